"""A text cut into paragraphs, sentences and tokens, without moving a character."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import regex
from attrs import field, frozen

from casualtylib.errors import TextError
from casualtylib.model.span import Span
from casualtylib.text.numerals import LABELLED
from casualtylib.text.plain import plain
from casualtylib.text.sentences import Piece, pieces

#: The longest text that is read, in characters; longer ones are refused with a TextError.
LONGEST = 2_000_000

_TOKEN = regex.compile(rf"\p{{L}}[\p{{L}}\p{{M}}]*+(?:['.]\p{{L}}++)*+|(?!{LABELLED})\d+(?:/\d+){{2}}+|\d+(?:[.,:]\d+)*+|\S")


@frozen
class Token:
    """A word, a number or a mark. `lower` is its text in lower case, plain."""

    text: str
    lower: str
    start: int
    end: int


@frozen(eq=False, slots=False)
class Sentence:
    """A sentence, headline or list item, with its place in the document."""

    index: int
    paragraph: int
    kind: str
    start: int
    end: int
    plain: str = field(repr=False)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens; offsets are the document's."""
        found = _TOKEN.finditer(self.plain, self.start, self.end)
        return tuple(Token(word := m[0], word.lower(), *m.span()) for m in found)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        """Its words, plain."""
        return self.plain[self.start : self.end]


@frozen(eq=False, slots=False)
class Document:
    """A text with what is known of it.

    Args:
        text: as given.
        published: its day of publication, if known.
    """

    text: str
    published: date | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TextError(f"text: takes a string, not {type(self.text).__name__}")
        if len(self.text) > LONGEST:
            raise TextError(f"text: {len(self.text):,} characters; at most {LONGEST:,} are read")

    @cached_property
    def plain(self) -> str:
        """The text with every mark in its plain form, character for character at the same offset."""
        return plain(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, headlines and list items in order."""
        found: list[Piece] = pieces(self.plain)
        return tuple(Sentence(i, p.paragraph, p.kind, p.start, p.end, self.plain) for i, p in enumerate(found))
