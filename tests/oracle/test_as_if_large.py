"""Small systems taken as if they were too large for the engine for any boxes: what is said is still so, by brute force."""

from __future__ import annotations

import pytest

from casualtylib.model.box import Axis, Box
from casualtylib.model.checker import check_proof
from casualtylib.reconciling.solve import Budget, Solver
from casualtylib.reconciling.system import Row, System
from tests.oracle import brute, cases
from tests.oracle.test_programs import starry

#: Linear programs or not, first seed, how many cases.
BATCHES = [(False, 0, 700), (True, 5_000, 120)]


def tight(programs: bool) -> Budget:
    if programs:
        pytest.importorskip("scipy.optimize")
    return Budget(atoms=4, rows=2, programs=programs)


@pytest.mark.parametrize(("programs", "first", "count"), BATCHES)
@pytest.mark.parametrize("soft", [0.0, 0.3])
def test_bounds_are_sound_and_exact_where_they_say_so(programs: bool, first: int, count: int, soft: float) -> None:
    exact = 0
    for seed in range(first, first + count):
        system, query = cases.system(seed, soft=soft)
        if not brute.holds(system, system.rows):
            continue
        wanted = brute.bounds(system, query)
        assert wanted is not None
        bound = Solver(system, tight(programs)).bound(query)
        low, high = bound.low, bound.high
        assert low.value is not None and low.value <= wanted[0], seed
        assert high.value is None or (wanted[1] is not None and wanted[1] <= high.value), seed
        for end, true in ((low, wanted[0]), (high, wanted[1])):
            exact += end.exact
            assert not end.exact or end.value == true, seed
            assert end.proof is None or check_proof(end.proof), seed
    assert exact > count / 5


@pytest.mark.parametrize(("programs", "first", "count"), BATCHES)
def test_decided_is_decided_rightly(programs: bool, first: int, count: int) -> None:
    decided = 0
    for seed in range(first, first + count):
        system, _ = cases.system(seed, rows=6)
        solver, holds = Solver(system, tight(programs)), brute.holds(system, system.rows)
        consistent = solver.consistent()
        assert consistent in (None, holds), seed
        decided += consistent is not None
        rows = {row.id: row for row in system.rows}
        for clash in solver.conflicts():
            assert not brute.holds(system, [rows[name] for name in clash.rows]), seed
            assert check_proof(clash.proof), seed
        repair, wanted = solver.repair(), brute.repairs(system)
        if repair.weight is not None and repair.exact:
            assert wanted is not None and repair.weight == wanted[0], seed
            assert frozenset(repair.units) in wanted[1], seed
            assert repair.lower is None or check_proof(repair.lower), seed
    assert decided > count / 4


def test_with_and_without_programs_what_is_exact_is_the_same() -> None:
    pytest.importorskip("scipy.optimize")
    both = 0
    for seed in range(20_000, 20_060):
        system = starry(seed)
        query = cases.box(cases.Random(seed), system.axes)
        exactly = Solver(system).bound(query)
        for programs in (True, False):
            bound = Solver(system, tight(programs)).bound(query)
            for end, true in ((bound.low, exactly.low), (bound.high, exactly.high)):
                if end.exact and true.exact:
                    both += 1
                    assert end.value == true.value, seed
    assert both > 60


def test_a_soft_end_that_all_rows_release_sharpens_none_of_a_part() -> None:
    """Found at random: "about nobody" beside a hard "at least 2" must go, though each row's own line knows nothing of it."""
    side = Axis("place", ("north", "south"))
    everywhere, south = Box((None, None)), Box((frozenset({1}), None))
    rows = (Row("about none", everywhere, 0, 0, soft_high=True), Row("two", Box((None, frozenset({0}))), 2, 4), Row("some", south, 1))
    for programs in (False, True):
        bound = Solver(System((side, Axis("group", ("child", "adult"))), rows), tight(programs)).bound(south)
        assert (bound.low.value, bound.high.value, bound.set_aside) == (1, None, ()), programs
