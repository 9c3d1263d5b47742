"""Why an answer has no upper end, in words."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from casualtylib.model.bounds import Bounds
from casualtylib.reconciling.citations import cited
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.query import Query


def why_unlimited(bounds: Bounds, query: Query, entries: Iterable[Entry]) -> str:
    """What became of the figures that could set an upper end; "" where there is one, or where the answer says it otherwise.

    Args:
        bounds: the answer.
        query: what was asked.
        entries: the figures near the question.
    """
    if bounds.high is not None or bounds.silent or bounds.uncovered or bounds.interpretation == "minimum":
        return ""
    limiting = [entry for entry in entries if entry.count.high is not None and not entry.claim.soft_high and _holds(entry, query)]
    if not limiting:
        return "no figure sets one"
    if any(entry.claim.id in bounds.set_aside for entry in limiting):
        return "the figures that set one are among those set aside"
    last = max(limiting, key=lambda entry: (entry.day is not None, str(entry.day)))
    what = cited(last.claim, query.scope)
    if last.day is None:
        return f"{what} has no date, and may have been all that was known so far"
    if last.low_only:
        return f"{what} was all that was known so far: other figures go beyond it"
    if query.known_by is not None and last.day < query.known_by:
        return f"{what} says nothing of what came to be known until {query.known_by}, the day of the last report"
    return "no figure sets one"


def _holds(entry: Entry, query: Query) -> bool:
    """Whether the box of a figure holds the one asked about, whenever it was recorded."""
    anytime = tuple(evolve(when, recorded=None) for when in entry.region.time)
    return query.region.inside(evolve(entry.region, time=anytime))
