"""Whether a text is English: by its letters, and by its little words."""

from __future__ import annotations

from collections import Counter

import regex

from casualtylib.lexicon import load

#: Shorter texts tell too little; only the beginning of longer ones is looked at, in words.
FEWEST, MOST = 12, 400
#: Of the words, so many must be another language's little words.
SHARE = 0.15
#: And so many of them must be different: "El" and "Le" begin names.
DIFFERENT = 4
_WORD = regex.compile(r"\p{L}++")
_LATIN = regex.compile(r"\p{Latin}")


def other_language(text: str) -> str | None:
    """The language that a text is written in, if that is plainly not English; None if it is, or if nothing can be told.

    >>> other_language("Le raid a tué douze personnes dans le village et les blessés sont nombreux, selon le maire.")
    'French'
    >>> other_language("The raid killed twelve people in the village of Le Mans, said the mayor, Jean des Champs.")
    """
    words = [match[0].lower() for match, _ in zip(_WORD.finditer(text), range(MOST), strict=False)]
    if len(words) < FEWEST:
        return None
    if sum(1 for word in words if not (word.isascii() or _LATIN.match(word))) > len(words) * 2 / 3:
        return "another script"
    seen = Counter(words)
    scores = {language: sum(seen[word] for word in listed) for language, listed in load("languages").items()}
    english = scores.pop("English")
    best = max(scores, key=lambda language: scores[language])
    different = sum(1 for word in load("languages")[best] if seen[word])
    plain = scores[best] > SHARE * len(words) and scores[best] > 2 * english and different >= DIFFERENT
    return best if plain else None
