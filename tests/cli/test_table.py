"""`casualtylib table`: ledgers from tables, asked as reports are; and the sides of a question that are parts of an event."""

import json
from pathlib import Path

import pytest

from tests.cli.program import EXAMPLES, casualtylib, process

TABLE = str(EXAMPLES / "bulletins.csv")
COLUMNS = (
    "--date",
    "date",
    "--source-column",
    "source",
    "--column",
    "killed=killed",
    "--column",
    "killed_total=killed,cumulative,since=2025-01-06",
)


def test_bulletins_contradict_each_other_and_the_repair_is_told() -> None:
    done = process("table", TABLE, *COLUMNS)
    assert (done.returncode, done.stderr) == (1, "")
    assert "repair: the only smallest set of figures to set aside" in done.stdout


def test_one_question_of_a_table() -> None:
    done = casualtylib("table", TABLE, *COLUMNS, "--recorded", "2025-01-07..2025-01-08", "--format", "json")
    found = json.loads(done.stdout)
    assert (found["low"], found["high"]) == (9, 9)  # 2 and 7


def test_a_row_per_event(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("id,date_start,date_end,date_prec,low,best,high\n7,2020-05-10,2020-05-10,3,3,4,6\n", encoding="utf-8")
    done = process("table", str(path), "--preset", "ucdp_ged", "--event", "7", "--outcome", "killed")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 to 6" in done.stdout
    assert "2020-05-04 to 2020-05-16" in done.stdout
    own = process("table", str(path), "--row", "start=date_start", "--row", "best=best", "--outcome", "killed")
    assert "killed, on 2020-05-10: 4" in own.stdout


def test_odd_cells_are_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("day;dead\n2024-05-01;three\n2024-05-02;2\n2024-05-02;4\n", encoding="utf-8")
    columns = ("--date", "day", "--column", "dead=killed,at_least")
    refused = process("table", str(path), *columns)
    assert refused.returncode == 2
    assert "row 1, dead: takes a whole number" in refused.stderr
    done = process("table", str(path), *columns, "--bad", "report", "--outcome", "killed")
    assert done.returncode == 0
    assert "row 1, dead" in done.stderr
    assert "row 3, day: 2024-05-02 stands in row 2 already; both speak" in done.stderr
    assert "4 or more" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("none.csv", "--date", "d", "--column", "k=killed"), 3, "none.csv: cannot be opened: No such file or directory"),
        ((TABLE,), 2, "say what its columns are"),
        ((TABLE, "--date", "date"), 2, "say what its columns are"),
        ((TABLE, "--date", "date", "--column", "killed"), 2, "--column: takes a name, = and a value, not 'killed'"),
        ((TABLE, "--date", "date", "--column", "killed=killed,daily"), 2, "after the outcome, not 'daily'"),
        ((TABLE, "--date", "day", "--column", "killed=killed"), 2, "row 1, day: there is no such column"),
        ((TABLE, "--preset", "acled", "--date", "date"), 2, "takes none of the options of a row per day"),
        ((TABLE, "--row", "colour=date"), 2, "from_rows: takes"),
        ((TABLE, *COLUMNS, "--on", "2025-01-08..2025-01-07"), 2, "lies before the start"),
        ((TABLE, *COLUMNS, "--recorded", "soon"), 2, "'soon' is no ISO date"),
    ],
)
def test_what_does_not_fit_is_told(arguments: tuple[str, ...], status: int, told: str) -> None:
    done = casualtylib("table", *arguments)
    assert done.returncode == status
    assert told in done.stderr
    assert "Traceback" not in done.stderr


TEXT = "Bomb attacks in Varnsk killed 12 people on Sunday, police said. Four people were killed in the east of Varnsk."


def test_parts_of_an_event_are_asked_about() -> None:
    done = casualtylib("reconcile", "-", "--published", "2024-12-02", "--place", "Varnsk", "--format", "json", stdin=TEXT)
    found = json.loads(done.stdout)
    assert (found["low"], found["high"]) == (12, 12)
    done = casualtylib("reconcile", "-", "--by", "nobody we know", stdin=TEXT)
    assert done.returncode == 2
    assert "by: 'nobody we know' is not known" in done.stderr
