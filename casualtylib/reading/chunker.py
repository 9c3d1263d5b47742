"""From the tokens of a sentence to its chunks: one pass, left to right, longest words first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.reading.chunk import Chunk
from casualtylib.reading.lexemes import Lexeme, modalities, outcomes, people, refused, words_of
from casualtylib.reading.numberless import refusal
from casualtylib.text.document import Token

_MARKS = {",": ",", ";": ",", ":": ":", "-": ":", "/": "/", "(": "(", ")": ")", "[": "(", "]": ")", "&": "&", "=": ":", "|": ":"}
_QUOTES = frozenset("'\"*_`")
_LITTLE = (
    ("including", "i"), ("among", "g"), ("relative", "w"), ("by", "b"), ("of", "f"), ("claim", "C"), ("from", "r"), ("to", "u"),
    ("conjunction", "&"), ("clause", "c"), ("preposition", "p"), ("suffer", "J"), ("verbs", "v"), ("have", "v"), ("modal", "v"),
    ("linking", "v"),
)  # fmt: skip
_LITTLE_SYMBOL = dict(_LITTLE)
_CARRYING = ("those", "toll", "object", "participle", "subject", "harm_of", "adjective", "noun")
_CARRYING_SYMBOL = {
    "those": "B", "toll": "M", "object": "T", "participle": "K", "subject": "V", "harm_of": "F", "adjective": "D", "noun": "O",
}  # fmt: skip
#: How many words may stand between a number and its noun.
_REACH = 7


@cache
def _breaks() -> frozenset[str]:
    """Words at which a noun phrase cannot go on."""
    lists = (
        "stop", "be", "have", "modal", "linking", "leave", "by", "relative", "preposition", "clause", "conjunction", "verbs", "among",
        "including", "kin", "from", "to",
    )  # fmt: skip
    return frozenset(word for name in lists for word in words_of(name)) - {"missing"}


class Chunker:
    """The chunks of one sentence."""

    def __init__(self, tokens: Sequence[Token], figures: Sequence[Figure]) -> None:
        self.tokens = tokens
        self.lows = [token.lower for token in tokens]
        self.size = len(tokens)
        self.figures = _by_token(tokens, figures)

    def run(self) -> list[Chunk]:
        """All chunks, in order, without gaps but for quotation marks."""
        found: list[Chunk] = []
        i = 0
        while i < self.size:
            chunk = self._next(i)
            if chunk.symbol:
                found.append(chunk)
            i = chunk.end
        return found

    def _next(self, i: int) -> Chunk:
        low = self.lows[i]
        if i in self.figures:
            return self._quantified(i)
        if low in _QUOTES:
            return Chunk("", i, i + 1)
        mark = _MARKS.get(low)
        if mark:
            return Chunk(mark, i, i + 1)
        return self._nobody(i) or self._verbs(i) or self._carrying(i) or self._person(i) or self._little(i) or self._other(i)

    # ------------------------------------------------------------- numbers

    def _quantified(self, i: int) -> Chunk:
        figure, end = self.figures[i]
        reason = refusal(self.tokens, self.lows, i, end, figure)
        if reason:
            return Chunk("X", i, end, figure=figure, number_end=end, note=reason)
        j, note = end, "other" if i and self.lows[i - 1] in ("another", "other", "further", "additional") else ""
        if self._low(j) == "of":
            j += 1
            if self._low(j) in ("them", "whom", "which", "us"):
                return Chunk("m", i, j + 1, figure=figure, number_end=end)
            those = outcomes().at(self.lows, j, ("those",)) if j < self.size else None
            if those and not self._noun_at(j + those.size):
                return Chunk("m", i, j + those.size, (those.value,), figure, end)
            while self._low(j) in ("the", "its", "their", "his", "our", "these", "those", "all", "this"):
                j += 1
            if j in self.figures:
                return Chunk("q", i, end, figure=figure, number_end=end, note=note or "partitive")
        return self._headed(i, end, j, figure, note)

    def _headed(self, i: int, number_end: int, j: int, figure: Figure, note: str) -> Chunk:
        lexeme = outcomes().at(self.lows, j, ("noun",)) if j < self.size else None
        if lexeme and not self._noun_at(j + lexeme.size) and not self._ambiguous(j):
            return Chunk("o", i, j + lexeme.size, (lexeme.value,), figure, number_end, note=note)
        end, head, before, other = self._noun_phrase(j)
        if other == "refused":
            return Chunk("X", i, end, figure=figure, number_end=number_end, note=head)
        if head:
            if {"other", "others", "more", "additional", "further"} & set(self.lows[j:end]):
                note = "other"
            symbol = "o" if other == "noun" else "l" if head == "life" else "n"
            return Chunk(symbol, i, end, before, figure, number_end, self._words(j, end), head, note=note)
        if end > j:
            return Chunk("y", i, end, (), figure, number_end, self._words(j, end), note=note)
        return Chunk("q", i, number_end, figure=figure, number_end=number_end, note=note)

    def _ambiguous(self, j: int) -> bool:
        """Whether the noun may as well be an adjective or participle after the number ("12 dead, 30 injured")."""
        return outcomes().at(self.lows, j, ("adjective", "participle")) is not None

    def _noun_phrase(self, j: int) -> tuple[int, str, tuple[str, ...], str]:
        """Its end, the singular of its noun, the outcomes of words before the noun, and "refused" or "noun" for other nouns."""
        start, unknown = j, 0
        before: tuple[str, ...] = ()
        while j < self.size and j - start < _REACH * 2 and unknown < _REACH:
            low = self.lows[j]
            noun = people().at(self.lows, j, ("plural", "singular"))
            if noun:
                k = j + noun.size
                while k < self.size and (more := people().at(self.lows, k, ("plural", "singular"))):
                    noun, k = more, k + more.size
                bad = refused().at(self.lows, k, ("refused",)) if k < self.size and k not in self.figures else None
                if bad and self.lows[k] not in _breaks():
                    return k + bad.size, bad.value, (), "refused"
                harm = outcomes().at(self.lows, k, ("noun",)) if k < self.size else None
                if harm and self._pure_noun(k):
                    return k + harm.size, noun.value, (harm.value,), "noun"
                return self._complement(k, noun.value), noun.value, before, ""
            if j in self.figures:
                j = self._age(j)
                if j < 0:
                    break
                continue
            bad = refused().at(self.lows, j, ("refused",))
            if bad and not self._noun_at(j + bad.size):
                return j + bad.size, bad.value, (), "refused"
            if bad:
                j, unknown = j + bad.size, unknown + 1
                continue
            if low in ("-", "'", '"'):
                j += 1
                continue
            if low in _breaks() or not self.tokens[j].text[0].isalpha():
                break
            word = outcomes().at(self.lows, j, ("adjective", "participle", "subject", "object", "toll", "noun"))
            if word:
                if (word.kind in ("adjective", "participle") and word.value != "killed") or low in ("dead", "slain", "murdered"):
                    if self._noun_at(j + word.size):
                        before, j = (word.value,), j + word.size
                        continue
                elif self._pure_noun(j) and j > start:
                    return j + word.size, self.lows[j], (word.value,), "noun"
                break
            if low in words_of("adverbs") or low in modalities():
                k = j + 1
                if not (k < self.size and (self._noun_at(k) or outcomes().at(self.lows, k, ("adjective", "participle")))):
                    break
                if not self._noun_at(k) and not self._noun_at(k + 1):
                    break
            j, unknown = j + 1, unknown + 1
        return self._unknown_end(start, j), "", (), ""

    def _pure_noun(self, j: int) -> bool:
        """Whether a word of harm is a noun and nothing else: "deaths", not "dead"."""
        lexeme = outcomes().at(self.lows, j, ("noun",))
        return lexeme is not None and outcomes().at(self.lows, j, ("adjective", "participle", "object", "subject")) is None

    def _unknown_end(self, start: int, j: int) -> int:
        """The end of a noun phrase without a known noun: the words up to a verb, at most three."""
        end = start
        while end < min(j, start + 3) and self.lows[end] not in words_of("adverbs") and self.tokens[end].text[0].isalpha():
            end += 1
        return end

    def _complement(self, k: int, noun: str) -> int:
        """Past "of the police force" after "members"."""
        if noun not in ("member",) or self._low(k) != "of":
            return k
        end = k + 1
        while (
            end < self.size
            and end - k < 8
            and (self.lows[end] in ("the", "its", "their", "his", "a", "so", "'", '"', "-") or self.lows[end] not in _breaks())
        ):
            if end in self.figures or not (self.tokens[end].text[0].isalpha() or self.lows[end] in _QUOTES or self.lows[end] == "-"):
                break
            if outcomes().at(self.lows, end, ("participle", "subject", "adjective")):
                break
            end += 1
        return end

    def _age(self, j: int) -> int:
        """Past "14-year-old", -1 if that is not what stands there."""
        end = self.figures[j][1]
        if self._low(end) == "-":
            end += 1
        if self._low(end) not in ("year", "years", "month", "months", "yr", "day", "week", "months"):
            return -1
        end += 1
        if self._low(end) == "-":
            end += 1
        return end + 1 if self._low(end) in ("old", "olds") else -1

    # ------------------------------------------------------------- people

    def _nobody(self, i: int) -> Chunk | None:
        low = self.lows[i]
        if low not in ("no", "nobody", "none", "zero", "not", "without", "nor"):
            return None
        nobody = outcomes().at(self.lows, i, ("nobody",))
        if nobody:
            end = i + nobody.size
            if self._low(end) == "of" and self._low(end + 1) in ("them", "the", "its", "their", "those", "whom"):
                end += 2
                while self._low(end) == "the":
                    end += 1
                if end in self.figures:
                    end = self.figures[end][1]
                phrase = self._noun_phrase(end)
                end = phrase[0] if phrase[1] else end
            return Chunk("z", i, end, figure=self._zero(i, i + nobody.size), number_end=i + nobody.size)
        if low in ("no", "zero", "without"):
            j = i + 1
            while self._low(j) in (
                "any",
                "reported",
                "immediate",
                "known",
                "confirmed",
                "further",
                "serious",
                "major",
                "other",
                "civilian",
                "human",
                "reports",
                "report",
                "of",
                "word",
                "apparent",
                "fatal",
                "significant",
                "additional",
                "loss",
                "causing",
                "more",
                "new",
            ):
                if outcomes().at(self.lows, j, ("noun",)) or (
                    people().at(self.lows, j, ("plural", "singular")) and not self._pure_noun(j + 1 if j + 1 < self.size else j)
                ):
                    break
                j += 1
            if j >= self.size:
                return None
            noun = outcomes().at(self.lows, j, ("noun",))
            if noun and not (self._noun_at(j + noun.size)):
                more = self._union(j + noun.size)
                return Chunk("o", i, more[0], (noun.value, *more[1]), self._zero(i, i + 1), i + 1)
            end, head, before, other = self._noun_phrase(j)
            if head and other != "refused":
                return Chunk("o" if other == "noun" else "n", i, end, before, self._zero(i, i + 1), i + 1, self._words(j, end), head)
        return None

    def _union(self, j: int) -> tuple[int, tuple[str, ...]]:
        """Further nouns of harm behind "or": "no deaths or injuries"."""
        found: tuple[str, ...] = ()
        while self._low(j) in ("or", "and", "nor", ",", "/") and j + 1 < self.size:
            k = j + 1
            if self.lows[k] in ("or", "and"):
                k += 1
            if k < self.size and self.lows[k] in ("serious", "other", "any", "no", "reported", "major", "civilian"):
                k += 1
            noun = outcomes().at(self.lows, k, ("noun",)) if k < self.size else None
            if noun is None:
                break
            found, j = (*found, noun.value), k + noun.size
        return j, found

    def _zero(self, i: int, end: int) -> Figure:
        return self._count(i, end, 0)

    def _count(self, i: int, end: int, n: int) -> Figure:
        span = Span(self.tokens[i].start, self.tokens[end - 1].end)
        words = self.tokens[i].text if end == i + 1 else " ".join(token.text for token in self.tokens[i:end])
        return Figure(Count.exactly(n), Hedge.EXACT, span, words, number=n)

    def _person(self, i: int) -> Chunk | None:
        low = self.lows[i]
        if low in words_of("indefinite"):
            return self._indefinite(i)
        if low in words_of("definite"):
            end, head, before, other = self._noun_phrase(i + 1)
            if head and not other and not before:
                many = self._is_plural(end - 1)
                return Chunk(
                    "P" if many else "U",
                    i,
                    end,
                    figure=None if many else self._count(i, i + 1, 1),
                    number_end=i + 1,
                    group=self._words(i + 1, end),
                    head=head,
                )
            return None
        if low in words_of("pronoun"):
            return Chunk("U", i, i + 1, figure=self._count(i, i + 1, 1), number_end=i + 1, head="pronoun")
        noun = people().at(self.lows, i, ("plural", "singular"))
        if noun and noun.kind == "plural":
            end = i + noun.size
            while end < self.size and (more := people().at(self.lows, end, ("plural", "singular"))):
                end += more.size
            return Chunk("P", i, end, group=self._words(i, end), head=noun.value)
        return self._named(i)

    def _is_plural(self, last: int) -> bool:
        for start in (last - 2, last - 1, last):
            if start >= 0 and (noun := people().at(self.lows, start, ("plural", "singular"))) and start + noun.size == last + 1:
                return noun.kind == "plural"
        return False

    def _indefinite(self, i: int) -> Chunk | None:
        low = self.lows[i]
        if low == "another" and i + 1 in self.figures:
            return Chunk("x", i, i + 1)
        j, end_number = i + 1, i + 1
        ordinal = self._low(j) in (
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        )
        if ordinal:
            j, end_number = j + 1, j + 1
        end, head, before, other = self._noun_phrase(j)
        note = "other" if low == "another" or ordinal else ""
        if head and not other and not self._is_plural(end - 1) and not self._adjunct(end):
            return Chunk("s", i, end, before, self._count(i, end_number, 1), end_number, self._words(j, end), head, note=note)
        if low == "another" or ordinal:
            follows = (
                self._low(j) in words_of("be")
                or (j < self.size and outcomes().at(self.lows, j, ("participle", "adjective", "subject")) is not None)
                or self._low(j) in ("in", "at", "")
            )
            if follows and not head:
                return Chunk("s", i, end_number, (), self._count(i, end_number, 1), end_number, note="other")
        if head and not other and self._is_plural(end - 1) and low in words_of("kin"):
            return Chunk("P", i, end, group=self._words(i + 1, end), head=head)
        return None

    def _adjunct(self, end: int) -> bool:
        """Whether a singular noun only describes the next one: "a police patrol", "a soldier's"."""
        if end >= self.size:
            return False
        low, text = self.lows[end], self.tokens[end].text
        if low in _breaks() or not text[0].isalpha() or text[0].isupper() or outcomes().at(self.lows, end, _CARRYING):
            return False
        return not low.endswith(("ed", "ing", "ly")) and low not in words_of("adverbs")

    def _named(self, i: int) -> Chunk | None:
        """A run of capitalised words that no lexicon knows."""
        j = i
        while j < self.size and self.tokens[j].text[:1].isupper() and j not in self.figures and self.lows[j] not in _breaks() and j - i < 6:
            if outcomes().at(self.lows, j, _CARRYING):
                break
            j += 1
            if (
                self._low(j) == "-"
                and j + 1 < self.size
                and self.tokens[j + 1].text[:1].isupper()
                and self.tokens[j].end == self.tokens[j + 1].start
            ):
                j += 1
        if j - i < 2 or self.tokens[i].text.isupper():
            return None
        noun = people().at(self.lows, j, ("plural", "singular")) if j < self.size else None
        if noun:
            return Chunk("P" if noun.kind == "plural" else "x", i, j + noun.size, group=self._words(i, j + noun.size), head=noun.value)
        return Chunk("U", i, j, figure=self._count(i, j, 1), number_end=j, group=self._words(i, j), head="name")

    # ------------------------------------------------------------- verbs

    def _verbs(self, i: int) -> Chunk | None:
        """A group of verbs with an outcome in it."""
        low = self.lows[i]
        auxiliary = (
            low in words_of("be") or low in words_of("have") or low in words_of("modal") or low in words_of("linking") or low == "to"
        )
        if not auxiliary and low not in modalities() and low not in words_of("reported"):
            return None
        j, be, have, sure, no = i, False, False, "", False
        while j < self.size and j - i < 12:
            low = self.lows[j]
            if low in words_of("be"):
                be = True
            elif low in words_of("have"):
                have = True
            elif low in words_of("negation"):
                no = True
            if low in modalities() and low not in ("claimed",):
                sure = modalities()[low]
            elif not (
                low in words_of("be")
                or low in words_of("have")
                or low in words_of("modal")
                or low in words_of("linking")
                or low in words_of("negation")
                or low in _QUOTES
                or low == "to"
            ):
                found = outcomes().at(self.lows, j, ("participle", "subject", "adjective", "object"))
                if found and not (found.kind == "adjective" and self._noun_at(j + found.size)):
                    return self._verb_chunk(i, j, found, be, have, auxiliary, sure, no)
                phrase = outcomes().at(self.lows, j, ("reported", "adverbs"))
                if phrase is None:
                    break
                j += phrase.size - 1
            j += 1
        return None

    def _verb_chunk(self, i: int, j: int, found: Lexeme, be: bool, have: bool, auxiliary: bool, sure: str, no: bool) -> Chunk:
        end, values = self._more_outcomes(j + found.size, found)
        note = "not" if no else ""
        if found.kind == "subject":
            symbol = "V"
        elif found.kind == "object":
            symbol = "T"
        elif be or self.lows[i] in words_of("linking") or found.kind == "adjective":
            symbol = "A" if auxiliary else "D"
        else:
            symbol = "T" if have else "K" if auxiliary else "D"
        return Chunk(symbol, i, end, values, modality=sure, note=note)

    def _more_outcomes(self, end: int, found: Lexeme) -> tuple[int, tuple[str, ...]]:
        """Past "and wounded" where it goes on about the same people."""
        values = (found.value,)
        if self._low(end) not in ("and", "or", "/", ","):
            return end, values
        either = self.lows[end] in ("or", "/")
        j = end + 1
        while j < self.size and (
            self.lows[j] in words_of("adverbs") or self.lows[j] in ("then", "either") or self.lows[j] in words_of("be")
        ):
            j += 1
        more = outcomes().at(self.lows, j, ("participle", "subject", "adjective")) if j < self.size else None
        if (
            more is None
            or (more.value == found.value and self._object_at(j + more.size))
            or self._object_at(j + more.size)
            or self.lows[end] == ","
        ):
            return end, values
        if more.value == found.value:
            return j + more.size, values
        if either:
            return j + more.size, (f"{found.value}_or_{more.value}",)
        if {found.value, more.value} == {"injured", "killed"}:
            return j + more.size, ("killed",) if found.value == "injured" else ("casualties",)
        return j + more.size, (found.value, more.value)

    def _object_at(self, j: int) -> bool:
        """Whether a number or a person stands at token `j`."""
        return j in self.figures or (
            j < self.size and (self.lows[j] in words_of("indefinite") or self._noun_at(j) or self.lows[j] in ("the", "several"))
        )

    def _carrying(self, i: int) -> Chunk | None:
        found = outcomes().at(self.lows, i, _CARRYING)
        if found is None:
            if self.lows[i] in words_of("leave"):
                return Chunk("L", i, i + 1)
            return None
        end = i + found.size
        values: tuple[str, ...] = (found.value,)
        if found.kind in ("participle", "adjective"):
            if found.kind == "adjective" and self._noun_at(end):
                return None if self.lows[i] not in ("dead", "wounded", "injured") else Chunk("x", i, end)
            end, values = self._more_outcomes(end, found)
        return Chunk(_CARRYING_SYMBOL[found.kind], i, end, values)

    # ------------------------------------------------------------- the rest

    def _little(self, i: int) -> Chunk | None:
        found = outcomes().at(self.lows, i, tuple(kind for kind, _ in _LITTLE))
        if found is None:
            return None
        symbol = next(symbol for kind, symbol in _LITTLE if found.kind == kind)
        return Chunk(symbol, i, i + found.size)

    def _other(self, i: int) -> Chunk:
        low = self.lows[i]
        verb = low.endswith("ed") and len(low) > 4 and self._low(i + 1) not in words_of("preposition") | words_of("by") | words_of("of")
        return Chunk("v" if verb else "x", i, i + 1)

    def _noun_at(self, j: int) -> bool:
        """Whether a noun for people begins at token `j`, or after one word more."""
        for k in (j, j + 1):
            if k < self.size and k not in self.figures and people().at(self.lows, k, ("plural", "singular")):
                return True
            if k < self.size and (self.lows[k] in _breaks() or (not self.tokens[k].text[0].isalpha() and self.lows[k] != "-")):
                return False
            if k < self.size and outcomes().at(self.lows, k, _CARRYING):
                return False
        return False

    def _low(self, j: int) -> str:
        return self.lows[j] if j < self.size else ""

    def _words(self, start: int, end: int) -> str:
        words = [token.lower for token in self.tokens[start:end] if token.lower not in _QUOTES]
        while words and words[0] in ("of", "the", "its", "their", "other", "more", "additional", "further", "-"):
            words.pop(0)
        return " ".join(words).replace(" - ", "-")


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


def chunks(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Chunk]:
    """The chunks of a sentence."""
    return Chunker(tokens, figures).run()
