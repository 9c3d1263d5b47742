"""Large ledgers along one line of time: one system for all questions, made once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, pairwise

from attrs import evolve, field, frozen

from casualtylib.model.box import Axis, Box
from casualtylib.model.proof import AT_MOST, Leaf, Proof
from casualtylib.model.window import Window
from casualtylib.reconciling.boxes import Compiled, alike_in_time
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.region import Region
from casualtylib.reconciling.selection import Terms, figures
from casualtylib.reconciling.sides import inside
from casualtylib.reconciling.simply import as_stated
from casualtylib.reconciling.solve import Bound, End, Solver
from casualtylib.reconciling.system import Row, System
from casualtylib.reconciling.times import Place, When, in_order, stretch_of

#: Fewer figures are put into a system of their own for each question, which is then as small as can be.
LARGE = 12
#: Later than any day.
_NEVER = date.max.toordinal() + 1


@frozen(eq=False, slots=False)
class Line:
    """Figures that differ in one window only, with a solver that keeps what it finds out.

    Args:
        region: what all of them cover, but for the window that varies.
        recorded: whether that is the window of coming to know; else that of harm.
        place: a window as a range of the axis.
        solver: of the system of all figures.
        by_id: the entries, by the ids of their claims.
        exactly: the rows of each range.
    """

    region: Region
    recorded: bool
    place: Place
    solver: Solver
    by_id: Mapping[str, Entry] = field(repr=False)
    exactly: Mapping[range, Sequence[Row]] = field(repr=False)

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """The first and the last day number of every stretch."""
        return [_first(start) for start, _ in self.place.stretches], [_last(end) for _, end in self.place.stretches]

    @cached_property
    def _spoken(self) -> list[int]:
        """How many stretches that some figure covers lie before each."""
        opens = [0] * (len(self.place.stretches) + 1)
        for one in self.exactly:
            opens[one.start] += 1
            opens[one.stop] -= 1
        return [0, *accumulate(int(count > 0) for count in accumulate(opens))]

    @cached_property
    def _tolls(self) -> list[int]:
        """Where the figures end that count all who were known by then."""
        return sorted(one.stop for one in self.exactly if one.start == 0)

    @cached_property
    def windows(self) -> list[Window | None]:
        """The days of harm that the figures cover, each once."""
        return list(dict.fromkeys(when.harm for entry in self.by_id.values() for when in entry.region.time))

    @cached_property
    def units(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """For each unit that can be set aside the places and ids of its rows, and of figures that say the same."""
        found: dict[str, list[tuple[int, str]]] = {}
        rows = self.solver.system.rows
        for i, row in enumerate(rows):
            found.setdefault(row.name, []).append((i, row.id))
        for copy in self.by_id.keys() - {row.id for row in rows}:
            unit = found.get(self.by_id[copy].unit)
            if unit is not None:
                unit.append((unit[0][0], copy))
        return found

    def stating(self, asked: Ranges) -> Iterator[Sequence[Entry]]:
        """The figures of just those asked about, the latest first: where all known by a day are, earlier tolls are of the same."""
        if not asked.everybody:
            return
        if asked.outer.start or not self.recorded:
            yield self._entries_at(asked.outer) if asked.inner == asked.outer else ()
            return
        for i in range(bisect_right(self._tolls, asked.inner.stop) - 1, -1, -1):
            yield self._entries_at(range(self._tolls[i]))

    def _entries_at(self, some: range) -> list[Entry]:
        return [self.by_id[row.id] for row in self.exactly.get(some, ())]

    def asked(self, region: Region) -> Ranges | None:
        """Which stretches a question covers; None where it is of people whom the figures of the line do not all count."""
        sides = list(zip(region.sides, self.region.sides, strict=True))
        if len(region.time) != 1 or region.time[0].unknown or not all(inside(mine, all_) for mine, all_ in sides):
            return None
        (when,) = region.time
        (own,) = self.region.time
        if not self.recorded and when.recorded != own.recorded:
            return None
        if self.recorded and _is_too_early(when, own):
            return Ranges(range(0), range(0), everybody=False)
        must, may = self._recorded(when, own) if self.recorded else self._harmed(when)
        if not may or self._spoken[may.start] == self._spoken[may.stop]:
            return None
        known_by = when.recorded.end if when.recorded else None
        same = all(mine == all_ for mine, all_ in sides)
        beyond = self.recorded and not _within(when, own, known_by)
        everybody = same and (not self.recorded or when.harm == own.harm)
        return Ranges(must if same else range(0), may, beyond, everybody)

    def _recorded(self, asked: When, own: When) -> tuple[range, range]:
        """The stretches of coming to know in which everybody must be asked about, and those in which some may be.

        They were harmed in the days that the line counts, and before they were recorded.
        """
        (first, last), (since, until), (start, end) = _days(own.harm), _days(asked.harm), _days(asked.recorded)
        if first > until or last < since:
            return range(0), range(0)
        must = self._between(start, end if last <= until else min(end, until)) if since <= first else range(0)
        return must, self._touching(max(start, since), end)

    def _harmed(self, asked: When) -> tuple[range, range]:
        first, last = _days(asked.harm)
        return self._between(first, last), self._touching(first, last)

    def _between(self, first: int, last: int) -> range:
        """The stretches that lie in some days."""
        starts, ends = self._edges
        found = range(bisect_left(starts, first), bisect_right(ends, last))
        return found if found else range(0)

    def _touching(self, first: int, last: int) -> range:
        """The stretches that share a day with some days."""
        starts, ends = self._edges
        return range(bisect_left(ends, first), bisect_right(starts, last))

    def bound(self, asked: Ranges, bound: Callable[[Box], Bound]) -> Bound:
        """What a question can hold: those of its stretches who must be meant, and those who may be.

        Args:
            bound: what a box of the line can hold.
        """
        whole = Box((asked.outer,))
        if not asked.outer:
            nobody = Proof(AT_MOST, self.solver.system.axes, (), whole, 0, Leaf(1))
            return Bound(End(0, True), End(0, True, nobody))
        outer = bound(whole)
        if asked.inner == asked.outer:
            outer = as_stated(outer, Compiled(self.solver.system, whole), self.exactly.get(asked.outer, ()))
        inner = outer if asked.inner == asked.outer else bound(Box((asked.inner,))) if asked.inner else None
        low = inner.low if inner else End(0, True)
        high = End(None, True) if asked.beyond else outer.high
        gone = tuple(sorted({*outer.set_aside, *(inner.set_aside if inner else ())}))
        return Bound(
            self._of_question(low, asked), self._of_question(high, asked), gone, outer.outer or (inner is not None and inner.outer)
        )

    def _of_question(self, end: End, asked: Ranges) -> End:
        return end if end.proof is None else evolve(end, proof=_reworded(end.proof, asked, self.place))


@frozen
class Ranges:
    """The stretches of a line that a question is about.

    Args:
        inner: everybody counted in these is asked about.
        outer: and nobody else can be but those counted in these; empty where nobody can have been counted yet.
        beyond: unless the question reaches beyond what the line counts.
        everybody: whether it is of all who are counted in them, harmed on the very days that the line counts.
    """

    inner: range
    outer: range
    beyond: bool = False
    everybody: bool = True


def _first(day: int | None) -> int:
    return -1 if day is None else day


def _last(day: int | None) -> int:
    return _NEVER if day is None else day


def _days(window: Window | None) -> tuple[int, int]:
    """The first and the last day number of a window, beyond all others where it is open."""
    first, last = (None, None) if window is None else stretch_of(window)
    return _first(first), _last(last)


def _is_too_early(asked: When, own: When) -> bool:
    """Whether nobody harmed in the days asked about, of those that the figures count, can have been recorded yet."""
    (first, last), (since, until), (_, known_by) = _days(own.harm), _days(asked.harm), _days(asked.recorded)
    return known_by < since <= last and first <= until


def _within(inner: When, outer: When, known_by: date | None) -> bool:
    """Whether the days of harm of one, as far as anybody can have been recorded, are among those of the other."""
    if outer.harm is None:
        return True
    heard = Window(None, known_by)
    days = heard if inner.harm is None else inner.harm & heard
    return days is None or days.is_subset(outer.harm)


def _reworded(proof: Proof, asked: Ranges, place: Place) -> Proof:
    """The proof over an axis of what it and the question tell apart: who was counted when, and whether they are asked about."""
    boxes = [*(cited.box for cited in proof.cited), Box((asked.inner,)), Box((asked.outer,))]
    sides = [side for box in boxes for side in box.sides if isinstance(side, range) and side]
    cuts = sorted({0, len(place.stretches)}.union(*((side.start, side.stop) for side in sides)))
    words: list[str] = []
    starts: dict[int, int] = {}
    meant: list[int] = []
    for start, stop in pairwise(cuts):
        starts[start] = len(words)
        some = range(start, stop)
        told = place.in_words(some)
        if start in asked.outer:
            meant.append(len(words))
            words.append(told if start in asked.inner else f"{told}, asked about")
        if start not in asked.inner:
            words.append(f"{told}, not asked about" if start in asked.outer else told)
    starts[cuts[-1]] = len(words)

    def moved(box: Box) -> Box:
        (side,) = box.sides
        return Box((range(starts[side.start], starts[side.stop]) if isinstance(side, range) else None,))

    cited = tuple(evolve(one, box=moved(one.box)) for one in proof.cited)
    whole = range(meant[0], meant[-1] + 1)
    side = whole if len(whole) == len(meant) else frozenset(meant)
    return evolve(proof, axes=(Axis("time", tuple(words)),), cited=cited, box=Box((side,)))


def _but_for(region: Region, when: When, recorded: bool) -> Region:
    """A region with the window that varies left open."""
    return region.at((evolve(when, recorded=None) if recorded else evolve(when, harm=None),))


def line_of(entries: Sequence[Entry], terms: Terms) -> Line | None:
    """The line along which entries lie; None where they are few, or differ in more than one window."""
    if len(entries) < LARGE:
        return None
    drawn, _ = alike_in_time(figures(entries, terms), None)
    times = [figure.region.time for figure in drawn]
    if any(len(time) != 1 or time[0].unknown for time in times):
        return None
    whens = [time[0] for time in times]
    recorded = len({when.harm for when in whens}) == 1
    kinds = {(figure.region.sides, when.harm if recorded else when.recorded) for figure, when in zip(drawn, whens, strict=True)}
    if len(kinds) != 1 or not (recorded or entries[0].claim.outcome.adds):
        return None
    windows = [when.recorded if recorded else when.harm for when in whens]
    place = in_order(windows, whens[0].harm if recorded else None)
    rows = tuple(figure.row.on(Box((place.of(window),))) for figure, window in zip(drawn, windows, strict=True))
    exactly: dict[range, list[Row]] = {}
    by_id = {entry.claim.id: entry for entry in entries}
    for row in rows:
        (side,) = row.box.sides
        if isinstance(side, range):
            exactly.setdefault(side, []).append(row)
    return Line(
        _but_for(drawn[0].region, whens[0], recorded), recorded, place, Solver(System((Axis("time", place.words),), rows)), by_id, exactly
    )
