"""Vague words and the numbers that count them."""

from __future__ import annotations

import casualtylib as cl

PUBLISHED = "2024-06-12"


def test_a_number_of_another_day_does_not_count_the_vague_word_of_the_lead() -> None:
    text = """Dozens of people were killed in a raid on Lanta on Monday, residents said.

It was a market day. The shops were looted.

On 3 June, raiders killed 61 people in Borsk."""
    lead, other = cl.read(text, published=PUBLISHED)
    assert other.same_as is None
    assert cl.reconcile(cl.read(text, published=PUBLISHED)).bounds("killed").low == lead.count.low == 24


def test_a_number_of_the_same_day_does() -> None:
    text = """Dozens of people were killed in a raid on Lanta on Monday, residents said.

The mayor said that 61 people had been killed."""
    assert cl.reconcile(cl.read(text, published=PUBLISHED)).bounds("killed").best == 61


def test_many_of_those_attacked_are_not_many_of_those_counted() -> None:
    text = """At least 40 rebels died in Lanta on Monday, the army said.

Troops shelled a rebel convoy near Borsk.

The guards pushed back the raiders, killing a great many of them."""
    assert [claim.part_of for claim in cl.read(text, published=PUBLISHED)] == [None, None]
