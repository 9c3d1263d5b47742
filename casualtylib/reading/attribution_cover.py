"""Which of the speakers of a sentence answer for a figure in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import frozen

from casualtylib.model.source import Source, SourceKind
from casualtylib.model.span import Span
from casualtylib.reading.attribution_cues import Cue, boundaries, contrasted
from casualtylib.reading.attribution_names import Resolved

#: How many cues on each side of a figure are looked at, and how far they reach, in characters.
NEIGHBOURS = 6
REACH = 1200
#: What a further outlet that passes on costs, in clause boundaries: more than any that stands nearer.
_RELAY = 4


@frozen
class Heard:
    """A cue with its resolved speaker, and those who pass it on."""

    cue: Cue
    who: Resolved
    relays: tuple[Source, ...] = ()

    @property
    def media(self) -> bool:
        """Whether an outlet speaks, that may only pass on what another said."""
        return self.who.source.kind is SourceKind.MEDIA


def covering(text: str, here: Sequence[Heard], span: Span) -> list[Heard]:
    """The cues of a sentence that govern a figure, the nearest first.

    Args:
        text: the text, plain.
        here: the sentence's cues in order.
        span: where the figure stands.
    """
    behind = bisect_left(here, span.end, key=lambda h: h.cue.span.start)
    following = here[behind : behind + NEIGHBOURS]
    earlier = [h for h in here[max(0, behind - NEIGHBOURS) : behind] if 0 <= span.start - h.cue.span.end <= REACH]
    costs = [*_forward(text, earlier, span), *_backward(text, following, span)]
    if costs:
        return [h for _, _, h in sorted(costs, key=lambda cost: cost[:2])]
    weak = [h for h in earlier if h.cue.after == 1]
    return weak[-1:] if weak and not contrasted(text, weak[-1].cue.span.end, span.start) else []


def _forward(text: str, earlier: Sequence[Heard], span: Span) -> list[tuple[int, int, Heard]]:
    """The cues before a figure that govern it, with their distance: the nearest, and outlets that it was said through."""
    strong = [h for h in earlier if h.cue.after == 2 and not (h.cue.relative and "," in text[h.cue.span.end : span.start])]
    return [
        (boundaries(text, h.cue.span.end, span.start) + _RELAY * rank, 0, h)
        for rank, h in enumerate(reversed(strong))
        if not rank or h.media
    ]


def _backward(text: str, following: Sequence[Heard], span: Span) -> list[tuple[int, int, Heard]]:
    """The cues behind a figure that govern it, with their distance."""
    ahead = [h for h in following if h.cue.before and h.cue.span.start - span.end <= REACH]
    found: list[tuple[int, int, Heard]] = []
    for rank, h in enumerate(ahead):
        passes_on = h.media or (rank and ahead[rank - 1].media)
        if (not rank or passes_on) and not _cut(span.end, h, following):
            found.append((boundaries(text, span.end, h.cue.span.start) + _RELAY * rank, 1, h))
    return found


def _cut(start: int, backward: Heard, following: Sequence[Heard]) -> bool:
    """Whether another speaker's words begin between a figure and a cue that follows it."""
    return any(h.cue.after == 2 and not h.cue.before and start < h.cue.span.start < backward.cue.span.start for h in following)
