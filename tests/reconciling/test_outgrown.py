"""Breakdowns and figures that the reports of several voices have outgrown."""

from __future__ import annotations

from tests.reconciling.made import ends, made, report
from tests.reconciling.test_moments import KEY, result, told


def test_a_breakdown_is_of_the_toll_that_it_breaks_down() -> None:
    """Of the hundred whom one voice counted, no more than 11 children would be known, and 25 later: 114 and more."""
    monitor = told("2024-05-01", (58, None, "people"), (11, 11, "children"))
    office = told("2024-05-01", (100, None, "people"), by="B")
    assert ends(result(monitor, office).bounds("killed", group="children")) == (11, 11)
    later_on = told("2024-05-02", (101, None, "people"), (25, 25, "children"), by="C")
    all_ = result(monitor, office, later_on)
    assert ends(all_.bounds("killed")) == (101, None)
    assert ends(all_.bounds("killed", group="children")) == (25, 25)
    assert ends(all_.bounds("killed", group="adults")) == (76, None)
    assert all_.consistent is True
    assert ends(all_.bounds("killed", group="children", source="A")) == (11, 11)


def test_a_breakdown_stands_while_nobody_counts_more() -> None:
    both = result(
        told("2024-05-01", (58, None, "people"), (11, 11, "children")),
        told("2024-05-02", (40, None, "people"), (9, None, "children"), by="B"),
    )
    assert ends(both.bounds("killed", group="adults")) == (47, None)


def test_what_a_voice_has_raised_is_held_against_nobody() -> None:
    early, office = told("2024-05-01", (58, 58, "people")), told("2024-05-01", (100, None, "people"), by="B")
    assert result(early, office).consistent is False
    raised = result(early, office, told("2024-05-02", (120, 120, "people")))
    assert raised.consistent is True
    assert ends(raised.bounds("killed")) == (120, 120)
    assert raised.as_of("2024-05-01").consistent is False
    short = result(early, office, told("2024-05-02", (86, 86, "people")))
    assert [{claim.number for claim in conflict.claims} for conflict in short.conflicts] == [{86, 100}]


def test_a_voice_alone_keeps_its_earlier_ends() -> None:
    days = (told("2024-05-01", (10, 10, "people"), (4, 4, "children")), told("2024-05-02", (12, 12, "people")))
    other = told("2024-05-02", (11, None, "people"), by="B")
    assert ends(result(*days, other).bounds("killed", recorded="2024-05-02", source="A")) == (2, 2)


def test_figures_of_no_toll_are_one_register() -> None:
    """Nothing says that the 11 children were counted among fewer than the hundred."""
    children = report(made(11, who="children", by="A", as_of="2024-05-01", event="attack"), events=KEY, published="2024-05-01")
    office = told("2024-05-01", (100, None, "people"), by="B")
    more = report(made(25, who="children", by="C", as_of="2024-05-02", event="attack"), events=KEY, published="2024-05-02")
    assert ends(result(children, office, more).bounds("killed")) == (114, None)
