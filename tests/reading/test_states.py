"""What is so at a moment, and what happens: the measure of a claim, and what the one says of the other."""

import pytest

import casualtylib as cl


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Ten sailors are missing.", "state"),
        ("Some 300 villagers are still displaced.", "state"),
        ("Some 300 villagers are in shelters.", "state"),
        ("Nine students are in police custody.", "state"),
        ("Nine students remain in hospital.", "state"),
        ("Some 300 villagers were displaced.", "flow"),
        ("Nine students were arrested.", "flow"),
        ("Nine students were taken to hospital.", "flow"),
        ("Nine students are dead.", "flow"),
    ],
)
def test_measure(text: str, measure: str) -> None:
    [claim] = cl.read(text)
    assert claim.measure == measure


def test_those_who_still_are_so_are_the_least_there_were() -> None:
    result = cl.reconcile(cl.read("Hundreds of villagers were displaced on Monday. More than 600 villagers remain in shelters."))
    assert (result.bounds("displaced").low, result.bounds("displaced").high) == (601, None)


def test_a_state_is_no_upper_end() -> None:
    result = cl.reconcile(cl.read("Forty hikers were hurt in the storm on Monday. On Tuesday, nine hikers remained in hospital."))
    assert (result.bounds("injured").low, result.bounds("injured").high) == (40, 40)
    assert result.consistent


def test_a_state_alone_answers() -> None:
    assert cl.reconcile(cl.read("Some 300 villagers are in shelters.")).bounds("displaced").best == 300
