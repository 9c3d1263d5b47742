"""Bounds of a question: the system asked, and its answer in the terms of claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from attrs import evolve, field, frozen

from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim
from casualtylib.model.group import EVERYONE
from casualtylib.model.outcome import Outcome
from casualtylib.model.proof import AT_LEAST, AT_MOST, Cited, Leaf, Proof
from casualtylib.model.window import Window
from casualtylib.reconciling.assumptions import assumed
from casualtylib.reconciling.boxes import Compiled, compiled
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.line import LARGE, Line, line_of
from casualtylib.reconciling.named import NOBODY_ELSE, Named, about_everyone, named, quotable
from casualtylib.reconciling.query import Query
from casualtylib.reconciling.selection import Terms, figures, most_telling, one_outcome_each, touching
from casualtylib.reconciling.sides import Literals
from casualtylib.reconciling.simply import at_least_stated
from casualtylib.reconciling.solve import Bound, End, Solver


@frozen(eq=False)
class Present:
    """The ledger as it stands: what every question is put to.

    Args:
        entries: the figures that constrain.
        nogoods: names that cannot hold together.
        terms: how figures are taken.
        ranking: voices, the most authoritative first.
        merged: what was assumed to merge events, by event.
    """

    entries: tuple[Entry, ...]
    nogoods: tuple[Literals, ...]
    terms: Terms
    ranking: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    _lines: dict[tuple[Outcome, str | None], Line | None] = field(factory=dict, repr=False)

    def line(self, outcome: Outcome, event: str | None) -> Line | None:
        """The line along which the figures of an outcome of an event lie, made once; None where they are few or lie on none."""
        if len(self.entries) < LARGE:
            return None
        if (outcome, event) not in self._lines:
            self._lines[outcome, event] = line_of(touching(self.entries, outcome, event), self.terms)
        return self._lines[outcome, event]


def answer(present: Present, query: Query) -> Bounds:
    """The least and the most that the box of a question can hold, with everything that a reader needs to judge it."""
    line = present.line(query.scope.outcome, query.event)
    asked = line.asked(query.region) if line is not None else None
    if line is not None and asked is not None:
        (side,) = asked.query.sides
        exactly = line.exactly.get(side, ()) if isinstance(side, range) else ()
        return _answered(present, query, asked, line.solver, line.by_id, exactly, Named())
    mine = touching(present.entries, query.scope.outcome, query.event)
    nogoods = (*present.nogoods, *one_outcome_each(mine))
    spoken = {name for _, name in query.region.names}
    rules = [nogood for nogood in nogoods if any(name in spoken for name, _ in nogood)]
    about = [entry for entry in mine if not entry.region.apart(query.region, rules)]
    if not about:
        return Bounds(query.scope, known_by=query.known_by, silent=True, interpretation=present.terms.interpretation)
    everyone = about_everyone(query.region)
    told = named([entry for entry in mine if not entry.region.apart(everyone, rules)], query, present.terms)
    exactly = [entry for entry in about if states(entry, query)]
    kept = most_telling(mine, exactly, query.region)
    known = spoken | {name for entry in kept for _, name in entry.region.names}
    known |= {name for figure in told.beyond for _, name in figure.region.names}
    rules = [nogood for nogood in nogoods if all(name in known for name, _ in nogood)]
    asked = compiled([*figures(kept, present.terms), *told.beyond], query.region, rules)
    asked = asked if len(kept) == len(mine) else evolve(asked, whole=False)
    return _answered(present, query, asked, Solver(asked.system), {entry.claim.id: entry for entry in mine}, exactly, told)


def _answered(
    present: Present,
    query: Query,
    asked: Compiled,
    solver: Solver,
    by_id: Mapping[str, Entry],
    exactly: Sequence[Entry],
    told: Named,
) -> Bounds:
    """The bounds of a compiled question.

    Args:
        by_id: the entries of the system, by the ids of their claims.
        exactly: those whose box is the one asked about.
        told: the figures of all whom the text names.
    """
    found = solver.bound(asked.query)
    low, high = (found.low, found.high) if found.set_aside else at_least_stated(found, asked)
    low_proof = _stated(exactly, AT_LEAST, low, asked) or _with_claims(low.proof, by_id)
    high_proof = _stated(exactly, AT_MOST, high, asked) or _with_claims(high.proof, by_id)
    bounds = Bounds(
        query.scope, low.value or 0, high.value,
        low_exact=low.exact and asked.whole, high_exact=high.exact and asked.whole,
        low_proof=low_proof if low.value else None, high_proof=high_proof, known_by=query.known_by,
        uncovered=_uncovered(query, by_id.values()), set_aside=_set_aside(found, asked), outer=found.outer,
        interpretation=present.terms.interpretation,
    )  # fmt: skip
    bounds = _with_best(bounds, exactly, present.ranking)
    stands = bounds.best is not None or bounds.candidates or told.listed or query.scope.group != EVERYONE
    bounds = bounds if stands else _with_best(bounds, told.told, present.ranking)
    assumes = assumed(bounds, by_id, query, present.terms, dict(present.merged), (*low.released, *high.released))
    if (bounds.best_claim is not None and not stands) or _cites(bounds, NOBODY_ELSE):
        assumes = (*assumes, told.assumption)
    return evolve(bounds, assumes=assumes)


def _cites(bounds: Bounds, row: str) -> bool:
    return any(proof is not None and row in proof.rows for proof in (bounds.low_proof, bounds.high_proof))


def _with_claims(proof: Proof | None, by_id: Mapping[str, Entry]) -> Proof | None:
    return None if proof is None else proof.with_claims(by_id[row].claim for row in proof.rows if row in by_id)


def _set_aside(found: Bound, asked: Compiled) -> tuple[str, ...]:
    units = set(found.set_aside)
    return () if not units else tuple(row.id for row in asked.system.rows if row.name in units)


def states(entry: Entry, query: Query) -> bool:
    """Whether an entry's box is exactly the one asked about, whenever it was recorded."""
    when = {(one.harm, one.unknown) for one in entry.region.time}
    sides = zip(entry.region.sides, query.region.sides, strict=True)
    return when == {(one.harm, one.unknown) for one in query.region.time} and all(a == b for a, b in sides)


def _stated(entries: Iterable[Entry], side: str, end: End, asked: Compiled) -> Proof | None:
    """The proof by a claim that simply states this end."""
    ids = {entry.claim.id for entry in entries}
    rows = {row.id: row for row in asked.system.rows if row.id in ids} if ids else {}
    for entry in entries:
        row = rows.get(entry.claim.id)
        value = None if row is None else row.low if side == AT_LEAST else row.high
        if row is None or value is None or value != end.value or row.box != asked.query:
            continue
        cited = Cited(row.id, side, value, row.box, row.name, row.weight)
        return Proof(side, asked.system.axes, (cited,), asked.query, value, Leaf(1, ((0, 1),)), claims=(entry.claim,))
    return None


def _with_best(bounds: Bounds, exactly: Sequence[Entry], ranking: Sequence[str]) -> Bounds:
    """The figure to quote: the written number of the latest claim for exactly this box that meets the bounds."""
    fitting = [entry for entry in exactly if quotable(entry.claim) is not None and _meets(entry.claim, bounds)]
    days = [entry.day for entry in fitting if entry.day is not None]
    last = [entry for entry in fitting if not days or entry.day == max(days)]
    order = {voice.casefold(): i for i, voice in enumerate(ranking)}
    ranked = min((order.get(entry.voice.casefold(), len(order)) for entry in last), default=0)
    if order:
        last = [entry for entry in last if order.get(entry.voice.casefold(), len(order)) == ranked]
    last = sorted(last, key=lambda e: (-(quotable(e.claim) or 0), e.claim.attribution is None))
    claims = [entry.claim for entry in last]
    if len({entry.voice for entry in last}) > 1 and len({claim.number for claim in claims}) > 1:
        claims = _precise(claims)
        if not claims:
            rivals = (entry for entry in exactly if entry.claim.id in bounds.set_aside and (not days or entry.day == max(days)))
            return evolve(bounds, candidates=_last_words([*last, *rivals]))
    return evolve(bounds, best=quotable(claims[0]), best_claim=claims[0]) if claims else bounds


def _precise(claims: Sequence[Claim]) -> list[Claim]:
    """Of figures that differ in words only, the exact one: "512" beside "more than 500" is no disagreement."""
    exact = [claim for claim in claims if claim.count.is_exact]
    agree = len({claim.count for claim in exact}) == 1 and all(exact[0].count.is_subset(claim.count) for claim in claims)
    return exact if agree else []


def _last_words(entries: Iterable[Entry]) -> tuple[Claim, ...]:
    """Of each voice its highest figure, the highest first."""
    ranked = sorted(entries, key=lambda e: (-(quotable(e.claim) or 0), e.claim.attribution is None))
    voices: dict[str, Claim] = {}
    for entry in ranked:
        voices.setdefault(entry.voice, entry.claim)
    return tuple(voices.values())


def _meets(claim: Claim, bounds: Bounds) -> bool:
    count = claim.count
    return (bounds.high is None or count.low <= bounds.high) and (count.high is None or count.high >= bounds.low)


def _uncovered(query: Query, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The days asked about that no figure covers."""
    if not query.dated:
        return ()
    windows = [when.harm for entry in entries for when in entry.region.time]
    left = [when.harm for when in query.region.time if when.harm is not None]
    for window in windows:
        left = [rest for one in left for rest in (_outside(one, window) if window else ())]
    return tuple(f"no figure covers {window}" for window in left)


def _outside(window: Window, taken: Window) -> list[Window]:
    if window.is_disjoint(taken):
        return [window]
    day = timedelta(days=1)
    found = []
    if taken.start is not None and (window.start is None or window.start < taken.start):
        found.append(Window(window.start, taken.start - day))
    if taken.end is not None and (window.end is None or taken.end < window.end):
        found.append(Window(taken.end + day, window.end))
    return found
