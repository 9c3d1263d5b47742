"""What follows for one question."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from casualtylib.model.checks import day, instance, items, takes, whole
from casualtylib.model.claim import Claim
from casualtylib.model.count import Count
from casualtylib.model.proof import Proof
from casualtylib.model.scope import Scope
from casualtylib.model.views import Shown


@frozen
class Bounds(Shown):
    """What the claims together say of one box: the least and the most that it can hold, and why.

    Args:
        scope: the box that was asked for.
        low: the least.
        high: the most; None: the figures set no upper end.
        best: the written number of a claim for exactly this box; None where none is stated or voices disagree.
        best_claim: the claim that states it.
        candidates: the claims for exactly this box at the last moment, where they disagree.
        low_exact, high_exact: whether whole numbers attain that end; if not, it is sound but may be too wide.
        low_proof, high_proof: why; None where there is nothing to prove (0, or no upper end) or several repairs were joined.
        known_by: the day up to which reports were used; None: their days are unknown.
        assumes: what the answer rests on beyond the figures, in words.
        silent: whether nothing was claimed of this box; it is then unknown, not zero.
        uncovered: what of the question lies beyond every claim, in words.
        set_aside: ids of the claims that some smallest repair sets aside, where the claims contradict each other.
        unlimited: why there is no upper end, in words; "" where there is one or `uncovered` says it.
        outer: whether the ends are those of what remains when all of these are set aside.
        interpretation: ``"pooled"`` or ``"minimum"``.

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed on Sunday, rescuers said.", published="2024-12-02")
    >>> bounds = cl.reconcile(report).bounds("killed")
    >>> bounds.low, bounds.high, bounds.best
    (25, None, 25)
    >>> print(bounds)
    25 or more
    """

    scope: Scope = field(validator=instance(Scope))
    low: int = field(default=0, validator=whole(high=10**18))
    high: int | None = field(default=None, validator=whole(high=10**18, optional=True))
    best: int | None = field(default=None, validator=instance(int, optional=True))
    best_claim: Claim | None = field(default=None, validator=instance(Claim, optional=True))
    candidates: tuple[Claim, ...] = field(default=(), validator=items(Claim), repr=False)
    low_exact: bool = field(default=True, validator=instance(bool))
    high_exact: bool = field(default=True, validator=instance(bool))
    low_proof: Proof | None = field(default=None, validator=instance(Proof, optional=True), repr=False)
    high_proof: Proof | None = field(default=None, validator=instance(Proof, optional=True), repr=False)
    known_by: date | None = field(default=None, validator=day)
    assumes: tuple[str, ...] = field(default=(), validator=items(str), repr=False)
    silent: bool = field(default=False, validator=instance(bool))
    uncovered: tuple[str, ...] = field(default=(), validator=items(str))
    set_aside: tuple[str, ...] = field(default=(), validator=items(str))
    unlimited: str = field(default="", validator=instance(str))
    outer: bool = field(default=False, validator=instance(bool))
    interpretation: str = field(default="pooled", validator=instance(str))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that the two ends rest on, each once."""
        proofs = [proof for proof in (self.low_proof, self.high_proof) if proof is not None]
        return tuple({claim.id: claim for proof in proofs for claim in proof.claims}.values())

    def within(self, count: Count) -> bool | None:
        """Whether every number that these bounds allow is in `count`; False if none is; None if some are."""
        takes("count", count, Count)
        if count.low <= self.low and (count.high is None or (self.high is not None and self.high <= count.high)):
            return True
        apart = (self.high is not None and self.high < count.low) or (count.high is not None and count.high < self.low)
        return False if apart else None

    def __str__(self) -> str:
        """For people: ``25 to 46``; ``unknown`` where nothing was claimed."""
        if self.silent:
            return "unknown"
        if self.high is None:
            return f"{self.low:,} or more"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"
