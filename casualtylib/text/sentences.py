"""Where paragraphs, sentences, headlines and list items begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex
from attrs import frozen

#: No sentence is longer, in characters: what runs on without a stop is cut at a space, so that work stays linear.
LONGEST = 1_500
#: Lines that are wrapped are at most this wide; longer ones are paragraphs of their own.
WIDEST = 120

_BLOCK = regex.compile(r"\S[^\n]*+(?:\n(?![ \t]*+(?:\n|$))[^\n]*+)*+")
_NEWLINE = regex.compile(r"\n")
_BULLET = regex.compile(r"[ ]*+(?:[•●▪■◦‣►▶✔➡*#>|·]++|-(?=[ ])|\p{Emoji_Presentation}++|\(?\d{1,2}[.)](?=[ ]))++[ ]*+")
_LABEL = regex.compile(r"[ ]*+[\p{L}][\p{L}/'() -]{1,60}?(?:[ ]\d{1,2}[ ]\p{L}{3,9}[ ]\d{4})?:(?=[ ]|\d)")
_END = regex.compile(r"""[.!?]++['")\]]*+(?=\s++['"(\[]*+[\p{Lu}\d]|[A-Z]\p{L}|\s*+$)""")
_END_WITHOUT_CAPITALS = regex.compile(r"""[.!?]++['")\]]*+(?=\s|$)""")
_NO_END = regex.compile(
    r"\b(?:(?i:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|St|Sta|Mt|Ft|Brig|Insp|Supt|Cmdr|Adm|vs|approx|incl"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N)|\p{Lu})\.$"
)
_NOON = regex.compile(r"\b[ap]\.m\.$")
_AFTER_NOON = regex.compile(
    r"\s*+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d)"
)
_NUMBER_SIGN = regex.compile(r"\b[Nn]o\.$")


@frozen
class Piece:
    """A stretch of text: its kind is ``"prose"``, ``"headline"`` or ``"item"``."""

    start: int
    end: int
    paragraph: int
    kind: str


def pieces(text: str) -> list[Piece]:
    """The sentences, headlines and list items of a plain text, without their bullets.

    >>> [text[p.start:p.end] for text in ["Gen. A. Kahn spoke. Two died."] for p in pieces(text)]
    ['Gen. A. Kahn spoke.', 'Two died.']
    >>> text = "Flood report no. 3\\n- Dead: 12\\n- Injured: 30"
    >>> [(text[p.start:p.end], p.kind) for p in pieces(text)]
    [('Flood report no. 3', 'headline'), ('Dead: 12', 'item'), ('Injured: 30', 'item')]
    """
    found: list[Piece] = []
    for number, block in enumerate(_BLOCK.finditer(text)):
        for start, end, item in _lines(text, block.start(), block.end()):
            stretches = list(_sentences(text, start, end))
            headline = not item and len(stretches) == 1 and text[end - 1] not in ".!?:;,'\")"
            kind = "item" if item else "headline" if headline else "prose"
            found += [Piece(a, b, number, kind) for a, b in stretches]
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Stretches of a block that no sentence crosses: wrapped lines joined, list items and headings apart."""
    cuts = [start, *(newline.end() for newline in _NEWLINE.finditer(text, start, end)), end]
    lines = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
    width = max((b - a for a, b in lines), default=0)
    begin: int | None = None
    item = False
    for i, (a, b) in enumerate(lines):
        if begin is None:
            bullet = _BULLET.match(text, a, b)
            item = bool(bullet) or bool(_LABEL.match(text, a, b))
            begin = bullet.end() if bullet else a
        last = i + 1 == len(lines)
        if last or not _wrapped(text, (a, b), lines[i + 1], width):
            stop = a + len(text[a:b].rstrip())
            if begin < stop:
                yield begin, stop, item
            begin = None


def _wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether a line was broken only because the next word did not fit."""
    if width > WIDEST or _BULLET.match(text, *following) or _LABEL.match(text, *following):
        return False
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return len(text[line[0] : line[1]].rstrip()) + 1 + len(word) > width - width // 6


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch; a very long one is cut at a space."""
    marks = _END if any(c.isupper() for c in text[start:end]) else _END_WITHOUT_CAPITALS
    for mark in marks.finditer(text, start, end):
        if mark.end() < end and not _ends(text, start, mark.start() + 1):
            continue
        yield from _cut(text, start, mark.end())
        start = mark.end()
        while start < end and text[start].isspace():
            start += 1
    yield from _cut(text, start, end)


def _ends(text: str, start: int, stop: int) -> bool:
    """Whether the full stop before `stop` ends a sentence rather than an abbreviation."""
    before = max(start, stop - 10)
    if _NOON.search(text, before, stop):
        return not _AFTER_NOON.match(text, stop)
    if _NUMBER_SIGN.search(text, before, stop):
        return not text[stop : stop + 3].lstrip()[:1].isdigit()
    return not _NO_END.search(text, before, stop)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = space if space > 0 else start + LONGEST
        yield start, stop
        start = stop + (space > 0)
    if text[start:end].strip():
        yield start, end
