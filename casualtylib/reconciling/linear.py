"""Which problems have one varying side, and the same questions of them as of any problem, answered by shortest paths."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from attrs import frozen

from casualtylib.model.box import Axis, Box, Cell, Side
from casualtylib.reconciling.branch import Found, Numbers, Sum
from casualtylib.reconciling.cells import Bits, inside, overlap
from casualtylib.reconciling.ends import Bar, Limit
from casualtylib.reconciling.paths import Line

#: Where a window starts, and where the next one could.
Window = tuple[int, int]


@frozen
class Shape:
    """Boxes that differ along one axis only, where each is a window: the axis, and what they cover along the others."""

    axis: int
    others: Bits

    def whole(self, place: Bits) -> Bits:
        """A box's sides with everything along the axis."""
        return (*place[: self.axis], -1, *place[self.axis + 1 :])


@frozen
class Part:
    """Rows (indices) whose boxes share cells, directly or through others.

    Where they have one shape: that, the stretch of the axis that they reach over, and the window of each.
    """

    rows: tuple[int, ...]
    shape: Shape | None = None
    stretch: Window = (0, 0)
    windows: tuple[Window, ...] = ()


def window(side: int) -> Window | None:
    """Elements that follow each other as a window; None if they do not.

    >>> window(0b0110), window(0b0101), window(0)
    ((1, 3), None, None)
    """
    lowest = side & -side
    if not side or (side + lowest) & side:
        return None
    return lowest.bit_length() - 1, side.bit_length()


def shape_of(places: Sequence[Bits], axes: Sequence[Axis]) -> Shape | None:
    """The shape of these boxes; None if more than one side varies or a side is no window."""
    first = places[0]
    varying = [i for i in range(len(axes)) if any(place[i] != first[i] for place in places)] if len(places) > 1 else []
    axis = varying[0] if varying else max(range(len(axes)), key=lambda i: len(axes[i].elements), default=-1)
    if len(varying) > 1 or axis < 0 or any(window(place[axis]) is None for place in places):
        return None
    return Shape(axis, (*first[:axis], -1, *first[axis + 1 :]))


def span(side: Side, size: int) -> Window | None:
    """A side as a window of an axis with `size` elements; None if it is none.

    >>> span(None, 7), span(range(2, 4), 7), span(frozenset({3, 2}), 7), span(frozenset({1, 3}), 7)
    ((0, 7), (2, 4), (2, 4), None)
    """
    if side is None:
        return 0, size
    if isinstance(side, range):
        return (side.start, side.stop) if side else None
    return (min(side), max(side) + 1) if side and max(side) - min(side) < len(side) else None


class LineProblem:
    """A line and perhaps a query, ready for the questions of a Problem.

    Args:
        axes: the axes of the boxes.
        shape: what the boxes have in common.
        line: their windows, over the points.
        points: the elements at which windows begin and end, in order, and where the axis ends.
        limit: the end that an edge of the line stands for.
        bars: the bars in force, where they are at hand.
        query: the box asked about, a window along the axis; along the others it may cover more or less than the bars.
        known: whether the line is settled.
    """

    def __init__(
        self,
        axes: Sequence[Axis],
        shape: Shape,
        line: Line,
        points: Sequence[int],
        limit: Callable[[int], Limit],
        bars: Sequence[Bar] = (),
        query: tuple[Box, Bits] | None = None,
        *,
        known: bool = False,
    ) -> None:
        self.axes, self.shape, self.line, self.points, self.limit, self.bars, self.query = axes, shape, line, points, limit, bars, query
        self._cycle: list[int] | None = None
        self._known = known

    def feasible(self, _nodes: int) -> Found:
        """Numbers that hold all bars, or the argument that there are none."""
        return self._refutation() or Found(numbers=self._settled(self._inner()))

    def greatest(self, _nodes: int) -> Found:
        """The greatest number that the query can hold."""
        found = self._refutation()
        if found is not None:
            return found
        way = self.line.most(*self._around()) if inside(self._across(), self.shape.others) else None
        if way is None:
            return Found(None, numbers=self._settled(self._inner()))
        return Found(way.length, tree=self._sum(1, way.ends), numbers=lambda: self._numbers(way.values(), self._inner()))

    def least(self, _nodes: int) -> Found:
        """The least number that the query can hold."""
        found = self._refutation()
        if found is not None:
            return found
        if not inside(self.shape.others, self._across()):
            return Found(0, tree=Sum(1, ()), numbers=self._settled(self._outside()))
        start, end = self._within()
        if start >= end:
            return Found(0, tree=Sum(1, ()), numbers=self._settled(self._inner(), avoiding=True))
        way = self.line.least(start, end)
        return Found(way.length, tree=self._sum(1, way.ends), numbers=lambda: self._numbers(way.values(), self._inner(), avoiding=True))

    def _asked(self) -> Window:
        return (window(self.query[1][self.shape.axis]) if self.query else None) or (0, 0)

    def _around(self) -> Window:
        """The points around the query's window: what lies between them may all be in it."""
        start, end = self._asked()
        return bisect_right(self.points, start) - 1, bisect_left(self.points, end)

    def _within(self) -> Window:
        """The points within the query's window: what lies beyond them may all be outside it."""
        start, end = self._asked()
        return bisect_left(self.points, start), bisect_right(self.points, end) - 1

    def _across(self) -> Bits:
        assert self.query is not None, "a bound is that of a query"
        return self.shape.whole(self.query[1])

    def _refutation(self) -> Found | None:
        if not self._known:
            self._cycle = self.line.settle()
            self._known = self._cycle is None
        return None if self._cycle is None else Found(refuted=True, tree=self._sum(0, self._cycle))

    def _inner(self) -> list[int]:
        """A cell that every bar holds but for the axis, in the query as well if it can be."""
        others = self.shape.others
        both = tuple(a & b for a, b in zip(others, self._across(), strict=True)) if self.query else others
        return [_first(side) for side in (both if all(both) else others)]

    def _outside(self) -> list[int]:
        """A cell that every bar holds but for the axis, and not the query."""
        others, asked = self.shape.others, self._across()
        cell = [_first(side) for side in others]
        axis = next(i for i, (a, b) in enumerate(zip(others, asked, strict=True)) if a & ~b)
        cell[axis] = _first(others[axis] & ~asked[axis])
        return cell

    def _settled(self, inner: list[int], *, avoiding: bool = False) -> Callable[[], Numbers]:
        """Numbers of the solution that the line has now."""
        place = tuple(self.line.place)
        return lambda: self._numbers(place, inner, avoiding=avoiding)

    def _numbers(self, place: Sequence[int], inner: list[int], *, avoiding: bool = False) -> Numbers:
        """Values of the line as numbers for cells, where they can be chosen in the query, or outside it."""
        found: list[tuple[Cell, int]] = []
        axis = self.shape.axis
        start, end = self._asked()
        asked = range(*self._around()) if self.query else range(0)
        for i, (low, high) in enumerate(pairwise(place)):
            if high > low and (self.line.covered[i] or i in asked):
                first, after = self.points[i], self.points[i + 1]
                element = first
                if avoiding and first >= start and after > end > first:
                    element = end
                elif not avoiding and first < start < after:
                    element = start
                found.append(((*inner[:axis], element, *inner[axis + 1 :]), high - low))
        return tuple(found)

    def _sum(self, times: int, edges: Sequence[int]) -> Sum:
        return Sum(times, tuple((self.limit(edge), 1) for edge in edges))


def line_problem(axes: Sequence[Axis], bars: Sequence[Bar], shape: Shape, query: tuple[Box, Bits] | None) -> LineProblem:
    """The problem of bars of one shape, over the points at which they and the query begin and end."""
    size = len(axes[shape.axis].elements)
    windows = [window(bar.bits[shape.axis]) or (0, 0) for bar in bars]
    asked = [window(query[1][shape.axis]) or (0, 0)] if query else []
    points = sorted({0, size}.union(*windows, *asked))
    place = {point: i for i, point in enumerate(points)}
    line = Line(
        len(points) - 1,
        [
            (place[start], place[end], bar.low.value if bar.low else 0, bar.high.value if bar.high else None)
            for (start, end), bar in zip(windows, bars, strict=True)
        ],
    )

    def limit(edge: int) -> Limit:
        found = bars[edge // 2].high if edge & 1 else bars[edge // 2].low
        assert found is not None, "an edge is an end"
        return found

    return LineProblem(axes, shape, line, points, limit, bars, query)


def _first(side: int) -> int:
    return 0 if side < 0 else (side & -side).bit_length() - 1


def touches(shape: Shape, stretch: Window, place: Bits) -> bool:
    """Whether a box shares a cell with a stretch of this shape."""
    start, end = stretch
    return overlap(shape.others, shape.whole(place)) and place[shape.axis] >> start & ((1 << (end - start)) - 1) != 0
