"""Every row of the quantity table reads its examples, whole, once and by itself, and not its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from casualtylib.errors import RuleError
from casualtylib.grammar.quantities import RULES, _each, classes, hedges
from casualtylib.grammar.rule import Rule, expand
from casualtylib.lexicon import load
from casualtylib.model.codebook import BOUNDED, LITERAL
from casualtylib.model.count import Count
from casualtylib.reading.figures import figures, matched
from casualtylib.text.plain import plain

READ = [(row, text, want) for row in RULES for text, want in row.yes.items()]
NOT_READ = [(row, text) for row in RULES for text in row.no]
AROUND = ("{}", '"{}"', "({})", "On Monday {} of them had left.", "{}, he said.", "Of whom: {}")


@pytest.mark.parametrize(("row", "text", "want"), READ, ids=lambda value: value if isinstance(value, str) else None)
def test_row_reads_its_example_whole_and_once(row: Rule, text: str, want: tuple[str, int, int | None]) -> None:
    for around in AROUND:
        whole = plain(around.format(text))
        found = matched(whole)
        assert [name for name, _ in found] == [row.name], whole
        figure = found[0][1]
        assert (figure.hedge.value, figure.count.low, figure.count.high) == want
        assert figure.words == figure.span.of(whole) == text


@pytest.mark.parametrize(("row", "text"), NOT_READ)
def test_row_does_not_read_its_counter_example(row: Rule, text: str) -> None:
    assert row.name not in [name for name, figure in matched(text) if figure.span.end - figure.span.start == len(text)]


def test_names_are_unique() -> None:
    assert len({row.name for row in RULES}) == len(RULES)


def test_unknown_class_is_underlined() -> None:
    with pytest.raises(RuleError, match=r"no word class 'nummer'\n  at \{nummer\}\n     \^~~~~~~~$"):
        expand("at {nummer}", classes())


def _lexicon_words(table: object) -> Iterator[str]:
    if isinstance(table, list):
        yield from table
    elif isinstance(table, dict):
        for value in table.values():
            yield from _lexicon_words(value)


def test_every_word_between_two_numbers_stands_in_an_example() -> None:
    examples = " | ".join(text for row in RULES for text in (*row.yes, *row.no)).lower()
    two = {key: words for key, words in load("quantities")["range"].items() if key not in ("change", "compared")}
    assert [word for word in _lexicon_words(two) if word not in examples] == []


HEDGES = {
    "at_least": (20, None), "more_than": (21, None), "at_most": (0, 20), "less_than": (0, 19), "about": (16, 24), "nearly": (16, 19),
    "exactly": (20, 20), "odd": (20, None),
}  # fmt: skip


@pytest.mark.parametrize(("key", "word"), [(key, w) for key, words in hedges("before").items() if key in HEDGES for w in words])
def test_every_hedge_before_a_number_is_read(key: str, word: str) -> None:
    [figure] = figures(f"They counted {word} twenty of them")
    assert (figure.count.low, figure.count.high, figure.words) == (*HEDGES[key], f"{word} twenty")


@pytest.mark.parametrize(("key", "word"), [(key, w) for key, words in hedges("after").items() for w in words])
def test_every_hedge_behind_a_number_is_read(key: str, word: str) -> None:
    [figure] = figures(f"They counted twenty {word}, he said")
    assert (figure.count.low, figure.count.high, figure.words) == (*HEDGES[key], f"twenty {word}")


@pytest.mark.parametrize("degree", hedges("before")["degree"])
def test_a_degree_belongs_to_its_hedge(degree: str) -> None:
    assert [figure.words for figure in figures(f"They counted {degree} over 20 there")] == [f"{degree} over 20"]


@pytest.mark.parametrize("further", hedges("before")["further"])
def test_more_words_stand_between_a_hedge_and_its_number(further: str) -> None:
    assert [figure.words for figure in figures(f"They counted at least {further} 20 there")] == [f"at least {further} 20"]


def test_a_comparative_that_does_not_exist_is_underlined() -> None:
    with pytest.raises(RuleError, match=r"no words to compare with\n  no \{taller\} than\n     \^~~~~~~~$"):
        list(_each("no {taller} than", load("quantities")["compare"]))


@pytest.mark.parametrize("word", load("quantities")["range"]["change"])
def test_a_change_is_no_range(word: str) -> None:
    assert [figure.words for figure in figures(f"The toll {word} on Monday from 48 to 56")] == ["48", "56"]
    assert [figure.words for figure in figures(f"The toll {word} 48 to 56")] == ["48", "56"]


@pytest.mark.parametrize("word", load("quantities")["age"]["before"])
def test_an_age_has_no_hedge(word: str) -> None:
    assert [figure.words for figure in figures(f"{word} under 12 and {word} over 60")] == ["12", "60"]


@pytest.mark.parametrize(("key", "word"), [(key, word) for key, words in load("quantities")["vague"].items() for word in words])
def test_vague_word_is_read_whole(key: str, word: str) -> None:
    for codebook in (LITERAL, BOUNDED):
        [figure] = figures(f"In all {word} civilians died", codebook=codebook)
        reading = codebook.vague(key)
        assert (figure.words, figure.count, figure.soft_low, figure.soft_high) == (word, reading.count, True, reading.soft_high)


@pytest.mark.parametrize("word", load("quantities")["none"]["no"])
def test_word_for_nobody_is_zero(word: str) -> None:
    [figure] = figures(f"There was {word} hurt")
    assert (figure.words, figure.count) == (word, Count.exactly(0))


@pytest.mark.parametrize("word", [*load("quantities")["none"]["not_after_no"], "more", "less", "fewer"])
def test_no_before_these_counts_nobody(word: str) -> None:
    assert figures(f"There was no {word} there") == ()


@pytest.mark.parametrize("word", ["so many", "how many", "too many", "as many", "so numerous"])
def test_a_degree_is_no_count(word: str) -> None:
    assert figures(f"There were {word} of them") == ()


def test_figures_do_not_overlap_and_stand_in_order() -> None:
    text = "At least 25 of 1,200, dozens or more, between 30 and 40 and 3-1, no one, a couple of hundred."
    spans = [figure.span for figure in figures(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [span.of(text) for span in spans] == [
        "At least 25", "1,200", "dozens or more", "between 30 and 40", "3", "1", "no one", "a couple of hundred",
    ]  # fmt: skip
