"""The shortest way between two points of a line, sought from both ends at once: exact in whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappop, heappush

from attrs import field, frozen

FAR = 1 << 120  # further than any way leads

#: An edge: where it leads, its length, its number (-1: nobody is counted below zero).
Edge = tuple[int, int, int]
#: Edges by the point at which they are looked up.
Edges = Sequence[Sequence[Edge]]


@frozen(eq=False)
class Way:
    """The shortest way between two points.

    Args:
        length: how long it is.
        ends: the ends that it is made of, as few as any way of this length has.
        values: a value for every point, which holds every end and attains the length.
    """

    length: int
    ends: list[int]
    values: Callable[[], list[int]] = field(repr=False)


class _Search:
    """Dijkstra's search from one point, over how much longer an edge is than the values of a solution say.

    Args:
        point: where it begins.
        edges: tables of the edges at each point, followed from there.
        place: the values of the solution.
        sign: 1 where the edges are followed as they lead, -1 where they are followed back.

    An edge counts a step more than `scale` times what it is longer, so that of ways of one length that of fewest ends is found.
    The steps of two ways together are fewer than `scale`.
    """

    def __init__(self, point: int, edges: Sequence[Edges], place: Sequence[int], sign: int) -> None:
        self.point, self.edges, self.place, self.sign, self.scale = point, edges, place, sign, 2 * len(place) + 2
        self.best = {point: 0}
        self.before: dict[int, tuple[int, int]] = {}
        self.heap = [(0, point)]

    def step(self, met: tuple[int, int], other: _Search) -> tuple[int, int]:
        """Look at the nearest point left; the shortest way by which the two searches have met by now, and where."""
        best, beyond, place, scale, sign = self.best, other.best, self.place, self.scale, self.sign
        near, node = heappop(self.heap)
        if near > best[node]:
            return met
        here, limit = sign * place[node], met[0]
        for table in self.edges:
            for to, length, edge in table[node]:
                there = near + (here + length - sign * place[to]) * scale + (edge >= 0)
                if there < best.get(to, limit):
                    best[to] = there
                    self.before[to] = (node, edge)
                    heappush(self.heap, (there, to))
                    if there + beyond.get(to, FAR) < met[0]:
                        met = there + beyond[to], to
        return met

    def ends(self, node: int) -> list[int]:
        """The ends on the way to a point."""
        found = []
        while node != self.point:
            node, edge = self.before[node]
            if edge >= 0:
                found.append(edge)
        return found


def shortest(up: Edges, down: Edges, into: Edges, place: Sequence[int], source: int, target: int) -> Way | None:
    """The shortest way from one point to another; None if there is none.

    One search goes ahead from the source and one back from the target, until no way is left that could be shorter than the
    shortest by which they met: each sees far fewer points than a single one would (Nicholson 1966).

    Args:
        up, down: the edges that begin at each point, those that lead up the line and those that lead down.
        into: those that lead to each point, each with the point where it begins.
        place: a value for every point, which holds every end.
        source: the point where the way begins.
        target: the point where it ends.

    >>> shortest([[(1, 5, 0)], [(2, 7, 2)], []], [[], [], []], [[], [(0, 5, 0)], [(1, 7, 2)]], [0, 0, 0], 0, 2)
    Way(length=12, ends=[0, 2])
    """
    ahead, back = _Search(source, (up, down), place, 1), _Search(target, (into,), place, -1)
    met = (0, source) if source == target else (FAR, -1)
    while ahead.heap and back.heap and ahead.heap[0][0] + back.heap[0][0] < met[0]:
        met = ahead.step(met, back) if len(ahead.heap) <= len(back.heap) else back.step(met, ahead)
    least, middle = met
    if least == FAR:
        return None
    scale, more = ahead.scale, least // ahead.scale
    near = min(ahead.heap[0][0] // scale, more) if ahead.heap else more  # as far as the first search has seen everything

    def values() -> list[int]:
        return [
            p + min(ahead.best.get(i, FAR) // scale, near) + more - near - min(back.best.get(i, FAR) // scale, more - near)
            for i, p in enumerate(place)
        ]

    return Way(more + place[target] - place[source], sorted(ahead.ends(middle) + back.ends(middle)), values)
