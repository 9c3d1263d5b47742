"""Who was counted: from the words of a noun phrase to a Group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

import regex
from attrs import evolve

from casualtylib.errors import QueryError
from casualtylib.lexicon import load, words
from casualtylib.model.checks import takes
from casualtylib.model.group import EVERYONE, Group
from casualtylib.text.wordnumbers import group as spelled

_SECTIONS = (
    "everyone", "child", "girl", "boy", "woman", "man", "female", "male", "adult", "civilian", "combatant", "perpetrator", "named",
)  # fmt: skip
#: "syrian", "iraqi": also said of soldiers, whose noun comes last.
_OF_A_COUNTRY = regex.compile(r"(?:(?<!m)an|i|ese|ish)$")
_AND = regex.compile(r"\s*+(?:,|\band\b|\bor\b|&)\s*+(?:(?:and|or)\s++)?+", regex.I)


def plural(noun: str) -> str:
    """The plural of an English noun for people, by rule or from the lexicon.

    >>> [plural(noun) for noun in ("child", "police officer", "army", "coach", "fireman")]
    ['children', 'police officers', 'armies', 'coaches', 'firemen']
    """
    known: Mapping[str, str] = load("groups")["plurals"]
    if noun in known:
        return known[noun]
    start, _, last = noun.rpartition(" ")
    if start:
        return f"{start} {plural(last)}"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x", "z")) else "s")


#: From this age on somebody is an adult.
ADULT = 18
_YEARS_OLD = regex.compile(r"([\p{L}-]{1,20}|[0-9]{1,3})-(?P<unit>year|month|week|day)-olds?")


@cache
def nouns() -> Mapping[str, tuple[str, bool]]:
    """Every noun for people, in both numbers: word → (its singular, whether it is a plural)."""
    found: dict[str, tuple[str, bool]] = {}
    for section in _SECTIONS:
        for noun in words("groups", section, "nouns"):
            found.setdefault(plural(noun), (noun, True))
            found.setdefault(noun, (noun, False))
    second: Mapping[str, str] = {**load("groups")["plurals_too"], **load("groups")["misspelled"]}
    found.update({many: (noun, True) for many, noun in second.items()})
    return MappingProxyType(found)


@cache
def _group_of_noun(noun: str) -> Group:
    for section in _SECTIONS[:-1]:
        if noun in words("groups", section, "nouns"):
            table = load("groups")[section]
            if section == "everyone":
                return EVERYONE
            names = (noun,) if section == "combatant" else ()
            return Group(names=names, age=table.get("age"), sex=table.get("sex"), status=table.get("status"), role=table.get("role"))
    return Group(names=(noun,))


@cache
def _modifiers() -> Mapping[str, tuple[str, str] | None]:
    """Modifier → the facet that it sets, or None where it says nothing of who."""
    sides = {"child": "age", "adult": "age", "female": "sex", "male": "sex", "civilian": "status", "combatant": "status"}
    found: dict[str, tuple[str, str] | None] = {}
    for value, side in sides.items():
        found.update(dict.fromkeys(words("groups", "modifiers", value), (side, value)))
    found.update(dict.fromkeys(words("groups", "modifiers", "none")))
    return MappingProxyType(found)


@cache
def group_of(text: str) -> Group:
    """The Group that a noun phrase names; words that are not known become names.

    Args:
        text: such as ``"Syrian soldiers"`` or ``"women and children"``.

    >>> group_of("children"), group_of("people").is_everyone
    (Group(age='child', sex=None, status=None, role=None, names=(), any_of=()), True)
    >>> str(group_of("women and children"))
    'adult female or child'
    >>> group_of("Syrian soldiers").names
    ('soldier', 'syrian')
    """
    parts = [part for part in _AND.split(text.lower().strip()) if part]
    if len(parts) > 1:
        groups = tuple(dict.fromkeys(_simple(part.split()) for part in parts))
        if any(group.is_everyone for group in groups):
            return EVERYONE
        return groups[0] if len(groups) == 1 else Group(any_of=groups)
    return _simple(text.lower().split())


def _simple(tokens: Sequence[str]) -> Group:
    tokens = [token.strip("\"'.,") for token in tokens]
    table = nouns()
    for size in (3, 2, 1):
        for start in range(len(tokens) - size, -1, -1):
            noun = table.get(" ".join(tokens[start : start + size]))
            if noun is not None:
                rest = [*tokens[:start], *tokens[start + size :]] if "of" not in tokens else tokens[:start]
                return _modified(_group_of_noun(noun[0]), rest)
    return _modified(EVERYONE, tokens)


def _modified(group: Group, modifiers: Sequence[str]) -> Group:
    names = list(group.names)
    for word in modifiers:
        facet = _modifiers().get(word, ("", ""))
        if facet is None or not any(map(str.isalpha, word)):
            continue
        side, value = facet
        if side and getattr(group, side) is None:
            group = _set(group, side, value)
        elif not side:
            group = _set(group, "age", age) if group.age is None and (age := _age_of(word)) is not None else group
            names.append(word)
    return evolve(group, names=tuple(names))


@cache
def _age_of(word: str) -> str | None:
    """ "child" or "adult" for "14-year-old" and the like; None for another word."""
    match = _YEARS_OLD.fullmatch(word)
    if match is None:
        return None
    years = 0 if match["unit"] != "year" else int(match[1]) if match[1].isdecimal() else spelled(match[1].replace("-", " "))
    return None if years is None else "child" if years < ADULT else "adult"


def _set(group: Group, side: str, value: str) -> Group:
    match side:
        case "age":
            return evolve(group, age=value)
        case "sex":
            return evolve(group, sex=value)
    return evolve(group, status=value)


def query_group(text: str) -> Group:
    """The Group that a query names.

    Raises:
        QueryError: for a word that is no known noun for people, with the nearest ones.

    >>> query_group("adults").age
    'adult'
    >>> query_group("childern")
    Traceback (most recent call last):
    ...
    casualtylib.errors.QueryError: group: 'childern' is not known; did you mean 'children' or 'chilean' or 'child'?
    """
    takes("group", text, str)
    for part in _AND.split(text.lower().strip()):
        last = part.split()[-1:] or [""]
        if part not in nouns() and last[0] not in nouns():
            raise QueryError("group", text, (noun for noun in nouns() if noun not in load("groups")["misspelled"]))
    return group_of(text)


def in_words(group: Group) -> str:
    """A group for people, in the plural.

    >>> in_words(group_of("women and children")), in_words(group_of("Syrian soldiers")), in_words(Group())
    ('women and children', 'syrian soldiers', 'people')
    """
    known: Mapping[str, str] = load("groups")["in_words"]
    names = sorted(group.names, key=lambda name: (name in nouns(), _OF_A_COUNTRY.search(name) is None))
    noun = names.pop() if names and names[-1] in nouns() else ""
    facets = " ".join(value for value in (group.age, None if noun else group.status, group.sex, group.role) if value)
    who = [plural(noun)] if noun and not facets else [noun, known.get(facets, facets)]
    said = " ".join(word for word in (*names, *who) if word)
    union = " and ".join(map(in_words, group.any_of))
    return f"{said} ({union})" if said and union else said or union or "people"
