"""Whatever is written is read back equal; whatever else is handed in is a DecodeError that says where."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import casualtylib as cl
from casualtylib.output import schema
from casualtylib.output.convert import plain
from tests.house.sources import ROOT
from tests.output.values import CLAIMS, REPORTS

VALIDATOR = Draft202012Validator(schema.schema())
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

CLAIM = cl.Claim(
    "doc:0-11:killed", cl.Count.at_least(25), cl.Hedge.AT_LEAST, cl.Scope(cl.Outcome.KILLED, window=cl.Window()),
    "At least 25", cl.Span(0, 11), cl.Span(0, 11),
)  # fmt: skip
REPORT = cl.Report("doc", "At least 25 people died.", (CLAIM,), within=(("Idlib", "Syria"),))


@QUICK
@given(REPORTS)
def test_a_report_comes_back_equal(report: cl.Report) -> None:
    assert cl.loads(cl.dumps(report)) == report


@QUICK
@given(CLAIMS)
def test_a_claim_comes_back_equal(claim: cl.Claim) -> None:
    assert cl.loads(cl.dumps(claim, indent=2)) == claim


@QUICK
@given(st.lists(CLAIMS, max_size=3))
def test_claims_come_back_equal_and_in_order(claims: list[cl.Claim]) -> None:
    assert cl.loads(cl.dumps(claims)) == tuple(claims)


@QUICK
@given(REPORTS)
def test_what_is_written_can_be_encoded_and_follows_the_schema(report: cl.Report) -> None:
    document = json.loads(cl.dumps(report).encode("utf-8"))
    assert not list(VALIDATOR.iter_errors(document))


def test_claims_and_a_claim_follow_the_schema() -> None:
    for content in (CLAIM, [CLAIM, CLAIM], ()):
        assert not list(VALIDATOR.iter_errors(json.loads(cl.dumps(content))))


def test_the_document_says_what_it_was_made_with() -> None:
    document = json.loads(cl.dumps(REPORT))
    assert document["format"] == 1
    assert document["library"] == cl.__version__
    assert document["lexicon"].startswith("en-")
    assert document["codebook"]["name"] == "literal"
    assert document["codebook"]["version"]


def test_the_published_schema_is_current() -> None:
    assert schema.SHIPPED.read_text(encoding="utf-8") == schema.text(), "run: python -m casualtylib.output.schema"


def _set(path: str, new: Any) -> Callable[[Any], None]:
    """A change of a document: the value at that path becomes `new`."""

    def change(document: Any) -> None:
        *steps, last = [int(step) if step.isdigit() else step for step in path.replace("[", ".").replace("]", "").split(".")]
        for step in steps:
            document = document[step]
        document[last] = new

    return change


@pytest.mark.parametrize(
    ("path", "new", "reported"),
    [
        ("claims[0].count.low", "25", None),
        ("claims[0].count.low", True, None),
        ("claims[0].count.low", -1, None),
        ("claims[0].count.low", 10**13, None),
        ("claims[0].count.low", 2.5, None),
        ("claims[0].count.high", 3, None),
        ("claims[0].count.hgih", 3, None),
        ("claims[0].count", None, None),
        ("claims[0].hedge", "atleast", None),
        ("claims[0].scope.outcome", "dead", None),
        ("claims[0].scope.window.start", "2024-02-30", None),
        ("claims[0].scope.window", {"start": "2024-12-02", "end": "2024-12-01"}, "claims[0].scope.window.end"),
        ("claims[0].scope.place", 7, None),
        ("claims[0].scope.group.age", "old", None),
        ("claims[0].scope.group.any_of", [plain(cl.Group()), plain(cl.Group()) | {"sex": "x"}], "claims[0].scope.group.any_of[1].sex"),
        ("claims[0].measure", "stock", None),
        ("claims[0].notes", [{"side": "window", "level": "sure", "why": ""}], "claims[0].notes[0].level"),
        ("claims[0].span", {"start": 3}, "claims[0].span.end"),
        ("claims[0].implicit", 0, None),
        ("claims[0]", "At least 25", None),
        ("claims", {}, None),
        ("within", [["Idlib"]], "within[0]"),
        ("within", [["Idlib", 3]], "within[0][1]"),
        ("published", 20241202, None),
        ("mood", "sombre", None),
        ("codebook", "literal", "codebook.name"),
        ("format", 2, None),
        ("format", True, None),
        ("kind", "ledger", None),
    ],
)
def test_a_fault_is_reported_with_its_path(path: str, new: Any, reported: str | None) -> None:
    document = json.loads(cl.dumps(REPORT))
    _set(path, new)(document)
    with pytest.raises(cl.DecodeError) as fault:
        cl.loads(json.dumps(document))
    assert fault.value.path == (reported or path)
    assert str(fault.value).startswith(fault.value.path + ": ")


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("claims[0].count.low", -1),
        ("claims[0].count.high", 10**13),
        ("claims[0].scope.outcome", "dead"),
        ("claims[0].scope.outcome", "killed_or_dead"),
        ("claims[0].scope.group.age", "old"),
        ("claims[0].scope.group.role", "bystanders"),
        ("claims[0].scope.window.start", "2024-12-02T10:00"),
        ("claims[0].measure", "stock"),
        ("claims[0].unit", "families"),
        ("claims[0].hedge", "atleast"),
        ("claims[0].modality", "hoped"),
        ("edits", [{"verb": "forget", "claim": "a", "why": "b"}]),
    ],
)
def test_the_schema_refuses_the_closed_values_and_ranges_that_reading_back_refuses(path: str, new: Any) -> None:
    document = json.loads(cl.dumps(REPORT))
    _set(path, new)(document)
    assert list(VALIDATOR.iter_errors(document))
    with pytest.raises(cl.DecodeError):
        cl.loads(json.dumps(document))


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.txt")), ids=lambda path: path.name)
def test_what_is_read_of_the_examples_follows_the_published_schema(example: Path) -> None:
    report = cl.read(example.read_text(encoding="utf-8"), published="2024-12-02")
    edited = report.drop(report[0].id, why="not ours").add(report[0])
    shipped = Draft202012Validator(json.loads(schema.SHIPPED.read_text(encoding="utf-8")))
    for content in (report, edited, list(report), report[0]):
        assert not list(shipped.iter_errors(json.loads(cl.dumps(content))))


def test_the_schema_is_itself_one() -> None:
    Draft202012Validator.check_schema(schema.schema())


def _gone(data: Any) -> Any:
    """Every document that lacks one field of `data`, somewhere, with the field's name."""
    for key in list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        if isinstance(data, dict):
            taken = data.pop(key)
            yield key
            data[key] = taken
        yield from _gone(data[key])


def test_no_field_may_be_missing() -> None:
    document = json.loads(cl.dumps(REPORT))
    header, told = {"library", "lexicon", "version"}, 0  # what made it is for people
    for name in _gone(document):
        if name not in header:
            told += 1
            with pytest.raises(cl.DecodeError):
                cl.loads(json.dumps(document))
    assert told > 50
    del document["apart"]
    with pytest.raises(cl.DecodeError, match="apart: is missing"):
        cl.loads(json.dumps(document))


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", "{", "NaN", "[" * 100_000, "9" * 5_000, b"\xff\xfe", '{"format": 1}'])
def test_what_is_no_document_is_a_decode_error(text: str | bytes) -> None:
    with pytest.raises(cl.DecodeError):
        cl.loads(text)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda part: st.lists(part) | st.dictionaries(st.text(), part))


@QUICK
@given(JSON)
def test_any_json_in_place_of_claims_is_a_decode_error(data: Any) -> None:
    if data != []:
        with pytest.raises(cl.DecodeError, match=r"^claims"):
            cl.loads(json.dumps({"format": 1, "kind": "claims", "claims": data}))
    with pytest.raises(cl.DecodeError, match=r"^claim"):
        cl.loads(json.dumps({"format": 1, "kind": "claim", "claim": data}))


@pytest.mark.parametrize("content", [3, ["At least 25"], None, "At least 25"])
def test_only_reports_and_claims_are_written(content: Any) -> None:
    with pytest.raises(cl.CasualtyError, match="takes a Report, a Claim or Claims"):
        cl.dumps(content)
