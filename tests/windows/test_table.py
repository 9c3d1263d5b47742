"""Every row of the table reads its own examples, whole and alone, and none of those it refuses."""

from __future__ import annotations

from datetime import date

import pytest

from casualtylib.grammar.calendar import Known, When
from casualtylib.grammar.windows import CORES, beginning
from casualtylib.grammar.windows_links import LINKS, link_patterns
from casualtylib.grammar.windows_marks import MARKS, mark
from casualtylib.reading.windows_find import timings
from casualtylib.text.document import Document

MONDAY = Known(date(2024, 12, 2))

YES = [(row, words, value) for row in CORES for words, value in row.yes.items()]
NO = [(row, words) for row in CORES for words in row.no]


def shown(when: When) -> str | None:
    if when.window is None:
        return None
    start, end = when.window.start, when.window.end
    return str(start) if start == end else f"{start}/{end}"


def read_by(words: str) -> tuple[str, str | None] | None:
    """The row that reads the words whole, and as what."""
    first = Document(words).sentences[0].tokens[0].lower
    for row, pattern in beginning(first):
        if (match := pattern.fullmatch(words)) is not None:
            return row.name, shown(row.make(match.groupdict(), MONDAY))
    return None


@pytest.mark.parametrize(("row", "words", "value"), YES, ids=lambda v: getattr(v, "name", str(v)))
def test_a_row_reads_its_examples(row, words, value):
    assert read_by(words) == (row.name, value)


@pytest.mark.parametrize("around", ["Two people died since {}, in fires.", '"Two people died since {}"', "Two died (since {})."])
@pytest.mark.parametrize(("row", "words"), [(row, words) for row, words, _ in YES], ids=lambda v: getattr(v, "name", str(v)))
def test_an_example_is_found_once_inside_a_text(row, words, around):
    text = around.format(f"{words} they left" if row.name == "days after" else words)  # nothing is told of without a clause
    found = [timing for timing in timings(Document(text), MONDAY) if timing.row == row.name]
    assert [text[t.core.start : t.core.end] for t in found] == [words]


@pytest.mark.parametrize(("row", "words"), NO, ids=lambda v: getattr(v, "name", str(v)))
def test_a_row_does_not_read_what_it_refuses(row, words):
    read = read_by(words)
    assert read is None or read[0] != row.name


@pytest.mark.parametrize(("row", "words", "found"), [(row, w, found) for row in MARKS for w, found in row.yes.items()])
def test_a_mark_is_found(row, words, found):
    assert mark(row.name).search(words)[0] == found


@pytest.mark.parametrize(("row", "words"), [(row, w) for row in MARKS for w in row.no], ids=lambda v: getattr(v, "name", str(v)))
def test_a_mark_is_not_found(row, words):
    assert mark(row.name).search(words) is None


def test_names_of_rows_are_unique():
    names = [row.name for row in CORES + LINKS + MARKS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("words", "role"), [(w, r) for row in LINKS for w, r in row.yes.items()])
def test_a_link_is_read(words, role):
    assert next(its for its, pattern in link_patterns() if (m := pattern.search(words)) and m.end() > m.start()) == role


@pytest.mark.parametrize(("row", "words"), [(row, w) for row in LINKS for w in row.no], ids=lambda v: getattr(v, "name", str(v)))
def test_a_link_is_not_read(row, words):
    match = dict(link_patterns())[row.make].search(words)
    assert match is None or match.end() == match.start()


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Nine people were killed since November 27.", "2024-11-27/2024-12-02"),
        ("Nine people were killed since Friday.", "2024-11-29/2024-12-02"),
        ("Nine people were killed between 3 and 9 May.", "2024-05-03/2024-05-09"),
        ("Nine people were killed from 3 to 9 May.", "2024-05-03/2024-05-09"),
        ("Nine people were killed from Friday to Sunday.", "2024-11-29/2024-12-01"),
        ("Nine people were killed between 28 April and 3 May 2023.", "2023-04-28/2023-05-03"),
        ("Nine people were killed since the war began in March 2011.", "2011-03-01/2024-12-02"),
        ("Nine people were killed on Tuesday [26 November].", "2024-11-26"),
        ("Nine people were killed on Sunday night.", "2024-12-01"),
        ("Nine people were killed early on Friday.", "2024-11-29"),
        ("Nine people were killed overnight.", "2024-12-01/2024-12-02"),
        ("Nine people were killed over the weekend.", "2024-11-30/2024-12-01"),
        ("Nine people were killed in the past 24 hours.", "2024-12-01/2024-12-02"),
        ("Nine people were killed since the war began.", None),
        ("Nine people were killed on 31 April 2024.", None),
    ],
)
def test_the_words_before_a_date_make_the_window(text, window):
    found = timings(Document(text, date(2024, 12, 2)), MONDAY)
    assert [shown(timing.when) for timing in found] == [window]
