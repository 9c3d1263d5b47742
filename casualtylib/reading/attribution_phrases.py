"""The words that name a speaker, read from their first word on."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from casualtylib.model.span import Span
from casualtylib.reading.attribution_words import Role, Word, vocabulary

#: The most words of one name; what may stand between it and its verb is bounded by a multiple of it.
LONGEST = 14
CORE = (Role.NAME, Role.HEAD)
INNER = (Role.NAME, Role.HEAD, Role.MODIFIER)
#: The most plain words between an article and the noun ("the local disaster mitigation agency").
PLAIN = 4


@frozen
class Speaker:
    """The words that name a speaker.

    Args:
        words: the words of the sentence.
        first, last: indexes of the first and last word of the name.
        about: indexes, likewise, of words that describe who it is ("Omar Said, *head of the clinic*").
    """

    words: tuple[Word, ...]
    first: int
    last: int
    about: tuple[int, int] | None = None

    @property
    def named(self) -> tuple[Word, ...]:
        """The words of the name."""
        return self.words[self.first : self.last + 1]

    @property
    def description(self) -> tuple[Word, ...]:
        """The words that describe who it is."""
        return () if self.about is None else self.words[self.about[0] : self.about[1] + 1]

    @property
    def span(self) -> Span:
        """Where they stand."""
        return Span(self.words[self.first].start, self.words[self.last].end)

    def has(self, *roles: Role) -> bool:
        """Whether one of its words has one of the roles."""
        return any(word.role in roles for word in self.named)


def speaker_after(words: tuple[Word, ...], start: int, *, plain_noun: bool = False) -> Speaker | None:
    """The speaker whose words begin at index `start`.

    Args:
        plain_noun: whether any noun with an article will do ("according to the analysis").

    >>> from casualtylib.reading.attribution_words import read_words
    >>> words = read_words("according to a report by the health ministry on Monday", 0, 54)
    >>> [word.text for word in speaker_after(words, 2).named]
    ['a', 'report', 'by', 'the', 'health', 'ministry']
    """
    last = phrase_end(words, start, deep=True)
    if last is not None:
        return _named_behind(words, start, last) or Speaker(words, start, last, _described(words, last))
    if plain_noun and start + 1 < len(words) and words[start].role is Role.DETERMINER and words[start + 1].role is Role.LOW:
        return Speaker(words, start, start + 1)
    if start < len(words) and (words[start].role is Role.PRONOUN or words[start].lower in vocabulary("joints", "him")):
        return Speaker(words, start, start)
    return None


def _named_behind(words: tuple[Word, ...], start: int, last: int) -> Speaker | None:
    """Who a title before a comma means: "the army spokesman, Colonel Omar Said"."""
    if last + 2 >= len(words) or words[last + 1].text != "," or words[last].lower not in vocabulary("speakers", "titles"):
        return None
    end = phrase_end(words, last + 2, deep=False)
    names = 0 if end is None else sum(word.role is Role.NAME for word in words[last + 2 : end + 1])
    whole = end is not None and words[end].role is Role.NAME and (end + 1 == len(words) or words[end + 1].role is Role.MARK)
    return Speaker(words, last + 2, end, (start, last)) if end is not None and whole and names > 1 else None


def _described(words: Sequence[Word], last: int) -> tuple[int, int] | None:
    """Where the description behind a person's name stands: "Omar Said, head of the clinic"."""
    at = last + 1 + (last + 1 < len(words) and words[last + 1].text == ",")
    if words[last].role is not Role.NAME or at >= len(words):
        return None
    title = words[at].lower in vocabulary("speakers", "titles")
    linked = title and at + 2 < len(words) and words[at + 1].role is Role.LINK
    heads = any(word.lower in vocabulary("speakers", "spokes") for word in words[at + 1 : at + 3])  # "health director of the province"
    opens = title or heads or words[at].role is Role.DETERMINER
    end = phrase_end(words, at + 2 if linked else at, deep=True) if opens else None
    return None if end is None else (at, end)


def phrase_end(words: Sequence[Word], start: int, *, deep: bool) -> int | None:
    """The index at which the name ends that begins at `start`; None if no name does."""
    ceiling = min(len(words), start + LONGEST)
    at = _past_opening(words, start, ceiling)
    if at >= ceiling or words[at].role not in CORE:
        return None
    while at < ceiling and (words[at].role in CORE or _before_head(words, at, ceiling) or _joins_name(words, at, ceiling)):
        at += 1
    last = at - 1
    if at + 1 < ceiling and words[last].lower in vocabulary("nouns", "documents") and words[at + 1].lower in vocabulary("joints", "by"):
        at += words[at].role is Role.STOP
    while deep and at + 1 < ceiling and ties(words, at):
        inner = phrase_end(words, at + 1, deep=False)
        if inner is None or not _takes(words, start, last, at, inner):
            break
        last = inner
        at = last + 1
    return last


def ties(words: Sequence[Word], at: int) -> bool:
    """Whether a word can tie what follows it to a name: "of", "at", or "to" in "Committee to Protect …"."""
    titled = words[at - 1].text[0].isupper() and words[at + 1].text[0].isupper()
    return words[at].role is Role.LINK or (words[at].lower in vocabulary("joints", "to") and titled)


def _past_opening(words: Sequence[Word], start: int, ceiling: int) -> int:
    """The index behind article, quantity, modifiers and plain words that may open a name."""
    at = start + (start < ceiling and words[start].role is Role.DETERMINER)
    if at + 1 < ceiling and words[at].lower in vocabulary("nouns", "quantity") and words[at + 1].lower in vocabulary("joints", "of"):
        at += 2
        at += at < ceiling and words[at].role is Role.DETERMINER
    plain = 0
    while at < ceiling and (words[at].role in (Role.MODIFIER, Role.TIME) or (words[at].role is Role.LOW and plain < PLAIN)):
        plain += words[at].role is Role.LOW
        at += 1
    return at


def _joins_name(words: Sequence[Word], at: int, ceiling: int) -> bool:
    """Whether "and" stands inside one long name: "Risk Reduction and Management Council"."""
    if words[at].lower not in vocabulary("joints", "and") or not words[at - 1].text[0].isupper():
        return False
    behind = words[at + 1 : min(at + 4, ceiling)]
    named = [word for word in behind if word.text[0].isupper() and word.role in CORE]
    return bool(named) and named[0] is behind[0] and named[-1].role is Role.HEAD


def _before_head(words: Sequence[Word], at: int, ceiling: int) -> bool:
    return (
        words[at].role in (Role.MODIFIER, Role.LOW)
        and words[at].lower not in vocabulary("phrases", "counts")
        and at + 1 < ceiling
        and words[at + 1].role is Role.HEAD
    )


def _takes(words: Sequence[Word], start: int, last: int, link: int, inner: int) -> bool:
    """Whether a linked phrase belongs to the name before it."""
    joint = words[link].lower
    body = any(w.role is Role.HEAD for w in words[link + 1 : inner + 1])
    headed = any(w.role is Role.HEAD for w in words[start : last + 1])
    if joint in vocabulary("joints", "belongs") or joint in vocabulary("joints", "to"):
        return True
    if joint in vocabulary("joints", "authors") and words[last].lower in vocabulary("nouns", "documents"):
        return True
    if joint in vocabulary("joints", "seats"):
        return headed
    return body and joint in vocabulary("joints", "members")
