"""Every public function, every kind of wrong argument: a CasualtyError and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from inspect import Parameter, signature
from typing import Any

import pytest
from attrs import evolve, fields

import casualtylib as cl
from casualtylib.errors import CasualtyError
from casualtylib.model.codebook import codebook

TEXT = "At least 25 people, including ten children, were killed on Sunday, rescuers said. 31 were injured, the ministry said."
REPORT = cl.read(TEXT, published="2024-12-02")
RESULT = cl.reconcile(REPORT)
BOUNDS = RESULT.bounds("killed")
CLAIM, PROOF = REPORT[0], BOUNDS.low_proof
ROWS = [{"d": "2024-05-01", "k": 3, "s": "A", "p": "1", "h": 24}]
COLUMNS = {"k": cl.TallyColumn("killed")}
TABLE: dict[str, Any] = {"date": "d", "columns": COLUMNS}
LEDGER = cl.Ledger.from_table(ROWS, **TABLE)


def wrong() -> Iterator[object]:
    """Values of every kind, fresh each time; some are right here and there, which is no fault."""
    yield from (None, 5, -1, 2.5, float("nan"), True, 10**30, Decimal(1), ..., object, object(), len, time(), range(3))
    yield from ("", "zzz", "\ud800", "\x00", b"x", "x" * 5_000, "2024-13-45", date(2024, 1, 1), datetime(2024, 1, 1), iter([1]))
    yield from ([], [5], [[]], (), (5,), ((),), {}, {"a": 5}, {5: 5}, {"a": {}}, set(), frozenset({5}))
    yield from (
        cl.Outcome("killed"),
        cl.Count.exactly(3),
        cl.Window(),
        cl.Group(),
        cl.Hedge.EXACT,
        CLAIM,
        REPORT,
        RESULT,
        LEDGER,
        BOUNDS,
        PROOF,
    )


OPERATIONS = ("__and__", "__add__", "__sub__", "hull", "is_subset", "is_disjoint")
#: Functions with arguments that are right: each is then made wrong in turn.
CALLS: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
    (cl.parse, ("at least 25",), {}),
    (cl.read, (TEXT,), {}),
    (cl.read_many, ([TEXT],), {}),
    (cl.claim, ("at least 25 killed",), {}),
    (cl.Reader, (), {}),
    (cl.reconcile, (REPORT,), {}),
    (cl.dumps, (REPORT,), {}),
    (cl.loads, (cl.dumps(REPORT),), {}),
    (cl.check_proof, (PROOF,), {}),
    (cl.Ledger.from_table, (ROWS,), TABLE),
    (cl.Ledger.from_rows, (ROWS,), {"start": "d", "best": "k"}),
    (cl.Ledger, (), {}),
    (cl.TallyColumn, ("killed",), {}),
    (cl.Count, (3,), {}),
    (cl.Count.exactly, (3,), {}),
    (cl.Count.at_least, (3,), {}),
    (cl.Count.at_most, (3,), {}),
    (cl.Count.between, (3, 5), {}),
    (cl.Window, (), {}),
    (cl.Window.on, (date(2024, 1, 1),), {}),
    (cl.Outcome, ("killed",), {}),
    (cl.Group, (), {}),
    (cl.Scope, (cl.Outcome("killed"),), {}),
    (cl.Span, (0, 1), {}),
    (cl.Source, ("A",), {}),
    (cl.Report, ("a", "text"), {}),
    (cl.Bounds, (cl.Scope(cl.Outcome("killed")),), {}),
    (REPORT.by_id, (CLAIM.id,), {}),
    (REPORT.drop, (CLAIM.id,), {"why": "a reason"}),
    (REPORT.add, (), {}),
    (REPORT.to_frame, (), {}),
    (RESULT.to_frame, (), {}),
    (RESULT.check, ("at least 20 killed",), {}),
    (RESULT.conflicts_of, (CLAIM,), {}),
    (RESULT.as_of, ("2024-12-02",), {}),
    (RESULT.summary, (), {}),
    (RESULT.differences, (), {}),
    (RESULT.bounds, ("killed",), {}),
    (RESULT.by_source().__getitem__, ("rescuers",), {}),
    (BOUNDS.within, (cl.Count.exactly(3),), {}),
    *((getattr(cl.Count.exactly(3), name), (cl.Count.exactly(3),), {}) for name in OPERATIONS),
    *((getattr(cl.Window(), name), (cl.Window(),), {}) for name in ("__and__", "hull", "is_subset", "is_disjoint")),
    (cl.Outcome("killed").__or__, (cl.Outcome("injured"),), {}),
]  # fmt: skip


def fails_well(call: Callable[[object], Any], what: str) -> None:
    for value in wrong():
        try:
            found = call(value)
            for _ in found if isinstance(found, Iterator) else ():
                pass
        except CasualtyError:
            pass
        except OSError:
            if not what.endswith("table"):  # there is no such file
                raise
        except Exception as fault:
            pytest.fail(f"{what} <- {value!r:.60}: {type(fault).__name__}: {fault}")


def arguments(function: Callable[..., Any], args: tuple[Any, ...], more: dict[str, Any]) -> Iterator[tuple[str, Callable[[object], Any]]]:
    for i, parameter in enumerate(signature(function).parameters.values()):
        name = parameter.name
        if parameter.kind is Parameter.VAR_POSITIONAL:
            yield name, lambda value: function(value, **more)
        elif parameter.kind is not Parameter.VAR_KEYWORD and parameter.kind is not Parameter.KEYWORD_ONLY and i < len(args):
            yield name, lambda value, i=i: function(*args[:i], value, *args[i + 1 :], **more)
        elif parameter.kind is not Parameter.VAR_KEYWORD:
            yield name, lambda value, name=name: function(*args, **{**more, name: value})


@pytest.mark.parametrize(("function", "args", "more"), CALLS, ids=lambda value: getattr(value, "__qualname__", ""))
def test_each_argument_of_each_function(function: Callable[..., Any], args: tuple[Any, ...], more: dict[str, Any]) -> None:
    for name, call in arguments(function, args, more):
        fails_well(call, f"{function.__qualname__} {name}")


@pytest.mark.parametrize("method", [RESULT.explain, RESULT.changes, RESULT.check], ids=lambda method: method.__name__)
def test_each_side_of_a_question(method: Callable[..., Any]) -> None:
    words = "at least 20 killed" if method == RESULT.check else "killed"
    for side in ("group", "event", "place", "cause", "by", "source", "on", "since", "until", "known_by", "recorded"):
        fails_well(lambda value, side=side: method(words, **{side: value}), f"{method.__name__} {side}")
    with pytest.raises(cl.CasualtyError, match=r"side: 'colour' is not known; known here: .*cause"):
        method(words, colour="red")


@pytest.mark.parametrize(
    "value", [CLAIM, cl.parse("at least 25"), PROOF, codebook("literal"), REPORT], ids=lambda value: type(value).__name__
)
def test_each_field_of_a_value(value: Any) -> None:
    for field in fields(type(value)):
        fails_well(lambda new, field=field: evolve(value, **{field.alias: new}), f"{type(value).__name__}.{field.name}")


def test_each_field_that_is_amended() -> None:
    for field in fields(cl.Claim):
        if field.name != "id":
            fails_well(lambda new, field=field: REPORT.amend(CLAIM.id, why="a reason", **{field.name: new}), f"amend {field.name}")


@pytest.mark.parametrize("column", ["d", "k", "s", "p", "h"])
def test_each_cell_of_a_table(column: str) -> None:
    fails_well(lambda new: cl.Ledger.from_table([{**ROWS[0], column: new}], **TABLE, source="s", phase="p", period="h"), f"cell {column}")
    fails_well(lambda new: cl.Ledger.from_rows([{**ROWS[0], column: new}], start="d", best="k", source="s", event="p"), f"cell {column}")


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: cl.reconcile(REPORT, weights=5), "weights: takes Mapping, not 5"),  # type: ignore[arg-type]
        (lambda: cl.reconcile(REPORT, ranking="SOHR"), "ranking: takes several of str, not 'SOHR'"),
        (lambda: REPORT.add(5), "claims: takes Claim, not 5"),  # type: ignore[arg-type]
        (lambda: cl.check_proof(5), "proof: takes Proof, not 5"),  # type: ignore[arg-type]
        (lambda: cl.read_many(5), "documents: takes texts or mappings, in a list or as they come, not 5"),  # type: ignore[arg-type]
        (lambda: cl.read_many("One was killed."), "documents: takes texts or mappings"),
        (lambda: cl.Report("a", "", apart=(("a",),)), "Report.apart: takes pairs of words, not"),  # type: ignore[arg-type]
    ],
)
def test_the_error_names_the_argument(call: Callable[[], Any], named: str) -> None:
    with pytest.raises(cl.CasualtyError) as fault:
        call()
    assert str(fault.value).startswith(named)


@pytest.mark.parametrize(
    "value",
    [
        cl.Count.at_least(25), cl.Count.between(2, 3), cl.Outcome("killed_or_missing"), cl.Hedge.AT_LEAST, cl.Modality.FEARED,
        cl.Source("SOHR"), cl.Span(0, 3), cl.Group(age="child"), cl.Window(), cl.Scope(cl.Outcome("killed")), cl.parse("at least 25"),
    ],
)  # fmt: skip
def test_small_values_show_themselves_as_they_are_written(value: object) -> None:
    from casualtylib.model.source import SourceKind

    assert eval(repr(value), {**vars(cl), **{name: getattr(cl, name) for name in cl.__all__}, "SourceKind": SourceKind}) == value
