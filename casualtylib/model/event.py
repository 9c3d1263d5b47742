"""The harms that a text is about."""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.model.checks import instance, items
from casualtylib.model.window import Window
from casualtylib.model.word import Word


class EventKind(Word):
    """How an event stands to the text."""

    MAIN = "main"
    BACKGROUND = "background"


@frozen
class Event:
    """A harm that a text is about. Its place, cause and perpetrator words describe its whole extent and narrow nothing.

    A toll "since X" of the same harm (the main event's *series*) carries the same event id and a wider window.

    Args:
        id: its name in this report (``"e1"``), or the user's key.
        kind: the one main event, or a background one.
        label: the words that introduce it, for people.
        window: its own days of harm (not its series'); None: unknown.
        places, causes, perpetrators: the words that describe its extent.
        keyed: whether the user gave `id` as the key under which reports are to be merged.
    """

    id: str = field(validator=instance(str))
    kind: EventKind = field(default=EventKind.MAIN, validator=instance(EventKind))
    label: str = field(default="", validator=instance(str))
    window: Window | None = field(default=None, validator=instance(Window, optional=True))
    places: tuple[str, ...] = field(default=(), validator=items(str))
    causes: tuple[str, ...] = field(default=(), validator=items(str))
    perpetrators: tuple[str, ...] = field(default=(), validator=items(str))
    keyed: bool = field(default=False, validator=instance(bool))
