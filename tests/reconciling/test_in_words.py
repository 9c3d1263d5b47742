"""Answers as people read them."""

from __future__ import annotations

import casualtylib as cl
from tests.reconciling.made import made, report
from tests.reconciling.test_moments import result, told


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def test_evidence_is_quoted_with_source_outlet_and_day() -> None:
    read = cl.read("At least 25 people were killed on Sunday, the Rescue Service said.", published="2024-12-02", outlet="Wire")
    text = cl.reconcile(read).explain("killed").text
    assert "“At least 25 people were killed” (Rescue Service, in Wire, 2024-12-02)" in text
    assert lines(text)[0] == "killed, on 2024-12-01, as known by 2024-12-02: 25 or more"


def test_the_window_is_given_where_it_is_not_the_one_asked_about() -> None:
    claims = made(20, on="2024-12-01", as_of="2024-12-02"), made(56, on="2024-11-27..2024-12-01", as_of="2024-12-02")
    whole = cl.reconcile(report(*claims)).explain("killed", on="2024-11-30").text
    assert "“56 people” (the report, 2024-12-02, of 2024-11-27 to 2024-12-01)" in whole


def test_a_long_quotation_is_cut_around_its_number() -> None:
    long = "A blast that was heard in every village of the valley and far beyond the hills to the north killed 12 people at the mill."
    text = cl.reconcile(cl.read(long, published="2024-12-02", outlet="Wire")).explain("killed").text
    assert "12 people" in text
    assert all(len(line) < 160 for line in text.splitlines())


def test_why_there_is_no_upper_end() -> None:
    assert "no figure sets one" in result(told("2024-05-01", (25, None, "people"))).bounds("killed").unlimited
    later = result(told("2024-05-01", (25, 25, "people")), told("2024-05-03", (20, None, "people"), by="B")).bounds("killed")
    assert "until 2024-05-03, the day of the last report" in later.unlimited
    against = result(told("2024-05-01", (25, 25, "people")), told("2024-05-01", (30, None, "people"), by="B")).bounds("killed")
    assert "set aside" in against.unlimited
    assert result(told("2024-05-01", (25, 25, "people"))).bounds("killed").unlimited == ""


def test_what_is_set_aside_is_listed_once() -> None:
    days = (told(day, (61, None, "people"), by="B") for day in ("2024-05-01", "2024-05-02"))
    both = result(*days, told("2024-05-02", (47, 47, "people")))
    assert (both.repair.size, both.repair.unique) == (1, False)
    text = both.explain("killed").text
    assert text.count("“47 people”") == 2
    assert text.count("“at least 61 people”") == 1
    sure = result(
        told("2024-05-02", (61, None, "people"), by="B"),
        told("2024-05-02", (47, 47, "people")),
        *(told("2024-05-02", (n, None, "people"), by=f"V{n}") for n in (62, 63)),
    )
    assert "this one is set aside, and all others can hold: “47 people” (A, 2024-05-02)" in sure.explain("killed").text


def test_the_figure_to_quote_is_named_where_others_are_set_aside() -> None:
    quoted = result(told("2024-05-01", (61, None, "people"), by="B"), told("2024-05-02", (52, 52, "people"))).explain("killed").text
    assert "the figure to quote: 52, from “52 people” (A, 2024-05-02)" in quoted
    rivals = (told("2024-05-02", (61, None, "people"), by="B"), told("2024-05-02", (47, 47, "people")))
    third = told("2024-05-02", (40, None, "people"), by="C")
    words = result(*rivals, third).explain("killed").text
    assert "none is the one to quote; besides those set aside:\n  - “at least 40 people” (C, 2024-05-02)" in words


def test_an_approximation_of_a_later_day_replaces_no_count() -> None:
    def quoted(*phrases: tuple[str, str]) -> int | None:
        return cl.reconcile([cl.claim(words, on="2024-05-01", event="raid", as_of=day) for words, day in phrases]).bounds("killed").best

    assert quoted(("52 killed", "2024-05-02"), ("some 50 killed", "2024-05-04")) == 52
    assert quoted(("at least 50 killed", "2024-05-02"), ("up to 70 killed", "2024-05-04")) == 50
    assert quoted(("some 60 killed", "2024-05-02"), ("some 50 killed", "2024-05-04")) == 50
    assert quoted(("at least 45 killed", "2024-05-02"), ("52 killed", "2024-05-04")) == 52


def test_what_is_inferred_alike_is_said_once() -> None:
    read = cl.read("A fire broke out on Sunday. Police said 25 people were killed, including ten children and four women.", "2024-12-02")
    assumed = cl.reconcile(read).bounds("killed", group="men").assumes
    dated = [words for words in assumed if "window" in words]
    assert len(dated) <= 2
    assert any("“25”" in words or "“ten”" in words for words in dated)


def test_summaries_in_words() -> None:
    rows = result(told("2024-05-01", (58, None, "people"), (11, 11, "children"))).summary()
    assert [str(row).split(" as stated")[0] for row in rows] == [
        "killed: low 58, best 58, high 58",
        "killed, children: low 11, best 11, high 11",
    ]
