"""The sides of boxes as conditions on names: which names hold for a person, and which cannot hold together.

A *literal* is a name with whether it holds: ``("child", True)``, and ``("child", False)`` for adults. A *side* is a set
of alternatives, each a set of literals that hold at once. Names are free of each other but for *nogoods*: sets of
literals that cannot all hold (the disjoint items of one list; an inner place without the outer one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from casualtylib.model.group import AXES, Group

Literal = tuple[str, bool]
Literals = frozenset[Literal]
Side = frozenset[Literals]
Element = frozenset[str]

#: The side that covers everything, and the one that covers nothing.
OPEN: Side = frozenset({frozenset()})
NOTHING: Side = frozenset()

#: A facet's axis as one name that holds for its first value and not for its second.
_FACETS = {value: (first, value == first) for first, second in AXES.values() for value in (first, second)}


@lru_cache(maxsize=1024)
def named(*words: str) -> Side:
    """The side on which all these names hold.

    >>> named() == OPEN
    True
    """
    return frozenset({frozenset((word, True) for word in words)})


@lru_cache(maxsize=1024)
def of_group(group: Group) -> Side:
    """A group as a side.

    >>> sorted(next(iter(of_group(Group(age="adult", names=("soldier",))))))
    [('child', False), ('soldier', True)]
    """
    facets = [value for value in (group.age, group.sex, group.status, group.role) if value]
    here = frozenset({frozenset([*(_FACETS[value] for value in facets), *((name, True) for name in group.names)])})
    if not group.any_of:
        return here
    return meet(here, frozenset(literals for one in group.any_of for literals in of_group(one)))


def meet(a: Side, b: Side) -> Side:
    """What lies on both sides."""
    if a in (OPEN, b):
        return b
    if b == OPEN:
        return a
    return frozenset(x | y for x, y in product(a, b) if possible(x | y))


def other_than(side: Side) -> Side:
    """Everything that is not on a side.

    >>> other_than(of_group(Group(names=("rebel",)))) == frozenset({frozenset({("rebel", False)})})
    True
    >>> other_than(OPEN) == NOTHING
    True
    """
    rest = OPEN
    for literals in side:
        rest = meet(rest, frozenset(frozenset({(name, not holds)}) for name, holds in literals))
    return rest


def possible(literals: Literals, nogoods: Iterable[Literals] = ()) -> bool:
    """Whether the literals can hold at once."""
    if any((name, not holds) in literals for name, holds in literals):
        return False
    return not any(nogood <= literals for nogood in nogoods)


def apart(a: Side, b: Side, nogoods: Iterable[Literals] = ()) -> bool:
    """Whether nobody can be on both sides."""
    if a == OPEN or b == OPEN:
        return not (a and b)
    return not any(possible(x | y, nogoods) for x, y in product(a, b))


def inside(inner: Side, outer: Side) -> bool:
    """Whether the names alone put `inner` in `outer`."""
    return all(any(y <= x for y in outer) for x in inner)


def names_in(side: Side) -> frozenset[str]:
    """The names that a side speaks of."""
    return frozenset(name for literals in side for name, _ in literals)


def holds(side: Side, element: Element) -> bool:
    """Whether a person for whom just the names of `element` hold is on the side."""
    return any(all((name in element) == yes for name, yes in literals) for literals in side)


def elements(names: Sequence[str], nogoods: Iterable[Literals], most: int) -> tuple[list[Element], int]:
    """Every set of names that can hold alone, of as many of the names, from the first on, as give no more than `most`.

    Returns:
        The sets, and of how many of the names they are.

    >>> rule = frozenset({("a", True), ("b", True)})
    >>> [sorted(e) for e in elements(("a", "b"), [rule], 9)[0]]
    [[], ['b'], ['a']]
    >>> elements(("a", "b", "c"), [rule], 4)[1]
    2
    """
    place = {name: i for i, name in enumerate(names)}
    ended: dict[int, list[Literals]] = {}
    for nogood in nogoods:
        if all(name in place for name, _ in nogood):
            ended.setdefault(max(place[name] for name, _ in nogood), []).append(nogood)
    found: list[Element] = [frozenset()]
    for i, name in enumerate(names):
        rules = ended.get(i, ())
        pairs = {other for rule in rules if len(rule) == 2 and (name, True) in rule for other, yes in rule if yes} - {name}
        several = [rule for rule in rules if len(rule) != 2 or not all(yes for _, yes in rule)]
        grown = [
            one
            for old in found
            for one in ((old, old | {name}) if pairs.isdisjoint(old) else (old,))
            if not any(_broken(rule, one) for rule in several)
        ]
        if len(grown) > most:
            return found, i
        found = grown
    return found, len(names)


def tied(sides: Iterable[Side], nogoods: Iterable[Literals]) -> list[list[str]]:
    """The names that sides speak of, by those that bear on each other: in one side, or in a nogood. Others are free of each other.

    >>> tied([named("nurse"), named("child", "girl"), named("driver")], [frozenset({("nurse", True), ("driver", True)})])
    [['child', 'girl'], ['driver', 'nurse']]
    """
    links = [names_in(side) for side in dict.fromkeys(sides)]
    used = frozenset[str]().union(*links)
    if not used:
        return []
    links += [frozenset(name for name, _ in nogood) & used for nogood in nogoods]
    groups: list[frozenset[str]] = []
    for names in dict.fromkeys(links):
        if names:
            mine = [group for group in groups if group & names]
            groups = [group for group in groups if not group & names] + [names.union(*mine)]
    return sorted(sorted(group) for group in groups)


def _broken(nogood: Literals, element: Element) -> bool:
    return all((name in element) == yes for name, yes in nogood)


def in_words(element: Element, names: Sequence[str]) -> str:
    """An element for people: its names, and the second value of facets that do not hold."""
    seconds = dict(AXES.values())
    words = [name if name in element else seconds[name] for name in names if name in element or name in seconds]
    return " ".join(words) or "others"
