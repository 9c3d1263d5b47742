"""Boxes as bits, and the atoms of a problem: the kinds of cells that its boxes tell apart.

Only kinds that exist are ever made: side by side of the boxes, kinds that no box tells apart are merged at once, so the
full product of the axes is never formed.
"""

from __future__ import annotations

from collections.abc import Sequence

from casualtylib.model.box import Axis, Box, Cell

#: For each axis the elements that a box covers, as bits.
Bits = tuple[int, ...]

#: An atom: which boxes hold it, as bits, and one of its cells.
Atom = tuple[int, Cell]


def bits(box: Box, axes: Sequence[Axis]) -> Bits:
    """The sides of `box` as bits.

    >>> bits(Box((frozenset({0, 2}), None, range(1, 3))), (Axis("a", tuple("xyz")),) * 3)
    (5, 7, 6)
    """
    found = []
    for side, axis in zip(box.sides, axes, strict=True):
        if side is None:
            found.append((1 << len(axis.elements)) - 1)
        elif isinstance(side, range):
            found.append((1 << max(side.stop, 0)) - (1 << side.start) if side else 0)
        else:
            found.append(sum(1 << element for element in side))
    return tuple(found)


def overlap(a: Bits, b: Bits) -> bool:
    """Whether two boxes share a cell."""
    return all(x & y for x, y in zip(a, b, strict=True))


def inside(a: Bits, b: Bits) -> bool:
    """Whether every cell of `a` is one of `b`."""
    return all(not x & ~y for x, y in zip(a, b, strict=True)) or not all(a)


def atoms(boxes: Sequence[Bits], axes: Sequence[Axis], limit: int) -> list[Atom] | None:
    """The atoms that lie in at least one of `boxes`; None if there are more than `limit`.

    >>> window = Axis("window", ("Saturday", "Sunday", "Monday"))
    >>> atoms([(0b110,), (0b010,)], (window,), 10)
    [(3, (1,)), (1, (2,))]
    """
    found: dict[int, Cell] = {(1 << len(boxes)) - 1: ()}
    for i, axis in enumerate(axes):
        kinds = _kinds([box[i] for box in boxes], len(axis.elements))
        finer: dict[int, Cell] = {}
        for mask, cell in found.items():
            for kind, element in kinds.items():
                both = mask & kind
                if both and both not in finer:
                    finer[both] = (*cell, element)
        if len(finer) > 8 * limit:
            return None
        found = finer
    return list(found.items()) if len(found) <= limit else None


def _kinds(sides: Sequence[int], size: int) -> dict[int, int]:
    """Which sides hold an element, as bits, with the first element of each kind."""
    full = (1 << size) - 1
    always = sum(1 << b for b, side in enumerate(sides) if side == full)
    classes = [(full, always)]  # elements that are still alike, and the sides that hold them
    for b, side in enumerate(sides):
        if side == full:
            continue
        finer = []
        for elements, mask in classes:
            if elements & side:
                finer.append((elements & side, mask | 1 << b))
            if elements & ~side:
                finer.append((elements & ~side, mask))
        classes = finer
    found: dict[int, int] = {}
    for elements, mask in classes:
        found.setdefault(mask, (elements & -elements).bit_length() - 1)
    return dict(sorted(found.items(), key=lambda item: item[1]))
