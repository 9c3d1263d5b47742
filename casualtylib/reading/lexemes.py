"""The words of harm and of people, looked up in a row of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from attrs import frozen

from casualtylib.lexicon import load, words
from casualtylib.reading.groups import nouns, plural

#: How many words a "*" in a phrase may stand for.
GAP = 4
#: Kinds of words that carry an outcome, as the lexicon's tables are called.
OUTCOME_KINDS = ("participle", "object", "harm_of", "subject", "adjective", "condition", "noun", "toll", "those", "self", "self_many")


@frozen
class Lexeme:
    """Some words found at one place: their kind, what they mean there, and how many tokens they take."""

    kind: str
    value: str
    size: int


#: Little words that no gap of a phrase holds.
_CLOSING = frozenset({"relative", "be", "have", "modal", "by", "clause"})
#: The kinds of some words, with their values.
Kinds = dict[str, str]


@frozen
class _Entry:
    """What begins with one word: the word alone, and longer phrases by their second word, the longest first."""

    alone: Kinds
    longer: Mapping[str, tuple[tuple[tuple[str, ...], Kinds], ...]]


@frozen
class _Gapped:
    """A phrase with some words left open: "taken to * hospital"."""

    head: tuple[str, ...]
    tail: tuple[str, ...]
    kind: str
    value: str

    def size(self, lows: Sequence[str], i: int) -> int:
        """How many tokens it takes at token `i`; 0 where it does not stand there."""
        at = i + len(self.head)
        if tuple(lows[i:at]) != self.head:
            return 0
        for start in range(at, min(at + GAP, len(lows)) + 1):
            if tuple(lows[start : start + len(self.tail)]) == self.tail:
                return start + len(self.tail) - i
            if start == len(lows) or not _open(lows, start):
                return 0
        return 0


def _open(lows: Sequence[str], j: int) -> bool:
    """Whether the word at `j` may stand in the gap of a phrase."""
    if lows[j] in (".", "-"):  # "St. Anne's hospital"
        return lows[j] == "-" or len(lows[j - 1]) < 3
    return lows[j][0].isalnum() and little().get(lows[j], frozenset()).isdisjoint(_CLOSING) and lows[j] != "no"


class Lexicon:
    """Phrases by their first two words; the longest one wins, and among its kinds the first that is asked for."""

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        table: dict[str, dict[tuple[str, ...], Kinds]] = {}
        self._gapped: dict[str, list[_Gapped]] = {}
        for phrase, kind, value in entries:
            tokens = tuple(phrase.replace("-", " - ").replace(",", " ,").split())
            if "*" in tokens:
                gap = tokens.index("*")
                self._gapped.setdefault(tokens[0], []).append(_Gapped(tokens[:gap], tokens[gap + 1 :], kind, value))
                continue
            table.setdefault(tokens[0], {}).setdefault(tokens, {}).setdefault(kind, value)
        self._table = {first: _entry(phrases) for first, phrases in table.items()}
        self.firsts = frozenset(self._table) | frozenset(self._gapped)

    def at(self, lows: Sequence[str], i: int, kinds: Sequence[str]) -> Lexeme | None:
        """The longest phrase that begins at token `i` and is of one of `kinds`."""
        found = self._written(lows, i, kinds)
        for phrase in self._gapped.get(lows[i], ()):
            if phrase.kind in kinds and (size := phrase.size(lows, i)) > (found.size if found else 0):
                found = Lexeme(phrase.kind, phrase.value, size)
        return found

    def _written(self, lows: Sequence[str], i: int, kinds: Sequence[str]) -> Lexeme | None:
        entry = self._table.get(lows[i])
        if entry is None:
            return None
        if entry.longer and i + 1 < len(lows):
            for tokens, found in entry.longer.get(lows[i + 1], ()):
                size = len(tokens)
                if size == 2 or tuple(lows[i : i + size]) == tokens:
                    for kind in kinds:
                        if kind in found:
                            return Lexeme(kind, found[kind], size)
        for kind in kinds:
            if kind in entry.alone:
                return Lexeme(kind, entry.alone[kind], 1)
        return None


def _entry(phrases: Mapping[tuple[str, ...], Kinds]) -> _Entry:
    longer: dict[str, list[tuple[tuple[str, ...], Kinds]]] = {}
    for tokens, kinds in sorted(phrases.items(), key=lambda item: -len(item[0])):
        if len(tokens) > 1:
            longer.setdefault(tokens[1], []).append((tokens, kinds))
    alone = next((kinds for tokens, kinds in phrases.items() if len(tokens) == 1), {})
    return _Entry(alone, {second: tuple(listed) for second, listed in longer.items()})


@cache
def outcomes() -> Lexicon:
    """The words that say what happened, and the little words around them."""
    table = load("outcomes")
    entries: list[tuple[str, str, str]] = []
    for kind in (*OUTCOME_KINDS, "modality"):
        entries += [(phrase, kind, value) for value, phrases in table[kind].items() for phrase in phrases]
    entries += [(phrase, kind, kind) for kind, phrases in table["words"].items() for phrase in phrases]
    for kind in ("participle", "object"):
        hurt = [phrase for phrase in table[kind]["injured"] if " " not in phrase]
        entries += [(f"{how} {phrase}", kind, "killed") for how in table["care"]["fatally"] for phrase in hurt]
    care = table["care"]
    entries += [(f"{taken} {to}", "participle", "injured") for taken in care["taken"] for to in care["to"]]
    entries += [(phrase, "adjective", "injured") for phrase in care["with"]]
    refuge = table["refuge"]
    entries += [(f"{staying}{at}", "condition", "displaced") for staying in refuge["staying"] for at in refuge["at"]]
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
    """One word of every phrase that carries an outcome, and no little word: a sentence without any of them holds no claim."""
    table = load("outcomes")
    common = frozenset(little()) | {"the", "those", "that", "more", "a", "an", "'"}
    found = {"lives", "life", *(word for kind in ("losing", "seizing", "survived") for word in table["words"][kind])}
    found |= {*table["care"]["marks"], *(at.split()[-1] for at in table["refuge"]["at"])}
    for kind in (*OUTCOME_KINDS, "self", "self_many"):
        for phrases in table[kind].values():
            for phrase in phrases:
                tokens = phrase.replace("-", " ").replace(",", " ").split()
                telling = [word for word in tokens if word not in common] or [max(tokens, key=len)]
                found.add(telling[0])
    return frozenset(found)


@cache
def little() -> Mapping[str, frozenset[str]]:
    """Little word → the lists that it is on."""
    found: dict[str, set[str]] = {}
    for name, listed in load("outcomes")["words"].items():
        for word in listed:
            found.setdefault(word, set()).add(name)
    return MappingProxyType({word: frozenset(names) for word, names in found.items()})


@cache
def first_words() -> frozenset[str]:
    """The words with which anything in the lexicons of harm and of people can begin."""
    return frozenset(outcomes().firsts | people().firsts)


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of one list of little words."""
    return frozenset(load("outcomes")["words"][name])


@cache
def phrase_words(name: str) -> frozenset[str]:
    """The words of one list for the inside of noun phrases."""
    return frozenset(words("groups", "phrase", name))


@cache
def modalities() -> Mapping[str, str]:
    """Word → the modality that it gives to what follows it."""
    table = load("outcomes")["modality"]
    return MappingProxyType({phrase: value for value, phrases in table.items() for phrase in phrases})
