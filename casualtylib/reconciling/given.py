"""What a caller hands in, as Reports whose claims have ids of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise

from attrs import evolve

from casualtylib.errors import UsageError
from casualtylib.model.claim import Claim
from casualtylib.model.moment import day_of
from casualtylib.model.report import Report


def reports_of(given: Iterable[object]) -> tuple[Report, ...]:
    """The Reports handed in; Claims by themselves make up one more.

    Raises:
        UsageError: for anything else.
    """
    reports: list[Report] = []
    alone: list[Claim] = []
    for one in _flat(given):
        if isinstance(one, Claim):
            alone.append(one)
        elif one not in reports:
            reports.append(one)
    if alone:
        reports.append(Report("claims", "", tuple(dict.fromkeys(alone))))
    return _told_apart(_on_one_clock(reports))


def known_by(report: Report, last: date) -> Report:
    """A report with the claims that were given by a day."""
    claims = (claim for claim in report.claims if claim.as_of is None or day_of(claim.as_of) <= last)
    published = report.published if report.published is None or day_of(report.published) <= last else last
    return evolve(report, claims=tuple(claims), published=published)


def _on_one_clock(reports: Sequence[Report]) -> list[Report]:
    """The reports, their moments in UTC where the days written in several time zones would stand in another order than they."""
    moments = sorted(
        (m for report in reports for m in _moments(report) if isinstance(m, datetime) and m.tzinfo is not None),
    )
    if all(a.date() <= b.date() for a, b in pairwise(moments)):
        return list(reports)
    return [
        evolve(
            report, published=_in_utc(report.published),
            claims=tuple(evolve(claim, as_of=_in_utc(claim.as_of)) for claim in report.claims),
        )
        for report in reports
    ]  # fmt: skip


def _moments(report: Report) -> Iterator[date | None]:
    yield report.published
    yield from dict.fromkeys(claim.as_of for claim in report.claims)


def _in_utc(moment: date | None) -> date | None:
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # the first or the last day of the calendar
        return moment


def _flat(given: Iterable[object]) -> Iterable[Report | Claim]:
    for one in given:
        if isinstance(one, Report | Claim):
            yield one
        elif isinstance(one, Iterable) and not isinstance(one, str | bytes):
            yield from _flat(one)
        else:
            raise UsageError(f"reconcile: takes Reports and Claims, not {type(one).__name__}")


def _told_apart(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports with ids of claims that no other report has."""
    taken: set[str] = set()
    found: list[Report] = []
    for number, report in enumerate(reports, 1):
        ids = {claim.id for claim in report.claims}
        if ids & taken:
            report = evolve(report, claims=tuple(_numbered(claim, number) for claim in report.claims))
        taken |= {claim.id for claim in report.claims}
        found.append(report)
    return tuple(found)


def _numbered(claim: Claim, number: int) -> Claim:
    def name(id: str | None) -> str | None:
        return None if id is None else f"{number}/{id}"

    return evolve(claim, id=f"{number}/{claim.id}", part_of=name(claim.part_of), same_as=name(claim.same_as))
