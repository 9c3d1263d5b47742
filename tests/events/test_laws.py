"""Placing gives, for any mentions at all, an event of the text for each, and links without cycles."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casualtylib as cl
from casualtylib.reading.events import _tops, _untangled
from casualtylib.reading.events_groups import alike, could_contain, covers, disjoint, narrower
from casualtylib.reading.events_link import Link
from casualtylib.reading.events_places import Atlas, is_wide, place_key

SENTENCES = (
    "At least 20 people were killed in Tarsk on Sunday.", "Two others died in hospital.", "Ten children were among the dead.",
    "A similar attack killed 9 people in March.", "The war has killed more than 90,000 people since 2015.", "No one was hurt.",
    "Three soldiers and a civilian were killed in Velna.", "Oleg Marin, 44, died at the scene.", "The toll rose to 24.",
    "Police said 30 people were killed.", "Dozens were wounded.", "Since Wednesday 51 people have been killed.", "Several people died.",
    "A gunman killed four people before being shot dead.", "Another 12 people were injured.", "The mayor spoke to reporters.",
)  # fmt: skip

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12).map(" ".join)
groups = st.builds(
    cl.Group,
    age=st.sampled_from([None, "child", "adult"]), sex=st.sampled_from([None, "female", "male"]),
    status=st.sampled_from([None, "civilian", "combatant"]), role=st.sampled_from([None, "victims", "perpetrators"]),
    names=st.lists(st.sampled_from(["soldier", "syrian", "worker"]), max_size=2).map(tuple),
)  # fmt: skip
LIGHT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@LIGHT
@given(texts)
def test_links_lead_to_claims_of_the_same_event_and_never_round(text: str) -> None:
    report = cl.read(text, published="2023-05-15")
    by_id = {claim.id: claim for claim in report}
    for claim in report:
        seen, at = {claim.id}, claim
        while (above := at.same_as or at.part_of) is not None:
            assert above in by_id
            assert above not in seen
            seen.add(above)
            at = by_id[above]
        assert at.scope.event == claim.scope.event


@LIGHT
@given(texts)
def test_there_is_one_main_event_and_every_event_has_a_claim(text: str) -> None:
    report = cl.read(text, published="2023-05-15")
    assert sum(event.kind.value == "main" for event in report.events) == 1
    assert len({event.id for event in report.events}) == len(report.events)
    used = {claim.scope.event for claim in report}
    assert all(event.id in used for event in report.events if event.kind.value == "background")


@LIGHT
@given(texts)
def test_what_is_restated_has_the_place_of_what_it_restates(text: str) -> None:
    report = cl.read(text, published="2023-05-15")
    for claim in report:
        if claim.same_as is not None:
            assert report.by_id(claim.same_as).scope.place == claim.scope.place


@given(st.lists(st.integers(0, 9) | st.none(), min_size=10, max_size=10))
def test_rings_of_links_are_cut_and_nothing_else(above: list[int | None]) -> None:
    links = _untangled({i: Link(part_of=whole) for i, whole in enumerate(above)})
    tops = _tops(links)
    for i in range(10):
        at, steps = i, 0
        while (whole := links[at].part_of) is not None:
            at, steps = whole, steps + 1
            assert steps <= 10
        assert tops[i] == at
    if all(whole is None or whole > i for i, whole in enumerate(above)):
        assert [links[i].part_of for i in range(10)] == above


@given(groups, groups)
def test_how_groups_stand_to_each_other(a: cl.Group, b: cl.Group) -> None:
    assert disjoint(a, b) == disjoint(b, a)
    assert not disjoint(a, a)
    assert covers(a, a)
    assert covers(cl.Group(), a)
    assert not (narrower(a, b) and narrower(b, a))
    assert not (could_contain(a, b) and disjoint(a, b))
    assert alike(a, b) == alike(b, a)


@given(st.lists(st.text("abc XYZ", min_size=1).filter(str.strip), min_size=1, max_size=3))
def test_a_place_is_never_apart_from_itself(places: list[str]) -> None:
    assert not Atlas().apart(places, places)
    for place in places:
        assert isinstance(is_wide(place), bool)
        assert place_key(place) == place_key(place.upper())
