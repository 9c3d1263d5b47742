"""Windows and days that a ledger can tell of figures whose own report does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from attrs import evolve

from casualtylib.model.event import Event
from casualtylib.model.window import Window
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.times import When


def dated(entries: Sequence[Entry], events: Sequence[Event]) -> tuple[Entry, ...]:
    """Undated figures take the window that is stated for their event, if there is one."""
    by_event: dict[str, list[Entry]] = {}
    for entry in entries:
        if not entry.series:
            by_event.setdefault(entry.event, []).append(entry)
    windows = {event.id: _stated(by_event[event.id], event) for event in events if event.id in by_event}
    return tuple(_date(entry, window) if (window := windows.get(entry.event)) is not None else entry for entry in entries)


def _stated(entries: Sequence[Entry], event: Event) -> Window | None:
    """The window of an event that holds all others in a report; of several reports, the one that most of them state."""
    by_report: dict[int, set[Window]] = {}
    for entry in entries:
        window = entry.dated or entry.claim.window
        if window is not None:
            by_report.setdefault(entry.report, set()).add(window)
    if len({entry.report for entry in entries}) == 1 and event.window is not None:
        by_report.setdefault(entries[0].report, set()).add(event.window)
    wholes = [whole for windows in by_report.values() if (whole := _that_holds_all(windows)) is not None]
    window, reports = max(Counter(wholes).items(), key=lambda one: (one[1], str(one[0])), default=(None, 0))
    return window if 2 * reports > len(by_report) else event.window if not by_report else None


def _that_holds_all(windows: Collection[Window]) -> Window | None:
    return next((one for one in windows if all(other.is_subset(one) for other in windows)), None)


def _date(entry: Entry, window: Window) -> Entry:
    name = f"{entry.event}.window"
    if not any(name in when.unknown for when in entry.region.time):
        return entry
    when = tuple(When(window, one.unknown - {name}, one.recorded) if name in one.unknown else one for one in entry.region.time)
    return evolve(entry, region=entry.region.at(when), dated=window)


def placed_in_time(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Undated reports take the last day on which their voice still gave a lower figure for a box of theirs.

    A voice's tolls grow: what it gives for more came later. Nothing else is known of when such a report was made.
    """
    undated = {entry.report for entry in entries if entry.day is None} - {entry.report for entry in entries if entry.day is not None}
    days: dict[int, date] = {}
    dated_ones = [entry for entry in entries if entry.day is not None]
    for entry in entries if dated_ones else ():
        if entry.report in undated:
            lower = [e.day for e in dated_ones if e.day is not None and _lower(e, entry)]
            if lower:
                days[entry.report] = max([*lower, days.get(entry.report, date.min)])
    return tuple(_spoken(entry, days[entry.report]) if entry.report in days else entry for entry in entries)


def _lower(one: Entry, entry: Entry) -> bool:
    """Whether `one` is a lower figure of the same voice for the same box."""
    same_days = [(when.harm, when.unknown) for when in one.region.time] == [(when.harm, when.unknown) for when in entry.region.time]
    return one.voice == entry.voice and one.region.sides == entry.region.sides and same_days and one.claim.count.low < entry.claim.count.low


def _spoken(entry: Entry, day: date) -> Entry:
    heard = Window(None, day)
    when = tuple(evolve(one, recorded=heard if one.recorded is None else one.recorded) for one in entry.region.time)
    return evolve(entry, day=day, spoken=day, region=entry.region.at(when))
