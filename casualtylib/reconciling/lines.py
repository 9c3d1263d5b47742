"""One row for every outcome, group and window that the claims name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from casualtylib.model.bounds import Bounds
from casualtylib.model.event import Event, EventKind
from casualtylib.model.group import EVERYONE
from casualtylib.model.outcome import Outcome
from casualtylib.reconciling.answers import Present, answer
from casualtylib.reconciling.query import Asked, Query


def lines(present: Present, ask: Callable[[Asked], Query], events: Iterable[Event]) -> tuple[Bounds, ...]:
    """Bounds for what each event's claims cover, then for each group and window that they name."""
    found: dict[object, Bounds] = {}
    for event in sorted(events, key=lambda event: event.kind is not EventKind.MAIN):
        mine = [entry for entry in present.entries if entry.event == event.id]
        outcomes: dict[Outcome, None] = dict.fromkeys(entry.claim.outcome for entry in mine)
        for outcome in outcomes:
            asked = [Asked(outcome, event=event.id)]
            for entry in mine:
                claim = entry.claim
                if claim.outcome == outcome:
                    window = entry.dated or claim.window
                    asked += [Asked(outcome, group, event.id, on=window) for group in (EVERYONE, claim.scope.group)]
            for one in asked:
                query = ask(one)
                key = (query.region.outcome, query.region.event, query.region.group, query.region.time)
                if key not in found:
                    found[key] = answer(present, query)
    return tuple(found.values())
