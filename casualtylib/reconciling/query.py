"""Questions: from the caller's words to the box that they ask about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Any, TypedDict

from attrs import Attribute, evolve, field, fields, frozen

from casualtylib.errors import FieldError, QueryError, UsageError
from casualtylib.model.checks import shown
from casualtylib.model.event import Event
from casualtylib.model.group import EVERYONE, Group
from casualtylib.model.moment import day_of, moment
from casualtylib.model.outcome import SINGLE, Outcome
from casualtylib.model.scope import Scope
from casualtylib.model.window import Window
from casualtylib.reading.groups import query_group
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.region import Region, of_outcome
from casualtylib.reconciling.sides import OPEN, Literals, Side, named, names_in, of_group
from casualtylib.reconciling.times import ANY_TIME, Times, When

#: What a caller may give for a day.
Day = str | date
#: The event asked about where a report has no main one: nothing is claimed of it.
_NO_MAIN = Event("no main event")


@frozen
class Query:
    """A question as a box.

    Args:
        region: the box.
        scope: the same in the terms of a claim's scope.
        event: id of the event asked about; None: all of them.
        dated: whether the caller named a window.
        known_by: the day up to which the reports are used.
    """

    region: Region
    scope: Scope
    event: str | None
    dated: bool
    known_by: date | None


def _word(_asked: Asked, attribute: Attribute[Any], value: Any) -> None:
    if not isinstance(value, str | Group | None) or (isinstance(value, Group) and attribute.name != "group"):
        raise FieldError(attribute.name, f"takes a word, not {shown(value)}")


@frozen
class Asked:
    """The sides of a question in the caller's words; None: not named."""

    outcome: str | Outcome
    group: str | Group | None = field(default=None, validator=_word)
    event: str | None = field(default=None, validator=_word)
    place: str | None = field(default=None, validator=_word)
    cause: str | None = field(default=None, validator=_word)
    by: str | None = field(default=None, validator=_word)
    on: Day | Window | None = None
    since: Day | None = None
    until: Day | None = None
    recorded: Day | Window | None = None
    source: str | None = field(default=None, validator=_word)
    known_by: Day | None = None


def asked_of(outcome: str | Outcome, sides: Mapping[str, Any]) -> Asked:
    """The sides of a question from keyword arguments.

    Raises:
        QueryError: for a side that there is not.
    """
    known = {attribute.name for attribute in fields(Asked)}
    for side in sides:
        if side not in known:
            raise QueryError("side", side, known)
    return Asked(outcome, **sides)


class Sides(TypedDict, total=False):
    """The sides of a question beside the outcome, as keyword arguments."""

    group: str | Group | None
    event: str | None
    place: str | None
    cause: str | None
    by: str | None
    on: Day | Window | None
    since: Day | None
    until: Day | None
    recorded: Day | Window | None
    source: str | None
    known_by: Day | None


def understood(
    asked: Asked, entries: Sequence[Entry], events: Sequence[Event], nogoods: Sequence[Literals], known_by: date | None
) -> Query:
    """The box that the caller's words ask about.

    Raises:
        QueryError: for a word that nothing here knows, or no event named where there are several.
        FieldError: for a window that ends before it starts, or a day that is none.
    """
    outcome = outcome_of(asked.outcome)
    group = _group(asked.group, entries)
    event = _event(asked.event, events, entries)
    mine = [entry for entry in entries if event is None or entry.event == event.id]
    window = _window(asked, known_by, _first_day(mine))
    heard = Window(None, known_by) if known_by else None
    recorded = _days(asked.recorded, "recorded") or heard
    times = covered(mine, event, outcome) if window is None and event is not None else ANY_TIME
    if window is not None:
        times = (When(window),)
    region = Region(
        of_outcome(outcome),
        OPEN if event is None else named(event.id),
        of_group(group),
        _part("place", asked.place, event.places if event else (), mine, nogoods),
        _part("cause", asked.cause, event.causes if event else (), mine, nogoods),
        _part("by", asked.by, event.perpetrators if event else (), mine, nogoods),
        tuple(evolve(when, recorded=recorded) for when in times),
    )
    scope = Scope(
        outcome, group=group, event=event.id if event else None, place=asked.place, cause=asked.cause, by=asked.by,
        window=times[0].harm if len(times) == 1 and not times[0].unknown else None,
        recorded=_days(asked.recorded, "recorded"),
    )  # fmt: skip
    return Query(region, scope, event.id if event else None, window is not None, known_by)


def covered(entries: Iterable[Entry], event: Event, outcome: Outcome) -> Times:
    """The time that the claims of an event cover, its series left aside: the hull of its windows, and the unknown ones.

    Claims of the outcome asked for decide where there are any: that nobody died overnight is all that is said of the dead,
    however many days the same event has driven people from their homes.
    """
    own = [entry for entry in entries if not entry.series]
    same = [entry for entry in own if entry.claim.outcome.parts & outcome.parts]
    times = [when for entry in same or own for when in entry.region.time]
    windows = [when.harm for when in times if when.harm is not None and not when.unknown]
    if not same and event.window is not None:
        windows.append(event.window)
    unknown = dict.fromkeys(when.unknown for when in times if when.unknown)
    if any(not when.unknown and when.harm is None for when in times):
        return ANY_TIME
    hull = (When(reduce(Window.hull, windows)),) if windows else ()
    return (*hull, *(When(None, names) for names in unknown)) or ANY_TIME


def outcome_of(word: str | Outcome) -> Outcome:
    """The outcome that a caller names.

    Raises:
        QueryError: for a word that is none.
    """
    if isinstance(word, Outcome):
        return word
    try:
        return Outcome(word)
    except FieldError:
        raise QueryError("outcome", str(word), (*SINGLE, "casualties")) from None


def _group(word: str | Group | None, entries: Iterable[Entry]) -> Group:
    if word is None:
        return EVERYONE
    if isinstance(word, Group):
        return word
    known = {name for entry in entries for name in entry.claim.scope.group.names}
    if word.casefold().strip() in known:
        return Group(names=(word.casefold().strip(),))
    return query_group(word)


def _event(word: str | None, events: Sequence[Event], entries: Sequence[Entry]) -> Event | None:
    if word == "all":
        return None
    if word is not None:
        for event in events:
            if word.casefold() in (event.id.casefold(), event.label.casefold()):
                return event
        raise QueryError("event", word, (*(event.id for event in events), *(e.label for e in events if e.label), "all"))
    main = [event for event in events if event.kind.value == "main"]
    spoken = {entry.event for entry in entries}
    main = [event for event in main if event.id in spoken] or main[:1]
    if len(main) > 1:
        listed = "; ".join(f"{event.id!r} ({_described(event)})" for event in main)
        raise UsageError(f"event: there are several main events; name one, or 'all': {listed}")
    return main[0] if main else _NO_MAIN


def _described(event: Event) -> str:
    words = [event.label, *event.places[:2], str(event.window or "")]
    return ", ".join(word for word in words if word) or "no words"


def _first_day(entries: Iterable[Entry]) -> date | None:
    """The first day of harm that an event's claims cover, its series too; None where it is open or unknown."""
    whens = [when for entry in entries for when in entry.region.time]
    starts = [when.harm.start if when.harm is not None and not when.unknown else None for when in whens]
    days = [start for start in starts if start is not None]
    return min(days) if days and len(days) == len(starts) else None


def _window(asked: Asked, known_by: date | None, first: date | None) -> Window | None:
    """The window that the caller names, by one end or both: not given, it ends at `known_by`, and begins where the claims do."""
    if asked.on is not None:
        if asked.since is not None or asked.until is not None:
            raise FieldError("on", "takes the place of since and until; give one or the other")
        return _days(asked.on, "on")
    if asked.since is None and asked.until is None:
        return None
    since, until = day_of(moment(asked.since, "since")), day_of(moment(asked.until, "until"))
    end = until if until is not None else known_by
    if since is not None and end is not None and end < since:
        raise FieldError("until" if asked.until else "since", f"the window {since} to {end} ends before it starts")
    if since is None and first is not None and end is not None and first <= end:
        since = first
    return Window(since, end)


def _days(value: Day | Window | None, side: str) -> Window | None:
    if value is None or isinstance(value, Window):
        return value
    day = day_of(moment(value, side))
    return Window(day, day)


def _part(side: str, word: str | None, extent: Sequence[str], entries: Iterable[Entry], nogoods: Iterable[Literals]) -> Side:
    """A word that stands for the event's whole extent leaves the side open; any other names a part."""
    if word is None:
        return OPEN
    low = word.casefold().strip()
    whole = {name.casefold() for name in extent}
    within = {(i, o) for nogood in nogoods for i, yes in nogood if yes for o, no in nogood if not no}
    if whole and all(name == low or (name, low) in within for name in whole):
        return OPEN
    used = {name for entry in entries for name in names_in(getattr(entry.region, side)) if ":" not in name}
    known = whole | used | ({name for pair in within for name in pair} if side == "place" else set())
    if low not in known:
        raise QueryError(side, word, known)
    return named(low)
