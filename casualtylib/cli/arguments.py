"""The arguments of the command line; every option is documented in docs/guide/command-line.md, and a test holds it to that."""

from __future__ import annotations

import argparse

from casualtylib.model.codebook import CODEBOOKS
from casualtylib.reconciling.long import PRESETS
from casualtylib.version import __version__

EXIT_CODES = """\
exit status:
  0  done; nothing contradicts
  1  reconcile: the figures contradict each other
  2  the command itself is wrong
  3  some input could not be read (the rest was)
  4  the output could not be written
"""


def parser() -> argparse.ArgumentParser:
    """The parser of ``casualtylib``."""
    top = argparse.ArgumentParser(
        prog="casualtylib", description="Read casualty figures in news and reports, and reconcile them.",
        epilog=EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    top.add_argument("--version", action="version", version=f"casualtylib {__version__}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="parse|read|reconcile|table")
    _parse(verbs.add_parser("parse", help='read phrases such as "at least 25"'))
    _read(verbs.add_parser("read", help="list the claims of texts"))
    _reconcile(verbs.add_parser("reconcile", help="what follows from the claims of texts together, and why"))
    _table(verbs.add_parser("table", help="what follows from the figures of a table"))
    return top


def _parse(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("phrases", nargs="+", metavar="PHRASE", help="a number with its hedge, and its parts if any")
    verb.add_argument("--codebook", choices=sorted(CODEBOOKS), default="literal", help="how vague words become counts (literal)")
    _formats(verb)


def _read(verb: argparse.ArgumentParser) -> None:
    _inputs(verb)
    _formats(verb)


def _reconcile(verb: argparse.ArgumentParser) -> None:
    _inputs(verb)
    _formats(verb)
    _questions(verb)


def _table(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("table", metavar="FILE", help="a csv or json file")
    _formats(verb)
    _questions(verb)
    days = verb.add_argument_group("a row per day", "a bulletin a row, a column per outcome")
    days.add_argument("--date", metavar="COLUMN", help="the column of days")
    days.add_argument(
        "--column", action="append", default=[], metavar="COLUMN=OUTCOME[,…]",
        help="a column of figures: its outcome, then any of cumulative, since=DATE, group=WORDS, at_least, state",
    )  # fmt: skip
    days.add_argument("--source-column", metavar="COLUMN", help="the column of sources")
    days.add_argument("--na-source", action="append", default=[], metavar="SOURCE", help="a source that stands for no bulletin")
    days.add_argument("--period", metavar="COLUMN", help="the column with the hours that a day's figure covers")
    days.add_argument("--daily", choices=("since_last", "own_day"), default="since_last", help="what a day's figure covers (since_last)")
    days.add_argument("--phase", metavar="COLUMN", help="the column of phases, with each of which sums start anew")
    events = verb.add_argument_group("a row per event")
    events.add_argument("--preset", choices=sorted(PRESETS), help="the columns of a public data set")
    events.add_argument(
        "--row", action="append", default=[], metavar="WHAT=COLUMN", help="start, end, low, best, high, source, event, place, group, as_of"
    )
    verb.add_argument("--bad", choices=("raise", "report"), default="raise", help="a cell that cannot be: an error, or left out (raise)")
    verb.add_argument("--date-order", choices=("dmy", "mdy"), help="how to read 05/06/2023; without it such dates are errors")


def _questions(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--interpretation", choices=("pooled", "minimum"), default="pooled",
        help="pooled: all voices count the same harm; minimum: what was recorded is the least there was (pooled)",
    )  # fmt: skip
    ask = verb.add_argument_group("one question", "any of these asks for one answer instead of all rows")
    ask.add_argument("--outcome", metavar="OUTCOME", help="killed (if not given), injured, casualties, missing, displaced, …")
    ask.add_argument("--group", metavar="GROUP", help="children, adults, women, civilians, soldiers, …")
    ask.add_argument("--event", metavar="EVENT", help="an event's id, or all")
    ask.add_argument("--place", metavar="PLACE", help="a part of the event by its place")
    ask.add_argument("--cause", metavar="CAUSE", help="a part of the event by its cause")
    ask.add_argument("--by", metavar="WHO", help="a part of the event by who did it")
    ask.add_argument("--source", metavar="SOURCE", help="on one voice's word only")
    ask.add_argument("--on", metavar="DATE", help="harmed on that day, or on days such as 2024-12-01..2024-12-03")
    ask.add_argument("--since", metavar="DATE", help="harmed on or after that day")
    ask.add_argument("--until", metavar="DATE", help="harmed on or before that day")
    ask.add_argument("--known-by", metavar="DATE", help="from what was reported by that day")
    ask.add_argument("--recorded", metavar="DATE", help="who came to be known on that day, or on days such as 2024-12-01..2024-12-03")
    ask.add_argument("--check", metavar="PHRASE", help='is it so? a phrase such as "at least 50 killed"')


def _inputs(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "files", nargs="+", metavar="FILE", help='text, JSON lines with a "text" each, or a stored report; - is standard input'
    )
    verb.add_argument("--published", metavar="DATE", help="date of publication of every text; else the JSON line or a dateline says it")
    verb.add_argument("--event-key", metavar="KEY", help="all texts are about one event: merge their main events under this key")
    verb.add_argument("--outlet", metavar="NAME", help="who published the texts: the voice of figures without a source")
    verb.add_argument("--codebook", choices=sorted(CODEBOOKS), default="literal", help="how vague words become counts (literal)")
    verb.add_argument("--date-order", choices=("dmy", "mdy", "ymd"), help="how to read 05/06/2023; without it such dates stay unknown")
    verb.add_argument("--places", choices=("geonames",), help='look up which place lies in which; needs the extra "casualtylib[places]"')


def _formats(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--format", choices=("text", "json", "jsonl"), default="text", help="for people (text), one JSON document, JSON lines"
    )
