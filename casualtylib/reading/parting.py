"""Which numbers of a sentence count some of those that another one counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

import regex
from attrs import evolve

from casualtylib.grammar.breakdowns import ASIDES, CLASSES, ELLIPSES, PARTS
from casualtylib.reading.chunk import Chunk
from casualtylib.reading.events_groups import disjoint
from casualtylib.reading.groups import group_of
from casualtylib.reading.joining import Found, Joined, Pattern, kin, patterns, value

#: The longest list whose sum is compared with the number before it.
_LONGEST_LIST = 12
#: How many chunks before an aside those hurt may stand.
_NEAR = 15


@cache
def _those() -> regex.Pattern[str]:
    """Those hurt, of whom the sentence goes on to tell: "the dead were mostly civilians and included ten children"."""
    return regex.compile(r"B(?:[vpxP][^nqsyoAKTVLDBM]*+)?$")


@cache
def _table(name: str) -> tuple[Pattern, ...]:
    return patterns({"asides": ASIDES, "parts": PARTS, "ellipses": ELLIPSES}[name], CLASSES)


def read_chunks(row: Sequence[Chunk]) -> list[Found]:
    """What the grammar finds in the chunks of one sentence, in the order of the numbers."""
    kept, asides = _without_asides(row)
    joined = Joined(row, kept)
    joined.run()
    _inherit(joined)
    _parts_of_later(joined)
    _sums(joined)
    _parts_of_earlier(joined, asides)
    return [item for i in sorted(joined.found) for item in joined.found[i]]


def _without_asides(row: Sequence[Chunk]) -> tuple[list[int], list[list[int]]]:
    """The chunks without asides, and the numbers in each aside."""
    symbols = "".join(chunk.symbol for chunk in row)
    gone = [False] * len(row)
    asides: list[list[int]] = []
    for rule, pattern in _table("asides"):
        for match in pattern.finditer(symbols):
            if match.start() == 0 or gone[match.start()] or _those().search(symbols, max(0, match.start() - _NEAR), match.start()):
                continue
            numbers = match.starts("n") if "{item}" in rule.pattern or "?P<n>" in rule.pattern else []
            gone[match.start() : match.end()] = [True] * (match.end() - match.start())
            if numbers:
                asides.append(list(numbers))
    return [i for i in range(len(row)) if not gone[i]], sorted(asides)


def _inherit(joined: Joined) -> None:
    """Numbers that repeat the outcome of the one before: "killed three in the north and five in the south"."""
    for rule, pattern in _table("ellipses"):
        for match in pattern.finditer(joined.symbols):
            i = joined.kept[match.start("n")]
            last = _last(sorted(joined.found), i)
            if i in joined.found or last is None:
                continue
            between = "".join(chunk.symbol for chunk in joined.row[last + 1 : i])
            one_verb = set(between) <= set("AKV,&xpfruPUX") and sum(map(between.count, "AKV")) == 1
            if one_verb or not set(between) & set("vdTKAVL:"):
                joined.found[i] = [evolve(item, number=i, rule=rule.name, part=False, old=False) for item in joined.found[last]]


def _parts_of_later(joined: Joined) -> None:
    """Parts of a number behind them: "ten children were among the 25 people killed"."""
    for rule, pattern in _table("parts"):
        for match in pattern.finditer(joined.symbols):
            whole = joined.kept[match.start("w")]
            if whole in joined.found:
                for at in match.starts("n"):
                    _set_part(joined.found, joined.kept[at], whole, rule.name)


def _sums(joined: Joined) -> None:
    """A number followed by a list that adds up to it: "seven people, two men and five women"."""
    row, found = joined.row, joined.found
    numbers = sorted(found)
    for at, whole in enumerate(numbers):
        total, first = value(row[whole]), found[whole][0]
        rest: list[int] = []
        for i in numbers[at + 1 : at + 1 + _LONGEST_LIST]:
            if (
                found[i][0].outcome != first.outcome
                or found[i][0].part
                or row[i].note == "other"
                or found[i][0].rule == "ellipsis"
                or not _can_be_among(row[i], row[whole])
                or sum(map(value, (row[k] for k in rest))) >= total
            ):
                break
            rest.append(i)
        each_in_its_place = all(k + 1 < len(row) and row[k + 1].symbol == "p" for k in (whole, *rest))
        if each_in_its_place or len(rest) < 2 or _goes_on(row, rest[-1]):
            continue
        if sum(value(row[k]) for k in rest) == total and _one_verb(row[whole : rest[-1]]):
            for k in rest:
                found[k] = [evolve(item, part=True, whole=whole, breakdown=whole + len(row)) for item in found[k]]


def _goes_on(row: Sequence[Chunk], last: int) -> bool:
    """Whether the list goes on behind an item: "two clerks, a cook, a guard and two drivers" are six."""
    ahead = "".join(chunk.symbol for chunk in row[last + 1 : last + 3])
    return ahead in ("&n", "&s", ",&") and row[last - 1].symbol != "&"


def _can_be_among(part: Chunk, whole: Chunk) -> bool:
    """Whether nothing speaks against a person being one of those: "two women, their driver" are three."""
    return not kin(part) and not disjoint(group_of(part.group), group_of(whole.group))


def _one_verb(between: Iterable[Chunk]) -> bool:
    """Whether the same verb of harm holds for all of a list."""
    return sum(chunk.symbol in "AVKT" for chunk in between) <= 1


def _parts_of_earlier(joined: Joined, asides: Sequence[Sequence[int]]) -> None:
    """The numbers of asides, and "two of them", are parts of the number before them."""
    wholes = sorted(joined.found)
    for k, numbers in enumerate(asides):
        whole = _last(wholes, numbers[0])
        if whole is None and wholes and wholes[-1] > numbers[-1]:
            whole = wholes[bisect_left(wholes, numbers[-1])]
        for i in numbers:
            if whole is not None and i not in joined.found and not _too_many(joined.row[i], joined.row[whole]):
                _set_part(joined.found, i, whole, "part", k)
    for i, chunk in enumerate(joined.row):
        if chunk.symbol == "m" and i not in joined.found:
            whole = _last(sorted(joined.found), i)
            if whole is not None:
                _set_part(joined.found, i, whole, "some of them")


def _too_many(part: Chunk, whole: Chunk) -> bool:
    """Whether a number that names nobody is too high for a part: "31 dead (updated 1925)"."""
    high = whole.figure.count.high if whole.figure else None
    return part.symbol == "q" and high is not None and value(part) > high


def _last(numbers: Sequence[int], before: int) -> int | None:
    """The last of some numbers in order that stands before a place."""
    at = bisect_left(numbers, before)
    return numbers[at - 1] if at else None


def _set_part(found: dict[int, list[Found]], i: int, whole: int, rule: str, breakdown: int | None = None) -> None:
    if i in found:
        if found[i][0].outcome == found[whole][0].outcome and found[whole][0].whole != i:
            found[i] = [evolve(item, part=True, whole=whole) for item in found[i]]
    else:
        found[i] = [evolve(item, number=i, rule=rule, part=True, whole=whole, breakdown=breakdown, old=False) for item in found[whole]]
