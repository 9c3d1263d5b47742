"""A statement to be checked, and the verdict on it."""

from __future__ import annotations

from casualtylib.errors import ParseError
from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim
from casualtylib.model.verdict import Verdict
from casualtylib.reading.reader import read
from casualtylib.reconciling.explain import explained


def stated(text: str) -> Claim:
    """The claim that a statement makes: its first figure.

    Raises:
        ParseError: if it holds none.
    """
    claims = read(text).claims
    if not claims:
        raise ParseError("this states no casualty figure", text)
    return claims[0]


def judged(said: Claim, bounds: Bounds) -> Verdict:
    """The verdict on a statement, given the bounds of its box."""
    follows = bounds.within(said.count)
    value = "open" if follows is None or bounds.silent else "supported" if follows else "contradicted"
    proofs = () if value == "open" else tuple(proof for proof in (bounds.low_proof, bounds.high_proof) if proof is not None)
    text = f"{value}: {said.quote}\n{explained(bounds).text}"
    return Verdict(value, said, bounds, proofs, text)
