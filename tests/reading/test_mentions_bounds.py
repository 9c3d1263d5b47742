"""Any text at all is read in time in step with its length, and every span points into it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualtylib.reading.mentions import mentions
from casualtylib.text.document import Document
from tests.work import work

HOSTILE = (
    "1234567890", "12 345 ", "killed ", "and two ", "(", ")(", "killed 12, ", "25 people and ", "people in the town of ",
    "including 3 men, ", "Ahmed ", "a police ", "were ", "five men of the ", ",", "a-b-", "14-year-old ", "death toll rose from ",
    "Two of them ", "in addition to the bomber ", "the victims ", "n&nA",
)  # fmt: skip

WORDS = st.sampled_from(
    [
        "25",
        "two",
        "dozens",
        "of",
        "people",
        "soldiers",
        "children",
        "were",
        "killed",
        "wounded",
        "and",
        "or",
        ",",
        ".",
        "(",
        ")",
        ":",
        "-",
        "including",
        "among",
        "the",
        "dead",
        "toll",
        "rose",
        "to",
        "from",
        "them",
        "who",
        "left",
        "injured",
        "a",
        "an",
        "another",
        "no",
        "one",
        "none",
        "by",
        "in",
        "after",
        "bomber",
        "himself",
        "both",
        "Ahmed",
        "Khan",
        "14-year-old",
        "figure",
        "victims",
        "hostages",
    ]
)


@pytest.mark.parametrize("words", HOSTILE)
def test_time_grows_with_the_length(words: str) -> None:
    def effort(size: int) -> int:
        document = Document((words * (size // len(words) + 1))[:size])
        return work(lambda: mentions(document))

    effort(1_000)
    short, long = effort(20_000), effort(80_000)
    assert long < 10 * short + 2_000  # four times the text; the square would be sixteen


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_spans_and_parts_hold_in_any_order_of_words(words: list[str]) -> None:
    text = " ".join(words)
    found, refused = mentions(Document(text))
    for i, mention in enumerate(found):
        assert text[mention.figure.span.start : mention.figure.span.end].strip()
        assert mention.clause.covers(mention.trigger)
        assert mention.part_of is None or (mention.part_of != i and 0 <= mention.part_of < len(found))
    assert all(refusal.span.of(text) == refusal.words and refusal.reason for refusal in refused)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found, _ = mentions(Document(text))
    assert all(0 <= m.clause.start < m.clause.end <= len(text) for m in found)
