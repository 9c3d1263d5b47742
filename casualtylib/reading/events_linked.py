"""The figures of one event and outcome as they are linked, one by one."""

from __future__ import annotations

from collections.abc import Sequence, Set

from attrs import evolve

from casualtylib.model.span import Span
from casualtylib.reading.events_groups import covers
from casualtylib.reading.events_link import Link, on_top
from casualtylib.reading.events_pairs import Judge, shown
from casualtylib.reading.events_places import Atlas
from casualtylib.reading.events_views import View

#: A figure is compared with so many at the head of its event and so many just before it: the time stays linear in the text.
HEAD, REACH = 12, 48


class Linked:
    """The mentions of one event and one outcome, and what each was found to be so far.

    Args:
        views: the mentions.
        name: a name for the lists that are found among them.
        atlas: how the text's places lie.
        foreign: the mentions told right behind a figure of another harm.
    """

    def __init__(self, views: Sequence[View], name: str, atlas: Atlas, foreign: Set[int] = frozenset()) -> None:
        self.views = {view.index: view for view in views}
        self.name = name
        self.judge = Judge(atlas)
        self.foreign = foreign
        self.links: dict[int, Link] = {}
        self.order: list[int] = []
        self.groups = {view.index: view.group for view in views}
        self.names = {view.index: view.name for view in views}
        self.told_parts: dict[int | None, list[View]] = {}
        for view in views:
            self.told_parts.setdefault(view.mention.part_of, []).append(view)
        self.lists: dict[tuple[int, Span], list[View]] = {}
        for view in views:
            self.lists.setdefault((view.mention.sentence, view.mention.trigger), []).append(view)

    def known(self) -> list[int]:
        """The mentions gone through that a further one is compared with, in order."""
        return self.order if len(self.order) <= HEAD + REACH else self.order[:HEAD] + self.order[-REACH:]

    def before(self) -> list[View]:
        """Those of them that no later figure replaced."""
        return [self.views[i] for i in self.known() if not self.links[i].superseded]

    def tops(self) -> list[View]:
        """The figures that no other includes, restates or replaces, in order."""
        return [self.views[i] for i in self.known() if on_top(self.links[i])]

    def root(self, index: int) -> int:
        """The mention that speaks for this one."""
        seen = set()
        while (same := self.links[index].same_as if index in self.links else None) is not None and index not in seen:
            seen.add(index)
            index = same
        return index

    def parts(self, whole: int) -> list[View]:
        """The figures that this one includes."""
        return [self.views[i] for i in self.known() if self.links[i].part_of == whole and self.links[i].same_as is None]

    def learn(self, root: int, view: View) -> None:
        """Take in what is said of somebody told of before: that a driver is "she", or that somebody hit her."""
        known, sex = self.views[root], view.group.sex
        if view.pronoun and sex is not None and known.mention.group.sex is None and not known.mention.group.any_of:
            known = evolve(known, mention=evolve(known.mention, group=evolve(known.mention.group, sex=sex)))
            self.groups[root] = evolve(self.groups[root], sex=sex)
        self.views[root] = evolve(known, by_somebody=known.by_somebody or (view.by_somebody and known.mention.implicit))

    def put_under(self, top: View, view: View, *, replaced: bool) -> None:
        """Make a figure a part of another, or the earlier one that it replaces."""
        link = self.links[top.index]
        if replaced:
            self.links[top.index] = evolve(link, superseded=True, why=(*link.why, f"{shown(view)} replaces it"))
        else:
            apart = covers(top.mention.group, view.mention.group)
            self.links[top.index] = evolve(link, part_of=view.index, apart=apart, why=(*link.why, f"{shown(view)} is the total"))
