"""The laws of Count: a set of consecutive whole numbers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from casualtylib import Count
from casualtylib.model.count import EMPTY
from casualtylib.strategies import counts

settings.register_profile("quiet", deadline=None)
settings.load_profile("quiet")

SMALL = counts(12)
N = st.integers(0, 40)


@given(SMALL, SMALL, N)
def test_agreement_holds_what_both_hold(a: Count, b: Count, n: int) -> None:
    assert (n in (a & b)) == (n in a and n in b)


@given(SMALL, SMALL, SMALL)
def test_agreement_is_commutative_associative_and_idempotent(a: Count, b: Count, c: Count) -> None:
    assert a & b == b & a
    assert (a & b) & c == a & (b & c)
    assert a & a == a
    assert a & Count.at_least(0) == a
    assert a & EMPTY == EMPTY


@given(SMALL, SMALL, N)
def test_a_sum_holds_just_the_sums(a: Count, b: Count, n: int) -> None:
    assert (n in a + b) == any(i in a and n - i in b for i in range(n + 1))


@given(SMALL, SMALL, SMALL)
def test_sums_are_commutative_and_associative(a: Count, b: Count, c: Count) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + Count.exactly(0) == a
    assert a + EMPTY == EMPTY


@given(SMALL, SMALL, N)
def test_a_residual_holds_what_can_remain(a: Count, b: Count, n: int) -> None:
    remains = any(part in b and part + n in a for part in range(60))
    assert (n in a - b) == remains


@given(SMALL, SMALL)
def test_a_residual_undoes_a_sum_at_least(a: Count, b: Count) -> None:
    assert a.is_subset((a + b) - b)


@given(SMALL, SMALL, N)
def test_the_hull_is_the_smallest_count_over_both(a: Count, b: Count, n: int) -> None:
    hull = a.hull(b)
    assert a.is_subset(hull)
    assert b.is_subset(hull)
    assert hull.low == min(a.low, b.low)
    if n in hull:
        assert any(i <= n for i in range(n + 1) if i in a or i in b)
        assert any(i >= n for i in range(n, 90) if i in a or i in b)
    assert a.hull(EMPTY) == EMPTY.hull(a) == a


@given(SMALL, SMALL)
def test_subset_and_disjoint_are_those_of_sets(a: Count, b: Count) -> None:
    one, other = ({n for n in range(30) if n in count} for count in (a, b))
    unbounded = a.high is None and b.high is not None
    assert a.is_subset(b) == (one <= other and not unbounded)
    assert a.is_disjoint(b) == (not one & other)
    assert EMPTY.is_subset(a)
    assert EMPTY.is_disjoint(a)


@given(counts())
def test_repr_evaluates_back(count: Count) -> None:
    assert eval(repr(count)) == count
    assert {count: 1}[Count(count.low, count.high)] == 1
