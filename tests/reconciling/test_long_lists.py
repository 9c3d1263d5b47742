"""One report that lists very many places in one breakdown: work grows with the pairs of items, which cannot overlap, and no faster."""

from __future__ import annotations

from attrs import evolve

import casualtylib as cl
from casualtylib.model.report import Report
from tests.work import work


def listed(count: int) -> Report:
    """A toll of 4,000, and its parts in so many towns: three dead in each."""
    whole = cl.claim("4,000 killed", source="Relief Office", on="2023-05-06", event="flood")
    claim = whole[0]
    parts = (
        evolve(
            claim, id=f"part {i}", count=cl.Count.exactly(3), number=3, part_of=claim.id, breakdown="towns",
            scope=evolve(claim.scope, place=f"town {i}"),
        )
        for i in range(count)
    )  # fmt: skip
    return evolve(whole, claims=(claim, *parts))


def test_each_item_and_the_whole_are_what_they_say() -> None:
    result = cl.reconcile(listed(30))
    town, whole = result.bounds("killed", place="town 7"), result.bounds("killed")
    assert (town.low, town.high, whole.low, whole.high, result.consistent) == (3, 3, 4000, 4000, True)


def test_twice_as_many_items_are_four_times_as_much_work() -> None:
    counts = [work(lambda: cl.reconcile(listed(count)).consistent) for count in (60, 120)]  # noqa: B023
    assert counts[1] < 5 * counts[0], counts
