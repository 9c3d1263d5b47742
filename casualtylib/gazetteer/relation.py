"""What a gazetteer says: that a place lies in another, or apart from it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from attrs import field, frozen

from casualtylib.errors import FieldError
from casualtylib.model.checks import instance


@frozen
class Relation:
    """How one place lies to another.

    Args:
        place: the one, in the words of the text.
        other: the place that holds it, or that lies apart from it; a wider one need not stand in the text.
        inside: True: `place` lies in `other`; False: no part of the one lies in the other.
        why: who says so, in words; it is noted on the claims of the place. Empty: nothing to be noted, the user knows.

    >>> print(Relation("Anser", "Bruk", inside=False, why="the atlas of 1910"))
    Anser lies apart from Bruk: the atlas of 1910
    """

    place: str = field(validator=instance(str))
    other: str = field(validator=instance(str))
    inside: bool = field(default=True, validator=instance(bool), kw_only=True)
    why: str = field(default="", validator=instance(str), kw_only=True)

    def __str__(self) -> str:
        return f"{self.place} lies {'in' if self.inside else 'apart from'} {self.other}" + (f": {self.why}" if self.why else "")


@runtime_checkable
class Gazetteer(Protocol):
    """Anything that knows how places lie: one method, called once for each text. Make it hashable, and picklable for `read_many`.

    >>> class Islands:
    ...     def relate(self, text, places, told, /):
    ...         return [Relation(place, "the islands", why="my list") for place in places if place in ("Tarsk", "Bruk")]
    >>> import casualtylib as cl
    >>> cl.Reader(places=Islands()).read("Nine people were killed in Tarsk.").within
    (('Tarsk', 'the islands'),)
    """

    def relate(self, text: str, places: Sequence[str], told: Sequence[tuple[str, str]], /) -> Iterable[Relation]:
        """What is known of how the places of one text lie; nothing where a name cannot be told from its namesakes.

        Args:
            text: the whole text, for words that tell namesakes apart ("the Syrian city of …").
            places: the place words of the text, each once, with what makes them a part or a kind: "northern Gaza", "Idlib province".
            told: the pairs (inner, outer) that the text itself gives; these win over whatever the gazetteer says.
        """
        ...


def _pairs(value: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    found = tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (value,)
    for pair in found:
        match pair:
            case (str(), str()):
                continue
        raise FieldError("places", f'takes a gazetteer, "geonames", or pairs (inner, outer) of place names, not {pair!r}')
    return tuple((inner, outer) for inner, outer in found)


@frozen
class Pairs:
    """The user's own pairs (inner, outer) of place names, whatever the text.

    Args:
        pairs: names as texts write them; letter case is not looked at.

    Raises:
        FieldError: for what is no pair of strings.
    """

    pairs: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)

    def relate(self, _text: str, _places: Sequence[str], _told: Sequence[tuple[str, str]], /) -> Iterable[Relation]:
        """All of the pairs: what was given applies to every text."""
        return [Relation(inner, outer) for inner, outer in self.pairs]
