"""What later reports of the same voice leave of its earlier ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from attrs import evolve

from casualtylib.model.conflict import Revision
from casualtylib.model.count import Count
from casualtylib.model.moment import day_of
from casualtylib.reconciling.boxes import compiled
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.selection import Terms, components, figures, one_outcome_each, with_copies
from casualtylib.reconciling.sides import Literals
from casualtylib.reconciling.solve import Solver
from casualtylib.reconciling.times import When


def settled(entries: Sequence[Entry], nogoods: Sequence[Literals], terms: Terms) -> tuple[tuple[Entry, ...], tuple[Revision, ...]]:
    """The entries that stand after all corrections, and the claims that do not, with those that took their place.

    A correction is a later report of the same voice whose figures cannot hold together with its earlier ones: the
    smallest set of earlier claims goes, with its parts. Reports of unknown order are not compared.
    """
    if len({entry.report for entry in entries}) < 2 or terms.interpretation == "minimum":
        return tuple(entries), ()
    standing = _unordered(entries)
    changes: list[Revision] = []
    for voice in dict.fromkeys(entry.voice for entry in entries):
        reports = dict.fromkeys(entry.report for entry in standing if entry.voice == voice)
        for report in _in_order(reports, standing):
            gone = _corrected(voice, report, standing, nogoods, terms)
            changes += gone
            ids = {change.claim.id for change in gone}
            standing = [entry for entry in standing if entry.claim.id not in ids]
    return tuple(standing), (*changes, *_updates(standing))


def _in_order(reports: Iterable[int], entries: Sequence[Entry]) -> list[int]:
    moments = {report: [e.claim.as_of for e in entries if e.report == report and e.claim.as_of is not None] for report in reports}
    dated = [report for report, found in moments.items() if found]
    return sorted(dated, key=lambda report: (_minute(max(moments[report], key=_minute)), report))


def _minute(moment: date) -> str:
    return moment.isoformat()


def later(a: date | None, b: date | None) -> bool:
    """Whether `a` is known to be later than `b`: by the time where both state one in the same way, else by the day."""
    if a is None or b is None:
        return False
    if isinstance(a, datetime) and isinstance(b, datetime):
        return a > b if (a.tzinfo is None) == (b.tzinfo is None) else a.date() > b.date()
    return day_of(a) > day_of(b)


def _corrected(voice: str, report: int, standing: Sequence[Entry], nogoods: Sequence[Literals], terms: Terms) -> list[Revision]:
    """The earlier claims of a voice that its figures in this report leave no room for."""
    now = [entry for entry in standing if entry.voice == voice and entry.report == report]
    moment = max((e.claim.as_of for e in now if e.claim.as_of is not None), key=_minute, default=None)
    before = [e for e in standing if e.voice == voice and e.report != report and later(moment, e.claim.as_of)]
    changes: list[Revision] = []
    for group in components([*before, *now]):
        fresh = {entry.claim.id for entry in group if entry.report == report}
        if 0 < len(fresh) < len(group) and not _goes_up(group, fresh):
            changes += _smallest(group, fresh, nogoods, terms)
    return changes


def _goes_up(group: Sequence[Entry], fresh: set[str]) -> bool:
    """Whether all are tolls of one box, and the fresh ones no less than the earlier: then nothing has to be taken back."""
    if len({(entry.region.sides, tuple(map(_since, entry.region.time))) for entry in group}) > 1 or not all(map(_is_toll, group)):
        return False
    new = [entry for entry in group if entry.claim.id in fresh]
    first = min(entry.day or date.min for entry in new)
    since = [entry for entry in group if entry.day is not None and entry.day >= first]
    least = max(entry.count.low for entry in group)
    return all(entry.count.high is None or entry.count.high >= least for entry in since)


def _since(when: When) -> object:
    """The days of harm of a toll: from the first on, where it reaches to the day of its report."""
    known_by = when.recorded.end if when.recorded else None
    if when.harm is None or when.harm.end is None or known_by is None or when.harm.end < known_by:
        return when.harm, when.unknown
    return when.harm.start, when.unknown


def _is_toll(entry: Entry) -> bool:
    return entry.day is not None and all(when.is_everything_known for when in entry.region.time)


def _smallest(group: Sequence[Entry], fresh: set[str], nogoods: Sequence[Literals], terms: Terms) -> list[Revision]:
    rules = (*nogoods, *one_outcome_each(group))
    figured = [evolve(f, row=evolve(f.row, movable=f.row.id not in fresh)) for f in figures(group, terms)]
    solver = Solver(compiled(figured, None, rules).system)
    if solver.consistent() is not False:
        return []
    repair = solver.repair()
    gone = {entry.claim.id for entry in with_copies(repair.rows, group)} - fresh
    gone |= {entry.claim.id for entry in group if entry.claim.part_of in gone and entry.claim.id not in fresh}
    by = tuple(entry.claim for entry in group if entry.claim.id in fresh)
    return [Revision(entry.claim, by, "correction") for entry in group if entry.claim.id in gone]


def _unordered(entries: Sequence[Entry]) -> list[Entry]:
    """Of one voice's figures of one day for one box, in reports of no known order, all but the highest speak as the least."""
    groups: dict[tuple[str, object, date], list[Entry]] = {}
    for entry in entries:
        if entry.day is not None:
            groups.setdefault((entry.voice, entry.region, entry.day), []).append(entry)
    lower = {
        one.claim.id
        for group in groups.values()
        for one in group
        if any(_goes_on(other, one) for other in group)
    }  # fmt: skip
    return [evolve(entry, low_only=True) if entry.claim.id in lower else entry for entry in entries]


def _goes_on(other: Entry, one: Entry) -> bool:
    counts: tuple[Count, Count] = (one.count, other.count)
    if one.report == other.report or not counts[0].is_disjoint(counts[1]) or later(one.claim.as_of, other.claim.as_of):
        return False
    return counts[0].low < counts[1].low


def _updates(entries: Sequence[Entry]) -> list[Revision]:
    """Earlier tolls of a box that a later, higher one goes on from, with those of the next day that do."""
    boxes: dict[object, list[Entry]] = {}
    for entry in entries:
        if _is_toll(entry) and entry.claim.number is not None and not entry.claim.soft_low:
            boxes.setdefault((entry.region.sides, tuple((w.harm, w.unknown) for w in entry.region.time)), []).append(entry)
    return [change for group in boxes.values() for change in _raised(group)]


def _raised(group: Sequence[Entry]) -> Iterator[Revision]:
    """Those of the tolls of one box that a higher one followed, and none of the same height."""
    by_day: dict[date, list[Entry]] = {}
    alike: dict[int, list[Entry]] = {}
    for entry in group:
        if entry.day is not None:
            by_day.setdefault(entry.day, []).append(entry)
        alike.setdefault(entry.count.low, []).append(entry)
    days = sorted(by_day)
    for one in group:
        if one.day is None or any(later(e.claim.as_of, one.claim.as_of) for e in alike[one.count.low]):
            continue
        for day in days[bisect_left(days, one.day) :]:
            higher = [e.claim for e in by_day[day] if later(e.claim.as_of, one.claim.as_of) and e.count.low > one.count.low]
            if higher:
                yield Revision(one.claim, tuple(higher), "update")
                break
