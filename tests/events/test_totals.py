"""What a careful reader concludes from one text about how many were hit."""

from __future__ import annotations

import pytest

import casualtylib as cl

DAY = "2023-05-15"


def bounds(text: str, outcome: str = "killed", group: str | None = None) -> cl.Bounds:
    return cl.reconcile(cl.read(text, published=DAY)).bounds(outcome, group=group)


def ends(text: str, outcome: str = "killed", group: str | None = None) -> tuple[int, int | None]:
    found = bounds(text, outcome, group)
    return found.low, found.high


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Blast kills 12 in Tarsk\n\nAt least 12 people were killed in a blast in Tarsk, police said.", (12, None)),
        ("Over 30 killed in Tarsk\n\nAt least 30 people were killed in Tarsk, police said.", (30, None)),
        ("Blast kills 12 in Tarsk\n\nTwelve people were killed in a blast in Tarsk, police said.", (12, 12)),
    ],
)
def test_a_figure_is_no_more_exact_than_the_words_that_give_it_again(text: str, found: tuple[int, int | None]) -> None:
    assert ends(text) == found


def test_which_words_are_followed_is_said() -> None:
    found = bounds("Blast kills 12 in Tarsk\n\nAt least 12 people were killed in a blast in Tarsk, police said.")
    assert found.best == 12
    assert not any("complete" in reason for reason in found.assumes)
    over = bounds("Over 30 people were killed in Tarsk, police said.\n\nAt least 30 people were killed in the blast in Tarsk.")
    assert (over.low, over.best, over.high) == (30, 30, None)
    assert "“Over 30”: no more exact than “At least 30”, which restates it" in over.assumes


def test_people_named_twice_are_counted_once() -> None:
    text = "Blast kills five officers in Tarsk\n\nFive policemen were killed in a blast in Tarsk on Sunday."
    assert ends(text) == (5, 5)


def test_a_list_of_all_who_are_named_closes_with_an_assumption_and_a_proof() -> None:
    found = bounds("Three soldiers and two drivers were killed in Tarsk.")
    assert (found.low, found.high) == (5, 5)
    assert "that the soldiers and drivers listed are all who were counted: the text names no others" in found.assumes
    assert found.high_proof is not None
    assert cl.check_proof(found.high_proof)


def test_a_list_says_nothing_of_others_where_figures_are_minimums() -> None:
    report = cl.read("Three soldiers and two drivers were killed in Tarsk.", published=DAY)
    assert cl.reconcile(report, interpretation="minimum").bounds("killed").high is None
    other = cl.read("Nine soldiers were killed near Lemn.", published=DAY)
    assert cl.reconcile([report, other]).bounds("killed", event="all").high is None


def test_the_children_of_the_only_people_named_are_all_the_children() -> None:
    text = "Twelve civilians, including seven children, were killed in Tarsk."
    assert ends(text, group="children") == (7, 7)
    assert ends("Twelve civilians were killed in Tarsk. Four children were among the dead.", group="children") == (4, 4)


def test_a_bare_number_above_the_one_before_it_is_no_part_of_it() -> None:
    report = cl.read("Strikes leave 31 civilians dead (updated 1925) in Tarsk.", published=DAY)
    assert [claim.count.low for claim in report] == [31]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # the two sides of a battle are other people
            "Three soldiers killed in Tarsk\n\nThree soldiers were killed in Tarsk on Sunday, an officer said.\n\nThe fighting went on all "
            "night.\n\nEleven militants were killed in the clashes, the army said.\n\n"
            "Shops stayed closed. Schools did not open. The road was shut.",
            (14, 14),
        ),
        (  # "several" may be told of the commander and others
            "Rebels raided Tarsk on Sunday and killed the town's police commander. A clash followed in which several people were killed.",
            (3, None),
        ),
        (  # a lead without a number is no total that later figures must fit into
            "Dozens were hurt in Tarsk\n\nDozens of people were killed when a quake shook Tarsk on Sunday.\n\nIt struck at noon. Houses "
            "fell. Rescuers dug for hours.\n\nThe mayor said 312 people were killed in the town.",
            (312, 312),
        ),
        (  # the first of two strikes is told apart
            "A drone strike killed ten people near Tarsk on Sunday, hours after six people were killed in a raid on the same village.",
            (10, 10),
        ),
        (  # "another five" beside people killed on an earlier day are of that harm
            "A raid killed at least eight people in Tarsk on Sunday. Three people were killed there on Friday and another five were killed "
            "on Thursday.",
            (8, None),
        ),
    ],
)
def test_whose_dead_belong_to_the_main_event(text: str, found: tuple[int, int | None]) -> None:
    assert ends(text) == found


def test_a_figure_given_again_by_another_voice_is_no_other_name_of_the_first() -> None:
    text = "Five soldiers were killed in Tarsk, the army said.\n\nFive people were killed in the blast, a doctor said."
    assert not any("one voice" in reason for reason in bounds(text).assumes)


def test_the_wounded_of_the_main_events_sentence_are_the_main_events() -> None:
    text = (
        "Raid kills four near Orvo\n\n9\n\nAt least four gunmen died and several others were wounded when jets bombed "
        "two farms near Orvo on Sunday. Officials in Tarsk said"
        " four gunmen died in the raid. The road was shut. "
        "Shops stayed closed. Schools did not open."
    )
    assert ends(text, "injured") == (3, None)


@pytest.mark.parametrize("text", ["There were three new deaths (total 45).", "New deaths: 3 (total: 45)", "+3 deaths (45 in total)"])
def test_new_deaths_are_among_the_total_in_brackets(text: str) -> None:
    new, total = cl.read(text)
    assert (new.count.low, total.count.low) == (3, 45)
    assert new.part_of == total.id
    assert cl.reconcile(cl.read(text)).bounds("killed").best == 45
