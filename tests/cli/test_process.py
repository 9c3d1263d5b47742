"""The program in a process of its own: entry, exit status, streams and locale."""

import json
import subprocess
import sys

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
