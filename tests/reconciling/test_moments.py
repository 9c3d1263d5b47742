"""Later reports: corrections of one voice, updates of others, what had been known by a day."""

from __future__ import annotations

import pytest

import casualtylib as cl
from casualtylib.errors import FieldError, UsageError
from casualtylib.model.event import Event
from casualtylib.reconciling.reconcile import Reconciliation, reconcile
from tests.reconciling.made import ends, made, report

KEY = (Event("attack", keyed=True),)


def told(day: str, *figures: tuple[int, int | None, str], by: str = "A", outlet: str = "") -> object:
    whole = made(figures[0][0], figures[0][1], who=figures[0][2], by=by, as_of=day, event="attack")
    parts = [made(low, high, who=who, by=by, as_of=day, event="attack", part_of=whole) for low, high, who in figures[1:]]
    return report(whole, *parts, events=KEY, published=day, id=f"{by} {day} {outlet}")


def result(*reports: object) -> Reconciliation:
    return reconcile(*reports)  # type: ignore[arg-type]


def test_a_correction_takes_the_earlier_figures_back() -> None:
    both = result(
        told("2024-05-01", (56, 56, "people"), (20, 20, "children")), told("2024-05-02", (57, 57, "people"), (25, 25, "children"))
    )
    assert both.consistent is True
    assert ends(both.bounds("killed", group="adults")) == (32, 32)
    assert any(change.kind == "correction" for change in both.corrections)


def test_a_fall_is_a_correction_within_one_voice_and_a_conflict_across_two() -> None:
    same = result(told("2024-05-01", (50, 50, "people")), told("2024-05-02", (40, 40, "people")))
    assert (same.consistent, ends(same.bounds("killed"))) == (True, (40, 40))
    other = result(told("2024-05-01", (101, None, "people"), by="B"), told("2024-05-02", (86, 86, "people")))
    assert other.consistent is False
    assert {claim.voice for claim in other.conflicts[0].claims} == {"A", "B"}


def test_a_rise_is_an_update() -> None:
    rise = result(told("2024-05-01", (72, 72, "people"), by="B"), told("2024-05-02", (86, 86, "people")))
    assert rise.consistent is True
    assert ends(rise.bounds("killed")) == (86, 86)
    assert [(change.kind, change.claim.number) for change in rise.corrections] == [("update", 72)]
    assert ends(rise.bounds("killed", known_by="2024-05-01")) == (72, 72)
    assert ends(rise.as_of("2024-05-01").bounds("killed")) == (72, 72)
    assert rise.bounds("killed").best == 86


def test_at_least_less_is_no_correction() -> None:
    both = result(told("2024-05-01", (40, None, "people")), told("2024-05-02", (25, None, "people")))
    assert both.corrections == ()
    assert ends(both.bounds("killed")) == (40, None)


def test_what_was_recorded_in_between_need_not_have_happened_in_between() -> None:
    both = result(told("2024-05-01", (10, 10, "people"), (4, 4, "children")), told("2024-05-02", (12, 12, "people")))
    assert ends(both.bounds("killed", group="children")) == (4, 6)
    assert ends(both.bounds("killed", recorded="2024-05-02")) == (2, 2)


def test_reports_of_one_day_in_no_known_order_are_not_compared() -> None:
    relayed = result(
        told("2024-05-01", (58, None, "people"), (11, 11, "children")),
        told("2024-05-01", (72, None, "people"), (9, 9, "children"), outlet="other"),
    )
    assert relayed.consistent is True
    assert ends(relayed.bounds("killed")) == (72, None)


def test_an_undated_report_gives_its_low_end_beside_dated_ones() -> None:
    undated = report(made(30, event="attack"), events=KEY)
    assert ends(result(told("2024-05-01", (40, 40, "people"), by="B"), undated).bounds("killed")) == (40, 40)


def course() -> Reconciliation:
    return result(
        told("2024-05-01", (58, None, "people"), (11, 11, "children")),
        told("2024-05-01", (70, None, "people"), by="C"),
        told("2024-05-02", (101, None, "people"), by="B"),
        told("2024-05-02", (86, 86, "people"), (30, 30, "children")),
    )


def test_changes_name_the_claims_that_caused_them() -> None:
    first, second = course().changes("killed", source="A")
    assert (str(first.day), first.before, ends(first.after)) == ("2024-05-01", None, (58, None))
    assert (str(second.day), ends(second.after), [claim.number for claim in second.claims]) == ("2024-05-02", (86, 86), [86])
    assert "58 or more → 86" in str(second)
    children = course().changes("killed", group="children")
    assert [ends(change.after) for change in children] == [(11, 11), (30, 30)]
    fall = result(told("2024-05-01", (50, 50, "people")), told("2024-05-02", (40, 40, "people"))).changes("killed")
    assert [claim.number for claim in fall[1].gone] == [50]


def test_the_lowest_the_best_and_the_highest_stated() -> None:
    everyone = course().summary()[0]
    assert (everyone.low, everyone.best, everyone.high) == (70, 86, 101)
    assert {claim.voice for claim in everyone.claims} == {"A", "B", "C"}
    lowest = course().summary("lowest")[0]
    assert (lowest.best, "conservative" in lowest.convention) == (70, True)
    ranked = reconcile(course().reports, ranking=("B",)).summary("ranking")[0]
    assert ranked.best == 101


def test_the_latest_is_the_last_count_not_an_approximation() -> None:
    def best(*phrases: tuple[str, str]) -> int | None:
        told = [cl.claim(text, source=text, on="2024-05-01", event="raid", as_of=day) for text, day in phrases]
        return reconcile(told).summary()[0].best

    assert best(("86 killed", "2024-05-02"), ("some 80 killed", "2024-05-09")) == 86
    assert best(("at least 70 killed", "2024-05-02"), ("86 killed", "2024-05-02"), ("95 killed", "2024-05-01")) == 86
    assert best(("86 killed", "2024-05-02"), ("at least 90 killed", "2024-05-03")) == 90
    assert best(("some 80 killed", "2024-05-02"), ("some 60 killed", "2024-05-01")) == 80


def test_policies_that_are_not_there() -> None:
    with pytest.raises(UsageError, match="policy"):
        course().summary("average")
    with pytest.raises(UsageError, match="ranking"):
        course().summary("ranking")


def test_grades_decide_what_is_set_aside() -> None:
    both = (told("2024-05-01", (101, None, "people"), by="B"), told("2024-05-01", (86, 86, "people")))
    for weak, strong in (("A", "B"), ("B", "A")):
        repair = reconcile(*both, grades={weak: "weak", strong: "confirmed"}).repair  # type: ignore[arg-type]
        assert ([claim.voice for claim in repair.claims], repair.size, repair.unique) == ([weak], 3, True)
    with pytest.raises(UsageError, match="grades"):
        reconcile(*both, grades={"A": "sound"})  # type: ignore[arg-type]
    with pytest.raises(FieldError, match="weights"):
        reconcile(*both, weights={"A": 0})  # type: ignore[arg-type]


def test_an_undated_report_follows_the_lower_figures_of_its_voice() -> None:
    later_on = report(made(86, by="A", event="attack"), events=KEY, id="undated")
    all_ = result(
        told("2024-05-01", (58, None, "people")),
        told("2024-05-02", (101, None, "people"), by="B"),
        told("2024-05-02", (72, None, "people")),
        later_on,
    )
    assert {claim.number for claim in all_.conflicts[0].claims} == {86, 101}
    assert ends(all_.as_of("2024-05-01").bounds("killed")) == (58, None)
    assert any("2024-05-02 was inferred" in words for words in all_.by_source()["A"].bounds("killed").assumes)


def test_undated_harm_takes_the_date_that_most_reports_state() -> None:
    dated = [made(n, None, on=on, by=f"V{n}", event="attack") for n, on in ((5, "2024-05-01"), (6, "2024-05-01"), (7, "2024-05-02"))]
    merged = result(
        *(report(claim, events=KEY) for claim in dated), report(made(8, None, by="W", on="?attack.window", event="attack"), events=KEY)
    )
    assert ends(merged.bounds("killed", on="2024-05-01")) == (8, None)


def test_where_voices_differ() -> None:
    found = course().differences("A", "B")
    assert (str(found[0].scope.group), found[0].apart) == ("people", True)
    assert [voice for voice, _ in found[0].answers] == ["A", "B"]
    agreed = result(told("2024-05-01", (5, 5, "people")), told("2024-05-01", (5, 5, "people"), by="B"))
    assert agreed.differences() == ()


def test_how_far_a_claim_would_have_to_move() -> None:
    both = (told("2024-05-01", (101, None, "people"), by="B"), told("2024-05-01", (86, 86, "people")))
    assert list(reconcile(*both, grades={"A": "weak", "B": "fair"}).moves().values()) == [15]  # type: ignore[arg-type]
    assert result(both[0]).moves() == {}


def test_bounds_under_conflict_hold_whichever_smallest_set_goes() -> None:
    three = result(*(told("2024-05-01", (n, n, "people"), by=voice) for n, voice in ((80, "A"), (86, "B"), (86, "C"))))
    assert (three.repair.size, three.repair.unique, ends(three.bounds("killed"))) == (1, True, (86, 86))
    two = result(*(told("2024-05-01", (n, n, "people"), by=voice) for n, voice in ((80, "A"), (86, "B"))))
    assert (two.repair.unique, ends(two.bounds("killed")), len(two.bounds("killed").set_aside)) == (False, (80, 86), 2)
    assert two.bounds("killed").best is None


def test_a_voice_alone_is_known_by_its_own_last_report() -> None:
    both = result(told("2024-05-01", (86, 86, "people")), told("2024-05-03", (90, None, "people"), by="B"))
    assert ends(both.bounds("killed")) == (90, None)
    assert ends(both.by_source()["A"].bounds("killed")) == (86, 86)


def test_a_correction_takes_back_every_copy_of_a_figure() -> None:
    """Found at random: of one figure that a report gave twice, one copy stayed and contradicted the later report."""
    first = [made(3, on="2024-12-01", as_of="2024-12-01") for _ in range(2)]
    later = made(2, on="2024-12-01", as_of="2024-12-02")
    events = (Event("e1", keyed=True),)
    result = reconcile(report(*first, events=events), report(later, events=events))
    assert [change.claim for change in result.corrections] == first
    assert result.consistent is True
    assert ends(result.bounds("killed")) == (2, 2)


EAST, WEST = "2024-12-02T02:00:00+03:00", "2024-12-01T20:00:00-05:00"  # 23:00 and, two hours later, 01:00 by UTC


def test_reports_of_several_time_zones_stand_in_the_order_in_which_they_were_made() -> None:
    """As written the first would be of Monday and the second, which goes on from it, of Sunday: a contradiction."""
    first, second = (
        cl.claim(text, event="fire", on="2024-12-01", source=text, published=moment)
        for text, moment in (("10 killed", EAST), ("12 killed", WEST))
    )
    result = reconcile(first, second)
    assert result.consistent is True
    assert ends(result.bounds("killed")) == (12, 12)
    assert ends(result.bounds("killed", known_by="2024-12-01")) == (10, 10)
    assert set(result.claims) == {*first, *second}


def test_days_in_several_time_zones_are_kept_as_written_where_their_order_is_right() -> None:
    first = cl.claim("10 killed", event="fire", on="2024-12-01", published="2024-12-01T23:30:00-05:00")
    second = cl.claim("12 killed", event="fire", on="2024-12-01", published="2024-12-03T01:00:00+03:00")
    assert str(reconcile(first, second).known_by) == "2024-12-03"
    assert reconcile(first).known_by.isoformat() == "2024-12-01"
