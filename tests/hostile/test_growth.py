"""Texts made to be slow take work in proportion to their length: twice the text, about twice the work."""

import pytest

import casualtylib as cl
from tests.work import work

#: Four times the text may take so many times the work; quadratic reading takes sixteen times.
ALLOWED = 9.0
#: Work below this, in calls, is that of any text.
LITTLE = 20_000

PIECES = {
    "digits": ("9", 50_000),
    "digits apart": ("9 ", 20_000),
    "separators": ("1,", 20_000),
    "number words": ("one hundred and ", 3_000),
    "hedges": ("at least ", 5_000),
    "outcomes": ("killed ", 5_000),
    "sayings": ("said he said ", 3_000),
    "dates": ("on Monday ", 3_000),
    "brackets": ("(", 20_000),
    "quotation marks": ('"', 20_000),
    "names": ("Abu Omar al ", 3_000),
    "places": ("in the town of Idlib ", 1_000),
    "claims": ("25 people were killed. ", 600),
    "one list": ("25 killed, including ", 500),
    "nested brackets": ("25 killed (", 1_500),
    "brackets closed": ("25 killed (10 children) ", 600),
    "mixed scripts": ("25 people were killed in Алеппо, ３ in حلب and the other in 東京. ", 300),
    "direction marks": ("\u200f25\u200e \u202ekilled\u202c ", 1_500),
    "zero-width characters": ("2\u200b5 \u200dkilled\ufeff ", 1_500),
    "combining marks": ("a\u0301\u0301\u0301", 8_000),
    "surrogates": ("25 killed \ud800\udfff ", 1_500),
    "nulls": ("25\x00killed ", 1_500),
    "dates that do not exist": ("killed on 31 February 2024 ", 1_000),
    "ranges turned round": ("between 30 and 20 killed ", 1_000),
    "compass words": ("in northern southern eastern Aa ", 1_000),
    "one figure again and again": ("Seven people were killed in Tarsk. ", 600),
    "blank lines": ("25\n\npeople\n\nkilled\n\n", 500),
}


def effort(text: str) -> int:
    """The work of reading a text."""
    return work(lambda: cl.read(text, published="2024-12-02"))


@pytest.mark.parametrize("name", ["claims", "one list", "one figure again and again", "brackets closed", "nulls"])
def test_what_is_shown_of_a_text_grows_with_it_too(name: str) -> None:
    piece, times = PIECES[name]
    short, long = (cl.read(piece * n, published="2024-12-02") for n in (times // 4, times))
    for view in (cl.Report._repr_html_, cl.Report.to_frame, cl.dumps):
        view(short)
        least, most = work(lambda view=view: view(short)), work(lambda view=view: view(long))
        assert most < LITTLE or most / least < ALLOWED, f"{view}: {least} calls, {most} for four times as much"


def test_ten_thousand_sentences_of_one_figure_are_one_figure() -> None:
    report = cl.read("Seven people were killed in Tarsk on Sunday. " * 10_000, published="2024-12-02")
    bounds = cl.reconcile(report).bounds("killed")
    assert (len(report), bounds.low, bounds.best) == (10_000, 7, 7)


def figures(count: int) -> str:
    return " ".join(f"{i + 2} people were killed in the town of Ka{i}sk." for i in range(count))


def test_a_further_figure_costs_no_more_than_the_first_ones() -> None:
    """Each other figure was held against all others: ten thousand took four times as long as they should."""
    cl.read(figures(10), published="2024-12-02")
    assert effort(figures(2_400)) / effort(figures(600)) < 4.3


def test_words_of_saying_in_one_sentence_cost_no_more_than_in_many() -> None:
    """For each "he said" of a sentence the one before it was read again, to see whom it is about."""
    once, again = "Two people were killed. He said, ", "He said, " * 1_999
    cl.read(once, published="2024-12-02")
    assert effort(once + again.lower() + "on Sunday.") / 2_000 < 1_200


@pytest.mark.parametrize("text", ["9" * 1_000_000, "1," * 500_000, "\u200b" * 1_000_000])
def test_a_megabyte_of_nothing_holds_no_claims(text: str) -> None:
    assert cl.read(text).claims == ()


@pytest.mark.parametrize("name", sorted(PIECES))
def test_time_grows_with_length(name: str) -> None:
    piece, times = PIECES[name]
    cl.read(piece * 10, published="2024-12-02")
    short, long = effort(piece * times), effort(piece * (4 * times))
    assert long < LITTLE or long / short < ALLOWED, f"{short} calls for {times}, {long} for four times as many"
