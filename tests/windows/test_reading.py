"""Which days each figure of a text takes: texts written for the purpose, by phenomenon."""

from __future__ import annotations

from datetime import date

import pytest

from casualtylib import Reader, read
from casualtylib.reading.mentions import mentions
from casualtylib.reading.windows import date_mentions
from casualtylib.text.document import Document

#: Wednesday 12 June 2024 is the day of publication unless a case says otherwise.
PUBLISHED = "2024-06-12"

WORDS_OF_TIME = [
    ("Six people were killed on Monday.", ["2024-06-10"]),
    ("Six people were killed Wednesday.", ["2024-06-12"]),
    ("Six people were killed on Thursday night.", ["2024-06-06"]),
    ("Six people were killed late on Sunday in a raid on the village.", ["2024-06-09"]),
    ("Six people were killed last Wednesday.", ["2024-06-05"]),
    ("Six people were killed yesterday morning.", ["2024-06-11"]),
    ("Six people were killed today.", ["2024-06-12"]),
    ("Six people were killed overnight.", ["2024-06-11/2024-06-12"]),
    ("Six people were killed over the weekend.", ["2024-06-08/2024-06-09"]),
    ("Six people were killed on 3 June 2024.", ["2024-06-03"]),
    ("Six people were killed on June 3rd.", ["2024-06-03"]),
    ("Six people were killed on Dec. 30.", ["2023-12-30"]),
    ("Six people were killed on Tuesday [4 June].", ["2024-06-04"]),
    ("Six people were killed on Tuesday, 4 June.", ["2024-06-04"]),
    ("Six people were killed in May.", ["2024-05-01/2024-05-31"]),
    ("Six people were killed in late May.", ["2024-05-21/2024-05-31"]),
    ("Six people were killed in 2019.", ["2019-01-01/2019-12-31"]),
    ("Six people were killed between 3 and 9 May.", ["2024-05-03/2024-05-09"]),
    ("Six people were killed from 30 May to 2 June.", ["2024-05-30/2024-06-02"]),
    ("Six people were killed from 30 December to 2 January.", ["2023-12-30/2024-01-02"]),
    ("Six people were killed from 9 May to 3 May.", [None]),
    ("Six people were killed from 9 May 2023 to 3 May 2024.", ["2023-05-09/2024-05-03"]),
    ("Six people were killed between 10 and 15 June.", ["2024-06-10/2024-06-12"]),
    ("Six people may have been killed between 10 and 15 June.", ["2024-06-10/2024-06-15"]),
    ("Six people were killed between Friday and Sunday.", ["2024-06-07/2024-06-09"]),
    ("Six people were killed on 8 and 9 June.", ["2024-06-08/2024-06-09"]),
    ("Six people were killed on the night of 8 to 9 June.", ["2024-06-08/2024-06-09"]),
    ("Six people were killed during the first two weeks of May.", ["2024-05-01/2024-05-14"]),
    ("Six people were killed last month.", ["2024-05-01/2024-05-31"]),
    ("Six people were killed last week.", ["2024-06-03/2024-06-09"]),
    ("Six people were killed earlier this week.", ["2024-06-10/2024-06-12"]),
    ("Six people have been killed so far this year.", ["2024-01-01/2024-06-12"]),
    ("Six people have been killed in the past 24 hours.", ["2024-06-11/2024-06-12"]),
    ("Six people have been killed over the last three days.", ["2024-06-09/2024-06-12"]),
    ("Six people were killed two days ago.", ["2024-06-10"]),
    ("The mayor said that on Monday six people were killed.", ["2024-06-10"]),
    ("The war began on 3 June when gunmen killed nine people.", ["2024-06-03"]),
    ("Raid kills nine herders. The army spoke of bandits. It was quiet again. Monday's raid came at dawn.", ["2024-06-10"]),
    ("Raid kills nine herders. The army spoke of bandits. It was quiet again. The Monday evening raid came late.", ["2024-06-10"]),
    ("Nine herders were killed. Details of the raid emerged on Monday.", [None]),
    ("Six people have been killed since Friday.", ["2024-06-07/2024-06-12"]),
    ("Six people have been killed since 27 May.", ["2024-05-27/2024-06-12"]),
    ("Six people have been killed since early June.", ["2024-06-01/2024-06-12"]),
    ("Six people have been killed since the offensive began on Sunday.", ["2024-06-09/2024-06-12"]),
    ("Six people have been killed since the war began.", [None]),
    ("Six people have been killed in recent days.", [None]),
    ("Six people were killed on 31 June.", [None]),
    ("Six people were killed on 05/06/2024.", [None]),
    ("Six people were killed on 25/05/2024.", ["2024-05-25"]),
    ("SIX PEOPLE WERE KILLED ON MONDAY.", ["2024-06-10"]),
    ("Six people were killed in the week to 9 June.", ["2024-06-03/2024-06-09"]),
    ("Six people were killed in the 24 hours to Monday.", ["2024-06-09/2024-06-10"]),
    ("Six people were killed during the week of 3 June.", ["2024-06-03/2024-06-09"]),
    ("Bombings in 2021 and 2022 killed six people.", ["2021-01-01/2022-12-31"]),
    ("Six people were killed on Good Friday.", [None]),
    ("Six people were killed on Christmas Eve.", ["2023-12-24"]),
    ("Six nurses shot dead in Balkh June 12.", ["2024-06-12"]),
    ("Storms this season have killed six people.", [None]),
    ("Six people were killed overnight into Tuesday.", ["2024-06-10/2024-06-11"]),
    ("Six people were killed in the night from Saturday to Sunday.", ["2024-06-08/2024-06-09"]),
    ("Six people were killed shortly before midnight on Sunday.", ["2024-06-09"]),
    ("Officers were called just before 9 p.m. on June 9. Two men were shot dead.", ["2024-06-09"]),
    ("Six people were killed on Tuesday at 10:30 p.m. local time (0230 GMT Wednesday).", ["2024-06-11"]),
    ("A quake hit the islands early on Saturday (late Friday GMT). Thirty people died.", ["2024-06-08"]),
    ("Six people were killed about a fortnight ago.", ["2024-05-29"]),
    ("Six people were killed in the first half of last year.", ["2023-01-01/2023-06-30"]),
    ("Six people were killed in the past fortnight.", ["2024-05-29/2024-06-12"]),
    ("Six people were killed the Sunday before last.", ["2024-06-02"]),
    ("Weekend storms killed six people.", ["2024-06-08/2024-06-09"]),
    ("Six people were killed over past day in shelling.", ["2024-06-11/2024-06-12"]),
    ("Two of the wounded had since died.", [None]),
]

#: A day counted from another, that the text gives or of which it speaks.
COUNTED = [
    ("Six people were killed a day earlier, the ministry said on Tuesday.", ["2024-06-10"]),
    ("The ministry said on Saturday that six people had been killed in raids the previous day.", ["2024-06-07"]),
    ("The storm struck on 3 June. On the third day, six people were killed.", ["2024-06-05"]),
    ("Six people were killed on the third day of fighting.", [None]),
    ("A mine blew up a bus on Sunday. The same day, shells killed six people.", ["2024-06-09"]),
    ("A mine blew up a bus on Sunday. The following morning, shells killed six people.", ["2024-06-10"]),
]

SPEAKING = [
    ("Six people were killed in a raid, the ministry said on Monday.", [None]),
    ("The ministry said on Monday that six people were killed on Sunday.", ["2024-06-09"]),
    ("Six people were killed on Sunday, the governor told Reuters on Monday.", ["2024-06-09"]),
    ("Six people were killed, the group said in a statement on Monday.", [None]),
    ("On Monday the army announced that six people had been killed.", [None]),
    ("Monday's statement gave a toll of six dead.", [None]),
    ("As of Monday, six people had died.", [None]),
    ("Six people died on Saturday, according to a report published on Monday.", ["2024-06-08"]),
    ("Reuters reported on 9 June that six fishermen died when their boat capsized on 6 June.", ["2024-06-06"]),
    ("Police reported Monday that six people were killed Saturday.", ["2024-06-08"]),
    ("The Lenn Disaster Agency on Monday reported six deaths in the storm that struck on Sunday.", ["2024-06-09"]),
    ("Six people were killed in a raid, said the country's interior ministry on Monday.", [None]),
    ("The blast on Monday claimed six lives.", ["2024-06-10"]),
]

CARRIED = [
    (
        "Shelling killed four people in Taiz and two people in Marib, medics said.\n\nShells hit Taiz on Saturday, killing four people.\n\n"
        "A rocket fell on Marib on Sunday, killing two people.",
        ["2024-06-08", "2024-06-09", "2024-06-08", "2024-06-09"],
    ),
    (
        "Blast kills five in border town\n\nAt least five people were killed when a bomb went off, police said on Tuesday.\n\n"
        "Witnesses described scenes of panic.\n\nThe explosives were detonated on Monday as shoppers gathered.",
        ["2024-06-10", "2024-06-10"],
    ),
    (
        "Ferry sinks, 30 missing\n\nThirty people are missing off Port Lenn. The ferry went down late on Sunday.",
        ["2024-06-09", "2024-06-09"],
    ),
    ("Two killed in blast\n\nA bomb went off in a market.\n\nIt killed two people on Monday.", ["2024-06-10", "2024-06-10"]),
    ("A ferry sank on Sunday. On Monday divers recovered nine bodies. Twelve people were missing.", ["2024-06-09", "2024-06-09"]),
    (
        "The death toll from Storm Lena has hit 74, police said. Boats were out.\n\nSchools were shut.\n\nRoads were cut.\n\n"
        "The army was called.\n\nShops were shut.\n\nLena lashed the islands on Saturday.",
        ["2024-06-08"],
    ),
    ("Soldiers fired on the crowd after Friday prayers, killing six people.", ["2024-06-07"]),
    ("The toll from Monday's quake rose to 40 on Tuesday.", ["2024-06-10"]),
    (
        "The toll of Sunday's fire rose to 15 on Tuesday from 12 the day before, as divers found three more bodies.",
        ["2024-06-09", "2024-06-09", "2024-06-09"],
    ),
    ("A shooting left three people dead. Officers were called to the flat around 11 p.m. Saturday.", ["2024-06-08"]),
    ("Date: 4 June 2024. Location: Rafah. Killed: 8.", ["2024-06-04"]),
    ("A bus fell into a ravine on Monday. Six people were killed and nine injured.", ["2024-06-10", "2024-06-10"]),
    ("Bus crash kills six\n\nSix people were killed on Monday when a bus fell into a ravine.", ["2024-06-10", "2024-06-10"]),
    ("Six people were killed when a bus fell into a ravine, police said. The accident happened on Monday.", ["2024-06-10"]),
    ("Six people were killed on Monday in an air strike. Two children were among the dead.", ["2024-06-10", "2024-06-10"]),
    ("Sunday's strikes killed six people. Rescuers said on Monday that nine more were wounded.", ["2024-06-09", "2024-06-09"]),
    (
        "Shelling hit the town on Sunday. Six people died, the mayor told AFP on Monday. The next day a drone killed two people.",
        ["2024-06-09", "2024-06-10"],
    ),
]

APART = [
    ("Since the start of the year, 570 people have died on the coast.", ["2024-01-01/2024-06-12"]),
    (
        "Armed men killed 12 people in two villages. The attackers opened fire on Sunday evening. Nine others were killed the next day.",
        ["2024-06-09", "2024-06-10"],
    ),
    (
        "A mine collapsed on Saturday, killing six. It was the worst accident since 2015, when nine miners were killed.",
        ["2024-06-08", "2015-01-01/2015-12-31"],
    ),
    ("Soldiers killed six rebels on Thursday and another four on Friday.", ["2024-06-06", "2024-06-07"]),
    (
        "A shell killed six people, the first deaths in the town since an attack on Sunday that left nine people dead.",
        [None, "2024-06-09"],
    ),
    (
        "A woman carries a child in Homs, Syria, August 6, 2023. (Agency) Six people were killed on Monday.",
        ["2024-06-10"],
    ),
    ("A bomb killed 16 people on Friday in the deadliest raid since the truce of late 2004.", ["2024-06-07"]),
    ("Six people were killed on Sunday, bringing the overall toll to 140.", ["2024-06-09", None]),
    (
        "A shell killed two on Monday. It raised the toll to 31 villagers, most of them farmers, since Saturday.",
        ["2024-06-10", "2024-06-08/2024-06-12"],
    ),
    (
        "Six people died on Sunday. Sunday's raid brought the number of people killed by the army since 3 May to 140.",
        ["2024-06-09", "2024-05-03/2024-06-12"],
    ),
    (
        "Six people were hurt on Monday in the city where Omar Said died in the May 2001 floods. Nine more were hurt.",
        ["2024-06-10", "2001-05-01/2001-05-31", "2024-06-10"],
    ),
    ("Sixty deaths were reported from January to May 2023.", ["2023-01-01/2023-05-31"]),
    ("Since the rebels took up arms in 2007, more than 5,300 people have been killed.", ["2007-01-01/2024-06-12"]),
    ("The army has stayed since the rebels' massacre of 153 people, in a school, in December.", ["2023-12-01/2023-12-31"]),
    ("Storm Lena, the worst in the past four years, killed six people on Sunday.", ["2024-06-09"]),
    ("Talks will begin on Thursday. Six people were killed in a raid.", [None]),
    ("The army took a village on Monday, a day after its shells had killed 24 people.", ["2024-06-09"]),
    ("Shells hit a market on Monday. Six people died two days after.", ["2024-06-12"]),
    ("On Monday, police arrested two men. Six people were killed.", ["2024-06-10", None]),
    ("A man was arrested on Tuesday over the death of two women. The women were killed on Saturday.", ["2024-06-11", "2024-06-08"]),
    ("Elsewhere, five people were killed. Six people had been killed in a fire on Monday.", [None, "2024-06-10"]),
    (
        "A fire killed six people on Monday. In a separate shooting, three people were killed. Two others were wounded.",
        ["2024-06-10", None, None],
    ),
    ("Six people were killed on Monday. Meanwhile, a doctor said nine people were wounded.", ["2024-06-10", "2024-06-10"]),
    ("Thousands of people were displaced. Six people were killed on Monday in a raid.", [None, "2024-06-10"]),
    (
        "In January six people were killed. Another nine people were injured. On Monday, two people were killed.",
        ["2024-01-01/2024-01-31", "2024-01-01/2024-01-31", "2024-06-10"],
    ),
    (
        "A total of 56 people have been killed since 1 May. At least nine people were wounded in such attacks.",
        ["2024-05-01/2024-06-12", "2024-05-01/2024-06-12"],
    ),
    ("Monday's talks were called off. Six people were killed.", [None]),
    ("Monday's attack came a week after 17 people were killed in the same market.", ["2024-06-03"]),
    (
        "Six people were killed on Monday in a suicide bombing. In 2019 a similar attack killed 40 people.",
        ["2024-06-10", "2019-01-01/2019-12-31"],
    ),
    (
        "A landslide killed six people on Monday. The deadliest landslide since 1998 struck in March, when 70 people died.",
        ["2024-06-10", "2024-03-01/2024-03-31"],
    ),
    (
        "Air strikes killed six people on Sunday, bringing the toll since 27 May to 56.",
        ["2024-06-09", "2024-05-27/2024-06-12"],
    ),
    ("Six people were killed on Sunday. The civil war has killed more than 300,000 people.", ["2024-06-09", None]),
    ("The ministry counted six dead on Saturday and nine dead on Sunday.", ["2024-06-08", "2024-06-09"]),
    ("On Friday three people were killed; on Saturday, seven people were killed.", ["2024-06-07", "2024-06-08"]),
    ("More than 9,000 people have been killed in the war, which began in March 2020. Six died on Monday.", [None, "2024-06-10"]),
    ("The conflict began in March 2020. Since the conflict began, 9,000 people have been killed.", [None]),
]


LISTS = [
    ("Civilian casualties, May 2024:\n\n- 40 people killed\n- 90 injured\n- 3 missing", ["2024-05-01/2024-05-31"] * 3),
    ("Weekly summary (3 to 9 June)\nKidal: 4 killed\nGao: 7 killed\nMopti: 2 killed\nSegou: 5 killed", ["2024-06-03/2024-06-09"] * 4),
    (
        "Since 7 October 2023:\n- 37,000 killed\n- 84,000 injured\n\nIn the past 24 hours:\n- 40 killed\n- 120 injured",
        ["2023-10-07/2024-06-12"] * 2 + ["2024-06-11/2024-06-12"] * 2,
    ),
    ("Monday: 3 people were killed in Mopti.\nTuesday: 2 people were killed in Gao.", ["2024-06-10", "2024-06-11"]),
    ("Daily figures for 11 June 2024. Dead: 8. Wounded: 31. Missing: 2.", ["2024-06-11"] * 3),
]


def windows(report) -> list[str | None]:
    found = []
    for claim in sorted(report, key=lambda claim: claim.number_span):
        w = claim.window
        found.append(None if w is None else str(w.start) if w.start == w.end else f"{w.start}/{w.end}")
    return found


@pytest.mark.parametrize(("text", "expected"), WORDS_OF_TIME + COUNTED + SPEAKING + CARRIED + APART + LISTS)
def test_windows(text, expected):
    assert windows(read(text, published=PUBLISHED)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 27 August 1975 a bomb exploded in a pub. Nine people were injured.", ["1975-08-27"]),
        ("NAIROBI, 3 May 2019 (Wire) -- Two people died on Thursday.", ["2019-05-02"]),
        ("KABUL, Oct. 3 (Wire) -- Two people died on Thursday.", [None]),
        ("Lima, 14 Dec 88 (Wire) -- [Text] Two people were killed at dawn on Tuesday.", ["1988-12-13"]),
        ("05/23/2015: Assailants opened fire on a bus. Two people were killed.", ["2015-05-23"]),
        ("06/07/2015: Assailants opened fire on a bus. Two people were killed.", [None]),
        ("Flood kills two in the valley AFP Monday 6 Jun 2016 Two people were killed on Sunday.", ["2016-06-05", "2016-06-05"]),
        ("Two people have been killed since 2015.", ["2015-01-01/None"]),
        ("Two nurses shot dead in Balkh, May 18, 2004.", ["2004-05-18"]),
    ],
)
def test_windows_of_texts_without_a_day_of_publication(text, expected):
    assert windows(read(text)) == expected


@pytest.mark.parametrize(("order", "expected"), [("dmy", "2024-06-05"), ("mdy", "2024-05-06"), (None, None)])
def test_numeric_dates_need_an_order(order, expected):
    text = "Six people were killed on 05/06/2024."
    assert windows(Reader(date_order=order).read(text, PUBLISHED)) == [expected]


def test_what_cannot_be_resolved_keeps_its_words_and_the_reason():
    (claim,) = read("Six people have been killed since the war began.", published=PUBLISHED)
    assert claim.window is None
    assert claim.window_text == "since the war began"
    assert any(note.side == "window" and "not resolved" in note.why for note in claim.notes)


@pytest.mark.parametrize(
    ("text", "word"), [("Six people were killed on 05/06/2024.", "ambiguous"), ("Six people were killed on 31 June 2023.", "no 31 June")]
)
def test_why_a_date_is_unknown_is_said(text, word):
    (claim,) = read(text, published=PUBLISHED)
    assert any(word in note.why for note in claim.notes if note.side == "window")


def test_a_carried_date_is_marked_inferred():
    (claim,) = read("A bus fell into a ravine on Monday. Six people were killed.", published=PUBLISHED)
    assert claim.confidence.value == "inferred"


def test_a_bulletin_dates_the_recording():
    (claim,) = read("Six people killed in raids reached hospitals in the past 24 hours.", published=PUBLISHED)
    assert claim.window is None
    assert str(claim.scope.recorded) == "2024-06-11 to 2024-06-12"


@pytest.mark.parametrize(
    ("words", "total"), [("since 27 May", True), ("so far this year", True), ("in the past two weeks", True), ("on Saturday", False)]
)
def test_a_total_over_more_than_the_main_harm_is_a_running_one(words, total):
    document = Document(f"Six people were killed on Sunday. A total of 56 people have been killed {words}.", date(2024, 6, 12))
    seen, _ = mentions(document)
    assert [dating.cumulative for dating in date_mentions(document, seen)] == [False, total]


def test_the_day_on_which_a_toll_was_counted_is_not_the_harms():
    (claim,) = read("The death toll reached 38 on Monday, the mayor said. The blast struck on Sunday evening.", published=PUBLISHED)
    assert str(claim.window) == "2024-06-09"
