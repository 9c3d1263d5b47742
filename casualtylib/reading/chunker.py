"""From the tokens of a sentence to its chunks: one pass, left to right, longest words first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attrs import evolve

from casualtylib.lexicon import words
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.reading.chunk import Chunk
from casualtylib.reading.groups import plural
from casualtylib.reading.inferred import inferred
from casualtylib.reading.lexemes import first_words, phrase_words, words_of
from casualtylib.reading.nounphrase import NounPhrase, noun_phrase
from casualtylib.reading.numberless import numbers_harm, refusal
from casualtylib.reading.persons import aged, nobody, person
from casualtylib.reading.tokenrow import CARRYING, QUOTES, TokenRow
from casualtylib.reading.verbgroup import joined_outcomes, verb_group
from casualtylib.text.document import Token

_MARKS = {",": ",", ";": ",", ":": ":", "-": ":", "/": "/", "(": "(", ")": ")", "[": "(", "]": ")", "&": "&", "=": ":", "|": ":"}
_LITTLE = {
    "including": "i", "seizing": "C", "among": "g", "relative": "w", "by": "b", "of": "f", "claim": "C", "from": "r", "to": "u",
    "conjunction": "&", "together": "+",
    "clause": "c", "preposition": "p", "addition": "a", "in_turn": "R", "them": "h", "endure": "H", "force": "E", "suffer": "J", "say": "v",
    "verbs": "d", "have": "v", "be": "v", "modal": "v", "linking": "v",
}  # fmt: skip
_LITTLE_KINDS = tuple(_LITTLE)
_CARRYING_SYMBOL = {
    "those": "B", "toll": "M", "object": "T", "participle": "K", "subject": "V", "harm_of": "F", "adjective": "D", "noun": "O",
}  # fmt: skip
#: Words with which a number that follows from another can begin.
_INFERRED = frozenset(("as", "the", "an", "half", "all", "they", "twin", "twins", "only", "of"))
#: People whose name already says what happened to them, if nothing else is said.
_STATE = {"hostage": ("abducted",), "captive": ("abducted",), "abductee": ("abducted",), "evacuee": ("displaced",), "idp": ("displaced",)}


def chunks(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Chunk]:
    """All chunks of a sentence, in order; nothing is left out but quotation marks."""
    row = TokenRow(tokens, figures)
    found: list[Chunk] = []
    i = 0
    while i < row.size:
        if row.lows[i] in QUOTES and not row.closes_speech(i):
            i += 1
            continue
        chunk = Chunk("c", i, i + 1) if row.lows[i] in QUOTES else _next(row, i)
        found.append(chunk)
        i = chunk.end
    return [_name(row, found, k) for k in range(len(found))]


def _name(row: TokenRow, found: Sequence[Chunk], k: int) -> Chunk:
    """A single capitalised word is a name where only a person can stand: "Khan was killed", "killing Khan"."""
    chunk = found[k]
    if chunk.note != "capital":
        return chunk
    before = found[k - 1].symbol if k else ""
    after = found[k + 1].symbol if k + 1 < len(found) else ""
    together = after == "&" and "".join(c.symbol for c in found[k + 2 : k + 4]) in ("sA", "nA", "UA", "sV", "nV")
    verb = row.lows[found[k + 1].start : found[k + 1].end] if after == "A" else ()
    subject = ((after in ("A", "V") and not {"were", "are", "have"} & set(verb)) or together) and before not in (
        "p",
        "f",
        "r",
        "u",
        "b",
        "x",
    )
    if subject or (before in ("T", "K", "F") and after in (",", "&", "p", "r", "c", "w", "")):
        figure = row.count(chunk.start, chunk.end, 1)
        return evolve(chunk, symbol="U", figure=figure, number_end=chunk.end, group=row.words(chunk.start, chunk.end), head="name")
    return chunk


def _next(row: TokenRow, i: int) -> Chunk:
    if i in row.figures:
        none = row.figures[i][0].count.high == 0 and row.alphabetic(i)
        if person_aged := aged(row, i):
            return person_aged
        return _quantified(row, i) if not none else nobody(row, i) or Chunk("x", i, row.figures[i][1])
    low = row.lows[i]
    if low in _INFERRED and (follows := inferred(row, i)):
        return follows
    if low in ("the", "total", "number") and (toll := _number_of(row, i)):
        return toll
    if low == "total" and (row.low(i - 1) == "(" or row.low(i + 1) == ")"):
        return Chunk("t", i, i + 1, ("as_before",))  # "three deaths (total 45)"
    mark = _MARKS.get(low)
    if mark:
        return Chunk(mark, i, i + 1)
    if (low[0].isdigit() or row.low(i + 1) == "-") and (person_aged := aged(row, i)):
        return person_aged
    if low not in first_words() and low not in phrase_words("numberless") and not row.capital(i) and row.low(i + 1) != "-":
        return _other(row, i)
    return (
        nobody(row, i)
        or verb_group(row, i)
        or _harm(row, i)
        or _staying(row, i)
        or person(row, i)
        or _compound(row, i)
        or _little(row, i)
        or _other(row, i)
    )


def _number_of(row: TokenRow, i: int) -> Chunk | None:
    """ "the number of officers killed", "the number of villagers who have died": a toll that names those counted."""
    j = i + (row.lows[i] == "the")
    j += row.low(j) == "total"
    if row.low(j) != "number" or row.low(j + 1) != "of":
        return None
    phrase = noun_phrase(row, j + 2)
    if phrase.kind != "people" or not phrase.plural or phrase.outcomes:
        return None
    k = phrase.end + row.is_(phrase.end, "relative")
    while row.is_(k, "be", "have") or row.adverb(k):
        k += 1
    harm = row.harm(k, "participle", "subject", "adjective")
    if harm is None:
        return None
    end, outcomes = joined_outcomes(row, k + harm.size, harm)
    return Chunk("M", i, end, outcomes, group=row.words(j + 2, phrase.end), head=phrase.head)


def _quantified(row: TokenRow, i: int) -> Chunk:
    """A number with what it counts."""
    figure, end = row.figures[i]
    reason = refusal(row.tokens, row.lows, i, end, figure)
    if reason:
        return Chunk("X", i, end, figure=figure, number_end=end, note=reason)
    if i and row.lows[i - 1] == "not" and row.low(i - 2) not in words_of("be"):
        return Chunk("X", i, end, figure=figure, number_end=end, note="denied")
    if i > 1 and row.lows[i - 1] == "but" and row.lows[i - 2] in ("all", "none", "everyone", "nobody"):
        return Chunk("X", i, end, figure=figure, number_end=end, note="those left out")
    note = "other" if i and row.lows[i - 1] in ("another", "other", "further", "additional") else ""
    if i > 1 and row.lows[i - 2] == "of" and row.is_(end, "be") and row.lows[i - 1] in ("whom", "them", "which", "these", "those"):
        phrase = noun_phrase(row, end + 1)  # "of whom 12 were children"
        if phrase.kind == "people" and phrase.plural and not phrase.outcomes:
            return Chunk("n", i, phrase.end, (), figure, end, row.words(end + 1, phrase.end), phrase.head)
    if row.is_(end, "severity") and not row.harm(end + 1, "participle", "adjective"):  # "five of them critically", without "of them"
        return Chunk("m", i, end + 1, figure=figure, number_end=end)
    if row.low(end) == "total" and row.low(end + 1) == ")":
        return Chunk("q", i, end, figure=figure, number_end=end)
    if row.low(end) != "of":
        return _headed(row, i, end, end, figure, note)
    j = end + 1
    if row.low(j) in ("them", "whom", "which", "us"):
        k = j + 2 if row.is_(j + 1, "be") else j + 1
        one = figure.count == Count.exactly(1) and row.low(k) in ("a", "an")
        k += one
        phrase = noun_phrase(row, k)
        if phrase.kind == "people" and phrase.plural != one and not phrase.outcomes:
            return Chunk("m", i, phrase.end, (), figure, end, row.words(k, phrase.end), phrase.head)
        return Chunk("m", i, j + 1, figure=figure, number_end=end)
    those = row.harm(j, "those")
    if those and not row.noun_near(j + those.size):
        return Chunk("m", i, j + those.size, (those.value,), figure, end)
    while row.low(j) in phrase_words("article"):
        j += 1
    if (j + 1 if row.low(j).endswith("'s") else j) in row.figures:  # "two of the 12 …", "two of the village's 12 …"
        return Chunk("q", i, end, figure=figure, number_end=end, note=note or "partitive")
    return _headed(row, i, end, j, figure, note)


def _headed(row: TokenRow, i: int, number_end: int, j: int, figure: Figure, note: str) -> Chunk:
    """The number that ends before `number_end` with the noun phrase from `j`."""
    harm = None if row.thing(j) else row.pure_noun(j)
    if harm and row.low(j + harm.size) == "of":
        whose = noun_phrase(row, j + harm.size + 1)  # "65 bodies of villagers"
        if whose.kind == "people" and whose.plural and not whose.outcomes:
            words = row.words(j + harm.size + 1, whose.end)
            return Chunk("o", i, whose.end, (harm.value,), figure, number_end, words, whose.head, note=note)
    if harm and not row.noun_near(j + harm.size):
        return Chunk("o", i, j + harm.size, (harm.value,), figure, number_end, note=note)
    phrase = noun_phrase(row, j)
    words = row.words(j, phrase.end)
    if phrase.kind == "thing":
        if phrase.head == "wound":
            return Chunk("O", i, phrase.end, ("injured",))
        if phrase.head == "household" and (people := _of_households(row, phrase.end)) is not None:
            return evolve(people, start=i)
        return Chunk("X", i, phrase.end, figure=figure, number_end=number_end, note=phrase.head)
    if phrase.kind == "people" and phrase_words("others") & set(row.lows[j : phrase.end]):
        note = "other"
    if phrase.kind == "harm":
        return Chunk("o", i, phrase.end, phrase.outcomes, figure, number_end, words.rpartition(" ")[0], phrase.head, note=note)
    if phrase.kind == "people" and not _runs_into_name(row, phrase, figure):
        figure, end = _trailing(row, figure, phrase.end)
        symbol = "l" if phrase.head == "life" else "n"
        group = "people" if phrase.head == "life" else words
        before = phrase.outcomes or _STATE.get(phrase.head, ())
        return Chunk(symbol, i, end, before, figure, max(number_end, end if end > phrase.end else 0), group, phrase.head, note=note)
    if phrase.kind == "unknown":
        return Chunk("y", i, phrase.end, (), figure, number_end, words, note=note)
    return Chunk("q", i, number_end, figure=figure, number_end=number_end, note=note)


def _runs_into_name(row: TokenRow, phrase: NounPhrase, figure: Figure) -> bool:
    """Whether a headline's number only runs into a capitalised noun in the singular: "Raid kills 12 Official says"."""
    return (
        figure.count.low > 1
        and not phrase.plural
        and row.capital(phrase.end - 1)
        and not row.capitals
        and plural(phrase.head) != phrase.head
        and row.harm(phrase.end, *CARRYING) is None
    )


def _of_households(row: TokenRow, j: int) -> Chunk | None:
    """The people of the households before `j`: "200 families (1,100 people)", "200 families or 1,100 persons"."""
    if row.low(j) not in ("(", "or", "/", "-", ",") or j + 1 not in row.figures:
        return None
    people = _quantified(row, j + 1)
    if people.symbol != "n" or (row.low(j) == "(") != (row.low(people.end) == ")"):
        return None
    return evolve(people, end=people.end + (row.low(j) == "("))


def _trailing(row: TokenRow, figure: Figure, end: int) -> tuple[Figure, int]:
    """A hedge behind the noun: "125 people at least"."""
    if figure.hedge is not Hedge.EXACT or row.low(end) != "at" or row.low(end + 1) != "least" or {end, end + 2} & row.figures.keys():
        return figure, end
    span = Span(figure.span.start, row.tokens[end + 1].end)
    words = row.text(span)
    return evolve(figure, count=Count.at_least(figure.count.low), hedge=Hedge.AT_LEAST, span=span, words=words), end + 2


def _harm(row: TokenRow, i: int) -> Chunk | None:
    """Words of harm without an auxiliary."""
    found = row.harm(i, *CARRYING)
    if found is None:
        return Chunk("L", i, i + 1) if row.is_(i, "leave") else None
    other = row.thing(i)
    if other and other.size > found.size:  # "a death threat"
        return Chunk("x", i, i + other.size)
    if found.value == "displaced" and i > 1 and row.lows[i - 1] == "to" and row.is_(i - 2, "managing"):
        return Chunk("d", i, i + found.size)  # "two hostages managed to flee"
    if (escape := row.harm(i, "escape")) and escape.size > found.size:
        return Chunk("d", i, i + escape.size)
    if found.kind == "noun" and row.capital(i) and i > 1 and row.lows[i - 1] == "for" and row.capital(i - 2) and not row.capitals:
        return Chunk("x", i, i + found.size)  # "the High Commissioner for Refugees"
    noun = row.pure_noun(i) if found.kind == "object" else None
    if noun and noun.size >= found.size:  # "bullet wounds", "two arrests"
        found = noun
    end = i + found.size
    values: tuple[str, ...] = (found.value,)
    if found.kind == "self_many":
        return Chunk("W", i, end, values)
    if found.kind == "self":
        return Chunk("e", i, end, values, row.count(i, end, 1), end, head="person")
    if found.kind == "adjective" and row.noun_near(end):
        return None
    if found.kind == "object" and row.is_(i - 1, "indefinite", "definite") and row.noun(end):
        return Chunk("x", i, end)  # "a stabbing suspect"
    if found.kind == "those" and row.low(end) == "of":
        return None
    if found.kind == "toll" and found.value == "as_before" and not row.is_(end, "change", "be", "have", "modal", "preposition"):
        return None
    if found.kind in ("participle", "adjective"):
        end, values = joined_outcomes(row, end, found)
    if found.kind == "participle" and found.size == 1 and end == i + 1 and row.is_(i, "weak"):
        return Chunk("x" if _is_noun(row, i) else "k", i, end, values)
    cared = found.kind == "participle" and found.size > 1 and row.lows[i] in words("outcomes", "care", "taken")
    return Chunk(_CARRYING_SYMBOL[found.kind], i, end, values, note="care" if cared else "")


def _staying(row: TokenRow, i: int) -> Chunk | None:
    """Where somebody is now, right behind him and without a verb: "one dead, two in hospital", "another in critical condition"."""
    who = i > 0 and (row.lows[i - 1] in ("another", *phrase_words("others")) or (i - 1 in row.figures and row.figures[i - 1][1] == i))
    found = row.harm(i, "condition") if who else None
    return None if found is None or row.noun_near(i + found.size) else Chunk("D", i, i + found.size, (found.value,))


def _is_noun(row: TokenRow, i: int) -> bool:
    """Whether "shot" or "hit" is a thing here: "a shot", "shot at goal"."""
    return (
        row.is_(i - 1, "indefinite", "definite") or row.low(i - 1) == "s" or row.low(i + 1) in ("at", "on", "over", "wide", "from", "put")
    )


def _compound(row: TokenRow, i: int) -> Chunk | None:
    end = row.compound(i)
    return Chunk("x", i, end) if end > 0 else None


def _little(row: TokenRow, i: int) -> Chunk | None:
    if row.lows[i] == "as" and any(row.is_(k, "naming") for k in range(i - 5, i)) and any(row.harm(k, "those") for k in range(i - 5, i)):
        return Chunk("i", i, i + 1)  # "identified the dead as Ahmed Khan and two others"
    if i + 1 in row.figures and numbers_harm(row.lows, i):
        return Chunk("N", i, i + 1)
    found = row.harm(i, *_LITTLE_KINDS)
    if found is None:
        return None
    if found.kind == "clause" and row.low(i + found.size) in _no_names():
        return Chunk("p", i, i + found.size)  # "after Monday"
    if found.kind == "including" and i == 0 and row.lows[1] == "them" and row.is_(found.size, "be"):
        return Chunk("B", i, i + found.size, ("as_before",), note="them")  # "Among them were two nurses."
    if row.lows[i] == "that" and i and row.is_(i - 1, "of", "preposition", "by", "from", "to"):
        return None  # "the driver of that truck"
    if row.lows[i] == "there" and row.harm(i + found.size, "participle") is not None:
        return None  # "a family there were killed"
    note = "lose" if found.kind == "claim" and row.is_(i, "losing") else found.kind if found.kind in ("be", "seizing") else ""
    return Chunk(_LITTLE[found.kind], i, i + found.size, note=note)


@cache
def _no_names() -> frozenset[str]:
    """Capitalised words that name no person: months, weekdays."""
    return frozenset(word for key in ("month", "label", "label_or_adverb") for word in words("groups", "beside", key))


def _other(row: TokenRow, i: int) -> Chunk:
    """Any other word; one in -ed is a verb unless it describes the noun before (by a preposition, or another verb), or the one behind."""
    low = row.lows[i]
    alone = not row.is_(i + 1, "preposition", "by", "of", "from", "to", "be", "have", "modal")
    verb = low.endswith("ed") and len(low) > 4 and alone and not _describes(row, i)
    capital = row.capital(i) and not row.capitals and low.isalpha() and low not in _no_names()
    return Chunk("d" if verb else "x", i, i + 1, note="capital" if capital else "")


def _describes(row: TokenRow, i: int) -> bool:
    """Whether a word in -ed stands between an article and its noun: "an undisclosed armed group"."""
    k = i - 1
    while k >= 0 and (row.lows[k].endswith("ed") or row.adverb(k) or (row.capital(k) and k > 0 and not row.capitals)):
        k -= 1
    return k >= 0 and row.is_(k, "definite", "indefinite")
