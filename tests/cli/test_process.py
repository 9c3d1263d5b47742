"""The program in a process of its own: entry, exit status, streams and locale."""

import json
import subprocess
import sys

import pytest

from tests.cli.program import EXAMPLES, process

ARTICLE = "At least 25 people were killed on Sunday, rescuers said."


def test_it_reads_and_ends_with_0() -> None:
    done = process("read", str(EXAMPLES / "idlib.txt"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "White Helmets" in done.stdout


def test_a_contradiction_ends_with_1() -> None:
    done = process("reconcile", str(EXAMPLES / "fire-agency.txt"), str(EXAMPLES / "fire-gazette.txt"), "--event-key", "fire")
    assert (done.returncode, done.stderr) == (1, "")


def test_a_wrong_command_ends_with_2() -> None:
    assert process("read", "-", "--published", "yesterday").returncode == 2


def test_an_unreadable_input_ends_with_3() -> None:
    done = process("read", "-", stdin=b"F\xfcnf Tote")
    assert done.returncode == 3
    assert done.stderr.startswith("casualtylib: standard input: is not UTF-8")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is no text file; hand in plain text"),
        ("Fünf Tote".encode("utf-16"), "is UTF-16, not UTF-8; convert it first: iconv -f UTF-16"),
        (b"F\xfcnf Tote", "is not UTF-8 (byte 1); convert it first"),
        (b"", ""),
    ],
)
def test_what_is_no_text_is_told_with_what_to_do(raw: bytes, told: str) -> None:
    done = process("read", "-", stdin=raw)
    assert told in done.stderr
    assert done.returncode == (3 if told else 0)
    assert "Traceback" not in done.stderr


def test_an_output_that_cannot_be_written_ends_with_4() -> None:
    command = f'"{sys.executable}" -m casualtylib read "{EXAMPLES / "idlib.txt"}" >/dev/full; echo "$?"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "4"
    assert done.stderr.startswith("casualtylib: the output cannot be written: No space left")


def test_it_looks_places_up_where_asked() -> None:
    done = process("read", "-", "--places", "geonames", stdin="A blast killed 12 people in the Syrian town of Manbij.\n")
    assert done.returncode == 0
    assert "Manbij lies in Syria" in done.stdout


def test_it_speaks_utf_8_in_any_locale() -> None:
    done = process("read", "-", "--format", "jsonl", stdin="В Алеппо погибли 25 человек – “25 killed” in Ḥalab\n")
    assert done.returncode in (0, 3)
    assert "Traceback" not in done.stderr


def test_a_reader_that_hangs_up_is_no_error() -> None:
    line = json.dumps({"text": ARTICLE})
    command = f'"{sys.executable}" -m casualtylib read - --format jsonl | head -n 1 >/dev/null; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], input="\n".join([line] * 200), capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "141"
    assert not done.stderr
