"""Which of a text's places are the same, lie in one another, or lie apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from attrs import field, frozen

from casualtylib.lexicon import load, words


@cache
def _kinds() -> frozenset[str]:
    return frozenset(words("places", "kinds"))


@cache
def _countries() -> frozenset[str]:
    return frozenset(words("places", "countries"))


@cache
def place_key(place: str) -> str:
    """A place's name for comparison: lower case, without the kind of place.

    >>> place_key("Kandahar province"), place_key("Al Bab")
    ('kandahar', 'al bab')
    """
    parts = place.lower().split()
    return " ".join(part for part in parts if part not in _kinds()) or place.lower()


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
    return key in _countries() or (key.endswith("s") and key[:-1] in _countries()) or place.lower().split()[-1] in _PLURAL


_PLURAL = frozenset(
    {"provinces", "regions", "districts", "states", "counties", "areas", "cities", "towns", "villages", "neighborhoods", "neighbourhoods"}
)


def _keys(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((place_key(inner), place_key(outer)) for inner, outer in pairs)


@frozen
class Atlas:
    """What is known of how places lie: pairs (inner, outer)."""

    pairs: frozenset[tuple[str, str]] = field(default=frozenset(), converter=_keys)

    def apart(self, a: Sequence[str], b: Sequence[str]) -> bool:
        """Whether both name places, and none of the one is, holds or lies in one of the other.

        >>> atlas = Atlas([("Jaramana", "Damascus")])
        >>> atlas.apart(["Jaramana"], ["Damascus"]), atlas.apart(["Homs"], ["Damascus"]), atlas.apart([], ["Damascus"])
        (False, True, False)
        """
        if not a or not b or any(map(is_wide, (*a[:1], *b[:1]))):
            return False
        if self._could_lie_in(a[0], b[0]):
            return False
        return not any(self._touch(place_key(x), place_key(y)) for x in a for y in b)

    @staticmethod
    def _could_lie_in(a: str, b: str) -> bool:
        """Whether one is of a kind that lies in places of the other's kind: a street in a city, a mosque in a bare name."""
        sizes = _size(a), _size(b)
        return sizes[0] != sizes[1] and (None not in sizes or 0 in sizes)

    def _touch(self, a: str, b: str) -> bool:
        if a == b or set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
            return True
        return (a, b) in self.pairs or (b, a) in self.pairs
