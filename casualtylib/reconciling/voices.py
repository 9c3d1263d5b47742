"""Voices: one value for each, and the several names of one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TypeVar

from attrs import frozen

from casualtylib.errors import QueryError
from casualtylib.lexicon import words
from casualtylib.reading.voices import canonical_of

T = TypeVar("T")

#: How words for what is of a country end: "Iraqi", "Kenyan", "Turkish", "Japanese".
_OF_A_COUNTRY = ("i", "an", "ish", "ese")
#: So many letters the name of a country and the word for its people share.
_ALIKE = 4


class Voices(Mapping[str, T]):
    """A mapping from voices that is read by any name of a voice, in any case.

    Args:
        values: the value of each voice.
        names: other names of the voices, in lower case.

    >>> voices = Voices({"Syrian Observatory": 1}, {"sohr": "Syrian Observatory"})
    >>> voices["SOHR"], list(voices)
    (1, ['Syrian Observatory'])
    """

    def __init__(self, values: Mapping[str, T], names: Mapping[str, str]) -> None:
        self._values = dict(values)
        self._names = {**names, **{voice.casefold(): voice for voice in values}}

    def __getitem__(self, name: str) -> T:
        voice = self._voice(name) if isinstance(name, str) else ""
        if voice not in self._values:
            raise QueryError("source", name, self._values)
        return self._values[voice]

    def _voice(self, name: str) -> str:
        """The voice that a name stands for: in the reports, in the lexicon ("SOHR"), or as a name of one of them; "" for none."""
        if name in self._values or not name.strip():
            return name
        return self._names.get(name.casefold()) or self._names.get(canonical_of(name).casefold()) or self._alike(name)

    def _alike(self, name: str) -> str:
        """The one voice of which this may be a name, as reports give it several: "health minister" for "Iraq's health ministry"."""
        told = as_one([*self._names, name.casefold()])[name.casefold()]
        return self._names.get(told, "")

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._voice(name) in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Voices({self._values!r})"


@frozen
class _Named:
    """The name of a voice taken apart: whom it names, and of where."""

    base: tuple[str, ...]
    of: tuple[str, ...]


def as_one(names: Iterable[str]) -> dict[str, str]:
    """Each name of a voice with the one that stands for it: the first of those that several reports give one body.

    "The home ministry" and "Nepal's home ministry" are one body as long as no other country's is named, and so are a
    hospital and its spokesman, and a person with and without middle names.

    >>> as_one(["Home Ministry", "Nepal's Home Ministry", "Lena Marie Holt", "Lena Holt"])["Lena Holt"]
    'Lena Marie Holt'
    >>> as_one(["Health Ministry", "Iraqi Health Ministry", "Turkish Health Ministry"])["Health Ministry"]
    'Health Ministry'
    """
    parts = {name: _apart(name) for name in dict.fromkeys(names)}
    places: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for one in parts.values():
        places.setdefault(one.base, set()).update({one.of} if one.of else ())
    told: dict[str, str] = {}
    alike: dict[tuple[str, str], list[str]] = {}
    for name, one in parts.items():
        near = alike.setdefault((one.base[0], one.base[-1]), [])
        told[name] = next((told[other] for other in near if _is_one(one, parts[other], places[one.base])), name)
        near.append(name)
    return told


def _is_one(a: _Named, b: _Named, places: Collection[tuple[str, ...]]) -> bool:
    if a.base == b.base:
        return _of_one_place(a.of, b.of) or (not (a.of and b.of) and all(_of_one_place(x, y) for x, y in pairwise(sorted(places))))
    return min(len(a.base), len(b.base)) == 2 and a.of == b.of and (a.base[0], a.base[-1]) == (b.base[0], b.base[-1])


def _of_one_place(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "Lebanon" and "Lebanese" begin alike."""
    return a == b or (len(a) == len(b) == 1 and len(a[0]) > _ALIKE < len(b[0]) and a[0][:_ALIKE] == b[0][:_ALIKE])


def _apart(name: str) -> _Named:
    base = name.casefold().replace("’", "'").split()
    of: list[str] = []
    if base[0] in _speaking() and len(base) > 2:  # "spokesman for the hospital"
        base = base[3:] if base[2] == "the" and len(base) > 3 else base[2:]
    while len(base) > 1 and base[-1] in _speaking():
        base.pop()
    if "in" in base[1:-1]:
        at = base.index("in", 1)
        base, of = base[:at], base[at + 1 :]
    if len(base) > 1 and base[0].endswith(("'s", *_OF_A_COUNTRY)):
        whose = base.pop(0).removesuffix("'s")
        of = of if whose in _anywhere() else [*of, whose]
    if base[-1] == "minister" and len(base) > 1:
        base[-1] = "ministry"  # the office speaks by its head
    return _Named(tuple(base), tuple(of))


@cache
def _speaking() -> frozenset[str]:
    return frozenset(words("sources", "voices", "speaking"))


@cache
def _anywhere() -> frozenset[str]:
    return frozenset(words("sources", "voices", "anywhere"))
