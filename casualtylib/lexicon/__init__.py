"""Words as data: one TOML file per topic and language, loaded once, on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import regex

from casualtylib.errors import LexiconError


@cache
def load(topic: str, language: str = "en") -> Mapping[str, Any]:
    """The word table of one topic, such as ``load("quantities")``; read once.

    Raises:
        LexiconError: names the file, and the line where it is no TOML.
    """
    import tomllib  # an import of casualtylib alone needs no TOML

    name = f"{language}/{topic}.toml"
    try:
        text = files(__package__).joinpath(language, f"{topic}.toml").read_text(encoding="utf-8")
        return MappingProxyType(tomllib.loads(text))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise LexiconError(f"lexicon {name}: {fault}") from fault


@cache
def words(topic: str, *keys: str) -> tuple[str, ...]:
    """A list of words at a path of keys, such as ``words("outcomes", "killed", "participle")``.

    Raises:
        LexiconError: names the file and the key that is missing or holds no list of strings.
    """
    found: Any = load(topic)
    for key in keys:
        if not isinstance(found, Mapping) or key not in found:
            raise LexiconError(f"lexicon en/{topic}.toml: no key {'.'.join(keys)!r}")
        found = found[key]
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise LexiconError(f"lexicon en/{topic}.toml: {'.'.join(keys)!r} is no list of strings")
    return tuple(found)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest that fits, spaces as any white space; atomic, so that it cannot backtrack.

    Words are grouped by their first letter, which makes long lists several times faster to look for. A look behind,
    which goes from the end, may take a word that ends a longer one: it needs a list without such words.

    >>> alternatives(["at least", "at the very least", "over"])
    '(?>a(?:t\\\\s+the\\\\s+very\\\\s+least|t\\\\s+least)|over)'
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(word)
    return f"(?>{'|'.join(map(_beginning_alike, groups.values()))})"


def _beginning_alike(words: Sequence[str]) -> str:
    """A pattern for any of some words with the same first letter."""
    if len(words) == 1:
        return _literal(words[0])
    return f"{_literal(words[0][0])}(?:{'|'.join(_literal(word[1:]) for word in words)})"


def _literal(text: str) -> str:
    return regex.escape(text, literal_spaces=True).replace(" ", r"\s+")
