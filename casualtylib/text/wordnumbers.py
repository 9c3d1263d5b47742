"""The guard around word2number: spelled-out numbers from 1 to 999, and nothing else.

word2number drops words that it does not know and adds up what is left ("between thirty and forty" is 70 to it), and
it is wrong on scales, articles and commas. So it is only handed what it is proven to read: one group that begins
with a units word, a teen or a ten and holds nothing but known words in a known order. Everything else is done in
`casualtylib.text.numerals`.
"""

from __future__ import annotations

from functools import cache

import regex

from casualtylib.lexicon import alternatives, words


@cache
def _group() -> regex.Pattern[str]:
    unit, teen, ten = (alternatives(words("quantities", "numeral", key)) for key in ("units", "teens", "tens"))
    below = f"(?:{ten}(?: {unit})?+|{teen}|{unit})"
    return regex.compile(f"(?:{unit} hundred(?:(?: and)? {below})?+|{below})")


def group(spelled: str) -> int | None:
    """The value of a group from 1 to 999 in lower case, its words parted by single spaces; None for anything else.

    >>> group("one hundred and twenty three"), group("thirty"), group("two dozen"), group("two thirds")
    (123, 30, None, None)
    """
    if not _group().fullmatch(spelled):
        return None
    from word2number import w2n  # loaded on first use: it is slow to import

    value = w2n.word_to_num(spelled)
    return int(value) if 0 < value < 1000 and value == int(value) else None
