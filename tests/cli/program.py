"""The program, run as users run it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def casualtylib(*arguments: str, stdin: str | bytes = b"", columns: int = 100) -> subprocess.CompletedProcess[str]:
    """Run ``python -m casualtylib`` to its end; output is decoded as UTF-8 whatever the locale."""
    raw = stdin.encode("utf-8", "surrogatepass") if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "casualtylib", *arguments],
        input=raw, capture_output=True, cwd=ROOT, timeout=60, check=False,
        env=os.environ | {"COLUMNS": str(columns), "LC_ALL": "C", "PYTHONUTF8": "0"},
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
