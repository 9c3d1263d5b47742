"""What a reader concludes about the main event of a story of conflict."""

from __future__ import annotations

import pytest

import casualtylib as cl


def ends(text: str, outcome: str = "killed", group: str | None = None, published: str | None = None) -> tuple[int, int | None]:
    found = cl.reconcile(cl.read(text, published=published)).bounds(outcome, group=group)
    return found.low, found.high


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # a vague headline overstates what the text tells in a number
            "Dozens killed in strike on Tarsk\n\nAn air strike killed nine villagers in Tarsk on Sunday, a doctor said.",
            (9, 9),
        ),
        (  # also in quotation marks
            "'Dozens dead' in strike on Tarsk\n\nAn air strike killed nine villagers in Tarsk on Sunday, a doctor said.",
            (9, 9),
        ),
        (  # those who die as the toll rises are among it
            "The death toll of the blast in Tarsk rose to five as a man who had been injured succumbed on Monday.",
            (5, 5),
        ),
        (  # a toll of casualties that says what they are
            "The casualty toll of two days of shelling of Tarsk rose to at least 31 dead and dozens wounded.",
            (31, None),
        ),
        (  # fighters killed in another province than the civilians
            "An air strike killed 14 civilians in Tarsk province. In neighbouring Velna province a battle left more than 60 fighters dead.",
            (14, 14),
        ),
        (  # its parts are added: the first of them is no correction of the whole alone
            "Dozens killed in Tarsk\n\nShelling killed eleven in Tarsk on Sunday.\n\nSeven others died in a raid on it.",
            (18, 18),
        ),
        (  # a number that counts the vague word speaks for it: a later and lower one is another harm's
            "Scores killed in Tarsk\n\nJets killed 61 people in Tarsk on Sunday, a doctor said.\n\nSchools stayed closed.\n\nShops were "
            "shut.\n\nIn Velna 52 people died on the same day.",
            (61, 61),
        ),
        (  # one strike of several stays a part
            "Dozens killed in Tarsk\n\nJets struck Tarsk on Sunday.\n\nOne of the strikes killed six people in a bakery.",
            (24, None),
        ),
        (  # a list that adds up to the figure told before tells who they were
            "Seven relatives were killed in a raid on Tarsk.\n\nThe five girls and two aunts died when their roof fell in.",
            (7, 7),
        ),
        (  # those who did the harm do not include its victims
            "Two suicide bombers blew themselves up at a gate in Tarsk on Sunday, killing at least one person.",
            (3, None),
        ),
        (  # other fighting is no part of what one raid did
            "A raid killed seven shepherds in Tarsk.\n\nOther fighting in the north killed 32 rebels.",
            (7, 7),
        ),
        (  # a separate attack that a sentence goes on to is that of the figure behind it
            "A raid on a camp near Tarsk left at least 31 guards dead, a separate attack left dozens dead in Velna, the army said.\n\n"
            "The raid on the camp hurt nine.",
            (31, None),
        ),
        (  # what "since" looks back at
            "A raid killed seven people in Tarsk, the worst since a car bombing that left ninety people dead in Velna.",
            (7, 7),
        ),
        (  # fighters of two bands
            "Nine Orlo fighters were killed in Tarsk, a monitor said. The monitor documented the death of four Veld fighters.",
            (13, 13),
        ),
        (  # the toll of years, also where no day of the main harm is known
            "A bomb killed 12 soldiers in Tarsk.\n\nNobody claimed it.\n\nThe band is said to be behind some 700 deaths since 2015.",
            (12, 12),
        ),
    ],
)
def test_the_main_event_of_a_story_of_conflict(text: str, found: tuple[int, int | None]) -> None:
    assert ends(text) == found


def test_others_beside_the_dead_are_the_several_told_of_before() -> None:
    text = "A blast killed one person and injured several others, officials said. A guard was killed and four others were injured."
    assert ends(text, "injured") == (4, 4)


def test_children_of_two_strikes_are_added() -> None:
    text = (
        "Air strikes killed at least 21 people in Tarsk on Sunday.\n\nAt least twelve people died in a house, including four children.\n\n"
        "Another strike hit a tent, killing at least nine people, including three children."
    )
    assert ends(text, group="children") == (7, None)


def test_the_wounded_told_behind_the_dead_of_another_harm_are_of_that_harm() -> None:
    """Each outcome by itself would be put under the main event's figure, which is larger."""
    text = (
        "A truck blew up outside the ministry, killing at least six people and injuring over 90.\n"
        "In the northern district of Lanta, a mine on Monday killed nine herders and hurt another 14."
    )
    report = cl.read(text)
    dead, wounded = report.claims[2:]
    assert (dead.number, wounded.number) == (9, 14)
    assert dead.scope.event == wounded.scope.event != report.claims[0].scope.event
    assert wounded.part_of is None
