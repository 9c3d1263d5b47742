"""Ledgers: many figures kept together, from reports or from tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date  # noqa: N812 - `date` is the name of an argument here
from os import PathLike, fspath
from pathlib import PurePath
from typing import Any

from attrs import evolve, field, fields, frozen

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.checks import items, listed, shown, takes
from casualtylib.model.claim import Claim
from casualtylib.model.event import Event
from casualtylib.model.report import Report
from casualtylib.reconciling.long import OF_PRESETS, Long
from casualtylib.reconciling.long import claims as long_claims
from casualtylib.reconciling.long import preset as choose
from casualtylib.reconciling.making import all_kept
from casualtylib.reconciling.record import Faults, Problem
from casualtylib.reconciling.records import Table, records
from casualtylib.reconciling.tally import TallyColumn
from casualtylib.reconciling.wide import Wide, cells, claims, rows_of

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

    reports: tuple[Report, ...] = field(default=(), repr=False, validator=items(Report))
    problems: tuple[Problem, ...] = field(default=(), validator=items(Problem))
    na_days: tuple[Date, ...] = field(default=(), repr=False, validator=items(Date))

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the reports."""
        return tuple(claim for report in self.reports for claim in report.claims)

    @classmethod
    @all_kept()
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
        bad: str = "raise",
        date_order: str | None = None,
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
            bad: ``"raise"``: a cell that cannot be is an error; ``"report"``: it is left out, and stands in `problems`.
            date_order: ``"dmy"`` or ``"mdy"`` for days such as 05/06/2023; not given: they are errors.

        Raises:
            FieldError: names row and column of a value that cannot be, or a column that is not there.
            UsageError: for something that is no table. OSError: for a file that is not there.

        >>> rows = [{"day": "2024-05-01", "dead": 3, "all": 3}, {"day": "2024-05-02", "dead": 2, "all": 6}]
        >>> ledger = Ledger.from_table(
        ...     rows, date="day",
        ...     columns={"dead": TallyColumn("killed"), "all": TallyColumn("killed", covers="cumulative", since="2024-05-01")},
        ... )
        >>> from casualtylib.reconciling.reconcile import reconcile
        >>> reconcile(ledger).repair.size
        1
        """
        _are_words(date=date, source=source, period=period, phase=phase, name=name)
        listed("na_sources", na_sources, str)
        if daily not in DAILY:
            raise UsageError(f"daily: takes {' or '.join(map(repr, DAILY))}, not {daily!r}")
        if not isinstance(columns, Mapping):
            raise FieldError("columns", f"takes a mapping of columns to TallyColumns, not {shown(columns)}")
        if not columns:
            raise FieldError("columns", "name at least one column of figures")
        for column, tally in columns.items():
            takes("columns", column, str)
            takes(f"columns[{column!r}]", tally, TallyColumn)
        faults = Faults(bad)
        form = Wide(name or _name_of(table), date, dict(columns), source, period, daily, phase)
        needed = [column for column in (date, source, period, phase, *columns) if column is not None]
        away = {word.casefold() for word in na_sources}
        rows = rows_of(form, records(table, needed, date_order), faults)
        speaking = [row for row in rows if not away or (row.source or "").casefold() not in away]
        if not speaking:
            return cls(problems=(*faults.problems, Problem(form.name, "has no rows that speak")))
        found = cells(form, speaking, rows, faults)
        last = speaking[-1].day
        made, text = claims(form, found, last)
        report = Report(form.name, text, tuple(made), (Event(form.name),), published=last, outlet=form.name)
        spoken = {row.number for row in speaking}
        return cls((report,), tuple(faults.problems), tuple(row.day for row in rows if row.number not in spoken))

    @classmethod
    @all_kept()
    def from_rows(
        cls,
        table: Table,
        *,
        preset: str | None = None,
        name: str | None = None,
        bad: str = "raise",
        date_order: str | None = None,
        **columns: str,
    ) -> Ledger:
        """A ledger from a table with a row per event or figure.

        Args:
            table: as for `from_table`.
            preset: ``"ucdp_ged"`` or ``"acled"``: the columns of that data set, those that the table has.
            name: the table's name; not given: that of the file, or ``"table"``.
            bad, date_order: as for `from_table`; with ``"report"`` a row that cannot be is left out.
            **columns: which column holds what: ``start``, ``end``, ``low``, ``best``, ``high``, ``source``, ``event``,
                ``place``, ``group``, ``as_of``; and ``outcome``, the outcome itself. They go before those of the preset.
                Rows of one event speak of the same harm; without ``event`` all do.

        Raises:
            FieldError: names row and column of a value that cannot be, or a column that is not there.
            UsageError: for an unknown preset or argument, or something that is no table. OSError: for no such file.

        >>> rows = [{"event_date": "1 May 2024", "fatalities": 3, "source": "A", "event_id_cnty": "X1", "location": "Kafr"}]
        >>> Ledger.from_rows(rows, preset="acled").claims[0].count
        Count.exactly(3)
        """
        known = {attribute.name for attribute in fields(Long)} - OF_PRESETS
        for argument in columns:
            if argument not in known:
                raise UsageError(f"from_rows: takes {', '.join(sorted(known))}, not {argument!r}")
        _are_words(preset=preset, name=name, **columns)
        faults = Faults(bad)
        given: dict[str, Any] = {"name": name or _name_of(table), **columns}
        form = evolve(choose(preset) if preset else Long(), **given)
        if not form.numbers:
            raise UsageError("from_rows: name a column of figures: low, best or high")
        rows = records(table, form.needed, date_order or form.date_order)
        made, events, text = long_claims(form, rows, faults)
        if not made:
            return cls(problems=(*faults.problems, Problem(form.name, "has no rows that speak")))
        return cls((Report(form.name, text, tuple(made), tuple(events), outlet=form.name),), tuple(faults.problems))


def _are_words(**given: object) -> None:
    """That arguments are words, where they are given.

    Raises:
        FieldError: names the one that is none.
    """
    for name, value in given.items():
        takes(name, value, str, optional=True)


def _name_of(table: Table) -> str:
    return PurePath(fspath(table)).stem if isinstance(table, str | PathLike) else "table"
