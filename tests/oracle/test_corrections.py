"""What a voice's later report leaves of its earlier ones is as much as brute force over persons can leave."""

from __future__ import annotations

from itertools import combinations

from attrs import evolve

from casualtylib.model.event import Event
from casualtylib.reconciling.reconcile import reconcile
from tests.oracle import brute
from tests.oracle.persons import World, world
from tests.reconciling.made import report


def two_reports(seed: int) -> World | None:
    """A world of one outcome and two moments in which both reports say something."""
    one = world(seed)
    spoken = {told.known for told in one.figures}
    return one if one.moments == 2 and spoken == {0, 1} and len({told.outcome for told in one.figures}) == 1 else None


def fewest(one: World) -> int | None:
    """The fewest figures of the first report that have to go; None where a report contradicts itself."""
    system, _ = one.system()
    first = [row for row, told in zip(system.rows, one.figures, strict=True) if told.known == 0]
    later = [row for row in system.rows if row not in first]
    if not brute.holds(system, first):
        return None
    kept = (n for n in range(len(first), -1, -1) for some in combinations(first, n) if brute.holds(system, [*some, *later]))
    return next((len(first) - n for n in kept), None)


def test_the_fewest_earlier_figures_are_taken_back() -> None:
    seen = corrected = 0
    for seed in range(40_000, 50_000):
        one = two_reports(seed)
        wanted = fewest(one) if one is not None else None
        if one is None or wanted is None:
            continue
        seen += 1
        corrected += wanted > 0
        claims = [evolve(claim, attribution=None, outlet="The Gazette") for claim in one.claims()]
        event = (Event("e1", keyed=True, places=("land",)),)
        by_moment = [[claim for claim, told in zip(claims, one.figures, strict=True) if told.known == moment] for moment in (0, 1)]
        result = reconcile(*(report(*some, id=f"r{i}", events=event) for i, some in enumerate(by_moment)))
        gone = [change.claim for change in result.corrections if change.kind == "correction"]
        assert len(gone) == wanted, seed
        assert all(claim in by_moment[0] for claim in gone), seed
        assert result.consistent is True, seed
        assert len(result.claims) == len(claims) - wanted, seed
        assert result.as_of("2024-05-01").claims == tuple(by_moment[0]), seed
    assert seen > 300
    assert corrected > 60
