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
        introduces: whether the speaker is only made known, unless the words go on with what was said ("… a statement saying that").
    """

    begins: tuple[str, ...] = ()
    speaker: Place = Place.BEFORE
    body: bool = False
    names: bool = False
    covers_before: bool = True
    covers_after: bool = True
    relays: bool = False
    opening: bool = False
    introduces: bool = False


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
        "contrast": _listed("joints", "contrasts"),
        "turn": _listed("joints", "turns"),
        "describing": alternatives(
            [*words("sources", "joints", "articles"), *words("sources", "joints", "relates"), *words("sources", "speakers", "spokes")]
        ),
        "weekday": _listed("time", "words"),
        "when": r"(?:{weekday}\b\.?(?:\s+\d{1,2}\b)?(?:\s+{weekday}\b)?(?:,?\s+\d{4}\b)?|\d{1,2}\s+{weekday}\b(?:\s+\d{4}\b)?)",
        "adverb": _listed("time", "adverbs"),
        "saying_in": _listed("phrases", "saying_in"),
        "article": _listed("phrases", "articles"),
        "heard_in": alternatives([*words("sources", "nouns", "documents"), *words("sources", "phrases", "heard_in")]),
        "issued": _listed("phrases", "issued"),
        "remarks": _listed("phrases", "remarks"),
        "hearers": _listed("phrases", "hearers"),
        "where": _listed("phrases", "where"),
        "gathering": _listed("joints", "gatherings"),
        "continuing": _listed("phrases", "continuing"),
        "pause": r"\s*+(?:$|[.,;:)\"'](?!\w))",
    }


#: What stands beside words of saying and figures, by what it tells the engine. Patterns of word classes, as in the rows.
MARKS: Mapping[str, str] = {
    # a clause ends; a contrast sets the next clause apart, and so does the end of a sentence or of a line of a list
    "boundary": r"[,;]|\b{contrast}\b",
    "contrast": r"""\b{contrast}\b|;|(?<=(?-i:\p{Ll}{3}))[.!?]["']?+\s*+(?-i:(?=\p{Lu}))|\n\s*+(?:[•*▪-]|\d++[/.)])""",
    # behind a verb: its clause is over; a participle goes on with its speaker; a colon hands over; a clause or a count is said
    "pause": r"""\s*+(?:$|[.,;)\]"'|]|-{1,2}\s)|\s++(?!as\s+(?:many|few|much|high)\b)(?:{turn}|{issued})\b""",
    "goes on": r"\s*+(?:,\s*+)?(?-i:\p{Ll}{3,}+)(?<=ing)\b",
    "colon": r"\s*+:",
    "that": r"\s*+,?\s*+(?:as\s+saying\s+)?that\b",
    "count": r"\s+{count}",
    "description": r"\s++{describing}\b",
    "by": r"\bby\s++",
    # where, when and in what something was said
    "tail": r"(?:\s++(?:(?:on|by|in)\s+)?{when}|\s++{adverb}\b|\s++{saying_in}\s+{article}\s+(?:[\p{L}-]++\s+){0,2}?{heard_in}\b"
    r"(?:\s+{issued}(?:\s+(?:on|in|late|early))?\s+{when})?"
    r"|\s++in\s+{remarks}\b|\s++(?:on|via|over|under)\s+{where}\b"
    r"|\s++(?:to|with)\s+(?:the\s+)?(?:{hearers}\b|(?-i:\p{Lu}[\p{L}-]++(?:\s+\p{Lu}[\p{L}-]++){0,2}+)(?:\s+reporter)?)"
    r"|\s++(?:by|over\s+the)\s+(?:phone|telephone)\b|\s++speaking\s+(?:on|under)\s+{where}\b|\s++{hearers}\b|\s++{article}\s+(?:[\p{L}-]++\s+)?{gathering}\b){1,6}+",
    # a sentence goes on with the figure of the one before
    "continues": r"['\"]?{continuing}\b",
}


@cache
def mark(name: str) -> regex.Pattern[str]:
    """One of the marks.

    >>> bool(mark("continues").match("Among the dead were two children."))
    True
    """
    return compiled(MARKS[name], classes())
