"""The chunks of a sentence under the rows of the grammar: which number goes with which outcome."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import regex
from attrs import frozen

from casualtylib.grammar.rule import Rule, expand
from casualtylib.grammar.tolls import CLASSES, TOLLS
from casualtylib.model.group import EVERYONE
from casualtylib.reading.chunk import Chunk
from casualtylib.reading.groups import group_of
from casualtylib.reading.lexemes import phrase_words, words_of

#: Those whom a force or a service loses.
_SERVING = frozenset(("member", "officer", "policeman", "police officer", "volunteer", "paramedic", "medic", "firefighter", "aid worker"))

#: What stands between a person and the name or the description behind it: "the man, Ahmed Khan", "the man in the car, Khan".
_APPOSITION = regex.compile("(?:[pf][xPU]{1,3})?,(?:X,)?")

#: A description of the person before it, up to the verb: "the rider of the van, a man from Kemi, died".
_BETWEEN_COMMAS = regex.compile(r"\G[^,&sn]{0,8},s[^,&]{0,8},x{0,2}[AVHK]")

#: The symbols that a row names as saying what happened.
_TRIGGER = regex.compile(r"\(\?P<t>\[?([A-Za-z]+)")

#: What the words for those killed or injured count, in their usual order: "the dead and wounded".
_IN_ORDER = {"casualties": ("killed", "injured")}

#: A pattern with its row.
Pattern = tuple[Rule, regex.Pattern[str]]


@frozen
class Found:
    """One number of a sentence joined to an outcome; indexes are those of its chunks.

    Args:
        number: the number's chunk.
        outcome: what happened, or "as_before" for what was told of last.
        trigger: the chunk that says so.
        rule: the row that read it.
        part: whether it counts some of those counted by another number.
        old: whether it is given as an earlier figure.
        whole: the number that includes it, if that stands in the same sentence.
        breakdown: a number shared by the items of one list.
    """

    number: int
    outcome: str
    trigger: int
    rule: str
    part: bool = False
    old: bool = False
    whole: int | None = None
    breakdown: int | None = None


def patterns(rules: Sequence[Rule], classes: dict[str, str]) -> tuple[Pattern, ...]:
    """The rows of a table, compiled; symbols are upper and lower case."""
    return tuple((rule, regex.compile(expand(rule.pattern, classes))) for rule in rules)


@cache
def _tolls() -> tuple[tuple[frozenset[str], Rule, regex.Pattern[str]], ...]:
    """The rows, each with the symbols of which it needs one."""
    return tuple((_needed(rule.pattern), rule, pattern) for rule, pattern in patterns(TOLLS, CLASSES))


def _needed(pattern: str) -> frozenset[str]:
    """The symbols of which a sentence must have one for the row to match; none if the row does not say.

    >>> sorted(_needed("{list}{gap}(?P<t>[VW])"))
    ['V', 'W']
    """
    return frozenset("".join(_TRIGGER.findall(pattern)))


class Joined:
    """The numbers of one sentence as they are joined, row by row."""

    def __init__(self, row: Sequence[Chunk], kept: Sequence[int]) -> None:
        self.row = row
        self.kept = kept
        self.symbols = "".join(row[i].symbol for i in kept)
        self.found: dict[int, list[Found]] = {}
        self._triggers: set[int] = set()

    def run(self) -> None:
        """All rows, in order; then numbers whose own words say what happened ("two wounded soldiers")."""
        present = frozenset(self.symbols)
        for needed, rule, pattern in _tolls():
            if needed and needed.isdisjoint(present):
                continue
            for match in pattern.finditer(self.symbols):
                self._take(rule, match)
        for i, chunk in enumerate(self.row):
            if chunk.symbol in "nsm" and chunk.outcomes and i not in self.found and (chunk.symbol != "m" or value(chunk) != 1):
                self.found[i] = [Found(i, outcome, i, "hurt people counted", part=chunk.symbol == "m") for outcome in chunk.outcomes]

    def _take(self, rule: Rule, match: regex.Match[str]) -> None:
        groups = match.groupdict()
        trigger = self.kept[match.start("t")] if groups.get("t") else None
        if trigger is not None and not self.row[trigger].outcomes:
            return
        if trigger is not None and rule.name == "active" and self.row[trigger].note == "care":
            return  # "taken to hospital Borsk", and never "hurt Borsk"
        if trigger is not None and (self.row[trigger].note == "not" or (rule.name == "active" and trigger in self._triggers)):
            return
        if rule.make == "them":
            self._them(rule, match.start("t"))
            return
        if rule.make == "each" and trigger is not None:
            self._each(rule, [self.kept[at] for at in match.starts("n")], [self.kept[at] for at in match.starts("t")])
            return
        if rule.make == "before":
            self._before(rule, self.kept[match.start("n")], trigger)
            return
        if groups.get("v") and self.row[self.kept[match.start("v")]].note != "be":
            return
        if groups.get("l") and not self._takes(rule, self.kept[match.start("l")], self.kept[match.start("n")]):
            return
        numbers = [self.kept[at] for at in match.starts("n")]
        old = [self.kept[at] for at in match.starts("d")] if "d" in groups else []
        again = set() if rule.name.startswith("in addition") else self._named_again(match.starts("n"), trigger)
        for i in (*numbers, *old):
            if i in again or (self.row[i].head == "pronoun" and i != numbers[0]):
                continue
            if trigger is not None and self.row[trigger].outcomes == ("as_before",) and self._says_itself(i):
                continue
            if rule.make == "also":
                self._also(rule, i, trigger)
            elif i not in self.found:
                self._join(rule, i, trigger, old=i in old)

    def _says_itself(self, i: int) -> bool:
        """ "bringing the total to 40 dead": the number says of what it is."""
        return self.row[i].symbol == "q" and i + 1 < len(self.row) and self.row[i + 1].symbol in "DK"

    def _takes(self, rule: Rule, verb: int, number: int) -> bool:
        """Whether a verb is one of seizing people, or of losing such as a force or a service loses: "lost 11 soldiers"; whether
        what is suffered are injuries, and no "casualties".
        """
        if rule.make == "injured":
            return self.row[verb].outcomes == ("injured",)
        if rule.make == "abducted":
            return self.row[verb].note == "seizing"
        group = group_of(self.row[number].group)
        lost = group.status == "combatant" or group == EVERYONE or bool(_SERVING & set(group.names))
        return self.row[verb].note == "lose" and lost

    def _join(self, rule: Rule, i: int, trigger: int | None, *, old: bool) -> None:
        chunk = self.row[i]
        if trigger is not None and rule.name.startswith("participle") and chunk.symbol == "U" and not self._alone(chunk, trigger):
            return
        if trigger is not None:
            outcomes = self._of_toll(rule, i, trigger)
            self._triggers.add(trigger)
        else:
            outcomes = (rule.make,) if rule.make else chunk.outcomes
        if outcomes == ("detained",) and "abducted" in chunk.outcomes:
            outcomes = chunk.outcomes  # "eleven hostages are still being held"
        where = i if trigger is None else trigger
        part = rule.make == "part" or chunk.symbol == "m"
        away = chunk.figure is not None and group_of(chunk.group).role == "perpetrators" and self.row[where].symbol == "V"
        if not (away and outcomes == ("displaced",)):  # attackers who flee are not displaced
            self.found[i] = [Found(i, outcome, where, rule.name, part=part, old=old) for outcome in outcomes]

    def _of_toll(self, rule: Rule, i: int, trigger: int) -> tuple[str, ...]:
        """What the trigger says happened; of a "casualty toll" that rose to "19 dead", what stands behind the number."""
        outcomes = self.row[trigger].outcomes
        behind = self.row[i + 1] if i + 1 < len(self.row) else None
        if rule.name.startswith("toll") and outcomes == ("casualties",) and behind is not None and behind.symbol in "DAK":
            return behind.outcomes or outcomes
        return outcomes

    def _each(self, rule: Rule, numbers: Sequence[int], triggers: Sequence[int]) -> None:
        """Numbers in the order of the outcomes: "dead/missing: 5/2"; of a single outcome, all of them."""
        stated = [(at, outcome) for at in triggers for outcome in self.row[at].outcomes]
        told = [(at, one) for at, outcome in stated for one in _IN_ORDER.get(outcome) or outcome.split("_or_")]
        for i, (at, outcome) in zip(numbers, told * len(numbers) if len(told) == 1 else told, strict=False):
            self.found.setdefault(i, [Found(i, outcome, at, rule.name)])

    def _alone(self, chunk: Chunk, trigger: int) -> bool:
        """Whether a participle has no object: "man killed in crash", not "he killed the game"."""
        after = self.row[trigger + 1].symbol if trigger + 1 < len(self.row) else ""
        return chunk.head != "pronoun" and (after in ("", *"prbc,&:/)") or (after == "x" and chunk.head != "name"))

    def _also(self, rule: Rule, i: int, trigger: int | None) -> None:
        """A further outcome of people who have one already; the dead have no other, and the wounded who die are dead."""
        have = self.found.get(i, [])
        if i and self.row[i - 1].symbol == "F" and i not in self.found:
            return  # "the bodies of two people killed were taken to a hospital"
        more = () if trigger is None else self.row[trigger].outcomes
        more = tuple(outcome for outcome in more if all(item.outcome not in (outcome, "killed") for item in have))
        if trigger is not None and more:
            kept = [item for item in have if item.outcome != "injured" or "killed" not in more]
            self.found[i] = [*kept, *(Found(i, outcome, trigger, rule.name) for outcome in more)]

    def _before(self, rule: Rule, i: int, trigger: int | None) -> None:
        """What happened to "the victims": to people counted in an earlier sentence."""
        chunk = self.row[i]
        definite = not self.found and (chunk.head in phrase_words("anaphor") or chunk.outcomes in (("as_before",), ("abducted",)))
        if definite and trigger is not None and trigger not in self._triggers:
            self.found[i] = [Found(i, outcome, trigger, rule.name) for outcome in self.row[trigger].outcomes]

    def _named_again(self, places: Sequence[int], trigger: int | None) -> set[int]:
        """Items of a list that only name or describe the one before: "Ahmed Khan, a teacher", "two officers, A and B"."""
        row, kept = self.row, self.kept
        again: set[int] = set()
        for before, at in pairwise(places):
            earlier, later = row[kept[before]], row[kept[at]]
            comma = _APPOSITION.fullmatch(self.symbols, before + 1, at) is not None
            named = later.head == "name" and (earlier.symbol in "sn" or earlier.head not in ("name", "pronoun") or kept[before] in again)
            described = earlier.head == "name" and later.symbol in "sU" and later.head != "name" and not kin(later)
            both = value(earlier) == 2 and later.figure is not None and later.figure.words.lower() == "both"  # "two men, both farmers, …"
            if (comma and (named or described or both)) or (named and kept[before] in again):
                again.add(kept[at])
        items = [kept[at] for at in places]
        is_one = trigger is not None and row[trigger].symbol == "A" and row[trigger].note == "one"
        if self._described(places) or (is_one and all(row[i].symbol in "sU" for i in items)):
            again.update(items[1:])  # "Khan, a teacher and father of two, was killed"
        return again

    def _described(self, places: Sequence[int]) -> bool:
        """Whether the second of two, between commas, says who the first is: "the rider, a man from Kemi, died"."""
        if len(places) != 2 or self.symbols[places[1]] != "s" or value(self.row[self.kept[places[0]]]) != 1:
            return False
        return _BETWEEN_COMMAS.search(self.symbols, places[0] + 1) is not None

    def _them(self, rule: Rule, at: int) -> None:
        """What happened to "them": to the people counted last."""
        for k in range(at - 1, -1, -1):
            if self.symbols[k] in "nqsy":
                self._also(rule, self.kept[k], self.kept[at])
                return


def kin(chunk: Chunk) -> bool:
    """Whether a person is named by kinship to somebody else: "his wife"."""
    return chunk.figure is not None and chunk.figure.words.lower() in words_of("kin")


def value(chunk: Chunk) -> int:
    """The least that the number of a chunk can be."""
    return chunk.figure.count.low if chunk.figure else 0
