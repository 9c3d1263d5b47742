"""Tables as people keep them: what can be understood is, what cannot is an error or a reported problem, never a number."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from casualtylib.errors import CasualtyError, FieldError, UsageError
from casualtylib.reconciling.ledger import Ledger
from casualtylib.reconciling.reconcile import reconcile
from casualtylib.reconciling.tally import TallyColumn
from tests.reconciling.made import ends

COLUMNS = {"dead": TallyColumn("killed"), "total": TallyColumn("killed", covers="cumulative", since="2024-05-01")}


def table(**second: Any) -> list[dict[str, Any]]:
    """Four days of two dead each; cells of the second row replaced."""
    rows: list[dict[str, Any]] = [{"day": f"2024-05-0{i}", "dead": 2, "total": 2 * i, "by": "ministry"} for i in range(1, 5)]
    rows[1].update(second)
    return rows


def read(given: Any, **more: Any) -> Ledger:
    return Ledger.from_table(given, **{"date": "day", "source": "by", "columns": COLUMNS, **more})


def number(kept: Ledger, id: str) -> int | None:
    return next((claim.number for claim in kept.claims if claim.id == f"table:{id}"), None)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1,200", 1200), ("1 200", 1200), ("1\u00a0200", 1200), (" 12 ", 12), ("3.0", 3), ("3.00", 3), (3.0, 3), ("0", 0)]
    + [(cell, None) for cell in ("", None, float("nan"), "NaN", "n/a", "-", "—", "?", "unknown", "<NA>")],
)
def test_numbers_as_people_write_them(cell: Any, value: int | None) -> None:
    assert number(read(table(dead=cell)), "2:dead") == value


@pytest.mark.parametrize(
    "cell",
    [
        "12*",
        "1,20",
        "12,",
        "1.200",
        "2.000",
        "12 (3 children)",
        "about 12",
        "1e3",
        "+5",
        "-3",
        -3,
        2.5,
        "3.5",
        True,
        float("inf"),
        "²",
        10**13,
    ],
)
def test_what_is_no_number(cell: Any) -> None:
    with pytest.raises(FieldError, match=r"row 2, dead: takes a whole number .*, not ") as fault:
        read(table(dead=cell))
    assert repr(cell) in str(fault.value)
    kept = read(table(dead=cell), bad="report")
    assert [(one.where, "left out" in one.words) for one in kept.problems] == [("row 2, dead", True)]
    assert number(kept, "2:dead") is None
    assert ends(reconcile(kept).bounds("killed")) == (8, 8)


@pytest.mark.parametrize("cell", ["2024-05-02", "2024/5/2", "2 May 2024", "02-May-2024", "May 2, 2024", "20240502", dt.date(2024, 5, 2)])
def test_days_as_people_write_them(cell: Any) -> None:
    assert ends(reconcile(read(table(day=cell))).bounds("killed", recorded="2024-05-02")) == (2, 2)


def test_days_in_numbers_need_their_order() -> None:
    for order, day in (("dmy", "02/05/2024"), ("mdy", "5/2/2024")):
        assert ends(reconcile(read(table(day=day), date_order=order)).bounds("killed", recorded="2024-05-02")) == (2, 2)
    with pytest.raises(UsageError, match="date_order"):
        read(table(), date_order="ymd")


@pytest.mark.parametrize("cell", ["02/05/2024", 45414, "45414", "2024-05-32", "2023-02-29", "2024-05", "", None, "soon", float("nan")])
def test_what_is_no_day(cell: Any) -> None:
    with pytest.raises(FieldError, match=r"row 2, day: takes a day such as 2024-12-01, not "):
        read(table(day=cell))
    kept = read(table(day=cell), bad="report")
    assert [claim.id for claim in kept.claims if ":2:" in claim.id] == []
    assert kept.problems[0].where == "row 2, day"


def test_hints_for_days() -> None:
    with pytest.raises(FieldError, match="spreadsheets"):
        read(table(day=45414))
    with pytest.raises(FieldError, match="date_order"):
        read(table(day="02/05/2024"))


def test_the_last_day_of_the_calendar() -> None:
    assert reconcile(read(table(day="9999-12-31"))).bounds("killed").low >= 8


def test_hours_that_are_no_whole_days_are_the_least_of_those_they_touch() -> None:
    kept = read([dict(row, hours=36) for row in table()], period="hours")
    assert "36 hours, not whole days" in kept.problems[0].words
    assert ends(reconcile(kept).bounds("killed")) == (8, 8)
    with pytest.raises(FieldError, match=r"row 1, dead: .* before the calendar"):
        read([dict(row, hours=10**9) for row in table()], period="hours")


def test_a_sum_that_begins_after_its_day() -> None:
    late = {"total": TallyColumn("killed", covers="cumulative", since="2024-05-03")}
    with pytest.raises(FieldError, match="row 1, total: counts since 2024-05-03"):
        read(table(), columns=late)
    assert [claim.id for claim in read(table(), columns=late, bad="report").claims] == ["table:3:total", "table:4:total"]


def test_rows_in_any_order_say_the_same() -> None:
    assert ends(reconcile(read(table()[::-1])).bounds("killed", recorded="2024-05-02")) == (2, 2)


def test_one_day_with_two_figures_is_a_conflict_and_reported() -> None:
    kept = read([*table(), {"day": "2024-05-02", "dead": 5, "total": 4, "by": "ministry"}])
    assert "row 2 already" in kept.problems[0].words
    assert reconcile(kept).consistent is False


@pytest.mark.parametrize("given", [[], (), "name,day\n"])
def test_an_empty_table_is_reported(given: Any, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("day,dead,total,by\n")
    kept = read(path if given else given)
    assert "no rows" in kept.problems[0].words
    assert reconcile(kept).bounds("killed").silent


@pytest.mark.parametrize(
    ("name", "text", "error", "words"),
    [
        ("t.csv", "day,dead,dead,by,total\n2024-05-01,1,2,x,1\n", FieldError, "dead: two columns"),
        ("t.csv", "day,dead,total,by\n2024-05-01,1,1,x,y\n", FieldError, "row 1: has 5 cells"),
        ("t.csv", "day,dead,by\n2024-05-01,1,x\n", FieldError, "total: there is no such column; there are day, dead, by"),
        ("t.csv", "day,by\n", FieldError, "there is no such column"),
        ("t.csv", "day,dead\0,total,by\n", UsageError, "no csv"),
        ("t.xlsx", "PK\x03\x04", UsageError, "pandas"),
        ("t.json", "{", UsageError, "no JSON"),
        ("t.json", '{"day": 1}', UsageError, "list of rows"),
    ],
)
def test_files_that_are_no_table(name: str, text: str, error: type[CasualtyError], words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(error, match=words):
        read(path)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("day,dead,total,by\n2024-05-01,1,1,é\n".encode("latin-1"))
    with pytest.raises(UsageError, match="UTF-8"):
        read(path)


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_files_with_other_marks_blank_lines_and_spaces(between: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    lines = [["day", " dead ", "total", "by"], [], ["2024-05-01", "2", "2", "x"], ["", "", "", ""], ["2024-05-02", "2", "4", "x"]]
    path.write_text("\n".join(between.join(line) for line in lines))
    kept = read(path)
    assert ends(reconcile(kept).bounds("killed")) == (4, 4)
    assert [claim.id for claim in kept.claims if "total" in claim.id] == ["table:2:total", "table:4:total"]


@pytest.mark.parametrize("given", [None, 3, b"abc", {"day": 1}])
def test_what_is_no_table(given: Any) -> None:
    with pytest.raises(UsageError, match="takes a path, rows or a data frame"):
        read(given)


def test_frames() -> None:
    wanted = read(table()).claims
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    pytest.importorskip("narwhals")
    frame = pandas.DataFrame(table())
    assert read(frame).claims == read(polars.DataFrame(table())).claims == wanted
    assert read(frame.assign(day=pandas.to_datetime(frame["day"]))).claims == wanted
    assert number(read(frame.assign(dead=frame["dead"].astype("Int64").mask(frame.index == 1))), "2:dead") is None
    with pytest.raises(FieldError, match="row 2, day"):
        read(frame.assign(day=pandas.to_datetime(frame["day"]).mask(frame.index == 1)))
    with pytest.raises(FieldError, match="columns"):
        read(pandas.concat([frame, frame[["dead"]]], axis=1))
    with pytest.raises(UsageError, match="collect it first"):
        read(polars.DataFrame(table()).lazy())


EVENT = {"from": "2024-05-01", "to": "2024-05-02", "lo": 2, "mid": 3, "hi": 5, "who": "children"}
FORM = {"start": "from", "end": "to", "low": "lo", "best": "mid", "high": "hi", "group": "who"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"to": "2024-04-30"}, "row 2, to: 2024-04-30 lies before the start"),
        ({"lo": 9, "mid": None}, "row 2, hi: 5 is less than the low end, 9"),
        ({"mid": 9}, "row 2, mid: 9 lies outside 2 to 5"),
        ({"who": "zzzz"}, "row 2, who: .*'zzzz' is not known"),
        ({"lo": -1}, "row 2, lo: takes a whole number"),
    ],
)
def test_rows_of_events_that_cannot_be(change: dict[str, Any], named: str) -> None:
    rows = [EVENT, {**EVENT, **change}]
    with pytest.raises(FieldError, match=named):
        Ledger.from_rows(rows, **FORM)
    kept = Ledger.from_rows(rows, bad="report", **FORM)
    assert (len(kept.claims), len(kept.problems)) == (1, 1)
    assert len(str(kept.problems[0])) < 1000


def test_presets_read_the_tables_as_they_are_published() -> None:
    acled = [{"event_date": "01 May 2024", "fatalities": "3"}, {"event_date": "02-05-2024", "fatalities": "4", "event_id_cnty": "X2"}]
    assert [str(claim.window) for claim in Ledger.from_rows(acled, preset="acled").claims] == ["2024-05-01", "2024-05-02"]
    ged = {"date_start": "2024-05-01 00:00:00.000", "date_end": "2024-05-03 00:00:00.000", "low": "1", "best": "2", "high": "4"}
    (claim,) = Ledger.from_rows([{**ged, "id": "7", "source_original": "SOHR"}], preset="ucdp_ged").claims
    assert (str(claim.window), str(claim.count), claim.voice) == (
        "2024-05-01 to 2024-05-03",
        "1 to 4",
        "Syrian Observatory for Human Rights",
    )
    with pytest.raises(UsageError, match="name a column of figures"):
        Ledger.from_rows([EVENT], start="from")


GED = {"id": 7, "date_start": "2020-05-10", "date_end": "2020-05-10", "low": 3, "best": 4, "high": 6}
GED_PLACES = {"where_coordinates": "Kafr", "adm_2": "Harim", "adm_1": "Idlib", "country": "Syria"}


@pytest.mark.parametrize(("code", "days"), [(1, 1), (2, 11), (3, 13), (4, 61), (5, 731)])
def test_a_date_that_ucdp_knows_less_precisely_widens_the_window(code: int, days: int) -> None:
    """Every stretch as long as the date is known to that holds the day given."""
    (claim,) = Ledger.from_rows([{**GED, "date_prec": code}], preset="ucdp_ged").claims
    assert claim.window is not None
    assert claim.window.days == days
    assert bool(claim.notes) is (code > 1)


def test_a_window_that_is_wide_enough_already_stays() -> None:
    (claim,) = Ledger.from_rows([{**GED, "date_end": "2020-05-16", "date_prec": 3}], preset="ucdp_ged").claims
    assert str(claim.window) == "2020-05-10 to 2020-05-16"


@pytest.mark.parametrize(("code", "place"), [(1, "Kafr"), (2, "Idlib"), (3, "Harim"), (4, "Idlib"), (6, "Syria"), (7, None)])
def test_a_place_that_ucdp_knows_less_precisely_is_that_which_holds_it(code: int, place: str | None) -> None:
    ledger = Ledger.from_rows([{**GED, **GED_PLACES, "where_prec": code}], preset="ucdp_ged")
    assert ledger.reports[0].events[0].places == ((place,) if place else ())


def test_acled_weeks_months_and_regions() -> None:
    row = {
        "event_date": "10 May 2024",
        "fatalities": 3,
        "time_precision": 2,
        "geo_precision": 3,
        "location": "Idlib",
        "admin1": "Idlib province",
    }
    ledger = Ledger.from_rows([row], preset="acled")
    assert str(ledger.claims[0].window) == "2024-05-04 to 2024-05-16"
    assert ledger.reports[0].events[0].places == ("Idlib province",)


@pytest.mark.parametrize(
    ("code", "told"), [(9, "row 1, date_prec: takes 1 to 5, not 9"), ("day", "row 1, date_prec: takes a whole number")]
)
def test_a_precision_that_the_codebook_does_not_have(code: object, told: str) -> None:
    with pytest.raises(CasualtyError, match=told):
        Ledger.from_rows([{**GED, "date_prec": code}], preset="ucdp_ged")


def test_another_time_zone_in_rows_of_events_is_reported() -> None:
    rows = [{"d": "2024-05-01T00:00:00+02:00", "k": 3}, {"d": "2024-05-02T00:00:00+03:00", "k": 4}]
    (problem,) = Ledger.from_rows(rows, start="d", best="k").problems
    assert (problem.where, problem.words) == ("row 2, d", "has another time zone than row 1, d; days are taken as written")
