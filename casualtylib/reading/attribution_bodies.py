"""The long names of bodies, read from their last word back."""

from __future__ import annotations

from collections.abc import Sequence

from casualtylib.reading.attribution_phrases import INNER, LONGEST
from casualtylib.reading.attribution_words import Role, Word, body_endings, is_body, vocabulary


def known_body(words: Sequence[Word], last: int) -> int | None:
    """The index at which the longest name of a known body begins that ends at `last` and has a link or "and" in it."""
    if words[last].lower not in body_endings():
        return None
    for first in range(max(1, last - LONGEST), last - 1):
        if words[first].role is not Role.MARK and is_body(" ".join(word.text for word in words[first : last + 1])):
            return first
    return None


def titled_body(words: Sequence[Word], last: int) -> int | None:
    """The index at which a body's long name begins that ends at `last`: "the Agency for Ports and Waterways"; None if none does."""
    at, head, floor = last, None, max(0, last - LONGEST)
    while at > floor and (_is_capital(words[at]) or _is_inside_title(words, at)):
        at -= 1
        if words[at].role is Role.HEAD and _is_capital(words[at]) and words[at + 1].lower in vocabulary("joints", "titles"):
            head = at
    if head is None or not any(word.lower in vocabulary("joints", "and") for word in words[head:last]):
        return None
    while head > 0 and _is_capital(words[head - 1]) and words[head - 1].role in INNER:
        head -= 1
    return head - (head > 0 and words[head - 1].role is Role.DETERMINER)


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() and word.role is not Role.DETERMINER


def _is_inside_title(words: Sequence[Word], at: int) -> bool:
    """Whether a little word or a comma stands inside a long name."""
    if words[at].role is Role.DETERMINER:
        return words[at - 1].lower in vocabulary("joints", "titles")
    inside = vocabulary("joints", "titles") | vocabulary("joints", "and") | vocabulary("joints", "seats")
    return words[at].lower in inside or (words[at].text == "," and _is_capital(words[at + 1]))
