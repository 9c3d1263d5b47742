"""Bulletins: the body that a heading names answers for the lines of figures below it."""

from __future__ import annotations

import regex

from casualtylib.model.source import SourceKind
from casualtylib.reading.attribution_phrases import Speaker, phrase_end
from casualtylib.reading.attribution_words import Role, read_words, vocabulary
from casualtylib.reading.voices import kind_of

#: A line that gives a figure and is no sentence: "Killed: 12", "- Injured - 40", "12 killed".
_LINE = regex.compile(
    r"[^\p{L}\p{N}\n]*+(?:\p{L}[^:\n]{1,60}+:\s*+[^\p{L}\p{N}\n]{0,3}+\p{N}|\p{L}++(?:\s\p{L}++){0,4}+\s-\s*+\p{N}"
    r"|\p{N}[\p{N},.]*+(?:\s\p{L}++){1,5}+\s*+(?=\n|$))",
    regex.V1,
)
#: A line that says whose figures stand above it.
_FOOT = regex.compile(r"^[^\p{L}\p{N}\n]{0,4}+(?P<label>sources?:)[^\n]{1,80}+$", regex.V1 | regex.I | regex.M)
#: The most words and characters of a heading, and of the line before its figure.
_WORDS, _LENGTH, _BEFORE = 14, 120, 80


def bulletin_heads(text: str) -> tuple[tuple[int, Speaker], ...]:
    r"""The headings of bulletins in a plain text: where each ends, and the body that it names.

    A heading is a line of few words, no sentence, that names a body and a report of its, or names it below the report's name.

    >>> text = "Health Ministry - daily report\nKilled: 12"
    >>> [(end, head.span.of(text)) for end, head in bulletin_heads(text)]
    [(30, 'Health Ministry')]
    """
    found: list[tuple[int, Speaker]] = []
    end = -1
    below = False
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        short = _is_short(line)
        titled = short and any(word.strip(":-()#") in vocabulary("nouns", "bulletin") for word in line.lower().split())
        speaker = _head(text, start, end) if titled or (below and short) else None
        below = (titled and speaker is None) or (below and not line.strip())
        if speaker is not None:
            found.append((end, speaker))
    return tuple(found)


def bulletin_feet(text: str) -> tuple[tuple[int, Speaker], ...]:
    r"""The lines that name whose figures stand above them: where each begins, and the body.

    >>> text = "Killed: 12\nInjured: 30\nSource: Health Ministry"
    >>> [(start, foot.span.of(text)) for start, foot in bulletin_feet(text)]
    [(23, 'Health Ministry')]
    """
    found = ((m.start(), _head(text, m.end("label"), m.end())) for m in _FOOT.finditer(text))
    return tuple((start, speaker) for start, speaker in found if speaker is not None)


def _is_short(line: str) -> bool:
    """Whether a line is no sentence but may be a heading."""
    bare = line.split()
    return 2 <= len(bare) <= _WORDS and len(line) <= _LENGTH and bare[-1][-1] not in ".!?"


def _head(text: str, start: int, end: int) -> Speaker | None:
    """The body that a heading begins with; None if it begins with none that reports figures."""
    words = read_words(text, start, end)
    first = next((i for i, word in enumerate(words) if word.role is not Role.MARK), len(words))
    last = phrase_end(words, first, deep=True)
    while last is not None and last >= first and words[last].lower in vocabulary("nouns", "documents") | vocabulary("nouns", "bulletin"):
        last -= 1
    if last is None or last < first:
        return None
    speaker = Speaker(words, first, last)
    return None if kind_of(speaker.span.of(text)) in (SourceKind.UNNAMED, SourceKind.MEDIA, SourceKind.WITNESS) else speaker


def is_line_of_figures(text: str, at: int) -> bool:
    """Whether the line that holds an offset is one of a bulletin rather than of prose.

    >>> is_line_of_figures("Killed: 12", 8), is_line_of_figures("In Homs 12 people were killed by shells.", 8)
    (True, False)
    """
    before = text.rfind("\n", max(0, at - _BEFORE), at)
    if before < 0 and at > _BEFORE:
        return False
    return _LINE.match(text, before + 1, min(len(text), at + _LENGTH)) is not None
