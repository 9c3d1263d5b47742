"""What the words that name a speaker name: a person or a body, titles dropped, authors of documents found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex
from attrs import frozen

from casualtylib.model.note import Note
from casualtylib.model.source import Source, SourceKind
from casualtylib.reading.attribution_words import Role, Word, common_words, heads, is_body, vocabulary
from casualtylib.reading.voices import canonical_of, key, kind_of

_ACRONYM = regex.compile(r"[(\[]\s*+(\p{Lu}[\p{L}.&-]{1,11}+)\s*+[)\]]")
_WORD = regex.compile(r"\p{L}[\p{L}'-]*+")
_FULL_NAME = regex.compile(r"\b\p{Lu}[\p{L}'-]++(?:\s(?:al-|el-|bin\s|de\s)?\p{Lu}[\p{L}'-]++){1,3}+")
_PROPER = regex.compile(r"\b\p{Lu}[\p{L}'-]++(?:\s\p{Lu}[\p{L}'-]++){1,6}+")
_POSSESSIVE = regex.compile(r"(?:'s|(?<=s)')$")
#: How far before its bracket the name of an acronym may begin, and how many plain words it may hold.
_NAME_BEFORE = 160
_PLAIN = 5


@frozen
class Resolved:
    """A Source with what it took to find it.

    Args:
        source: the Source.
        notes: what was resolved or inferred.
        person: whether it is a person.
        titles: the words of the person's title.
        document: whether a statement or report was spoken of.
    """

    source: Source
    notes: tuple[Note, ...] = ()
    person: bool = False
    titles: tuple[str, ...] = ()
    document: bool = False


@lru_cache(maxsize=4096)
def content(name: str) -> frozenset[str]:
    """The words of a name that say something."""
    return frozenset(key(name).split()) - vocabulary("joints", "empty")


@lru_cache(maxsize=4096)
def is_common(name: str) -> bool:
    """Whether a name is made of common nouns alone ("police", "a medical source")."""
    known = heads() | vocabulary("speakers", "modifiers") | vocabulary("joints", "empty")
    words = name.split()
    return not any(word[0].isupper() for word in words) or all(word.lower() in known for word in words)


def acronyms(text: str) -> dict[str, str]:
    """The acronyms that a text introduces in brackets, with the name they stand for.

    >>> acronyms("The National Flood Office (NFO) said two died.")
    {'nfo': 'National Flood Office'}
    """
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        name = _abbreviated(text[max(0, match.start() - _NAME_BEFORE) : match.start()], [letter for letter in match[1] if letter.isupper()])
        if name is not None:
            found.setdefault(key(match[1]), name)
    return found


def _abbreviated(before: str, letters: Sequence[str]) -> str | None:
    """The words at the end of `before` whose capitals the letters are, as far as they can be; None if the first is not."""
    words = list(_WORD.finditer(before))
    longest = min(len(words), len(letters) + _PLAIN)
    for take in range(1, longest + 1):
        first = words[-take][0][0]
        capitals = sum(word[0][0].isupper() for word in words[-take:])
        if first.isupper() and first == letters[0] and (capitals >= len(letters) or take == longest):
            return " ".join(before[words[-take].start() : words[-1].end()].split())
    return None


def full_names(text: str) -> dict[str, str]:
    """By last name: the first full name of a person, or what looks like one, in a text.

    >>> full_names("Deputy Mayor Omar Said spoke. Said left.")
    {'said': 'Omar Said'}
    """
    found: dict[str, str] = {}
    for match in _FULL_NAME.finditer(text):
        person = _untitled(_unopened(match[0].split()))
        if len(person) > 1 and len(person[-1]) > 2:
            found.setdefault(key(person[-1]), _POSSESSIVE.sub("", " ".join(person)))
    return found


def proper_bodies(text: str) -> dict[str, str | None]:
    """By last word: the one name of several capitals in a text that ends in that speaker's noun; None if there are several.

    >>> proper_bodies("The Lenn Harbour Rescue Centre has closed.")
    {'centre': 'Lenn Harbour Rescue Centre'}
    """
    found: dict[str, str | None] = {}
    for match in _PROPER.finditer(text):
        name = " ".join(_unopened(match[0].split()))
        noun = name.split()[-1].lower() if name else ""
        if " " in name and noun in heads() and not name.isupper():
            found[noun] = name if found.get(noun, name) == name else None
    return found


def _unopened(names: Sequence[str]) -> list[str]:
    """Names without the words that open a sentence before them ("But", "The", "On")."""
    at = 0
    while at < len(names) and names[at].lower() in common_words():
        at += 1
    return list(names[at:])


def _untitled(names: Sequence[str]) -> list[str]:
    """Names without the titles and nouns of speakers before them."""
    titles = vocabulary("speakers", "titles") | heads()
    behind = max((i + 1 for i, name in enumerate(names) if name.rstrip(".").casefold() in titles), default=0)
    return list(names[behind:])


def stated(words: Sequence[Word], description: Sequence[Word] = ()) -> Resolved:
    """The Source that words themselves name.

    Args:
        words: the words of the name, with its title.
        description: the words that describe a person.
    """
    person = _person(words)
    if person is None and description and len(words) == 1 and words[0].role is Role.NAME:
        person = list(words), []
    if person is not None:
        named, titles = person
        titles = [*titles, *description]
        name = _POSSESSIVE.sub("", _joined(named))
        body = _spoken_for(titles)
        kind = kind_of(body or _joined(titles))
        return Resolved(Source(name, canonical_of(body or name), kind), (), True, tuple(word.text for word in titles))
    name = _POSSESSIVE.sub("", _joined(_unbracketed(_body(words))))
    kind = kind_of(name)
    return Resolved(Source(name, canonical_of(name), kind_of(_joined(words)) if kind is SourceKind.UNNAMED else kind))


def _joined(words: Sequence[Word]) -> str:
    """The words of a name; a comma at either end is none of them."""
    return " ".join(word.text for word in words).replace(" ,", ",").strip(" ,")


def _unbracketed(words: Sequence[Word]) -> list[Word]:
    """The words outside brackets."""
    depth = 0
    kept: list[Word] = []
    for word in words:
        depth += word.text in "(["
        if not depth:
            kept.append(word)
        depth -= word.text in ")]" and depth > 0
    return kept


def _person(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The words of a person's name and of the title before or behind it; None if no person is named."""
    link = next((i for i, word in enumerate(words) if word.role is Role.LINK), None)
    if link is not None and words[link].lower in vocabulary("joints", "members"):
        ahead = _named_first(words[:link]) or _person(words[:link])
        if ahead is not None:
            return ahead[0], [*ahead[1], *words[link:]]
    titled = _of_office(words) or _titled(words)
    if titled is None and all(word.role is Role.NAME for word in words):
        return (list(words), []) if (2 <= len(words) <= 4 or link) and not is_body(_joined(words)) else None
    return titled


def _named_first(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The name before a title without a comma: "Omar Said director" (of …)."""
    size = next((i for i, word in enumerate(words) if word.role is not Role.NAME), len(words))
    behind = words[size:]
    titled = bool(behind) and all(word.text[0].islower() for word in behind) and behind[-1].lower in vocabulary("speakers", "titles")
    return (list(words[:size]), list(behind)) if titled and 2 <= size <= 4 and not is_body(_joined(words[:size])) else None


def _of_office(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The name behind an office with "of" in it: "director general of police Omar Said"."""
    first = next((i for i in range(len(words), 0, -1) if words[i - 1].role is not Role.NAME), 0)
    if first < 3 or len(words) - first not in (2, 3):
        return None
    title, link, noun = words[first - 3 : first]
    office = noun.role is Role.HEAD and link.role is Role.LINK and title.lower in vocabulary("speakers", "titles")
    return (list(words[first:]), [word for word in words[:first] if word.role is not Role.DETERMINER]) if office else None


def _titled(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The name behind a title ("Colonel Omar Said") or behind plain words ("media campaigner Omar Said")."""
    titles = vocabulary("speakers", "titles")
    title = max((i for i, word in enumerate(words) if word.text.rstrip(".").lower() in titles), default=-1)
    plain = max((i for i, word in enumerate(words) if word.role is Role.LOW), default=-1)
    for last, sizes in ((title, range(1, 6)), (plain, range(2, 4))):
        rest = words[last + 1 :]
        if last >= 0 and len(rest) in sizes and all(word.role is Role.NAME for word in rest) and not is_body(_joined(rest)):
            return list(rest), [word for word in words[: last + 1] if word.role is not Role.DETERMINER]
    return None


def _spoken_for(titles: Sequence[Word]) -> str | None:
    """The body that a title says someone speaks for, whose voice is then the body's; None if the title says none."""
    spokes = next((i for i, word in enumerate(titles) if word.lower in vocabulary("speakers", "spokes")), None)
    if spokes is None:
        return None
    behind = spokes + 1 < len(titles) and titles[spokes + 1].role is Role.LINK
    words = [word for word in (titles[spokes + 2 :] if behind else titles[:spokes]) if word.lower not in vocabulary("speakers", "titles")]
    body = _POSSESSIVE.sub("", _joined(_unbracketed(_body(words)))) if words else ""
    speaks = titles[spokes].lower in vocabulary("speakers", "spokespeople") and (len(words) > 1 or not is_common(body))
    return body if body and (speaks or is_body(body)) else None


def _body(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a body's name: without articles, as the lexicon knows it, or the author of a document."""
    documents = vocabulary("nouns", "documents")
    link = next((i for i, word in enumerate(words) if word.role is Role.LINK), None)
    written = link is not None and any(word.lower in documents for word in words[max(0, link - 2) : link])
    if link and written and words[link].lower in vocabulary("joints", "authors") and link + 1 < len(words):
        return _body(words[link + 1 :])
    kept = list(words)
    while len(kept) > 1 and (kept[0].role is Role.DETERMINER or kept[0].lower.endswith("-based")):
        kept = kept[1:]
    if len(kept) > 2 and kept[0].lower in vocabulary("nouns", "quantity") and kept[1].lower in vocabulary("joints", "of"):
        return _body(kept[2:])
    known = _known_body(kept)
    if known is not None:
        return known
    called = max(
        (i for i, word in enumerate(kept[:-1]) if word.lower in vocabulary("joints", "naming") and word.text[0].islower()), default=-1
    )
    if called >= 0 and all(word.role is Role.NAME for word in kept[called + 1 :]):
        return kept[called + 1 :]
    return _authored(kept)


def _authored(words: Sequence[Word]) -> Sequence[Word]:
    """The author before a document's noun ("the county coroner's records"); the words themselves where none is named."""
    kept = list(words)
    for listed in ("documents", "papers"):
        while kept and len(kept) < len(words) + (listed == "documents") and kept[-1].lower in vocabulary("nouns", listed):
            kept.pop()
    while kept and len(kept) < len(words) and kept[-1].role in (Role.MODIFIER, Role.LOW):
        kept.pop()
    named = kept and kept[-1].role in (Role.NAME, Role.HEAD) and not (len(kept) == 1 and kept[0].lower in vocabulary("joints", "bare"))
    return kept if named else words


def _known_body(words: Sequence[Word]) -> Sequence[Word] | None:
    """The longest name of a known body before the first link; None if there is none."""
    end = next((i for i, word in enumerate(words) if word.role is Role.LINK), len(words))
    for size in range(len(words), 0, -1):
        for start in reversed(range(min(end, len(words) - size + 1))):
            chosen = words[start : start + size]
            alone = chosen[0].role is Role.NAME or (start == len(words) - 1 and chosen[0].text[0].isupper())
            if (size > 1 or alone) and is_body(_joined(chosen)):
                governed = start == 1 and words[0].lower.rpartition("-")[2] in vocabulary("joints", "governed")
                return words[: start + size] if governed else chosen
    return None
