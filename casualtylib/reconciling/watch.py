"""A line of rows from which units go and to which they come back, asked again and again whether the rest can hold.

Values that held before are kept: taking rows out asks for nothing, and putting some back asks only for what they disturb.
"""

from __future__ import annotations

from casualtylib.model.box import Box
from casualtylib.reconciling.branch import Sum
from casualtylib.reconciling.cells import Bits
from casualtylib.reconciling.conflicts import Contradiction, Limits, narrowed
from casualtylib.reconciling.ends import Limit, Table
from casualtylib.reconciling.hitting import Units
from casualtylib.reconciling.linear import LineProblem, Part, Shape
from casualtylib.reconciling.paths import Line


class Watch:
    """The hard ends of rows whose boxes are windows along one axis and alike along the others."""

    def __init__(self, table: Table, part: Part, shape: Shape, limits: Limits) -> None:
        self.table, self.rows, self.shape, self.limits = table, part.rows, shape, limits
        self._points = sorted({0, len(table.axes[shape.axis].elements)}.union(*part.windows))
        place = {point: i for i, point in enumerate(self._points)}
        self._edges: dict[str, list[int]] = {}
        windows = []
        for i, (r, (start, end)) in enumerate(zip(part.rows, part.windows, strict=True)):
            row = table.rows[r]
            windows.append((place[start], place[end], 0 if row.soft_low else row.low, None if row.soft_high else row.high))
            if row.movable:
                self._edges.setdefault(row.name, []).extend((2 * i, 2 * i + 1))
        self._line = Line(len(self._points) - 1, windows)
        self._gone: Units = frozenset()
        self._waiting: list[int] | None = None  # ends to be put back; None while the line was never settled

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
        return LineProblem(self.table.axes, self.shape, self._line, self._points, self._limit, query=query)

    def ends(self, gone: Units) -> list[Limit]:
        """The hard ends that stay when these units go."""
        out = {edge for unit in gone for edge in self._edges.get(unit, ())}
        return [self._limit(edge) for edge in self._line.edges() if edge not in out]

    def _settled(self, gone: Units) -> list[int] | None:
        """Settle the line without these units; None, or the edges of a negative cycle."""
        out = [edge for unit in sorted(gone - self._gone) for edge in self._edges.get(unit, ())]
        back = [edge for unit in sorted(self._gone - gone) for edge in self._edges.get(unit, ())]
        self._gone = gone
        self._line.switch(out, on=False)
        if self._waiting is None:
            self._line.switch(back, on=True)
            cycle = self._line.settle()
            if cycle is None:
                self._waiting = []
                return None
            self._start_over(gone)
        else:
            leaving = set(out)
            self._waiting = [edge for edge in self._waiting if edge not in leaving] + back
        while self._waiting:
            cycle = self._line.insert(self._waiting[-1])
            if cycle is not None:
                return cycle
            self._waiting.pop()
        return None

    def _start_over(self, gone: Units) -> None:
        """Put the ends back one by one, in the order in which their windows end, so that conflicts show where they arise."""
        self._line.start_over()
        out = {edge for unit in gone for edge in self._edges.get(unit, ())}
        self._waiting = [edge for edge in self._line.in_order() if edge not in out][::-1]

    def _limit(self, edge: int) -> Limit:
        row = self.table.rows[self.rows[edge // 2]]
        if edge & 1:
            assert row.high is not None, "an edge is an end"
            return Limit(row, True, row.high)
        return Limit(row, False, row.low)
