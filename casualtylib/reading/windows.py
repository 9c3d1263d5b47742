"""When the harm of each figure happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import regex
from attrs import evolve

from casualtylib.grammar.calendar import Known
from casualtylib.lexicon import words
from casualtylib.model.hedge import Hedge
from casualtylib.model.note import Confidence, Note
from casualtylib.model.outcome import Outcome
from casualtylib.model.window import Window
from casualtylib.reading.mention import Dating, Datings, Mention
from casualtylib.reading.windows_find import Timing, timings
from casualtylib.reading.windows_roles import Role, is_stamp, role
from casualtylib.text.document import Document

#: "thousands", "tens of thousands": the toll of a war or the flight of a people, not of the day that is told of.
_MULTITUDE = 2_000


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
        self.roles = roles
        self.found = list(found)
        self._gather()
        if any(timing.when.kind == "step" or timing.row == "since an event" for timing in found):
            self.found = [self._stepped(timing) for timing in found]
            self._gather()

    def _gather(self) -> None:
        self.harm = [t for t, r in zip(self.found, self.roles, strict=True) if r is Role.HARM]
        self.stated = [self._own(m) for m in self.seen]
        self.main = self._main()

    def _stepped(self, timing: Timing) -> Timing:
        """ "the next day", "since then" counted from the date of harm before it, else from the main one."""
        if timing.row == "since an event":
            return self._begun(timing)
        if timing.when.kind != "step":
            return timing
        before = [t for t in self.found if t.span < timing.span and t.sentence >= timing.sentence - 3 and t.window is not None]
        told = [t for t in before if t in self.harm and not self._background(t)]
        if timing.row == "since then":
            told = before
        base = told[-1] if told else self.main
        if base is None or base.window is None:
            return timing
        return evolve(timing, when=evolve(timing.when, window=_step(timing, base.window, self.document.published)))

    def _begun(self, timing: Timing) -> Timing:
        """ "since the war began", where the text says when: "the war, which began in March 2011"."""
        text = self.document.plain
        wars = set(words("time", "words", "wars"))
        about = {word for word in timing.span.of(text).lower().split() if word in _beginnings()} - set(words("time", "roles", "starting"))
        about |= wars if about & wars else set()
        for told in self.found:
            before = text[max(0, told.span.start - 80) : told.span.start].lower()
            if told.window is None or told.window.start is None or not before.rstrip().endswith(words("time", "roles", "starting")):
                continue
            if about & set(regex.findall(r"\p{L}+", before)):
                day = self.document.published
                end = day if day is not None and day >= told.window.start else None
                return evolve(timing, when=evolve(timing.when, window=Window(told.window.start, end), kind="since"))
        return timing

    def _own(self, mention: Mention) -> Timing | None:
        """The expression of its own sentence that governs the mention."""
        near = [t for t in self.harm if t.sentence == mention.sentence and not self._of_arrest(mention, t)]
        return min(near, key=lambda t: self._cost(mention, t), default=None)

    def _of_arrest(self, mention: Mention, timing: Timing) -> bool:
        """ "arrested on Tuesday over the death of …": the day of the arrest is not the day of the death."""
        if mention.outcome is Outcome.DETAINED:
            return False
        arrests = [m.trigger for m in self.seen if m.sentence == mention.sentence and m.outcome is Outcome.DETAINED]
        return any(0 <= timing.span.start - trigger.end < 12 for trigger in arrests)

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
        attached = {id(t) for m, t in zip(self.seen, self.stated, strict=True) if t is not None and m.outcome is not Outcome.DETAINED}
        for chosen in ([t for t in days if id(t) in attached], days, [t for t in self.harm if id(t) in attached], self.harm):
            if chosen:
                return chosen[0]
        return None

    def datings(self) -> Datings:
        """What each mention takes: its own date, else a near one, else that of a restatement, else the main one."""
        done = [self._recorded(m, t) if t is not None else None for m, t in zip(self.seen, self.stated, strict=True)]
        for infer in (self._near, self._restated, self._from_main):
            for i in range(len(done)):
                done[i] = done[i] or infer(i, done)
        return tuple(d or Dating() for d in done)

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

    def _recorded(self, mention: Mention, timing: Timing) -> Dating:
        """A bulletin's "reached hospitals in the past 24 hours" dates the coming to know, not the harm."""
        dating = self._dated(timing)
        near = mention.clause.join(timing.span).of(self.document.plain).lower()
        if timing.when.kind != "rolling" or not any(word in near.split() for word in words("time", "roles", "recording")):
            return dating
        note = Note("window", Confidence.RESOLVED, f"{dating.words!r} is when it was recorded, not when it happened")
        return evolve(dating, window=None, recorded=timing.window, notes=(note,))

    def _background(self, timing: Timing) -> bool:
        main = self.main
        if main is None or timing is main or timing.window is None or main.window is None:
            return False
        a, b = timing.window, main.window
        if not a.is_disjoint(b) or a.end is None or b.start is None:
            return False
        gap = b.start - a.end if a.end < b.start else a.start - b.end if a.start is not None and b.end is not None else timedelta(0)
        return gap > timedelta(7)

    def _near(self, i: int, done: Sequence[Dating | None]) -> Dating | None:
        """From its part or its whole, or from the sentence before."""
        mention = self.seen[i]
        for j, other in enumerate(self.seen):
            if other.part_of == i and abs(other.sentence - mention.sentence) < 2 and self.stated[j] is not None:
                return _marked(done[j], "the date of the figure that it contains")
            if mention.part_of == j and other.sentence == mention.sentence and done[j] is not None:
                return _marked(done[j], "the date of the figure that it is part of")
        if not self._apart(mention) and (near := self._before(mention)) is not None:
            return _marked(self._dated(near), "the sentence before gives this date for the harm")
        whole = mention.part_of
        if whole is not None and 0 <= whole < len(done):
            return _marked(done[whole], "the date of the figure that it is part of")
        return None

    def _restated(self, i: int, done: Sequence[Dating | None]) -> Dating | None:
        """From the same figure elsewhere in the text."""
        if self._apart(self.seen[i]):
            return None
        same = (dating for other, dating in zip(self.seen, done, strict=True) if dating is not None and _restates(self.seen[i], other))
        return _marked(next(same, None), "the same figure is given with this date")

    def _from_main(self, i: int, _done: Sequence[Dating | None]) -> Dating | None:
        """From the one date of harm that the text states for its event."""
        mention, main = self.seen[i], self.main
        figure = mention.figure
        if figure.hedge is Hedge.VAGUE and figure.count.low >= _MULTITUDE:
            return None
        if main is None or self._apart(mention) or not (main.sentence <= mention.sentence or self._leads_to(mention, main)):
            return None
        return _marked(self._dated(main), "the text states this date for the harm")

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
        attached = any(t is last for t in self.stated)
        if not attached and self.main is not None and self.main is not last and self._background(last):
            return None
        if last.when.kind == "part" and self.main is not None and self.main.when.kind != "part":
            return None
        return last

    def _leads_to(self, mention: Mention, timing: Timing) -> bool:
        """Whether a date further on is the date of a harm told before it."""
        if timing.when.kind not in ("day", "days", "step"):
            return False
        if timing.sentence <= 1 and mention.sentence <= 1:
            return True
        text = self.document.sentences[timing.sentence].text.lower()
        return any(phrase in text for phrase in words("time", "roles", "back")) and " also " not in text

    def _apart(self, mention: Mention) -> bool:
        """Whether its sentence tells of another event, goes on with one, or tells of a war as a whole."""
        sentence = self.document.sentences[mention.sentence]
        if any(phrase in sentence.text.lower() for phrase in words("time", "roles", "overall")):
            return True
        dated = max((t.sentence for t in self.harm if t.sentence <= mention.sentence), default=-1)
        for index in range(mention.sentence, max(dated, mention.sentence - 3), -1):
            if self.document.sentences[index].paragraph != sentence.paragraph:
                return False
            if self._turns_away(index):
                return True
        return False

    def _turns_away(self, index: int) -> bool:
        """Whether a sentence leaves the main event: "Elsewhere …", "In a separate attack …"."""
        sentence = self.document.sentences[index]
        start = sentence.text.lower().lstrip("\"' -")
        turned = start.startswith(words("time", "roles", "apart")) or _turning().match(start) is not None
        if not turned or _still_speaking().match(start):
            return False
        return self.main is None or not (self._causes(index) & self._causes(self.main.sentence))

    def _causes(self, index: int) -> set[str]:
        """The words of what happened in a sentence, without those that any two events share."""
        happening = set(words("time", "roles", "happening")) - set(words("time", "roles", "general"))
        return {token.lower for token in self.document.sentences[index].tokens} & happening


def _restates(mention: Mention, other: Mention) -> bool:
    """Whether both give one number of one outcome: "25 killed" and "at least 25 people were killed"."""
    a, b = mention.figure, other.figure
    same = a.number == b.number if a.number is not None else a.count == b.count
    return mention is not other and mention.outcome == other.outcome and same and not mention.implicit and a.count.low > 2


@cache
def _turning() -> regex.Pattern[str]:
    """A word that turns away behind a heading that ran into the sentence: "Kenya  Meanwhile in …"."""
    return regex.compile(r"(?:\w+\s+){0,3}+(?<=\s\s)(?:meanwhile|elsewhere|separately)\b")


@cache
def _still_speaking() -> regex.Pattern[str]:
    """ "Meanwhile a doctor said …": another voice on the same harm."""
    said = "|".join(words("time", "roles", "saying"))
    return regex.compile(rf"(?:meanwhile|also|in addition|earlier),?\s+(?!in\s)(?:[\w'-]+\s+){{1,7}}?(?:{said})\b")


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(words("time", "words", "beginning"))


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
