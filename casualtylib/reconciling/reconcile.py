"""`reconcile`, and what can be asked of its result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Unpack

from attrs import evolve, field, frozen

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.bounds import Bounds
from casualtylib.model.change import Change
from casualtylib.model.checks import listed, takes
from casualtylib.model.claim import Claim
from casualtylib.model.conflict import Conflict, Repair, Revision
from casualtylib.model.difference import Difference
from casualtylib.model.event import Event
from casualtylib.model.group import Group
from casualtylib.model.moment import day_of, moment
from casualtylib.model.outcome import Outcome
from casualtylib.model.report import Report
from casualtylib.model.verdict import Verdict
from casualtylib.model.views import Tabled
from casualtylib.model.window import Window
from casualtylib.reconciling.answers import Present, answer
from casualtylib.reconciling.contradictions import Clashes
from casualtylib.reconciling.corrections import settled
from casualtylib.reconciling.course import course_of
from casualtylib.reconciling.entries import Entries, enter
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.explain import Explanation, explained
from casualtylib.reconciling.given import known_by, reports_of
from casualtylib.reconciling.history import changes
from casualtylib.reconciling.lines import differences, questions
from casualtylib.reconciling.making import all_kept
from casualtylib.reconciling.merging import Merged, merge
from casualtylib.reconciling.outgrown import outgrown
from casualtylib.reconciling.query import Asked, Day, Query, Sides, asked_of, understood
from casualtylib.reconciling.selection import Terms
from casualtylib.reconciling.stated import Stated
from casualtylib.reconciling.stated import stated as summarised
from casualtylib.reconciling.statement import judged, stated
from casualtylib.reconciling.voices import Voices
from casualtylib.reconciling.weights import weighed

INTERPRETATIONS = ("pooled", "minimum")


@frozen(eq=False, slots=False)
class Reconciliation(Tabled):
    """What several claims say together. Made by `reconcile`; every question is a method.

    Args:
        reports: the reports reconciled.
        interpretation: ``"pooled"`` or ``"minimum"``.
        ranking: voices, the most authoritative first; they decide whose figure is quoted where voices disagree.
        weights: what setting a claim aside costs, by its id or by its voice; others cost 1.
        voice: the one voice whose figures are used; None: all.

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed on Sunday, rescuers said.", published="2024-12-02")
    >>> result = cl.reconcile(report)
    >>> result.consistent, str(result.bounds("killed"))
    (True, '25 or more')
    """

    reports: tuple[Report, ...] = field(repr=False)
    interpretation: str = "pooled"
    ranking: tuple[str, ...] = ()
    weights: Mapping[str, int] | None = field(default=None, repr=False)
    voice: str | None = None

    @cached_property
    def known_by(self) -> date | None:
        """The last day for which a report, or the one voice, speaks; None where none is dated."""
        if self.voice is not None:
            return max((entry.day for entry in self._present.entries if entry.day is not None), default=None)
        days = [day_of(claim.as_of) for report in self.reports for claim in report.claims]
        days += [day_of(report.published) for report in self.reports]
        return max((day for day in days if day is not None), default=None)

    @cached_property
    def _merged(self) -> Merged:
        return merge(self.reports)

    @cached_property
    def _entries(self) -> Entries:
        with all_kept():
            return enter(self.reports, self._merged)

    @cached_property
    def _terms(self) -> Terms:
        days = [entry.day for entry in self._entries.constrain if entry.day is not None]
        return Terms(self.interpretation, max(days, default=None), self.weights)

    @cached_property
    def _settled(self) -> tuple[tuple[Entry, ...], tuple[Revision, ...]]:
        return settled(self._entries.constrain, self._entries.nogoods, self._terms)

    @cached_property
    def _names(self) -> dict[str, str]:
        """The voice of every name that the reports give it."""
        told = [(entry, entry.claim.source) for entry in self._entries.constrain]
        return {name.casefold(): entry.voice for entry, source in told if source for name in (source.name, source.canonical)}

    @cached_property
    def _ranked(self) -> tuple[str, ...]:
        return tuple(self._names.get(voice.casefold(), voice) for voice in self.ranking)

    @cached_property
    def _present(self) -> Present:
        entries = self._settled[0]
        entries = outgrown(entries) if self.voice is None else tuple(entry for entry in entries if entry.voice == self.voice)
        return Present(entries, self._entries.nogoods, self._terms, self._ranked, tuple(self._merged.assumes.items()))

    @cached_property
    def _clashes(self) -> Clashes:
        return Clashes(self._present)

    @cached_property
    def _spoken(self) -> tuple[Claim, ...]:
        return tuple(entry.claim for entry in self._entries.constrain)

    @property
    def events(self) -> tuple[Event, ...]:
        """The harms that the reports are about, main ones and background ones, each once."""
        return self._merged.events

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that speak at present: asserted, not superseded, not taken back; each figure once."""
        return tuple(entry.claim for entry in self._present.entries)

    @property
    def listed(self) -> tuple[Claim, ...]:
        """The claims that do not constrain: feared, denied, expected, superseded in their own text, or of households."""
        return self._entries.listed

    @property
    def corrections(self) -> tuple[Revision, ...]:
        """Earlier claims that a later report took back, or goes on from."""
        return self._settled[1]

    def bounds(
        self,
        outcome: str | Outcome,
        *,
        group: str | Group | None = None,
        event: str | None = None,
        place: str | None = None,
        cause: str | None = None,
        by: str | None = None,
        source: str | None = None,
        on: Day | Window | None = None,
        since: Day | None = None,
        until: Day | None = None,
        known_by: Day | None = None,
        recorded: Day | Window | None = None,
    ) -> Bounds:
        """The least and the most that the claims together allow, why, and the figure to quote.

        Args:
            outcome: ``"killed"``, ``"injured"``, ``"casualties"``, …
            group: who, in words; not named: everyone.
            event: an event's id or label, or ``"all"``; not named: the main event.
            place, cause, by: a part of the event; a word for all of it is no restriction.
            source: the one voice whose claims are used.
            on: the day, or window, of the harm. Not named, nor `since` or `until`: what the main event's claims cover.
            since, until: first and last day of the harm; `until` is `known_by` unless given.
            known_by: use the reports up to this day; not given: all.
            recorded: the day, or window, in which the sources came to know.

        Raises:
            QueryError: for a word that is not known here. FieldError: for a window that ends before it starts.
            UsageError: if there are several main events and none is named.

        >>> import casualtylib as cl
        >>> report = cl.claim("31 killed, including nine children", source="SOHR", on="2024-12-01")
        >>> bounds = cl.reconcile(report).bounds("killed", group="adults")
        >>> bounds.low, bounds.high
        (22, 22)
        """
        return self._ask(Asked(outcome, group, event, place, cause, by, on, since, until, recorded, source, known_by))

    def _ask(self, asked: Asked) -> Bounds:
        if asked.source is not None:
            return self.by_source()[asked.source]._ask(evolve(asked, source=None))
        if asked.known_by is not None:
            return self.as_of(asked.known_by)._ask(evolve(asked, known_by=None))
        return answer(self._present, self._query(asked))

    def _query(self, asked: Asked) -> Query:
        entries = self._entries.constrain
        return understood(asked, entries, self._merged.events, self._entries.nogoods, self.known_by)

    def explain(self, outcome: str | Outcome, **sides: Unpack[Sides]) -> Explanation:
        """The bounds of the same question, in words that quote the figures and their sources.

        Args:
            outcome: as for `bounds`.
            **sides: as for `bounds`.

        Raises:
            As `bounds` does.

        >>> import casualtylib as cl
        >>> print(cl.reconcile(cl.claim("at least 25 killed", source="SOHR", on="2024-12-01")).explain("killed"))
        killed, on 2024-12-01: 25 or more
          at least 25, as stated: “at least 25 killed” (SOHR, of 2024-12-01)
          no upper end: no figure sets one
        """
        return explained(self._ask(asked_of(outcome, sides)), self._spoken)

    def check(self, statement: str, **sides: Unpack[Sides]) -> Verdict:
        """Whether a statement follows from the claims, contradicts them, or is open.

        Args:
            statement: such as ``"at least 50 killed"``. The group, days, place and source that it names are asked about.
            **sides: event, place, on, since, …, as for `bounds`; they go before what the statement names.

        Raises:
            ParseError: if the statement holds no casualty figure, or a second one, or names days that cannot be told.
            Else as `bounds` does.

        >>> import casualtylib as cl
        >>> cl.reconcile(cl.claim("at least 25 killed", on="2024-12-01")).check("at least 20 killed").value
        'supported'
        """
        said, asked = stated(statement, sides)
        return judged(said, self._ask(asked))

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Minimal sets of claims that cannot all hold: as many as share no claim, and those that the repair needs.

        None are sought under ``"minimum"``.
        """
        return self._clashes.conflicts

    def conflicts_of(self, claim: Claim | str) -> tuple[Conflict, ...]:
        """Minimal conflicts that a claim takes part in.

        Raises:
            QueryError: for a claim that does not speak at present.
        """
        takes("claim", claim, Claim, str)
        return self._clashes.of(claim.id if isinstance(claim, Claim) else claim)

    @property
    def tensions(self) -> tuple[Conflict, ...]:
        """Conflicts that arise only with the ends that a codebook supplied ("about 30" against 36)."""
        return self._clashes.tensions

    @property
    def consistent(self) -> bool | None:
        """Whether all claims can hold together; None: not decided, and never so under ``"minimum"``."""
        return None if self.interpretation == "minimum" else self._clashes.consistent

    @property
    def repair(self) -> Repair:
        """The smallest set of claims to set aside so that the rest can hold."""
        return self._clashes.repair

    def by_source(self) -> Voices[Reconciliation]:
        """For each voice the reconciliation of its claims alone; found by any name that the reports give the voice."""
        voices = dict.fromkeys(entry.voice for entry in self._settled[0])
        return Voices({voice: self._alone(voice) for voice in voices}, self._names)

    def _alone(self, voice: str) -> Reconciliation:
        """The same of one voice; what was found out of the reports need not be found out again."""
        found = evolve(self, voice=voice)
        known = ("_merged", "_entries", "_terms", "_settled", "_names")
        found.__dict__.update({name: self.__dict__[name] for name in known if name in self.__dict__})
        return found

    def as_of(self, day: Day) -> Reconciliation:
        """The reconciliation of what had been reported by a day.

        Raises:
            FieldError: for what is no day.
        """
        last = day_of(moment(day, "known_by"))
        if last is None:
            raise FieldError("known_by", "takes a day")
        unheard = {entry.report for entry in self._entries.constrain if entry.spoken is not None and entry.spoken > last}
        kept = (report for i, report in enumerate(self.reports) if i not in unheard)
        return evolve(self, reports=tuple(known_by(report, last) for report in kept))

    def changes(self, outcome: str | Outcome, **sides: Unpack[Sides]) -> tuple[Change, ...]:
        """Each day whose reports changed the bounds of a question, with the claims that changed them.

        Args:
            outcome: as for `bounds`.
            **sides: as for `bounds`.

        >>> import casualtylib as cl
        >>> first = cl.claim("at least 25 killed", source="SOHR", on="2024-12-01", event="raid", as_of="2024-12-01")
        >>> second = cl.claim("31 killed", source="SOHR", on="2024-12-01", event="raid", as_of="2024-12-02")
        >>> [str(change) for change in cl.reconcile(first, second).changes("killed")]
        ['2024-12-01: killed unknown → 25 or more', '2024-12-02: killed 25 or more → 31']
        """
        asked = asked_of(outcome, sides)
        if asked.source is not None:
            return self.by_source()[asked.source]._changes(evolve(asked, source=None))
        return self._changes(asked)

    def _changes(self, asked: Asked) -> tuple[Change, ...]:
        query = self._query(asked)
        by_day: dict[date, list[Entry]] = {}
        for entry in self._entries.constrain:
            mine = self.voice in (None, entry.voice) and query.event in (None, entry.event)
            if entry.day is not None and mine and query.scope.outcome.parts & entry.claim.outcome.parts:
                by_day.setdefault(entry.day, []).append(entry)

        def understand(entries: Sequence[Entry], day: date) -> Query:
            return understood(asked, entries, self._merged.events, self._entries.nogoods, day)

        plain = asked.known_by is None and not any(change.kind == "correction" for change in self.corrections)
        course = course_of(self._present, len(self.reports), self.events, query, understand) if plain else None
        ask = course.answer if course is not None else lambda day: self.as_of(day)._ask(asked)
        return changes(by_day, ask, by_day.__getitem__, self.corrections)

    def summary(self, policy: str = "latest") -> tuple[Stated, ...]:
        """The lowest, the best and the highest stated figure for each outcome, group and window, with the claims behind them.

        Args:
            policy: which figure is the best: ``"latest"``, ``"ranking"`` (the voice first in the ranking given), ``"lowest"``.

        Raises:
            UsageError: for an unknown policy, or ``"ranking"`` without a ranking.
        """
        return summarised(self._present.entries, self.events, policy, self._ranked)

    def rows(self) -> tuple[Bounds, ...]:
        """Bounds for every outcome, group and window that the claims name, main events first."""
        return tuple(answer(self._present, query) for query in questions(self._present, self._query, self.events))

    def differences(self, *voices: str) -> tuple[Difference, ...]:
        """The questions that the claims raise and that voices, each taken by itself, answer differently.

        Args:
            *voices: which voices; none: all.

        Raises:
            QueryError: for a voice that is not known.

        >>> import casualtylib as cl
        >>> a, b = cl.claim("31 killed", source="A", event="raid"), cl.claim("at least 40 killed", source="B", event="raid")
        >>> print(cl.reconcile(a, b).differences()[0])
        killed, people: A: 31; B: 40 or more (they exclude each other)
        """
        known = self.by_source()
        return differences(questions(self._present, self._query, self.events), {voice: known[voice]._present for voice in voices or known})

    def moves(self) -> dict[str, int]:
        """How far each claim of the repair would have to move at least, by its id, for the others to hold with it."""
        return self._clashes.moves()


def reconcile(
    *given: Report | Claim | Iterable[Report | Claim],
    interpretation: str = "pooled",
    ranking: Sequence[str] = (),
    weights: Mapping[str, int] | None = None,
    grades: Mapping[str, str] | None = None,
) -> Reconciliation:
    """Put claims together and find out what follows from them.

    Args:
        *given: Reports, Claims, or iterables of them.
        interpretation: ``"pooled"``: all voices count the same harm, on one register; ``"minimum"``: what has been
            recorded is the least there was, so only lower ends speak.
        ranking: voices, the most authoritative first.
        weights: what setting a claim aside costs, by its id or its voice; others cost 1.
        grades: the same as a grade of Airwars: ``"confirmed"``, ``"fair"``, ``"weak"``, ``"contested"``, ``"discounted"``,
            which cost 5 down to 1.

    Raises:
        UsageError: for an unknown interpretation, or something that is neither a Report nor a Claim.
        FieldError: for a ranking that is no list of names, and weights or grades that are none.

    >>> import casualtylib as cl
    >>> result = cl.reconcile(cl.claim("at least 25 killed", source="SOHR", on="2024-12-01"))
    >>> str(result.bounds("killed")), result.consistent
    ('25 or more', True)
    """
    if interpretation not in INTERPRETATIONS:
        raise UsageError(f"interpretation: takes {' or '.join(map(repr, INTERPRETATIONS))}, not {interpretation!r}")
    listed("ranking", ranking, str)
    return Reconciliation(reports_of(given), interpretation, tuple(ranking), weighed(weights, grades))
