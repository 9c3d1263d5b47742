"""A Report changed by hand: a new Report that remembers who was changed, how and why."""

import pytest
from attrs import evolve

import casualtylib as cl
from casualtylib.errors import FieldError, QueryError

REPORT = cl.claim("31 killed, including nine children", source="SOHR", on="2024-12-01")
WHOLE, PART = REPORT


def test_amend_changes_one_claim_and_remembers_it() -> None:
    changed = REPORT.amend(WHOLE.id, why="misprint", count=cl.Count.exactly(13))
    assert changed.by_id(WHOLE.id).count == cl.Count.exactly(13)
    assert REPORT.by_id(WHOLE.id).count == cl.Count.exactly(31)
    (edit,) = changed.edits
    assert (edit.verb, edit.claim, edit.why, edit.before, edit.after) == ("amend", WHOLE.id, "misprint", WHOLE, changed.by_id(WHOLE.id))


def test_amend_refuses_what_a_claim_does_not_have() -> None:
    with pytest.raises(FieldError, match=r"Claim\.cuont: cannot be amended"):
        REPORT.amend(WHOLE.id, why="", cuont=3)
    with pytest.raises(FieldError, match=r"Claim\.count: takes Count, not 3"):
        REPORT.amend(WHOLE.id, why="", count=3)
    with pytest.raises(QueryError, match="claim: 'nobody' is not known"):
        REPORT.amend("nobody", why="")


def test_drop_leaves_parts_to_stand_by_themselves() -> None:
    rest = REPORT.drop(WHOLE.id, why="not ours")
    assert [(claim.id, claim.part_of) for claim in rest] == [(PART.id, None)]
    assert (rest.edits[0].verb, rest.edits[0].before, rest.edits[0].after) == ("drop", WHOLE, None)


def test_add_takes_new_ids_only() -> None:
    more = evolve(WHOLE, id="again")
    assert [claim.id for claim in REPORT.add(more)] == [WHOLE.id, PART.id, "again"]
    assert REPORT.add(more).edits[0].after == more
    with pytest.raises(FieldError, match=r"Claim\.id: .* is in the report already"):
        REPORT.add(WHOLE)


def test_edits_add_up_and_are_reconciled() -> None:
    edited = REPORT.amend(WHOLE.id, why="misprint", count=cl.Count.exactly(13)).drop(PART.id, why="unsure")
    assert [edit.verb for edit in edited.edits] == ["amend", "drop"]
    assert cl.reconcile(edited).bounds("killed").high == 13


@pytest.mark.parametrize("parts", ["ten children", "ten children and five women"])
def test_parts_whose_whole_is_dropped_are_not_all_who_were_counted(parts: str) -> None:
    report = cl.read(f"At least 25 people were killed on Sunday, including {parts}.", published="2024-12-02")
    rest = report.drop(report[0].id, why="not ours")
    assert [claim.count.low for claim in rest] == [claim.count.low for claim in report[1:]]
    bounds = cl.reconcile(rest).bounds("killed")
    assert (bounds.low >= 10, bounds.high) == (True, None)
