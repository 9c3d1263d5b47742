"""The one name under which a body speaks, whatever a text calls it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

import regex

from casualtylib.errors import LexiconError
from casualtylib.lexicon import alternatives, load, words
from casualtylib.model.source import Source, SourceKind

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}.'&-]*+")
_ARTICLE = regex.compile(r"(?:the|a|an)\s++(?=\S)", regex.I)
_MINISTRY = regex.compile(r"(\S+\s)?Minist(?:ry|er)\sof\s(?:the\s)?(\w+)", regex.I)
_GOVERNED = regex.compile(r"^(?:the\s)?\p{L}++-(?:run|led|controlled|backed|held|appointed)\s", regex.I)
_SMALL = frozenset({"of", "for", "the", "and", "in", "at", "by", "on", "from", "with", "to", "de", "a", "an"})
_RANK = ("ministry", "un", "media", "medical", "rescue", "monitor", "armed_group", "military", "ngo", "official", "witness", "unnamed")


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name without its article, case, possessive and marks: equal for what is one name.

    >>> key("the U.N.") == key("UN"), key("Interior ministry") == key("the Interior Ministry")
    (True, True)
    """
    bare = _ARTICLE.sub("", name.strip(), count=1) if _ARTICLE.match(name.strip()) else name
    parts = (part.casefold().replace(".", "").replace("-", " ") for part in _WORD.findall(bare))
    return " ".join(part.removesuffix("'s").replace("'", "") for part in parts)


@cache
def bodies() -> Mapping[str, tuple[str, SourceKind]]:
    """By key: the canonical name and kind of each body that the lexicon knows, under each of its names.

    Raises:
        LexiconError: for a kind that does not exist, or a name given to two bodies.
    """
    table: dict[str, tuple[str, SourceKind]] = {}
    for canonical, entry in load("bodies").items():
        try:
            kind = SourceKind(entry["kind"])
        except (KeyError, ValueError) as fault:
            raise LexiconError(f"lexicon en/bodies.toml: {canonical!r} has no known kind: {fault}") from fault
        for name in (canonical, *entry.get("also", ())):
            if table.setdefault(key(name), (canonical, kind)) != (canonical, kind):
                raise LexiconError(f"lexicon en/bodies.toml: {name!r} names two bodies")
    return table


@cache
def _body_pattern() -> regex.Pattern[str]:
    """Any name of a body, as the lexicon writes it."""
    names = {name for canonical, entry in load("bodies").items() for name in (canonical, *entry.get("also", ()))}
    return regex.compile(rf"\b(?=\p{{Lu}}){alternatives(names)}\b")


def bodies_in(text: str) -> tuple[str, ...]:
    """The bodies that a text names, each name once, in order.

    >>> bodies_in("The White Helmets and SANA; SANA again.")
    ('White Helmets', 'SANA')
    """
    return tuple(dict.fromkeys(match[0] for match in _body_pattern().finditer(text)))


@cache
def _kind_words() -> tuple[tuple[SourceKind, regex.Pattern[str]], ...]:
    found = []
    for kind in _RANK:
        pattern = regex.compile(rf"\b{alternatives(words('sources', 'kinds', kind))}\b", regex.I)
        found.append((SourceKind("official" if kind == "ministry" else kind), pattern))
    return tuple(found)


@lru_cache(maxsize=4096)
def kind_of(name: str) -> SourceKind:
    """What kind of body or person a name tells of: by the lexicon, of the name or its end, else by its head words; else unnamed.

    >>> kind_of("a source at the police hospital"), kind_of("the interior ministry")
    (SourceKind.MEDICAL, SourceKind.OFFICIAL)
    """
    parts = key(name).split()
    if known := next((bodies()[" ".join(parts[i:])] for i in range(len(parts)) if " ".join(parts[i:]) in bodies()), None):
        return known[1]
    return next((kind for kind, pattern in _kind_words() if pattern.search(name)), SourceKind.UNNAMED)


@lru_cache(maxsize=4096)
def canonical_of(name: str) -> str:
    """The name of the voice: the lexicon's for a body it knows, else the name without article and in one case.

    >>> canonical_of("SOHR"), canonical_of("the interior ministry"), canonical_of("AHMED KHAN")
    ('Syrian Observatory for Human Rights', 'Interior Ministry', 'Ahmed Khan')
    >>> canonical_of("the Ministry of the Interior"), canonical_of("Iraqi Ministry of Health")
    ('Interior Ministry', 'Iraqi Health Ministry')
    """
    if known := bodies().get(key(name)) or bodies().get(key(_GOVERNED.sub("", name))):
        return known[0]
    bare = " ".join(_ARTICLE.sub("", name.strip(), count=1).split()) if _ARTICLE.match(name.strip()) else " ".join(name.split())
    if ministry := _MINISTRY.fullmatch(bare):
        bare = f"{ministry[1] or ''}{ministry[2]} {ministry[0][len(ministry[1] or '') :].split()[0]}"
    shouted = bare.isupper() and (" " in bare or kind_of(bare) is not SourceKind.UNNAMED)
    return " ".join(_cased(word, first=not i, shouted=shouted) for i, word in enumerate(bare.split()))


def _cased(word: str, *, first: bool, shouted: bool) -> str:
    if word.lower() in _SMALL and not first:
        return word.lower()
    if shouted:
        return word.capitalize()
    return word[0].upper() + word[1:]


def named(name: str) -> Source:
    """The Source of a name, as a user or a text writes it.

    >>> named("the White Helmets").canonical == named("Syrian Civil Defence").canonical
    True
    >>> named("SOHR").kind
    SourceKind.MONITOR
    """
    return Source(name, canonical_of(name), kind_of(name))
