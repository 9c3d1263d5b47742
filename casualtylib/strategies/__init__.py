"""Strategies for hypothesis: values of the library's types, and texts together with what must be read in them.

Needs the extra: ``pip install "casualtylib[strategies]"``. In a test of your own:

>>> import casualtylib as cl
>>> from casualtylib import strategies
>>> from hypothesis import given, settings
>>> @settings(max_examples=20, deadline=None)
... @given(strategies.phrases())
... def test_my_pipeline_keeps_what_a_phrase_says(drawn):
...     assert cl.parse(drawn.text) == drawn.figure
>>> test_my_pipeline_keeps_what_a_phrase_says()
"""

try:
    import hypothesis as _hypothesis
except ImportError as fault:  # pragma: no cover - the tests need hypothesis themselves
    raise ImportError('casualtylib.strategies needs hypothesis: pip install "casualtylib[strategies]"') from fault

from casualtylib.strategies.phrases import Phrase, phrases
from casualtylib.strategies.reports import Article, Expected, reports
from casualtylib.strategies.values import claims, counts, figures, windows

del _hypothesis

__all__ = ["Article", "Expected", "Phrase", "claims", "counts", "figures", "phrases", "reports", "windows"]
