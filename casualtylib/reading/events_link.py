"""What one figure is to the others of its event."""

from __future__ import annotations

from attrs import frozen


@frozen
class Link:
    """What one mention is to the others of its event.

    Args:
        part_of, same_as: index of the mention that includes it, or that it restates.
        breakdown: a name shared with those that it stands beside.
        apart: whether nothing but a part of its own sets it apart from its whole or from those beside it.
        superseded: whether a later figure replaces it.
        foreign: whether it is thought to be of another harm: the text gave the total of its own at its head.
        why: the reasons for what was inferred.
    """

    part_of: int | None = None
    same_as: int | None = None
    breakdown: str | None = None
    apart: bool = False
    superseded: bool = False
    foreign: bool = False
    why: tuple[str, ...] = ()


FOREIGN = "the text gave the figure of its main event before, and this one is neither a part of it nor beside it"


def on_top(link: Link) -> bool:
    """Whether no other figure includes, restates or replaces it, and it is of this event.

    >>> on_top(Link()), on_top(Link(part_of=0)), on_top(Link(foreign=True))
    (True, False, False)
    """
    return link.part_of is None and link.same_as is None and not (link.superseded or link.foreign)
