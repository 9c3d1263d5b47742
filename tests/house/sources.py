"""The files of the project, and what each module of the library imports."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "casualtylib"
OUTSIDE = {".git", ".venv", "_build", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache", ".pytest_cache", "dist", "build"}


def files(*suffixes: str, under: Path = ROOT) -> list[Path]:
    """The files with one of these suffixes, without what tools left behind."""
    found = (path for path in under.rglob("*") if path.is_file() and not OUTSIDE & set(path.relative_to(ROOT).parts))
    return sorted(path for path in found if path.suffix in suffixes)


@cache
def modules() -> dict[str, Path]:
    """Every module of the library by its dotted name."""
    found = {}
    for path in files(".py", under=PACKAGE):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(module: str, *, lazy: bool = True) -> frozenset[str]:
    """The modules of the library that this one imports; without `lazy`, only those imported when it is loaded."""
    tree = ast.parse(modules()[module].read_text(encoding="utf-8"))
    return frozenset(name for name in _imported(tree, lazy) if name in modules() and name != module)


def _imported(tree: ast.AST, lazy: bool) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if not lazy and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from _imported(node, lazy)
