"""Upper ends that have had their day: of figures that the reports of several voices have since outgrown."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from casualtylib.lexicon import words
from casualtylib.model.claim import Claim
from casualtylib.model.hedge import Hedge
from casualtylib.model.source import SourceKind
from casualtylib.reconciling.corrections import later
from casualtylib.reconciling.entry import Entry

#: What a figure counts, whenever it came to be known.
Kind = tuple[object, ...]
#: Who counts for himself; all others, and outlets, tell what one register holds at their hour.
_COUNT_THEMSELVES = frozenset(
    (SourceKind.MILITARY, SourceKind.MONITOR, SourceKind.NGO, SourceKind.UN, SourceKind.WITNESS, SourceKind.ARMED_GROUP)
)


def outgrown(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries; those that were outgrown speak with their low ends only.

    The breakdown of a toll is of the people counted then: "58, including 11 children" does not say that of the hundred
    whom others counted only 11 were children. And a voice that has raised its figure no longer stands by the end of the
    old one. So, where another voice gives more, the upper end of a breakdown goes once a later report gives more for the
    toll or for the part, that of any other figure once its own voice does. A voice by itself keeps all its figures, and so
    does a report: the bulletins of one table are a running account. What was recorded from one day to another is no toll.

    Tolls rise by the hour. Of two articles of one day the one that gives less is taken to be the earlier, where hours say so,
    or one of them only passes on what others count; not for a monitor and others who count for themselves. And "400", where
    others say "over 400", is the same figure rounded.
    """
    if len({entry.voice for entry in entries}) < 2 or len({entry.report for entry in entries}) < 2:
        return tuple(entries)
    spoken = {id: entry for entry in entries for id in (entry.claim.id, *entry.copies)}
    boxes: dict[Kind, list[Entry]] = {}
    for entry in entries:
        if _is_toll(entry):
            boxes.setdefault(_counted(entry), []).append(entry)
    return tuple(_let_go(entry, spoken.get(entry.claim.part_of or ""), boxes) for entry in entries)


def _counted(entry: Entry) -> Kind:
    """The box of an entry, whenever it came to be known."""
    return (entry.region.sides, tuple((when.harm, when.unknown) for when in entry.region.time), entry.claim.measure)


def _is_toll(entry: Entry) -> bool:
    return all(when.is_everything_known for when in entry.region.time)


def _let_go(entry: Entry, whole: Entry | None, boxes: dict[Kind, list[Entry]]) -> Entry:
    """The entry; where others have outgrown it, without its upper end."""
    if entry.day is None or not _is_toll(entry):
        return entry
    followed = _followed(entry, entry, boxes)
    more_than = _more_than(entry, boxes)
    if more_than is not None:
        return evolve(entry, hedged=more_than)
    if entry.count.high is None:
        return entry if followed is None else evolve(entry, followed=followed.claim)
    more = [other for other in boxes.get(_counted(entry), ()) if other.count.low > entry.count.high]
    if whole is not None:
        followed = followed or _followed(entry, whole, boxes)
        more += [other for other in boxes.get(_counted(whole), ()) if other.count.low > whole.count.low]
    more = [other for other in more if other.report != entry.report]
    since = [other for other in more if other.day is not None and other.day > entry.day]
    moved_on = any(whole is not None or other.voice == entry.voice for other in since)
    if moved_on and any(other.voice != entry.voice for other in more):
        return evolve(entry, low_only=True)
    return entry if followed is None else evolve(entry, low_only=True, followed=followed.claim)


def _more_than(entry: Entry, boxes: dict[Kind, list[Entry]]) -> Claim | None:
    """The claim of another report that the harm went beyond the number itself: "400 hurt" is then "over 400" rounded."""
    if not entry.is_read or entry.hedged is not None or entry.claim.hedge is not Hedge.EXACT:
        return None
    same = (o.claim for o in boxes.get(_counted(entry), ()) if o.report != entry.report and o.claim.number == entry.claim.number)
    return next((claim for claim in same if claim.hedge is Hedge.MORE_THAN), None)


def _followed(entry: Entry, toll: Entry, boxes: dict[Kind, list[Entry]]) -> Entry | None:
    """The highest of the figures of the day of an entry that give more than its toll and are taken to be later."""
    if not _tells_the_register(entry):
        return None
    least = toll.count.low if toll.count.high is None else toll.count.high
    higher = [other for other in boxes.get(_counted(toll), ()) if other.day == entry.day and other.count.low > least]
    later_ones = [other for other in higher if _follows(other, entry)]
    return max(later_ones, key=lambda other: other.count.low, default=None)


def _follows(other: Entry, entry: Entry) -> bool:
    if other.report == entry.report or other.voice == entry.voice or not _tells_the_register(other):
        return False
    if later(other.claim.as_of, entry.claim.as_of):
        return True
    return not later(entry.claim.as_of, other.claim.as_of) and (_passes_on(other) or _passes_on(entry))


def _tells_the_register(entry: Entry) -> bool:
    """Whether it was read in an article, and is not the count of a body that counts for itself."""
    return entry.is_read and entry.kind not in _COUNT_THEMSELVES


def _passes_on(entry: Entry) -> bool:
    """Whether it is an outlet's own, or that of officials and others who stand for no body."""
    source = entry.claim.source
    return source is None or source.name.casefold().split()[-1] in words("sources", "voices", "passing_on")
