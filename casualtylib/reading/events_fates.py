"""What became of those who were shot or stabbed, where only the rest of the text tells.

"Shot" says how people were hit and not whether they lived. By itself it is read as injured. Where the same event has
deaths, those who were shot are the dead ("a woman was shot; she died at the scene"), or the dead are among them ("four
people were shot, one of them fatally": four casualties). So they are among others who were hurt, if the text says just that
("five were injured; two of them died").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

import regex
from attrs import evolve

from casualtylib.grammar.rule import alternatives
from casualtylib.lexicon import words
from casualtylib.model.claim import Modality
from casualtylib.model.note import Confidence, Note
from casualtylib.model.outcome import Outcome
from casualtylib.reading.events_groups import alike, covers, culprit_named_apart, disjoint
from casualtylib.reading.events_kinds import Kind
from casualtylib.reading.events_pairs import ages_apart
from casualtylib.reading.events_views import View, same_name

#: A death told so few characters before in one sentence is of other people: "killed a guard and shot a driver".
BESIDE = 60
#: Wounds are named so many characters behind the person who suffered them, at most.
WOUNDS = 100
#: That somebody lived is told so many characters behind, at most.
ALIVE = 150
#: A figure is compared with so many deaths to either side of it in the text, and with the first ones.
REACH = 24
DIED = "the text tells of their death"
AMONG = "that they were hit or hurt says not whether they lived; the text tells that some died"


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b{alternatives(words('outcomes', 'fate', name))}\b", regex.I)


def fates(plain: str, views: Sequence[View], of: Sequence[Kind]) -> tuple[View, ...]:
    """The mentions with the outcome that the rest of the text gives them, in order.

    Args:
        plain: the text.
        views, of: its mentions, and the event of each.
    """
    deaths: dict[int, list[View]] = {}
    hurt: dict[int, list[View]] = {}
    told: dict[int, set[int]] = {}
    for view, kind in zip(views, of, strict=True):
        if view.outcome == Outcome.INJURED:
            hurt.setdefault(view.mention.sentence, []).append(view)
        if _counts(view) and view.outcome == Outcome.KILLED:
            deaths.setdefault(kind.event, []).append(view)
        elif _counts(view) and view.outcome == Outcome.INJURED and not _hit(plain, view) and view.number is not None:
            told.setdefault(kind.event, set()).add(view.number)
    found: list[View] = []
    gone: dict[int, list[View]] = {}
    for view, kind in zip(views, of, strict=True):
        whole = view.mention.part_of
        if whole is not None and whole < len(found) and found[whole].outcome != views[whole].outcome == view.outcome:
            found.append(_among(view))  # "four people were shot, two of them women; one died"
        else:
            beside = hurt.get(view.mention.sentence, ())
            fate = _fate(plain, view, deaths.get(kind.event, []), told.get(kind.event, set()), beside)
            if fate is not view and fate.mention.superseded and view.number == 1:
                fallen = gone.setdefault(kind.event, [])
                fate = view if _one_too_many(fallen, view, deaths[kind.event]) else fate
                fallen += [view] if fate is not view else []
            found.append(_as_told(fate, found[-1]) if found else fate)
    return _to_the_end(views, found)


def _to_the_end(views: Sequence[View], found: list[View]) -> tuple[View, ...]:
    """The mentions where whoever was hurt, and in the next breath is "he", has one fate: "a man was assaulted. … He … died"."""
    hurt = [view for view in views if view.outcome == Outcome.INJURED and view.number is not None]
    for before, view in [*reversed(pairs := list(pairwise(hurt))), *pairs]:
        gone = [found[one.index].mention.superseded != one.mention.superseded for one in (before, view)]
        if gone[0] != gone[1] and _goes_on(before, view):
            left = before.index if gone[1] else view.index
            found[left] = _died(views[left])
    return tuple(found)


def _goes_on(before: View, view: View) -> bool:
    """Whether one mention tells of the same people as the one before it, as "he" or "they"."""
    near = view.mention.sentence - before.mention.sentence <= 2 and before.number == view.number
    return near and view.pronoun and _one_person(before, view)


def _counts(view: View) -> bool:
    m = view.mention
    return m.modality is Modality.ASSERTED and not m.superseded and m.figure.count.low > 0


def _hit(plain: str, view: View) -> bool:
    """Whether its words tell how people were hit, and nothing of wounds that they lived with."""
    m = view.mention
    own = plain[m.clause.start : m.clause.end + WOUNDS] if m.rule == "suffer injuries" else plain[m.trigger.start : m.trigger.end]
    if _pattern("hit").search(own) is None or _pattern("lived").search(own) is not None:
        return False
    return view.number != 1 or _pattern("alive").search(plain, m.clause.end, m.clause.end + ALIVE) is None


def _fate(plain: str, view: View, deaths: Sequence[View], told: set[int], beside: Sequence[View]) -> View:
    m = view.mention
    if not deaths or not _counts(view) or view.outcome != Outcome.INJURED or m.rest or view.number is None:
        return view
    at = next((k for k, death in enumerate(deaths) if death.index > view.index), len(deaths))
    near = [*deaths[: min(2, max(0, at - REACH))], *deaths[max(0, at - REACH) : at + REACH]]
    if any(_dies_next(view, death) and not _rather(beside, view, death) for death in near):
        return _died(view)
    if _dead_among(plain, view, near):
        return _among(view)
    if not _hit(plain, view) or any(_told_beside(death, view) for death in near):
        return view
    same = [death for death in near if _can_be(view, death)]
    if not same:
        return view
    most = max(death.mention.figure.count.low for death in same)
    if view.number <= most:
        return _died(view)
    if any(number + most > view.number for number in told):
        return view  # "ten people were shot", and ten are said to be wounded
    return _among(view)


def some_died(view: View) -> bool:
    """Whether it tells of people of whom some died, as the rest of the text says."""
    return any(note.why == AMONG for note in view.mention.notes)


def _dead_among(plain: str, view: View, deaths: Sequence[View]) -> bool:
    """Whether the dead are told to be some of these, however they were hurt: "one died after three were hurt", "two of them died"."""
    some = next((death.mention.figure.count.low for death in deaths if _died_of(plain, view, death)), None)
    if some is None or view.number is None or view.number <= some:
        return False
    return all(death.mention.figure.count.low == some for death in deaths if death.index < view.index)


def _died_of(plain: str, view: View, death: View) -> bool:
    """Whether it is told of a death that it came of the harm to these people."""
    hurt, died = view.mention, death.mention
    if not covers(death.group, view.group):
        return False  # "a woman died after four people were hurt": of the men nothing would be known any more
    if death.index < view.index:
        between = plain[died.clause.end : hurt.clause.start]
        return died.sentence == hurt.sentence and _pattern("came_of").search(between) is not None and len(between) <= BESIDE
    return died.sentence - hurt.sentence <= 1 and _pattern("of_them").match(plain, died.figure.span.end + 1) is not None


def _among(view: View) -> View:
    m = view.mention
    return evolve(view, mention=evolve(m, outcome=Outcome.CASUALTIES, notes=(*m.notes, Note("outcome", Confidence.INFERRED, AMONG))))


def _died(view: View) -> View:
    note = Note("outcome", Confidence.INFERRED, DIED)
    return evolve(view, mention=evolve(view.mention, superseded=True, notes=(*view.mention.notes, note)))


def _as_told(death: View, hurt: View) -> View:
    """ "He", of whom it was just told that he was hurt, is of his group: "the suspect was shot. He died"."""
    if not (death.pronoun and hurt.mention.superseded and death.outcome == Outcome.KILLED and _dies_next(hurt, death)):
        return death
    return evolve(death, mention=evolve(death.mention, group=hurt.group))


def _dies_next(view: View, death: View) -> bool:
    """Whether the death of just these is told: by their name, or right behind as "he" or "the man"."""
    if view.name and death.name and same_name(view.name, death.name):
        return True
    if view.mention.figure.words.lower().startswith("another"):
        return False
    if death.index < view.index or death.mention.sentence - view.mention.sentence > 1 or death.number != view.number:
        return False
    again = death.mention.figure.words.lower() in words("outcomes", "fate", "again")
    return again and not death.mention.rest and _one_person(view, death)


def _one_too_many(fallen: Sequence[View], view: View, deaths: Sequence[View]) -> bool:
    """Whether as many others were hit before as died: "Roe, 20, was shot. So was Hult, 30. One man died"."""
    others = _persons(one for one in fallen[:REACH] if _differ(one, view))
    return bool(others) and others >= max(_persons(deaths[:REACH]), max(death.mention.figure.count.low for death in deaths))


def _persons(views: Iterable[View]) -> int:
    """How many persons at least some mentions tell of."""
    found: list[View] = []
    for view in views:
        if view.number == 1 and all(_differ(one, view) for one in found):
            found.append(view)
    return len(found)


def _rather(beside: Sequence[View], view: View, death: View) -> bool:
    """Whether a death is of another one told of beside: "the driver and a nurse were taken to hospital. The driver died"."""
    if view.name or alike(view.group, death.group):
        return False
    return any(other is not view and alike(other.group, death.group) for other in beside)


def _told_beside(death: View, view: View) -> bool:
    """Whether a death stands just before it in its sentence: "killed a guard and shot a driver"."""
    a, b = death.mention, view.mention
    pronoun = b.figure.words.lower() in words("outcomes", "fate", "again")
    return a.sentence == b.sentence and 0 <= b.clause.start - a.clause.end <= BESIDE and not pronoun


def _can_be(view: View, death: View) -> bool:
    """Whether those hit can be among those who died."""
    if (death.mention.rest and view.number == 1) or (view.number != 1 and death.group.role != view.group.role):
        return False  # "another died"; "four were stabbed. The suspect died"
    if view.number != 1 and death.mention.rule == "own act":
        return False  # "he shot three women and killed himself"
    return _one_person(view, death) and view.index != death.index


def _one_person(a: View, b: View) -> bool:
    """Whether nothing said of two people speaks against their being one; a clerk may be an employee."""
    single = a.number == b.number == 1
    if culprit_named_apart(a.group, b.group) or not (single or alike(a.group, b.group)) or _differ(a, b):
        return False
    return a.group.role == b.group.role or any(view.group.is_everyone or (view.pronoun and view.group.role is None) for view in (a, b))


def _differ(a: View, b: View) -> bool:
    """Whether their names, their ages or their sexes are not the same."""
    if disjoint(a.group, b.group) or (a.name and b.name and not same_name(a.name, b.name)):
        return True
    return ages_apart(a, b)
