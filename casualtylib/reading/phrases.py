"""One phrase about casualties, understood wholly: figures with what happened, who, and parts within parts.

The phrase is cut into figures, words and marks, and read from left to right. A word that opens a part ("including"),
or a bracket, makes the next figure a part of the last one; a comma or "and" makes it one beside the last one; "of
them" behind it makes it a part again. Every word must be known to be one of these, a word for a harm, or one that
says who; otherwise the phrase is refused with that word underlined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex
from attrs import define, evolve, field, frozen

from casualtylib.errors import ParseError
from casualtylib.lexicon import load
from casualtylib.model.codebook import Codebook
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.reading.figures import matched
from casualtylib.reading.groups import nouns
from casualtylib.reading.lexemes import OUTCOME_KINDS, Lexicon, outcomes, refused
from casualtylib.text.plain import lower, plain

#: The longest phrase, in characters.
LONGEST = 2_000

_TOKEN = regex.compile(r"[0-9]++-\p{L}[\p{L}-]*+|[0-9]++(?:[.,:/'][0-9]++)*+%?+|\p{L}[\p{L}\p{M}]*+(?:[-'.]\p{L}[\p{L}\p{M}]*+)*+'?|\S")


@frozen
class Stated:
    """A figure of a phrase, with what happened to those it counts and the parts that it is said to include.

    Args:
        figure: the number and who; its own `parts` are empty.
        outcomes: what happened, as the words say it; empty if they do not.
        start, end: where its words stand.
        implicit: whether it is one person without a number, "a child".
        parts: those that it is said to include.
    """

    figure: Figure
    outcomes: tuple[str, ...]
    start: int
    end: int
    implicit: bool = False
    parts: tuple[Stated, ...] = ()


@frozen
class _Token:
    low: str
    start: int
    end: int
    figure: Figure | None = None


@define(eq=False)
class _Node:
    """A figure while its phrase is being read."""

    figure: Figure
    whole: _Node | None
    behind: bool
    implicit: bool = False
    outcomes: list[str] = field(factory=list)
    group: list[_Token] = field(factory=list)
    parts: list[_Node] = field(factory=list)
    start: int = 0
    end: int = 0


def phrases(text: str, codebook: Codebook) -> tuple[Stated, ...]:
    """The figures of a phrase, one for each that is no part of another.

    Raises:
        ParseError: for words that are not understood, underlined.
        UsageError: for a vague word on which the Codebook does not rule.
    """
    if len(text) > LONGEST:
        raise ParseError(f"{len(text):,} characters are no phrase; at most {LONGEST:,} are read", text, LONGEST, len(text))
    reading = _Reading(text, _tokens(text, codebook))
    while reading.at < len(reading.tokens):
        reading.step()
    return reading.finished()


@cache
def _hyphened() -> regex.Pattern[str]:
    """A hyphen with spaces around it inside one numeral, "fifty - two"."""
    table = load("quantities")["numeral"]
    return regex.compile(rf"(?<=\b(?:{'|'.join(table['tens'])}) )- (?=(?:{'|'.join(table['units'])})\b)")


@cache
def _words() -> Lexicon:
    table = load("quantities")["parts"]
    return Lexicon((phrase, kind, kind) for kind, listed in table.items() for phrase in listed)


def _tokens(text: str, codebook: Codebook) -> list[_Token]:
    """The phrase as figures, words and marks; a number that is an age ("under five") stays a word."""
    level = _hyphened().sub("  ", lower(plain(text)))
    ages = load("quantities")["parts"]["ages"]
    found: list[_Token] = []
    at = 0
    for _, figure in matched(level, codebook=codebook):
        found += _plain_tokens(level, at, figure.span.start)
        at = figure.span.end
        written = evolve(figure, words=figure.span.of(text))
        under = figure.words.split()[0] in ages and figure.hedge is not Hedge.EXACT
        is_age = bool(found) and (found[-1].low in ages or (under and found[-1].figure is not None))
        found.append(_Token(figure.span.of(level), figure.span.start, at, None if is_age else written))
    return found + _plain_tokens(level, at, len(level))


def _plain_tokens(level: str, start: int, end: int) -> list[_Token]:
    return [_Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(level, start, end)]


class _Reading:
    """Where the reading of one phrase stands."""

    def __init__(self, text: str, tokens: Sequence[_Token]) -> None:
        self.text, self.tokens, self.at = text, tokens, 0
        self.lows = [token.low for token in tokens]
        self.roots: list[_Node] = []
        self.last: _Node | None = None
        self.inside = False  # whether the next figure is a part of the last one
        self.beside = False  # whether it stands beside it
        self.before: list[str] = []  # what happened, said before its figure
        self.begin: int | None = None  # where that was said
        self.brackets: list[_Node | None] = []

    def step(self) -> None:
        """Read one token, or one phrase of the lexicon."""
        token = self.tokens[self.at]
        if token.figure:
            self._figure(token.figure, 1)
        elif token.low in "([":
            self.brackets.append(self.last)
            self.inside, self.at = self.last is not None, self.at + 1
        elif token.low in ")]" and self.brackets:
            self.last, self.inside, self.beside, self.at = self.brackets.pop(), False, False, self.at + 1
        elif token.low in ",;":
            self.beside, self.at = self.last is not None, self.at + 1
        elif token.low in ":-" and (self.last is not None or self.before):
            self.inside, self.at = self.last is not None, self.at + 1
        elif token.low in "\"'" or (token.low in ".!" and self.at + 1 == len(self.tokens)):
            self.at += 1
        else:
            self._word(token)

    def _word(self, token: _Token) -> None:
        waits = self.inside or self.beside or self.last is None
        harm = outcomes().at(self.lows, self.at, OUTCOME_KINDS)
        person = self._person() if waits else 0
        word = _words().at(self.lows, self.at, ("open", "and", "skipped"))
        if person:
            figure = Figure(Count.exactly(1), Hedge.EXACT, Span(token.start, token.end), self.text[token.start : token.end], number=1)
            self._figure(figure, 1, implicit=True)
        elif harm and waits and self.low(harm.size) in (":", "-"):  # "Dead: 12, injured: 30"
            self.last, self.beside = None, False
            self.before.append(harm.value)
            self.begin = token.start if self.begin is None else self.begin
            self.at += harm.size
        elif harm and (not word or harm.size >= word.size) and not (waits and self.last):
            (self.last.outcomes if self.last else self.before).append(harm.value)
            self.begin = token.start if self.begin is None and not self.last else self.begin
            self._over(harm.size)
        elif word and word.kind == "open" and self.last:
            self.inside = True
            self.at += word.size
        elif word and word.kind == "and" and self.last:
            self.beside = True
            self.at += word.size
        elif word and word.kind == "skipped":
            self._over(word.size)
        elif self.last and not self.inside and (not self.beside or self.last.group):
            self.last.group.append(token)
            self.beside = False
            self._over(1)
        else:
            counted = self.last or any(token.figure for token in self.tokens)
            self._refuse("not understood" if counted else "no number of people", token)

    def low(self, ahead: int) -> str:
        """The token so far ahead, "" behind the end."""
        return self.lows[self.at + ahead] if self.at + ahead < len(self.lows) else ""

    def _over(self, size: int) -> None:
        if self.last:
            self.last.end = self.tokens[self.at + size - 1].end
        self.at += size

    def _person(self) -> int:
        """How many tokens name one person without a number here: "the attacker"."""
        if self.lows[self.at] not in load("quantities")["parts"]["one"]:
            return 0
        for end in range(self.at + 1, min(self.at + 5, len(self.tokens))):
            if self.tokens[end].figure or not self.lows[end][0].isalpha():
                return 0
            known = nouns().get(self.lows[end])
            if known and (end + 1 == len(self.tokens) or self.lows[end + 1] not in nouns()):
                return 0 if known[1] else end - self.at
        return 0

    def _figure(self, figure: Figure, size: int, *, implicit: bool = False) -> None:
        behind = _words().at(self.lows, self.at + size, ("behind",)) if self.at + size < len(self.lows) else None
        if self.last and not (self.inside or self.beside):
            self._refuse("a second number that nothing joins to the first", self.tokens[self.at])
        node = _Node(figure, self._whole(figure, behind is not None), behind is not None, implicit)
        (node.whole.parts if node.whole else self.roots).append(node)
        node.start = self.tokens[self.at].start if self.begin is None else self.begin
        node.outcomes, self.before, self.begin = self.before, [], None
        self.last, self.inside, self.beside = node, False, False
        self._over(size + (behind.size if behind else 0))

    def _whole(self, figure: Figure, behind: bool) -> _Node | None:
        """The figure of which the next one is a part, if it is one."""
        last = self.last
        if last is None:
            return None
        whole = last if self.inside or (behind and not (last.behind and last.whole)) else last.whole
        while whole and whole.whole and whole.figure.count.high is not None and figure.count.low > whole.figure.count.high:
            whole = whole.whole
        return whole if whole or not self.brackets else self.brackets[-1]

    def _refuse(self, problem: str, token: _Token) -> None:
        end = self.at
        while end + 1 < len(self.tokens) and self.lows[end][0].isalpha() and self.lows[end + 1][0].isalpha():
            end += 1
        raise ParseError(problem, self.text, token.start, max(token.end, self.tokens[end].end))

    def finished(self) -> tuple[Stated, ...]:
        """What was read, once every token is."""
        if not self.roots:
            raise ParseError("no number of people", self.text)
        if self.inside or self.beside or self.brackets:
            raise ParseError("the phrase breaks off", self.text, len(self.text), len(self.text))
        return tuple(self._stated(root) for root in self.roots)

    def _stated(self, node: _Node) -> Stated:
        figure = evolve(node.figure, group_text=self._group(node))
        found = tuple(dict.fromkeys(node.outcomes))
        return Stated(figure, found, node.start, node.end, node.implicit, tuple(map(self._stated, node.parts)))

    def _group(self, node: _Node) -> str:
        """The words that say who; refused where no noun for people is among them."""
        words = node.group
        if not words:
            return "people"
        who = list(_without_age(words))
        lows = [word.low for word in who]
        last = max((i for i in range(len(lows)) if lows[i] in nouns()), default=len(lows) - 1)
        tail = who[last + 1 :]
        if tail and tail[0].low not in load("quantities")["parts"]["origin"]:
            raise ParseError("not understood", self.text, tail[0].start, tail[-1].end)
        households = load("quantities")["parts"]["households"]
        if who and lows[last] not in nouns() and lows[last] not in households and not self.text[who[-1].start].isupper():
            other = refused().at(lows, len(lows) - 1, ("refused",))
            raise ParseError("no people" if other else "not understood", self.text, words[0].start, words[-1].end)
        return self.text[words[0].start : words[-1].end]


def _without_age(words: Sequence[_Token]) -> Iterator[_Token]:
    """The words but those of an age, "under five", "aged 5 to 12"."""
    table = load("quantities")["parts"]
    ages = {*table["ages"], *(word for phrase in table["behind_age"] for word in phrase.split())}
    return (word for word in words if word.low not in ages and not word.low[0].isdigit() and not _is_number(word.low))


def _is_number(low: str) -> bool:
    return bool(matched(low))
