"""`read` and `Reader`: the steps of reading in their order, and the claims put together."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from attrs import evolve, field, frozen

from casualtylib.errors import FieldError, TextError
from casualtylib.gazetteer.geonames import GeoNames
from casualtylib.gazetteer.relation import Gazetteer, Pairs
from casualtylib.model.checks import takes
from casualtylib.model.claim import Claim, Confidence, Modality, Note
from casualtylib.model.codebook import LITERAL, Codebook, codebook
from casualtylib.model.moment import day_of, moment
from casualtylib.model.report import Report
from casualtylib.model.scope import Scope, Unknown
from casualtylib.model.source import Attribution
from casualtylib.reading.attribution import attribute
from casualtylib.reading.events import place_mentions
from casualtylib.reading.mention import Mention, Placing
from casualtylib.reading.mentions import mentions
from casualtylib.reading.windows import date_mentions, dateline
from casualtylib.text.document import Document
from casualtylib.text.language import other_language


def _gazetteer(value: Gazetteer | str | Iterable[tuple[str, str]]) -> Gazetteer:
    if value == "geonames":
        return GeoNames()
    return value if isinstance(value, Gazetteer) else Pairs(value)  # type: ignore[arg-type]  # a string is told what is wrong


def _order(value: str | None) -> str | None:
    if value not in (None, "dmy", "mdy", "ymd"):
        raise FieldError("date_order", f"takes 'dmy', 'mdy', 'ymd' or None, not {value!r}")
    return value


@frozen
class Reader:
    """Choices for reading many texts; picklable.

    Args:
        codebook: how words become Counts: a Codebook, or the name of a built-in one.
        date_order: ``"dmy"`` or ``"mdy"`` for dates such as 05/06/2023; None: such dates stay unknown.
        places: how places lie: pairs (inner, outer) of their names, a gazetteer (any object with the method of
            `casualtylib.gazetteer.Gazetteer`), or ``"geonames"``, which needs the extra ``casualtylib[places]``.

    Raises:
        FieldError: for an unknown codebook or date order, and for what is no gazetteer. UsageError: if the extra is not installed.

    >>> reader = Reader(codebook="bounded")
    >>> reader.read("Dozens of people were killed.")[0].count
    Count.between(24, 99)
    """

    codebook: Codebook = field(default=LITERAL, converter=codebook)
    date_order: str | None = field(default=None, converter=_order)
    places: Gazetteer = field(default=Pairs(), converter=_gazetteer)

    def read(
        self,
        text: str,
        published: str | date | None = None,
        *,
        id: str | None = None,
        title: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        event: str | None = None,
        place: str | None = None,
    ) -> Report:
        """Read the casualty claims of one text.

        Args:
            text: any text, up to 2,000,000 characters.
            published: the day or moment of publication: a date, a datetime or an ISO string; None: a dateline in the
                text, else unknown, and then words such as "on Sunday" stay words.
            id: your name for the document; None: made from the text.
            title, url, outlet: kept with the report; the outlet is the voice of figures without an attribution.
            event: your key for the main event, under which reports are merged.
            place: where the main event was, if the text does not say.

        Returns:
            The Report, which is a sequence of Claims with the events of the text and the numbers that were refused.

        Raises:
            TextError: for what is no string, is too long or is not English.
            FieldError: for a `published` that is no date, or a name that is no string.

        >>> report = read("Ten children were among the 25 people killed on Sunday.", published="2024-12-02")
        >>> [(claim.group_text, claim.count.low) for claim in report]
        [('children', 10), ('people', 25)]
        """
        for name, value in (("id", id), ("title", title), ("url", url), ("outlet", outlet), ("event", event), ("place", place)):
            takes(name, value, str, optional=True)
        given = moment(published)
        known = day_of(given)
        document = Document(text, known)
        if (language := other_language(document.text)) is not None:
            raise TextError(f"text: this reads like {language}; only English is read")
        inferred: tuple[str, ...] = ()
        if known is None and (found := dateline(document)) is not None:
            known = given = found
            document = evolve(document, published=found)
            inferred = (f"published: {found} from the dateline",)
        seen, refused = mentions(document, self.codebook)
        sources = attribute(document, seen)
        datings = date_mentions(document, seen, date_order=self.date_order)
        events = place_mentions(document, seen, sources, datings, event=event, place=place, places=self.places)
        seen = events.mentions
        name = id if id is not None else hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        ids = _ids(name, seen)
        as_of = _known(given, seen, events.placings)
        if as_of != given:
            inferred = (*inferred, f"known as of: {as_of}, since the text tells of harm on that day, after the day of publication given")
        claims = tuple(_claim(document, ids, i, seen[i], sources[i], events.placings[i], outlet, as_of) for i in range(len(seen)))
        return Report(
            id=name, text=text, claims=claims, events=events.events, published=given, title=title, url=url, outlet=outlet,
            within=events.within, apart=events.apart, refused=refused, codebook=self.codebook.name, inferred=inferred,
        )  # fmt: skip


def _known(given: date | None, seen: Sequence[Mention], placings: Sequence[Placing]) -> date | None:
    """The moment of what the text knows: publication, or a day of harm that it asserts and that lies behind it."""
    if given is None:
        return None
    starts = (at.dating.window.start for m, at in zip(seen, placings, strict=True) if at.dating.window and m.modality is Modality.ASSERTED)
    last = max((start for start in starts if start is not None), default=day_of(given))
    return last if last > day_of(given) else given


def _ids(name: str, seen: Sequence[Mention]) -> list[str]:
    """One id a mention: document, span and outcome; a second claim on the same words gets a number."""
    seen_before: Counter[str] = Counter()
    ids: list[str] = []
    for m in seen:
        base = f"{name}:{m.figure.span.start}-{m.figure.span.end}:{m.outcome.value}"
        seen_before[base] += 1
        ids.append(base if seen_before[base] == 1 else f"{base}#{seen_before[base]}")
    return ids


def _claim(
    document: Document,
    ids: Sequence[str],
    i: int,
    m: Mention,
    attribution: Attribution | None,
    at: Placing,
    outlet: str | None,
    as_of: date | None,
) -> Claim:
    window = at.dating.window or Unknown(f"{ids[0].split(':')[0]}.{at.event}.window")
    figure = m.figure
    said = attribution.notes if attribution else ()
    notes: tuple[Note, ...] = (*m.notes, *said, *at.dating.notes, *at.notes)
    if figure.soft_low or figure.soft_high:
        notes = (*notes, Note("count", Confidence.RESOLVED, f"{figure.words!r} read under a codebook"))
    return Claim(
        id=ids[i], count=figure.count, hedge=figure.hedge,
        scope=Scope(
            m.outcome, group=at.group, event=at.event, place=at.place, cause=at.cause, by=at.by,
            window=window, recorded=at.dating.recorded,
        ),
        quote=m.clause.of(document.text), span=m.clause, number_span=figure.span, group_text=m.group_text,
        number=figure.number, soft_low=figure.soft_low, soft_high=figure.soft_high, measure=m.measure, unit=m.unit,
        attribution=attribution, outlet=outlet, as_of=as_of, superseded=m.superseded or at.superseded, modality=m.modality,
        part_of=_id(ids, at.part_of), same_as=_id(ids, at.same_as), breakdown=at.breakdown, implicit=m.implicit,
        rule=m.rule, window_text=at.dating.words, place_text=at.place_text, notes=notes,
    )  # fmt: skip


def _id(ids: Sequence[str], index: int | None) -> str | None:
    return None if index is None else ids[index]


#: `Reader.read` with the usual choices: the way in for most users.
read = Reader().read
