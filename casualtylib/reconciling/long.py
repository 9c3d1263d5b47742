"""Tables with a row per event or figure: first and last day, the least, the best and the most, the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import evolve, frozen

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.claim import Claim
from casualtylib.model.count import Count
from casualtylib.model.event import Event
from casualtylib.model.hedge import Hedge
from casualtylib.model.outcome import Outcome
from casualtylib.model.scope import Scope
from casualtylib.model.source import Attribution
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.reading.groups import query_group
from casualtylib.reading.voices import named
from casualtylib.reconciling.records import Problem, Record


@frozen
class Long:
    """How a long table is read; see `Ledger.from_rows`. Every field but `name` and `outcome` names a column."""

    name: str = "table"
    outcome: str = "killed"
    start: str = "start"
    end: str | None = None
    low: str | None = None
    best: str | None = None
    high: str | None = None
    source: str | None = None
    event: str | None = None
    place: str | None = None
    group: str | None = None
    as_of: str | None = None

    @property
    def columns(self) -> list[str]:
        """The columns that it needs."""
        named = (self.start, self.end, self.low, self.best, self.high, self.source, self.event, self.place, self.group, self.as_of)
        return [column for column in named if column is not None]


#: The columns of two public data sets, by name of the preset.
PRESETS: Mapping[str, Long] = MappingProxyType(
    {
        "ucdp_ged": Long(
            start="date_start", end="date_end", low="low", best="best", high="high",
            source="source_office", event="id", place="where_coordinates",
        ),
        "acled": Long(start="event_date", best="fatalities", source="source", event="event_id_cnty", place="location"),
    }
)  # fmt: skip


def preset(name: str) -> Long:
    """The columns of a public data set.

    Raises:
        UsageError: for a name that no preset has.

    >>> preset("acled").best
    'fatalities'
    """
    if name not in PRESETS:
        raise UsageError(f"preset: {name!r} is not one of {', '.join(sorted(PRESETS))}")
    return PRESETS[name]


def claims(form: Long, rows: Sequence[Record]) -> tuple[list[Claim], list[Event], str, list[Problem]]:
    """The claims of the rows, their events, the text that they quote, and what was left out.

    Raises:
        FieldError: for a cell that cannot be, naming row and column.
    """
    made: list[Claim] = []
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    lines: list[str] = []
    at = 0
    for row in rows:
        count = _count(form, row)
        if count is None:
            problems.append(Problem(f"row {row.number}", "reports no number; left out"))
            continue
        number = row.number_in(form.best)
        line = f"{row.word(form.start)} {form.outcome} {number if number is not None else count}"
        claim = _claim(form, row, count, number, line, at)
        made.append(claim)
        lines.append(line)
        at += len(line) + 1
        _add_event(events, claim, row.word(form.place))
    return made, list(events.values()), "\n".join(lines), problems


def _count(form: Long, row: Record) -> Count | None:
    low, best, high = row.number_in(form.low), row.number_in(form.best), row.number_in(form.high)
    least = low if low is not None else best if best is not None else None
    most = high if high is not None else best if form.high is None or low is None else None
    if least is None and most is None:
        return None
    if least is not None and most is not None and most < least:
        raise FieldError(row.at(form.high or form.best or form.start), f"{most} is less than the low end, {least}")
    if best is not None and ((least is not None and best < least) or (most is not None and most < best)):
        raise FieldError(row.at(form.best or form.start), f"{best} lies outside {least} to {most}")
    return Count(least or 0, most)


def _claim(form: Long, row: Record, count: Count, number: int | None, line: str, at: int) -> Claim:
    start = row.day(form.start)
    end = row.day(form.end) if form.end is not None and row.word(form.end) else start
    if end < start:
        raise FieldError(row.at(form.end or form.start), f"{end} lies before the start, {start}")
    words = str(number if number is not None else count)
    span = Span(at, at + len(line))
    source, group = row.word(form.source), row.word(form.group)
    return Claim(
        id=f"{form.name}:{row.number}:{form.outcome}",
        count=count, hedge=Hedge.EXACT if count.is_exact else Hedge.AT_LEAST if count.high is None else Hedge.RANGE,
        scope=Scope(
            Outcome(form.outcome), group=query_group(group) if group else Scope(Outcome(form.outcome)).group,
            event=row.word(form.event) or form.name, window=Window(start, end),
        ),
        quote=line, span=span, number_span=Span(span.end - len(words), span.end), group_text=group or "people", number=number,
        attribution=Attribution(named(source)) if source else None, outlet=form.name,
        as_of=row.day(form.as_of) if form.as_of is not None and row.word(form.as_of) else None, rule="table, row",
    )  # fmt: skip


def _add_event(events: dict[str, Event], claim: Claim, place: str | None) -> None:
    id = str(claim.scope.event)
    known = events.get(id, Event(id, keyed=True))
    window = known.window.hull(claim.window) if known.window and claim.window else claim.window
    places: Iterable[str] = dict.fromkeys((*known.places, *((place,) if place else ())))
    events[id] = evolve(known, window=window, places=tuple(places))
