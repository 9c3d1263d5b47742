"""What contradicts what, and what would have to go."""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.model.checks import instance, items
from casualtylib.model.claim import Claim
from casualtylib.model.proof import Proof
from casualtylib.model.views import Shown


@frozen
class Conflict(Shown):
    """Claims that cannot all hold, though any one of them dropped, the others can.

    Args:
        claims: the claims, in the order of their reports.
        proof: why they cannot all hold.
        witnesses: for each claim in turn, how the others can hold without it.
        text: the same in words.
        soft: whether it arises only with ends that a Codebook supplied (a tension).

    >>> import casualtylib as cl
    >>> one = cl.claim("31 killed", source="the fire service", on="2024-12-01", event="fire")
    >>> other = cl.claim("24 killed", source="the army", on="2024-12-01", event="fire")
    >>> [claim.count.low for claim in cl.reconcile(one, other).conflicts[0].claims]
    [31, 24]
    """

    claims: tuple[Claim, ...] = field(validator=items(Claim))
    proof: Proof = field(validator=instance(Proof), repr=False)
    witnesses: tuple[Proof, ...] = field(default=(), validator=items(Proof), repr=False)
    text: str = field(default="", validator=instance(str))
    soft: bool = field(default=False, validator=instance(bool))

    def __str__(self) -> str:
        return self.text


@frozen
class Repair:
    """The smallest set of claims to set aside so that the rest can hold; copies of one figure count once.

    Args:
        size: its weight: the number of figures, unless they were given weights; None: no repair was found.
        claims: the claims of one such set.
        unique: whether it is the only one of this size; None: not decided.
        exact: whether it is shown that none is smaller.
        others: the other sets of this size, as ids, up to a cap.
        complete: whether `others` lists them all.
        proof: why nothing smaller is enough; None where nothing has to go.
        rest: how the rest can hold.
    """

    size: int | None = field(default=0, validator=instance(int, optional=True))
    claims: tuple[Claim, ...] = field(default=(), validator=items(Claim))
    unique: bool | None = field(default=True, validator=instance(bool, optional=True))
    exact: bool = field(default=True, validator=instance(bool))
    others: tuple[tuple[str, ...], ...] = field(default=())
    complete: bool = field(default=True, validator=instance(bool))
    proof: tuple[Proof, ...] = field(default=(), validator=items(Proof), repr=False)
    rest: tuple[Proof, ...] = field(default=(), validator=items(Proof), repr=False)


@frozen
class Revision:
    """That a claim no longer speaks for the present, and which later ones took its place.

    Args:
        claim: the earlier claim.
        by: the later claims that it cannot hold together with, or that raise it.
        kind: ``"correction"`` (the same voice took it back) or ``"update"`` (a later figure goes on from it).
    """

    claim: Claim = field(validator=instance(Claim))
    by: tuple[Claim, ...] = field(default=(), validator=items(Claim))
    kind: str = field(default="correction", validator=instance(str))
