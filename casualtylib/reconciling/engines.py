"""Which engine suits which problem: a line, a few boxes of any kind, a large star."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from casualtylib.model.box import Axis, Box
from casualtylib.reconciling.branch import Found, Problem
from casualtylib.reconciling.cells import Bits
from casualtylib.reconciling.ends import Bar
from casualtylib.reconciling.linear import LineProblem, Shape, line_problem, shape_of, window
from casualtylib.reconciling.program import Program, program

#: What can be asked for the greatest and the least, or whether its bars can all hold.
Asked = LineProblem | Problem | Program


@frozen
class Limits:
    """How much one search may take on: atoms and rows of the engine for any boxes, nodes, and whether it may be a linear program."""

    atoms: int
    rows: int
    nodes: int
    programs: bool = True


def problem(axes: Sequence[Axis], bars: Sequence[Bar], query: tuple[Box, Bits] | None, limits: Limits) -> LineProblem | Problem | None:
    """The problem of these bars, for the engines that need nothing else; None if it is too large for them."""
    if bars:
        shape = shape_of([bar.bits for bar in bars], axes)
        if shape is not None and (query is None or window(query[1][shape.axis]) is not None):
            return line_problem(axes, bars, shape, query)
    if len(bars) > limits.rows:
        return None
    found = Problem(axes, bars, query, limits.atoms)
    return found if found.ready else None


def problems(axes: Sequence[Axis], bars: Sequence[Bar], query: tuple[Box, Bits] | None, limits: Limits) -> Iterator[Asked]:
    """The problem of these bars for each engine that takes it, until its user is content."""
    plain = problem(axes, bars, query, limits)
    if plain is not None:
        yield plain
    large = program(axes, bars, query) if limits.programs else None
    if large is not None:
        yield large


def feasible(axes: Sequence[Axis], bars: Sequence[Bar], limits: Limits) -> Found:
    """Whether these bars can all hold; not exact where no engine decides it."""
    found = Found(exact=False)
    for asked in problems(axes, bars, None, limits):
        found = asked.feasible(limits.nodes)
        if found.exact:
            break
    return found


def lines_among(places: Sequence[Bits], axes: Sequence[Axis]) -> list[tuple[Shape, list[int]]]:
    """Those of the boxes (indices) that are windows along the axis along which all differ most, by what they cover along the others."""
    axis = max(range(len(axes)), key=lambda i: len({place[i] for place in places}), default=-1)
    groups: dict[Bits, list[int]] = {}
    for i, place in enumerate(places if axis >= 0 else ()):
        if window(place[axis]) is not None:
            groups.setdefault((*place[:axis], -1, *place[axis + 1 :]), []).append(i)
    return [(Shape(axis, others), group) for others, group in groups.items()]
