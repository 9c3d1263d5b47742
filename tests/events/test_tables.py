"""The tables of words around a figure: every example is read as it says, and by its own row."""

from __future__ import annotations

from typing import Any

import pytest
import regex

from casualtylib.grammar import places
from casualtylib.grammar.events import CUES, Cue, cause_pattern, cause_words, cue_patterns
from casualtylib.grammar.rule import Rule
from casualtylib.lexicon import load, words

FRAMES = ("{}", "He said {} yesterday.", '"{}"', "({})")
CUE_ROWS = [(rule, pattern) for rule, (_, pattern) in zip(CUES, cue_patterns(), strict=True)]
PLACE_ROWS = [
    (rule, pattern)
    for name, table in (("places", places.PLACES), ("contained", places.CONTAINED), ("doers", places.DOERS))
    for rule, pattern in zip(table, places.patterns(name), strict=True)
]


@pytest.mark.parametrize(("rule", "pattern"), CUE_ROWS, ids=[rule.name for rule in CUES])
@pytest.mark.parametrize("frame", FRAMES)
def test_a_cue_row_reads_its_examples_and_no_others(rule: Rule, pattern: regex.Pattern[str], frame: str) -> None:
    assert rule.yes
    assert all(wanted is rule.make and isinstance(wanted, Cue) for wanted in rule.yes.values())
    for example in rule.yes:
        found = pattern.search(frame.format(example))
        assert found, example
        assert found[0] == example
    for example in rule.no:
        assert not pattern.search(frame.format(example)), example


def _read(match: regex.Match[str]) -> Any:
    found = match.groupdict()
    if "inner" in found:
        return found["inner"], found["outer"]
    return found.get("place") or found["doer"]


@pytest.mark.parametrize(("rule", "pattern"), PLACE_ROWS, ids=[rule.name for rule, _ in PLACE_ROWS])
def test_a_place_row_reads_its_examples_and_no_others(rule: Rule, pattern: regex.Pattern[str]) -> None:
    assert rule.yes
    for example, wanted in rule.yes.items():
        for frame in ("{}", "it happened {}, he said", "({})"):
            found = pattern.search(frame.format(example))
            assert found, example
            assert _read(found) == wanted
    for example in rule.no:
        assert not pattern.search(example), example


def test_names_of_rows_are_unique() -> None:
    names = [rule.name for rule in (*CUES, *places.PLACES, *places.CONTAINED, *places.DOERS)]
    assert len(names) == len(set(names))


def test_every_cause_word_is_found_whole_and_has_one_kind() -> None:
    listed = [word for kind in load("causes")["causes"].values() for word in kind]
    assert len(listed) == len(set(listed))
    for word, kind in cause_words().items():
        found = cause_pattern().search(f"people died in the {word.upper()} there")
        assert found, word
        assert cause_words()[found[0].lower()] == kind


@pytest.mark.parametrize("key", ["before", "kinds", "modifiers", "not_places", "times", "armed", "strikes", "countries"])
def test_place_words_are_in_lower_case_and_listed_once(key: str) -> None:
    listed = words("places", key)
    assert all(word == word.lower() for word in listed)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("pattern", [*(p for _, p in CUE_ROWS), *(p for _, p in PLACE_ROWS), cause_pattern()])
@pytest.mark.parametrize(
    "unit", ["in the ", "in the northern ", "in Aa Bb ", "war a ", "in Aaaa, ", "A's ", "killed in the ", "one of the "]
)
def test_no_row_backtracks_without_bound(pattern: regex.Pattern[str], unit: str) -> None:
    text = unit * (40_000 // len(unit))
    assert sum(1 for _ in pattern.finditer(text, timeout=5)) >= 0
