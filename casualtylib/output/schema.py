"""The JSON Schema of the documents that `dumps` writes, generated from the classes.

``python -m casualtylib.output.schema`` writes the published copies; a test compares them with the classes.
"""

from __future__ import annotations

import json
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from attrs import Attribute, fields, has, resolve_types

from casualtylib.model.checks import OneOf, Whole, day
from casualtylib.model.claim import Claim
from casualtylib.model.outcome import NAMED, SINGLE, Outcome
from casualtylib.model.report import Report
from casualtylib.model.scope import Unknown
from casualtylib.output.codec import FORMAT

#: Where the copy that is shipped with the library lies.
SHIPPED = Path(__file__).with_name("schema.json")

_DAY = r"\d{4}-\d{2}-\d{2}"
_OUTCOMES = "|".join((*SINGLE, *NAMED.values()))

_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "pattern": f"^{_DAY}(T.+)?$"},
    NoneType: {"type": "null"},
    Outcome: {"type": "string", "pattern": f"^({_OUTCOMES})(_or_({_OUTCOMES}))*$"},
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document.

    >>> sorted(schema()["$defs"]["Span"]["properties"])
    ['end', 'start']
    """
    classes: dict[str, dict[str, Any]] = {}
    report = _object(Report, classes)
    claim = _reference(Claim, classes)
    body = {name: part for name, part in report["properties"].items() if name != "codebook"}
    needed = [name for name in report["required"] if name != "codebook"]
    book = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "version": {"type": ["string", "null"]}},
        "required": ["name", "version"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"casualtylib document, format {FORMAT}",
        "description": "What casualtylib.dumps writes and casualtylib.loads reads.",
        "oneOf": [
            _document("report", body, needed, book),
            _document("claims", {"claims": {"type": "array", "items": claim}}, ["claims"], {"type": "null"}),
            _document("claim", {"claim": claim}, ["claim"], {"type": "null"}),
        ],
        "$defs": dict(sorted(classes.items())),
    }


def _document(kind: str, body: dict[str, Any], needed: list[str], book: dict[str, Any]) -> dict[str, Any]:
    text = {"type": "string"}
    header = {"format": {"const": FORMAT}, "kind": {"const": kind}, "library": text, "lexicon": text, "codebook": book}
    return {
        "type": "object",
        "properties": header | body,
        "required": [*header, *needed],
        "additionalProperties": False,
    }


def _reference(kind: type, classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if kind.__name__ not in classes:
        classes[kind.__name__] = {}  # a class may hold itself: Group.any_of
        classes[kind.__name__] = _object(kind, classes)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _object(kind: type, classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if kind is Unknown:
        properties = {"unknown": _SIMPLE[str]}
        return {"type": "object", "properties": properties, "required": ["unknown"], "additionalProperties": False}
    resolve_types(kind)
    attributes = fields(kind)
    return {
        "type": "object",
        "properties": {attribute.name: _field(attribute, classes) for attribute in attributes},
        "required": [attribute.name for attribute in attributes],
        "additionalProperties": False,
    }


def _field(attribute: Attribute[Any], classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The form of a field: that of its type, narrowed by its validator where the schema can say so."""
    match attribute.validator:
        case OneOf(values, optional):
            return {"enum": [*values, *([None] if optional else [])]}
        case Whole(low, high, optional):
            number = {"type": "integer", "minimum": low, "maximum": high}
            return {"anyOf": [number, _SIMPLE[NoneType]]} if optional else number
        case check if check is day:
            return {"anyOf": [{"type": "string", "pattern": f"^{_DAY}$"}, _SIMPLE[NoneType]]}
    return _schema(attribute.type, classes)


def _schema(kind: Any, classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if get_origin(kind) in (Union, UnionType):
        return {"anyOf": [_schema(part, classes) for part in get_args(kind)]}
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        if parts[-1] is Ellipsis:
            return {"type": "array", "items": _schema(parts[0], classes)}
        return {"type": "array", "prefixItems": [_schema(part, classes) for part in parts], "items": False, "minItems": len(parts)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if has(kind):
        return _reference(kind, classes)
    raise TypeError(f"{kind!r} has no JSON form")


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    SHIPPED.write_text(text(), encoding="utf-8")
