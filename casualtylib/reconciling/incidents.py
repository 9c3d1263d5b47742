"""One harm that several reports tell of has one date, however each of them gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import reduce

from attrs import evolve

from casualtylib.lexicon import words
from casualtylib.model.note import Confidence
from casualtylib.model.window import Window
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.times import When

_A_WEEK = timedelta(7)
#: What follows on a harm for days: its dates are not the harm's.
_AFTER = frozenset({"displaced", "missing", "detained"})


def on_one_day(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], frozenset[str]]:
    """The entries, of an event of one day those that its reports date loosely on that day; and the claims of harm before it.

    The day of an event is the one that most of its reports give. "This week", "at the weekend" hold it; a toll that "rose
    to 62 on Saturday" was counted then, for the harm of Friday; "late on Thursday" is the night that others give to Friday.
    Where reports tell of harm on several days, each in so many words, nothing is changed. Claims written by hand mean what
    they say. What a text dates a week or more before the day that the others give is of another harm, under whatever key.
    """
    events: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.is_read and entry.claim.window is not None and not entry.series:
            events.setdefault(entry.event, []).append(entry)
    days = {event: day for event, told in events.items() if (day := _day(told)) is not None}
    before = {one.claim.id for event, day in days.items() for one in events[event] if _is_before(one, day)}
    before |= {entry.claim.id for entry in entries if entry.claim.part_of in before}
    entries = [entry for entry in entries if entry.claim.id not in before]
    loose = {one.claim.id for event, day in days.items() for one in events[event] if _is_loose(one, day)}
    loose |= {id for entry in entries if entry.claim.id in loose for id in entry.copies}
    loose |= {entry.claim.id for entry in entries if entry.claim.part_of in loose}
    return tuple(_moved(entry, days[entry.event]) if entry.claim.id in loose else entry for entry in entries), frozenset(before)


def _day(told: Sequence[Entry]) -> Window | None:
    """The one day that most of the reports state; None for one report, or where others state another day as often."""
    if len({entry.report for entry in told}) < 2:
        return None
    wholes = [entry for entry in told if entry.claim.part_of is None]
    stated = _days(wholes)
    if not stated:
        return _weeks(told)
    by_daylight = _days(entry for entry in wholes if not _is_of_a_night(entry))
    day, reports = max(stated.items(), key=lambda one: (one[1], by_daylight[one[0]], _back(one[0])))
    of_harm = _days(entry for entry in wholes if not _counted_late(entry) and not _is_of_its_night(entry, day))
    others = [times for other, times in of_harm.items() if other != day]
    return day if 2 * max(others, default=0) <= reports else None


def _weeks(told: Sequence[Entry]) -> Window | None:
    """Where nobody gives a day: the weeks that reports of a few days mean together, "last week" on Sunday and on Monday."""
    windows = {entry.claim.window for entry in told if not _spans(entry) and entry.claim.part_of is None}
    moments = [entry.day for entry in told if entry.day is not None]
    near = bool(moments) and max(moments) - min(moments) < _A_WEEK
    found = [window for window in windows if window is not None and window.days is not None]
    return reduce(Window.hull, found) if near and len(found) > 1 else None


def _days(told: Iterable[Entry]) -> Counter[Window]:
    """The single days that figures give to people's deaths and wounds, with how many reports do."""
    given = {(e.report, e.claim.window) for e in told if not e.claim.outcome.parts & _AFTER}
    return Counter(window for _, window in given if window is not None and window.days == 1)


def _back(window: Window) -> int:
    return -window.start.toordinal() if window.start is not None else 0


def _is_loose(entry: Entry, day: Window) -> bool:
    window = entry.region.time[0].harm  # that of the figure which it restates
    if window is None or window == day:
        return False
    around = (day.is_subset(window) or window.is_subset(day)) and not _spans(entry)
    behind = day.end is not None and window.start is not None and day.end < window.start
    return around or (behind and _counted_late(entry)) or _is_of_its_night(entry, day)


def _is_of_its_night(entry: Entry, day: Window) -> bool:
    """Whether its words, "late on Saturday", may mean a night that another report gives to the day beside it."""
    window = entry.region.time[0].harm
    if window is None or window.start is None or day.start is None or abs(window.start - day.start) != timedelta(1):
        return False
    return window.days == 1 and _is_of_a_night(entry)


def _is_of_a_night(entry: Entry) -> bool:
    told = (entry.claim.window_text or "").casefold().split()
    return not set(told).isdisjoint(words("time", "words", "of_a_night"))


def _is_before(entry: Entry, day: Window) -> bool:
    window = entry.claim.window
    long_before = window is not None and window.end is not None and day.start is not None and day.start - window.end >= _A_WEEK
    return long_before and not _is_carried(entry)


def _spans(entry: Entry) -> bool:
    """Whether its date is a stretch of days in so many words, "since 27 November", or was given in none."""
    first = (entry.claim.window_text or "").casefold().split(maxsplit=1)[:1]
    return not first or first[0] in words("time", "roles", "spanning")


def _counted_late(entry: Entry) -> bool:
    """Whether its date may be that of the count: a toll's, or one that another sentence gave."""
    return _is_carried(entry) or entry.claim.rule.startswith("toll")


def _is_carried(entry: Entry) -> bool:
    return any(note.side == "window" and note.level is not Confidence.RESOLVED for note in entry.claim.notes)


def _moved(entry: Entry, day: Window) -> Entry:
    when = tuple(dict.fromkeys(When(day, one.unknown, one.recorded) if one.harm is not None else one for one in entry.region.time))
    return evolve(entry, region=entry.region.at(when), dated=day)
