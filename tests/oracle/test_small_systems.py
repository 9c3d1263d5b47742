"""On small systems every answer is that of brute force, and every proof verifies."""

from __future__ import annotations

import pytest

from casualtylib.model.box import Box
from casualtylib.model.checker import check_proof
from casualtylib.reconciling.solve import Solver
from casualtylib.reconciling.system import System
from tests.oracle import brute, cases

#: How many of the rows' ends are soft; first seed; how many cases.
BATCHES = [(0.0, 0, 800), (0.3, 20_000, 800)]


def batch(soft: float, first: int, count: int) -> list[tuple[int, System, Box]]:
    return [(seed, *cases.system(seed, soft=soft)) for seed in range(first, first + count)]


@pytest.mark.parametrize(("soft", "first", "count"), BATCHES)
def test_bounds_are_those_of_brute_force_and_attained(soft: float, first: int, count: int) -> None:
    for seed, system, query in batch(soft, first, count):
        bound = Solver(system).bound(query)
        wanted = brute.bounds(system, query)
        if wanted is None:
            assert bound.outer, seed
            continue
        assert (bound.low.value, bound.high.value) == wanted, seed
        for end in (bound.low, bound.high):
            assert end.exact, seed
            assert end.value is None or (end.proof and check_proof(end.proof)), seed
            assert end.value is None or sum(n for cell, n in end.witness or () if cell in query) == end.value, seed


@pytest.mark.parametrize(("soft", "first", "count"), BATCHES)
def test_repairs_are_the_smallest_all_listed_and_proved(soft: float, first: int, count: int) -> None:
    for seed, system, _ in batch(soft, first, count):
        solver = Solver(system)
        repair, wanted = solver.repair(), brute.repairs(system)
        if wanted is None:
            assert repair.weight is None, seed
            continue
        weight, sets = wanted
        assert (repair.weight, repair.exact, repair.complete, repair.unique) == (weight, True, True, len(sets) == 1), seed
        assert {frozenset(repair.units), *map(frozenset, repair.others)} == sets, seed
        assert repair.rest is not None, seed
        assert check_proof(repair.rest), seed
        assert (repair.lower is None) == (weight == 0), seed
        assert repair.lower is None or check_proof(repair.lower), seed
        assert solver.consistent() is (weight == 0), seed


@pytest.mark.parametrize(("soft", "first", "count"), BATCHES)
def test_conflicts_are_real_minimal_and_some_are_disjoint(soft: float, first: int, count: int) -> None:
    for seed, system, _ in batch(soft, first, count):
        rows = {row.id: row for row in system.rows}
        clashes = Solver(system).conflicts()
        assert bool(clashes) is not brute.holds(system, system.rows), seed
        for clash in clashes:
            members = [rows[name] for name in clash.rows]
            assert not brute.holds(system, members), seed
            assert check_proof(clash.proof), seed
            for i, witness in enumerate(clash.witnesses):
                assert brute.holds(system, members[:i] + members[i + 1 :]), seed
                assert witness is not None, seed
                assert check_proof(witness), seed


def test_conflicts_of_a_row_hold_it_wherever_some_minimal_conflict_does() -> None:
    for seed, system, _ in batch(0.0, 40_000, 300):
        solver = Solver(system)
        for row in system.rows:
            clashes = solver.conflicts_of(row.id)
            assert all(row.id in clash.rows and check_proof(clash.proof) for clash in clashes), seed
            assert bool(clashes) is _in_some_minimal_conflict(system, row.id), seed


def _in_some_minimal_conflict(system: System, name: str) -> bool:
    rows = system.rows
    for mask in range(1 << len(rows)):
        members = [row for i, row in enumerate(rows) if mask >> i & 1]
        rest = [row for row in members if row.id != name]
        if len(rest) < len(members) and brute.holds(system, rest) and not brute.holds(system, members):
            return True
    return False


def test_tensions_need_soft_ends_and_are_minimal() -> None:
    seen = 0
    for seed, system, _ in batch(0.4, 60_000, 600):
        rows = {row.id: row for row in system.rows}
        for clash in Solver(system).tensions():
            seen += 1
            assert check_proof(clash.proof), seed
            assert any(rows[name].soft_low or rows[name].soft_high for name in clash.rows), seed
            assert brute.holds(system, [rows[name] for name in clash.rows]), seed
            assert all(witness is not None and check_proof(witness) for witness in clash.witnesses), seed
    assert seen > 50
