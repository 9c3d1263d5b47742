"""The words before a date that turn its days into a window: "since", "between", "as of"."""

from __future__ import annotations

from functools import cache

import regex

from casualtylib.grammar.rule import Rule, compiled
from casualtylib.grammar.windows import classes

#: Words right before a core; `make` is the role they give it.
LINKS = (
    Rule(
        "since",
        r"\b(?:ever\s+)?+since(?:\s+(?:the\s+)?+(?:early\s+hours|night|morning|evening)\s+of|\s+(?:early|late)(?:\s+on)?+)?+\s+$",
        "since",
        yes={"since ": "since", "ever since ": "since"},
        no=("sincere ",),
    ),
    Rule(
        "days to",
        r"\b(?:(?:in|over|during|for)\s+)?+(?:the\s+)?+(?:(?P<n>{count})[\s-]++)?+(?P<unit>{unit})\s+(?:to|ending|ended|until|up\s+to|through)(?:\s+(?:on|early|late))?+\s+$",
        "days to",
        yes={"in the week to ": "days to", "the 24 hours to ": "days to", "week ending ": "days to"},
        no=("went to ",),
    ),
    Rule(
        "week of",
        r"\b(?:(?:in|over|during|for)\s+)?+(?:the\s+)?+(?P<unit>week)\s+(?:of|beginning|starting|from)(?:\s+on)?+\s+$",
        "week of",
        yes={"during the week of ": "week of", "week beginning ": "week of"},
        no=("weeks off ",),
    ),
    Rule(
        "cutoff",
        r"\b(?:(?:as\s+(?:of|at)|by|until|till|up\s+to|up\s+until)(?:\s+{clock})?+|before|prior\s+to|ahead\s+of)"
        r"(?:\s+(?:the\s+)?+(?:early|late|end\s+of|morning\s+of|evening\s+of)(?:\s+on)?+|\s+on)?+\s+$",
        "cutoff",
        yes={"as of ": "cutoff", "by ": "cutoff", "until late ": "cutoff", "as of 6 a.m. on ": "cutoff"},
        no=("hereby a ",),
    ),
    Rule(
        "between",
        r"\b(?:between|from)(?:\s+(?:early|late)(?:\s+on)?+)?+\s+$",
        "between",
        yes={"between ": "between", "from ": "between"},
        no=("in between a ",),
    ),
    Rule(
        "spoken",
        r"\b(?:dated|datelined|published|updated|posted|issued)(?:\s+(?:on|at|in))?+\s*+:?\s*+$",
        "spoken",
        yes={"published on ": "spoken", "updated: ": "spoken"},
        no=("issuing on ",),
    ),
    Rule(
        "on",
        r"\b(?:(?:at\s+)?+(?:(?:just|shortly|right|soon)\s+)?+(?:at|around|about|after|before|past)\s+(?:about\s+|around\s+)?+{clock}\s+)?+"
        r"(?:(?:at|on|in|during|over|for|throughout|within|around|about|of|through|also|only)\s+)?+"
        r"(?:(?:the\s+)?+(?:very\s+)?+(?:early|late|mid|later|earlier)(?:\s+hours|\s+in\s+the\s+day)?+"
        r"(?:\s+(?:on|of|in\s+the\s+{part_of_day}\s+(?:on|of)))?+\s+)?+(?:(?:the\s+)?+{part_of_day}(?:\s+(?:of|on))?+\s+)?+"
        r"(?:(?:the\s+)?+day\s+of\s+)?+(?:(?:back|as\s+recently\s+as)\s+(?:on|in)\s+)?+(?:the\s+)?+$",
        "on",
        yes={
            "on ": "on",
            "shortly before 9 p.m. on ": "on",
            "just after midnight on ": "on",
            "early on ": "on",
            "the morning of ": "on",
            "at dawn on ": "on",
            "during the ": "on",
        },
        no=("the rest ",),
    ),
)


@cache
def link_patterns() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """The role and the pattern of each link."""
    return tuple((row.make, compiled(row.pattern, classes())) for row in LINKS)
