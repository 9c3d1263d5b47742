"""`import casualtylib` is light and quiet: it reads no lexicon and loads no package that only a part of the users need."""

import json
import subprocess
import sys

HEAVY = {
    "cattrs", "hypothesis", "scipy", "numpy", "pandas", "polars", "pyarrow", "narwhals", "matplotlib", "jsonschema", "pytest",
    "word2number", "tomllib", "argparse", "importlib.metadata", "asyncio", "multiprocessing", "logging", "unittest", "IPython",
}  # fmt: skip
PROMISED = {
    "parse", "read", "read_many", "claim", "Reader", "reconcile", "dumps", "loads", "Ledger", "TallyColumn", "Count", "Hedge", "Codebook",
    "Figure", "Outcome", "Modality", "Group", "Scope", "Window", "Span", "Source", "Claim", "Report", "Reconciliation", "Bounds",
    "Conflict", "Verdict", "Proof", "check_proof", "CasualtyError", "ParseError", "DecodeError",
}  # fmt: skip
SCRIPT = """
import json, sys
import casualtylib
print(json.dumps(sorted(sys.modules)))
"""


def run(script: str) -> str:
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert not done.stderr
    return done.stdout


def test_the_import_loads_nothing_heavy_and_warns_of_nothing() -> None:
    assert not HEAVY & set(json.loads(run(SCRIPT)))


def test_the_import_opens_no_data_file() -> None:
    script = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import casualtylib
print([name for name in opened if not name.endswith((".py", ".pyc", ".so", ".pth", ".zip")) and ".pyc." not in name])
"""
    assert run(script).strip() == "[]"


def test_the_public_names_are_those_of_the_design_and_no_more() -> None:
    import casualtylib

    assert set(casualtylib.__all__) <= PROMISED | {"__version__"}
    assert all(hasattr(casualtylib, name) for name in casualtylib.__all__)
