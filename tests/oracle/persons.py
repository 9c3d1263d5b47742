"""Small worlds of persons, and random figures of them: an oracle for whatever is asked through the public interface.

A person is who he is (age, places in which he counts) and what befell him: hits, each an outcome on a day that came to be
known at a moment. A figure counts the persons who have a hit in its box. Nothing here is shared with the library's own cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from random import Random

from attrs import evolve, frozen

from casualtylib.model.box import Axis, Box
from casualtylib.model.claim import Claim
from casualtylib.model.event import Event
from casualtylib.reconciling.reconcile import Reconciliation, reconcile
from casualtylib.reconciling.system import Row, System
from tests.reconciling.made import made, report

DAYS = ("2024-05-01", "2024-05-02", "2024-05-03")
OUTCOMES = {
    "killed": {"killed"},
    "injured": {"injured"},
    "missing": {"missing"},
    "displaced": {"displaced"},
    "casualties": {"killed", "injured"},
    "killed_or_missing": {"killed", "missing"},
    "injured_or_displaced": {"injured", "displaced"},
}
#: Nobody has two of these within one report.
ONE_OF = {"killed", "injured", "missing"}

#: Outcome, day, moment.
Hit = tuple[str, int, int]


@frozen
class Person:
    """Who somebody is, and what befell him."""

    age: str
    places: frozenset[str]
    hits: tuple[Hit, ...]


@frozen
class Told:
    """A figure, or a question."""

    outcome: str
    who: str = "people"
    first: int = 0
    last: int = 0
    known: int = 0
    place: str | None = None
    low: int = 0
    high: int | None = None
    soft: bool = False

    def counts(self, person: Person) -> bool:
        """Whether it counts a person."""
        if self.who not in ("people", person.age) or (self.place and self.place not in person.places):
            return False
        kinds = OUTCOMES[self.outcome]
        return any(o in kinds and self.first <= day <= self.last and moment <= self.known for o, day, moment in person.hits)


@frozen
class World:
    """What can be so, what was said, and what is asked.

    Args:
        moments: how many moments of report there are; 0: none is dated.
        apart: whether the two places share nobody, being two items of one list.
    """

    outcomes: tuple[str, ...]
    days: int
    moments: int
    ages: tuple[str, ...]
    places: tuple[str, ...]
    apart: bool
    figures: tuple[Told, ...]
    asked: Told

    @property
    def several(self) -> bool:
        """Whether several reports speak."""
        return self.moments > 0 and len(self.figures) > 1

    def persons(self) -> Iterator[Person]:
        """Every kind of person that there can be."""
        each: list[list[tuple[Hit, ...]]] = []
        for outcome in self.outcomes:
            hits = [
                (outcome, day, moment)
                for day in range(self.days)
                for moment in range(self.moments or 1)
                if self.moments < 2 or moment >= day
            ]
            most = 1 if outcome == "killed" else len(hits)
            each.append([some for n in range(most + 1) for some in combinations(hits, n)])
        wheres = [frozenset(some) for n in range(len(self.places) + 1) for some in combinations(self.places, n)]
        wheres = [where for where in wheres if len(where) < 2 or not self.apart]
        for fate in product(*each):
            befell = tuple(hit for hits in fate for hit in hits)
            if befell and (self.several or len({outcome for outcome, _, _ in befell} & ONE_OF) < 2):
                yield from (Person(age, where, befell) for age in self.ages for where in wheres)

    def system(self, *, minimum: bool = False) -> tuple[System, Box]:
        """The figures and the question over kinds of persons that they tell apart."""
        asked = [*self.figures, self.asked]
        kinds = sorted({signature for person in self.persons() if any(signature := tuple(one.counts(person) for one in asked))})
        boxes = [Box((frozenset(k for k, kind in enumerate(kinds) if kind[i]),)) for i in range(len(asked))]
        rows = [
            Row(f"f{i}", boxes[i], one.low, None if minimum else one.high, one.soft, one.soft and one.high is not None and not minimum)
            for i, one in enumerate(self.figures)
        ]
        return System((Axis("persons", tuple(map(str, range(len(kinds))))),), tuple(rows)), boxes[-1]

    def claims(self) -> list[Claim]:
        """The figures as claims, each on a voice of its own."""
        return [self._claim(i, told) for i, told in enumerate(self.figures)]

    def reconciled(self, *, minimum: bool = False) -> Reconciliation:
        """The same through the public interface: one report for each dated figure, one for all that are not dated."""
        event, how = Event("e1", keyed=True, places=("land",)), "minimum" if minimum else "pooled"
        claims = self.claims()
        lists = [[claim] for claim in claims] if self.moments else [claims]
        return reconcile(*(report(*some, id=f"r{i}", events=(event,)) for i, some in enumerate(lists)), interpretation=how)

    def _claim(self, i: int, told: Told) -> Claim:
        listed = self.apart and i < len(self.places)
        as_of = (DAYS[told.known] if self.moments > 1 else DAYS[-1]) if self.moments else None
        one = made(
            told.low, told.high, who=told.who, outcome=told.outcome, on=f"{DAYS[told.first]}..{DAYS[told.last]}", by=f"voice {i}",
            id=f"f{i}", as_of=as_of, place=told.place, breakdown="list" if listed else None,
        )  # fmt: skip
        return evolve(one, soft_low=told.soft, soft_high=told.soft and told.high is not None)


def world(seed: int, *, soft: float = 0.0) -> World:
    """A world, the same for the same seed."""
    random = Random(seed)
    outcomes = random.choice(
        [("killed", "injured"), ("killed", "missing"), ("injured",), ("displaced", "injured"), ("killed", "injured", "missing")]
    )
    said = [name for name, kinds in OUTCOMES.items() if kinds <= set(outcomes)]
    days = random.choice((1, 2, 2, 3) if len(outcomes) < 3 else (1, 2))
    moments = random.choice((0, 0, 1, 2, 2))
    ages = random.choice((("children", "adults"), ("people",)))
    places = ("north", "south") if random.random() < 0.3 and len(outcomes) * days < 5 else ()
    apart = bool(places) and not moments and random.random() < 0.5

    def told(asks: bool = False) -> Told:
        known = random.randrange(moments) if moments else 0
        first, last = sorted((random.randrange(days), random.randrange(days)))
        first = min(first, known) if moments > 1 else first
        low = 0 if asks else random.randint(0, 3)
        high = None if asks else random.choice((None, low, low, min(3, low + 1)))
        who = random.choice(("people", *ages))
        place = random.choice((None, *places)) if places else None
        return Told(random.choice(said), who, first, last, known, place, low, high, random.random() < soft and not asks)

    figures = tuple(told() for _ in range(random.randint(1 + apart, 5)))
    if apart:  # the first two are the list: of one outcome, group and time
        north, south = figures[:2]
        south = evolve(north, place="south", low=south.low, high=south.high, soft=south.soft)
        figures = (evolve(north, place="north"), south, *figures[2:])
    latest = max(figure.known for figure in figures)
    asked = told(asks=True)
    return World(
        outcomes, days, moments, ages, places, apart, figures,
        evolve(asked, known=latest, first=min(asked.first, latest) if moments > 1 else asked.first),
    )  # fmt: skip


def truly(seed: int, count: int) -> World:
    """A larger world, with figures of one course of events, most of them right."""
    random = Random(seed)
    outcomes, days, moments = random.choice(
        ((("killed", "injured"), 2, 2), (("injured",), 3, 3), (("killed", "injured"), 3, 1), (("killed",), 3, 3))
    )
    said = [name for name, kinds in OUTCOMES.items() if kinds <= set(outcomes)]
    empty = World(outcomes, days, moments, ("children", "adults"), (), False, (Told(said[0]),) * 2, Told(said[0]))
    people = random.choices(list(empty.persons()), k=9)

    def box() -> Told:
        known = random.randrange(moments)
        first, last = sorted((random.randrange(days), random.randrange(days)))
        first = min(first, known) if moments > 1 else first
        return Told(random.choice(said), random.choice(("people", "children", "adults")), first, last, known)

    def told(one: Told) -> Told:
        number = sum(one.counts(person) for person in people)
        number += random.choice((-1, 1)) if random.random() < 0.03 and number else 0
        return evolve(one, low=number, high=random.choice((number, number, None)))

    figures = tuple(told(box()) for _ in range(count))
    return evolve(empty, figures=figures, asked=evolve(box(), known=max(figure.known for figure in figures)))
