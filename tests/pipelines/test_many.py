"""Many documents: the same results in the same order, in one process or in several; a bad one stops nothing."""

from collections.abc import Iterator
from itertools import count, islice
from typing import Any

import pytest

import casualtylib as cl
from casualtylib.errors import FieldError
from casualtylib.pipelines.many import PORTION, Problem


def documents(n: int) -> Iterator[dict[str, Any]]:
    """Documents of which every seventh cannot be read."""
    for i in range(n):
        if i % 7 == 3:
            yield {"id": f"d{i}", "text": f"{i + 2} people were killed.", "published": "4th of March"}
        else:
            yield {"id": f"d{i}", "text": f"{i + 2} people were killed in a fire.", "published": "2025-03-04"}


def shown(found: cl.Report | Problem) -> object:
    return found if isinstance(found, cl.Report) else (found.index, found.id, type(found.error), str(found.error))


@pytest.mark.parametrize("n", [0, 1, PORTION, 3 * PORTION + 1])
def test_several_processes_give_what_one_gives_in_the_same_order(n: int) -> None:
    alone = [shown(found) for found in cl.read_many(documents(n))]
    assert [shown(found) for found in cl.read_many(documents(n), workers=2)] == alone
    assert len(alone) == n
    problems = [found for found in cl.read_many(documents(n), workers=2) if isinstance(found, Problem)]
    assert [problem.index for problem in problems] == list(range(3, n, 7))


def test_one_process_takes_a_document_at_a_time() -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        for i in count():
            taken.append(i)
            yield "Two people were killed."

    assert len(list(islice(cl.read_many(endless()), 3))) == 3
    assert taken == [0, 1, 2]


def test_several_processes_take_no_more_than_keeps_them_busy_and_stop_with_the_caller() -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        for i in count():
            taken.append(i)
            yield "Two people were killed."

    found = cl.read_many(endless(), workers=2)
    assert len(list(islice(found, 3))) == 3
    assert len(taken) <= 6 * PORTION
    del found


def test_a_fault_of_the_documents_themselves_is_the_callers() -> None:
    def broken() -> Iterator[str]:
        yield "Two people were killed."
        raise OSError("the disk is gone")

    for workers in (1, 2):
        with pytest.raises(OSError, match="the disk is gone"):
            list(cl.read_many(broken(), workers=workers))


@pytest.mark.parametrize("workers", [0, -1, 1.5, True, "2"])
def test_workers_are_a_whole_number_from_1_and_it_is_said_at_once(workers: Any) -> None:
    with pytest.raises(FieldError, match=r"^workers: takes a whole number from 1"):
        cl.read_many([], workers=workers)


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"id": "a"}, "document.text: is missing"),
        ({"id": "a", "text": "x", "date": "2025-03-04"}, "document.date: is not known; a document has text, published, id"),
        (7, "text: takes a string, not int"),
        ({"id": "a", "text": None}, "text: takes a string, not NoneType"),
        ({"id": 7, "text": "Two people were killed."}, "id: takes str, not 7"),
    ],
)
def test_a_document_that_is_none_is_a_problem_that_says_what_is_wrong(document: Any, told: str) -> None:
    (found,) = cl.read_many([document])
    assert isinstance(found, Problem)
    assert told in str(found)
