"""From regions to a System: the names and windows in use, cut into the fewest cells that tell the figures apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, combinations, product

from attrs import evolve, frozen

from casualtylib.model.box import Axis, Box
from casualtylib.model.box import Side as BoxSide
from casualtylib.model.window import Window
from casualtylib.reconciling.axes import MOST, names_axis, one_harm, time_axis
from casualtylib.reconciling.fates import Fated, fates_axis, few_fates, fit
from casualtylib.reconciling.region import AXES, Region
from casualtylib.reconciling.sides import OPEN, Literals, Side, elements, names_in, tied
from casualtylib.reconciling.system import Row, System
from casualtylib.reconciling.times import When, longest, spread

Name = tuple[str, str]
#: The most unknown windows that are told apart.
_UNKNOWN = 3
#: The most moments of report that are told apart beside several windows of harm.
_MOMENTS = 12
_NO_ROW = Row("", Box(()))


@frozen
class Figure:
    """A row before it is cut into cells."""

    region: Region
    row: Row


@frozen
class Compiled:
    """A system, the question's box in it, and whether nothing was let go on the way."""

    system: System
    query: Box
    whole: bool = True


def compiled(figures: Sequence[Figure], query: Region | None, nogoods: Sequence[Literals]) -> Compiled:
    """The smallest System that says the same about `query` (None: about whether the figures can all hold).

    Names that only one region speaks of say no more than that its figure's low end lies inside the rest of it.
    """
    kept = [figure for figure in figures if not figure.region.is_empty]
    kept, query = alike_in_time(kept, query)
    asked = query or Region()
    kept = _projected(kept, asked, nogoods)
    kept, whole = _relaxed(kept, asked, nogoods)
    if query is not None:
        kept, all_moments = _last_moment(kept, query, nogoods)
        whole = whole and all_moments
    kept, asked = _one_moment(kept, asked, [query] if query else [])
    regions = [figure.region for figure in kept] + ([asked] if query else [])
    if fated := _are_fates(regions, nogoods):
        few = few_fates([(_fate(f.region), f.row.low) for f in kept], _fate(asked) if query else None, nogoods)
        kept, all_ = [figure for figure in kept if _fate(figure.region) in few], len(kept)
        whole = whole and len(kept) == all_
        regions = [figure.region for figure in kept] + ([asked] if query else [])
    cut = [fates_axis(list(map(_fate, regions)), nogoods)] if fated else [time_axis([region.time for region in regions])]
    sides = [(axis, [region.sides[i] for region in regions]) for i, axis in enumerate(AXES) if not (fated and axis == "outcome")]
    cut = [one for axis, some in sides for one in _names_axes(axis, some, nogoods)] + cut
    used = [(axis, sides) for axis, sides in cut if any(side is not None for side in sides)]
    boxes = [Box(tuple(sides[i] for _, sides in used)) for i in range(len(regions))]
    rows = [figure.row.on(box) for figure, box in zip(kept, boxes, strict=False)]
    axes = tuple(axis for axis, _ in used)
    return Compiled(System(axes, tuple(rows)), boxes[-1] if query else Box((None,) * len(axes)), whole)


def alike_in_time(figures: Sequence[Figure], query: Region | None) -> tuple[list[Figure], Region | None]:
    """The figures and the question with as few windows of harm as say the same."""
    regions = [*(figure.region for figure in figures), *((query,) if query else ())]
    windows = longest(when for region in regions for when in region.time)

    def plain(region: Region) -> Region:
        return region.at(tuple(dict.fromkeys(spread(when, windows) for when in region.time)))

    found = [figure if (region := plain(figure.region)) is figure.region else Figure(region, figure.row) for figure in figures]
    return found, None if query is None else plain(query)


def _names_axes(name: str, sides: Sequence[Side], nogoods: Sequence[Literals]) -> list[tuple[Axis, list[BoxSide]]]:
    """The axes of one side: one for all names that bear on each other; outcomes have one, as nobody dies twice."""
    groups = tied(sides, nogoods)
    if len(groups) < 2 or name == "outcome":
        return [names_axis(name, sides, nogoods)]
    home = {word: i for i, group in enumerate(groups) for word in group}
    homes = [min((home[word] for word in names_in(side)), default=-1) for side in sides]
    return [
        names_axis(name, [side if here == i else OPEN for side, here in zip(sides, homes, strict=True)], nogoods)
        for i in range(len(groups))
    ]


def _fate(region: Region) -> Fated:
    return region.outcome, region.time


def _are_fates(regions: Sequence[Region], nogoods: Sequence[Literals]) -> bool:
    """Whether one person can be counted in several of the times: hit again, or, where reports differ, counted otherwise later."""
    outcomes = {name for region in regions for name in names_in(region.outcome)}
    if outcomes <= {"killed"} or len({region.time for region in regions}) == 1:
        return False
    return not one_harm(region.time for region in regions) or any(
        frozenset({(a, True), (b, True)}) not in nogoods for a, b in combinations(sorted(outcomes), 2)
    )


def _projected(figures: list[Figure], asked: Region, nogoods: Sequence[Literals]) -> list[Figure]:
    """Let go of the names that one region alone speaks of: its figure keeps its low end, inside the rest of it."""
    while True:
        by_region: dict[Region, list[Figure]] = {}
        for figure in figures:
            by_region.setdefault(figure.region, []).append(figure)
        users = Counter(chain.from_iterable(region.names for region in by_region))
        used = {name for _, name in (*users, *asked.names)}
        tied = {name for nogood in nogoods for name in _tied(nogood, used)}
        free = {name for name, uses in users.items() if uses == 1 and name[1] not in tied} - asked.names
        gone = {region: names for region in by_region if (names := _can_go(region, free)) and _agree(by_region[region])}
        if not gone:
            return figures
        figures = [_low_only(figure, gone[figure.region]) if figure.region in gone else figure for figure in figures]


def _tied(nogood: Literals, used: set[str]) -> set[str]:
    """The names of a nogood of which at least two are in use."""
    mine = {name for name, _ in nogood}
    return mine if len(mine & used) > 1 else set()


def _can_go(region: Region, free: set[Name]) -> frozenset[Name]:
    """The free names of one side without which nobody is in the region, if they can be so that nobody is."""
    for axis, side in zip(AXES, region.sides, strict=True):
        names = sorted(name for on, name in free if on == axis and name in names_in(side))
        if names and _can_fail(side, names):
            return frozenset((axis, name) for name in names)
    unknown = [{name for name in when.unknown if ("time", name) in free} for when in region.time]
    return frozenset(("time", name) for names in unknown for name in names) if unknown and all(unknown) else frozenset()


def _can_fail(side: Side, names: Sequence[str]) -> bool:
    """Whether some choice for `names` leaves the side empty, whatever else holds."""
    if len(names) > 8:
        return False
    choices = (dict(zip(names, values, strict=True)) for values in product((False, True), repeat=len(names)))
    return any(all(any(name in choice and choice[name] != yes for name, yes in literals) for literals in side) for choice in choices)


def _agree(figures: Sequence[Figure]) -> bool:
    low = max(figure.row.low for figure in figures)
    return all(figure.row.high is None or low <= figure.row.high for figure in figures)


def _low_only(figure: Figure, names: frozenset[Name]) -> Figure:
    return Figure(figure.region.without(names), evolve(figure.row, high=None, soft_high=False, within=True))


def _relaxed(figures: list[Figure], asked: Region, nogoods: Sequence[Literals]) -> tuple[list[Figure], bool]:
    """Let go of the least used names of a side that has too many elements; the answer stays sound."""
    uses = Counter(name for figure in figures for name in figure.region.names)
    least = {name: figure.row.low for figure in sorted(figures, key=lambda figure: figure.row.low) for name in figure.region.names}
    fixed = asked.names
    whole = True
    for i, axis in enumerate((*AXES, "time")):
        mine = [name for name in {*uses, *fixed} if name[0] == axis]
        ranked = sorted(mine, key=lambda name: (name not in fixed, -uses[name], -least.get(name, 0), name))
        sides = [figure.region.sides[i] for figure in figures if i < len(AXES)] + ([asked.sides[i]] if i < len(AXES) else [])
        groups = tied(sides, nogoods) if axis not in ("time", "outcome") else [[name for _, name in ranked]]
        gone = set[Name]()
        for group in groups:
            names = [name for _, name in ranked if name in group]
            fit = _UNKNOWN if axis == "time" else len(names) if 2 ** len(names) <= MOST else elements(names, nogoods, MOST)[1]
            gone |= {(axis, name) for name in names[fit:]} - fixed
        if gone:
            figures = [f for figure in figures for f in _let_go(figure, gone, i)]
            whole = False
    return figures, whole


def _let_go(figure: Figure, gone: set[Name], axis: int) -> list[Figure]:
    """A figure without some names, its low end only; none where without them it would say more than it does."""
    names = figure.region.names & gone
    if not names:
        return [figure]
    simple = axis == len(AXES) or _can_fail(figure.region.sides[axis], sorted(name for _, name in names))
    return [_low_only(figure, names)] if simple else []


def _last_moment(figures: list[Figure], query: Region, nogoods: Sequence[Literals]) -> tuple[list[Figure], bool]:
    """Where moments are too many to be told apart beside windows of harm, or fates: what is known at the last one.

    Every figure's low end holds for it, the upper ends of those that were given for it.
    """
    heard = {when.recorded for figure in figures for when in figure.region.time}
    harms = {when.harm for figure in [*figures, Figure(query, _NO_ROW)] for when in figure.region.time}
    asked = {when.recorded for when in query.time}
    regions = [query, *(figure.region for figure in figures)]
    fates = _are_fates(regions, nogoods) and not fit(map(_fate, regions), nogoods)
    if len(asked) != 1 or heard == asked or not (fates or (len(heard) > _MOMENTS and len(harms) > 1)):
        return figures, True
    (last,) = asked
    if last is None or last.start is not None:
        return figures, True
    return [_at(last, figure) for figure in figures], False


def _at(last: Window, figure: Figure) -> Figure:
    """A figure as it speaks for the last moment."""
    given_for_it = all(when.recorded == last for when in figure.region.time)
    row = figure.row if given_for_it else evolve(figure.row, high=None, soft_high=False)
    return Figure(figure.region.at(tuple(evolve(when, recorded=last) for when in figure.region.time)), row)


def _one_moment(figures: list[Figure], asked: Region, also: Sequence[Region]) -> tuple[list[Figure], Region]:
    """Where all were recorded alike, it tells nothing apart, but that the harm had happened by then."""
    moments = {when.recorded for region in [*also, *(figure.region for figure in figures)] for when in region.time}
    if len(moments) > 1:
        return figures, asked

    def plain(region: Region) -> Region:
        return region.at(tuple(dict.fromkeys(map(_happened, region.time))))

    return [Figure(plain(figure.region), figure.row) for figure in figures], plain(asked)


def _happened(when: When) -> When:
    """The same time without its side of coming to know."""
    by_then = Window(None, when.recorded.end) if when.recorded else None
    harm = by_then if when.harm is None else (when.harm & by_then) or when.harm if by_then else when.harm
    return When(harm, when.unknown)
