"""The words of a sentence, each with its part in naming a speaker."""

from __future__ import annotations

from enum import Enum
from functools import cache

import regex
from attrs import frozen

from casualtylib.lexicon import words
from casualtylib.reading.voices import bodies, key

_TOKEN = regex.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Lt|Gen|Col|Maj|Capt|Sgt|Cpl|Gov|Sen|Rep|St|Insp|Supt|Cmdr|Sgt|Det)\.(?!\w)"
    r"|(?:\p{Lu}\.){2,8}+|(?:\p{Ll}{4,}+(?=\p{Lu}\p{L}{2})|[\p{L}\p{N}]{1,3}?\p{Ll}{3,}+(?=\p{Lu}\p{L}{2}))"
    r"|\p{N}++(?:[.,:]\p{N}++)++|[\p{L}\p{N}]++(?:[&-][\p{L}\p{N}]++|'(?:\p{Ll}++|S\b)|(?<=\b\p{L})'\p{L}++|\.\p{N}++)*+(?:'(?=\s))?|\S",
)


class Role(Enum):
    """What a word may be in the name of a speaker."""

    NAME = "name"
    HEAD = "head"
    MODIFIER = "modifier"
    DETERMINER = "determiner"
    LINK = "link"
    PRONOUN = "pronoun"
    LOW = "low"
    TIME = "time"
    STOP = "stop"
    MARK = "mark"


@frozen
class Word:
    """A word or mark with its place in the document."""

    text: str
    lower: str
    role: Role
    start: int
    end: int


@cache
def vocabulary(*keys: str) -> frozenset[str]:
    """The words of one list of the lexicon, in lower case."""
    return frozenset(word.lower() for word in words("sources", *keys))


@cache
def heads() -> frozenset[str]:
    """Every single word that makes a phrase the name of a speaker."""
    kinds = ("ministry", "un", "media", "medical", "rescue", "monitor", "military", "armed_group", "ngo", "official", "witness", "unnamed")
    return frozenset(word.split()[-1] for kind in kinds for word in vocabulary("kinds", kind))


@cache
def _roles() -> dict[str, Role]:
    table: dict[str, Role] = {}
    for word in heads() | vocabulary("nouns", "documents"):
        table[word] = Role.HEAD
    for role, listed in (
        (Role.MODIFIER, vocabulary("speakers", "modifiers") - heads()),
        (Role.DETERMINER, vocabulary("speakers", "determiners")),
        (Role.LINK, vocabulary("speakers", "links")),
        (Role.PRONOUN, vocabulary("speakers", "pronouns")),
        (Role.TIME, vocabulary("time", "words")),
        (Role.STOP, vocabulary("speakers", "stops") - vocabulary("speakers", "links")),
    ):
        table.update(dict.fromkeys(listed, role))
    return table


@cache
def common_words() -> frozenset[str]:
    """The words that are no part of a name, even with the capital of a sentence's first word."""
    return frozenset(word for word, role in _roles().items() if role not in (Role.HEAD, Role.MODIFIER)) | vocabulary("speakers", "openers")


def _role(word: str, lower: str, *, shouted: bool, first: bool) -> Role:
    if not word[0].isalnum():
        return Role.MARK
    lower = lower.removesuffix("'s")
    if lower.partition("'")[0] in vocabulary("speakers", "contracted") and "'" in lower:
        return Role.STOP
    known = Role.TIME if word[0].isupper() and not (shouted or first) and lower in vocabulary("time", "words") else _roles().get(lower)
    if known is Role.TIME and not word[0].isupper() and lower in ("may", "march", "second"):
        return Role.STOP
    if known is not None:
        upper = word[0].isupper() and not shouted
        if upper and not first and known is Role.MODIFIER:
            return Role.NAME
        return Role.NAME if upper and known in (Role.LINK, Role.STOP) and word[: len(lower)].isupper() and len(lower) > 1 else known
    if word[0].isdigit():
        return Role.TIME
    if shouted:
        return Role.STOP if lower.endswith(("ed", "ing")) else Role.NAME
    if first and "-" not in word and lower.endswith(("ing", "ed")):
        return Role.STOP
    if word[0].isupper() or (lower.startswith(("al-", "el-")) and any(map(str.isupper, word))):
        return Role.NAME
    if "-" in word:
        return Role.MODIFIER
    if lower in vocabulary("speakers", "particles"):
        return Role.NAME
    return Role.STOP if lower.endswith(("ed", "ing")) and lower not in heads() else Role.LOW


def read_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words and marks of a stretch of plain text.

    >>> [(word.text, word.role.value) for word in read_words("A source at SANA", 0, 16)]
    [('A', 'determiner'), ('source', 'head'), ('at', 'link'), ('SANA', 'name')]
    """
    letters = [mark for mark in text[start:end] if mark.isalpha()]
    shouted = len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
    found = (
        Word(word := m[0], low := word.lower(), _role(word, low, shouted=shouted, first=m.start() == start), *m.span())
        for m in _TOKEN.finditer(text, start, end)
    )
    return tuple(found)


def is_body(text: str) -> bool:
    """Whether the lexicon knows a body of that name."""
    return key(text) in bodies()


@cache
def body_endings() -> frozenset[str]:
    """The last words of the longer names of bodies, in lower case."""
    return frozenset(name.split()[-1] for name in bodies() if len(name.split()) > 3)
