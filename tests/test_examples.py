"""The other examples, held against what a careful reader finds in them."""

import json
from pathlib import Path

import pytest

import casualtylib as cl

EXAMPLES = Path(__file__).parents[1] / "examples"
VOICES = (
    "conflict watch network", "regional relief council", "provincial health office", "northern courier", "blue lantern aid agency",
    "evening mail",
)  # fmt: skip


def reports(name: str) -> dict[str, cl.Report]:
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    found = cl.read_many(json.loads(line) for line in lines)
    return {report.id: report for report in found if isinstance(report, cl.Report)}


def figures(report: cl.Report) -> list[tuple[int, str, str, str]]:
    in_order = sorted(report, key=lambda claim: claim.number_span.start)
    return [(claim.count.low, claim.group_text, claim.outcome.value, claim.voice.casefold()) for claim in in_order]


NETWORK, COUNCIL, OFFICE, COURIER, AGENCY, MAIL = VOICES
MARKET = {
    "courier-1": [
        (31, "people", "killed", NETWORK), (4, "children", "killed", NETWORK), (24, "people", "injured", NETWORK),
        (112, "people", "killed", COURIER),
    ],
    "radio-1": [(38, "people", "killed", NETWORK), (61, "people", "killed", COUNCIL), (150, "people", "injured", COUNCIL)],
    "gazette-1": [(38, "people", "killed", NETWORK), (7, "children", "killed", NETWORK), (35, "people", "killed", OFFICE)],
    "courier-2": [
        (47, "people", "killed", NETWORK), (12, "children", "killed", NETWORK), (9, "women", "killed", NETWORK),
        (45, "people", "killed", OFFICE),
    ],
    "radio-2": [
        (47, "people", "killed", NETWORK), (61, "people", "killed", COUNCIL), (10, "children", "killed", COUNCIL),
        (6, "women", "killed", COUNCIL),
    ],
    "mail-1": [(40, "people", "killed", AGENCY), (20_001, "people", "killed", MAIL)],
    "gazette-2": [(52, "people", "killed", NETWORK), (13, "children", "killed", NETWORK), (51, "people", "killed", OFFICE)],
    "mail-2": [(40, "people", "killed", MAIL)],
}  # fmt: skip


@pytest.mark.parametrize("name", MARKET)
def test_the_reports_on_the_market_are_read_as_a_person_reads_them(name: str) -> None:
    assert figures(reports("market.jsonl")[name]) == MARKET[name]


def test_the_voices_on_the_market() -> None:
    result = cl.reconcile(reports("market.jsonl").values())
    voices = {voice.casefold(): str(alone.bounds("killed")) for voice, alone in result.by_source().items()}
    told = {NETWORK: "52", COUNCIL: "61 or more", OFFICE: "51 or more", AGENCY: "40 or more", MAIL: "40 to 60"}
    assert voices == told | {COURIER: "unknown"}
    assert result.consistent is False
    assert [{claim.count.low for claim in conflict.claims} for conflict in result.conflicts] == [{6, 9}, {52, 61}]
    assert str(result.bounds("killed")) == "52 or more"
    assert result.bounds("killed").best == 52  # not the "some 50" of a later day
    assert str(result.bounds("killed", known_by="2025-06-11")) == "47 or more"
    assert str(result.bounds("killed", known_by="2025-06-10")) == "61 or more"
    assert result.bounds("killed", known_by="2025-06-10", source="Conflict Watch Network").low == 38


def test_the_quake_is_updated_then_corrected() -> None:
    result = cl.reconcile(reports("quake.jsonl").values())
    assert result.consistent is True
    assert str(result.bounds("killed")) == "52"
    assert str(result.bounds("killed", group="children")) == "18"
    assert str(result.bounds("killed", group="adults")) == "34"
    assert str(result.bounds("killed", known_by="2025-05-06")) == "40 or more"
    assert {change.claim.count.low for change in result.corrections if change.kind == "correction"} == {56, 20}


def test_two_reports_of_one_fire_contradict_each_other() -> None:
    texts = [(EXAMPLES / name).read_text(encoding="utf-8") for name in ("fire-agency.txt", "fire-gazette.txt")]
    result = cl.reconcile(cl.read(text, id=str(i), event="fire") for i, text in enumerate(texts))
    assert result.consistent is False
    assert {frozenset(claim.count.low for claim in conflict.claims) for conflict in result.conflicts} == {
        frozenset({31, 24}),
        frozenset({12, 15}),
    }
    assert result.repair.size == 2
    assert result.repair.unique is False


def test_the_bulletins_hold_two_spoilt_cells() -> None:
    ledger = cl.Ledger.from_table(
        EXAMPLES / "bulletins.csv", date="date", source="source", na_sources=("no bulletin",),
        columns={
            "killed": cl.TallyColumn("killed", covers="day"),
            "killed_total": cl.TallyColumn("killed", covers="cumulative", since="2025-01-06"),
        },
    )  # fmt: skip
    repair = cl.reconcile(ledger).repair
    assert (repair.size, repair.unique) == (2, True)
    assert {str(claim.as_of) for claim in repair.claims} == {"2025-01-26", "2025-02-19"}
