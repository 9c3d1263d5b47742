"""What each time expression dates: the harm, the speaking, the moment of the count, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache

import regex

from casualtylib.lexicon import words
from casualtylib.model.span import Span
from casualtylib.reading.windows_find import Timing
from casualtylib.text.document import Document, Sentence, Token

#: A stamp of publication stands this near the beginning, in characters.
_HEAD = 250


class Role(Enum):
    """What a time expression dates."""

    HARM = "harm"
    SPOKEN = "spoken"
    CUTOFF = "cutoff"
    PUBLISHED = "published"
    OTHER = "other"


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(words("time", "roles", key))


def role(document: Document, timing: Timing, triggers: Sequence[Span]) -> Role:
    """What `timing` dates; `triggers` are the words of harm that its sentence has mentions for."""
    sentence = document.sentences[timing.sentence]
    if timing.link == "spoken":
        return Role.SPOKEN
    if is_stamp(document, timing):
        return Role.PUBLISHED
    if timing.link == "cutoff":
        return Role.CUTOFF
    before = [token for token in sentence.tokens if token.end <= timing.span.start]
    after = [token for token in sentence.tokens if token.start >= timing.span.end]
    if timing.link == "since":
        told = bool(triggers) or any(token.lower in _words("happening") for token in sentence.tokens)
        return Role.HARM if told and not _superlative(before) else Role.OTHER
    if _measured(before):
        return Role.OTHER
    if sentence.index == 0 and len(before) < 3 and timing.link == "on" and not _says(after):
        return Role.HARM  # "On 3 May, in …": the note that follows is dated by it
    if _opens_a_war(before):
        return Role.OTHER
    return _attributive(timing, after) or _left(before, triggers) or _right(before, after, triggers) or _by_default(sentence, triggers)


def is_stamp(document: Document, timing: Timing) -> bool:
    """Whether it is the date of a dateline or of publication: at the head, with no preposition."""
    if timing.link not in ("", "spoken") or timing.row not in ("day month", "month day", "numeric date", "year-month-day"):
        return False
    text = document.plain
    after = text[timing.core.end : timing.core.end + 60]
    if regex.match(r"\s*\([^()\n]{2,50}\)\s*(?:-|:|\[|\u2013)", after) or regex.match(r"\s*--", after):
        return True
    if timing.core.start > _HEAD or regex.match(r"\s*:", after):
        return False
    before = regex.search(r"([\p{L}]+)\W*$", text[max(0, timing.core.start - 30) : timing.core.start])
    if before and before[1].islower() and before[1] not in _words("stamping"):
        return False  # "died Friday, Dec. 8"
    if document.published is not None and timing.window is None:
        return regex.search(r"\d[-/.]\d", timing.core.of(text)) is not None
    return timing.window is not None and (document.published is None or timing.window.start == document.published)


def _says(after: list[Token]) -> bool:
    """Whether a verb of saying is the first verb known."""
    for i, token in enumerate(after[:9]):
        if token.lower in _words("happening"):
            return False
        if token.lower in _words("saying") and not _passive(after, i):
            return True
    return False


def _superlative(before: list[Token]) -> bool:
    """ "the deadliest since 2011", "the first since June"."""
    return any(token.lower in ("first", "worst") or token.lower.endswith("est") for token in before[-8:])


def _opens_a_war(before: list[Token]) -> bool:
    """ "the war, which began in March 2011": the day of its beginning, not of the harm."""
    if not before or before[-1].lower not in _words("starting"):
        return False
    return any(token.lower in words("time", "words", "wars") for token in before[-5:-1])


def _measured(before: list[Token]) -> bool:
    """ "72 mm of rain fell in 24 hours between …": the date of a rain gauge."""
    clause: list[Token] = []
    for token in reversed(before):
        if token.text in (",", ";", "."):
            break
        clause.append(token)
    return any(token.lower in _words("measuring") for token in clause)


def _attributive(timing: Timing, after: list[Token]) -> Role | None:
    """ "Sunday's attack", "the August 17 bombing", "Monday's statement"."""
    if timing.link not in ("of", "on", "") or not after:
        return None
    following = [token.lower for token in after[:3] if token.lower not in ("'s", "s", "'")]
    if timing.link == "of" and following and following[0] in _words("statement") | _words("gathering"):
        return Role.SPOKEN if following[0] in _words("statement") else Role.OTHER
    if timing.link == "of":
        return Role.HARM if any(word in _words("happening") for word in following) else Role.OTHER
    return None


def _left(before: list[Token], triggers: Sequence[Span]) -> Role | None:
    """The verb that the expression follows."""
    if before and before[-1].lower in _words("statement"):
        return Role.SPOKEN  # "the report of 3 May", "a statement on Monday"
    plain = True
    for distance, token in enumerate(reversed(before)):
        if distance > 14 or token.text in (";", ":"):
            return None
        if any(span.start <= token.start < span.end for span in triggers):
            return Role.HARM
        if token.lower in _words("saying") and not _passive(before, len(before) - 1 - distance):
            if plain:
                return Role.SPOKEN
        elif token.lower in _words("statement") and plain and distance < 9:
            return Role.SPOKEN  # "a report by the ministry on Monday"
        elif token.lower in _words("happening") and not _in_compound(before, len(before) - 1 - distance):
            return Role.HARM
        elif token.lower in _words("acting") and distance < 7:
            return Role.OTHER
        plain = plain and _may_stand_between(token)
    return None


def _passive(tokens: list[Token], i: int) -> bool:
    """ "were reported killed", "have been confirmed dead": no one speaks here."""
    return i > 0 and tokens[i - 1].lower in ("been", "be", "were", "was", "being", "as", "is", "are")


def _in_compound(tokens: list[Token], i: int) -> bool:
    """ "flood-stricken", "war-torn": no event of its own."""
    return i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == tokens[i].end


def _may_stand_between(token: Token) -> bool:
    return token.lower in _words("addressing") or token.text[0].isupper() or token.text in ("'s", ".", '"', "'")


def _right(before: list[Token], after: list[Token], triggers: Sequence[Span]) -> Role | None:
    """The verb that follows the expression."""
    reach = 14 if len(before) < 3 else 3
    for distance, token in enumerate(after[:reach]):
        if any(span.start <= token.start < span.end for span in triggers):
            return Role.HARM
        if token.lower in _words("saying") and not _passive(after, distance):
            near = distance == 0 or (len(before) < 3 and distance < 9)
            return Role.SPOKEN if near else None
        if token.lower in _words("happening"):
            return Role.HARM
        if token.lower in _words("acting"):
            return Role.OTHER
    return None


def _by_default(sentence: Sentence, triggers: Sequence[Span]) -> Role:
    told = bool(triggers) or any(phrase in sentence.text.lower() for phrase in words("time", "roles", "back"))
    return Role.HARM if told else Role.OTHER
