"""The speaker before a word of saying."""

from __future__ import annotations

from collections.abc import Sequence

from casualtylib.reading.attribution_bodies import known_body, titled_body
from casualtylib.reading.attribution_phrases import CORE, INNER, LONGEST, PLAIN, Speaker, phrase_end, ties
from casualtylib.reading.attribution_words import Role, Word, vocabulary


def speaker_before(words: tuple[Word, ...], verb: int) -> Speaker | None:
    """The speaker whose words end before the word of saying at index `verb`; None if none does.

    >>> from casualtylib.reading.attribution_words import read_words
    >>> words = read_words("Two died in the city, a source at the ministry also said", 0, 56)
    >>> [word.text for word in speaker_before(words, len(words) - 1).named]
    ['a', 'source', 'at', 'the', 'ministry']
    """
    special = _named_insertion(words, verb - 1)
    if special is not None:
        return special
    last = _past_between(words, verb - 1)
    if last is None:
        return None
    opening = _opening_subject(words, last)
    if opening is not None:
        return opening
    begins = (known_body(words, last), titled_body(words, last), _leftward(words, last, deep=True))
    first = min((at for at in begins if at is not None), default=None)
    if first is None:
        return _placed(words, last) or _participled(words, last)
    if words[last + 1].text == "," and words[verb - 1].text == ",":
        named = _first_of_apposition(words, first, last)
        return named if named.first < first else Speaker(words, first, last, (last + 2, verb - 2))
    if first and words[first - 1].lower in vocabulary("joints", "includes"):
        whole = _leftward(words, first - 2, deep=True)
        return Speaker(words, first, last) if whole is None else Speaker(words, whole, first - 2)
    if first and words[first - 1].lower in vocabulary("joints", "to"):
        return _participled(words, last) or Speaker(words, first, last)  # "a source close to the family said"
    if first > 1 and words[first - 1].lower in vocabulary("joints", "by") and _is_participle(words[first - 2]):
        return _participled(words, last) or Speaker(words, first, last)  # "a network run by residents said"
    if first and words[first - 1].role is Role.LINK and all(word.role in (Role.NAME, Role.DETERMINER) for word in words[first : last + 1]):
        return _placed(words, last) or _participled(words, last) or Speaker(words, first, last)
    return _first_of_apposition(words, first, last)


def _named_insertion(words: tuple[Word, ...], last: int) -> Speaker | None:
    """The name in commas that says which body is meant: "the rescue service, Mar Azul (MA), said"."""
    if last < 3 or words[last].text != ",":
        return None
    opened = _back_to(words, last - 1, ",", last - LONGEST - 4)
    if opened is None:
        return None
    first = opened + 1 + (words[opened + 1].lower in vocabulary("joints", "definite"))
    end = _before_bracket(words, last - 1, opened)
    if words[first].role is not Role.NAME or _has_stop(words, first, last) or end is None or end < first:
        return None
    titles = vocabulary("speakers", "titles")
    reach = LONGEST if all(word.role is Role.NAME for word in words[first : end + 1]) else PLAIN
    described = any(word.role is Role.HEAD or word.lower in titles for word in words[max(0, opened - reach) : opened])
    return Speaker(words, first, end) if described else None


def _past_between(words: Sequence[Word], last: int) -> int | None:
    """The index of the subject's last word: past adverbs, auxiliaries, days, brackets and an insertion in commas."""
    between = vocabulary("verbs", "between")
    floor = max(-1, last - 3 * LONGEST)
    at: int | None = last
    while at is not None and at > floor:
        word = words[at]
        if word.lower in between or _is_day(words, at):
            at -= 1
        elif (heard_in := _before_document(words, at)) is not None:
            at = heard_in
        elif word.text.isdigit() and at > 1 and words[at - 1].text == ",":
            at -= 2
        elif word.text in ")]":
            at = _before_bracket(words, at, floor)
        elif word.text == ",":
            opened = _back_to(words, at - 1, ",", floor)
            titled = words[at - 1].lower in vocabulary("speakers", "titles")  # "Omar Said, Lenn's chief *spokesman*, said"
            if opened is None or not (titled or _is_insertion(words, opened + 1)):
                return None
            return _past_between(words, opened - 1)
        else:
            return at
    return None


def _before_document(words: Sequence[Word], at: int) -> int | None:
    """The index before what something was said in: "the ministry *in a press statement* said"; None where nothing such stands."""
    if words[at].lower not in vocabulary("nouns", "returning"):
        return None
    for first in range(at - 1, max(0, at - PLAIN), -1):
        if words[first].role is Role.DETERMINER:
            return first - 2 if words[first - 1].lower in vocabulary("phrases", "saying_in") and first > 1 else None
    return None


def _is_day(words: Sequence[Word], at: int) -> bool:
    """Whether a word is part of "on Monday" between speaker and verb."""
    before = words[at - 1].lower if at else ""
    if words[at].role is Role.TIME:
        dated = not words[at].text[0].isdigit() or (at > 0 and words[at - 1].role is Role.TIME) or words[at + 1].role is Role.TIME
        return dated and before not in vocabulary("joints", "belongs")
    return words[at].lower in vocabulary("joints", "on") and at + 1 < len(words) and words[at + 1].role is Role.TIME


def _back_to(words: Sequence[Word], at: int, marks: str, floor: int) -> int | None:
    while at > floor:
        if words[at].text in marks:
            return at
        at -= 1
    return None


def _before_bracket(words: Sequence[Word], at: int, floor: int) -> int | None:
    """The index before a bracket that closes at `at`; `at` itself where none does, None where it never opened."""
    if words[at].text not in ")]":
        return at
    opened = _back_to(words, at - 1, "([", floor)
    return None if not opened else opened - 1


def _has_stop(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.role is Role.STOP for word in words[start:end])


def _is_insertion(words: Sequence[Word], at: int) -> bool:
    """Whether what follows a comma describes what stands before it, or says how it was put."""
    word = words[at]
    described = word.role in (Role.MODIFIER, Role.LOW) and any(w.role is Role.HEAD for w in words[at : at + 4])
    aged = word.role is Role.TIME and word.text.isdigit() and words[at + 1].text == ","
    return aged or word.role in (Role.DETERMINER, Role.HEAD) or word.lower in vocabulary("joints", "inserts") or described


def _opening_subject(words: tuple[Word, ...], last: int) -> Speaker | None:
    """The subject at the opening of the clause where a description without commas follows it.

    "Omar Said a doctor at the hospital told …", "The society which runs the clinics said …".
    """
    start = _clause_start(words, last)
    end = phrase_end(words, start, deep=True)
    if end is None or end >= last or last - start > 2 * LONGEST:
        return None
    next_to = end + 1
    while words[next_to].role is Role.LOW and next_to < last:
        next_to += 1  # "a doctor at the hospital in Homs *province* where …"
    if next_to > end + 1 and words[next_to].lower not in vocabulary("joints", "relates"):
        next_to = end + 1
    if words[next_to].text in "([":
        closed = next((i for i in range(next_to, min(last, next_to + 8)) if words[i].text in ")]"), None)
        if closed is None or closed + 1 > last:
            return None
        next_to = closed + 1
    described = _is_description(words, next_to, last)
    after = words[next_to]
    if described and after.role is Role.DETERMINER and not _is_proper(words, start, end) and _is_proper(words, next_to, last):
        return Speaker(words, next_to, last, (start, end))
    if after.lower in vocabulary("joints", "relates") or (after.role is Role.DETERMINER and (described or _is_indefinite(words, next_to))):
        return Speaker(words, start, end, (next_to, last))
    names = all(word.role is Role.NAME for word in words[start : end + 1])
    titled = after.role is Role.HEAD or after.lower in vocabulary("speakers", "titles")
    return Speaker(words, start, end, (next_to, last)) if names and titled and described else None


def _placed(words: tuple[Word, ...], last: int) -> Speaker | None:
    """The noun at the opening of a clause that only its place parts from the verb: "Activists in the district of Sol in Homs said"."""
    start = _clause_start(words, last)
    end = phrase_end(words, start, deep=True)
    if end is None or end >= last or last - end > LONGEST or not any(word.role is Role.HEAD for word in words[start : end + 1]):
        return None
    between = words[end + 1 : last + 1]
    if all(word.role in (Role.LINK, Role.DETERMINER, Role.LOW, *INNER) or word.text in "([)]" for word in between):
        linked = words[end + 1].role is Role.LINK
        if words[end + 1].text in "([":
            return Speaker(words, start, end)
        return Speaker(words, start, last) if linked else Speaker(words, start, end, (end + 1, last))
    return None


def _participled(words: tuple[Word, ...], last: int) -> Speaker | None:
    """The noun at the opening of a clause with a participle behind it: "An official speaking from the town said"."""
    start = _clause_start(words, last)
    end = phrase_end(words, start, deep=True)
    if end is None or end + 1 > last or last - end > LONGEST or words[end].role is not Role.HEAD:
        return None
    bent = _is_participle(words[end + 1]) or words[end + 1].lower in vocabulary("joints", "close")
    return Speaker(words, start, end) if bent and all(word.role is not Role.MARK for word in words[end + 1 : last + 1]) else None


def _is_participle(word: Word) -> bool:
    return word.lower.endswith(("ing", "ed")) or word.lower in vocabulary("joints", "governed")


def _is_indefinite(words: Sequence[Word], at: int) -> bool:
    """Whether "a doctor", "an official" stands at an index."""
    return words[at].lower in vocabulary("joints", "articles") and any(w.role is Role.HEAD for w in words[at + 1 : at + 1 + PLAIN])


def _is_proper(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words hold a name: a capital that is not the sentence's first."""
    return any(words[i].text[0].isupper() for i in range(first, last + 1) if i and words[i].role in CORE)


def _is_description(words: Sequence[Word], start: int, last: int) -> bool:
    """Whether words hold a speaker's noun and no verb that would make them a clause."""
    inner = words[start : last + 1]
    return all(w.role not in (Role.STOP, Role.MARK, Role.PRONOUN) for w in inner) and any(w.role is Role.HEAD for w in inner)


def _clause_start(words: Sequence[Word], last: int) -> int:
    """The index at which the clause opens that holds `last`."""
    at = last
    floor = max(0, last - 2 * LONGEST)
    while at > floor and (words[at - 1].role is not Role.MARK or words[at - 1].text in ")]"):
        before = _before_bracket(words, at - 1, floor)
        if before is None:
            break
        at = before + 1 if words[at - 1].text in ")]" else at - 1
    while at < last and (words[at].lower in vocabulary("speakers", "openers") or words[at].role is Role.TIME):
        at += 1
    return at


def _first_of_apposition(words: tuple[Word, ...], first: int, last: int) -> Speaker:
    """The name where the words found only describe it: "Omar Said, a doctor" → "Omar Said"."""
    if first > 1 and words[first].lower in vocabulary("joints", "articles"):
        name = _leftward(words, first - 1, deep=True)
        if name is not None and _is_proper(words, name, first - 1) and any(w.role is Role.HEAD for w in words[name:first]):
            return Speaker(words, name, first - 1, (first, last))
    if first > 2 and words[first - 1].role is Role.LINK and words[first - 2].lower in vocabulary("speakers", "titles"):
        first -= 2  # "Omar Said, *head of* the clinic"
    describes = words[first].role is Role.DETERMINER or words[first].lower in vocabulary("speakers", "titles")
    if first > 1 and words[first - 1].text == "," and describes:
        end = _before_bracket(words, first - 2, first - 2 - LONGEST)
        name = _leftward(words, end, deep=False) if end is not None and words[end].role is Role.NAME else None
        if end is not None and name is not None and words[name].role in INNER and _opens(words, name) and not _is_placed(words, name):
            return Speaker(words, name, end, (first, last))
    return Speaker(words, first, last)


def _is_placed(words: Sequence[Word], at: int) -> bool:
    """Whether a name goes on with a place: "in Homs, *Syria*, the army said"."""
    return at > 1 and words[at - 1].text == "," and words[at - 2].role is Role.NAME


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether a clause can open at an index."""
    before = words[at - 1] if at > 0 else None
    return before is None or before.role is Role.MARK or before.lower in vocabulary("speakers", "openers")


def _leftward(words: Sequence[Word], last: int, *, deep: bool) -> int | None:
    """The index at which the name begins that ends at `last`; None if no name does.

    Args:
        deep: whether linked phrases belong to it ("a source at the ministry").
    """
    if last < 0:
        return None
    if words[last].role is Role.PRONOUN:
        return last
    if last and words[last].text.isdigit() and words[last - 1].role in CORE and words[last - 1].text[0].isupper():
        return None if words[last - 1].lower in vocabulary("nouns", "documents") else _leftward(words, last - 1, deep=False)
    floor = max(-1, last - LONGEST)
    at = _past_inner(words, last, floor)
    core = words[last].role is not Role.MODIFIER and any(w.role in CORE for w in words[at + 1 : last + 1])
    low = at
    while low > floor and words[low].role in (Role.LOW, *INNER) and at - low < PLAIN:
        low -= 1
    if low > floor and words[low].role is Role.DETERMINER and _reaches(words, low, at, core=core):
        at = low - 1
    elif not core:
        return None
    elif (owner := next((i for i in range(at, low, -1) if words[i].role in CORE and words[i].text.endswith("'s")), None)) is not None:
        at = _past_inner(words, owner, floor)
    outer = _linked(words, at, at + 1, last) if deep and at > 0 else None
    if outer is None:
        return _past_place(words, at + 1, last)
    return outer


def _reaches(words: Sequence[Word], article: int, at: int, *, core: bool) -> bool:
    """Whether an article belongs to the name behind it: not where plain words between them end another phrase ("in the rubble Sol TV")."""
    opens = article == 0 or words[article - 1].role is Role.MARK
    tied = words[article - 1].role is Role.LINK and article > 1 and words[article - 2].role is Role.HEAD
    if not core or opens:
        return opens or tied
    plain = any(word.role is Role.LOW for word in words[article : at + 1])
    return tied or not (plain and words[article - 1].role in (Role.LINK, Role.STOP))


def _past_place(words: Sequence[Word], first: int, last: int) -> int:
    """The index behind a place that ends the phrase before the name, where commas are lost: "in Homs | Red Crescent workers"."""
    if first == 0 or words[first - 1].lower not in vocabulary("joints", "at_place"):
        return first
    at = first
    while at < last and words[at].role is Role.MODIFIER:
        at += 1
    if at >= last or words[at].role is not Role.NAME or not any(word.role in CORE for word in words[at + 1 : last + 1]):
        return first
    at += 1
    described = at + 1 < last and words[at].role is Role.NAME and words[at + 1].role is Role.MODIFIER
    return at + 1 if described else at


def _past_inner(words: Sequence[Word], last: int, floor: int) -> int:
    """The index before the names, nouns and modifiers that end at `last`, brackets among them skipped."""
    at = last
    while at > floor and (words[at].role in INNER or words[at].text in ")]"):
        before = _before_bracket(words, at, max(floor, at - 5))
        if before is None or (at < last and _is_plural(words[at])):
            break
        at = before if words[at].text in ")]" else at - 1
    return at


def _is_plural(word: Word) -> bool:
    """Whether a word is a plural noun, which does not stand before another in one name ("five soldiers military sources said")."""
    return (
        word.role is Role.HEAD
        and word.lower.endswith("s")
        and not word.lower.endswith(("'s", "ss"))
        and word.text[0].islower()
        and word.lower not in vocabulary("joints", "attributive")
    )


def _linked(words: Sequence[Word], at: int, first: int, last: int) -> int | None:
    """The index at which the noun begins to which a link at `at` ties the name from `first` to `last`."""
    outer = _leftward(words, at - 1, deep=False)
    if outer is None:
        return None
    if ties(words, at) and _links(words, outer, at, first, last):
        deeper = _leftward(words, at - 1, deep=True)
        return outer if deeper is None else deeper
    joined = words[at].lower in vocabulary("joints", "and")
    opens = outer == 0 or words[outer - 1].role is Role.MARK or words[outer - 1].lower in vocabulary("speakers", "openers")
    whole = words[outer].role is Role.DETERMINER and words[at - 1].role is Role.HEAD
    return outer if joined and (opens or whole) else None


def _links(words: Sequence[Word], outer: int, link: int, first: int, last: int) -> bool:
    """Whether "of the ministry", "in Homs" belong to the speaker's noun before them."""
    noun, joint = words[link - 1], words[link].lower
    if noun.role is Role.HEAD:
        return noun.lower not in vocabulary("nouns", "documents") or joint in vocabulary("joints", "authors")
    if noun.role is not Role.NAME:
        return False
    if joint in vocabulary("joints", "of") and noun.text[0].isupper() and words[last].text[0].isupper() and words[last].role is Role.HEAD:
        return True
    opens = outer == 0 or words[outer - 1].role is Role.MARK
    body = any(w.role is Role.HEAD for w in words[first : last + 1])
    headed = any(w.role is Role.HEAD for w in words[outer:link])
    return (opens and body and joint in vocabulary("joints", "members")) or (headed and joint in vocabulary("joints", "belongs"))
