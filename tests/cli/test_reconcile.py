"""`casualtylib reconcile`: rows for everything the claims name, one answer for one question, and exit statuses for scripts."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import EXAMPLES, casualtylib

IDLIB = str(EXAMPLES / "idlib.txt")
FIRE = (str(EXAMPLES / "fire-agency.txt"), str(EXAMPLES / "fire-gazette.txt"), "--event-key", "fire")
QUAKE = str(EXAMPLES / "quake.jsonl")


def flat(text: str) -> str:
    return " ".join(text.split())


def answer(*arguments: str) -> dict[str, Any]:
    done = casualtylib("reconcile", *arguments, "--format", "json")
    assert not done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_example_says_what_holds_and_why_and_on_what_it_rests() -> None:
    done = casualtylib("reconcile", IDLIB)
    assert (done.returncode, done.stderr) == (0, "")
    text = flat(done.stdout)
    assert "25 to 46" in text
    assert "2024-12-01" in text
    assert "56" in text
    assert "at least 25" in text
    assert "assum" in text.casefold()


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        (("--on", "2024-12-01"), 25, 46),
        (("--on", "2024-12-01", "--group", "adults"), 15, 36),
        (("--since", "2024-11-27"), 56, 56),
        (("--since", "2024-11-27", "--until", "2024-11-30"), 0, 31),
        (("--outcome", "injured"), 24, None),
        (("--group", "soldiers", "--event", "all"), 24, None),
        (("--on", "2024-12-01", "--interpretation", "minimum"), 25, None),
    ],
)
def test_one_question(question: tuple[str, ...], low: int, high: int | None) -> None:
    found = answer(IDLIB, *question)
    assert (found["low"], found["high"]) == (low, high)


def test_one_question_for_people() -> None:
    done = casualtylib("reconcile", IDLIB, "--on", "2024-12-01")
    text = flat(done.stdout)
    assert done.returncode == 0
    assert "25 to 46" in text
    assert "White Helmets" in text


def test_is_it_so() -> None:
    for phrase, verdict in (("at least 50 killed", "contradicted"), ("at least 20 killed", "supported"), ("at least 30 killed", "open")):
        assert answer(IDLIB, "--on", "2024-12-01", "--check", phrase)["verdict"] == verdict
        assert verdict in casualtylib("reconcile", IDLIB, "--on", "2024-12-01", "--check", phrase).stdout


def test_figures_that_contradict_are_shown_and_are_status_1() -> None:
    done = casualtylib("reconcile", *FIRE)
    assert done.returncode == 1
    assert "contradict" in done.stdout
    assert "31" in done.stdout
    assert "24" in done.stdout
    document = json.loads(casualtylib("reconcile", *FIRE, "--format", "json").stdout)
    assert document["consistent"] is False
    assert len(document["conflicts"]) == 2  # the killed, 31 and 24; the injured, 12 and 15
    assert casualtylib("reconcile", *FIRE, "--interpretation", "minimum").returncode == 0


def test_a_correction_replaces_what_it_corrects() -> None:
    assert answer(QUAKE)["consistent"] is True
    found = answer(QUAKE, "--outcome", "killed")
    assert (found["low"], found["high"]) == (52, 52)
    assert answer(QUAKE, "--known-by", "2025-05-07")["low"] == 56


def test_json_lines_hold_a_row_each() -> None:
    done = casualtylib("reconcile", IDLIB, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    sunday = [
        row for row in rows if row["group"] == "people" and row["outcome"] == "killed" and row["since"] == row["until"] == "2024-12-01"
    ]
    assert [(row["low"], row["high"]) for row in sunday] == [(25, 46), (24, None)]  # the strikes, the soldiers


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((IDLIB, "--group", "childern"), "children"),
        ((IDLIB, "--on", "Sunday"), "Sunday"),
        ((IDLIB, "--since", "2024-12-02", "--until", "2024-12-01"), "2024-12-01"),
        ((IDLIB, "--outcome", "dead-ish"), "killed"),
        ((IDLIB, "--event", "flood"), "flood"),
        ((IDLIB, "--source", "Nobody"), "Nobody"),
        ((IDLIB, "--check", "a banana"), "banana"),
        ((IDLIB, "--check", "at least 25 killed", "--outcome", "injured"), "--outcome"),
        ((IDLIB, str(EXAMPLES / "fire-agency.txt"), "--group", "children"), "several main events"),
    ],
)
def test_a_wrong_question_is_status_2_and_says_what_to_do(arguments: tuple[str, ...], words: str) -> None:
    done = casualtylib("reconcile", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    done = casualtylib("reconcile", str(tmp_path / "none.txt"), IDLIB)
    assert done.returncode == 3
    assert "25 to 46" in flat(done.stdout)
    assert "No such file" in done.stderr


def test_a_stored_report_is_reconciled_as_it_was_read(tmp_path: Path) -> None:
    stored = tmp_path / "stored.jsonl"
    stored.write_text(casualtylib("read", IDLIB, "--format", "jsonl").stdout, encoding="utf-8")
    assert answer(str(stored), "--on", "2024-12-01")["high"] == 46


def test_nothing_read_is_nothing_known() -> None:
    done = casualtylib("reconcile", "-", stdin="The weather was fine.")
    assert done.returncode == 0
    assert "no claims" in done.stdout
