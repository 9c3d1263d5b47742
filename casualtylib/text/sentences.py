"""Where paragraphs, sentences, headlines and list items begin and end."""

from __future__ import annotations

import regex
from attrs import frozen

_BLOCK = regex.compile(r"\S(?:[^\n]|\n(?![ \t]*+\n))*+")
_END = regex.compile(r"""[.!?]['")\]]*+(?=\s++['"(\[]?[\p{Lu}\d]|[A-Z]\w)|$""")
_NO_END = regex.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|St|No|vs|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N|a\.m|p\.m|[A-Z])\.)$"
)


@frozen
class Piece:
    """A stretch of text: its kind is ``"prose"``, ``"headline"`` or ``"item"``."""

    start: int
    end: int
    paragraph: int
    kind: str


def pieces(text: str) -> list[Piece]:
    """The sentences of a plain text.

    >>> [text[p.start:p.end] for text in ["Gen. A. Kahn spoke. Two died."] for p in pieces(text)]
    ['Gen. A. Kahn spoke.', 'Two died.']
    """
    found: list[Piece] = []
    for number, block in enumerate(_BLOCK.finditer(text)):
        start = block.start()
        for end in _END.finditer(text, block.start(), block.end()):
            if end.end() < block.end() and _NO_END.search(text, max(start, end.start() - 10), end.start() + 1):
                continue
            if text[start : end.end()].strip():
                found.append(Piece(start, end.end(), number, "prose"))
            start = end.end()
            while start < block.end() and text[start].isspace():
                start += 1
    return found
