"""Words that say which harm, or which part of it, a figure is about."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType

import regex

from casualtylib.grammar.rule import Rule, alternatives, compiled
from casualtylib.lexicon import load, words


class Cue(Enum):
    """What such words tell of the figure beside them."""

    APART = "apart"
    LOOKS_BACK = "looks back"
    WAR = "war"
    PART = "part"
    ALSO = "also"
    BESIDE = "beside"
    TOTAL = "total"
    AMONG = "among"


CUES: tuple[Rule, ...] = (
    Rule(
        "another incident",
        r"\b(?:in|during|by|after|following|when)\s+(?:(?:a|an)\s+)?(?>another|separate|similar|second|unrelated|previous|earlier|different)"
        r"(?:\s+(?>but|and|separate|related|unrelated|similar|such))*+\s+(?:[a-z-]++\s++){0,2}?{incident}",
        Cue.APART,
        yes={"in a separate attack": Cue.APART, "in another incident": Cue.APART, "in a similar suicide bombing": Cue.APART},
        no=("in the attack", "in another country"),
    ),
    Rule(
        "a similar attack killed",
        r"\b(?:a|an|another)\s+(?>similar|separate|previous|earlier|unrelated)\s+(?:[a-z-]++\s++){0,2}?{incident}",
        Cue.LOOKS_BACK,
        yes={"a similar attack": Cue.LOOKS_BACK, "a previous car bombing": Cue.LOOKS_BACK, "an earlier blast": Cue.LOOKS_BACK},
        no=("a similar number",),
    ),
    Rule(
        "other fighting",
        r"\bother\s+(?>fighting|clashes|violence|battles|unrest)\b",
        Cue.APART,
        yes={"Other fighting": Cue.APART, "other clashes": Cue.APART},
        no=("The other fighters", "another battle"),
    ),
    Rule(
        "a 2003 earthquake",
        r"\b(?:a|an)\s+(?:19|20)[0-9]{2}\s+(?:[a-z-]+\s+){0,2}?{incident}",
        Cue.APART,
        yes={"a 2003 earthquake": Cue.APART, "a 1994 car bombing": Cue.APART},
        no=("a 2003 car", "the 2003 earthquake"),
    ),
    Rule(
        "in retaliation for",
        r"\b(?>retaliation|retaliating|revenge|reprisal|avenge|avenging|response\s+to|anniversary|hours\s+after|days\s+after|(?:came|comes)\s+(?:just\s+|only\s+)?(?:a|one)\s+day\s+after|weeks?\s+after|months?\s+after|years?\s+after)\b",
        Cue.LOOKS_BACK,
        yes={"retaliation": Cue.LOOKS_BACK, "avenge": Cue.LOOKS_BACK, "weeks after": Cue.LOOKS_BACK, "came a day after": Cue.LOOKS_BACK},
        no=("a day later", "he died a day after it"),
    ),
    Rule(
        "the first since an attack",
        r"\bsince\s+(?:a|an)\s+(?:[\w'-]+\s+){0,4}?{incident}",
        Cue.LOOKS_BACK,
        yes={"since a car bombing": Cue.LOOKS_BACK, "since a suspected rebel attack": Cue.LOOKS_BACK},
        no=("since the attack",),
    ),
    Rule(
        "in the neighbouring province",
        r"\bin\s+(?:the\s+)?neighbou?ring\b",
        Cue.LOOKS_BACK,
        yes={"in neighbouring": Cue.LOOKS_BACK, "in the neighboring": Cue.LOOKS_BACK},
        no=("in the neighbourhood",),
    ),
    Rule(
        "the war has killed",
        r"\b{war}\b[^.;:]{0,110}?\b(?>killed|claimed|left|cost|displaced|killing|wounded|driven|forced|uprooted)\b",
        Cue.WAR,
        yes={"war has killed": Cue.WAR, "conflict that began in 2011 and has claimed": Cue.WAR, "war which left": Cue.WAR},
        no=("the war was long. A bomb killed",),
    ),
    Rule(
        "killed in the war",
        r"\b(?>killed|died|deaths|dead|displaced|wounded|lives|homeless|toll)\s++(?:[a-z]++\s++){0,4}?(?:in|since|during|by|from|of)\s++"
        r"(?:[\w'-]++\s++){0,5}?{war}\b",
        Cue.WAR,
        yes={
            "killed in the war": Cue.WAR,
            "displaced since the start of the conflict": Cue.WAR,
            "died in the country's civil war": Cue.WAR,
        },
        no=("killed in the strike",),
    ),
    Rule(
        "one attack hit",
        r"\bone\s+(?:of\s+the\s+)?(?:[a-z-]++\s++)?{incident}\b",
        Cue.PART,
        yes={"one attack": Cue.PART, "one of the strikes": Cue.PART},
        no=("one person",),
    ),
    Rule(
        "at one place",
        r"\b(?:at\s+the\s+scene|on\s+the\s+spot|in\s++(?:[\p{L}'-]++\s++){1,3}?alone)\b",
        Cue.PART,
        yes={"at the scene": Cue.PART, "in Aleppo alone": Cue.PART},
        no=("in the town", "at the hospital"),
    ),
    Rule(
        "also",
        r"\b(?>also|as\s+well(?!\s+as)|too|additionally|in\s+addition|separately|elsewhere)\b",
        Cue.ALSO,
        yes={"also": Cue.ALSO, "in addition": Cue.ALSO, "elsewhere": Cue.ALSO},
        no=("so", "as well as"),
    ),
    Rule(
        "another strike",
        r"\b(?>another|(?:a|the)\s+(?:second|third|fourth|other|next)|a\s+further|other)\s+(?:[a-z-]++\s++){0,2}?{incident}",
        Cue.BESIDE,
        yes={"another strike": Cue.BESIDE, "the second attack": Cue.BESIDE, "a second car bomb": Cue.BESIDE, "other raids": Cue.BESIDE},
        no=("another person",),
    ),
    Rule(
        "in all",
        r"\b(?>in\s+all|in\s+total|altogether|overall|total\s+of|total\s+number|total|death\s+toll|toll|fatalities|combined)\b",
        Cue.TOTAL,
        yes={"in all": Cue.TOTAL, "total of": Cue.TOTAL, "death toll": Cue.TOTAL},
        no=("all in",),
    ),
    Rule(
        "among them",
        r"\b(?:among|including|included|includes|of\s+whom|of\s+them|of\s+those|of\s+the\s+(?>deaths|dead|victims|injured|wounded|casualties|fatalities))\b",
        Cue.AMONG,
        yes={"among": Cue.AMONG, "of whom": Cue.AMONG, "of the dead": Cue.AMONG},
        no=("of the town",),
    ),
)


@cache
def cause_words() -> Mapping[str, str]:
    """Every cause word with the name of its kind."""
    return MappingProxyType({word: kind for kind, listed in load("causes")["causes"].items() for word in listed})


@cache
def classes() -> Mapping[str, str]:
    """The word classes of this table."""
    incident = [
        "attack", "attacks", "incident", "incidents", "strike", "strikes", "raid", "raids", "case", "accident", "operation", "operations",
        *sorted(cause_words()),
    ]  # fmt: skip
    return {
        "incident": alternatives(incident) + r"\b",
        "war": alternatives(list(words("causes", "wide", "war"))),
        "cause": r"\b" + alternatives(sorted(cause_words())) + r"\b",
    }


@cache
def cue_patterns() -> tuple[tuple[Cue, regex.Pattern[str]], ...]:
    """The rows of `CUES`, compiled."""
    return tuple((rule.make, compiled(rule.pattern, classes())) for rule in CUES)


@cache
def cause_pattern() -> regex.Pattern[str]:
    """Any cause word."""
    return compiled("{cause}", classes())
