"""The rows for parts: each example gives, for every number, the number that includes it."""

import pytest

from casualtylib.grammar.breakdowns import ASIDES, ELLIPSES, PARTS
from casualtylib.reading.mentions import mentions
from casualtylib.text.document import Document

ROWS = (*ASIDES, *PARTS, *ELLIPSES)
YES = [(text, want) for rule in ROWS for text, want in rule.yes.items()]


def wholes(text):
    found = mentions(Document(text))[0]
    words = [m.figure.words for m in found]
    return [(m.figure.words, None if m.part_of is None else words[m.part_of]) for m in found]


@pytest.mark.parametrize(("text", "want"), YES)
def test_a_row_gives_parts_their_whole(text, want):
    assert wholes(text) == want


@pytest.mark.parametrize(("text", "want"), YES)
def test_it_does_so_inside_other_words(text, want):
    assert wholes(f"Officials spoke on Sunday.\n\n{text}\n\nNothing else was known.") == want


def test_every_row_has_an_example_and_a_name_of_its_own():
    assert len({rule.name for rule in ROWS}) == len(ROWS)
    assert all(rule.yes for rule in ROWS)


def test_items_of_one_list_share_a_breakdown_and_no_other_number_does():
    found = mentions(Document("Nine people, including two soldiers and three guards, were killed and one woman was hurt."))[0]
    assert [m.breakdown is not None for m in found] == [False, True, True, False]
    assert found[1].breakdown == found[2].breakdown
