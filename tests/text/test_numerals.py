"""Numerals against a speller that shares nothing with them: every number to 10,000, and samples to a trillion."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from casualtylib.text.numerals import Numeral, numeral, numeral_at
from casualtylib.text.plain import lower, plain
from casualtylib.text.wordnumbers import group

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def below_thousand(n: int, hyphen: str, join: str) -> str:
    """A number from 1 to 999 in words."""
    hundreds, rest = divmod(n, 100)
    tens = SMALL[rest] if rest < 20 else TENS[rest // 10 - 1] + (hyphen + SMALL[rest % 10] if rest % 10 else "")
    if not hundreds:
        return tens
    return f"{SMALL[hundreds]} hundred" + (f" {join}{tens}" if rest else "")


def spelled(n: int, *, hyphen: str, join: str, comma: str) -> str:
    """A number in words: `join` ("and " or "") before tens and units, `comma` between groups that begin with a hundred."""
    if n == 0:
        return "zero"
    parts: list[tuple[str, bool]] = []
    for scale, word in SCALES:
        many, n = divmod(n, scale)
        if many:
            parts.append((f"{below_thousand(many, hyphen, join)} {word}", True))
    if n:
        words = below_thousand(n, hyphen, join)
        parts.append((words if n >= 100 or not parts else f"{join}{words}", n >= 100))
    text = parts[0][0]
    for words, separate in parts[1:]:
        text += f"{comma if separate else ''} {words}"
    return text


def spellings(n: int) -> Iterator[str]:
    """The usual ways to write a number in words."""
    seen: set[str] = set()
    for hyphen in ("-", " "):
        for join in ("and ", ""):
            for comma in (",", ""):
                text = spelled(n, hyphen=hyphen, join=join, comma=comma)
                seen.add(text)
                first, _, rest = text.partition(" ")
                if first == "one" and rest:
                    seen |= {f"a {rest}", rest} if rest.split()[0] in ("hundred", "thousand", "million", "billion", "trillion") else set()
    if n % 100 == 0 and 1100 <= n <= 9900 and n % 1000:
        seen.add(f"{below_thousand(n // 100, '-', '')} hundred")
    yield from sorted(seen)


def wrong(numbers: Iterator[int] | range) -> list[tuple[str, int, Numeral | None]]:
    """The spellings that are not read whole and right."""
    found = []
    for n in numbers:
        for text in spellings(n):
            got = numeral_at(text, 0)
            if got is None or (got.value, got.end) != (n, len(text)):
                found.append((text, n, got))
    return found


def test_every_number_to_ten_thousand_in_every_spelling() -> None:
    assert wrong(range(10_001)) == []


def test_samples_to_a_trillion_in_every_spelling() -> None:
    chance = random.Random(2)
    sizes = [10**k for k in range(4, 12)]
    numbers = [
        chance.randrange(size, size * 10) // 10 ** chance.randrange(6) * 10 ** chance.randrange(3) for size in sizes for _ in range(60)
    ]
    assert wrong(n for n in (*numbers, 10**12) if n <= 10**12) == []


def test_round_numbers_with_scales() -> None:
    assert (
        wrong(many * scale + rest for many in (1, 2, 12, 99, 100, 105, 999) for scale, _ in SCALES[1:] for rest in (0, 5, 100, 121)) == []
    )


def test_the_guard_takes_one_group_and_nothing_else() -> None:
    for n in range(1, 1000):
        for join in ("and ", ""):
            assert group(below_thousand(n, " ", join)) == n
    for other in ("", "zero", "two thirds", "one thousand", "hundred", "two dozen", "twenty-three", "thirty forty", "point", "minus five",
                  "one two", "nineteen eighty four", "five hundred hundred", "and five", "Two"):  # fmt: skip
        assert group(other) is None, other


DIGITS = {
    "1,200": 1200, "1 200": 1200, "1.200": 1200, "1'200": 1200, "1200": 1200, "12,00,000": 1_200_000, "1,00,000": 100_000,
    "1,234,567": 1_234_567, "1 234 567": 1_234_567, "1.234.567": 1_234_567, "2.5 million": 2_500_000, "2,5 million": 2_500_000,
    "1.2m": 1_200_000, "1.2 mn": 1_200_000, "1.2mln": 1_200_000, "1.2b": 1_200_000_000, "3bn": 3_000_000_000, "3 bn": 3_000_000_000,
    "5k": 5_000, "4 thousand 3 hundred and 21": 4_321, "3 hundred and one": 301, "2 lakh": 200_000, "1.5 lakh": 150_000,
    "five lakhs": 500_000, "3 crore": 30_000_000, "two crores": 20_000_000, "12 dozen": 144, "3 dozens": 36, "two dozen": 24,
    "1.200 million": 1_200_000, "10,000 million": 10**10, "2 million 300 thousand": 2_300_000, "one and a half million": 1_500_000,
    "a million and a half": 1_500_000, "half a million": 500_000, "half a dozen": 6,
    "a quarter of a million": 250_000,
    "three quarters of a million": 750_000,
    "quarter of a million": 250_000, "a quarter-million": 250_000,
    "five quarters of a million": None, "a half-dozen": 6, "half-dozen": 6, "a dozen": 12,
    "dozen": 12, "hundred": 100, "a hundred and five": 105, "hundred and five": 105, "two-hundred-and-five": 205, "nil": 0, "nought": 0,
    "naught": 0, "1,000,000,000,000": 10**12, "1,000,000,000,001": None, "99999999999999999999": None, "2 trillion": None,
    "1.2345 thousand": None, "007": 7, "0": 0,
}  # fmt: skip


@pytest.mark.parametrize(("text", "want"), DIGITS.items())
def test_digits_and_scales(text: str, want: int | None) -> None:
    got = numeral_at(text, 0)
    whole = got if got and got.end == len(text) else None
    assert (whole and whole.value) == want


NOT_COUNTS = (
    "twenty first", "twenty-first", "two thirds", "three quarters", "3rd", "21st",
    "a two-day visit", "12-year-old", "5%", "5 %", "$5", "£5m",
    "F-16", "covid-19", "10:30", "12.30", "05/06/2023", "05-06-2023",
    "1-888-310-1122", "2024-12-02", "1990s", "1960's", "MH17", "4x4", "25°", "#5", "5mm", "x_5",
    "5_000", "1,20", "5²",
)  # fmt: skip


@pytest.mark.parametrize("text", NOT_COUNTS)
def test_what_is_no_count(text: str) -> None:
    low = lower(plain(text))
    assert [found for at in range(len(low)) if (found := numeral_at(low, at))] == []


@pytest.mark.parametrize("text", ["5/2", "56-including", "20-odd", "30-plus", "25,", "25.", "(25)", "25;", "25-40"])
def test_what_stands_beside_a_count(text: str) -> None:
    found = [found.value for at in range(len(text)) if (found := numeral_at(text, at))]
    assert found == {"5/2": [5, 2], "25-40": [25, 40], "56-including": [56], "20-odd": [20], "30-plus": [30]}.get(text, [25])


@pytest.mark.parametrize(
    ("text", "values"),
    [("12 June 2016 dozens", [12, 2016, 12]), ("url 0 612 people", [0, 612]), ("2.9 million 9 litre cases", [2_900_000, 9])],
)
def test_what_stands_beside_a_number_is_not_drawn_in(text: str, values: list[int]) -> None:
    found, at = [], 0
    while at < len(text):
        got = numeral_at(text, at)
        at = got.end if got else at + 1
        found += [got.value] if got else []
    assert found == values


def test_numbers_side_by_side_stay_apart() -> None:
    text, at, found = "a million, two million, 30 of 2,000, five 200 3", 0, []
    while at < len(text):
        got = numeral_at(text, at)
        at = got.end if got else at + 1
        found += [got.value] if got else []
    assert found == [1_000_000, 2_000_000, 30, 2000, 5, 200, 3]


@pytest.mark.parametrize("digits", ["٢٥", "२५", "２５", "২৫"])
def test_digits_of_other_scripts(digits: str) -> None:
    assert numeral(lower(digits)) == Numeral(0, 2, 25)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("dead/injured/missing: 7/20/3", [7, 20, 3]),
        ("killed/wounded/missing/displaced 7/20/3/400", [7, 20, 3, 400]),
        ("day/month/year: 7/10/2023", []),
        ("killed on 7/10/2023", []),
    ],
)
def test_numbers_between_slashes_are_counts_behind_as_many_labels(text: str, values: list[int]) -> None:
    assert [found.value for at in range(len(text)) if (found := numeral_at(text, at))] == values


@pytest.mark.parametrize(
    ("text", "value"), [("three thousand, a hundred of them women", 3000), ("three thousand, one hundred women", 3100)]
)
def test_a_number_that_begins_with_an_article_is_no_end_of_another(text: str, value: int) -> None:
    """Found by drawing phrases: 3,100 women."""
    found = numeral_at(text, 0)
    assert found is not None and found.value == value
