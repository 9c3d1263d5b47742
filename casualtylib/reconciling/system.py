"""The problem in its bare form: whole numbers on cells, boxes with ends. Knows nothing of words.

People counted are a measure: every combination of one element of each axis is a cell, every cell holds a whole
number, 0 or more, and a row says that the cells of its box hold together `low` to `high`. What cannot be (recorded
before it happened, a child among adults) is a row whose `high` is 0.
"""

from __future__ import annotations

from attrs import frozen

from casualtylib.model.box import Axis, Box, Cell, Side

__all__ = ["Axis", "Box", "Cell", "Row", "Side", "System"]


@frozen
class Row:
    """That the cells of `box` hold together `low` to `high` (None: no upper end).

    Args:
        id: the claim's id, or the name of a law in words; unique in its system.
        soft_low, soft_high: ends that a Codebook supplied: they never conflict by themselves and are released before hard ones.
        movable: whether a repair may set it aside (claims: yes; laws such as "recorded after it happened": no).
        unit: rows of one unit are set aside together (copies of one figure by one voice); "" stands for the row's own id.
        weight: what setting the unit aside costs.
        within: whether the figure is of a part of its box rather than of the whole: its soft low end is then no other word
            for the box's own ("about 400, about 150 of them children": 125 does not loosen 350).
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
    within: bool = False

    @property
    def name(self) -> str:
        """The unit's name: its own id unless another is given."""
        return self.unit or self.id

    def on(self, box: Box) -> Row:
        """The same row on another box."""
        return Row(
            self.id, box, self.low, self.high, self.soft_low, self.soft_high, self.movable, self.unit, self.weight, self.within
        )  # fmt: skip


@frozen
class System:
    """Axes, and rows over boxes of their cells."""

    axes: tuple[Axis, ...]
    rows: tuple[Row, ...]
