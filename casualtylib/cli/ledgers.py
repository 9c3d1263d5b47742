"""Tables as ledgers, from the options of ``casualtylib table``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from casualtylib.errors import FieldError
from casualtylib.reconciling.ledger import Ledger
from casualtylib.reconciling.tally import TallyColumn

#: What may follow an outcome, and the argument of a TallyColumn that it sets.
_WORDS = {"cumulative": ("covers", "cumulative"), "at_least": ("hedge", "at_least"), "state": ("measure", "state")}
_NAMED = ("since", "group")


def ledger(args: argparse.Namespace) -> Ledger:
    """The ledger of a table: a row per day with `--date` and `--column`, or a row per event with `--preset` or `--row`.

    Raises:
        FieldError: for options that do not fit each other, and for what the table cannot be.
    """
    common = {"bad": args.bad, "date_order": args.date_order}
    wide = {"source": args.source_column, "period": args.period, "phase": args.phase, "daily": args.daily}
    if args.preset or args.row:
        if args.column or args.date or args.na_source or any(wide[name] for name in ("source", "period", "phase")):
            raise FieldError("table", "a row per event (--preset, --row) takes none of the options of a row per day")
        return Ledger.from_rows(args.table, preset=args.preset, **dict(_pair("--row", one) for one in args.row), **common)
    if not args.date or not args.column:
        raise FieldError("table", "say what its columns are: --date and --column, or --preset, or --row")
    columns = dict(_tally(one) for one in args.column)
    return Ledger.from_table(args.table, date=args.date, columns=columns, na_sources=args.na_source, **wide, **common)


def _pair(option: str, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise FieldError(option, f"takes a name, = and a value, not {text!r}")
    return name, value


def _tally(text: str) -> tuple[str, TallyColumn]:
    """What one column counts.

    >>> _tally("total=killed,cumulative,since=2023-10-07")[1].since
    datetime.date(2023, 10, 7)
    """
    column, rest = _pair("--column", text)
    outcome, *more = rest.split(",")
    return column, TallyColumn(outcome, **_told(more))


def _told(words: Sequence[str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if equals and name in _NAMED:
            told[name] = value
        elif word in _WORDS:
            told[_WORDS[word][0]] = _WORDS[word][1]
        else:
            raise FieldError("--column", f"takes {', '.join([*_WORDS, *(f'{name}=' for name in _NAMED)])} after the outcome, not {word!r}")
    return told
