"""Axes of a System: the elements that the sides in use tell apart, and each side as elements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from casualtylib.model.box import Axis
from casualtylib.model.box import Side as BoxSide
from casualtylib.model.window import Window
from casualtylib.reconciling.sides import Literals, Side, elements, holds, in_words, names_in
from casualtylib.reconciling.times import Period, Times, When, in_order, periods

#: The most elements of one side of names; a caller lets go of names before there are more.
MOST = 256
#: The most periods whose sets are told apart, where one person can be hit in several.
_PERIODS = 4

T = TypeVar("T")


def names_axis(name: str, sides: Sequence[Side], nogoods: Sequence[Literals]) -> tuple[Axis, list[BoxSide]]:
    """The axis of one side of names, and each side on it."""
    names = sorted({word for side in set(sides) for word in names_in(side)})
    found, _ = elements(names, nogoods, 10 * MOST)
    kinds, covers = _kinds(found, sides, holds)
    return Axis(name, _distinct(in_words(kind, names) for kind in kinds)), covers


def time_axis(sides: Sequence[Times], several: bool) -> tuple[Axis, list[BoxSide]]:
    """The axis of time, and each side on it.

    Args:
        sides: the sides of time.
        several: whether one person can be hit in several periods: the elements are then the sets of periods of harm.
    """
    distinct = list(dict.fromkeys(sides))
    whens = list(dict.fromkeys(when for side in distinct for when in side))
    if not any(when.unknown for when in whens):
        if len({when.harm for when in whens}) == 1:
            return _line(sides, distinct, [when.recorded for when in whens], lambda when: when.recorded, whens[0].harm)
        if not several and len({when.recorded for when in whens}) == 1:
            return _line(sides, distinct, [when.harm for when in whens], lambda when: when.harm, None)
    found: list[tuple[Period, ...]] = [(period,) for period in periods(distinct)]
    if several:
        found = _sets([chosen[0] for chosen in found], whens)
    kinds, covers = _kinds(found, sides, lambda side, chosen: any(period.within(side) for period in chosen))
    return Axis("time", _distinct(" and ".join(map(str, kind)) for kind in kinds)), covers


def _line(
    sides: Sequence[Times],
    distinct: Sequence[Times],
    windows: Sequence[Window | None],
    varying: Callable[[When], Window | None],
    harm: Window | None,
) -> tuple[Axis, list[BoxSide]]:
    """An axis on which every window is a range: only one kind of window varies."""
    place = in_order(windows, harm)
    words = place.words
    covers: dict[Times, BoxSide] = {}
    for side in distinct:
        ranges = [place.of(varying(when)) for when in side]
        whole = ranges[0] if len(ranges) == 1 else frozenset(i for one in ranges for i in one)
        covers[side] = None if len(whole) == len(words) else whole
    return Axis("time", words), [covers[side] for side in sides]


def _sets(found: Sequence[Period], whens: Sequence[When]) -> list[tuple[Period, ...]]:
    """Sets of periods of harm, told apart by the windows in use, that became known in one stretch."""
    by_heard: dict[object, list[Period]] = {}
    for period in found:
        by_heard.setdefault(period.recorded, []).append(period)
    sets: list[tuple[Period, ...]] = []
    for alike in by_heard.values():
        kinds: dict[tuple[bool, ...], Period] = {}
        for period in alike:
            kinds.setdefault(tuple(period.hit_in(when) for when in whens), period)
        told = [period for signature, period in kinds.items() if any(signature)]
        sets += [chosen for size in range(1, len(told) + 1) for chosen in combinations(told, size)]
    return sets


def few_periods(figures: list[T], asked: Times, time: Callable[[T], Times]) -> tuple[list[T], bool]:
    """The figures of so few windows of harm that sets of periods can be told apart, and whether that is all of them.

    The windows asked about come first, then those of most figures.
    """
    counts = Counter((when.harm, when.unknown) for figure in figures for when in time(figure))
    ranked = sorted(counts, key=lambda window: (-counts[window], str(window[0]), sorted(window[1])))
    taken = list(dict.fromkeys((when.harm, when.unknown) for when in asked))
    for window in ranked:
        if window not in taken and _told_apart([*taken, window]) <= _PERIODS:
            taken.append(window)
    kept = [figure for figure in figures if all((when.harm, when.unknown) in taken for when in time(figure))]
    return kept, len(kept) == len(figures)


def _told_apart(windows: Sequence[tuple[Window | None, frozenset[str]]]) -> int:
    """How many kinds of periods the windows tell apart."""
    whens = [When(harm, unknown) for harm, unknown in windows]
    kinds = {tuple(period.hit_in(when) for when in whens) for period in periods([(when,) for when in whens])}
    return sum(1 for kind in kinds if any(kind))


def _kinds(found: Sequence[T], sides: Sequence[Side] | Sequence[Times], has: Callable[..., bool]) -> tuple[list[T], list[BoxSide]]:
    """One element of each kind that the sides tell apart, and each side as indexes into them; None: all of them."""
    distinct = list(dict.fromkeys(sides))
    kinds: dict[tuple[bool, ...], T] = {}
    for element in found:
        signature = tuple(has(side, element) for side in distinct)
        if any(signature):
            kinds.setdefault(signature, element)
    covers: dict[object, BoxSide] = {}
    for i, side in enumerate(distinct):
        members = frozenset(k for k, signature in enumerate(kinds) if signature[i])
        covers[side] = None if len(members) == len(kinds) > 0 else members
    return list(kinds.values()) or list(found[:1]), [covers[side] for side in sides]


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """The words, numbered where they repeat."""
    seen: Counter[str] = Counter()
    found = []
    for word in words:
        seen[word] += 1
        found.append(word if seen[word] == 1 else f"{word} ({seen[word]})")
    return tuple(found)
