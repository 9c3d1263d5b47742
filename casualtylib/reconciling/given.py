"""What a caller hands in, as Reports whose claims have ids of their own."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from casualtylib.errors import UsageError
from casualtylib.model.claim import Claim
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
    return _told_apart(reports)


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
