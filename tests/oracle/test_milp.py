"""On systems too large for brute force, ends and consistency are those of an integer program (no big-M)."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from casualtylib.model.box import Axis, Box
from casualtylib.model.checker import check_proof
from casualtylib.reconciling.solve import Solver
from casualtylib.reconciling.system import Row, System
from tests.oracle import cases

optimize = pytest.importorskip("scipy.optimize")
np = pytest.importorskip("numpy")

AXES = (
    Axis("group", ("child", "adult")),
    Axis("place", ("north", "middle", "south")),
    Axis("window", tuple(f"day {i}" for i in range(1, 6))),
)


def made(seed: int, count: int) -> System:
    """Figures of a course of events, most of them right, so that many systems hold and some do not."""
    random = Random(seed)
    truth = {cell: random.choice((0, 0, 1, 3, 8)) for cell in product(*(range(len(axis.elements)) for axis in AXES))}
    rows = []
    for i in range(count):
        box = cases.box(random, AXES)
        held = sum(number for cell, number in truth.items() if cell in box) + (random.choice((-1, 1)) if random.random() < 0.04 else 0)
        low, high = random.choice(((held, held), (held, held), (held, None), (0, held), (held - 3, held + 2)))
        rows.append(Row(f"row {i}", box, max(0, low), None if high is None else max(0, high)))
    return System(AXES, tuple(rows))


def program(system: System, query: Box, sign: int) -> int | None:
    """The least of sign times the query; None if nothing holds or there is no end."""
    cells = list(product(*(range(len(axis.elements)) for axis in AXES)))
    matrix = np.array([[int(cell in row.box) for cell in cells] for row in system.rows])
    lows = np.array([row.low for row in system.rows])
    highs = np.array([np.inf if row.high is None else row.high for row in system.rows])
    cost = np.array([sign * int(cell in query) for cell in cells])
    found = optimize.milp(cost, constraints=optimize.LinearConstraint(matrix, lows, highs), integrality=np.ones(len(cells)))
    return round(found.fun) if found.status == 0 else None


@pytest.mark.parametrize("count", [8, 14, 20])
def test_ends_are_those_of_an_integer_program(count: int) -> None:
    held = 0
    for seed in range(60):
        system, query = made(seed, count), cases.box(Random(seed + 1), AXES)
        solver = Solver(system)
        least = program(system, query, 1)
        assert solver.consistent() is (least is not None), seed
        if least is None:
            continue
        held += 1
        bound = solver.bound(query)
        most = program(system, query, -1)
        assert (bound.low.value, bound.low.exact) == (least, True), seed
        assert (bound.high.value, bound.high.exact) == (None if most is None else -most, True), seed
        assert all(end.proof is None or check_proof(end.proof) for end in (bound.low, bound.high)), seed
    assert held > 20
