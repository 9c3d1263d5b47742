"""Word tables: every one is used, and none lists a word twice in one place."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.house.sources import PACKAGE, files

TABLES = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in files(".toml", under=PACKAGE / "lexicon")}
CODE = "\n".join(path.read_text(encoding="utf-8") for path in files(".py", under=PACKAGE))


def lists(table: Any, path: str) -> Iterator[tuple[str, list[Any]]]:
    """Every list of words in a table, with its path."""
    if isinstance(table, dict):
        for key, inner in table.items():
            yield from lists(inner, f"{path}.{key}")
    elif isinstance(table, list):
        yield path, table


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_is_loaded_by_some_module(name: str) -> None:
    topic = name.removesuffix(".toml")
    assert f'"{topic}"' in CODE, f"no module loads {name}"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_key_is_used(name: str) -> None:
    table = TABLES[name]
    loops = f'load("{name.removesuffix(".toml")}").items()' in CODE  # a module that goes through all keys
    for key in table:
        assert loops or f'"{key}"' in CODE or f"{{{key}}}" in CODE or f".{key}" in CODE, f"{name}: nothing uses {key!r}"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_list_holds_a_word_once(name: str) -> None:
    for path, words in lists(TABLES[name], name):
        twice = [word for word, n in Counter(map(str, words)).items() if n > 1]
        assert not twice, f"{path} lists twice: {twice}"


def test_there_are_tables() -> None:
    assert TABLES
