"""The time expressions of a text, resolved: where they stand and which days they name."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

import regex
from attrs import evolve, frozen

from casualtylib.grammar import windows as grammar
from casualtylib.grammar.calendar import Known, When, of_month
from casualtylib.lexicon import words
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.text.document import Document, Sentence

#: How far before a date its preposition and "since the war began in" are looked for, in characters.
_REACH = 150
_CASED = frozenset(["may", "march", "mar", "sun", "sat", "mon", "wed", "dec", "jan", "sept"])


@frozen
class Timing:
    """One time expression.

    Args:
        span: where it stands, with its preposition.
        core: where the words that name the days stand.
        sentence: index of its sentence.
        when: what the words mean.
        link: the preposition's part: ``"on"``, ``"since"``, ``"cutoff"``, ``"between"``, ``"spoken"``, ``"of"`` ("Sunday's attack")
            or ``""``.
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


@cache
def _anchor() -> regex.Pattern[str]:
    """Something in a sentence without which it holds no time expression."""
    return regex.compile(
        r"\d{4}|\d[/.-]\d|\b(?>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)"
        r"|day|night|morning|evening|week|month|year|hours|period|since|decade",
        regex.V1 | regex.I,
    )


def timings(document: Document, known: Known) -> tuple[Timing, ...]:
    """Every time expression of the text in its order."""
    found: list[Timing] = []
    for sentence in document.sentences:
        if _anchor().search(document.plain, sentence.start, sentence.end):
            for timing in _of_sentence(document.plain, sentence, known):
                known = _with_year(known, timing, document.plain)
                found.append(timing)
    return tuple(found)


def _with_year(known: Known, timing: Timing, text: str) -> Known:
    """A full date tells the year of those after it, where the day of publication does not."""
    if known.day is None and timing.window is not None and timing.window.start is not None:
        year = timing.window.start.year
        if timing.row != "decade" and str(year) in timing.core.of(text):
            return evolve(known, year=year)
    return known


def _of_sentence(text: str, sentence: Sentence, known: Known) -> list[Timing]:
    cores = list(_cores(text, sentence, known))
    joined = _ranges(text, _bracketed(text, cores))
    found = [_linked(text, sentence, joined, i, known) for i in range(len(joined))]
    return sorted(found + _openings(text, sentence, found), key=lambda timing: timing.span)


def _cores(text: str, sentence: Sentence, known: Known) -> Iterator[Timing]:
    for match in grammar.core_pattern().finditer(text, sentence.start, sentence.end):
        parts = match.groupdict()
        index = next(i for i in range(len(grammar.CORES)) if parts[f"row{i}"] is not None)
        row = grammar.CORES[index]
        if not _is_date(text, match, row.name, parts):
            continue
        when: When = row.make(parts, known)
        if (
            row.name == "month day"
            and not parts["year"]
            and regex.search(r"\bin\s+$", text[max(0, match.start() - 4) : match.start()], regex.I)
        ):
            when = of_month({"month": parts["month"]}, known)  # "in May 20 people were killed"
            end = match.end("month")
        else:
            end = match.end()
        core = Span(match.start(), end)
        after = grammar.part_of_day().match(text, end, sentence.end)
        yield Timing(Span(core.start, after.end() if after else end), core, sentence.index, when, row=row.name)
        known = _with_year(known, Timing(core, core, sentence.index, when, row=row.name), text)


def _is_date(text: str, match: regex.Match[str], row: str, parts: dict[str, str | None]) -> bool:
    """Whether the words are a date and not a name, a modal or a number of people."""
    month = parts.get("month")
    if month and month.rstrip(".").islower() and month.rstrip(".") in _CASED and not parts.get("year"):
        return False
    day = (parts.get("weekday") or "").rstrip(".")
    if day.islower() and day in _CASED:
        return False
    before = text[max(0, match.start() - 16) : match.start()]
    if parts.get("s") and not _event_noun().match(text[match.end() : match.end() + 24]):
        return False  # "on Sundays", but "Sundays attack" where an apostrophe was lost
    if row == "weekday" and before.lower().split()[-1:] and before.lower().split()[-1] in words("time", "words", "named_days"):
        return False
    if row == "month":
        edged = parts.get("edge") or parts.get("which") or parts.get("year")
        capital = bool(month) and not (month or "").islower()
        short = len((month or "").rstrip(".")) < 4 and (month or "").lower() != "may" and not edged
        after = text[match.end() : match.end() + 24]
        return bool(edged or (capital and not short and (_preposition().search(before) or _event_noun().match(after))))
    if row == "year" and not parts.get("edge"):
        after = text[match.end() : match.end() + 24]
        if _counted().match(after):
            return False
        return bool(_year_preposition().search(before) or _event_noun().match(after))
    return True


@cache
def _preposition() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:in|since|during|of|from|until|till|by|through|throughout|between|and|to|last|before|after|over|for|early|late|mid|deadly|the)[\s-]+$",
        regex.I,
    )


@cache
def _year_preposition() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:in|since|during|of|from|until|till|between|throughout|before|after|by|and|to|through|early|late|back in|\()\s*$", regex.I
    )


@cache
def _event_noun() -> regex.Pattern[str]:
    happening = "|".join(sorted(words("time", "roles", "happening"), key=lambda word: (-len(word), word)))
    return regex.compile(
        rf"\s+(?:(?!(?:and|were|was|people)\b)[\p{{L}}-]+\s+){{0,2}}+?(?:{happening})\b".replace("}+?", "}?"), regex.V1 | regex.I
    )


@cache
def _counted() -> regex.Pattern[str]:
    people = "people|persons|civilians|families|households|homes|houses|villages|soldiers|troops|fighters|militants|men|women|children"
    return regex.compile(rf"\s+(?:{people}|others|victims|dead|deaths|killed|wounded|injured)\b", regex.I)


def _bracketed(text: str, cores: list[Timing]) -> list[Timing]:
    """ "on Monday [25 August]", "Monday (2 December)", "Tuesday 24 June": the date decides."""
    kept: list[Timing] = []
    for timing in cores:
        if (
            kept
            and kept[-1].row in ("weekday", "today", "yesterday", "overnight")
            and timing.row in ("day month", "month day", "numeric date", "year-month-day")
        ):
            between = text[kept[-1].span.end : timing.core.start]
            if regex.fullmatch(r"\s*[\[(,]?\s*(?:the\s+|on\s+)?", between):
                first = kept.pop()
                close = timing.span.end + (text[timing.span.end : timing.span.end + 1] in tuple("])"))
                timing = evolve(timing, span=Span(first.span.start, close), core=Span(first.core.start, close))
        kept.append(timing)
    return kept


def _ranges(text: str, cores: list[Timing]) -> list[Timing]:
    """ "between A and B", "from A to B", "A - B", "A into B": one window over both."""
    kept: list[Timing] = []
    for timing in cores:
        if kept and _joins(text, kept[-1], timing):
            first = kept.pop()
            when = _over(first, timing, borrows=not regex.search(r"\d{4}", first.core.of(text)))
            timing = Timing(first.span.join(timing.span), first.core.join(timing.core), timing.sentence, when, row="range")
        kept.append(timing)
    return kept


def _joins(text: str, first: Timing, second: Timing) -> bool:
    between = text[first.span.end : second.core.start]
    if not regex.fullmatch(
        r"\s*(?:,\s*)?(?:(?:and|or)\s+(?:on\s+|early\s+(?:on\s+)?)?|(?:to|into|until|till|through|up\s+to)\s+(?:the\s+|early\s+)?|-|/)\s*",
        between,
        regex.I,
    ):
        return False
    if first.row == "overnight":
        return False
    if regex.search(r"\b(?:and|or)\b", between):
        before = text[max(0, first.core.start - 20) : first.core.start]
        whole = ("day month", "month day", "weekday", "month", "year")
        return bool(regex.search(r"\bbetween\s+(?:late\s+|early\s+)?$", before, regex.I)) or (
            first.row == second.row and first.row in whole
        )
    return True


def _over(first: Timing, second: Timing, *, borrows: bool) -> When:
    """One window over both; a first date without a year `borrows` the second's."""
    a, b = first.window, second.window
    if a is None or b is None or a.start is None or b.end is None:
        return When(None, "days", problem=second.when.problem or first.when.problem)
    start = a.start
    if borrows and first.row in ("day month", "month day", "month"):
        start = _in_year(start, b.end.year)
        start = start if start <= b.end else _in_year(start, max(1, b.end.year - 1))
    return When(Window(start, b.end), "days") if start <= b.end else When(None, "days", problem="it ends before it starts")


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _linked(text: str, sentence: Sentence, cores: list[Timing], i: int, known: Known) -> Timing:
    timing = cores[i]
    floor = max(sentence.start, cores[i - 1].span.end if i else sentence.start, timing.core.start - _REACH)
    before = text[floor : timing.core.start]
    gap = regex.search(r"\bsince\s+(?:[^\s,.;:()\"]+\s+){1,16}$", before, regex.I)
    if gap and not regex.search(r"\s(?:said|told|killed|died|were|was)\s", gap[0]) and _since_gap(gap[0]):
        return _since(evolve(timing, span=Span(floor + gap.start(), timing.span.end), link="since"), known)
    for role, pattern in grammar.link_patterns():
        if (match := pattern.search(before)) is not None and match.end() > match.start():
            span = Span(floor + match.start(), timing.span.end)
            linked = evolve(timing, span=span, link=role)
            return _since(linked, known) if role == "since" else linked
    lost = timing.row == "weekday" and text[timing.core.end - 1] == "s"
    return evolve(timing, link="of" if lost or text[timing.core.end : timing.core.end + 2] in ("'s", "s'") else "")


def _since_gap(gap: str) -> bool:
    return any(token.strip("'\"").lower() in _beginnings() for token in gap.split()) or bool(
        regex.search(r"\b(?:it|they|he|she)\s+\w+ed\b|\bthe\s+deadly\b", gap, regex.I)
    )


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(words("time", "words", "beginning")) | frozenset(words("time", "roles", "happening"))


def _since(timing: Timing, known: Known) -> Timing:
    """From the first day named up to publication, which stays open where it is unknown."""
    window = timing.window
    if window is None or window.start is None:
        return timing
    end = known.day if known.day is not None and known.day >= window.start else None
    return evolve(timing, when=When(Window(window.start, end), "since"))


def _openings(text: str, sentence: Sentence, found: list[Timing]) -> list[Timing]:
    """ "since the war began", "since then": words of a beginning without a day."""
    opened: list[Timing] = []
    for match in _opening().finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        if any(span.overlaps(timing.span) for timing in found):
            continue
        step = match[0].lower().endswith("then")
        if step or _since_gap(match[0]):
            kind = When(None, "step") if step else When(None, "vague", problem="the words name no day")
            opened.append(Timing(span, span, sentence.index, kind, "since", "since then" if step else "since an event"))
    return opened


@cache
def _opening() -> regex.Pattern[str]:
    begun = "|".join(words("time", "roles", "starting"))
    stop = "and|but|while|when|with|according|as|who|which|that|has|have|in|on|by"
    return regex.compile(
        rf"\b(?:ever\s+)?since\s+(?:then\b|(?:(?!(?:{stop}|{begun})\b)[^\s,.;:()\"]+\s*+){{0,7}}+(?:(?:{begun})\b)?+)", regex.V1 | regex.I
    )
