"""What a column of a table counts."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from casualtylib.errors import FieldError
from casualtylib.model.checks import one_of
from casualtylib.model.group import EVERYONE, Group
from casualtylib.model.moment import day_of, moment
from casualtylib.model.outcome import Outcome
from casualtylib.reading.groups import query_group


def _outcome(value: str | Outcome) -> Outcome:
    return value if isinstance(value, Outcome) else Outcome(value)


def _group(value: str | Group | None) -> Group:
    return value if isinstance(value, Group) else EVERYONE if value is None else query_group(value)


def _day(value: str | date | None) -> date | None:
    return day_of(moment(value, "TallyColumn.since"))


@frozen
class TallyColumn:
    """What a column of a wide table counts.

    Args:
        outcome: ``"killed"``, ``"injured"``, …
        covers: ``"day"``: what was recorded in the row's own time; ``"cumulative"``: everything recorded up to then.
        since: the first day that a cumulative figure counts; None: not stated.
        group: who is counted; None: everyone.
        measure: ``"flow"``, or ``"state"`` for what is so at a moment (still missing).
        hedge: ``"exact"``, or ``"at_least"`` where the table's figures are minimums.
        restarts: whether a cumulative figure starts anew with each phase of the table; None: where it falls, or is no
            more than its own day's figure.

    Raises:
        FieldError: for an unknown outcome or day, or another value than these. QueryError: for an unknown group.

    >>> TallyColumn("killed", covers="cumulative", since="2023-10-07").since
    datetime.date(2023, 10, 7)
    """

    outcome: Outcome = field(converter=_outcome)
    covers: str = field(default="day", validator=one_of("day", "cumulative"))
    since: date | None = field(default=None, converter=_day)
    group: Group = field(default=None, converter=_group)
    measure: str = field(default="flow", validator=one_of("flow", "state"))
    hedge: str = field(default="exact", validator=one_of("exact", "at_least"))
    restarts: bool | None = None

    @since.validator
    def _only_of_sums(self, _attribute: object, value: date | None) -> None:
        if value is not None and self.covers == "day":
            raise FieldError("TallyColumn.since", "says from when a cumulative column counts; this one covers days")
