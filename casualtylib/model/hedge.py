"""How a number was qualified."""

from __future__ import annotations

from casualtylib.model.word import Word


class Hedge(Word):
    """How a number was qualified by the words beside it. A hedge belongs to its own number.

    >>> Hedge("at_least")
    Hedge.AT_LEAST
    """

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"
