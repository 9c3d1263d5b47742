"""Quantities are found in time linear in the text, whatever the text."""

from __future__ import annotations

import time

import pytest

from casualtylib.reading.figures import figures

HOSTILE = {
    "digits": "1", "digits apart": "123 ", "digits and commas": "1,", "ranges": "30-", "or": "5 or ", "hundreds": "hundred ",
    "joined hundreds": "one hundred and ", "joined thousands": "one thousand and ", "halves": "half a ", "articles": "a ",
    "hedges": "at least ", "open ranges": "between 30 ", "changes": "rose from 3 to 4 ", "nobody": "no ", "couples": "a couple of ",
    "signs": ">", "blanks": " ", "marks of ours": "\ue000", "other scripts": "²³٣\0", "quarters": "a quarter of a ",
}  # fmt: skip
#: Two sizes; the time for the larger may be this many times that for the smaller: 4 is linear, 16 quadratic.
SMALL, LARGE, MOST = 6_000, 24_000, 9


def spent(text: str) -> float:
    """The least of three measurements, in seconds of this process."""
    found = []
    for _ in range(3):
        start = time.process_time()
        figures(text)
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    figures("25")  # the tables are loaded on first use
    small, large = (spent((unit * size)[:size]) for size in (SMALL, LARGE))
    assert large < MOST * small + 0.01


@pytest.mark.parametrize("gap", [" ", "\n", "\t", "\xa0"])
def test_a_gap_as_long_as_the_text(gap: str) -> None:
    start = time.process_time()
    figures(f"at{gap * 200_000}least{gap * 200_000}five{gap * 200_000}or more")
    assert time.process_time() - start < 2
