"""Claims and reports in few words."""

from __future__ import annotations

from datetime import date
from itertools import count as counting

from casualtylib.model.claim import Claim, Modality
from casualtylib.model.count import Count
from casualtylib.model.event import Event
from casualtylib.model.group import Group
from casualtylib.model.hedge import Hedge
from casualtylib.model.outcome import Outcome
from casualtylib.model.report import Report
from casualtylib.model.scope import Scope, Unknown
from casualtylib.model.source import Attribution, Source
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.reading.groups import query_group

_numbers = counting(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def window(text: str | None) -> Window | Unknown | None:
    """``"2024-12-01"``, ``"2024-11-27..2024-12-02"``, ``"?"`` (the event's unknown window), None."""
    if text is None:
        return None
    if text.startswith("?"):
        return Unknown(text[1:] or "e1.window")
    first, _, last = text.partition("..")
    return Window(day(first), day(last or first))


def made(
    low: int,
    high: int | str | None = "same",
    *,
    who: str | Group = "people",
    outcome: str = "killed",
    on: str | None = None,
    by: str | None = None,
    as_of: str | None = None,
    event: str = "e1",
    place: str | None = None,
    part_of: Claim | None = None,
    same_as: Claim | None = None,
    breakdown: str | None = None,
    soft: bool = False,
    measure: str = "flow",
    modality: Modality = Modality.ASSERTED,
    superseded: bool = False,
    unit: str = "people",
    id: str | None = None,
) -> Claim:
    """A claim: `low` to `high`; `high` is `low` unless given, None for "at least"."""
    end = low if high == "same" else high
    assert end is None or isinstance(end, int)
    group = who if isinstance(who, Group) else query_group(who)
    words = f"at least {low}" if end is None else str(low) if end == low else f"{low} to {end}"
    hedge = Hedge.AT_LEAST if end is None else Hedge.EXACT if end == low else Hedge.RANGE
    return Claim(
        id=id or f"c{next(_numbers)}", count=Count(low, end), hedge=hedge,
        scope=Scope(Outcome(outcome), group=group, event=event, place=place, window=window(on)),
        quote=f"{words} {who}", span=Span(0, len(f"{words} {who}")), number_span=Span(0, len(words)),
        group_text=who if isinstance(who, str) else str(who), number=None if hedge is Hedge.RANGE else low,
        soft_low=soft, soft_high=soft and end is not None, measure=measure, unit=unit,
        attribution=Attribution(Source(by)) if by else None, as_of=day(as_of) if as_of else None,
        superseded=superseded, modality=modality,
        part_of=part_of.id if part_of else None, same_as=same_as.id if same_as else None, breakdown=breakdown,
    )  # fmt: skip


def report(*claims: Claim, id: str = "", events: tuple[Event, ...] = (), published: str | None = None, **more: object) -> Report:
    name = id or f"r{next(_numbers)}"
    return Report(name, "", claims, events=events, published=day(published) if published else None, **more)  # type: ignore[arg-type]


def ends(bounds: object) -> tuple[int, int | None]:
    return bounds.low, bounds.high  # type: ignore[attr-defined]
