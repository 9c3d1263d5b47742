"""What was not simply read, and how sure its reading is."""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.model.checks import instance
from casualtylib.model.word import Word


class Confidence(Word):
    """How a property of a claim came about, from best to worst."""

    READ = "read"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    GUESSED = "guessed"


@frozen
class Note:
    """That a property was not simply read, and why.

    Args:
        side: the property, such as ``"window"`` or ``"source"``.
        level: resolved (words that point at something, such as "on Sunday"), inferred, or guessed.
        why: the reason, in words.
    """

    side: str = field(validator=instance(str))
    level: Confidence = field(validator=instance(Confidence))
    why: str = field(validator=instance(str))
