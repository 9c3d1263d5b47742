"""Two figures of one event and outcome: whether they can be one, are of other people, or speak against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex
from attrs import frozen

from casualtylib.grammar.events import Cue
from casualtylib.lexicon import words
from casualtylib.model.group import Group
from casualtylib.model.hedge import Hedge
from casualtylib.model.outcome import Outcome
from casualtylib.reading.events_groups import alike, band, could_contain, culprit_named_apart, disjoint, narrower
from casualtylib.reading.events_places import Atlas
from casualtylib.reading.events_views import View, same_name

#: Characters between a headline's figure and the same one in the sentence that it runs into.
NEAR = 25
_AGE = regex.compile(r"\b(\d{1,3})\s*+-\s*+year")
#: A figure is compared with so many of a run's.
REACH = 48
#: Rows that read people among those hurt: they are beside nobody told of before.
AMONG_THOSE = frozenset(("among those hurt", "those hurt include", "those hurt named"))
#: Rows that read some of the toll told right before.
TELLS_SOME = frozenset(("some of the toll",))
#: From this number on, the same number twice is taken for the same people even if they are named differently.
TELLING = 8

#: "Dozens", and words for more, are told again in numbers; "several" may be anybody.
VAGUE = 20


@frozen
class Judge:
    """What is to be known of a text to compare two of its figures.

    Args:
        atlas: how its places lie.
    """

    atlas: Atlas

    def headline_again(self, view: View, other: View) -> bool:
        """Whether a headline that runs into the first sentence is said again in it."""
        least = 2 if runs_on(other, view) and view.mention.breakdown is None else TELLING
        return (view.number or 0) >= least and not view.mention.breakdown == other.mention.breakdown is not None

    def elsewhere(self, a: View, b: View) -> bool:
        """Whether both name places that lie apart; what a headline names may be anything."""
        return not a.head and self.atlas.apart(a.places, b.places)

    def disagree(self, a: View, b: View) -> bool:
        """Whether two voices give figures for the same people."""
        sizes = sorted((a.mention.figure.count.low, b.mention.figure.count.low))
        known = a.voice is not None and b.voice is not None
        said = b.mention.rule == "toll of another voice"
        voices = a.voice != b.voice and (known or said or 10 * sizes[0] >= 9 * sizes[1])
        return voices and 2 * sizes[0] >= sizes[1] and a.group == b.group and not self.atlas.apart(a.places, b.places)

    def compete(self, a: View, b: View) -> bool:
        """Whether two figures are of the same people and cannot both be told apart: a disagreement, to be kept as one."""
        return self.disagree(a, b) and not (a.mention.rest or b.mention.rest)

    def told_apart(self, a: View, b: View) -> bool:
        """Whether an article says that two figures are of other people: it gives them side by side, or calls one of them other,
        further, of another attack, place or facet."""
        if a.mention.sentence == b.mention.sentence or other_people(a, b):
            return True
        if a.mention.rest or b.mention.rest or self.atlas.apart(a.places, b.places):
            return True
        if culprit_beside(a, b) or culprit_beside(b, a):
            return True
        return bool((a.cues | b.cues) & {Cue.ALSO, Cue.BESIDE})

    def runs(self, tops: Sequence[View]) -> list[list[View]]:
        """The runs of figures that count other people each: in a note of one incident all; in an article those told apart."""
        tops = [view for view in tops if view.mention.rule not in AMONG_THOSE or view.mention.sentence == tops[0].mention.sentence]
        found: list[list[View]] = []
        for view in tops:
            run = next((run for run in found if all(self.told_apart(other, view) for other in run[:REACH])), None)
            if run is None:
                found.append([view])
            else:
                run.append(view)
        return [run for run in found if len(run) > 1]

    def distinct(self, a: View, b: View) -> bool:
        """Whether two parts of a whole are other people."""
        if disjoint(a.group, b.group) or a.mention.rest or b.mention.rest or (a.cues | b.cues) & {Cue.ALSO, Cue.BESIDE}:
            return True
        return not alike(a.group, b.group) or self.atlas.apart(a.places, b.places)


def other_people(a: View, b: View) -> bool:
    """Whether nobody can be in both: one side and the other, who did the harm and who did not, dead under names that exclude each other.

    The wounded are described again in other words more often than the dead.
    """
    if disjoint(a.group, b.group) or culprit_named_apart(a.group, b.group) or ages_apart(a, b):
        return True
    return a.outcome == Outcome.KILLED and not alike(a.group, b.group) and not same_side(a, b) and not described_again(a, b)


def described_again(a: View, b: View) -> bool:
    """Whether the later of two persons may be the first under another description: "a cyclist was killed … the rider"."""
    later = max(a, b, key=lambda view: view.index).mention.figure.words.split()
    singles = all(view.mention.implicit and view.number == 1 for view in (a, b))
    return singles and (later[0].lower() == "the" or any(word[:1].isupper() for word in later[1:]))


def ages_apart(a: View, b: View) -> bool:
    """Whether both are called by their ages, and these differ: "a 15-year-old", "a 17-year-old"."""
    ages = [set(_AGE.findall(view.mention.group_text)) for view in (a, b)]
    return bool(ages[0] and ages[1]) and ages[0].isdisjoint(ages[1])


def culprit_beside(culprit: View, victims: View) -> bool:
    """Whether one is of those who did the harm, and the other of those whom they killed: "a gunman who killed two was shot dead"."""
    if kills_himself(culprit, victims):
        return True
    roles = culprit.group.role, victims.group.role
    return roles[0] == "perpetrators" != roles[1] and victims.by_somebody


def kills_himself(culprit: View, victims: View) -> bool:
    """Whether one died by his own act, and the other by somebody's: "he killed his wife and then himself"."""
    m = culprit.mention
    own = m.rule == "own act" and m.figure.words.split()[0].lower() not in words("outcomes", "fate", "bomb")
    return own and victims.group.role != "perpetrators" and victims.by_somebody


def given_within(tops: Iterable[View], whole: View, parts: Sequence[View]) -> list[View]:
    """Those of some figures that are given again as parts of one: "raid kills 11 children. Fifteen died, 11 of them children"."""
    return [top for top in tops if any(same_number(part, top) and part.group == top.group != whole.group for part in parts)]


def shown(view: View) -> str:
    figure = view.mention.figure
    return repr(f"{figure.words} {view.mention.group_text}")


def vaguely(view: View) -> bool:
    """Whether the headline or the lead gives many people in a vague word, "dozens", which the text tells again in numbers."""
    return view.head and view.number is None and view.mention.figure.count.low >= VAGUE


def runs_on(head: View, view: View, times: int = 1) -> bool:
    """Whether a headline without a full stop runs into the sentence of the other figure, `times` as far behind it."""
    return head.head and view.mention.figure.span.start - head.mention.clause.end > times * NEAR


def some_of(part: View, whole: View) -> bool:
    """Whether one figure is of the children or the women of a group that the other counts."""
    facets = part.group.age is not None or part.group.sex is not None
    return (
        facets
        and narrower(Group(part.group.age, part.group.sex), Group(whole.group.age, whole.group.sex))
        and could_contain(whole.group, part.group)
    )


def same_side(a: View, b: View) -> bool:
    """Whether both are fighters, or both civilians, under whatever names; not fighters of two bands."""
    same = a.group.status is not None and a.group.status == b.group.status and not disjoint(a.group, b.group)
    one, other = band(a.group), band(b.group)
    return same and not (one and other and one.isdisjoint(other))


def plain(a: View, b: View) -> bool:
    """Whether two descriptions can be of the same people: one of them says nothing but what they were called."""
    bare = any(view.group == Group(names=view.group.names) for view in (a, b))
    return bare and b.mention.sentence - a.mention.sentence <= 1 and a.mention.breakdown is None and b.mention.breakdown is None


def apart_in_time(a: View, b: View) -> bool:
    """Whether two figures have windows of their own that share no day."""
    own, other = a.dating.window, b.dating.window
    return own is not None and other is not None and own.is_disjoint(other)


def same_number(view: View, other: View) -> bool:
    """Whether two figures can be one number, written twice."""
    a, b = view.mention.figure, other.mention.figure
    if a.number is not None and b.number is not None:
        if a.number == b.number:
            return True
        soft, hard = (a, b) if a.hedge in _ROUND else (b, a)
        if soft.number is None or hard.number is None or soft.hedge not in _ROUND:
            return False
        if soft.hedge in (Hedge.ABOUT, Hedge.NEARLY):
            return hard.number in soft.count
        return 0 <= hard.number - soft.number <= soft.number // 20
    if a.number is None and b.number is None:
        return a.count == b.count
    vague, exact = (a, b) if a.number is None else (b, a)
    if exact.number is None or vague.hedge is not Hedge.VAGUE or vague.count.low < 3:  # "many" may be any of them
        return False
    most = vague.count.high or (9 if vague.count.low < 10 else 5 * vague.count.low)
    return vague.count.low <= exact.number <= most


def same_person(a: View, b: View, known: frozenset[str]) -> bool:
    """Whether two persons can be one: by their names where both are known, else by what is said of them.

    Args:
        known: the names by which the second one was told of so far.
    """
    if a.name and known:
        return same_name(a.name, known)
    return not culprit_named_apart(a.group, b.group) and alike(a.group, b.group)


_ROUND = frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.MORE_THAN, Hedge.AT_LEAST})
