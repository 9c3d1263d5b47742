"""On worlds of persons too large for brute force, answers are those of an integer program (no big-M), or wider and so marked."""

from __future__ import annotations

import pytest

from casualtylib.model.box import Box
from casualtylib.model.checker import check_proof
from casualtylib.reconciling.system import System
from tests.oracle.persons import DAYS, truly

optimize = pytest.importorskip("scipy.optimize")
np = pytest.importorskip("numpy")


def program(system: System, query: Box, sign: int) -> int | None:
    """The least of sign times the query; None if nothing holds or there is no end."""
    kinds = range(len(system.axes[0].elements))
    matrix = np.array([[int((kind,) in row.box) for kind in kinds] for row in system.rows])
    lows = np.array([row.low for row in system.rows])
    highs = np.array([np.inf if row.high is None else row.high for row in system.rows])
    cost = np.array([sign * int((kind,) in query) for kind in kinds])
    found = optimize.milp(cost, constraints=optimize.LinearConstraint(matrix, lows, highs), integrality=np.ones(len(kinds)))
    return round(found.fun) if found.status == 0 else None


@pytest.mark.parametrize("count", [6, 10, 16])
def test_ends_are_those_of_an_integer_program(count: int) -> None:
    held = exact = 0
    for seed in range(60):
        one = truly(seed, count)
        asked, (system, query) = one.asked, one.system()
        result, least, most = one.reconciled(), program(system, query, 1), program(system, query, -1)
        assert result.consistent in (None, least is not None), seed
        if least is None:
            continue
        held += 1
        bounds = result.bounds(asked.outcome, group=asked.who, since=DAYS[asked.first], until=DAYS[asked.last])
        highest = None if most is None else -most
        assert bounds.low <= least, seed
        assert bounds.high is None or (highest is not None and highest <= bounds.high), seed
        for end, true, attained in ((bounds.low, least, bounds.low_exact), (bounds.high, highest, bounds.high_exact)):
            exact += attained
            assert not attained or end == true, seed
        assert all(check_proof(proof) for proof in (bounds.low_proof, bounds.high_proof) if proof is not None), seed
    assert held > 20
    assert exact > held
