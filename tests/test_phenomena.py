"""The page of phenomena holds: every row of its tables is read as the page says."""

from pathlib import Path

import pytest

import casualtylib as cl
from casualtylib.reading.mentions import mentions
from casualtylib.text.document import Document

PAGE = Path(__file__).parent.parent / "docs" / "phenomena.md"


def rows():
    missed, show = False, shown
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            missed = "missed" in line
            show = said_by if "on whose word" in line.lower() else dated if "when it happened" in line.lower() else shown
        if line.startswith("| ") and not line.startswith("| text"):
            text, want = (cell.strip() for cell in line.strip("|\n").split(" |", 1))
            yield pytest.param(
                show, text, want.strip("| "), marks=pytest.mark.xfail(strict=True, reason="known to be missed") if missed else ()
            )


def said_by(text):
    for claim in cl.read(text.replace(" / ", "\n\n")):
        yield f"{claim.number_span.of(text.replace(' / ', chr(10) * 2))} / {claim.source.name if claim.source else 'the reporter'}"


def dated(text):
    for claim in cl.read(text.replace(" / ", "\n\n"), published="2024-06-12"):
        yield f"{claim.number_span.of(text.replace(' / ', chr(10) * 2))} / {claim.window or 'unknown'}"


def shown(text):
    found = mentions(Document(text))[0]
    for m in found:
        parts = [m.figure.words, m.outcome.value, m.group_text]
        parts += [f"part of {found[m.part_of].figure.words}"] if m.part_of is not None else []
        parts += [m.modality.value] if m.modality.value != "asserted" else []
        parts += ["earlier"] if m.superseded else []
        yield " / ".join(parts)


@pytest.mark.parametrize(("show", "text", "want"), list(rows()))
def test_a_row_of_the_page(show, text, want):
    assert "; ".join(show(text)) == want


def test_the_page_has_rows():
    assert sum(1 for _ in rows()) > 50
