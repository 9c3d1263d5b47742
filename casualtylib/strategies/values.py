"""Values of the library's types."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from casualtylib.model.checks import LIMIT
from casualtylib.model.claim import Claim
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.window import Window
from casualtylib.reading.hand import claim
from casualtylib.strategies.phrases import phrases

_DAY = date(2024, 1, 1)


def counts(max_value: int = LIMIT) -> st.SearchStrategy[Count]:
    """Counts with ends up to `max_value`, a third of them without an upper end.

    >>> from casualtylib.strategies import counts
    >>> counts(9).filter(lambda count: count.is_exact).example().low in range(10)  # doctest: +SKIP
    True
    """
    ends = st.integers(0, max_value)
    return st.one_of(
        st.builds(Count.at_least, ends),
        st.builds(Count.exactly, ends),
        st.builds(lambda a, b: Count.between(min(a, b), max(a, b)), ends, ends),
    )


def windows(*, open_ends: bool = True) -> st.SearchStrategy[Window]:
    """Windows within some three months, so that they often meet; with `open_ends`, some without a first or last day."""
    days = st.integers(0, 90).map(lambda n: _DAY + timedelta(days=n))
    closed = st.builds(lambda a, b: Window(min(a, b), max(a, b)), days, days)
    if not open_ends:
        return closed
    return st.one_of(closed, days.map(lambda day: Window(day, None)), days.map(lambda day: Window(None, day)), st.just(Window()))


def figures(codebook: str = "literal") -> st.SearchStrategy[Figure]:
    """Figures as phrases state them, with their parts; `codebook` is the name of a built-in one."""
    return phrases(codebook).map(lambda drawn: drawn.figure)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Claims as `casualtylib.claim` writes them: of any outcome, with and without source, window and event."""
    drawn = draw(phrases(harms=False))
    words: dict[str, Any] = {"outcome": draw(st.sampled_from(("killed", "injured", "missing", "displaced", "killed_or_missing")))}
    words["source"] = draw(st.sampled_from((None, "SOHR", "the governor", "a medical source")))
    words["event"] = draw(st.sampled_from((None, "raid", "flood")))
    window = draw(windows())
    words |= {"since": window.start, "until": window.end, "modality": draw(st.sampled_from(("asserted", "feared", "denied")))}
    return draw(st.sampled_from(claim(drawn.text, **words).claims))
