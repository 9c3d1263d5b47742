"""Shortest ways along a line that grows: each further end asks only for what it shortens."""

from __future__ import annotations

from heapq import heappop, heappush

from casualtylib.reconciling.paths import Line
from casualtylib.reconciling.shortest import FAR


class Ways:
    """The shortest ways from one point of a line to every other, or back to it from every other.

    Args:
        line: settled; ends are only switched on.
        point: where the ways begin, or end.
        back: whether they lead to the point.

    An end counts a step more than `scale` times its length, so that of ways of one length that of fewest ends is kept.

    >>> line = Line(2, [(0, 2, 56, 56), (0, 1, 10, None)])
    >>> line.start_over()
    >>> ways = Ways(line, 1, back=False)
    >>> for end in (1, 2):
    ...     assert line.insert(end) is None
    ...     ways.add(end)
    >>> ways.way(2)
    (46, [1, 2])
    """

    def __init__(self, line: Line, point: int, *, back: bool) -> None:
        self._line, self._point, self._back = line, point, back
        self._scale = line.size + 2
        self._best = [FAR] * (line.size + 1)
        self._before: list[tuple[int, int]] = [(point, -1)] * (line.size + 1)
        self._steps: list[list[tuple[int, int, int]]] = [[] for _ in self._best]
        self._last = 0  # the last point that any end speaks of; what lies beyond is as it is there
        self._reach(point)
        for end in line.edges():
            if line.on[end]:
                self._enter(end)
        self._best[point] = 0
        self._follow(point)

    def _reach(self, point: int) -> None:
        """Take in the points up to this one: nobody is counted below zero."""
        for i in range(self._last, point):
            here, there = (i, i + 1) if self._back else (i + 1, i)
            self._steps[here].append((there, 0, -1))
            if self._back and self._best[i] < FAR:
                self._best[i + 1], self._before[i + 1] = self._best[i], (i, -1)
        self._last = max(self._last, point)

    def _enter(self, end: int) -> int:
        """Note an end; where the step begins that it allows."""
        start, to, length = self._line.step(end)
        self._reach(max(start, to))
        here, there = (to, start) if self._back else (start, to)
        self._steps[here].append((there, length * self._scale + 1, end))
        return here

    def add(self, end: int) -> None:
        """Take in an end that was switched on."""
        here = self._enter(end)
        there, cost, _ = self._steps[here][-1]
        if self._best[here] + cost < self._best[there] and self._best[here] < FAR:
            self._best[there], self._before[there] = self._best[here] + cost, (here, end)
            self._follow(there)

    def _follow(self, point: int) -> None:
        """Carry on what was shortened at a point: Dijkstra's search over how much longer a way is than the values of the line say."""
        best, scale = self._best, self._scale if self._back else -self._scale
        place = self._line.place
        heap = [(best[point] + scale * place[point], point)]
        while heap:
            near, node = heappop(heap)
            here = best[node]
            if near > here + scale * place[node]:
                continue
            for to, cost, end in self._steps[node]:
                if here + cost < best[to]:
                    best[to] = here + cost
                    self._before[to] = (node, end)
                    heappush(heap, (here + cost + scale * place[to], to))

    def way(self, point: int) -> tuple[int, list[int]] | None:
        """How long the shortest way to (or from) a point is, and the ends that it is made of; None where there is none."""
        if self._back:
            point = min(point, self._last)
        if self._best[point] >= FAR:
            return None
        ends, node = [], point
        while node != self._point:
            node, end = self._before[node]
            if end >= 0:
                ends.append(end)
        return self._best[point] // self._scale, sorted(ends)
