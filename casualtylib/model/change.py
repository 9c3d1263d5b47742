"""How what follows changed as reports came in."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from casualtylib.model.bounds import Bounds
from casualtylib.model.checks import day, instance, items
from casualtylib.model.claim import Claim


@frozen
class Change:
    """That the bounds of one question changed with the reports of a day.

    Args:
        day: the day of the reports.
        before: the bounds as of the day before; None: nothing had been claimed.
        after: the bounds as of this day.
        claims: the claims of this day that the change rests on.
        gone: earlier claims that it rests on because they were taken back.
    """

    day: date = field(validator=day)
    before: Bounds | None = field(validator=instance(Bounds, optional=True))
    after: Bounds = field(validator=instance(Bounds))
    claims: tuple[Claim, ...] = field(default=(), validator=items(Claim), repr=False)
    gone: tuple[Claim, ...] = field(default=(), validator=items(Claim), repr=False)

    def __str__(self) -> str:
        was = "unknown" if self.before is None else str(self.before)
        group = "" if self.after.scope.group.is_everyone else f" ({self.after.scope.group})"
        return f"{self.day}: {self.after.scope.outcome}{group} {was} → {self.after}"
