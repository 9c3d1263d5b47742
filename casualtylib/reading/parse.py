"""`parse`: one phrase to one Figure."""

from __future__ import annotations

from attrs import evolve

from casualtylib.errors import FieldError, ParseError
from casualtylib.model.codebook import Codebook, codebook
from casualtylib.model.figure import Figure
from casualtylib.reading.phrases import Stated, phrases


def parse(text: str, codebook: Codebook | str = "literal") -> Figure:
    """Read one phrase, wholly: a number with its hedge, who was counted, and the parts that it is said to include.

    Words for a harm ("killed") are understood and left out of the figure.

    Args:
        text: the phrase, such as ``"at least 25"`` or ``"56, including 20 children"``.
        codebook: how words become Counts: a Codebook, or the name of a built-in one.

    Raises:
        ParseError: shows the phrase with what was not understood underlined.
        UsageError: for a Codebook that is not known or does not rule on a word of the phrase.

    >>> parse("no fewer than 25 people")
    Figure(count=Count.at_least(25), hedge=Hedge.AT_LEAST, span=Span(start=0, end=16), words='no fewer than 25', \
group_text='people', number=25, soft_low=False, soft_high=False, parts=())
    >>> [(f.words, f.group_text) for f in parse("56, including 20 children, five of them under three").walk()]
    [('56', 'people'), ('20', 'children'), ('five', 'under three')]
    >>> parse("several dozen", codebook="bounded").count
    Count.between(36, 99)
    >>> parse("at least 25 horses")
    Traceback (most recent call last):
    ...
    casualtylib.errors.ParseError: no people
      at least 25 horses
                  ^~~~~~
    """
    if not isinstance(text, str):
        raise FieldError("text", f"takes a string, not {text!r}")
    found = phrases(text, _codebook(codebook))
    if len(found) > 1:
        other = found[1]
        raise ParseError("a second figure beside the first", text, other.start, other.end)
    return figure(found[0])


_codebook = codebook


def figure(stated: Stated) -> Figure:
    """The figure with the figures of its parts."""
    return evolve(stated.figure, parts=tuple(map(figure, stated.parts)))
