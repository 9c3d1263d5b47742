"""Closed vocabularies."""

from __future__ import annotations

from enum import Enum


class Word(Enum):
    """One word of a closed vocabulary; it shows itself as it is written in code."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
