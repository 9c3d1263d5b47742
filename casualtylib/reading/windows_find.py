"""The time expressions of a text, resolved: where they stand and which days they name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

import regex
from attrs import evolve, frozen

from casualtylib.grammar import windows as grammar
from casualtylib.grammar.calendar import Known, When, days_to, of_month, week_of
from casualtylib.grammar.rule import Rule
from casualtylib.grammar.windows_links import link_patterns
from casualtylib.grammar.windows_marks import mark
from casualtylib.lexicon import words
from casualtylib.model.span import Span
from casualtylib.model.window import Window, days_before
from casualtylib.reading.windows_names import is_date, month_before_number
from casualtylib.text.document import Document, Sentence

#: How far before a date "since the war began in" may begin, and how far its preposition, in characters.
_REACH, _NEAR = 150, 80
#: How many words before its anchor a core may begin.
_BACK = 8
#: The longest period over the turn of a year whose first date has no year of its own.
_ACROSS = timedelta(184)
#: Rows that read a calendar date.
DATES = ("day month", "month day", "numeric date", "year-month-day")


@frozen
class Timing:
    """One time expression.

    Args:
        span: where it stands, with its preposition.
        core: where the words that name the days stand.
        sentence: index of its sentence.
        when: what the words mean.
        link: the preposition's part: ``"on"``, ``"since"``, ``"cutoff"``, ``"between"``, ``"spoken"``, ``"of"`` ("Sunday's attack"),
            ``"after"`` (it dates only what follows it: "the worst since 2015, when …") or ``""``.
        row: name of the grammar row.
    """

    span: Span
    core: Span
    sentence: int
    when: When
    link: str = ""
    row: str = ""

    @property
    def window(self) -> Window | None:
        """The days; None where unknown."""
        return self.when.window


@frozen
class DayWords:
    """Words that name days, as a row of the grammar reads them, not yet resolved.

    Args:
        row: the name of the row.
        meaning: what the words mean, by its parts and what is known.
        parts: the row's named groups with their words.
        core: where the words stand.
        span: the same, with a part of the day behind them ("Monday | morning").
    """

    row: str
    meaning: Callable[[Mapping[str, str | None], Known], When]
    parts: Mapping[str, str | None]
    core: Span
    span: Span


def timings(document: Document, known: Known) -> tuple[Timing, ...]:
    """Every time expression of the text in its order."""
    return tuple(resolved(document.plain, day_words(document.plain, document.sentences), known))


def day_words(text: str, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, list[DayWords]]]:
    """Each sentence with its words that name days."""
    return ((sentence, list(_of_sentence(text, sentence))) for sentence in sentences)


def resolved(text: str, found: Iterable[tuple[Sentence, Sequence[DayWords]]], known: Known) -> Iterator[Timing]:
    """The time expressions of some sentences, resolved in their order; a full date tells the year of those after it."""
    for sentence, here in found:
        cores: list[Timing] = []
        within = known
        for days in here:
            cores.append(Timing(days.span, days.core, sentence.index, days.meaning(days.parts, within), row=days.row))
            within = _with_year(within, cores[-1], text)
        joined = _ranges(text, _bracketed(text, cores))
        linked = [_linked(text, sentence, joined, i, known) for i in range(len(joined))]
        for timing in sorted([*linked, *_openings(text, sentence, linked)], key=lambda timing: timing.span):
            known = _with_year(known, timing, text)
            yield timing


def _with_year(known: Known, timing: Timing, text: str) -> Known:
    """A full date tells the year of those after it, where the day of publication does not."""
    if known.day is None and timing.window is not None and timing.window.start is not None:
        year = timing.window.start.year
        if timing.row != "decade" and str(year) in timing.core.of(text):
            return evolve(known, year=year)
    return known


def _of_sentence(text: str, sentence: Sentence) -> Iterator[DayWords]:
    """Words that name days are looked for around each anchor, beginning at most a few words before it."""
    behind, starts = 0, None
    for anchor in grammar.anchors().finditer(text, sentence.start, sentence.end):
        if starts is None:
            starts = [token.start for token in sentence.tokens]
        if anchor.start() < (starts[behind] if behind < len(starts) else sentence.end):
            continue
        at = bisect_right(starts, anchor.start())
        for i in range(max(behind, at - _BACK), at):
            if (read := _read(text, sentence, starts[i], sentence.tokens[i].lower.split("'")[0], anchor.start())) is not None:
                behind = bisect_left(starts, read.span.end)
                yield read
                break


def _read(text: str, sentence: Sentence, start: int, word: str, anchor: int) -> DayWords | None:
    """The words of days that begin at `start` and reach over the anchor."""
    for row, pattern in grammar.beginning(word):
        match = pattern.match(text, start, sentence.end)
        if match is not None and match.end() > anchor and is_date(text, match, row.name):
            return _day_words(text, sentence, row, match)
    return None


def _day_words(text: str, sentence: Sentence, row: Rule, match: regex.Match[str]) -> DayWords:
    parts, meaning, core = match.groupdict(), row.make, Span(match.start(), match.end())
    if row.name == "month day" and month_before_number(text, match):
        parts, meaning, core = {"month": match["month"]}, of_month, Span(match.start(), match.end("month"))
    after = grammar.part_of_day().match(text, core.end, sentence.end)
    return DayWords(row.name, meaning, parts, core, Span(core.start, after.end() if after else core.end))


def _bracketed(text: str, cores: list[Timing]) -> list[Timing]:
    """ "on Monday [25 August]", "Monday (2 December)", "Tuesday 24 June": the date decides."""
    kept: list[Timing] = []
    for timing in cores:
        if kept and _is_elsewhere(text, kept[-1].span.end, timing.core.start):
            continue
        if kept and kept[-1].row in ("weekday", "today", "yesterday", "overnight") and timing.row in DATES:
            between = text[kept[-1].span.end : timing.core.start]
            if len(between) < _NEAR and mark("the same date again").fullmatch(between):
                first = kept.pop()
                close = timing.span.end + (text[timing.span.end : timing.span.end + 1] in ("]", ")"))
                timing = evolve(timing, span=Span(first.span.start, close), core=Span(first.core.start, close))
        kept.append(timing)
    return kept


def _is_elsewhere(text: str, end: int, start: int) -> bool:
    """ "late on Friday (0230 GMT on Saturday)": the same moment by another clock."""
    if start - end > _NEAR or "(" not in text[end:start]:
        return False
    inside = text[end:start].rpartition("(")[2] + text[start : start + _NEAR].partition(")")[0]
    return ")" not in text[end:start].rpartition("(")[2] and mark("clock").search(inside) is not None


def _ranges(text: str, cores: list[Timing]) -> list[Timing]:
    """ "between A and B", "from A to B", "A - B", "A into B": one window over both."""
    kept: list[Timing] = []
    for timing in cores:
        if kept and _joins(text, kept[-1], timing):
            first = kept.pop()
            when = _over(first, timing, borrows=not any(c.isdecimal() for c in first.core.of(text)[-4:-2]))
            timing = Timing(first.span.join(timing.span), first.core.join(timing.core), timing.sentence, when, row="range")
        kept.append(timing)
    return kept


def _joins(text: str, first: Timing, second: Timing) -> bool:
    between = text[first.span.end : second.core.start]
    if len(between) > _NEAR or not mark("from one date to another").fullmatch(between):
        return False
    if {"and", "or"} & set(between.lower().split()):
        alike = first.row == second.row and first.row in ("day month", "month day", "weekday", "month", "year")
        return alike or mark("opens two dates").search(text[max(0, first.core.start - 20) : first.core.start]) is not None
    return True


def _over(first: Timing, second: Timing, *, borrows: bool) -> When:
    """One window over both; a first date without a year `borrows` the second's."""
    a, b = first.window, second.window
    if a is None or b is None or a.start is None or b.end is None:
        return When(None, "days", problem=second.when.problem or first.when.problem)
    start = days_before(b.end, 1) if first.row == "overnight" else a.start
    if borrows and first.row in ("day month", "month day", "month"):
        start = _in_year(start, b.end.year)
        before = _in_year(start, max(1, b.end.year - 1))
        start = before if start > b.end and b.end - before < _ACROSS else start  # "from 30 December to 2 January", not "9 May to 3 May"
    return When(Window(start, b.end), "days") if start <= b.end else When(None, "days", problem="it ends before it starts")


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _linked(text: str, sentence: Sentence, cores: list[Timing], i: int, known: Known) -> Timing:
    """The timing with its preposition."""
    timing = cores[i]
    floor = max(sentence.start, cores[i - 1].span.end if i else sentence.start)
    far, near = max(floor, timing.core.start - _REACH), max(floor, timing.core.start - _NEAR)
    gap = mark("since and its words").search(text, far, timing.core.start) if "since" in text[far : timing.core.start].lower() else None
    first_since = gap is not None and mark("first of its kind").search(text, max(floor, gap.start() - _NEAR), gap.start())
    if gap and first_since and mark("when").match(text, timing.span.end):
        return evolve(timing, link="after")  # "the first since an attack on Tuesday that killed nine"
    if gap and first_since:
        return evolve(timing, link="since", span=Span(gap.start(), timing.span.end))  # "the deadliest since the truce of 2004"
    opens = gap is not None and gap.start() == sentence.start and text[timing.span.end : timing.span.end + 1] == ","
    if gap and (opens or _tells_of_a_beginning(gap[0])) and not mark("harm is told").search(gap[0]):
        return _since(evolve(timing, span=Span(gap.start(), timing.span.end), link="since"), known)
    before = text[near : timing.core.start]
    for role, pattern in link_patterns():
        if (match := pattern.search(before)) is not None and match.end() > match.start():
            if role == "between" and _owns(text, timing):
                role = "of"  # "the toll from Monday's quake"
            linked = evolve(timing, span=Span(near + match.start(), timing.span.end), link=role)
            return _with_link(text, linked, match, known)
    if timing.row == "days after":
        return evolve(timing, link="after")  # "a day after 24 people were killed"
    return evolve(timing, link="of" if _owns(text, timing) else "")


def _owns(text: str, timing: Timing) -> bool:
    """ "Sunday's attack", also where the apostrophe was lost."""
    lost = timing.row == "weekday" and text[timing.core.end - 1] == "s"
    return lost or text[timing.core.end : timing.core.end + 2] in ("'s", "s'")


def _with_link(text: str, timing: Timing, match: regex.Match[str], known: Known) -> Timing:
    """The window that the preposition makes of the day."""
    end = timing.window.end if timing.window else None
    if timing.link == "since":
        if mark("first of its kind").search(match.string, 0, match.start()) and mark("when").match(text, timing.span.end):
            return evolve(timing, link="after")  # "the worst since 2015, when …"
        return _since(timing, known)
    if timing.link == "days to" and end is not None:
        return evolve(timing, link="on", when=days_to(match.groupdict(), end))
    if timing.link == "week of" and timing.window is not None and timing.window.start is not None:
        return evolve(timing, link="on", when=week_of(timing.window.start, known))
    return evolve(timing, link="on") if timing.link in ("days to", "week of") else timing


def _since(timing: Timing, known: Known) -> Timing:
    """From the first day named up to publication, which stays open where it is unknown."""
    window = timing.window
    if window is None or window.start is None:
        return timing
    end = known.day if known.day is not None and known.day >= window.start else None
    return evolve(timing, when=When(Window(window.start, end), "since"))


def _openings(text: str, sentence: Sentence, found: list[Timing]) -> Iterator[Timing]:
    """ "since the war began", "since then": words of a beginning without a day."""
    ends = [timing.span.end for timing in found]
    for match in mark("since a beginning").finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        next_ = bisect_right(ends, span.start)
        if next_ < len(found) and found[next_].span.start < span.end:
            continue
        step = match[0].lower().endswith("then")
        if step or _tells_of_a_beginning(match[0]):
            when = When(None, "step") if step else When(None, "vague", problem="the words name no day")
            yield Timing(span, span, sentence.index, when, "since", "since then" if step else "since an event")


def _tells_of_a_beginning(gap: str) -> bool:
    """Whether "since the war began in" opens a period; "since it is", "since he was" give a reason."""
    known = any(token.strip("'\"").lower() in _beginnings() for token in gap.split())
    return known or mark("somebody acts").search(gap) is not None


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(words("time", "words", "beginning")) | frozenset(words("time", "roles", "happening"))
