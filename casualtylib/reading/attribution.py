"""On whose word each figure stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from attrs import evolve, frozen

from casualtylib.grammar.sayings import mark
from casualtylib.model.note import Confidence, Note
from casualtylib.model.source import Attribution, Source
from casualtylib.model.span import Span
from casualtylib.reading.attribution_bulletins import Heading, bulletin_feet, bulletin_heads, is_line_of_figures
from casualtylib.reading.attribution_cover import Heard, covering
from casualtylib.reading.attribution_cues import Cue, cues
from casualtylib.reading.attribution_heard import Names
from casualtylib.reading.attribution_names import Resolved
from casualtylib.reading.attribution_phrases import Speaker, speaker_after
from casualtylib.reading.attribution_quotes import NEAR, quotation_at, quotations, speaker_of
from casualtylib.reading.attribution_words import Role, read_words, vocabulary
from casualtylib.reading.mention import Attributions, Mention
from casualtylib.reading.voices import key
from casualtylib.text.document import Document

#: How many quotations of one speech are followed back to the words that name its speaker.
_SPEECH = 8
#: In how many characters of a sentence its subject is looked for.
_SUBJECT = 200


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
    voices = _Voices.of(document)
    return tuple(voices.attribution(m) for m in seen)


@frozen(slots=False)
class _Voices:
    """Who speaks where in a text.

    Args:
        document: the text.
        quotes: its quotations in order.
        heard: by sentence, its cues in order.
        heads: the headings of bulletins, with the Attribution of what stands below each.
        feet: the lines "Source: …": where each begins, and the Attribution of the lines above it.
    """

    document: Document
    quotes: tuple[Span, ...]
    heard: tuple[tuple[Heard, ...], ...]
    heads: tuple[tuple[Heading, Attribution], ...]
    feet: tuple[tuple[int, Attribution], ...] = ()

    @classmethod
    def of(cls, document: Document) -> _Voices:
        """Everyone who speaks in a text, resolved in its order."""
        text = document.plain
        names, quotes = Names.of(text), quotations(text)
        found: list[list[Heard]] = []
        for sentence in document.sentences:
            here: list[Heard] = []
            before = found[-1] if found else None
            met: set[str] = set()
            for cue in cues(text, sentence.start, sentence.end, headline=sentence.index == 0 or sentence.kind == "headline"):
                if cue.speaker.has(Role.PRONOUN) and quotation_at(quotes, cue.speaker.span.start) is not None:
                    continue  # "they told me": whom a quoted speaker means is not known
                if before == [] and not here and cue.speaker.has(Role.PRONOUN) and cue.speaker.named[0].lower not in met:
                    met.add(cue.speaker.named[0].lower)
                    _meet(names, document, sentence.index - 1, cue.speaker)
                relays = tuple(who.source for who in map(names.hear, cue.relays) if who is not None)
                who = names.hear(cue.speaker, cue.span.of(text))
                if who is not None:
                    here.append(_told(cue, who, relays))
            found.append(here)
            names.settle([h.who for h in here])
        settled = tuple(tuple(evolve(h, who=names.named_later(h.who)) for h in here) for here in found)
        heads = ((head, names.hear(head.speaker)) for head in bulletin_heads(text))
        headed = tuple((head, _headed(document, head.speaker, who)) for head, who in heads if who is not None)
        feet = ((start, speaker, names.hear(speaker)) for start, speaker in bulletin_feet(text))
        return cls(
            document,
            quotes,
            settled,
            headed,
            tuple((start, _headed(document, speaker, who)) for start, speaker, who in feet if who is not None),
        )

    @cached_property
    def cues(self) -> tuple[Heard, ...]:
        """Every cue of the text, in order."""
        return tuple(h for here in self.heard for h in here)

    @cached_property
    def introductions(self) -> tuple[int | None, ...]:
        """By sentence: for an item of a list, the sentence before the list."""
        found: list[int | None] = []
        for sentence in self.document.sentences:
            first = sentence.kind == "item" and sentence.index > 0
            found.append((found[-1] if found[-1] is not None else sentence.index - 1) if first else None)
        return tuple(found)

    def attribution(self, m: Mention) -> Attribution | None:
        """On whose word one mention stands."""
        span = m.figure.span
        options = covering(self.document.plain, self.heard[m.sentence], span)
        if not options:
            other = self._speaker(span.start) or self._introduced(m.sentence) or self._continued(m.sentence)
            options = [] if other is None else [other]
        return _joined(self.document.text, options) if options else self._bulletin(span.start)

    def _speaker(self, at: int) -> Heard | None:
        """Who speaks the quotation that holds an offset; None outside of quotations, or where nobody is named."""
        index = quotation_at(self.quotes, at)
        if index is None:
            return None
        first = bisect_left(self.cues, self.quotes[max(0, index - _SPEECH)].start - 400, key=_start)
        last = bisect_right(self.cues, self.quotes[index].end + NEAR, key=_start)
        near = self.cues[first:last]
        found = speaker_of(self.document.plain, self.quotes[max(0, index - _SPEECH) : index + 1], [h.cue.span for h in near])
        return self._before_quotation(index) if found is None else near[found]

    def _before_quotation(self, index: int) -> Heard | None:
        """Who spoke the sentence before a quotation that opens a sentence and names nobody."""
        start = self.quotes[index].start
        sentence = bisect_right(self.document.sentences, start, key=lambda s: s.start) - 1
        if sentence < 1 or start - self.document.sentences[sentence].start > 1:
            return None
        before = [h for h in self.heard[sentence - 1] if h.cue.after == 2 and not h.cue.before]
        return _inferred(before[-1], "the quotation follows the words of {}") if before else None

    def _bulletin(self, at: int) -> Attribution | None:
        """The body of the last bulletin heading before a line of figures, else that of the next line "Source: …"."""
        if not (self.heads or self.feet):
            return None
        line = is_line_of_figures(self.document.plain, at)
        index = bisect_right(self.heads, at, key=lambda head: head[0].end) - 1
        if index >= 0 and (line or self.heads[index][0].whole):
            return self.heads[index][1]
        if not line:
            return None
        below = bisect_left(self.feet, at, key=lambda foot: foot[0])
        return self.feet[below][1] if below < len(self.feet) else None

    def _introduced(self, sentence: int) -> Heard | None:
        """Who spoke the words before a list ("The ministry said:") to which an item belongs."""
        before = self.introductions[sentence]
        if before is None:
            return None
        end = self.document.sentences[before].end
        return next((h for h in self.heard[before] if h.cue.opens and h.cue.span.end + 2 >= end), None)

    def _continued(self, sentence: int) -> Heard | None:
        """Who spoke the sentence before one that only goes on with its figure ("Among the dead were …")."""
        here = self.document.sentences[sentence]
        if sentence == 0 or not mark("continues").match(self.document.plain, here.start, here.end):
            return None
        before = self.document.sentences[sentence - 1]
        spoke = [h for h in self.heard[sentence - 1] if h.cue.before or h.cue.after == 2]
        return (
            _inferred(spoke[-1], "the sentence goes on with the figure of {}") if spoke and before.paragraph >= here.paragraph - 1 else None
        )


def _meet(names: Names, document: Document, index: int, pronoun: Speaker) -> None:
    """Make known whom a sentence without words of saying is about, before a pronoun in the next one points back."""
    sentence = document.sentences[index]
    words = read_words(document.plain, sentence.start, min(sentence.end, sentence.start + _SUBJECT))
    subject = speaker_after(words, 0)
    if subject is not None:
        names.meet(subject, pronoun.named[0].lower)


def _told(cue: Cue, who: Resolved, relays: tuple[Source, ...]) -> Heard:
    """A cue with its speaker: who cites a document that names no author speaks for it."""
    if relays and key(who.source.name).split()[-1:] and key(who.source.name).split()[-1] in vocabulary("nouns", "documents"):
        return Heard(cue, Resolved(relays[0]), relays[1:])
    return Heard(cue, who, relays)


def _headed(document: Document, speaker: Speaker, who: Resolved) -> Attribution:
    note = Note("source", Confidence.INFERRED, f"a line of the bulletin names {who.source.name!r}")
    return Attribution(who.source, (), speaker.span.of(document.text), speaker.span, (*who.notes, note))


def _start(h: Heard) -> int:
    return h.cue.span.start


def _inferred(h: Heard, why: str) -> Heard:
    note = Note("source", Confidence.INFERRED, why.format(repr(h.who.source.name)))
    return evolve(h, who=evolve(h.who, notes=(*h.who.notes, note)))


def _joined(text: str, options: Sequence[Heard]) -> Attribution:
    """One attribution from the cues that govern a figure: whoever is no outlet spoke, the outlets passed it on."""
    main = next((option for option in options if not option.media), options[0])
    chain = {source.canonical: source for source in main.relays}
    for option in options:
        if option.media:
            chain.setdefault(option.who.source.canonical, option.who.source)
    chain.pop(main.who.source.canonical, None)
    words = main.cue.speaker.span
    return Attribution(main.who.source, tuple(chain.values()), words.of(text), words, main.who.notes)
