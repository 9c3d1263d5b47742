"""Tables with a column per outcome: what each cell says, and what it covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from attrs import field, frozen

from casualtylib.errors import FieldError
from casualtylib.model.claim import Claim
from casualtylib.model.count import Count
from casualtylib.model.hedge import Hedge
from casualtylib.model.moment import day_of
from casualtylib.model.scope import Scope
from casualtylib.model.source import Attribution
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.reading.voices import named
from casualtylib.reconciling.record import Faults, Problem, Record, other_zone, zone_of
from casualtylib.reconciling.tally import TallyColumn

DAY = timedelta(days=1)
_HOURS = 24


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

    def sums_of(self, column: TallyColumn) -> list[str]:
        """The cumulative columns that count the same people as a column."""
        return [name for name, tally in self.columns.items() if tally.covers == "cumulative" and _alike(tally, column)]


@frozen(eq=False)
class Row:
    """One row of bulletins, as read.

    Args:
        number: of the row in the table.
        day: the day of the bulletin.
        zone: the time zone of its moment; "" for none.
        source, phase: in the table's words.
        hours: that a day's figure covers, where the table says.
        numbers: the figures that it gives, by column.
    """

    number: int
    day: date
    zone: str
    source: str | None
    phase: str | None
    hours: int | None
    numbers: Mapping[str, int]


@frozen(eq=False)
class Cell:
    """One figure of the table: row, column, number, when it was recorded, and whether it is only the least recorded then."""

    row: Row
    column: str
    number: int
    recorded: Window
    least: bool = False


def rows_of(form: Wide, records: Iterable[Record], faults: Faults) -> list[Row]:
    """The rows, in the order of their days, and within a day as they stand.

    Raises:
        FieldError: for a cell that cannot be, unless faults are reported.
    """
    found = [row for record in records if (row := _row(form, record, faults)) is not None]
    return sorted(found, key=lambda row: row.day)


def _row(form: Wide, record: Record, faults: Faults) -> Row | None:
    try:
        moment = record.moment(form.date)
    except FieldError as fault:
        faults.add(fault)
        return None
    numbers: dict[str, int] = {}
    for name in (*form.columns, *((form.period,) if form.period else ())):
        try:
            number = record.number_in(name)
        except FieldError as fault:
            faults.add(fault)
            continue
        if number is not None:
            numbers[name] = number
    hours = numbers.get(form.period) if form.period else None
    return Row(record.number, day_of(moment), zone_of(moment), record.word(form.source), record.word(form.phase), hours, numbers)


def cells(form: Wide, rows: Sequence[Row], table: Sequence[Row], faults: Faults) -> list[Cell]:
    """The figures of these rows, each with the days in which it was recorded.

    Args:
        form: what the columns hold.
        rows: the rows that speak, in order.
        table: all rows, those that do not speak as well: the next day's figure counts from their cumulative ones too.
        faults: what is odd about the table is reported here.
    """
    zones = [(f"row {row.number}, {form.date}", row.zone) for row in sorted(rows, key=lambda row: row.number)]
    faults.problems += [*other_zone(zones), *_twice(form, rows)]
    found: list[Cell] = []
    for name, column in form.columns.items():
        spoken = [row for row in rows if name in row.numbers]
        begun = _begun(form, name, column, rows) if column.covers == "cumulative" else {}
        since = _since_last(form, column, table) if column.covers == "day" and form.daily == "since_last" else {}
        for row in spoken:
            try:
                summed = column.covers == "cumulative"
                cell = (
                    _so_far(row, name, begun[row.number]) if summed else _in_time(form, row, name, since.get(row.number, row.day), faults)
                )
            except FieldError as fault:
                faults.add(fault)
                continue
            found += [cell] if cell is not None else []
    return found


def _so_far(row: Row, name: str, start: date | None) -> Cell:
    """A cumulative figure.

    Raises:
        FieldError: if it cannot have begun by its day.
    """
    if start is not None and start > row.day:
        raise FieldError(f"row {row.number}, {name}", f"counts since {start}, which lies after the row's day, {row.day}")
    return Cell(row, name, row.numbers[name], Window(start, row.day))


def _in_time(form: Wide, row: Row, name: str, first: date, faults: Faults) -> Cell | None:
    """A day's figure: of the hours that the table says, else from `first` on; None where that is no time at all.

    Raises:
        FieldError: if the hours reach too far back.
    """
    where, number = f"row {row.number}, {name}", row.numbers[name]
    if row.hours is None:
        return Cell(row, name, number, Window(first, row.day))
    if row.hours == 0:
        faults.problems.append(Problem(where, f"covers 0 hours by {form.period!r}; left out"))
        return None
    days = -(-row.hours // _HOURS)
    if days > (row.day - date.min).days:
        raise FieldError(where, f"{row.hours:,} hours reach back before the calendar begins")
    least = row.hours % _HOURS > 0
    if least:
        faults.problems.append(
            Problem(where, f"covers {row.hours} hours, not whole days; taken as the least of {days} {'days' if days > 1 else 'day'}")
        )
    return Cell(row, name, number, Window(row.day - DAY * (days - 1), row.day), least)


def _twice(form: Wide, rows: Iterable[Row]) -> list[Problem]:
    seen: dict[tuple[date, str | None, str | None], Row] = {}
    problems = []
    for row in rows:
        first = seen.setdefault((row.day, row.source, row.phase), row)
        if first is not row:
            where = f"row {row.number}, {form.date}"
            problems.append(Problem(where, f"{row.day} stands in row {first.number} already; both speak"))
    return problems


def _begun(form: Wide, name: str, column: TallyColumn, rows: Sequence[Row]) -> dict[int, date | None]:
    """For each row of a cumulative column, by its number, the first day that the running count counts.

    A count starts anew with the table's phase, or where the figure falls to no more than its own day's.
    """
    found: dict[int, date | None] = {}
    own_day = next((other for other, tally in form.columns.items() if tally.covers == "day" and _alike(tally, column)), None)
    start, phase = column.since, None
    last: int | None = None
    for place, row in enumerate(rows):
        number = row.numbers.get(name)
        if number is None:
            continue
        own = row.numbers.get(own_day) if own_day else None
        no_more = own is not None and number <= own
        new_phase = form.phase is not None and last is not None and row.phase != phase
        fell = last is not None and number < last
        if (fell and no_more) or (new_phase and (column.restarts or (column.restarts is None and (fell or no_more)))):
            start = min(rows[place - 1].day, row.day - DAY) + DAY
        found[row.number], last, phase = start, number, row.phase
    return found


def _alike(a: TallyColumn, b: TallyColumn) -> bool:
    return (a.outcome, a.group, a.measure) == (b.outcome, b.group, b.measure)


def _since_last(form: Wide, column: TallyColumn, rows: Sequence[Row]) -> dict[int, date]:
    """For each row of a daily column, by its number, the day after the last cumulative figure of the phase before it.

    The first row reaches back to where the cumulative figures begin, the first of another phase to the row before it; where
    there are no cumulative figures, each row is its own day.
    """
    sums = form.sums_of(column)
    starts = [start for name in sums if (start := form.columns[name].since) is not None]
    found: dict[int, date] = {}
    last: dict[str | None, date] = {}
    before: date | None = None
    phases: set[str | None] = set()
    for day, group in groupby(rows, key=lambda row: row.day):
        today = list(group)
        for row in today:
            begin = min(starts, default=day) if before is None else day
            if sums and before is not None and row.phase not in phases:
                begin = before + DAY
            found[row.number] = min(last[row.phase] + DAY if row.phase in last else begin, day)
        for row in today:
            phases.add(row.phase)
            if any(name in row.numbers for name in sums):
                last[row.phase] = day
        before = day
    return found


def claims(form: Wide, found: Iterable[Cell], last: date) -> tuple[list[Claim], str]:
    """The claims of the cells, and the text that they quote: a line for each cell."""
    harm = _harm(form, last)
    voices: dict[str, Attribution] = {}
    made: list[Claim] = []
    lines: list[str] = []
    at = 0
    for cell in found:
        source = cell.row.source
        if source is not None and source not in voices:
            voices[source] = Attribution(named(source))
        line = f"{cell.row.day} {cell.column} {cell.number}"
        made.append(_claim(form, cell, line, at, harm, voices.get(source or "")))
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


def _claim(form: Wide, cell: Cell, line: str, at: int, harm: Mapping[str, Window], voice: Attribution | None) -> Claim:
    column = form.columns[cell.column]
    digits = len(str(cell.number))
    span = Span(at, at + len(line))
    at_least = cell.least or column.hedge == "at_least"
    return Claim(
        id=f"{form.name}:{cell.row.number}:{cell.column}",
        count=Count.at_least(cell.number) if at_least else Count.exactly(cell.number),
        hedge=Hedge.AT_LEAST if at_least else Hedge.EXACT,
        scope=Scope(column.outcome, group=column.group, event=form.name, window=harm[column.outcome.value], recorded=cell.recorded),
        quote=line, span=span, number_span=Span(span.end - digits, span.end),
        group_text="people" if column.group.is_everyone else str(column.group), number=cell.number, measure=column.measure,
        attribution=voice, outlet=form.name, as_of=cell.row.day, rule=f"table, {column.covers}",
    )  # fmt: skip
