"""What each time expression dates: the harm, the speaking, the moment of the count, or something else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import cache
from itertools import pairwise

from casualtylib.grammar.windows_marks import mark
from casualtylib.lexicon import words
from casualtylib.model.span import Span
from casualtylib.reading.windows_find import DATES, Timing
from casualtylib.text.document import Document, Sentence, Token

#: A stamp of publication stands this near the beginning, in characters.
_HEAD = 250
#: A heading has at most this many characters.
_LONGEST_HEADING = 120
#: How many tokens around an expression are looked at.
_AROUND = 40


class Role(Enum):
    """What a time expression dates."""

    HARM = "harm"
    HEADING = "heading"
    SPOKEN = "spoken"
    CUTOFF = "cutoff"
    PUBLISHED = "published"
    OTHER = "other"


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(words("time", "roles", key))


@cache
def _marks(key: str) -> frozenset[str]:
    return frozenset(words("time", "marks", key))


def roles(document: Document, found: Sequence[Timing], triggers: dict[int, list[Span]]) -> list[Role]:
    """What each of `found` dates; `triggers` are, by sentence, the words of harm that have mentions."""
    given: list[Role] = []
    place: _Place | None = None
    heads = False
    for timing in found:
        if place is None or place.sentence.index != timing.sentence:
            place = _Place(document.sentences[timing.sentence], triggers.get(timing.sentence, []))
            heads = not place.told and _heads(document, timing.sentence, triggers)
        its = _role(document, timing, place)
        given.append(Role.HEADING if heads and its in (Role.HARM, Role.OTHER) else its)
    return given


def is_entry(sentence: Sentence) -> bool:
    """Whether it is an entry of a list: an item, or a label with a number ("Dead: 8.")."""
    return sentence.kind == "item" or mark("entry of a list").match(sentence.text) is not None


def _heads(document: Document, index: int, triggers: dict[int, list[Span]]) -> bool:
    """Whether a sentence without figures stands above a list of them."""
    below = index + 1
    short = document.sentences[index].end - document.sentences[index].start <= _LONGEST_HEADING
    return short and below in triggers and is_entry(document.sentences[below])


class _Place:
    """A sentence with what is asked of it for each of its expressions."""

    def __init__(self, sentence: Sentence, triggers: Sequence[Span]) -> None:
        self.sentence = sentence
        self.starts = [token.start for token in sentence.tokens]
        self.triggers = sorted(triggers)
        self.told = bool(triggers)

    def happens(self) -> bool:
        """Whether it tells that something happened."""
        return self.told or any(token.lower in _words("happening") for token in self.sentence.tokens)

    def looks_back(self) -> bool:
        """Whether it points back to the harm told before."""
        return mark("points back").search(self.sentence.plain, self.sentence.start, self.sentence.end) is not None

    def before(self, timing: Timing) -> Sequence[Token]:
        """The tokens before the expression, the nearest last."""
        end = bisect_left(self.starts, timing.span.start)
        return self.sentence.tokens[max(0, end - _AROUND) : end]

    def after(self, timing: Timing) -> Sequence[Token]:
        """The tokens behind it."""
        start = bisect_left(self.starts, timing.span.end)
        return self.sentence.tokens[start : start + _AROUND]

    def fronted(self, timing: Timing) -> bool:
        """Whether it opens the sentence."""
        return bisect_left(self.starts, timing.span.start) < 3

    def of_harm(self, token: Token) -> bool:
        """Whether the token is a word of harm that has a mention."""
        i = bisect_right(self.triggers, token.start, key=lambda span: span.start)
        return any(span.start <= token.start < span.end for span in self.triggers[max(0, i - 2) : i])


def _role(document: Document, timing: Timing, place: _Place) -> Role:
    if timing.link == "spoken":
        return Role.SPOKEN
    if is_stamp(document.plain, timing, document.published):
        return Role.PUBLISHED
    if timing.link == "cutoff":
        return Role.CUTOFF
    if timing.link == "after":
        return Role.HARM
    before, after = place.before(timing), place.after(timing)
    if timing.link == "since":
        return Role.HARM if place.happens() and not _superlative(before) else Role.OTHER
    if timing.when.kind in ("rolling", "part") and _superlative(before[-3:]):
        return Role.OTHER  # "the strongest storm in the past three years"
    if _measured(before) or (_opens_a_war(before) and not (after and after[0].lower == "when")):
        return Role.OTHER
    if place.sentence.index == 0 and timing.link == "on" and (not before or before[-1].text == ":") and not _says(after):
        return Role.HARM  # "On 3 May, in …": the note that follows is dated by it
    if _labelled(document.plain, timing):
        return Role.HARM
    found = _attributive(timing, after) or _left(before, place.of_harm) or _right(after, place.of_harm, fronted=place.fronted(timing))
    return found or (Role.HARM if place.told or place.looks_back() else Role.OTHER)


def is_stamp(text: str, timing: Timing, published: date | None) -> bool:
    """Whether it is the date of a dateline or of publication: at the head, with no preposition."""
    if timing.link not in ("", "spoken") or timing.row not in DATES:
        return False
    after = text[timing.core.end : timing.core.end + 60]
    if mark("agency of a dateline").match(after) or mark("dash of a dateline").match(after):
        return True
    if timing.core.start > _HEAD or after.lstrip().startswith(":") or _labelled(text, timing):
        return False
    before = [word.strip(".,:;|()-") for word in text[max(0, timing.core.start - 30) : timing.core.start].split()]
    before = [word for word in before if word]
    if before and before[-1].islower() and before[-1] not in _words("stamping"):
        return False  # "died Friday, Dec. 8"
    if text[max(0, timing.core.start - 4) : timing.core.start].rstrip(" ").endswith(",") and before and not before[-1].endswith("day"):
        return False  # "shot dead in Balkh, May 18"
    if before and before[-1].lower() not in _words("stamping") and not mark("tells the year").search(timing.core.of(text)):
        return False  # "shot dead in Balkh May 18"
    if published is not None and timing.window is None:
        return timing.row == "numeric date"
    return timing.window is not None and (published is None or timing.window.start == published)


def _labelled(text: str, timing: Timing) -> bool:
    """ "Date: 4 June 2024. Location: …": a record of an incident."""
    before, after = text[max(0, timing.span.start - 30) : timing.span.start], text[timing.span.end : timing.span.end + 100]
    return mark("label of a date").search(before) is not None and mark("label of something else").search(after) is not None


def _says(after: Sequence[Token]) -> bool:
    """Whether a verb of saying is the first verb known."""
    for i, token in enumerate(after[:9]):
        if token.lower in _words("happening"):
            return False
        if token.lower in _words("saying") and not _passive(after, i):
            return True
    return False


def _superlative(before: Sequence[Token]) -> bool:
    """ "the deadliest since 2011", "the first since June"."""
    near = [*(token.lower for token in before[-8:]), ""]
    return any(
        (word in _marks("first") or word.endswith("est")) and (word, following) != ("most", "of")  # "most of them farmers, since May"
        for word, following in pairwise(near)
    )


def _opens_a_war(before: Sequence[Token]) -> bool:
    """ "the war, which began in March 2011": the day of its beginning, not of the harm."""
    if not before or before[-1].lower not in _words("starting"):
        return False
    return any(token.lower in words("time", "words", "wars") for token in before[-5:-1])


def _measured(before: Sequence[Token]) -> bool:
    """ "72 mm of rain fell in 24 hours between …": the date of a rain gauge."""
    for token in reversed(before):
        if token.text in (",", ";", "."):
            return False
        if token.lower in _words("measuring"):
            return True
    return False


def _attributive(timing: Timing, after: Sequence[Token]) -> Role | None:
    """ "Sunday's attack", "Monday's statement"."""
    following = [token.lower for token in after[:3] if token.lower not in ("'s", "s", "'")]
    if timing.link != "of" or not following:
        return None
    if following[0] in _words("statement"):
        return Role.SPOKEN
    if following[0] in _words("gathering"):
        return Role.OTHER
    return Role.HARM if any(word in _words("happening") for word in following) else Role.OTHER


def _left(before: Sequence[Token], of_harm: Callable[[Token], bool]) -> Role | None:
    """The verb that the expression follows."""
    if before and before[-1].lower == "that":
        return None  # "he said that on Friday two had died"
    if before and before[-1].lower in _words("statement"):
        return Role.SPOKEN  # "the report of 3 May", "a statement on Monday"
    plain = True
    for distance, token in enumerate(reversed(before[-15:])):
        at = len(before) - 1 - distance
        if token.text in (";", ":"):
            return None
        if of_harm(token) or (token.lower in _words("summoning") and _passive(before, at)):
            return Role.HARM
        if token.lower in _words("saying") and not _passive(before, at):
            if plain or (at > 0 and before[at - 1].text in (",", '"')):
                return Role.SPOKEN
        elif token.lower in _words("statement") and plain and distance < 9:
            return Role.SPOKEN  # "a report by the ministry on Monday"
        elif token.lower in _words("happening") and not _in_compound(before, at):
            return Role.HARM
        elif token.lower in _words("acting") and distance < 7:
            return Role.OTHER
        elif token.lower in _words("coming") and distance < 7:
            return Role.OTHER  # "talks that will begin on Thursday"
        plain = plain and _may_stand_between(token)
    return None


def _right(after: Sequence[Token], of_harm: Callable[[Token], bool], *, fronted: bool) -> Role | None:
    """The verb that follows the expression: near it, or anywhere near where the expression opens the sentence."""
    for distance, token in enumerate(after[: 24 if fronted else 3]):
        if of_harm(token) or (token.lower in _words("happening")):
            return Role.HARM
        if token.lower in _words("saying") and not _passive(after, distance):
            return Role.SPOKEN if distance == 0 or (fronted and distance < 9) else None
        if token.lower in _words("acting"):
            return Role.OTHER
    return None


def _passive(tokens: Sequence[Token], i: int) -> bool:
    """ "were reported killed", "have been confirmed dead": no one speaks here."""
    if i > 0 and tokens[i - 1].lower in _words("counted") and tokens[i].lower in _words("counting"):
        return True  # "the deaths reported in May"
    return i > 0 and tokens[i - 1].lower in _marks("passive")


def _in_compound(tokens: Sequence[Token], i: int) -> bool:
    """ "flood-stricken", "war-torn", "cease-fire": no event of its own."""
    if tokens[i].text[0].isupper() and i + 1 < len(tokens) and tokens[i + 1].text[0].isupper():
        return True  # "the Disaster Agency"
    if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].lower in _marks("unmade"):
        return True
    return i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == tokens[i].end


def _may_stand_between(token: Token) -> bool:
    return token.lower in _words("addressing") or token.text[0].isupper() or token.text in ("'s", ".", '"', "'")
