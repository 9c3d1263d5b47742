"""What figures say of each other: parts, lists, outcomes, moments, voices."""

from __future__ import annotations

import pytest

from casualtylib.errors import UsageError
from casualtylib.model.claim import Modality
from casualtylib.model.event import Event
from casualtylib.model.group import Group
from casualtylib.reconciling.reconcile import reconcile
from tests.reconciling.made import ends, made, report


def bounds(*claims: object, outcome: str = "killed", **sides: object) -> tuple[int, int | None]:
    return ends(reconcile(report(*claims)).bounds(outcome, **sides))  # type: ignore[arg-type]


def test_a_lone_subgroup_gives_no_upper_end() -> None:
    assert bounds(made(10, who="children")) == (10, None)


def test_parts_of_a_list_add_up() -> None:
    assert bounds(made(3, who="soldiers", breakdown="b"), made(4, who="police officers", breakdown="b")) == (7, None)


def test_names_are_disjoint_only_where_one_list_has_both() -> None:
    assert bounds(made(3, who="soldiers"), made(4, who="police officers")) == (4, None)


def test_items_that_nothing_tells_apart_are_disjoint_too() -> None:
    assert bounds(made(3, breakdown="b"), made(4, breakdown="b"), made(10)) == (10, 10)
    assert bounds(made(3, breakdown="b"), made(4, breakdown="b")) == (7, None)


def test_places_of_a_list() -> None:
    north, south = made(3, place="North", breakdown="b"), made(4, None, place="South", breakdown="b")
    assert bounds(made(9), north, south, place="South") == (4, 6)


def test_facets_cover() -> None:
    assert bounds(made(9), made(4, who="women"), made(2, who="children"), group="men") == (3, 3)
    assert bounds(made(9), made(2, who="children"), group="adults") == (7, 7)
    assert bounds(made(9), made(6, who="women and children"), group="men") == (3, 3)


def test_a_part_without_a_name_of_its_own() -> None:
    whole = made(9)
    assert bounds(whole, made(7, part_of=whole)) == (9, 9)
    assert bounds(made(5, None), made(7, None, place=None)) == (7, None)


def test_a_part_larger_than_its_whole_is_a_conflict() -> None:
    whole = made(9)
    part = made(12, who="children", part_of=whole)
    result = reconcile(report(whole, part))
    assert result.consistent is False
    assert [{claim.id for claim in conflict.claims} for conflict in result.conflicts] == [{whole.id, part.id}]
    assert result.repair.size == 1
    assert result.repair.unique is False


def test_a_place_inside_another() -> None:
    town = made(4, place="Town")
    assert bounds_within(town) == (4, 9)


def bounds_within(town: object) -> tuple[int, int | None]:
    told = report(town, made(9), within=(("Town", "Province"),))  # type: ignore[arg-type]
    return ends(reconcile(told).bounds("killed", place="Province"))


@pytest.mark.parametrize(
    "silent",
    [
        made(30, modality=Modality.FEARED),
        made(30, superseded=True),
        made(30, unit="households"),
        made(30, event="e2"),
    ],
)
def test_what_does_not_constrain(silent: object) -> None:
    events = (Event("e1"), Event("e2", kind=next(kind for kind in type(Event("x").kind) if kind.value == "background")))
    assert ends(reconcile(report(made(9), silent, events=events)).bounds("killed")) == (9, 9)  # type: ignore[arg-type]


def test_killed_and_injured_are_the_casualties_of_one_report() -> None:
    assert bounds(made(5), made(10, outcome="injured"), outcome="casualties") == (15, 15)
    assert bounds(made(5), made(15, outcome="casualties"), outcome="injured") == (10, 10)


def test_the_wounded_may_have_died_in_a_later_report() -> None:
    first = report(made(10, outcome="injured", as_of="2024-05-01"), published="2024-05-01")
    second = report(made(5, as_of="2024-05-02"), published="2024-05-02")
    assert ends(reconcile(first, second).bounds("casualties")) == (10, None)


def test_one_person_can_be_injured_twice() -> None:
    days = [made(5, outcome="injured", on=f"2024-05-0{n}") for n in (1, 2)]
    both = made(6, outcome="injured", on="2024-05-01..2024-05-02")
    assert reconcile(report(*days, both)).consistent is True
    assert bounds(*days, outcome="injured", since="2024-05-01", until="2024-05-02") == (5, 10)
    killed = [made(5, on=f"2024-05-0{n}") for n in (1, 2)]
    assert reconcile(report(*killed, made(6, on="2024-05-01..2024-05-02"))).consistent is False


def test_states_of_two_moments_are_not_compared() -> None:
    first = report(made(40, outcome="missing", measure="state", as_of="2024-05-01"))
    second = report(made(25, outcome="missing", measure="state", as_of="2024-05-03"))
    result = reconcile(first, second)
    assert result.consistent is True
    assert ends(result.bounds("missing")) == (25, 25)
    assert ends(result.bounds("missing", known_by="2024-05-02")) == (40, 40)


def test_soft_ends_are_tensions_not_conflicts() -> None:
    result = reconcile(report(made(25, 35, soft=True), made(36)))
    assert result.consistent is True
    assert len(result.tensions) == 1
    assert ends(result.bounds("killed")) == (36, 36)


def test_soft_ends_do_not_sharpen_each_other() -> None:
    assert bounds(made(25, 35, soft=True), made(35, 45, soft=True)) == (25, 45)


def test_a_part_does_not_loosen_the_soft_end_of_its_whole() -> None:
    whole = made(350, 450, soft=True)
    assert bounds(whole, made(125, 175, who="children", part_of=whole, soft=True)) == (350, 450)


def test_voices_and_the_figure_to_quote() -> None:
    a, b = made(25, None, by="A"), made(30, None, by="B")
    open_ = reconcile(report(a, b)).bounds("killed")
    assert (open_.low, open_.best, {claim.voice for claim in open_.candidates}) == (30, None, {"A", "B"})
    ranked = reconcile(report(a, b), ranking=("A",))
    assert ranked.bounds("killed").best == 25


def test_an_exact_figure_that_the_others_allow_is_quoted() -> None:
    result = reconcile(report(made(512, by="A"), made(501, None, by="B")))
    assert result.bounds("killed").best == 512
    assert reconcile(report(made(512, None, by="A"), made(501, None, by="B"))).bounds("killed").best is None


def test_the_figures_that_disagree_are_all_listed() -> None:
    result = reconcile(report(made(86, by="A"), made(101, None, by="B"), made(100, None, by="C"), made(58, None, by="A")))
    assert [claim.number for claim in result.bounds("killed").candidates] == [101, 100, 86]


def test_a_repeat_that_says_less_of_a_part_is_no_whole() -> None:
    whole = made(45)
    officer = made(1, who="officers", part_of=whole)
    result = reconcile(report(whole, officer, made(1, same_as=officer, part_of=whole)))
    assert result.consistent is True
    assert ends(result.bounds("killed")) == (45, 45)


def test_by_source_finds_a_voice_by_any_name() -> None:
    result = reconcile(report(made(25, by="Rescue Service"), made(30, by="Ministry")))
    voices = result.by_source()
    assert list(voices) == ["Rescue Service", "Ministry"]
    assert ends(voices["rescue service"].bounds("killed")) == (25, 25)


def test_several_main_events_must_be_named() -> None:
    one = report(made(3, on="2024-05-01", event="a"), events=(Event("a", places=("North",)),))
    two = report(made(4, on="2024-05-01", event="b"), events=(Event("b", places=("South",)),))
    result = reconcile(one, two)
    with pytest.raises(UsageError, match=r"'a'.*'b'"):
        result.bounds("killed")
    assert ends(result.bounds("killed", event="b")) == (4, 4)


def test_events_of_two_reports_merge_where_place_and_days_agree() -> None:
    one = report(made(3, None, on="2024-05-01"), events=(Event("e1", places=("North",)),))
    two = report(made(4, on="2024-05-01"), events=(Event("e1", places=("north",)),))
    merged = reconcile(one, two).bounds("killed")
    assert ends(merged) == (4, 4)
    assert any("one event" in words for words in merged.assumes)


def test_a_group_value_can_be_asked_for() -> None:
    assert bounds(made(3, who="soldiers"), group=Group(names=("soldier",), status="combatant")) == (3, 3)
