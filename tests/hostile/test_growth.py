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
    "blank lines": ("25\n\npeople\n\nkilled\n\n", 500),
}


def effort(text: str) -> int:
    """The work of reading a text."""
    return work(lambda: cl.read(text, published="2024-12-02"))


@pytest.mark.parametrize("name", sorted(PIECES))
def test_time_grows_with_length(name: str) -> None:
    piece, times = PIECES[name]
    cl.read(piece * 10, published="2024-12-02")
    short, long = effort(piece * times), effort(piece * (4 * times))
    assert long < LITTLE or long / short < ALLOWED, f"{short} calls for {times}, {long} for four times as many"
