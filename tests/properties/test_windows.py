"""The laws of Window: days in a row."""

from __future__ import annotations

import datetime  # for eval(repr(window))
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casualtylib import Window
from casualtylib.strategies import windows

DAYS = st.integers(-5, 100).map(lambda n: date(2024, 1, 1) + timedelta(days=n))


@given(windows(), windows(), DAYS)
def test_agreement_holds_the_days_of_both(a: Window, b: Window, day: date) -> None:
    both = a & b
    assert (both is not None and day in both) == (day in a and day in b)
    assert (both is None) == a.is_disjoint(b)
    assert both == b & a


@given(windows(), windows(), DAYS)
def test_the_hull_holds_both(a: Window, b: Window, day: date) -> None:
    hull = a.hull(b)
    assert hull == b.hull(a)
    assert a.is_subset(hull)
    assert b.is_subset(hull)
    assert day in hull or (day not in a and day not in b)


@given(windows(), windows())
def test_subsets(a: Window, b: Window) -> None:
    assert a.is_subset(b) == ((a & b) == a)
    assert a.is_subset(Window())


@given(windows(open_ends=False))
def test_days_are_counted(window: Window) -> None:
    assert window.start is not None
    assert window.end is not None
    assert window.days == sum(window.start + timedelta(days=n) in window for n in range(100))


@given(windows())
def test_repr_evaluates_back(window: Window) -> None:
    assert eval(repr(window), {"Window": Window, "datetime": datetime}) == window
