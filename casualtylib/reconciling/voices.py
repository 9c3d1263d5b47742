"""One value for each voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from casualtylib.errors import QueryError

T = TypeVar("T")


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
        voice = name if name in self._values else self._names.get(name.casefold(), "")
        if voice not in self._values:
            raise QueryError("source", name, self._values)
        return self._values[voice]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (name in self._values or self._names.get(name.casefold(), "") in self._values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Voices({self._values!r})"
