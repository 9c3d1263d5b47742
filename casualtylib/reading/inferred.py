"""Numbers that no numeral gives but that follow from another one: "as many injured", "half of them", "all but two of the 30"."""

from __future__ import annotations

from attrs import evolve

from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.reading.chunk import Chunk
from casualtylib.reading.nounphrase import noun_phrase
from casualtylib.reading.tokenrow import TokenRow

#: Notes of chunks whose number follows from another figure of the text.
AS_MANY, HALF, THEY, SURVIVED = "as many", "half", "they", "survived"
#: How far behind "of the 14 passengers" the few may stand who survived, in tokens.
_FAR = 14
_REASONS = {
    SURVIVED: "all but those who survived",
    AS_MANY: "as many as those told of before",
    HALF: "half of those told of before",
    THEY: "they are those told of before",
}


def inferred(row: TokenRow, i: int) -> Chunk | None:
    """The chunk of a number that follows from another, if one begins at token `i`."""
    return _as_many(row, i) or _half(row, i) or _all_but(row, i) or _few_survived(row, i) or _twins(row, i) or _they(row, i)


def _as_many(row: TokenRow, i: int) -> Chunk | None:
    """ "as many", "the same number": as the number told of before."""
    found = row.harm(i, "as_many")
    if found is None or row.low(i + found.size) in ("as", "of") or i + found.size in row.figures:
        return None
    end = i + found.size
    phrase = noun_phrase(row, end)
    if phrase.kind == "people" and not phrase.outcomes:
        return Chunk("n", i, phrase.end, number_end=end, group=row.words(end, phrase.end), head=phrase.head, note=AS_MANY)
    return Chunk("q", i, end, number_end=end, note=AS_MANY)


def _half(row: TokenRow, i: int) -> Chunk | None:
    """ "half of them women"; what is more or less than half gives no number."""
    if row.lows[i] != "half" or row.low(i + 1) != "of" or (i and row.is_(i - 1, "hedging")):
        return None
    end = i + 3 if row.low(i + 2) in ("them", "whom", "these", "those") else 0
    those = row.harm(i + 2, "those")
    if not end and those is None:
        return None
    end = end or i + 2 + (those.size if those else 0)
    phrase = noun_phrase(row, end + row.is_(end, "be"))
    people = phrase.kind == "people" and phrase.plural and not phrase.outcomes
    group = row.words(end + row.is_(end, "be"), phrase.end) if people else ""
    return Chunk("m", i, phrase.end if people else end, number_end=i + 1, group=group, head=phrase.head if people else "", note=HALF)


def _all_but(row: TokenRow, i: int) -> Chunk | None:
    """ "all but two of the 30 passengers"."""
    if row.lows[i] != "all" or row.low(i + 1) not in ("but", "except") or i + 2 not in row.figures:
        return None
    few, end = row.figures[i + 2]
    while row.low(end) in ("of", "the", "its", "their"):
        end += 1
    if end not in row.figures:
        return None
    whole, number_end = row.figures[end]
    if few.number is None or whole.number is None or {few.hedge, whole.hedge} != {Hedge.EXACT} or few.number >= whole.number:
        return None
    phrase = noun_phrase(row, number_end)
    end = phrase.end if phrase.kind == "people" else number_end
    figure = row.count(i, number_end, whole.number - few.number)
    return Chunk("n", i, end, (), figure, number_end, row.words(number_end, end) or "people", phrase.head)


def _few_survived(row: TokenRow, i: int) -> Chunk | None:
    """ "only two of the 14 passengers survived", "of the 14 passengers only the driver survived": the others died."""
    at = next((k for k in range(i, min(i + _FAR, row.size)) if row.lows[k] == "only"), None)
    if at is None or row.lows[i] not in ("only", "of"):
        return None
    few, end = row.figures.get(at + 1) or _somebody(row, at + 1)
    start = end + 1 if at == i else i + 1
    while row.low(start) in ("the", "its", "their"):
        start += 1
    whole, number_end = row.figures.get(start, (None, 0))
    if few is None or few.number is None or whole is None or whole.number is None or few.number >= whole.number:
        return None
    phrase = noun_phrase(row, number_end)
    end = max(end, phrase.end)
    while end < row.size and (row.low(end) in ("on", "board", "aboard", "inside") or row.is_(end, "have")):
        end += 1
    if {few.hedge, whole.hedge} != {Hedge.EXACT} or phrase.kind != "people" or not row.is_(end, "survived"):
        return None
    figure = row.count(i, number_end, whole.number - few.number)
    return Chunk("n", i, end + 1, ("killed",), figure, number_end, row.words(number_end, phrase.end), phrase.head, note=SURVIVED)


def _somebody(row: TokenRow, j: int) -> tuple[Figure | None, int]:
    """One person at `j`, "the driver", with the token behind."""
    phrase = noun_phrase(row, j + 1) if row.is_(j, "definite", "indefinite") else None
    if phrase is None or phrase.kind != "people" or phrase.plural:
        return None, j
    return row.count(j, phrase.end, 1), phrase.end


def _twins(row: TokenRow, i: int) -> Chunk | None:
    """ "twin brothers", "twins"."""
    if row.lows[i] not in ("twin", "twins"):
        return None
    phrase = noun_phrase(row, i + 1) if row.lows[i] == "twin" else noun_phrase(row, i)
    if phrase.kind != "people" or not phrase.plural or phrase.outcomes:
        return None
    group = row.words(i + (row.lows[i] == "twin"), phrase.end)
    return Chunk("n", i, phrase.end, (), row.count(i, i + 1, 2), i + 1, group, phrase.head)


def _they(row: TokenRow, i: int) -> Chunk | None:
    """ "they died", "where they were pronounced dead": those told of before."""
    if row.lows[i] != "they":
        return None
    j = i + 1
    while row.is_(j, "be", "have") or row.adverb(j):
        j += 1
    death = row.harm(j, "participle", "adjective", "subject")
    return Chunk("n", i, i + 1, number_end=i + 1, note=THEY) if death is not None and death.value == "killed" else None


def figure_of(note: str, span: Span, words: str, other: Figure) -> Figure:
    """The figure of words that stand for a number told of elsewhere, from that number.

    Args:
        note: how it follows: `AS_MANY`, `HALF`, or anything else for the same people again ("the victims").
        other: the figure told of.
    """
    if note == HALF and other.hedge is Hedge.EXACT and other.number is not None:
        low, high = other.number // 2, -(-other.number // 2)
        hedge = Hedge.EXACT if low == high else Hedge.ABOUT
        return Figure(Count.between(low, high), hedge, span, words, number=low if low == high else None)
    return evolve(other, span=span, words=words, parts=())


def halves(other: Figure | None) -> bool:
    """Whether half of a figure is a number of people: it is exact, and more than one."""
    return other is not None and other.hedge is Hedge.EXACT and (other.number or 0) > 1


def reason(chunk: Chunk) -> str:
    """Why the number of a chunk is inferred; "" if it is written there."""
    if chunk.note in _REASONS:
        return _REASONS[chunk.note]
    if chunk.figure is None:
        return _REASONS[THEY]  # "the victims were killed"
    words = chunk.figure.words
    return f"what {words!r} leaves" if words.lower().startswith("all but") or words.lower().startswith("all except") else ""
