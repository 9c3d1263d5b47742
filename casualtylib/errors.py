"""Everything that the library raises, one tree, split by whose mistake it is.

`UsageError` and its kin: the caller handed in something impossible.
`InputError` and its kin: a text, a phrase or a document could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

#: So many of the words that are known are listed where none is near.
_LISTED = 20
#: A word this like another (1: the same letters in the same order) may have been meant.
_NEAR = 0.7
#: Longer words are not compared with those known, and only begun in a message.
_LONGEST = 100


class CasualtyError(Exception):
    """The base of every error that casualtylib raises on purpose.

    >>> import casualtylib as cl
    >>> try:
    ...     cl.parse("a grey horse")
    ... except cl.CasualtyError as fault:
    ...     print(type(fault).__name__)
    ParseError
    """


class UsageError(CasualtyError):
    """The caller's mistake: an argument that cannot mean anything."""


class FieldError(UsageError, ValueError):
    """A field holds a value that it cannot have; the message starts with the field's name.

    Args:
        field: dotted name of the field, such as ``"Window.end"``.
        problem: what is wrong with it, in words.
    """

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem

    def __reduce__(self) -> tuple[type[FieldError], tuple[str, str]]:
        return type(self), (self.field, self.problem)


class QueryError(UsageError, ValueError):
    """A query names a word, an event or a source that is not known; it says which ones are.

    Args:
        side: the side of the query, such as ``"group"``.
        word: the word as the caller wrote it.
        known: the words that would have been understood.
    """

    def __init__(self, side: str, word: object, known: Iterable[str] = ()) -> None:
        names = sorted(set(known))
        near = get_close_matches(word, names, n=3, cutoff=_NEAR) if isinstance(word, str) and len(word) <= _LONGEST else []
        listed = ", ".join(names[:_LISTED]) + (f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else "")
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else f"; known here: {listed or 'none'}"
        said = repr(word)
        super().__init__(f"{side}: {said if len(said) <= _LONGEST else f'{said[:_LONGEST]}…'} is not known{hint}")
        self.side = side
        self.word = word
        self.known = tuple(names)

    def __reduce__(self) -> tuple[type[QueryError], tuple[str, object, tuple[str, ...]]]:
        return type(self), (self.side, self.word, self.known)


class RuleError(UsageError):
    """A row of a grammar table is wrong: a word class that does not exist, an example that it does not read."""


class LexiconError(UsageError):
    """A lexicon is wrong; the message names the file and the key."""


class InputError(CasualtyError):
    """A text, a phrase or a document that cannot be read."""


class ParseError(InputError, ValueError):
    """A phrase that is no casualty figure; the message shows it with the fault underlined.

    Args:
        message: what is wrong.
        text: the phrase.
        start, end: the faulty characters, ``text[start:end]``.
    """

    def __init__(self, message: str, text: str, start: int = 0, end: int | None = None) -> None:
        end = len(text) if end is None else end
        super().__init__(f"{message}\n{underline(text, start, end)}")
        self.message = message
        self.text = text
        self.start = start
        self.end = end

    def __reduce__(self) -> tuple[type[ParseError], tuple[str, str, int, int]]:
        return type(self), (self.message, self.text, self.start, self.end)


class TextError(InputError, ValueError):
    """A text that cannot be read at all: not a string, too long, not English."""


class DecodeError(InputError, ValueError):
    """A stored document that does not have the published form.

    Args:
        path: where, such as ``"claims[3].count.low"``.
        problem: what is wrong there.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem

    def __reduce__(self) -> tuple[type[DecodeError], tuple[str, str]]:
        return type(self), (self.path, self.problem)


def underline(text: str, start: int, end: int, width: int = 76) -> str:
    """The line of `text` around the fault, with ``~`` under it and ``^`` where it begins.

    >>> print(underline("at least a horse", 11, 16))
      at least a horse
                 ^~~~~
    """
    from_ = max(0, min(start, len(text)) - width // 2)
    shown = text[from_ : from_ + width]
    line = "".join(c if c.isprintable() else " " for c in shown)
    begin = min(max(0, start - from_), len(line))
    length = max(1, min(end - start, len(line) - begin))
    return f"  {line}\n  {' ' * begin}^{'~' * (length - 1)}"
