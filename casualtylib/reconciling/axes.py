"""Axes of a System: the elements that the sides in use tell apart, and each side as elements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from casualtylib.model.box import Axis
from casualtylib.model.box import Side as BoxSide
from casualtylib.model.window import Window
from casualtylib.reconciling.sides import Literals, Side, elements, holds, in_words, names_in
from casualtylib.reconciling.times import Times, When, in_order, periods

#: The most elements of one side of names; a caller lets go of names before there are more.
MOST = 256

T = TypeVar("T")


def names_axis(name: str, sides: Sequence[Side], nogoods: Sequence[Literals]) -> tuple[Axis, list[BoxSide]]:
    """The axis of one side of names, and each side on it."""
    names = sorted({word for side in set(sides) for word in names_in(side)})
    found, _ = elements(names, nogoods, 10 * MOST)
    kinds, covers = alike(found, sides, holds)
    return Axis(name, told_apart(in_words(kind, names) for kind in kinds)), covers


def time_axis(sides: Sequence[Times]) -> tuple[Axis, list[BoxSide]]:
    """The axis of time, and each side on it."""
    distinct = list(dict.fromkeys(sides))
    whens = list(dict.fromkeys(when for side in distinct for when in side))
    if not any(when.unknown for when in whens):
        if one_harm(distinct):
            return _line(sides, distinct, [when.recorded for when in whens], lambda when: when.recorded, whens[0].harm)
        if len({when.recorded for when in whens}) == 1:
            return _line(sides, distinct, [when.harm for when in whens], lambda when: when.harm, None)
    kinds, covers = alike(periods(distinct), sides, lambda side, period: period.within(side))
    return Axis("time", told_apart(map(str, kinds))), covers


def one_harm(sides: Iterable[Times]) -> bool:
    """Whether all are of the same days of harm."""
    return len({(when.harm, when.unknown) for side in sides for when in side}) <= 1


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


def alike(found: Sequence[T], sides: Sequence[object], has: Callable[..., bool]) -> tuple[list[T], list[BoxSide]]:
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


def told_apart(words: Iterable[str]) -> tuple[str, ...]:
    """The words, numbered where they repeat."""
    seen: Counter[str] = Counter()
    found = []
    for word in words:
        seen[word] += 1
        found.append(word if seen[word] == 1 else f"{word} ({seen[word]})")
    return tuple(found)
