"""Rows that bear on each other, and the ways in which what conflicts among them can be put right."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from casualtylib.model.box import Box, Side
from casualtylib.reconciling.branch import Branch, Numbers
from casualtylib.reconciling.cells import Bits, overlap
from casualtylib.reconciling.certificates import used
from casualtylib.reconciling.conflicts import Contradiction, Lasting, hard_conflict, narrowed, soft_conflict
from casualtylib.reconciling.covering import Units
from casualtylib.reconciling.ends import Limit, SoftEnd, Table, limits_of
from casualtylib.reconciling.engines import Limits, feasible, lines_among
from casualtylib.reconciling.hitting import Hitting, UndecidedError, candidates, packed, smallest
from casualtylib.reconciling.linear import LineProblem, Part, Shape, Window, span, touches, window
from casualtylib.reconciling.program import program
from casualtylib.reconciling.watch import Watch

_KEEP = 200  # rows from which a line is kept for further queries
_FEW = 2  # repairs that are listed where each has to be tried on a large system: whether the first is the only one
_ALONE = 60  # rows of several lines from which each is looked at alone first


@frozen
class Scenario:
    """One smallest way to put a component right.

    Args:
        rows: the rows (indices) that stay in force.
        gone: the units set aside.
        released: the soft ends that are not used.
        released_rows: ids of their rows.
    """

    rows: tuple[int, ...]
    gone: Units = frozenset()
    released: frozenset[SoftEnd] = frozenset()
    released_rows: tuple[str, ...] = ()


def components(table: Table) -> list[Part]:
    """The rows that have an end, by what they share cells with."""
    rows = [index for index, row in enumerate(table.rows) if row.low or row.high is not None]
    if not table.axes:
        return [Part(tuple(rows))] if rows else []
    axis, alike = _varying(table, rows)
    groups: dict[tuple[Side, ...], list[int]] = {}
    if alike and rows:
        groups[()] = rows
    else:
        for index in rows:
            sides = table.rows[index].box.sides
            groups.setdefault((*sides[:axis], *sides[axis + 1 :]), []).append(index)
    apart: dict[Bits, list[int]] = {}
    for group in groups.values():
        place = table.place(group[0])
        apart.setdefault((*place[:axis], -1, *place[axis + 1 :]), []).extend(group)
    size = len(table.axes[axis].elements)
    found: list[Part] = []
    mixed: list[int] = []
    for others, group in apart.items():
        windows = [span(table.rows[index].box.sides[axis], size) for index in group]
        if None in windows or any(overlap(others, other) for other in apart if other != others):
            mixed += group
        else:
            found += _stretches(Shape(axis, others), [one for one in windows if one], group)
    return sorted(_by_unit(table, [*found, *_mixed(table, mixed, axis)]), key=lambda part: part.rows)


def _by_unit(table: Table, parts: list[Part]) -> list[Part]:
    """The parts, those together that share a unit."""
    holders: dict[str, list[int]] = {}
    for i, part in enumerate(parts if len(parts) > 1 else ()):
        for unit in {row.unit for row in map(table.rows.__getitem__, part.rows) if row.unit and row.movable}:
            holders.setdefault(unit, []).append(i)
    groups = [{i} for i in range(len(parts))]
    for shared in holders.values():
        if len(shared) > 1:
            linked = [group for group in groups if not group.isdisjoint(shared)]
            groups = [group for group in groups if group.isdisjoint(shared)] + [set[int]().union(*linked)]
    return [_merged([parts[i] for i in sorted(group)]) for group in groups]


def _merged(parts: list[Part]) -> Part:
    shape = parts[0].shape
    if len(parts) == 1:
        return parts[0]
    if shape is None or any(part.shape != shape for part in parts):
        return Part(tuple(sorted(r for part in parts for r in part.rows)))
    both = sorted((r, one) for part in parts for r, one in zip(part.rows, part.windows, strict=True))
    stretch = (min(part.stretch[0] for part in parts), max(part.stretch[1] for part in parts))
    return Part(tuple(r for r, _ in both), shape, stretch, tuple(one for _, one in both))


def _varying(table: Table, rows: Sequence[int]) -> tuple[int, bool]:
    """The axis along which the boxes differ most, and whether they differ along no other."""
    boxes = [table.rows[index].box.sides for index in rows]
    kinds = [len({sides[i] for sides in boxes}) for i in range(len(table.axes))]
    axis = max(range(len(kinds)), key=lambda i: kinds[i], default=0)
    return axis, all(kind == 1 for i, kind in enumerate(kinds) if i != axis)


def _stretches(shape: Shape, windows: list[Window], rows: list[int]) -> list[Part]:
    """The rows of one shape by the stretches of the axis that their windows cover without a gap."""
    stretches: list[list[int]] = []
    for start, end in sorted(set(windows)):
        if stretches and start < stretches[-1][1]:
            stretches[-1][1] = max(stretches[-1][1], end)
        else:
            stretches.append([start, end])
    if len(stretches) == 1:
        return [Part(tuple(rows), shape, (stretches[0][0], stretches[0][1]), tuple(windows))]
    first = [stretch[0] for stretch in stretches]
    members: list[list[int]] = [[] for _ in stretches]
    for i, (start, _) in enumerate(windows):
        members[bisect_right(first, start) - 1].append(i)
    return [
        Part(tuple(rows[i] for i in mine), shape, (start, end), tuple(windows[i] for i in mine))
        for mine, (start, end) in zip(members, stretches, strict=True)
    ]


def _lines(table: Table, rows: Sequence[int]) -> list[Part]:
    """The lines among rows that are not alike, of several rows each."""
    found = []
    for shape, group in lines_among([table.place(r) for r in rows], table.axes):
        windows = tuple(window(table.place(rows[i])[shape.axis]) or (0, 0) for i in group)
        found.append(Part(tuple(rows[i] for i in group), shape, (0, len(table.axes[shape.axis].elements)), windows))
    return [part for part in found if len(part.rows) > 1]


def _mixed(table: Table, rows: Sequence[int], axis: int) -> list[Part]:
    """The rows by what they share cells with, first those that are alike but along one axis."""
    alike: dict[Bits, list[tuple[int, list[int]]]] = {}
    for index in rows:
        place = table.place(index)
        groups = alike.setdefault((*place[:axis], -1, *place[axis + 1 :]), [])
        side, together = place[axis], [index]
        for group in [group for group in groups if group[0] & side]:
            groups.remove(group)
            side, together = side | group[0], group[1] + together
        groups.append((side, together))
    linked: list[tuple[list[Bits], list[int]]] = []
    for others, groups in alike.items():
        for side, together in groups:
            place = (*others[:axis], side, *others[axis + 1 :])
            mine = [part for part in linked if any(overlap(place, box) for box in part[0])]
            linked = [part for part in linked if part not in mine]
            linked.append(([place, *(box for part in mine for box in part[0])], together + [r for part in mine for r in part[1]]))
    return [Part(tuple(sorted(together))) for _, together in linked]


class Component:
    """One component: its conflicts, its smallest repairs, the soft ends to release."""

    def __init__(self, table: Table, part: Part, limits: Limits, cap: int) -> None:
        self.table, self.part, self.rows, self.limits, self.cap = table, part, part.rows, limits, cap
        self.found: list[Contradiction] = []
        self.tensions: list[Branch] = []
        self._hot: tuple[frozenset[int], Lasting] | None = None  # rows of contradictions that were found among many
        self._outer = False

    def touches(self, place: Bits) -> bool:
        """Whether a box shares a cell with one of the rows."""
        if self.part.shape is not None:
            return touches(self.part.shape, self.part.stretch, place)
        return any(overlap(place, self.table.place(r)) for r in self.rows)

    def kept(self, scenario: Scenario, query: tuple[Box, Bits]) -> LineProblem | None:
        """The line that is kept for all questions, under a scenario of this component; None if there is none or it cannot hold."""
        if self.part.shape is None or self.soft or len(self.rows) < _KEEP or window(query[1][self.part.shape.axis]) is None:
            return None
        (watch,) = self._watches
        return watch.problem(scenario.gone, query)

    @property
    def large(self) -> bool:
        """Whether it is no line, and too large for the engine for any boxes."""
        return self.part.shape is None and len(self.rows) > self.limits.rows

    @cached_property
    def soft(self) -> bool:
        """Whether any end is soft."""
        return any(self.table.rows[r].soft_low or self.table.rows[r].soft_high for r in self.rows)

    @cached_property
    def _names(self) -> list[str]:
        """The unit of each row that can go, "" for those that cannot."""
        return [row.name if row.movable else "" for row in (self.table.rows[r] for r in self.rows)]

    def without(self, gone: Units) -> tuple[int, ...]:
        """The rows that stay when these units go."""
        return tuple(r for r, name in zip(self.rows, self._names, strict=True) if name not in gone) if gone else self.rows

    def rest(self, gone: Units) -> tuple[list[Limit], Numbers | None]:
        """The hard ends that stay when these units go, and numbers that hold them all; None where there are none or it is not decided."""
        if self.part.shape is not None:
            (watch,) = self._watches
            kept = watch.problem(gone, None)
            return watch.ends(gone), None if kept is None else kept.feasible(0).numbers
        bars = self.table.bars(self.without(gone), soft=False)
        return limits_of(bars), feasible(self.table.axes, bars, self.limits).numbers

    def units(self, conflict: Contradiction) -> Units:
        """The units of a conflict that can go."""
        return frozenset(self.table.rows[r].name for r in conflict.rows if self.table.rows[r].movable)

    @cached_property
    def weights(self) -> dict[str, int]:
        """What each unit weighs: the most that one of its rows says."""
        weights: dict[str, int] = {}
        for r in self.rows:
            row = self.table.rows[r]
            weights[row.name] = max(row.weight, weights.get(row.name, 0))
        return weights

    @cached_property
    def consistent(self) -> bool | None:
        """Whether the hard ends can all hold; None: not decided."""
        try:
            return self._conflict(frozenset()) is None
        except UndecidedError:
            return None

    @cached_property
    def _watches(self) -> list[Watch]:
        """The line, where the rows make one; else, where they are many, the lines among them."""
        parts = [self.part] if self.part.shape else _lines(self.table, self.rows) if len(self.rows) > _ALONE else []
        return [Watch(self.table, part, part.shape, self.limits) for part in parts if part.shape]

    @cached_property
    def _lasting(self) -> Lasting:
        return Lasting(self.table, self.rows, self.limits)

    def _conflict(self, gone: Units, everywhere: bool = True) -> Contradiction | None:
        """A minimal conflict that is left when these units go; None if the rest can hold.

        Args:
            everywhere: whether a large system is looked through as a whole, where its parts show nothing.
        """
        found = self._line_conflict(gone)
        if found is not None or self.part.shape is not None:
            return found
        if not self.large:
            return hard_conflict(self.table, self.without(gone), self.limits, lasting=self._lasting)
        return self._hot_conflict(gone) or (self._far_conflict(gone) if everywhere else None)

    def _hot_conflict(self, gone: Units) -> Contradiction | None:
        """A conflict among the rows that took part in one before: what contradicts at once shows in one argument."""
        if self._hot is None:
            return None
        hot, lasting = self._hot
        try:
            return hard_conflict(self.table, [r for r in self.without(gone) if r in hot], self.limits, lasting=lasting)
        except UndecidedError:
            return None

    def _far_conflict(self, gone: Units) -> Contradiction | None:
        rows = self.without(gone)
        found = feasible(self.table.axes, self.table.bars(rows, soft=False), self.limits)
        if found.refuted and found.tree is not None:
            place = {self.table.rows[r].id: r for r in rows}
            hot = (self._hot[0] if self._hot else frozenset()) | {place[limit.row.id] for limit in used(found.tree)}
            self._hot = hot, Lasting(self.table, sorted(hot), self.limits)
            return narrowed(self.table, found.tree, rows, self.limits)
        if found.numbers is None:
            raise UndecidedError
        return None

    def _line_conflict(self, gone: Units) -> Contradiction | None:
        return next((found for watch in self._watches if (found := watch.conflict(gone)) is not None), None)

    @cached_property
    def repairs(self) -> Hitting | None:
        """The smallest repairs; their conflicts stand in `found` in the same order. None: not decided."""

        def ask(gone: Units, everywhere: bool) -> Units | None:
            conflict = self._conflict(gone, everywhere)
            if conflict is None:
                return None
            self.found.append(conflict)
            return self.units(conflict)

        try:
            return smallest(ask, self.weights, cap=min(self.cap, _FEW) if self.large else self.cap, nodes=self.limits.nodes * 250)
        except UndecidedError:
            return None

    @cached_property
    def apart(self) -> list[Contradiction]:
        """Conflicts of which no two share a unit; as many as were found where repairs are not decided."""
        if self.repairs is not None:
            return self.found[: self.repairs.disjoint]
        units = [self.units(conflict) for conflict in self.found]
        return [self.found[i] for i in packed(units, frozenset(), self.weights)] if all(units) else self.found[:1]

    @cached_property
    def scenarios(self) -> tuple[tuple[Scenario, ...], bool]:
        """Every smallest way to put the component right; where they are too many, one that goes without all that any of them
        sets aside, and True. A large one that is no line is put right roughly."""
        if self.large:
            return (self._roughly,), True
        repairs = self.repairs
        if repairs is None or repairs.weight is None or not repairs.exact:
            return (self._roughly,), True
        if not repairs.complete:
            units = candidates(repairs.conflicts, self.weights, repairs.weight, self.limits.nodes * 250)
            return tuple(self._releases(units)), True
        found = tuple(scenario for units in repairs.sets for scenario in self._releases(units))
        return found, self._outer

    @property
    def _roughly(self) -> Scenario:
        """What is left where repairs are not decided, or take long: without all that may put its lines right, and without what a
        linear program misses of the rest; nothing of it if it has no lines."""

        def ask(gone: Units, _everywhere: bool) -> Units | None:
            conflict = self._line_conflict(gone)
            return None if conflict is None else self.units(conflict)

        if self.consistent is True:
            return self._hard(frozenset())
        result = smallest(ask, self.weights, cap=1, nodes=self.limits.nodes * 50) if self._watches else None
        if result is None or result.weight is None:
            units = frozenset(name for name in self._names if name)
        else:
            units = candidates(result.conflicts, self.weights, result.weight, self.limits.nodes * 50)
            large = program(self.table.axes, self.table.bars(self.without(units), soft=False), None) if self.limits.programs else None
            units |= {limit.row.name for limit in (large.missed() if large else ()) if limit.row.movable}
        return self._hard(units)

    def _hard(self, gone: Units) -> Scenario:
        """What is left without these units and without any soft end."""
        rows = self.without(gone)
        if not self.soft:
            return Scenario(rows, gone)
        places = {(self.table.place(r), high) for r in rows for high in (False, True)}
        loose = tuple(self.table.rows[r].id for r in rows if self.table.rows[r].soft_low or self.table.rows[r].soft_high)
        return Scenario(rows, gone, frozenset(places), loose)

    def _releases(self, gone: Units) -> list[Scenario]:
        """The smallest sets of soft ends to release when `gone` is set aside."""
        rows = self.without(gone)
        if not self.soft:
            return [Scenario(rows, gone)]
        ends: dict[str, SoftEnd] = {}
        peers: dict[str, tuple[str, ...]] = {}

        def ask(units: Units, _everywhere: bool) -> Units | None:
            tree = soft_conflict(self.table, rows, {ends[unit] for unit in units}, self.limits)
            if tree is None:
                return None
            self.tensions.append(tree)
            soft = {f"{limit.row.id} {'high' if limit.high else 'low'}": limit for limit in used(tree) if limit.soft}
            for unit, limit in soft.items():
                ends[unit] = (self.table.place_of(limit.row), limit.high)
                peers[unit] = limit.peers
            return frozenset(soft)

        weights: defaultdict[str, int] = defaultdict(lambda: 1)
        try:
            result = smallest(ask, weights, cap=self.cap, nodes=self.limits.nodes * 250)
        except UndecidedError:
            result = Hitting(None, exact=False)
        if result.weight is None or not result.exact:
            self._outer = True
            return [self._hard(gone)]
        sets = result.sets
        if not result.complete:
            self._outer = True
            sets = [candidates(result.conflicts, weights, result.weight, self.limits.nodes * 250)]
        return [
            Scenario(rows, gone, frozenset(ends[unit] for unit in units), tuple(sorted({row for unit in units for row in peers[unit]})))
            for units in sets
        ]
