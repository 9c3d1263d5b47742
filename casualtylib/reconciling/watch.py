"""A line of rows from which units go and to which they come back, asked again and again whether the rest can hold.

Values that held before are kept: taking rows out asks for nothing, and putting some back asks only for what they disturb.
"""

from __future__ import annotations

from functools import cached_property

from casualtylib.model.box import Box
from casualtylib.reconciling.branch import Sum
from casualtylib.reconciling.cells import Bits
from casualtylib.reconciling.conflicts import Contradiction, narrowed
from casualtylib.reconciling.covering import Units
from casualtylib.reconciling.ends import Limit, Table
from casualtylib.reconciling.engines import Limits
from casualtylib.reconciling.linear import LineProblem, Part, Shape
from casualtylib.reconciling.paths import Line


class Watch:
    """The hard ends of rows whose boxes are windows along one axis and alike along the others."""

    def __init__(self, table: Table, part: Part, shape: Shape, limits: Limits) -> None:
        self.table, self.rows, self.shape, self.limits = table, part.rows, shape, limits
        points = {0, len(table.axes[shape.axis].elements)}
        for one in part.windows:
            points.update(one)
        self._points = sorted(points)
        place = {point: i for i, point in enumerate(self._points)}
        rows = table.rows
        windows = [
            (place[start], place[end], 0 if row.soft_low else row.low, None if row.soft_high else row.high)
            for row, (start, end) in zip([rows[r] for r in part.rows], part.windows, strict=True)
        ]
        self._line = Line(len(self._points) - 1, windows)
        self._gone: Units = frozenset()
        self._out: set[int] = set()  # the ends of units that are gone
        self._waiting: list[int] | None = None  # ends to be put back; None while the line was never settled

    @cached_property
    def _edges(self) -> dict[str, list[int]]:
        """The ends of each unit that can go."""
        found: dict[str, list[int]] = {}
        for i, r in enumerate(self.rows):
            row = self.table.rows[r]
            if row.movable:
                found.setdefault(row.name, []).extend((2 * i, 2 * i + 1))
        return found

    def conflict(self, gone: Units) -> Contradiction | None:
        """A minimal conflict that is left when these units go; None if the rest can hold."""
        cycle = self._settled(gone)
        if cycle is None:
            return None
        tree = Sum(0, tuple((self._limit(edge), 1) for edge in cycle))
        return narrowed(self.table, tree, {self.rows[edge // 2] for edge in cycle}, self.limits)

    def problem(self, gone: Units, query: tuple[Box, Bits] | None) -> LineProblem | None:
        """The line without these units, with a query; None if what is left cannot hold."""
        if self._settled(gone) is not None:
            return None
        return LineProblem(self.table.axes, self.shape, self._line, self._points, self._limit, query=query, known=True)

    def ends(self, gone: Units) -> list[Limit]:
        """The hard ends that stay when these units go."""
        out = self._of(gone)
        return [self._limit(edge) for edge in self._line.edges() if edge not in out]

    def _of(self, gone: Units) -> set[int]:
        return {edge for unit in gone for edge in self._edges.get(unit, ())}

    def _settled(self, gone: Units) -> list[int] | None:
        """Settle the line without these units; None, or the edges of a negative cycle."""
        if gone != self._gone:
            out, before = self._of(gone), self._out
            self._gone, self._out = gone, out
            self._line.switch(sorted(out - before), on=False)
            back = sorted(before - out)
        else:
            back = []
        if self._waiting is None:
            self._line.switch(back, on=True)
            cycle = self._line.settle()
            if cycle is None:
                self._waiting = []
                return None
            self._line.start_over()
            self._waiting = self._line.in_order()[::-1]
        else:
            self._waiting += back
        while self._waiting:
            if self._waiting[-1] not in self._out:
                cycle = self._line.insert(self._waiting[-1])
                if cycle is not None:
                    return cycle
            self._waiting.pop()
        return None

    def _limit(self, edge: int) -> Limit:
        row = self.table.rows[self.rows[edge // 2]]
        if edge & 1:
            assert row.high is not None, "an edge is an end"
            return Limit(row, True, row.high)
        return Limit(row, False, row.low)
