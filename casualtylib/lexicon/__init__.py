"""Words as data: one TOML file per topic and language, loaded once, on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    """A pattern for any of `words`, longest first, spaces as any white space; atomic, so that it cannot backtrack.

    >>> alternatives(["at least", "at the very least"])
    '(?>at\\\\s+the\\\\s+very\\\\s+least|at\\\\s+least)'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    patterns = (regex.escape(word, literal_spaces=True).replace(" ", r"\s+") for word in ordered)
    return f"(?>{'|'.join(patterns)})"
