"""The problem in its bare form: whole numbers on cells, boxes with ends. Knows nothing of words.

People counted are a measure: every combination of one element of each axis is a cell, every cell holds a whole
number, 0 or more, and a row says that the cells of its box hold together `low` to `high`. What cannot be (recorded
before it happened, a child among adults) is a row whose `high` is 0.
"""

from __future__ import annotations

from attrs import frozen

#: A cell: for each axis the index of one element.
Cell = tuple[int, ...]


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
    """A product of sides. For each axis the elements that it covers; None: all of them."""

    sides: tuple[frozenset[int] | None, ...]

    def __contains__(self, cell: Cell) -> bool:
        return all(side is None or element in side for side, element in zip(self.sides, cell, strict=True))

    def __and__(self, other: Box) -> Box:
        """The cells in both."""
        return Box(tuple(b if a is None else a if b is None else a & b for a, b in zip(self.sides, other.sides, strict=True)))


@frozen
class Row:
    """That the cells of `box` hold together `low` to `high` (None: no upper end).

    Args:
        id: the claim's id, or the name of a law in words.
        soft_low, soft_high: ends that a Codebook supplied: they never conflict by themselves and are released before hard ones.
        movable: whether a repair may set it aside (claims: yes; laws such as "recorded after it happened": no).
        unit: rows of one unit are set aside together (copies of one figure by one voice); "" stands for the row's own id.
        weight: what setting the unit aside costs.
    """

    id: str
    box: Box
    low: int = 0
    high: int | None = None
    soft_low: bool = False
    soft_high: bool = False
    movable: bool = True
    unit: str = ""
    weight: int = 1


@frozen
class System:
    """Axes, and rows over boxes of their cells."""

    axes: tuple[Axis, ...]
    rows: tuple[Row, ...]
