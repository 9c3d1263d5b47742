"""On whose word each figure stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from casualtylib.model.source import Attribution, Source, SourceKind
from casualtylib.model.span import Span
from casualtylib.reading.attribution_cues import Cue, boundaries, contrasted, cues
from casualtylib.reading.attribution_heard import Names
from casualtylib.reading.attribution_names import Resolved
from casualtylib.reading.attribution_quotes import NEAR, quotations, speaker_of
from casualtylib.reading.mention import Attributions, Mention
from casualtylib.text.document import Document

#: How many cues on each side of a figure are looked at, and how far they reach, in characters.
NEIGHBOURS = 6
REACH = 1200


@frozen
class Heard:
    """A cue with its resolved speaker, and those who pass it on."""

    cue: Cue
    who: Resolved
    relays: tuple[Source, ...] = ()

    @property
    def media(self) -> bool:
        """Whether an outlet speaks, that may only pass on what another said."""
        return self.who.source.kind is SourceKind.MEDIA


def attribute(document: Document, seen: Sequence[Mention]) -> Attributions:
    """The attribution of each mention; None: the reporter's own voice.

    Args:
        document: the text.
        seen: its mentions, in its order.

    >>> attribute(Document("Two people died, police said."), ())
    ()
    """
    if not seen:
        return ()
    heard = _heard(document)
    speech = _Speech.of(document, heard)
    return tuple(_attribution(document, heard, speech, m) for m in seen)


def _heard(document: Document) -> list[list[Heard]]:
    """Who speaks in each sentence, with everyone resolved in the text's order."""
    names = Names.of(document.plain)
    found: list[list[Heard]] = []
    for sentence in document.sentences:
        here: list[Heard] = []
        for cue in cues(document.plain, sentence.start, sentence.end, headline=sentence.index == 0 or sentence.kind == "headline"):
            relays = tuple(who.source for who in map(names.hear, cue.relays) if who is not None)
            who = names.hear(cue.speaker, cue.span.of(document.plain))
            if who is not None:
                here.append(Heard(cue, who, relays))
        found.append(here)
    return [[evolve(h, who=names.named_later(h.who)) for h in here] for here in found]


@frozen
class _Speech:
    """The quotations of a text and every cue of it, in order."""

    quotes: tuple[Span, ...]
    cues: tuple[Heard, ...]
    text: str

    @classmethod
    def of(cls, document: Document, heard: Sequence[Sequence[Heard]]) -> _Speech:
        cues = sorted((h for here in heard for h in here), key=lambda h: h.cue.span)
        return cls(quotations(document.plain), tuple(cues), document.plain)

    def speaker(self, at: int) -> Heard | None:
        """Who speaks the quotation that holds an offset; None outside of quotations, or where nobody is named."""
        index = bisect_right(self.quotes, at, key=lambda quote: quote.start) - 1
        if index < 0 or not self.quotes[index].start <= at < self.quotes[index].end:
            return None
        first = bisect_left(self.cues, self.quotes[max(0, index - 8)].start - 400, key=lambda h: h.cue.span.start)
        last = bisect_right(self.cues, self.quotes[index].end + NEAR, key=lambda h: h.cue.span.start)
        near = self.cues[first:last]
        found = speaker_of(self.text, self.quotes[: index + 1], index, [h.cue.span for h in near])
        return None if found is None else near[found]


def _introduced(document: Document, heard: Sequence[Sequence[Heard]], m: Mention) -> Heard | None:
    """Who spoke the words before a list ("The ministry said:") to which an item belongs."""
    sentences = document.sentences
    at = m.sentence
    while at > 0 and sentences[at].kind == "item":
        at -= 1
    if at == m.sentence:
        return None
    return next((h for h in heard[at] if h.cue.opens and h.cue.span.end + 2 >= sentences[at].end), None)


def _attribution(document: Document, heard: Sequence[Sequence[Heard]], speech: _Speech, m: Mention) -> Attribution | None:
    span = m.figure.span
    options = _covering(document.plain, heard[m.sentence], span)
    if not options:
        other = speech.speaker(span.start) or _introduced(document, heard, m)
        if other is None:
            return None
        options = [other]
    main = next((option for option in options if not option.media), options[0])
    chain = list(main.relays)
    for option in options:
        if option is not main and option.media and option.who.source.canonical not in [source.canonical for source in chain]:
            chain.append(option.who.source)
    words = main.cue.speaker.span
    kept = tuple(source for source in chain if source.canonical != main.who.source.canonical)
    return Attribution(main.who.source, kept, words.of(document.text), words, main.who.notes)


def _covering(text: str, here: Sequence[Heard], span: Span) -> list[Heard]:
    """The cues that govern a figure, the nearest first."""
    behind = bisect_left(here, span.end, key=lambda h: h.cue.span.start)
    ahead = [h for h in here[behind : behind + NEIGHBOURS] if h.cue.before and h.cue.span.start - span.end <= REACH]
    earlier = [
        h for h in here[max(0, behind - NEIGHBOURS) : behind] if h.cue.span.end <= span.start and span.start - h.cue.span.end <= REACH
    ]
    strong = [h for h in earlier if h.cue.after == 2 and not (h.cue.relative and "," in text[h.cue.span.end : span.start])]
    costs: list[tuple[int, int, Heard]] = []
    for rank, h in enumerate(reversed(strong)):
        if not rank or h.media:
            costs.append((boundaries(text, h.cue.span.end, span.start) + 4 * rank, 0, h))
    for rank, h in enumerate(ahead):
        if (not rank or h.media or ahead[rank - 1].media) and not _cut(span.end, h, here[behind : behind + NEIGHBOURS]):
            costs.append((boundaries(text, span.end, h.cue.span.start) + 4 * rank, 1, h))
    weak = [h for h in earlier if h.cue.after == 1]
    if weak and not costs and not contrasted(text, weak[-1].cue.span.end, span.start):
        costs.append((0, 2, weak[-1]))
    return [h for _, _, h in sorted(costs, key=lambda cost: cost[:2])]


def _cut(start: int, backward: Heard, following: Sequence[Heard]) -> bool:
    """Whether another speaker's words begin between a figure and a cue that follows it."""
    return any(h.cue.after == 2 and start < h.cue.span.start < backward.cue.span.start for h in following)
