"""Whatever is asked through the public interface equals what trying every way of counting gives.

Three small worlds of six cells each: days and ages; one person injured on several days; days and days of coming to know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations, product

import hypothesis.strategies as st
from attrs import evolve, frozen
from hypothesis import given, settings

from casualtylib.model.checker import check_proof
from casualtylib.model.claim import Claim
from casualtylib.model.event import Event
from casualtylib.reconciling.reconcile import Reconciliation, reconcile
from tests.reconciling.made import made, report

MOST = 3  # no figure says more, so that no cell that is bounded holds more
DAYS = ("2024-05-01", "2024-05-02", "2024-05-03")
GROUPS = ("people", "children", "adults")


@frozen
class Told:
    """A figure of a small world, or (with no ends) a question: ends, group, first and last day, and the day it is known for."""

    low: int
    high: int | None
    who: str
    first: int
    last: int
    known: int = 0

    @property
    def window(self) -> str:
        return f"{DAYS[self.first]}..{DAYS[self.last]}"


Cell = tuple[object, str]
Covers = Callable[[Told, Cell], bool]


def is_group(told: Told, age: str) -> bool:
    return told.who in ("people", age)


def on_days(told: Told, cell: Cell) -> bool:
    day, age = cell
    return is_group(told, age) and told.first <= day <= told.last  # type: ignore[operator]


def hit_in(told: Told, cell: Cell) -> bool:
    days, age = cell
    return is_group(told, age) and any(told.first <= day <= told.last for day in days)  # type: ignore[attr-defined]


def known_by(told: Told, cell: Cell) -> bool:
    (day, known), age = cell  # type: ignore[misc]
    return is_group(told, age) and told.first <= day <= told.last and known <= told.known


AGES = ("children", "adults")
WORLDS: dict[str, tuple[tuple[Cell, ...], Covers, int]] = {
    "killed": (tuple(product((0, 1, 2), AGES)), on_days, 3),
    "injured": (tuple(product(((0,), (1,), (0, 1)), AGES)), hit_in, 2),
    "moments": (tuple(product(((0, 0), (0, 1), (1, 1)), AGES)), known_by, 2),
}
COUNTS = tuple(product(range(MOST + 2), repeat=6))


@cache
def sums(world: str, told: Told) -> list[int]:
    """What each way of counting puts into the box."""
    cells, covers, _ = WORLDS[world]
    inside = [i for i, cell in enumerate(cells) if covers(told, cell)]
    return [sum(counts[i] for i in inside) for counts in COUNTS]


def ways(world: str, figures: Sequence[Told]) -> list[int]:
    """The ways of counting that meet every figure."""
    left = list(range(len(COUNTS)))
    for told in figures:
        box = sums(world, Told(0, None, told.who, told.first, told.last, told.known))
        left = [i for i in left if told.low <= box[i] and (told.high is None or box[i] <= told.high)]
    return left


def told(world: str) -> st.SearchStrategy[Told]:
    days = WORLDS[world][2]

    def figure(low: int, more: int | None, who: str, days_: tuple[int, int], known: int) -> Told:
        first, last = sorted(days_)
        known = max(known, first) if world == "moments" else 0
        return Told(low, None if more is None else min(MOST, low + more), who, first, last, known)

    day = st.integers(0, days - 1)
    return st.builds(
        figure, st.integers(0, MOST), st.none() | st.integers(0, 2), st.sampled_from(GROUPS), st.tuples(day, day), st.integers(0, 1)
    )


def claims(world: str, figures: Sequence[Told]) -> list[Claim]:
    outcome = "injured" if world == "injured" else "killed"
    return [
        made(
            f.low, f.high, who=f.who, outcome=outcome, on=f.window, by=f"voice {i}", id=f"f{i}",
            as_of=DAYS[f.known] if world == "moments" else None,
        )
        for i, f in enumerate(figures)
    ]  # fmt: skip


def reconciled(world: str, figures: Sequence[Told]) -> Reconciliation:
    if world == "moments":
        attack = (Event("e1", keyed=True),)
        return reconcile(*(report(claim, id=f"r{i}", events=attack) for i, claim in enumerate(claims(world, figures))))
    return reconcile(report(*claims(world, figures)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Told], Told]:
    world = draw(st.sampled_from(sorted(WORLDS)))
    figures = draw(st.lists(told(world), min_size=1, max_size=5))
    asked = draw(told(world))
    latest = max(f.known for f in figures)
    first = min(asked.first, latest) if world == "moments" else asked.first
    return world, figures, Told(0, None, asked.who, first, asked.last, latest)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(cases())
def test_bounds_consistency_conflicts_and_repairs(case: tuple[str, list[Told], Told]) -> None:
    world, figures, asked = case
    result = reconciled(world, figures)
    possible = ways(world, figures)
    assert result.consistent is bool(possible)
    if not possible:
        contradicted(world, figures, result)
        return
    assert result.conflicts == ()
    box = sums(world, asked)
    low, high = min(box[i] for i in possible), max(box[i] for i in possible)
    bounds = result.bounds("injured" if world == "injured" else "killed", group=asked.who, since=DAYS[asked.first], until=DAYS[asked.last])
    cells, covers, _ = WORLDS[world]
    unbounded = any(COUNTS[i][k] > MOST for i in possible for k, cell in enumerate(cells) if covers(asked, cell))
    assert (bounds.low, bounds.low_exact) == (low, True)
    assert (bounds.high, bounds.high_exact) == (None if unbounded else high, True)
    assert all(check_proof(proof) for proof in (bounds.low_proof, bounds.high_proof) if proof is not None)


def contradicted(world: str, figures: Sequence[Told], result: Reconciliation) -> None:
    """Conflicts are real and minimal, and without them the rest can hold; the repair is valid and as small as can be."""
    by_id = {f"f{i}": f for i, f in enumerate(figures)}
    named = [[claim.id for claim in conflict.claims] for conflict in result.conflicts]
    for conflict, ids in zip(result.conflicts, named, strict=True):
        assert check_proof(conflict.proof)
        assert not ways(world, [by_id[id] for id in ids])
        for gone in ids:
            assert ways(world, [by_id[id] for id in ids if id != gone])
    assert named
    assert ways(world, [f for id, f in by_id.items() if not any(id in ids for ids in named)])
    repair = result.repair
    gone = {claim.id for claim in repair.claims}
    assert ways(world, [f for id, f in by_id.items() if id not in gone])
    assert repair.size == len(gone)
    smaller = combinations(by_id, (repair.size or 0) - 1)
    assert not any(ways(world, [f for id, f in by_id.items() if id not in set(away)]) for away in smaller)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(told("killed"), min_size=2, max_size=4), st.data())
def test_without_the_repair_the_rest_holds_whatever_was_said_twice(figures: list[Told], data: st.DataObject) -> None:
    """Found at random: of a figure that one report gave twice, one copy was set aside."""
    again = data.draw(st.sampled_from(figures))
    claims_ = [*claims("killed", figures), evolve(claims("killed", figures)[figures.index(again)], id="again")]
    result = reconcile(report(*claims_))
    gone = {claim.id for claim in result.repair.claims}
    assert reconcile(report(*(claim for claim in claims_ if claim.id not in gone))).consistent is True
    assert set(result.bounds("killed").set_aside) >= gone
