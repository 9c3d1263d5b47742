"""What is written into a small article is read out of it."""

from __future__ import annotations

import pickle

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casualtylib as cl
from casualtylib.strategies import Article, reports

settings.register_profile("quiet", deadline=None)
settings.load_profile("quiet")
SLOW = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def read(article: Article) -> cl.Report:
    return cl.read(article.text, published=article.published)


@SLOW
@given(reports())
def test_every_claim_is_read_and_no_other(article: Article) -> None:
    found = [(c.number_span, c.count, c.hedge, c.outcome.value, c.group_text) for c in read(article)]
    assert found == [(c.span, c.count, c.hedge, c.outcome, c.group_text) for c in article.claims]


@SLOW
@given(reports())
def test_every_claim_has_its_source_day_and_whole(article: Article) -> None:
    report = read(article)
    ids = [claim.id for claim in report]
    for claim, expected in zip(report, article.claims, strict=True):
        assert claim.window == expected.window
        assert (claim.part_of and ids.index(claim.part_of)) == expected.part_of
    lead, wanted = report[0].source, article.claims[0].source
    assert (lead is None) == (wanted is None)
    assert lead is None or wanted is None or wanted.lower() in lead.name.lower()


@SLOW
@given(reports())
def test_its_bounds_hold_the_figure_of_its_first_sentence(article: Article) -> None:
    first = article.claims[0]
    bounds = cl.reconcile(read(article)).bounds(first.outcome)
    assert bounds.low >= first.count.low
    if first.group_text == "people":  # a figure of some says nothing of how many there were in all
        assert cl.Count(bounds.low, bounds.high).is_subset(first.count)


@SLOW
@given(reports())
def test_a_report_is_the_same_each_time_and_after_the_post(article: Article) -> None:
    report = read(article)
    assert report == read(article) == pickle.loads(pickle.dumps(report))
    assert cl.loads(cl.dumps(report)) == report


NOISE = st.text(alphabet=st.characters(), max_size=200) | st.text(alphabet="killed 0123456789,.-at least\n\0\ue000٣½", max_size=200)


@SLOW
@given(NOISE)
def test_any_text_at_all_gives_claims_or_an_error_of_ours(text: str) -> None:
    try:
        report = cl.read(text, published="2024-12-02")
    except cl.CasualtyError:
        return
    assert all(text[c.span.start : c.span.end] == c.quote for c in report)
    cl.reconcile(report).bounds("killed")


@SLOW
@given(reports(), NOISE)
def test_noise_behind_an_article_breaks_nothing(article: Article, noise: str) -> None:
    try:
        report = cl.read(f"{article.text}\n\n{noise}", published=article.published)
    except cl.CasualtyError:
        return
    assert len(report) >= 1
    cl.reconcile(report).bounds("killed")
