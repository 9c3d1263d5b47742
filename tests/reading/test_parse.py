"""`parse` reads a phrase wholly, or says what it did not understand."""

from __future__ import annotations

import pytest

import casualtylib as cl
from casualtylib.model.hedge import Hedge


def shape(figure: cl.Figure) -> tuple[object, ...]:
    """Words, who, and the same of each part."""
    return (figure.words, figure.group_text, *map(shape, figure.parts))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("56, including 20 children", ("56", "people", ("20", "children"))),
        ("56, including 20 children, five of them under three", ("56", "people", ("20", "children", ("five", "under three")))),
        ("12 (9 civilians, 3 soldiers)", ("12", "people", ("9", "civilians"), ("3", "soldiers"))),
        ("40 (20 children (five under three), 10 women)", ("40", "people", ("20", "children", ("five", "under three")), ("10", "women"))),
        ("31 killed, including nine children", ("31", "people", ("nine", "children"))),
        ("seven, two of them children", ("seven", "people", ("two", "children"))),
        ("12, 9 of them civilians, 3 of them soldiers", ("12", "people", ("9", "civilians"), ("3", "soldiers"))),
        ("10 people, including 3 children, 7 of them women", ("10", "people", ("3", "children"), ("7", "women"))),
        ("56, of whom 20 were children and 10 women", ("56", "people", ("20", "children"), ("10", "women"))),
        ("60 people, among them 20 children as well as five women", ("60", "people", ("20", "children"), ("five", "women"))),
        ("12: 9 civilians and 3 soldiers", ("12", "people", ("9", "civilians"), ("3", "soldiers"))),
        ("12, including the attacker", ("12", "people", ("the", "attacker"))),
        ("20 women and children", ("20", "women and children")),
        ("three children aged between 5 and 12", ("three", "children aged between 5 and 12")),
        ("some thirty off-duty police officers", ("some thirty", "off-duty police officers")),
        ("a soldier", ("a", "soldier")),
        ("killing at least 20 people", ("at least 20", "people")),
        ("Death toll: 56", ("56", "people")),
        ("nobody was killed", ("nobody", "people")),
        ("20 Karelians", ("20", "Karelians")),
    ],
)
def test_breakdowns(text: str, want: tuple[object, ...]) -> None:
    assert shape(cl.parse(text)) == want


@pytest.mark.parametrize(
    ("text", "message", "fault"),
    [
        ("", "no number", ""),
        ("children", "no number", "children"),
        ("a grey horse", "no number", "a grey horse"),
        ("at least 25 horses", "no people", "horses"),
        ("25 people on Sunday", "not understood", "on Sunday"),
        ("25 and 30", "a second figure", "30"),
        ("20 8 children", "nothing joins", "8"),
        ("56, including", "breaks off", ""),
        ("56 (", "breaks off", ""),
        ("12)", "not understood", ")"),
        ("minus five", "not understood", "minus five"),
        ("9.5 people", "no number", "9.5"),
        ("2,000,000,000,000 people", "no number", "2,000,000,000,000"),
        ("twenty-first", "no number", "twenty-first"),
        ("two thirds of them", "no number", "two thirds of them"),
        ("$25", "no number", "$"),
        ("25%", "no number", "25%"),
    ],
)
def test_what_is_not_understood_is_underlined(text: str, message: str, fault: str) -> None:
    with pytest.raises(cl.ParseError, match=message) as caught:
        cl.parse(text)
    assert text[caught.value.start : caught.value.end] == fault
    assert str(caught.value).count("\n") == 2


def test_a_phrase_has_a_length() -> None:
    with pytest.raises(cl.ParseError, match="no phrase"):
        cl.parse("25, including " * 200_000)


def test_what_is_no_string_is_an_error_of_the_field() -> None:
    with pytest.raises(cl.CasualtyError, match="text: takes a string, not 25"):
        cl.parse(25)  # type: ignore[arg-type]


def test_words_and_spans_are_those_of_the_text_as_given() -> None:
    text = "“Some 1\u202f200 – 1\u202f500” people"
    figure = cl.parse(text)
    assert (figure.words, figure.count) == ("Some 1\u202f200 – 1\u202f500", cl.Count.between(1200, 1500))
    assert figure.span.of(text) == figure.words


@pytest.mark.parametrize("text", ["fifty - two", "fifty-two", "fifty two", "fifty   two", "FIFTY-TWO", "٥٢", "52"])
def test_spellings_of_one_number(text: str) -> None:
    assert (cl.parse(text).count, cl.parse(text).hedge) == (cl.Count.exactly(52), Hedge.EXACT)


def test_a_codebook_that_does_not_rule_says_so() -> None:
    with pytest.raises(cl.CasualtyError, match="codebook 'acled2016' does not rule on 'scores'"):
        cl.parse("scores of people", codebook="acled2016")
    with pytest.raises(cl.CasualtyError, match="codebook: 'acled' is not one of"):
        cl.parse("25", codebook="acled")


@pytest.mark.parametrize(
    ("text", "literal", "bounded", "acled"),
    [
        ("a couple", (2, 2), (2, 2), (2, 2)),
        ("a few", (2, None), (2, 9), (10, 10)),
        ("several", (3, None), (3, 9), (10, 10)),
        ("a handful", (3, None), (3, 9), (10, 10)),
        ("many", (2, None), (2, None), (10, 10)),
        ("a dozen", (12, 12), (12, 12), (12, 12)),
        ("half a dozen", (6, 6), (6, 6), (6, 6)),
        ("two dozen", (24, 24), (24, 24), (24, 24)),
        ("tens", (20, None), (20, 99), (10, 10)),
        ("dozens", (24, None), (24, 99), (12, 12)),
        ("scores", (40, None), (40, 199), None),
        ("hundreds", (200, None), (200, 999), (100, 100)),
        ("several hundred", (300, None), (300, 999), None),
        ("thousands", (2000, None), (2000, 9999), (1000, 1000)),
        ("tens of thousands", (20000, None), (20000, 99999), None),
        ("about 30", (25, 35), (25, 35), (30, 30)),
        ("some 1,200", (1150, 1250), (1150, 1250), (1200, 1200)),
        ("roughly 17", (16, 18), (16, 18), (17, 17)),
        ("an estimated 100", (80, 120), (80, 120), (100, 100)),
        ("nearly 30", (25, 29), (25, 29), (30, 30)),
        ("20-odd", (20, None), (20, 29), (20, 20)),
    ],
)
def test_the_codebooks_of_the_design(text: str, literal: object, bounded: object, acled: tuple[int, int] | None) -> None:
    for name, want in (("literal", literal), ("bounded", bounded), ("acled2016", acled)):
        if want is None:
            with pytest.raises(cl.CasualtyError, match=name):
                cl.parse(text, codebook=name)
        else:
            count = cl.parse(text, codebook=name).count
            assert (count.low, count.high) == want
