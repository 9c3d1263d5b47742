"""Sentences, headlines and list items: where they begin and end."""

import pytest

from casualtylib.text.sentences import LONGEST, pieces

CASES = {
    "Five died. Six were hurt.": ["Five died.", "Six were hurt."],
    "Five died in the explosion.Six were hurt.": ["Five died in the explosion.", "Six were hurt."],
    "Col. R. Diaz spoke. COL. DIAZ SPOKE.": ["Col. R. Diaz spoke.", "COL. DIAZ SPOKE."],
    "It happened at 8 a.m. Police came at 9 p.m. Sunday.": ["It happened at 8 a.m.", "Police came at 9 p.m. Sunday."],
    '"Run!" he said. "They are coming." Two died.': ['"Run!" he said.', '"They are coming."', "Two died."],
    "no capitals here. two died.": ["no capitals here.", "two died."],
    "Three killed in blast\nA blast killed three people in the town on Monday.": [
        "Three killed in blast",
        "A blast killed three people in the town on Monday.",
    ],
    "The boat sank in a storm off the coast and\nfour of the nine people on board were drowned\nbefore help came.": [
        "The boat sank in a storm off the coast and\nfour of the nine people on board were drowned\nbefore help came."
    ],
    "Report\nKilled: 4\nInjured: 12\nSource: the mayor": ["Report", "Killed: 4", "Injured: 12", "Source: the mayor"],
    "1. Four killed\n2. Two hurt": ["Four killed", "Two hurt"],
    "🔴 Four killed\n🔴 Two hurt": ["Four killed", "Two hurt"],
    "": [],
    " \n \n": [],
}


@pytest.mark.parametrize("text", CASES)
def test_pieces(text: str) -> None:
    assert [text[p.start : p.end] for p in pieces(text)] == CASES[text]


def test_no_piece_is_longer_than_the_limit_and_nothing_is_lost() -> None:
    text = "and two more were killed " * 1000
    found = pieces(text)
    assert max(p.end - p.start for p in found) <= LONGEST
    assert "".join(text[p.start : p.end] for p in found).replace(" ", "") == text.replace(" ", "")
