"""How the figures of one event and outcome stand to each other: whole and part, restated, side by side, replaced."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from casualtylib.grammar.events import Cue
from casualtylib.reading.events_beside import side_by_side
from casualtylib.reading.events_groups import alike, could_contain, covers, disjoint, narrower
from casualtylib.reading.events_link import FOREIGN, Link
from casualtylib.reading.events_linked import Linked
from casualtylib.reading.events_pairs import (
    AMONG_THOSE,
    TELLING,
    TELLS_SOME,
    apart_in_time,
    culprit_beside,
    given_within,
    kills_himself,
    other_people,
    plain,
    runs_on,
    same_number,
    same_person,
    same_side,
    shown,
    some_of,
    vaguely,
)
from casualtylib.reading.events_views import View

#: Rows of the grammar that read some of a harm told before: "nineteen of the deaths were in …".
_SOME = frozenset(("where some of the harm was", "hurt people counted"))
#: In an article, people beside those of the main event are told at most so many sentences behind them.
BESIDE = 3


class Linker(Linked):
    """Goes through the mentions of one event and one outcome in the order of the text."""

    def run(self) -> dict[int, Link]:
        """The link of each mention."""
        for view in self.views.values():
            self.links[view.index] = self._link(view)
            self.order.append(view.index)
        side_by_side(self)
        for i, link in self.links.items():
            whole = self.links[self.root(i)].part_of
            if link.same_as is not None and link.part_of is None and whole != i:
                self.links[i] = evolve(link, part_of=whole)  # found a part after it was given again
        return self.links

    # ---- one mention

    def _link(self, view: View) -> Link:
        m = view.mention
        if m.superseded:
            return Link(superseded=True)
        if m.figure.count.high == 0:
            return Link()
        if view.index in self.foreign and self.order and not any(same_number(view, self.views[i]) for i in self.order):
            return Link(foreign=True, why=(FOREIGN,))
        told = self._told_part(view)
        if told is not None:
            return told
        made_up = self._made_up(view)
        if made_up is not None:
            return Link(part_of=made_up.index, apart=covers(m.group, made_up.mention.group), why=(f"its list makes up {shown(made_up)}",))
        if m.rest and self._beside_same(view):
            return self._others(view)
        named = self._named_in(view)
        if named is not None:
            return named
        vague = self._vague_head(view)
        if vague is not None:
            return self._instead(vague, view)
        again = self._restated(view)
        if again is not None:
            self.names[again] |= view.name
            self.learn(again, view)
            if covers(view.group, self.groups[again]):
                self.groups[again] = view.group
            return evolve(self.links[again], same_as=again, why=(f"it restates {shown(self.views[again])}",))
        if view.number is None and m.figure.count.low < 10 and not m.breakdown:
            held = [top for top in self.tops() if self._may_hold(top, view)]
            if held and Cue.AMONG in view.cues and m.rule != "active":  # not "killing a great many of them"
                return Link(part_of=held[-1].index, apart=True, why=(f"they are among {shown(held[-1])}",))
            if held:
                return Link()  # "several were killed" beside a figure says nothing that the figure does not
        whole_view = self._whole_for(view)
        if whole_view is not None:
            return Link(part_of=whole_view.index, apart=covers(m.group, whole_view.mention.group),
                        breakdown=m.breakdown, why=(f"its people are thought to be among {shown(whole_view)}",))  # fmt: skip
        return self._total(view)

    def _told_part(self, view: View) -> Link | None:
        """A part that its own sentence calls one; restated where it was given before."""
        whole = view.mention.part_of
        if whole is None:
            return None
        again = self._restated(view, parts=True)
        if whole not in self.views:
            return Link(part_of=whole, same_as=again, breakdown=view.mention.breakdown)
        outer = self.views[whole].mention.group
        return Link(part_of=whole, same_as=again, breakdown=view.mention.breakdown, apart=covers(view.mention.group, outer))

    def _named_in(self, view: View) -> Link | None:
        """A name beside a figure in one sentence says who that was, or who was one of them."""
        if not view.name or view.mention.breakdown is not None:
            return None
        for other in reversed(self.tops()):
            if other.mention.sentence == view.mention.sentence and not other.name and could_contain(other.group, view.group):
                return self._below(view, other, f"it names one of {shown(other)}")
        return None

    def _below(self, view: View, other: View, why: str) -> Link:
        """The link of one person to a figure: the same, if that is of one person, else a part."""
        if other.mention.figure.count.high == 1:
            return Link(same_as=other.index, why=(why,))
        return Link(part_of=other.index, apart=covers(view.mention.group, other.mention.group), why=(why,))

    def _beside_same(self, view: View) -> bool:
        """Whether "others" are beside people with the same outcome, and not beside those of another one ("one killed, two others hurt")."""
        if not self.order or view.after_other_outcome:
            return False
        return view.mention.sentence - self.views[self.order[-1]].mention.sentence <= 2

    def _others(self, view: View) -> Link:
        """People beside those mentioned before: beside a part they are another part of its whole, if it has room."""
        before = self.before()
        if not before:
            return Link(breakdown=view.mention.breakdown)
        last = before[-1]
        if last.head and last.number == view.number and len(before) == 1 and not self._beside_it(last, view):
            return evolve(self.links[last.index], same_as=last.index, why=(f"it restates {shown(last)} of the headline",))
        for whole in self._wholes(last):
            if self._room(whole, view) and not (view.places and self.links[whole.index].apart):
                return Link(
                    part_of=whole.index, breakdown=f"{self.name}.of{whole.index}", apart=True, why=(f"others beside {shown(last)}",)
                )
        if self._far(view):
            return Link(foreign=True, why=(FOREIGN,))
        return Link(breakdown=view.mention.breakdown, apart=True, why=(f"others beside {shown(last)}",))

    def _beside_it(self, last: View, view: View) -> bool:
        """Whether "another" stands beside the one told of last: in one sentence, or with "also"."""
        return Cue.ALSO in view.cues or (last.mention.sentence == view.mention.sentence and not runs_on(last, view))

    def _also(self, view: View) -> bool:
        """Whether "also" sets it beside what was told before; far behind an article's total, or "also among the dead", it does not."""
        return Cue.ALSO in view.cues and Cue.AMONG not in view.cues and not self._far(view)

    def _wholes(self, view: View) -> list[View]:
        """The figures that include this one, the smallest first."""
        found: list[View] = []
        index = self.links[self.root(view.index)].part_of
        while index in self.views and index in self.links and self.views[index] not in found:
            found.append(self.views[index])
            index = self.links[self.root(index)].part_of
        return found

    def _far(self, view: View) -> bool:
        """Whether it stands behind the sentences that give the main event's figures."""
        tops = self.tops()
        return bool(tops) and tops[0].mention.figure.count.low > 1 and view.mention.sentence - tops[-1].mention.sentence > 1

    def _room(self, whole: View, view: View) -> bool:
        """Whether the whole holds its other parts and this one."""
        high = whole.mention.figure.count.high
        if view.mention.implicit:
            return high is None or high > 1
        beside = [p for p in self.parts(whole.index) if not could_contain(view.group, p.group) or view.mention.rest]
        together = sum(p.mention.figure.count.low for p in beside) + view.mention.figure.count.low
        return 4 * together <= 5 * (whole.number or together) if high is None else together <= high  # "at least" is not half

    def _completes(self, whole: View, view: View) -> bool:
        """Whether the whole's parts and this one make up just the whole."""
        parts = sum(p.mention.figure.count.low for p in self.parts(whole.index) if not p.mention.implicit)
        return parts > 0 and parts + view.mention.figure.count.low == whole.mention.figure.count.low

    # ---- the same again

    def _restated(self, view: View, *, parts: bool = False) -> int | None:
        for other in reversed(self.before()):
            if other.mention.figure.count.high == 0:
                continue
            if parts != (other.mention.part_of is not None) and parts:
                continue
            root = self.root(other.index)
            if self._restates(view, other) and (other.number is not None or same_number(view, self.views[root])):
                return root
        return None

    # ---- a number for a vague word

    def _vague_head(self, view: View) -> View | None:
        """What the headline or lead gives in a vague word, "dozens", if nothing counted it before this number of the same people."""
        m = view.mention
        if view.number is None or view.number < 2 or m.rest or m.distinct or m.rule in AMONG_THOSE:
            return None
        if view.cues & {Cue.PART, Cue.ALSO, Cue.BESIDE}:
            return None
        tops = self.tops()
        if len(tops) != 1 or not vaguely(tops[0]) or self.parts(tops[0].index) or not alike(tops[0].group, view.group):
            return None
        return tops[0] if tops[0].mention.sentence != m.sentence or runs_on(tops[0], view) else None

    def _instead(self, vague: View, view: View) -> Link:
        """The link of a number that counts what a vague word told, or that the vague word overstates: from here on it speaks."""
        link, counts = self.links[vague.index], same_number(view, vague)
        why = (*link.why, f"{shown(view)} {'counts it' if counts else 'is what the text tells of it'}")
        self.links[vague.index] = evolve(link, same_as=view.index if counts else None, superseded=not counts, why=why)
        return Link(breakdown=view.mention.breakdown)

    # ---- part and whole

    def _made_up(self, view: View) -> View | None:
        """The figure told before that a list of people in one sentence adds up to: "ten died … eight children and two women died"."""
        m = view.mention
        items = self.lists[m.sentence, m.trigger]
        if len(items) < 2 or any(item.number is None or item.mention.part_of is not None or item.mention.rest for item in items):
            return None
        total = sum(item.number or 0 for item in items)
        return next((top for top in self.tops() if top.number == total and top.mention.sentence < m.sentence), None)

    def _whole_for(self, view: View) -> View | None:
        """The smallest figure before it that can include it."""
        found = [other for other in self.tops() if self._includes(other, view)]
        deeper = [part for part in self._all_parts() if self._near(part, view) and self._includes(part, view)]
        return min(deeper or found, key=lambda other: (other.number or other.mention.figure.count.low, -other.index), default=None)

    def _all_parts(self) -> list[View]:
        return [v for v in self.before() if self.links[v.index].part_of is not None and self.links[v.index].same_as is None]

    def _near(self, part: View, view: View) -> bool:
        """Whether a narrower figure follows a part at once, and names no other place."""
        close = view.mention.sentence - part.mention.sentence <= 1 and (not view.places or Cue.AMONG in view.cues)
        return close and (narrower(view.group, part.group) or (Cue.AMONG in view.cues and could_contain(part.group, view.group)))

    def _may_hold(self, whole: View, view: View) -> bool:
        least = whole.number or whole.mention.figure.count.low
        return whole.mention.sentence != view.mention.sentence and alike(whole.group, view.group) and least >= view.mention.figure.count.low

    def _includes(self, whole: View, view: View) -> bool:
        outer, inner = whole.mention.figure, view.mention.figure
        if self._also(view) or culprit_beside(view, whole) or culprit_beside(whole, view):
            return False
        named = bool(view.name) and view.mention.rule in AMONG_THOSE  # "the dead were named as …"
        some = view.mention.rule in TELLS_SOME or (view.mention.rule in _SOME and Cue.AMONG in view.cues)
        if disjoint(self.groups[whole.index], view.group) or not (
            view.bare or named or some or could_contain(self.groups[whole.index], view.group) or same_side(whole, view)
        ):
            return False
        if whole.mention.sentence == view.mention.sentence and whole.mention.breakdown == view.mention.breakdown is not None:
            return False
        written = outer.number if outer.number is not None else outer.count.low
        if written < 2 or inner.count.low > written or (inner.count.low == written and outer.count.high is not None):
            return False
        if not self._room(whole, view):
            return False
        if whole.mention.sentence == view.mention.sentence and not (
            Cue.AMONG in view.cues or whole.mention.new_total or runs_on(whole, view, times=3 if view.mention.implicit else 1)
        ):
            return False
        if narrower(view.group, self.groups[whole.index]):
            return True
        if self._completes(whole, view) or some:
            return True
        if self.judge.disagree(whole, view):
            return False
        return not self.judge.elsewhere(whole, view)

    def _total(self, view: View) -> Link:
        """A figure that nothing before includes: a total of those before it, one that replaces them, or one beside them."""
        inside = given_within(self.tops(), view, self.told_parts.get(view.index, ()))
        smaller = inside or self._smaller(view)
        if inside or (smaller and self._sums_up(view, smaller)):
            for top in smaller:
                raised = view.mention.new_total and top.mention.sentence == view.mention.sentence
                self.put_under(top, view, replaced=len(smaller) == 1 and top.group == view.group and not top.places and not raised)
        elif self._of_another_harm(view):
            return Link(foreign=True, why=(FOREIGN,))
        return Link(breakdown=view.mention.breakdown)

    def _smaller(self, view: View) -> list[View]:
        """The figures before it that it can include or replace."""
        small = view.number is None and view.mention.figure.count.low < 10  # "several" is no total
        beside = small or bool(view.cues & {Cue.ALSO, Cue.BESIDE})
        most = view.mention.figure.count.low + (view.mention.figure.count.high is None)
        if beside and not self._told_total(view):
            return []
        fitting = [top for top in self.tops() if 0 < top.mention.figure.count.low < most and not culprit_beside(top, view)]
        raised = view.mention.new_total  # "raising the toll to 27": whoever told the one before
        among = [
            top
            for top in fitting
            if covers(view.group, top.group)
            or some_of(top, view)
            or self._listed(top, view)
            or (raised and top.mention.sentence == view.mention.sentence)
        ]
        return [top for top in among if (raised or not self.judge.disagree(top, view)) and not self.judge.elsewhere(top, view)]

    def _listed(self, top: View, view: View) -> bool:
        """Whether an item of a list ("two soldiers and a driver") can be among the figure's people."""
        return top.mention.breakdown is not None and could_contain(view.group, top.group)

    def _told_total(self, view: View) -> bool:
        return view.mention.new_total or Cue.TOTAL in view.cues

    def _sums_up(self, view: View, smaller: Sequence[View]) -> bool:
        """Whether a figure gives the total of smaller ones before it."""
        high = view.mention.figure.count.high
        together = sum(top.mention.figure.count.low for top in smaller)
        if high is not None and together > high:
            return False
        if self._told_total(view) or (len(smaller) > 1 and together == high):
            return True
        if any(top.mention.sentence == view.mention.sentence for top in smaller):
            return False
        restated = {self.links[i].same_as for i in self.known()}
        if any(top.index in restated for top in smaller):
            return False
        if smaller[0].mention.figure.count.low == 1 or all(some_of(top, view) for top in smaller):
            return True
        return view.mention.sentence - smaller[-1].mention.sentence <= 2 and not (view.places and not smaller[0].places)

    def _of_another_harm(self, view: View) -> bool:
        """In an article, a figure far behind the first that is neither its part nor beside it tells of another harm."""
        tops = self.tops()
        if not tops:
            return False
        if culprit_beside(view, tops[0]):
            return False
        lead, apart = tops[0], view.mention.sentence - tops[-1].mention.sentence
        if lead.number == 0:
            return view.mention.sentence - lead.mention.sentence > 2 and not self._told_total(view)
        if lead.number is None or lead.number < 2 or view.mention.rest or self.judge.compete(lead, view):
            return False
        said = (view.number is not None and other_people(lead, view)) or bool(view.cues & {Cue.ALSO, Cue.BESIDE})
        beside = said and apart <= BESIDE and (apart == 1 or not self.judge.atlas.apart(lead.places, view.places))
        return apart > 0 and not beside

    # ---- two figures

    def _restates(self, view: View, other: View) -> bool:
        """Whether one figure gives the other's people again."""
        a, b = view.mention, other.mention
        if self._also(view) or not same_number(view, other) or disjoint(view.group, other.group):
            return False
        if kills_himself(view, other) or kills_himself(other, view):
            return False
        if a.rest and view.number != other.number and not (view.after_other_outcome and other.number is None):
            return False  # "several were hurt … a guard was killed and three others were hurt" tells of the several
        if view.number != other.number and None in (view.number, other.number) and apart_in_time(view, other):
            return False  # "dozens died", and further on "30 died on Friday"
        if view.number is not None and other.number is not None and view.number < other.number and narrower(view.group, other.group):
            return False
        if a.implicit or b.implicit:
            return (a.sentence != b.sentence or runs_on(other, view)) and same_person(view, other, self.names[self.root(other.index)])
        if a.sentence == b.sentence and not self.judge.headline_again(view, other):
            return False
        if other.number is None and view.number is not None and narrower(other.group, view.group):
            return False  # "nine people" do not count "several children"
        places = (*other.places, *self.views[self.root(other.index)].places)
        if view.number is None and other.number is None and self.judge.atlas.apart(view.places, places):
            return False
        if (view.number or 0) >= TELLING or Cue.AMONG in view.cues or (other.head and (view.number or 0) > 1):
            return True
        return (alike(view.group, other.group) or plain(view, other)) and not self.judge.elsewhere(other, view)
