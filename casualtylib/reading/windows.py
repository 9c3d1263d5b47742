"""When the harm of each figure happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import takewhile

from attrs import evolve

from casualtylib.grammar.calendar import Known
from casualtylib.model.claim import Modality
from casualtylib.model.note import Confidence, Note
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.reading.mention import Dating, Datings, Mention
from casualtylib.reading.windows_carry import Carrier
from casualtylib.reading.windows_find import DayWords, Timing, day_words, resolved
from casualtylib.reading.windows_roles import Role, is_stamp, roles
from casualtylib.text.document import Document, Sentence

#: A dateline is looked for in this many characters at the beginning.
_HEAD = 400
#: Wire copy is published so many days after its dateline at most.
_LAID_OVER = timedelta(3)


def dateline(document: Document) -> date | None:
    """The day of publication that the text itself states; None if it states none.

    >>> dateline(Document("NAIROBI, 3 May 2019 (Wire) -- Two people died on Thursday."))
    datetime.date(2019, 5, 3)
    >>> dateline(Document("On 3 May 2019 two people died."))
    """
    return _dateline(document, day_words(document.plain, document.sentences))


def _dateline(document: Document, found: Iterable[tuple[Sentence, Sequence[DayWords]]]) -> date | None:
    """The day that stands at the head of the text, dated by its own words alone."""
    head = takewhile(lambda pair: pair[0].start < _HEAD, found)
    for timing in resolved(document.plain, head, Known()):
        if timing.core.end > _HEAD:
            return None
        if timing.window is not None and is_stamp(document.plain, timing, None):
            return timing.window.start
    return None


def date_mentions(document: Document, seen: Sequence[Mention], *, date_order: str | None = None) -> Datings:
    """The dating of each mention, from its own sentence or from the one that introduced the harm.

    Args:
        document: the text; days are resolved against its day of publication.
        seen: its mentions.
        date_order: ``"dmy"``, ``"mdy"`` or ``"ymd"`` for dates such as 05/06/2023; None: such dates stay unknown.
    """
    if not seen:
        return ()
    triggers: dict[int, list[Span]] = {}
    for mention in seen:
        triggers.setdefault(mention.sentence, []).append(mention.trigger)
    days = list(day_words(document.plain, document.sentences))
    found = tuple(resolved(document.plain, days, Known(_spoken_day(document, days), date_order)))
    its = roles(document, found, triggers)
    carrier = Carrier(document, seen, found, its)
    if any(timing.window is None and timing.row in _STEPS for timing in found):
        carrier = Carrier(document, seen, _stepped(document, found, its, carrier), its)
    return tuple(_told_of(dating, mention, document.published) for dating, mention in zip(carrier.datings(), seen, strict=True))


def _told_of(dating: Dating, mention: Mention, published: date | None) -> Dating:
    """The dating of harm that is said to have happened, no later than the day on which it was told."""
    window = dating.window
    if published is None or window is None or window.start is None or window.end is None or mention.modality is not Modality.ASSERTED:
        return dating
    if not window.start <= published < window.end:
        return dating
    note = Note("window", Confidence.INFERRED, f"{dating.words!r}: harm that is told of has happened by {published}")
    return evolve(dating, window=Window(window.start, published), notes=(*dating.notes, note))


def _spoken_day(document: Document, days: Sequence[tuple[Sentence, Sequence[DayWords]]]) -> date | None:
    """The day that "today" means: publication's, or a dateline's of wire copy that was published in the days after."""
    published = document.published
    if published is None or (line := _dateline(document, days)) is None:
        return published
    return line if timedelta(0) <= published - line <= _LAID_OVER else published


_STEPS = ("next day", "nth day", "day before", "same day", "since then", "days after")


def _stepped(document: Document, found: Sequence[Timing], its: Sequence[Role], carrier: Carrier) -> list[Timing]:
    """ "the next day", "since then": counted from a day that the text gives elsewhere."""
    done: list[Timing] = []
    told: Timing | None = None
    named: Timing | None = None
    spoken = {timing.sentence: timing for timing, role in zip(found, its, strict=True) if role is Role.SPOKEN and timing.window is not None}
    for timing, role in zip(found, its, strict=True):
        if timing.window is None and timing.row in _STEPS:
            base = told if told is not None and timing.sentence - told.sentence <= 3 else carrier.main
            if timing.row == "since then":
                base = named
            elif timing.row == "day before" and told is None:
                base = spoken.get(timing.sentence) or _today(timing, document.published) or base
            timing = _counted(timing, base, document.published)
        if timing.window is not None:
            named = timing
            told = timing if role is Role.HARM and not carrier.is_background(timing) else told
        done.append(timing)
    return done


def _today(timing: Timing, published: date | None) -> Timing | None:
    """The day of publication, from which "the day before" is counted where the text has told of no day yet."""
    return None if published is None else evolve(timing, when=evolve(timing.when, window=Window.on(published)))


def _counted(timing: Timing, base: Timing | None, published: date | None) -> Timing:
    if base is None or base.window is None:
        return timing
    return evolve(timing, when=evolve(timing.when, window=_step(timing, base.window, published)))


def _step(timing: Timing, base: Window, published: date | None) -> Window | None:
    if timing.row == "since then":
        return None if base.start is None else _from(base.start, published)
    if timing.when.kind != "step":
        return None  # "a month after": of no length in days
    if timing.when.step is None:
        return base
    anchor = base.end if timing.when.step > 0 else base.start
    try:
        return None if anchor is None else Window.on(anchor + timedelta(timing.when.step))
    except OverflowError:
        return None


def _from(start: date, published: date | None) -> Window:
    """From a day up to publication."""
    return Window(start, published if published is not None and published >= start else None)
