"""Which harm, and which part of it, each figure covers."""

from __future__ import annotations

from collections.abc import Sequence

from casualtylib.model.event import Event
from casualtylib.reading.mention import Attributions, Datings, Events, Mention, Placing
from casualtylib.text.document import Document


def place_mentions(
    document: Document,
    seen: Sequence[Mention],
    sources: Attributions,
    datings: Datings,
    *,
    event: str | None = None,
    place: str | None = None,
    places: Sequence[tuple[str, str]] = (),
) -> Events:
    """The events of a text, and where among them each mention stands.

    Args:
        event: the user's key for the main event.
        place: where the main event was, if the text does not say.
        places: the user's gazetteer, pairs (inner, outer).
    """
    del document, sources, place
    key = event or "e1"
    placings = tuple(
        Placing(key, group=m.group, part_of=m.part_of, breakdown=m.breakdown, dating=d) for m, d in zip(seen, datings, strict=True)
    )
    return Events((Event(key, keyed=event is not None),), placings, tuple(places))
