"""What stands beside a date and tells which harm, if any, it is the date of: rows of patterns that the engines ask for by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from casualtylib.grammar.rule import Rule, alternatives, compiled
from casualtylib.lexicon import words

#: `yes` gives the words that are found in each example.
MARKS: tuple[Rule, ...] = (
    # what makes a name of a month or a number a date
    Rule(
        "before a month",
        r"\b{before_month}[\s-]+$",
        yes={"six died in ": "in ", "killed since mid-": "mid-"},
        no=("her name is ",),
    ),
    Rule("before a year", r"\b{before_year}\s*$", yes={"six died in ": "in "}, no=("a group of about ",)),
    Rule(
        "event behind",
        r"\s+(?:(?!(?:and|were|was|people)\b)[\p{L}-]+\s+){0,2}?{happening}\b",
        yes={"the 17 August bombing": " August bombing", "in the 1979 school explosion": " school explosion"},
        no=("of 2010 people were",),
    ),
    Rule("people behind", r"\s+{counted}\b", yes={"in 2000 homes": " homes"}, no=("in 2000 there",)),
    Rule("tells the year", r"\d{4}|[/.-]\d\d$", yes={"3 May 2019": "2019", "3/5/19": "/19"}, no=("3 May",)),
    # two dates of one expression
    Rule("opens two dates", r"\bbetween\s+(?:late\s+|early\s+)?$", yes={"killed between late ": "between late "}, no=("in between them ",)),
    Rule(
        "from one date to another",
        r"\s*+(?:,\s*+)?(?:(?:and|or)\s+(?:on\s+|early\s+(?:on\s+)?)?|(?:to|into|until|till|through|up\s+to)\s+(?:the\s+|early\s+)?|-|/)\s*+",
        yes={" and early on ": " and early on ", " - ": " - "},
        no=("but",),
    ),
    Rule("the same date again", r"\s*+[\[(,]?\s*+(?:the\s+|on\s+)?", yes={" [": " [", ", the ": ", the "}),
    Rule("clock", r"\b(?-i:GMT|UTC|[A-Z]{1,3}[SD]?T|time)\b", yes={"0230 GMT on Saturday": "GMT", "8 p.m. Singapore time": "time"}),
    # beginnings: "since the war began"
    Rule(
        "since and its words",
        r"\bsince\s+(?:[^\s,.;:\"]{1,30}+\s++){1,16}+$",
        yes={"2,000 have died since the war began in ": "since the war began in "},
        no=("since then, in ",),
    ),
    Rule(
        "since a beginning",
        r"(?<!\b(?:has|have|had|long)\s)\b(?:ever\s+)?since\s+(?:then\b|(?:{word_of_beginning}){0,7}+(?:{starting}\b)?+)",
        yes={"six died since then.": "since then", "killed since the war began and": "since the war began"},
        no=("has since died",),
    ),
    Rule("first of its kind", r"\b(?:first|worst|\w+est)\b", yes={"the deadliest since": "deadliest"}, no=("the third since",)),
    Rule("when", r",?\s+(?:when|in\s+which|that|which)\b", yes={"since 2015, when a bus": ", when"}, no=("since 2015, whenever",)),
    Rule(
        "somebody acts",
        r"\b(?:it|they|he|she)\s+\w+ed\b|\bthe\s+deadly\b",
        yes={"since they occupied": "they occupied"},
        no=("since it is",),
    ),
    Rule("harm is told", r"\s(?:said|told|killed|died|were|was)\s", yes={"since a man was shot": " was "}, no=("since the war began",)),
    # records and datelines
    Rule(
        "entry of a list", r"\W*+[\p{L}][\p{L} /()-]{0,40}+:\s*+\d", yes={"- Dead (so far): 8": "- Dead (so far): 8"}, no=("They said: go",)
    ),
    Rule(
        "label of a date",
        r"\b(?:date(?:\s+of\s+(?:the\s+)?+(?:incident|event|attack))?+|when|incident\s+date|event\s+date)\s*+[:-]\s*+$",
        yes={"Record 7. Date of the attack: ": "Date of the attack: "},
        no=("to date ",),
    ),
    Rule("label of something else", r"\b{labels}\s*+:", yes={"4 June. Location: Velland": "Location:"}, no=("at this location.",)),
    Rule(
        "agency of a dateline",
        r"\s*+(?:\([^()\n]{2,50}+\)\s*+(?:-|:|\[)|--)",
        yes={" (Wire) -- Two died": " (Wire) -"},
        no=(" (Sunday) two",),
    ),
    Rule("dash of a dateline", r"\s*+-\s++['\"]?(?-i:\p{Lu})", yes={" - Two people died": " - T"}, no=(" - two people",)),
    # how far a date reaches
    Rule("counts what was told", r"\b{such}\b", yes={"In all, six died": "In all"}, no=("all six died",)),
    Rule("points back", r"\b{back}\b", yes={"The attack killed six": "The attack"}, no=("An attack killed six",)),
    Rule("tells of a war", r"\b{overall}\b", yes={"The civil war killed": "civil war"}, no=("A warship sank",)),
    Rule(
        "raises a total",
        r"\b{raising}\s+(?:\S++\s+){0,3}?{total}\s[^,.;]{0,50}+$",
        yes={"six died, raising the overall toll to ": "raising the overall toll to "},
        no=("raising the toll to ",),
    ),
    Rule("boundary of a clause", r"[;,]|\b(?-i:while|but|after|when|where|as|which|who)\b", yes={"six but nine": "but"}, no=("butter",)),
    Rule(
        "another voice on the same harm",
        r"(?:meanwhile|also|in\s+addition|earlier),?\s+(?!in\s)(?:[\w'-]+\s+){1,7}?{saying}\b",
        yes={"meanwhile a doctor said": "meanwhile a doctor said"},
        no=("meanwhile in homs a doctor said",),
    ),
)


@cache
def classes() -> Mapping[str, str]:
    """The word classes of the rows."""
    roles = ("happening", "starting", "saying", "such", "back", "overall", "raising", "total")
    marks = ("before_month", "before_year", "counted", "labels")
    return {
        **{key: alternatives(words("time", "roles", key)) for key in roles},
        **{key: alternatives(words("time", "marks", key)) for key in marks},
        "word_of_beginning": rf"(?!(?:{alternatives(words('time', 'marks', 'ends_beginning'))}|{{starting}})\b)[^\s,.;:()\"]{{1,30}}+\s*+",
    }


@cache
def mark(name: str) -> regex.Pattern[str]:
    """The pattern of one row.

    >>> mark("first of its kind").search("the deadliest since 2010")[0]
    'deadliest'
    """
    return compiled(next(row.pattern for row in MARKS if row.name == name), classes())
