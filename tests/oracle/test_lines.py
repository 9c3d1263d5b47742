"""One varying side: shortest paths answer as brute force and as the engine for any boxes do."""

from __future__ import annotations

from random import Random

from casualtylib.model.box import Axis, Box
from casualtylib.model.checker import check_proof
from casualtylib.reconciling.branch import Problem
from casualtylib.reconciling.cells import bits
from casualtylib.reconciling.components import Component, components
from casualtylib.reconciling.ends import Table
from casualtylib.reconciling.engines import Limits
from casualtylib.reconciling.linear import line_problem, shape_of
from casualtylib.reconciling.solve import Solver
from casualtylib.reconciling.system import Row, System
from tests.oracle import brute

DAYS = Axis("window", tuple(f"day {i}" for i in range(1, 9)))
GROUP = Axis("group", ("child", "adult"))
LIMITS = Limits(atoms=4000, rows=400, nodes=400)


def ledger(seed: int, count: int = 9, *, wrong: float = 0.3) -> System:
    """Tallies of a course of eight days, some of them off by a few."""
    random = Random(seed)
    course = [random.choice((0, 0, 1, 2, 5)) for _ in DAYS.elements]
    rows = []
    for i in range(count):
        start = random.randrange(len(course))
        end = random.randint(start + 1, len(course))
        held = sum(course[start:end]) + (random.randint(-2, 2) if random.random() < wrong else 0)
        low, high = random.choice(((held, held), (held, None), (0, held), (held - 2, held + 1)))
        unit = f"unit {random.randrange(count)}" if random.random() < 0.2 else ""
        weight = 1 if unit else random.choice((1, 1, 2))
        low, high = max(0, low), None if high is None else max(0, high)
        rows.append(Row(f"row {i}", Box((None, range(start, end))), low, high, unit=unit, weight=weight))
    return System((GROUP, DAYS), tuple(rows))


def short(seed: int) -> System:
    """Tallies of four days and small numbers, for brute force."""
    random = Random(seed)
    rows = []
    for i in range(6):
        start = random.randrange(4)
        end, held = random.randint(start + 1, 4), random.randint(0, 4)
        low, high = random.choice(((held, held), (held, None), (0, held)))
        unit, weight = random.choice((("", 1), ("", 2), ("shared", 1)))
        rows.append(Row(f"row {i}", Box((range(start, end),)), low, high, unit=unit, weight=weight))
    return System((Axis("window", DAYS.elements[:4]),), tuple(rows))


def query(seed: int) -> Box:
    """A window, of everyone or of some."""
    random = Random(seed)
    start = random.randrange(8)
    group = random.choice((None, None, frozenset({0})))
    return Box((group, range(start, random.randint(start + 1, 8))))


def test_ends_are_those_of_the_engine_for_any_boxes() -> None:
    for seed in range(600):
        system, asked = ledger(seed), query(seed)
        table = Table(system)
        bars = table.bars(range(len(system.rows)))
        place = (asked, bits(asked, system.axes))
        shape = shape_of([bar.bits for bar in bars], system.axes)
        if not bars or shape is None:
            continue
        paths = line_problem(system.axes, bars, shape, place)
        atoms = Problem(system.axes, bars, place, 4000)
        for found, other in ((paths.greatest(99), atoms.greatest(99)), (paths.least(99), atoms.least(99))):
            assert (found.value, found.exact, found.refuted) == (other.value, other.exact, other.refuted), seed


def test_bounds_are_proved_and_attained() -> None:
    seen = 0
    for seed in range(1000, 1600):
        system, asked = ledger(seed, wrong=0.05), query(seed)
        bound = Solver(system).bound(asked)
        if bound.set_aside:
            continue
        parts = [Component(Table(system), part, LIMITS, 32) for part in components(Table(system))]
        reached = {system.rows[r].id for part in parts if part.touches(bits(asked, system.axes)) for r in part.rows}
        for end in (bound.low, bound.high):
            assert end.exact, seed
            if end.value is not None:
                seen += 1
                assert end.proof is not None, seed
                assert check_proof(end.proof), seed
                assert end.witness is not None, seed
                assert sum(n for cell, n in end.witness if cell in asked) == end.value, seed
                linked = [row for row in system.rows if row.id in reached]
                assert all(row.low <= _held(row, end.witness) for row in linked), seed
                assert all(row.high is None or _held(row, end.witness) <= row.high for row in linked), seed
    assert seen > 500


def _held(row: Row, witness: tuple[tuple[tuple[int, ...], int], ...]) -> int:
    return sum(number for cell, number in witness if cell in row.box)


def test_windows_that_no_figure_begins_or_ends_with() -> None:
    """A line keeps only the points at which its figures begin and end; a question may fall between them."""
    days = Axis("window", tuple(f"day {i}" for i in range(2400)))
    for seed in range(60):
        random = Random(seed)
        rows = []
        for i in range(230):
            start = 10 * random.randrange(200)
            stretch = range(start, start + random.choice((10, 30, 90)))
            rows.append(Row(f"row {i}", Box((stretch,)), random.randint(0, 4), random.choice((None, 40, 90))))
        start = random.randrange(1900)
        asked = Box((range(start, start + random.randint(1, 150)),))
        solver = Solver(System((days,), tuple(rows)))
        bound = solver.bound(asked)
        bars = Table(solver.system).bars(range(len(rows)))
        place = (asked, bits(asked, (days,)))
        shape = shape_of([bar.bits for bar in bars], (days,))
        assert shape is not None
        paths = line_problem((days,), bars, shape, place)
        assert (bound.low.value, bound.high.value) == (paths.least(9).value, paths.greatest(9).value), seed
        for end in (bound.low, bound.high):
            assert end.value is None or (end.proof is not None and check_proof(end.proof)), seed
            assert end.value is None or sum(n for cell, n in end.witness or () if cell in asked) == end.value, seed


def test_units_that_go_and_come_back_leave_the_right_conflicts() -> None:
    seen = 0
    for seed in range(2000, 2300):
        system = ledger(seed)
        random = Random(seed)
        for part in components(Table(system)):
            component = Component(Table(system), part, LIMITS, 32)
            names = sorted(component.weights)
            for _ in range(8):
                gone = frozenset(random.sample(names, random.randint(0, len(names))))
                rest = [row for row in (system.rows[r] for r in part.rows) if row.name not in gone]
                bars = Table(System(system.axes, tuple(rest))).bars(range(len(rest)))
                conflict = component._conflict(gone)
                assert (conflict is None) is (Problem(system.axes, bars, None, 4000).feasible(99).numbers is not None), seed
                if conflict is not None:
                    seen += 1
                    assert all(system.rows[r].name not in gone for r in conflict.rows), seed
    assert seen > 100


def test_repairs_are_the_smallest() -> None:
    for seed in range(3000, 3150):
        system = short(seed)
        found, wanted = Solver(system).repair(), brute.repairs(system)
        assert wanted is not None, seed
        assert (found.weight, found.exact, found.complete) == (wanted[0], True, True), seed
        assert {frozenset(found.units), *map(frozenset, found.others)} == wanted[1], seed
        assert found.lower is None or check_proof(found.lower), seed
        assert found.rest is not None, seed
        assert check_proof(found.rest), seed


def test_a_gap_between_windows_holds_any_number() -> None:
    rows = (Row("first", Box((None, range(0, 2))), 3, 3), Row("last", Box((None, range(5, 7))), 4, 4))
    bound = Solver(System((GROUP, DAYS), rows)).bound(Box((None, range(0, 7))))
    assert (bound.low.value, bound.high.value, bound.low.exact, bound.high.exact) == (7, None, True, True)


def test_a_system_without_sides() -> None:
    everything = Box(())
    solver = Solver(System((), (Row("at least", everything, 3), Row("at most", everything, high=9))))
    bound = solver.bound(everything)
    assert (bound.low.value, bound.high.value, solver.consistent()) == (3, 9, True)
