"""One way through: no layer imports a later one, no module imports itself through others, no file is too long."""

import ast

import pytest

from tests.house.sources import ROOT, files, imports, modules

ORDER = ("errors", "model", "lexicon", "text", "gazetteer", "grammar", "reading", "reconciling", "output", "pipelines", "__main__")
#: Beside the line: the package's own names, its version, and what users' tests import.
BESIDE = {"", "version", "strategies"}
LONGEST = 400


def layer(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


@pytest.mark.parametrize("module", sorted(modules()))
def test_a_module_belongs_to_a_layer(module: str) -> None:
    assert layer(module) in {*ORDER, *BESIDE, "cli"}


@pytest.mark.parametrize("module", sorted(modules()))
def test_no_layer_imports_a_later_one(module: str) -> None:
    if layer(module) in BESIDE:
        return
    order = {name: place for place, name in enumerate(ORDER)} | {"cli": len(ORDER) - 1}
    for other in imports(module):
        if layer(other) == "version":
            continue
        assert layer(other) in order, f"{module} imports {other}, which is beside the line"
        assert order[layer(other)] <= order[layer(module)], f"{module} imports {other}, a later layer"


def test_no_module_imports_itself_through_others() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " imports ".join((*path[path.index(module) :], module))
        if module not in done:
            for other in sorted(imports(module)):
                visit(other, (*path, module))
            done.add(module)

    for module in modules():
        visit(module, ())


@pytest.mark.parametrize("path", [path.relative_to(ROOT).as_posix() for path in files(".py")])
def test_no_file_is_too_long(path: str) -> None:
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", sorted(modules()))
def test_every_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(ast.parse(modules()[module].read_text(encoding="utf-8")))
