"""Large systems by linear programs (scipy's HiGHS, the extra `lp`): floats propose, whole numbers decide.

A program is over running totals along the line of a star, so that an end speaks of two numbers or a few. What each end
counts in it is turned into whole-number multipliers, which are used only if they cover every cell; its totals into whole
numbers, which are used only if they hold every end. Where these fall apart, boxes are split into at most m and at least m + 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor, lcm
from typing import Any

from attrs import evolve, frozen

from casualtylib.model.box import Axis, Box
from casualtylib.reconciling.branch import Branch, Fork, Found, Sum
from casualtylib.reconciling.cells import Bits
from casualtylib.reconciling.ends import Bar, Limit
from casualtylib.reconciling.star import Shadow, Star, Totals, star_of

_KINDS = 64  # the most kinds of one block
_SIZE = 400_000  # the most running totals
_SPLITS = 24  # the most programs that the proof of one end may take
_SHARES = (1, 12, 256)  # multipliers are looked for among fractions up to these
_NEAR = 1e-5  # what a float may be off


@frozen(eq=False)
class _End:
    """That a box (index) holds, times `sign`, at most `value`; `sign` is -1 for a low end."""

    box: int
    sign: int
    value: int
    limit: Limit | None = None  # None: a split says so


@frozen(eq=False)
class _Optimum:
    """What a program proposes: its value, how often each end counts, the running totals."""

    value: float
    counts: Sequence[float]
    totals: Sequence[float]


class Program:
    """Bars and perhaps a query, ready for the same questions as a Problem; made by `program`."""

    def __init__(self, star: Star, bars: Sequence[Bar], query: tuple[Box, Bits] | None, tools: Any) -> None:
        self.star, self.bars, self.query = star, list(bars), query
        self._boxes = [bar.box for bar in bars] + ([query[0]] if query else [])
        self._asked = len(bars)
        self._optimize, self._numpy, self._sparse = tools
        self._ends = [
            _End(b, sign, sign * limit.value, limit)
            for b, bar in enumerate(bars)
            for sign, limit in ((1, bar.high), (-1, bar.low))
            if limit is not None
        ]

    def feasible(self, nodes: int) -> Found:
        """Numbers that hold all bars, or the argument that there are none; neither where it was not decided."""
        best = self._solve(0, self._ends)
        leaf = self._leaf(0, self._ends, best, -1)
        if leaf is not None:
            return Found(refuted=True, tree=leaf)
        totals = self._whole(best.totals) or self._integer(0, nodes)
        if totals is not None:
            return Found(numbers=self.star.cells(totals))
        tree = self._proved(0, self._ends, -1, [_SPLITS])
        return Found(exact=False) if tree is None else Found(refuted=True, tree=tree)

    def missed(self) -> list[Limit]:
        """Ends without which the others can hold, or nearly: those that are missed where all are missed by as little as can be."""
        best = self._solve(0, self._ends)
        return [end.limit for end in self._ends if best and end.limit and self._over(end, best) > _NEAR]

    def _over(self, end: _End, best: _Optimum) -> float:
        return end.sign * self._value(self.star.shadows[end.box], best.totals) - end.value

    def greatest(self, nodes: int) -> Found:
        """The greatest number that the query can hold."""
        if not self._endless():
            return self._extreme(1, nodes)
        found = self.feasible(nodes)
        return found if found.refuted else Found(None, found.exact, numbers=found.numbers)

    def least(self, nodes: int) -> Found:
        """The least number that the query can hold."""
        return self._extreme(-1, nodes)

    def _extreme(self, sense: int, nodes: int) -> Found:
        best = self._solve(sense, self._ends)
        if best is None:
            found = self.feasible(nodes)
            return found if found.refuted else Found(exact=False)
        end = floor(best.value + _NEAR)
        tree: Branch | None = self._leaf(sense, self._ends, best, end)
        if tree is None:
            return Found(exact=False)
        totals = self._whole(best.totals)
        if totals is None or sense * self.star.held(self._asked, totals) != end:
            totals = self._integer(sense, nodes)
        if totals is None:
            return Found(sense * end, False, tree=tree)
        reached = sense * self.star.held(self._asked, totals)
        if reached < end:
            sharper = self._proved(sense, self._ends, reached, [_SPLITS])
            if sharper is None:
                return Found(sense * end, False, tree=tree)
            tree = sharper
        return Found(sense * reached, tree=tree, numbers=self.star.cells(totals))

    def _proved(self, sense: int, ends: Sequence[_End], goal: int, left: list[int]) -> Branch | None:
        """The argument that the query (times sense) holds at most `goal`, by splits; None if it takes too many."""
        left[0] -= 1
        if left[0] < 0:
            return None
        best = self._solve(sense, ends)
        if best is None:
            return self._leaf(0, ends, self._solve(0, ends), -1)
        leaf = self._leaf(sense, ends, best, goal)
        split = None if leaf is not None else self._fraction(best.totals)
        if split is None:
            return leaf
        shadow, box, value = split
        place = len(self.star.shadows)
        self.star = evolve(self.star, shadows=(*self.star.shadows, shadow))
        most = self._proved(sense, [*ends, _End(place, 1, value)], goal, left)
        more = self._proved(sense, [*ends, _End(place, -1, -value - 1)], goal, left) if most else None
        return Fork(box, value, most, more) if most and more else None

    def _fraction(self, totals: Sequence[float]) -> tuple[Shadow, Box, int] | None:
        """A box that holds no whole number, and what it holds rounded down: one of the bars', or what it has in one stretch."""
        star, core = self.star, self.star.core
        for b, bar in enumerate(self.bars):
            held = self._value(star.shadows[b], totals)
            if abs(held - round(held)) > _NEAR:
                return star.shadows[b], bar.box, floor(held)
        for b, bar in enumerate(self.bars):
            runs, block, kinds = star.shadows[b]
            for t in (t for start, end in runs for t in range(start, end)):
                held = self._value((((t, t + 1),), block, kinds), totals)
                if abs(held - round(held)) > _NEAR:
                    side = range(star.points[t], star.points[t + 1])
                    box = Box((*bar.box.sides[:core], side, *bar.box.sides[core + 1 :]))
                    return (((t, t + 1),), block, kinds), box, floor(held)
        return None

    def _endless(self) -> bool:
        """Whether the query holds a cell on which nothing puts an upper end."""
        covered = self.star.least_shares([(end.box, 1) for end in self._ends if end.sign > 0] + [(self._asked, -len(self._ends) - 1)])
        return min(covered, default=0) < -len(self._ends)

    def _lines(self, shadow: Shadow) -> list[tuple[int, int]]:
        """The lines (indices) that a box adds up, with their signs; the last kind of a block is what the others leave of the whole."""
        _, block, kinds = shadow
        if block < 0:
            return [(0, 1)]
        first, last = 1 + sum(len(b.kinds) - 1 for b in self.star.blocks[:block]), len(self.star.blocks[block].kinds) - 1
        if last in kinds:
            return [(0, 1), *((first + kind, -1) for kind in range(last) if kind not in kinds)]
        return [(first + kind, 1) for kind in sorted(kinds)]

    def _form(self, shadow: Shadow, sign: int) -> list[tuple[int, int]]:
        """A box as (column, times) of the running totals; those before the first stretch are 0."""
        size = self.star.stretches
        edges = [(point, sign * side) for start, end in shadow[0] for point, side in ((end, 1), (start, -1)) if point]
        return [(line * size + point - 1, side * times) for line, side in self._lines(shadow) for point, times in edges]

    def _value(self, shadow: Shadow, totals: Sequence[float]) -> float:
        return float(sum(totals[column] * times for column, times in self._form(shadow, 1)))

    def _rows(self, ends: Sequence[_End]) -> tuple[list[list[tuple[int, int]]], list[int]]:
        """Every end, then that no kind is counted below zero: forms, and what each is at most."""
        rows = [self._form(self.star.shadows[end.box], end.sign) for end in ends]
        kinds = [
            (-1, frozenset[int]()),
            *((b, frozenset({k})) for b, block in enumerate(self.star.blocks) for k in range(len(block.kinds))),
        ]
        for t in range(self.star.stretches):
            rows += [self._form((((t, t + 1),), block, kind), -1) for block, kind in kinds]
        return rows, [*(end.value for end in ends), *[0] * (len(rows) - len(ends))]

    def _matrix(self, rows: Sequence[Sequence[tuple[int, int]]], width: int) -> Any:
        starts = list(accumulate(map(len, rows), initial=0))
        columns = [column for row in rows for column, _ in row]
        times = [float(n) for row in rows for _, n in row]
        return self._sparse.csr_matrix((times, columns, starts), shape=(len(rows), width))

    def _width(self) -> int:
        return self.star.stretches * (1 + sum(len(block.kinds) - 1 for block in self.star.blocks))

    def _cost(self, sense: int) -> Any:
        cost = self._numpy.zeros(self._width())
        for column, times in self._form(self.star.shadows[self._asked], -sense) if sense else ():
            cost[column] += times
        return cost

    def _solve(self, sense: int, ends: Sequence[_End]) -> Any:
        """The program for the query times sense, None where nothing holds; for 0: the least by which ends are missed in all."""
        np, (rows, most), width = self._numpy, self._rows(ends), self._width()
        matrix, cost = self._matrix(rows, width), self._cost(sense)
        limits: list[tuple[int | None, int | None]] = [(None, None)] * width
        if not sense:
            missed = self._sparse.eye(len(rows), len(ends), format="csr")
            matrix, cost = self._sparse.hstack([matrix, -missed], format="csr"), np.concatenate([cost, np.ones(len(ends))])
            limits += [(0, None)] * len(ends)
        found = self._optimize.linprog(cost, A_ub=matrix, b_ub=np.array(most, dtype=float), bounds=limits, method="highs")
        if found.status != 0:
            return None
        return _Optimum(-float(found.fun), [-float(y) for y in found.ineqlin.marginals[: len(ends)]], [float(x) for x in found.x[:width]])

    def _leaf(self, sense: int, ends: Sequence[_End], best: _Optimum | None, goal: int) -> Sum | None:
        """What the ends count, in whole numbers, if that proves that the query (times sense) holds at most `goal`."""
        if best is None or (not sense and best.value > -_NEAR):
            return None
        for most in _SHARES:
            shares = [Fraction(count).limit_denominator(most) if count > _NEAR else Fraction(0) for count in best.counts]
            scale = lcm(*(share.denominator for share in shares))
            used = [(end, int(share * scale)) for end, share in zip(ends, shares, strict=True) if share]
            times = scale if sense else 0
            terms = [(end.box, end.sign * n) for end, n in used] + ([(self._asked, -sense * times)] if sense else [])
            total = sum(end.value * n for end, n in used)
            if total < times * (goal + 1) and min(self.star.least_shares(terms), default=0) >= 0:
                splits = [end for end in ends if end.limit is None]
                over = tuple((splits.index(end), n) for end, n in used if end.limit is None)
                return Sum(times, tuple((end.limit, n) for end, n in used if end.limit), over)
        return None

    def _whole(self, totals: Sequence[float]) -> Totals | None:
        """Running totals in whole numbers, if they hold every bar."""
        size, near = self.star.stretches, [round(total) for total in totals]
        lines = [[0, *near[start : start + size]] for start in range(0, len(near), size)]
        found, first = [[lines[0]]], 1
        for block in self.star.blocks:
            mine = lines[first : first + len(block.kinds) - 1]
            first += len(mine)
            found.append([*mine, [whole - sum(others) for whole, *others in zip(lines[0], *mine, strict=True)]])
        rising = all(a <= b for group in found for line in group for a, b in pairwise(line))
        return found if rising and all(end.sign * self.star.held(end.box, found) <= end.value for end in self._ends) else None

    def _integer(self, sense: int, nodes: int) -> Totals | None:
        """Whole numbers that hold every bar, with the greatest query (times sense), as an integer program finds them."""
        rows, most = self._rows(self._ends)
        held = self._optimize.LinearConstraint(self._matrix(rows, self._width()), -self._numpy.inf, most)
        free = self._optimize.Bounds(-self._numpy.inf, self._numpy.inf)
        options = {"node_limit": nodes, "mip_rel_gap": 0.0}
        found = self._optimize.milp(self._cost(sense), integrality=1, bounds=free, constraints=held, options=options)
        return None if found.x is None else self._whole([float(x) for x in found.x])


def program(axes: Sequence[Axis], bars: Sequence[Bar], query: tuple[Box, Bits] | None) -> Program | None:
    """The program of these bars; None where scipy is not installed, or it would be too large."""
    try:
        import numpy
        from scipy import optimize, sparse
    except ImportError:
        return None
    star = star_of([bar.bits for bar in bars] + ([query[1]] if query else []), axes, _KINDS)
    if star is None or star.stretches * (1 + sum(len(block.kinds) - 1 for block in star.blocks)) > _SIZE:
        return None
    return Program(star, bars, query, (optimize, numpy, sparse))
