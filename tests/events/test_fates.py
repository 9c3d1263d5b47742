"""What became of those who were shot: the dead are not also counted as injured."""

from __future__ import annotations

import pytest

import casualtylib as cl


def total(text: str, outcome: str) -> int:
    bounds = cl.reconcile(cl.read(text)).bounds(outcome)
    return bounds.low if bounds.best is None else bounds.best


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Four people were shot, one of them fatally.", 1, 3),
        ("Two men were shot late on Monday. One died at the scene and the other is in hospital.", 1, 1),
        ("Woman shot dead in Borsk. A 37-year-old woman was shot twice in the head outside a bar.", 1, 0),
        ("A clerk was stabbed outside his shop. He was pronounced dead at the scene.", 1, 0),
        ("The victim was taken to a hospital, where he was pronounced dead.", 1, 0),
        ("Officer Jan Hult was critically injured in the crash. On Friday his family said Officer Hult had died.", 1, 0),
        ("A girl died after she was shot in the face.", 1, 0),
        ("A robber killed a guard and shot a driver.", 1, 1),
        ("Two people died and three others were shot.", 2, 3),
        ("Jan Hult, 20, was killed. Tom Roy, 30, was shot twice.", 1, 1),
        ("A 25-year-old man was shot on Elm Road. Elsewhere a 40-year-old man was killed.", 1, 1),
        ("A clerk was killed in the robbery. A woman was shot in the leg and was treated in hospital.", 1, 1),
        ("Three people were shot outside a bar.", 0, 3),
        ("Three clerks were stabbed. They died at the scene.", 3, 0),
        ("Two drivers were taken to a hospital, where they were later pronounced dead.", 2, 0),
        ("Two clerks were shot. Both later died in hospital.", 2, 0),
        ("Six people were wounded. Officials said they were not killed by the police.", 0, 6),
        ("A gunman shot three clerks and then killed himself.", 1, 3),
        ("A clerk was injured and his brother was killed.", 1, 1),
        # the dead are told to be some of those who were hurt
        ("Four divers were taken to hospital after the dive, two of whom died.", 2, 2),
        ("Five porters were injured in the fall. Two of the injured died a day later.", 2, 3),
        ("One is dead after three diners were hurt in a brawl.", 1, 2),
        ("The raid left nine dead and 30 wounded. Two of the wounded died later.", 9, 30),
    ],
)
def test_the_dead_are_not_also_injured(text: str, killed: int, injured: int) -> None:
    assert (total(text, "killed"), total(text, "injured")) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two nurses were kidnapped on 3 May 2024. They were killed a week later.", 2),
        ("A driver was abducted on 3 May 2024. The next day his body was found.", 1),
        ("Two nurses were kidnapped on 3 May 2024. Their bodies were found on 9 May.", 2),
        ("Four people were hurt on 3 May 2024. A crash on 9 May killed four people.", 0),
    ],
)
def test_a_later_death_of_the_same_people_belongs_to_their_event(text: str, killed: int) -> None:
    assert total(text, "killed") == killed


def test_they_are_those_told_of_before_and_said_to_be() -> None:
    _, died = cl.read("Three clerks were stabbed. They died at the scene.")
    assert (died.count, [note.why for note in died.notes]) == (cl.Count.exactly(3), ["they are those told of before"])


def test_a_changed_outcome_says_why() -> None:
    four, one = cl.read("Four people were shot, one of them fatally.")
    assert (four.outcome, one.part_of) == (cl.Outcome("casualties"), four.id)
    assert [note.why for note in four.notes if note.side == "outcome"]


def test_a_person_who_died_is_told_as_injured_no_more() -> None:
    shot, died = cl.read("A clerk was stabbed outside his shop. He was pronounced dead at the scene.")
    assert (shot.outcome.value, shot.superseded, died.superseded) == ("injured", True, False)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # who did the harm is beside those whom he hurt, told before or after them
        ("A gunman who killed two clerks was shot dead by police on Monday, officers said.", 3),
        ("Police shot dead a gunman on Sunday.\n\nHe had killed two people in a shop.", 3),
        ("A clerk killed three colleagues before the police came. He then took his own life.", 4),
        # a family shares a name
        ("Ann Hult, 31, was killed in the house. Her son Tom Hult was also killed.", 2),
        ("Deputy Ann Hult and Deputy Tom Roe were shot to death.", 2),
        # a figure given again as a part of a larger one
        ("Raid kills 12 pupils in Borsk. Nineteen villagers, 12 pupils among them, were killed in Nemark, a monitor said.", 19),
    ],
)
def test_who_is_beside_whom(text: str, killed: int) -> None:
    assert total(text, "killed") == killed


def test_numbers_count_what_a_headline_gives_in_a_word() -> None:
    text = """Dozens dead in raid

Dozens of people died on Saturday in a raid near the city of Nemark, aid workers said.

The rescue group said that planes hit the market of Borsk, killing at least 40 people.

The market was full at the time.

Farmers had come from all the villages around, it said.

Nobody knew why."""
    assert total(text, "killed") == 40


def test_one_who_was_shot_and_lived_is_injured() -> None:
    text = "Six people were killed in the shooting. A clerk was shot as she ran and is expected to survive."
    assert (total(text, "killed"), total(text, "injured")) == (6, 1)


def test_the_victims_are_those_told_of_before_and_said_to_be() -> None:
    _, died = cl.read("Two nurses were kidnapped on 3 May 2024. The victims were killed.")
    assert (died.count, [note.why for note in died.notes if note.side == "count"]) == (
        cl.Count.exactly(2),
        ["they are those told of before"],
    )
