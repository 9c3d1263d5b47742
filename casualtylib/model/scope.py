"""What a count covers: a box with eight sides."""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.model.checks import instance
from casualtylib.model.group import EVERYONE, Group
from casualtylib.model.outcome import Outcome
from casualtylib.model.window import Window


@frozen
class Unknown:
    """A side that is not open but not known either: a fresh name.

    Two sides are the same unknown only if they carry the same name: claims of one event share its unknown sides.

    >>> Unknown("e1.window") == Unknown("e2.window")
    False
    """

    name: str = field(validator=instance(str))

    def __str__(self) -> str:
        return "unknown"


#: A named side, an unknown one, or None: open, it covers everything.
Side = str | Unknown | None


@frozen
class Scope:
    """What a count covers: a box. A side is open (None: covers everything), named, or unknown (`Unknown`).

    Args:
        outcome: what happened.
        group: who; `Group()` is everyone.
        event: the harm that the text is about, an event's id.
        place: a *part* of the event's extent that the text singles out; None: the event's whole extent.
        cause: a part singled out by its cause; None: every cause of the event.
        by: a part singled out by who did it; None: whoever did it.
        window: the days of the harm.
        recorded: the days in which the source came to know of it; None: everything known as of the claim's moment.

    Raises:
        FieldError: names the side that has a value it cannot have.

    >>> Scope(Outcome.KILLED).group == Group()
    True
    """

    outcome: Outcome = field(validator=instance(Outcome))
    group: Group = field(default=EVERYONE, validator=instance(Group))
    event: Side = field(default=None, validator=instance(str, Unknown, optional=True))
    place: Side = field(default=None, validator=instance(str, Unknown, optional=True))
    cause: Side = field(default=None, validator=instance(str, Unknown, optional=True))
    by: Side = field(default=None, validator=instance(str, Unknown, optional=True))
    window: Window | Unknown | None = field(default=None, validator=instance(Window, Unknown, optional=True))
    recorded: Window | None = field(default=None, validator=instance(Window, optional=True))
