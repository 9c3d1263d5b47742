"""Rows that cannot all hold: found by a search, made minimal by leaving rows out, shown by proof and witnesses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attrs import field, frozen

from casualtylib.model.proof import Proof
from casualtylib.reconciling.branch import Branch, Found, Problem
from casualtylib.reconciling.certificates import attained_proof, contradiction_proof, minimal, refuted, used
from casualtylib.reconciling.ends import Bar, Limit, SoftEnd, Table, limits_of
from casualtylib.reconciling.engines import Limits, feasible
from casualtylib.reconciling.hitting import UndecidedError

_BLOCKS = 8  # a conflict of many rows is first tried without an eighth of them


@frozen(eq=False)
class Contradiction:
    """A minimal conflict in the making: the rows (indices, in order) and the argument."""

    rows: tuple[int, ...]
    tree: Branch = field(repr=False)


@frozen
class Clash:
    """A minimal conflict: rows that cannot all hold, though any of them dropped, the others can.

    Args:
        rows: their ids, in the order of the system.
        proof: the contradiction.
        witnesses: for each row in turn, the proof that the others can hold; None where that was not decided.
    """

    rows: tuple[str, ...]
    proof: Proof
    witnesses: tuple[Proof | None, ...]


class Lasting:
    """The hard ends of rows that are asked again and again with some of them gone; the search goes on from its last answer."""

    def __init__(self, table: Table, rows: Sequence[int], limits: Limits) -> None:
        self._table, self._limits = table, limits
        self._bars = table.bars(rows, soft=False)
        problem = Problem(table.axes, self._bars, None, limits.atoms, lasting=True) if len(self._bars) <= limits.rows else None
        self._problem = problem if problem is not None and problem.ready else None

    def feasible(self, rows: Iterable[int]) -> Found:
        """Whether the hard ends of these rows can all hold."""
        if self._problem is None:
            return feasible(self._table.axes, self._table.bars(rows, soft=False), self._limits)
        now = {bar.bits: bar for bar in self._table.bars(rows, soft=False)}
        self._problem.change([now.get(bar.bits) or Bar(bar.box, bar.bits) for bar in self._bars])
        return self._problem.feasible(self._limits.nodes)


def hard_conflict(
    table: Table, rows: Sequence[int], limits: Limits, last: int | None = None, lasting: Lasting | None = None
) -> Contradiction | None:
    """A minimal conflict among the hard ends of `rows`; None if they can all hold.

    Args:
        lasting: where more of the same will be asked, what is kept for it.
        last: a row to keep in the conflict as long as another can go.

    Raises:
        UndecidedError: where the limits do not let it decide.
    """
    found = lasting.feasible(rows) if lasting else feasible(table.axes, table.bars(rows, soft=False), limits)
    if not found.refuted:
        if found.numbers is None:
            raise UndecidedError
        return None
    assert found.tree is not None, "a refutation has an argument"
    return narrowed(table, found.tree, rows, limits, last)


def narrowed(table: Table, tree: Branch, rows: Iterable[int], limits: Limits, last: int | None = None) -> Contradiction:
    """The minimal conflict that is left of a contradiction among hard ends when rows go that it does not need."""
    place = {table.rows[r].id: r for r in rows}
    left, needed = _rows(tree, place, last), list[int]()
    block = max(1, len(left) // _BLOCKS)
    while left:
        block = min(block, len(left))
        tried = left[-block:]
        shorter = feasible(table.axes, table.bars([*left[:-block], *needed], soft=False), limits)
        if shorter.refuted and shorter.tree is not None:
            tree = shorter.tree
            still = set(_rows(tree, place, last))
            left = [r for r in left[:-block] if r in still]
            needed = [r for r in needed if r in still]
        elif block == 1:
            needed += tried
            left.pop()
        else:
            block //= 2
    return Contradiction(tuple(sorted(needed)), tree)


def _rows(tree: Branch, place: dict[str, int], last: int | None) -> list[int]:
    """The rows that an argument uses, in order; `last` first, so that leaving out comes to it at the end."""
    return sorted({place[limit.row.id] for limit in used(tree)}, key=lambda r: (r != last, r))


def hard_clash(table: Table, found: Contradiction, limits: Limits) -> Clash:
    """The conflict with its proof, and witnesses that each row is needed."""
    witnesses: list[Proof | None] = []
    for row in found.rows:
        bars = table.bars([r for r in found.rows if r != row], soft=False)
        rest = feasible(table.axes, bars, limits)
        witnesses.append(None if rest.numbers is None else attained_proof(table, limits_of(bars), rest.numbers))
    return Clash(tuple(table.rows[r].id for r in found.rows), contradiction_proof(table, found.tree), tuple(witnesses))


def soft_conflict(table: Table, rows: Iterable[int], released: Collection[SoftEnd], limits: Limits) -> Branch | None:
    """A minimal argument that the ends of `rows`, soft ones among them, contradict each other; None if they can all hold.

    Raises:
        UndecidedError: where the limits do not let it decide.
    """
    found = feasible(table.axes, table.bars(rows, released=released), limits)
    if not found.refuted:
        if found.numbers is None:
            raise UndecidedError
        return None
    assert found.tree is not None, "a refutation has an argument"
    return minimal(table, found.tree, limits.nodes)


def soft_clash(table: Table, tree: Branch, limits: Limits) -> Clash:
    """The tension with its proof, and witnesses that the ends of each row are needed."""
    ends = used(tree)
    ids = [row.id for row in table.rows if any(limit.row.id == row.id for limit in ends)]
    witnesses: list[Proof | None] = []
    for row in ids:
        others: list[Limit] = [limit for limit in ends if limit.row.id != row]
        rest = refuted(table, others, limits.nodes)
        witnesses.append(None if rest.numbers is None else attained_proof(table, others, rest.numbers))
    return Clash(tuple(ids), contradiction_proof(table, tree), tuple(witnesses))
