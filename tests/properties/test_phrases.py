"""Render and parse back: what was drawn is what is read, whatever the words."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import casualtylib as cl
from casualtylib import strategies
from casualtylib.model.codebook import BOUNDED, LITERAL, Codebook
from casualtylib.model.hedge import Hedge
from casualtylib.reading.figures import figures
from casualtylib.text.plain import plain

settings.register_profile("quiet", deadline=None)
settings.load_profile("quiet")
MANY = settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("codebook", ["literal", "bounded", "acled2016"])
@MANY
@given(data=st.data())
def test_a_phrase_parses_to_what_was_drawn(codebook: str, data: st.DataObject) -> None:
    drawn = data.draw(strategies.phrases(codebook))
    assert cl.parse(drawn.text, codebook=codebook) == drawn.figure


@given(strategies.phrases(), st.sampled_from([str.upper, str.title, str.lower]))
def test_letter_case_does_not_matter(drawn: strategies.Phrase, change: object) -> None:
    changed = change(drawn.text)  # type: ignore[operator]
    assert [f.count for f in cl.parse(changed).walk()] == [f.count for f in drawn.figure.walk()]


@given(strategies.phrases())
def test_the_figures_of_a_phrase_are_found_in_prose(drawn: strategies.Phrase) -> None:
    assume(drawn.text != "no")
    text = plain(f"The mayor said: {drawn.text}.")
    found = {(f.words, f.count, f.hedge) for f in figures(text)}
    wanted = [f for f in drawn.figure.walk() if f.words not in ("a", "the", "another", "her")]
    assert {(plain(f.words), f.count, f.hedge) for f in wanted} <= found


@given(strategies.phrases(harms=False), st.sampled_from(["killed", "injured", "missing"]))
def test_a_phrase_is_a_claim_by_hand(drawn: strategies.Phrase, outcome: str) -> None:
    report = cl.claim(drawn.text, outcome=outcome, on="2024-12-01")
    assert [claim.count for claim in report] == [figure.count for figure in drawn.figure.walk()]
    assert len({claim.id for claim in report}) == len(report)
    ids = [claim.id for claim in report]
    assert all(claim.part_of is None or claim.part_of in ids[: ids.index(claim.id)] for claim in report)
    assert all(report.text[claim.span.start : claim.span.end] == claim.quote for claim in report)


@given(strategies.claims())
def test_claims_survive_the_post(claim: cl.Claim) -> None:
    assert pickle.loads(pickle.dumps(claim)) == claim
    assert claim in {claim}


@given(strategies.figures())
def test_repr_of_a_figure_evaluates_back(figure: cl.Figure) -> None:
    names = {"Figure": cl.Figure, "Count": cl.Count, "Span": cl.Span}
    source = repr(figure)
    for hedge in Hedge:
        source = source.replace(repr(hedge), f"Hedge({hedge.value!r})")
    assert eval(source, {**names, "Hedge": Hedge}) == figure


SCRAPS = st.sampled_from(
    [
        "at least", "25", "one", "hundred", "and", "including", "(", ")", ",", "of them", "children", "dozens", "between", "-", "½", "٣",
        "a", "no", "\0", "\ue000", "under", "killed",
    ]
)  # fmt: skip


@given(st.text(max_size=60) | st.lists(SCRAPS).map(" ".join))
def test_any_text_is_a_figure_or_an_error_of_ours(text: str) -> None:
    try:
        figure = cl.parse(text)
    except cl.CasualtyError:
        return
    assert all(part.span.of(text) == part.words for part in figure.walk())


@given(st.text(max_size=80))
def test_figures_of_any_text_stand_in_order(text: str) -> None:
    level = plain(text)
    at = 0
    for figure in figures(level):
        assert at <= figure.span.start < figure.span.end <= len(level)
        assert figure.span.of(level) == figure.words
        at = figure.span.end


@given(st.integers(1, 10**12))
def test_soft_ends_hold_the_number(n: int) -> None:
    for book in (LITERAL, BOUNDED):
        about = book.number(Hedge.ABOUT, n).count
        nearly = book.number(Hedge.NEARLY, n).count
        assert n in about
        assert nearly.high == n - 1
        assert nearly.low == about.low == max(0, about.low)
        assert book.odd(n).count.low == n


@given(st.dictionaries(st.sampled_from(["dozens", "several", "many"]), st.tuples(st.integers(0, 9), st.none() | st.integers(9, 99))))
def test_a_codebook_of_ones_own(table: dict[str, tuple[int, int | None]]) -> None:
    mine = Codebook("mine", "my newsroom", table)
    for word, (low, high) in table.items():
        assert (mine.vague(word).count.low, mine.vague(word).count.high) == (low, high)
        assert cl.parse(word, codebook=mine).count == cl.Count(low, high)


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ({"dozens": (90, 30)}, r"Codebook\.vague_words\['dozens'\]: 30 is less than the low end, 90"),
        ({"dozens": ("a", 3)}, r"Codebook\.vague_words\['dozens'\]: takes a whole number"),
        ({"dozens": 5}, r"Codebook\.vague_words: takes a word with its fewest and most"),
        ({"dozens": (1, 2, 3)}, r"Codebook\.vague_words: takes a word with its fewest and most"),
        (None, r"Codebook\.vague_words: takes a mapping"),
    ],
)
def test_a_codebook_that_cannot_be_is_an_error_when_it_is_made(table: Any, where: str) -> None:
    with pytest.raises(cl.CasualtyError, match=where):
        Codebook("mine", "my newsroom", table)
