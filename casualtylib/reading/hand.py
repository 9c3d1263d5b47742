"""`claim`: claims written by hand, in the words in which they would be reported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from casualtylib.errors import FieldError, ParseError
from casualtylib.lexicon import words
from casualtylib.model.checks import takes
from casualtylib.model.claim import Claim, Modality
from casualtylib.model.codebook import Codebook, codebook
from casualtylib.model.event import Event
from casualtylib.model.group import Group
from casualtylib.model.moment import day_of, moment
from casualtylib.model.note import Confidence, Note
from casualtylib.model.outcome import Outcome
from casualtylib.model.report import Report
from casualtylib.model.scope import Scope, Unknown
from casualtylib.model.source import Attribution, Source
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.reading.groups import group_of, nouns
from casualtylib.reading.mentions import STATES
from casualtylib.reading.phrases import Stated, phrases
from casualtylib.reading.voices import named

_codebook = codebook


def claim(
    text: str,
    *,
    source: str | None = None,
    on: str | date | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    outcome: str | None = None,
    group: str | None = None,
    event: str | None = None,
    place: str | None = None,
    cause: str | None = None,
    by: str | None = None,
    outlet: str | None = None,
    published: str | date | None = None,
    as_of: str | date | None = None,
    modality: str = "asserted",
    id: str | None = None,
    codebook: Codebook | str = "literal",
) -> Report:
    """Write claims by hand: one phrase, and beside it what a text would have said of it.

    Args:
        text: the phrase, such as ``"31 killed, including nine children"`` or ``"25 killed and 40 wounded"``.
        source: on whose word; None: the outlet's own.
        on: the day of the harm. since, until: its first and last day; `until` is the day of `as_of` if only `since`
            is given. All as dates or ISO strings.
        outcome: what happened, where the phrase does not say.
        group: who, where the phrase does not say.
        event: your key, under which reports are merged.
        place, cause, by: words for the event's whole extent; they narrow nothing.
        outlet: who published it.
        published: when; as_of: the moment for which the source gives the figure, `published` if not given.
        modality: ``"asserted"``, ``"feared"``, ``"denied"``, ``"hypothetical"`` or ``"expected"``.
        id: your name for the report; None: made from all of the above.
        codebook: how words become Counts.

    Returns:
        A Report whose text is the phrase.

    Raises:
        ParseError: shows the phrase with what was not understood underlined.
        FieldError: names the argument that is impossible, or missing.

    >>> report = claim("31 killed, including nine children", source="SOHR", on="2024-12-01")
    >>> [(c.count, c.outcome.value, c.group_text) for c in report]
    [(Count.exactly(31), 'killed', 'people'), (Count.exactly(9), 'killed', 'children')]
    >>> report[1].part_of == report[0].id, report[0].voice
    (True, 'Syrian Observatory for Human Rights')
    >>> claim("25 people", on="2024-12-01")
    Traceback (most recent call last):
    ...
    casualtylib.errors.FieldError: outcome: the phrase does not say what happened; pass outcome="killed" or another
    """
    takes("text", text, str)
    names = {"source": source, "group": group, "event": event, "place": place, "cause": cause, "by": by, "outlet": outlet, "id": id}
    for name, value in names.items():
        takes(name, value, str, optional=True)
    book, moment_ = _codebook(codebook), moment(as_of, "as_of") or moment(published, "published")
    around = (text, source, on, since, until, outcome, group, event, place, cause, by, outlet, published, as_of, modality, book.name)
    known = id if id is not None else hashlib.sha256(repr(around).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    window = _window(on, since, until, day_of(moment_))
    key = event if event is not None else "e1"
    sides = _Sides(
        known, text, outcome, group, key, window or Unknown(f"{known}.{key}.window"), named(source) if source else None, outlet, moment_,
        _modality(modality),
    )  # fmt: skip
    found = phrases(text, book)
    described = Event(
        key, label=text, window=window, places=_one(place), causes=_one(cause), perpetrators=_one(by), keyed=event is not None
    )
    return Report(
        id=known, text=text, claims=tuple(_claims(found, sides)), events=(described,), published=moment(published), outlet=outlet,
        codebook=book.name,
    )  # fmt: skip


@frozen
class _Sides:
    """What all claims of a phrase share."""

    name: str
    text: str
    outcome: str | None
    group: str | None
    event: str
    window: Window | Unknown
    source: Source | None
    outlet: str | None
    as_of: date | None
    modality: Modality


def _window(on: str | date | None, since: str | date | None, until: str | date | None, known: date | None) -> Window | None:
    if on is not None and (since is not None or until is not None):
        raise FieldError("on", "stands alone: it is one day, since and until are the first and last of several")
    day, first, last = (day_of(moment(value, field)) for field, value in (("on", on), ("since", since), ("until", until)))
    if day is not None:
        return Window.on(day)
    if first is None and last is None:
        return None
    if last is None and known is not None:
        if first is not None and known < first:
            raise FieldError("since", f"{first} lies behind the day for which the figure is given, {known}")
        last = known
    if first is not None and last is not None and last < first:
        raise FieldError("until", f"{last} lies before since, {first}")
    return Window(first, last)


def _modality(value: str) -> Modality:
    try:
        return Modality(value)
    except ValueError as fault:
        known = ", ".join(repr(modality.value) for modality in Modality)
        raise FieldError("modality", f"takes {known}, not {value!r}") from fault


def _one(word: str | None) -> tuple[str, ...]:
    return (word,) if word else ()


def _claims(found: Sequence[Stated], sides: _Sides) -> Iterator[Claim]:
    harms = [_harm(stated, sides) for stated in found]
    for i, stated in enumerate(found):
        shared = [harm for harm in (*harms[i:], *reversed(harms[:i])) if harm is not None]
        if not shared:
            raise FieldError("outcome", 'the phrase does not say what happened; pass outcome="killed" or another')
        yield from _tree(stated, shared[0], None, sides)


def _harm(stated: Stated, sides: _Sides) -> Outcome | None:
    """What happened to those counted, as the phrase or the argument says."""
    said = tuple(dict.fromkeys(map(Outcome, stated.outcomes)))
    if len(said) > 1:
        raise ParseError(f"one figure, several harms: {', '.join(map(str, said))}", sides.text, stated.start, stated.end)
    given = None if sides.outcome is None else _given(sides.outcome)
    if said and given and said[0] != given:
        raise FieldError("outcome", f"the phrase says {said[0]}, not {given}")
    return said[0] if said else given


def _given(value: str) -> Outcome:
    try:
        return Outcome(value)
    except FieldError as fault:
        raise FieldError("outcome", fault.problem) from fault


def _tree(stated: Stated, outcome: Outcome, whole: Claim | None, sides: _Sides) -> Iterator[Claim]:
    """The claim of a figure, then those of its parts."""
    made = _claim(stated, outcome, whole, sides)
    yield made
    for part in stated.parts:
        harm = _harm(part, evolve(sides, outcome=None)) or outcome
        if not harm.parts <= outcome.parts:
            raise ParseError(f"the {harm} are no part of the {outcome}", sides.text, part.start, part.end)
        yield from _tree(part, harm, made, sides)


def _claim(stated: Stated, outcome: Outcome, whole: Claim | None, sides: _Sides) -> Claim:
    figure = stated.figure
    id = f"{sides.name}:{figure.span.start}-{figure.span.end}:{outcome.value}"
    group = _group(figure.group_text, id, whole, sides)
    place = Unknown(f"{id}.place") if whole is not None and group == whole.scope.group and outcome == whole.outcome else None
    soft = figure.soft_low or figure.soft_high
    span = Span(stated.start, stated.end)
    return Claim(
        id=id, count=figure.count, hedge=figure.hedge,
        scope=Scope(outcome, group=group, event=sides.event, place=place, window=sides.window),
        quote=span.of(sides.text), span=span, number_span=figure.span, group_text=figure.group_text, number=figure.number,
        soft_low=figure.soft_low, soft_high=figure.soft_high, measure="state" if outcome.value in STATES else "flow",
        unit="households" if figure.group_text.lower().split()[-1] in words("quantities", "parts", "households") else "people",
        attribution=Attribution(sides.source) if sides.source else None, outlet=sides.outlet, as_of=sides.as_of,
        modality=sides.modality, part_of=whole.id if whole else None, breakdown=f"{whole.id}/parts" if whole else None,
        implicit=stated.implicit, rule="by hand",
        notes=(Note("count", Confidence.RESOLVED, f"{figure.words!r} read under a codebook"),) if soft else (),
    )  # fmt: skip


def _group(text: str, id: str, whole: Claim | None, sides: _Sides) -> Group:
    """Who was counted; "others" are a group of their own, and an age alone narrows the group of the whole."""
    if whole is None:
        if sides.group is not None and text != "people":
            raise FieldError("group", f"the phrase says who already: {text!r}")
        return group_of(sides.group if sides.group is not None else text)
    spoken = text.lower().split()
    if set(spoken) & set(words("quantities", "parts", "rest")):
        return evolve(whole.scope.group, names=(*whole.scope.group.names, f"others of {id}"))
    if text == "people":
        return whole.scope.group
    if any(word in nouns() for word in spoken):
        return group_of(text)
    return evolve(whole.scope.group, names=(*whole.scope.group.names, " ".join(spoken)))
