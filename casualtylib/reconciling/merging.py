"""Which events of several reports are one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from attrs import field, frozen

from casualtylib.model.claim import Claim
from casualtylib.model.event import Event, EventKind
from casualtylib.model.report import Report
from casualtylib.model.window import Window

#: An event of one report: (index of the report, the event's id there).
Key = tuple[int, str]


@frozen
class Merged:
    """The events of all reports, each once.

    Args:
        events: the events; ids are unique.
        ids: the merged id of each report's event.
        assumes: what was merged without a key, in words, by merged id.
    """

    events: tuple[Event, ...]
    ids: dict[Key, str] = field(hash=False)
    assumes: dict[str, str] = field(hash=False)

    @property
    def main(self) -> tuple[Event, ...]:
        """The main events."""
        return tuple(event for event in self.events if event.kind is EventKind.MAIN)


def event_key(claim: Claim) -> str:
    """The name of a claim's event in its report; claims that name none speak of the one event there is."""
    return claim.scope.event if isinstance(claim.scope.event, str) else "e1" if claim.scope.event is None else claim.scope.event.name


def merge(reports: Sequence[Report]) -> Merged:
    """Merge events by the users' keys, else where cause and place agree and the windows overlap."""
    keys = [(i, event) for i, report in enumerate(reports) for event in _events(report)]
    groups = _groups(keys, reports)
    ids: dict[Key, str] = {}
    assumes: dict[str, str] = {}
    events: list[Event] = []
    taken: set[str] = set()
    for group in groups:
        event = _joined(group, reports, taken)
        taken.add(event.id)
        events.append(event)
        ids |= {(i, one.id): event.id for i, one in group}
        if len(group) > 1 and not group[0][1].keyed:
            names = ", ".join(dict.fromkeys(reports[i].id for i, _ in group))
            assumes[event.id] = f"that {names} speak of one event: nothing in their places, causes and dates sets them apart"
    return Merged(tuple(events), ids, assumes)


def _groups(keys: Iterable[tuple[int, Event]], reports: Sequence[Report]) -> list[list[tuple[int, Event]]]:
    """The events in groups that are one: at once by their key, else each compared with those before it."""
    keyed: dict[str, list[tuple[int, Event]]] = {}
    groups: list[list[tuple[int, Event]]] = []
    loose: list[list[tuple[int, Event]]] = []
    for i, event in keys:
        if event.keyed:
            home = keyed.get(event.id)
        else:
            home = next((group for group in loose if any(_same(event, i, other, j, reports) for j, other in group)), None)
        if home is not None:
            home.append((i, event))
            continue
        groups.append([(i, event)])
        if event.keyed:
            keyed[event.id] = groups[-1]
        else:
            loose.append(groups[-1])
    return groups


def _events(report: Report) -> Iterable[Event]:
    known = {event.id for event in report.events}
    unnamed = dict.fromkeys(event_key(claim) for claim in report.claims)
    return [*report.events, *(Event(name) for name in unnamed if name not in known)]


def _same(a: Event, i: int, b: Event, j: int, reports: Sequence[Report]) -> bool:
    if i == j:
        return False
    within = (*reports[i].within, *reports[j].within)
    windows = _overlap(_window(a, reports[i]), _window(b, reports[j]), strict=False)
    places = _agree(a.places, b.places, within)
    if a.kind is b.kind is EventKind.MAIN:
        return windows and places is not False and _agree(_stems(a.causes), _stems(b.causes), ()) is not False
    return places is True and _overlap(a.window, b.window, strict=True)


def _window(event: Event, report: Report) -> Window | None:
    if event.window is not None:
        return event.window
    windows = [claim.window for claim in report.claims if claim.window is not None and event_key(claim) == event.id]
    return reduce(Window.hull, windows) if windows else None


def _overlap(a: Window | None, b: Window | None, *, strict: bool) -> bool:
    if a is None or b is None:
        return not strict
    return not a.is_disjoint(b)


def _agree(a: Iterable[str], b: Iterable[str], within: Iterable[tuple[str, str]]) -> bool | None:
    """Whether two lists of words share one, or one lies in another; None where a list is empty."""
    first, second = {word.casefold() for word in a}, {word.casefold() for word in b}
    if not first or not second:
        return None
    pairs = {(inner.casefold(), outer.casefold()) for inner, outer in within}
    return bool(first & second) or any((x, y) in pairs or (y, x) in pairs for x in first for y in second)


def _stems(words: Iterable[str]) -> list[str]:
    """The single words of phrases, without a plural's s: "air strikes" and "a strike" share one."""
    return [part.rstrip("s") for word in words for part in word.casefold().replace("-", " ").split() if len(part) > 2]


def _joined(group: Sequence[tuple[int, Event]], reports: Sequence[Report], taken: set[str]) -> Event:
    i, first = group[0]
    windows = [event.window for _, event in group if event.window is not None]
    return Event(
        id=first.id if first.id not in taken else f"{reports[i].id}:{first.id}",
        kind=EventKind.MAIN if any(event.kind is EventKind.MAIN for _, event in group) else EventKind.BACKGROUND,
        label=next((event.label for _, event in group if event.label), ""),
        window=reduce(Window.hull, windows) if windows else None,
        places=_unique(word for _, event in group for word in event.places),
        causes=_unique(word for _, event in group for word in event.causes),
        perpetrators=_unique(word for _, event in group for word in event.perpetrators),
        keyed=any(event.keyed for _, event in group),
    )


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({word.casefold(): word for word in words}.values())
