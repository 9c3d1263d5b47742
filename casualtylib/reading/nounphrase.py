"""The noun phrase behind a number or an article: who, or what, is counted."""

from __future__ import annotations

from attrs import frozen

from casualtylib.grammar.calendar import weekdays
from casualtylib.lexicon import words
from casualtylib.reading.lexemes import Lexeme, modalities, people, phrase_words
from casualtylib.reading.tokenrow import QUOTES, TokenRow, breaks

#: How many words that no lexicon knows may stand between a number and its noun.
_REACH = 7


@frozen
class NounPhrase:
    """A noun phrase that ends before token `end`.

    Args:
        head: the singular of its noun for people; "" if there is none; the kind of thing for things.
        kind: ``"people"``, ``"thing"``, ``"harm"`` ("guerrilla casualties"), ``"unknown"``, or ``""`` for nothing at all.
        outcomes: what words before the noun ("two wounded soldiers") or the noun of harm say.
        plural: whether the noun is a plural.
    """

    end: int
    head: str = ""
    kind: str = ""
    outcomes: tuple[str, ...] = ()
    plural: bool = False


def noun_phrase(row: TokenRow, start: int) -> NounPhrase:
    """The noun phrase that begins at token `start`."""
    j, unknown = start, 0
    before: tuple[str, ...] = ()
    while j < row.size and j - start < 2 * _REACH and unknown < _REACH:
        noun = row.noun(j)
        found = _headed(row, j, noun, before) if noun else None
        if found and (found.kind != "thing" or _organisation(row, j) < 0):
            return found
        if (end := _organisation(row, j)) > 0:
            j, unknown = end, unknown + 1
            continue
        body = _body(row, j)
        if body:
            return body
        if _aged(row, j) > 0:
            end = row.age(j)
            return NounPhrase(end, "person", "people", before, row.lows[end - 1] == "olds")
        end = max(row.age(j), row.compound(j) if j not in row.figures else -1)
        if end > 0:
            j, unknown = end, unknown + 1
            continue
        if j in row.figures:
            break
        thing = row.thing(j)
        if thing and row.lows[j] not in breaks() and not row.noun_near(j + thing.size):
            return NounPhrase(j + thing.size, thing.value, "thing")
        if thing:
            j, unknown = j + thing.size, unknown + 1
            continue
        if row.lows[j] in ("-", *QUOTES):
            j += 1
            continue
        if row.lows[j] == "(" and (end := _bracket(row, j)) > 0 and row.noun_near(end):
            j = end
            continue
        if (
            unknown
            and (row.lows[j] == "/" or row.lows[j] == "and")
            and j not in row.figures
            and row.noun_near(j + 1)
            and not row.is_(j + 1, "indefinite")
        ):
            j += 1
            continue
        if row.lows[j] in breaks() or not row.alphabetic(j):
            break
        if row.lows[j] in weekdays() and _ends_at(row, j + 1):
            break  # "kills 12 Sunday"
        harm = row.harm(j, "adjective", "participle", "subject", "object", "toll", "noun")
        if harm:
            if _premodifies(row, j, harm):
                before, j = (harm.value,), j + harm.size
                continue
            if j > start and row.pure_noun(j):
                return NounPhrase(j + harm.size, row.lows[j], "harm", (harm.value,))
            break
        if row.adverb(j) and row.lows[j] not in modalities() and not _leads_on(row, j + 1):
            break
        if row.lows[j] in modalities() and row.harm(j + 1, "adjective", "participle") and not row.noun_near(j + 2):
            break  # "5,000 presumed dead"
        j, unknown = j + 1, unknown + 1
    end = _unknown_end(row, start, j)
    return NounPhrase(end, kind="unknown" if end > start else "")


def _headed(row: TokenRow, j: int, noun: Lexeme, before: tuple[str, ...]) -> NounPhrase:
    """The phrase around a noun for people at `j`: further nouns belong to it, and the last one decides."""
    k = j + noun.size
    while more := _next_noun(row, k, noun):
        noun, k = more
    thing = row.thing(k)
    if thing and thing.value != "time" and row.lows[k] not in breaks() and noun.kind == "singular":  # but "killed a man Monday"
        return NounPhrase(k + thing.size, thing.value, "thing")
    harm = row.pure_noun(k)
    if harm:
        return NounPhrase(k + harm.size, noun.value, "harm", (harm.value,))
    end = _joined(row, k) if noun.kind == "plural" else _complement(row, k, noun.value)
    return NounPhrase(max(end, _complement(row, k, noun.value)), noun.value, "people", before, noun.kind == "plural")


def _aged(row: TokenRow, j: int) -> int:
    """The token behind "17-year-old" at `j` where no noun follows; -1 elsewhere."""
    end = row.age(j) if j < row.size else -1
    if end < 0 or row.lows[end - 2] != "-" or row.noun_near(end):  # "he is 13 years old" says an age
        return -1
    alone = end == row.size or row.lows[end] in breaks() or not row.alphabetic(end) or row.harm(end) is not None or row.adverb(end)
    return end if alone else -1


def _next_noun(row: TokenRow, k: int, noun: Lexeme) -> tuple[Lexeme, int] | None:
    """A further noun of the same phrase with its end; behind a singular some unknown words may come first ("female campaign workers")."""
    more = row.noun(k)
    if more and noun.kind == "plural" and more.kind == "singular" and row.harm(k, "adjective"):
        return None  # "holding the inhabitants hostage"
    if more:
        return more, k + more.size
    if (end := _aged(row, k)) > 0:  # "two other 17-year-olds"
        return Lexeme("plural" if row.lows[end - 1] == "olds" else "singular", "person", end - k), end
    if noun.kind == "plural":
        return None
    for _ in range(2):
        compound = row.compound(k)
        free = row.alphabetic(k) and row.lows[k] not in breaks() and row.lows[k] != "of" and not row.harm(k) and not row.adverb(k)
        if not free or k in row.figures:
            return None
        if row.lows[k].endswith(("ed", "ing")) and noun.kind != "both" and row.lows[k] not in phrase_words("describing"):
            return None
        k = compound if compound > 0 else k + 1
        more = row.noun(k)
        if more:
            return more, k + more.size
    return None


def _joined(row: TokenRow, k: int) -> int:
    """Past "and soldiers" behind "police officers" where one number counts both."""
    if row.low(k) not in ("and", "or") or k + 1 in row.figures:
        return k
    for j in (k + 1, k + 2):
        noun = row.noun(j)
        if noun:
            free = not row.is_(j + noun.size, "verbs", "say") and not row.noun(j + noun.size) and not row.thing(j + noun.size)
            return j + noun.size if noun.kind == "plural" and free else k
        if row.low(j) in breaks() or not row.alphabetic(j) or row.harm(j):
            return k
    return k


def _organisation(row: TokenRow, j: int) -> int:
    """The token behind the name of a body before its people: "three Free Party of Lenn (FPL) fighters"; -1 if none stands there."""
    if not row.capital(j) or not row.capital(j + 1) or row.capitals:
        return -1
    end = j + 2
    while end < row.size and end - j < _REACH and end not in row.figures:
        if row.low(end) == "(" and (close := _bracket(row, end)) > 0:
            end = close
        elif row.capital(end) or (row.lows[end] in ("of", "-") and row.capital(end + 1)):
            end += 1
        else:
            break
    return end if row.noun(end) is not None else -1


def _bracket(row: TokenRow, j: int) -> int:
    """The token behind a short bracket that opens at `j`; -1 if it is long or holds words of harm."""
    for k in range(j + 1, min(j + 12, row.size)):
        if row.lows[k] == ")":
            return k + 1
        if row.harm(k):
            return -1
    return -1


def _body(row: TokenRow, j: int) -> NounPhrase | None:
    """Whether "man's body" or "girls' deaths" stands at `j`: people, and what happened to them."""
    owner = row.lows[j].removesuffix("'s")
    noun = people().at((owner,), 0, ("singular", "both")) if owner != row.lows[j] else None
    harm = row.harm(j + 1, "noun") if noun else None
    return NounPhrase(j + 1 + harm.size, noun.value, "people", (harm.value,)) if noun and harm else None


def _premodifies(row: TokenRow, j: int, harm: Lexeme) -> bool:
    """Whether words of harm describe a noun that follows: "two wounded soldiers"."""
    if harm.kind not in ("adjective", "participle") or (harm.value == "killed" and row.lows[j] not in phrase_words("before_noun")):
        return False
    return row.noun_near(j + harm.size) and row.low(j + harm.size) not in phrase_words("for_the_most_part")


def _leads_on(row: TokenRow, k: int) -> bool:
    """Whether a noun for people follows at `k` or right behind one word there."""
    if row.noun(k):
        return True
    return row.harm(k, "adjective", "participle") is not None and row.noun(k + 1) is not None


def _complement(row: TokenRow, k: int, noun: str) -> int:
    """Past "of the police force" after "members"."""
    if noun != "member" or row.low(k) != "of":
        return k
    end = k + 1
    while end < row.size and end - k < 8 and end not in row.figures:
        within = row.lows[end] in ("the", "its", "their", "his", "a", "so", "-", *QUOTES)
        if row.lows[end].endswith("ed") and row.noun(end - 1):
            break  # "a member of a militia formed to …"
        if not within and (row.lows[end] in breaks() or not row.alphabetic(end) or row.harm(end, "participle", "subject", "adjective")):
            break
        end += 1
    return end if end > k + 1 else k


def _ends_at(row: TokenRow, k: int) -> bool:
    """Whether a phrase cannot go on at `k`: a clause ends there, or a part of the day named before it is told."""
    return k == row.size or row.lows[k] in breaks() or not row.alphabetic(k) or row.lows[k] in words("time", "words", "part_of_day")


def _unknown_end(row: TokenRow, start: int, j: int) -> int:
    """The end of a noun phrase without a known noun: at most three words."""
    end = start
    while end < min(j, start + 3) and not row.adverb(end) and row.alphabetic(end) and not row.lows[end].endswith("ed"):
        end += 1
    return end
