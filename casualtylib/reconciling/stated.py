"""The lowest, the best and the highest stated figure of each box, in the manner of the recording bodies.

Nothing is inferred here: these are figures that somebody gave. What follows from all of them together is `bounds`.
The lowest and the highest are kept side by side as Iraq Body Count keeps its minimum and maximum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import field, frozen

from casualtylib.errors import UsageError
from casualtylib.model.claim import Claim
from casualtylib.model.event import Event, EventKind
from casualtylib.model.scope import Scope
from casualtylib.reconciling.citations import cited
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.explain import scope_in_words
from casualtylib.reconciling.named import quotable
from casualtylib.reconciling.sides import OPEN

#: What each policy for the best figure follows.
POLICIES: Mapping[str, str] = MappingProxyType(
    {
        "latest": "the figure given last, as the Global Terrorism Database follows the most recent source; of one day a count before "
        "a minimum, then the lower one; an approximation only where nobody gives a count",
        "ranking": "the figure of the most authoritative voice: UCDP's best estimate is that of the most reliable source",
        "lowest": "the lowest figure: where reports differ ACLED uses the most conservative estimate",
    }
)


@frozen
class Stated:
    """What was said of one box.

    Args:
        scope: the box.
        low: the lowest that any voice's last word gives as its least.
        best: the figure to quote under the policy; None where no voice gives one number.
        high: the highest that any voice's last word gives; None where nobody gives a number.
        claims: the last word of each voice, the latest first.
        best_claim: the claim that gives the best figure.
        policy: the policy's name.
    """

    scope: Scope
    low: int
    best: int | None
    high: int | None
    claims: tuple[Claim, ...] = field(repr=False)
    best_claim: Claim | None = field(default=None, repr=False)
    policy: str = "latest"

    @property
    def convention(self) -> str:
        """The published convention that the policy follows."""
        return POLICIES[self.policy]

    def __str__(self) -> str:
        """For people, with the claim that gives the best figure.

        >>> import casualtylib as cl
        >>> both = cl.claim("31 killed", source="A", event="raid"), cl.claim("at least 40 killed", source="B", event="raid")
        >>> print(cl.reconcile(both).summary()[0])
        killed: low 31, best 31, high 40 as stated; best by “31 killed” (A)
        """
        best, high = ("-" if number is None else f"{number:,}" for number in (self.best, self.high))
        by = f"; best by {cited(self.best_claim, self.scope)}" if self.best_claim is not None else ""
        return f"{scope_in_words(self.scope)}: low {self.low:,}, best {best}, high {high} as stated{by}"


def stated(entries: Sequence[Entry], events: Iterable[Event], policy: str, ranking: Sequence[str]) -> tuple[Stated, ...]:
    """The stated figures of every box that the entries name: outcome, group and window of each event, main events first.

    Raises:
        UsageError: for an unknown policy, or a ranking policy without a ranking.
    """
    if not isinstance(policy, str) or policy not in POLICIES:
        raise UsageError(f"policy: {policy!r} is not one of {', '.join(POLICIES)}")
    if policy == "ranking" and not ranking:
        raise UsageError("policy: 'ranking' needs a ranking; give one to reconcile(…, ranking=…)")
    main_first = sorted(events, key=lambda event: event.kind is not EventKind.MAIN)
    order = {event.id: i for i, event in enumerate(main_first)}
    boxes: dict[object, list[Entry]] = {}
    whole = [entry for entry in entries if entry.region.place == entry.region.cause == entry.region.by == OPEN]
    for entry in sorted(whole, key=lambda entry: order[entry.event]):
        when = frozenset((one.harm, one.unknown) for one in entry.region.time)
        boxes.setdefault((entry.region.sides, when, entry.claim.measure), []).append(entry)
    return tuple(_stated(last_words(group), policy, ranking) for alike in boxes.values() for group in _apart(alike))


def _apart(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The tolls of a box; where there are none, what was recorded from one day to another, for each such window."""
    tolls = [entry for entry in entries if all(when.is_everything_known for when in entry.region.time)]
    if tolls:
        return [tolls]
    recorded: dict[object, list[Entry]] = {}
    for entry in entries:
        recorded.setdefault(frozenset(when.recorded for when in entry.region.time), []).append(entry)
    return list(recorded.values())


def last_words(entries: Iterable[Entry]) -> list[Entry]:
    """Of each voice the figure that it gave last, the latest first; of one day the highest, since tolls grow."""
    last: dict[str, Entry] = {}
    for entry in entries:
        if entry.voice not in last or _order(entry) >= _order(last[entry.voice]):
            last[entry.voice] = entry
    return sorted(last.values(), key=_moment, reverse=True)


def _order(entry: Entry) -> tuple[str, str, int]:
    moment = _moment(entry)
    return moment[:10], moment[10:], entry.count.low


def _moment(entry: Entry) -> str:
    """When the figure was given: the moment of its report, or the day inferred for it."""
    told = entry.claim.as_of or entry.spoken
    return told.isoformat() if told else ""


def _least(entry: Entry) -> int:
    """The lowest number that a claim states: as written, else the low end of its range or word."""
    number = quotable(entry.claim)
    return entry.claim.count.low if number is None else number


def _most(entry: Entry) -> int | None:
    """The highest number that a claim itself states."""
    return entry.claim.count.high if entry.claim.count.high is not None else quotable(entry.claim)


def _stated(entries: Sequence[Entry], policy: str, ranking: Sequence[str]) -> Stated:
    numbered = [entry for entry in entries if quotable(entry.claim) is not None]
    best = min(numbered, key=_before(policy, ranking, numbered), default=None)
    highest = [most for entry in entries if (most := _most(entry)) is not None]
    claim = entries[0].claim
    toll = all(when.is_everything_known for when in entries[0].region.time)
    recorded = None if toll else claim.scope.recorded
    return Stated(
        scope=Scope(
            claim.outcome, group=claim.scope.group, event=entries[0].event, window=entries[0].dated or claim.window, recorded=recorded
        ),
        low=min(_least(entry) for entry in numbered or entries),
        best=quotable(best.claim) if best else None,
        high=max(highest, default=None),
        claims=tuple(entry.claim for entry in entries),
        best_claim=best.claim if best else None,
        policy=policy,
    )


def _before(policy: str, ranking: Sequence[str], entries: Sequence[Entry]) -> Callable[[Entry], tuple[int, int, bool, int, int]]:
    """A key under which the entry that the policy prefers comes first; among equals the latest, a count, then the lower figure."""
    place = {voice.casefold(): i for i, voice in enumerate(ranking)}
    moments = sorted({_moment(entry) for entry in entries}, reverse=True)
    days = sorted({moment[:10] for moment in moments}, reverse=True)

    def key(entry: Entry) -> tuple[int, int, bool, int, int]:
        number, moment = quotable(entry.claim) or 0, _moment(entry)
        first = {"latest": int(entry.is_rough), "ranking": place.get(entry.voice.casefold(), len(place)), "lowest": number}[policy]
        return first, days.index(moment[:10]), entry.count.high is None, moments.index(moment), number

    return key
