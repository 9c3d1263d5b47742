"""Linear programs over stars answer as the exact engine for any boxes does, and every argument of theirs verifies."""

from __future__ import annotations

from random import Random

import pytest

from casualtylib.model.box import Axis, Box
from casualtylib.model.checker import check_proof
from casualtylib.model.proof import AT_LEAST, AT_MOST, CONTRADICTION, Proof
from casualtylib.reconciling.branch import Found, Problem
from casualtylib.reconciling.cells import bits
from casualtylib.reconciling.certificates import assembled, used
from casualtylib.reconciling.ends import Bar, Table
from casualtylib.reconciling.program import program
from casualtylib.reconciling.system import Row, System
from tests.oracle import cases

pytest.importorskip("scipy.optimize")


def starry(seed: int) -> System:
    """Figures of groups, places and moments over a few days, most of them right; now and then one of two sides at once."""
    random = Random(seed)
    axes = tuple(Axis(name, tuple("abcdef"[:size])) for name, size in (("days", 6), ("group", 3), ("place", 2), ("by", 2)))
    truth = {(d, g, p, b): random.choice((0, 0, 1, 3)) for d in range(6) for g in range(3) for p in range(2) for b in range(2)}
    rows = []
    for i in range(random.randint(4, 12)):
        start = random.randrange(6)
        sides: list[frozenset[int] | range | None] = [range(start, random.randint(start + 1, 6)), None, None, None]
        for side in random.sample((1, 2, 3), random.choice((0, 1, 1, 1, 2))):
            size = len(axes[side].elements)
            sides[side] = frozenset(random.sample(range(size), random.randint(1, size)))
        box = Box(tuple(sides))
        held = sum(n for cell, n in truth.items() if cell in box) + (random.choice((-1, 1)) if random.random() < 0.08 else 0)
        low, high = random.choice(((held, held), (held, None), (0, held), (held - 2, held + 1)))
        rows.append(Row(f"row {i}", box, max(0, low), None if high is None else max(0, high)))
    return System(axes, tuple(rows))


def asked(system: System, seed: int) -> Box:
    return cases.box(Random(seed), system.axes)


def proof_of(system: System, found: Found, query: Box, kind: str) -> Proof:
    assert found.tree is not None
    limits = used(found.tree)
    cited = tuple(limit.cited() for limit in limits)
    if found.refuted:
        return Proof(CONTRADICTION, system.axes, cited, tree=assembled(found.tree, limits))
    return Proof(kind, system.axes, cited, query, found.value, assembled(found.tree, limits))


def held(numbers: tuple[tuple[tuple[int, ...], int], ...] | None, box: Box) -> int:
    assert numbers is not None
    return sum(number for cell, number in numbers if cell in box)


def meets(found: Found, bars: list[Bar]) -> bool:
    sums = [(bar, held(found.numbers, bar.box)) for bar in bars]
    return all((not bar.low or bar.low.value <= n) and (not bar.high or n <= bar.high.value) for bar, n in sums)


@pytest.mark.parametrize("first", [0, 10_000])
def test_programs_answer_as_the_engine_for_any_boxes(first: int) -> None:
    exact = 0
    for seed in range(first, first + 120):
        system, query = cases.system(seed) if first else (starry(seed), asked(starry(seed), seed + 1))
        bars = Table(system).bars(range(len(system.rows)))
        place = (query, bits(query, system.axes))
        theirs, mine = Problem(system.axes, bars, place, 4000), program(system.axes, bars, place)
        assert mine is not None
        for found, wanted, kind in (
            (mine.greatest(400), theirs.greatest(400), AT_MOST),
            (mine.least(400), theirs.least(400), AT_LEAST),
            (mine.feasible(400), theirs.feasible(400), ""),
        ):
            assert wanted.exact, seed
            if not found.exact:
                continue
            exact += 1
            assert (found.value, found.refuted) == (wanted.value, wanted.refuted), seed
            if found.tree is not None:
                assert check_proof(proof_of(system, found, query, kind)), seed
            if not found.refuted and found.numbers is not None:
                assert meets(found, bars), seed
                assert found.value is None or held(found.numbers, query) == found.value, seed
    assert exact > 330
