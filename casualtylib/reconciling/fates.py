"""What can befall one person: nobody is killed twice, but who was injured or driven out once can be so again, or be killed.

Where figures of other outcomes than the killed speak of several windows, outcome and time are one axis. Its elements are
*fates*: sets of *hits*, each one outcome in one period of harm that came to be known in one stretch. A figure counts all
who have a hit in its box; so those of two windows do not add, and neither do the wounded of one and the dead of a later one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from casualtylib.model.box import Axis
from casualtylib.model.box import Side as BoxSide
from casualtylib.reconciling.axes import alike, told_apart
from casualtylib.reconciling.sides import Literals, Side, holds, names_in
from casualtylib.reconciling.times import Period, Times, periods

#: The most fates that are told apart.
_MOST = 256
#: The outcome that happens once.
_ONCE = "killed"
#: What befalls a person where a side does not say what.
_OTHER = "other"

#: A side of outcomes with one of time.
Fated = tuple[Side, Times]
#: An outcome in the time of one of the sides.
Told = tuple[str, Times]
Hit = tuple[str, Period]


def fates_axis(sides: Sequence[Fated], nogoods: Sequence[Literals]) -> tuple[Axis, list[BoxSide]]:
    """The axis of fates, and each side on it.

    Args:
        sides: of outcome and time; no more than `few_fates` leaves.
        nogoods: outcomes of which nobody has two.
    """
    distinct = list(dict.fromkeys(sides))
    found = _fates(distinct, nogoods) or {}
    kinds, covers = alike(list(found), sides, _has)
    several = len(_names(distinct)) > 1
    words = (" and ".join(f"{name} {period}" if several else str(period) for name, period in found[kind]) for kind in kinds)
    return Axis("outcome and time" if several else "time", told_apart(words)), covers


def fit(sides: Iterable[Fated], nogoods: Sequence[Literals]) -> bool:
    """Whether all fates that these sides tell apart are few enough."""
    return _fates(list(dict.fromkeys(sides)), nogoods) is not None


def few_fates(lows: Sequence[tuple[Fated, int]], asked: Fated | None, nogoods: Sequence[Literals]) -> list[Fated]:
    """So many of the sides of figures that their fates can be told apart, those first that most figures and the highest have.

    Args:
        lows: for each figure its side, and its low end.
        asked: the side asked about; None: none is.
        nogoods: outcomes of which nobody has two.
    """
    counts = Counter(side for side, _ in lows)
    taken = [asked] if asked is not None else []
    if fit([*taken, *counts], nogoods):
        return list(counts)
    most: dict[Fated, int] = {}
    for side, low in lows:
        most[side] = max(low, most.get(side, 0))
    for side in sorted(counts, key=lambda side: (-counts[side], -most[side], _in_order(side))):
        if fit([*taken, side], nogoods):
            taken.append(side)
    return taken


def _in_order(side: Fated) -> str:
    """A name for a side that does not depend on the run."""
    outcome, times = side
    return f"{sorted(names_in(outcome))} {[(str(when.harm), sorted(when.unknown), str(when.recorded)) for when in times]}"


def _fates(sides: Sequence[Fated], nogoods: Sequence[Literals]) -> Mapping[frozenset[Told], tuple[Hit, ...]] | None:
    """What the sides can tell of a person, each with hits of which it is told; None where there are too many."""
    found: dict[frozenset[Told], tuple[Hit, ...]] = {frozenset(): ()}
    when = periods([times for _, times in sides])
    for name in _names(sides):
        times = dict.fromkeys(times for outcome, times in sides if name in names_in(outcome) or (name == _OTHER and frozenset() in outcome))
        hits: dict[frozenset[Told], Hit] = {}
        for period in when:
            hits.setdefault(frozenset((name, one) for one in times if period.within(one)), (name, period))
        hits.pop(frozenset(), None)
        alone = dict(_once(hits)) if name == _ONCE else _again(hits)
        if alone is None:
            return None
        barred = _barred(name, nogoods)
        for told, hit in list(found.items()):
            if not any(other in barred for other, _ in told):
                found |= {told | more: hit + further for more, further in alone.items()}
        if len(found) > _MOST:
            return None
    return found


def _names(sides: Iterable[Fated]) -> list[str]:
    """The outcomes that the sides speak of, and one more where a side leaves it open."""
    outcomes = [outcome for outcome, _ in sides]
    other = [_OTHER] if any(frozenset() in outcome for outcome in outcomes) else []
    return sorted({name for outcome in outcomes for name in names_in(outcome)}) + other


def _once(hits: Mapping[frozenset[Told], Hit]) -> Iterator[tuple[frozenset[Told], tuple[Hit, ...]]]:
    return ((told, (hit,)) for told, hit in hits.items())


def _again(hits: Mapping[frozenset[Told], Hit]) -> dict[frozenset[Told], tuple[Hit, ...]] | None:
    """Every set of hits that can be told from the others, but for the empty one; None where there are too many."""
    found: dict[frozenset[Told], tuple[Hit, ...]] = {}
    for told, hit in hits.items():
        grown = {told: (hit,)} | {old | told: (*hits_, hit) for old, hits_ in found.items()}
        found = grown | found
        if len(found) > _MOST:
            return None
    return found


def _barred(name: str, nogoods: Iterable[Literals]) -> frozenset[str]:
    """The outcomes that nobody has who has this one."""
    return frozenset(other for nogood in nogoods if (name, True) in nogood for other, _ in nogood if other != name)


def _has(side: Fated, told: frozenset[Told]) -> bool:
    """Whether a person of whom this is told is counted on a side."""
    outcome, times = side
    hit = frozenset(name for name, when in told if when == times)
    return bool(hit) and holds(outcome, hit)
