"""An age is no count of people, however it is said; it is refused with its reason."""

from __future__ import annotations

import pytest

import casualtylib as cl


@pytest.mark.parametrize(
    ("text", "counts", "ages"),
    [
        ("Three children under five were injured.", [3], ["five"]),
        ("Six boys aged 5 and 7 were killed.", [6], ["5", "7"]),
        ("Two girls, aged three, four or five, died.", [2], ["three", "four or five"]),
        ("Four children, all under 10, were killed.", [4], ["under 10"]),
        ("Children under 5 killed: 12", [12], ["5"]),
        ("Two women over 60 drowned.", [2], ["60"]),
        ("Three people over the age of 60 died.", [3], ["60"]),
        ("Three children aged between 5 and 12 were killed.", [3], ["between 5 and 12"]),
    ],
)
def test_ages_are_refused(text: str, counts: list[int], ages: list[str]) -> None:
    report = cl.read(text, published="2024-12-02")
    assert [claim.count.low for claim in report] == counts
    assert [refusal.words for refusal in report.refused] == ages


@pytest.mark.parametrize("text", ["The strikes killed over 60 people.", "Under ten civilians died.", "In all, over 20 people were hurt."])
def test_a_hedge_before_people_is_no_age(text: str) -> None:
    assert len(cl.read(text, published="2024-12-02")) == 1
