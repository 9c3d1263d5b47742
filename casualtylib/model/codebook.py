"""How words become Counts: conventions as data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.checks import LIMIT, instance, shown
from casualtylib.model.count import Count
from casualtylib.model.hedge import Hedge

#: A vague word's fewest and most; most is None where the word states none.
Ends = tuple[int, int | None]


@frozen
class Reading:
    """A Count with the ends that the Codebook supplied rather than the words: soft ends.

    >>> BOUNDED.vague("dozens")
    Reading(count=Count.between(24, 99), soft_low=True, soft_high=True)
    """

    count: Count
    soft_low: bool = False
    soft_high: bool = False


def half_width(n: int) -> int:
    """How far "about n" reaches to either side: max(1, min(step / 2, n / 5)), rounded down.

    The step is the largest of 1, 5, 10, 50, 100, 500 … that divides n: a round number is meant roughly,
    a crooked one closely.

    >>> [half_width(n) for n in (30, 1200, 17, 100)]
    [5, 50, 1, 20]
    """
    step = largest = 1
    while largest <= n:
        for candidate in (largest, 5 * largest):
            if n and n % candidate == 0:
                step = candidate
        largest *= 10
    return max(1, min(step // 2, n // 5))


def _table(vague: Mapping[str, Ends] | tuple[tuple[str, Ends], ...]) -> tuple[tuple[str, Ends], ...]:
    if not isinstance(vague, Mapping | tuple):
        raise FieldError("Codebook.vague_words", f"takes a mapping of words to their fewest and most, not {vague!r}")
    rows = list(vague.items()) if isinstance(vague, Mapping) else list(vague)
    if not all(isinstance(row, tuple) and len(row) == 2 for row in rows):
        raise FieldError("Codebook.vague_words", f"takes words with their fewest and most, not {shown(vague)}")
    return tuple(sorted((word, _ends(word, ends)) for word, ends in dict(rows).items()))


def _ends(word: object, ends: object) -> Ends:
    """The ends of one word, looked at when a Codebook is made, so that no text fails for its Codebook's sake."""
    if not isinstance(word, str) or not isinstance(ends, tuple | list) or len(ends) != 2:
        raise FieldError("Codebook.vague_words", f"takes a word with its fewest and most, such as (24, 99), not {word!r} with {ends!r}")
    try:
        count = Count(*ends)
    except FieldError as fault:
        raise FieldError(f"Codebook.vague_words[{word!r}]", fault.problem) from None
    return count.low, count.high


@frozen
class Codebook:
    """How words become Counts. Users can make their own.

    Args:
        name: the profile's name.
        source: where the convention is published.
        vague_words: the ends of each vague word, by key (``"dozens"``, ``"several"``, …).
        points: whether "about n" and "nearly n" are coded as n itself, as point coders do; else as a band.
        bounds: whether "20-odd" has the upper end that its number suggests, 29; else none.

    Raises:
        FieldError: for a name that is no string, or ends that are no Count.

    >>> LITERAL.number(Hedge.ABOUT, 30)
    Reading(count=Count.between(25, 35), soft_low=True, soft_high=True)
    >>> LITERAL.number(Hedge.MORE_THAN, 25).count
    Count.at_least(26)
    >>> mine = Codebook("mine", "our style guide", {"dozens": (30, None)})
    >>> mine.vague("dozens").count
    Count.at_least(30)
    """

    name: str = field(validator=instance(str))
    source: str = field(validator=instance(str))
    vague_words: tuple[tuple[str, Ends], ...] = field(converter=_table, repr=False)
    points: bool = field(default=False, validator=instance(bool))
    bounds: bool = field(default=False, validator=instance(bool))

    def vague(self, key: str) -> Reading:
        """The reading of a vague word.

        Raises:
            UsageError: if this profile does not rule on the word; the message names the profile.
        """
        ends = self.table.get(key)
        if ends is None:
            raise UsageError(f"codebook {self.name!r} does not rule on {key.replace('_', ' ')!r}")
        low, high = ends
        return Reading(Count(low, high), True, high is not None)

    @property
    def table(self) -> Mapping[str, Ends]:
        """The vague words as a mapping that cannot be written to."""
        return MappingProxyType(dict(self.vague_words))

    def number(self, hedge: Hedge, n: int, m: int | None = None) -> Reading:
        """The reading of a stated number under its hedge; `m` is a range's second number.

        Raises:
            FieldError: for a vague hedge, which has no number, or "less than 0".
        """
        match hedge:
            case Hedge.EXACT:
                return Reading(Count.exactly(n))
            case Hedge.AT_LEAST:
                return Reading(Count.at_least(n))
            case Hedge.MORE_THAN:
                return Reading(Count.at_least(n + 1))
            case Hedge.AT_MOST:
                return Reading(Count.at_most(n))
            case Hedge.LESS_THAN if n > 0:
                return Reading(Count.at_most(n - 1))
            case Hedge.RANGE if m is not None:
                return Reading(Count.between(n, m))
            case Hedge.ABOUT:
                return self._band(n, nearly=False)
            case Hedge.NEARLY:
                return self._band(n, nearly=True)
        raise FieldError("Codebook.number", f"{hedge.value} says nothing of {n}")

    def odd(self, n: int) -> Reading:
        """The reading of "n-odd": n and some more, fewer than the next round number of its size (20-odd: 20 to 29).

        >>> LITERAL.odd(20).count, BOUNDED.odd(20).count
        (Count.at_least(20), Count.between(20, 29))
        """
        if self.points:
            return Reading(Count.exactly(n), True, True)
        if not self.bounds:
            return Reading(Count.at_least(n), True)
        step = 10
        while n % (step * 10) == 0 and step * 10 <= n:
            step *= 10
        return Reading(Count.between(n, min(LIMIT, n + step - 1)), True, True)

    def _band(self, n: int, *, nearly: bool) -> Reading:
        if self.points:
            return Reading(Count.exactly(n), True, True)
        h = half_width(n)
        high = max(0, n - 1) if nearly else min(LIMIT, n + h)
        return Reading(Count(max(0, n - h), high), True, True)


#: Conventions shared by the first two profiles: the least that each vague word can mean.
_LEAST: dict[str, int] = {
    "few": 2, "several": 3, "handful": 3, "many": 2, "tens": 20, "dozens": 24, "scores": 40,
    "hundreds": 200, "thousands": 2_000, "tens_of_thousands": 20_000, "hundreds_of_thousands": 200_000, "millions": 2_000_000,
    "tens_of_millions": 20_000_000, "hundreds_of_millions": 200_000_000,
    "several_dozen": 36, "several_hundred": 300, "several_thousand": 3_000, "few_dozen": 24, "few_hundred": 200, "few_thousand": 2_000,
}  # fmt: skip
_FIXED: dict[str, Ends] = {
    "couple": (2, 2), "couple_dozen": (24, 24), "couple_hundred": (200, 200), "couple_thousand": (2_000, 2_000),
    "dozen": (12, 12), "half_dozen": (6, 6),
}  # fmt: skip
_MOST: dict[str, int | None] = {
    "few": 9, "several": 9, "handful": 9, "many": None, "tens": 99, "dozens": 99, "scores": 199,
    "hundreds": 999, "thousands": 9_999, "tens_of_thousands": 99_999, "hundreds_of_thousands": 999_999, "millions": 9_999_999,
    "tens_of_millions": 99_999_999, "hundreds_of_millions": 999_999_999,
    "several_dozen": 99, "several_hundred": 999, "several_thousand": 9_999, "few_dozen": 99, "few_hundred": 999, "few_thousand": 9_999,
}  # fmt: skip

LITERAL = Codebook(
    "literal",
    "casualtylib: the least that each word can mean, and no upper end that the words do not state",
    {**{word: (low, None) for word, low in _LEAST.items()}, **_FIXED},
)
BOUNDED = Codebook(
    "bounded",
    "casualtylib: the literal profile with the upper end at which a writer would use the next larger word",
    {**{word: (low, _MOST[word]) for word, low in _LEAST.items()}, **_FIXED},
    bounds=True,
)
ACLED2016 = Codebook(
    "acled2016",
    "ACLED, Armed Conflict Location and Event Data Project Codebook and user guide, 2016: vague reports are coded as points",
    {
        **_FIXED,
        **dict.fromkeys(("few", "several", "handful", "many", "tens"), (10, 10)),
        "dozens": (12, 12),
        "hundreds": (100, 100),
        "thousands": (1_000, 1_000),
    },
    points=True,
)
CODEBOOKS: Mapping[str, Codebook] = MappingProxyType({book.name: book for book in (LITERAL, BOUNDED, ACLED2016)})


def codebook(choice: Codebook | str) -> Codebook:
    """A profile by its name, or the caller's own.

    Raises:
        UsageError: for a name that no profile has.

    >>> codebook("literal").name
    'literal'
    """
    if isinstance(choice, Codebook):
        return choice
    if not isinstance(choice, str) or choice not in CODEBOOKS:
        raise UsageError(f"codebook: {choice!r} is not one of {', '.join(sorted(CODEBOOKS))}")
    return CODEBOOKS[choice]
