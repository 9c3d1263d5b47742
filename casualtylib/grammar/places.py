"""How a text names places and who did the harm."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from casualtylib.gazetteer.names import compass
from casualtylib.grammar.rule import Rule, alternatives, compiled
from casualtylib.lexicon import words

PLACES: tuple[Rule, ...] = (
    Rule(
        "in X",
        r"\b{before}\s+(?:(?!{part}){modifier}\s+){0,4}+(?P<place>{part}|{name}(?:\s+{kind}\b)?+)"
        r"(?:\s+and\s+(?:(?!{part}){modifier}\s+){0,3}+(?P<more>{part}|{name}(?:\s+{kind}\b)?+))?",
        yes={
            "in Aleppo": "Aleppo",
            "in the rebel-held city of Idlib": "Idlib",
            "in the northern Syrian city of Aleppo": "Aleppo",
            "near the village of Al Bab": "Al Bab",
            "in northern Kandahar province": "Kandahar province",  # a province in the north, or the north of one: not said
            "across the Gaza Strip": "Gaza Strip",
            "in northwestern Syria": "northwestern Syria",
            "in South Sudan": "South Sudan",
            "near St. Anselm": "St. Anselm",
        },
        no=(
            "in the morning",
            "on Monday",
            "in May",
            "in the middle of the night",
            "the driver of the Lada",
            "a passenger in a Lada",
            "flown to a trauma center in Kemi",
            "two people in the SUV",
        ),
    ),
    Rule(
        "X's Y province",
        r"\b{before}\s+(?:{modifier}\s+){0,3}+{name}'s\s+(?:{modifier}\s+){0,3}+(?P<place>{name}(?:\s+{kind}\b)?+)",
        yes={
            "in Afghanistan's southern Kandahar province": "Kandahar province",
            "in southeast Velland's Anser county": "Anser county",
        },
        no=("in Afghanistan's south",),
    ),
)

CONTAINED: tuple[Rule, ...] = (
    Rule(
        "X, Y",
        r"\b{before}\s+(?:{modifier}\s+){0,4}+(?P<inner>{name}(?:\s+{kind}\b)?+),\s+(?P<outer>{name}(?:\s+{kind}\b)?+)",
        yes={"in Tiko, Cameroon": ("Tiko", "Cameroon"), "near Baqir village, Ghazni province": ("Baqir village", "Ghazni province")},
        no=("in Tiko and Limbe",),
    ),
    Rule(
        "X in Y",
        r"\b(?P<inner>{name}(?:\s+{kind}\b)?+)\s+in\s+(?:{modifier}\s+){0,4}+(?P<outer>{name}(?:\s+{kind}\b)?+)",
        yes={
            "Idlib in northern Syria": ("Idlib", "Syria"),
            "Khost district in eastern Paktia province": ("Khost district", "Paktia province"),
        },
        no=("Idlib in the morning",),
    ),
    Rule(
        "Y's X province",
        r"\b(?P<outer>{name})'s\s+(?:{modifier}\s+){0,3}+(?P<inner>{name}\s+{kind}\b)",
        yes={"Afghanistan's southern Kandahar province": ("Kandahar province", "Afghanistan")},
        no=("Afghanistan's army",),
    ),
)

DOERS: tuple[Rule, ...] = (
    Rule(
        "carried out by X",
        r"\b(?>carried\s+out|launched|conducted|staged|perpetrated|committed|planted|fired|mounted|killed|bombed|shelled|attacked|wounded|injured|kidnapped"
        r"|abducted|strikes|raids|shelling|bombardment|bombing)\s+by\s+(?:the\s+|an?\s+|suspected\s+|unidentified\s+|unknown\s+){0,2}+"
        r"(?P<doer>(?:{word}\s+){0,3}?(?:{who}|{armed})(?:\s+{armed})?+(?:\s+and\s+{who})?+)",
        yes={
            "carried out by the Syrian government": "Syrian government",
            "killed by suspected militants": "militants",
            "strikes by Russian jets": "Russian jets",
        },
        no=("killed by a falling tree",),
    ),
    Rule(
        "X air strikes",
        r"\b(?P<doer>{who}(?:(?:,\s+{who})?+\s+and\s+{who})?+)\s+{strikes}\b",
        yes={"Israeli air strikes": "Israeli", "Russian and Syrian jets": "Russian and Syrian"},
        no=("the air strikes",),
    ),
)

#: What these prepositions stand before is no place of the harm: where somebody comes from ("who is from Kemi"), a vehicle
#: ("the driver of the Lada"), where the hurt were brought ("taken to a hospital in Kemi").
_NO_PLACE = (
    r"(?!(?<=\b(?:is|are|was|were)\s)from\b|(?<=\b(?:drivers?|passengers?|occupants?|riders?)\s)(?:of|in)\s+(?:the|an?)\s"
    r"|(?<=\bto\s+(?:[\w'-]+\s+){0,4}?(?:hospitals?|clinics?|cent(?:er|re)|morgue)\s)in\b)"
)
_NAME = r"(?-i:(?:St|Mt|Ft)\.\s)?+(?-i:(?:al|el|ash|as|an|ad)-)?+(?-i:\p{Lu}[\p{L}\p{M}-]*+)(?:['][\p{Ll}]{2,}+)?+"
#: A name begins so: looked at first, for most words do not.
_CAPITAL = r"(?=(?-i:\p{Lu}|[ae][a-z]{1,2}-))"


@cache
def place_classes() -> Mapping[str, str]:
    """The word classes of these tables."""
    before, kinds, modifiers, not_places = (words("places", key) for key in ("before", "kinds", "modifiers", "not_places"))
    times = words("places", "times")
    not_places = (*not_places, *times)
    one = rf"(?!{alternatives(not_places)}\b){_NAME}"
    return {
        "before": rf"{_NO_PLACE}{alternatives(before)}",
        "kind": alternatives(kinds),
        "modifier": rf"(?:{alternatives(modifiers)}|(?-i:{alternatives(compass())}))\b",
        "part": rf"(?-i:{alternatives(compass())})\s+{{name}}(?!\s+{{kind}}\b|'s)",
        "name": rf"{_CAPITAL}(?:(?:(?<=[\p{{L}}\p{{M}}-])\s+(?:(?-i:de|da|do|del|la|el|al|of|the)\s+)?)?+{one}){{1,4}}+",
        "who": rf"{_CAPITAL}(?!{alternatives(times)}\b){_NAME}(?:\s+{_NAME}){{0,2}}+",
        "word": r"(?-i:\p{Ll}+)",
        "armed": alternatives(words("places", "armed")),
        "strikes": alternatives(words("places", "strikes")),
    }  # fmt: skip


@cache
def patterns(table: str) -> tuple[regex.Pattern[str], ...]:
    """The rows of one of these tables, compiled: ``"places"``, ``"contained"`` or ``"doers"``."""
    rows = {"places": PLACES, "contained": CONTAINED, "doers": DOERS}[table]
    return tuple(compiled(rule.pattern, place_classes()) for rule in rows)
