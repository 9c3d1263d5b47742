"""Values as HTML for notebooks: plain, escaped, readable on light and dark pages; nothing in a text can act in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch
from html import escape
from itertools import pairwise
from typing import Any

import regex

from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim
from casualtylib.model.conflict import Conflict
from casualtylib.model.report import Report
from casualtylib.model.verdict import Verdict
from casualtylib.output.answers import NOTHING, assumed, findings, reasons, result_table
from casualtylib.output.listing import HEAD, claim_rows, remarks
from casualtylib.reconciling.explain import Explanation, explained, scope_in_words
from casualtylib.reconciling.reconcile import Reconciliation

#: Of a text as much is shown around each claim; what lies between is counted.
AROUND = 300
#: Control characters but line ends and tabs, lone surrogates, and marks that override the direction of what follows them.
_UNSHOWN = regex.compile(r"(?V1)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069--[\n\t]]")
#: So many rows of a table are shown; the others are counted.
ROWS = 200

#: Colours are half transparent, so that they read on any background.
_STYLE = """<style>
.casualtylib {line-height: 1.45; max-width: 72em}
.casualtylib table {border-collapse: collapse; margin: .5em 0}
.casualtylib th, .casualtylib td {text-align: left; vertical-align: top; padding: .2em .8em .2em 0}
.casualtylib th, .casualtylib td {border-bottom: 1px solid rgba(128,128,128,.4)}
.casualtylib .text {white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24em; overflow: auto}
.casualtylib .text {padding: .5em; border: 1px solid rgba(128,128,128,.4)}
.casualtylib .answer {font-size: 1.25em; font-weight: bold}
.casualtylib .reasons {white-space: pre-wrap; overflow-wrap: anywhere}
.casualtylib .faint {opacity: .7}
.casualtylib mark {unicode-bidi: isolate; color: inherit; background: rgba(128,128,128,.25); border-radius: .2em}
.casualtylib mark.killed {background: rgba(220,60,60,.3)}
.casualtylib mark.injured {background: rgba(235,150,30,.3)}
.casualtylib mark.casualties {background: rgba(225,105,45,.3)}
.casualtylib mark.missing, .casualtylib mark.abducted, .casualtylib mark.detained {background: rgba(60,120,220,.3)}
.casualtylib mark.displaced {background: rgba(60,160,110,.3)}
.casualtylib mark.unasserted {border-bottom: 2px dotted}
.casualtylib mark b {text-decoration: underline}
</style>"""


@singledispatch
def html(value: Any) -> str:
    """A report, a claim or what follows from them as HTML that stands by itself.

    >>> import casualtylib as cl
    >>> "<script>" in html(cl.read("<script>alert(1)</script> Two people were killed."))
    False
    """
    raise TypeError(f"{type(value).__name__} has no HTML form")


@html.register
def _report(report: Report) -> str:
    day = f" ({report.published})" if report.published else " (date unknown)"
    head = f"<p><b>{_safe(report.title or report.id)}</b>{_safe(day)}{f', {_safe(report.outlet)}' if report.outlet else ''}</p>"
    rows = _table(HEAD, claim_rows(report)) if report.claims else "<p>no claims</p>"
    said = [f"<li>{_safe(lead)}: {_safe(words)}</li>" for lead, words in remarks(report)]
    notes = f"<details><summary>how it was read ({len(said)})</summary><ul>{_capped(said)}</ul></details>" if said else ""
    return _page(head, f'<div class="text" dir="auto">{_marked(report)}</div>', rows, notes)


@html.register
def _claim(claim: Claim) -> str:
    facts = [
        ("how many", f"{claim.count} ({claim.hedge.value.replace('_', ' ')})"),
        ("who", claim.group_text),
        ("outcome", str(claim.outcome) + ("" if claim.modality.value == "asserted" else f", {claim.modality.value}")),
        ("when", str(claim.window) if claim.window else claim.window_text or "unknown"),
        ("where", claim.place_text or "not said"),
        ("on whose word", claim.voice),
        ("how sure the reading is", claim.confidence.value),
        *((f"{note.side} {note.level.value}", note.why) for note in claim.notes),
    ]
    rows = "".join(f"<tr><th>{_safe(name)}</th><td>{_safe(value)}</td></tr>" for name, value in facts)
    return _page(f'<p dir="auto">“{_safe(claim.quote)}”</p><table>{rows}</table>')


@html.register
def _bounds(bounds: Bounds) -> str:
    best = f' <span class="faint">to quote: {bounds.best:,}</span>' if bounds.best is not None else ""
    return _page(f'<p>{_safe(scope_in_words(bounds.scope))}: <span class="answer">{_safe(str(bounds))}</span>{best}</p>', _why(bounds))


@html.register
def _explanation(explanation: Explanation) -> str:
    return _page(_reasons(explanation.text))


@html.register
def _verdict(verdict: Verdict) -> str:
    head = f'<p>“{_safe(verdict.statement.quote)}”: <span class="answer">{_safe(verdict.value)}</span></p>'
    return _page(head, _reasons(str(verdict)))


@html.register
def _conflict(conflict: Conflict) -> str:
    rows = [(claim.quote, str(claim.count), claim.voice, str(claim.as_of or "unknown"), claim.id) for claim in conflict.claims]
    kind = "a tension: only ends that a codebook supplied contradict each other" if conflict.soft else "these cannot all be true"
    head = ("words", "how many", "on whose word", "as of", "claim")
    return _page(f"<p><b>{kind}</b></p>", _table(head, rows), f'<div dir="auto">{_safe(conflict.text)}</div>')


@html.register
def _result(result: Reconciliation) -> str:
    rows = result.rows()
    found = result_table(result, rows)
    told = "".join(f"<li><b>{_safe(title)}</b>: {_safe(words)}</li>" for title, words in findings(result))
    notes = "".join(f"<li>{letter}) {_safe(words)}</li>" for words, letter in found.notes.items())
    why = [f'<li value="{i}">{_reasons(reasons(one, result.claims))}</li>' for i, one in enumerate(rows[:ROWS], 1)]
    return _page(
        _table(found.head, found.rows) if rows else f"<p>{NOTHING}</p>",
        f"<ul>{told}</ul>" if told else "",
        f"<details><summary>why</summary><ol>{''.join(why)}</ol></details>" if why else "",
        f"<details><summary>{_safe(assumed(result))}</summary><ul>{notes}</ul></details>" if notes else "",
    )


def _why(bounds: Bounds) -> str:
    return f"<details><summary>why</summary>{_reasons(explained(bounds).text)}</details>"


def _reasons(text: str) -> str:
    return f'<div class="reasons" dir="auto">{_safe(text)}</div>'


def _page(*parts: str) -> str:
    return f'{_STYLE}<div class="casualtylib">{"".join(parts)}</div>'


def _safe(text: str) -> str:
    """Escaped; what no page can carry, or what would turn the words beside it round, as the sign for what cannot be shown."""
    return escape(_UNSHOWN.sub("\ufffd", text))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f"<th>{_safe(name)}</th>" for name in head)
    body = ["<tr>" + "".join(f'<td dir="auto">{_safe(cell)}</td>' for cell in row) + "</tr>" for row in rows[:ROWS]]
    more = f'<p class="faint">… and {len(rows) - ROWS:,} more</p>' if len(rows) > ROWS else ""
    return f"<table><tr>{top}</tr>{''.join(body)}</table>{more}"


def _capped(items: Sequence[str]) -> str:
    return "".join(items[:ROWS]) + (f"<li>… and {len(items) - ROWS:,} more</li>" if len(items) > ROWS else "")


def _marked(report: Report) -> str:
    """The text with its claims marked and numbered as in the table; stretches without claims are left out of long texts."""
    text, claims = report.text, report.claims[:ROWS]
    cuts = {0, len(text)}
    for claim in claims:
        cuts |= {claim.span.start, claim.span.end, claim.number_span.start, claim.number_span.end}
    ends: dict[int, list[str]] = {}
    for i, claim in enumerate(claims, 1):
        ends.setdefault(claim.number_span.end, []).append(str(i))
    parts, open_claims = [], _Open(claims)
    for start, end in pairwise(sorted(cuts)):
        here = open_claims.at(start)
        parts.append(_piece(text[start:end], here, start) if here else _plain(text[start:end], first=start == 0, last=end == len(text)))
        parts.append(f"<sup>{','.join(ends[end])}</sup>" if end in ends else "")
    return "".join(parts)


class _Open:
    """Which claims cover a place of the text; asked from the start to the end."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._coming = sorted(claims, key=lambda claim: min(claim.span.start, claim.number_span.start), reverse=True)
        self._here: list[Claim] = []

    def at(self, place: int) -> list[Claim]:
        while self._coming and min(self._coming[-1].span.start, self._coming[-1].number_span.start) <= place:
            self._here.append(self._coming.pop())
        self._here = [claim for claim in self._here if place < max(claim.span.end, claim.number_span.end)]
        return self._here


def _piece(text: str, claims: Sequence[Claim], start: int) -> str:
    """A stretch that the same claims cover, in the colour of the one that begins last."""
    of_number = [claim for claim in claims if claim.number_span.start <= start < claim.number_span.end]
    claim = (of_number or claims)[-1]
    kinds = [*sorted(claim.outcome.parts)[:1]] if len(claim.outcome.parts) == 1 else [claim.outcome.value]
    kinds += [] if claim.modality.value == "asserted" and not claim.superseded else ["unasserted"]
    words = f"<b>{_safe(text)}</b>" if of_number else _safe(text)
    told = f"{claim.count} {claim.group_text}: {claim.outcome}, {claim.modality.value}, {claim.window or 'day unknown'}, {claim.voice}"
    return f'<mark class="{" ".join(kinds)}" title="{_safe(told)}">{words}</mark>'


def _plain(text: str, *, first: bool, last: bool) -> str:
    """A stretch without claims: where it is long, its ends, and how much lies between."""
    before, after = (0 if first else AROUND), (0 if last else AROUND)
    between = len(text) - before - after
    if between <= AROUND:
        return _safe(text)
    left = f'<span class="faint">[… {between:,} characters without claims …]</span>'
    return _safe(text[:before]) + left + _safe(text[len(text) - after :])
