"""Quantities are found in time linear in the text, whatever the text."""

from __future__ import annotations

import pytest

from casualtylib.reading.figures import figures
from tests.work import work

HOSTILE = {
    "digits": "1", "digits apart": "123 ", "digits and commas": "1,", "ranges": "30-", "or": "5 or ", "hundreds": "hundred ",
    "joined hundreds": "one hundred and ", "joined thousands": "one thousand and ", "halves": "half a ", "articles": "a ",
    "hedges": "at least ", "open ranges": "between 30 ", "changes": "rose from 3 to 4 ", "nobody": "no ", "couples": "a couple of ",
    "signs": ">", "blanks": " ", "marks of ours": "\ue000", "other scripts": "²³٣\0", "quarters": "a quarter of a ",
}  # fmt: skip
#: Two sizes; the work for the larger may be this many times that for the smaller: 4 is linear, 16 quadratic.
SMALL, LARGE, MOST = 6_000, 24_000, 9


def spent(text: str) -> int:
    """The work of reading its figures."""
    return work(lambda: figures(text))


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    figures("25")  # the tables are loaded on first use
    small, large = (spent((unit * size)[:size]) for size in (SMALL, LARGE))
    assert large < MOST * small + 500


@pytest.mark.parametrize("gap", [" ", "\n", "\t", "\xa0"])
def test_a_gap_as_long_as_the_text(gap: str) -> None:
    small, large = (spent(f"at{gap * size}least{gap * size}five{gap * size}or more") for size in (50_000, 200_000))
    assert large < MOST * small + 500
