"""The figures of a text with their outcome and group."""

from __future__ import annotations

from casualtylib.model.codebook import LITERAL, Codebook
from casualtylib.model.report import Refusal
from casualtylib.reading.mention import Mention
from casualtylib.text.document import Document


def mentions(document: Document, codebook: Codebook = LITERAL) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
    """The mentions of a text in its order, and the numbers that were refused with the reason."""
    del document, codebook
    return (), ()
