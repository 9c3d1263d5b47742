"""The tokens of a sentence with their figures, and what the lexicons say of each place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.reading.lexemes import Lexeme, little, outcomes, people, phrase_words, refused, words_of
from casualtylib.text.document import Token

QUOTES = frozenset("'\"*_`")
CARRYING = ("those", "toll", "object", "participle", "subject", "harm_of", "self", "self_many", "adjective", "noun")


@cache
def breaks() -> frozenset[str]:
    """Words at which a noun phrase cannot go on."""
    lists = (
        "stop", "say", "be", "have", "modal", "linking", "leave", "by", "relative", "preposition", "clause", "conjunction", "together",
        "verbs", "among", "including", "kin", "from", "to", "indefinite",
    )  # fmt: skip
    return frozenset(word for name in lists for word in words_of(name)) - {"missing"}


class TokenRow:
    """Tokens that can be asked what begins at each of them."""

    def __init__(self, tokens: Sequence[Token], figures: Sequence[Figure]) -> None:
        self.tokens = tokens
        capitals = all(token.text.isupper() or not token.text[0].isalpha() for token in tokens)
        self.lows = [_low(tokens, i, capitals=capitals) for i in range(len(tokens))]
        self.size = len(tokens)
        self.capitals = capitals
        self.figures = _once(self.lows, _by_token(tokens, figures))

    def low(self, j: int) -> str:
        """The word at `j` in lower case, "" behind the end."""
        return self.lows[j] if j < self.size else ""

    def is_(self, j: int, *lists: str) -> bool:
        """Whether the word at `j` is on one of the lists of little words."""
        if j >= self.size:
            return False
        on = little().get(self.lows[j])
        return on is not None and not on.isdisjoint(lists)

    def harm(self, j: int, *kinds: str) -> Lexeme | None:
        """Words of harm, of any of `kinds`, that begin at `j`."""
        return outcomes().at(self.lows, j, kinds or CARRYING) if j < self.size else None

    def noun(self, j: int) -> Lexeme | None:
        """A noun for people that begins at `j`."""
        return people().at(self.lows, j, ("plural", "singular", "both")) if j < self.size and j not in self.figures else None

    def thing(self, j: int) -> Lexeme | None:
        """A noun for something else that begins at `j`."""
        return refused().at(self.lows, j, ("refused",)) if j < self.size and j not in self.figures else None

    def pure_noun(self, j: int) -> Lexeme | None:
        """A noun of harm that is nothing else there: "deaths", not "dead"; "arrests" without anybody arrested behind it."""
        found = self.harm(j, "noun")
        if found is None or (self.object_at(j + found.size) and self.harm(j, "object")):
            return None
        other = self.harm(j, "adjective", "participle", "subject")
        return found if other is None or other.size < found.size else None

    def object_at(self, j: int) -> bool:
        """Whether a number or a person stands at `j`, and can be the object of a verb before it."""
        return j in self.figures or self.is_(j, "indefinite") or self.low(j) == "the" or self.noun_near(j)

    def noun_near(self, j: int) -> bool:
        """Whether a noun for people begins at `j`, or after one word more."""
        for k in (j, j + 1):
            if self.noun(k):
                return True
            if (
                k >= self.size
                or self.lows[k] in breaks()
                or self.dash(k)
                or (not self.alphabetic(k) and self.lows[k] != "-")
                or self.harm(k)
            ):
                return False
        return False

    def dash(self, j: int) -> bool:
        """Whether a dash between words stands at `j`, and no hyphen: "8 dead - officials"."""
        if not 0 < j < self.size - 1 or self.lows[j] != "-":
            return False
        return self.tokens[j - 1].end < self.tokens[j].start and self.tokens[j].end < self.tokens[j + 1].start

    def closes_speech(self, j: int) -> bool:
        """Whether the quotation mark at `j` ends words that somebody spoke, behind their last comma."""
        if not 0 < j < self.size - 1 or self.lows[j - 1] != ",":
            return False
        return self.tokens[j - 1].end == self.tokens[j].start and self.tokens[j].end < self.tokens[j + 1].start

    def alphabetic(self, j: int) -> bool:
        """Whether a word stands at `j`."""
        return j < self.size and self.tokens[j].text[0].isalpha()

    def adverb(self, j: int) -> bool:
        """Whether an adverb stands at `j`."""
        return j < self.size and (self.lows[j] in words_of("adverbs") or (self.lows[j].endswith("ly") and not self.noun(j)))

    def capital(self, j: int) -> bool:
        """Whether a capitalised word stands at `j`."""
        return j < self.size and self.tokens[j].text[0].isupper()

    def age(self, j: int) -> int:
        """The token behind "14-year-old" at `j`; -1 if that is not what stands there."""
        end = self.figures[j][1] if j in self.figures else j + 1
        end += self.low(end) == "-"
        if self.low(end) not in ("year", "years", "month", "months", "yr", "yrs", "day", "week", "weeks", "days"):
            return -1
        end += 1
        end += self.low(end) == "-"
        return end + 1 if self.low(end) in ("old", "olds") else -1

    def compound(self, j: int) -> int:
        """The token behind "off-duty" at `j`; -1 if no compound stands there."""
        end = j
        while self.alphabetic(end) and self.low(end + 1) == "-" and self.alphabetic(end + 2) and self._glued(end) and self._glued(end + 1):
            end += 2
        return end + 1 if end > j else -1

    def _glued(self, j: int) -> bool:
        return self.tokens[j].end == self.tokens[j + 1].start

    def words(self, start: int, end: int) -> str:
        """The words of a noun phrase in lower case, without what leads up to it."""
        found = [token.lower for token in self.tokens[start:end] if token.lower not in QUOTES]
        while found and found[0] in phrase_words("leading"):
            found.pop(0)
        return " ".join(found).replace(" - ", "-")

    def text(self, span: Span) -> str:
        """The words of a span of the document, one blank between them."""
        return " ".join(token.text for token in self.tokens if span.start <= token.start and token.end <= span.end)

    def count(self, i: int, end: int, n: int) -> Figure:
        """A Figure for words that are no numeral: "a", "no one"."""
        span = Span(self.tokens[i].start, self.tokens[end - 1].end)
        words = self.tokens[i].text if end == i + 1 else " ".join(token.text for token in self.tokens[i:end])
        return Figure(Count.exactly(n), Hedge.EXACT, span, words, number=n)


def _low(tokens: Sequence[Token], i: int, *, capitals: bool) -> str:
    """The word by which a token is looked up; a name that is spelled like a little word is found nowhere: IS, South Sudanese."""
    token = tokens[i]
    named = token.text in ("IS", "US", "IT") or (
        token.text in ("North", "South", "East", "West") and i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
    )
    return f"{token.lower}." if named and not capitals else token.lower


def _once(lows: Sequence[str], figures: dict[int, tuple[Figure, int]]) -> dict[int, tuple[Figure, int]]:
    """The figures with one that only repeats the one before it in brackets joined to it: "twelve (12)"."""
    found: dict[int, tuple[Figure, int]] = {}
    behind = 0
    for i, (figure, end) in figures.items():
        if i < behind:
            continue
        again, close = figures.get(end + 1, (None, 0)) if end < len(lows) and lows[end] == "(" else (None, 0)
        same = again is not None and again.number == figure.number and lows[close : close + 1] == [")"]
        behind = close + 1 if same else end
        found[i] = (figure, behind)
    return found


def _by_token(tokens: Sequence[Token], figures: Sequence[Figure]) -> dict[int, tuple[Figure, int]]:
    """Figures by their first token, with the token behind them."""
    found: dict[int, tuple[Figure, int]] = {}
    i = 0
    for figure in sorted(figures, key=lambda figure: figure.span):
        while i < len(tokens) and tokens[i].end <= figure.span.start:
            i += 1
        end = i
        while end < len(tokens) and tokens[end].start < figure.span.end:
            end += 1
        if end > i:
            found[i] = (figure, end)
            i = end
    return found
