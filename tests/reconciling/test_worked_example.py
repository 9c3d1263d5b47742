"""One article's figures, made by hand: what a careful reader concludes, and why."""

from __future__ import annotations

from datetime import date

import pytest

from casualtylib.errors import CasualtyError, FieldError, QueryError
from casualtylib.model.checker import check_proof
from casualtylib.model.event import Event, EventKind
from casualtylib.model.window import Window
from casualtylib.reconciling.reconcile import Reconciliation, reconcile
from tests.reconciling.made import ends, made, report

START, SATURDAY, SUNDAY, MONDAY = date(2024, 11, 27), date(2024, 11, 30), date(2024, 12, 1), date(2024, 12, 2)
ALL = "2024-11-27..2024-12-02"


@pytest.fixture(scope="module")
def result() -> Reconciliation:
    toll = made(25, None, on="2024-12-01", by="Rescue Service", as_of="2024-12-02", id="toll")
    series = made(56, on=ALL, by="Rescue Service", as_of="2024-12-02", id="series")
    return reconcile(
        report(
            toll,
            made(25, None, on="2024-12-01", as_of="2024-12-02", same_as=toll, id="headline"),
            made(7, None, on="2024-12-01", by="rescuers", as_of="2024-12-02", part_of=toll, id="market"),
            made(24, None, outcome="injured", on="2024-12-01", by="rescuers", as_of="2024-12-02", soft=True, id="hurt"),
            made(10, who="children", on="2024-12-01", by="Rescue Service", as_of="2024-12-02", part_of=toll, id="ten"),
            series,
            made(20, who="children", on=ALL, by="Rescue Service", as_of="2024-12-02", part_of=series, id="twenty"),
            made(24, None, who="soldiers", on="2024-11-29", by="army", as_of="2024-12-02", event="e2", soft=True, id="army"),
            events=(Event("e1", window=Window.on(SUNDAY), places=("Marat",)), Event("e2", EventKind.BACKGROUND, places=("Kafr",))),
            published="2024-12-02",
        )
    )


def test_the_day(result: Reconciliation) -> None:
    sunday = result.bounds("killed", on=SUNDAY)
    assert ends(sunday) == ends(result.bounds("killed")) == (25, 46)
    assert (sunday.low_exact, sunday.high_exact) == (True, True)
    assert (sunday.best, sunday.best_claim and sunday.best_claim.voice) == (25, "Rescue Service")
    assert {claim.id for claim in sunday.low_proof.claims} == {"toll"}
    assert {claim.id for claim in sunday.high_proof.claims} == {"series", "twenty", "ten"}
    assert check_proof(sunday.low_proof)
    assert check_proof(sunday.high_proof)


@pytest.mark.parametrize(
    ("sides", "wanted"),
    [
        ({"on": SUNDAY, "group": "children"}, (10, 10)),
        ({"on": SUNDAY, "group": "adults"}, (15, 36)),
        ({"since": START}, (56, 56)),
        ({"since": START, "group": "adults"}, (36, 36)),
        ({"since": START, "until": SATURDAY}, (0, 31)),
        ({"since": date(2020, 1, 1)}, (56, None)),
        ({"group": "soldiers"}, (0, 46)),
        ({"event": "all", "group": "soldiers"}, (24, None)),
        ({"event": "e2"}, (24, None)),
        ({"place": "Marat"}, (25, 46)),
        ({"source": "rescuers"}, (7, None)),
    ],
)
def test_questions(result: Reconciliation, sides: dict[str, object], wanted: tuple[int, int | None]) -> None:
    assert ends(result.bounds("killed", **sides)) == wanted


def test_nothing_contradicts(result: Reconciliation) -> None:
    assert result.consistent is True
    assert result.conflicts == ()
    assert (result.repair.size, result.repair.claims, result.repair.unique) == (0, (), True)


def test_as_a_minimum(result: Reconciliation) -> None:
    least = reconcile(result.reports, interpretation="minimum")
    assert ends(least.bounds("killed", on=SUNDAY)) == (25, None)
    assert least.consistent is None
    assert least.conflicts == ()
    assert "minimum" in least.explain("killed").text


def test_what_is_beyond_the_claims_is_said(result: Reconciliation) -> None:
    assert result.bounds("killed", since=date(2020, 1, 1)).uncovered == ("no figure covers 2020-01-01 to 2024-11-26",)
    assert result.bounds("killed", since=START).uncovered == ()


def test_silence_is_not_zero(result: Reconciliation) -> None:
    silent = result.bounds("missing")
    assert (silent.low, silent.high, silent.silent, str(silent)) == (0, None, True, "unknown")
    assert result.bounds("killed", on=date(2023, 1, 1)).silent


def test_words(result: Reconciliation) -> None:
    text = result.explain("killed", on=SUNDAY).text
    figures = ("“at least 25 people”", "“56 people”", "“20 children”", "“10 children”", "Rescue Service", "56 + 10 − 20 = 46", "complete")
    assert all(words in text for words in figures)
    assert "adults are all who are not counted as children" in result.bounds("killed", group="adults").assumes


@pytest.mark.parametrize(
    ("sides", "named"),
    [
        ({"group": "childern"}, "children"),
        ({"event": "e9"}, "e2"),
        ({"place": "Marrat"}, "marat"),
        ({"source": "Rescue Servise"}, "Rescue Service"),
    ],
)
def test_unknown_words_are_errors_that_help(result: Reconciliation, sides: dict[str, str], named: str) -> None:
    with pytest.raises(QueryError, match=named):
        result.bounds("killed", **sides)
    with pytest.raises(CasualtyError):
        result.bounds("kiled")


def test_impossible_windows(result: Reconciliation) -> None:
    with pytest.raises(FieldError, match="before it starts"):
        result.bounds("killed", since=MONDAY, until=START)
    with pytest.raises(FieldError, match="on"):
        result.bounds("killed", on=SUNDAY, since=START)


def test_rows_for_a_table(result: Reconciliation) -> None:
    rows = {(str(row.scope.outcome), str(row.scope.group), row.scope.event, str(row.scope.window)): ends(row) for row in result.rows()}
    assert rows["killed", "people", "e1", "2024-12-01"] == (25, 46)
    assert rows["killed", "child", "e1", "2024-11-27 to 2024-12-02"] == (20, 20)
    assert rows["injured", "people", "e1", "2024-12-01"] == (24, None)
    assert rows["killed", "combatant soldier", "e2", "2024-11-29"] == (24, None)
