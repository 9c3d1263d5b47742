"""Tables with a column per outcome: what each cell says, and what it covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from attrs import field, frozen

from casualtylib.model.claim import Claim
from casualtylib.model.count import Count
from casualtylib.model.hedge import Hedge
from casualtylib.model.scope import Scope
from casualtylib.model.source import Attribution
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.reading.voices import named
from casualtylib.reconciling.records import Problem, Record
from casualtylib.reconciling.tally import TallyColumn

DAY = timedelta(days=1)


@frozen
class Wide:
    """How a wide table is read; see `Ledger.from_table`."""

    name: str
    date: str
    columns: Mapping[str, TallyColumn] = field(hash=False)
    source: str | None = None
    period: str | None = None
    daily: str = "since_last"
    phase: str | None = None


@frozen
class Cell:
    """One figure of the table: row, column, number, and when it was recorded."""

    record: Record
    column: str
    number: int
    recorded: Window


def cells(form: Wide, rows: Sequence[Record], table: Sequence[Record] = ()) -> tuple[list[Cell], list[Problem]]:
    """The figures of these rows, each with the days in which it was recorded, and what is odd about the table.

    Args:
        form: what the columns hold.
        rows: the rows that speak.
        table: all rows, those that do not speak as well: the next day's figure counts from their cumulative ones too.
    """
    dated = sorted(((row.day(form.date), row) for row in rows), key=lambda one: one[0])
    whole = sorted(((row.day(form.date), row) for row in table), key=lambda one: one[0]) if table else dated
    found: list[Cell] = []
    problems = [*_other_zone(form, rows), *_twice(form, dated)]
    for name, column in form.columns.items():
        begun = _begun(form, name, column, dated)
        since = _since_last(form, column, whole) if column.covers == "day" and form.daily == "since_last" else {}
        for day, row in dated:
            number = row.number_in(name)
            if number is None:
                continue
            if column.covers == "cumulative":
                start = begun.get(row.number, column.since)
                found.append(Cell(row, name, number, Window(start, max(day, start or day))))
            else:
                hours = row.number_in(form.period)
                if hours == 0:
                    problems.append(Problem(row.at(name), f"covers 0 hours by {form.period!r}; left out"))
                    continue
                found.append(Cell(row, name, number, Window(since.get(row.number, day) if hours is None else _first(day, hours), day)))
    return found, problems


def _other_zone(form: Wide, rows: Sequence[Record]) -> list[Problem]:
    """The first row whose time zone is not that of the first: days are taken as written, so that the order may be wrong."""
    zones = ((row, row.zone(form.date)) for row in rows)
    other = next((row for row, zone in zones if zone != rows[0].zone(form.date)), None)
    return [] if other is None else [Problem(other.at(form.date), "has another time zone than row 1; days are taken as written")]


def _twice(form: Wide, dated: Iterable[tuple[date, Record]]) -> list[Problem]:
    seen: dict[tuple[date, str | None, str | None], Record] = {}
    problems = []
    for day, row in dated:
        first = seen.setdefault((day, row.word(form.source), row.word(form.phase)), row)
        if first is not row:
            problems.append(Problem(row.at(form.date), f"{day} stands in row {first.number} already; both speak"))
    return problems


def _begun(form: Wide, name: str, column: TallyColumn, dated: Sequence[tuple[date, Record]]) -> dict[int, date | None]:
    """For each row of a cumulative column, by its number, the first day that the running count counts.

    A count starts anew with the table's phase, or where the figure falls to no more than its own day's.
    """
    found: dict[int, date | None] = {}
    if column.covers != "cumulative":
        return found
    own_day = next((other for other, tally in form.columns.items() if tally.covers == "day" and _alike(tally, column)), None)
    start, phase = column.since, None
    last_number: int | None = None
    for place, (day, row) in enumerate(dated):
        number = row.number_in(name)
        if number is None:
            continue
        own = row.number_in(own_day) if own_day else None
        no_more = own is not None and number <= own
        new_phase = form.phase is not None and last_number is not None and row.word(form.phase) != phase
        fell = last_number is not None and number < last_number
        if (fell and no_more) or (new_phase and (column.restarts or (column.restarts is None and (fell or no_more)))):
            start = min(dated[place - 1][0], day - DAY) + DAY
        found[row.number], last_number, phase = start, number, row.word(form.phase)
    return found


def _alike(a: TallyColumn, b: TallyColumn) -> bool:
    return (a.outcome, a.group, a.measure) == (b.outcome, b.group, b.measure)


def _first(day: date, hours: int) -> date:
    """The first of the days that a number of hours up to the end of `day` covers."""
    return day - DAY * (max(1, round(hours / 24)) - 1)


def _since_last(form: Wide, column: TallyColumn, dated: Sequence[tuple[date, Record]]) -> dict[int, date]:
    """For each row of a daily column, by its number, the day after the last cumulative figure of the phase before it.

    The first row reaches back to where the cumulative figures begin; where there are none, each row is its own day.
    """
    sums = [name for name, tally in form.columns.items() if tally.covers == "cumulative" and _alike(tally, column)]
    starts = [start for name in sums if (start := form.columns[name].since) is not None]
    found: dict[int, date] = {}
    last: dict[str | None, list[date]] = {}
    for place, (day, row) in enumerate(dated):
        before = [end for end in last.get(row.word(form.phase), []) if end < day]
        begin = before[-1] + DAY if before else min(starts, default=day) if not place else day
        found[row.number] = min(begin, day)
        if any(row.number_in(name) is not None for name in sums):
            last[row.word(form.phase)] = [*before[-1:], day]
    return found


def claims(form: Wide, found: Iterable[Cell], last: date) -> tuple[list[Claim], str]:
    """The claims of the cells, and the text that they quote: a line for each cell."""
    harm = _harm(form, last)
    made: list[Claim] = []
    lines: list[str] = []
    at = 0
    for cell in found:
        line = f"{cell.recorded.end} {cell.column} {cell.number}"
        made.append(_claim(form, cell, line, at, harm))
        lines.append(line)
        at += len(line) + 1
    return made, "\n".join(lines)


def _harm(form: Wide, last: date) -> dict[str, Window]:
    """All columns of one outcome share the widest window of harm."""
    found: dict[str, Window] = {}
    for column in form.columns.values():
        starts = [c.since for c in form.columns.values() if c.outcome == column.outcome and c.covers == "cumulative"]
        start = min((s for s in starts if s is not None), default=None) if all(starts) else None
        found[column.outcome.value] = Window(start, max(last, start or last))
    return found


def _claim(form: Wide, cell: Cell, line: str, at: int, harm: Mapping[str, Window]) -> Claim:
    column = form.columns[cell.column]
    source = cell.record.word(form.source)
    digits = len(str(cell.number))
    span = Span(at, at + len(line))
    at_least = column.hedge == "at_least"
    return Claim(
        id=f"{form.name}:{cell.record.number}:{cell.column}",
        count=Count.at_least(cell.number) if at_least else Count.exactly(cell.number),
        hedge=Hedge.AT_LEAST if at_least else Hedge.EXACT,
        scope=Scope(column.outcome, group=column.group, event=form.name, window=harm[column.outcome.value], recorded=cell.recorded),
        quote=line, span=span, number_span=Span(span.end - digits, span.end),
        group_text="people" if column.group.is_everyone else str(column.group), number=cell.number, measure=column.measure,
        attribution=Attribution(named(source)) if source else None, outlet=form.name,
        as_of=cell.record.day(form.date), rule=f"table, {column.covers}",
    )  # fmt: skip
