"""A stretch of a sentence that plays one part in it."""

from __future__ import annotations

from attrs import frozen

from casualtylib.model.figure import Figure

#: What each symbol stands for. The grammar's patterns are written over these.
SYMBOLS = {
    "n": "people with a number: 'at least 25 people'",
    "q": "a number alone: 'dozens'",
    "y": "a number with a noun that is not known: 'three Kamajors'",
    "s": "one person, indefinite: 'a soldier'",
    "z": "nobody: 'no one', 'none of the 30'",
    "m": "some of those mentioned: 'two of them', 'six of whom'",
    "o": "harm with a number: '25 deaths', 'no casualties'",
    "O": "harm without one: 'the deaths', 'casualties'",
    "X": "a number of something else: 'three houses'",
    "P": "people without a number: 'soldiers'",
    "U": "one person, known: 'the gunman', 'Ahmed Khan'",
    "A": "passive: 'were killed', 'are dead'",
    "K": "participle or past tense: 'killed'",
    "k": "participle that is often something else: 'shot'",
    "D": "adjective: 'dead', 'reported killed'",
    "T": "active before its object: 'has killed', 'killing'",
    "F": "harm before 'of': 'the deaths of'",
    "V": "active after its subject: 'died'",
    "M": "a toll: 'the death toll'",
    "t": "total, in brackets: '(total 45)'",
    "B": "those already mentioned: 'the dead'",
    "L": "leave: 'left'",
    "J": "suffer, cause, report: before harm",
    "E": "force: before people and 'to flee'",
    "H": "suffer, receive: before injuries",
    "a": "in addition to",
    "e": "one person by his own act: 'blew himself up'",
    "W": "several by their own act: 'blew themselves up'",
    "h": "them, they",
    "R": "respectively",
    "N": "number, between harm and its number: 'deaths now number 33'",
    "v": "a verb that may have a clause behind it: 'said'",
    "d": "any other verb",
    "i": "including",
    "g": "among",
    "w": "who, which, that, where",
    "b": "by",
    "p": "another preposition",
    "r": "from",
    "u": "to",
    "l": "lives with a number: 'the lives of', '12 lives'",
    "C": "claim, cost, lose: before or after lives",
    "f": "of",
    "c": "when, after, while, because",
    "&": "and, or, but, as well as",
    "+": "along with, together with",
    ",": "comma, semicolon",
    ":": "colon, dash",
    "/": "slash",
    "(": "opening bracket",
    ")": "closing bracket",
    "x": "anything else",
}


@frozen
class Chunk:
    """Tokens `start` to `end` of a sentence, with their part in it.

    Args:
        symbol: see `SYMBOLS`.
        start, end: tokens.
        outcomes: what the words say happened, if they say so.
        figure: the number.
        number_end: the token behind the number.
        group: the words naming who.
        head: the singular of the noun for people, "" if there is none.
        modality: what the words say of their certainty, "" if nothing.
        note: what else the rules need to know ("other", "severity", a reason to refuse).
    """

    symbol: str
    start: int
    end: int
    outcomes: tuple[str, ...] = ()
    figure: Figure | None = None
    number_end: int = 0
    group: str = ""
    head: str = ""
    modality: str = ""
    note: str = ""
