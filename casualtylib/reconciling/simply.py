"""What single figures say of a box: the least that any search must come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from casualtylib.model.box import Box
from casualtylib.model.box import Side as BoxSide
from casualtylib.model.proof import AT_LEAST, AT_MOST, Cited, Leaf, Proof
from casualtylib.reconciling.boxes import Compiled
from casualtylib.reconciling.solve import Bound, End
from casualtylib.reconciling.system import Row


def as_stated(found: Bound, asked: Compiled, exactly: Sequence[Row]) -> Bound:
    """What was found; ends that a figure of just this box states are proved by that figure.

    Where a search was cut short, no end is wider than what one figure alone says, unless figures cross.

    Args:
        exactly: the rows of just this box.
    """
    low, high = found.low, found.high
    if not found.set_aside:
        closer = _no_lower(low, asked), _no_higher(high, asked)
        crossed = closer[0].value is not None and closer[1].value is not None and closer[1].value < closer[0].value
        low, high = (low, high) if crossed else closer
    return evolve(found, low=_stated(low, AT_LEAST, exactly, asked), high=_stated(high, AT_MOST, exactly, asked))


def _stated(end: End, side: str, rows: Iterable[Row], asked: Compiled) -> End:
    """The end, proved by a figure that simply states it."""
    row = next((row for row in rows if end.value is not None and (row.low if side == AT_LEAST else row.high) == end.value), None)
    return end if row is None or end.value is None else evolve(end, proof=_proof(side, row, end.value, asked))


def _no_lower(end: End, asked: Compiled) -> End:
    if end.exact:
        return end
    rows = [row for row in asked.system.rows if row.low > (end.value or 0) and not row.soft_low and _inside(row.box, asked.query)]
    row = max(rows, key=lambda row: row.low, default=None)
    return end if row is None else evolve(end, value=row.low, proof=_proof(AT_LEAST, row, row.low, asked))


def _no_higher(end: End, asked: Compiled) -> End:
    if end.exact:
        return end
    most = [
        (row.high, row)
        for row in asked.system.rows
        if row.high is not None and not row.soft_high and (end.value is None or row.high < end.value) and _inside(asked.query, row.box)
    ]
    high, row = min(most, key=lambda one: one[0], default=(None, None))
    return end if row is None or high is None else evolve(end, value=high, proof=_proof(AT_MOST, row, high, asked))


def _proof(side: str, row: Row, value: int, asked: Compiled) -> Proof:
    cited = Cited(row.id, side, value, row.box, row.name, row.weight)
    return Proof(side, asked.system.axes, (cited,), asked.query, value, Leaf(1, ((0, 1),)))


def _inside(inner: Box, outer: Box) -> bool:
    return all(_part(a, b) for a, b in zip(inner.sides, outer.sides, strict=True))


def _part(a: BoxSide, b: BoxSide) -> bool:
    return b is None or (a is not None and all(element in b for element in a))
