"""The questions that the claims themselves raise: one for every outcome, group and window that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from casualtylib.model.bounds import Bounds
from casualtylib.model.difference import Difference
from casualtylib.model.event import Event, EventKind
from casualtylib.model.group import EVERYONE
from casualtylib.model.outcome import Outcome
from casualtylib.reconciling.answers import Present, answer
from casualtylib.reconciling.query import Asked, Query


def questions(present: Present, ask: Callable[[Asked], Query], events: Iterable[Event]) -> list[Query]:
    """What each event's claims cover, then each group and window that they name; main events first."""
    found: dict[object, Query] = {}
    for event in sorted(events, key=lambda event: event.kind is not EventKind.MAIN):
        mine = [entry for entry in present.entries if entry.event == event.id]
        outcomes: dict[Outcome, None] = dict.fromkeys(entry.claim.outcome for entry in mine)
        for outcome in outcomes:
            alike = [entry for entry in mine if entry.claim.outcome == outcome]
            named = dict.fromkeys((entry.claim.scope.group, entry.dated or entry.claim.window) for entry in alike)
            asked = [Asked(outcome, event=event.id)]
            asked += [Asked(outcome, who, event.id, on=window) for group, window in named for who in (EVERYONE, group)]
            for query in map(ask, asked):
                found.setdefault((query.region.outcome, query.region.event, query.region.group, query.region.time), query)
    return list(found.values())


def differences(asked: Iterable[Query], voices: Mapping[str, Present]) -> tuple[Difference, ...]:
    """The questions to which the ledgers of two voices give different answers."""
    found = []
    for query in asked:
        answers = [(voice, answer(present, query)) for voice, present in voices.items()]
        told = [(voice, bounds) for voice, bounds in answers if not bounds.silent]
        if len({(bounds.low, bounds.high) for _, bounds in told}) > 1:
            apart = any(_apart(a, b) for (_, a), (_, b) in combinations(told, 2))
            found.append(Difference(query.scope, tuple(told), apart))
    return tuple(found)


def _apart(a: Bounds, b: Bounds) -> bool:
    return (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)
