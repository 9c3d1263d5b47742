"""Ledgers: many figures kept together, from reports or from tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date  # noqa: N812 - `date` is the name of an argument here
from os import PathLike, fspath
from pathlib import PurePath

from attrs import evolve, field, fields, frozen

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.claim import Claim
from casualtylib.model.event import Event
from casualtylib.model.report import Report
from casualtylib.reconciling.long import Long
from casualtylib.reconciling.long import claims as long_claims
from casualtylib.reconciling.long import preset as choose
from casualtylib.reconciling.records import Problem, Table, records
from casualtylib.reconciling.tally import TallyColumn
from casualtylib.reconciling.wide import Wide, cells, claims

DAILY = ("since_last", "own_day")


@frozen
class Ledger:
    """Figures kept together, to be handed to `reconcile`.

    Args:
        reports: the reports, or one for each table.
        problems: what is odd about the tables, by row and column.
        na_days: days for which a table has a row that reports nothing.

    >>> import casualtylib as cl
    >>> rows = [{"day": "2024-05-01", "dead": 3}, {"day": "2024-05-02", "dead": None}]
    >>> ledger = cl.Ledger.from_table(rows, date="day", columns={"dead": cl.TallyColumn("killed")})
    >>> [claim.quote for claim in ledger.claims]
    ['2024-05-01 dead 3']
    """

    reports: tuple[Report, ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = ()
    na_days: tuple[Date, ...] = field(default=(), repr=False)

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the reports."""
        return tuple(claim for report in self.reports for claim in report.claims)

    @classmethod
    def from_table(
        cls,
        table: Table,
        *,
        date: str,
        columns: Mapping[str, TallyColumn],
        source: str | None = None,
        na_sources: Sequence[str] = (),
        period: str | None = None,
        daily: str = "since_last",
        phase: str | None = None,
        name: str | None = None,
    ) -> Ledger:
        """A ledger from a table with a row per day (or bulletin) and a column per outcome.

        Args:
            table: the path of a csv or json file, an iterable of mappings, or a pandas, polars or Arrow table.
            date: the column with the day of the bulletin.
            columns: what each column of figures counts. Empty cells are "not reported", never zero.
            source: the column with the source of a row.
            na_sources: sources that stand for "no bulletin"; their rows are left out.
            period: the column with the hours that a day's figure covers, where the table says.
            daily: ``"since_last"``: a day's figure covers the time since the last cumulative one; ``"own_day"``: its row.
            phase: the column with the phase; cumulative figures start anew with each, unless their column says otherwise.
            name: the table's name, and that of its event; not given: that of the file, or ``"table"``.

        Raises:
            FieldError: names row and column of a value that cannot be, or a column that is not there.

        >>> rows = [{"day": "2024-05-01", "dead": 3, "all": 3}, {"day": "2024-05-02", "dead": 2, "all": 6}]
        >>> ledger = Ledger.from_table(
        ...     rows, date="day",
        ...     columns={"dead": TallyColumn("killed"), "all": TallyColumn("killed", covers="cumulative", since="2024-05-01")},
        ... )
        >>> from casualtylib.reconciling.reconcile import reconcile
        >>> reconcile(ledger).repair.size
        1
        """
        if daily not in DAILY:
            raise UsageError(f"daily: takes {' or '.join(map(repr, DAILY))}, not {daily!r}")
        if not columns:
            raise FieldError("columns", "name at least one column of figures")
        form = Wide(name or _name_of(table), date, dict(columns), source, period, daily, phase)
        needed = [column for column in (date, source, period, phase, *columns) if column is not None]
        rows = records(table, needed)
        away = {word.casefold() for word in na_sources}
        speaking = [row for row in rows if (row.word(source) or "").casefold() not in away or not away]
        found, problems = cells(form, speaking, rows)
        last = max((row.day(date) for row in speaking), default=None)
        if last is None:
            return cls()
        made, text = claims(form, found, last)
        spoken = {row.number for row in speaking}
        report = Report(form.name, text, tuple(made), (Event(form.name),), published=last, outlet=form.name)
        return cls((report,), tuple(problems), tuple(row.day(date) for row in rows if row.number not in spoken))

    @classmethod
    def from_rows(cls, table: Table, *, preset: str | None = None, name: str | None = None, **columns: str) -> Ledger:
        """A ledger from a table with a row per event or figure.

        Args:
            table: as for `from_table`.
            preset: ``"ucdp_ged"`` or ``"acled"``: the columns of that data set.
            name: the table's name; not given: that of the file, or ``"table"``.
            **columns: which column holds what: ``start``, ``end``, ``low``, ``best``, ``high``, ``source``, ``event``,
                ``place``, ``group``, ``as_of``; and ``outcome``, the outcome itself. They go before those of the preset.
                Rows of one event speak of the same harm; without ``event`` all do.

        Raises:
            FieldError: names row and column of a value that cannot be, or a column that is not there.
            UsageError: for an unknown preset or argument.

        >>> rows = [{"event_date": "2024-05-01", "fatalities": 3, "source": "A", "event_id_cnty": "X1", "location": "Kafr"}]
        >>> Ledger.from_rows(rows, preset="acled").claims[0].count
        Count.exactly(3)
        """
        known = {attribute.name for attribute in fields(Long)} - {"name"}
        for argument in columns:
            if argument not in known:
                raise UsageError(f"from_rows: takes {', '.join(sorted(known))}, not {argument!r}")
        form = evolve(choose(preset) if preset else Long(), name=name or _name_of(table), **columns)
        rows = records(table, form.columns)
        made, events, text, problems = long_claims(form, rows)
        report = Report(form.name, text, tuple(made), tuple(events), outlet=form.name)
        return cls((report,) if made else (), tuple(problems))


def _name_of(table: Table) -> str:
    return PurePath(fspath(table)).stem if isinstance(table, str | PathLike) else "table"
