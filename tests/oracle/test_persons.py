"""Whatever is asked through the public interface of figures that do not add is what brute force over persons gives."""

from __future__ import annotations

import pytest

from casualtylib.errors import QueryError
from casualtylib.model.bounds import Bounds
from casualtylib.model.checker import check_proof
from casualtylib.reconciling.reconcile import Reconciliation
from tests.oracle import brute
from tests.oracle.persons import DAYS, World, world


def answered(one: World, result: Reconciliation) -> Bounds | None:
    asked = one.asked
    try:
        return result.bounds(asked.outcome, group=asked.who, place=asked.place, since=DAYS[asked.first], until=DAYS[asked.last])
    except QueryError:
        assert asked.place not in [told.place for told in one.figures]  # nobody spoke of it
        return None


@pytest.mark.parametrize(("soft", "first", "count"), [(0.0, 0, 800), (0.3, 10_000, 500)])
@pytest.mark.parametrize("minimum", [False, True])
def test_bounds_are_those_of_brute_force(soft: float, first: int, count: int, minimum: bool) -> None:
    told = 0
    for seed in range(first, first + count):
        one = world(seed, soft=soft)
        bounds = answered(one, one.reconciled(minimum=minimum))
        if bounds is None:
            continue
        wanted = brute.bounds(*one.system(minimum=minimum))
        assert wanted is not None
        told += not bounds.silent
        assert (bounds.low, bounds.high) == ((0, None) if bounds.silent else wanted), seed
        assert bounds.low_exact, seed
        assert bounds.high_exact, seed
        assert all(check_proof(proof) for proof in (bounds.low_proof, bounds.high_proof) if proof is not None), seed
    assert told > count / 2


def test_contradictions_and_repairs_are_those_of_brute_force() -> None:
    broken = 0
    for seed in range(20_000, 20_800):
        one = world(seed)
        result = one.reconciled()
        system, _ = one.system()
        wanted = brute.repairs(system)
        assert wanted is not None
        weight, sets = wanted
        broken += weight > 0
        assert result.consistent is (weight == 0), seed
        repair = result.repair
        assert (repair.size, repair.unique) == (weight, len(sets) == 1), seed
        assert frozenset(claim.id for claim in repair.claims) in sets, seed
        assert all(check_proof(proof) for proof in (*repair.proof, *repair.rest)), seed
        for conflict in result.conflicts:
            members = [row for row in system.rows if row.id in {claim.id for claim in conflict.claims}]
            assert not brute.holds(system, members), seed
            assert all(brute.holds(system, [row for row in members if row is not gone]) for gone in members), seed
            assert check_proof(conflict.proof), seed
    assert broken > 100
