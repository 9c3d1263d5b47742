"""One exact search: the greatest or least number of a box, or whether its bars can hold at all, in whole numbers.

The simplex answers in fractions; where an atom's number is not whole, the box of that atom (all that lies in the same
boxes, at least) is split into at most m and at least m + 1. The tree of the search is the tree of the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from attrs import define, frozen

from casualtylib.model.box import Axis, Box, Cell
from casualtylib.reconciling.cells import Bits, atoms
from casualtylib.reconciling.ends import Bar, Limit
from casualtylib.reconciling.simplex import ExhaustedError, Multipliers, Simplex

Numbers = tuple[tuple[Cell, int], ...]

_DEPTH = 60
_WORK = 2500  # atoms looked at in choices of a pivot, per node that a search may have


@frozen(eq=False)
class Sum:
    """A leaf in the making: ends with their multipliers, splits above by depth, and `times` the query."""

    times: int
    limits: tuple[tuple[Limit, int], ...]
    splits: tuple[tuple[int, int], ...] = ()


@frozen(eq=False)
class Fork:
    """A split in the making."""

    box: Box
    value: int
    most: Branch
    more: Branch


Branch = Sum | Fork


@define(eq=False)
class Found:
    """What a search found.

    Args:
        value: the end; None: no end, or no query.
        exact: whether the search was brought to its end.
        refuted: whether the bars cannot all hold.
        tree: the argument for the value, or for the contradiction; None where there is neither.
        numbers: numbers for cells that hold all bars, and attain the value where it is exact; None if none were found. Given
            as a function, they are made when they are looked at.
    """

    value: int | None = None
    exact: bool = True
    refuted: bool = False
    tree: Branch | None = None
    _numbers: Numbers | Callable[[], Numbers] | None = None

    @property
    def numbers(self) -> Numbers | None:
        """Numbers for cells, made once."""
        if callable(self._numbers):
            self._numbers = self._numbers()
        return self._numbers


@frozen(eq=False)
class _Splitter:
    row: int
    mask: int
    box: Box


class Problem:
    """Bars and perhaps a query over their atoms, ready for searches.

    Args:
        axes: the axes of the boxes.
        bars: the bars in force.
        query: the box asked about, with its bits.
        limit: the most atoms to make.
        lasting: whether the ends may be changed later, so that no cell is left out for being empty now.
        weigh: how often the query counts each element of the one axis that there is, whose boxes tell those apart that differ.
            Splits are then of single atoms: nobody reads them, and few are enough where all boxes are as loose.

    `ready` is False if there are more.
    """

    def __init__(
        self,
        axes: Sequence[Axis],
        bars: Sequence[Bar],
        query: tuple[Box, Bits] | None,
        limit: int,
        *,
        lasting: bool = False,
        weigh: Sequence[int] | None = None,
    ) -> None:
        self.bars = list(bars)
        self.query = query
        self.weigh = weigh
        self.crossed = _crossed(self.bars)
        self.boxes = [bar.box for bar in bars] + ([query[0]] if query else [])
        found = atoms([bar.bits for bar in bars] + ([query[1]] if query else []), axes, limit)
        self.ready = found is not None
        if found is None:
            return
        empty = 0 if lasting else sum(1 << b for b, bar in enumerate(bars) if bar.high and not bar.high.value)
        self.kinds = [atom for atom in found if not atom[0] & empty]
        self.dead = [mask for mask, _ in found if mask & empty]
        self.empty = [b for b in range(len(bars)) if empty >> b & 1]
        kept = [b for b in range(len(bars)) if not empty >> b & 1]
        self.rows = [*kept, *([len(bars)] if query else [])]
        place = {b: row for row, b in enumerate(self.rows)}
        columns = [[place[b] for b in _members(mask) if b in place] for mask, _ in self.kinds]
        if weigh:
            for column, (_, cell) in zip(columns, self.kinds, strict=True):
                column += [place[len(bars)]] * (weigh[cell[0]] - 1)
        lows: list[int | None] = [self._low(b) for b in self.rows]
        highs: list[int | None] = [self._high(b) for b in self.rows]
        self.simplex = Simplex(columns, lows, highs)

    def _low(self, b: int) -> int | None:
        if b == len(self.bars):
            return None
        low = self.bars[b].low
        return low.value if low else None

    def _high(self, b: int) -> int | None:
        if b == len(self.bars):
            return None
        high = self.bars[b].high
        return high.value if high else None

    def change(self, bars: Sequence[Bar]) -> None:
        """Put other ends on the same boxes, in the same order; the simplex goes on from where it is."""
        self.bars = list(bars)
        self.crossed = _crossed(self.bars)
        if self.crossed is None:
            for row in range(len(bars)):
                self.simplex.bound(row, self._low(row), self._high(row))

    def greatest(self, nodes: int) -> Found:
        """The greatest number that the query can hold."""
        return _Search(self, 1, nodes).run()

    def least(self, nodes: int) -> Found:
        """The least number that the query can hold."""
        return _Search(self, -1, nodes).run()

    def feasible(self, nodes: int) -> Found:
        """Numbers that hold all bars, or the argument that there are none."""
        return _Search(self, 0, nodes).run()


class _Search:
    """Depth first, the best found so far cutting off the rest."""

    def __init__(self, problem: Problem, sense: int, nodes: int) -> None:
        self.problem = problem
        self.simplex = problem.simplex
        self.sense = sense
        self.nodes = nodes
        self.best: int | None = None  # times sense
        self.cut: int | None = None  # the best that an abandoned case may hold, times sense
        self.abandoned = False
        self.numbers: Numbers | None = None
        self.endless = False
        self.splitters: dict[int, _Splitter] = {}
        self.path: list[tuple[_Splitter, bool]] = []

    def run(self) -> Found:
        if self.problem.crossed is not None:
            return Found(refuted=True, tree=self.problem.crossed)
        self.simplex.work = self.nodes * _WORK
        tree = self._explore(None)
        for splitter in self.splitters.values():
            self.simplex.bound(splitter.row, None, None)
        if self.sense == 0 or self.endless:
            refuted = self.numbers is None and not self.abandoned
            return Found(None, not self.abandoned or self.numbers is not None, refuted, tree if refuted else None, self.numbers)
        if self.abandoned:
            if self.best is None and self.cut is None:
                return Found(exact=False)
            value = max(v for v in (self.best, self.cut) if v is not None)
            exact = self.best == value
            return Found(self.sense * value, exact, False, tree, self.numbers if exact else None)
        if self.best is None:
            return Found(refuted=True, tree=tree)
        return Found(self.sense * self.best, True, False, tree, self.numbers)

    def _explore(self, above: tuple[Sum, int] | None) -> Branch:
        """The argument for this case; `above` is that of the case it is a part of, for when there is no time for its own."""
        self.nodes -= 1
        try:
            contradiction = self.simplex.check()
            if contradiction is not None:
                return self._sum(0, contradiction)
            leaf, end = self._relaxed()
        except ExhaustedError:
            self.abandoned = True
            if above is None:
                return Sum(0, ())
            self._give_up(above[1])
            return above[0]
        if self.best is not None and end <= self.best:
            return leaf
        numbers = self.simplex.numbers()
        mask = self._fraction(numbers)
        if mask is None:
            self.best = end
            self.numbers = tuple((self.problem.kinds[atom][1], number // self.simplex.scale) for atom, number in sorted(numbers.items()))
            return leaf
        if self.nodes <= 0 or len(self.path) >= _DEPTH:
            self._give_up(end)
            return leaf
        return self._fork(mask, (leaf, end))

    def _relaxed(self) -> tuple[Sum, int]:
        """The argument that the simplex gives for this case, and the end that it proves, times sense."""
        if not self.sense or self.endless:
            return Sum(0, ()), 0
        row = len(self.problem.rows) - 1
        multipliers = self.simplex.optimise(row, self.sense > 0)
        if multipliers is None:
            self.endless = True
            return Sum(0, ()), 0
        held = self.simplex.value[self.simplex.basis.index(row)]
        return self._sum(self.simplex.scale, multipliers), self.sense * held // self.simplex.scale

    def _give_up(self, end: int) -> None:
        self.abandoned = True
        self.cut = end if self.cut is None else max(self.cut, end)

    def _done(self) -> bool:
        return self.numbers is not None and (self.sense == 0 or self.endless)

    def _fork(self, mask: int, above: tuple[Sum, int]) -> Branch:
        splitter = self._splitter(mask)
        members = self.simplex.members[splitter.row]
        numbers = self.simplex.numbers()
        held, scale = sum(numbers.get(a, 0) for a in members), self.simplex.scale
        value = held // scale
        low, high = self.simplex.low[splitter.row], self.simplex.high[splitter.row]
        upwards = 2 * (held - value * scale) > scale
        branches: dict[bool, Branch] = {}
        for more in (upwards, not upwards):
            if self._done():
                branches[more] = Sum(0, ())
                continue
            self.simplex.bound(splitter.row, value + 1 if more else low, high if more else value)
            self.path.append((splitter, more))
            branches[more] = self._explore(above)
            self.path.pop()
        self.simplex.bound(splitter.row, low, high)
        return Fork(splitter.box, value, branches[False], branches[True])

    def _fraction(self, numbers: dict[int, int]) -> int | None:
        """A mask whose box holds no whole number: one box, or what two share, if there is one; else that of a single atom."""
        scale = self.simplex.scale
        if scale == 1:
            return None
        kinds = [(self.problem.kinds[atom][0], number) for atom, number in numbers.items()]
        loose = [mask for mask, number in kinds if number % scale]
        if not loose:
            return None
        if self.problem.weigh:
            return max(kinds, key=lambda kind: (-abs(2 * (kind[1] % scale) - scale), kind[0].bit_count(), kind[0]))[0]
        boxes = sorted({b for mask in loose for b in _members(mask)})
        pairs = [1 << b for b in boxes] + [1 << b | 1 << c for b, c in combinations(boxes, 2)]
        for pair in pairs:
            if sum(number for mask, number in kinds if mask & pair == pair) % scale:
                return pair
        return max(loose, key=lambda mask: (mask.bit_count(), mask))

    def _splitter(self, mask: int) -> _Splitter:
        if mask not in self.splitters:
            inside = [atom for atom, (other, _) in enumerate(self.problem.kinds) if other & mask == mask]
            first, *rest = _members(mask)
            box = self.problem.boxes[first]
            for b in rest:
                box = box & self.problem.boxes[b]
            self.splitters[mask] = _Splitter(self.simplex.add_row(inside), mask, box)
        return self.splitters[mask]

    def _sum(self, times: int, multipliers: Multipliers) -> Sum:
        """The leaf of these multipliers, with what boxes that hold nobody add where cells fall short."""
        problem, rows = self.problem, self.problem.rows
        by_box = {rows[r]: y for r, y in multipliers.items() if r < len(rows)}
        by_row = {splitter.row: splitter for splitter in self.splitters.values()}
        over = [(by_row[r], y) for r, y in multipliers.items() if r >= len(rows)]
        for mask in problem.dead:
            held = sum(y for b, y in by_box.items() if mask >> b & 1) + sum(y for s, y in over if mask & s.mask == s.mask)
            wanted = self.sense * times if problem.query and mask >> len(problem.bars) & 1 else 0
            if held < wanted:
                b = next(b for b in problem.empty if mask >> b & 1)
                by_box[b] = by_box.get(b, 0) + wanted - held
        return Sum(times, tuple(self._limit(b, y) for b, y in sorted(by_box.items())), tuple(self._depth(s, y) for s, y in over))

    def _limit(self, b: int, y: int) -> tuple[Limit, int]:
        limit = self.problem.bars[b].high if y > 0 else self.problem.bars[b].low
        assert limit is not None, "the simplex leans only on ends that there are"
        return limit, abs(y)

    def _depth(self, splitter: _Splitter, y: int) -> tuple[int, int]:
        more = y < 0
        return max(depth for depth, (other, way) in enumerate(self.path) if other is splitter and way == more), abs(y)


def _crossed(bars: Sequence[Bar]) -> Sum | None:
    """The contradiction of a box whose ends cross, if there is one."""
    found = ((bar.low, bar.high) for bar in bars if bar.low and bar.high and bar.low.value > bar.high.value)
    return next((Sum(0, ((low, 1), (high, 1))) for low, high in found), None)


def _members(mask: int) -> list[int]:
    """The bits set, in order."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found
