"""A total with its parts, in every order in which a sentence says them."""

from __future__ import annotations

import pytest

import casualtylib as cl

WHOLES = ("56 people", "At least 40 civilians", "Dozens of villagers", "Between 30 and 40 passengers")
HARMS = ("were killed", "died", "have been wounded")
#: The words for the parts, and the numbers that they state.
PARTS = {
    "including 12 children": [12],
    "including six children and four women": [6, 4],
    "including the attacker": [1],
    "including a 5-year-old girl": [1],
    "including two police officers, a teacher and three students": [2, 1, 3],
    "including 3 from one family": [3],
    "including women and children": [],
    "among them three journalists": [3],
    "among them 3 women, 2 men and a child": [3, 2, 1],
    "12 of them children": [12],
    "two of them critically": [2],
    "seven of them women and children": [7],
    "of whom 12 were children": [12],
    "most of them civilians": [],
}
SENTENCES = (
    "{whole} {harm}, {parts}, in the attack, police said.",
    "{whole}, {parts}, {harm} in the attack.",
    "{whole} {harm} on Sunday, {parts}.",
    "Officials said {whole} {harm}, {parts}.",
)


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_parts_are_part_of_their_whole(sentence: str, parts: str) -> None:
    for whole in WHOLES:
        for harm in HARMS:
            text = sentence.format(whole=whole, harm=harm, parts=parts)
            first, *others = cl.read(text, published="2024-12-02")
            assert [claim.count.low for claim in others] == PARTS[parts], text
            assert all(claim.part_of == first.id and claim.outcome == first.outcome for claim in others), text
            assert first.part_of is None
