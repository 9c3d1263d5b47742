"""Axes, cells and boxes: the bare form of what a count covers. Knows nothing of words."""

from __future__ import annotations

from attrs import frozen

#: A cell: for each axis the index of one element.
Cell = tuple[int, ...]

#: The elements of one axis that a box covers; a range where they follow each other; None: all of them.
Side = frozenset[int] | range | None


@frozen
class Axis:
    """One side of the boxes, cut into elements that are disjoint and cover it.

    Args:
        name: ``"window"``, ``"group"``, ``"event"``, …
        elements: a name in words for each, such as ``"2024-12-01"`` or ``"adult civilian"``.
    """

    name: str
    elements: tuple[str, ...]


@frozen
class Box:
    """A product of sides. For each axis the elements that it covers; None: all of them.

    >>> sunday = Box((frozenset({1}), None))
    >>> (1, 0) in sunday, (0, 0) in sunday
    (True, False)
    >>> sunday & Box((range(0, 3), frozenset({0})))
    Box(sides=(frozenset({1}), frozenset({0})))
    """

    sides: tuple[Side, ...]

    def __contains__(self, cell: Cell) -> bool:
        return all(side is None or element in side for side, element in zip(self.sides, cell, strict=True))

    def __and__(self, other: Box) -> Box:
        """The cells in both."""
        return Box(tuple(_both(a, b) for a, b in zip(self.sides, other.sides, strict=True)))


def _both(a: Side, b: Side) -> Side:
    if a is None:
        return b
    if b is None:
        return a
    if isinstance(a, range) and isinstance(b, range):
        return range(max(a.start, b.start), min(a.stop, b.stop))
    return frozenset(element for element in a if element in b)
