"""What the steps of reading hand to each other."""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.model.claim import Modality, Note
from casualtylib.model.event import Event
from casualtylib.model.figure import Figure
from casualtylib.model.group import EVERYONE, Group
from casualtylib.model.outcome import Outcome
from casualtylib.model.scope import Side
from casualtylib.model.source import Attribution
from casualtylib.model.span import Span
from casualtylib.model.window import Window


@frozen
class Mention:
    """A figure with its outcome and group, as one sentence states it: a claim not yet attributed or placed.

    Args:
        sentence: index of its sentence in the document.
        figure: the number; its spans are offsets in the document.
        outcome: what happened.
        clause: the words it rests on (the claim's quote): from the first to the last word of number, group and outcome words.
        trigger: the words that say what happened.
        part_of: index, in the same list, of the mention that includes this one.
        breakdown: a name shared by the items of one list of parts.
        rest: whether it counts people *beside* those mentioned before ("two others", "another three").
        superseded: whether the text gives it as an earlier figure ("up from 48", "an earlier toll of 12").
        new_total: whether it is a total that replaces earlier ones ("brings the toll to 19").
        occasion: whether the harm is only what a protest or a clash was about ("they protested against the murder of a girl").
        distinct: whether the text singles out a part of the event for it ("one attack hit …", "in X alone").
    """

    sentence: int
    figure: Figure
    outcome: Outcome
    clause: Span
    trigger: Span
    rule: str
    group_text: str = "people"
    group: Group = EVERYONE
    measure: str = "flow"
    unit: str = "people"
    modality: Modality = Modality.ASSERTED
    implicit: bool = False
    part_of: int | None = None
    breakdown: str | None = None
    rest: bool = False
    superseded: bool = False
    new_total: bool = False
    distinct: bool = False
    occasion: bool = False
    notes: tuple[Note, ...] = ()


@frozen
class Dating:
    """When the harm of one mention happened, as far as the text says.

    Args:
        window: resolved days; None where unknown.
        words: the words that say so, as written; None where there are none.
        span: where they stand.
        recorded: a window on the side of coming to know ("reached hospitals in the past 24 hours").
        cumulative: a running total over several incidents or days ("since March", "so far this year").
        background: the words set it apart from the main event ("in a similar attack in May", "in 2010").
        notes: what was resolved or inferred, and why.
    """

    window: Window | None = None
    words: str | None = None
    span: Span | None = None
    recorded: Window | None = None
    cumulative: bool = False
    background: bool = False
    notes: tuple[Note, ...] = ()


@frozen
class Placing:
    """The event and the part of it that one mention covers.

    Args:
        event: id of the event.
        place, cause, by: a part singled out; None: the event's whole extent.
        place_text: the most specific place words, for people.
        part_of, same_as: index of the mention that includes, or is restated by, this one.
        breakdown: a name shared by the disjoint items of one list.
        superseded: whether a later figure of the text replaces it.
        group: the mention's group, with a fresh name where it stands for "others".
    """

    event: str
    place: Side = None
    cause: Side = None
    by: Side = None
    place_text: str | None = None
    part_of: int | None = None
    same_as: int | None = None
    breakdown: str | None = None
    superseded: bool = False
    group: Group = EVERYONE
    dating: Dating = field(factory=Dating)
    notes: tuple[Note, ...] = ()


@frozen
class Events:
    """What the last step finds.

    Args:
        events: the events of the text.
        placings: each mention's place among them.
        within: places that lie in others.
        apart: places of parts that share nothing.
        mentions: the mentions, with outcomes that only the rest of the text tells.
    """

    events: tuple[Event, ...] = ()
    placings: tuple[Placing, ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Mention, ...] = ()


Attributions = tuple[Attribution | None, ...]
Datings = tuple[Dating, ...]
