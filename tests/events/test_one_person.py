"""One person told of several times counts once; two persons of whom different things are said count twice."""

from __future__ import annotations

import pytest

import casualtylib as cl


def total(text: str, outcome: str) -> int:
    bounds = cl.reconcile(cl.read(text)).bounds(outcome)
    return bounds.low if bounds.best is None else bounds.best


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # "he" is no woman, whatever the person was called before
        ("A cyclist suffered serious injuries at noon. He was taken to hospital. The woman in the van was hospitalised too.", 0, 2),
        ("A nurse was hurt on the stairs. She was flown to a burn unit. The nurse is in stable condition.", 0, 1),
        # who somebody is, between commas or dashes
        ("The second rider, a 20-year-old from Kemi, suffered serious injuries.", 0, 1),
        ("The pilot of the glider, a man of 60 from Oulu, sustained severe injuries and later died.", 1, 0),
        ("The owner of the mill - a widow from Kemi - and the clerk - a student - suffered burns.", 0, 2),
        # what happened in the end to the man who was hit
        ("The clerk who was stabbed died. The guard who was hurt was taken to a hospital.", 1, 1),
        ("Officers heard of a man who was beaten. They found his car. He was taken to a clinic where he later died.", 1, 0),
        # those whom somebody killed, and himself
        ("A farmer shot and killed his wife and two sons, and then killed himself.", 4, 0),
        ("A man stabbed his estranged wife on Friday. She was flown to hospital. The alleged attacker was hurt in the arrest.", 0, 2),
        # a longer name of the same trade
        ("Guard shot in bank\nA security guard is in hospital after robbers came in. They shot him in the arm.", 0, 1),
        # some of those hit died of it
        ("At least 30 people were shot, 11 fatally, over the weekend.", 11, 19),
        ("Two men were stabbed, one fatally. A clerk, 23, was pronounced dead in hospital. The other man is in serious condition.", 1, 1),
        ("The driver and a nurse were taken to hospital. The driver later died.", 1, 1),
        ("The driver and sole occupant of the jeep, a woman from Kemi, died on the road.", 1, 0),
        ("One guard, a 40-year-old, was pronounced dead on the stairs.", 1, 0),
        # ages tell people apart, and say nothing of a teenager
        ("A teenager is in hospital. A 15-year-old was shot outside a shop.", 0, 1),
        ("A 15-year-old is in hospital. A 17-year-old was shot outside a shop.", 0, 2),
        ("The pupils ate berries. A fourth pupil, who is 16, is expected to recover.", 0, 1),
        # the culprit, in the words for whom he hurt and what became of him
        ("A man suspected of killing a clerk and wounding a guard was shot dead on Monday.", 2, 1),
        ("A clerk was killed. The gunman, police say, ran into two officers, who chased and killed him.", 2, 0),
        ("Two guards were wounded in a chase that left the robber dead.", 1, 2),
        ("The guide is said to have killed two tourists at their hut.", 2, 0),
        ("A husband is charged with the stabbing deaths of his wife Ann and daughter Eva Hult.", 2, 0),
        # American days, without a preposition
        ("Police wounded a man Tuesday night. A truck struck and killed a cyclist late Monday.", 1, 1),
        ("A driver hit a nurse outside a shop, killing her.", 1, 0),
        ("The fall left one climber dead and another fighting for life.", 1, 1),
        ("One dead, two in hospital after barn fire", 1, 2),
        ("The flood left one miner dead and another in hospital.", 1, 1),
        ("A teacher, her eight-year-old daughter and ten-year-old nephew were all killed.", 3, 0),
        ("The rider of that mule and his cousin were both hospitalised.", 0, 2),
        ("News came that five drivers there were killed on Monday.", 5, 0),
        ("Jan Roe (38), who was badly hurt, was declared dead. Ana Brod sustained minor injuries.", 1, 1),
        ("Two porters were taken to hospital Oulu by neighbours.", 0, 2),
        ("A cyclist was killed on the bridge. The road was wet. It was dark. It rained. The rider died at the scene.", 1, 0),
        ("A man has murdered his neighbour. Police came. It was late. He denied it. He murdered plumber Tom Roe, they say.", 1, 0),
        # one death is that of one of those hit
        ("A neighbour died in the row. Jan Hult was stabbed in the yard. Tom Roe was stabbed eight times.", 1, 1),
    ],
)
def test_each_person_counts_once(text: str, killed: int, injured: int) -> None:
    assert (total(text, "killed"), total(text, "injured")) == (killed, injured)


def test_he_has_the_group_of_whoever_was_told_of() -> None:
    driver, he = cl.read("A driver was stabbed. He was flown to hospital.")
    assert he.same_as == driver.id and he.scope.group == driver.scope.group and he.group_text == "people"


def test_a_station_is_nobody() -> None:
    assert [claim.number_span.of(text) for text in ("WXYZ TV—A man was hospitalised.",) for claim in cl.read(text)] == ["A"]


def test_last_weekend_is_not_this_one() -> None:
    told = cl.read("Two people were wounded in shootings so far this weekend. Last weekend, 30 people were shot, four fatally.")
    assert [claim.scope.event for claim in told] == ["e1", "e2", "e2"]


def test_a_dateline_is_not_glued_to_a_number() -> None:
    text = "BORSK—Two city police officers were wounded on Monday."
    assert [(claim.number_span.of(text), claim.group_text) for claim in cl.read(text)] == [("Two", "city police officers")]
