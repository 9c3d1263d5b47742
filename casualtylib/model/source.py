"""On whose word."""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.model.checks import instance, items
from casualtylib.model.note import Note
from casualtylib.model.span import Span
from casualtylib.model.word import Word


class SourceKind(Word):
    """What kind of body or person a source is."""

    OFFICIAL = "official"
    MILITARY = "military"
    MEDICAL = "medical"
    RESCUE = "rescue"
    MONITOR = "monitor"
    NGO = "ngo"
    UN = "un"
    MEDIA = "media"
    WITNESS = "witness"
    ARMED_GROUP = "armed_group"
    UNNAMED = "unnamed"


@frozen
class Source:
    """Who says so.

    Args:
        name: the fullest form in the text.
        canonical: the name under which the lexicon knows it, else `name`: one voice has one canonical name.
        kind: what kind of body or person it is.

    >>> Source("SOHR", "Syrian Observatory for Human Rights", SourceKind.MONITOR).canonical
    'Syrian Observatory for Human Rights'
    >>> Source("the governor").canonical
    'the governor'
    """

    name: str = field(validator=instance(str))
    canonical: str = field(validator=instance(str))
    kind: SourceKind = field(default=SourceKind.UNNAMED, validator=instance(SourceKind))

    @canonical.default
    def _same(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.name


@frozen
class Attribution:
    """To whom a figure is attributed, and through whom it came.

    Args:
        source: who gave the figure.
        chain: those who passed it on, from the source outwards (the governor, *a state agency*).
        words: the mention in or near the sentence ("the group").
        span: where that mention stands.
        notes: what was resolved or inferred rather than read ("the group": the White Helmets, named before), and why.
    """

    source: Source = field(validator=instance(Source))
    chain: tuple[Source, ...] = field(default=(), validator=items(Source))
    words: str = field(default="", validator=instance(str))
    span: Span | None = field(default=None, validator=instance(Span, optional=True))
    notes: tuple[Note, ...] = field(default=(), validator=items(Note))
