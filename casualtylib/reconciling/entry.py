"""One figure in the ledger."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from attrs import frozen

from casualtylib.model.claim import Claim
from casualtylib.model.count import Count
from casualtylib.model.hedge import Hedge
from casualtylib.model.source import SourceKind
from casualtylib.model.window import Window
from casualtylib.reconciling.region import Region
from casualtylib.reconciling.sides import Side
from casualtylib.reconciling.times import When

#: The rules of claims that no text gave.
_NOT_READ = ("", "by hand")
_ROUGH = frozenset((Hedge.ABOUT, Hedge.NEARLY, Hedge.AT_MOST, Hedge.LESS_THAN))


@frozen
class Entry:
    """One figure in the ledger.

    Args:
        claim: the claim that speaks for it.
        voice: on whose word: its own, or that of the claim that speaks for a restatement.
        called: what its report calls the voice, where that was taken for another name of it.
        report: index of its report.
        event: merged id of its event.
        region: what it covers, inside what includes it.
        series: whether it counts the series of its event: a window wider than the event's own.
        day: the calendar day for which it was given.
        dated: the window that was inferred for it here; None where it stood in the claim.
        spoken: the day that was inferred for its report here; None where it stood in the claim.
        copies: ids of the claims that restate it.
        hedged: a claim that gives the same number again and does not say as much: "at least 20" beside "20" or "over 20".
        low_only: whether only its low end speaks: another report of the same voice and day, in no known order, goes on from it,
            or the reports of several voices have outgrown it.
        followed: a higher figure of another voice, of the same day, that is taken to be the later.
    """

    claim: Claim
    voice: str
    report: int
    event: str
    region: Region
    series: bool = False
    day: date | None = None
    dated: Window | None = None
    spoken: date | None = None
    copies: tuple[str, ...] = ()
    hedged: Claim | None = None
    low_only: bool = False
    called: str | None = None
    followed: Claim | None = None

    @property
    def count(self) -> Count:
        """What the figure says, whichever of the claims that restate it one follows."""
        return self.claim.count if self.hedged is None else self.claim.count.hull(self.hedged.count)

    @property
    def is_read(self) -> bool:
        """Whether it was read in a text: not made without a rule, nor written by hand."""
        return self.claim.rule not in _NOT_READ

    @property
    def is_rough(self) -> bool:
        """Whether its number is no count: "some 80", "nearly 90", "up to 100"."""
        return self.claim.hedge in _ROUGH

    @property
    def kind(self) -> SourceKind:
        """What kind of body or person gives the figure; an outlet where it names nobody."""
        return self.claim.source.kind if self.claim.source is not None else SourceKind.MEDIA

    @property
    def unit(self) -> str:
        """Copies of one figure by one voice are set aside together, on whatever day they were given: repeating it proves nothing."""
        count = self.count
        return f"{self.voice}|{hash_of(self.region)}|{count.low}-{count.high}"


def hash_of(region: Region) -> str:
    """A name for a region that does not depend on the run."""
    return f"{_sides(region.sides)} {' or '.join(map(_time, region.time))}"


@lru_cache(maxsize=256)
def _sides(sides: tuple[Side, ...]) -> str:
    return repr([sorted(sorted(literals) for literals in side) for side in sides])


def _time(when: When) -> str:
    """The days of harm, and those in which people were counted; not the day by which all of them were known of."""
    counted = when.recorded if when.recorded is not None and when.recorded.start is not None else None
    return f"{_days(when.harm)} {sorted(when.unknown) if when.unknown else ''} {_days(counted)}"


def _days(window: Window | None) -> str:
    return "" if window is None else f"{_number(window.start)}-{_number(window.end)}"


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
