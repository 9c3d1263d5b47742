"""Every quantity in a stretch of text: number and hedge, read under a Codebook.

First the numerals, vague words and words for nobody are found; then each is covered by one mark of its length, and
the rows of `grammar.quantities` are matched on what is left, so that they say nothing of how numbers are spelled.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import regex
from attrs import frozen

from casualtylib.grammar import quantities
from casualtylib.grammar.rule import Rule
from casualtylib.lexicon import alternatives, load
from casualtylib.model.codebook import LITERAL, Codebook, Reading
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.text.numerals import Numeral, first_words, numeral_at
from casualtylib.text.plain import lower

#: How far before its number a hedge may begin, in characters.
LONGEST_HEDGE = 100
#: The marks themselves, should a text hold them, are blanks.
_NO_MARKS = dict.fromkeys(map(ord, (quantities.NUMERAL, quantities.VAGUE, quantities.NOBODY, quantities.PAD)), " ")


@frozen
class Item:
    """A numeral, a vague word (its key in a Codebook) or a word for nobody (key ``"no"``), where it stands."""

    start: int
    end: int
    numeral: Numeral | None = None
    key: str = ""

    @property
    def mark(self) -> str:
        """What covers it."""
        first = quantities.NUMERAL if self.numeral else quantities.NOBODY if self.key == "no" else quantities.VAGUE
        return first + quantities.PAD * (self.end - self.start - 1)


def figures(text: str, start: int = 0, end: int | None = None, codebook: Codebook = LITERAL) -> tuple[Figure, ...]:
    """The quantities in a stretch of plain text (`casualtylib.text.plain.plain`), in order; none overlaps another.

    Args:
        text: the plain text.
        start, end: the stretch; spans are offsets in `text`.
        codebook: how words become Counts.

    Raises:
        UsageError: for a vague word on which the Codebook does not rule.

    >>> [(f.words, f.hedge.value, f.count) for f in figures("At least seven died, dozens or more were hurt")]
    [('At least seven', 'at_least', Count.at_least(7)), ('dozens or more', 'vague', Count.at_least(24))]
    """
    return tuple(figure for _, figure in matched(text, start, end, codebook))


def matched(text: str, start: int = 0, end: int | None = None, codebook: Codebook = LITERAL) -> list[tuple[str, Figure]]:
    """Like `figures`, each with the name of the row that read it.

    >>> matched("between 20 and 30")[0][0]
    'between a and b'
    """
    stretch = lower(text[start : len(text) if end is None else end])
    items, begins = _items(stretch)
    return list(_figures(text, _covered(stretch, items), items, begins, start, codebook)) if items else []


#: Digits that are no numeral by themselves, before a word that multiplies them: "$30 billion".
_SUM = re.compile(r"[0-9]\s?-?$")
#: So many characters before that word are looked at.
LONGEST_SUM = 3

_RUN = re.compile(r"[^\W\d_]+|[0-9]+|[~≈<>≤≥=]")


@cache
def _first_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words with which a vague word or a word for nobody begins, and those with which a hedge does."""
    table = load("quantities")
    vague = [phrase for phrases in (*table["vague"].values(), table["none"]["no"]) for phrase in phrases]
    two = [phrase for key in ("between", "from") for phrase in table["range"][key]]
    hedges = [phrase for phrases in quantities.hedges("before").values() for phrase in phrases] + two
    return frozenset(map(_first, vague)), frozenset(map(_first, hedges))


def _first(words: str, at: int = 0) -> str:
    """The word, sign or mark that begins there."""
    match = _RUN.match(words, at)
    return match[0] if match else words[at]


def _items(stretch: str) -> tuple[list[Item], list[int]]:
    """The items of a stretch of lower-case text, and where items and hedges begin."""
    items: list[Item] = []
    begins: list[int] = []
    vague, hedges = _first_words()
    numerals, end = first_words(), 0
    for run in _RUN.finditer(stretch):
        at, word = run.start(), run[0]
        if at < end:
            continue
        item = _vague_at(stretch, at) if word in vague else None
        if item is None and (word in numerals or word.isdecimal()):
            of_money = word in load("quantities")["numeral"]["scales"] and _SUM.search(stretch, max(0, at - LONGEST_SUM), at)
            found = None if of_money else numeral_at(stretch, at)
            item = Item(found.start, found.end, found) if found else None
        if item is not None:
            items.append(item)
            end = item.end
        if item is not None or word in hedges:
            begins.append(at)
    return items, begins


@cache
def _vague() -> tuple[regex.Pattern[str], dict[str, str]]:
    """The pattern of the words that are no numerals, and the key of each."""
    table = load("quantities")
    keys = {phrase: key for key, phrases in table["vague"].items() for phrase in phrases}
    nobody, other = (
        table["none"]["no"],
        alternatives([*table["none"]["not_after_no"], *table["compare"]["bigger"], *table["compare"]["smaller"]]),
    )
    end = r"(?![\p{L}\p{N}])"
    degree = alternatives(table["graded"]["after"])
    graded = rf"(?<!\b{degree} |(?<!\bwell )\bas ){alternatives(table['graded']['words'])}"
    pattern = (
        rf"(?<![\p{{L}}\p{{N}}-])(?<![\p{{L}}\p{{N}}]')"
        rf"(?:(?:{alternatives(set(keys) - set(table['graded']['words']))}|{graded}){end}(?!\s+as\b|-\p{{L}})"
        rf"|{alternatives(nobody)}{end}(?!\s+{other}\b)(?<!no(?=\.?\s*[0-9]|\s*[,.;:?!-])))"
    )
    return regex.compile(pattern), {**keys, **dict.fromkeys(nobody, "no")}


def _vague_at(stretch: str, at: int) -> Item | None:
    pattern, keys = _vague()
    match = pattern.match(stretch, at)
    return None if match is None else Item(at, match.end(), key=keys[" ".join(match[0].split())])


def _covered(stretch: str, items: Sequence[Item]) -> str:
    """The stretch with a mark over each item; marks of its own are blanks."""
    parts: list[str] = []
    at = 0
    for item in items:
        parts += (stretch[at : item.start].translate(_NO_MARKS), item.mark)
        at = item.end
    return "".join((*parts, stretch[at:].translate(_NO_MARKS)))


def _figures(
    text: str, covered: str, items: Sequence[Item], begins: Sequence[int], offset: int, codebook: Codebook
) -> Iterator[tuple[str, Figure]]:
    """The rows matched on the covered stretch, from left to right."""
    end = next_ = 0
    for begin in begins:
        while next_ < len(items) and items[next_].start < begin:
            next_ += 1
        if begin < end or next_ == len(items) or items[next_].start - begin > LONGEST_HEDGE:
            continue
        followed = next_ + 1 < len(items) and items[next_ + 1].start - items[next_].end <= LONGEST_HEDGE
        for rule, pattern in quantities.beginning(_first(covered, begin)):
            match = pattern.match(covered, begin) if followed or not isinstance(rule.make, tuple) else None  # a tuple is of two numbers
            found = match and _read(rule, match, items, codebook)
            if match and found:
                hedge, reading, number = found
                end, span = match.end(), Span(offset + begin, offset + match.end())
                soft = (reading.soft_low, reading.soft_high)
                yield rule.name, Figure(reading.count, hedge, span, span.of(text), number=number, soft_low=soft[0], soft_high=soft[1])
                break


Found = tuple[Hedge, Reading, int | None]


def _read(rule: Rule, match: regex.Match[str], items: Sequence[Item], codebook: Codebook) -> Found | None:
    """What the row makes of the items that its match holds; None if they cannot mean anything so."""
    first = bisect_left(items, match.start(), key=_start)
    inside = items[first : bisect_left(items, match.end(), key=_start)]
    return _two(rule.make, inside[0], inside[1], codebook) if isinstance(rule.make, tuple) else _one(rule.make, inside[0], codebook)


def _start(item: Item) -> int:
    return item.start


def _one(hedge: Hedge, item: Item, codebook: Codebook) -> Found | None:
    n = item.numeral
    if n is None:
        if item.key == "no":
            return Hedge.EXACT, Reading(Count.exactly(0)), 0
        vague = codebook.vague(item.key)
        if hedge in (Hedge.AT_MOST, Hedge.LESS_THAN):  # "up to several hundred" has no lower end
            vague = Reading(Count(0, vague.count.high), False, vague.soft_high)
        return Hedge.VAGUE, vague, None
    if hedge is Hedge.VAGUE:
        return hedge, codebook.odd(n.value), None
    if hedge is Hedge.EXACT and n.loose:
        return Hedge.ABOUT, codebook.vague("half_dozen" if n.value == 6 else "dozen"), n.value
    if hedge is Hedge.LESS_THAN and n.value == 0:
        return None
    return hedge, codebook.number(hedge, n.value), n.value


def _two(ends: tuple[Hedge | None, Hedge | None], one: Item, other: Item, codebook: Codebook) -> Found | None:
    if one.numeral is None or other.numeral is None:
        low, high = codebook.vague(one.key).count, codebook.vague(other.key).count
        return (Hedge.VAGUE, Reading(low.hull(high), True, high.high is not None), None) if low.low < high.low else None
    a, b = one.numeral.value, other.numeral.value
    if one.numeral.scale == 1 and a < b // other.numeral.scale:  # "two to three hundred"
        a *= other.numeral.scale
    first, second = ends
    if first is None or second is None:
        hedge, n = (first, a) if second is None else (second, b)
        return (hedge, codebook.number(hedge, n), n) if hedge and a < b else None
    low, high = codebook.number(first, a).count, codebook.number(second, b).count
    both = low & high
    return None if both.is_empty or a == b else (Hedge.RANGE, Reading(both), None)
