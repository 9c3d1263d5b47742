"""How numbers are written: the way from a number to its spellings, which shares nothing with the way back."""

from __future__ import annotations

from collections.abc import Iterator

_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def in_words(n: int, *, hyphen: str = "-", join: str = "and ", comma: str = "") -> str:
    """A number from 0 to 10**12 in words.

    Args:
        n: the number.
        hyphen: what stands in "twenty-one".
        join: what stands before tens and units behind a larger group, ``"and "`` or nothing.
        comma: what stands before a further group that begins with a hundred.

    >>> in_words(1_121), in_words(2_000_100, comma=","), in_words(1_005, join="")
    ('one thousand one hundred and twenty-one', 'two million, one hundred', 'one thousand five')
    """
    groups: list[tuple[str, bool]] = []
    rest = n
    for scale, word in _SCALES:
        many, rest = divmod(rest, scale)
        if many:
            groups.append((f"{_below_thousand(many, hyphen, join)} {word}", True))
    if rest or not groups:
        words = _below_thousand(rest, hyphen, join)
        groups.append((f"{join if groups and rest < 100 else ''}{words}", rest >= 100))
    return groups[0][0] + "".join(f"{comma if large else ''} {words}" for words, large in groups[1:])


def _below_thousand(n: int, hyphen: str, join: str) -> str:
    hundreds, rest = divmod(n, 100)
    tens = _SMALL[rest] if rest < 20 else _TENS[rest // 10 - 1] + (hyphen + _SMALL[rest % 10] if rest % 10 else "")
    if not hundreds:
        return tens
    return f"{_SMALL[hundreds]} hundred" + (f" {join}{tens}" if rest else "")


def spellings(n: int) -> Iterator[str]:
    """The usual ways to write a number in words, each once.

    >>> list(spellings(105))
    ['a hundred and five', 'a hundred five', 'hundred and five', 'hundred five', 'one hundred and five', 'one hundred five']
    """
    found: set[str] = set()
    for hyphen in ("-", " "):
        for join in ("and ", ""):
            for comma in (",", ""):
                words = in_words(n, hyphen=hyphen, join=join, comma=comma)
                found.add(words)
                first, _, rest = words.partition(" ")
                if first == "one" and rest.split()[:1] in (["hundred"], *([word] for _, word in _SCALES)):
                    found |= {f"a {rest}", rest}
    if n % 100 == 0 and n % 1000 and 1100 <= n <= 9900:
        found.add(f"{_below_thousand(n // 100, '-', '')} hundred")
    yield from sorted(found)


def in_digits(n: int) -> tuple[str, ...]:
    """The usual ways to write a number in digits, and with a scale where that says it whole.

    >>> in_digits(1_250_000_000)[-1], in_digits(1_200_000)[-3:]
    ("1'250'000'000", ('1.2 million', '1.2m', '12 lakh'))
    >>> in_digits(36)
    ('36', '3 dozen')
    """
    grouped = f"{n:,}"
    found = [str(n), grouped, *(grouped.replace(",", mark) for mark in ("\u2009", "\u202f", " ", ".", "'"))]
    if n % 12 == 0 and 24 <= n <= 144:
        found.append(f"{n // 12} dozen")
    for scale, word, short in ((10**6, "million", "m"), (10**9, "billion", "bn")):
        if n >= scale and n * 10 % scale == 0 and n < 1000 * scale:
            text = f"{n / scale:.1f}".removesuffix(".0")
            found += [f"{text} {word}", f"{text}{short}"]
    if n >= 100_000 and n % 100_000 == 0 and n < 10_000_000:
        found.append(f"{n // 100_000} lakh")
    return tuple(dict.fromkeys(found))
