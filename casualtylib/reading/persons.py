"""People without a numeral: nobody, one person, some people."""

from __future__ import annotations

from functools import cache

from attrs import evolve

from casualtylib.lexicon import words
from casualtylib.reading.chunk import Chunk
from casualtylib.reading.groups import plural
from casualtylib.reading.lexemes import phrase_words
from casualtylib.reading.nounphrase import noun_phrase
from casualtylib.reading.tokenrow import CARRYING, TokenRow, breaks


def nobody(row: TokenRow, i: int) -> Chunk | None:
    """ "no one", "none of the 30", "no casualties"."""
    if row.lows[i] not in ("no", "nobody", "none", "neither", "zero", "not", "without"):
        return None
    found = row.harm(i, "nobody")
    if found:
        end = i + found.size
        number_end = end
        if (lost := _none_survived(row, i, end)) is not None:
            return lost
        if row.low(i + 1) == "survivors":
            return Chunk("x", i, end)
        if row.low(end) == "of":
            end += 1
            while row.low(end) in ("them", "the", "its", "their", "those", "whom"):
                end += 1
            end = row.figures[end][1] if end in row.figures else end
            phrase = noun_phrase(row, end)
            end = phrase.end if phrase.kind == "people" else end
        elif row.lows[i] in ("not", "neither") and (phrase := noun_phrase(row, end)).kind == "people":
            end = phrase.end
        return Chunk("z", i, end, figure=row.count(i, number_end, 0), number_end=number_end)
    return _none_hurt(row, i) if row.lows[i] in phrase_words("no") else None


def _none_survived(row: TokenRow, i: int, end: int) -> Chunk | None:
    """ "none of the 30 passengers survived", "no survivors among the 30": all of them died."""
    while row.low(end) in ("of", "among", "from", "the", "its", "their"):
        end += 1
    if end not in row.figures:
        return None
    figure, number_end = row.figures[end]
    phrase = noun_phrase(row, number_end)
    end = phrase.end if phrase.kind == "people" else number_end
    who = row.words(number_end, end) or "people"
    while row.low(end) in ("on", "board", "aboard", "inside"):
        end += 1
    if not row.is_(end, "survived") and row.low(i + 1) != "survivors":
        return None
    span = row.count(i, number_end, 0)
    return Chunk("n", i, end, ("killed",), evolve(figure, span=span.span, words=span.words), number_end, who, phrase.head)


def _none_hurt(row: TokenRow, i: int) -> Chunk | None:
    """ "no reported casualties", "no people"."""
    j = i + 1
    while row.is_(j, "before_none") and not row.pure_noun(j):
        j += 1
    if phrase_words("seen_on_bodies") & set(row.lows[i + 1 : j + 2]):
        return None
    zero = row.count(i, i + 1, 0)
    harm = row.harm(j, "noun")
    if harm and not row.noun_near(j + harm.size):
        end, more = _harm_list(row, j + harm.size)
        return Chunk("o", i, end, tuple(dict.fromkeys((harm.value, *more))), zero, i + 1)
    phrase = noun_phrase(row, j)
    if phrase.kind == "people" and phrase.head == "victim":
        return Chunk("o", i, phrase.end, ("casualties",), zero, i + 1)
    if phrase.kind == "harm":
        end, more = _harm_list(row, phrase.end)
        return Chunk("o", i, end, (*phrase.outcomes, *more), zero, i + 1, row.words(j, phrase.end), phrase.head)
    if phrase.kind == "people":
        return Chunk("n", i, phrase.end, phrase.outcomes, zero, i + 1, row.words(j, phrase.end), phrase.head)
    return None


def _harm_list(row: TokenRow, j: int) -> tuple[int, tuple[str, ...]]:
    """Further nouns of harm behind "or": "no deaths or serious injuries"."""
    found: tuple[str, ...] = ()
    while row.low(j) in ("or", "and", "nor", ",", "/"):
        k = j + 1
        while row.low(k) in ("or", "and") or row.is_(k, "before_none") or row.low(k) == "no":
            k += 1
        noun = row.harm(k, "noun")
        if noun is None:
            break
        found, j = (*found, noun.value), k + noun.size
    return j, found


def person(row: TokenRow, i: int) -> Chunk | None:
    """ "a soldier", "the gunman", "soldiers", "Ahmed Khan"."""
    if row.is_(i, "pronoun") or _her(row, i):
        return Chunk("U", i, i + 1, figure=row.count(i, i + 1, 1), number_end=i + 1, head="pronoun")
    if row.is_(i, "indefinite"):
        return _indefinite(row, i)
    if row.lows[i] == "both":
        return _both(row, i)
    if row.is_(i, "definite"):
        return _definite(row, i)
    noun = row.noun(i)
    if noun and (noun.kind != "singular" or row.noun(i + noun.size)):
        end = i + noun.size
        while more := row.noun(end):
            noun, end = more, end + more.size
        if noun.kind != "singular":
            return Chunk("P", i, end, group=row.words(i, end), head=noun.value)
    return _named(row, i) or (_bare(row, i) if noun else None)


def _her(row: TokenRow, i: int) -> bool:
    """Whether "her" is a woman, and says not whose somebody is: "a car hit her."."""
    if row.lows[i] != "her" or i + 1 in row.figures:
        return False
    return i + 1 == row.size or row.lows[i + 1] in breaks() or not row.lows[i + 1][0].isalnum()


def aged(row: TokenRow, i: int) -> Chunk | None:
    """ "14-year-old boy" without an article."""
    if row.age(i) < 0:
        return None
    end = start = row.age(i)
    while row.capital(end) and not row.capitals and row.lows[end] not in breaks() and not row.harm(end):
        end += 1
    if end > start:
        return Chunk("U", i, end, figure=row.count(i, end, 1), number_end=end, group=row.words(start, end), head="name")
    phrase = noun_phrase(row, i)
    if phrase.kind != "people" or phrase.plural or phrase.outcomes:
        return None
    who = row.words(i, phrase.end)
    return Chunk("U", i, phrase.end, figure=row.count(i, phrase.end, 1), number_end=phrase.end, group=who, head=phrase.head)


def _bare(row: TokenRow, i: int) -> Chunk | None:
    """One person without an article, as in headlines, with a name that follows: "Man killed", "Officer Ahmed Khan"."""
    phrase = noun_phrase(row, i)
    if phrase.kind != "people" or phrase.plural or phrase.outcomes or _describes(row, phrase.end):
        return None
    end = phrase.end
    while row.capital(end) and not row.capitals and end not in row.figures and not row.harm(end) and row.lows[end] not in breaks():
        end += 1
    head = phrase.head if end == phrase.end else "name"
    return Chunk("U", i, end, figure=row.count(i, end, 1), number_end=end, group=row.words(i, phrase.end), head=head)


def _both(row: TokenRow, i: int) -> Chunk | None:
    """ "both men", "both of them", and "both" right before a verb."""
    end = i + 1
    if row.low(end) == "of" and row.low(end + 1) in ("them", "whom", "the"):
        end += 2
    phrase = noun_phrase(row, end)
    if phrase.kind == "people" and phrase.plural and not phrase.outcomes:
        return Chunk("n", i, phrase.end, (), row.count(i, i + 1, 2), i + 1, row.words(end, phrase.end), phrase.head)
    verb = end
    while row.adverb(verb):
        verb += 1
    if end > i + 1 or row.is_(verb, "be", "have") or row.harm(verb, "participle", "subject") is not None:
        return Chunk("n", i, end, (), row.count(i, i + 1, 2), i + 1)
    return None


def _definite(row: TokenRow, i: int) -> Chunk | None:
    if row.lows[i] == "said" and row.capital(i + 1) and not row.capitals:
        return None  # "police said Officer Khan", not "the said officer"
    if row.low(i + 1) in phrase_words("ordinal") or row.low(i + 1) in phrase_words("others"):
        verb = row.is_(i + 2, "be", "have") or row.harm(i + 2, "participle", "subject") is not None
        if verb and not row.is_(i + 2, "weak"):  # "the third died"
            return Chunk("U", i, i + 2, figure=row.count(i, i + 2, 1), number_end=i + 2, note="other")
    phrase = noun_phrase(row, i + 1)
    if row.low(i + 1) in phrase_words("ordinal") and phrase.kind != "people" and row.is_(i + 2, "be", "have"):
        return Chunk("U", i, i + 2, figure=row.count(i, i + 2, 1), number_end=i + 2, head="other")  # "the fourth was flown to hospital"
    if phrase.kind != "people" or phrase.outcomes:
        return None
    who = row.words(i + 1, phrase.end)
    if phrase.plural or plural(phrase.head) == phrase.head:
        return Chunk("P", i, phrase.end, group=who, head=phrase.head)
    if _describes(row, phrase.end):
        return None
    if phrase.head == "couple":
        return Chunk("n", i, phrase.end, (), row.count(i, phrase.end, 2), phrase.end, "people", phrase.head)
    end = _sole(row, phrase.end)
    return Chunk("U", i, end, figure=row.count(i, i + 1, 1), number_end=i + 1, group=who, head=phrase.head)


def _sole(row: TokenRow, end: int) -> int:
    """The token behind "and sole occupant" at `end`, which is said of the same person; else `end`."""
    if row.low(end) != "and" or row.low(end + 1) not in ("sole", "lone", "only"):
        return end
    phrase = noun_phrase(row, end + 2)
    return phrase.end if phrase.kind == "people" and not phrase.plural else end


def _indefinite(row: TokenRow, i: int) -> Chunk | None:
    low = row.lows[i]
    if row.is_(i, "kin") and row.is_(i + 1, "body"):
        return _body_found(row, i)
    if row.is_(i + 1, "partitive") and row.low(i + 2) == "of" and i + 3 in row.figures:
        figure, end = row.figures[i + 3]
        phrase = noun_phrase(row, end)
        if phrase.kind == "thing":  # "a total of 40 houses"
            return Chunk("X", i, phrase.end, figure=figure, number_end=end, note=phrase.head)
        last = phrase.end if phrase.kind == "people" else end
        return Chunk("n", i, last, (), figure, end, row.words(end, last) or "people", phrase.head)
    if low == "another" and i + 1 in row.figures and row.age(i + 1) < 0:
        return Chunk("x", i, i + 1)
    ordinal = row.low(i + 1) in phrase_words("ordinal")
    j = i + 2 if ordinal else i + 1
    note = "other" if low == "another" or ordinal else ""
    phrase = noun_phrase(row, j)
    if phrase.kind == "people" and phrase.plural:
        return Chunk("P", i, phrase.end, group=row.words(j, phrase.end), head=phrase.head) if row.is_(i, "kin") else None
    if phrase.head == "couple" and phrase.end > j + 1:  # "an elderly couple"
        return Chunk("n", i, phrase.end, (), row.count(i, phrase.end, 2), phrase.end, "people", phrase.head)
    if phrase.kind == "people" and not _describes(row, phrase.end):
        who = row.words(j, phrase.end)
        end = _named_kin(row, phrase.end) if row.is_(i, "kin") else phrase.end
        return Chunk("s", i, end, phrase.outcomes, row.count(i, j, 1), j, who, phrase.head, note=note)
    verb = j + 1 if row.adverb(j) else j  # "another seriously wounded"
    harm = row.harm(verb, "participle", "adjective", "subject")
    noun = row.harm(j, "noun")
    if (found := _found_body(row, j)) is not None:
        return Chunk("o", i, found, ("killed",), row.count(i, j, 1), j, head="body", note=note)
    if note and noun and row.low(j) in ("body", "death", "fatality", "corpse"):
        return Chunk("o", i, j + noun.size, (noun.value,), row.count(i, j, 1), j, note=note)
    alone = (
        row.is_(j, "be", "preposition")
        or (harm is not None and not row.is_(verb, "weak"))
        or row.low(j) in ("in", "at", "", ".", ",", "and", "who")
    )
    if note and alone and phrase.kind != "people":
        return Chunk("s", i, j, (), row.count(i, j, 1), j, note=note)
    return None


def _found_body(row: TokenRow, j: int) -> int | None:
    """The token behind the body in "a decomposed body was found", whose article stands before `j`."""
    body = next((k for k in range(j, min(j + 3, row.size)) if row.is_(k, "body")), None)
    if body is None or row.low(body + 1) == "of" or not any(row.is_(k, "discovered") for k in range(body + 1, body + 7)):
        return None
    return body + 1


def _named_kin(row: TokenRow, end: int) -> int:
    """The token behind the name of a relative: "his wife Ann", "their son Jan Hult"."""
    k = end
    while row.capital(k) and not row.capitals and k - end < 4 and k not in row.figures and row.lows[k] not in breaks() | _dates():
        if row.harm(k) or row.noun(k):
            break
        k += 1
    return k


@cache
def _dates() -> frozenset[str]:
    """Months and weekdays, which are no names of people."""
    return frozenset((*words("groups", "beside", "month"), *words("groups", "beside", "label_or_adverb")))


def _body_found(row: TokenRow, i: int) -> Chunk | None:
    """ "his body was found": the death of somebody told of before; of several, as many as were told of."""
    if not any(row.is_(j, "discovered") for j in range(i + 2, i + 6)):
        return None
    if row.low(i) in ("their", "our"):
        return Chunk("o", i, i + 2, ("killed",), number_end=i + 2, head="body")
    return Chunk("s", i, i + 2, ("killed",), row.count(i, i + 2, 1), i + 2, head="body")


def _describes(row: TokenRow, end: int) -> bool:
    """Whether a singular noun only describes the next one: "a police patrol"."""
    if (
        end >= row.size
        or row.lows[end] in breaks()
        or row.lows[end] == "of"
        or not row.alphabetic(end)
        or (row.capital(end) and not row.capitals)
    ):
        return False
    if row.harm(end, *CARRYING) or row.adverb(end) or row.is_(end, "when") or ((thing := row.thing(end)) and thing.value == "time"):
        return False
    return not row.lows[end].endswith(("ed", "ing", "ly"))


def _hyphened(row: TokenRow, i: int, j: int) -> bool:
    """Whether a name that began at `i` goes on behind a hyphen at `j`; a dateline does not: "BORSK-Two men"."""
    if row.low(j) != "-" or not row.capital(j + 1) or j + 1 in row.figures or row.lows[j + 1] in breaks():
        return False
    dateline = all(row.tokens[k].text.isupper() for k in range(i, j)) and not row.tokens[j + 1].text.isupper()
    return row.tokens[j].end == row.tokens[j + 1].start and not dateline


def _named(row: TokenRow, i: int) -> Chunk | None:
    """A run of capitalised words that no lexicon knows."""
    j = i
    while row.capital(j) and j not in row.figures and row.lows[j] not in breaks() and j - i < 6:
        if row.harm(j, *CARRYING):
            break
        j += 1
        if _hyphened(row, i, j):
            j += 1
    if j - i < 2 or row.capitals or all(row.tokens[k].text.isupper() for k in range(i, j)):
        return None  # "WXYZ TV", and a dateline, are no names of people
    noun = row.noun(j)
    if noun:
        symbol = "x" if noun.kind == "singular" else "P"
        return Chunk(symbol, i, j + noun.size, group=row.words(i, j + noun.size), head=noun.value)
    return Chunk("U", i, j, figure=row.count(i, j, 1), number_end=j, group=row.words(i, j), head="name")
