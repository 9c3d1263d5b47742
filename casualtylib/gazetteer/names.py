"""The parts of a place's name: which part of it, its name, what kind of place it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from casualtylib.lexicon import load, words


@cache
def kinds() -> frozenset[str]:
    """The words for kinds of places: city, province, hospital."""
    return frozenset(words("places", "kinds"))


@cache
def compass() -> Mapping[str, str]:
    """Each compass word with its direction: "northwestern" → "northwest"."""
    return {word: direction for direction, listed in load("places")["compass"].items() for word in listed}


@cache
def countries() -> frozenset[str]:
    """Names of countries and of other wide places."""
    return frozenset(words("places", "countries"))


@frozen
class PlaceName:
    """A place's name taken apart, in lower case. A capital makes a compass word a part of the name: "North Kivu", "South Sudan".

    Args:
        name: without the rest; where nothing else is left, the whole.
        direction: which part of it: "north", "southeast", "central"; None: all of it.
        kind: what it is: "province"; None: not said.

    >>> PlaceName.of("northwestern Syria"), PlaceName.of("Kandahar province")
    (PlaceName(name='syria', direction='northwest', kind=None), PlaceName(name='kandahar', direction=None, kind='province'))
    >>> PlaceName.of("North Kivu province").name, PlaceName.of("Al Bab").name
    ('north kivu', 'al bab')
    """

    name: str
    direction: str | None = None
    kind: str | None = None

    @staticmethod
    @cache
    def of(place: str) -> PlaceName:
        """The parts of a place as a text writes it."""
        parts = place.lower().split()
        if " ".join(parts) in countries():
            return PlaceName(" ".join(parts))
        apart = len(parts) > 1 and (place.split()[0].islower() or parts[0].endswith("ern"))
        direction = compass().get(parts[0]) if apart else None
        rest = parts[1:] if direction else parts
        named = [part for part in rest if part not in kinds()]
        kind = next((part for part in rest if part in kinds()), None)
        return PlaceName(" ".join(named), direction, kind) if named else PlaceName(place.lower())


#: The direction that lies opposite; no place is in both.
OPPOSITE = {
    "north": "south", "south": "north", "east": "west", "west": "east",
    "northeast": "southwest", "southwest": "northeast", "northwest": "southeast", "southeast": "northwest",
}  # fmt: skip


def directions_apart(a: str | None, b: str | None) -> bool:
    """Whether two parts of one place share nothing: north and south, northwest and east; "central" may touch any.

    >>> directions_apart("north", "southeast"), directions_apart("north", "northwest"), directions_apart("north", "west")
    (True, False, False)
    """
    if a is None or b is None:
        return False
    return any(x in a and OPPOSITE[x] in b for x in ("north", "south", "east", "west"))


def direction_inside(inner: str | None, outer: str | None) -> bool:
    """Whether one part of a place lies in another of it: the northwest in the north and in the west.

    >>> direction_inside("northwest", "north"), direction_inside("north", None), direction_inside(None, "north")
    (True, True, False)
    """
    if inner is None or outer is None:
        return inner is not None
    return inner != outer and outer in inner
