"""Any text at all is dated without an error, in time that grows with its length, and every window is in order."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualtylib import read
from casualtylib.grammar.calendar import Known
from casualtylib.grammar.windows import CORES
from casualtylib.reading.mentions import mentions
from casualtylib.reading.windows import date_mentions, dateline
from casualtylib.reading.windows_find import timings
from casualtylib.text.document import Document
from tests.work import work

DAYS = st.dates()
PIECES = st.sampled_from(
    [words for row in CORES for words in row.yes]
    + ["since", "between", "and", "from", "to", "as of", "by", "the war began in", "on", "in", "over the", "early", "late", "last"]
    + ["'s attack", "Six people were killed", "the ministry said", "nine injured", ".", ",", "-", "(", "[", "]", ")", "\n\n"]
    + ["31 June 2024", "0 May", "May 99", "00/00/0000", "99/99/9999", "9999-12-31", "0001-01-01", "1 January 0001", "2099"]
    + ["the first 999 weeks of 1999", "999 years ago"]
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=80)


def in_order(window) -> bool:
    return window is None or window.start is None or window.end is None or window.start <= window.end


@given(TEXTS, DAYS | st.none())
@settings(max_examples=400, deadline=None)
def test_any_text_has_timings_in_order(text, published):
    document = Document(text, published)
    found = timings(document, Known(published))
    assert all(in_order(timing.window) for timing in found)
    assert all(0 <= t.span.start <= t.core.start < t.core.end <= t.span.end <= len(text) for t in found)
    spans = [timing.core for timing in found]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(TEXTS, DAYS | st.none())
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_with_windows_in_order(text, published):
    for claim in read(text, published):
        assert in_order(claim.window)
        assert claim.window is None or any(note.side == "window" for note in claim.notes)


@given(st.text(max_size=60) | TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_dateline_is_a_day_or_nothing(text):
    assert isinstance(dateline(Document(text)), date | None)


@given(DAYS)
@settings(max_examples=150, deadline=None)
def test_a_full_date_is_that_day_in_every_form(day):
    if not 1500 <= day.year <= 2099:
        day = day.replace(year=1500 + day.year % 600, day=min(day.day, 28))
    for form in ("{d} {m} {y}", "{m} {d}, {y}", "{d} {s}. {y}", "the {d}th of {m}, {y}", "{y}-{mm}-{dd}"):
        words = form.format(d=day.day, m=f"{day:%B}", s=f"{day:%b}", y=day.year, mm=f"{day.month:02}", dd=f"{day.day:02}")
        if ". " in words and day.month == 5:
            continue  # "May." is no abbreviation
        (found,) = timings(Document(f"Six people were killed on {words}."), Known())
        assert (found.window.start, found.window.end) == (day, day), words


@given(st.integers(1, 12), st.integers(1, 99), st.integers(1900, 2099))
@settings(max_examples=150, deadline=None)
def test_a_day_that_does_not_exist_is_unknown_with_the_reason(month, day, year):
    exists = day <= monthrange(year, month)[1]
    (found, *_) = timings(Document(f"Six people were killed on {date(2000, month, 1):%B} {day}, {year}."), Known())
    assert (found.window is not None) is exists
    assert exists or "there is no" in found.when.problem


@given(DAYS, st.integers(0, 6))
@settings(max_examples=100, deadline=None)
def test_a_weekday_is_the_last_one_on_or_before_publication(published, weekday):
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    (found,) = timings(Document(f"Six people were killed on {name}.", published), Known(published))
    day = found.window.start
    if published.toordinal() > 7:
        assert day.weekday() == weekday
        assert timedelta(0) <= published - day < timedelta(7)


HOSTILE = [
    "since " * 4_000,
    "between 3 and " * 2_000,
    "on Monday " * 2_000,
    "May " * 4_000,
    "the first " * 3_000,
    "12 " * 6_000,
    "Monday, 3 " * 2_000,
    "the" + " " * 20_000 + "day",
    "early " * 3_000 + "May",
    "2019-" * 4_000,
    "Six people were killed on Monday and nine on Tuesday, " * 200,
    "killed " * 2_000 + "on Monday",
    "since the war " * 1_600,
    "(" * 10_000 + "Monday" + ")" * 10_000,
    "5 Dec 88 " * 1_600,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20].strip())
def test_time_grows_with_the_length_of_hostile_text(text):
    half, whole = _effort(text[: len(text) // 2]), _effort(text)
    assert whole < 4 * half + 2_000


def _effort(text: str) -> int:
    document = Document(text, date(2024, 6, 12))
    assert document.sentences
    return work(lambda: timings(document, Known(document.published)))


def test_dating_takes_time_that_grows_with_the_number_of_figures():
    def effort(n: int) -> int:
        document = Document("Six people were killed on Monday and nine people were injured on Tuesday. " * n, date(2024, 6, 12))
        seen, _ = mentions(document)
        assert len(date_mentions(document, seen)) == 2 * n
        return work(lambda: date_mentions(document, seen))

    effort(20)
    assert effort(400) < 4 * effort(200)


@pytest.mark.parametrize("published", [date.min, date(1, 1, 3), date(9999, 12, 29), date.max])
@pytest.mark.parametrize(
    "words", ["the last month", "the past 999 years", "two weeks ago", "the week of 30 December", "over the weekend", "last year"]
)
def test_the_calendar_has_ends(words, published):
    assert all(in_order(timing.window) for timing in timings(Document(f"Six people were killed {words}."), Known(published)))
