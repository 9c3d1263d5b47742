"""From claims to the entries of a ledger: which of them constrain, and what each covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from casualtylib.model.claim import Claim, Modality
from casualtylib.model.event import Event
from casualtylib.model.hedge import Hedge
from casualtylib.model.moment import day_of
from casualtylib.model.report import Report
from casualtylib.model.scope import Side as ScopeSide
from casualtylib.model.scope import Unknown
from casualtylib.model.window import Window
from casualtylib.reconciling.datings import dated, placed_in_time
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.incidents import on_one_day
from casualtylib.reconciling.merging import Merged, event_key
from casualtylib.reconciling.region import Region, of_outcome
from casualtylib.reconciling.siblings import told_apart
from casualtylib.reconciling.sides import OPEN, Literals, Side, inside, meet, named, of_group
from casualtylib.reconciling.times import When, heard_by
from casualtylib.reconciling.voices import as_one

#: Hedges of a number that the harm reached, or went beyond.
_AT_LEAST = frozenset((Hedge.EXACT, Hedge.AT_LEAST, Hedge.MORE_THAN))


@frozen
class Entries:
    """The figures that constrain, the claims that do not, and which names cannot hold together."""

    constrain: tuple[Entry, ...]
    listed: tuple[Claim, ...]
    nogoods: tuple[Literals, ...]


def enter(reports: Sequence[Report], merged: Merged) -> Entries:
    """The entries of all reports' claims, in their order."""
    found: list[Entry] = []
    listed: list[Claim] = []
    nogoods: list[Literals] = [frozenset({(i.casefold(), True), (o.casefold(), False)}) for r in reports for i, o in r.within]
    nogoods += [frozenset({(a.casefold(), True), (b.casefold(), True)}) for r in reports for a, b in r.apart]
    for index, report in enumerate(reports):
        entries, silent, rules = _of_report(index, report, merged)
        found += entries
        listed += silent
        nogoods += rules
    alike, before = on_one_day(_by_one_name(found))
    listed += [entry.claim for entry in found if entry.claim.id in before]
    standing = placed_in_time(dated(alike, merged.events))
    return Entries(standing, tuple(listed), tuple(dict.fromkeys(nogoods)))


def _by_one_name(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each on the word of one voice, whatever the reports call it."""
    voices = as_one(entry.voice for entry in entries)
    return [_of_voice(entry, voices[entry.voice]) for entry in entries]


def _of_voice(entry: Entry, voice: str) -> Entry:
    if voice == entry.voice:
        return entry
    return evolve(entry, voice=voice, called=None if voice.casefold() == entry.voice.casefold() else entry.voice)


def _of_report(index: int, report: Report, merged: Merged) -> tuple[list[Entry], list[Claim], list[Literals]]:
    speakers = _speakers(report.claims)
    by_id = {claim.id: claim for claim in report.claims}
    events = {event.id: event for event in merged.events}
    regions: dict[str, Region] = {}
    for claim in report.claims:
        _region(claim, index, merged, by_id, speakers, regions, frozenset())
    said = [claim for claim in report.claims if speakers[claim.id] == claim.id]
    repeats: dict[str, list[str]] = {}
    for id, speaker in speakers.items():
        if id != speaker:
            repeats.setdefault(speaker, []).append(id)
    regions, rules = told_apart([(claim.breakdown, claim.id) for claim in said], regions)
    entries: list[Entry] = []
    for claim in said:
        if constrains(claim):
            again = [by_id[id] for id in repeats.get(claim.id, ())]
            for one, region, copies in _restated(claim, again, regions):
                entry = _entry(one, index, events[merged.ids[index, event_key(one)]], region, claim.voice, copies)
                entries.append(evolve(entry, hedged=_hedged(one, (claim, *again))) if again else entry)
    return _relayed(entries), [claim for claim in said if not constrains(claim)], rules


def _relayed(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of one report; a number that it gives of its own ("58 killed", above) repeats the one that it attributes below."""
    if not 0 < sum(entry.claim.attribution is None for entry in entries) < len(entries):
        return list(entries)
    spoken: dict[tuple[Region, int], Entry] = {}
    for entry in entries:
        if entry.claim.attribution is not None and entry.claim.number is not None:
            spoken.setdefault((entry.region, entry.claim.number), entry)
    ids = {entry.claim.id: list(entry.copies) for entry in entries}
    kept: list[Entry] = []
    for entry in entries:
        said = None if entry.claim.attribution or entry.claim.number is None else spoken.get((entry.region, entry.claim.number))
        if said is None:
            kept.append(entry)
        else:
            ids[said.claim.id] += [entry.claim.id, *entry.copies]
    return [evolve(e, copies=tuple(ids[e.claim.id])) if len(ids[e.claim.id]) > len(e.copies) else e for e in kept]


def _restated(claim: Claim, again: Sequence[Claim], regions: Mapping[str, Region]) -> Iterable[tuple[Claim, Region, tuple[str, ...]]]:
    """A claim, and those that say the same of another group ("16 people", "16 civilians"), each with the ids that repeat it.

    People named twice ("five policemen", "five officers") are both. Of a part, one that says less of who they were
    ("one" for "one officer") repeats the claim itself: it is no whole.
    """
    own = regions[claim.id].group
    if not again:
        yield claim, regions[claim.id], ()
        return
    groups: dict[Side, list[Claim]] = {own: [claim]}
    for other in again:
        group = regions[other.id].group
        nested = inside(own, group) or inside(group, own)
        who = own if claim.part_of is not None and inside(own, group) else group if nested else meet(own, group) or group
        groups.setdefault(who, []).append(other)
    for group, claims in groups.items():
        yield claims[0], evolve(regions[claim.id], group=group), tuple(other.id for other in claims[1:])


def _hedged(claim: Claim, same: Iterable[Claim]) -> Claim | None:
    """Of the claims that give its number again, the one that says less: "at least 20" beside "20", or "20" beside "over 20"."""
    if claim.soft_low or claim.soft_high:
        return None
    others = [o for o in same if o.number == claim.number and o.hedge in _AT_LEAST and not o.count.is_subset(claim.count)]
    return min(others, key=lambda other: other.count.low, default=None)


def constrains(claim: Claim) -> bool:
    """Whether a claim says what is so now, of people: asserted, not superseded, not of households."""
    return claim.modality is Modality.ASSERTED and not claim.superseded and claim.unit == "people"


def _entry(claim: Claim, index: int, event: Event, region: Region, voice: str, copies: tuple[str, ...]) -> Entry:
    own = event.window
    series = own is not None and claim.window is not None and claim.window != own and own.is_subset(claim.window)
    return Entry(claim, voice, index, event.id, region, series, day_of(claim.as_of), copies=copies)


def _speakers(claims: Sequence[Claim]) -> dict[str, str]:
    """For each claim the one that speaks for it: of equal claims linked by `same_as` the attributed one, else the first."""
    by_id = {claim.id: claim for claim in claims}
    above = {claim.id: claim.id for claim in claims}
    linked = [claim for claim in claims if claim.same_as is not None]
    if not linked:
        return above

    def top(id: str) -> str:
        while above[id] != id:
            above[id] = id = above[above[id]]  # half the way for the next one who asks
        return id

    for claim in linked:
        other = by_id.get(claim.same_as or "")
        if other is not None and constrains(claim) and constrains(other) and _equal(claim, other):
            above[top(claim.id)] = top(other.id)
    first: dict[str, Claim] = {}
    for claim in claims:
        group = top(claim.id)
        first[group] = min(first.get(group, claim), claim, key=_speaks_first)
    return {claim.id: first[top(claim.id)].id for claim in claims}


def _speaks_first(claim: Claim) -> tuple[bool, bool, int, str]:
    nameless = claim.source is None or (claim.source.name.islower() and " " not in claim.source.name)  # "mayor says", in a headline
    return (claim.attribution is None, nameless, claim.span.start, claim.id)


def _equal(a: Claim, b: Claim) -> bool:
    return a.scope.outcome == b.scope.outcome and (a.count == b.count or (a.number is not None and a.number == b.number))


def _region(
    claim: Claim,
    index: int,
    merged: Merged,
    by_id: Mapping[str, Claim],
    speakers: Mapping[str, str],
    regions: dict[str, Region],
    below: frozenset[str],
) -> Region:
    """What a claim covers: its own scope, inside that of the claim which includes it."""
    if claim.id in regions:
        return regions[claim.id]
    event = merged.ids[index, event_key(claim)]
    own = scope_region(claim, index, event)
    whole = by_id.get(speakers.get(claim.part_of or "", ""))
    if whole is not None and whole.id not in below | {claim.id} and merged.ids[index, event_key(whole)] == event:
        outer = _region(whole, index, merged, by_id, speakers, regions, below | {claim.id})
        again = _equal(whole, claim) and own.group == outer.group  # a part as large as its whole is the whole given again
        own = outer if again else _within(own, outer, claim)
    regions[claim.id] = own
    return own


def _within(own: Region, outer: Region, claim: Claim) -> Region:
    """A part inside its whole; where nothing tells them apart, the part is a place of its own."""
    if isinstance(claim.scope.window, Unknown):
        own = evolve(own, time=outer.time)
    both = own.meet(outer)
    if both.is_empty:  # the reading put the part elsewhere: its own sides stand
        return own
    return evolve(both, place=frozenset(x | {(f"part:{claim.id}", True)} for x in both.place)) if both == outer else both


def scope_region(claim: Claim, index: int, event: str) -> Region:
    """The region of a claim's own scope."""
    scope = claim.scope
    window, recorded = scope.window, scope.recorded
    if claim.as_of is not None:
        heard = heard_by(day_of(claim.as_of))
        recorded = heard if recorded is None else (recorded & heard) or recorded
    unknown = frozenset({_window_name(window, index, event, event_key(claim))}) if isinstance(window, Unknown) else frozenset[str]()
    when = When(window if isinstance(window, Window) else None, unknown, recorded)
    return Region(
        of_outcome(scope.outcome), named(event), of_group(scope.group),
        _side(scope.place, index), _side(scope.cause, index), _side(scope.by, index), (when,),
    )  # fmt: skip


def _side(side: ScopeSide, index: int) -> Side:
    if side is None:
        return OPEN
    return named(side.casefold() if isinstance(side, str) else f"unknown:{index}:{side.name}")


def _window_name(window: Unknown, index: int, event: str, key: str) -> str:
    """Claims of one event share its unknown window, also across reports; any other unknown window is a report's own."""
    return f"{event}.window" if window.name.endswith(f"{key}.window") else f"{index}:{window.name}"
