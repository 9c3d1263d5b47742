"""Which figures of one event and outcome count other people each: the items of one list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from attrs import evolve

from casualtylib.reading.events_groups import could_contain, covers
from casualtylib.reading.events_link import on_top
from casualtylib.reading.events_linked import REACH, Linked
from casualtylib.reading.events_pairs import same_side
from casualtylib.reading.events_views import View


def side_by_side(linked: Linked) -> None:
    """The tops that are left, and the parts of one whole, are disjoint where they do not compete for one box."""
    _parts_of_the_first(linked)
    tops = [linked.views[i] for i in linked.order if on_top(linked.links[i]) and linked.views[i].mention.figure.count.high != 0]
    vague = linked.tops()
    tops = [top for top in tops if not _vague(top, vague)]
    if len(tops) > 1 and not any(linked.judge.compete(a, b) for a, b in combinations(tops[:REACH], 2)):
        for number, items in enumerate(linked.judge.runs(tops)):
            _list(linked, items, f"{linked.name}.items" + (f".{number}" if number else ""))
    parts: dict[int, list[View]] = {}
    for i, link in linked.links.items():
        if link.part_of in linked.views and link.part_of is not None and link.same_as is None:
            parts.setdefault(link.part_of, []).append(linked.views[i])
    for whole, items in parts.items():
        if len(items) > 1 and all(linked.judge.distinct(a, b) for a, b in combinations(items[:REACH], 2)):
            _list(linked, items, f"{linked.name}.of{whole}")


def _parts_of_the_first(linked: Linked) -> None:
    """Figures that together make up the first one are its parts, wherever they were."""
    tops = linked.tops()
    if len(tops) < 3:
        return
    first, *rest = tops
    if first.number != sum(v.mention.figure.count.low for v in rest):
        return
    if all(v.bare or could_contain(first.group, v.group) or same_side(first, v) for v in rest):
        for view in rest:
            linked.put_under(view, first, replaced=False)


def _vague(view: View, tops: Sequence[View]) -> bool:
    """Whether it is "several" or "many" beside a figure, and no item of a list."""
    small = view.number is None and view.mention.figure.count.low < 10 and view.mention.breakdown is None
    return small and any((top.number or top.mention.figure.count.low) > view.mention.figure.count.low for top in tops)


def _list(linked: Linked, items: Sequence[View], name: str) -> None:
    for item in items:
        link = linked.links[item.index]
        others = (other.mention.group for other in items if other is not item)
        nested = len(items) > REACH or any(covers(item.mention.group, group) or covers(group, item.mention.group) for group in others)
        linked.links[item.index] = evolve(link, breakdown=name, apart=link.apart or nested)
    listed = {item.index for item in items}
    for i, link in linked.links.items():
        if link.same_as is not None and (root := linked.root(i)) in listed:
            linked.links[i] = evolve(link, breakdown=name, apart=linked.links[root].apart)
