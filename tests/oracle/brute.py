"""An oracle that shares nothing with the engine: every filling of every cell, by the sums that rows can reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from casualtylib.model.box import Axis, Box
from casualtylib.reconciling.system import Row, System

#: A box with ends.
Bar = tuple[Box, int, int | None]


def extremes(axes: Sequence[Axis], bars: Sequence[Bar], query: Box | None = None) -> tuple[int, int | None] | None:
    """The least and greatest number in `query` over all whole fillings that hold all bars; None if there are none."""
    cells = list(product(*(range(len(axis.elements)) for axis in axes)))
    states: dict[tuple[int, ...], tuple[int, int]] = {(0,) * len(bars): (0, 0)}
    most = max((low for _, low, _ in bars), default=0)
    for cell in cells:
        holding = [i for i, (box, _, _) in enumerate(bars) if cell in box]
        asked = query is not None and cell in query
        highs = [high for i in holding if (high := bars[i][2]) is not None]
        cap = min([max(most, max(highs)), *highs]) if highs else most  # more than `most` helps no lower end
        reached: dict[tuple[int, ...], tuple[int, int]] = {}
        for state, (least, greatest) in states.items():
            for number in range(cap + 1):
                sums = list(state)
                for i in holding:
                    sums[i] += number
                    low, high = bars[i][1:]
                    if high is None:
                        sums[i] = min(sums[i], low)
                if any((high := bars[i][2]) is not None and sums[i] > high for i in holding):
                    break
                here = (least + number * asked, greatest + number * asked)
                old = reached.get(tuple(sums))
                reached[tuple(sums)] = here if old is None else (min(old[0], here[0]), max(old[1], here[1]))
        states = reached
    ends = [end for state, end in states.items() if all(s >= low for s, (_, low, _) in zip(state, bars, strict=True))]
    if not ends:
        return None
    endless = query is not None and any(
        cell in query and not any(high is not None and cell in box for box, _, high in bars) for cell in cells
    )
    return min(low for low, _ in ends), None if endless else max(high for _, high in ends)


def hard(rows: Iterable[Row]) -> list[Bar]:
    """The hard ends of rows."""
    return [(row.box, 0 if row.soft_low else row.low, None if row.soft_high else row.high) for row in rows]


def holds(system: System, rows: Iterable[Row]) -> bool:
    """Whether the hard ends of `rows` can all hold."""
    return extremes(system.axes, hard(rows)) is not None


def repairs(system: System) -> tuple[int, set[frozenset[str]]] | None:
    """The smallest weight of units to set aside, and every set of units of that weight; None if nothing helps."""
    weights: dict[str, int] = {}
    for row in system.rows:
        if row.movable:
            weights[row.name] = max(row.weight, weights.get(row.name, 0))
    found: dict[int, set[frozenset[str]]] = {}
    for size in range(len(weights) + 1):
        for gone in combinations(sorted(weights), size):
            if holds(system, [row for row in system.rows if not (row.movable and row.name in gone)]):
                found.setdefault(sum(weights[unit] for unit in gone), set()).add(frozenset(gone))
    return (min(found), found[min(found)]) if found else None


def soft_ends(system: System, rows: Sequence[Row]) -> list[Bar]:
    """The widest soft end of each side of what a box covers."""
    cells = list(product(*(range(len(axis.elements)) for axis in system.axes)))
    covered = {row.id: frozenset(cell for cell in cells if cell in row.box) for row in rows}
    lows: dict[frozenset[tuple[int, ...]], Bar] = {}
    highs: dict[frozenset[tuple[int, ...]], Bar] = {}
    for row in rows:
        place = covered[row.id]
        if row.soft_low and row.low:
            lows[place] = (row.box, min(row.low, lows.get(place, (row.box, row.low, None))[1]), None)
        if row.soft_high and row.high is not None:
            highs[place] = (row.box, 0, max(row.high, highs.get(place, (row.box, 0, row.high))[2] or 0))
    return [*lows.values(), *highs.values()]


def bounds(system: System, query: Box) -> tuple[int, int | None] | None:
    """The hull over smallest repairs and, for each, over smallest releases of soft ends."""
    found = repairs(system)
    if found is None:
        return None
    ends: list[tuple[int, int | None]] = []
    for gone in found[1]:
        rows = [row for row in system.rows if not (row.movable and row.name in gone)]
        soft = soft_ends(system, rows)
        for size in range(len(soft) + 1):
            here = []
            for released in combinations(range(len(soft)), size):
                kept = [end for i, end in enumerate(soft) if i not in released]
                reached = extremes(system.axes, hard(rows) + kept, query)
                if reached is not None:
                    here.append(reached)
            if here:
                ends += here
                break
    high = None if any(h is None for _, h in ends) else max(h for _, h in ends if h is not None)
    return min(low for low, _ in ends), high
