"""The verbs: what each does with its arguments, and the exit status it ends with."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from casualtylib.cli.inputs import reports
from casualtylib.cli.ledgers import ledger
from casualtylib.errors import CasualtyError, UsageError
from casualtylib.model.bounds import Bounds
from casualtylib.model.codebook import codebook
from casualtylib.model.moment import day_of, moment
from casualtylib.model.report import Report
from casualtylib.model.verdict import Verdict
from casualtylib.model.window import Window
from casualtylib.output.answers import answer_data, answer_text, result_data, result_text, verdict_data, verdict_text
from casualtylib.output.codec import dumps
from casualtylib.output.convert import plain
from casualtylib.output.listing import figure_text, report_text
from casualtylib.pipelines.many import Problem
from casualtylib.reading.parse import parse
from casualtylib.reading.reader import Reader
from casualtylib.reconciling.reconcile import Reconciliation, reconcile

OK, CONTRADICTION, USAGE, UNREADABLE, UNWRITTEN = 0, 1, 2, 3, 4
#: Columns where the output is no terminal and COLUMNS says nothing.
WIDTH = 100


def run(args: argparse.Namespace) -> int:
    """Do what the arguments say; the exit status."""
    return _VERBS[args.verb](args)


def _parse(args: argparse.Namespace) -> int:
    book, status, figures = codebook(args.codebook), OK, []
    for phrase in args.phrases:
        try:
            figures.append(parse(phrase, codebook=book))
        except CasualtyError as fault:
            complain(str(fault))
            status = UNREADABLE
    if args.format == "text":
        for figure in figures:
            print(figure_text(figure))
    else:
        _print_json([plain(figure) for figure in figures], args.format)
    return status


def _read(args: argparse.Namespace) -> int:
    status = OK
    documents: list[Any] = []
    for found in _found(args):
        if isinstance(found, Problem):
            status = UNREADABLE
        elif args.format == "text":
            print(report_text(found, _width()), end="\n\n")
        elif args.format == "jsonl":
            print(dumps(found))
        else:
            documents.append(json.loads(dumps(found)))
    if args.format == "json":
        _print_json(documents, "json")
    return status


def _reconcile(args: argparse.Namespace) -> int:
    found = list(_found(args))
    result = reconcile(*(report for report in found if isinstance(report, Report)), interpretation=args.interpretation)
    status = _answered(args, result)
    return UNREADABLE if len(found) > sum(isinstance(report, Report) for report in found) else status


def _table(args: argparse.Namespace) -> int:
    try:
        made = ledger(args)
    except OSError as fault:
        complain(f"{args.table}: cannot be opened: {fault.strerror or fault}")
        return UNREADABLE
    for problem in made.problems:
        complain(f"{args.table}: {problem.where}: {problem.words}")
    return _answered(args, reconcile(made, interpretation=args.interpretation))


def _answered(args: argparse.Namespace, result: Reconciliation) -> int:
    """The answer to one question, or to all that the claims raise; the exit status."""
    sides: dict[str, Any] = {side: _days(side, value) for side in _SIDES if (value := getattr(args, side)) is not None}
    if args.check is not None:
        if args.outcome is not None:
            raise UsageError("--check: its phrase says the outcome itself; leave --outcome out")
        _answer(args, result.check(args.check, **sides))
    elif sides or args.outcome is not None:
        _answer(args, result.bounds(args.outcome or "killed", **sides))
    else:
        _everything(args, result)
    return CONTRADICTION if result.conflicts else OK


def _days(side: str, text: str) -> str | Window:
    """The words of an option; several days where it takes them."""
    first, dots, last = text.partition("..")
    if not dots or side not in ("on", "recorded"):
        return text
    return Window(day_of(moment(first or None, f"--{side}")), day_of(moment(last or None, f"--{side}")))


def _answer(args: argparse.Namespace, found: Bounds | Verdict) -> None:
    """The answer to one question."""
    if args.format == "text":
        print(answer_text(found, _width()) if isinstance(found, Bounds) else verdict_text(found, _width()))
        return
    _print_json(answer_data(found) if isinstance(found, Bounds) else verdict_data(found), args.format)


def _everything(args: argparse.Namespace, result: Reconciliation) -> None:
    """A row for everything that the claims name."""
    if args.format == "text":
        print(result_text(result, _width()))
        return
    data = result_data(result)
    _print_json(data["rows"] if args.format == "jsonl" else data, args.format)


def _found(args: argparse.Namespace) -> Iterable[Report | Problem]:
    """The reports and problems of all inputs; problems are told as they come."""
    moment(args.published, "--published")
    given = {name: value for name, value in (("published", args.published), ("event", args.event_key), ("outlet", args.outlet)) if value}
    for found in reports(args.files, _reader(args), given):
        if isinstance(found, Problem):
            complain(str(found))
        yield found


def _reader(args: argparse.Namespace) -> Reader:
    """The choices for reading; a plain Reader loads no gazetteer."""
    places: str | tuple[()] = args.places or ()
    return Reader(codebook=codebook(args.codebook), date_order=args.date_order, places=places)


def _print_json(data: Any, form: str) -> None:
    """One document; as JSON lines, an item each."""
    if form == "jsonl":
        for item in data if isinstance(data, list) else [data]:
            print(json.dumps(item, ensure_ascii=False))
    else:
        print(json.dumps(data, ensure_ascii=False, indent=2))


def _width() -> int:
    return shutil.get_terminal_size((WIDTH, 24)).columns


def complain(message: str) -> None:
    """One problem, on standard error."""
    print(f"casualtylib: {message}", file=sys.stderr)


_VERBS: Mapping[str, Callable[[argparse.Namespace], int]] = {"parse": _parse, "read": _read, "reconcile": _reconcile, "table": _table}
_SIDES = ("group", "event", "place", "cause", "by", "source", "on", "since", "until", "known_by", "recorded")
