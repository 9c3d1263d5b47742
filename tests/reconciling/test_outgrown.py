"""Breakdowns and figures that the reports of several voices have outgrown."""

from __future__ import annotations

import casualtylib as cl
from casualtylib.reconciling.reconcile import Reconciliation
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


def articles(*told: tuple[str, str], day: str = "2023-05-12") -> Reconciliation:
    return cl.reconcile(cl.read(text, published=day, outlet=outlet, event="blast") for outlet, text in told)


MORNING = ("Gazette", "A blast at the mill in Tarn killed 12 people on Friday.")
EVENING = ("Wire", "A blast at the mill in Tarn killed 19 people on Friday, the hospital said.")


def test_of_the_articles_of_one_day_the_lower_toll_is_the_earlier() -> None:
    for order in ((MORNING, EVENING), (EVENING, MORNING)):
        both = articles(*order)
        assert both.consistent is True
        assert ends(both.bounds("killed")) == (19, 19)
        assert both.bounds("killed").best == 19
        assert any("tolls rise" in words for words in both.bounds("killed").assumes)
        assert ends(both.bounds("killed", source="Gazette")) == (12, 12)


def test_a_minimum_that_another_outgrows_in_a_day_is_no_rival() -> None:
    both = articles(("Gazette", MORNING[1].replace("12", "at least 12")), ("Wire", EVENING[1].replace("19", "at least 19")))
    assert (both.bounds("killed").best, both.bounds("killed").candidates) == (19, ())


def test_a_body_that_counts_for_itself_disagrees_at_any_hour() -> None:
    monitor = ("Wire", "A blast in Tarn killed 19 people on Friday, the Syrian Observatory for Human Rights said.")
    assert articles(MORNING, monitor).consistent is False


SERVICE = ("Herald", "A blast at the mill in Tarn killed 12 people on Friday, the fire service said.")


def test_two_bodies_disagree_where_nothing_says_which_spoke_first() -> None:
    assert articles(SERVICE, EVENING).consistent is False


def at_hours(first: tuple[str, str], then: tuple[str, str]) -> Reconciliation:
    told = ((first, "2023-05-12T09:00"), (then, "2023-05-12T21:00"))
    return cl.reconcile(cl.read(text, published=at, outlet=outlet, event="blast") for (outlet, text), at in told)


def test_hours_that_are_known_decide() -> None:
    both = at_hours(SERVICE, EVENING)
    assert both.consistent is True
    assert (ends(both.bounds("killed")), both.bounds("killed").best) == ((19, 19), 19)
    assert at_hours(EVENING, SERVICE).consistent is False
    assert at_hours(EVENING, MORNING).consistent is False


def test_one_article_with_two_tolls_is_not_put_in_order() -> None:
    both = articles(
        ("Gazette", f"{SERVICE[1]} The hospital put the toll at 19."), ("Wire", "A blast in Tarn killed several people on Friday.")
    )
    assert both.consistent is False


def test_a_lower_toll_on_the_next_day_is_a_contradiction() -> None:
    stale = cl.read(MORNING[1], published="2023-05-13", outlet="Gazette", event="blast")
    first = cl.read(EVENING[1], published="2023-05-12", outlet="Wire", event="blast")
    assert cl.reconcile(first, stale).consistent is False


def test_what_is_written_by_hand_is_of_the_whole_day() -> None:
    hand = [cl.claim(f"{n} killed", source=by, on="2023-05-12", event="blast", as_of="2023-05-12") for n, by in ((12, "A"), (19, "B"))]
    assert cl.reconcile(hand).consistent is False


def test_a_round_number_is_what_others_say_more_than_of() -> None:
    first = cl.read("A blast in Tarn hurt over 400 people on Friday, the hospital said.", published="2023-05-12", event="blast")
    later_on = cl.read("A blast in Tarn hurt 400 people on Friday, the Red Cross said.", published="2023-05-13", event="blast")
    both = cl.reconcile(first, later_on)
    assert both.consistent is True
    assert (ends(both.bounds("injured")), both.bounds("injured").best) == ((401, None), 400)
