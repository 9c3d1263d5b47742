"""Every word of the lexicon of sources does what its list says, in a sentence made for it."""

from __future__ import annotations

import pytest

from casualtylib.lexicon import words
from casualtylib.reading.attribution_cues import Cue, cues
from casualtylib.reading.attribution_heard import Names
from casualtylib.reading.voices import kind_of

KINDS = ("ministry", "un", "media", "medical", "rescue", "monitor", "armed_group", "military", "ngo", "official", "witness", "unnamed")


def _only(text: str) -> Cue:
    (cue,) = cues(text, 0, len(text))
    return cue


def _name(text: str) -> str:
    found = Names.of(text).hear(_only(text).speaker)
    assert found is not None
    return found.source.name


SAID = {
    **{
        f"Two people died, police said on {where}.": where
        for where in words("sources", "phrases", "where")
        if where != "condition of anonymity"
    },
    "Two people died, police said on condition of anonymity.": "condition of anonymity",
    **{f"Two people died, police said {when}.": when for when in words("sources", "time", "adverbs")},
    **{f"Two people died, police said on {day.capitalize()}.": day for day in words("sources", "time", "words")},
    **{f"Two people died, police said in a {heard}.": heard for heard in words("sources", "phrases", "heard_in")},
    **{f"Two people died, police said in a {paper}.": paper for paper in words("sources", "nouns", "documents")},
    **{f"Two people died, police said in {remark}.": remark for remark in words("sources", "phrases", "remarks")},
    **{f"Two people died, police said to {hearer}.": hearer for hearer in words("sources", "phrases", "hearers")},
    **{f"Two people died, police said {way} a statement.": way for way in words("sources", "phrases", "saying_in")},
    **{f"Two people died, police said in {article} statement.": article for article in words("sources", "phrases", "articles")},
    **{f"Two people died, police {word} said.": word for word in words("sources", "verbs", "between")},
    **{f"Two people died, police said {turn} rain fell.": turn for turn in words("sources", "joints", "turns")},
}


@pytest.mark.parametrize("text", SAID)
def test_words_around_a_verb_of_saying_leave_its_speaker(text: str) -> None:
    cue = _only(text)
    assert cue.speaker.span.of(text) == "police"
    assert (cue.before, cue.span.start) == (2, 17)


@pytest.mark.parametrize("title", words("sources", "speakers", "titles"))
def test_a_title_is_dropped(title: str) -> None:
    assert _name(f"{title.capitalize()} Omar Sayed said two people died.") == "Omar Sayed"


@pytest.mark.parametrize("modifier", words("sources", "speakers", "modifiers"))
def test_a_modifier_belongs_to_the_name(modifier: str) -> None:
    assert _name(f"Two people died, {modifier} officials said.") == f"{modifier} officials"


@pytest.mark.parametrize("determiner", words("sources", "speakers", "determiners"))
def test_an_article_does_not(determiner: str) -> None:
    assert _name(f"Two people died, {determiner} mayor said.") == "mayor"


@pytest.mark.parametrize("contrast", words("sources", "joints", "contrasts"))
def test_a_contrast_ends_what_a_speaker_answers_for(contrast: str) -> None:
    text = f"Two people died, police said, {contrast} the army had nine, doctors said."
    first, second = cues(text, 0, len(text))
    assert (first.speaker.span.of(text), second.speaker.span.of(text)) == ("police", "doctors")


@pytest.mark.parametrize(("kind", "word"), [(kind, word) for kind in KINDS for word in words("sources", "kinds", kind)])
def test_a_head_word_tells_the_kind(kind: str, word: str) -> None:
    found = kind_of(f"the {word}").value
    stronger = {"official" if earlier == "ministry" else earlier for earlier in KINDS[: KINDS.index(kind)]}
    assert found == ("official" if kind == "ministry" else kind) or found in stronger


@pytest.mark.parametrize("noun", words("sources", "nouns", "returning"))
def test_a_document_points_back_at_who_made_it(noun: str) -> None:
    text = f"Homs police said it rained. The {noun} said two people died."
    names = Names.of(text)
    found = [names.hear(cue.speaker) for start, end in ((0, 27), (28, len(text))) for cue in cues(text, start, end)]
    assert [resolved and resolved.source.name for resolved in found] == ["Homs police", "Homs police"]


@pytest.mark.parametrize("noun", words("sources", "nouns", "generic"))
def test_a_generic_monitor_is_the_one_that_is_named(noun: str) -> None:
    text = f"Two people died, a {noun} said. The Daraa Observatory said it rained."
    names = Names.of(text)
    found = [
        names.hear(cue.speaker)
        for start, end in ((0, text.index(".") + 1), (text.index(".") + 2, len(text)))
        for cue in cues(text, start, end)
    ]
    assert found[0] is not None
    assert names.named_later(found[0]).source.name == "Daraa Observatory"
