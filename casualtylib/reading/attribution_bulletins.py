"""Bulletins: the body that a heading names answers for what stands below it."""

from __future__ import annotations

from functools import cache

import regex
from attrs import frozen

from casualtylib.model.source import SourceKind
from casualtylib.reading.attribution_phrases import Speaker, phrase_end
from casualtylib.reading.attribution_words import Role, Word, read_words, vocabulary
from casualtylib.reading.voices import kind_of

#: A line that gives a figure and is no sentence: "Killed: 12", "- Injured - 40", "12 killed".
_LINE = regex.compile(
    r"[^\p{L}\p{N}\n]*+(?:\p{L}[^:\n]{1,60}+:\s*+[^\p{L}\p{N}\n]{0,3}+\p{N}|\p{L}++(?:\s\p{L}++){0,4}+\s-\s*+\p{N}"
    r"|\p{N}[\p{N},.]*+(?:\s\p{L}++){1,5}+\s*+(?=\n|$))",
)
#: A line that says whose figures stand above it.
_FOOT = regex.compile(r"^[^\p{L}\p{N}\n]{0,4}+(?P<label>sources?:)[^\n]{1,80}+$", regex.I | regex.M)
#: The most words and characters of a heading, and of the line before its figure.
_WORDS, _LENGTH, _BEFORE = 14, 120, 80


@frozen
class Heading:
    """The heading of a bulletin.

    Args:
        end: where it ends.
        speaker: the body that it names.
        whole: whether it opens the text and says no more than whose report this is: then the prose below it is the body's too.
    """

    end: int
    speaker: Speaker
    whole: bool = False


def bulletin_heads(text: str) -> tuple[Heading, ...]:
    r"""The headings of bulletins in a plain text.

    A heading is a line of few words, no sentence, that names a body and a report of its, or names it below the report's name.

    >>> text = "Health Ministry - daily report\nKilled: 12"
    >>> [(head.end, head.speaker.span.of(text), head.whole) for head in bulletin_heads(text)]
    [(30, 'Health Ministry', True)]
    """
    found: list[Heading] = []
    end = -1
    below = False
    first = True
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        short = _is_short(line)
        titled = short and any(word.strip(":-()#,") in vocabulary("nouns", "bulletin") for word in line.lower().split())
        speaker = _head(text, start, end) if titled or (below and short) else None
        whole = titled and first and _is_masthead(read_words(text, start, end), speaker)
        if speaker is None and whole:
            speaker = _author(read_words(text, start, end))
        below = (titled and speaker is None) or (below and not line.strip())
        first = first and not line.strip()
        if speaker is not None:
            found.append(Heading(end, speaker, whole))
    return tuple(found)


def bulletin_feet(text: str) -> tuple[tuple[int, Speaker], ...]:
    r"""The lines that name whose figures stand above them: where each begins, and the body.

    >>> text = "Killed: 12\nInjured: 30\nSource: Health Ministry"
    >>> [(start, foot.span.of(text)) for start, foot in bulletin_feet(text)]
    [(23, 'Health Ministry')]
    """
    found = ((m.start(), _head(text, m.end("label"), m.end(), labelled=True)) for m in _FOOT.finditer(text))
    return tuple((start, speaker) for start, speaker in found if speaker is not None)


def _is_short(line: str) -> bool:
    """Whether a line is no sentence but may be a heading."""
    bare = line.split()
    return 2 <= len(bare) <= _WORDS and len(line) <= _LENGTH and bare[-1][-1] not in ".!?"


def _head(text: str, start: int, end: int, *, labelled: bool = False) -> Speaker | None:
    """The body that a heading begins with; None if it begins with none that reports figures.

    Args:
        labelled: whether a label says that it is the source, whatever its name.
    """
    words = read_words(text, start, end)
    first = next((i for i, word in enumerate(words) if word.role is not Role.MARK), len(words))
    last = phrase_end(words, first, deep=True)
    while last is not None and last >= first and words[last].lower in _named_in_headings():
        last -= 1
    if last is None or last < first:
        return None
    speaker = Speaker(words, first, last)
    return (
        None if not labelled and kind_of(speaker.span.of(text)) in (SourceKind.UNNAMED, SourceKind.MEDIA, SourceKind.WITNESS) else speaker
    )


def _is_masthead(words: tuple[Word, ...], speaker: Speaker | None) -> bool:
    """Whether a line only says whose report it is, of which day: "Ministry of Health, daily report, 3 May"."""
    named = speaker or _author(words)
    if named is None:
        return False
    rest = (*words[: named.first], *words[named.last + 1 :])
    return all(word.role in (Role.MARK, Role.TIME) or word.lower in _named_in_headings() for word in rest)


def _author(words: tuple[Word, ...]) -> Speaker | None:
    """Who wrote what a line names: "Statement by the governorate"."""
    by = next((i for i, word in enumerate(words) if i and word.lower in vocabulary("joints", "authors")), None)
    end = None if by is None or words[by - 1].lower not in _names_of_reports() else phrase_end(words, by + 1, deep=True)
    return None if by is None or end is None else Speaker(words, by + 1, end)


@cache
def _names_of_reports() -> frozenset[str]:
    return vocabulary("nouns", "documents") | vocabulary("nouns", "bulletin")


@cache
def _named_in_headings() -> frozenset[str]:
    return _names_of_reports() | vocabulary("nouns", "masthead")


def is_line_of_figures(text: str, at: int) -> bool:
    """Whether the line that holds an offset is one of a bulletin rather than of prose.

    >>> is_line_of_figures("Killed: 12", 8), is_line_of_figures("In Homs 12 people were killed by shells.", 8)
    (True, False)
    """
    before = text.rfind("\n", max(0, at - _BEFORE), at)
    if before < 0 and at > _BEFORE:
        return False
    return _LINE.match(text, before + 1, min(len(text), at + _LENGTH)) is not None
