"""Reports of one harm that date it in different ways."""

from __future__ import annotations

import casualtylib as cl
from casualtylib.reconciling.reconcile import Reconciliation
from tests.reconciling.made import ends


def told(*texts: tuple[str, str, str]) -> Reconciliation:
    return cl.reconcile(cl.read(text, published=day, outlet=outlet, event="blast") for outlet, day, text in texts)


FIRST = ("Gazette", "2023-05-12", "A blast at the mill in Tarn killed 40 people on Friday, the mayor said.")


def test_a_toll_is_of_the_day_of_the_harm_not_of_the_count() -> None:
    both = told(
        FIRST,
        ("Wire", "2023-05-13", "The death toll from the blast at the mill in Tarn rose to 47 on Saturday, the hospital said."),
        ("Herald", "2023-05-15", "Rain held up the search at the mill on Monday. The death toll reached 52, said the mayor."),
    )
    assert ends(both.bounds("killed")) == (52, 52)
    assert both.bounds("killed").best == 52
    assert ends(both.as_of("2023-05-13").bounds("killed")) == (47, 47)
    assert any("2023-05-12 was inferred" in words for words in both.bounds("killed").assumes)


def test_this_week_holds_the_day() -> None:
    both = told(FIRST, ("Wire", "2023-05-13", "A blast at a mill in Tarn this week killed at least 47 people, the hospital said."))
    assert ends(both.bounds("killed", on="2023-05-12")) == (47, None)


def test_a_part_goes_with_its_whole() -> None:
    both = told(
        FIRST, ("Wire", "2023-05-13", "The death toll from the blast rose to 47, including nine children, on Saturday, the hospital said.")
    )
    assert ends(both.bounds("killed", group="children", on="2023-05-12")) == (9, 9)


def test_harm_on_several_days_is_of_several_days() -> None:
    both = told(
        ("Gazette", "2023-05-12", "Shelling killed 40 people in Tarn on Friday, the mayor said."),
        ("Wire", "2023-05-13", "Shelling killed seven people in Tarn on Saturday, the mayor said."),
    )
    assert ends(both.bounds("killed")) == (47, None)


def test_since_a_day_is_a_stretch_of_days() -> None:
    both = told(FIRST, ("Wire", "2023-05-13", "Blasts in Tarn have killed 61 people since 2 May, the hospital said."))
    assert ends(both.bounds("killed", since="2023-05-02")) == (61, 61)


def test_what_is_written_by_hand_means_what_it_says() -> None:
    first = cl.claim("40 killed", source="Mayor", on="2023-05-12", event="blast", as_of="2023-05-12")
    second = cl.claim("47 killed", source="Mayor", on="2023-05-13", event="blast", as_of="2023-05-13")
    assert ends(cl.reconcile(first, second).bounds("killed")) == (87, None)


def test_weeks_that_begin_on_different_days_are_the_same_days() -> None:
    both = told(
        ("Gazette", "2023-05-14", "At least 94 people were killed in a shipwreck off Tarn last week, the coast guard said."),
        ("Wire", "2023-05-15", "Divers have brought the toll of last week's shipwreck off Tarn to 111."),
    )
    assert ends(both.bounds("killed")) == (111, 111)


def test_weekly_reports_tell_of_different_weeks() -> None:
    both = told(
        ("Gazette", "2023-05-15", "Shelling killed 12 people in Tarn last week, the mayor said."),
        ("Wire", "2023-05-22", "Shelling killed nine people in Tarn last week, the mayor said."),
    )
    assert both.bounds("killed").low == 21


def test_harm_long_before_is_of_another_harm() -> None:
    both = told(
        FIRST,
        ("Wire", "2023-05-13", "A blast at the mill in Tarn killed at least 47 people on Friday, the hospital said."),
        ("Herald", "2023-05-13", "Funerals were held in Tarn. On 2 May a fire in the same town caused nine deaths."),
    )
    assert both.bounds("killed").low == 47
    assert 9 in {claim.number for claim in both.listed}


def test_one_night_is_given_to_two_days() -> None:
    late = ("Wire", "2023-05-13", "A blast at the mill in Tarn killed at least 47 people late on Thursday, the hospital said.")
    assert ends(told(FIRST, late).bounds("killed")) == (47, None)
    third = ("Herald", "2023-05-14", "The death toll from Friday's blast in Tarn has reached 52, the mayor said.")
    assert ends(told(FIRST, late, third).bounds("killed")) == (52, 52)


def test_harm_of_the_day_before_is_of_its_own_day() -> None:
    other = ("Wire", "2023-05-13", "A blast at the mill in Tarn killed seven people on Thursday, the hospital said.")
    assert told(FIRST, other).bounds("killed").low == 47
