"""That a text names all who were counted: the assumption that closes an answer about everyone.

"Sixty soldiers were killed" says nothing of others, and neither does "three soldiers and a farmer were killed"; yet a
reader who is asked for the toll of such a text answers sixty, and four. Answers say that they assume it.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from casualtylib.model.box import Box
from casualtylib.model.claim import Claim
from casualtylib.model.hedge import Hedge
from casualtylib.reconciling.assumptions import listed
from casualtylib.reconciling.boxes import Figure
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.query import Query
from casualtylib.reconciling.region import Region
from casualtylib.reconciling.selection import Terms
from casualtylib.reconciling.sides import OPEN, Side, meet, other_than
from casualtylib.reconciling.system import Row

#: The law that the only people whom a text names are all who were counted.
NOBODY_ELSE = "nobody else is named"
#: The cases in which somebody can be of no group told are counted so far: each group with three names has them times three.
MOST = 256


@frozen
class Named:
    """The figures of all whom a text names for an outcome, where they are one figure or one list.

    Args:
        told: the figures.
        listed: whether they are the items of a list.
        beyond: that nobody else was counted; empty where it may not be assumed.
    """

    told: tuple[Entry, ...] = ()
    listed: bool = False
    beyond: tuple[Figure, ...] = ()

    @property
    def assumption(self) -> str:
        """What is assumed of them, in words."""
        who = list(dict.fromkeys(entry.claim.group_text for entry in self.told))
        return f"that the {listed(who)} {'listed ' if self.listed else ''}are all who were counted: the text names no others"


def named(about: Sequence[Entry], query: Query, terms: Terms) -> Named:
    """Those whom the text names, of the entries about a question, whoever it asks for."""
    if not all(when.is_everything_known for entry in about for when in entry.region.time):
        return Named()
    mine = [entry for entry in about if entry.claim.outcome == query.scope.outcome]  # four casualties are not four dead
    inner = {entry.claim.id for entry in mine if not entry.series}
    wholes = [entry for entry in mine if not entry.series and entry.claim.part_of not in inner]
    wholes = [entry for entry in wholes if entry.count.high != 0] or wholes  # "no civilians" beside those who were counted
    told = _one_figure(wholes)
    if told:
        return Named(told, beyond=_beyond(told, about, terms))
    told = _one_list(wholes)
    return Named(told, True, _together(told, about, query, terms)) if told else Named()


def quotable(claim: Claim) -> int | None:
    """The number as written; none for ranges and vague words."""
    return None if claim.hedge in (Hedge.RANGE, Hedge.VAGUE) else claim.number


def _one_figure(wholes: Sequence[Entry]) -> tuple[Entry, ...]:
    """The figure of the only people that the text names: "over 60 rebels were killed".

    None where several figures differ, where they are items of a list, or where they are of the children or the women,
    whose like are counted because there were others.
    """
    told = [entry for entry in wholes if quotable(entry.claim) is not None]
    groups = [entry.claim.scope.group for entry in told]
    one = all(quotable(entry.claim) == 1 for entry in told)  # "a woman was killed" says who, not that there were others
    some = any((group.age or group.sex or group.any_of) and not one for group in groups) or any(e.claim.breakdown for e in wholes)
    if some or len({quotable(entry.claim) for entry in told}) != 1 or any(entry.claim.scope.place for entry in told):
        return ()
    most = quotable(told[0].claim) or 0
    return tuple(told) if all(entry.claim.count.low <= most + 1 for entry in wholes) else ()


def _one_list(wholes: Sequence[Entry]) -> tuple[Entry, ...]:
    """The items of the one list that holds everybody whom the text names."""
    lists = {entry.claim.breakdown for entry in wholes}
    return tuple(wholes) if len(lists) == 1 and None not in lists else ()


def _read_alone(told: Sequence[Entry], about: Sequence[Entry], terms: Terms) -> bool:
    """Whether all was read in one text, and taken for what there was. A table's columns are whatever somebody kept count of."""
    return terms.interpretation != "minimum" and all(
        entry.claim.rule and not entry.claim.rule.startswith("table") and entry.report == told[0].report for entry in about
    )


def _beyond(told: Sequence[Entry], about: Sequence[Entry], terms: Terms) -> tuple[Figure, ...]:
    """That there was nobody who is not of the group told."""
    if not _read_alone(told, about, terms) or any(entry.region.apart(told[0].region) for entry in about):
        return ()
    nobody = _nobody_of(told)
    if nobody is None:
        return ()
    others = evolve(told[0].region, group=nobody)
    return () if others.is_empty else (Figure(others, Row(NOBODY_ELSE, Box(()), 0, 0, movable=False)),)


def _nobody_of(told: Sequence[Entry]) -> Side | None:
    """Everybody who is of none of the groups told; none where that takes more than `MOST` cases, as of dozens of persons by name."""
    rest = OPEN
    for group in dict.fromkeys(entry.region.group for entry in told):
        rest = meet(rest, other_than(group))
        if len(rest) > MOST:
            return None
    return rest


def _together(told: Sequence[Entry], about: Sequence[Entry], query: Query, terms: Terms) -> tuple[Figure, ...]:
    """That there were no more than the items of the list together."""
    items = [entry for entry in told if not any(_restates(entry, other) for other in told)]
    most = [entry.count.high for entry in items if entry.count.high is not None]
    whole = Region(query.region.outcome, query.region.event, time=query.region.time)
    if len(most) < len(items) or not _read_alone(told, about, terms) or not all(entry.region.inside(whole) for entry in told):
        return ()
    soft = any(entry.claim.soft_high for entry in told)
    return (Figure(whole, Row(NOBODY_ELSE, Box(()), 0, sum(most), soft_high=soft, movable=False)),)


def _restates(entry: Entry, other: Entry) -> bool:
    """Whether an entry gives another one's people under another name."""
    return entry is not other and entry.claim.same_as in (other.claim.id, *other.copies)


def about_everyone(region: Region) -> Region:
    """The region of a question, of whoever was counted."""
    return evolve(region, group=OPEN)
