"""Every row of the attribution grammar reads its own examples and not its counter-examples; every word is in use."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from casualtylib.grammar.attributions import CLOSING, OPENING, ROWS
from casualtylib.grammar.rule import Rule
from casualtylib.grammar.sayings import mark
from casualtylib.lexicon import load
from casualtylib.reading.attribution_cues import cues
from casualtylib.reading.voices import bodies, canonical_of, key, kind_of, named

TABLE = (*ROWS, *OPENING, *CLOSING)
YES = [(row, text, speaker) for row in TABLE for text, speaker in row.yes.items()]
NO = [(row, text) for row in TABLE for text in row.no]
AROUND = ("{}", "Rain fell in Homs. {}", "Rain fell.\n\n{}\n\nMore rain fell.", "\u201cIt rained,\u201d she thought. {}")


def _read(text: str, row: Rule, start: int = 0, end: int | None = None) -> list[str]:
    found = cues(text, start, len(text) if end is None else end, headline=row in CLOSING)
    return [cue.speaker.span.of(text) for cue in found if cue.row == row.name]


@pytest.mark.parametrize(("row", "text", "speaker"), YES, ids=[f"{row.name}: {text[:50]}" for row, text, _ in YES])
def test_row_reads_its_example_alone_and_inside_a_text(row: Rule, text: str, speaker: str) -> None:
    for frame in AROUND:
        start = frame.index("{}")
        assert _read(frame.format(text), row, start, start + len(text))[:1] == [speaker], frame


@pytest.mark.parametrize(("row", "text"), NO, ids=[f"{row.name}: {text[:50]}" for row, text in NO])
def test_row_leaves_its_counter_example(row: Rule, text: str) -> None:
    assert _read(text, row) == []


def test_names_of_rows_are_unique() -> None:
    assert len({row.name for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize("words", load("sources")["phrases"]["continuing"])
def test_words_that_go_on_with_a_figure(words: str) -> None:
    assert mark("continues").match(f"{words.capitalize()} two children.")
    assert mark("continues").match(f"Rain fell {words}.") is None


@pytest.mark.parametrize("word", load("sources")["phrases"]["counts"])
def test_a_count_behind_an_ambiguous_word_makes_it_a_verb(word: str) -> None:
    text = f"Doctors report {word} people dead."
    assert [cue.speaker.span.of(text) for cue in cues(text, 0, len(text))] == ["Doctors"]


@pytest.mark.parametrize("outlet", load("sources")["phrases"]["outlets"])
def test_an_outlet_ends_a_headline(outlet: str) -> None:
    text = f"Blast kills 12 Monitor {outlet} A blast hit Homs."
    assert "Monitor" in [cue.speaker.span.of(text) for cue in cues(text, 0, len(text), headline=True)]


def _lists(table: object) -> list[str]:
    if isinstance(table, list):
        return [str(word) for word in table]
    assert isinstance(table, dict)
    return [word for value in table.values() for word in _lists(value)]


@pytest.mark.parametrize("section", ["verbs", "phrases"])
def test_every_word_of_saying_occurs_in_an_example(section: str) -> None:
    examples = " ".join(text for row in TABLE for text in (*row.yes, *row.no)).lower()
    table = load("sources")[section]
    unused = [
        word
        for name, listed in table.items()
        if name not in ("where", "counts", "continuing", "outlets", "between", "saying_in", "articles", "heard_in", "remarks", "hearers")
        for word in listed
        if word.lower() not in examples
    ]
    assert unused == []


def test_every_body_answers_to_each_of_its_names() -> None:
    table = tomllib.loads(files("casualtylib.lexicon").joinpath("en", "bodies.toml").read_text(encoding="utf-8"))
    for canonical, entry in table.items():
        for name in (canonical, *entry.get("also", ())):
            for written in (name, name.upper(), f"the {name.removeprefix('The ')}"):
                assert canonical_of(written) == canonical
                assert kind_of(written).value == entry["kind"]
    assert set(bodies()) == {key(name) for canonical, entry in table.items() for name in (canonical, *entry.get("also", ()))}


@pytest.mark.parametrize(
    ("kind", "names"),
    {
        "official": ("the interior ministry", "Homs police", "a police source", "the provincial governor", "the fire commission"),
        "military": ("a military source", "the Syrian army", "General Omar Said"),
        "medical": ("doctors", "a source at a hospital in Homs", "medics"),
        "rescue": ("rescuers", "civil defence workers", "the fire brigade"),
        "monitor": ("a monitoring group", "the Daraa observatory", "opposition activists"),
        "ngo": ("a French charity", "the Red Crescent", "aid workers"),
        "un": ("a UN official", "UNICEF", "the United Nations mission"),
        "media": ("the Sol news agency", "state television", "a radio reporter"),
        "witness": ("residents", "a survivor", "eyewitnesses"),
        "armed_group": ("rebel fighters", "militants", "a rebel commander"),
        "unnamed": ("sources", "people close to the talks"),
    }.items(),
)
def test_kind_by_head_words(kind: str, names: tuple[str, ...]) -> None:
    assert [kind_of(name).value for name in names] == [kind] * len(names)


def test_one_voice_whatever_its_spelling() -> None:
    assert named("SOHR").canonical == named("the Syrian Observatory for Human Rights").canonical == named("SYRIAN OBSERVATORY").canonical
    assert named("the health ministry").canonical == named("Health Ministry").canonical == named("THE HEALTH MINISTRY").canonical
    assert named("the army").canonical != named("the police").canonical
