""" "That figure" is of what was counted last, whatever happened to those people."""

import pytest

import casualtylib as cl


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Floods forced 20,000 people from their homes in the valley. That figure has since fallen to 15,000.", "displaced"),
        ("The raid killed 12 people. The mayor put the figure at 14.", "killed"),
    ],
)
def test_that_figure(text: str, outcome: str) -> None:
    assert [claim.outcome.value for claim in cl.read(text)] == [outcome, outcome]
