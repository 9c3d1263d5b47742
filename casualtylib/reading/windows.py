"""When the harm of each figure happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import regex
from attrs import evolve

from casualtylib.grammar.calendar import Known
from casualtylib.lexicon import words
from casualtylib.model.note import Confidence, Note
from casualtylib.model.window import Window
from casualtylib.reading.mention import Dating, Datings, Mention
from casualtylib.reading.windows_find import Timing, timings
from casualtylib.reading.windows_roles import Role, is_stamp, role
from casualtylib.text.document import Document


def dateline(document: Document) -> date | None:
    """The day of publication that the text itself states; None if it states none.

    >>> dateline(Document("NAIROBI, 3 May 2019 (Wire) -- Two people died on Thursday."))
    datetime.date(2019, 5, 3)
    >>> dateline(Document("On 3 May 2019 two people died."))
    """
    head = Document(document.plain[:400])
    for timing in timings(head, Known()):
        if timing.window is not None and is_stamp(head, timing):
            return timing.window.start
    return None


def date_mentions(document: Document, seen: Sequence[Mention], *, date_order: str | None = None) -> Datings:
    """The dating of each mention, from its own sentence or from the one that introduced the harm."""
    if not seen:
        return ()
    found = timings(document, Known(document.published, date_order))
    by_sentence: dict[int, list[int]] = {}
    for i, mention in enumerate(seen):
        by_sentence.setdefault(mention.sentence, []).append(i)
    triggers = {s: [seen[i].trigger for i in indexes] for s, indexes in by_sentence.items()}
    roles = [role(document, timing, triggers.get(timing.sentence, ())) for timing in found]
    dater = _Dater(document, seen, found, roles)
    return dater.datings()


class _Dater:
    """The text's harm dates in order, and what each mention takes of them."""

    def __init__(self, document: Document, seen: Sequence[Mention], found: Sequence[Timing], roles: Sequence[Role]) -> None:
        self.document = document
        self.seen = seen
        self.found = self._stepped(found, roles)
        self.harm = [t for t, r in zip(self.found, roles, strict=True) if r is Role.HARM]
        self.stated = [self._own(m) for m in seen]
        self.main = self._main()

    def _stepped(self, found: Sequence[Timing], roles: Sequence[Role]) -> list[Timing]:
        """ "the next day", "since then" counted from the date of harm before them."""
        done: list[Timing] = []
        last: Timing | None = None
        for timing, its in zip(found, roles, strict=True):
            if timing.when.kind == "step" and last is not None and last.window is not None:
                timing = evolve(timing, when=evolve(timing.when, window=_step(timing, last.window, self.document.published)))
            done.append(timing)
            if its in (Role.HARM, Role.OTHER):
                last = timing if timing.window is not None else last
        return done

    def _own(self, mention: Mention) -> Timing | None:
        """The expression of its own sentence that governs the mention."""
        near = [t for t in self.harm if t.sentence == mention.sentence]
        return min(near, key=lambda t: self._cost(mention, t), default=None)

    def _cost(self, mention: Mention, timing: Timing) -> float:
        text = self.document.plain
        clause = mention.clause
        if timing.span.start >= clause.end:
            between, weight = text[clause.end : timing.span.start], 1.0
        elif timing.span.end <= clause.start:
            between, weight = text[timing.span.end : clause.start], 1.3
        else:
            between, weight = "", 1.0
        breaks = len(regex.findall(r"[;,]|\b(?:while|but|after|when|where|as|which|who)\b", between))
        others = sum(
            1
            for m in self.seen
            if m.sentence == mention.sentence and m is not mention and between and timing.span.start >= m.clause.end > clause.end
        )
        return weight * len(between.split()) + 4 * breaks + 0.5 * others

    def _main(self) -> Timing | None:
        """The date of the harm that the text is chiefly about."""
        days = [t for t in self.harm if t.when.kind in ("day", "days", "step") and t.link != "since"]
        attached = {id(t) for t in self.stated if t is not None}
        for chosen in ([t for t in days if id(t) in attached], days, [t for t in self.harm if id(t) in attached], self.harm):
            if chosen:
                return chosen[0]
        return None

    def datings(self) -> Datings:
        done: list[Dating | None] = [self._dated(t) if t is not None else None for m, t in zip(self.seen, self.stated, strict=True)]
        for i, mention in enumerate(self.seen):
            if done[i] is None:
                done[i] = self._inferred(i, mention, done)
        return tuple(d if d is not None else Dating() for d in done)

    def _dated(self, timing: Timing) -> Dating:
        notes: tuple[Note, ...] = ()
        words_ = timing.span.of(self.document.text)
        if timing.window is None:
            notes = (Note("window", Confidence.RESOLVED, f"{words_!r} is not resolved: {timing.when.problem or 'it points at no date'}"),)
        else:
            notes = (Note("window", Confidence.RESOLVED, f"{words_!r} read as {timing.window}"),)
        return Dating(
            timing.window, words_, timing.span, cumulative=timing.link == "since" or timing.row == "this year",
            background=self._background(timing), notes=notes,
        )  # fmt: skip

    def _background(self, timing: Timing) -> bool:
        main = self.main
        if main is None or timing is main or timing.window is None or main.window is None:
            return False
        a, b = timing.window, main.window
        if not a.is_disjoint(b) or a.end is None or b.start is None:
            return False
        return b.start - a.end > timedelta(7) if a.end < b.start else True

    def _inferred(self, i: int, mention: Mention, done: Sequence[Dating | None]) -> Dating | None:
        """From its whole or part, from the sentence before, from a restatement, or from the main event."""
        for j, other in enumerate(self.seen):
            if other.sentence == mention.sentence and done[j] is not None and i != j and (mention.part_of == j or other.part_of == i):
                return _marked(done[j], "the date of the figure that it is part of or contains")
        if self._apart(mention):
            return None
        if (near := self._before(mention)) is not None:
            return _marked(self._dated(near), "the sentence before gives this date for the harm")
        whole = mention.part_of
        if whole is not None and 0 <= whole < len(done) and done[whole] is not None:
            return _marked(done[whole], "the date of the figure that it is part of")
        for j, other in enumerate(self.seen):
            if self.stated[j] is not None and _restates(mention, other):
                return _marked(done[j], "the same figure is given with this date")
        if self.main is not None and (self.main.sentence <= mention.sentence or self._leads_to(mention, self.main)):
            return _marked(self._dated(self.main), "the text states this date for the harm")
        return None

    def _before(self, mention: Mention) -> Timing | None:
        """The date of harm in the two sentences before, if it reaches this one."""
        near = [t for t in self.harm if mention.sentence - 2 <= t.sentence < mention.sentence]
        if not near:
            return None
        last = near[-1]
        text = self.document.sentences[mention.sentence].text.lower()
        if last.link == "since":
            alone = self.main is None or self.main.link == "since"
            return last if alone or any(phrase in text for phrase in words("time", "roles", "such")) else None
        if last.when.kind == "part" and self.main is not None and self.main.when.kind != "part":
            return None
        return last

    def _leads_to(self, mention: Mention, timing: Timing) -> bool:
        """Whether a date further on is the date of a harm told before it."""
        if timing.sentence <= 1 and mention.sentence <= 1:
            return True
        text = self.document.sentences[timing.sentence].text.lower()
        own = [m for m in self.seen if m.sentence == timing.sentence]
        if any(phrase in text for phrase in words("time", "roles", "back")) and " also " not in text:
            return True
        return not own and timing.sentence - mention.sentence <= 4

    def _apart(self, mention: Mention) -> bool:
        """Whether its sentence tells of another event, or of a war as a whole."""
        text = self.document.sentences[mention.sentence].text.lower()
        if any(phrase in text for phrase in words("time", "roles", "overall")):
            return True
        return text.lstrip("\"' -").startswith(words("time", "roles", "apart"))


def _restates(mention: Mention, other: Mention) -> bool:
    a, b = mention.figure, other.figure
    return (
        mention is not other
        and mention.outcome == other.outcome
        and a.count == b.count
        and a.hedge == b.hedge
        and not mention.implicit
        and a.count.low > 2
    )


def _marked(dating: Dating | None, why: str) -> Dating | None:
    if dating is None:
        return None
    note = Note("window", Confidence.INFERRED, f"{dating.words!r}: {why}")
    return evolve(dating, notes=(*dating.notes, note))


def _step(timing: Timing, base: Window, published: date | None) -> Window | None:
    if timing.row == "since then":
        return Window(base.start, published) if base.start is not None and (published is None or published >= base.start) else None
    if timing.when.step is None:
        return base
    anchor = base.end if timing.when.step > 0 else base.start
    try:
        return None if anchor is None else Window.on(anchor + timedelta(timing.when.step))
    except OverflowError:
        return None
