"""What can be asked of a System: bounds of a box, consistency, conflicts, the smallest repair. Whole numbers decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, product

from attrs import evolve, field, frozen

from casualtylib.model.box import Axis, Box, Cell
from casualtylib.model.proof import Proof
from casualtylib.reconciling.branch import Found
from casualtylib.reconciling.cells import Bits, bits, inside, overlap
from casualtylib.reconciling.certificates import attained_proof, bound_proof, contradiction_proof, used
from casualtylib.reconciling.components import Component, Scenario, components
from casualtylib.reconciling.conflicts import Clash, Contradiction, hard_clash, hard_conflict, soft_clash
from casualtylib.reconciling.covering import Units
from casualtylib.reconciling.ends import Bar, Limit, Table
from casualtylib.reconciling.engines import Asked, Limits, lines_among, problem, problems
from casualtylib.reconciling.hitting import UndecidedError
from casualtylib.reconciling.linear import Shape, line_problem, window
from casualtylib.reconciling.must_go import argument, repair_proof
from casualtylib.reconciling.system import System

#: Numbers for cells; 0 elsewhere.
Witness = tuple[tuple[Cell, int], ...]


@frozen
class Budget:
    """How far to search; counted in steps, never in seconds, so that results repeat.

    Args:
        atoms: the most kinds of cells that one exact computation may tell apart.
        rows: the most boxes with ends that one exact computation may hold.
        nodes: the most cases that one search may split into.
        repairs: the most smallest repairs that are listed.
        programs: whether linear programs may help where scipy is installed.
    """

    atoms: int = 4000
    rows: int = 400
    nodes: int = 400
    repairs: int = 32
    programs: bool = True


@frozen
class End:
    """One end of a bound.

    Args:
        value: the number; None: there is no upper end.
        exact: whether whole numbers attain it (None is exact where any number can be).
        proof: why it holds; None for a missing upper end. Over several repairs: the proof under the one that allows most.
        released: ids of the rows whose soft ends were released to get it.
        found: the search that attains it; None where it is not exact.
    """

    value: int | None
    exact: bool
    proof: Proof | None = None
    released: tuple[str, ...] = ()
    found: Found | None = field(default=None, eq=False, repr=False)

    @property
    def witness(self) -> Witness | None:
        """Numbers for cells that attain the end; None where it is not exact or there is none."""
        return self.found.numbers if self.found else None


@frozen
class Bound:
    """Both ends of what a box can hold.

    Args:
        low, high: the ends; `low.value` is never None.
        set_aside: units that some smallest repair sets aside, where the rows cannot all hold.
        outer: whether the ends are those of what remains when all these are set aside, because there are too many repairs to list.
    """

    low: End
    high: End
    set_aside: tuple[str, ...] = ()
    outer: bool = False


@frozen
class Repair:
    """The smallest weight of units to set aside so that the rest can hold.

    Args:
        weight: the smallest weight; None if not even setting every movable row aside helps, or it was not decided.
        units: the names of the units of the repair given (the first found).
        rows: ids of their rows.
        exact: whether it is shown that none is smaller.
        unique: whether it is the only smallest one; None if not decided.
        others: the other smallest repairs, up to the budget's cap.
        complete: whether `others` lists them all.
        lower: the proof that less is not enough; None for an empty repair, or where it would be too long.
        rest: the proof that the rest can hold.
    """

    weight: int | None
    units: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    exact: bool = True
    unique: bool | None = True
    others: tuple[tuple[str, ...], ...] = ()
    complete: bool = True
    lower: Proof | None = None
    rest: Proof | None = None


class Solver:
    """Answers about one System; keeps what it has found out.

    Args:
        system: axes and rows; row ids are unique.
        budget: how far to search.

    >>> from casualtylib.reconciling.system import Axis, Row
    >>> day = Axis("window", ("Saturday", "Sunday"))
    >>> rows = (Row("all", Box((None,)), 56, 56), Row("first", Box((frozenset({0}),)), 10))
    >>> bound = Solver(System((day,), rows)).bound(Box((frozenset({1}),)))
    >>> bound.low.value, bound.high.value, bound.high.proof.rows
    (0, 46, ('all', 'first'))
    """

    def __init__(self, system: System, budget: Budget | None = None) -> None:
        self.system = system
        self.budget = budget or Budget()
        self._limits = Limits(self.budget.atoms, self.budget.rows, self.budget.nodes, self.budget.programs)
        self._table = Table(system)

    @cached_property
    def _components(self) -> list[Component]:
        return [Component(self._table, part, self._limits, self.budget.repairs) for part in components(self._table)]

    def bound(self, query: Box) -> Bound:
        """The least and the most that `query` can hold; soft ends used while consistent, conflicts repaired.

        Args:
            query: the box asked about, over the axes of the system.
        """
        place = bits(query, self.system.axes)
        linked = [part for part in self._components if part.touches(place)]
        only = linked[0] if len(linked) == 1 else None
        everything = Scenario(only.rows if only else tuple(sorted(r for part in linked for r in part.rows)))
        broken = any((part.part.shape or part.large) and part.consistent is False for part in linked)
        plain = None if broken else self._ends((query, place), everything, only)
        if plain is not None:
            return Bound(*plain)
        scenarios, outer = self._scenarios(linked)
        ends = [found for scenario in scenarios if (found := self._ends((query, place), scenario, only)) is not None]
        gone = tuple(sorted({unit for scenario in scenarios for unit in scenario.gone}))
        if len(ends) < len(scenarios) or not ends:
            return Bound(End(0, False), End(None, False), gone, True)
        low = min((low for low, _ in ends), key=lambda end: (end.value or 0, not end.exact))
        high = max((high for _, high in ends), key=lambda end: (end.value is None, end.value or 0, end.exact))
        if outer:
            low, high = evolve(low, exact=False, found=None), evolve(high, exact=False, found=None)
        return Bound(low, high, gone, outer)

    def consistent(self) -> bool | None:
        """Whether the hard ends can all hold; None: not decided within the budget."""
        answers = [part.consistent for part in self._components]
        return False if False in answers else None if None in answers else True

    def conflicts(self) -> tuple[Clash, ...]:
        """Minimal conflicts: a maximal set of which no two share a unit, then those that the proof of the repair needs."""
        chosen: list[Contradiction] = []
        for part in self._components:
            if part.consistent is False:
                chosen += part.apart
        _, needed = self._argument
        chosen += [conflict for conflict in needed if conflict not in chosen]
        return tuple(hard_clash(self._table, conflict, self._limits) for conflict in chosen)

    def conflicts_of(self, row: str) -> tuple[Clash, ...]:
        """A minimal conflict that the row with this id takes part in, if there is one and the budget suffices to find it.

        Args:
            row: the row's id.
        """
        index = next(i for i, other in enumerate(self.system.rows) if other.id == row)
        for part in self._components:
            if index in part.rows:
                try:
                    found = self._dive(part.rows, index, [self.budget.nodes])
                except UndecidedError:
                    found = None
                return () if found is None else (hard_clash(self._table, found, self._limits),)
        return ()

    def tensions(self) -> tuple[Clash, ...]:
        """Minimal conflicts that need soft ends, of which no two share one, in what remains after the smallest repair."""
        clashes = []
        for part in self._components:
            if any(self._table.rows[r].soft_low or self._table.rows[r].soft_high for r in part.rows):
                _ = part.scenarios
                clashes += [soft_clash(self._table, tree, self._limits) for tree in part.tensions]
        return tuple({clash.rows: clash for clash in clashes}.values())

    @cached_property
    def _repair(self) -> Repair:
        parts = [part for part in self._components if part.consistent is not True]
        results = [part.repairs for part in parts]
        if any(result is None or result.weight is None for result in results):
            return Repair(None, exact=all(result is not None for result in results), unique=None, complete=False)
        known = [result for result in results if result is not None]
        sets = [tuple(sorted(u for units in one for u in units)) for one in islice(product(*(r.sets for r in known)), self.budget.repairs)]
        exact = all(result.exact for result in known)
        listed = all(result.complete for result in known)
        several = any(len(result.sets) > 1 for result in known)
        count = 1
        for result in known:
            count *= len(result.sets)
        units = frozenset(sets[0])
        rows = tuple(row.id for row in self.system.rows if row.movable and row.name in units)
        return Repair(
            sum(result.weight or 0 for result in known), sets[0], rows, exact,
            False if several else True if listed and exact else None,
            tuple(sets[1:]), listed and count == len(sets), self._argument[0] if exact else None, self.rest_holds(units),
        )  # fmt: skip

    def repair(self) -> Repair:
        """The smallest repair of the hard ends."""
        return self._repair

    def rest_holds(self, gone: Units = frozenset()) -> Proof | None:
        """The proof that all hard ends but those of `gone` can hold together; None where they cannot or it is not decided.

        Args:
            gone: the units set aside.
        """
        limits: list[Limit] = []
        numbers: list[tuple[Cell, int]] = []
        for part in self._components:
            ends, held = part.rest(gone)
            if held is None:
                return None
            limits += ends
            numbers += held
        return attained_proof(self._table, limits, tuple(numbers))

    def _ends(self, query: tuple[Box, Bits], scenario: Scenario, only: Component | None) -> tuple[End, End] | None:
        """Both ends under a scenario; None if its rows cannot all hold."""
        low, high, answered = End(0, False), End(None, False), False
        for asked, whole in self._problems(query, scenario, only):
            if answered and not whole:
                break
            most = asked.greatest(self.budget.nodes)
            least = None if most.refuted else asked.least(self.budget.nodes)
            if most.refuted or least is None or least.refuted:
                if whole:
                    return None
                continue
            low = max(low, self._end(query, least, scenario, asked, whole, upper=False), key=lambda end: (end.exact, end.value or 0))
            high = min(
                high, self._end(query, most, scenario, asked, whole, upper=True),
                key=lambda end: (not end.exact, end.value is None, end.value or 0),
            )  # fmt: skip
            answered = answered or (whole and (most.exact or most.value is not None))
            if low.exact and high.exact:
                break
        return low, high

    def _problems(self, query: tuple[Box, Bits], scenario: Scenario, only: Component | None) -> Iterator[tuple[Asked, bool]]:
        """The problem of a scenario, for the engines in turn; then those of some of its rows: of each line, of those that tell most
        about the query on their own line, of those near it."""
        kept = only.kept(scenario, query) if only else None
        if kept is not None:
            yield kept, True
            return
        axes, bars = self.system.axes, self._table.bars(scenario.rows, released=scenario.released)
        for whole in problems(axes, bars, query, self._limits):
            yield whole, True
        bars = self._table.bars(scenario.rows, soft=False)  # nobody knows which soft ends all of them together would release
        told: dict[int, Bar] = {}
        for shape, line in lines_among([bar.bits for bar in bars], axes):
            if window(query[1][shape.axis]) is not None:
                alike = [bars[i] for i in line]
                yield line_problem(axes, alike, shape, query), False
                told |= {id(bar): bar for bar in _telling(axes, alike, shape, query)}
        part = problem(axes, list(told.values()), query, self._limits)
        if part is not None:
            yield part, False
        near = sorted(bars, key=lambda bar: _distance(bar.bits, query[1]))
        count = min(len(bars), self.budget.rows)
        while count > 1:
            count //= 2
            part = problem(axes, near[:count], query, self._limits)
            if part is not None:
                yield part, False
                return

    def _end(self, query: tuple[Box, Bits], found: Found, scenario: Scenario, asked: Asked, whole: bool, *, upper: bool) -> End:
        exact = found.exact and whole
        if not whole:
            loose = (row for row in map(self.system.rows.__getitem__, scenario.rows) if row.soft_low or row.soft_high)
            scenario = evolve(scenario, released_rows=tuple(row.id for row in loose))
        if found.value is None or found.tree is None:
            if not upper:
                return End(0, False, released=scenario.released_rows)
            return End(None, exact, released=scenario.released_rows)
        proof = bound_proof(self._table, found.tree, query, found.value, asked, upper=upper, nodes=self.budget.nodes)
        return End(found.value, exact, proof, scenario.released_rows, found if exact else None)

    def _scenarios(self, parts: Sequence[Component]) -> tuple[list[Scenario], bool]:
        """The ways to put these components right together; where they are too many, one without all that any of them sets aside."""
        each = [part.scenarios for part in parts]
        outer = any(rough for _, rough in each)
        count = 1
        for scenarios, _ in each:
            count *= len(scenarios)
        if count > self.budget.repairs:
            outer = True
            each = [((_without_any(part, scenarios),), rough) for part, (scenarios, rough) in zip(parts, each, strict=True)]
        return [_together(choice) for choice in product(*(scenarios for scenarios, _ in each))], outer

    @cached_property
    def _argument(self) -> tuple[Proof | None, list[Contradiction]]:
        """The proof that less than the smallest repair is not enough, and the conflicts that it uses."""
        parts = [part for part in self._components if part.consistent is False and part.repairs is not None]
        conflicts = [(part.units(conflict), conflict) for part in parts if part.repairs for conflict in part.found]
        weight = sum(part.repairs.weight or 0 for part in parts if part.repairs)
        if not weight or not all(units for units, _ in conflicts):
            return None, []
        weights = {unit: w for part in parts for unit, w in part.weights.items()}
        why = argument([units for units, _ in conflicts], weights, weight, self.budget.nodes * 10)
        if why is None:
            return None, []
        needed = [conflicts[i] for i in why.conflicts]
        proofs = [contradiction_proof(self._table, conflict.tree, weights) for _, conflict in needed]
        return repair_proof(why, [units for units, _ in needed], proofs, weights, weight), [conflict for _, conflict in needed]

    def _dive(self, rows: tuple[int, ...], row: int, counter: list[int]) -> Contradiction | None:
        """A minimal conflict with `row`: of any other conflict some row lies outside it, and may be left out."""
        counter[0] -= 1
        if counter[0] < 0:
            raise UndecidedError
        conflict = hard_conflict(self._table, rows, self._limits, last=row)
        if conflict is None or row in conflict.rows:
            return conflict
        for other in conflict.rows:
            found = self._dive(tuple(r for r in rows if r != other), row, counter)
            if found is not None:
                return found
        return None


def _telling(axes: Sequence[Axis], bars: Sequence[Bar], shape: Shape, query: tuple[Box, Bits]) -> list[Bar]:
    """The bars of a line on which rests what it says of the query's window, be it of other people."""
    axis, one = shape.axis, bars[0]
    box = Box((*one.box.sides[:axis], query[0].sides[axis], *one.box.sides[axis + 1 :]))
    place = (*one.bits[:axis], query[1][axis], *one.bits[axis + 1 :])
    asked = line_problem(axes, bars, shape, (box, place))
    trees = [found.tree for found in (asked.greatest(0), asked.least(0)) if found.tree is not None]
    limits = {id(limit) for tree in trees for limit in used(tree)}
    return [bar for bar in bars if id(bar.low) in limits or id(bar.high) in limits]


def _distance(place: Bits, query: Bits) -> tuple[int, int]:
    """How closely a box is related to the query: of one kind, those that differ in fewer elements."""
    differs = sum((a ^ b).bit_count() for a, b in zip(place, query, strict=True))
    if inside(place, query) or inside(query, place):
        return 0, differs
    return (1 if overlap(place, query) else 2), differs


def _without_any(part: Component, scenarios: Sequence[Scenario]) -> Scenario:
    gone = frozenset(unit for scenario in scenarios for unit in scenario.gone)
    released = frozenset(end for scenario in scenarios for end in scenario.released)
    rows = tuple(sorted({row for scenario in scenarios for row in scenario.released_rows}))
    return Scenario(part.without(gone), gone, released, rows)


def _together(choice: Sequence[Scenario]) -> Scenario:
    return Scenario(
        tuple(sorted(r for scenario in choice for r in scenario.rows)),
        frozenset(unit for scenario in choice for unit in scenario.gone),
        frozenset(end for scenario in choice for end in scenario.released),
        tuple(sorted({row for scenario in choice for row in scenario.released_rows})),
    )
