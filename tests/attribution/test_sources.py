"""On whose word each figure of a text stands: sentences and short texts written for the purpose, by phenomenon."""

from __future__ import annotations

import pytest

import casualtylib as cl

#: By phenomenon: a text (" / " parts its paragraphs), and the source of each of its claims in order; "" for the reporter's own voice.
CASES = {
    "heading": {
        "Ministry of Health, daily report / Killed: 12 / Injured: 30": ["Ministry of Health", "Ministry of Health"],
        "Ministry of Health, daily report, 3 May 2024 / In the past 24 hours 12 people were killed.": ["Ministry of Health"],
        "Civil Protection Agency - Situation report No. 4 / The floods have killed 19 people.": ["Civil Protection Agency"],
        "UNICEF situation report, 10 June 2024 / This year 14 children have died of measles.": ["UNICEF"],
        "Statement by the Lenn Governorate / We regret to report that three workers were killed.": ["Lenn Governorate"],
        "Police report on storm criticised / Six people were killed on Monday.": [""],
        "Killed: 12 / Injured: 30 / Source: DRA Lenn": ["DRA Lenn", "DRA Lenn"],
    },
    "headline": {
        "12 dead in Lenn flood: ministry / The river rose.": ["ministry"],
        "12 dead in Lenn flood, again / The river rose.": [""],
    },
    "pronoun": {
        "The health ministry reported on Sunday that the hospitals were full. Roads were cut. It said 14 people had died.": [
            "health ministry"
        ],
        "Cholera is back in the camps. The health minister disputed that. She told parliament that 12 people had died.": [
            "health minister"
        ],
        "The coast guard searched the bay. It said six people had drowned.": ["coast guard"],
        "Mayor Ana Brod came to the school. She said six pupils were killed.": ["Ana Brod"],
        "Ivo Maran, a survivor, told reporters that the roof fell in. According to him, three people died.": ["Ivo Maran"],
        "A farmer was killed. It said six pupils were killed.": [""],
    },
    "statement": {
        "The coast guard issued a statement on Monday. The ferry had capsized. The statement added that 30 people were missing.": [
            "coast guard"
        ],
        "The ministry released a statement saying that 12 people had died.": ["ministry"],
        "The ministry published a report that said 12 people had died.": ["ministry"],
        "Twelve people died, the ministry said in a statement published by Radio Lenn.": ["ministry"],
        "Six people were killed in Tarn, the statement read.": ["statement"],
    },
    "description": {
        "Sea Hands said its clinic had been hit. The organisation said two nurses were killed.": ["Sea Hands"],
        "The Lenn Human Rights Centre published a list. According to the centre, 40 civilians were killed.": ["Lenn Human Rights Centre"],
        "The roads are cut, said Dr Lena Holt, health director of the province. The health director said 10 people were hurt.": [
            "Lena Holt"
        ],
        "Police spokeswoman Ana Brod confirmed the raid. The governor said 30 people had been abducted.": ["governor"],
    },
    "other names": {
        "The WHO said the camps were full. The UN body counted six deaths.": ["WHO"],
        "Six people are missing, according to the coast guard's spokesman, lieutenant commander Omar Lind.": ["Omar Lind"],
        "But the government had another account, saying six guards were killed.": ["government"],
    },
    "around the speaker": {
        "A harbour official, however, said two people were killed.": ["harbour official"],
        "Omar Said, Lenn's chief spokesman, said the group had killed two people.": ["Omar Said"],
        "The ministry in a press statement on Friday said that two people were killed.": ["ministry"],
        "Lenn Director General of Police Omar Said said two people were killed.": ["Omar Said"],
        "The UN peacekeeping mission said two people were killed.": ["UN peacekeeping mission"],
        "Storms hit six Midwest states, killing two people, officials said.": ["officials"],
        "The ministry said two people were killed, Radio Lenn reported. It said six people were hurt.": ["ministry", "ministry"],
    },
    "long names": {
        "The Office for the Coordination and Relief of Disasters said 14 people died.": [
            "Office for the Coordination and Relief of Disasters"
        ],
        "Six people drowned, the Agency for Ports and Waterways said.": ["Agency for Ports and Waterways"],
        "The Committee for Peace and Dialogue in Orvo said nine villagers were killed.": ["Committee for Peace and Dialogue in Orvo"],
        "Two workers were hurt, the Institute for Soil, Water and Climate said.": ["Institute for Soil, Water and Climate"],
        "A rights group, the Lenn Forum, said six protesters were shot dead.": ["Lenn Forum"],
    },
    "relayed": {
        "Twelve people were killed, the Lenn Courier reported citing the premier's secretariat.": ["premier's secretariat"],
        "UN spokeswoman Marta Hale, citing the Lenn Observatory, said 40 people were killed.": ["Lenn Observatory"],
        "The spokesman said that according to the ministry of health 12 people had died.": ["ministry of health"],
        "Rescuers told Radio Lenn that six people had drowned.": ["Rescuers"],
    },
    "denied": {"The army denied that ten people were killed in the raid.": ["army"]},
    "two in one sentence": {
        "Police said two people were killed, while hospital staff spoke of five dead.": ["Police", "hospital staff"],
        "According to the ministry, two people died, and according to the Red Crescent, five people died.": ["ministry", "Red Crescent"],
    },
    "unnamed": {
        '"Nine are dead," said a diplomat in Orvo who declined to be identified.': ["diplomat in Orvo"],
        "A source close to the family said two children died.": ["source"],
        "A network run by local residents said six people had been killed.": ["network"],
        "A security official who spoke on condition of anonymity said nine people were killed.": ["security official"],
    },
    "place before the speaker": {
        "Six people were killed in Tarn, Orvo state, an official said.": ["official"],
        "Six people were killed in Tarn, New Lenn, the fire department said.": ["fire department"],
        "TARN: Six people were killed on Monday in the port, a doctor and a policeman said.": ["doctor and a policeman"],
        "Six people were killed in northern Orvo's Tarn state, officials said.": ["officials"],
        "A doctor at Saint Ana hospital in Orvo province where the wounded were taken said seven people died.": [
            "doctor at Saint Ana hospital in Orvo"
        ],
        "Ivo Maran, head of the Tarn branch of the Red Crescent, known locally as the Crescent, told AFP that six people died.": [
            "Ivo Maran"
        ],
        "The governor of Tarn, where most of the fighting took place, Ivo Maran, said three people died.": ["Ivo Maran"],
        "NATO-led troops said they had killed 94 rebels.": ["NATO-led troops"],
    },
    "reporter's own voice": {
        "The attack, which killed nine people, was condemned by the UN.": [""],
        "Police have arrested a man over the deaths of two girls.": [""],
    },
}


@pytest.mark.parametrize(
    ("text", "sources"), [pytest.param(*case, id=f"{name}: {case[0][:40]}") for name, cases in CASES.items() for case in cases.items()]
)
def test_who_is_found_to_speak(text: str, sources: list[str]) -> None:
    claims = cl.read(text.replace(" / ", "\n\n"), published="2024-06-12")
    assert [claim.source.name if claim.source else "" for claim in claims if not claim.implicit] == sources
