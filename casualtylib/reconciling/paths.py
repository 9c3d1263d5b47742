"""One varying side: differences of prefix sums, and shortest paths over them. Exact in whole numbers.

Let P(i) be the number of people in the first i elements. A window from a to b that holds at most h says P(b) ≤ P(a) + h, an
edge from a to b of length h; one that holds at least l says P(a) ≤ P(b) - l, an edge from b to a of length -l; that nobody
is counted below zero says P(i) ≤ P(i + 1), an edge back of length 0. All can hold if and only if no cycle is negative; the
most that a window can hold is the shortest way from its start to its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import accumulate

_LOOK = 300_000  # edges looked at in search of a shorter conflict

_HIGH = (1 << 100, -1, -1)  # never reached

#: An edge: where it leads, its length, its number (-1: nobody is counted below zero).
Edge = tuple[int, int, int]


class Line:
    """Windows over `size` elements, with ends that can be switched off and on again.

    Args:
        size: how many elements there are.
        windows: for each, its first element, the element after its last, its low end (0: none), its high end (None: none).

    The low end of window i is edge 2 i, its high end edge 2 i + 1.

    >>> line = Line(2, [(0, 2, 56, 56), (0, 1, 10, None)])
    >>> line.settle() is None, line.most(1, 2), line.least(1, 2)
    (True, (46, [1, 2]), (0, []))
    """

    def __init__(self, size: int, windows: Sequence[tuple[int, int, int, int | None]]) -> None:
        self.size = size
        self.on = bytearray(b"\1") * (2 * len(windows))
        self.starts = [0] * (2 * len(windows))
        self._leads: list[Edge] = [(0, 0, -1)] * (2 * len(windows))
        self._up: list[list[Edge]] = [[] for _ in range(size + 1)]
        self._down: list[list[Edge]] = [[(i - 1, 0, -1)] if i else [] for i in range(size + 1)]
        for i, (start, end, low, high) in enumerate(windows):
            if low:
                self._leads[2 * i] = (start, -low, 2 * i)
                self._down[end].append(self._leads[2 * i])
                self.starts[2 * i] = end
            if high is not None:
                self._leads[2 * i + 1] = (end, high, 2 * i + 1)
                self._up[start].append(self._leads[2 * i + 1])
                self.starts[2 * i + 1] = start
        opens = [0] * (size + 1)
        for start, end, _, _ in windows:
            opens[start] += 1
            opens[end] -= 1
        self.covered = [count > 0 for count in accumulate(opens)]  # whether any window holds an element
        self._beyond = 1 + sum(abs(length) for _, length, _ in self._leads)  # further than any way leads
        self.place = [0] * (size + 1)  # a value for every P; those of a solution once `settle` finds no cycle
        self._rising = bytearray(b"\1") * (size + 1)  # nodes whose edges up have to be looked at again
        self._falling = bytearray(b"\1") * (size + 1)

    def switch(self, edges: Iterable[int], on: bool) -> None:
        """Switch ends on or off, before the next `settle`."""
        for edge in edges:
            self.on[edge] = on
            if on:
                start = self.starts[edge]
                (self._rising if edge & 1 else self._falling)[start] = 1

    def insert(self, edge: int) -> list[int] | None:
        """Switch one end of a settled line on again, so that it stays settled; else the negative cycle that it closes.

        What the end disturbs falls, the furthest fall first; where the fall comes back to the start there is a cycle, and
        nothing is changed (Cotton and Maler, 2006).
        """
        to, length, _ = self._leads[edge]
        source = self.starts[edge]
        place, on = self.place, self.on
        falls = {to: place[source] + length - place[to]}
        before: dict[int, tuple[int, int]] = {to: (source, edge)}
        heap = [(falls[to], to)] if falls[to] < 0 else []
        fallen: dict[int, int] = {}
        while heap:
            fall, node = heappop(heap)
            if node in fallen:
                continue
            if node == source:
                return self._shorter(edge, _around(before, node))
            fallen[node] = here = place[node] + fall
            for edges in (self._up[node], self._down[node]):
                for other, way, number in edges:
                    deeper = here + way - place[other]
                    if deeper < falls.get(other, 0) and other not in fallen and (number < 0 or on[number]):
                        falls[other] = deeper
                        before[other] = (node, number)
                        heappush(heap, (deeper, other))
        for node, here in fallen.items():
            place[node] = here
        on[edge] = 1
        return None

    def start_over(self) -> None:
        """Switch every end off, with values that no low end contradicts: ends inserted by where they end disturb little."""
        self.switch(range(len(self.on)), on=False)
        step = 1 - min((length for _, length, _ in self._leads), default=0)
        self.place = [step * i for i in range(self.size + 1)]

    def _shorter(self, edge: int, cycle: list[int]) -> list[int]:
        """A negative cycle through an end with as few ends as any, if one with fewer than `cycle` is found; else `cycle`.

        From a node, the way to the target is no shorter than their values differ, so few nodes are worth a look.
        """
        target, closing = self.starts[edge], self._leads[edge][1]
        place, room = self.place, -closing - self.place[self.starts[edge]]
        best = [self._beyond] * (self.size + 1)
        layers: list[dict[int, tuple[int, int]]] = []
        reached = {self._leads[edge][0]: (0, target, edge)}
        looked = 0
        while len(layers) < len(cycle) - 1 and looked < _LOOK:
            layers.append(self._downhill(reached, best, room))
            if best[target] + closing < 0:
                return _back(layers, target)
            reached = {}
            for node in layers[-1]:
                here = best[node]
                for edges in (self._up[node], self._down[node]):
                    looked += len(edges)
                    for to, length, number in edges:
                        there = here + length
                        near = there - place[to] < room and there < best[to] and number >= 0 and self.on[number]
                        if near and there < reached.get(to, _HIGH)[0]:
                            reached[to] = (there, node, number)
        return cycle

    def _downhill(self, reached: dict[int, tuple[int, int, int]], best: list[int], room: int) -> dict[int, tuple[int, int]]:
        """Enter what was reached, carried down the line, where nobody is counted below zero; the last step to all that is new."""
        before: dict[int, tuple[int, int]] = {}
        carried = self._beyond
        for node in range(max(reached, default=-1), -1, -1):
            there, origin, number = reached.get(node, _HIGH)
            if carried - self.place[node] >= room:
                carried = self._beyond
            if carried < min(there, best[node]):
                best[node] = carried
                before[node] = (node + 1, -1)
            elif there < best[node]:
                best[node] = there
                before[node] = (origin, number)
            carried = best[node] if node in before else self._beyond
        return before

    def settle(self) -> list[int] | None:
        """Find values that hold every end that is on; None, or the edges of a negative cycle.

        Values only fall; sweeps up and down the line carry each fall on. What is left to do after a cycle is kept for the
        next call.
        """
        before: list[tuple[int, int] | None] = [None] * (self.size + 1)
        nodes = range(self.size + 1)
        while True:
            self._sweep(nodes, self._up, self._rising, self._falling, before)
            self._sweep(reversed(nodes), self._down, self._falling, self._rising, before)
            cycle = _cycle(before)
            if cycle is not None:
                return cycle
            if 1 not in self._rising:
                return None

    def _sweep(
        self,
        nodes: Iterable[int],
        edges: Sequence[Sequence[Edge]],
        mine: bytearray,
        other: bytearray,
        before: list[tuple[int, int] | None],
    ) -> None:
        place, on = self.place, self.on
        for node in nodes:
            if not mine[node]:
                continue
            mine[node] = 0
            here = place[node]
            for to, length, edge in edges[node]:
                if here + length < place[to] and (edge < 0 or on[edge]):
                    place[to] = here + length
                    before[to] = (node, edge)
                    mine[to] = other[to] = 1

    def edges(self) -> list[int]:
        """Every end that there is, on or off."""
        return [edge for edge, (_, _, number) in enumerate(self._leads) if number == edge]

    def in_order(self) -> list[int]:
        """Every end that there is, by where its window ends."""
        return sorted(self.edges(), key=lambda edge: (max(self.starts[edge], self._leads[edge][0]), edge))

    def most(self, start: int, end: int) -> tuple[int, list[int]] | None:
        """The most that a window can hold, and the edges that say so; None if nothing does. Needs a settled line."""
        return self._way(start, end)

    def least(self, start: int, end: int) -> tuple[int, list[int]]:
        """The least that a window can hold, and the edges that say so. Needs a settled line."""
        way = self._way(end, start)
        assert way is not None, "nobody is counted below zero"
        return -way[0], way[1]

    def _way(self, source: int, target: int) -> tuple[int, list[int]] | None:
        """The shortest way; leaves in `place` values that attain it.

        Dijkstra's search over how much longer a way is than the values already say, up to the target; what lies further is
        moved as far as the target, which keeps every end.
        """
        place, on, up, down = self.place, self.on, self._up, self._down
        best: list[int | None] = [None] * (self.size + 1)
        before: list[tuple[int, int] | None] = [None] * (self.size + 1)
        done = bytearray(self.size + 1)
        best[source] = 0
        heap = [(0, source)]
        while heap and not done[target]:
            near, node = heappop(heap)
            if done[node]:
                continue
            done[node] = 1
            base = near + place[node]
            for edges in (up[node], down[node]):
                for to, length, edge in edges:
                    if not done[to]:
                        here = base + length - place[to]
                        old = best[to]
                        if (old is None or here < old) and (edge < 0 or on[edge]):
                            best[to] = here
                            before[to] = (node, edge)
                            heappush(heap, (here, to))
        more = best[target]
        if more is None:
            return None
        distance = more + place[target] - place[source]
        self.place = [p + (d if d is not None and near else more) for p, d, near in zip(place, best, done, strict=True)]
        edges_used = []
        node = target
        while node != source:
            step = before[node]
            assert step is not None, "every node but the source was reached from another"
            if step[1] >= 0:
                edges_used.append(step[1])
            node = step[0]
        return distance, sorted(edges_used)


def _back(layers: Sequence[Mapping[int, tuple[int, int]]], target: int) -> list[int]:
    """The ends on the way to `target`, a layer each."""
    edges, node, layer = [], target, len(layers) - 1
    while layer >= 0:
        node, number = layers[layer][node]
        if number >= 0:
            edges.append(number)
            layer -= 1
    return sorted(edges)


def _cycle(before: Sequence[tuple[int, int] | None]) -> list[int] | None:
    """The edges of a cycle of last steps, if there is one; such a cycle is negative."""
    seen = [0] * len(before)
    for first in range(len(before)):
        node = first
        while not seen[node]:
            seen[node] = first + 1
            step = before[node]
            if step is None:
                break
            node = step[0]
        else:
            if seen[node] == first + 1:
                return _around(before, node)
    return None


def _around(before: Sequence[tuple[int, int] | None] | Mapping[int, tuple[int, int]], node: int) -> list[int]:
    edges = []
    at = node
    while True:
        step = before[at]
        assert step is not None, "a cycle has no first node"
        if step[1] >= 0:
            edges.append(step[1])
        at = step[0]
        if at == node:
            return sorted(edges)
