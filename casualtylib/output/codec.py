"""Claims and reports as JSON documents, and back.

A document says what it was made with: the format's version, the library's, the lexicon's and the codebook's.
Within one version of the format every field is known: a further one, or a wrong type, is a `DecodeError` with the path.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from casualtylib.errors import DecodeError, FieldError
from casualtylib.model.checks import shown
from casualtylib.model.claim import Claim
from casualtylib.model.codebook import CODEBOOKS
from casualtylib.model.report import Report
from casualtylib.output.convert import plain, value
from casualtylib.version import __version__

#: The version of the form that `dumps` writes and `loads` reads.
FORMAT = 1

#: The most spaces a level.
_WIDEST = 100

_HEADER = ("format", "kind", "library", "lexicon", "codebook")


def dumps(content: Report | Claim | Iterable[Claim], *, indent: int | None = None) -> str:
    """A report, a claim or several claims as a JSON document of the published form.

    Args:
        content: what to write.
        indent: spaces a level for people; None: one line.

    Raises:
        FieldError: for anything that is no Report, Claim or iterable of Claims, or an indent that is no small number.

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed on Sunday.", published="2024-12-02")
    >>> cl.loads(cl.dumps(report)) == report
    True
    """
    if indent is not None and (not isinstance(indent, int) or not 0 <= indent <= _WIDEST):
        raise FieldError("indent", f"takes a whole number from 0 to {_WIDEST}, not {shown(indent)}")
    data = _header(content) | _body(content)
    text = json.dumps(data, indent=indent, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate in the text: only escapes can carry it
        return json.dumps(data, indent=indent, ensure_ascii=True)
    return text


def loads(text: str | bytes) -> Report | Claim | tuple[Claim, ...]:
    """What a JSON document of the published form stands for: a Report, a Claim, or a tuple of Claims.

    Args:
        text: what `dumps` wrote.

    Raises:
        DecodeError: for anything else, with the path of the fault, such as ``claims[3].count.low``.

    >>> import casualtylib as cl
    >>> cl.loads('{"format": 1, "kind": "claims", "claims": [{"id": 7}]}')
    Traceback (most recent call last):
        ...
    casualtylib.errors.DecodeError: claims[0].id: takes a string, not 7
    """
    data = _parsed(text)
    form = data.get("format")
    if form != FORMAT or isinstance(form, bool):
        raise DecodeError("format", f"{'is missing' if form is None else f'is {form!r}'}; this release reads format {FORMAT}")
    match data.get("kind"):
        case "report":
            return _report(data)
        case "claims":
            return value(_only(data, "claims"), tuple[Claim, ...], at="claims")
        case "claim":
            return value(_only(data, "claim"), Claim, at="claim")
        case other:
            raise DecodeError("kind", f"takes 'report', 'claims' or 'claim', not {other!r}")


def _header(content: object) -> dict[str, Any]:
    book = content.codebook if isinstance(content, Report) else None
    return {
        "format": FORMAT,
        "kind": "report" if isinstance(content, Report) else "claim" if isinstance(content, Claim) else "claims",
        "library": __version__,
        "lexicon": lexicon_version(),
        "codebook": None if book is None else {"name": book, "version": codebook_version(book)},
    }


def _body(content: Report | Claim | Iterable[Claim]) -> dict[str, Any]:
    if isinstance(content, Report):
        body: dict[str, Any] = plain(content)
        del body["codebook"]  # the header names it, with its version
        return body
    if isinstance(content, Claim):
        return {"claim": plain(content)}
    claims = list(content) if isinstance(content, Iterable) else [content]
    for claim in claims:
        if not isinstance(claim, Claim):
            several = "several Reports; write a document for each" if isinstance(claim, Report) else type(claim).__name__
            raise FieldError("dumps", f"takes a Report, a Claim or Claims, not {several}")
    return {"claims": [plain(claim) for claim in claims]}


def _parsed(text: str | bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        raise DecodeError(f"line {fault.lineno} column {fault.colno}", f"is no JSON: {fault.msg}") from fault
    except (ValueError, TypeError, RecursionError) as fault:
        raise DecodeError("document", f"is no JSON that can be read: {fault}") from fault
    if not isinstance(data, dict):
        raise DecodeError("document", f"takes an object, not a {type(data).__name__}")
    return data


def _report(data: Mapping[str, Any]) -> Report:
    body = {name: item for name, item in data.items() if name not in _HEADER}
    book = data.get("codebook")
    if not isinstance(book, dict) or not isinstance(book.get("name"), str):
        raise DecodeError("codebook.name", "is missing or no string")
    return value(body | {"codebook": book["name"]}, Report)


def _only(data: Mapping[str, Any], key: str) -> Any:
    """The one entry of the document beside its header."""
    for name in data:
        if name not in (*_HEADER, key):
            raise DecodeError(name, "is no field of this format")
    if key not in data:
        raise DecodeError(key, "is missing")
    return data[key]


@cache
def lexicon_version() -> str:
    """The language and a digest of the word tables: two lexicons with one version hold the same words."""
    folder = files("casualtylib.lexicon") / "en"
    tables = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")) if folder.is_dir() else []
    digest = hashlib.sha256(b"".join(name.encode() + (folder / name).read_bytes() for name in tables))
    return f"en-{digest.hexdigest()[:12]}"


def codebook_version(name: str) -> str | None:
    """A digest of a built-in codebook's conventions; None for a user's own, which the library does not know."""
    book = CODEBOOKS.get(name)
    if book is None:
        return None
    return hashlib.sha256(repr((book.vague_words, book.points)).encode()).hexdigest()[:12]
