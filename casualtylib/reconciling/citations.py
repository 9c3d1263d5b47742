"""Claims as they are cited: their words, whose they are, where and when they stood."""

from __future__ import annotations

from casualtylib.model.claim import Claim
from casualtylib.model.moment import day_of
from casualtylib.model.scope import Scope

#: The longest quotation, in characters, and how much of it stands before the number.
_LONGEST, _BEFORE = 90, 50


def quoted(claim: Claim) -> str:
    """A claim by its number, in its words."""
    return f"“{number_words(claim)}”"


def number_words(claim: Claim) -> str:
    """Hedge and number as written."""
    start = claim.number_span.start - claim.span.start
    words = claim.quote[max(0, start) : start + len(claim.number_span)] if start >= 0 else ""
    return words or str(claim.count)


def cited(claim: Claim, asked: Scope | None = None) -> str:
    """A claim as evidence: its words, its source, the outlet, the day it was given for, and its window where that is another's.

    Args:
        claim: the claim.
        asked: the question; the window of the harm is given where it is not the one asked about.

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed on Sunday, rescuers said.", published="2024-12-02", outlet="Wire")
    >>> cited(report[0])
    '“At least 25 people were killed” (rescuers, in Wire, 2024-12-02)'
    """
    about = [claim.source.name if claim.source else claim.voice]
    about += [f"in {claim.outlet}"] if claim.source and claim.outlet and claim.outlet != about[0] else []
    about += [str(day_of(claim.as_of))] if claim.as_of else []
    other = claim.as_of is None or (asked is not None and asked.window != claim.window)
    about += [f"of {claim.window}"] if other and claim.window is not None else []
    return f"“{_short(claim)}” ({', '.join(about)})"


def _short(claim: Claim) -> str:
    """The words of a claim, cut to a few around its number."""
    words = " ".join(claim.quote.split())
    if len(words) <= _LONGEST:
        return words
    number = max(0, words.find(number_words(claim)))
    start = words.find(" ", number - _BEFORE) + 1 if number > _BEFORE else 0
    end = len(words) if len(words) <= start + _LONGEST else words.rfind(" ", start, start + _LONGEST)
    return f"{'… ' if start else ''}{words[start:end]}{' …' if end < len(words) else ''}"
