"""A number behind a weekday, a district or a flight: a count where people follow, else a part of the name."""

import pytest

import casualtylib as cl


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("On Sunday 12 people were killed in Tarsk.", ["12"]),
        ("Last Sunday 12 died in Tarsk.", ["12"]),
        ("On Sunday 12 were killed.", ["12"]),
        ("Last week 40 people died in Tarsk.", ["40"]),
        ("In Anser district 12 soldiers were killed.", ["12"]),
        ("In ward 12 others were treated for burns.", ["12"]),
        ("Two people died on Sunday 12 May.", ["2"]),
        ("Sector 12 was shelled and two people died.", ["2"]),
        ("On day 12 of the siege two people died.", ["2"]),
        ("Flight 12 crashed and nine people died.", ["9"]),
    ],
)
def test_a_number_behind_a_word_that_may_be_numbered(text: str, counts: list[str]) -> None:
    assert [str(claim.count) for claim in cl.read(text)] == counts
