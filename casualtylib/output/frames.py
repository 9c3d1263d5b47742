"""Claims and answers as data frames: one row each, whole numbers that may be missing, days as days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import Any

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim
from casualtylib.model.moment import day_of
from casualtylib.model.report import Report
from casualtylib.model.scope import Unknown
from casualtylib.model.window import Window
from casualtylib.reconciling.reconcile import Reconciliation

#: A column: its kind (a string, a whole number, true or false, a day) and what it holds of a row.
_Column = tuple[type, Callable[[Any], Any]]


def _named(side: Any) -> str | None:
    return side if isinstance(side, str) else None


def _window(side: Window | Unknown | None) -> Window:
    return side if isinstance(side, Window) else Window()


_CLAIM: Mapping[str, _Column] = {
    "claim": (str, lambda c: c.id),
    "outcome": (str, lambda c: c.outcome.value),
    "low": (int, lambda c: c.count.low),
    "high": (int, lambda c: c.count.high),
    "number": (int, lambda c: c.number),
    "hedge": (str, lambda c: c.hedge.value),
    "who": (str, lambda c: c.group_text),
    "group": (str, lambda c: str(c.scope.group)),
    "event": (str, lambda c: _named(c.scope.event)),
    "place": (str, lambda c: c.place_text),
    "since": (date, lambda c: _window(c.window).start),
    "until": (date, lambda c: _window(c.window).end),
    "as_of": (date, lambda c: day_of(c.as_of)),
    "source": (str, lambda c: c.source.name if c.source else None),
    "voice": (str, lambda c: c.voice),
    "modality": (str, lambda c: c.modality.value),
    "measure": (str, lambda c: c.measure),
    "unit": (str, lambda c: c.unit),
    "superseded": (bool, lambda c: c.superseded),
    "implicit": (bool, lambda c: c.implicit),
    "part_of": (str, lambda c: c.part_of),
    "same_as": (str, lambda c: c.same_as),
    "confidence": (str, lambda c: c.confidence.value),
    "quote": (str, lambda c: c.quote),
    "start": (int, lambda c: c.span.start),
    "end": (int, lambda c: c.span.end),
}
_BOUNDS: Mapping[str, _Column] = {
    "outcome": (str, lambda b: b.scope.outcome.value),
    "group": (str, lambda b: str(b.scope.group)),
    "event": (str, lambda b: _named(b.scope.event)),
    "place": (str, lambda b: _named(b.scope.place)),
    "since": (date, lambda b: _window(b.scope.window).start),
    "until": (date, lambda b: _window(b.scope.window).end),
    "low": (int, lambda b: None if b.silent else b.low),
    "high": (int, lambda b: b.high),
    "best": (int, lambda b: b.best),
    "best_source": (str, lambda b: b.best_claim.voice if b.best_claim else None),
    "low_exact": (bool, lambda b: b.low_exact),
    "high_exact": (bool, lambda b: b.high_exact),
    "known_by": (date, lambda b: b.known_by),
    "interpretation": (str, lambda b: b.interpretation),
}


def frame(value: Report | Reconciliation, kind: str = "pandas") -> Any:
    """A row for each claim of a report, or for each answer of a result.

    Args:
        value: what to show.
        kind: ``"pandas"``, ``"polars"`` or ``"pyarrow"``.

    Raises:
        FieldError: for another kind. UsageError: if that package is not installed.

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed.", published="2024-12-02", id="doc")
    >>> [str(kind) for kind in frame(report)[["outcome", "low", "high"]].dtypes]
    ['string', 'Int64', 'Int64']
    """
    if isinstance(value, Report):
        columns = {"report": (str, lambda _: value.id), "published": (date, lambda _: day_of(value.published)), **_CLAIM}
        return _frame(columns, value.claims, kind)
    return _frame(_BOUNDS, value.rows(), kind)


def _frame(columns: Mapping[str, _Column], rows: Iterable[Claim] | Iterable[Bounds], kind: str) -> Any:
    if not isinstance(kind, str) or kind not in _MAKERS:
        raise FieldError("to_frame", f"takes {', '.join(_MAKERS)}, not {kind!r}")
    found = list(rows)
    data = {name: [_clean(of(row)) for row in found] for name, (_, of) in columns.items()}
    try:
        package = import_module(kind)
    except ImportError as fault:
        raise UsageError(f"to_frame: {kind} is not installed: pip install {kind}") from fault
    return _MAKERS[kind](package, data, {name: of for name, (of, _) in columns.items()})


def _clean(value: Any) -> Any:
    """Lone surrogates, which no column of strings can hold, as the sign for what cannot be shown."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _pandas(pandas: Any, data: Mapping[str, list[Any]], kinds: Mapping[str, type]) -> Any:
    types = {str: "string", int: "Int64", bool: "boolean", date: "datetime64[s]"}
    return pandas.DataFrame({name: pandas.Series(values, dtype=types[kinds[name]]) for name, values in data.items()})


def _polars(polars: Any, data: Mapping[str, list[Any]], kinds: Mapping[str, type]) -> Any:
    types = {str: polars.String, int: polars.Int64, bool: polars.Boolean, date: polars.Date}
    return polars.DataFrame(data, schema={name: types[kinds[name]] for name in data})


def _pyarrow(pyarrow: Any, data: Mapping[str, list[Any]], kinds: Mapping[str, type]) -> Any:
    types = {str: pyarrow.string(), int: pyarrow.int64(), bool: pyarrow.bool_(), date: pyarrow.date32()}
    return pyarrow.table(data, schema=pyarrow.schema([(name, types[kinds[name]]) for name in data]))


_MAKERS: Mapping[str, Callable[[Any, Mapping[str, list[Any]], Mapping[str, type]], Any]] = {
    "pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow,
}  # fmt: skip
