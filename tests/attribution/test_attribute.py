"""Who is found to speak for a figure, in sentences and short articles written for this test."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from casualtylib.model.claim import Confidence
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.hedge import Hedge
from casualtylib.model.outcome import Outcome
from casualtylib.model.source import Attribution, SourceKind
from casualtylib.model.span import Span
from casualtylib.reading.attribution import attribute
from casualtylib.reading.mention import Mention
from casualtylib.text.document import Document

_MARKED = regex.compile(r"<([^<>]+)>")


def _attributions(marked: str) -> list[Attribution | None]:
    """The attributions of the figures marked by angle brackets."""
    text = _MARKED.sub(lambda match: match[1], marked)
    spans: list[Span] = []
    for match in _MARKED.finditer(marked):
        start = match.start() - 2 * len(spans)
        spans.append(Span(start, start + len(match[1])))
    document = Document(text)
    seen = []
    for span in spans:
        sentence = next(s.index for s in document.sentences if s.start <= span.start < s.end)
        figure = Figure(Count.exactly(2), Hedge.EXACT, span, span.of(text))
        seen.append(Mention(sentence, figure, Outcome.KILLED, span, span, "test"))
    return list(attribute(document, seen))


def _names(marked: str) -> list[str | None]:
    return [found.source.name if found else None for found in _attributions(marked)]


SENTENCES = {
    "<Two> people died, police said.": ["police"],
    "Police said <two> people died.": ["Police"],
    "<Two> people died, said the mayor, and <six> were hurt.": ["mayor", "mayor"],
    "The mayor said <two> people died, while rescuers said <six> were hurt.": ["mayor", "rescuers"],
    "<Two> died, police said, but the hospital said <nine> had died.": ["police", "hospital"],
    "<Two> people died.": [None],
    "Police said the road was closed. <Two> people died.": [None],
    "<Nine> people are reported to have died.": [None],
    "It has been reported that <nine> died.": [None],
    "<Six> people were killed a police source said on Monday.": ["police source"],
    "Strikes killed <six> people in Homs the Syrian Observatory for Human Rights said on Monday.": ["Syrian Observatory for Human Rights"],
    "<Six> people were killed in Homs said the rescue service.": ["rescue service"],
    "ROCKETS KILLED <SIX> PEOPLE IN HOMS, POLICE SAID ON MONDAY.": ["POLICE"],
    "Omar Said, a doctor at the hospital in Homs, told reporters that <six> had died.": ["Omar Said"],
    "Omar Said a doctor working in Homs said <six> had died.": ["Omar Said"],
    "The ministry, in a statement on Tuesday, said <six> died.": ["ministry"],
    "<Six> died, according the coast guard.": ["coast guard"],
    "The army denied that <six> villagers were killed.": ["army"],
    "The army, which lost <six> men last week, said <two> had died.": [None, "army"],
    "Doctors said the blast, which police said was an accident, killed <six>.": ["Doctors"],
    "<Six> drowned, Radio Sol said, quoting a fisherman.": ["fisherman"],
    "The state news agency quoted the governor as saying <six> drowned.": ["governor"],
    "<40> Dead In Homs Raid - ministry": ["ministry"],
    "<Two> died, according to a press release from KLN.": ["KLN"],
    "<Two> died, according to the Homs coroner's records.": ["Homs coroner"],
    "<Two> died, according to a news release.": ["news release"],
    "<Two> died, local authorities told journalists on Sunday insisting that both were guards.": ["local authorities"],
    "According to the Daraa clinic six people drowned and at least <20> were hurt.": ["Daraa clinic"],
    "<Six> fighters were killed military sources said.": ["military sources"],
    "<Two> people died said Omar Said director of the Daraa hospital.": ["Omar Said"],
    "Local radio reported Sunday, citing an army official, that <two> died.": ["army official"],
    "<Six> people were killed in Homs Red Crescent workers said.": ["Red Crescent workers"],
    "<Six> bodies were found under the rubble Sol TV reported.": ["Sol TV"],
    "Attacks killed <six> people says the Syrian Observatory for Human Rights a monitoring group.": ["Syrian Observatory for Human Rights"],
    "Some <900> were displaced, UN estimates suggest.": ["UN"],
    "The Union of Homs Clinics and doctors spoke. The Union of Homs Medical Organisations reported that <four> died.": [
        "Union of Homs Medical Organisations"
    ],
    "The Committee to Protect Miners counted <66> deaths.": ["Committee to Protect Miners"],
    "Homs media reported on Tuesday that <two> died.": ["Homs media"],
    "A rights group citing official figures put the toll at <77>.": ["rights group"],
    "The Syrian National Coalition said <40> people drowned.": ["Syrian National Coalition"],
    "The storm hurt <35> people said the observatory a Paris-based group.": ["observatory"],
    "The roof fell said Omar Said head of the town's fire service adding that <eight> had died.": ["Omar Said"],
    "Homs denied using shells in a war that has killed <900> people.": [None],
    "<Six> died on Tuesday a flood monitor and nurses in the lower town said.": ["flood monitor and nurses in the lower town"],
    "The Homs Red Cross (HRC), which moved 3,200 people, said <15> had drowned.": ["Homs Red Cross"],
    "A survivor, Ana Sol, 61, said her <two> sons died.": ["Ana Sol"],
    "Doctors at the town's only hospital said <22> were hurt.": ["Doctors at the town's only hospital"],
    "The aid group Sea Call said <320> were missing.": ["Sea Call"],
    "<300> drowned, the U.N. migration agency IOM said.": ["IOM"],
    "Army denies the raid, says <30> were killed.": ["Army"],
    "1/ SOHR: <18> killed\n2/ White Helmets say <24> dead\n3/ Health directorate: <27> killed": [
        "SOHR",
        "White Helmets",
        "Health directorate",
    ],
    "DOCTORS AT THE TOWN'S ONLY HOSPITAL SAID <22> WERE HURT.": ["DOCTORS AT THE TOWN'S ONLY HOSPITAL"],
    "Activists in the district of Sol in Homs said <six> people died.": ["Activists in the district of Sol in Homs"],
    "Doctor Omar Said a dentist in Homs said he saw <six> bodies.": ["Omar Said"],
    "The Homs Coordination Committees (HCC) a network of activists reported <six> dead.": ["Homs Coordination Committees"],
    "Another activist group the British-based Daraa Observatory said <six> died.": ["Daraa Observatory"],
    "Raid kills six Raid kills many AFP The Daraa Observatory a British-based group said <six> people died.": ["Daraa Observatory"],
    "We're told <two> people died.": [None],
    "<Two> died, said Sgt. Omar Said of the Homs Police Department.": ["Omar Said"],
    "A spokeswoman for St. Luke's, Tina Sol, said <three> were hurt.": ["Tina Sol"],
    "DNA later put the number of wounded at <21>.": ["DNA"],
    "Town governor's spokesman Omar Said: <eight> dead so far.": ["Omar Said"],
    "Authorities in the port city of Sol say <40> people are missing.": ["Authorities in the port city of Sol"],
    "The Red Crescent's head in the region, Ana Sol, said <12> died.": ["Ana Sol"],
    "Ana Sol, 34, who lost her home, says <12> neighbours died.": ["Ana Sol"],
    "The president declared three days of mourning for the <12> victims.": [None],
    "The Hamas-run health ministry in Sol said <12> were killed.": ["Hamas-run health ministry"],
    "The air force said <12> people died.": ["air force"],
    "The flood office's latest report said <12> people died.": ["flood office"],
    "Rescue 77 said <12> people were hurt.": ["Rescue 77"],
    "There are reports of <12> deaths.": [None],
    "Police are investigating the deaths of <12> people.": [None],
    "The group claimed the attack, which killed <12> people.": [None],
    "Kyiv says <12> people died.": ["Kyiv"],
    "Attack leaves <12> dead, says minister": ["minister"],
    "The attack left <12> dead, minister says.": ["minister"],
    "The mayor, whose son was among the <12> dead, said the city would rebuild.": [None],
    "A police communique released in Sol states that <six> people died.": ["police"],
    "The Sol Risk Reduction and Management Council (SRC) in the islands say that <six> people died.": [
        "Sol Risk Reduction and Management Council"
    ],
    "The Disaster Management Council (DMC) in the Sol islands say that <six> people died.": ["Disaster Management Council"],
    "Local observers including Radio Sol reported that <six> people died.": ["Local observers"],
    "<Forty> fishermen had drowned HRW said in a report issued in March.": ["HRW"],
    "Shells killed <seven> guards near a military airport said the Observatory which has people there.": ["Observatory"],
    "Shells killed <90> people said the Observatory adding that <20> were children.": ["Observatory", "Observatory"],
    "<Ten> died in a raid on the hometown of President Ivan Sol said Omar Sayed.": ["Omar Sayed"],
    "<Nine> girls were rescued dead the observatory said and doctors spoke of more.": ["observatory"],
    "<Three> boys drowned, Captain Ana Sol, spokesperson for the Homs fire department, said at a news conference.": ["Ana Sol"],
    "<Six> people died in Puerto Azul state-run news agencies said.": ["state-run news agencies"],
    "An official speaking from the town said <two> people died.": ["official"],
    "The US's estimate of the dead was <12>.": ["US"],
    "SOHR: <40> dead in Homs": ["SOHR"],
    "Officials say <40> are dead.": ["Officials"],
    "The blast claimed <40> lives.": [None],
    "The group claimed responsibility for the blast that killed <40> people.": [None],
    "A UN official who asked not to be named said <40> had died.": ["UN official"],
    "The town's mayor, Ana Sol, put the toll at <40>.": ["Ana Sol"],
    "<40> are dead, the health ministry confirmed in a post on X.": ["health ministry"],
    "MAR AZUL (Agency) -- <40> miners died in a collapse.": [None],
}


@pytest.mark.parametrize(("marked", "names"), SENTENCES.items(), ids=list(SENTENCES))
def test_speaker_of_a_sentence(marked: str, names: list[str | None]) -> None:
    assert _names(marked) == names


ARTICLES = {
    "the group": (
        "The White Helmets said <two> died. Russian jets were seen, military sources said. The group added that <six> were hurt.",
        ["White Helmets", "White Helmets"],
    ),
    "no name opens a sentence": (
        "But Omar Said, a teacher, told us that <two> died. Said saw <six> more, Said said.",
        ["Omar Said", "Omar Said"],
    ),
    "bulletin": (
        "Ministry of Health - Daily Report\nPeriod: past 24 hours\n\nKilled: <27>\nInjured: <94>\n\nIn all <six> people were held.",
        ["Ministry of Health", "Ministry of Health", "Ministry of Health"],
    ),
    "bulletin in two lines": (
        "SITUATION REPORT #7 - FLOODS\nCivil Protection Directorate, 2 May\n\nDeaths: <14>",
        ["Civil Protection Directorate"],
    ),
    "no bulletin": ("Daily report of a journey\nKilled: <27>", [None]),
    "he": ("Mayor Omar Said said two roads were cut. He said <two> people died.", ["Omar Said"]),
    "she": ("Ana Sol, a nurse, said <two> died. <Six> more, she said, were hurt.", ["Ana Sol", "Ana Sol"]),
    "it": ("The flood office of Homs said it rained. It said <two> had drowned.", ["flood office of Homs"]),
    "the statement": (
        "Homs police said in a statement that <two> died. A doctor said more were hurt. <Nine> were held, the statement said.",
        ["Homs police", "Homs police"],
    ),
    "last name": ("Fire chief Omar Said said roads were cut. <Two> died, Said said.", ["Omar Said"]),
    "acronym": ("The National Flood Office (NFO) said it rained. NFO says <two> drowned.", ["National Flood Office"]),
    "acronym first": ("NFO says <two> drowned. The National Flood Office (NFO) warned of more rain.", ["National Flood Office"]),
    "short name": ("The Daraa Observatory for Rights said it rained. <Two> died, the Observatory said.", ["Daraa Observatory for Rights"]),
    "the director": (
        "Observatory director Omar Said said it was calm. The Daraa Observatory said <two> died. The Observatory director said <six> died.",
        ["Daraa Observatory", "Omar Said"],
    ),
    "a monitor and medics": (
        "<Two> people died, a monitor and medics said. The Daraa Observatory said shells fell.",
        ["Daraa Observatory"],
    ),
    "the station": ("BBC crews and Press TV filmed the ruins. <Two> people died, the station reports.", ["Press TV"]),
    "the British monitor": (
        "The Daraa Observatory said shells fell. The Britain-based monitor said <two> people died.",
        ["Daraa Observatory"],
    ),
    "a monitor": ("<Two> people died in Homs, a monitor said. The Daraa Observatory said shells fell.", ["Daraa Observatory"]),
    "quotation goes on": (
        '"<Two> people died," said Omar Said, head of the clinic. "<Six> more were hurt. <Nine> are missing."',
        ["Omar Said"] * 3,
    ),
    "quotation before": ('"We found <two> bodies. <Six> people are missing," the fire chief said.', ["fire chief"] * 2),
    "quotation follows": ('The mayor said it was dark. "<Two> men died there."', ["mayor"]),
    "quoted pronoun": ('Police said it rained. "They told me <two> died," a nurse said.', ["nurse"]),
    "among the dead": ("<Two> people died, the coast guard said. Among the dead was <a> child.", ["coast guard", "coast guard"]),
    "nothing goes on": ("<Two> people died, the coast guard said. <Six> were hurt.", ["coast guard", None]),
    "quotation after": ('The mayor said: "It was dark. <Two> men died."', ["mayor"]),
}


@pytest.mark.parametrize(("marked", "names"), ARTICLES.values(), ids=list(ARTICLES))
def test_speaker_named_elsewhere(marked: str, names: list[str | None]) -> None:
    assert _names(marked) == names


def test_what_points_back_says_so() -> None:
    first, second = _attributions("The White Helmets said <two> died. The group said <six> were hurt.")
    assert first is not None
    assert second is not None
    assert first.notes == ()
    assert [(note.side, note.level) for note in second.notes] == [("source", Confidence.RESOLVED)]
    assert "White Helmets" in second.notes[0].why
    assert second.words == "The group"


def test_mention_stands_in_the_text() -> None:
    (found,) = _attributions("<Two> people died, the health ministry said.")
    assert found is not None
    assert found.span == Span(17, 36)
    assert found.words == "the health ministry"
    assert (found.source.canonical, found.source.kind) == ("Health Ministry", SourceKind.OFFICIAL)


@pytest.mark.parametrize(
    ("marked", "name", "chain"),
    [
        ("The governor told SANA that <two> died.", "governor", ["Syrian Arab News Agency"]),
        ("SANA quoted the governor as saying that <two> died.", "governor", ["Syrian Arab News Agency"]),
        ("<Two> died, the governor said, Reuters reported.", "governor", ["Reuters"]),
        ("Reuters reports that <two> died, the governor said on Tuesday.", "governor", ["Reuters"]),
        ("<Two> died, a source at the clinic said in a statement to SANA.", "source at the clinic", ["Syrian Arab News Agency"]),
        ("<Two> died, Reuters reported.", "Reuters", []),
        ("The mayor told a news conference that <two> died.", "mayor", []),
        ("Quoting the mayor, Dawn newspaper reported that <two> died.", "mayor", ["Dawn Newspaper"]),
        ("State television, citing the mayor, reported that <two> died.", "mayor", ["State Television"]),
        ("Omar Said told Turkey's Anadolu Agency that <two> died.", "Omar Said", ["Anadolu Agency"]),
    ],
)
def test_chain(marked: str, name: str, chain: list[str]) -> None:
    (found,) = _attributions(marked)
    assert found is not None
    assert found.source.name == name
    assert [source.canonical for source in found.chain] == chain


@pytest.mark.parametrize(
    "said",
    [
        "SOHR director Omar Said said <two> died.",
        "Omar Said, director of the Syrian Observatory for Human Rights, said <two> died.",
        "<Two> died, said Omar Said, head of the Syrian Observatory.",
        "<Two> died said Omar Said director of SOHR.",
        "Omar Said, spokesman for the Syrian Observatory, told reporters <two> died.",
    ],
)
def test_spokesperson_is_the_voice_of_the_body(said: str) -> None:
    (spoken,) = _attributions(said)
    (written,) = _attributions("<Two> died, according to the Syrian Observatory for Human Rights.")
    assert spoken is not None
    assert written is not None
    assert spoken.source.name == "Omar Said"
    assert spoken.source.canonical == written.source.canonical
    assert spoken.source.kind is SourceKind.MONITOR


def test_who_does_not_speak_for_a_body_has_a_voice_of_his_own() -> None:
    (found,) = _attributions("<Two> died, said Omar Said, a doctor at the Daraa hospital.")
    assert found is not None
    assert (found.source.name, found.source.canonical, found.source.kind) == ("Omar Said", "Omar Said", SourceKind.MEDICAL)


@settings(deadline=None)
@given(st.text(), st.data())
def test_any_text_has_attributions_whose_words_stand_in_it(text: str, data: st.DataObject) -> None:
    document = Document(text)
    start = data.draw(st.integers(0, len(text)))
    sentence = next((s.index for s in document.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return
    span = Span(start, start + 1)
    figure = Figure(Count.exactly(2), Hedge.EXACT, span, span.of(text))
    (found,) = attribute(document, [Mention(sentence, figure, Outcome.KILLED, span, span, "test")])
    if found is not None:
        assert found.span is not None
        assert found.span.of(text) == found.words
        assert found.source.name


WORDS = st.sampled_from(
    [
        *("said", "Police", "the", "army", "two", "died", ",", '"', "(", ")", "according to", "Omar", "of", "Homs", "who", "that", ":"),
        *("\n", ".", "SOHR", "told", "reported", "a", "spokesman", "for", "it", "he", "statement", "and", "citing", "Reuters", "on"),
        *("Monday", "-", "'s", "'"),
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from(" \n"))
def test_words_of_saying_in_any_order_are_read(words: list[str], gap: str) -> None:
    for found in _attributions(f"<Two> died. {gap.join(words)} <six> died."):
        assert found is None or found.source.canonical


def test_hostile_text_is_read() -> None:
    for text in (
        "said " * 5000,
        "the police said " * 5000,
        '"' * 5000,
        "(SOHR) " * 3000,
        "Omar " * 5000 + "said",
        "a b, " * 5000 + "police said",
    ):
        assert len(_attributions(f"<Two> died. {text} <six> died.")) == 2
