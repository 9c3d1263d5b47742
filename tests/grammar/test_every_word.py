"""Every word of the lexicon for harm and for people is read in a plain sentence of its kind: none is dead."""

import pytest

from casualtylib.lexicon import load
from casualtylib.model.outcome import Outcome
from casualtylib.reading.groups import nouns
from casualtylib.reading.mentions import mentions
from casualtylib.text.document import Document

FRAMES = {
    "participle": "Twelve men were {}.",
    "object": "The blast was {} twelve men.",
    "harm_of": "They told of the {} twelve men.",
    "subject": "Twelve men {} there.",
    "adjective": "Twelve men were {}.",
    "condition": "Twelve men were {}.",
    "toll": "The {} rose to twelve.",
    "those": "Twelve were among {}.",
    "self_many": "Twelve men {}.",
}
TABLE = load("outcomes")
WORDS = [(kind, outcome, word) for kind in FRAMES for outcome, listed in TABLE[kind].items() for word in listed if outcome != "as_before"]
#: Nouns that say what happened, or of nobody who it was.
OTHERS = {"lives", "martyrs", "more", "others", "refugees"}
PEOPLE = sorted(many for many, (_, plural) in nouns().items() if plural and many not in OTHERS)


def outcomes(text):
    return {outcome for m in mentions(Document(text))[0] if m.figure.number == 12 for outcome in m.outcome.parts}


@pytest.mark.parametrize(("kind", "outcome", "word"), WORDS)
def test_a_word_of_harm_is_read(kind, outcome, word):
    assert outcomes(FRAMES[kind].format(word.replace("*", "the"))) & Outcome(outcome).parts


def test_nouns_that_say_more_are_nouns():
    assert nouns().keys() >= OTHERS


@pytest.mark.parametrize("noun", PEOPLE)
def test_a_noun_for_people_is_read(noun):
    (only,) = mentions(Document(f"Twelve {noun} were killed."))[0]
    assert only.group_text.endswith(noun)
