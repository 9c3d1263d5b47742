"""Bounds of a question: the system asked, and its answer in the terms of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import tee

from attrs import evolve, field, frozen

from casualtylib.model.bounds import Bounds
from casualtylib.model.box import Box
from casualtylib.model.claim import Claim
from casualtylib.model.count import Count
from casualtylib.model.group import EVERYONE
from casualtylib.model.outcome import Outcome
from casualtylib.model.proof import Proof
from casualtylib.model.window import Window
from casualtylib.reconciling.assumptions import assumed
from casualtylib.reconciling.boxes import compiled
from casualtylib.reconciling.corrections import later
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.line import LARGE, Line, Ranges, line_of
from casualtylib.reconciling.making import all_kept
from casualtylib.reconciling.named import NOBODY_ELSE, Named, about_everyone, named, quotable
from casualtylib.reconciling.query import Query
from casualtylib.reconciling.region import Region
from casualtylib.reconciling.selection import TOGETHER, Terms, figures, most_telling, one_outcome_each, touching, with_copies
from casualtylib.reconciling.sides import Literals
from casualtylib.reconciling.simply import as_stated
from casualtylib.reconciling.solve import Bound, Solver
from casualtylib.reconciling.telling import telling
from casualtylib.reconciling.unlimited import why_unlimited

#: From so many figures on only those of just the box asked about are looked at for why there is no upper end.
_MANY = 200


@frozen(eq=False)
class Present:
    """The ledger as it stands: what every question is put to.

    Args:
        entries: the figures that constrain.
        nogoods: names that cannot hold together.
        terms: how figures are taken.
        ranking: voices, the most authoritative first.
        merged: what was assumed to merge events, by event.
        lines, parts, gone: what was found out so far.
    """

    entries: tuple[Entry, ...]
    nogoods: tuple[Literals, ...]
    terms: Terms
    ranking: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    lines: dict[tuple[Outcome, str | None], Line | None] = field(factory=dict, repr=False)
    parts: dict[Region, Line | None] = field(factory=dict, repr=False)
    gone: dict[tuple[Outcome, str | None], tuple[str, ...] | None] = field(factory=dict, repr=False)

    def line(self, outcome: Outcome, event: str | None) -> Line | None:
        """The line along which the figures of an outcome of an event lie, made once; None where they are few or lie on none."""
        if len(self.entries) < LARGE:
            return None
        if (outcome, event) not in self.lines:
            with all_kept():
                self.lines[outcome, event] = line_of(touching(self.entries, outcome, event), self.terms)
        return self.lines[outcome, event]

    def part(self, covered: Region, entries: Sequence[Entry]) -> Line | None:
        """The line of those figures that cover one kind of people, made once."""
        if covered not in self.parts:
            self.parts[covered] = line_of(entries, self.terms)
        return self.parts[covered]

    def aside(self, entries: Sequence[Entry], query: Query) -> tuple[str, ...] | None:
        """The figures that some smallest repair of all that can touch a question sets aside, found once; None: not decided."""
        key = query.scope.outcome, query.event
        if key not in self.gone:
            drawn = compiled(figures(entries, self.terms), None, (*self.nogoods, *one_outcome_each(entries)))
            solver = Solver(drawn.system)
            units = set(solver.bound(drawn.query).set_aside) if solver.consistent() is False else set()
            ids = tuple(row.id for row in drawn.system.rows if row.name in units)
            self.gone[key] = None if solver.consistent() is None else ids
        return self.gone[key]


def answer(present: Present, query: Query) -> Bounds:
    """The least and the most that the box of a question can hold, with everything that a reader needs to judge it."""
    line = present.line(query.scope.outcome, query.event)
    asked = line.asked(query.region) if line is not None else None
    if line is not None and asked is not None:
        return answer_along(present, query, line, asked, line.solver.bound)
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
    kept, without = _most_telling(present, mine, exactly, query)
    known = spoken | {name for entry in kept for _, name in entry.region.names}
    known |= {name for figure in told.beyond for _, name in figure.region.names}
    rules = [nogood for nogood in nogoods if all(name in known for name, _ in nogood)]
    drawn = compiled([*figures(kept, present.terms), *told.beyond], query.region, rules)
    stating = {entry.claim.id for entry in exactly}
    rows = [row for row in drawn.system.rows if row.id in stating and row.box == drawn.query]
    found = as_stated(Solver(drawn.system).bound(drawn.query), drawn, rows)
    if not drawn.whole or len(kept) < len(mine):
        found = evolve(found, low=evolve(found.low, exact=False), high=evolve(found.high, exact=False))
    units = set(found.set_aside)
    aside = tuple(row.id for row in drawn.system.rows if row.name in units)
    gone = (*without, *(entry.claim.id for entry in with_copies(aside, kept)))
    found = evolve(found, outer=found.outer or bool(without))
    windows = [when.harm for entry in mine for when in entry.region.time]
    return _answered(present, query, found, gone, windows, {e.claim.id: e for e in mine}, (exactly,), told)


def _most_telling(
    present: Present, mine: Sequence[Entry], exactly: Sequence[Entry], query: Query
) -> tuple[Sequence[Entry], tuple[str, ...]]:
    """So many of the figures that they can be worked on together, and those left out because they contradict others."""
    if len(mine) > TOGETHER:
        aside = present.aside(mine, query) or ()
        gone = set(aside)
        found = telling([entry for entry in mine if entry.claim.id not in gone], query.region, present.part)
        if found is not None and len(found.kept) <= TOGETHER:
            return [entry for entry in found.kept if entry.claim.id not in found.gone], (*aside, *found.gone)
    return most_telling(mine, exactly, query.region), ()


def answer_along(present: Present, query: Query, line: Line, asked: Ranges, bound: Callable[[Box], Bound]) -> Bounds:
    """The same for a question along a line.

    Args:
        bound: what a box of the line can hold.
    """
    found = line.bound(asked, bound)
    rows = sorted(row for unit in found.set_aside for row in line.units[unit])
    gone = tuple(id for _, id in rows if not later(line.by_id[id].day, query.known_by))
    bounds = _answered(present, query, found, gone, line.windows, line.by_id, line.stating(asked), Named())
    return bounds if asked.everybody or not line.recorded else evolve(bounds, assumes=(*bounds.assumes, *_in_time(query)))


def _in_time(query: Query) -> list[str]:
    """What figures of who was recorded say of days of harm."""
    window = query.scope.window
    if not isinstance(window, Window):
        return []
    until = f"who was recorded by {window.end} was harmed by then" if window.end else ""
    since = f"of those recorded since {window.start} any number may have been harmed before" if window.start else ""
    return [f"nobody is recorded before the harm: {', and '.join(words for words in (until, since) if words)}"]


def _answered(
    present: Present,
    query: Query,
    found: Bound,
    set_aside: tuple[str, ...],
    windows: Iterable[Window | None],
    by_id: Mapping[str, Entry],
    exactly: Iterable[Sequence[Entry]],
    told: Named,
) -> Bounds:
    """What was found, with all that a reader needs.

    Args:
        windows: the days of harm that the figures cover.
        by_id: the entries of the system, by the ids of their claims.
        exactly: those whose box is the one asked about; the first of which some can be quoted are.
        told: the figures of all whom the text names.
    """
    low, high = found.low, found.high
    bounds = Bounds(
        query.scope, low.value or 0, high.value, low_exact=low.exact, high_exact=high.exact,
        low_proof=_with_claims(low.proof, by_id) if low.value else None, high_proof=_with_claims(high.proof, by_id),
        known_by=query.known_by, uncovered=_uncovered(query, windows), set_aside=set_aside, outer=found.outer,
        interpretation=present.terms.interpretation,
    )  # fmt: skip
    near, exactly = tee(exactly)
    about = by_id.values() if len(by_id) < _MANY else next(near, ())
    bounds = evolve(bounds, unlimited=why_unlimited(bounds, query, about))
    quoted = (_with_best(bounds, entries, present.ranking) for entries in exactly)
    bounds = next((one for one in quoted if one.best is not None or one.candidates), bounds)
    stands = bounds.best is not None or bounds.candidates or told.listed or query.scope.group != EVERYONE
    stands = stands or not all(_same_days(entry, query) for entry in told.told)
    bounds = bounds if stands else _with_best(bounds, told.told, present.ranking)
    assumes = assumed(bounds, by_id, query, present.terms, dict(present.merged), (*low.released, *high.released))
    if (bounds.best_claim is not None and not stands) or _cites(bounds, NOBODY_ELSE):
        assumes = (*assumes, told.assumption)
    return evolve(bounds, assumes=assumes)


def _cites(bounds: Bounds, row: str) -> bool:
    return any(proof is not None and row in proof.rows for proof in (bounds.low_proof, bounds.high_proof))


def _with_claims(proof: Proof | None, by_id: Mapping[str, Entry]) -> Proof | None:
    return None if proof is None else proof.with_claims(by_id[row].claim for row in proof.rows if row in by_id)


def states(entry: Entry, query: Query) -> bool:
    """Whether an entry's box is exactly the one asked about: of those asked about, all who were known at its moment.

    Where the question names days of coming to know, those days.
    """
    sides = zip(entry.region.sides, query.region.sides, strict=True)
    if not _same_days(entry, query) or any(a != b for a, b in sides):
        return False
    if query.scope.recorded is not None and not all(one.is_everything_known for one in query.region.time):
        return {one.recorded for one in entry.region.time} == {query.scope.recorded}
    return all(one.is_everything_known for one in entry.region.time)


def _same_days(entry: Entry, query: Query) -> bool:
    return {(one.harm, one.unknown) for one in entry.region.time} == {(one.harm, one.unknown) for one in query.region.time}


def _with_best(bounds: Bounds, exactly: Sequence[Entry], ranking: Sequence[str]) -> Bounds:
    """The figure to quote: the written number of the latest claim for exactly this box that meets the bounds.

    An approximation of a later day ("some 50") replaces no count.
    """
    fitting = [entry for entry in exactly if quotable(entry.claim) is not None and _meets(entry.count, bounds)]
    days = [entry.day for entry in fitting if entry.day is not None and not entry.is_rough]
    days = days or [entry.day for entry in fitting if entry.day is not None]
    last = [entry for entry in fitting if (not days or entry.day == max(days)) and entry.followed is None]
    order = {voice.casefold(): i for i, voice in enumerate(ranking)}
    ranked = min((order.get(entry.voice.casefold(), len(order)) for entry in last), default=0)
    if order:
        last = [entry for entry in last if order.get(entry.voice.casefold(), len(order)) == ranked]
    last = sorted(last, key=lambda e: (-(quotable(e.claim) or 0), e.claim.attribution is None))
    claims = [entry.claim for entry in last]
    if len({entry.voice for entry in last}) > 1 and len({claim.number for claim in claims}) > 1:
        claims = _precise(last)
        if not claims:
            rivals = (entry for entry in exactly if entry.claim.id in bounds.set_aside and (not days or entry.day == max(days)))
            return evolve(bounds, candidates=_last_words([*last, *rivals]))
    return evolve(bounds, best=quotable(claims[0]), best_claim=claims[0]) if claims else bounds


def _precise(entries: Sequence[Entry]) -> list[Claim]:
    """Of figures that differ in words only, the exact one: "512" beside "more than 500" is no disagreement."""
    exact = [entry for entry in entries if entry.count.is_exact]
    agree = len({entry.count for entry in exact}) == 1 and all(exact[0].count.is_subset(entry.count) for entry in entries)
    return [entry.claim for entry in exact] if agree else []


def _last_words(entries: Iterable[Entry]) -> tuple[Claim, ...]:
    """Of each voice its highest figure, the highest first."""
    ranked = sorted(entries, key=lambda e: (-(quotable(e.claim) or 0), e.claim.attribution is None))
    voices: dict[str, Claim] = {}
    for entry in ranked:
        voices.setdefault(entry.voice, entry.claim)
    return tuple(voices.values())


def _meets(count: Count, bounds: Bounds) -> bool:
    """Whether a figure can hold within the bounds; where all are minimums, one below their low end says less than is known."""
    if bounds.interpretation == "minimum":
        return count.low >= bounds.low
    return (bounds.high is None or count.low <= bounds.high) and (count.high is None or count.high >= bounds.low)


def _uncovered(query: Query, windows: Iterable[Window | None]) -> tuple[str, ...]:
    """The days asked about that no figure covers."""
    if not query.dated:
        return ()
    left = [when.harm for when in query.region.time if when.harm is not None]
    for window in windows:
        left = [rest for one in left for rest in (one.outside(window) if window else ())]
    return tuple(f"no figure covers {window}" for window in left)
