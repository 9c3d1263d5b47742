"""The items of one list of parts are disjoint: what says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from attrs import evolve

from casualtylib.reconciling.region import Region
from casualtylib.reconciling.sides import Literals, Side, inside, possible

#: The sides on which items of a list are told apart, the first that differs first.
_SIDES = ("group", "place", "cause", "by")


def told_apart(items: Iterable[tuple[str | None, str]], regions: Mapping[str, Region]) -> tuple[dict[str, Region], list[Literals]]:
    """The regions with the items of each breakdown made disjoint, and the names that cannot hold together.

    Args:
        items: (name of the breakdown, id of the item); None: no item of a list.
        regions: what each covers.
    """
    lists: dict[str, list[str]] = {}
    for breakdown, id in items:
        if breakdown is not None:
            lists.setdefault(breakdown, []).append(id)
    found, nogoods = dict(regions), list[Literals]()
    for breakdown, ids in lists.items():
        alike: set[str] = set()
        for a, b in combinations(ids, 2):
            rules = _rules(regions[a], regions[b])
            nogoods += rules or ()
            alike |= {a, b} if rules is None else set()
        names = {id: f"item:{breakdown}:{id}" for id in ids if id in alike}
        for id, name in names.items():
            found[id] = evolve(found[id], place=frozenset(x | {(name, True)} for x in found[id].place))
        nogoods += [frozenset({(x, True), (y, True)}) for x, y in combinations(names.values(), 2)]
    return found, nogoods


def _rules(a: Region, b: Region) -> list[Literals] | None:
    """The names that cannot hold together because the two are disjoint; None where no name tells them apart."""
    if a.outcome != b.outcome or a.apart(b):
        return []
    for axis in _SIDES:
        x: Side = getattr(a, axis)
        y: Side = getattr(b, axis)
        if x != y and not inside(x, y) and not inside(y, x):
            return [one ^ other for one, other in product(x, y) if possible(one | other)]
    return None
