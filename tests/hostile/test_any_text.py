"""Any text at all gives a Report, or a CasualtyError; and a Report can be reconciled, shown, written and read back."""

import pickle
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import casualtylib as cl
from casualtylib.output.answers import result_text
from casualtylib.output.listing import report_text

WORDS = (
    "25", "at least", "seven", "dozens", "killed", "injured", "people", "children", "including", "among them", "of whom", "on Sunday",
    "since November 27", "the", "army", "said", "according to", "no one", "were", "in", "Idlib", "and", "not", "31 February 2024",
    "another", "the toll", "rose to", "from", "more than", ".", ",", "\n\n", "-", "“", "”", "(", ")", "%", "million", "°", "\u202e", "\x00",
    "\ud800", "٢٥", "1,2,3",
)  # fmt: skip
SENTENCES = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40).map(" ".join)
ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)


@settings(max_examples=150)
@given(SENTENCES | ANY, st.sampled_from((None, "2024-12-02")))
@example("25 people were killed, including 40 children, on Sunday.", "2024-12-02")
@example("25 people were killed on Sunday. 24 people were killed on Sunday. No one was killed on Sunday.", "2024-12-02")
@example("Three people were killed on 31 February 2024, and four on 2024-02-30.", None)
@example("25 людей убито, 30 قتيلا, ２５ people injured, ٢٥ killed, Ⅻ killed", None)
def test_any_text_goes_all_the_way(text: str, published: str | None) -> None:
    try:
        report = cl.read(text, published=published, id="any")
    except cl.CasualtyError:
        return
    assert all(claim.quote == claim.span.of(text) for claim in report)
    assert all(claim.span.covers(claim.number_span) for claim in report)
    assert len({claim.id for claim in report}) == len(report)
    assert cl.loads(cl.dumps(report)) == report == pickle.loads(pickle.dumps(report))
    assert report_text(report, 80)
    result = cl.reconcile(report)
    assert result_text(result, 80)
    for bounds in result.rows():
        for proof in (bounds.low_proof, bounds.high_proof):
            assert proof is None or cl.check_proof(proof)


@pytest.mark.parametrize("text", [None, 25, b"25 killed", ["25 killed"]])
def test_what_is_no_text_is_an_error_that_says_so(text: object) -> None:
    with pytest.raises(cl.CasualtyError, match="string"):
        cl.read(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["yesterday", "2024-02-30", 20241202, "02/12/2024", ""])
def test_a_date_that_does_not_exist_is_an_error_that_shows_it(published: object) -> None:
    with pytest.raises(cl.CasualtyError, match="published"):
        cl.read("25 people were killed.", published=published)  # type: ignore[arg-type]


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(cl.CasualtyError, match="at most"):
        cl.read("a" * 2_000_001)


def test_numbers_beyond_the_limit_are_no_claims() -> None:
    assert not [claim for claim in cl.read("1,000,000,000,001 people were killed.") if claim.count.low]


def test_a_part_larger_than_its_whole_is_a_conflict() -> None:
    result = cl.reconcile(cl.read("25 people were killed on Sunday, including 40 children.", published=date(2024, 12, 2)))
    assert result.consistent is False
    assert len(result.conflicts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "At least 30 but no more than 20 people were killed on Sunday.",
        "Between 30 and 20 people were killed on Sunday.",
        "No one was killed and 12 people were killed on Sunday.",
        "All of the 12 killed survived, and none of the 12 was killed.",
        "Twelve people were killed, none of them people.",
    ],
)
def test_a_text_that_contradicts_itself_goes_all_the_way(text: str) -> None:
    result = cl.reconcile(cl.read(text, published="2024-12-02"))
    for bounds in result.rows():
        assert bounds.high is None or bounds.low <= bounds.high
    assert result_text(result, 80)
    assert result._repr_html_()


@pytest.mark.parametrize("mark", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u200f", "\u00ad"])
def test_marks_that_nobody_sees_hide_no_figure(mark: str) -> None:
    text = f"{mark}At least 25 people{mark} were{mark} killed on Sunday."
    (claim,) = cl.read(text, published="2024-12-02")
    assert (claim.count, claim.outcome) == (cl.Count.at_least(25), cl.Outcome.KILLED)
    assert claim.quote == claim.span.of(text)


@pytest.mark.parametrize("day", ["31 February 2024", "February 30", "2024-02-30", "32 May", "29 February 2023", "0 May 2024"])
def test_a_day_that_does_not_exist_dates_nothing(day: str) -> None:
    report = cl.read(f"Seven people were killed on {day}.", published="2024-12-02")
    assert [claim.count for claim in report] == [cl.Count.exactly(7)]
    assert all(claim.window is None or claim.window.days is None or claim.window.days > 1 for claim in report)
