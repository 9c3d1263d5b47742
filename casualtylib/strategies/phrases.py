"""Phrases together with the Figure that they must parse to."""

from __future__ import annotations

from attrs import evolve, frozen
from hypothesis import strategies as st

from casualtylib.model.codebook import Codebook
from casualtylib.model.codebook import codebook as profile
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.strategies.quantities import KINDS, quantities

GROUPS = (
    "people", "civilians", "children", "women", "soldiers", "police officers", "Syrian soldiers", "elderly villagers", "aid workers",
    "women and children", "off-duty policemen", "children under five", "passengers", "miners",
)  # fmt: skip
PERSONS = ("a soldier", "the attacker", "a child", "another nurse", "her driver")
HARMS = ("killed", "were killed", "dead", "injured", "were wounded", "missing", "displaced", "have died", "kidnapped")
BEFORE = ("Death toll: ", "Killed: ", "Injured - ", "a total of ")
#: Behind these and a comma a number may go on.
_SCALES = ("hundred", "thousand", "million")
#: Words that open a list of parts; behind those that end in a pronoun, "over 20" would be an age.
OPENERS = ("including", "among them", "of whom", "comprising", "with", "namely")
_SAFE = ("plain", "after", "to", "vague", "dozen")


@frozen
class Phrase:
    """A phrase and what it says.

    Args:
        text: the phrase.
        figure: what `casualtylib.parse` must make of it.
    """

    text: str
    figure: Figure


@st.composite
def phrases(draw: st.DrawFn, codebook: str = "literal", *, harms: bool = True) -> Phrase:
    """Phrases with the Figure that they must parse to, over every hedge, spelling, range and breakdown of the grammar.

    The Figure is worked out from the numbers and words that were drawn, never by the parser.

    Args:
        codebook: name of the built-in Codebook under which they are read.
        harms: whether words for a harm ("killed") may stand in them.

    >>> from casualtylib import parse
    >>> from casualtylib.strategies import phrases
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, deadline=None)
    ... @given(phrases())
    ... def every_phrase_is_read(drawn):
    ...     assert parse(drawn.text) == drawn.figure
    >>> every_phrase_is_read()
    """
    book = profile(codebook)
    kinds = draw(st.sampled_from((("nobody",), KINDS[:-1], KINDS[:-1], KINDS[:-1])))
    whole = draw(quantities(book, kinds=kinds))
    harm = draw(st.sampled_from(("", *HARMS))) if harms else ""
    spoken = draw(_who(whole, last=harm))
    if draw(st.booleans()) and kinds != ("nobody",) and (most := _most(whole)) >= 1:
        spoken = draw(_with_parts(book, spoken, most))
    if harms and not harm and whole.hedge is Hedge.EXACT and whole.words[0].isdigit() and draw(st.booleans()):
        before = draw(st.sampled_from(BEFORE))
        spoken = Phrase(before + spoken.text, _moved(spoken.figure, len(before)))
    return spoken


def _most(figure: Figure) -> int:
    """The largest number that a part of it may state, with room for several of them."""
    high = figure.count.low if figure.count.high is None else min(figure.count.high, figure.count.low + 8)
    return (high - 1) // 4


@st.composite
def _who(draw: st.DrawFn, figure: Figure, last: str = "", *, named: bool = False) -> Phrase:
    """A figure with the words for who was counted, and for what happened."""
    group = draw(st.sampled_from(GROUPS if named else ("", *GROUPS)))
    of = " of" if figure.hedge is Hedge.VAGUE and figure.words.endswith(("s", "couple", "handful", "number")) and group else ""
    text = f"{figure.words}{of}{' ' if group else ''}{group}{' ' if last else ''}{last}"
    return Phrase(text, evolve(figure, group_text=group or "people"))


@st.composite
def _with_parts(draw: st.DrawFn, book: Codebook, whole: Phrase, most: int) -> Phrase:
    """The phrase with one to three parts, the first of which may have a part of its own."""
    form = draw(st.sampled_from(("opened", "brackets", "colon", "of them", "persons")))
    many = draw(st.integers(1, 3))
    if form == "persons":
        return _joined(whole, ", including ", [draw(_person())], ("",))
    if form == "of them":
        parts = [draw(_of_them(book, most)) for _ in range(many)]
        return _joined(whole, ", ", parts, (", ",) * (many - 1) + ("",))
    opener = {"brackets": " (", "colon": ": "}.get(form) or f", {draw(st.sampled_from(OPENERS))} "
    kinds = _SAFE if opener.endswith(("them ", "whom ")) else KINDS[:-1]
    parts = [draw(_who(draw(quantities(book, 1, most, kinds)), named=many > 1)) for _ in range(many)]
    runs_on = parts[-1].text.endswith(_SCALES)  # "3 thousand, one hundred of them" may be 3,100
    if form == "opened" and not runs_on and draw(st.booleans()) and (inner := _most(parts[-1].figure)) >= 1:
        parts[-1] = _joined(parts[-1], ", ", [draw(_of_them(book, inner))], ("",))
    marks = [", "] * (many - 1)
    if many > 1 and form != "brackets":
        marks[-1] = draw(st.sampled_from((" and ", " as well as ", ", and ")))
    return _joined(whole, opener, parts, (*marks, ")" if form == "brackets" else ""))


@st.composite
def _of_them(draw: st.DrawFn, book: Codebook, most: int) -> Phrase:
    """A part that points back: "five of them children"."""
    figure = draw(quantities(book, 1, most, ("plain",)))
    group = draw(st.sampled_from((*GROUPS, "under three", "aged 5 to 12")))
    return Phrase(f"{figure.words} {draw(st.sampled_from(('of them', 'of whom')))} {group}", evolve(figure, group_text=group))


@st.composite
def _person(draw: st.DrawFn) -> Phrase:
    """One person without a number: "the attacker"."""
    text = draw(st.sampled_from(PERSONS))
    article, _, who = text.partition(" ")
    span = Span(0, len(article))
    return Phrase(text, Figure(Count.exactly(1), Hedge.EXACT, span, article, group_text=who, number=1))


def _joined(whole: Phrase, opener: str, parts: list[Phrase], marks: tuple[str, ...]) -> Phrase:
    text, found = whole.text + opener, list[Figure]()
    for part, mark in zip(parts, marks, strict=True):
        found.append(_moved(part.figure, len(text)))
        text += part.text + mark
    return Phrase(text, evolve(whole.figure, parts=(*whole.figure.parts, *found)))


def _moved(figure: Figure, by: int) -> Figure:
    return evolve(figure, span=figure.span.shift(by), parts=tuple(_moved(part, by) for part in figure.parts))
