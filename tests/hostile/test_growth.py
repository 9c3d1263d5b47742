"""Texts made to be slow take time in proportion to their length: twice the text, about twice the time."""

import gc
import time

import pytest

import casualtylib as cl

#: Four times the text may take so many times as long; quadratic reading takes sixteen times.
ALLOWED = 9.0
#: Times below this are lost in the noise.
NOISE = 0.05

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


def seconds(text: str) -> float:
    """The least time of three runs, of this process alone."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        begun = time.process_time()
        cl.read(text, published="2024-12-02")
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("name", sorted(PIECES))
def test_time_grows_with_length(name: str) -> None:
    piece, times = PIECES[name]
    cl.read(piece * 10, published="2024-12-02")
    short, long = seconds(piece * times), seconds(piece * (4 * times))
    assert long < NOISE or long / max(short, NOISE / 4) < ALLOWED, f"{short:.3f} s for {times}, {long:.3f} s for four times as many"
