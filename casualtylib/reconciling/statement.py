"""A statement to be checked, and the verdict on it."""

from __future__ import annotations

from attrs import evolve

from casualtylib.errors import ParseError
from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim, Modality
from casualtylib.model.verdict import Verdict
from casualtylib.model.window import Window
from casualtylib.reading.reader import read
from casualtylib.reconciling.explain import explained
from casualtylib.reconciling.query import Asked, Sides, asked_of


def stated(text: str, sides: Sides) -> tuple[Claim, Asked]:
    """The one claim that a statement makes, and the question that it answers.

    Days, place and source that the statement names are asked about, unless the caller names them: nothing that it says is
    passed over, so that no verdict is on another statement.

    Args:
        text: the statement.
        sides: what the caller names.

    Raises:
        ParseError: if it holds no figure, or several, or asserts none, or names days or places that cannot be told.
    """
    claims = read(text).claims
    if not claims:
        raise ParseError("this states no casualty figure", text)
    said, *more = claims
    if more:
        raise ParseError("this is a second figure; check each by itself", text, more[0].span.start, more[0].span.end)
    if said.modality is not Modality.ASSERTED:
        raise ParseError(f"this figure is {said.modality.value}, not asserted", text, said.span.start, said.span.end)
    asked = asked_of(said.scope.outcome, sides)
    return said, evolve(
        asked,
        group=said.scope.group if asked.group is None else asked.group,
        place=said.place_text if asked.place is None else asked.place,
        source=said.source.name if asked.source is None and said.source is not None else asked.source,
        on=_days(said, text) if asked.on is asked.since is asked.until is None else asked.on,
    )


def _days(said: Claim, text: str) -> Window | None:
    """The days that a statement names.

    Raises:
        ParseError: for words of time that name no days by themselves.
    """
    if said.window is None and said.window_text is not None:
        start = text.find(said.window_text)
        raise ParseError(
            "which days these are cannot be told; give them as on=, since= or until=", text, start, start + len(said.window_text)
        )
    return said.window


def judged(said: Claim, bounds: Bounds) -> Verdict:
    """The verdict on a statement, given the bounds of its box."""
    follows = bounds.within(said.count)
    value = "open" if follows is None or bounds.silent else "supported" if follows else "contradicted"
    proofs = () if value == "open" else tuple(proof for proof in (bounds.low_proof, bounds.high_proof) if proof is not None)
    text = f"{value}: {said.quote}\n{explained(bounds).text}"
    return Verdict(value, said, bounds, proofs, text)
