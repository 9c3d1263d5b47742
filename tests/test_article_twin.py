"""One article from its text to its proofs, held against what a careful reader concludes from it.

Of `examples/idlib.txt`, published on Monday: 25 or more killed, Sunday's by inference; ten children dead on Sunday; 56 with 20
children since 27 November. Outside Sunday that leaves 10 children, so Sunday's dead are at most 56 - 10 = 46, adults at
most 36, and at least 25 - 10 = 15; before Sunday at most 56 - 25 = 31.
"""

from datetime import date
from pathlib import Path

import pytest

import casualtylib as cl

TEXT = (Path(__file__).parents[1] / "examples" / "idlib.txt").read_text(encoding="utf-8")
MONDAY, SUNDAY, SATURDAY, START = date(2024, 12, 2), date(2024, 12, 1), date(2024, 11, 30), date(2024, 11, 27)
DAY, SERIES = (SUNDAY, SUNDAY), (START, MONDAY)

#: The words, which of them, outcome, low, high, last word of the group, source, window and what it is part of (None: not checked).
CLAIMS = [
    ("at least 25", 0, "killed", 25, None, "people", None, None, None),
    ("at least 25", 1, "killed", 25, None, "people", "White Helmets", None, None),
    ("at least seven", 0, "killed", 7, None, "people", "rescuers", DAY, None),
    ("dozens", 0, "injured", 24, None, "people", "rescuers", DAY, None),
    ("ten", 0, "killed", 10, 10, "children", "White Helmets", DAY, "at least 25"),
    ("56", 0, "killed", 56, 56, "people", "White Helmets", SERIES, None),
    ("20", 0, "killed", 20, 20, "children", "White Helmets", SERIES, "56"),
    ("dozens", 1, "killed", 24, None, "soldiers", "Syrian army", None, None),
]


@pytest.fixture(scope="module")
def report() -> cl.Report:
    return cl.read(TEXT, published=MONDAY)


@pytest.fixture(scope="module")
def result(report: cl.Report) -> cl.Reconciliation:
    return cl.reconcile(report)


def number(claim: cl.Claim) -> str:
    return claim.number_span.of(TEXT).casefold()


def ends(bounds: cl.Bounds) -> tuple[int, int | None]:
    return bounds.low, bounds.high


def test_just_these_numbers_are_claims(report: cl.Report) -> None:
    in_order = sorted(report, key=lambda claim: claim.number_span.start)
    assert [number(claim) for claim in in_order] == [row[0] for row in CLAIMS]


@pytest.mark.parametrize(("words", "nth", "outcome", "low", "high", "group", "source", "window", "part_of"), CLAIMS)
def test_a_claim_is_read_as_a_person_reads_it(
    report: cl.Report, words: str, nth: int, outcome: str, low: int, high: int | None, group: str,
    source: str | None, window: tuple[date, date] | None, part_of: str | None,
) -> None:  # fmt: skip
    claim = [claim for claim in report if number(claim) == words][nth]
    assert (claim.outcome.value, claim.count.low, claim.count.high) == (outcome, low, high)
    assert claim.group_text.split()[-1] == group
    assert claim.quote == claim.span.of(TEXT)
    assert words in claim.quote.casefold()
    if source:
        assert claim.source is not None
        assert source.casefold() in claim.source.name.casefold()
    if window:
        assert claim.window == cl.Window(*window)
    if part_of:
        assert claim.part_of is not None
        assert number(report.by_id(claim.part_of)) == part_of


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ({}, (25, 46)),
        ({"on": SUNDAY}, (25, 46)),
        ({"on": "2024-12-01", "group": "children"}, (10, 10)),
        ({"on": SUNDAY, "group": "adults"}, (15, 36)),
        ({"since": START}, (56, 56)),
        ({"since": START, "group": "adults"}, (36, 36)),
        ({"since": START, "until": SATURDAY}, (0, 31)),
        ({"since": date(2020, 1, 1)}, (56, None)),
    ],
)
def test_what_follows(result: cl.Reconciliation, sides: dict[str, object], expected: tuple[int, int | None]) -> None:
    bounds = result.bounds("killed", **sides)  # type: ignore[arg-type]
    assert ends(bounds) == expected
    for proof in (bounds.low_proof, bounds.high_proof):
        assert proof is None or cl.check_proof(proof)


def test_sunday_in_full(result: cl.Reconciliation) -> None:
    sunday = result.bounds("killed", on=SUNDAY)
    assert (sunday.low_exact, sunday.high_exact) == (True, True)
    assert sunday.best == 25
    assert sunday.best_claim is not None
    assert "White Helmets" in str(sunday.best_claim.source)
    assert len(sunday.assumes) >= 2
    assert sunday.high_proof is not None
    assert sunday.low_proof is not None
    assert {number(claim) for claim in sunday.high_proof.claims} >= {"56", "20", "ten"}
    assert {number(claim) for claim in sunday.low_proof.claims} == {"at least 25"}
    text = result.explain("killed", on=SUNDAY).text
    assert all(words in text for words in ("at least 25", "56", "White Helmets"))


def test_nothing_contradicts_and_the_soldiers_are_apart(result: cl.Reconciliation) -> None:
    assert (result.consistent, len(result.conflicts)) == (True, 0)
    assert result.bounds("killed", event="all", group="soldiers").low == 24
    assert result.bounds("killed", group="soldiers").low == 0


def test_as_a_minimum_there_is_no_upper_end(report: cl.Report) -> None:
    assert ends(cl.reconcile(report, interpretation="minimum").bounds("killed", on=SUNDAY)) == (25, None)


def test_one_voice_alone(result: cl.Reconciliation) -> None:
    assert result.by_source()["White Helmets"].bounds("killed", since=START).low == 56


@pytest.mark.parametrize(("words", "verdict"), [("at least 50", "contradicted"), ("at least 20", "supported"), ("at least 30", "open")])
def test_the_fact_checkers_question(result: cl.Reconciliation, words: str, verdict: str) -> None:
    assert result.check(f"{words} killed", on=SUNDAY).value == verdict


def test_an_unknown_word_is_an_error_that_shows_it(result: cl.Reconciliation) -> None:
    with pytest.raises(cl.CasualtyError, match="childern"):
        result.bounds("killed", group="childern")
