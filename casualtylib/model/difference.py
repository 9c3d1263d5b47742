"""Where the ledgers of several voices differ."""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.model.bounds import Bounds
from casualtylib.model.checks import instance
from casualtylib.model.scope import Scope


@frozen
class Difference:
    """One question to which the claims of several voices, each taken by itself, give different answers.

    Args:
        scope: the box asked about.
        answers: voice and bounds, for each voice that speaks of it.
        apart: whether two of the answers exclude each other; else they only say more or less.
    """

    scope: Scope = field(validator=instance(Scope))
    answers: tuple[tuple[str, Bounds], ...]
    apart: bool = False

    def __str__(self) -> str:
        said = "; ".join(f"{voice}: {bounds}" for voice, bounds in self.answers)
        return f"{self.scope.outcome}, {self.scope.group}: {said}{' (they exclude each other)' if self.apart else ''}"
