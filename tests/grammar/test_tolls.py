"""The rows that join numbers to outcomes: each reads its own examples, bare, quoted and inside other words."""

import pytest

from casualtylib.grammar.tolls import CLASSES, TOLLS
from casualtylib.reading.chunk import SYMBOLS
from casualtylib.reading.mentions import mentions
from casualtylib.text.document import Document

YES = [(rule.name, text, want) for rule in TOLLS for text, want in rule.yes.items()]
NO = [(rule.name, text) for rule in TOLLS for text in rule.no]


def read(text):
    return mentions(Document(text))[0]


def shown(found):
    return sorted((m.figure.words.lower(), m.outcome.value) for m in found)


@pytest.mark.parametrize(("name", "text", "want"), YES)
def test_a_row_reads_its_example(name, text, want):
    found = read(text)
    assert shown(found) == sorted((words.lower(), outcome) for words, outcome in want)
    assert name in {m.rule for m in found}


@pytest.mark.parametrize("frame", ["“{}”", "({})", "Officials spoke on Sunday.\n\n{}\n\nNothing else was known."])
@pytest.mark.parametrize(("text", "want"), [(text, want) for _, text, want in YES])
def test_a_row_reads_its_example_in_other_words(frame, text, want):
    found = read(frame.format(text))
    assert shown(found) == sorted((words.lower(), outcome) for words, outcome in want)


@pytest.mark.parametrize(("name", "text"), NO)
def test_a_row_does_not_read_what_is_not_its_own(name, text):
    assert name not in {m.rule for m in read(text)}


def test_every_row_has_an_example_and_a_name_of_its_own():
    assert len({rule.name for rule in TOLLS}) == len(TOLLS)
    assert all(rule.yes for rule in TOLLS)


def test_patterns_use_symbols_that_chunks_have():
    letters = {c for c in SYMBOLS if c.isalpha()}
    for rule in TOLLS:
        plain = rule.pattern
        for name in (*CLASSES, "?P<n>", "?P<t>", "?P<d>"):
            plain = plain.replace("{" + name + "}", "").replace(name if name.startswith("?") else "\0", "")
        assert {c for c in plain if c.isalpha()} <= letters
