"""How two groups stand to each other, as far as their words say."""

from __future__ import annotations

from functools import cache

from attrs import evolve

from casualtylib.lexicon import words
from casualtylib.model.group import AXES, Group
from casualtylib.reading.groups import nouns


def disjoint(a: Group, b: Group) -> bool:
    """Whether nobody can be in both: they differ on an axis, or fight on different sides.

    >>> disjoint(Group(age="child"), Group(age="adult", sex="female"))
    True
    >>> disjoint(Group(names=("policeman",)), Group(status="combatant", names=("rebel",)))
    True
    """
    if {side(a), side(b)} == {"forces", "irregulars"}:
        return True
    return any(x is not None and y is not None and x != y for x, y in ((getattr(a, axis), getattr(b, axis)) for axis in AXES))


@cache
def side(group: Group) -> str | None:
    """Whether people serve a state ("forces") or fight without one ("irregulars"); None where no word says so."""
    sides = {side for side in ("forces", "irregulars") if set(words("groups", "sides", side)) & set(group.names)}
    return sides.pop() if len(sides) == 1 else None


def band(group: Group) -> frozenset[str]:
    """The names by which fighters are told apart from others: not that they are fighters, their country or whom they fight for.

    >>> sorted(band(Group(status="combatant", names=("fighter", "orlo")))), sorted(band(Group(names=("syrian", "soldier"))))
    (['orlo'], [])
    """
    return frozenset(name for name in group.names if name not in nouns() and name not in words("groups", "sides", "no_band"))


def narrower(inner: Group, outer: Group) -> bool:
    """Whether everyone in `inner` is in `outer` by the words alone, and not the other way round.

    >>> narrower(Group(names=("soldier", "syrian")), Group(names=("soldier",)))
    True
    """
    return inner != outer and covers(outer, inner)


def covers(outer: Group, inner: Group) -> bool:
    """Whether everyone in `inner` is in `outer` by the words alone.

    >>> covers(Group(), Group(age="child")), covers(Group(age="child"), Group())
    (True, False)
    """
    if outer.any_of and outer.any_of != inner.any_of and not any(covers(part, inner) for part in outer.any_of):
        return False
    facets = all(getattr(outer, axis) in (None, getattr(inner, axis)) for axis in AXES)
    return facets and _named_in(outer, inner)


def _named_in(outer: Group, inner: Group) -> bool:
    """Whether every name of one group is a name of the other, if a longer one: an aid worker is a worker."""
    return all(name in inner.names or any(longer.endswith(f" {name}") for longer in inner.names) for name in outer.names)


@cache
def _ages(group: Group) -> frozenset[str]:
    """The ages among its names: "17-year-old"."""
    return frozenset(name for name in group.names if name.endswith(("-year-old", "-month-old")))


def could_contain(outer: Group, inner: Group) -> bool:
    """Whether a count of `outer` can include people counted as `inner`: no axis speaks against it, and `outer`
    has no name (an occupation, a nationality) that `inner` lacks. Those who did the harm are not counted among its
    victims unless the text says so.

    >>> could_contain(Group(status="civilian"), Group(age="child"))
    True
    >>> could_contain(Group(names=("soldier",)), Group(age="child"))
    False
    """
    if inner.role == "perpetrators" and outer.role is None:
        return False
    ages = _ages(outer), _ages(inner)
    if ages[0] and ages[1] and ages[0] != ages[1]:
        return False
    return not disjoint(outer, inner) and _named_in(evolve(outer, names=tuple(set(outer.names) - ages[0])), inner)


def culprit_named_apart(a: Group, b: Group) -> bool:
    """Whether one did the harm, and the other is named as something else: a gunman and a clerk.

    >>> culprit_named_apart(Group(role="perpetrators"), Group(names=("clerk",)))
    True
    >>> culprit_named_apart(Group(role="perpetrators"), Group(age="adult", sex="male"))
    False
    """
    return any(one.role == "perpetrators" != other.role and bool(other.names) for one, other in ((a, b), (b, a)))


def alike(a: Group, b: Group) -> bool:
    """Whether two groups can be one, named twice.

    >>> alike(Group(), Group(names=("villager",)))
    True
    """
    return could_contain(a, b) or could_contain(b, a)
