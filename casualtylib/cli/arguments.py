"""The arguments of the command line; every option is documented in docs/guide/command-line.md, and a test holds it to that."""

from __future__ import annotations

import argparse

from casualtylib.model.codebook import CODEBOOKS
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
    verbs = top.add_subparsers(dest="verb", required=True, metavar="parse|read|reconcile")
    _parse(verbs.add_parser("parse", help='read phrases such as "at least 25"'))
    _read(verbs.add_parser("read", help="list the claims of texts"))
    _reconcile(verbs.add_parser("reconcile", help="what follows from the claims of texts together, and why"))
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
    verb.add_argument(
        "--interpretation", choices=("pooled", "minimum"), default="pooled",
        help="pooled: all voices count the same harm; minimum: what was recorded is the least there was (pooled)",
    )  # fmt: skip
    ask = verb.add_argument_group("one question", "any of these asks for one answer instead of all rows")
    ask.add_argument("--outcome", metavar="OUTCOME", help="killed (if not given), injured, casualties, missing, displaced, …")
    ask.add_argument("--group", metavar="GROUP", help="children, adults, women, civilians, soldiers, …")
    ask.add_argument("--event", metavar="EVENT", help="an event's id, or all")
    ask.add_argument("--source", metavar="SOURCE", help="on one voice's word only")
    ask.add_argument("--on", metavar="DATE", help="harmed on that day")
    ask.add_argument("--since", metavar="DATE", help="harmed on or after that day")
    ask.add_argument("--until", metavar="DATE", help="harmed on or before that day")
    ask.add_argument("--known-by", metavar="DATE", help="from what was reported by that day")
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
