"""Several names of one voice."""

from __future__ import annotations

import pytest

import casualtylib as cl
from casualtylib.reconciling.reconcile import reconcile
from casualtylib.reconciling.voices import as_one
from tests.reconciling.made import ends, made, report
from tests.reconciling.test_moments import result, told


@pytest.mark.parametrize(
    "names",
    [
        ("Home Ministry", "Nepal's Home Ministry"),
        ("Health Ministry", "Country's Health Ministry"),
        ("Pakistani Police", "Police", "Police Spokesman"),
        ("Mercy Hospital", "Spokesperson for the Mercy Hospital", "Mercy Hospital in Tarn"),
        ("Lena Holt", "Lena Marie Holt"),
        ("Lebanese Health Ministry", "Lebanon's Health Minister", "Health Ministry"),
    ],
)
def test_names_of_one_voice(names: tuple[str, ...]) -> None:
    assert set(as_one(names).values()) == {names[0]}


@pytest.mark.parametrize(
    "names",
    [
        ("Health Ministry", "Interior Ministry"),
        ("Iraqi Police", "Turkish Police"),
        ("Health Ministry in Tarn", "Health Ministry in Marn"),
        ("Lena Holt", "Lena Hart"),
        ("A", "B"),
    ],
)
def test_names_of_two(names: tuple[str, str]) -> None:
    assert as_one(names) == {name: name for name in names}


def test_a_name_that_may_be_of_either_stands_alone() -> None:
    assert as_one(["Police", "Iraqi Police", "Turkish Police"])["Police"] == "Police"


def test_a_voice_under_two_names_raises_its_own_figure() -> None:
    both = result(told("2024-05-01", (50, 50, "people"), by="Police"), told("2024-05-02", (40, 40, "people"), by="Kenyan Police"))
    assert both.consistent is True
    assert ends(both.by_source()["Kenyan Police"].bounds("killed")) == (40, 40)
    assert list(both.by_source()) == ["Police"]
    assert any("one voice" in words for words in both.bounds("killed").assumes)


def test_a_ranking_and_weights_know_every_name() -> None:
    figures = (made(25, None, by="Police"), made(30, None, by="Mayor", event="e1"), made(26, None, by="Kenyan Police"))
    ranked = reconcile(report(*figures), ranking=("Kenyan Police",))
    assert ranked.bounds("killed").best == 26
    short = told("2024-05-01", (50, 50, "people"), by="Police"), told("2024-05-01", (60, 60, "people"), by="Mayor")
    again = told("2024-05-01", (50, 50, "people"), by="Kenyan Police", outlet="other")
    weighed = reconcile(*short, again, weights={"Police": 3})  # type: ignore[arg-type]
    assert {claim.voice for claim in weighed.repair.claims} == {"Mayor"}


def test_a_body_is_found_by_every_name_that_is_known_of_it() -> None:
    figures = reconcile(report(made(86, by="Syrian Observatory for Human Rights"))).by_source()
    assert "SOHR" in figures
    assert ends(figures["SOHR"].bounds("killed")) == (86, 86)
    assert "" not in figures


def test_a_voice_is_found_by_a_name_that_no_report_gives_it() -> None:
    figures = reconcile(report(made(86, by="Norway's health minister"), made(90, by="Tarn Hospital"))).by_source()
    assert ends(figures["health ministry"].bounds("killed")) == (86, 86)
    assert "interior ministry" not in figures
    two = reconcile(report(made(86, by="Iraqi Police"), made(90, by="Turkish Police"))).by_source()
    assert "police" not in two


def test_a_name_in_the_body_speaks_before_a_title_in_the_headline() -> None:
    text = "Toll of mill blast rises to 31, mayor says\n\nThe death toll of the blast in Tarn rose to 31 on Friday, Mayor Lena Holt said."
    assert list(cl.reconcile(cl.read(text, published="2023-05-12")).by_source()) == ["Lena Holt"]
