"""The lightest sets that cover conflicts, and why nothing lighter does: against all sets of a few units."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest
from attrs import evolve

from casualtylib.model.box import Axis, Box
from casualtylib.model.checker import check_proof
from casualtylib.model.proof import AT_LEAST, AT_MOST, CONTRADICTION, Cited, Leaf, Proof
from casualtylib.reconciling.covering import Units, cover, kernel
from casualtylib.reconciling.hitting import smallest, weigh
from casualtylib.reconciling.must_go import argument, repair_proof

NODES = 400


def drawn(seed: int) -> tuple[list[Units], dict[str, int]]:
    """Conflicts among up to nine units: of one weight, of one for each half of them, or of any."""
    random = Random(seed)
    names = "abcdefghi"[: random.randint(1, 9)]
    kind = random.randrange(3)
    by_half = (random.randint(1, 5), random.randint(1, 5))
    of_half = {name: by_half[i * 2 // len(names)] for i, name in enumerate(names)}
    weights = {name: (by_half[0], of_half[name], random.randint(1, 5))[kind] for name in names}
    halves = [half for half in (names[: (len(names) + 1) // 2], names[(len(names) + 1) // 2 :]) if half]
    pools = [names] if kind == 2 else halves
    conflicts = []
    for _ in range(random.randint(1, 10)):
        pool = random.choice(pools)
        conflicts.append(frozenset(random.sample(pool, random.randint(1, min(4, len(pool))))))
    return conflicts, weights


def all_lightest(conflicts: list[Units], weights: dict[str, int]) -> tuple[int, set[Units]]:
    names = sorted(weights)
    covers = [
        frozenset(some) for size in range(len(names) + 1) for some in combinations(names, size) if all(set(some) & c for c in conflicts)
    ]
    least = min(weigh(one, weights) for one in covers)
    return least, {one for one in covers if weigh(one, weights) == least}


def contradiction(conflict: Units, weights: dict[str, int]) -> Proof:
    """That somebody, on the word of the first unit, and nobody, on that of the others, contradict each other."""
    first, *others = sorted(conflict)
    axes = (Axis("people", ("all",)),)
    low = Cited(first, AT_LEAST, 1, Box((None,)), first, weights[first])
    highs = [Cited(other, AT_MOST, 0, Box((None,)), other, weights[other]) for other in others] or [Cited("law", AT_MOST, 0, Box((None,)))]
    return Proof(CONTRADICTION, axes, (low, *highs), tree=Leaf(0, ((0, 1), (1, 1))))


@pytest.mark.parametrize("first", range(0, 1500, 300))
def test_the_lightest_are_found_listed_and_proved(first: int) -> None:
    for seed in range(first, first + 300):
        conflicts, weights = drawn(seed)
        least, sets = all_lightest(conflicts, weights)
        found = cover(conflicts, weights, NODES)
        assert found is not None, seed
        assert (found.weight, found.units in sets) == (least, True), seed

        def ask(gone: Units, _everywhere: bool) -> Units | None:
            return next((conflict for conflict in conflicts if not conflict & gone), None)  # noqa: B023

        hitting = smallest(ask, weights, cap=500, nodes=50_000)
        assert (hitting.weight, set(hitting.sets), hitting.exact, hitting.complete) == (least, sets, True, True), seed

        why = argument(conflicts, weights, least, NODES)
        assert why is not None, seed
        assert argument(conflicts, weights, least + 1, NODES) is None, seed
        used = [conflicts[i] for i in why.conflicts]
        proof = repair_proof(why, used, [contradiction(c, weights) for c in used], weights, least)
        assert check_proof(proof), seed
        assert not check_proof(evolve(proof, value=least + 1)), seed


def test_the_kernel_asks_for_as_much() -> None:
    for seed in range(3000, 3400):
        conflicts, weights = drawn(seed)
        kept, stands_for = kernel(conflicts, weights)
        assert all_lightest(kept, weights)[0] == all_lightest(conflicts, weights)[0], seed
        assert all(weights[other] <= weights[unit] for unit, other in stands_for.items()), seed
        for conflict in conflicts:  # whom a unit does for, it does for in every conflict
            hits = {other for unit, other in stands_for.items() if unit in conflict}
            assert hits <= conflict or conflict not in kept, seed


def test_many_linked_conflicts_are_decided_in_few_cases() -> None:
    """Odd rings that share units: disjoint conflicts prove little, the fractions of a program nearly all."""
    rings = [[f"{r}{i}" for i in range(7)] for r in "abcdef"]
    conflicts = [frozenset((ring[i], ring[(i + 1) % 7])) for ring in rings for i in range(7)]
    conflicts += [frozenset((a[0], b[3])) for a, b in pairwise(rings)]
    weights = dict.fromkeys((unit for ring in rings for unit in ring), 1)
    found = cover(conflicts, weights, 200)
    assert found is not None
    assert found.weight == 24
    why = argument(conflicts, weights, 24, 200)
    assert why is not None
    used = [conflicts[i] for i in why.conflicts]
    assert check_proof(repair_proof(why, used, [contradiction(c, weights) for c in used], weights, 24))
