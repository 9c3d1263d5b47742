"""Plain-text tables that fit the width they are given."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_GAP = "  "
_NARROWEST = 6


def wide(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> wide("Idlib"), wide("東京")
    (5, 4)
    """
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shown(text: str) -> str:
    """A text on one line, its control characters as spaces: nothing in a document steers the terminal.

    >>> shown("25\\nkilled \\x1b[31m")
    '25 killed [31m'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, each at most `width` columns; longer words are cut.

    >>> wrapped("at least seven people", 10)
    ['at least', 'seven', 'people']
    """
    lines: list[str] = []
    line = ""
    for word in (piece for whole in text.split() for piece in _pieces(whole, width)):
        if line and wide(line) + 1 + wide(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    """The word itself, or where it is wider than a line, what fits on each."""
    pieces, piece = [], ""
    for character in word:
        if piece and wide(piece + character) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


def paragraph(text: str, width: int, *, first: str = "", rest: str | None = None) -> str:
    """A text wrapped to a width, its first line led by `first`, the others by `rest` (None: as many spaces).

    >>> print(paragraph("at most 46, on the word of rescuers", 24, first="why: "))
    why: at most 46, on the
         word of rescuers
    """
    lead = " " * wide(first) if rest is None else rest
    lines = wrapped(text, max(_NARROWEST, width - wide(first)))
    return "\n".join((first if i == 0 else lead) + line for i, line in enumerate(lines))


def table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """A table with a line under its head; the widest columns give way until it fits, their cells wrap.

    Args:
        head: the name of each column.
        rows: the cells, as many as there are columns.
        width: columns of the terminal.

    >>> print(table(("who", "how many"), [("people", "25 to 46"), ("children", "10")], 40))
    who       how many
    --------  --------
    people    25 to 46
    children  10
    """
    cells = [[shown(cell) for cell in row] for row in rows]
    widths = _fitted([max(wide(row[i]) for row in (list(head), *cells)) for i in range(len(head))], width)
    lines = [_line(head, widths), _GAP.join("-" * w for w in widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in cells)])


def _fitted(widths: list[int], width: int) -> list[int]:
    """Widths that together with the gaps fit, taken from the widest first, none made narrower than it must be."""
    spare = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    columns = [wrapped(cell, w) for cell, w in zip(row, widths, strict=True)]
    height = max(len(column) for column in columns)
    lines = []
    for i in range(height):
        parts = [column[i] if i < len(column) else "" for column in columns]
        lines.append(_GAP.join(part + " " * (w - wide(part)) for part, w in zip(parts, widths, strict=True)).rstrip())
    return "\n".join(lines)
