"""`changes` of a growing ledger: found from day to day, the same as if every day were asked by itself; a day costs what the day costs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualtylib.model.change import Change
from casualtylib.model.checker import check_proof
from casualtylib.reading.hand import claim
from casualtylib.reconciling.ledger import Ledger
from casualtylib.reconciling.reconcile import Reconciliation, reconcile
from casualtylib.reconciling.tally import TallyColumn
from tests.work import work

FIRST = date(2021, 5, 1)
COLUMNS = {"dead": TallyColumn("killed"), "total": TallyColumn("killed", covers="cumulative", since=FIRST)}


def bulletins(cells: list[tuple[int | None, int | None]], daily: str = "since_last") -> Ledger:
    rows = [
        {"day": FIRST + timedelta(days=i), "dead": dead, "total": total, "by": ("ministry", "office")[i % 3 == 2]}
        for i, (dead, total) in enumerate(cells)
    ]
    return Ledger.from_table(rows, date="day", source="by", columns=COLUMNS, daily=daily)


def told(change: Change) -> tuple[object, ...]:
    after = change.after
    ends = (after.low, after.high, after.low_exact, after.high_exact, after.best, after.silent, after.set_aside, after.outer)
    return (change.day, ends, {claim.id for claim in change.gone}, after.known_by, after.uncovered)


def both_ways(result: Reconciliation, sides: dict[str, Any]) -> tuple[list[Change], list[Change]]:
    """The changes found from day to day, and those of every day asked by itself."""
    with patch("casualtylib.reconciling.answers.LARGE", 2), patch("casualtylib.reconciling.line.LARGE", 2):
        course = list(result.changes("killed", **sides))
        with patch("casualtylib.reconciling.reconcile.course_of", lambda *_: None):
            return course, list(reconcile(result.reports, interpretation=result.interpretation).changes("killed", **sides))


figures = st.one_of(st.none(), st.integers(0, 4))
tables = st.lists(st.tuples(figures, st.one_of(st.none(), st.integers(0, 14))), min_size=1, max_size=7)
questions = st.sampled_from(
    [
        {},
        {},
        {"recorded": FIRST + timedelta(days=1)},
        {"on": FIRST + timedelta(days=2)},
        {"since": FIRST + timedelta(days=1)},
        {"until": FIRST + timedelta(days=1)},
        {"group": "children"},
        {"source": "office"},
    ]
)


@settings(max_examples=150)
@given(tables, questions, st.sampled_from(["since_last", "own_day"]), st.sampled_from(["pooled", "minimum"]))
def test_from_day_to_day_as_if_asked_anew(cells: list[Any], sides: dict[str, Any], daily: str, interpretation: str) -> None:
    result = reconcile(bulletins(cells, daily), interpretation=interpretation)
    speaks = "source" not in sides or "office" in {claim.voice for claim in result.claims}
    begun = result.known_by is not None and result.known_by >= sides.get("since", FIRST)
    if not (speaks and begun):
        return
    course, anew = both_ways(result, sides)
    assert [told(change) for change in course] == [told(change) for change in anew]
    proofs = [proof for change in course for proof in (change.after.low_proof, change.after.high_proof)]
    assert all(proof is None or check_proof(proof) for proof in proofs)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["", "at least ", "more than "]), st.integers(1, 30)), min_size=1, max_size=6), st.booleans())
def test_reports_of_successive_days_as_if_asked_anew(tolls: list[tuple[str, int]], one_voice: bool) -> None:
    reports = [
        claim(f"{hedge}{n} killed", source="A" if one_voice or i % 2 else "B", on=FIRST, event="raid", as_of=FIRST + timedelta(days=i))
        for i, (hedge, n) in enumerate(tolls)
    ]
    course, anew = both_ways(reconcile(reports), {})
    assert [told(change) for change in course] == [told(change) for change in anew]


def test_nobody_is_recorded_before_the_harm() -> None:
    """Asked about a day that has not come yet, the answer is nobody, in a long ledger as in a short one."""
    for days in (5, 40):
        bounds = years(2 * days).as_of(FIRST + timedelta(days)).bounds("killed", on=FIRST + timedelta(days + 3))
        assert (bounds.low, bounds.high, bounds.low_exact, bounds.high_exact, bounds.silent) == (0, 0, True, True, False)
        assert bounds.high_proof is not None
        assert check_proof(bounds.high_proof)


def years(days: int, wrong: tuple[int, ...] = ()) -> Reconciliation:
    total, cells = 0, []
    for i in range(days):
        dead = (i * 37) % 11
        total += dead
        cells.append((dead + (i in wrong), total))
    return reconcile(bulletins(cells))


@pytest.mark.parametrize("wrong", [(), (5, 100)])
@pytest.mark.parametrize("sides", [{}, {"on": FIRST + timedelta(20)}, {"since": FIRST + timedelta(40), "until": FIRST + timedelta(90)}])
def test_a_day_costs_what_the_day_costs(wrong: tuple[int, ...], sides: dict[str, Any]) -> None:
    """Work grows with the days that are added, not with those that went before, whether or not a figure states the window."""
    counts = []
    for days in (300, 600, 1200):
        result = years(days, wrong)
        _ = result.bounds("killed"), result.corrections
        counts.append(work(lambda: result.changes("killed", **sides)) / days)  # noqa: B023
    assert max(counts) < 1.5 * min(counts), counts
