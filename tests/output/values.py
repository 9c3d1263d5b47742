"""Random claims and reports over every field, for the tests of what is written and read back."""

from datetime import date, datetime

from hypothesis import strategies as st

import casualtylib as cl
from casualtylib.model.claim import Confidence, Note
from casualtylib.model.event import Event, EventKind
from casualtylib.model.report import Edit, Refusal
from casualtylib.model.scope import Unknown
from casualtylib.model.source import Attribution, SourceKind

NAMES = st.text(max_size=8)
MAYBE = st.none() | NAMES
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
MOMENTS = st.none() | DAYS | st.datetimes(datetime(2000, 1, 1), datetime(2030, 12, 31))


@st.composite
def counts(draw: st.DrawFn) -> cl.Count:
    low = draw(st.integers(0, 10**12))
    return cl.Count(low, draw(st.none() | st.integers(low, 10**12)))


@st.composite
def spans(draw: st.DrawFn) -> cl.Span:
    start = draw(st.integers(0, 500))
    return cl.Span(start, start + draw(st.integers(0, 50)))


@st.composite
def windows(draw: st.DrawFn) -> cl.Window:
    ends = sorted(draw(st.tuples(DAYS, DAYS)))
    return cl.Window(*(end if draw(st.booleans()) else None for end in ends))


SIMPLE_GROUPS = st.builds(
    cl.Group,
    age=st.sampled_from((None, "child", "adult")),
    sex=st.sampled_from((None, "female", "male")),
    status=st.sampled_from((None, "civilian", "combatant")),
    role=st.sampled_from((None, "victims", "perpetrators")),
    names=st.lists(NAMES, max_size=2).map(tuple),
)
GROUPS = SIMPLE_GROUPS | st.lists(SIMPLE_GROUPS, min_size=2, max_size=3).map(lambda groups: cl.Group(any_of=tuple(groups)))
OUTCOMES = st.sampled_from(("killed", "injured", "casualties", "missing", "killed_or_missing")).map(cl.Outcome)
SIDES = st.none() | NAMES | NAMES.map(Unknown)
SCOPES = st.builds(
    cl.Scope, OUTCOMES, group=GROUPS, event=SIDES, place=SIDES, cause=SIDES, by=SIDES,
    window=st.none() | windows() | NAMES.map(Unknown), recorded=st.none() | windows(),
)  # fmt: skip
SOURCES = st.builds(cl.Source, NAMES, NAMES, st.sampled_from(SourceKind))
ATTRIBUTIONS = st.builds(Attribution, SOURCES, st.lists(SOURCES, max_size=2).map(tuple), NAMES, st.none() | spans())
NOTES = st.lists(st.builds(Note, NAMES, st.sampled_from(Confidence), NAMES), max_size=2).map(tuple)
CLAIMS = st.builds(
    cl.Claim, id=NAMES, count=counts(), hedge=st.sampled_from(cl.Hedge), scope=SCOPES, quote=NAMES, span=spans(), number_span=spans(),
    group_text=NAMES, number=st.none() | st.integers(0, 10**12), soft_low=st.booleans(), soft_high=st.booleans(),
    measure=st.sampled_from(("flow", "state")), unit=st.sampled_from(("people", "households")),
    attribution=st.none() | ATTRIBUTIONS, outlet=MAYBE, as_of=MOMENTS, superseded=st.booleans(), modality=st.sampled_from(cl.Modality),
    part_of=MAYBE, same_as=MAYBE, breakdown=MAYBE, implicit=st.booleans(), rule=NAMES, window_text=MAYBE, place_text=MAYBE, notes=NOTES,
)  # fmt: skip
EVENTS = st.builds(
    Event, NAMES, st.sampled_from(EventKind), NAMES, st.none() | windows(), st.lists(NAMES, max_size=2).map(tuple), keyed=st.booleans()
)
REFUSALS = st.builds(Refusal, NAMES, spans(), NAMES)
EDITS = st.builds(Edit, st.sampled_from(("amend", "drop", "add")), NAMES, NAMES, st.none() | CLAIMS, st.none() | CLAIMS)
#: Any text at all, lone surrogates too.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)
REPORTS = st.builds(
    cl.Report, NAMES, ANY_TEXT, claims=st.lists(CLAIMS, max_size=2).map(tuple), events=st.lists(EVENTS, max_size=2).map(tuple),
    published=MOMENTS, title=MAYBE, url=MAYBE, outlet=MAYBE, within=st.lists(st.tuples(NAMES, NAMES), max_size=2).map(tuple),
    apart=st.lists(st.tuples(NAMES, NAMES), max_size=2).map(tuple),
    refused=st.lists(REFUSALS, max_size=2).map(tuple), codebook=NAMES, edits=st.lists(EDITS, max_size=1).map(tuple),
    inferred=st.lists(NAMES, max_size=2).map(tuple),
)  # fmt: skip
