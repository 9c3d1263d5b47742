"""Where a sentence says who speaks, and what of it he or she answers for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import cast

import regex
from attrs import evolve, frozen

from casualtylib.grammar.attributions import CLOSING, OPENING, ROWS, beginnings
from casualtylib.grammar.rule import Rule, compiled
from casualtylib.grammar.sayings import Place, Saying, classes, mark
from casualtylib.model.source import SourceKind
from casualtylib.model.span import Span
from casualtylib.reading.attribution_phrases import Speaker, speaker_after
from casualtylib.reading.attribution_speakers import speaker_before
from casualtylib.reading.attribution_words import Role, Word, is_body, read_words, vocabulary
from casualtylib.reading.voices import kind_of

#: How far behind words of saying is looked for what ends or opens there, in characters.
WINDOW = 700
#: How many words may open a sentence before its subject.
BEFORE_SUBJECT = 8
#: Every word of saying begins with one in plain letters.
_WORD = re.compile(r"[A-Za-z]+")


@frozen
class Cue:
    """Words of saying with their speaker.

    Args:
        row: name of the grammar row that read it.
        speaker: who speaks.
        relays: who passes it on, as far as the same words say.
        span: from the first to the last word of speaker and saying.
        before, after: how strongly it governs what stands on that side of it: 0 not, 1 where nothing else does, 2 fully.
        opens: whether a colon follows it: what comes next is the speaker's.
        relative: whether it stands in a relative clause, at whose comma it ends ("the blast, which police said was …,").
    """

    row: str
    speaker: Speaker
    relays: tuple[Speaker, ...]
    span: Span
    before: int
    after: int
    opens: bool = False
    relative: bool = False


def _start(word: Word) -> int:
    return word.start


def _end(word: Word) -> int:
    return word.end


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    """The pattern of each row, by the row's name."""
    return {row.name: compiled(row.pattern, classes()) for row in (*ROWS, *OPENING, *CLOSING)}


def cues(text: str, start: int, end: int, *, headline: bool = False) -> tuple[Cue, ...]:
    """The cues of one sentence of a plain text, in its order.

    Args:
        headline: whether a source may close it ("12 dead in blast - ministry").

    >>> text = "Two people died, police said, but a doctor had nine dead."
    >>> [cue.speaker.span.of(text) for cue in cues(text, 0, len(text))]
    ['police']
    """
    anchors = _anchors(text, start, end, headline=headline)
    if not anchors:
        return ()
    words = read_words(text, start, end)
    titled = _is_titled(words)
    found: list[Cue] = []
    for row, anchor in anchors:
        said = anchor.of(text)
        if anchor.start > start and not titled and said.istitle() and " " not in said and row not in CLOSING:
            continue
        if found and said.lower() in vocabulary("verbs", "further"):
            found.append(evolve(found[-1], row=row.name, span=anchor, before=0, after=2))
            continue
        cue = _cue(row, words, text, anchor, min(end, anchor.end + WINDOW))
        if cue is None:
            continue
        if found and _goes_on_citing(found[-1], cue):
            found[-1] = evolve(
                cue, relays=(found[-1].speaker, *found[-1].relays), span=found[-1].span.join(cue.span), before=found[-1].before
            )
        elif len(found) == 1 and _introduces(found[0], cue, start):
            found[0] = evolve(found[0], relays=(cue.speaker,), span=found[0].span.join(cue.span), before=cue.before, after=cue.after)
        elif not found or found[-1].span.end <= cue.speaker.span.start:
            found.append(cue)
        elif found[-1].row == "outlet quoted speaker" and not found[-1].relays and cue.speaker.span.end <= found[-1].span.start:
            # "the radio, citing the mayor, reported": one saying, inserted into the other
            found[-1] = evolve(found[-1], relays=(cue.speaker,), span=found[-1].span.join(cue.span), before=cue.before, after=cue.after)
    return tuple(found)


def _goes_on_citing(saying: Cue, cue: Cue) -> bool:
    """Whether who speaks cites another at once: "the daily reported, citing the mayor"."""
    adjacent = 0 <= cue.span.start - saying.span.end <= 2
    return adjacent and cue.row == "outlet quoted speaker" and not cue.relays and saying.row != cue.row


def _introduces(citing: Cue, cue: Cue, start: int) -> bool:
    """Whether words of citing open a sentence whose subject passes on what is cited: "Citing the mayor, the daily said …"."""
    adjacent = 0 <= cue.speaker.span.start - citing.span.end <= 2
    return citing.row == "outlet quoted speaker" and not citing.relays and citing.span.start - start <= 1 and adjacent


def _anchors(text: str, start: int, end: int, *, headline: bool) -> list[tuple[Rule, Span]]:
    """The words of saying of a sentence, each with the first row that reads it."""
    found: list[tuple[Rule, Span]] = []
    if ":" in text[start:end]:
        found += _searched(OPENING, text[start:end], start)
    begin, patterns = beginnings(), _patterns()
    behind = start
    for word in _WORD.finditer(text, start, end):
        rows = begin.get(word[0].lower()) if word.start() >= behind else None
        for index in rows or ():
            match = patterns[ROWS[index].name].match(text, word.start(), end)
            if match is not None:
                found.append((ROWS[index], Span(match.start(), match.end())))
                behind = match.end()
                break
    if headline:
        last = max(start, end - WINDOW)
        found += _searched(CLOSING, text[last:end], last)
    return sorted(found, key=lambda item: item[1])


def _searched(table: tuple[Rule, ...], part: str, offset: int) -> list[tuple[Rule, Span]]:
    return [(row, Span(m.start(), m.end()).shift(offset)) for row in table for m in _patterns()[row.name].finditer(part)]


def _is_titled(words: tuple[Word, ...]) -> bool:
    """Whether nearly every word has a capital, as in headlines; elsewhere "Omar Said" is a name."""
    long = [word for word in words if len(word.text) > 3 and word.text.isalpha()]
    return sum(word.text[0].isupper() for word in long) > 0.7 * len(long)


def _cue(row: Rule, words: tuple[Word, ...], text: str, anchor: Span, end: int) -> Cue | None:
    saying = cast(Saying, row.make)
    first = bisect_right(words, anchor.start, key=_end)
    after = bisect_left(words, anchor.end, key=_start)
    if saying.speaker is Place.SELF:
        return Cue(row.name, Speaker(words, first, after - 1), (), anchor, 2, 0)
    if saying.speaker is Place.AFTER:
        return _after(row, saying, words, text, anchor, after, relay=speaker_before(words, first) if saying.relays else None)
    speaker = speaker_before(words, first)
    if speaker is not None and row.name == "speaker reports" and (_behind_link(speaker) or _is_place(speaker, words, first)):
        speaker = None  # "in Ohio state", "Homs, Ohio state": a noun
    if speaker is not None and not (_plausible(speaker, saying, words) and (not saying.opening or _opens_line(text, speaker, anchor))):
        speaker = None
    if saying.speaker is Place.EITHER and (speaker is None or _behind_link(speaker)):
        turned = _after(row, saying, words, text, anchor, after, relay=None)
        if turned is not None and speaker is not None and speaker.has(Role.HEAD, Role.DETERMINER) and not _ends_sentence(text, turned, end):
            turned = None
        if turned is not None and (_is_known(turned.speaker) or _closes(text, turned.span.end, end, paused=_paused(words, first))):
            return turned
    if speaker is None and (
        row.name == "speaker saying" or (saying.speaker is Place.EITHER and mark("count").match(text, anchor.end, end))
    ):
        speaker = _elliptic(words, first)
    if speaker is None:
        return None
    return _before(row, saying, speaker, words, text, anchor, after, end)


def _plausible(speaker: Speaker, saying: Saying, words: tuple[Word, ...]) -> bool:
    span = speaker.named
    if all(word.role in (Role.DETERMINER, Role.MODIFIER, Role.TIME) for word in span):
        return False
    if saying.opening and len(span) == 1 and span[0].lower in vocabulary("nouns", "bulletin"):
        return False  # "UPDATE: three dead"
    if saying.opening and words[speaker.last + 1].text != ":":
        return False
    if not saying.body or (saying.names and len(span) > 1 and all(word.role is Role.NAME for word in span)):
        return True
    known = any(word.role in (Role.HEAD, Role.PRONOUN) or (_is_acronym(word) and not saying.opening) for word in span)
    return known or is_body(" ".join(w.text for w in span)) or any(is_body(w.text) for w in span)


def _is_acronym(word: Word) -> bool:
    return word.role is Role.NAME and word.text.isupper() and 2 < len(word.text) < 8


def _opens_line(text: str, speaker: Speaker, anchor: Span) -> bool:
    """Whether nothing but marks and a number stands before a speaker in its sentence or line, and all of it in one line."""
    start = speaker.span.start
    before = text[max(speaker.words[0].start, start - 12) : start].rpartition("\n")[2].rpartition(":")[2]
    return not any(map(str.isalpha, before)) and "\n" not in text[start : anchor.start]


def _behind_link(speaker: Speaker) -> bool:
    return speaker.first > 0 and speaker.words[speaker.first - 1].lower in vocabulary("speakers", "links") | vocabulary("joints", "near")


def _is_place(speaker: Speaker, words: tuple[Word, ...], verb: int) -> bool:
    """Whether what looks like a verb is a noun behind a place's name: "in Homs, Ohio state", "in six Midwest states"."""
    if words[verb].lower not in vocabulary("verbs", "plural") or any(word.role is not Role.NAME for word in speaker.named):
        return False
    return not words[verb].lower.endswith("s") or (speaker.first > 0 and words[speaker.first - 1].role is not Role.MARK)


def _ends_sentence(text: str, turned: Cue, end: int) -> bool:
    """Whether nothing but a mark stands behind a person's name: "… said Omar Said."."""
    return turned.speaker.has(Role.NAME) and not any(map(str.isalpha, text[turned.span.end : end]))


def _is_known(speaker: Speaker) -> bool:
    """Whether a speaker is a body of the lexicon, with or without an article."""
    return is_body(" ".join(word.text for word in speaker.named))


def _paused(words: tuple[Word, ...], first: int) -> bool:
    return first > 0 and words[first - 1].role is Role.MARK


def _closes(text: str, at: int, end: int, *, paused: bool) -> bool:
    """Whether the speaker found behind the verb is followed by a pause, as in "…, said the mayor."."""
    if passed := mark("tail").match(text, at, end):
        at = passed.end()
    return (
        paused
        or mark("pause").match(text, at, end) is not None
        or any(mark(name).match(text, at, end) for name in ("description", "goes on"))
    )


def _after(row: Rule, saying: Saying, words: tuple[Word, ...], text: str, anchor: Span, after: int, *, relay: Speaker | None) -> Cue | None:
    speaker = speaker_after(words, after, plain_noun=saying.speaker is Place.AFTER)
    if speaker is None or not _plausible(speaker, saying, words):
        return None
    if row.name == "headline - speaker" and kind_of(speaker.span.of(text)) is SourceKind.MEDIA:
        return None
    at = bisect_right(words, anchor.start, key=_end)
    opening = _opens_sentence(words, at) or words[at - 1].lower in vocabulary("speakers", "openers")
    first = min(anchor.start, relay.span.start if relay else anchor.start)
    relays = (relay,) if relay is not None else ()
    quoting = relay is not None and _opens_clause(relay)
    clause = saying.relays and mark("that").match(text, speaker.span.end) is not None
    strong_after = saying.covers_after and (opening or quoting or clause)
    span = Span(first, max(anchor.end, speaker.span.end))
    return Cue(row.name, speaker, relays, span, 0 if opening or quoting or clause else 2, 2 if strong_after else int(saying.covers_after))


def _elliptic(words: tuple[Word, ...], first: int) -> Speaker | None:
    """The subject of the clause before a comma, for a verb without one: "The army denies the raid, says two died"."""
    if first < 2 or words[first - 1].text != ",":
        return None
    opened = next((i for i in range(first - 2, max(-1, first - 2 - WINDOW), -1) if words[i].role is Role.MARK), -1)
    first_word = next((i for i in range(opened + 1, first) if words[i].lower not in vocabulary("speakers", "openers")), first)
    speaker = speaker_after(words, first_word)
    return speaker if speaker is not None and speaker.last < first - 1 and speaker.has(Role.HEAD) else None


def _opens_clause(speaker: Speaker) -> bool:
    return _opens_sentence(speaker.words, speaker.first)


def _opens_sentence(words: tuple[Word, ...], at: int) -> bool:
    """Whether nothing of weight stands before an index."""
    return at <= BEFORE_SUBJECT and all(
        word.role in (Role.MARK, Role.TIME) or word.lower in vocabulary("speakers", "openers") for word in words[:at]
    )


def _before(
    row: Rule, saying: Saying, speaker: Speaker, words: tuple[Word, ...], text: str, anchor: Span, after: int, end: int
) -> Cue | None:
    at = anchor.end
    relays: tuple[Speaker, ...] = ()
    if row.name == "speaker told listener" and mark("tail").match(text, at, end) is None:  # not "told a press conference"
        listener = speaker_after(words, after)
        if listener is not None:
            at = listener.span.end
            relays = (listener,) if _is_outlet(listener, text) else ()
    if row.name == "speaker was quoted as saying" and (by := mark("by").search(text, anchor.start, anchor.end)):
        outlet = speaker_after(words, bisect_left(words, by.end(), key=_start))
        relays = (outlet,) if outlet is not None else ()
    if passed := mark("tail").match(text, at, end):
        if not relays:
            relays = _heard(words, at, passed.end(), text)
        at = passed.end()
    span = Span(min(speaker.span.start, anchor.start), at)
    if saying.introduces:
        last = anchor.of(text).split()[-1].lower()
        said = any(last in vocabulary("verbs", listed) for listed in ("continued", "said", "shown"))
        return Cue(row.name, speaker, relays, span, 0, 2 if said else 0)
    opens = mark("colon").match(text, at, end) is not None
    goes_on = mark("goes on").match(text, at, end) is not None
    closing = (goes_on or mark("pause").match(text, at, end) is not None) and not opens
    opening = _opens_clause(speaker) and speaker.first == 0
    relative = speaker.first > 0 and words[speaker.first - 1].lower in vocabulary("joints", "relative")
    if relative and closing and row.name == "speaker reports":
        return None  # "the blast that the group claimed"
    if closing and saying.covers_before and not (opening and text[at:end].strip(" .")):
        return Cue(row.name, speaker, relays, span, 2, 2 if goes_on else 1)
    return Cue(row.name, speaker, relays, span, 0, 2 if saying.covers_after else 0, opens, relative)


def _heard(words: tuple[Word, ...], start: int, end: int, text: str) -> tuple[Speaker, ...]:
    """The outlet to which something was said: "in a statement to SANA", "told reporters" has none."""
    first, last = bisect_left(words, start, key=_start), bisect_left(words, end, key=_start)
    at = next((i for i in range(first, last) if words[i].lower in vocabulary("joints", "hearers")), None)
    heard = None if at is None else speaker_after(words, at + 1)
    return (heard,) if heard is not None and _is_outlet(heard, text) else ()


def _is_outlet(heard: Speaker, text: str) -> bool:
    """Whether who was told something is an outlet, and not "a news conference"."""
    behind = heard.words[heard.last + 1].lower if heard.last + 1 < len(heard.words) else ""
    return behind not in vocabulary("joints", "gatherings") and kind_of(heard.span.of(text)) is SourceKind.MEDIA


def boundaries(text: str, start: int, end: int) -> int:
    """How many clause boundaries lie between two offsets, contrasts counted twice."""
    return sum(1 for _ in mark("boundary").finditer(text, start, end)) + sum(1 for _ in mark("contrast").finditer(text, start, end))


def contrasted(text: str, start: int, end: int) -> bool:
    """Whether a contrast ("but", "while") stands between two offsets."""
    return mark("contrast").search(text, start, end) is not None
