"""Claims written by hand: the phrase's figures, with what is said beside it."""

from __future__ import annotations

from datetime import date

import pytest

import casualtylib as cl
from casualtylib.model.scope import Unknown

SUNDAY = date(2024, 12, 1)


def test_parts_are_part_of_their_whole_and_share_a_breakdown() -> None:
    report = cl.claim("56 killed, including 20 children and 10 women", source="SOHR", on=SUNDAY)
    whole, children, women = report
    assert (whole.part_of, children.part_of, women.part_of) == (None, whole.id, whole.id)
    assert children.breakdown == women.breakdown is not None
    assert [claim.scope.group for claim in report] == [cl.Group(), cl.Group(age="child"), cl.Group(age="adult", sex="female")]
    assert {claim.window for claim in report} == {cl.Window.on(SUNDAY)}
    assert {claim.voice for claim in report} == {"Syrian Observatory for Human Rights"}


def test_quotes_are_the_words_of_the_text() -> None:
    report = cl.claim("Death toll: 56, including “some\u202ftwenty-two” women", outlet="The Gazette")
    assert [report.text[c.number_span.start : c.number_span.end] for c in report] == ["56", "some\u202ftwenty-two"]
    assert all(report.text[c.span.start : c.span.end] == c.quote for c in report)
    assert report[0].voice == "The Gazette"


def test_several_harms_in_one_phrase() -> None:
    report = cl.claim("three soldiers and a guard killed and at least 12 wounded")
    assert [(c.outcome.value, c.group_text, c.implicit) for c in report] == [
        ("killed", "soldiers", False), ("killed", "guard", True), ("injured", "people", False),
    ]  # fmt: skip


def test_a_harm_within_a_union() -> None:
    report = cl.claim("50 casualties, including 20 dead")
    assert [c.outcome.value for c in report] == ["casualties", "killed"]
    assert report[1].part_of == report[0].id


def test_parts_that_no_word_tells_apart_have_a_side_of_their_own() -> None:
    whole, five, others = cl.claim("56 children killed, including five of them and three others")
    assert whole.scope.place is None
    assert isinstance(five.scope.place, Unknown)
    assert five.scope.group == whole.scope.group
    assert others.scope.group.age == "child"
    assert others.scope.group != whole.scope.group


def test_windows() -> None:
    assert cl.claim("2 killed", since="2024-11-27", published="2024-12-02")[0].window == cl.Window(date(2024, 11, 27), date(2024, 12, 2))
    assert cl.claim("2 killed", since="2024-11-27")[0].window == cl.Window(date(2024, 11, 27), None)
    assert cl.claim("2 killed", until="2024-11-27")[0].window == cl.Window(None, date(2024, 11, 27))
    assert cl.claim("2 killed")[0].window is None
    assert cl.claim("2 killed", published="2024-12-02")[0].as_of == date(2024, 12, 2)
    assert cl.claim("2 killed", published="2024-12-02", as_of="2024-12-01")[0].as_of == SUNDAY


def test_what_is_beside_the_phrase_describes_the_event() -> None:
    report = cl.claim("2 killed", event="raid", place="Norton", cause="shelling", by="the army")
    [event] = report.events
    assert (event.id, event.keyed, event.places, event.causes, event.perpetrators) == (
        "raid",
        True,
        ("Norton",),
        ("shelling",),
        ("the army",),
    )
    assert (report[0].scope.place, report[0].scope.cause, report[0].scope.by) == (None, None, None)


def test_ids_are_stable_and_differ_with_what_is_said() -> None:
    first, again, other = (cl.claim("2 killed", source=source) for source in ("A", "A", "B"))
    assert first == again
    assert first[0].id != other[0].id
    assert cl.claim("2 killed", id="mine")[0].id == "mine:0-1:killed"


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"on": "yesterday"}, "on"),
        ({"on": "2024-12-01", "since": "2024-12-01"}, "on"),
        ({"since": "2024-12-02", "until": "2024-12-01"}, "until"),
        ({"since": "2024-12-02", "published": "2024-12-01"}, "since"),
        ({"outcome": "dead"}, "outcome"),
        ({"outcome": "injured"}, "outcome"),
        ({"modality": "sure"}, "modality"),
        ({"published": 3}, "published"),
        ({"text": None}, "text"),
        ({"text": "3 children killed", "group": "women"}, "group"),
        ({"text": "25"}, "outcome"),
    ],
)
def test_an_impossible_argument_is_named(arguments: dict[str, object], field: str) -> None:
    with pytest.raises(cl.CasualtyError, match=f"^{field}: "):
        cl.claim(**{"text": "2 killed", **arguments})  # type: ignore[arg-type]


def test_a_part_of_another_harm_is_refused() -> None:
    with pytest.raises(cl.ParseError, match="no part of") as caught:
        cl.claim("31 killed, including 5 wounded")
    assert "5 wounded" in str(caught.value)


def test_hand_written_claims_reconcile() -> None:
    result = cl.reconcile(
        cl.claim("at least 25 killed, including ten children", source="A", on=SUNDAY),
        cl.claim("30 killed", source="B", on=SUNDAY),
    )
    assert (result.bounds("killed").low, result.bounds("killed").high) == (30, 30)
    assert (result.bounds("killed", group="children").low, result.bounds("killed", group="adults").high) == (10, 20)


def test_households_are_no_people() -> None:
    assert [(c.unit, c.group_text) for c in cl.claim("129 families displaced")] == [("households", "families")]
    assert cl.claim("129 people displaced")[0].unit == "people"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Dead: 12, injured: 30", [("killed", 12, "Dead: 12"), ("injured", 30, "injured: 30")]),
        (
            "Killed - 12 (9 civilians, 3 soldiers)",
            [("killed", 12, "Killed - 12"), ("killed", 9, "9 civilians"), ("killed", 3, "3 soldiers")],
        ),
        ("6 killed, 12 injured", [("killed", 6, "6 killed"), ("injured", 12, "12 injured")]),
        ("the deaths of 12 miners", [("killed", 12, "the deaths of 12 miners")]),
        ("12 dead or missing", [("killed_or_missing", 12, "12 dead or missing")]),
        ("three soldiers badly wounded", [("injured", 3, "three soldiers badly wounded")]),
        ("30 lives lost", [("killed", 30, "30 lives lost")]),
    ],
)
def test_ways_to_say_a_harm(text: str, want: list[tuple[str, int, str]]) -> None:
    assert [(c.outcome.value, c.count.low, c.quote) for c in cl.claim(text)] == want
