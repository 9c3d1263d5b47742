"""Which date of harm reaches which figure: its own clause, its sentence, the sentences around, the main event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache

from attrs import evolve

from casualtylib.grammar.windows_marks import mark
from casualtylib.lexicon import load, words
from casualtylib.model.hedge import Hedge
from casualtylib.model.note import Confidence, Note
from casualtylib.model.outcome import Outcome
from casualtylib.model.span import Span
from casualtylib.reading.mention import Dating, Datings, Mention
from casualtylib.reading.windows_find import Timing
from casualtylib.reading.windows_roles import Role, is_entry
from casualtylib.text.document import Document, Token

#: "thousands", "tens of thousands": the toll of a war or the flight of a people, not of the day that is told of.
_MULTITUDE = 2_000
#: Dates further apart than this are of different harms.
_SAME_HARM = timedelta(7)
#: A period of at most so many days is one harm's, a longer one may be a running total.
_SHORT = 3
#: How many sentences a date reaches, and how many an event told apart goes on.
_REACH, _GOES_ON = 2, 3
#: The lead, with its headline, is at most so many sentences after the first.
_LEAD = 4
#: How many expressions to either side of a figure may govern it, and the longest stretch of text compared word by word.
_EITHER_SIDE, _LONG = 3, 1_000
#: How far behind its subject the verb of a clause stands ("26 dead and 51 injured reached the hospitals"), in characters.
_PREDICATE = 40
#: How far before a number the words may begin that call it a total, in characters.
_TOTAL = 100
#: What stands so near behind a figure, in characters, follows it at once.
_NEXT = 2

_Done = list[Dating | None]


class Carrier:
    """The dates of harm of one text, and what each mention takes of them.

    Args:
        document: the text.
        seen: its mentions.
        found: its time expressions, in order.
        roles: what each of them dates.
    """

    def __init__(self, document: Document, seen: Sequence[Mention], found: Sequence[Timing], roles: Sequence[Role]) -> None:
        self._document = document
        self._seen = seen
        old = {mention.sentence: mention.figure.span.end for mention in seen if mention.superseded}
        dating = (timing for timing, role in zip(found, roles, strict=True) if role in (Role.HARM, Role.HEADING))
        self._harm = [timing for timing in dating if not _of_earlier_figure(timing, old.get(timing.sentence))]
        self._headings = [timing for timing, role in zip(found, roles, strict=True) if role is Role.HEADING]
        self._run = self._runs() if self._headings else []
        self._sentences = [timing.sentence for timing in self._harm]
        self._arrests: dict[int, list[int]] = {}
        self._parts: dict[int, list[int]] = {}
        for i, mention in enumerate(seen):
            if mention.outcome == Outcome.DETAINED:
                self._arrests.setdefault(mention.sentence, []).append(mention.trigger.end)
            if mention.part_of is not None:
                self._parts.setdefault(mention.part_of, []).append(i)
        self._stated = [self._own(mention) for mention in seen]
        self._attached = {t.span for m, t in zip(seen, self._stated, strict=True) if t is not None and m.outcome != Outcome.DETAINED}
        self._counted = {t.span for m, t in zip(seen, self._stated, strict=True) if t is not None and not m.implicit}
        self._of_arrests = {t.span for t in self._stated if t is not None} - self._attached
        tolls = [mention for mention in seen if mention.rule.startswith("toll")]
        self._of_counts = {t.span for mention in tolls for t in self._near(mention) if self._of_the_count(mention, t)} - self._attached
        self.main = self._main()

    def _runs(self) -> list[int]:
        """For each sentence, where the list that it belongs to begins."""
        starts: list[int] = []
        for i, sentence in enumerate(self._document.sentences):
            starts.append(starts[-1] if starts and starts[-1] < i and is_entry(sentence) else i + (not is_entry(sentence)))
        return starts

    def _heading(self, mention: Mention) -> Timing | None:
        """The date of the heading above the list in which the mention stands."""
        if not self._headings or self._run[mention.sentence] > mention.sentence:
            return None
        i = bisect_left(self._headings, mention.sentence, key=lambda timing: timing.sentence) - 1
        return self._headings[i] if i >= 0 and self._headings[i].sentence >= self._run[mention.sentence] - 1 else None

    def _own(self, mention: Mention) -> Timing | None:
        """The expression of its own sentence that governs the mention."""
        number = mention.figure.span.start
        fit = [
            t
            for t in self._near(mention)
            if not t.span.start < number < t.span.end and not self._of_arrest(mention, t) and (t.link != "after" or t.span.start < number)
        ]
        if self._is_grand_total(mention):
            return next((t for t in fit if t.link == "since"), None)
        if mention.rule.startswith("toll"):  # "the toll of Friday's collapse rose to 27 on Saturday"
            since = [t for t in fit if t.link == "since" and mention.clause.start <= t.span.start]
            fit = since or [t for t in fit if t.link == "of"] or [t for t in fit if not self._of_the_count(mention, t)]
        whole = self._seen[mention.part_of] if mention.part_of is not None and mention.part_of < len(self._seen) else None
        if whole is not None and whole.new_total:  # "rose to 27 on Saturday as three more bodies were found"
            fit = [t for t in fit if not self._of_the_count(whole, t)]
        return min(fit, key=lambda timing: self._distance(mention, timing), default=None)

    def _is_grand_total(self, mention: Mention) -> bool:
        """ "… killed six on Sunday, raising the overall toll to 140": a count of more than that day's."""
        start = max(self._document.sentences[mention.sentence].start, mention.figure.span.start - _TOTAL)
        return mark("raises a total").search(self._document.plain, start, mention.figure.span.start) is not None

    def _near(self, mention: Mention) -> Sequence[Timing]:
        """The expressions of its own sentence that stand nearest to the mention."""
        first = bisect_left(self._sentences, mention.sentence)
        last = bisect_right(self._sentences, mention.sentence)
        middle = bisect_left(self._harm, mention.clause.start, first, last, key=lambda timing: timing.span.start)
        return self._harm[max(first, middle - _EITHER_SIDE) : min(last, middle + _EITHER_SIDE)]

    def _of_the_count(self, mention: Mention, timing: Timing) -> bool:
        """Whether a toll reached its number on that day, where the text gives the harm an earlier one."""
        day = timing.window.start if timing.window is not None and timing.window.days == 1 else None
        if timing.link not in ("on", "") or timing.span.start < mention.trigger.end or day is None:
            return False
        ends = (t.window.end for t in self._harm if _is_short(t) and t.window is not None)
        return any(end is not None and end < day for end in ends)

    def _of_arrest(self, mention: Mention, timing: Timing) -> bool:
        """ "arrested on Tuesday over the death of …": the day of the arrest is not the day of the death."""
        if mention.outcome == Outcome.DETAINED:
            return False
        return any(0 <= timing.span.start - end < 12 for end in self._arrests.get(mention.sentence, ()))

    def _distance(self, mention: Mention, timing: Timing) -> float:
        """From the number or, a little further, from the words that say what happened."""
        return min(self._words_to(mention.figure.span, timing), 2 + self._words_to(mention.trigger, timing))

    def _words_to(self, span: Span, timing: Timing) -> float:
        """In words, with more for each boundary of a clause and for a date that stands before."""
        start, end, weight = span.end, timing.span.start, 1.0
        if timing.span.end <= span.start:
            start, end, weight = timing.span.end, span.start, 1.3
        if end - start > _LONG:
            return float(end - start)
        between = self._document.plain[start : max(start, end)]
        return weight * len(between.split()) + 4 * len(mark("boundary of a clause").findall(between))

    def _main(self) -> Timing | None:
        """The date of the harm that the text is chiefly about."""
        usable = [t for t in self._harm if t.link != "after" and t.span not in self._of_arrests | self._of_counts]
        days = [t for t in usable if _is_short(t) and t.link != "since"]
        for choice in ([t for t in days if t.span in self._attached], days, [t for t in usable if t.span in self._attached], usable):
            if choice:
                return next(t for t in usable if t.window == choice[0].window)
        return None

    def is_background(self, timing: Timing) -> bool:
        """Whether it dates another harm than the main one: weeks before or after it."""
        a, b = timing.window, self.main.window if self.main else None
        if a is None or b is None or a.start is None or a.end is None or b.start is None or b.end is None:
            return False
        return b.start - a.end > _SAME_HARM or a.start - b.end > _SAME_HARM

    def datings(self) -> Datings:
        """What each mention takes: its own date, else a near one, else that of a restatement, else the main one."""
        done: _Done = [self._recorded(m, t) if t is not None else None for m, t in zip(self._seen, self._stated, strict=True)]
        apart = [dating is None and self._apart(mention) for mention, dating in zip(self._seen, done, strict=True)]
        self._take_near(done, apart)
        self._take_restated(done, apart)
        self._take_main(done, apart)
        return tuple(dating or Dating() for dating in done)

    def _dated(self, timing: Timing) -> Dating:
        said = timing.span.of(self._document.text)
        why = f"{said!r} read as {timing.window}"
        if timing.window is None:
            why = f"{said!r} is not resolved: {timing.when.problem or 'it points at no date'}"
        return Dating(
            timing.window,
            said,
            timing.span,
            cumulative=self._is_running_total(timing),
            background=self.is_background(timing),
            notes=(Note("window", Confidence.RESOLVED, why),),
        )

    def _is_running_total(self, timing: Timing) -> bool:
        """Since a day, so far this year; a period that holds the day of the main harm and more."""
        if timing.link == "since" or timing.row == "this year":
            return True
        main = self.main
        if timing.when.kind not in ("rolling", "part") or timing.window is None or main is None or main.window is None:
            return False
        return _is_short(main) and timing.window != main.window and main.window.is_subset(timing.window)

    def _recorded(self, mention: Mention, timing: Timing) -> Dating:
        """A bulletin's "reached hospitals in the past 24 hours" dates the coming to know, not the harm."""
        dating = self._dated(timing)
        if timing.when.kind != "rolling":
            return dating
        told = mention.clause.join(timing.span)
        end = min(self._document.sentences[mention.sentence].end, told.end + _PREDICATE)
        predicate = self._document.plain[told.end : end].partition(",")[0]
        near = (told.of(self._document.plain)[:_LONG] + predicate).lower().split()
        if not set(near) & set(words("time", "roles", "recording")):
            return dating
        note = Note("window", Confidence.RESOLVED, f"{dating.words!r} is when it was recorded, not when it happened")
        return evolve(dating, window=None, recorded=timing.window, notes=(note,))

    def _take_near(self, done: _Done, apart: Sequence[bool]) -> None:
        """From its part or its whole, or from the sentences before."""
        for i, mention in enumerate(self._seen):
            if done[i] is not None:
                continue
            whole = mention.part_of if mention.part_of is not None and mention.part_of < len(done) else None
            parts = (j for j in self._parts.get(i, ()) if self._stated[j] and abs(self._seen[j].sentence - mention.sentence) < 2)
            if (part := next(parts, None)) is not None:
                done[i] = _marked(done[part], "the date of the figure that it contains")
            elif whole is not None and self._seen[whole].sentence == mention.sentence and done[whole] is not None:
                done[i] = _marked(done[whole], "the date of the figure that it is part of")
            elif (heading := self._heading(mention)) is not None:
                done[i] = _marked(self._dated(heading), "the heading of the list gives this date")
            elif not apart[i] and (near := self._before(mention)) is not None:
                done[i] = _marked(self._dated(near), "the sentence before gives this date for the harm")
            elif whole is not None:
                done[i] = _marked(done[whole], "the date of the figure that it is part of")

    def _before(self, mention: Mention) -> Timing | None:
        """The date of harm in the sentences before, if it reaches this one."""
        i = bisect_left(self._sentences, mention.sentence) - 1
        last_own = (k for k in range(i, max(-1, i - _EITHER_SIDE), -1) if self._harm[k].link != "after")
        i = next(last_own, -1)  # "on Sunday, two days after …": Sunday reaches on
        if i < 0 or self._sentences[i] < mention.sentence - _REACH:
            return None
        last, main = self._harm[i], self.main
        if last.span in self._of_arrests and mention.outcome != Outcome.DETAINED:
            return None
        if self._is_running_total(last):
            alone = main is None or self._is_running_total(main)
            return last if alone or mark("counts what was told").search(self._document.sentences[mention.sentence].text) else None
        if last.span not in self._counted and main is not last and self.is_background(last):
            return None
        if last.when.kind != "part" or main is None or main.when.kind == "part":
            return last
        return last if mention.rest and last.span in self._attached and last.sentence == mention.sentence - 1 else None

    def _take_restated(self, done: _Done, apart: Sequence[bool]) -> None:
        """From the same figure elsewhere: "25 killed" in the headline, "at least 25 people were killed" below it."""
        given: dict[object, list[tuple[Mention, Dating]]] = {}
        for mention, dating in zip(self._seen, done, strict=True):
            if dating is not None and not mention.implicit and not dating.background:
                given.setdefault(_same_figure(mention), []).append((mention, dating))
        for i, mention in enumerate(self._seen):
            if done[i] is None and not apart[i] and not mention.implicit:
                there = given.get(_same_figure(mention), ())[:_EITHER_SIDE]
                same = (
                    dating
                    for other, dating in there
                    if mention.figure.count.low > 2 or self._is_headline(mention) or self._share_a_name(mention, other)
                )
                done[i] = _marked(next(same, None), "the same figure is given with this date")

    def _is_headline(self, mention: Mention) -> bool:
        return mention.sentence == 0 and self._document.sentences[0].kind == "headline"

    def _share_a_name(self, a: Mention, b: Mention) -> bool:
        """Whether two sentences have a name in common: small numbers alone prove nothing."""
        return a.sentence != b.sentence and bool(self._names(a.sentence) & self._names(b.sentence))

    def _names(self, index: int) -> set[str]:
        return {token.text for token in self._document.sentences[index].tokens[1:] if _is_name(token)}

    def _take_main(self, done: _Done, apart: Sequence[bool]) -> None:
        """From the one date of harm that the text states for its event."""
        if self.main is None:
            return
        dating = _marked(self._dated(self.main), "the text states this date for the harm")
        for i, mention in enumerate(self._seen):
            vast = mention.figure.hedge is Hedge.VAGUE and mention.figure.count.low >= _MULTITUDE
            if done[i] is None and not apart[i] and not vast and self._reaches(self.main, mention):
                done[i] = dating

    def _reaches(self, main: Timing, mention: Mention) -> bool:
        """Whether the date stands before the figure, or further on and points back to it."""
        if main.sentence <= mention.sentence:
            return True
        if main.when.kind not in ("day", "days", "step"):
            return False
        if main.sentence <= 1:
            return True
        text = self._document.sentences[main.sentence].text
        if main.sentence <= _LEAD and main.span not in self._attached and self._same_kind(main.sentence, mention.sentence):
            return True
        subject = {token.text for token in self._document.sentences[main.sentence].tokens[:2] if _is_name(token)}
        if subject & self._names(mention.sentence):
            return True  # "The death toll from Storm Lena …" and further on "Lena struck on Sunday"
        pointing = self._is_of_an_event_told(main) or mark("points back").search(text) is not None
        return pointing and not self._tells_of_more(main, mention, text)

    def _tells_of_more(self, main: Timing, mention: Mention, text: str) -> bool:
        """ "The attack on Monday also killed a guard": of further people with the outcome of the figure."""
        return " also " in text and any(m.sentence == main.sentence and m.outcome == mention.outcome for m in self._seen)

    def _is_of_an_event_told(self, timing: Timing) -> bool:
        """ "Thursday's attacks", "the Thursday evening attack": such words name a harm that was told of before."""
        if timing.link == "of":
            return True
        following = self._document.plain[timing.span.end : timing.span.end + _PREDICATE].lower().split()
        told = bool(following) and following[0].strip(".,;:") in words("time", "roles", "happening")
        return told and timing.span.of(self._document.plain).lower().startswith("the ")

    def _apart(self, mention: Mention) -> bool:
        """Whether its sentence tells of another event, goes on with one, or tells of a war as a whole."""
        sentence = self._document.sentences[mention.sentence]
        if mark("tells of a war").search(sentence.text) or self._is_grand_total(mention):
            return True
        i = bisect_right(self._sentences, mention.sentence) - 1
        dated = self._sentences[i] if i >= 0 else -1
        for index in range(mention.sentence, max(dated, mention.sentence - _GOES_ON), -1):
            if self._document.sentences[index].paragraph != sentence.paragraph:
                return False
            if self._turns_away(index):
                return True
        return False

    def _turns_away(self, index: int) -> bool:
        """Whether a sentence leaves the main event: "Elsewhere …", "In a separate attack …"."""
        start = self._document.sentences[index].text[:_LONG].lower().lstrip("\"' -")
        turned = start.startswith(words("time", "roles", "apart"))
        if not turned or mark("another voice on the same harm").match(start):
            return False
        return self.main is None or not (self._harms(index) & self._harms(self.main.sentence))

    def _harms(self, index: int) -> set[str]:
        """The words for kinds of harm in a sentence."""
        return {token.lower for token in self._document.sentences[index].tokens} & _kinds_of_harm().keys()

    def _same_kind(self, a: int, b: int) -> bool:
        """Whether two sentences tell of harm of one kind, in whatever words."""
        first = {kind for word in self._harms(a) for kind in _kinds_of_harm()[word]}
        return any(kind in first for word in self._harms(b) for kind in _kinds_of_harm()[word])


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and len(token.text) > 3


def _of_earlier_figure(timing: Timing, end: int | None) -> bool:
    """Whether it says when a figure was given that no longer stands, whose number ends there: "up from 33 a day earlier"."""
    return end is not None and (timing.row == "day before" or 0 <= timing.span.start - end <= _NEXT)


def _is_short(timing: Timing) -> bool:
    """Whether it is a day, a few stated days, or the past 24 or 48 hours."""
    days = timing.window.days if timing.window else None
    return timing.when.kind in ("day", "days") or (timing.when.kind == "rolling" and days is not None and days <= _SHORT)


def _same_figure(mention: Mention) -> object:
    """What two mentions of one figure share."""
    figure = mention.figure
    return mention.outcome, figure.number if figure.number is not None else figure.count


def _marked(dating: Dating | None, why: str) -> Dating | None:
    if dating is None:
        return None
    return evolve(dating, notes=(*dating.notes, Note("window", Confidence.INFERRED, f"{dating.words!r}: {why}")))


@cache
def _kinds_of_harm() -> Mapping[str, tuple[str, ...]]:
    """The kinds of harm of each word that names one."""
    table: dict[str, tuple[str, ...]] = {}
    for kind, names in load("time")["kinds"].items():
        for name in names:
            table[name] = (*table.get(name, ()), kind)
    return table
