"""Whether words that look like a date are one: "may", "march" and "2010" have other uses."""

from __future__ import annotations

import regex

from casualtylib.grammar.windows_marks import mark
from casualtylib.lexicon import words

#: How many characters around it tell.
_AROUND = 24


def is_date(text: str, match: regex.Match[str], row: str) -> bool:
    """Whether the words matched by a row are a date and not a name, a modal or a number of people."""
    parts = match.groupdict()
    month, day = (parts.get("month") or "").rstrip("."), (parts.get("weekday") or "").rstrip(".")
    cased = words("time", "marks", "cased")
    if (month in cased and not parts.get("year")) or day in cased:
        return False
    before, after = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    if row == "days after":
        return after.lstrip()[:1].isalnum()  # "a day after she left", not "she left a day after."
    if row == "weekday":
        return _is_weekday(before, after, plural=bool(parts.get("s")))
    if row == "month" and not (parts.get("edge") or parts.get("which") or parts.get("year")):
        short = len(month) < 4 and month.lower() != "may"
        return not month.islower() and not short and bool(mark("before a month").search(before) or mark("event behind").match(after))
    if row == "year" and not parts.get("edge"):
        return not mark("people behind").match(after) and bool(mark("before a year").search(before) or mark("event behind").match(after))
    return True


def month_before_number(text: str, match: regex.Match[str]) -> bool:
    """Whether the day is a number of people: "in May 20 people were killed"."""
    return not match["year"] and text[max(0, match.start() - 4) : match.start()].lower().split() == ["in"]


def _is_weekday(before: str, after: str, *, plural: bool) -> bool:
    if plural and not mark("event behind").match(after):
        return False  # "on Sundays", but "Sundays attack" where an apostrophe was lost
    return before.lower().split()[-1:] not in [[name] for name in words("time", "words", "named_days")]
