"""Which entries can touch a question, and their rows under an interpretation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from casualtylib.model.box import Box
from casualtylib.model.outcome import Outcome
from casualtylib.model.window import Window
from casualtylib.reconciling.boxes import Figure
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.region import Region
from casualtylib.reconciling.sides import Literals
from casualtylib.reconciling.system import Row
from casualtylib.reconciling.times import When, heard_by

#: Outcomes of which one person has only one within a report.
_ONE_OF = ("killed", "injured", "missing")
#: From so many entries on, those that tell most are looked for along lines.
TOGETHER = 150
#: The most entries that are worked on together.
_MOST = 4000


@frozen
class Terms:
    """How figures are taken: the interpretation, the last day of the reports, and what setting a claim aside costs."""

    interpretation: str = "pooled"
    last: date | None = None
    weights: Mapping[str, int] | None = None


def figure(entry: Entry, terms: Terms) -> Figure:
    """The row of an entry under an interpretation."""
    claim, count = entry.claim, entry.count
    undated = entry.day is None and terms.last is not None
    high = None if terms.interpretation == "minimum" or undated or entry.low_only else count.high
    known = terms.weights
    weight = known.get(claim.id, known.get(claim.voice, known.get(entry.voice, 1))) if known else 1
    row = Row(
        claim.id, Box(()), count.low, high, soft_low=claim.soft_low, soft_high=claim.soft_high and high is not None,
        unit=entry.unit, weight=weight,
    )  # fmt: skip
    return Figure(_heard(entry.region, terms.last), row)


def _heard(region: Region, last: date | None) -> Region:
    """The region with a moment of coming to know that its days of harm allow."""
    if last is None:
        return region
    return region.at(tuple(_possible(when, last) for when in region.time))


def _possible(when: When, last: date) -> When:
    heard = when.recorded or heard_by(last)
    start = when.harm.start if when.harm else None
    if start is not None and heard.end is not None and heard.end < start:
        heard = Window(heard.start, start)
    return when if heard is when.recorded else When(when.harm, when.unknown, heard)


def figures(entries: Iterable[Entry], terms: Terms) -> list[Figure]:
    """The rows of entries; figures that say the same, on the same word, once."""
    found: dict[tuple[Region, str, int], Figure] = {}
    for entry in entries:
        one = figure(entry, terms)
        found.setdefault((one.region, one.row.unit, one.row.weight), one)
    return list(found.values())


def touching(entries: Sequence[Entry], outcome: Outcome, event: str | None) -> list[Entry]:
    """The entries that can touch a question about an outcome of an event: also through unions such as casualties.

    Where people were counted as it happened, those who still are displaced or held at the last moment are the least there were.
    """
    mine = [entry for entry in entries if event is None or entry.event == event]
    kinds = [entry for entry in mine if outcome.parts & entry.claim.outcome.parts]
    measure = "flow" if any(e.claim.measure == "flow" for e in kinds) or not kinds else "state"
    still = [evolve(entry, low_only=True) for entry in _at_last_moment([e for e in mine if _lasts(e)])] if measure == "flow" else []
    mine = [entry for entry in mine if entry.claim.measure == measure] + still
    parts = set(outcome.parts)
    while grown := {p for e in mine if e.claim.outcome.parts & parts for p in e.claim.outcome.parts} - parts:
        parts |= grown
    mine = [entry for entry in mine if entry.claim.outcome.parts & parts]
    return mine if measure == "flow" else _at_last_moment(mine)


def most_telling(entries: Sequence[Entry], exactly: Sequence[Entry], region: Region) -> Sequence[Entry]:
    """So many of the entries that they can be worked on together: those of the box asked about, those around it, the highest."""
    if len(entries) <= _MOST:
        return entries
    first = {entry.claim.id for entry in exactly}
    ranked = sorted(entries, key=lambda e: (e.claim.id not in first, not region.inside(e.region), -e.count.low))
    kept = {entry.claim.id for entry in ranked[:_MOST]}
    return [entry for entry in entries if entry.claim.id in kept]


def _lasts(entry: Entry) -> bool:
    """Whether an entry counts people who still are what they became before: "remain displaced", unlike those still missing."""
    return entry.claim.measure == "state" and entry.claim.outcome is not Outcome.MISSING


def _at_last_moment(entries: Sequence[Entry]) -> list[Entry]:
    """States of two moments are never compared: only those of the last one speak."""
    days = [entry.day for entry in entries if entry.day is not None]
    return [entry for entry in entries if not days or entry.day == max(days)]


def components(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries in groups that cannot contradict each other: by event, by outcomes that unions join, by measure and moment."""
    kinds: dict[object, list[Entry]] = {}
    for entry in entries:
        day = entry.day if entry.claim.measure == "state" else None
        kinds.setdefault((entry.event, entry.claim.measure, day), []).append(entry)
    return [group for alike in kinds.values() for group in _by_outcome(alike)]


def _by_outcome(entries: Sequence[Entry]) -> list[list[Entry]]:
    joined: list[set[str]] = []
    for parts in {entry.claim.outcome: set(entry.claim.outcome.parts) for entry in entries}.values():
        apart = [group for group in joined if not group & parts]
        joined = [*apart, parts.union(*(group for group in joined if group & parts))]
    if len(joined) == 1:
        return [list(entries)]
    return [[entry for entry in entries if entry.claim.outcome.parts & group] for group in joined]


def one_outcome_each(entries: Sequence[Entry]) -> list[Literals]:
    """Within one report nobody is both killed and injured; in several, the wounded may have died in between."""
    if len({entry.report for entry in entries}) > 1:
        return []
    used = [name for name in _ONE_OF if any(name in entry.claim.outcome.parts for entry in entries)]
    return [frozenset({(a, True), (b, True)}) for i, a in enumerate(used) for b in used[i + 1 :]]


def with_copies(ids: Collection[str], entries: Iterable[Entry]) -> list[Entry]:
    """The entries of these ids, each followed by those that say the same on the same word: what is set aside goes with every copy."""
    if not ids:
        return []
    every = {entry.claim.id: entry for entry in entries}
    chosen = [every[id] for id in ids if id in every]
    alike = {(entry.voice, entry.count) for entry in chosen}
    units: dict[str, dict[str, Entry]] = {entry.unit: {} for entry in chosen}
    for entry in (*chosen, *every.values()):
        if (entry.voice, entry.count) in alike and entry.unit in units:
            units[entry.unit][entry.claim.id] = entry
    return [entry for copies in units.values() for entry in copies.values()]
