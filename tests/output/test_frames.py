"""Data frames of claims and answers: the same rows and kinds in each library."""

import datetime
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings

import casualtylib as cl
from casualtylib.errors import FieldError, UsageError
from tests.house.sources import ROOT
from tests.output.values import REPORTS

TEXT = Path(ROOT / "examples" / "idlib.txt").read_text(encoding="utf-8")
REPORT = cl.read(TEXT, published="2024-12-02", id="doc")
RESULT = cl.reconcile(REPORT)


def test_pandas_has_whole_numbers_that_may_be_missing_and_days() -> None:
    frame = REPORT.to_frame()
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds["low"] == kinds["high"] == kinds["number"] == "Int64"
    assert kinds["since"] == kinds["published"] == "datetime64[s]"
    assert kinds["superseded"] == "boolean"
    assert kinds["quote"] == "string"
    assert len(frame) == len(REPORT)
    row = frame[frame["who"] == "people"].iloc[0]
    assert row["low"] == 25
    assert pd.isna(row["high"])
    assert row["since"] == pd.Timestamp("2024-12-01")


def test_the_libraries_hold_the_same() -> None:
    for value in (REPORT, RESULT):
        rows = value.to_frame("polars").to_dicts()
        assert rows == value.to_frame("pyarrow").to_pylist()
        for row, (_, other) in zip(rows, value.to_frame().iterrows(), strict=True):
            for name, cell in row.items():
                there = None if pd.isna(other[name]) else other[name]
                assert (there.date() if isinstance(there, datetime.datetime) else there) == cell, name


def test_an_answer_is_a_row() -> None:
    frame = RESULT.to_frame("polars")
    sunday = frame.filter((pl.col("outcome") == "killed") & (pl.col("group") == "people") & (pl.col("high") == 46)).to_dicts()
    assert [(row["low"], row["best"], row["best_source"]) for row in sunday] == [(25, 25, "White Helmets")]
    assert frame.schema["low"] == pl.Int64
    assert frame.schema["until"] == pl.Date


def test_nothing_is_a_frame_without_rows_of_the_same_kinds() -> None:
    empty = cl.read("All was quiet.", published="2024-12-02")
    assert len(empty.to_frame()) == 0
    assert list(empty.to_frame().dtypes) == list(REPORT.to_frame().dtypes)
    assert empty.to_frame("polars").schema == REPORT.to_frame("polars").schema
    assert empty.to_frame("pyarrow").schema == REPORT.to_frame("pyarrow").schema
    assert isinstance(empty.to_frame("pyarrow"), pa.Table)


def test_frames_of_many_reports_go_under_each_other() -> None:
    frames = [cl.read("Two people were killed.", id=id).to_frame() for id in "ab"]
    together = pd.concat(frames, ignore_index=True)
    assert list(together["report"]) == ["a", "b"]
    assert list(together.dtypes) == list(frames[0].dtypes)


@settings(max_examples=30, deadline=None)
@given(REPORTS)
def test_any_report_has_a_frame(report: cl.Report) -> None:
    assert report.to_frame("polars").height == report.to_frame("pyarrow").num_rows == len(report.to_frame()) == len(report)


def test_an_unknown_kind_and_a_missing_package_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FieldError, match=r"^to_frame: takes pandas, polars, pyarrow, not 'excel'"):
        REPORT.to_frame("excel")
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(UsageError, match=r"^to_frame: polars is not installed: pip install polars"):
        REPORT.to_frame("polars")
