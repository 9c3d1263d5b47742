"""Which harm each figure is about, and how figures stand to each other, in texts of our own.

Each text gives its figures in order as (event, what it is part of, what it restates), by place among the figures; the
totals are what a careful reader takes from the text as a whole.
"""

from __future__ import annotations

from datetime import date

import pytest

import casualtylib as cl
from casualtylib.reading.events import place_mentions
from casualtylib.reading.mention import Dating
from casualtylib.reading.mentions import mentions
from casualtylib.text.document import Document
from tests.work import work

DAY = "2023-05-15"  # a Monday


def links(report: cl.Report) -> list[tuple[str, int | None, int | None]]:
    order = {claim.id: i for i, claim in enumerate(report)}
    return [(str(c.scope.event), order.get(c.part_of or ""), order.get(c.same_as or "")) for c in report]


def killed(text: str, **sides: str) -> tuple[int, int | None, int | None]:
    bounds = cl.reconcile(cl.read(text, published=DAY)).bounds("killed", **sides)
    return bounds.low, bounds.high, bounds.best


ARTICLE = """Raid on Borsk kills 14

An air raid on the town of Borsk killed at least 14 people on Sunday, doctors said.

Six children were among the dead, the doctors said.

The mayor told reporters that the planes came at noon, when the market was full.

A similar raid in March killed nine people in the town of Vell.

Aid groups have asked both sides to let them in.

The war has killed more than 90,000 people since it began in 2015.
"""


def test_headline_and_lead_are_one_figure_and_the_past_is_background() -> None:
    report = cl.read(ARTICLE, published=DAY)
    assert [claim.count.low for claim in report] == [14, 14, 6, 9, 90_001]
    main = report[0].scope.event
    assert links(report)[:2] == [(main, None, None), (main, None, 0)]
    assert links(report)[2] in [(main, 0, None), (main, 1, None)]
    others = [claim.scope.event for claim in report.claims[3:]]
    assert main not in others
    assert len(set(others)) == 2
    kinds = [event.kind.value for event in report.events]
    assert kinds == ["main", "background", "background"]
    assert killed(ARTICLE) == (14, None, 14)
    assert killed(ARTICLE, group="children") == (6, 6, 6)


def test_what_was_inferred_of_an_event_is_said() -> None:
    report = cl.read(ARTICLE, published=DAY)
    assert all(any(note.side == "event" and note.why for note in claim.notes) for claim in report.claims[3:5])
    assert any(note.side == "part_of" for note in report.claims[1].notes)


def test_a_series_has_the_main_events_key_and_a_wider_window() -> None:
    text = """Shelling killed at least 12 people in the city of Marn on Sunday, rescuers said.
The shelling has killed 31 people since Wednesday, they added."""
    report = cl.read(text, published=DAY)
    day, series = report
    assert day.scope.event == series.scope.event
    assert day.window is not None
    assert series.window is not None
    assert day.window.is_subset(series.window)
    assert day.part_of == series.id
    result = cl.reconcile(report)
    assert result.bounds("killed").best == 12
    assert result.bounds("killed", since=date(2023, 5, 10)).low == 31


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Three soldiers and two civilians were killed when a bomb went off in Tarsk.", 5),
        ("Two soldiers died in the clash at Tarsk. A civilian was also killed.", 3),
        ("A gunman shot three people dead in Tarsk before police killed him.", 4),
        ("Four people were killed in Tarsk. Two of them were children.", 4),
        ("Five miners were killed in Tarsk on Friday. Two others died in hospital.", 7),
        ("A driver was killed in Tarsk. The driver, Oleg Marin, 44, died at once.", 1),
        ("Three men were shot dead in Tarsk. Three women were shot dead there too.", 6),
        ("Two policemen were killed in Tarsk. In all, six people died in the fighting.", 6),
    ],
)
def test_a_short_note_is_one_incident_whose_parts_add_up(text: str, total: int) -> None:
    low, _, best = killed(text)
    assert (low if best is None else best) == total


def test_parts_by_place_are_named_and_disjoint() -> None:
    text = "At least 20 people were killed in floods on Sunday. Twelve people died in the town of Anser. Eight died in the town of Bruk."
    report = cl.read(text, published=DAY)
    whole, first, second = report
    assert first.part_of == second.part_of == whole.id
    assert {str(first.scope.place), str(second.scope.place)} == {"Anser", "Bruk"}
    assert first.breakdown == second.breakdown is not None
    assert killed(text)[2] == 20


def test_others_are_beside_those_before_them() -> None:
    report = cl.read("Three people were killed in Tarsk on Sunday. Another two were killed in a field nearby.", published=DAY)
    assert report[0].breakdown == report[1].breakdown is not None
    assert report[0].scope.place != report[1].scope.place
    assert report[1].part_of is None


def test_a_later_total_takes_in_what_came_before() -> None:
    text = "One person was killed in the blast at Tarsk. The death toll has risen to six."
    report = cl.read(text, published=DAY)
    assert report[0].superseded or report[0].part_of == report[1].id
    assert killed(text)[2] == 6


def test_two_voices_on_the_same_people_stay_a_disagreement() -> None:
    text = """At least 30 people were killed in the raid on Tarsk on Sunday, the Red Crescent said.

The health ministry said 41 people were killed in the raid on Tarsk."""
    report = cl.read(text, published=DAY)
    assert [claim.part_of for claim in report] == [None, None]
    assert {claim.scope.event for claim in report} == {report[0].scope.event}


def test_no_casualties_on_one_side_say_nothing_of_the_other() -> None:
    text = "The rebels said they suffered no casualties in the clash at Tarsk, but that three soldiers had been killed."
    result = cl.reconcile(cl.read(text, published=DAY))
    assert result.bounds("killed").low == 3


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The army said 60 rebels were killed in Tarsk.", (60, 60, 60)),
        ("Over 60 rebels were killed in Tarsk.", (61, None, 60)),
        ("A woman was killed in Tarsk.", (1, 1, 1)),
        ("Ten children were killed in Tarsk.", (10, None, None)),
        ("Three soldiers and two drivers were killed in Tarsk.", (5, 5, None)),
        ("At least three soldiers and two drivers were killed in Tarsk.", (5, None, None)),
        ("A soldier was killed in Tarsk. Five rebels and a driver were also killed. No child was hurt.", (7, 7, None)),
    ],
)
def test_the_only_people_that_a_text_names_are_all_who_were_counted(text: str, ends: tuple[int, int | None, int | None]) -> None:
    assert killed(text) == ends


def test_that_nobody_else_was_counted_is_assumed_and_proved_by_name() -> None:
    bounds = cl.reconcile(cl.read("The army said 60 rebels were killed in Tarsk.", published=DAY)).bounds("killed")
    assert any("all who were counted" in reason for reason in bounds.assumes)
    assert bounds.high_proof is not None
    assert cl.check_proof(bounds.high_proof)
    two = cl.reconcile(
        cl.read("The army said 60 rebels were killed in Tarsk.", published=DAY, event="tarsk"),
        cl.read("Police said 8 drivers were killed in Tarsk.", published=DAY, event="tarsk"),
    ).bounds("killed")
    assert two.high is None


def test_words_for_place_cause_and_perpetrator_describe_the_event() -> None:
    report = cl.read("Israeli air strikes killed nine people in Nabatieh, Lebanon, on Sunday.", published=DAY)
    event = report.events[0]
    assert event.places[:1] == ("Nabatieh",)
    assert "air strike" in event.causes
    assert event.perpetrators == ("Israeli",)
    assert ("Nabatieh", "Lebanon") in report.within
    assert report[0].scope.place is None
    assert report[0].scope.cause is None
    assert report[0].scope.by is None


def test_the_users_key_place_and_gazetteer() -> None:
    reader = cl.Reader(places=[("Tarsk", "Velland")])
    report = reader.read("Nine people were killed on Sunday.", published=DAY, event="tarsk-raid", place="Tarsk")
    assert report.events[0].id == report[0].scope.event == "tarsk-raid"
    assert report.events[0].keyed
    assert report.events[0].places == ("Tarsk",)
    assert report.within == (("Tarsk", "Velland"),)
    plain = reader.read("Nine people were killed on Sunday.", published=DAY)
    assert not plain.events[0].keyed


def test_harm_told_after_the_day_given_was_known_on_that_day() -> None:
    report = cl.read("On 17 May 2023 a bomb killed four people in Tarsk.", published=DAY)
    assert cl.reconcile(report).bounds("killed").best == 4
    assert any("after the day of publication" in inferred for inferred in report.inferred)


@pytest.mark.parametrize("text", ["", "No figures here.", "Killed. Killed. Killed.", "1 killed 2 killed 3 killed 4 killed " * 200])
def test_any_text_gives_events_and_a_place_among_them(text: str) -> None:
    report = cl.read(text, published=DAY)
    ids = {claim.id for claim in report}
    known = {event.id for event in report.events}
    for claim in report:
        assert claim.scope.event in known
        assert claim.part_of is None or claim.part_of in ids - {claim.id}
        assert claim.same_as is None or claim.same_as in ids - {claim.id}


def test_time_grows_with_the_text_and_not_faster() -> None:
    def effort(repeats: int) -> int:
        text = " ".join(f"Police said {i % 50 + 2} people were killed in Tarsk." for i in range(repeats))
        mentions_seen, _ = mentions(document := Document(text, date(2023, 5, 15)))
        sources, datings = (None,) * len(mentions_seen), (Dating(),) * len(mentions_seen)
        return work(lambda: place_mentions(document, mentions_seen, sources, datings))

    effort(50)
    assert effort(1600) < 12 * effort(400)


def test_a_part_that_the_text_singles_out_is_a_place_of_its_own() -> None:
    text = "At least 30 people were killed in the raids on Sunday. Nine children were killed in Tarsk alone."
    whole, part = cl.read(text, published=DAY)
    assert part.part_of == whole.id
    assert part.scope.place is not None
    assert whole.scope.place is None


@pytest.mark.parametrize(
    "hurt",
    [
        "The driver of the Lada was taken to a hospital.",
        "A passenger in a Lada was taken to a hospital.",
        "Later a clerk was flown to a trauma center in Orlo.",
    ],
)
def test_neither_a_car_nor_a_hospital_far_away_is_another_place_of_harm(hurt: str) -> None:
    text = f"Two people died when two cars collided in Kemi. Police said it was raining.\n\nThe road was closed. {hurt}"
    assert len({claim.scope.event for claim in cl.read(text)}) == 1
    assert cl.reconcile(cl.read(text)).bounds("injured").low == 1
