"""One varying side: differences of prefix sums, and shortest paths over them. Exact in whole numbers.

Let P(i) be the number of people in the first i elements. A window from a to b that holds at most h says P(b) ≤ P(a) + h, an
edge from a to b of length h; one that holds at least l says P(a) ≤ P(b) - l, an edge from b to a of length -l; that nobody
is counted below zero says P(i) ≤ P(i + 1), an edge back of length 0. All can hold if and only if no cycle is negative; the
most that a window can hold is the shortest way from its start to its end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import accumulate, compress

from casualtylib.reconciling.shortest import FAR, Edge, Way, shortest

_LOOK = 300_000  # edges looked at in search of a shorter conflict
_HIGH = (FAR, -1, -1)  # never reached


class Line:
    """Windows over `size` elements, with ends that can be switched off and on again.

    Args:
        size: how many elements there are.
        windows: for each, its first element, the element after its last, its low end (0: none), its high end (None: none);
            neither is below 0.

    The low end of window i is edge 2 i, its high end edge 2 i + 1. Of the edges of a point only those are followed that say
    more than the others: a high end is idle beside one that is lower and reaches further.

    >>> line = Line(2, [(0, 2, 56, 56), (0, 1, 10, None)])
    >>> line.settle() is None, line.most(1, 2), line.least(1, 2)
    (True, Way(length=46, ends=[1, 2]), Way(length=0, ends=[]))
    """

    def __init__(self, size: int, windows: Sequence[tuple[int, int, int, int | None]]) -> None:
        self.size = size
        self.on = bytearray(b"\1") * (2 * len(windows))
        self.starts = [0] * (2 * len(windows))
        self._leads: list[Edge] = [(0, 0, -1)] * (2 * len(windows))
        self._from: list[list[Edge]] = [[] for _ in range(size + 1)]  # every edge of a point, those that lead furthest first
        self._up: list[list[Edge]] = [[] for _ in range(size + 1)]  # those that are on and say more than others, in order
        self._down: list[list[Edge]] = [[] for _ in range(size + 1)]
        opens = [0] * (size + 1)
        for i, (start, end, low, high) in enumerate(windows):
            opens[start] += 1
            opens[end] -= 1
            if low:
                self._leads[2 * i] = (start, -low, 2 * i)
                self.starts[2 * i] = end
                self._from[end].append(self._leads[2 * i])
            if high is not None:
                self._leads[2 * i + 1] = (end, high, 2 * i + 1)
                self.starts[2 * i + 1] = start
                self._from[start].append(self._leads[2 * i + 1])
        for edges in self._from:
            if len(edges) > 1:
                edges.sort(key=_furthest)
        self.covered = [count > 0 for count in accumulate(opens)]  # whether any window holds an element
        self.place = [0] * (size + 1)  # a value for every P; those of a solution once `settle` finds no cycle
        self._rising = bytearray(size + 1)  # points whose edges up have to be looked at again: at first all high ends hold
        self._falling = bytearray(b"\1") * (size + 1)
        self._stale = set(range(size + 1))  # points of whose edges some were switched
        self._into: list[list[Edge]] | None = None  # the edges that are on and say more, by where they lead

    def switch(self, edges: Iterable[int], on: bool) -> None:
        """Switch ends on or off, before the next `settle`."""
        for edge in edges:
            start = self.starts[edge]
            self.on[edge] = on
            if on:
                (self._rising if edge & 1 else self._falling)[start] = 1
            if on or self._leads[edge] in (self._up if edge & 1 else self._down)[start]:
                self._stale.add(start)

    def _freshen(self) -> None:
        """Find the edges that are on and say more than others, at the points where some were switched."""
        for point in self._stale:
            up, down = self._up[point], self._down[point]
            up.clear()
            down.clear()
            if point:
                down.append((point - 1, 0, -1))
            most, least = FAR, 0
            for edge in self._from[point]:
                if edge[0] > point:
                    if edge[1] < most and self.on[edge[2]]:
                        up.append(edge)
                        most = edge[1]
                elif edge[1] < least and self.on[edge[2]]:
                    down.append(edge)
                    least = edge[1]
            up.reverse()
            down.reverse()
        self._stale.clear()
        self._into = None

    def insert(self, edge: int) -> list[int] | None:
        """Switch one end of a settled line on again, so that it stays settled; else the negative cycle that it closes.

        What the end disturbs falls, the furthest fall first; where the fall comes back to the start there is a cycle, and
        nothing is changed (Cotton and Maler, 2006).
        """
        to, length, _ = self._leads[edge]
        source, place = self.starts[edge], self.place
        if self._stale:
            self._freshen()
        if place[source] + length >= place[to]:
            self._enliven(edge)
            return None
        falls = {to: place[source] + length - place[to]}
        before: dict[int, tuple[int, int]] = {to: (source, edge)}
        heap = [(falls[to], to)]
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
                    if deeper < falls.get(other, 0) and other not in fallen:
                        falls[other] = deeper
                        before[other] = (node, number)
                        heappush(heap, (deeper, other))
        for node, here in fallen.items():
            place[node] = here
        self._enliven(edge)
        return None

    def _enliven(self, edge: int) -> None:
        """Switch one end on, with the others of its point at hand."""
        self.on[edge] = 1
        self._into = None
        new = self._leads[edge]
        live = (self._up if edge & 1 else self._down)[self.starts[edge]]
        after = bisect_left(live, new)  # further edges are longer
        if after == len(live) or live[after][1] > new[1]:
            before = after
            while before and live[before - 1][1] >= new[1]:
                before -= 1
            live[before:after] = [new]

    def start_over(self) -> None:
        """Switch every end off, with values that no low end contradicts: ends inserted by where they end disturb little."""
        self.on = bytearray(len(self.on))
        self._stale.update(range(self.size + 1))
        step = 1 - min((length for _, length, _ in self._leads), default=0)
        self.place = [step * i for i in range(self.size + 1)]
        self._rising, self._falling = bytearray(self.size + 1), bytearray(self.size + 1)

    def _shorter(self, edge: int, cycle: list[int]) -> list[int]:
        """A negative cycle through an end with as few ends as any, if one with fewer than `cycle` is found; else `cycle`.

        From a node, the way to the target is no shorter than their values differ, so few nodes are worth a look.
        """
        target, closing = self.starts[edge], self._leads[edge][1]
        place, room = self.place, -closing - self.place[self.starts[edge]]
        best = [FAR] * (self.size + 1)
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
                        near = there - place[to] < room and there < best[to] and number >= 0
                        if near and there < reached.get(to, _HIGH)[0]:
                            reached[to] = (there, node, number)
        return cycle

    def _downhill(self, reached: dict[int, tuple[int, int, int]], best: list[int], room: int) -> dict[int, tuple[int, int]]:
        """Enter what was reached, carried down the line, where nobody is counted below zero; the last step to all that is new."""
        before: dict[int, tuple[int, int]] = {}
        carried = FAR
        for node in range(max(reached, default=-1), -1, -1):
            there, origin, number = reached.get(node, _HIGH)
            if carried - self.place[node] >= room:
                carried = FAR
            if carried < min(there, best[node]):
                best[node] = carried
                before[node] = (node + 1, -1)
            elif there < best[node]:
                best[node] = there
                before[node] = (origin, number)
            carried = best[node] if node in before else FAR
        return before

    def settle(self) -> list[int] | None:
        """Find values that hold every end that is on; None, or the edges of a negative cycle.

        Values only fall; sweeps up and down the line carry each fall on. What is left to do after a cycle is kept for the
        next call.
        """
        self._freshen()
        before: list[tuple[int, int] | None] = [None] * (self.size + 1)
        while True:
            self._sweep(self._up, self._rising, self._falling, before, upward=True)
            self._sweep(self._down, self._falling, self._rising, before, upward=False)
            if 1 not in self._rising:
                return None
            cycle = _cycle(before, self._rising)
            if cycle is not None:
                return cycle

    def _sweep(
        self, edges: Sequence[Sequence[Edge]], mine: bytearray, other: bytearray, before: list[tuple[int, int] | None], *, upward: bool
    ) -> None:
        """Follow the edges of every point marked as mine, in the order in which they lead."""
        place = self.place
        node = mine.find(1) if upward else mine.rfind(1)
        while node >= 0:
            mine[node] = 0
            here = place[node]
            for to, length, edge in edges[node]:
                if here + length < place[to]:
                    place[to] = here + length
                    before[to] = (node, edge)
                    mine[to] = other[to] = 1
            node = mine.find(1, node) if upward else mine.rfind(1, 0, node)

    def step(self, edge: int) -> Edge:
        """Where an edge begins, where it leads, and its length."""
        to, length, _ = self._leads[edge]
        return self.starts[edge], to, length

    def edges(self) -> list[int]:
        """Every end that there is, on or off."""
        return [edge for edge, (_, _, number) in enumerate(self._leads) if number == edge]

    def in_order(self) -> list[int]:
        """Every end that there is, by where its window ends."""
        return sorted(self.edges(), key=lambda edge: (max(self.starts[edge], self._leads[edge][0]), edge))

    def most(self, start: int, end: int) -> Way | None:
        """The most that a window can hold, and the edges that say so; None if nothing does. Needs a settled line."""
        return self._way(start, end)

    def least(self, start: int, end: int) -> Way:
        """The least that a window can hold, and the edges that say so. Needs a settled line."""
        way = self._way(end, start)
        assert way is not None, "nobody is counted below zero"
        return Way(-way.length, way.ends, way.values)

    def _way(self, source: int, target: int) -> Way | None:
        if self._stale:
            self._freshen()
        if self._into is None:
            self._into = [[] for _ in self.place]
            for live in (self._up, self._down):
                for node, edges in enumerate(live):
                    for to, length, edge in edges:
                        self._into[to].append((node, length, edge))
        return shortest(self._up, self._down, self._into, tuple(self.place), source, target)


def _furthest(edge: Edge) -> Edge:
    return (-edge[0], edge[1], edge[2])


def _back(layers: Sequence[Mapping[int, tuple[int, int]]], target: int) -> list[int]:
    """The ends on the way to `target`, a layer each."""
    edges, node, layer = [], target, len(layers) - 1
    while layer >= 0:
        node, number = layers[layer][node]
        if number >= 0:
            edges.append(number)
            layer -= 1
    return sorted(edges)


def _cycle(before: Sequence[tuple[int, int] | None], left: bytearray) -> list[int] | None:
    """The edges of a cycle of last steps, if there is one; such a cycle is negative, and some edge from it is left to follow."""
    seen = [0] * len(before)
    for first in compress(range(len(before)), left):
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
