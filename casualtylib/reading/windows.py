"""When the harm of each figure happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casualtylib.reading.mention import Dating, Datings, Mention
from casualtylib.text.document import Document


def dateline(document: Document) -> date | None:
    """The day of publication that the text itself states; None if it states none."""
    del document
    return None


def date_mentions(document: Document, seen: Sequence[Mention], *, date_order: str | None = None) -> Datings:
    """The dating of each mention, from its own sentence or from the one that introduced the harm."""
    del document, date_order
    return (Dating(),) * len(seen)
