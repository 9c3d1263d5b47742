"""Reading many documents: every one gives a Report or a Problem, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from inspect import signature
from itertools import chain, islice
from typing import Any

from attrs import field, frozen

from casualtylib.errors import CasualtyError, FieldError
from casualtylib.model.checks import instance, shown, takes, whole
from casualtylib.model.report import Report
from casualtylib.reading.reader import Reader

#: What a document given as a mapping may say of itself: the arguments of `read`.
FIELDS = tuple(name for name in signature(Reader.read).parameters if name != "self")

#: Documents that a process is handed at once.
PORTION = 50
#: More processes than any machine has use for.
_MOST_WORKERS = 1_000


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


def read_many(
    documents: Iterable[str | Mapping[str, Any]], *, reader: Reader | None = None, workers: int = 1
) -> Iterator[Report | Problem]:
    """Read documents as they come; one that cannot be read gives a Problem and stops nothing.

    Args:
        documents: texts, or mappings with a `text` and any of the other arguments of `read`
            (`published`, `id`, `title`, `url`, `outlet`, `event`, `place`).
        reader: choices for all of them; None: a plain `Reader()`.
        workers: how many processes read. The results and their order are the same for any number; with several a
            script needs the usual ``if __name__ == "__main__":``, and documents are taken some hundreds ahead.

    Yields:
        For each document, in order, its Report or a Problem that says what was wrong with it.

    Raises:
        FieldError: for `workers` below 1 or above 1,000, a single text, or a reader that is none.

    >>> import casualtylib as cl
    >>> found = list(cl.read_many([{"text": "Nobody was hurt.", "id": "a"}, {"text": "Two died.", "id": "b", "published": "2024-02-30"}]))
    >>> print(found[0].id, "|", found[1])
    a | b: published: '2024-02-30' is no ISO date such as 2024-12-02: day is out of range for month
    """
    if not isinstance(workers, int) or isinstance(workers, bool) or not 1 <= workers <= _MOST_WORKERS:
        raise FieldError("workers", f"takes a whole number from 1 to {_MOST_WORKERS:,}, not {shown(workers)}")
    takes("reader", reader, Reader, optional=True)
    if not isinstance(documents, Iterable) or isinstance(documents, str | bytes | Mapping):
        raise FieldError("documents", f"takes texts or mappings, in a list or as they come, not {shown(documents)}")
    numbered = enumerate(documents)
    read = partial(_found, reader or Reader())
    return chain.from_iterable(map(read, _portions(numbered, 1)) if workers == 1 else _by_processes(read, numbered, workers))


#: A document with its place among all, from 0.
_Numbered = tuple[int, str | Mapping[str, Any]]


def _portions(documents: Iterable[_Numbered], size: int) -> Iterator[tuple[_Numbered, ...]]:
    documents = iter(documents)
    while portion := tuple(islice(documents, size)):
        yield portion


def _by_processes(
    read: Callable[[Sequence[_Numbered]], list[Report | Problem]], documents: Iterable[_Numbered], workers: int
) -> Iterator[list[Report | Problem]]:
    """The results of portions read by several processes, in order; no more portions are under way than keep them busy."""
    from concurrent.futures import Future, ProcessPoolExecutor  # most users read in one process

    pool = ProcessPoolExecutor(workers)
    waiting: deque[Future[list[Report | Problem]]] = deque()
    try:
        for portion in _portions(documents, PORTION):
            waiting.append(pool.submit(read, portion))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:  # also where the caller stops early
        pool.shutdown(cancel_futures=True)


def _found(reader: Reader, documents: Iterable[_Numbered]) -> list[Report | Problem]:
    return [_report_or_problem(reader, index, document) for index, document in documents]


def _report_or_problem(reader: Reader, index: int, document: str | Mapping[str, Any]) -> Report | Problem:
    try:
        return _read(reader, document)
    except CasualtyError as fault:
        name = document.get("id") if isinstance(document, Mapping) else None
        return Problem(index, name if isinstance(name, str) else None, fault)


def _read(reader: Reader, document: str | Mapping[str, Any]) -> Report:
    if not isinstance(document, Mapping):
        return reader.read(document)
    unknown = sorted(str(name) for name in document if name not in FIELDS)
    if unknown:
        raise FieldError(f"document.{unknown[0]}", f"is not known; a document has {', '.join(FIELDS)}")
    if "text" not in document:
        raise FieldError("document.text", "is missing")
    return reader.read(**document)
