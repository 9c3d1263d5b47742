"""Of many figures those that tell most about a question, found along the line of each group of people, place or cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import evolve, frozen

from casualtylib.model.proof import Proof
from casualtylib.model.window import Window
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.line import Line, Ranges
from casualtylib.reconciling.region import Region
from casualtylib.reconciling.times import When

#: So many windows that the figures found speak of are asked about in turn.
_WINDOWS = 12

#: The line of figures that cover this, but for the days of coming to know; None where they are few.
LineOf = Callable[[Region, Sequence[Entry]], Line | None]


@frozen
class Telling:
    """What was found.

    Args:
        kept: the figures that tell most.
        gone: ids of those that some smallest repair of their own line sets aside.
    """

    kept: tuple[Entry, ...]
    gone: tuple[str, ...] = ()


def telling(entries: Sequence[Entry], region: Region, line_of: LineOf) -> Telling | None:
    """The figures on which the ends of each line rest, for the days asked about and for those that figures so found speak of.

    None where not all figures lie on lines of coming to know.
    """
    groups = kinds(entries)
    lines = [(line_of(key, group), group) for key, group in groups.items()]
    found = {entry.claim.id: entry for line, group in lines if line is None for entry in group}
    gone: dict[str, None] = {}
    long = [line for line, _ in lines if line is not None]
    if not long or len(found) > len(entries) // 2 or not all(line.recorded for line in long):
        return None
    asked = region.time
    for _ in range(2):
        for line in long:
            for when in asked:
                cited, aside = _along(line, when)
                found |= {id: line.by_id[id] for id in cited}
                gone |= dict.fromkeys(aside)
        asked = tuple(When(region.time[0].harm, recorded=window) for window in _windows(found.values()))
    return Telling(tuple(entry for entry in entries if entry.claim.id in found), tuple(gone))


def kinds(entries: Iterable[Entry]) -> dict[Region, list[Entry]]:
    """The figures by what they cover, but for the days of coming to know; none where a window is not known."""
    found: dict[Region, list[Entry]] = {}
    for entry in entries:
        if len(entry.region.time) != 1 or entry.region.time[0].unknown:
            return {}
        found.setdefault(evolve(entry.region, time=(When(entry.region.time[0].harm),)), []).append(entry)
    return found


def _windows(entries: Iterable[Entry]) -> list[Window]:
    """The days of coming to know of these figures, those of the latest first."""
    windows = {when.recorded for entry in entries for when in entry.region.time if when.recorded is not None}
    return sorted(windows, key=lambda window: (str(window.end), str(window.start)), reverse=True)[:_WINDOWS]


def _along(line: Line, when: When) -> tuple[list[str], list[str]]:
    """The claims on which the bounds of a line rest, and those that its smallest repairs set aside."""
    asked: Ranges | None = line.asked(evolve(line.region, time=(when,)))
    if asked is None:
        return [], []
    bound = line.bound(asked, line.solver.bound)
    proofs: list[Proof] = [end.proof for end in (bound.low, bound.high) if end.proof is not None]
    return [row for proof in proofs for row in proof.rows], [id for unit in bound.set_aside for _, id in line.units[unit]]
