"""The program, run as users run it: in a process of its own where that matters, else in this one."""

import io
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from casualtylib.__main__ import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"

Done = subprocess.CompletedProcess[str]


def casualtylib(*arguments: str, stdin: str | bytes = b"", columns: int = 100) -> Done:
    """Run the program to its end, with standard streams that know only bytes."""
    streams = {
        "stdin": io.TextIOWrapper(io.BytesIO(_raw(stdin)), encoding="ascii"),
        "stdout": io.TextIOWrapper(io.BytesIO(), encoding="ascii"),
        "stderr": io.TextIOWrapper(io.BytesIO(), encoding="ascii"),
    }
    with mock.patch.multiple(sys, **streams), mock.patch.dict(os.environ, {"COLUMNS": str(columns)}):
        try:
            status = main(arguments)
        except SystemExit as end:  # argparse's way out
            status = int(end.code or 0)
    return Done(list(arguments), status, _text(streams["stdout"]), _text(streams["stderr"]))


def process(*arguments: str, stdin: str | bytes = b"") -> Done:
    """Run ``python -m casualtylib`` in a process of its own, in a locale that knows no UTF-8."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "casualtylib", *arguments],
        input=_raw(stdin), capture_output=True, cwd=ROOT, timeout=120, check=False,
        env=os.environ | {"COLUMNS": "100", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )  # fmt: skip
    return Done(done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def _raw(stdin: str | bytes) -> bytes:
    return stdin.encode("utf-8", "surrogatepass") if isinstance(stdin, str) else stdin


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
