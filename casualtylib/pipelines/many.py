"""Reading many documents: every one gives a Report or a Problem, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from casualtylib.errors import CasualtyError, FieldError
from casualtylib.model.checks import instance, whole
from casualtylib.model.report import Report
from casualtylib.reading.reader import Reader

#: What a document given as a mapping may say of itself: the arguments of `read`.
FIELDS = ("text", "published", "id", "title", "url", "outlet", "event", "place")


@frozen
class Problem:
    """A document that could not be read, and why; it stands where its Report would have stood.

    Args:
        index: its place among the documents, from 0.
        id: the name it was given; None if it had none.
        error: what `read` raised.
    """

    index: int = field(validator=whole())
    id: str | None = field(validator=instance(str, optional=True))
    error: CasualtyError = field(validator=instance(CasualtyError))

    def __str__(self) -> str:
        return f"{f'document {self.index}' if self.id is None else self.id}: {self.error}"


def read_many(documents: Iterable[str | Mapping[str, Any]], *, reader: Reader | None = None) -> Iterator[Report | Problem]:
    """Read documents one after the other, as they come; one that cannot be read gives a Problem and stops nothing.

    Args:
        documents: texts, or mappings with a `text` and any of the other arguments of `read`
            (`published`, `id`, `title`, `url`, `outlet`, `event`, `place`).
        reader: choices for all of them; None: a plain `Reader()`.

    Yields:
        For each document, in order, its Report or a Problem that says what was wrong with it.

    >>> import casualtylib as cl
    >>> found = list(cl.read_many([{"text": "Nobody was hurt.", "id": "a"}, {"text": "Two died.", "id": "b", "published": "2024-02-30"}]))
    >>> print(found[0].id, "|", found[1])
    a | b: published: '2024-02-30' is no ISO date: day is out of range for month
    """
    reader = reader or Reader()
    for index, document in enumerate(documents):
        try:
            yield _read(reader, document)
        except CasualtyError as fault:
            name = document.get("id") if isinstance(document, Mapping) else None
            yield Problem(index, name if isinstance(name, str) else None, fault)


def _read(reader: Reader, document: str | Mapping[str, Any]) -> Report:
    if not isinstance(document, Mapping):
        return reader.read(document)
    unknown = sorted(str(name) for name in document if name not in FIELDS)
    if unknown:
        raise FieldError(f"document.{unknown[0]}", f"is not known; a document has {', '.join(FIELDS)}")
    if "text" not in document:
        raise FieldError("document.text", "is missing")
    return reader.read(**document)
