"""Numbers that count no people, by the words right beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from casualtylib.lexicon import words
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.reading.figures import matched
from casualtylib.reading.lexemes import outcomes, people, refused, words_of
from casualtylib.text.document import Token

_PHONE = regex.compile(r"\d{3}[ -]\d{4}")


@cache
def _beside(name: str) -> frozenset[str]:
    return frozenset(words("groups", "beside", name))


def refusal(tokens: Sequence[Token], lows: Sequence[str], start: int, end: int, figure: Figure) -> str:
    """Why the number at tokens `start` to `end` counts no people; "" if the words beside it do not say."""
    before = lows[start - 1] if start else ""
    after = lows[end] if end < len(lows) else ""
    glued = end < len(lows) and tokens[end - 1].end == tokens[end].start
    n = figure.number
    if before in _beside("money") or after in _beside("money") or (before == "." and start > 1 and lows[start - 2] == "rs"):
        return "money"
    if after in ("%", "percent", "pct") or (after == "per" and end + 1 < len(lows) and lows[end + 1] == "cent"):
        return "percentage"
    if glued and after in _beside("ordinal"):
        return "ordinal"
    if n is not None and n > 1 and after in ("year", "month", "week", "day", "hour"):
        return "time"  # "a seven year veteran"
    return (
        _age(lows, end, before, after, figure)
        or _age_of_name(tokens, start, after, figure)
        or _age_beside(lows, start, after, figure)
        or _date(tokens, lows, start, end, before, after, n)
        or _label(tokens, lows, start, end, before, after, glued, figure)
    )


def _age(lows: Sequence[str], end: int, before: str, after: str, figure: Figure) -> str:
    j = end + 1 if after == "-" else end
    if j < len(lows) and lows[j] in ("year", "years", "month", "months", "yr", "yrs", "week", "day", "days"):
        k = j + 2 if j + 1 < len(lows) and lows[j + 1] == "-" else j + 1
        if k < len(lows) and lows[k] in ("old", "olds"):
            return "age"
    listed = lows[max(0, end - 5) : end - 1]
    if "aged" in listed and all(low.isdigit() or low in (",", "and", "or", "to") for low in listed[listed.index("aged") + 1 :]):
        return "age"
    if before in ("aged", "age", "ages") or (before == "of" and "age" in lows[max(0, end - 5) : end]):
        return "age"
    if (
        figure.hedge is Hedge.EXACT
        and figure.number is not None
        and figure.words.isdigit()
        and figure.number < 110
        and before in (",", "(")
    ):
        return "age" if after in (",", ")") or (after == "." and before == "," and figure.number > 12) else ""
    return ""


def _age_of_name(tokens: Sequence[Token], start: int, after: str, figure: Figure) -> str:
    """An age right behind a name, "Ahmed Khan, 9."."""
    if start < 3 or tokens[start - 1].text != "," or not figure.words.isdigit() or (figure.number or 0) >= 110:
        return ""
    named = all(tokens[k].text[0].isupper() and len(tokens[k].text) > 1 for k in (start - 3, start - 2))
    return "age" if named and after in (".", ";", "and", "") else ""


def _age_beside(lows: Sequence[str], start: int, after: str, figure: Figure) -> str:
    """Ages by what stands before them: "children under five", "girls aged three and five", "all under ten,", "who is 21,"."""
    before = lows[start - 1] if start else ""
    if start > 1 and lows[start - 2] == "who" and before in ("is", "was") and after == ",":
        return "age"
    if figure.hedge is Hedge.EXACT and before in words("quantities", "age", "sides"):
        return "age"  # a hedge that was not read as one stands behind people
    if before in words("quantities", "age", "each") and lows[start] in words("quantities", "age", "sides") and not after.isalpha():
        return "age"
    k = start
    while k > 1 and start - k < 8 and lows[k - 1] in words("quantities", "age", "joins") and matched(lows[k - 2]):
        k -= 2
    return "age" if k < start and k and lows[k - 1] in ("aged", "age", "ages") else ""


def _date(tokens: Sequence[Token], lows: Sequence[str], start: int, end: int, before: str, after: str, n: int | None) -> str:
    if n is None or not tokens[end - 1].text.isdigit():
        return ""
    month_before = _month_before(lows, start)
    if n <= 31 and (month_before or after in _beside("month")):
        return "date"
    if n <= 31 and before in ("and", "to", "-", "or") and start > 2 and lows[start - 2].isdigit() and _month_before(lows, start - 2):
        return "date"
    if month_before and before != "may" and 1900 <= n <= 2100:
        return "date"
    if 1800 <= n <= 2100 and len(tokens[end - 1].text) == 4:
        if before in _beside("before_year") or month_before or before == "," or after in ("", ".", ",", ")", "-", "/", ";", ":"):
            return "date"
        if start > 1 and lows[start - 2] in _beside("month") and lows[start - 1].isdigit():
            return "date"
    return ""


def _month_before(lows: Sequence[str], start: int) -> bool:
    """Whether the name of a month stands before a token."""
    k = start - 2 if start > 1 and lows[start - 1] == "." else start - 1
    return k >= 0 and lows[k] in _beside("month")


def _label(tokens: Sequence[Token], lows: Sequence[str], start: int, end: int, before: str, after: str, glued: bool, figure: Figure) -> str:
    if _PHONE.fullmatch(figure.words):
        return "label"
    if figure.hedge is not Hedge.EXACT or not tokens[start].text[:1].isdigit():
        return ""
    if "/" in (before, after):  # "on 22/06", and not "dead/missing: 5/2"
        first = start
        while first > 1 and lows[first - 1] == "/" and lows[first - 2].isdigit():
            first -= 2
        paired = [*lows[first : first + 1], *lows[first + 2 : first + 3]]
        labelled = first > 0 and (lows[first - 1] == ":" or (first > 2 and lows[first - 2] == "/"))
        return "" if labelled or not all(map(str.isdigit, paired)) or len(paired) < 2 else "label"
    article = end < len(tokens) and tokens[end].text in ("A", "An", "The")  # "0 612 A woman was killed", a stray number
    if article or (before in _beside("label") and not numbers_harm(lows, start - 1)) or _is_address(tokens, lows, end):
        return "label"
    counted = end < len(lows) and (after in _beside("befell") or people().at(lows, end, ("plural", "both")) is not None)
    if before in _beside("label_or_adverb") and not counted:
        return "label"
    if (
        before in ("-", "/")
        and start > 1
        and tokens[start - 1].start == tokens[start - 2].end
        and tokens[start - 1].end == tokens[start].start
        and tokens[start - 2].text[:1].isalnum()
    ):
        return "label"
    if glued and after == "-":
        bad = refused().at(lows, end + 1, ("refused",)) if end + 1 < len(lows) else None
        if bad is not None:
            return bad.value
    return ""


def numbers_harm(lows: Sequence[str], i: int) -> bool:
    """Whether the word at `i` is the verb of "confirmed deaths now number 33"."""
    return lows[i] in words_of("numbering") and any(outcomes().at(lows, k, ("noun",)) for k in (i - 1, i - 2) if k >= 0)


def _is_address(tokens: Sequence[Token], lows: Sequence[str], end: int) -> bool:
    """Whether the name of a street stands behind a number: "703 Old Mill Road"."""
    for k in range(end, min(end + 4, len(tokens))):
        if not tokens[k].text[0].isupper():
            return False
        if k > end and lows[k] in _beside("street"):
            return True
    return False
