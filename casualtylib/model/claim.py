"""A typed, attributed, placed figure."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from casualtylib.model.checks import instance, items, moment, one_of
from casualtylib.model.count import Count
from casualtylib.model.hedge import Hedge
from casualtylib.model.note import Confidence as Confidence
from casualtylib.model.note import Note as Note
from casualtylib.model.outcome import Outcome
from casualtylib.model.scope import Scope
from casualtylib.model.source import Attribution, Source
from casualtylib.model.span import Span
from casualtylib.model.views import Shown
from casualtylib.model.window import Window
from casualtylib.model.word import Word

#: The voice of a report that names neither a source nor an outlet.
REPORT_VOICE = "the report"


class Modality(Word):
    """How a claim is put. Only asserted ones constrain what is concluded."""

    ASSERTED = "asserted"
    FEARED = "feared"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    EXPECTED = "expected"


@frozen
class Claim(Shown):
    """One figure of one report: how many, of whom, hurt how, when and where, on whose word, in which words.

    Args:
        id: stable and global: document, span and outcome.
        count: how many, under the report's Codebook.
        hedge: how the number was qualified.
        scope: what the count covers.
        quote: the words it rests on; ``text[span.start:span.end] == quote``.
        span: where the quote stands.
        number_span: where hedge and number stand.
        group_text: the words naming who; ``"people"`` if none.
        number: the number as written, without its hedge; None for ranges and vague words.
        soft_low, soft_high: whether that end was supplied by the Codebook rather than by the words.
        measure: ``"flow"`` for what happened in a window, ``"state"`` for what was so at a moment (still missing).
        unit: ``"people"`` or ``"households"``.
        attribution: on whose word; None: the reporter's own voice.
        outlet: who published the report; None: not known.
        as_of: the moment for which the source gives the figure; None: unknown.
        superseded: whether the text itself gives it as an earlier figure that no longer stands.
        modality: asserted, feared, denied, hypothetical or expected.
        part_of: id of the claim whose total includes this one.
        same_as: id of the claim that this one restates.
        breakdown: a name shared by the items of one list of parts, which are disjoint from each other.
        implicit: True for "a soldier was killed", "Ahmed Khan, 45, was killed": one person, no number.
        rule: name of the grammar row that read it.
        window_text: the words that place the harm in time, resolved or not.
        place_text: the words of the most specific place of the harm.
        notes: what was resolved, inferred or guessed rather than read, and why.

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed on Sunday, rescuers said.", published="2024-12-02")
    >>> claim = report[0]
    >>> print(claim.count, claim.outcome, claim.window, sep=", ")
    25 or more, killed, 2024-12-01
    """

    id: str = field(validator=instance(str))
    count: Count = field(validator=instance(Count))
    hedge: Hedge = field(validator=instance(Hedge))
    scope: Scope = field(validator=instance(Scope))
    quote: str = field(validator=instance(str))
    span: Span = field(validator=instance(Span))
    number_span: Span = field(validator=instance(Span))
    group_text: str = field(default="people", validator=instance(str))
    number: int | None = field(default=None, validator=instance(int, optional=True))
    soft_low: bool = field(default=False, validator=instance(bool))
    soft_high: bool = field(default=False, validator=instance(bool))
    measure: str = field(default="flow", validator=one_of("flow", "state"))
    unit: str = field(default="people", validator=one_of("people", "households"))
    attribution: Attribution | None = field(default=None, validator=instance(Attribution, optional=True))
    outlet: str | None = field(default=None, validator=instance(str, optional=True))
    as_of: date | None = field(default=None, validator=moment)
    superseded: bool = field(default=False, validator=instance(bool))
    modality: Modality = field(default=Modality.ASSERTED, validator=instance(Modality))
    part_of: str | None = field(default=None, validator=instance(str, optional=True))
    same_as: str | None = field(default=None, validator=instance(str, optional=True))
    breakdown: str | None = field(default=None, validator=instance(str, optional=True))
    implicit: bool = field(default=False, validator=instance(bool))
    rule: str = field(default="", validator=instance(str))
    window_text: str | None = field(default=None, validator=instance(str, optional=True))
    place_text: str | None = field(default=None, validator=instance(str, optional=True))
    notes: tuple[Note, ...] = field(default=(), validator=items(Note))

    @property
    def outcome(self) -> Outcome:
        """What happened to the people counted."""
        return self.scope.outcome

    @property
    def window(self) -> Window | None:
        """The days of the harm; None if unknown or open."""
        return self.scope.window if isinstance(self.scope.window, Window) else None

    @property
    def source(self) -> Source | None:
        """Who said so; None where the reporter states it."""
        return self.attribution.source if self.attribution else None

    @property
    def voice(self) -> str:
        """On whose word: the source's canonical name, else the outlet, else "the report"."""
        if self.attribution:
            return self.attribution.source.canonical
        return self.outlet or REPORT_VOICE

    @property
    def confidence(self) -> Confidence:
        """The worst level among its notes: read, resolved, inferred or guessed."""
        order = list(Confidence)
        return max((note.level for note in self.notes), key=order.index, default=Confidence.READ)
