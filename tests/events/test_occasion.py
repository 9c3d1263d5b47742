"""Deaths that a protest is about are no toll of the protest."""

import pytest

import casualtylib as cl


@pytest.mark.parametrize(
    "text",
    [
        "Shopkeepers in Kemi protested against the murder of a baker.",
        "Some 300 students rallied in Kemi over a fire in which four pupils died.",
        "A march was held in Kemi against the release of a man who killed two nurses. Police closed the road.",
    ],
)
def test_what_a_protest_is_about_is_no_toll_of_it(text: str) -> None:
    assert cl.reconcile(cl.read(text)).bounds("killed").low == 0


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Protesters in Kemi were met by police, who killed two of them.", 2),
        ("A march against prices was attacked in Kemi by gunmen. They killed two men.", 2),
    ],
)
def test_the_toll_of_a_protest_is_one(text: str, killed: int) -> None:
    assert cl.reconcile(cl.read(text)).bounds("killed").low == killed
