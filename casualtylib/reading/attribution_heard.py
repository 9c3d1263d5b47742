"""Who has spoken in a text so far: pronouns, descriptions and short names resolved to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from attrs import evolve, field, mutable

from casualtylib.model.note import Confidence, Note
from casualtylib.model.source import Source, SourceKind
from casualtylib.reading.attribution_names import Resolved, acronyms, content, full_names, is_common, proper_bodies, stated
from casualtylib.reading.attribution_phrases import Speaker
from casualtylib.reading.attribution_words import Role, Word, is_body, vocabulary
from casualtylib.reading.voices import bodies_in, canonical_of, key, kind_of, named

#: How many speakers back a pronoun or a description can point, and how many names are compared for a fuller one.
FAR = 60
_GROUPS = (SourceKind.MONITOR, SourceKind.NGO, SourceKind.RESCUE, SourceKind.ARMED_GROUP, SourceKind.UN, SourceKind.MEDICAL)


@mutable
class Names:
    """What a text has called its sources so far.

    Args:
        short: the acronyms that it introduces, by key, with their names.
        full: full names of persons, by last name.
        bodies: bodies of the lexicon that it names.
        proper: by last word, the one body that it names with several capitals.
        heard: who has spoken, in order.
        distinct: the same, each name once.
    """

    short: dict[str, str] = field(factory=dict)
    full: dict[str, str] = field(factory=dict)
    bodies: tuple[Source, ...] = ()
    proper: dict[str, str | None] = field(factory=dict)
    heard: list[Resolved] = field(factory=list)
    distinct: dict[str, Resolved] = field(factory=dict)

    @classmethod
    def of(cls, text: str) -> Names:
        """The acronyms and full names of a text, before anyone has spoken."""
        return cls(acronyms(text), full_names(text), tuple(map(named, bodies_in(text)[:FAR])), proper_bodies(text))

    def meet(self, subject: Speaker, pronoun: str) -> None:
        """Whom the sentence before is about, for the pronoun that opens the next: "The mayor came. She said …"."""
        met = self._resolve(subject.named, subject.description)
        if met is None:
            return
        person = met.person or _tells_person(met.source.name)
        many = subject.named[-1].text.islower() and subject.named[-1].lower.endswith("s")
        body = not (person or many) and met.source.kind not in (SourceKind.UNNAMED, SourceKind.WITNESS)
        if person if pronoun in vocabulary("joints", "he") else body:
            self.heard.append(met)

    def hear(self, speaker: Speaker, saying: str = "") -> Resolved | None:
        """The Source of a speaker, remembered for those who point back at it; None where a pronoun points at nobody.

        Args:
            speaker: the words that name it.
            saying: the words of saying, which may tell of a statement to which "the statement" points back.
        """
        found = self._resolve(speaker.named, speaker.description)
        if found is not None:
            written = any(word in vocabulary("nouns", "returning") for word in key(saying).split())
            found = evolve(found, document=written)
            self.heard.append(found)
            self.distinct.setdefault(found.source.name, found)
        return found

    def settle(self, spoke: Sequence[Resolved]) -> None:
        """Forget the outlet that closes a sentence in which a body spoke: "it" is the body whose words the outlet passed on."""
        if len(spoke) > 1 and spoke[-1].source.kind is SourceKind.MEDIA and spoke[0].source.kind is not SourceKind.MEDIA:
            self.heard.append(spoke[0])

    def named_later(self, found: Resolved) -> Resolved:
        """The monitor that a text names, where all that was said first is "a monitor"."""
        if not _is_generic(found.source.name):
            return found
        for other in islice(self.distinct.values(), FAR):
            if other.source.kind is SourceKind.MONITOR and not other.person and not is_common(other.source.name):
                why = f"{found.source.name!r} is taken for the monitor that the text names, {other.source.name!r}"
                return Resolved(other.source, (Note("source", Confidence.INFERRED, why),))
        return found

    def _resolve(self, words: Sequence[Word], description: Sequence[Word]) -> Resolved | None:
        if words[0].role is Role.PRONOUN or (len(words) == 1 and words[0].lower in vocabulary("joints", "him")):
            return self._pointed(words[0].lower)
        definite = words[0].lower in vocabulary("joints", "definite")
        described = self._described(words) if definite and len(words) > 1 else None
        return described or self._fullest(stated(words, description), definite=definite)

    def _pointed(self, pronoun: str) -> Resolved | None:
        """Whom a pronoun means: "he" and "she" a person, "it" a body, "they" the last who spoke."""
        if pronoun in vocabulary("joints", "he"):
            return self._last(pronoun, lambda earlier: earlier.person or _tells_person(earlier.source.name))
        if pronoun in vocabulary("joints", "it"):
            return self._last(pronoun, lambda earlier: not earlier.person)
        return self._last(pronoun, bool)

    def _described(self, words: Sequence[Word]) -> Resolved | None:
        """Who "the group", "the statement", "the Observatory director" is, among those who spoke before."""
        noun = words[-1].lower
        phrase = " ".join(word.text for word in words)
        inner = words[1:-1]
        if not inner and noun in vocabulary("nouns", "returning"):
            return self._last(phrase, lambda earlier: earlier.document) or self._last(phrase, bool)
        plain = all(
            word.lower in vocabulary("speakers", "modifiers") or "-" in word.text or word.lower in vocabulary("kinds", "un")
            for word in inner
        )
        if plain and noun in vocabulary("nouns", "group"):
            same = self._last(phrase, lambda earlier: noun in key(earlier.source.name).split() and not is_common(earlier.source.name))
            return (
                same
                or self._last(phrase, lambda earlier: earlier.source.kind in _GROUPS and not earlier.person)
                or self._only(phrase, _GROUPS)
                or self._last(phrase, _may_be_a_body)
            )
        if not inner and noun in vocabulary("nouns", "agency"):
            same = self._last(phrase, lambda earlier: noun in key(earlier.source.name).split())
            media = self._last(phrase, lambda earlier: earlier.source.kind is SourceKind.MEDIA and not is_common(earlier.source.name))
            aired = vocabulary("nouns", "air") if noun in vocabulary("nouns", "station") else frozenset()
            return same or media or self._only(phrase, (SourceKind.MEDIA,), aired)
        if noun in vocabulary("nouns", "person"):
            asked = content(" ".join(word.text for word in words[1:]))
            titled = self._last(phrase, lambda earlier: earlier.person and asked <= content(" ".join(earlier.titles)))
            return titled or (None if inner else self._last(phrase, lambda earlier: _may_be(noun, earlier)))
        return self._army(words, phrase)

    def _only(self, phrase: str, kinds: Sequence[SourceKind], called: frozenset[str] = frozenset()) -> Resolved | None:
        """The one body of these kinds, with one of these words in its name if any are asked for, that the text names anywhere."""
        fitting = {
            body.canonical: body for body in self.bodies if body.kind in kinds and (not called or called & set(key(body.name).split()))
        }
        if len(fitting) != 1:
            return None
        body = next(iter(fitting.values()))
        return Resolved(
            body, (Note("source", Confidence.INFERRED, f"{phrase!r} is taken for the only such body in the text, {body.name!r}"),)
        )

    def _army(self, words: Sequence[Word], phrase: str) -> Resolved | None:
        """The army named before, for "the military" and "the military report"."""
        said = [word.lower for word in words[1:] if word.lower not in vocabulary("nouns", "documents")]
        if len(said) != 1 or said[0] not in vocabulary("joints", "armies"):
            return None
        return self._last(phrase, lambda earlier: earlier.source.kind is SourceKind.MILITARY and not earlier.person)

    def _last(self, phrase: str, fits: Callable[[Resolved], bool]) -> Resolved | None:
        """The last who spoke and fits."""
        for earlier in islice(reversed(self.heard), FAR):
            if fits(earlier):
                return _pointing(earlier, f"{phrase!r} is the source named before it, {earlier.source.name!r}")
        return None

    def _fullest(self, said: Resolved, *, definite: bool) -> Resolved:
        """The same source under the fullest name that the text has for it."""
        name = said.source.name
        spelled = self.short.get(key(name))
        if spelled is not None and key(spelled) != key(name):
            return _pointing(evolve(said, source=_spelled(spelled, said.source)), f"{name!r} stands for {spelled!r}")
        words = content(name)
        if words and (definite or not is_common(name)):
            for earlier in islice(self.distinct.values(), FAR):
                if words < content(earlier.source.name) and (earlier.person == said.person or _is_last_name(name, earlier)):
                    return _pointing(earlier, f"{name!r} is short for {earlier.source.name!r}")
        for body in self.bodies if definite and words else ():
            if words < content(body.name):
                return _pointing(Resolved(body), f"{name!r} is short for {body.name!r}")
        if definite and len(name.split()) == 1 and name.islower() and (proper := self.proper.get(key(name))):
            return _pointing(Resolved(named(proper)), f"{name!r} is short for {proper!r}")
        if said.person or (len(name.split()) == 1 and not is_common(name) and not is_body(name)):
            longer = self.full.get(key(name).split()[-1] if words else "")
            if longer is not None and words < content(longer):
                source = Source(longer, canonical_of(longer), said.source.kind)
                return _pointing(Resolved(source, (), True, said.titles), f"{name!r} is short for {longer!r}")
        return said


def _is_generic(name: str) -> bool:
    """Whether a name only tells that a monitor speaks: "a war monitor", "the Britain-based monitor", "a monitor and medics"."""
    words = [word.lower() for word in name.split() if "-" not in word]
    joined = next((i for i, word in enumerate(words) if word in vocabulary("joints", "and")), len(words))
    words = words[:joined]
    return " ".join(words) in vocabulary("nouns", "generic")


def _is_last_name(name: str, earlier: Resolved) -> bool:
    """Whether a single word is the last name of a person."""
    return earlier.person and key(name) == key(earlier.source.name).split()[-1]


def _spelled(name: str, short: Source) -> Source:
    kind = kind_of(name)
    return Source(name, canonical_of(name), short.kind if kind is SourceKind.UNNAMED else kind)


def _may_be_a_body(earlier: Resolved) -> bool:
    """Whether a name alone, of which nothing tells that it is a person's, may be that of "the organisation"."""
    return earlier.source.kind is SourceKind.UNNAMED and not earlier.titles and not is_common(earlier.source.name)


def _may_be(noun: str, earlier: Resolved) -> bool:
    """Whether "the governor" can mean who spoke before: not one of another title."""
    if noun in key(earlier.source.name).split():
        return True
    return earlier.person and (not earlier.titles or noun in vocabulary("nouns", "anyone"))


def _tells_person(name: str) -> bool:
    """Whether a name tells of one person without naming him or her ("a senior official in Homs")."""
    return any(word in vocabulary("nouns", "person") for word in key(name).split()[:3])


def _pointing(found: Resolved, why: str) -> Resolved:
    return evolve(found, notes=(Note("source", Confidence.RESOLVED, why),))
