"""Nobody is killed twice; whoever was injured once can be injured again, or be killed."""

from __future__ import annotations

import pytest

from casualtylib.model.event import Event
from casualtylib.reconciling.reconcile import Reconciliation, reconcile
from tests.reconciling.made import ends, made, report

MONDAY, TUESDAY = "2024-12-02", "2024-12-03"
BOTH = {"since": MONDAY, "until": TUESDAY}


def told(*outcomes: str, days: tuple[str, str] = (MONDAY, TUESDAY)) -> Reconciliation:
    """One person for each outcome, on Monday and on Tuesday, each in a report of its own, of `days`."""
    claims = [made(1, outcome=o, on=on, by=on, as_of=as_of) for o, on, as_of in zip(outcomes, (MONDAY, TUESDAY), days, strict=True)]
    return reconcile(*(report(claim, events=(Event("e1", keyed=True),)) for claim in claims))


@pytest.mark.parametrize("days", [(MONDAY, TUESDAY), (TUESDAY, TUESDAY)])
@pytest.mark.parametrize("outcome", ["injured", "displaced", "abducted", "detained"])
def test_one_person_can_be_hit_twice_whoever_tells_of_it(outcome: str, days: tuple[str, str]) -> None:
    assert told(outcome, outcome, days=days).bounds(outcome, **BOTH).low == 1


@pytest.mark.parametrize("days", [(MONDAY, TUESDAY), (TUESDAY, TUESDAY)])
def test_the_dead_add(days: tuple[str, str]) -> None:
    assert told("killed", "killed", days=days).bounds("killed", **BOTH).low == 2


def test_the_wounded_of_one_report_can_be_the_dead_of_the_next() -> None:
    result = told("injured", "killed")
    assert ends(result.bounds("casualties", **BOTH)) == (1, None)
    assert result.bounds("killed", on=TUESDAY).low == 1


def test_within_one_report_the_wounded_are_not_the_dead() -> None:
    wounded, dead = made(1, outcome="injured", on=MONDAY), made(1, outcome="killed", on=TUESDAY)
    assert reconcile(report(wounded, dead)).bounds("casualties", **BOTH).low == 2


def test_a_fate_is_told_in_words() -> None:
    wounded, again = made(3, outcome="injured", on=MONDAY), made(2, outcome="injured", on=TUESDAY)
    all_ = made(3, outcome="injured", on=f"{MONDAY}..{TUESDAY}")
    proof = reconcile(report(wounded, again, all_)).bounds("injured", **BOTH).high_proof
    assert proof is not None
    assert f"{MONDAY} and {TUESDAY}" in proof.axes[0].elements


def test_many_moments_and_windows_are_answered_soundly() -> None:
    days = [f"2024-12-{day:02}" for day in range(1, 13)]
    claims = [made(i, outcome="injured", on=day, by=day, as_of=day) for i, day in enumerate(days, 1)]
    bounds = reconcile(*(report(claim, events=(Event("e1", keyed=True),)) for claim in claims)).bounds("injured")
    assert (bounds.low, bounds.high, bounds.low_exact) == (12, None, False)
