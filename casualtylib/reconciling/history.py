"""What followed on each day, and which reports changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from casualtylib.errors import UsageError
from casualtylib.model.bounds import Bounds
from casualtylib.model.change import Change
from casualtylib.model.claim import Claim
from casualtylib.model.conflict import Revision
from casualtylib.reconciling.entry import Entry


def changes(
    days: Iterable[date], ask: Callable[[date], Bounds], said_on: Callable[[date], Iterable[Entry]], revisions: Iterable[Revision]
) -> tuple[Change, ...]:
    """Each day on which the bounds of a question changed, with what changed them.

    Args:
        days: the days of reports.
        ask: the bounds as of a day.
        said_on: the figures that were given for a day.
        revisions: the claims that were taken back, and by which.
    """
    found: list[Change] = []
    before: Bounds | None = None
    takes_back: dict[str, list[Revision]] = {}
    for one in revisions:
        for claim in one.by if one.kind == "correction" else ():
            takes_back.setdefault(claim.id, []).append(one)
    for day in sorted(set(days)):
        after = _asked(ask, day)
        if after is None or (after.silent and before is None) or (before is not None and _same(before, after)):
            continue
        said = [entry for entry in said_on(day) if after.scope.event in (None, entry.event)]
        today = {entry.claim.id for entry in said}
        gone = list(dict.fromkeys(one for entry in said for one in takes_back.get(entry.claim.id, ())))
        cited = [claim for claim in _grounds(after) if claim.id in today]
        cited += [claim for one in gone for claim in one.by if claim.id in today]
        claims = tuple({claim.id: claim for claim in cited}.values()) or tuple(entry.claim for entry in said)
        found.append(Change(day, before, after, claims, tuple(one.claim for one in gone)))
        before = after
    return tuple(found)


def _asked(ask: Callable[[date], Bounds], day: date) -> Bounds | None:
    """The bounds as of a day; None where the question did not make sense yet (its event was not known)."""
    try:
        return ask(day)
    except UsageError:
        return None


def _same(a: Bounds, b: Bounds) -> bool:
    return (a.low, a.high, a.silent) == (b.low, b.high, b.silent)


def _grounds(bounds: Bounds) -> tuple[Claim, ...]:
    best = (bounds.best_claim,) if bounds.best_claim else ()
    return (*bounds.claims, *best, *bounds.candidates)
