"""Large systems whose other sides hang together only through one: a star of small blocks around a line.

Take the axis along which most boxes differ (time). Two other axes belong to one *block* if some box restricts both. Given
how many people there are in each stretch of the line, the blocks are free of each other: any numbers per kind of each block
that add up to it can be had at once. So one number for each kind of each block and stretch says it all, not one for each
combination, and a sum of ends covers a cell if the blocks' least shares do so together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from casualtylib.model.box import Axis, Cell
from casualtylib.reconciling.cells import Bits, atoms

#: Stretches of the line that follow each other: the first, and the one after the last.
Run = tuple[int, int]
#: What a box covers of the line, its block (-1: none), and which kinds of it.
Shadow = tuple[tuple[Run, ...], int, frozenset[int]]
#: Running totals over the stretches: of everyone, then for each block of its kinds.
Totals = Sequence[Sequence[Sequence[int]]]


@frozen(eq=False)
class Block:
    """Axes that some box restricts together, and the kinds of their cells that the boxes tell apart."""

    axes: tuple[int, ...]
    kinds: tuple[Cell, ...]


@frozen(eq=False)
class Star:
    """Boxes as what they cover of a line and of one block beside it.

    Args:
        axes: the axes of the boxes.
        core: the axis that is the line.
        points: the elements of it at which something begins or ends; where it ends.
        blocks: the blocks.
        shadows: of the boxes given, in order.
    """

    axes: tuple[Axis, ...]
    core: int
    points: tuple[int, ...]
    blocks: tuple[Block, ...]
    shadows: tuple[Shadow, ...]

    @property
    def stretches(self) -> int:
        """How many stretches the line has."""
        return len(self.points) - 1

    def least_shares(self, terms: Sequence[tuple[int, int]]) -> list[int]:
        """For each stretch, the least that boxes (index, times) add up to in any of its cells."""
        base = [0] * (self.stretches + 1)
        shares: dict[tuple[int, int], list[int]] = {}
        for box, times in terms:
            runs, home, kinds = self.shadows[box]
            for change in [shares.setdefault((home, kind), [0] * len(base)) for kind in kinds] if home >= 0 else [base]:
                for start, end in runs:
                    change[start] += times
                    change[end] -= times
        least = _summed(base)
        for b, block in enumerate(self.blocks):
            mine = [_summed(shares[b, kind]) for kind in range(len(block.kinds)) if (b, kind) in shares]
            mine += [[0] * len(base)] if len(mine) < len(block.kinds) else []
            least = [sum(both) for both in zip(least, map(min, *mine) if len(mine) > 1 else mine[0], strict=True)]
        return least[:-1]

    def held(self, box: int, totals: Totals) -> int:
        """How many a box holds."""
        runs, block, kinds = self.shadows[box]
        lines = [totals[0][0]] if block < 0 else [totals[1 + block][kind] for kind in kinds]
        return sum(line[end] - line[start] for line in lines for start, end in runs)

    def cells(self, totals: Totals) -> tuple[tuple[Cell, int], ...]:
        """The numbers as numbers for cells: the kinds of each block are laid out one after the other, block beside block."""
        found: list[tuple[Cell, int]] = []
        (whole,), *parts = totals
        for t, (before, after) in enumerate(pairwise(whole)):
            ends = [_summed([line[t + 1] - line[t] for line in lines]) for lines in parts]
            for low, high in pairwise(sorted({0, after - before}.union(*ends))):
                cell = [0] * len(self.axes)
                cell[self.core] = self.points[t]
                for block, edges in zip(self.blocks, ends, strict=True):
                    kind = next(k for k, edge in enumerate(edges) if high <= edge)
                    for axis, element in zip(block.axes, block.kinds[kind], strict=True):
                        cell[axis] = element
                found.append((tuple(cell), high - low))
        return tuple(found)


def star_of(boxes: Sequence[Bits], axes: Sequence[Axis], limit: int) -> Star | None:
    """The star of these boxes; None if a block has more than `limit` kinds."""
    if not axes:
        return None
    full = [(1 << len(axis.elements)) - 1 for axis in axes]
    core = max(range(len(axes)), key=lambda i: len({box[i] for box in boxes}))
    used = [tuple(i for i, side in enumerate(box) if i != core and side != full[i]) for box in boxes]
    groups: list[set[int]] = []
    for together in dict.fromkeys(used):
        if together:
            linked = [group for group in groups if not group.isdisjoint(together)]
            groups = [group for group in groups if group.isdisjoint(together)] + [set(together).union(*linked)]
    runs = {side: _runs(side) for side in dict.fromkeys(box[core] for box in boxes)}
    points = sorted({0, len(axes[core].elements)}.union(*(run for found in runs.values() for run in found)))
    place = {point: i for i, point in enumerate(points)}
    lines = {side: tuple((place[start], place[end]) for start, end in found) for side, found in runs.items()}
    blocks: list[Block] = []
    covers: list[dict[Bits, frozenset[int]]] = []
    for group in (tuple(sorted(group)) for group in groups):
        sides = list(
            dict.fromkeys(tuple(box[i] for i in group) for box, mine in zip(boxes, used, strict=True) if mine and mine[0] in group)
        )
        found = atoms([tuple(full[i] for i in group), *sides], [axes[i] for i in group], limit)
        if found is None:
            return None
        blocks.append(Block(group, tuple(cell for _, cell in found)))
        covers.append({side: frozenset(k for k, (mask, _) in enumerate(found) if mask >> s & 1) for s, side in enumerate(sides, 1)})
    home = {axis: b for b, block in enumerate(blocks) for axis in block.axes}
    shadows = []
    for box, mine in zip(boxes, used, strict=True):
        b = home[mine[0]] if mine else -1
        kinds = covers[b][tuple(box[i] for i in blocks[b].axes)] if mine else frozenset[int]()
        shadows.append((lines[box[core]], b, kinds))
    return Star(tuple(axes), core, tuple(points), tuple(blocks), tuple(shadows))


def _summed(changes: Sequence[int]) -> list[int]:
    total, found = 0, []
    for change in changes:
        total += change
        found.append(total)
    return found


def _runs(side: int) -> list[Run]:
    """The stretches of elements that follow each other.

    >>> _runs(0b11011)
    [(0, 2), (3, 5)]
    """
    found, start = [], 0
    while side:
        skipped = (side & -side).bit_length() - 1
        side >>= skipped
        length = (~side & (side + 1)).bit_length() - 1
        side >>= length
        found.append((start + skipped, start + skipped + length))
        start += skipped + length
    return found
