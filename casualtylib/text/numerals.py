"""Numerals: digits and number words to whole numbers.

A numeral is a row of terms before scales, in falling order ("two million three hundred and five thousand"), and a
last term without a scale. A term is digits, or words from 1 to 999, or both ("3 hundred and one"). Every repetition
in the pattern is bounded, so the scan takes time linear in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

import regex
from attrs import frozen

from casualtylib.lexicon import alternatives, load, words
from casualtylib.model.checks import LIMIT
from casualtylib.text.wordnumbers import group


@frozen
class Numeral:
    """A number as written.

    Args:
        start, end: where it stands.
        value: the number.
        scale: what its last word multiplies by (100 in "two hundred"), else 1; "two to three hundred" needs it.
        loose: whether the word is used loosely by custom ("a dozen", "half a dozen").
    """

    start: int
    end: int
    value: int
    scale: int = 1
    loose: bool = False


def scales() -> Mapping[str, int]:
    """The words that multiply what stands before them, with their values."""
    table: Mapping[str, Mapping[str, int]] = load("quantities")["numeral"]
    return {**table["scales"], **table["dozens"]}


#: Behind three labels or more with slashes between them as many numbers are counts, and no date: "dead/injured/missing: 7/20/3".
LABELLED = r"(?<=(?:\p{L}{4,20}/){2,4}\p{L}{4,20}:?[ ]{0,2}[0-9/]{0,40})"

#: What may not stand before a count: letters, signs of money, a decimal point, another part of a date or a telephone number.
BEFORE = (
    r"(?<![\p{L}\p{N}_$£€¥#@])(?<![0-9][.,:'])(?<!\p{L}[-'/])"
    rf"(?:(?<![-/][0-9]{{1,4}}[-/])(?<![0-9][-/](?=[0-9]{{1,4}}[-/]))|{LABELLED})"
)


@cache
def _after() -> str:
    compound = rf"-(?!{alternatives(words('quantities', 'numeral', 'after_dash'))}(?!\p{{L}}))\p{{L}}"
    behind = alternatives(words("quantities", "numeral", "after_ordinals"))
    ordinal = rf"[\s-]++{alternatives(words('quantities', 'numeral', 'ordinals'))}(?!\p{{L}}|\s{behind})"
    glued = rf"(?<=[0-9])(?={alternatives(words('quantities', 'numeral', 'glued'))}(?!\p{{L}}))"
    return rf"(?!(?!{glued})[\p{{L}}\p{{N}}_]|\s?%|°|[.,:'][0-9]|'s\b|(?!{LABELLED})[-/][0-9]++[-/]|/\p{{L}}|{compound}|{ordinal})"


@cache
def pattern(joins: int = 4, *, apart: bool = False) -> str:
    """The pattern of a numeral in plain lower-case text, without its surroundings.

    Args:
        joins: how many scaled terms may follow the first.
        apart: whether "and" before a smaller term and a scale begins another numeral ("… two hundred | and one thousand …").
    """
    unit, teen, ten = (alternatives(words("quantities", "numeral", key)) for key in ("units", "teens", "tens"))
    table = load("quantities")["numeral"]
    scale = alternatives(set(table["scales"]) - {"hundred"})
    dozen = alternatives(table["dozens"])
    article, half = alternatives(words("quantities", "numeral", "articles")), alternatives(words("quantities", "numeral", "halves"))
    zero = alternatives(words("quantities", "numeral", "zero"))
    gap = r"(?:\s{1,4}+|-)"
    and_ = rf"{gap}and{gap}"
    end = r"(?![\p{L}\p{N}])"
    digits = (
        r"(?>[0-9]{1,2}(?:,[0-9]{2}(?![0-9])){1,4}+,[0-9]{3}|[0-9]{1,3}(?:,[0-9]{3}){1,5}+|[1-9][0-9]{0,2}(?:[ ][0-9]{3}){1,5}+"
        r"|[0-9]{1,3}(?:\.[0-9]{3}){1,5}+|[0-9]{1,3}(?:'[0-9]{3}){1,5}+|[0-9]{1,16}+)(?![0-9])"
    )
    decimal = r"[0-9]{1,13}+[.,][0-9]{1,6}+(?![0-9])"
    below = rf"(?:{ten}(?:{gap}{unit}{end})?+|{teen}|{unit}){end}"
    small = rf"(?:{below}|[0-9]{{1,2}}(?![0-9.,:]))"
    split = rf"(?!{gap}(?:hundred{f'|{scale}' if apart else ''}){end})"
    hundred = rf"(?:(?:{below}|[0-9]{{1,2}}|{article}){gap})?+hundred{end}(?:(?:{and_}|{gap}){small}{split})?+"
    term = rf"(?>{hundred}|{below}|{digits})"
    scaled = rf"(?>(?:(?:{hundred}|{decimal}|{below}(?:{and_}{article}{gap}half)?+|{digits}|{article}){gap})?+{scale}){end}"
    comma = rf",\s{{1,4}}+(?!{article}{gap}|hundred)(?={hundred}|{scaled})"  # not "3 thousand, a hundred of them women"
    behind_and = rf"{and_}(?=(?:{below}|[0-9]{{1,2}}(?![0-9.,:]))(?!{gap}hundred))"
    rest = rf"(?:{comma}|{behind_and}|{gap}(?![0-9]++(?!{gap}(?:hundred|{scale}))))"
    suffix = alternatives(table["suffixes"])
    quarter, of = alternatives(words("quantities", "numeral", "quarter")), alternatives(words("quantities", "numeral", "of"))
    return (
        rf"(?>(?:{decimal}|{digits})(?:{suffix}|[ ]{alternatives(word for word in table['suffixes'] if len(word) > 1)}){end}"
        rf"|(?:{article}{gap})?+{half}(?:{gap}{article})?+{gap}(?:{scale}|{dozen}){end}"
        rf"|(?:(?:{below}|{article}){gap})?+{quarter}(?:{gap}{of}{gap}{article})?+{gap}{scale}{end}"
        rf"|(?:(?:{hundred}|{small}|{article}){gap})?+{dozen}{end}"
        rf"|{scaled}(?:{and_}{article}{gap}half{end}|(?:{rest}{scaled}){{0,{joins}}}+(?:{rest}{term}{split})?+)"
        rf"|{term}|{zero}{end})"
    )


@cache
def _whole(joins: int = 4, *, apart: bool = False) -> regex.Pattern[str]:
    return regex.compile(f"{BEFORE}{pattern(joins, apart=apart)}{_after()}")


@cache
def first_words() -> frozenset[str]:
    """The words with which a spelled-out numeral begins."""
    table = load("quantities")["numeral"]
    lists = ("units", "teens", "tens", "zero", "articles", "halves", "quarter")
    return frozenset(word for key in lists for word in table[key]) | frozenset(scales())


def numeral_at(plain: str, at: int) -> Numeral | None:
    """The numeral that begins there in plain, lower-case text; None if none does.

    >>> numeral_at("two dozen of 1,200", 13).value
    1200
    """
    match = _whole().match(plain, at)
    found = None if match is None else numeral(match[0], at)
    if match is None or found is not None or not plain[match.end() - 1].isalpha():
        return found
    for joins in range(4, -1, -1):  # terms that do not fall are several numerals: "a million, two million"
        match = _whole(joins, apart=True).match(plain, at)
        if match is not None and (found := numeral(match[0], at)) is not None:
            return found
    return None


_WORD = regex.compile(r"[0-9](?:[0-9]|[., '](?=[0-9]))*+|\p{L}++")


def numeral(written: str, at: int = 0) -> Numeral | None:
    """The value of a numeral in lower case; None where it has none, or one that is too large.

    >>> numeral("half a dozen")
    Numeral(start=0, end=12, value=6, scale=12, loose=True)
    >>> numeral("two thousand million") is None
    True
    """
    found = _read(written)
    return None if found is None else Numeral(at, at + len(written), *found)


@lru_cache(maxsize=4096)
def _read(written: str) -> tuple[int, int, bool] | None:
    terms = _WORD.findall(written)
    found = _value(terms)
    if found is None or found[0] != int(found[0]) or not 0 <= found[0] <= LIMIT:
        return None
    loose = terms[-1] == "dozen" and (terms[0] in ("a", "dozen") or "half" in terms)
    return int(found[0]), found[1], loose


def _value(terms: list[str]) -> tuple[Decimal, int] | None:
    """The sum of the scaled terms and what the last word multiplies by."""
    known, suffixes = scales(), load("quantities")["numeral"]["suffixes"]
    total, least, waiting = Decimal(0), 0, list[str]()
    last = 1
    for word in terms:
        last = 1
        if word == "hundred" or (word not in known and word not in suffixes):
            waiting.append(word)
            continue
        by = last = known.get(word) or suffixes[word]
        value = _term(waiting or ["a"], scaled=True)
        if value is None or (least and value * by >= least):
            return None
        total, least, waiting = total + value * by, by, []
    if not waiting:
        return total, last
    if least and waiting[-1] == "half":
        return total + Decimal(least) / 2, 1
    value = _term(waiting, scaled=False)
    if value is None or (least and value >= least):
        return None
    return total + value, 100 if waiting[-1] == "hundred" else 1


def _term(waiting: list[str], *, scaled: bool) -> Decimal | None:
    """The value of one term: articles, a half, digits, words below 100, and a hundred among them."""
    if waiting[-1] == "half" and len(waiting) > 3:
        value = _term(waiting[:-3], scaled=scaled)
        return None if value is None else value + Decimal("0.5")
    waiting = [word for word in waiting if word != "and"]
    if "half" in waiting:
        return Decimal("0.5")
    if set(waiting) & set(words("quantities", "numeral", "quarter")):
        return _quarters(waiting)
    if "hundred" in waiting:
        at = waiting.index("hundred")
        head = _term(waiting[:at] or ["a"], scaled=False)
        tail = _term(waiting[at + 1 :], scaled=False) if waiting[at + 1 :] else Decimal(0)
        return None if head is None or tail is None or tail >= 100 else head * 100 + tail
    if waiting in (["a"], ["an"]):
        return Decimal(1)
    if len(waiting) == 1 and waiting[0] in words("quantities", "numeral", "zero"):
        return Decimal(0)
    if len(waiting) == 1 and waiting[0][0] in "0123456789":
        return _digits(waiting[0], scaled=scaled)
    spelled = group(" ".join(waiting))
    return None if spelled is None else Decimal(spelled)


def _quarters(waiting: list[str]) -> Decimal | None:
    """Quarters, "a quarter of a", "three quarters of a"."""
    many = waiting[: next(i for i, word in enumerate(waiting) if word in words("quantities", "numeral", "quarter"))]
    value = Decimal(1) if not many or many[0] in words("quantities", "numeral", "articles") else _term(many, scaled=False)
    return value / 4 if value in (1, 3) else None


_GROUPED = regex.compile(r"[0-9]{1,3}(?:([ .,'])[0-9]{3})(?:\1[0-9]{3})*+|[0-9]{1,2}(?:,[0-9]{2}(?![0-9]))++,[0-9]{3}")


def _digits(written: str, *, scaled: bool) -> Decimal | None:
    """Digits with separators; before a scale one point or comma is a decimal one."""
    if written.isdecimal():
        return Decimal(written)
    parts = regex.split(r"[., ']", written)
    if scaled and len(parts) == 2 and (len(parts[1]) < 3 or "." in written):
        return Decimal(f"{parts[0]}.{parts[1]}")
    return Decimal("".join(parts)) if _GROUPED.fullmatch(written) else None
