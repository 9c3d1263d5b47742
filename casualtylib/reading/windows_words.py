"""The words that tell how far a date reaches: what goes on with a harm, what turns away from it, what counts it all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from casualtylib.lexicon import alternatives, load, words


@cache
def kinds_of_harm() -> Mapping[str, tuple[str, ...]]:
    """The kinds of harm of each word that names one."""
    table: dict[str, tuple[str, ...]] = {}
    for kind, names in load("time")["kinds"].items():
        for name in names:
            table[name] = (*table.get(name, ()), kind)
    return table


@cache
def _happening() -> frozenset[str]:
    return frozenset(words("time", "roles", "happening"))


def is_happening(word: str) -> bool:
    """Whether a word says what happens when people are harmed."""
    return word.strip(".,;:") in _happening()


def _phrases(*keys: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b{alternatives(words('time', *keys))}\b", regex.I)


@cache
def counts_what_was_told() -> regex.Pattern[str]:
    """Words of a count that covers what was told before: "in such attacks", "in all"."""
    return _phrases("roles", "such")


@cache
def points_back() -> regex.Pattern[str]:
    """Words that point back to the harm told before: "the attack", "it happened"."""
    return _phrases("roles", "back")


@cache
def tells_of_a_war() -> regex.Pattern[str]:
    """Words of a harm over years, whose count is not that of the day: "the war has killed"."""
    return _phrases("roles", "overall")


@cache
def raises_a_total() -> regex.Pattern[str]:
    """What stands before the count of a total that a new harm raises."""
    raising, total = (alternatives(words("time", "roles", key)) for key in ("raising", "total"))
    return regex.compile(rf"\b{raising}\s+(?:\S++\s+){{0,3}}?{total}\s[^,.;]{{0,50}}+$", regex.I)


@cache
def clause_boundary() -> regex.Pattern[str]:
    """What parts a date from a figure of another clause."""
    return regex.compile(r"[;,]|\b(?:while|but|after|when|where|as|which|who)\b")


@cache
def turns_away() -> regex.Pattern[str]:
    """A word that turns away behind a heading that ran into the sentence: "Kenya  Meanwhile in …"."""
    return regex.compile(r"(?:\w+\s+){0,3}+(?<=\s\s)(?:meanwhile|elsewhere|separately)\b")


@cache
def still_speaks() -> regex.Pattern[str]:
    """ "Meanwhile a doctor said …": another voice on the same harm."""
    said = "|".join(words("time", "roles", "saying"))
    return regex.compile(rf"(?:meanwhile|also|in addition|earlier),?\s+(?!in\s)(?:[\w'-]+\s+){{1,7}}?(?:{said})\b")
