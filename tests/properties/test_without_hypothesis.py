"""Without its extra, the module of strategies says how to get it."""

from __future__ import annotations

import subprocess
import sys


def test_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['hypothesis'] = None\nimport casualtylib.strategies"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert 'casualtylib.strategies needs hypothesis: pip install "casualtylib[strategies]"' in run.stderr
