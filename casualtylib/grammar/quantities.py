"""How a number is qualified: one row a form.

In a pattern ``{n}`` stands for a numeral, ``{v}`` for a vague word and ``{q}`` for either, all found before; every
other class is a list of `lexicon/en/quantities.toml`. A row's `make` is its reading: the `Hedge` of its number, or,
of two numbers, what each of them bounds (None: nothing). The examples say what the row reads under the literal
codebook, as (hedge, low, high).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import regex

from casualtylib.errors import RuleError, underline
from casualtylib.grammar.rule import Rule, expand
from casualtylib.lexicon import alternatives, load
from casualtylib.model.hedge import Hedge

#: These stand in the pattern's text for a numeral, a vague word and a word for nobody; the last pads them to length.
NUMERAL, VAGUE, NOBODY, PAD = "\ue000", "\ue001", "\ue002", "\ue003"

_LEAST, _MORE, _MOST, _LESS = Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN
_ABOUT, _NEARLY, _EXACT, _VAGUE = Hedge.ABOUT, Hedge.NEARLY, Hedge.EXACT, Hedge.VAGUE

RULES = (
    Rule(
        "at least a and at most b", "{at_least} {n}{but}{at_most} {n}", (_LEAST, _MOST),
        yes={"at least 20 and at most 100": ("range", 20, 100), "no fewer than 30 but no more than 40": ("range", 30, 40),
             "at least 5 and possibly as many as 9": ("range", 5, 9)},
        no=("at least 20 and 100", "at least 100 and at most 20"),
    ),
    Rule(
        "at least a and less than b", "{at_least} {n}{but}{less_than} {n}", (_LEAST, _LESS),
        yes={"at least 20 and fewer than 100": ("range", 20, 99)},
    ),
    Rule(
        "more than a and at most b", "(?={more_than}){not_age}{more_than} {n}{but}{at_most} {n}", (_MORE, _MOST),
        yes={"greater than 30 and less than or equal to 40": ("range", 31, 40)},
    ),
    Rule(
        "more than a and less than b", "(?={more_than}){not_age}{more_than} {n}{but}{less_than} {n}", (_MORE, _LESS),
        yes={"more than 1,000 yet below 1,500": ("range", 1001, 1499), "above 100 and smaller than 300": ("range", 101, 299)},
    ),
    Rule(
        "at most b and at least a", "{at_most} {n}{but}{at_least} {n}", (_MOST, _LEAST),
        yes={"at most 100 and at least 20": ("range", 20, 100)},
    ),
    Rule(
        "at most b and more than a", "{at_most} {n}{but}{more_than} {n}", (_MOST, _MORE),
        yes={"up to 100 but more than 20": ("range", 21, 100)},
    ),
    Rule(
        "less than b and at least a", "(?={less_than}){not_age}{less_than} {n}{but}{at_least} {n}", (_LESS, _LEAST),
        yes={"fewer than 100 but at least 20": ("range", 20, 99)},
    ),
    Rule(
        "less than b and more than a", "(?={less_than}){not_age}{less_than} {n}{but}{more_than} {n}", (_LESS, _MORE),
        yes={"less than 100 and more than 20": ("range", 21, 99)},
    ),
    Rule(
        "between a and b", "(?:{about} )?+{between} {n} (?:{and}|{to}|-) {n}", (_LEAST, _MOST),
        yes={"between 30 and 40": ("range", 30, 40), "between two to three hundred": ("range", 200, 300),
             "anywhere between 1,000 and 1,200": ("range", 1000, 1200), "somewhere between 5 and 10 thousand": ("range", 5000, 10000)},
        no=("between 40 and 30", "between the 30 and 40"),
    ),
    Rule(
        "from a to b", "(?=(?:{about} )?+{from}){not_changed}(?:{about} )?+{from} {n} (?:{to}|-) {n}", (_LEAST, _MOST),
        yes={"from 200 to 3000": ("range", 200, 3000), "anywhere from six to a dozen": ("range", 6, 12)},
        no=("rose from 48 to 56", "up on Monday from 48 to 56"),
    ),
    Rule(
        "at least a to b", "{at_least} {n}{or_to}{n}", (_LEAST, None),
        yes={"at least two or three": ("at_least", 2, None), "at least 30-40": ("at_least", 30, None)},
    ),
    Rule(
        "more than a to b", "{more_than} {n}{or_to}{n}", (_MORE, None),
        yes={"more than 30 to 40": ("more_than", 31, None)},
    ),
    Rule(
        "at most a to b", "{at_most} {n}{or_to}{n}", (None, _MOST),
        yes={"up to 30 or 40": ("at_most", 0, 40)},
    ),
    Rule(
        "a to b", "(?={roughly}{n}{or_to}{n}){not_from}{not_changing}{not_dated}{roughly}{n}{or_to}{n}", (_LEAST, _MOST),
        yes={"two to three hundred": ("range", 200, 300), "30-40": ("range", 30, 40), "30 or 40": ("range", 30, 40),
             "20 through 100": ("range", 20, 100), "two, possibly three": ("range", 2, 3), "two or maybe three": ("range", 2, 3),
             "two, perhaps three": ("range", 2, 3), "20, probably 30": ("range", 20, 30),
             "1000 - 5000": ("range", 1000, 5000), "some 20 to 30": ("range", 20, 30),
             "an estimated 1 to 2 million": ("range", 1_000_000, 2_000_000)},
        no=("from 48 to 56", "3-1", "increased 48 to 56", "20 and 30", "by 3 to 56", "23-04-2016", "7 october 2023 to 37,202"),
    ),
    Rule(
        "dozens to hundreds", "{v}(?:,? {if_not} |,? {or} {if_not} |{or_to}){v}", (_VAGUE, _VAGUE),
        yes={"hundreds, if not thousands": ("vague", 200, None), "dozens or hundreds": ("vague", 24, None),
             "dozens or even scores": ("vague", 24, None), "dozens, perhaps hundreds": ("vague", 24, None),
             "hundreds or possibly thousands": ("vague", 200, None), "scores or perhaps hundreds": ("vague", 40, None)},
    ),
    Rule(
        "n-odd", "(?:{about} )?+{n}{joined}{odd_after}", _VAGUE,
        yes={"20-odd": ("vague", 20, None), "some 30 odd": ("vague", 30, None)},
        no=("20 oddly",),
    ),
    Rule(
        "n or more", "(?:(?:{at_least}|{about}) )?+{q}{joined}{at_least_after}{no_more}", _LEAST,
        yes={
            "25 or more": ("at_least", 25, None), "a dozen or more": ("at_least", 12, None), "30-plus": ("at_least", 30, None),
            "30+": ("at_least", 30, None), "500 and more": ("at_least", 500, None), "200 or greater": ("at_least", 200, None),
            "20 or higher": ("at_least", 20, None), "20 or above": ("at_least", 20, None), "20 or over": ("at_least", 20, None),
            "20 or larger": ("at_least", 20, None), "20 and above": ("at_least", 20, None), "20 and over": ("at_least", 20, None),
            "20 and up": ("at_least", 20, None), "20 and counting": ("at_least", 20, None), "20 upwards": ("at_least", 20, None),
            "20, if not more": ("at_least", 20, None), "20 at least": ("at_least", 20, None), "20 at a minimum": ("at_least", 20, None),
            "20 at the least": ("at_least", 20, None), "20 minimum": ("at_least", 20, None), "20 or even more": ("at_least", 20, None),
            "20 or possibly more": ("at_least", 20, None), "20 or perhaps more": ("at_least", 20, None),
            "at least 30 or more": ("at_least", 30, None), "dozens or more": ("vague", 24, None),
        },
        no=("25 or moreover", "25 and more than", "2015, at least 25", "2015, at least another 25"),
    ),
    Rule(
        "n or fewer", "{n}{joined}{at_most_after}{no_more}", _MOST,
        yes={
            "25 or fewer": ("at_most", 0, 25), "five hundred or less": ("at_most", 0, 500), "20 or under": ("at_most", 0, 20),
            "20 or below": ("at_most", 0, 20), "20 or smaller": ("at_most", 0, 20), "20 or lower": ("at_most", 0, 20),
            "20 and below": ("at_most", 0, 20), "20 at most": ("at_most", 0, 20), "20 at the most": ("at_most", 0, 20),
            "20 maximum": ("at_most", 0, 20), "20 at the maximum": ("at_most", 0, 20),
        },
    ),
    Rule(
        "n or so", "(?:{about} )?+{n}{joined}{about_after}{no_more}", _ABOUT,
        yes={
            "30 or so": ("about", 25, 35), "some 30 or so": ("about", 25, 35), "30, give or take": ("about", 25, 35),
            "30 or thereabouts": ("about", 25, 35), "30 approximately": ("about", 25, 35), "30 roughly": ("about", 25, 35),
        },
    ),
    Rule(
        "at least n", "{at_least} {q}", _LEAST,
        yes={
            **{f"{words} 25": ("at_least", 25, None) for words in (
                "at least", "atleast", "at the least", "at the very least", "at a minimum", "no fewer than", "no less than",
                "not fewer than",
                "not less than", "a minimum of", "minimum", "as few as", "at least or equal to", "more than or equal to",
                "greater than or equal to", "equal to or greater than", "equal or greater than", "greater or equal than",
                "greater or equal to", "upwards of", "upward of", "no smaller than", "≥", ">=",
            )},
            "at least another two": ("at_least", 2, None), "at least a further 20": ("at_least", 20, None),
            "at least some 30": ("at_least", 30, None), "at least dozens": ("vague", 24, None), "at least a total of 9": ("at_least",
            9, None),
            "at least an additional five": ("at_least", 5, None), "at least a record 40": ("at_least", 40, None),
        },
        no=("at least a week", "at last 25"),
    ),
    Rule(
        "at most n", "(?={at_most}){not_changing}{at_most} {q}", _MOST,
        yes={
            **{f"{words} 25": ("at_most", 0, 25) for words in (
                "at most", "at the most", "at the very most", "up to", "upto", "as many as", "as much as", "no more than", "not more than",
                "a maximum of", "maximum", "no greater than", "not exceeding", "less than or equal to", "fewer than or equal to",
                "smaller or equal than", "smaller or equal to", "smaller than or equal to", "less or equal to", "less or equal than",
                "equal to or less than", "≤", "<=",
            )},
            "up to several hundred": ("vague", 0, None),
        },
        no=("up to the 25", "go up to 45"),
    ),
    Rule(
        "more than n", "(?={more_than}){not_age}{more_than} {q}", _MORE,
        yes={
            **{f"{words} 25": ("more_than", 26, None) for words in (
                "more than", "over", "above", "in excess of", "exceeding", "exceeds", "exceeded", "exceed", "surpass", "surpasses",
                "surpassed",
                "surpassing", "greater than", "past", "topped", "tops", "topping", "higher than", "larger than", "bigger than",
                "north of", ">", "cross", "crosses",
                "well over", "just over", "slightly more than", "far more than", "a little over", "way over",
            )},
            "more than a dozen": ("more_than", 13, None), "past 1,500": ("more_than", 1501, None),
        },
        no=("more than a week", "children over 12", "no more than 25"),
    ),
    Rule(
        "less than n", "(?={less_than}){not_age}{less_than} {q}", _LESS,
        yes={
            **{f"{words} 25": ("less_than", 0, 24) for words in (
                "less than", "fewer than", "under", "below", "smaller than", "lower than", "<", "just under", "well below",
            )},
            "fewer than a thousand": ("less_than", 0, 999),
        },
        no=("children under five", "women aged under 30", "no less than 25", "fewer than 0"),
    ),
    Rule(
        "nearly n", "{nearly} {q}", _NEARLY,
        yes={
            f"{words} 30": ("nearly", 25, 29) for words in (
                "nearly", "almost", "close to", "approaching", "nearing", "not quite", "just shy of", "just short of", "close on",
                "virtually",
            )
        },
    ),
    Rule(
        "about n", "{about} {q}", _ABOUT,
        yes={
            **{f"{words} 30": ("about", 25, 35) for words in (
                "about", "around", "some", "roughly", "approximately", "approx", "approx.", "an estimated", "estimated",
                "estimated at", "circa",
                "ca.", "in the region of", "in the order of", "on the order of", "somewhere around", "something like", "perhaps",
                "maybe",
                "round about", "~", "≈",
            )},
            "some two dozen": ("about", 23, 25),
        },
        no=("some of the 30", "about the 30"),
    ),
    Rule(
        "exactly n", "{exactly} {n}", _EXACT,
        yes={
            f"{words} 30": ("exact", 30, 30)
            for words in ("exactly", "precisely", "equal to", "equals", "equals to", "equaling", "equaling to", "equalling")
        },
    ),
    Rule(
        "n", "{n}", _EXACT,
        yes={"25": ("exact", 25, 25), "1,200": ("exact", 1200, 1200), "two dozen": ("exact", 24, 24), "a dozen": ("about", 12, 12),
             "half a dozen": ("about", 6, 6), "a hundred": ("exact", 100, 100)},
        no=("twenty first", "two thirds", "3rd", "a two-day visit"),
    ),
    Rule(
        "nobody", "{z}", _EXACT,
        yes={"no one": ("exact", 0, 0), "none": ("exact", 0, 0), "nobody": ("exact", 0, 0)}, no=("no longer", "no, 25", "no doubt"),
    ),
    Rule(
        "vague word", "{v}", _VAGUE,
        yes={"dozens": ("vague", 24, None)},
    ),
)  # fmt: skip

#: A space in a row's pattern. None is needed where the numeral itself begins a word.
GAP = r"\s{0,4}+"
_GAP = r"\s{1,4}+"


@cache
def hedges(side: str) -> Mapping[str, tuple[str, ...]]:
    """The words of each hedge ``"before"`` or ``"after"`` its number; a comparative in braces is each of its words.

    >>> hedges("after")["at_most"][:3]
    ('or less', 'or fewer', 'or smaller')
    """
    compare = load("quantities")["compare"]
    return {name: tuple(one for phrase in listed for one in _each(phrase, compare)) for name, listed in load("quantities")[side].items()}


def _each(phrase: str, compare: Mapping[str, Iterable[str]]) -> Iterator[str]:
    found = regex.search(r"\{([a-z_]+)\}", phrase)
    if found is None:
        yield phrase
        return
    if found[1] not in compare:
        raise RuleError(f"no words to compare with\n{underline(phrase, found.start(), found.end())}")
    for word in compare[found[1]]:
        yield from _each(phrase.replace(found[0], word, 1), compare)


@cache
def classes() -> Mapping[str, str]:
    """The word classes of the table."""
    table = load("quantities")
    before, two = hedges("before"), table["range"]
    about, further, change = _words(before["about"]), _words(before["further"]), _words(two["change"])
    months = _words(name for names in load("time")["months"].values() for name in names if name != "may")
    doubt = f"(?:{_words(two['doubtful'])}{_GAP})?+"
    inner = f"(?:{_GAP}{about})?+(?:{_GAP}{further})?+"
    degree = f"(?:{_words(before['degree'])}{_GAP})?+"
    return {
        **{name: f"{degree}{_words(words)}{inner}" for name, words in before.items() if name not in ("degree", "further")},
        **{f"{name}_after": _words(words) for name, words in hedges("after").items()},
        **{name: _words(words) for name, words in two.items() if name not in ("change", "compared", "doubtful")},
        "n": f"{NUMERAL}{PAD}*+",
        "v": f"{VAGUE}{PAD}*+",
        "q": f"[{NUMERAL}{VAGUE}]{PAD}*+",
        "z": f"{NOBODY}{PAD}*+",
        "but": rf"(?:,?{_GAP}{_words(two['and'])}{_GAP}|,?{_GAP}){doubt}",
        "or_to": (
            rf"(?:{_GAP}(?:{_words(two['to'])}{_GAP}|{_words(two['or'])}{_GAP}{doubt})"
            rf"|,{_GAP}{_words(two['doubtful'])}{_GAP}|\s?+[-~]\s?+)"
        ),
        "no_more": rf"(?!{inner}{_GAP}[{NUMERAL}{VAGUE}]|{_GAP}{_words(two['compared'])}|\s?+[0-9])",
        "joined": r"(?:,?\s{1,4}+|-|)",
        "roughly": f"(?:(?:{degree}{_words(before['nearly'])}|{about}){inner}{GAP})?+",
        "not_age": rf"(?<!\b(?:{'|'.join(table['age']['before'])})\s)",  # looked for backward: "men" must not be taken of "women"
        "not_dated": (
            rf"(?<!{NUMERAL}{PAD}{{0,5}}[-/.])"
            rf"(?!(?<={NUMERAL}{PAD}{{0,3}}\s{months}\.?\s|\b{months}\.?\s{NUMERAL}{PAD}{{0,3}},?\s){NUMERAL}{PAD}{{3}}(?!{PAD}))"
        ),
        "not_from": r"(?<!\b(?:from|by)\s(?:\p{L}{1,12}\s){0,2})",
        "not_changing": rf"(?<!\b{change}\s)",
        "not_changed": rf"(?<!\b{change}(?!{_GAP}{_words(two['to'])})\s(?:[^\s.;]{{1,20}}\s){{0,6}})",
    }


def _words(words: Iterable[str]) -> str:
    """Any of `words`, whole; signs may stand close to what follows."""
    spelled = [word for word in words if word[-1].isalpha()]
    signs = [word for word in words if not word[-1].isalpha()]
    return f"(?:{alternatives(signs)}|{alternatives(spelled)}(?!\\p{{L}}))" if signs else rf"{alternatives(spelled)}(?!\p{{L}})"


@cache
def pattern(row: int) -> regex.Pattern[str]:
    """The compiled pattern of one row; a space in it stands for a gap."""
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){expand(RULES[row].pattern.replace(' ', GAP), classes())}")


@cache
def beginning(word: str) -> tuple[tuple[Rule, regex.Pattern[str]], ...]:
    """The rows that can begin with that word or mark, in the order of the table.

    >>> [row.name for row, _ in beginning("between")]
    ['between a and b']
    """
    return tuple((row, pattern(i)) for i, row in enumerate(RULES) if pattern(i).fullmatch(word, partial=True))
