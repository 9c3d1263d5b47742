"""The fact-checker's verb: a verdict is on the whole statement, or there is none."""

from __future__ import annotations

import pytest

import casualtylib as cl
from casualtylib.errors import ParseError, QueryError


@pytest.fixture(scope="module")
def result() -> cl.Reconciliation:
    text = "At least 30 people were killed in Orvo on 5 May 2024, the Tarn Monitor said."
    return cl.reconcile(cl.read(text, published="2024-05-06"))


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("at least 20 killed", "supported"),
        ("29 killed", "contradicted"),
        ("at least 20 killed on 5 May 2024", "supported"),
        ("at least 20 killed on 3 May 2023", "open"),
        ("29 killed on 3 May 2023", "open"),
        ("at least 20 people were killed in Orvo", "supported"),
        ("the Tarn Monitor said that at least 20 people were killed", "supported"),
        ("at least 20 children killed", "open"),
    ],
)
def test_what_a_statement_names_is_asked_about(result: cl.Reconciliation, statement: str, verdict: str) -> None:
    assert result.check(statement).value == verdict


@pytest.mark.parametrize(
    ("statement", "side"), [("at least 20 killed in Velland", "place"), ("according to the army, at least 20 people were killed", "source")]
)
def test_what_nothing_here_knows_is_an_error(result: cl.Reconciliation, statement: str, side: str) -> None:
    with pytest.raises(QueryError, match=f"^{side}: "):
        result.check(statement)


@pytest.mark.parametrize(
    ("statement", "underlined"),
    [
        ("at least 20 killed and three injured", "three"),
        ("20 killed, including five children", "five"),
        ("the army denied that 20 people were killed", "20"),
        ("at least 20 killed on Sunday", "on Sunday"),
        ("at least 20 horses killed", "at least 20 horses killed"),
    ],
)
def test_what_cannot_be_judged_as_a_whole_is_an_error_that_shows_it(result: cl.Reconciliation, statement: str, underlined: str) -> None:
    with pytest.raises(ParseError) as fault:
        result.check(statement)
    assert underlined in statement[fault.value.start : fault.value.end]


def test_the_caller_goes_before_the_statement(result: cl.Reconciliation) -> None:
    assert result.check("at least 20 killed on Sunday", on="2024-05-05").value == "supported"
    assert result.check("at least 20 killed on 5 May 2024", on="2023-05-03").value == "open"
    assert result.check("at least 20 killed in Velland", place="Orvo").value == "supported"


@pytest.mark.parametrize("side", ["group", "event", "place", "cause", "by", "source"])
def test_a_side_that_is_no_word_is_an_error_that_names_it(side: str) -> None:
    result = cl.reconcile(cl.read("Ten people died in Borsk."))
    with pytest.raises(cl.CasualtyError, match=f"{side}: takes a word, not 5"):
        result.bounds("killed", **{side: 5})
