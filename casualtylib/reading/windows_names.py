"""Whether words that look like a date are one: "may", "march" and "2010" have other uses."""

from __future__ import annotations

from functools import cache

import regex

from casualtylib.lexicon import words

#: Names of months and days that are other words where they are not capitalised.
_CASED = frozenset(["may", "march", "mar", "sun", "sat", "mon", "wed", "dec", "jan", "sept"])
#: How many characters around it tell.
_AROUND = 24


def is_date(text: str, match: regex.Match[str], row: str) -> bool:
    """Whether the words matched by a row are a date and not a name, a modal or a number of people."""
    parts = match.groupdict()
    month, day = (parts.get("month") or "").rstrip("."), (parts.get("weekday") or "").rstrip(".")
    if (month in _CASED and not parts.get("year")) or day in _CASED:
        return False
    before, after = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    if row == "days after":
        return after.lstrip()[:1].isalnum()  # "a day after she left", not "she left a day after."
    if row == "weekday":
        return _is_weekday(before, after, plural=bool(parts.get("s")))
    if row == "month" and not (parts.get("edge") or parts.get("which") or parts.get("year")):
        short = len(month) < 4 and month.lower() != "may"
        return not month.islower() and not short and bool(_before_month().search(before) or _event().match(after))
    if row == "year" and not parts.get("edge"):
        return not _people().match(after) and bool(_before_year().search(before) or _event().match(after))
    return True


def month_before_number(text: str, match: regex.Match[str]) -> bool:
    """Whether the day is a number of people: "in May 20 people were killed"."""
    return not match["year"] and text[max(0, match.start() - 4) : match.start()].lower().split() == ["in"]


def _is_weekday(before: str, after: str, *, plural: bool) -> bool:
    if plural and not _event().match(after):
        return False  # "on Sundays", but "Sundays attack" where an apostrophe was lost
    return before.lower().split()[-1:] not in [[name] for name in words("time", "words", "named_days")]


@cache
def _before_month() -> regex.Pattern[str]:
    before = "in|since|during|of|from|until|till|by|through|throughout|between|and|to|last|before|after|over|for|early|late|mid|deadly|the"
    return regex.compile(rf"\b(?:{before})[\s-]+$", regex.I)


@cache
def _before_year() -> regex.Pattern[str]:
    before = "in|since|during|of|from|until|till|between|throughout|before|after|by|and|to|through|early|late"
    return regex.compile(rf"\b(?:{before}|\()\s*$", regex.I)


@cache
def _event() -> regex.Pattern[str]:
    """A noun of harm within three words: "the August 17 *bombing*", "the 1979 mine *disaster*"."""
    happening = "|".join(sorted(words("time", "roles", "happening"), key=lambda word: (-len(word), word)))
    return regex.compile(rf"\s+(?:(?!(?:and|were|was|people)\b)[\p{{L}}-]+\s+){{0,2}}?(?:{happening})\b", regex.I)


@cache
def _people() -> regex.Pattern[str]:
    """Who is counted, where a number might be a year: "in 2000 homes"."""
    people = "people|persons|civilians|families|households|homes|houses|villages|soldiers|troops|fighters|militants|men|women|children"
    return regex.compile(rf"\s+(?:{people}|others|victims|deaths)\b", regex.I)
