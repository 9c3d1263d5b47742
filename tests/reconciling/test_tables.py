"""Ledgers from tables: what each cell covers, what is odd is said, what cannot be is an error that names its place."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.window import Window
from casualtylib.reconciling.ledger import Ledger
from casualtylib.reconciling.reconcile import reconcile
from casualtylib.reconciling.tally import TallyColumn
from tests.reconciling.made import ends

START = "2024-05-01"
COLUMNS = {"dead": TallyColumn("killed"), "total": TallyColumn("killed", covers="cumulative", since=START)}
#: (day, dead that day, dead so far, source): one bulletin is missing, and on the 5th one day's figure is wrong.
DAYS: list[tuple[int, int | None, int | None, str]] = [
    (1, 3, 3, "ministry"),
    (2, 2, 5, "ministry"),
    (3, None, None, "missing"),
    (4, 4, 9, "ministry"),
    (5, 1, 12, "ministry"),
]


def rows(days: list[tuple[int, int | None, int | None, str]] = DAYS) -> list[dict[str, Any]]:
    return [{"day": f"2024-05-{day:02}", "dead": dead, "total": total, "by": by} for day, dead, total, by in days]


def ledger(table: Any = None, **more: Any) -> Ledger:
    given = {"date": "day", "source": "by", "na_sources": ("missing",), "columns": COLUMNS, "name": "bulletins", **more}
    return Ledger.from_table(rows() if table is None else table, **given)


def recorded(kept: Ledger, id: str) -> tuple[str, str]:
    (claim,) = (claim for claim in kept.claims if claim.id == f"bulletins:{id}")
    assert claim.scope.recorded is not None
    return str(claim.scope.recorded.start), str(claim.scope.recorded.end)


def test_what_the_cells_cover() -> None:
    kept = ledger()
    assert recorded(kept, "2:dead") == ("2024-05-02", "2024-05-02")
    assert recorded(kept, "4:dead") == ("2024-05-03", "2024-05-04")
    assert recorded(kept, "4:total") == (START, "2024-05-04")
    assert recorded(ledger(daily="own_day"), "4:dead") == ("2024-05-04", "2024-05-04")
    assert {str(claim.scope.window) for claim in kept.claims} == {"2024-05-01 to 2024-05-05"}
    assert kept.na_days == (date(2024, 5, 3),)


def test_a_sum_of_a_source_that_does_not_speak_still_tells_from_when_the_next_day_counts() -> None:
    days: list[tuple[int, int | None, int | None, str]] = [(1, 10, 10, "ministry"), (2, 5, 15, "missing"), (3, 2, 17, "ministry")]
    kept = ledger(rows(days))
    assert recorded(kept, "3:dead") == ("2024-05-03", "2024-05-03")
    assert [claim.id for claim in kept.claims if ":2:" in claim.id] == []
    assert reconcile(kept).consistent is True


def test_one_wrong_day() -> None:
    result = reconcile(ledger())
    assert result.consistent is False
    assert (result.repair.size, result.repair.unique) == (1, False)
    assert {"bulletins:5:dead", "bulletins:5:total"} <= {claim.id for claim in result.conflicts[0].claims}
    assert reconcile(ledger(rows(DAYS[:4]))).consistent is True


def test_own_day_leaves_room_where_no_bulletin_came() -> None:
    gap = [*DAYS[:2], DAYS[2], (4, 1, 9, "ministry")]
    assert reconcile(ledger(rows(gap))).consistent is False
    assert reconcile(ledger(rows(gap), daily="own_day")).consistent is True


def test_a_rise_between_two_tolls_is_what_was_recorded_not_who_died() -> None:
    result = reconcile(ledger(rows(DAYS[:4])))
    assert ends(result.bounds("killed", recorded=Window(date(2024, 5, 3), date(2024, 5, 4)))) == (4, 4)
    assert ends(result.bounds("killed", on="2024-05-02")) == (0, 6)  # the first three were recorded the day before
    assert ends(result.bounds("killed", on="2024-05-04")) == (0, 4)
    assert ends(result.bounds("killed")) == (9, 9)
    assert ends(result.bounds("killed", known_by="2024-05-02")) == (5, 5)


def test_a_period_in_hours() -> None:
    table = [dict(row, hours=hours) for row, hours in zip(rows(DAYS[:2]), (24, 48), strict=True)]
    kept = ledger(table, period="hours")
    assert recorded(kept, "2:dead") == (START, "2024-05-02")
    none = ledger([dict(row, hours=0) for row in table], period="hours")
    assert [claim.id for claim in none.claims] == ["bulletins:1:total", "bulletins:2:total"]
    assert "0 hours" in none.problems[0].words


def test_phases() -> None:
    table = [
        dict(row, phase=phase)
        for row, phase in zip(rows([(1, 3, 3, "m"), (2, 2, 5, "m"), (3, 4, 4, "m"), (4, 1, 5, "m")]), (1, 1, 2, 2), strict=True)
    ]
    assert reconcile(ledger(table, phase="phase")).consistent is True
    assert recorded(ledger(table, phase="phase"), "4:total") == ("2024-05-03", "2024-05-04")
    running = {**COLUMNS, "total": TallyColumn("killed", covers="cumulative", since=START, restarts=False)}
    assert reconcile(
        ledger([dict(row, total=t) for row, t in zip(table, (3, 5, 9, 10), strict=True)], phase="phase", columns=running)
    ).consistent


def test_a_sum_that_falls_to_its_own_day_begins_a_phase() -> None:
    assert reconcile(ledger(rows([(1, 3, 3, "m"), (2, 2, 5, "m"), (3, 4, 4, "m")]))).consistent is True
    assert reconcile(ledger(rows([(1, 3, 3, "m"), (2, 2, 5, "m"), (3, 1, 4, "m")]))).consistent is False


def test_groups_by_column() -> None:
    table = [dict(row, children=n) for row, n in zip(rows(DAYS[:2]), (1, 2), strict=True)]
    columns = {**COLUMNS, "children": TallyColumn("killed", group="children", covers="cumulative", since=START)}
    result = reconcile(ledger(table, columns=columns))
    assert ends(result.bounds("killed", group="adults")) == (3, 3)
    assert ends(result.bounds("killed", group="children", recorded="2024-05-02")) == (1, 1)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"dead": "many"}, "row 2, dead"),
        ({"dead": -1}, "row 2, dead"),
        ({"dead": 2.5}, "row 2, dead"),
        ({"total": 10**13}, "row 2, total"),
        ({"day": "yesterday"}, "row 2, day"),
    ],
)
def test_errors_name_row_and_column(change: dict[str, Any], named: str) -> None:
    table = rows()
    table[1] = {**table[1], **change}
    with pytest.raises(FieldError, match=named):
        ledger(table)


def test_other_bad_input() -> None:
    with pytest.raises(FieldError, match="row 1, deaths: there is no such column"):
        ledger(columns={"deaths": TallyColumn("killed")})
    with pytest.raises(UsageError, match="daily"):
        ledger(daily="weekly")
    with pytest.raises(FieldError, match="since"):
        TallyColumn("killed", since=START)
    with pytest.raises(FieldError, match="row 1"):
        ledger([3])
    assert len(reconcile(ledger([])).claims) == 0


def test_days_that_stand_twice_are_reported() -> None:
    assert "row 1 already" in ledger(rows([(1, 3, 3, "ministry"), (1, 3, 3, "ministry")])).problems[0].words


def test_files_and_frames(tmp_path: Path) -> None:
    path = tmp_path / "bulletins.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, ["day", "dead", "total", "by"])
        writer.writeheader()
        writer.writerows(rows())
    wanted = ledger().claims
    assert ledger(path).claims == ledger(str(path)).claims == ledger(iter(rows())).claims == wanted
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("narwhals")
    assert ledger(pandas.DataFrame(rows())).claims == wanted


def test_rows_of_events() -> None:
    table = [
        {"id": "1", "date_start": "2024-05-01", "date_end": "2024-05-02", "low": 3, "best": 4, "high": 6, "source_office": "A"},
        {"id": "1", "date_start": "2024-05-01", "date_end": "2024-05-02", "low": 5, "best": 5, "high": 5, "source_office": "B"},
    ]
    result = reconcile(Ledger.from_rows([dict(row, where_coordinates="Kafr town") for row in table], preset="ucdp_ged"))
    bounds = result.bounds("killed")
    assert ends(bounds) == (5, 5)
    assert result.events[0].places == ("Kafr town",)
    with pytest.raises(FieldError, match="row 1, best"):
        Ledger.from_rows([dict(table[0], best=9, where_coordinates="")], preset="ucdp_ged")
    with pytest.raises(UsageError, match="preset"):
        Ledger.from_rows(table, preset="gtd")
    with pytest.raises(UsageError, match="beginning"):
        Ledger.from_rows(table, beginning="x")


@pytest.mark.parametrize("days", [DAYS[:4], DAYS])
def test_large_ledgers_answer_like_small_ones(days: list[tuple[int, int | None, int | None, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    small = reconcile(ledger(rows(days)))
    large = reconcile(ledger(rows(days)))
    questions: list[dict[str, Any]] = [
        {},
        {"recorded": "2024-05-02"},
        {"recorded": "2024-05-03"},
        {"on": "2024-05-02"},
        {"group": "children"},
    ]
    wanted = [small.bounds("killed", **sides) for sides in questions]
    for module in ("answers", "line"):
        monkeypatch.setattr(f"casualtylib.reconciling.{module}.LARGE", 1)
    found = [large.bounds("killed", **sides) for sides in questions]
    assert [ends(bounds) for bounds in found] == [ends(bounds) for bounds in wanted]
    assert [bounds.best for bounds in found] == [bounds.best for bounds in wanted]
    assert found[0].best == (9 if days == DAYS[:4] else 12)


def test_rows_may_leave_cells_out() -> None:
    rows = [{"day": "2024-05-01", "all": 3}, {"day": "2024-05-02", "dead": 2, "all": 5}]
    columns = {"dead": TallyColumn("killed", covers="day"), "all": TallyColumn("killed", covers="cumulative", since="2024-05-01")}
    ledger = Ledger.from_table(rows, date="day", columns=columns)
    assert {claim.id: claim.count.low for claim in ledger.claims} == {"table:1:all": 3, "table:2:dead": 2, "table:2:all": 5}
    assert reconcile(ledger).consistent is True


def test_a_sum_filled_in_where_no_bulletin_came_speaks_for_nobody_but_says_where_the_next_day_begins() -> None:
    filled = [(1, 3, 3, "ministry"), (2, 9, 12, "missing"), (3, 4, 16, "ministry")]
    kept = ledger(rows(filled))
    assert recorded(kept, "3:dead") == ("2024-05-03", "2024-05-03")
    assert [claim.id for claim in kept.claims if ":2:" in claim.id] == []
    assert reconcile(kept).consistent is True


def test_mixed_time_zones_are_reported() -> None:
    table = rows(DAYS[:2])
    table[0]["day"], table[1]["day"] = "2024-05-01T20:00:00+03:00", "2024-05-02T20:00:00"
    kept = ledger(table)
    assert [(one.where, "time zone" in one.words) for one in kept.problems] == [("row 2, day", True)]
    assert [claim.as_of for claim in kept.claims if ":1:" in claim.id] == [date(2024, 5, 1)] * 2


def test_a_second_source_in_the_table_makes_its_figures_no_minimums() -> None:
    """The running totals of a table are one account, whoever gives them: a later, higher one of another source outgrows none."""
    days = [(1, 3, 3, "ministry"), (2, 2, 5, "office"), (4, 4, 9, "ministry"), (5, 1, 12, "office")]
    kept = ledger(rows([(day, dead, total, by) for day, dead, total, by in days]))
    assert reconcile(kept).repair.size == 1


def test_what_is_stated_of_bulletins_are_their_tolls() -> None:
    """A day's figure is no last word on the toll, in whatever order the columns stand; without a toll each window is its own."""
    turned = {"total": COLUMNS["total"], "dead": COLUMNS["dead"]}
    for columns in (COLUMNS, turned):
        (stated,) = reconcile(ledger(columns=columns)).summary()
        assert (stated.low, stated.best, stated.high) == (12, 12, 12)
    daily = reconcile(ledger(columns={"dead": TallyColumn("killed")})).summary()
    assert [(str(one.scope.recorded), one.best) for one in daily[:2]] == [("2024-05-01", 3), ("2024-05-02", 2)]


def test_answers_say_what_was_recorded_and_what_follows_for_days_of_harm() -> None:
    table = [{"day": f"2024-05-{i:02}", "dead": 2, "total": 2 * i, "by": "ministry"} for i in range(1, 21)]
    result = reconcile(ledger(table))
    assert "recorded 2024-05-03" in str(result.explain("killed", recorded="2024-05-03"))
    words = str(result.explain("killed", since="2024-05-05", until="2024-05-10"))
    assert "who was recorded by 2024-05-10 was harmed by then, and of those recorded since 2024-05-05 any number" in words
