"""A number with its hedge: its words, and the Figure that they say, worked out from what was drawn."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from casualtylib.grammar.quantities import hedges
from casualtylib.lexicon import load, words
from casualtylib.model.checks import LIMIT
from casualtylib.model.codebook import Codebook, Reading
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.strategies.spelling import in_digits, in_words, spellings

_BEFORE = {
    "at_least": Hedge.AT_LEAST, "more_than": Hedge.MORE_THAN, "at_most": Hedge.AT_MOST, "less_than": Hedge.LESS_THAN, "about": Hedge.ABOUT,
    "nearly": Hedge.NEARLY, "exactly": Hedge.EXACT,
}  # fmt: skip
_AFTER = {"at_least": Hedge.AT_LEAST, "at_most": Hedge.AT_MOST, "about": Hedge.ABOUT, "odd": Hedge.VAGUE}
#: Kinds of quantity; the last counts nobody and so has no parts.
KINDS = ("plain", "before", "after", "between", "from", "to", "distributed", "combined", "hedged range", "vague", "dozen", "nobody")


def numbers(low: int, high: int) -> st.SearchStrategy[int]:
    """Whole numbers from `low` to `high`, the small and the round ones more often."""
    tens = [n * 10**k for k in range(12) for n in (1, 2, 5, 12) if low <= n * 10**k <= high]
    small = st.integers(low, min(high, low + 120))
    return st.one_of(small, st.integers(low, high), *([st.sampled_from(tens)] if tens else []))


def figure(words: str, hedge: Hedge, reading: Reading, number: int | None) -> Figure:
    """The Figure of words that begin their text."""
    return Figure(
        reading.count, hedge, Span(0, len(words)), words, number=number, soft_low=reading.soft_low, soft_high=reading.soft_high
    )  # fmt: skip


@st.composite
def quantities(draw: st.DrawFn, book: Codebook, low: int = 0, high: int = 10**12, kinds: Sequence[str] = KINDS) -> Figure:
    """A quantity, its words beginning at 0.

    Args:
        book: the Codebook under which it is read.
        low, high: the least and the largest number written.
        kinds: those of `KINDS` that may be drawn.
    """
    kind = draw(st.sampled_from(kinds))
    n = draw(numbers(max(low, 1), high))
    match kind:
        case "plain":
            n = draw(numbers(low, high))
            return figure(draw(_spelled(n)), Hedge.EXACT, book.number(Hedge.EXACT, n), n)
        case "before":
            return draw(_before(book, n))
        case "after":
            return draw(_after(book, n))
        case "vague":
            return draw(_vague(book))
        case "dozen":
            return draw(_dozen(book))
        case "nobody":
            return figure(draw(_words("none", "no")), Hedge.EXACT, Reading(Count.exactly(0)), 0)
    return draw(_two(book, kind, n))


def _spelled(n: int) -> st.SearchStrategy[str]:
    return st.sampled_from((*in_digits(n), *spellings(n)))


def _words(*path: str) -> st.SearchStrategy[str]:
    if path[0] in ("before", "after"):
        return st.sampled_from(hedges(path[0])[path[1]])
    return st.sampled_from(words("quantities", *path))


@st.composite
def _before(draw: st.DrawFn, book: Codebook, n: int) -> Figure:
    key = draw(st.sampled_from(sorted(_BEFORE)))
    word = draw(_words("before", key))
    if word in ("more than", "over", "under", "less than"):
        word = draw(st.sampled_from(("", *(f"{degree} " for degree in load("quantities")["before"]["degree"])))) + word
    elif word in ("at least", "up to"):
        word += draw(st.sampled_from(("", *(f" {further}" for further in load("quantities")["before"]["further"]))))
    gap = draw(st.sampled_from(("", " "))) if not word[-1].isalpha() and word[-1] != "." else " "
    return figure(f"{word}{gap}{draw(_spelled(n))}", _BEFORE[key], book.number(_BEFORE[key], n), n)


@st.composite
def _after(draw: st.DrawFn, book: Codebook, n: int) -> Figure:
    key = draw(st.sampled_from(sorted(_AFTER)))
    word = draw(_words("after", key))
    joint = draw(st.sampled_from((" ", "-"))) if word in ("plus", "odd") else "" if word == "+" else " "
    text = f"{draw(_spelled(n))}{joint}{word}"
    if key == "odd":
        return figure(text, Hedge.VAGUE, book.odd(n), None)
    return figure(text, _AFTER[key], book.number(_AFTER[key], n), n)


@st.composite
def _vague(draw: st.DrawFn, book: Codebook) -> Figure:
    keys = sorted(key for key in load("quantities")["vague"] if key in book.table)
    key = draw(st.sampled_from(keys))
    return figure(draw(_words("vague", key)), Hedge.VAGUE, book.vague(key), None)


@st.composite
def _dozen(draw: st.DrawFn, book: Codebook) -> Figure:
    text, n = draw(st.sampled_from((("a dozen", 12), ("dozen", 12), ("half a dozen", 6), ("half-dozen", 6), ("a half-dozen", 6))))
    return figure(text, Hedge.ABOUT, book.vague("dozen" if n == 12 else "half_dozen"), n)


@st.composite
def _two(draw: st.DrawFn, book: Codebook, kind: str, a: int) -> Figure:
    """Two numbers: a range, what bounds it from both sides, or a hedge before a range."""
    a = min(a, LIMIT // 4)
    b = a + draw(st.integers(1, 1 + a))
    scale = 1
    if kind == "distributed":
        a = a % 9 + 1
        b, scale = draw(st.integers(a + 1, 12)), draw(st.sampled_from((100, 1000, 10**6)))
    one, other = draw(_pair(a, b, scale))
    a, b = a * scale, b * scale
    ends = Reading(Count.between(a, b))
    match kind:
        case "between":
            text = f"{draw(_words('range', 'between'))} {one} and {other}"
        case "from":
            text = f"{draw(_words('range', 'from'))} {one} {draw(_words('range', 'to'))} {other}"
        case "combined":
            return draw(_combined(a, b, one, other))
        case "hedged range":
            key = draw(st.sampled_from(("at_least", "more_than", "at_most")))
            n = b if key == "at_most" else a
            text = f"{draw(_words('before', key))} {one} {draw(_words('range', 'or'))} {other}"
            return figure(text, _BEFORE[key], book.number(_BEFORE[key], n), n)
        case _:
            joint = draw(st.sampled_from((" to ", " or ", " through ", *((" - ", "-", "–") if one[-1].isdigit() else ()))))
            about = draw(st.sampled_from(("", "about ", "some ", "an estimated ", "nearly ")))
            text = f"{about}{one}{joint}{other}"
    return figure(text, Hedge.RANGE, ends, None)


def _pair(a: int, b: int, scale: int) -> st.SearchStrategy[tuple[str, str]]:
    """Both numbers in one manner; in text only where the second cannot lend the first its scale, unless it is to."""
    ways = [(f"{a}", f"{b}"), (f"{a:,}", f"{b:,}")]
    if b < 100 or b % 10:
        ways.append((in_words(a), in_words(b)))
    if scale > 1:
        word = {100: "hundred", 1000: "thousand", 10**6: "million"}[scale]
        ways = [(one, f"{other} {word}") for one, other in ways]
    return st.sampled_from(ways)


@st.composite
def _combined(draw: st.DrawFn, a: int, b: int, one: str, other: str) -> Figure:
    lower, upper = draw(st.sampled_from(("at_least", "more_than"))), draw(st.sampled_from(("at_most", "less_than")))
    low, high = a + (lower == "more_than"), b - (upper == "less_than")
    if low > high:
        upper, high = "at_most", b
    parts = [f"{draw(_words('before', lower))} {one}", f"{draw(_words('before', upper))} {other}"]
    first, second = draw(st.permutations(parts))
    text = f"{first} {draw(_words('range', 'and'))} {second}"
    return figure(text, Hedge.RANGE, Reading(Count.between(low, high)), None)
