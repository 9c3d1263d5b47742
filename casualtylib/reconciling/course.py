"""The course of a ledger: what follows at the end of each day, found from what followed the day before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from attrs import evolve

from casualtylib.model.bounds import Bounds
from casualtylib.model.event import Event
from casualtylib.reconciling.answers import Present, answer, answer_along
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.growing import Growing
from casualtylib.reconciling.line import Line
from casualtylib.reconciling.query import Query

#: Makes a question of the caller's words: asked of these entries, as known by a day.
Understand = Callable[[Sequence[Entry], date], Query]


class Course:
    """Answers to one question for days that only go forward.

    Args:
        present: the whole ledger.
        line: on which all its figures lie that can touch the question.
        understand: makes the question.
    """

    def __init__(self, present: Present, line: Line, understand: Understand) -> None:
        self._present, self._line, self._understand = present, line, understand
        self._growing = Growing(line)
        self._entries = sorted(present.entries, key=_day)
        self._kinds: dict[object, Entry] = {}
        self._heard = 0

    def answer(self, day: date) -> Bounds:
        """The bounds as of a day on which something was reported.

        Raises:
            UsageError: where the question does not make sense yet.
        """
        self._growing.reach(day)
        while self._heard < len(self._entries) and _day(self._entries[self._heard]) <= day:
            entry = self._entries[self._heard]
            (when,) = entry.region.time
            self._kinds.setdefault((entry.event, entry.region.sides, when.harm), entry)
            self._heard += 1
        query = self._understand(tuple(self._kinds.values()), day)
        asked = self._line.asked(query.region)
        if asked is not None and (not asked.outer or self._growing.covers(asked.outer)):
            return answer_along(self._present, query, self._line, asked, self._growing.bound)
        return answer(evolve(self._present, entries=tuple(self._entries[: self._heard]), lines={}, parts={}, gone={}), query)


def _day(entry: Entry) -> date:
    return entry.day or date.min


def course_of(present: Present, reports: int, events: Iterable[Event], asked: Query, understand: Understand) -> Course | None:
    """The course of a question; None where each day has to be asked by itself.

    So where what is said later bears on how earlier claims are read, or takes them back.

    Args:
        reports: how many reports there are.
        events: the events that they speak of.
        asked: the question as of the last day.
    """
    if (reports > 1 and not all(event.keyed for event in events)) or not all(map(_stands_alone, present.entries)):
        return None
    line = present.line(asked.scope.outcome, asked.event)
    return Course(present, line, understand) if line is not None and line.recorded else None


def _stands_alone(entry: Entry) -> bool:
    """Whether a figure is read in the same way whatever is said later."""
    claim, times = entry.claim, entry.region.time
    if entry.day is None or entry.series or entry.low_only or entry.dated or entry.spoken or entry.copies:
        return False
    if claim.part_of or claim.same_as or claim.breakdown or claim.soft_low or claim.soft_high or claim.measure != "flow":
        return False
    return len(times) == 1 and not times[0].unknown and times[0].recorded is not None and times[0].recorded.end == entry.day
