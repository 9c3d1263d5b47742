"""Time expressions as a table: what names days. The words before it that turn it into a window are in ``windows_links``.

The examples are resolved against Monday 2 December 2024; a value is ``"start/end"``, ``"day"`` or None (unknown).
"""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType

import regex

from casualtylib.grammar import calendar
from casualtylib.grammar.rule import Rule, alternatives, expand
from casualtylib.lexicon import load, words

_ORDINAL = r"\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?+"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d/]|[,.]\d)"
_CLOCK = (
    r"(?:around\s+)?+(?:\d{1,2}(?:[:.]?\d\d)?+(?:\s*+(?:hours|hrs))?+(?:\s*+[ap]\.?m\b\.?)?+|noon|midnight|midday|dawn)"
    r"(?:\s+(?:local\s+time|gmt|utc|est|et))?+"
)
_UNIT = r"(?:hours?|days?|weeks?|fortnights?|months?|years?)\b"
_OF_YEAR = r"(?:(?:\s*+,\s*+|\s+of\s+|\s++)(?P<year>{yyyy})|\s'?(?P<year>\d\d)(?=\s*+[()\[\]\-,.;:\x22]|\s*+$))?+"

#: What names days. Earlier rows win where two begin at one place.
CORES = (
    Rule(
        "year-month-day",
        r"(?P<n1>\d{4})-(?P<n2>\d{2})-(?P<n3>\d{2})(?![\d-])",
        calendar.numeric,
        yes={"2024-11-28": "2024-11-28", "2024-02-31": None},
        no=("2024-111-28", "555-12-34"),
    ),
    Rule(
        "numeric date",
        r"(?P<n1>\d{1,2})(?:/(?P<n2>\d{1,2})/(?P<n3>\d{4}|\d\d)|-(?P<n2>\d{1,2})-(?P<n3>\d{4})|\.(?P<n2>\d{1,2})\.(?P<n3>\d{4}))(?![\d/-])",
        calendar.numeric,
        yes={"28/11/2024": "2024-11-28", "11/28/2024": "2024-11-28", "2/12/2024": None, "28-11-2024": "2024-11-28"},
        no=("1/2", "24/7"),
    ),
    Rule(
        "days of a month",
        r"(?P<day>{ordinal})\s?{to}\s?(?P<last>{ordinal})\s++(?:of\s+)?+(?P<month>{month}){of_year}",
        calendar.days_of_month,
        yes={"3 to 9 May": "2024-05-03/2024-05-09", "14-15 November 2023": "2023-11-14/2023-11-15", "9 to 3 May": None},
        no=("3 to 9 people",),
    ),
    Rule(
        "day month",
        r"(?:{weekday}\s*+,?\s+)?+(?:the\s+)?+(?P<day>{ordinal})\s?(?:(?<=\s)of\s+)?+(?P<month>{month}){of_year}",
        calendar.days_of_month,
        yes={
            "2 December 2024": "2024-12-02",
            "28 November": "2024-11-28",
            "Friday, 21 July 1972": "1972-07-21",
            "5 Dec 88": "1988-12-05",
            "the 3rd of May": "2024-05-03",
            "31 June 2024": None,
            "30 December": "2023-12-30",
        },
        no=("2 decades", "5 mayors"),
    ),
    Rule(
        "month days",
        r"(?P<month>{month})\s(?P<day>{ordinal})\s?{to}\s?(?P<last>{ordinal}){then_year}(?!\d|\s++{month})",
        calendar.days_of_month,
        yes={"November 3-5": "2024-11-03/2024-11-05", "Nov. 3 and 4, 2023": "2023-11-03/2023-11-04"},
        no=("March of the 3 to 5",),
    ),
    Rule(
        "month day",
        r"(?:{weekday}\s*+,?\s+)?+(?P<month>{month})\s?(?P<day>{ordinal}){then_year}(?![\d%]|[.,:]\d)",
        calendar.days_of_month,
        yes={"December 2, 2024": "2024-12-02", "Dec. 2": "2024-12-02", "December 2nd": "2024-12-02", "Sunday, Dec. 1, 2024": "2024-12-01"},
        no=("May 2,500", "March 12:30"),
    ),
    Rule(
        "fixed day",
        r"(?P<name>{fixed_day})\b{then_year}",
        calendar.fixed_day,
        yes={"Christmas Eve": "2023-12-24", "New Year's Day": "2024-01-01", "Christmas Day 2004": "2004-12-25"},
        no=("New Year resolutions",),
    ),
    Rule(
        "share of a period",
        r"(?:the\s+)?+(?P<end>first|last|final|second)\s+(?:(?P<n>{count})\s+)?+(?P<unit>half|quarter|{unit})\s+of\s+"
        r"(?:(?P<month>{month})(?:\s+(?P<year>{yyyy}))?+|(?P<year>{yyyy})|(?:the|this|(?P<which>last))\s+year\b)",
        calendar.share,
        yes={
            "the first six months of 2023": "2023-01-01/2023-06-30",
            "first two weeks of June": "2024-06-01/2024-06-14",
            "the second half of 2023": "2023-07-01/2023-12-31",
            "the first half of the year": "2024-01-01/2024-06-30",
            "the second half of last year": "2023-07-01/2023-12-31",
            "the last three days of May": "2024-05-29/2024-05-31",
        },
        no=("the first of 2016",),
    ),
    Rule(
        "month",
        r"(?:(?:the\s+)?+(?:month\s+of\s+|{edge}|(?P<which>last)\s+))?+(?P<month>{month})"
        r"(?:\s++(?:of\s+)?+(?P<which>this|last)\s+(?P<of_year>year)\b|\s*+,?\s*+(?:of\s+)?+(?P<year>{yyyy}))?+(?![\w-])",
        calendar.of_month,
        yes={
            "November 2014": "2014-11-01/2014-11-30",
            "late October": "2024-10-21/2024-10-31",
            "March this year": "2024-03-01/2024-03-31",
            "mid-January": "2024-01-15",
            "the month of November": "2024-11-01/2024-11-30",
            "March last year": "2023-03-01/2023-03-31",
            "last September": "2024-09-01/2024-09-30",
            "last December": "2023-12-01/2023-12-31",
        },
        no=("Mayor", "Marching", "octopus"),
    ),
    Rule(
        "decade",
        r"the\s+(?:(?:early|mid|late)[- ])?+(?P<year>(?:1[89]|20)\d0)(?P<decade>'?s)\b",
        calendar.of_year,
        yes={"the 1990s": "1990-01-01/1999-12-31"},
        no=("the 1990",),
    ),
    Rule(
        "year",
        r"(?:(?:the\s+)?+{edge})?+(?P<year>{yyyy})(?![\w%-]|,\d)",
        calendar.of_year,
        yes={"2010": "2010-01-01/2010-12-31", "late 2013": "2013-10-01/2013-12-31", "2024": "2024-01-01/2024-12-02"},
        no=("2,010", "3010"),
    ),
    Rule(
        "weekday",
        r"(?:(?P<which>last|this\s+past|this|past)\s+)?+(?P<weekday>{weekday_name})(?P<s>s)?+\b(?P<further>\s+before\s+last\b)?+",
        calendar.weekday,
        yes={
            "Sunday": "2024-12-01",
            "Monday": "2024-12-02",
            "last Monday": "2024-11-25",
            "this past Friday": "2024-11-29",
            "Sunday before last": "2024-11-24",
        },
        no=("Sundayish", "Friday prayers"),
    ),
    Rule(
        "the day before yesterday",
        r"(?:the\s+)?+day\s+before\s+yesterday\b",
        calendar.back(2),
        yes={"the day before yesterday": "2024-11-30"},
        no=("the day before",),
    ),
    Rule(
        "yesterday",
        r"yesterday\b|(?:late\s+)?+last\s+(?:night|evening)\b",
        calendar.back(1),
        yes={"yesterday": "2024-12-01", "last night": "2024-12-01"},
        no=("last nightfall",),
    ),
    Rule("overnight", r"overnight\b", calendar.back(1, 2, "days"), yes={"overnight": "2024-12-01/2024-12-02"}, no=("over the night",)),
    Rule(
        "today",
        r"(?:earlier\s+)?+today\b|tonight\b|this\s+(?:morning|afternoon|evening)\b",
        calendar.back(0),
        yes={"today": "2024-12-02", "this morning": "2024-12-02", "tonight": "2024-12-02"},
        no=("this time",),
    ),
    Rule(
        "past hours",
        r"(?:the\s+|these\s+)?+(?:past|last|previous|preceding)\s+(?P<n>{count})[\s-]++(?P<unit>{unit})",
        calendar.rolling,
        yes={
            "the past 24 hours": "2024-12-01/2024-12-02",
            "last three weeks": "2024-11-11/2024-12-02",
            "past two days": "2024-11-30/2024-12-02",
        },
        no=("the past in hours",),
    ),
    Rule(
        "past week",
        r"(?:(?:the|this)\s+(?:past|last)|past)\s+(?P<unit>day|week|fortnight|month|year)\b",
        calendar.rolling,
        yes={"the past week": "2024-11-25/2024-12-02", "the last month": "2024-11-02/2024-12-02", "past day": "2024-12-01/2024-12-02"},
        no=("last week", "the past weekend"),
    ),
    Rule(
        "ago",
        r"(?:(?P<nearly>nearly|almost)\s+|(?:about|around|some|roughly|just|over|more\s+than)\s+)?+"
        r"(?P<n>{count})\s+(?P<unit>{unit})\s+ago\b",
        calendar.ago,
        yes={
            "two days ago": "2024-11-30",
            "a week ago": "2024-11-25",
            "a fortnight ago": "2024-11-18",
            "a year ago": "2023-01-01/2023-12-31",
            "three months ago": "2024-09-01/2024-09-30",
        },
        no=("long ago", "two days"),
    ),
    Rule(
        "start of the year",
        r"(?:the\s+)?+(?:start|beginning|turn)\s+of\s+(?:the|this)\s+(?P<unit>week|month|year)\b",
        calendar.first_day,
        yes={"the start of the year": "2024-01-01", "beginning of this month": "2024-12-01"},
        no=("the start of the war",),
    ),
    Rule(
        "this year",
        r"(?:so\s+far\s+)?+(?:earlier\s+)?+(?:in\s+)?+this\s+(?P<unit>week|month|year)(?:\s+(?:so\s+far|alone))?+\b"
        r"|(?:the\s+)?+(?:current|present)\s+(?P<unit>week|month|year)\b",
        calendar.this_part,
        yes={"so far this year": "2024-01-01/2024-12-02", "earlier this month": "2024-12-01/2024-12-02", "this week": "2024-12-02"},
        no=("this weekend", "that year"),
    ),
    Rule(
        "last week",
        r"(?:late\s+|early\s+|earlier\s+)?+(?P<which>last)\s+(?P<unit>week|month|year)\b",
        calendar.this_part,
        yes={"last week": "2024-11-25/2024-12-01", "last month": "2024-11-01/2024-11-30", "last year": "2023-01-01/2023-12-31"},
        no=("last weekend", "lasting"),
    ),
    Rule(
        "weekend",
        r"(?:(?:the|(?P<which>last)|this)\s+(?:past\s+)?+|\b(?=week-?end\s+(?:{happening})\b))week-?end\b",
        calendar.weekend,
        yes={"the weekend": "2024-11-30/2024-12-01", "last weekend": "2024-11-30/2024-12-01"},
        no=("week ended", "a weekend of rain"),
    ),
    Rule(
        "days after",
        r"(?:(?:came|comes|coming|happened|occurred)\s+)?+(?:just\s+|only\s+|barely\s+|less\s+than\s+)?+"
        r"(?P<n>{count})\s+(?P<unit>{unit})\s+(?P<way>after)\b",
        calendar.step,
        yes={"came a week after": None, "a day after": None},
        no=("came after a week",),
    ),
    Rule(
        "next day",
        r"(?:the\s+)?+(?:next|following)\s+(?:day|morning)\b|(?:a|one|the)\s+day\s+(?:later|after)\b"
        r"|(?P<n>{count})\s+(?P<unit>days?|weeks?|fortnights?)\s+(?:later|after)\b",
        calendar.step,
        yes={"the next day": None, "two days later": None},
        no=("next to the day",),
    ),
    Rule(
        "nth day",
        r"(?:on|by)\s+the\s+(?P<nth>{nth})\s+day\b(?!\s+of\b)",
        calendar.nth_day,
        yes={"on the third day": None},
        no=("the third day", "on the third day of fighting", "on the day"),
    ),
    Rule(
        "day before",
        r"(?:the\s+)?+(?P<way>previous)\s+(?:day|night)\b|(?:a|one|the)\s+day\s+(?P<way>earlier|before|prior)\b"
        r"|(?P<n>{count})\s+(?P<unit>days?|weeks?)\s+(?:(?P<way>earlier)\b|(?P<way>before)\b(?=\s*+(?:[.,;:)\]\x22]|$)))",
        calendar.step,
        yes={"the previous day": None, "a day earlier": None, "three days earlier": None},
        no=("the day that was",),
    ),
    Rule(
        "same day",
        r"(?:(?:the\s+|that\s+|this\s+)?+same|that)\s+(?:day|night|morning|evening|afternoon|(?:time\s+)?+period|week|month|year)\b"
        r"|this\s+period\b",
        calendar.same,
        yes={"the same day": None, "that night": None, "the same period": None},
        no=("the same road",),
    ),
    Rule(
        "season",
        r"(?:this|last)\s+(?:(?:rainy|wet|dry|monsoon|hurricane|typhoon|cyclone|fire|flood)\s+)?+(?:season|summer|winter|spring|autumn)\b",
        calendar.vague,
        yes={"this season": None, "last summer": None, "this rainy season": None},
        no=("this seasoned", "the summer"),
    ),
    Rule(
        "vague days", r"{vague}\b", calendar.vague, yes={"in recent days": None, "over the last few weeks": None}, no=("in recent memory",)
    ),
)


@cache
def classes() -> MappingProxyType[str, str]:
    """The word classes of the tables."""
    days = tuple(calendar.weekdays())
    return MappingProxyType(
        {
            "month": rf"{alternatives(calendar.months())}\b(?:(?<=\b(?:[a-z]{{3}}|sept))(?<!may)\.)?+",
            "weekday": rf"\b{alternatives(days)}\b\.?",
            "weekday_name": "|".join(word for word in days if word.endswith("day")),
            "ordinal": _ORDINAL,
            "yyyy": _YEAR,
            "unit": _UNIT,
            "of_year": expand(_OF_YEAR, {"yyyy": _YEAR}),
            "count": rf"\d{{1,3}}|{alternatives(list(calendar.small_numbers()))}",
            "nth": alternatives(words("time", "words", "nth")),
            "clock": _CLOCK,
            "edge": r"(?P<edge>early|late|mid|beginning|start|middle|end)(?:-|\s++)(?:of\s+)?+",
            "to": r"(?:-|to|and|until|till|through|or|/)",
            "then_year": expand(r"(?:(?:\s*+,\s*+|\s++)(?P<year>{yyyy}))?+", {"yyyy": _YEAR}),
            "happening": alternatives(words("time", "roles", "happening")),
            "part_of_day": alternatives(words("time", "words", "part_of_day")),
            "vague": alternatives(words("time", "words", "vague")),
            "fixed_day": alternatives([name for names in load("time")["fixed"].values() for name in names]),
        }
    )


@cache
def core_pattern(row: int) -> regex.Pattern[str]:
    """The compiled pattern of one row."""
    return regex.compile(rf"(?<![\p{{L}}\d$€£]|\d[.,/:])(?:{expand(CORES[row].pattern, classes())})", regex.I)


@lru_cache(maxsize=4096)
def beginning(word: str) -> tuple[tuple[Rule, regex.Pattern[str]], ...]:
    """The rows that can begin with that word, in the order of the table.

    >>> [row.name for row, _ in beginning("yesterday")]
    ['yesterday']
    """
    return tuple((row, core_pattern(i)) for i, row in enumerate(CORES) if core_pattern(i).fullmatch(word, partial=True))


@cache
def anchors() -> regex.Pattern[str]:
    """The words and digits of which every core has one."""
    named = alternatives({*calendar.months(), *calendar.weekdays(), *words("time", "words", "anchors")})
    return regex.compile(rf"\b{named}s?(?!\p{{Ll}}{{2}})|\d{{4}}|\d[/.-]\d", regex.I)


@cache
def part_of_day() -> regex.Pattern[str]:
    """Words after a day that say which part of it."""
    parts = alternatives(words("time", "words", "part_of_day"))
    return regex.compile(rf"(?:\s+(?:(?:in|at|during)\s+the\s+|at\s+)?+(?:(?:early|late)\s+)?+{parts}\b|\s+overnight\b)++", regex.I)
