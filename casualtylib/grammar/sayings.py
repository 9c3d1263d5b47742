"""What a row for words of saying tells the engine, and the word classes that the rows are built from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

import regex
from attrs import frozen

from casualtylib.grammar.rule import alternatives, compiled
from casualtylib.lexicon import words


class Place(Enum):
    """Where the speaker stands: before the words of saying, after them, wherever a name is found, or is these words."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"
    SELF = "self"


@frozen
class Saying:
    """What a row tells the engine.

    Args:
        begins: the word lists of the lexicon with one of whose words the row's own words begin; none: anywhere.
        speaker: where the speaker stands.
        body: whether the speaker has to be a known body or have a speaker's noun ("villagers", not "the town").
        names: whether a person's name will do in its stead.
        covers_before: whether it can govern what stands before it in its sentence.
        covers_after: whether it can govern what stands after it.
        relays: whether who stands before it passes on what the speaker said ("the agency quoted a source as saying").
        opening: whether the speaker has to open the sentence.
    """

    begins: tuple[str, ...] = ()
    speaker: Place = Place.BEFORE
    body: bool = False
    names: bool = False
    covers_before: bool = True
    covers_after: bool = True
    relays: bool = False
    opening: bool = False


def _listed(*keys: str) -> str:
    return alternatives(words("sources", *keys))


@cache
def classes() -> Mapping[str, str]:
    """The word classes of the rows."""
    return {
        "said": _listed("verbs", "said"),
        "noun_verb": _listed("verbs", "noun_verbs"),
        "counted": _listed("verbs", "counted"),
        "believed": _listed("verbs", "believed"),
        "by": _listed("verbs", "by"),
        "told": _listed("verbs", "told"),
        "denied": _listed("verbs", "denied"),
        "outlet": _listed("phrases", "outlets"),
        "reports": _listed("verbs", "reports"),
        "of_estimate": _listed("phrases", "of_estimate"),
        "shown": _listed("verbs", "shown"),
        "document": _listed("nouns", "documents"),
        "continued": _listed("verbs", "continued"),
        "citing": _listed("verbs", "citing"),
        "passive": _listed("verbs", "passive"),
        "according": _listed("phrases", "according"),
        "toll_verb": _listed("phrases", "toll"),
        "of_toll": _listed("phrases", "of_toll"),
        "closing": f"(?-i:{alternatives(words('sources', 'phrases', 'closing'))})",
        "day": alternatives([word for word in words("sources", "time", "words") if word != "may"]),
        "count": rf"\d|{_listed('phrases', 'counts')}\b",
        "pause": r"\s*+(?:$|[.,;:)\"'](?!\w))",
    }


@cache
def continues() -> regex.Pattern[str]:
    """The opening of a sentence that goes on with the figure of the one before.

    >>> bool(continues().match("Among the dead were two children."))
    True
    """
    return compiled(r"['\"]?{continuing}\b", {"continuing": _listed("phrases", "continuing")})


@cache
def _tail_pattern() -> str:
    day = alternatives(words("sources", "time", "words"))
    adverb = alternatives(words("sources", "time", "adverbs"))
    document = alternatives(words("sources", "nouns", "documents"))
    where = alternatives(words("sources", "phrases", "where"))
    when = rf"(?:{day}\b\.?(?:\s+\d{{1,2}}\b)?(?:\s+{day}\b)?(?:,?\s+\d{{4}}\b)?|\d{{1,2}}\s+{day}\b(?:\s+\d{{4}}\b)?)"
    return (
        rf"(?:\s++(?:(?:on|by|in)\s+)?{when}|\s++{adverb}\b|\s++(?:in|via|through|during)\s+(?:a|an|its|his|her|their|the|separate)\s+"
        rf"(?:[\p{{L}}-]++\s+){{0,2}}?(?:{document}|interview|news\s+conference|press\s+conference|briefing|telegram|speech|email|call|phone\s+call|video)\b"
        rf"|\s++in\s+(?:statements?|reports?|comments|remarks)\b|\s++(?:on|via|over|under)\s+{where}\b"
        rf"|\s++(?:to|with)\s+(?:the\s+)?(?:reporters|journalists|(?-i:\p{{Lu}}[\p{{L}}-]++(?:\s+\p{{Lu}}[\p{{L}}-]++){{0,2}}+)(?:\s+reporter)?)"
        rf"|\s++(?:by|over\s+the)\s+(?:phone|telephone)\b|\s++speaking\s+(?:on|under)\s+{where}\b|\s++reporters?\b|\s++journalists\b){{1,6}}+"
    )


def tail() -> str:
    """The pattern of what may follow a word of saying before a pause: when, in what and where it was said."""
    return _tail_pattern()
