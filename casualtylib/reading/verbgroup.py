"""Verbs of harm with their auxiliaries: "have also been reported killed"."""

from __future__ import annotations

from attrs import define

from casualtylib.reading.chunk import Chunk
from casualtylib.reading.lexemes import Lexeme, modalities
from casualtylib.reading.tokenrow import QUOTES, TokenRow

_REACH = 12
_AUXILIARIES = ("be", "have", "modal", "linking")


@define
class _Auxiliaries:
    """What has been passed on the way to the verb of harm."""

    first: bool = False
    be: bool = False
    have: bool = False
    modality: str = ""
    negated: bool = False


def verb_group(row: TokenRow, i: int) -> Chunk | None:
    """The group of verbs that begins at token `i`, if there is harm in it."""
    seen = _Auxiliaries(first=row.is_(i, *_AUXILIARIES) or row.lows[i] == "to")
    if not seen.first and row.lows[i] not in modalities() and not row.is_(i, "reported"):
        return None
    if row.lows[i] == "to" and i and row.is_(i - 1, "managing"):
        return None  # "two hostages managed to flee"
    if row.lows[i] == "to" and i and row.is_(i - 1, "intent"):
        seen.modality = "hypothetical"
    elif row.lows[i] == "to" and i and row.lows[i - 1] in modalities():
        seen.modality = modalities()[row.lows[i - 1]]
    j = i
    while j < row.size and j - i < _REACH:
        low = row.lows[j]
        if seen.be and (said := _longer(row, j)):
            return _chunk(row, i, j, said, seen)
        if low in modalities() and row.tokens[j].text != "May" and not _adjectival(row, j):
            seen.modality = modalities()[low]
        elif row.is_(j, *_AUXILIARIES):
            seen.be = seen.be or row.is_(j, "be")
            seen.have = seen.have or row.is_(j, "have")
        elif row.is_(j, "negation"):
            seen.negated = True
        elif j in row.figures:  # "said no more than six"
            return None
        elif low not in QUOTES and low != "to":
            harm = row.harm(j, "participle", "subject", "adjective", "object", "condition")
            if harm and _is_told(row, i, j, harm, seen):
                return _chunk(row, i, j, harm, seen)
            phrase = row.harm(j, "reported", "adverbs")
            if phrase is not None and row.low(j + phrase.size - 1) == "have":  # "is alleged to have killed", but "… to have been killed"
                seen.be, seen.have = False, True
            compound = row.compound(j)
            if phrase is not None:
                j += phrase.size - 1
            elif compound > 0 and row.adverb(compound - 1):
                j = compound - 1
            elif seen.be and row.low(j + 1) == "and" and row.harm(j + 2, "participle") is not None:
                j += 1
            elif not row.adverb(j):
                return None
        j += 1
    return None


def _is_told(row: TokenRow, i: int, j: int, harm: Lexeme, seen: _Auxiliaries) -> bool:
    """Whether harm at `j` is said of people: it describes no noun behind it, and a state stands behind "to be" or "to remain"."""
    if harm.kind == "condition":
        return seen.be or row.is_(i, "linking")
    return harm.kind != "adjective" or not row.noun_near(j + harm.size)


def _longer(row: TokenRow, j: int) -> Lexeme | None:
    """Words of harm that begin with a word of doubt or an auxiliary: "believed trapped", "being treated"."""
    if row.lows[j] not in modalities() and not row.is_(j, "be"):
        return None
    found = row.harm(j, "adjective", "condition")
    return found if found and found.size > 1 else None


def _adjectival(row: TokenRow, j: int) -> bool:
    """Whether a word of doubt describes people: "suspected militants"."""
    return row.noun(j + 1) is not None


def _chunk(row: TokenRow, i: int, j: int, harm: Lexeme, seen: _Auxiliaries) -> Chunk:
    end, values = joined_outcomes(row, j + harm.size, harm)
    one = any(row.lows[k] in ("was", "is", "has") for k in range(i, j))
    note = "not" if seen.negated else "one" if one else ""
    return Chunk(_symbol(row, i, harm, seen), i, end, values, modality=seen.modality, note=note)


def _symbol(row: TokenRow, i: int, harm: Lexeme, seen: _Auxiliaries) -> str:
    if harm.kind == "subject":
        return "V"
    if harm.kind == "object":
        return "T"
    if seen.be or row.is_(i, "linking") or harm.kind in ("adjective", "condition"):
        return "A" if seen.first else "D"
    if seen.have:
        return "T"
    return "K" if seen.first else "D"


def joined_outcomes(row: TokenRow, end: int, harm: Lexeme) -> tuple[int, tuple[str, ...]]:
    """Past "and wounded" at `end` where it goes on about the same people, with the outcomes together."""
    values = (harm.value,)
    if row.low(end) not in ("and", "or", "/"):
        return end, values
    j = end + 1
    while j < row.size and (row.adverb(j) or row.is_(j, "be") or row.lows[j] in ("then", "either")):
        j += 1
    more = row.harm(j, "participle", "subject", "adjective")
    if more is None or row.object_at(j + more.size):
        return end, values
    if more.value == harm.value:
        return j + more.size, values
    if row.lows[end] != "and":
        return j + more.size, (f"{harm.value}_or_{more.value}",)
    if {harm.value, more.value} == {"injured", "killed"}:
        return j + more.size, ("killed",) if harm.value == "injured" else ("casualties",)
    return j + more.size, (harm.value, more.value)
