"""The page of phenomena holds: every row of its tables is read as the page says."""

from pathlib import Path

import pytest

from casualtylib.reading.mentions import mentions
from casualtylib.text.document import Document

PAGE = Path(__file__).parent.parent / "docs" / "phenomena.md"


def rows():
    missed = False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            missed = "missed" in line
        if line.startswith("| ") and not line.startswith("| text"):
            text, want = (cell.strip() for cell in line.strip("|\n").split(" |", 1))
            yield pytest.param(text, want.strip("| "), marks=pytest.mark.xfail(strict=True, reason="known to be missed") if missed else ())


def shown(text):
    found = mentions(Document(text))[0]
    for m in found:
        parts = [m.figure.words, m.outcome.value, m.group_text]
        parts += [f"part of {found[m.part_of].figure.words}"] if m.part_of is not None else []
        parts += [m.modality.value] if m.modality.value != "asserted" else []
        parts += ["earlier"] if m.superseded else []
        yield " / ".join(parts)


@pytest.mark.parametrize(("text", "want"), list(rows()))
def test_a_row_of_the_page(text, want):
    assert "; ".join(shown(text)) == want


def test_the_page_has_rows():
    assert sum(1 for _ in rows()) > 50
