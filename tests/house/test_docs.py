"""Every public name is in the reference and has an example that runs; every option of the command line is documented."""

import argparse
import doctest
import inspect
from enum import EnumMeta

import pytest

import casualtylib as cl
from casualtylib.cli.arguments import parser
from tests.house.sources import ROOT

DOCS = ROOT / "docs"
REFERENCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((DOCS / "reference").glob("*.md")))
COMMAND_LINE = (DOCS / "guide" / "command-line.md").read_text(encoding="utf-8")
PUBLIC = sorted(set(cl.__all__) - {"__version__"})


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_in_the_reference(name: str) -> None:
    assert f":: {name}\n" in REFERENCE or f"{name}," in REFERENCE or f", {name}\n" in REFERENCE


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_has_an_example_that_runs(name: str) -> None:
    thing = getattr(cl, name)
    docs = inspect.getdoc(thing) or ""
    if isinstance(thing, EnumMeta) or (isinstance(thing, type) and issubclass(thing, cl.CasualtyError)):
        assert docs
        return
    assert doctest.DocTestParser().get_examples(docs), f"{name} has no example"


def _options(verb: argparse.ArgumentParser) -> set[str]:
    return {option for action in verb._actions for option in action.option_strings if option.startswith("--")}


def _verbs() -> dict[str, argparse.ArgumentParser]:
    actions = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(actions[0].choices)


@pytest.mark.parametrize("verb", ["parse", "read", "reconcile"])
def test_every_option_is_documented(verb: str) -> None:
    assert _options(parser())
    for option in _options(_verbs()[verb]) | _options(parser()):
        assert f"`{option}" in COMMAND_LINE or f"{option}`" in COMMAND_LINE, option


def test_every_verb_is_documented() -> None:
    for verb in _verbs():
        assert f"\n## {verb}\n" in COMMAND_LINE


def test_every_page_is_in_the_navigation() -> None:
    for path in DOCS.rglob("*.md"):
        indexes = [(folder / "index.md") for folder in (path.parent, DOCS) if (folder / "index.md").exists()]
        trees = "\n".join(index.read_text(encoding="utf-8") for index in indexes)
        name = path.relative_to(DOCS).with_suffix("").as_posix()
        assert path.name == "index.md" or name in trees or ":glob:" in trees, f"docs/{name}.md is in no toctree"
