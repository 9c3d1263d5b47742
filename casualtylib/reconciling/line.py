"""Large ledgers along one line of time: one system for all questions, made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, field, frozen

from casualtylib.model.box import Axis, Box
from casualtylib.reconciling.boxes import Compiled
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.region import Region
from casualtylib.reconciling.selection import Terms, figures
from casualtylib.reconciling.solve import Solver
from casualtylib.reconciling.system import System
from casualtylib.reconciling.times import Place, When, in_order

#: Fewer figures are put into a system of their own for each question, which is then as small as can be.
LARGE = 200


@frozen(eq=False)
class Line:
    """Figures that differ in one window only, with a solver that keeps what it finds out.

    Args:
        region: what all of them cover, but for the window that varies.
        recorded: whether that is the window of coming to know; else that of harm.
        place: a window as a range of the axis.
        solver: of the system of all figures.
        by_id: the entries, by the ids of their claims.
        exactly: the entries of each range.
    """

    region: Region
    recorded: bool
    place: Place
    solver: Solver
    by_id: Mapping[str, Entry] = field(repr=False)
    exactly: Mapping[range, Sequence[Entry]] = field(repr=False)

    def asked(self, region: Region) -> Compiled | None:
        """A question's box in the system; None where the system does not tell it apart."""
        if len(region.time) != 1:
            return None
        (when,) = region.time
        if _but_for(region, when, self.recorded) != self.region:
            return None
        found = self.place.exactly(when.recorded if self.recorded else when.harm)
        return None if found is None else Compiled(self.solver.system, Box((found,)))


def _but_for(region: Region, when: When, recorded: bool) -> Region:
    """A region with the window that varies left open."""
    return evolve(region, time=(evolve(when, recorded=None) if recorded else evolve(when, harm=None),))


def line_of(entries: Sequence[Entry], terms: Terms) -> Line | None:
    """The line along which entries lie; None where they are few, or differ in more than one window."""
    if len(entries) < LARGE:
        return None
    drawn = figures(entries, terms)
    times = [figure.region.time for figure in drawn]
    if any(len(time) != 1 or time[0].unknown for time in times):
        return None
    whens = [time[0] for time in times]
    recorded = len({when.harm for when in whens}) == 1
    alike = {_but_for(figure.region, when, recorded) for figure, when in zip(drawn, whens, strict=True)}
    if len(alike) != 1 or not (recorded or entries[0].claim.outcome.adds):
        return None
    windows = [when.recorded if recorded else when.harm for when in whens]
    place = in_order(windows, whens[0].harm if recorded else None)
    rows = tuple(evolve(figure.row, box=Box((place.of(window),))) for figure, window in zip(drawn, windows, strict=True))
    exactly: dict[range, list[Entry]] = {}
    by_id = {entry.claim.id: entry for entry in entries}
    for row in rows:
        (side,) = row.box.sides
        if isinstance(side, range):
            exactly.setdefault(side, []).append(by_id[row.id])
    return Line(alike.pop(), recorded, place, Solver(System((Axis("time", place.words),), rows)), by_id, exactly)
