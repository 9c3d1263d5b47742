"""Many bulletins along one line of time: what follows for days of harm and days of coming to know, against the engine for any boxes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualtylib.model.bounds import Bounds
from casualtylib.model.checker import check_proof
from casualtylib.model.window import Window
from casualtylib.reconciling.ledger import Ledger
from casualtylib.reconciling.reconcile import Reconciliation, reconcile
from casualtylib.reconciling.tally import TallyColumn
from tests.reconciling.made import ends

FIRST = date(2024, 5, 1)
COLUMNS = {"dead": TallyColumn("killed"), "total": TallyColumn("killed", covers="cumulative", since=FIRST)}


def bulletins(cells: list[tuple[int | None, int | None]]) -> Ledger:
    rows = [{"day": FIRST + timedelta(days=i), "dead": dead, "total": total} for i, (dead, total) in enumerate(cells)]
    return Ledger.from_table(rows, date="day", columns=COLUMNS)


def asked(result: Reconciliation, sides: dict[str, Any], *, line: bool) -> Bounds:
    large = 1 if line else 1000
    with patch("casualtylib.reconciling.answers.LARGE", large), patch("casualtylib.reconciling.line.LARGE", large):
        return result.bounds("killed", **sides)


days = st.integers(-1, 6).map(lambda n: FIRST + timedelta(days=n))
windows = st.tuples(days, days).map(lambda pair: Window(min(pair), max(pair)))
questions = st.fixed_dictionaries({}, optional={"on": windows, "recorded": windows, "known_by": days, "group": st.just("children")})
figures = st.one_of(st.none(), st.integers(0, 4))


@settings(max_examples=400)
@given(st.lists(st.tuples(figures, st.one_of(st.none(), st.integers(0, 12))), min_size=1, max_size=5), questions)
def test_a_line_answers_as_boxes_do(cells: list[tuple[int | None, int | None]], sides: dict[str, Any]) -> None:
    kept = bulletins(cells)
    line, boxes = asked(reconcile(kept), sides, line=True), asked(reconcile(kept), sides, line=False)
    assert (ends(line), line.silent, line.set_aside) == (ends(boxes), boxes.silent, boxes.set_aside)
    for proof in (line.low_proof, line.high_proof):
        assert proof is None or check_proof(proof)
    if not line.silent:
        assert (line.low_exact, line.high_exact) == (boxes.low_exact, boxes.high_exact)
        assert line.best == boxes.best


@pytest.mark.parametrize(
    ("sides", "low", "high"),
    [
        ({"until": "2024-05-10"}, 20, 20),  # who was known by then had died by then, and no more than were known
        ({"on": Window(FIRST, date(2024, 5, 10))}, 20, 80),  # but later bulletins may tell of deaths of these days
        ({"since": "2024-05-11"}, 0, 60),  # who became known since may have died before; nobody who was known before died since
        ({"on": Window(date(2024, 5, 6), date(2024, 5, 10))}, 0, 70),
        ({"recorded": Window(date(2024, 5, 6), date(2024, 5, 10))}, 10, 10),
    ],
)
def test_what_bulletins_say_of_the_days_of_harm(sides: dict[str, Any], low: int, high: int) -> None:
    result = reconcile(bulletins([(2, 2 * (i + 1)) for i in range(40)]))
    known_by = {"known_by": "2024-05-10"} if "until" in sides else {}
    bounds = result.bounds("killed", **sides, **known_by)
    assert (*ends(bounds), bounds.low_exact, bounds.high_exact) == (low, high, True, True)


def test_a_single_day_is_not_quoted_by_a_running_total() -> None:
    result = reconcile(bulletins([(2, 2 * (i + 1)) for i in range(5)]))
    assert result.bounds("killed", recorded="2024-05-03").best == 2
    assert result.bounds("killed", recorded=Window(date(2024, 5, 2), date(2024, 5, 3))).best is None
    assert result.bounds("killed").best == 10


GROUPS = {
    **COLUMNS,
    "children": TallyColumn("killed", group="children", covers="cumulative", since=FIRST),
    "women": TallyColumn("killed", group="women", covers="cumulative", since=FIRST),
}
group_questions = st.fixed_dictionaries(
    {"group": st.sampled_from([None, "children", "adults", "women", "men"])},
    optional={"on": windows, "recorded": windows, "known_by": days},
)


@settings(max_examples=150)
@given(st.lists(st.tuples(figures, st.integers(4, 12), figures, figures), min_size=1, max_size=4), group_questions)
def test_what_tells_most_of_several_groups_is_never_too_tight(cells: list[tuple[int | None, ...]], sides: dict[str, Any]) -> None:
    rows = [
        {"day": FIRST + timedelta(days=i), "dead": dead, "total": total, "children": children, "women": women}
        for i, (dead, total, children, women) in enumerate(cells)
    ]
    kept = Ledger.from_table(rows, date="day", columns=GROUPS)
    exact = asked(reconcile(kept), sides, line=False)
    with patch("casualtylib.reconciling.answers.TOGETHER", 1):
        telling = asked(reconcile(kept), sides, line=True)
    assert telling.low <= exact.low and (telling.high is None or (exact.high is not None and exact.high <= telling.high))
    assert not (telling.low_exact and telling.low != exact.low)
    for proof in (telling.low_proof, telling.high_proof):
        assert proof is None or check_proof(proof)


def test_a_contradiction_within_one_line_is_found_where_the_whole_is_too_large() -> None:
    rows = [
        {"day": FIRST + timedelta(days=i), "dead": 3, "total": 3 * (i + 1) + (i == 20), "children": i // 2, "women": i // 3}
        for i in range(45)
    ]
    result = reconcile(Ledger.from_table(rows, date="day", columns=GROUPS))
    assert result.consistent is False
    assert "table:21:total" in {claim.id for conflict in result.conflicts for claim in conflict.claims}
    assert [claim.id for claim in result.repair.claims] == ["table:21:total"]
    assert ends(result.bounds("killed", group="adults")) == (135 - 22, 135 - 22)
