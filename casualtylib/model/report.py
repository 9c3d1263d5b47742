"""One document read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized
from datetime import date
from typing import Any

from attrs import evolve, field, fields, frozen

from casualtylib.errors import FieldError, QueryError
from casualtylib.model.checks import instance, items, moment, one_of, pairs, takes
from casualtylib.model.claim import Claim
from casualtylib.model.event import Event
from casualtylib.model.span import Span
from casualtylib.model.views import Tabled


@frozen
class Refusal:
    """A number that looked like casualties and was not taken.

    Args:
        words: the number as written.
        span: where it stands.
        reason: why it was not taken.
    """

    words: str = field(validator=instance(str))
    span: Span = field(validator=instance(Span))
    reason: str = field(validator=instance(str))


@frozen
class Edit:
    """One change that somebody made to a Report by hand.

    Args:
        verb: ``"amend"``, ``"drop"`` or ``"add"``.
        claim: id of the claim.
        why: the reason that was given.
        before, after: the claim as it was and as it is; None where there was or is none.
    """

    verb: str = field(validator=one_of("amend", "drop", "add"))
    claim: str = field(validator=instance(str))
    why: str = field(validator=instance(str))
    before: Claim | None = field(default=None, validator=instance(Claim, optional=True))
    after: Claim | None = field(default=None, validator=instance(Claim, optional=True))


def _counted(values: Sized) -> str:
    """How many values there are: a report of hundreds of claims has to fit a screen."""
    return f"<{len(values)}>"


@frozen
class Report(Tabled):
    """One document read: an immutable sequence of Claims with the text, what was refused, and the edits made since.

    Args:
        id: the caller's name for the document, or one made from the text.
        text: the text as it was given.
        claims: in the order of the text.
        events: the harms that the text is about.
        published: when it was published; None: unknown.
        title, url, outlet: as the caller gave them.
        within: pairs of place words (inner, outer): the first lies in the second.
        apart: pairs of places of parts that a gazetteer knows to share nothing; others may overlap.
        refused: numbers that were not taken, and why.
        codebook: name of the Codebook under which counts were read.
        edits: what was amended, dropped or added by hand.
        inferred: what was inferred about the document itself (its date from a dateline).

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed on Sunday, rescuers said.", published="2024-12-02")
    >>> len(report), report[0].count
    (1, Count.at_least(25))
    >>> report.drop(report[0].id, why="not ours").claims
    ()
    """

    id: str = field(validator=instance(str))
    text: str = field(validator=instance(str), repr=False)
    claims: tuple[Claim, ...] = field(default=(), validator=items(Claim), repr=_counted)
    events: tuple[Event, ...] = field(default=(), validator=items(Event), repr=_counted)
    published: date | None = field(default=None, validator=moment)
    title: str | None = field(default=None, validator=instance(str, optional=True))
    url: str | None = field(default=None, validator=instance(str, optional=True))
    outlet: str | None = field(default=None, validator=instance(str, optional=True))
    within: tuple[tuple[str, str], ...] = field(default=(), validator=pairs)
    apart: tuple[tuple[str, str], ...] = field(default=(), validator=pairs)
    refused: tuple[Refusal, ...] = field(default=(), validator=items(Refusal), repr=_counted)
    codebook: str = field(default="literal", validator=instance(str))
    edits: tuple[Edit, ...] = field(default=(), validator=items(Edit), repr=_counted)
    inferred: tuple[str, ...] = field(default=(), validator=items(str))

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __getitem__(self, index: int) -> Claim:
        return self.claims[index]

    def by_id(self, id: str) -> Claim:
        """The claim of that id.

        Raises:
            QueryError: if this report has none.
        """
        for claim in self.claims:
            if claim.id == id:
                return claim
        raise QueryError("claim", id, (claim.id for claim in self.claims))

    def amend(self, id: str, *, why: str, **changes: Any) -> Report:
        """A new Report in which fields of one claim have other values; the edit is remembered.

        Args:
            id: the claim's id, which stays.
            why: the reason, for the record.
            **changes: fields of the Claim with their new values.

        Raises:
            QueryError: for an unknown id. FieldError: for a field that a Claim does not have.
        """
        before = self.by_id(id)
        after = _evolved(before, changes)
        claims = tuple(after if claim.id == id else claim for claim in self.claims)
        return self._edited(claims, Edit("amend", id, why, before, after))

    def drop(self, id: str, *, why: str) -> Report:
        """A new Report without that claim; what was part of it, or restated it, stands by itself. The edit is remembered.

        Raises:
            QueryError: for an unknown id.
        """
        before = self.by_id(id)
        claims = tuple(_detached(claim, id) for claim in self.claims if claim.id != id)
        return self._edited(claims, Edit("drop", id, why, before, None))

    def add(self, *claims: Claim, why: str = "added by hand") -> Report:
        """A new Report with further claims; the edits are remembered.

        Raises:
            FieldError: if an id is taken already, or for what is no Claim.
        """
        taken = {claim.id for claim in self.claims}
        for claim in claims:
            takes("claims", claim, Claim)
            if claim.id in taken:
                raise FieldError("Claim.id", f"{claim.id!r} is in the report already")
            taken.add(claim.id)
        edits = tuple(Edit("add", claim.id, why, None, claim) for claim in claims)
        return self._edited(self.claims + claims, *edits)

    def _edited(self, claims: tuple[Claim, ...], *edits: Edit) -> Report:
        return evolve(self, claims=claims, edits=self.edits + edits)


def _evolved(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    known = {attribute.name for attribute in fields(Claim)} - {"id"}
    for name in changes:
        if name not in known:
            raise FieldError(f"Claim.{name}", f"cannot be amended; these can: {', '.join(sorted(known))}")
    return evolve(claim, **changes)


def _detached(claim: Claim, gone: str) -> Claim:
    same_as = None if claim.same_as == gone else claim.same_as
    if claim.part_of == gone:  # nor is it an item of a list of all: "including ten children" named some
        return evolve(claim, part_of=None, breakdown=None, same_as=same_as)
    return evolve(claim, same_as=same_as)
