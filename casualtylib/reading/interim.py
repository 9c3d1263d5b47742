"""Figures, simply, until the grammar of quantities is in place."""

from __future__ import annotations

import regex

from casualtylib.model.codebook import Codebook
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span

W = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
W.update(
    {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "a hundred": 100,
        "hundred": 100,
    }
)
V = {
    "dozens": "dozens",
    "several": "several",
    "hundreds": "hundreds",
    "thousands": "thousands",
    "scores": "scores",
    "many": "many",
    "numerous": "many",
    "a few": "few",
    "a number": "many",
    "a couple": "couple",
    "a handful": "handful",
    "tens of thousands": "tens_of_thousands",
    "hundreds of thousands": "hundreds_of_thousands",
    "tens": "tens",
    "a dozen": "dozen",
}
H = {
    "at least": Hedge.AT_LEAST,
    "more than": Hedge.MORE_THAN,
    "over": Hedge.MORE_THAN,
    "up to": Hedge.AT_MOST,
    "as many as": Hedge.AT_MOST,
    "about": Hedge.ABOUT,
    "around": Hedge.ABOUT,
    "some": Hedge.ABOUT,
    "approximately": Hedge.ABOUT,
    "nearly": Hedge.NEARLY,
    "almost": Hedge.NEARLY,
}
num = r"\d{1,3}(?:,\d{3})++|\d++(?:\.\d++)?+(?:\s+(?:million|thousand))?|" + "|".join(sorted(W, key=len, reverse=True))
P = regex.compile(
    rf"\b(?:(?P<h>{'|'.join(H)})\s+)?(?:(?P<v>{'|'.join(sorted(V, key=len, reverse=True))})|(?P<n>{num})(?P<m>\s+or more)?)\b(?![\d])",
    regex.I,
)


def figures(text: str, start: int, end: int, codebook: Codebook) -> tuple[Figure, ...]:
    out = []
    for m in P.finditer(text, start, end):
        span = Span(m.start(), m.end())
        if m["v"]:
            r = codebook.vague(V[m["v"].lower()])
            h = Hedge.VAGUE
            n = None
        else:
            s = m["n"].lower().replace(",", "")
            mult = 1
            for k, v in (("million", 10**6), ("thousand", 1000)):
                if s.endswith(k):
                    s = s[: -len(k)].strip()
                    mult = v
            n = W.get(s)
            if n is None:
                n = int(float(s) * mult)
            if n > 10**12:
                continue
            h = H[m["h"].lower()] if m["h"] else Hedge.AT_LEAST if m["m"] else Hedge.EXACT
            if n == 0 and h is Hedge.LESS_THAN:
                continue
            r = codebook.number(h, n)
        out.append(Figure(r.count, h, span, m[0], number=n, soft_low=r.soft_low, soft_high=r.soft_high))
    return tuple(out)
