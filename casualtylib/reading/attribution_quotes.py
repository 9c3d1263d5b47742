"""Quoted speech: where it begins and ends, over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from casualtylib.model.span import Span

_MARK = regex.compile(r'"')
_BREAK = regex.compile(r"\n[ \t]*+\n")
#: How far from its quotation marks a speaker may stand, in characters.
NEAR = 4


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of a plain text, without their marks; one that is never closed ends with its paragraph.

    >>> text = 'He said: "Two died. They were young." Then he left.'
    >>> [span.of(text) for span in quotations(text)]
    ['Two died. They were young.']
    """
    found: list[Span] = []
    ends = [match.start() for match in _BREAK.finditer(text)] + [len(text)]
    opened: int | None = None
    paragraph = 0
    for match in _MARK.finditer(text):
        at = match.start()
        while ends[paragraph] < at:
            if opened is not None:
                found.append(Span(opened, ends[paragraph]))
                opened = None
            paragraph += 1
        if opened is None:
            if at + 1 < len(text) and not text[at + 1].isspace():
                opened = at + 1
        elif text[at - 1].isspace() and at + 1 < len(text) and text[at + 1].isalpha():
            opened = at + 1
        else:
            found.append(Span(opened, at))
            opened = None
    if opened is not None:
        found.append(Span(opened, ends[paragraph]))
    return tuple(found)


def quotation_at(quotes: Sequence[Span], at: int) -> int | None:
    """The index of the quotation that holds an offset; None outside of all."""
    index = bisect_right(quotes, at, key=lambda quote: quote.start) - 1
    return index if index >= 0 and at < quotes[index].end else None


def speaker_of(text: str, speech: Sequence[Span], cues: Sequence[Span]) -> int | None:
    """Which cue names the speaker of the last of some quotations: the one that touches it, else that of the one that it goes on.

    Args:
        text: the text.
        speech: quotations, in order.
        cues: where the cues around them stand, in order.

    >>> text = '"Two died," he said. "They were young."'
    >>> speaker_of(text, quotations(text), (Span(12, 19),))
    0
    """
    for index in range(len(speech) - 1, -1, -1):
        quote = speech[index]
        for i, cue in enumerate(cues):
            if quote.end <= cue.start <= quote.end + NEAR or _leads(text, speech, index, cue):
                return i
        if index and text[speech[index - 1].end : quote.start].strip(" \"\n.,'"):
            return None
    return None


def _leads(text: str, quotes: Sequence[Span], index: int, cue: Span) -> bool:
    """Whether a cue opens a quotation, or stands between it and the part that it goes on."""
    if cue.end > quotes[index].start:
        return False
    gap = text[cue.end : quotes[index].start - 1]
    if len(gap) <= NEAR and gap.strip() in ("", ":", ",", "that"):
        return True
    parted = index > 0 and 0 <= cue.start - quotes[index - 1].end <= NEAR
    return parted and len(gap) < 200 and "." not in gap.rstrip()[:-1]
