"""What the words around a figure say of its harm: where, by what, by whom, and how it stands to the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex
from attrs import evolve, field, frozen

from casualtylib.grammar.events import Cue, cause_pattern, cause_words, cue_patterns
from casualtylib.grammar.places import patterns
from casualtylib.lexicon import words
from casualtylib.model.group import EVERYONE, Group
from casualtylib.model.outcome import Outcome
from casualtylib.reading.groups import group_of, nouns
from casualtylib.reading.mention import Attributions, Dating, Datings, Mention
from casualtylib.text.document import Document, Sentence

#: How many characters before a figure "also" still speaks of it.
NEAR = 30


_PEOPLE = regex.compile(r"\b(?:people|persons?|lives|victims?|dead|bodies)\b", regex.I)


#: Rows that read people as the objects of somebody who hurt them.
_BY_SOMEBODY = frozenset(("active", "active, often something else"))
#: No cue is longer than so many characters.
LONGEST = 200
#: How many mentions to either side can share a mention's sentence and bound its stretch of it.
NEIGHBOURS = 8


@frozen
class Words:
    """The words of one sentence that describe a harm, each with its offset."""

    places: tuple[tuple[int, str], ...] = ()
    causes: frozenset[str] = frozenset()
    doers: tuple[str, ...] = ()
    cues: tuple[tuple[int, int, str], ...] = ()
    within: tuple[tuple[str, str], ...] = ()


@frozen
class View:
    """One mention with what surrounds it.

    Args:
        index: its place among the mentions.
        places: place words of its clause, the most specific first; causes: kinds of cause in its sentence.
        cues: what words in its clause say of it.
        paragraph: of its sentence.
        head: whether it stands in the headline or the first sentence of the prose.
        name: the words of a named victim's name.
        after_other_outcome: whether a figure of another outcome stands before it in its sentence.
        bare: whether no word says who was counted ("killing three").
        by_somebody: whether they are told of as the objects of somebody who hurt them.
    """

    index: int
    mention: Mention
    dating: Dating
    voice: str | None
    paragraph: int
    head: bool
    places: tuple[str, ...] = ()
    causes: frozenset[str] = frozenset()
    doers: tuple[str, ...] = ()
    cues: frozenset[Cue] = field(factory=frozenset)
    name: frozenset[str] = frozenset()
    after_other_outcome: bool = False
    bare: bool = False
    by_somebody: bool = False

    @property
    def outcome(self) -> Outcome:
        """What happened to the people counted."""
        return self.mention.outcome

    @property
    def group(self) -> Group:
        """Who was counted; a name says who somebody is, not which people a count of others leaves out."""
        group = self.mention.group
        return evolve(group, names=()) if self.name else group

    @property
    def of_war(self) -> bool:
        """Whether its words tell the toll of a war, and no day narrows it."""
        dated = self.dating.words is not None and not self.dating.cumulative and not self.dating.background
        return Cue.WAR in self.cues and not dated

    @property
    def pronoun(self) -> bool:
        """Whether it is "he", "him", "she" or "her"."""
        said = self.mention.figure.words.lower()
        return self.mention.group_text == "people" and (said == "her" or said in words("outcomes", "words", "pronoun"))

    @property
    def number(self) -> int | None:
        """The number as written, if there is one."""
        return self.mention.figure.number


def sentence_words(sentence: Sentence) -> Words:
    """The places, causes, perpetrators and cues of one sentence."""
    text, start, end = sentence.plain, sentence.start, sentence.end
    places: dict[int, str] = {}
    taken = -1
    found = sorted((m for p in patterns("places") for m in p.finditer(text, start, end)), key=lambda m: (m.start("place"), -m.end()))
    for match in found:
        if match.start("place") >= taken:
            places[match.start("place")] = match["place"]
            taken = match.end("place")
            if "more" in match.groupdict() and match["more"]:
                places[match.start("more")] = match["more"]
                taken = match.end("more")
    kinds = cause_words()
    return Words(
        places=tuple(sorted(places.items())),
        causes=frozenset(kinds[" ".join(m[0].lower().split())] for m in cause_pattern().finditer(text, start, end)),
        doers=tuple(dict.fromkeys(m["doer"] for p in patterns("doers") for m in p.finditer(text, start, end))),
        cues=tuple(sorted((m.start(), m.end(), cue.value) for cue, p in cue_patterns() for m in p.finditer(text, start, end))),
        within=tuple((m["inner"], m["outer"]) for p in patterns("contained") for m in p.finditer(text, start, end)),
    )


def views(
    document: Document, seen: Sequence[Mention], sources: Attributions, datings: Datings
) -> tuple[tuple[View, ...], tuple[Words, ...]]:
    """Each mention with what surrounds it, and the words of each sentence that has or precedes one."""
    wanted = {m.sentence for m in seen} | {m.sentence - 1 for m in seen}
    found = {i: sentence_words(document.sentences[i]) for i in sorted(wanted) if i >= 0}
    first = min((m.sentence for m in seen), default=0)
    result = []
    for i, m in enumerate(seen):
        here, sentence = found[m.sentence], document.sentences[m.sentence]
        low, high = _stretch(seen, i, sentence)
        attribution = sources[i]
        after = i > 0 and seen[i - 1].sentence == m.sentence and seen[i - 1].outcome != m.outcome
        result.append(
            View(
                index=i, mention=m, dating=datings[i],
                voice=attribution.source.canonical if attribution else None,
                paragraph=sentence.paragraph, head=m.sentence == first,
                places=_nearest(here.places, _last_told(seen, i), low, high, m),
                causes=here.causes,
                doers=here.doers,
                cues=_cues(here, low, high, m, alone=not after),
                name=_name(document, m),
                after_other_outcome=after,
                by_somebody=m.rule in _BY_SOMEBODY,
                bare=group_of(m.group_text) == EVERYONE and not _PEOPLE.search(document.plain, m.clause.start, m.clause.end),
            )
        )  # fmt: skip
    return tuple(result), tuple(found[i] for i in sorted(found))


def _cues(here: Words, low: int, high: int, m: Mention, *, alone: bool) -> frozenset[Cue]:
    """The cues of a stretch; "also" only where it speaks of this mention, and not of another outcome before it.

    Words that look back at an earlier harm ("hours after", "in retaliation for"), or away, tell of what follows them.
    """
    around = here.cues[bisect_left(here.cues, (low - LONGEST, 0, "")) : bisect_left(here.cues, (high, 0, ""))]
    found = [(s, e, Cue(cue)) for s, e, cue in around if e > low]
    looks_back = any(cue is Cue.LOOKS_BACK and e <= m.figure.span.start for _, e, cue in found)
    own = {cue for s, e, cue in found if cue is not Cue.ALSO or (alone and _beside(s, e, m))}
    return frozenset(own - {Cue.LOOKS_BACK} | ({Cue.APART} if looks_back else set()))


def _beside(start: int, end: int, m: Mention) -> bool:
    """Whether a word stands in or just before the words of a mention."""
    return m.clause.start - NEAR < end and start < m.clause.end


def _stretch(seen: Sequence[Mention], i: int, sentence: Sentence) -> tuple[int, int]:
    """The part of the sentence that speaks of this mention: up to its neighbours' numbers."""
    m = seen[i]
    near = [o for o in seen[max(0, i - NEIGHBOURS) : i + NEIGHBOURS + 1] if o.sentence == m.sentence]
    before = [o.clause.end for o in near if o.figure.span.end <= m.figure.span.start and o.clause.end <= m.clause.start]
    after = [o.figure.span.start for o in near if o.figure.span.start >= max(m.clause.end, m.figure.span.end)]
    return max(before, default=sentence.start), min(after, default=sentence.end)


def _last_told(seen: Sequence[Mention], i: int) -> tuple[int, int]:
    """Where the sentence's figures of the same outcome before this one begin and end: places among them are theirs."""
    m = seen[i]
    told = [o.figure.span for k, o in enumerate(seen[max(0, i - NEIGHBOURS) : i], max(0, i - NEIGHBOURS)) if _beside_it(m, o, k)]
    return (min(span.end for span in told), m.figure.span.start) if told else (0, 0)


def _beside_it(m: Mention, other: Mention, index: int) -> bool:
    return other.sentence == m.sentence and other.outcome == m.outcome and m.part_of != index and other.figure.span < m.figure.span


def _within(at: int, m: Mention) -> bool:
    """Whether a place stands inside the words of the harm: the hospital to which people were taken."""
    return m.trigger.start < at < m.trigger.end


def _nearest(places: Sequence[tuple[int, str]], told: tuple[int, int], low: int, high: int, m: Mention) -> tuple[str, ...]:
    """The places of the stretch: those behind the harm's words first, then those before them."""
    near = [(at, place) for at, place in places[bisect_left(places, (low, "")) : bisect_left(places, (high, ""))] if not _within(at, m)]
    behind = [place for at, place in near if at >= m.figure.span.start]
    before = [place for at, place in near if at < m.figure.span.start and not told[0] <= at < told[1]]
    return tuple(dict.fromkeys(behind + before))


def _name(document: Document, m: Mention) -> frozenset[str]:
    """The words of a named victim's name, where the number is his name."""
    if not m.implicit:
        return frozenset()
    words = m.figure.span.of(document.plain).replace(",", " ").split()
    own = [word.lower() for word in words if word[:1].isupper() and len(word) > 2 and word.lower() in m.group_text.lower()]
    return frozenset(word for word in own if word not in nouns()) or frozenset(own)


def same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names can be one person's: those of a family share one word.

    >>> same_name(frozenset({"jan", "hult"}), frozenset({"hult"}))
    True
    >>> same_name(frozenset({"jan", "hult"}), frozenset({"ann", "hult"}))
    False
    """
    return a <= b or b <= a or len(a & b) > 1
