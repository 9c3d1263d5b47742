"""The ends that rows put on boxes: one bar a box, with the sharpest hard ends and the widest soft ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attrs import frozen

from casualtylib.model.box import Axis, Box
from casualtylib.model.proof import AT_LEAST, AT_MOST, Cited
from casualtylib.reconciling.cells import Bits, bits
from casualtylib.reconciling.system import Row, System

#: A soft end that can be released: the box, and whether it is the upper end.
SoftEnd = tuple[Bits, bool]


@frozen(eq=False)
class Limit:
    """One end of one box.

    Args:
        row: the row that states it.
        high: whether it is an upper end.
        value: the number.
        soft: whether a Codebook supplied it.
        peers: ids of all rows with a soft end here, for a soft limit.
    """

    row: Row
    high: bool
    value: int
    soft: bool = False
    peers: tuple[str, ...] = ()

    def cited(self) -> Cited:
        """This end as a proof cites it."""
        movable = self.row.movable
        return Cited(
            self.row.id, AT_MOST if self.high else AT_LEAST, self.value, self.row.box, self.row.name if movable else "", self.row.weight
        )


@frozen(eq=False)
class Bar:
    """A box with the ends in force."""

    box: Box
    bits: Bits
    low: Limit | None = None
    high: Limit | None = None


class Table:
    """The rows of a system with their boxes as bits, and the bars that any of them make together."""

    def __init__(self, system: System) -> None:
        self.axes: tuple[Axis, ...] = system.axes
        self.rows = system.rows
        self._places: dict[int, Bits] = {}
        self._index = {row.id: index for index, row in enumerate(system.rows)}

    def place(self, row: int) -> Bits:
        """The box of a row (index) as bits."""
        found = self._places.get(row)
        if found is None:
            found = self._places[row] = bits(self.rows[row].box, self.axes)
        return found

    def place_of(self, row: Row) -> Bits:
        """The box of a row as bits."""
        return self.place(self._index[row.id])

    def bars(self, rows: Iterable[int], *, soft: bool = True, released: Collection[SoftEnd] = ()) -> list[Bar]:
        """The bars of these rows (indices).

        Args:
            rows: which rows are in force.
            soft: whether soft ends are.
            released: soft ends that are not.
        """
        together: dict[Bits, list[Row]] = {}
        for index in rows:
            together.setdefault(self.place(index), []).append(self.rows[index])
        found = []
        for place, here in together.items():
            low = _low(here, soft and (place, False) not in released)
            high = _high(here, soft and (place, True) not in released)
            if low or high:
                found.append(Bar(here[0].box, place, low, high))
        return found


def limits_of(bars: Iterable[Bar]) -> list[Limit]:
    """Every end of these bars."""
    return [limit for bar in bars for limit in (bar.low, bar.high) if limit]


def bars_of(limits: Sequence[Limit], table: Table) -> list[Bar]:
    """The bars that these ends make; no two are of one end of one box."""
    lows: dict[Bits, Limit] = {}
    highs: dict[Bits, Limit] = {}
    for limit in limits:
        (highs if limit.high else lows)[table.place_of(limit.row)] = limit
    places = dict.fromkeys([*lows, *highs])
    return [Bar((lows.get(place) or highs[place]).row.box, place, lows.get(place), highs.get(place)) for place in places]


def _low(rows: Sequence[Row], soft: bool) -> Limit | None:
    hard = max((row for row in rows if row.low and not row.soft_low), key=lambda row: row.low, default=None)
    best = Limit(hard, False, hard.low) if hard else None
    loose = [row for row in rows if row.low and row.soft_low] if soft else []
    if loose:
        parts = [row for row in loose if row.within]
        own = min((row for row in loose if not row.within), key=lambda row: row.low, default=None)
        widest = max([*parts, own] if own else parts, key=lambda row: row.low)
        if best is None or widest.low > best.value:
            return Limit(widest, False, widest.low, True, tuple(row.id for row in loose))
    return best


def _high(rows: Sequence[Row], soft: bool) -> Limit | None:
    best: Limit | None = None
    loose: list[tuple[int, Row]] = []
    for row in rows:
        if row.high is None:
            continue
        if row.soft_high:
            loose.append((row.high, row))
        elif best is None or row.high < best.value:
            best = Limit(row, True, row.high)
    if soft and loose:
        value, widest = max(loose, key=lambda pair: pair[0])
        if best is None or value < best.value:
            return Limit(widest, True, value, True, tuple(row.id for _, row in loose))
    return best
