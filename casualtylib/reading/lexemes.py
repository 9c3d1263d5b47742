"""The words of harm and of people, looked up in a row of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from attrs import frozen

from casualtylib.lexicon import load
from casualtylib.reading.groups import nouns, plural

#: Kinds of words that carry an outcome, as the lexicon's tables are called.
OUTCOME_KINDS = ("participle", "object", "harm_of", "subject", "adjective", "condition", "noun", "toll", "those", "self", "self_many")


@frozen
class Lexeme:
    """Some words found at one place: their kind, what they mean there, and how many tokens they take."""

    kind: str
    value: str
    size: int


class Lexicon:
    """Phrases by their first word; the longest one wins, and among its kinds the first that is asked for."""

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        table: dict[str, dict[tuple[str, ...], dict[str, str]]] = {}
        for phrase, kind, value in entries:
            tokens = tuple(phrase.replace("-", " - ").replace(",", " ,").split())
            table.setdefault(tokens[0], {}).setdefault(tokens, {}).setdefault(kind, value)
        self._table = {first: tuple(sorted(phrases.items(), key=lambda item: -len(item[0]))) for first, phrases in sorted(table.items())}

    def __contains__(self, word: str) -> bool:
        return word in self._table

    def at(self, lows: Sequence[str], i: int, kinds: Sequence[str]) -> Lexeme | None:
        """The longest phrase that begins at token `i` and is of one of `kinds`."""
        for tokens, found in self._table.get(lows[i], ()):
            size = len(tokens)
            if size == 1 or tuple(lows[i : i + size]) == tokens:
                for kind in kinds:
                    if kind in found:
                        return Lexeme(kind, found[kind], size)
        return None


@cache
def outcomes() -> Lexicon:
    """The words that say what happened, and the little words around them."""
    table = load("outcomes")
    entries: list[tuple[str, str, str]] = []
    for kind in (*OUTCOME_KINDS, "modality"):
        entries += [(phrase, kind, value) for value, phrases in table[kind].items() for phrase in phrases]
    entries += [(phrase, kind, kind) for kind, phrases in table["words"].items() for phrase in phrases]
    return Lexicon(entries)


@cache
def people() -> Lexicon:
    """Nouns for people; the kind is ``"plural"``, ``"singular"`` or ``"both"``, the value the singular."""
    entries = [(noun, "both" if plural(one) == one else "plural" if many else "singular", one) for noun, (one, many) in nouns().items()]
    return Lexicon(entries)


@cache
def refused() -> Lexicon:
    """Nouns for what is no people; the kind is ``"refused"``, the value says what they are."""
    table: Mapping[str, Sequence[str]] = load("groups")["refused"]
    entries = [
        (form, "refused", reason) for reason, listed in table.items() for noun in listed for form in dict.fromkeys((noun, plural(noun)))
    ]
    return Lexicon(entries)


@cache
def prefilter() -> frozenset[str]:
    """The first words of everything that carries an outcome: a sentence without one of them holds no claim."""
    table = load("outcomes")
    return frozenset(
        phrase.replace("-", " ").split()[0] for kind in OUTCOME_KINDS for phrases in table[kind].values() for phrase in phrases
    )


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of one list of little words."""
    return frozenset(load("outcomes")["words"][name])


@cache
def modalities() -> Mapping[str, str]:
    """Word → the modality that it gives to what follows it."""
    table = load("outcomes")["modality"]
    return MappingProxyType({phrase: value for value, phrases in table.items() for phrase in phrases})
