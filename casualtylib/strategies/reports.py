"""Small articles together with what must be read in them."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st

from casualtylib.model.codebook import LITERAL
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.strategies.quantities import quantities

GROUPS = ("people", "civilians", "villagers", "soldiers", "miners", "passengers", "police officers")
#: Groups of whom children and women can be a part.
MIXED = ("people", "civilians")
PARTS = ("children", "women", "elderly men")
HARMS = {
    "were killed": "killed", "died": "killed", "were wounded": "injured", "were injured": "injured", "lost their lives": "killed",
    "were missing": "missing",
}  # fmt: skip
SOURCES = {
    "the White Helmets": "White Helmets", "the regional governor": "governor", "police": "police",
    "the Interior Ministry": "Interior Ministry",
    "rescuers": "rescuers", "a hospital spokesman": "spokesman",
}  # fmt: skip
PLACES = ("Norton", "the town of Belmara", "northern Zahria", "Port Elsa")
CAUSES = ("a shell hit a market", "a landslide buried a camp", "a bus left the road", "a fire swept through a factory")
#: Sentences without a claim, full of numbers.
OTHERS = (
    "The road to the port was closed for five hours.", "The mayor, 54, has governed since 2016.", "Some 300 houses were damaged.",
    "The mill was built in 1987 for 2.5 million dollars.", "Prices rose by 12% in the same week.", "The valley lies 40 km from the border.",
)  # fmt: skip
_KINDS = ("plain", "before", "between", "to", "vague")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@frozen
class Expected:
    """A claim that a careful reader finds.

    Args:
        span: where hedge and number stand in the text.
        count, hedge: what they say.
        outcome: what happened, such as ``"killed"``.
        group_text: the words naming who.
        source: words of the source's name; None: the reporter's own voice.
        window: the days of the harm.
        part_of: which of the article's claims includes this one, by its place among them; None: none.
    """

    span: Span
    count: Count
    hedge: Hedge
    outcome: str
    group_text: str
    source: str | None
    window: Window
    part_of: int | None = None


@frozen
class Article:
    """A text with its day of publication and the claims that a careful reader finds in it, in order."""

    text: str
    published: date
    claims: tuple[Expected, ...]


@st.composite
def reports(draw: st.DrawFn) -> Article:
    """Small articles of one event, with what must be read in them.

    A first sentence gives a figure with its day, place and source; others may give a part of it, the injured, or no
    claim at all though they hold numbers.

    >>> import casualtylib as cl
    >>> from casualtylib.strategies import reports
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, deadline=None)
    ... @given(reports())
    ... def every_count_is_read(article):
    ...     read = cl.read(article.text, published=article.published)
    ...     assert [claim.count for claim in read] == [claim.count for claim in article.claims]
    >>> every_count_is_read()
    """
    published = draw(st.dates(date(2020, 1, 10), date(2029, 12, 20)))
    harmed = published - timedelta(days=draw(st.integers(1, 6)))
    lead = draw(_lead(harmed, 6))
    text, claims = lead.text, list(lead.claims)
    for further in (_others(), _part(lead) if claims[0].group_text in MIXED else None, _injured(lead), _others()):
        if further is not None and draw(st.booleans()):
            more = draw(further)
            at = len(text) + 1
            text += f" {more.text}"
            claims += [evolve(claim, span=claim.span.shift(at)) for claim in more.claims]
    return Article(text, published, tuple(claims))


@frozen
class _Passage:
    text: str
    claims: tuple[Expected, ...] = ()


def _others() -> st.SearchStrategy[_Passage]:
    return st.sampled_from(OTHERS).map(_Passage)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _expected(
    figure: Figure, at: int, outcome: str, group: str, source: str | None, window: Window, part_of: int | None = None
) -> Expected:
    return Expected(figure.span.shift(at), figure.count, figure.hedge, outcome, group, source, window, part_of)


@st.composite
def _lead(draw: st.DrawFn, harmed: date, low: int) -> _Passage:
    figure = draw(quantities(LITERAL, low, 700, _KINDS).filter(lambda figure: figure.words[0].isalnum()))
    harm, group = draw(st.sampled_from(sorted(HARMS))), draw(st.sampled_from(GROUPS))
    said, source = draw(st.sampled_from(sorted(SOURCES.items())))
    when = f"on {_WEEKDAYS[harmed.weekday()]}"
    place, cause = draw(st.sampled_from(PLACES)), draw(st.sampled_from(CAUSES))
    of = "" if figure.hedge is not Hedge.VAGUE or not figure.words.endswith(("s", "couple", "handful", "number")) else " of"
    core = f"{figure.words}{of} {group} {harm} {when} when {cause} in {place}"
    form = draw(st.sampled_from(("source behind", "source before", "according", "own voice")))
    match form:
        case "source behind":
            text, at = f"{_capital(core)}, {said} said.", 0
        case "according":
            text, at = f"{_capital(core)}, according to {said}.", 0
        case "source before":
            at = len(said) + 6
            text = f"{_capital(said)} said {core}."
        case _:
            text, at, source = f"{_capital(core)}.", 0, ""
    return _Passage(text, (_expected(figure, at, HARMS[harm], group, source or None, Window.on(harmed)),))


@st.composite
def _part(draw: st.DrawFn, lead: _Passage) -> _Passage:
    whole = lead.claims[0]
    figure = draw(quantities(LITERAL, 2, max(2, whole.count.low // 3), ("plain",)))
    group = draw(st.sampled_from(PARTS))
    among = {"killed": "among the dead", "injured": "among the injured", "missing": "among the missing"}[whole.outcome]
    return _Passage(
        f"{_capital(figure.words)} {group} were {among}.",
        (_expected(figure, 0, whole.outcome, group, None, whole.window, 0),),
    )


@st.composite
def _injured(draw: st.DrawFn, lead: _Passage) -> _Passage:
    whole = lead.claims[0]
    if whole.outcome == "injured":
        return _Passage("The army sealed off the area.")
    figure = draw(quantities(LITERAL, 2, 900, ("plain", "before", "between")))
    text = f"The blast also left {figure.words} people wounded."
    return _Passage(text, (_expected(figure, len("The blast also left "), "injured", "people", None, whole.window),))
