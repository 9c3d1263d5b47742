"""Is it so?"""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.model.bounds import Bounds
from casualtylib.model.checks import instance, items, one_of
from casualtylib.model.claim import Claim
from casualtylib.model.proof import Proof
from casualtylib.model.views import Shown


@frozen
class Verdict(Shown):
    """What the claims together say of a statement.

    Args:
        value: ``"supported"`` (it follows), ``"contradicted"`` (it cannot be) or ``"open"``.
        statement: the statement as it was read.
        bounds: what follows for its box.
        proof: the proofs that the verdict rests on; empty for ``"open"``.
        text: why, in words.

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed on Sunday, rescuers said.", published="2024-12-02")
    >>> cl.reconcile(report).check("at least 20 killed").value
    'supported'
    """

    value: str = field(validator=one_of("supported", "contradicted", "open"))
    statement: Claim = field(validator=instance(Claim))
    bounds: Bounds = field(validator=instance(Bounds))
    proof: tuple[Proof, ...] = field(default=(), validator=items(Proof), repr=False)
    text: str = field(default="", validator=instance(str))

    def __str__(self) -> str:
        return self.text or self.value
