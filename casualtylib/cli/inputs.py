"""Files, standard input, JSON lines and stored documents as reports; a bad one is a Problem and stops nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from casualtylib.errors import CasualtyError, InputError
from casualtylib.model.report import Report
from casualtylib.output.codec import loads
from casualtylib.pipelines.many import FIELDS, Problem, read_many
from casualtylib.reading.reader import Reader

Item = Report | Mapping[str, Any] | CasualtyError


def reports(paths: Sequence[str], reader: Reader, given: Mapping[str, Any]) -> Iterator[Report | Problem]:
    """The reports of all inputs, in order, each under an id of its own.

    Args:
        paths: files, or ``-`` for standard input.
        reader: choices for reading.
        given: arguments of `read` that hold for every text, over what a text says of itself.
    """
    taken: set[str] = set()
    items = ((name, item) for path in paths for name, item in _items(path))
    for index, (name, item) in enumerate(items):
        if isinstance(item, CasualtyError):
            yield Problem(index, name, item)
            continue
        if isinstance(item, Report):
            yield item
            taken.add(item.id)
            continue
        id = _fresh(str(item.get("id") or name), taken)
        for found in read_many((dict(item) | dict(given) | {"id": id},), reader=reader):
            yield found if isinstance(found, Report) else evolve(found, index=index, id=name)


def _fresh(id: str, taken: set[str]) -> str:
    """The id, with a number where another document has it already."""
    fresh, n = id, 1
    while fresh in taken:
        n += 1
        fresh = f"{id}#{n}"
    taken.add(fresh)
    return fresh


def _items(path: str) -> Iterator[tuple[str, Item]]:
    """The documents of one input, each with a name under which its problems are reported."""
    name = "standard input" if path == "-" else path
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as fault:
        yield name, InputError(f"cannot be opened: {fault.strerror or fault}")
        return
    except UnicodeDecodeError as fault:
        yield name, InputError(_encoding(raw, fault.start))
        return
    if not text.lstrip().startswith("{"):
        yield name, {"text": text, "id": "stdin" if path == "-" else Path(path).stem}
        return
    yield from _json(name, text)


def _encoding(raw: bytes, at: int) -> str:
    """What a file is that is not UTF-8, and what to do about it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is UTF-16, not UTF-8; convert it first: iconv -f UTF-16 -t UTF-8"
    if b"\0" in raw:
        return "is no text file; hand in plain text, for instance what pdftotext or pandoc makes of it"
    return f"is not UTF-8 (byte {at}); convert it first, for instance: iconv -f WINDOWS-1252 -t UTF-8"


def _json(name: str, text: str) -> Iterator[tuple[str, Item]]:
    """One JSON object, or one a line."""
    try:
        yield name, _document(json.loads(text), text)
    except (ValueError, RecursionError):
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield f"{name}, line {number}", _line(line)


def _line(line: str) -> Item:
    try:
        return _document(json.loads(line), line)
    except (ValueError, RecursionError) as fault:
        return fault if isinstance(fault, CasualtyError) else InputError(f"is no JSON: {fault}")


def _document(data: Any, text: str) -> Item:
    """A stored report as it was, or a text with what its line says of it; what else the line says is left aside."""
    if not isinstance(data, dict):
        return InputError('takes a JSON object with a "text"')
    if "format" in data and "kind" in data:
        try:
            stored = loads(text)
        except CasualtyError as fault:
            return fault
        return stored if isinstance(stored, Report) else InputError("holds claims without their report; hand in the report")
    if "text" not in data:
        return InputError('has no "text"; a line holds text and, if known, ' + ", ".join(FIELDS[1:]))
    return {name: value for name, value in data.items() if name in FIELDS and value is not None}
