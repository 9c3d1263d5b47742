"""Which of a text's places are the same, lie in one another, or lie apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from attrs import field, frozen

from casualtylib.gazetteer.names import PlaceName, countries, directions_apart
from casualtylib.gazetteer.relation import Gazetteer, Relation
from casualtylib.lexicon import load


def place_key(place: str) -> str:
    """A place's name for comparison: lower case, without the kind of place, and whichever part of it is meant.

    >>> place_key("Kandahar province"), place_key("Al Bab"), place_key("northern Syria")
    ('kandahar', 'al bab', 'syria')
    """
    return PlaceName.of(place).name


def part_key(place: str) -> str:
    """The same, of just the part of it that is meant.

    >>> part_key("Kandahar province"), part_key("northern Syria")
    ('kandahar', 'north syria')
    """
    name = PlaceName.of(place)
    return f"{name.direction} {name.name}" if name.direction else name.name


@cache
def _size(place: str) -> int | None:
    """How large the kind of a place is, from 0; None if it names none."""
    last = place.lower().split()[-1:]
    return next((i for i, listed in enumerate(load("places")["sizes"]) if last and last[0] in listed), None)


@cache
def is_wide(place: str) -> bool:
    """Whether a place is a country, or several places at once: what happened in it can have happened anywhere there.

    >>> is_wide("Syria"), is_wide("northern provinces"), is_wide("Idlib")
    (True, True, False)
    """
    key = place_key(place)
    return key in countries() or (key.endswith("s") and key[:-1] in countries()) or place.lower().split()[-1] in _PLURAL


_PLURAL = frozenset(
    {"provinces", "regions", "districts", "states", "counties", "areas", "cities", "towns", "villages", "neighborhoods", "neighbourhoods"}
)


def _keys(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((place_key(inner), place_key(outer)) for inner, outer in pairs)


def _unordered(pairs: Iterable[tuple[str, str]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((a.lower(), b.lower())) for a, b in pairs)


@frozen
class Atlas:
    """What is known of how places lie: pairs (inner, outer), and pairs that a gazetteer knows to lie apart."""

    pairs: frozenset[tuple[str, str]] = field(default=frozenset(), converter=_keys)
    separate: frozenset[frozenset[str]] = field(default=frozenset(), converter=_unordered)

    def apart(self, a: Sequence[str], b: Sequence[str]) -> bool:
        """Whether both name places, and none of the one is, holds or lies in one of the other.

        >>> atlas = Atlas([("Jaramana", "Damascus")])
        >>> atlas.apart(["Jaramana"], ["Damascus"]), atlas.apart(["Homs"], ["Damascus"]), atlas.apart([], ["Damascus"])
        (False, True, False)
        >>> atlas.apart(["northern Syria"], ["southern Syria"])
        True
        """
        if not a or not b or any(self._touch(x, y) for x in a for y in b):
            return False
        if self._known_apart(a[0], b[0]):
            return True
        return not any(map(is_wide, (*a[:1], *b[:1]))) and not self._could_lie_in(a[0], b[0])

    def _known_apart(self, a: str, b: str) -> bool:
        return frozenset((a.lower(), b.lower())) in self.separate or place_key(a) == place_key(b)  # north and south of one place

    @staticmethod
    def _could_lie_in(a: str, b: str) -> bool:
        """Whether one is of a kind that lies in places of the other's kind: a street in a city, a mosque in a bare name."""
        sizes = _size(a), _size(b)
        return sizes[0] != sizes[1] and (None not in sizes or 0 in sizes)

    def _touch(self, x: str, y: str) -> bool:
        a, b = PlaceName.of(x), PlaceName.of(y)
        if a.name == b.name:
            return not directions_apart(a.direction, b.direction)
        if set(a.name.split()) <= set(b.name.split()) or set(b.name.split()) <= set(a.name.split()):
            return frozenset((x.lower(), y.lower())) not in self.separate
        return (a.name, b.name) in self.pairs or (b.name, a.name) in self.pairs


@frozen
class Lie:
    """How the places of one text lie.

    Args:
        within: pairs (inner, outer): the user's, the text's, the gazetteer's.
        apart: pairs that the gazetteer knows to lie apart.
        reasons: why each place that the gazetteer placed in others is thought to lie there, by its name.
    """

    within: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    reasons: Mapping[str, str] = field(factory=dict, hash=False)

    @property
    def atlas(self) -> Atlas:
        """The same, to be asked about two figures."""
        return Atlas(self.within, self.apart)


def lie(text: str, named: Iterable[str], told: Iterable[tuple[str, str]], gazetteer: Gazetteer) -> Lie:
    """How places lie, by the words of the text and by a gazetteer, whom the text overrules.

    Args:
        text: the whole text.
        named: the place words of the text; of "northern Syria" it is known that it is in Syria.
        told: the pairs (inner, outer) that the text gives.
        gazetteer: what else is known.
    """
    pairs = [(inner, outer) for inner, outer in told if place_key(inner) != place_key(outer)]
    named = dict.fromkeys([*named, *(name for pair in pairs for name in pair)])
    pairs += [(place, place.split(maxsplit=1)[1]) for place in named if PlaceName.of(place).direction]
    by_text = {(inner.lower(), outer.lower()) for inner, outer in pairs}
    said = [one for one in gazetteer.relate(text, tuple(named), tuple(pairs)) if not _overruled(one, by_text)]
    inside = [one for one in said if one.inside and one.place.lower() != one.other.lower()]
    reasons: dict[str, list[Relation]] = {}
    for one in inside:
        if one.why and (one.place.lower(), one.other.lower()) not in by_text:
            reasons.setdefault(one.place, []).append(one)
    return Lie(
        tuple(dict.fromkeys([*((one.place, one.other) for one in inside), *pairs])),
        tuple((one.place, one.other) for one in said if not one.inside),
        {place: f"{place} lies in {', '.join(one.other for one in found)}: {found[0].why}" for place, found in reasons.items()},
    )


def _overruled(one: Relation, by_text: Collection[tuple[str, str]]) -> bool:
    """Whether the text says otherwise."""
    pair = (one.place.lower(), one.other.lower())
    return pair[::-1] in by_text or (not one.inside and pair in by_text)
