"""Upper ends that have had their day: of figures that the reports of several voices have since outgrown."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from casualtylib.reconciling.entry import Entry

#: What a figure counts, whenever it came to be known.
Kind = tuple[object, ...]


def outgrown(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries; those that were outgrown speak with their low ends only.

    The breakdown of a toll is of the people counted then: "58, including 11 children" does not say that of the hundred
    whom others counted only 11 were children. And a voice that has raised its figure no longer stands by the end of the
    old one. So, where another voice gives more, the upper end of a breakdown goes once a later report gives more for the
    toll or for the part, that of any other figure once its own voice does. A voice by itself keeps all its figures, and so
    does a report: the bulletins of one table are a running account. What was recorded from one day to another is no toll.
    """
    if len({entry.voice for entry in entries}) < 2 or len({entry.report for entry in entries}) < 2:
        return tuple(entries)
    spoken = {id: entry for entry in entries for id in (entry.claim.id, *entry.copies)}
    boxes: dict[Kind, list[Entry]] = {}
    for entry in entries:
        if _is_toll(entry):
            boxes.setdefault(_counted(entry), []).append(entry)
    return tuple(evolve(e, low_only=True) if _is_outgrown(e, spoken.get(e.claim.part_of or ""), boxes) else e for e in entries)


def _counted(entry: Entry) -> Kind:
    """The box of an entry, whenever it came to be known."""
    return (entry.region.sides, tuple((when.harm, when.unknown) for when in entry.region.time), entry.claim.measure)


def _is_toll(entry: Entry) -> bool:
    return all(when.is_everything_known for when in entry.region.time)


def _is_outgrown(entry: Entry, whole: Entry | None, boxes: dict[Kind, list[Entry]]) -> bool:
    most = entry.count.high
    if most is None or entry.day is None or not _is_toll(entry):
        return False
    more = [other for other in boxes.get(_counted(entry), ()) if other.count.low > most]
    if whole is not None:
        more += [other for other in boxes.get(_counted(whole), ()) if other.count.low > whole.count.low]
    more = [other for other in more if other.report != entry.report]
    since = [other for other in more if other.day is not None and other.day > entry.day]
    moved_on = any(whole is not None or other.voice == entry.voice for other in since)
    return moved_on and any(other.voice != entry.voice for other in more)
