"""What follows from claims, as tables and words for people and as plain data for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim
from casualtylib.model.conflict import Conflict, Revision
from casualtylib.model.event import Event, EventKind
from casualtylib.model.group import Group
from casualtylib.model.verdict import Verdict
from casualtylib.model.window import Window
from casualtylib.output.tables import paragraph, shown, table
from casualtylib.reconciling.citations import cited
from casualtylib.reconciling.explain import explained
from casualtylib.reconciling.reconcile import Reconciliation

#: So many words of an event's label are shown in a table.
_WORDS = 5


def result_text(result: Reconciliation, width: int) -> str:
    """A row for each outcome, group and window that the claims name; the words that say so, or why; what it assumes.

    Args:
        result: what `reconcile` gave.
        width: columns of the terminal.
    """
    rows = result.rows()
    found = result_table(result, rows)
    blocks = [table(found.head, found.rows, width)] if rows else [NOTHING]
    blocks += ["\n".join(line for i, bounds in enumerate(rows, 1) for line in _why(bounds, i, result.claims, width))] if rows else []
    if found.notes:
        lines = [paragraph(shown(words), width, first=f"  {letter}) ") for words, letter in found.notes.items()]
        blocks.append("\n".join([assumed(result), *lines]))
    return "\n\n".join([*blocks, *(paragraph(shown(words), width, first=f"{title}: ") for title, words in findings(result))])


#: What is said where there is no row.
NOTHING = "no claims: nothing is known"


def assumed(result: Reconciliation) -> str:
    """What stands above the assumptions of a table."""
    return f"taken together ({result.interpretation}), these answers assume:"


def answer_text(bounds: Bounds, width: int) -> str:
    """One answer with its reasons and assumptions, wrapped."""
    return "\n".join(_wrapped(explained(bounds).text, width))


def verdict_text(verdict: Verdict, width: int) -> str:
    """Whether a statement is so, and the bounds that say it, wrapped."""
    return "\n".join(_wrapped(str(verdict), width))


def result_data(result: Reconciliation) -> dict[str, Any]:
    """The rows, conflicts, tensions and corrections of a result as plain data."""
    repair = result.repair
    return {
        "interpretation": result.interpretation,
        "known_by": _iso(result.known_by),
        "consistent": result.consistent,
        "rows": [answer_data(bounds) for bounds in result.rows()],
        "conflicts": [_conflict_data(conflict) for conflict in result.conflicts],
        "tensions": [_conflict_data(conflict) for conflict in result.tensions],
        "repair": {"size": repair.size, "claims": [claim.id for claim in repair.claims], "unique": repair.unique},
        "corrections": [
            {"claim": change.claim.id, "by": [claim.id for claim in change.by], "kind": change.kind} for change in result.corrections
        ],
    }


def answer_data(bounds: Bounds) -> dict[str, Any]:
    """One answer as plain data."""
    scope = bounds.scope
    window = scope.window if isinstance(scope.window, Window) else Window()
    return {
        "interpretation": bounds.interpretation,
        "outcome": scope.outcome.value,
        "group": str(scope.group),
        "event": scope.event if isinstance(scope.event, str) else None,
        "place": scope.place if isinstance(scope.place, str) else None,
        "since": _iso(window.start),
        "until": _iso(window.end),
        "low": bounds.low,
        "high": bounds.high,
        "best": bounds.best,
        "best_source": bounds.best_claim.voice if bounds.best_claim else None,
        "low_exact": bounds.low_exact,
        "high_exact": bounds.high_exact,
        "silent": bounds.silent,
        "known_by": _iso(bounds.known_by),
        "claims": [claim.id for claim in bounds.claims],
        "assumes": list(bounds.assumes),
        "uncovered": list(bounds.uncovered),
        "unlimited": bounds.unlimited,
        "text": explained(bounds).text,
    }


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain data."""
    return {"verdict": verdict.value, "text": str(verdict), "bounds": answer_data(verdict.bounds)}


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _conflict_data(conflict: Conflict) -> dict[str, Any]:
    return {"claims": [claim.id for claim in conflict.claims], "text": conflict.text}


@frozen
class Table:
    """The rows of a result as words.

    Args:
        head: the name of each column.
        rows: the cells.
        notes: what the rows assume, each with the letter by which they point at it.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: Mapping[str, str]


def result_table(result: Reconciliation, rows: Sequence[Bounds]) -> Table:
    """The rows of a result as words; the events only where there are several."""
    labels, notes = _labels(result.events), _assumptions(rows)
    names = {claim.scope.group: claim.group_text for claim in result.claims}  # the text's own word before the library's
    cells = [_cells(i, bounds, labels, names, notes) for i, bounds in enumerate(rows, 1)]
    head = ("#", "event", "outcome", "who", "when", "how many", "best", "on whose word", "assumes")
    columns = [i for i in range(len(head)) if i != 1 or len({row[1] for row in cells}) > 1]
    return Table(tuple(head[i] for i in columns), tuple(tuple(row[i] for i in columns) for row in cells), notes)


def _cells(i: int, bounds: Bounds, labels: Mapping[str, str], names: Mapping[Group, str], notes: Mapping[str, str]) -> tuple[str, ...]:
    scope = bounds.scope
    event = labels.get(scope.event, scope.event) if isinstance(scope.event, str) else "-"
    voices = dict.fromkeys(claim.voice for claim in bounds.claims)
    who = "people" if scope.group.is_everyone else names.get(scope.group, str(scope.group))
    best = f"{bounds.best:,}" if bounds.best is not None else "disputed" if bounds.candidates else "-"
    return (
        str(i), event, str(scope.outcome), who, str(scope.window) if scope.window else "any day", str(bounds), best,
        ", ".join(voices) or "-", " ".join(notes[words] for words in bounds.assumes),
    )  # fmt: skip


def _labels(events: Iterable[Event]) -> dict[str, str]:
    """Each event in a few words: the only main one as such, the others by their own words, else by their id."""
    main = [event.id for event in events if event.kind is EventKind.MAIN]
    labels = {event.id: _few_words(event.label) or event.id for event in events}
    return labels | ({main[0]: "main"} if len(main) == 1 else {})


def _few_words(text: str) -> str:
    words = shown(text).split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _assumptions(rows: Iterable[Bounds]) -> dict[str, str]:
    """Each assumption once, with the letter under which the table points at it."""
    every = dict.fromkeys(words for bounds in rows for words in bounds.assumes)
    return {words: _letter(i) for i, words in enumerate(every)}


def _letter(i: int) -> str:
    """a to z, then aa, ab, …

    >>> _letter(0), _letter(25), _letter(26)
    ('a', 'z', 'aa')
    """
    return ("" if i < 26 else _letter(i // 26 - 1)) + chr(ord("a") + i % 26)


def reasons(bounds: Bounds, claims: Iterable[Claim]) -> str:
    """Why a row says what it says: the words that simply say so, else the argument; what is assumed stands under the table.

    Args:
        bounds: the row.
        claims: where those that were set aside are looked for.
    """
    if _simply_stated(bounds):
        return "; ".join(cited(claim, bounds.scope) for claim in bounds.claims)
    return explained(evolve(bounds, assumes=()), claims).text


def _simply_stated(bounds: Bounds) -> bool:
    """Whether one figure says each end that there is, and no more needs to be told."""
    ends = [(bounds.low, bounds.low_proof), (bounds.high, bounds.high_proof)]
    told = all(len(proof.cited) == 1 and proof.cited[0].value == value for value, proof in ends if proof is not None)
    return told and bool(bounds.claims) and not (bounds.set_aside or bounds.candidates or bounds.uncovered)


def _why(bounds: Bounds, i: int, claims: Iterable[Claim], width: int) -> Iterator[str]:
    for n, line in enumerate(_wrapped(reasons(bounds, claims), width - 4)):
        yield f"{f'{i}.' if not n else '':4}{line}"


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, each wrapped under its own indentation."""
    for line in text.splitlines():
        lead = line[: len(line) - len(line.lstrip())]
        yield from paragraph(shown(line), width, first=lead, rest=lead + "  ").splitlines()


def findings(result: Reconciliation) -> Iterator[tuple[str, str]]:
    """What contradicts what, what that leaves, and what was taken back: what it is, and its words."""
    for title, found in (("contradiction", result.conflicts), ("tension", result.tensions)):
        yield from ((title, conflict.text) for conflict in found)
    if result.repair.claims:
        only = {True: "the only", False: "one", None: "a"}[result.repair.unique]
        yield "repair", f"{only} smallest set of figures to set aside: {'; '.join(map(cited, result.repair.claims))}"
    for (kind, _), changes in _by_what_came(result.corrections).items():
        gone = "; ".join(cited(change.claim) for change in changes)
        by, more = changes[0].by[:1], " and others" if len(changes[0].by) > 1 else ""
        yield kind, f"{gone} gave way to {cited(by[0])}{more}" if by else gone
    if result.consistent is None and result.interpretation == "pooled":
        yield "consistent", "whether the figures can all hold was not decided"


def _by_what_came(corrections: Iterable[Revision]) -> dict[tuple[str, tuple[str, ...]], list[Revision]]:
    """The changes of the ledger by their kind and the claims that made them."""
    found: dict[tuple[str, tuple[str, ...]], list[Revision]] = {}
    for change in corrections:
        found.setdefault((change.kind, tuple(claim.id for claim in change.by[:1])), []).append(change)
    return found
