"""Every quantity in a stretch of text: number and hedge, read under a Codebook.

First the numerals, vague words and words for nobody are found; then each is covered by one mark of its length, and
the rows of `grammar.quantities` are matched on what is left, so that they say nothing of how numbers are spelled.
"""

from __future__ import annotations

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
from casualtylib.text.numerals import Numeral, numerals
from casualtylib.text.plain import lower

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
    stretch = lower(text[start : len(text) if end is None else end]).translate(_NO_MARKS)
    items = _items(stretch)
    return list(_figures(text, stretch, items, start, codebook)) if items else []


@cache
def _vague() -> tuple[regex.Pattern[str], dict[str, str]]:
    """The pattern of the words that are no numerals, and the key of each."""
    table = load("quantities")
    keys = {phrase: key for key, phrases in table["vague"].items() for phrase in phrases}
    nobody, other = table["none"]["no"], alternatives(table["none"]["not_after_no"])
    end = r"(?![\p{L}\p{N}])"
    pattern = (
        rf"(?<![\p{{L}}\p{{N}}'-])(?<!\b(?:as|so|how|too) )(?:{alternatives(keys)}{end}(?!\s+as\b|-\p{{L}})"
        rf"|{alternatives(nobody)}{end}(?!\s+{other}\b)(?<!no(?=\.?\s*[0-9]|\s*[,.;:?!-])))"
    )
    return regex.compile(pattern, regex.V1), {**keys, **dict.fromkeys(nobody, "no")}


def _items(stretch: str) -> list[Item]:
    pattern, keys = _vague()
    found = [Item(m.start(), m.end(), key=keys[" ".join(m[0].split())]) for m in pattern.finditer(stretch)]
    found += [Item(n.start, n.end, n) for n in numerals(stretch)]
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[Item] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _figures(text: str, stretch: str, items: Sequence[Item], offset: int, codebook: Codebook) -> Iterator[tuple[str, Figure]]:
    """The rows matched on the covered stretch, from left to right."""
    covered, at = _covered(stretch, items), 0
    while (match := quantities.pattern().search(covered, at)) is not None:
        rule = _row(match, quantities.RULES)
        found = _read(rule, match, items, codebook)
        if found is None:  # no range after all, "3-1": its numbers one by one
            match = quantities.pattern(single=True).search(covered, match.start())
            if match is None:
                return
            rule = _row(match, quantities.SINGLE)
            found = _read(rule, match, items, codebook)
        at = match.end()
        if found is not None:
            hedge, reading, number = found
            span = Span(offset + match.start(), offset + at)
            soft = (reading.soft_low, reading.soft_high)
            yield rule.name, Figure(reading.count, hedge, span, span.of(text), number=number, soft_low=soft[0], soft_high=soft[1])


def _covered(stretch: str, items: Sequence[Item]) -> str:
    parts: list[str] = []
    at = 0
    for item in items:
        parts += (stretch[at : item.start], item.mark)
        at = item.end
    return "".join((*parts, stretch[at:]))


Found = tuple[Hedge, Reading, int | None]


def _row(match: regex.Match[str], rows: Sequence[Rule]) -> Rule:
    return rows[int(str(match.lastgroup)[1:])]


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
