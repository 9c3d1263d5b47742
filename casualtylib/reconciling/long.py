"""Tables with a row per event or figure: first and last day, the least, the best and the most, the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import define, field, frozen

from casualtylib.errors import FieldError, QueryError, UsageError
from casualtylib.model.claim import Claim
from casualtylib.model.count import Count
from casualtylib.model.event import Event
from casualtylib.model.group import EVERYONE, Group
from casualtylib.model.hedge import Hedge
from casualtylib.model.moment import day_of
from casualtylib.model.note import Confidence, Note
from casualtylib.model.outcome import Outcome
from casualtylib.model.scope import Scope
from casualtylib.model.source import Attribution
from casualtylib.model.span import Span
from casualtylib.model.window import Window, days_after, days_before
from casualtylib.reading.groups import query_group
from casualtylib.reading.voices import named
from casualtylib.reconciling.record import Faults, Problem, Record, other_zone, zone_of


@frozen
class Long:
    """How a long table is read; see `Ledger.from_rows`. The fields from `start` on name columns.

    Args:
        name: of the table.
        outcome: what its figures count.
        optional: whether a column that is not there is no error; only that of the start is needed, and one of figures.
        date_order: how the data set writes dates in numbers.
        dated: the column that says how precisely the dates are known.
        days: for each of its values the days within which the harm is known to lie.
        located: the column that says how precisely the place is known.
        extents: for each of its values the column that names a place which holds the harm; None: none does.
    """

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
    optional: bool = False
    date_order: str | None = None
    dated: str | None = None
    days: tuple[tuple[int, int], ...] = ()
    located: str | None = None
    extents: tuple[tuple[int, str | None], ...] = ()

    @property
    def numbers(self) -> list[str]:
        """The columns of figures."""
        return [column for column in (self.low, self.best, self.high) if column is not None]

    @property
    def needed(self) -> list[str]:
        """The columns that must be there."""
        if self.optional:
            return [self.start, *self.numbers[:1]]
        named = (self.end, *self.numbers, self.source, self.event, self.place, self.group, self.as_of)
        return [self.start, *(column for column in named if column is not None)]


#: What only a preset says of a data set.
OF_PRESETS = frozenset({"name", "optional", "date_order", "dated", "days", "located", "extents"})

#: The columns of two public data sets, by name of the preset.
#:
#: UCDP GED (UCDP GED Codebook, Uppsala Conflict Data Program): an event lies in `date_start` to `date_end`; `date_prec` says how
#: well its date is known: 1 to the day, 2 within 2 to 6 days, 3 to the week, 4 within 8 to 30 days or to the month, 5 within a
#: year. `low`, `best` and `high` are its estimates of the dead, so that every number from `low` to `high` is held possible;
#: `source_original` is who first reported it. `where_prec`: 1 the place itself, 2 an area around it, 3 a district (`adm_2`), 4 a
#: province (`adm_1`), 5 a part of the country or a line through it, 6 the country, 7 international waters or airspace.
#:
#: ACLED (ACLED Codebook): `event_date` is one day, written dd-mm-yyyy or "01 May 2024"; `time_precision`: 1 the day, 2 sometime in
#: that week, 3 sometime in that month. `fatalities` is the number reported, the most conservative one where reports differ;
#: `source` may list several outlets. `geo_precision`: 1 the town, 2 a small part of a region, for which a town stands, 3 a larger
#: region, for which its capital may stand.
PRESETS: Mapping[str, Long] = MappingProxyType(
    {
        "ucdp_ged": Long(
            start="date_start", end="date_end", low="low", best="best", high="high", source="source_original", event="id",
            place="where_coordinates", optional=True, dated="date_prec", days=((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)),
            located="where_prec",
            extents=((1, "where_coordinates"), (2, "adm_1"), (3, "adm_2"), (4, "adm_1"), (5, "country"), (6, "country"), (7, None)),
        ),
        "acled": Long(
            start="event_date", best="fatalities", source="source", event="event_id_cnty", place="location", optional=True,
            date_order="dmy", dated="time_precision", days=((1, 1), (2, 7), (3, 31)),
            located="geo_precision", extents=((1, "location"), (2, "admin1"), (3, "admin1")),
        ),
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


def claims(form: Long, rows: Sequence[Record], faults: Faults) -> tuple[list[Claim], list[Event], str]:
    """The claims of the rows, their events, and the text that they quote.

    Raises:
        FieldError: for a cell that cannot be, naming row and column, unless faults are reported.
    """
    made: list[Claim] = []
    shared = _Shared(form)
    extents: dict[str, _Extent] = {}
    lines: list[str] = []
    at = 0
    for row in rows:
        try:
            claim, place = _claim(form, row, at, shared), row.word(_place(form, row))
        except FieldError as fault:
            faults.add(fault)
            continue
        if claim is None:
            faults.problems.append(Problem(f"row {row.number}", "reports no number; left out"))
            continue
        made.append(claim)
        lines.append(claim.quote)
        at += len(claim.quote) + 1
        event = str(claim.scope.event)
        extents.setdefault(event, _Extent()).reach(claim.window, place)
    events = [Event(id, window=one.window, places=tuple(one.places), keyed=True) for id, one in extents.items()]
    faults.problems += other_zone(shared.zones)
    return made, events, "\n".join(lines)


@define
class _Extent:
    """The days and places of an event, as far as its rows reach."""

    window: Window | None = None
    places: dict[str, None] = field(factory=dict)

    def reach(self, window: Window | None, place: str | None) -> None:
        """Take in those of one row."""
        if window is not None and (self.window is None or not window.is_subset(self.window)):
            self.window = window if self.window is None else self.window.hull(window)
        if place:
            self.places[place] = None


@define
class _Shared:
    """What many rows of a table have in common, made once: what they cover, and on whose word."""

    form: Long
    scopes: dict[tuple[str, str | None, Window], Scope] = field(factory=dict)
    voices: dict[str, Attribution] = field(factory=dict)
    zones: list[tuple[str, str]] = field(factory=list)

    def scope(self, row: Record, window: Window) -> Scope:
        """What the figures of a row cover in these days."""
        event, group = row.word(self.form.event) or self.form.name, row.word(self.form.group)
        key = event, group, window
        found = self.scopes.get(key)
        if found is None:
            who = _group(row.at(self.form.group or ""), group)
            found = self.scopes[key] = Scope(Outcome(self.form.outcome), group=who, event=event, window=window)
        return found

    def told(self, row: Record, zone: str) -> None:
        """Keep the time zone of a row where it is another than that of the row before."""
        if not self.zones or self.zones[-1][1] != zone:
            self.zones.append((row.at(self.form.start), zone))

    def attribution(self, source: str | None) -> Attribution | None:
        """On whose word a row speaks."""
        if source and source not in self.voices:
            self.voices[source] = Attribution(named(source))
        return self.voices.get(source or "")


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


def _claim(form: Long, row: Record, at: int, shared: _Shared) -> Claim | None:
    """The claim of a row whose quote begins at `at` in the text; None where it reports no number."""
    count = _count(form, row)
    if count is None:
        return None
    moment = row.moment(form.start)
    shared.told(row, zone_of(moment))
    start = day_of(moment)
    end = row.day(form.end) if form.end is not None and row.word(form.end) else start
    if end < start:
        raise FieldError(row.at(form.end or form.start), f"{end} lies before the start, {start}")
    window, notes = _known_to(form, row, Window(start, end))
    number = row.number_in(form.best)
    words = str(number if number is not None else count)
    line = f"{row.word(form.start)} {form.outcome} {words}"
    span = Span(at, at + len(line))
    return Claim(
        id=f"{form.name}:{row.number}:{form.outcome}",
        count=count, hedge=Hedge.EXACT if count.is_exact else Hedge.AT_LEAST if count.high is None else Hedge.RANGE,
        scope=shared.scope(row, window),
        quote=line, span=span, number_span=Span(span.end - len(words), span.end), group_text=row.word(form.group) or "people",
        number=number, attribution=shared.attribution(row.word(form.source)), outlet=form.name,
        as_of=row.day(form.as_of) if form.as_of is not None and row.word(form.as_of) else None, rule="table, row", notes=notes,
    )  # fmt: skip


def _precision(row: Record, column: str | None, codes: Iterable[int]) -> int | None:
    """How precisely something is known, as the data set codes it; None where it does not say.

    Raises:
        FieldError: for a code that the data set does not have.
    """
    code = row.number_in(column)
    known = list(codes)
    if code is not None and code not in known:
        raise FieldError(row.at(column or ""), f"takes {known[0]} to {known[-1]}, not {code}")
    return code


def _known_to(form: Long, row: Record, window: Window) -> tuple[Window, tuple[Note, ...]]:
    """The days in which the harm lies: every stretch as long as the date is known to, around the dates that the row gives."""
    code = _precision(row, form.dated, (code for code, _ in form.days))
    days = dict(form.days)[code] if code is not None else 1
    if window.start is None or window.end is None or (window.days or days) >= days:
        return window, ()
    wide = Window(days_before(window.end, days - 1), days_after(window.start, days - 1))
    return wide, (Note("window", Confidence.RESOLVED, f"{form.dated} {code}: known within {days} days, around {window}"),)


def _place(form: Long, row: Record) -> str | None:
    """The column that names a place which holds the harm."""
    code = _precision(row, form.located, (code for code, _ in form.extents))
    return form.place if code is None else dict(form.extents)[code]


def _group(where: str, words: str | None) -> Group:
    try:
        return query_group(words) if words else EVERYONE
    except QueryError as fault:
        raise FieldError(where, str(fault)) from None
