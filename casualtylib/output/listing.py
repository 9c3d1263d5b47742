"""Figures and reports as lines and tables for people."""

from __future__ import annotations

from collections.abc import Iterator

from casualtylib.model.claim import Claim
from casualtylib.model.figure import Figure
from casualtylib.model.note import Confidence
from casualtylib.model.report import Report
from casualtylib.output.tables import paragraph, shown, table

_INDENT = "  "


def figure_text(figure: Figure, depth: int = 0) -> str:
    """A figure with its parts, one a line.

    >>> import casualtylib as cl
    >>> print(figure_text(cl.parse("56, including 20 children")))
    56: 56 people (exact)
      20: 20 children (exact)
    """
    hedge = figure.hedge.value.replace("_", " ")
    soft = ", ends from the codebook" if figure.soft_low or figure.soft_high else ""
    line = f"{_INDENT * depth}{shown(figure.words)}: {figure.count} {shown(figure.group_text)} ({hedge}{soft})"
    return "\n".join([line, *(figure_text(part, depth + 1) for part in figure.parts)])


def report_text(report: Report, width: int) -> str:
    """A report's claims as a table, then what was inferred, then what was refused and why.

    Args:
        report: what was read.
        width: columns of the terminal.
    """
    title = f" {shown(report.title)}" if report.title else ""
    lines = [f"{shown(report.id)}:{title} ({_published(report)})"]
    rows = claim_rows(report)
    lines.append(table(HEAD, rows, width) if rows else "no claims")
    for lead, words in remarks(report):
        lines.append(paragraph(shown(words), width, first=f"{lead}: ", rest="   " if lead[0].isdigit() else None))
    return "\n".join(lines)


#: The columns of a report's claims.
HEAD = ("#", "figure", "how many", "outcome", "who", "when", "on whose word", "how")


def _published(report: Report) -> str:
    return str(report.published) if report.published else "date unknown"


def claim_rows(report: Report) -> list[tuple[str, ...]]:
    """A row of words for each claim, under `HEAD`."""
    number = {claim.id: i for i, claim in enumerate(report.claims, 1)}
    return [_row(claim, report.text, number) for claim in report.claims]


def _row(claim: Claim, text: str, number: dict[str, int]) -> tuple[str, ...]:
    links = [f"part of {number[claim.part_of]}"] if claim.part_of in number else []
    links += [f"same as {number[claim.same_as]}"] if claim.same_as in number else []
    how = [claim.modality.value] if claim.modality.value != "asserted" else []
    how += ["superseded"] if claim.superseded else []
    how += [claim.confidence.value, *links]
    when = str(claim.window) if claim.window else claim.window_text or "unknown"
    return (
        str(number[claim.id]), claim.number_span.of(text), str(claim.count), str(claim.outcome), claim.group_text, when,
        str(claim.source) if claim.source else "-", ", ".join(how),
    )  # fmt: skip


def remarks(report: Report) -> Iterator[tuple[str, str]]:
    """What was inferred of the report, the notes on its claims, what was refused: what or whose it is, and its words."""
    for line in report.inferred:
        yield "inferred", line
    notes: dict[str, list[str]] = {}
    for i, claim in enumerate(report.claims, 1):
        for note in claim.notes:
            if note.level is not Confidence.READ:
                notes.setdefault(f"{note.side} {note.level.value}: {note.why}", []).append(str(i))
    for words, numbers in notes.items():
        yield ", ".join(dict.fromkeys(numbers)), words
    for refusal in report.refused:
        yield "refused", f"{refusal.words}: {refusal.reason}"
