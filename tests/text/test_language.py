"""Texts in other languages are a stated problem, not nonsense."""

import pytest

import casualtylib as cl
from casualtylib.text.language import other_language

FOREIGN = {
    "Les attaques ont fait au moins vingt morts et trente blessés dans la ville, selon la police et les autorités.": "French",
    "Al menos veinte personas murieron y treinta resultaron heridas por el ataque en la ciudad, según los vecinos y el alcalde.": "Spanish",
    "Bei dem Angriff auf die Stadt wurden nach Angaben der Polizei mindestens zwanzig Menschen getötet und dreißig verletzt.": "German",
    "В результате удара погибли по меньшей мере двадцать человек ещё тридцать ранены сообщили в полиции города сегодня": "another script",
}


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_said(text: str) -> None:
    assert other_language(text) == FOREIGN[text]
    with pytest.raises(cl.CasualtyError, match=f"reads like {FOREIGN[text]}; only English is read"):
        cl.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Douze morts",
        "Omar El Said and Amal El Bab of El Obeid and El Fasher " * 20,
        "AT LEAST 12 KILLED IN RAID ON EL OBEID, LAS PALMAS AND LOS ANGELES, DEL RIO AND DER EZ ZOR",
        "Twelve people died in Deir el-Zor, Al Bab, Ras al-Ain and Tel Abyad, said Omar al-Said of the governorate's office.",
        "Dead: 12 Injured: 30 Missing: 4 Houses destroyed: 200 Villages cut off: 6 Bridges lost: 2 Roads closed: 9",
    ],
)
def test_english_is_not(text: str) -> None:
    assert other_language(text) is None
