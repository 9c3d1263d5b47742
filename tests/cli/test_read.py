"""`casualtylib parse` and `read`: what they print, what they end with, and that one bad input stops nothing."""

import json
from pathlib import Path

import pytest

import casualtylib as cl
from tests.cli.program import EXAMPLES, casualtylib

ARTICLE = "At least 25 people were killed on Sunday, rescuers said."


def test_parse_prints_the_count() -> None:
    done = casualtylib("parse", "at least 25", "56, including 20 children")
    assert done.returncode == 0
    assert not done.stderr
    assert done.stdout.splitlines()[0] == "at least 25: 25 or more people (at least)"
    assert "  20: 20 children (exact)" in done.stdout


def test_parse_shows_the_fault_and_reads_the_rest() -> None:
    done = casualtylib("parse", "at least a horse", "30 or more")
    assert done.returncode == 3
    assert "~" in done.stderr
    assert "30 or more" in done.stdout


def test_parse_as_json() -> None:
    done = casualtylib("parse", "at least 25", "--format", "json")
    assert [figure["count"] for figure in json.loads(done.stdout)] == [{"low": 25, "high": None}]


def test_read_lists_the_claims_of_a_file() -> None:
    done = casualtylib("read", str(EXAMPLES / "idlib.txt"))
    assert done.returncode == 0
    assert "2024-12-02 from the dateline" in done.stdout
    assert "2024-11-27 to 2024-12-02" in " ".join(done.stdout.split())


def test_read_as_json_lines_can_be_loaded() -> None:
    done = casualtylib("read", str(EXAMPLES / "quake.jsonl"), "--format", "jsonl")
    loaded = [cl.loads(line) for line in done.stdout.splitlines()]
    assert [report.id for report in loaded if isinstance(report, cl.Report)] == ["day-1", "day-2", "day-3"]


def test_standard_input_and_a_date_for_all() -> None:
    done = casualtylib("read", "-", "--published", "2024-12-02", stdin=ARTICLE)
    assert done.returncode == 0
    assert "2024-12-01" in done.stdout


def test_bad_inputs_are_told_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Fünf Tote".encode("latin-1"))
    lines = [json.dumps({"text": ARTICLE, "published": "2024-02-30"}), "{", json.dumps({"headline": "x"}), json.dumps({"text": ARTICLE})]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    names = [str(tmp_path / name) for name in ("none.txt", "latin.txt", "lines.jsonl", "good.txt")]
    done = casualtylib("read", *names, "--format", "jsonl")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    complaints = done.stderr.splitlines()
    assert len(complaints) == 5
    assert all(line.startswith("casualtylib: ") for line in complaints)
    for words in ("No such file", "not UTF-8", "2024-02-30", "line 2: is no JSON", 'line 3: has no "text"'):
        assert words in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("sing",),
        ("read",),
        ("read", "x", "--format", "xml"),
        ("read", "-", "--published", "yesterday"),
        ("parse", "3", "--codebook", "none"),
    ],
)
def test_a_wrong_command_is_status_2(arguments: tuple[str, ...]) -> None:
    done = casualtylib(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "\x00\x1b[31m 25 dead",
        "9" * 100_000,
        "قُتل 25 شخصاً",
        "25 人死亡" * 50,
        "{" * 2_000,
        "\u2028\u202e at least 25 killed \ud800",
    ],
)
def test_any_text_at_all_ends_without_a_traceback(text: str) -> None:
    for form in ("text", "json"):
        done = casualtylib("read", "-", "--format", form, stdin=text)
        assert done.returncode in (0, 3)
        assert "Traceback" not in done.stderr
        assert "\x1b" not in done.stdout


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_tables_fit_the_terminal(columns: int) -> None:
    done = casualtylib("read", str(EXAMPLES / "idlib.txt"), columns=columns)
    if columns >= 80:
        assert all(len(line) <= columns for line in done.stdout.splitlines())
    assert done.returncode == 0


def test_help_names_the_exit_statuses() -> None:
    done = casualtylib("--help")
    assert done.returncode == 0
    assert "exit status" in done.stdout
    assert casualtylib("--version").stdout.strip() == f"casualtylib {cl.__version__}"
