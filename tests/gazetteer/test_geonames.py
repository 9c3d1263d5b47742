"""The optional gazetteer on places whose position anybody can look up."""

import pickle

import pytest

import casualtylib as cl
from casualtylib.gazetteer import GeoNames, Relation
from casualtylib.gazetteer.names import PlaceName
from casualtylib.gazetteer.spots import spots
from tests.work import work

DAY = "2023-05-15"
READER = cl.Reader(places="geonames")


def said(text: str, *places: str, told: tuple[tuple[str, str], ...] = ()) -> tuple[set[tuple[str, str]], set[frozenset[str]]]:
    """The pairs (inner, outer), and the pairs that lie apart."""
    found: list[Relation] = list(GeoNames().relate(text, places, told))
    return {(r.place, r.other) for r in found if r.inside}, {frozenset((r.place, r.other)) for r in found if not r.inside}


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("Manbij", "Aleppo province"),
        ("Idlib", "Syria"),
        ("Idlib", "northwestern Syria"),
        ("northwestern Syria", "northern Syria"),
        ("Mariupol", "eastern Ukraine"),
        ("Rafah", "southern Gaza"),
        ("Gaza City", "Gaza Strip"),
        ("Goma", "North Kivu"),
        ("Medellín", "Colombia"),
        ("Medellin", "Colombia"),
    ],
)
def test_a_place_lies_in_another(inner: str, outer: str) -> None:
    about = "Syrian, Ukrainian, Palestinian, Colombian officials and officials of the DRC"
    inside, apart = said(about, inner, outer)
    assert (inner, outer) in inside
    assert (outer, inner) not in inside
    assert not apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleppo city", "Homs"),
        ("Kharkiv", "Lviv"),
        ("Lviv", "eastern Ukraine"),
        ("Beirut", "Syria"),
        ("Kandahar province", "Kabul"),
        ("Syria", "Lebanon"),
    ],
)
def test_two_places_lie_apart(one: str, other: str) -> None:
    inside, apart = said("Syrian, Lebanese, Afghan and Ukrainian officials", one, other)
    assert frozenset((one, other)) in apart
    assert not {(one, other), (other, one)} & inside


@pytest.mark.parametrize(
    ("text", "places", "told", "country"),
    [
        ("", ("Tripoli",), (), None),
        ("the Libyan coast guard", ("Tripoli",), (), "Libya"),
        ("the Lebanese army", ("Tripoli",), (), "Lebanon"),
        ("the Lebanese army and the Libyan coast guard", ("Tripoli",), (), None),
        ("", ("Tripoli", "Lebanon"), (("Tripoli", "Lebanon"),), "Lebanon"),
        ("the Libyan coast guard", ("Tripoli", "Lebanon"), (("Tripoli", "Lebanon"),), "Lebanon"),
        ("in Georgia", ("Georgia",), (), None),
        ("in Georgia, Atlanta", ("Georgia", "Atlanta"), (), "United States"),
        ("in Georgia, Tbilisi", ("Georgia", "Tbilisi"), (), None),
        ("", ("Whence",), (), None),
    ],
)
def test_a_name_is_placed_only_where_it_can_be_told_from_its_namesakes(
    text: str, places: tuple[str, ...], told: tuple[tuple[str, str], ...], country: str | None
) -> None:
    inside, _ = said(text, *places, told=told)
    assert {outer for inner, outer in inside if inner == places[0]} == ({country} if country else set())


def test_a_place_that_the_text_puts_elsewhere_is_left_alone() -> None:
    inside, apart = said("", "Manbij", "Lebanon", told=(("Manbij", "Lebanon"),))
    assert not [pair for pair in inside if pair[0] == "Manbij"]
    assert not apart


def test_the_city_and_the_province_of_one_name_are_not_guessed_apart() -> None:
    inside, apart = said("in Syria", "Manbij", "Aleppo")
    assert ("Manbij", "Aleppo") not in inside
    assert frozenset(("Manbij", "Aleppo")) not in apart


def test_neighbouring_settlements_may_be_counted_to_each_other() -> None:
    assert not said("in New York, United States", "Brooklyn", "New York City")[1]


def test_a_word_that_only_points_at_a_country_is_no_place_in_it() -> None:
    assert said("", "Bangkok", "Thai")[0] == {("Bangkok", "Thailand")}
    assert said("the Congolese army", "Goma") == (set(), set())
    assert ("Goma", "Democratic Republic of Congo") in said("in the DRC", "Goma")[0]


def test_streets_and_hospitals_are_not_looked_up_as_towns() -> None:
    assert spots(PlaceName.of("Manbij hospital")) == ()
    assert [spot.level for spot in spots(PlaceName.of("Manbij city"))] == ["city"]


def test_names_that_the_user_wants_left_alone() -> None:
    reader = cl.Reader(places=GeoNames(unknown=["manbij"]))
    assert reader.read("Nine people were killed in the Syrian town of Manbij.", published=DAY).within == ()


def test_a_city_of_a_province_is_among_its_dead() -> None:
    text = """At least 30 people were killed in Aleppo province, Syria, on Sunday. Rescue work went on. Roads were cut.
    Twelve people died in Manbij."""
    with_places, without = READER.read(text, published=DAY), cl.read(text, published=DAY)
    assert with_places[1].part_of == with_places[0].id
    assert cl.reconcile(with_places).bounds("killed").best == 30
    assert cl.reconcile(with_places).bounds("killed", place="Syria").low == 30
    assert without[1].part_of is None


def test_the_toll_of_another_country_is_of_another_event() -> None:
    text = """At least 23 people were killed in Syria on Sunday. The army spoke of 23 dead. Officials gave no details.
    The roads were closed. Schools were shut. Shops had to close early. Twelve people were killed in Beirut."""
    first, *_, last = READER.read(text, published=DAY)
    assert first.scope.event != last.scope.event
    first, *_, last = cl.read(text, published=DAY)
    assert first.scope.event == last.scope.event


def test_reports_about_a_city_and_its_country_are_of_one_event() -> None:
    city = READER.read("A blast killed 12 people in the Syrian town of Manbij on Sunday.", published=DAY, id="a")
    country = READER.read("A blast killed 12 people in Syria on Sunday.", published=DAY, id="b")
    result = cl.reconcile([city, country])
    assert len(result.events) == 1
    assert result.bounds("killed").best == 12


def test_a_reader_can_be_pickled_and_reads_the_same() -> None:
    again = pickle.loads(pickle.dumps(READER))
    text = "Nine people were killed in the Syrian town of Manbij."
    assert again == READER
    assert again.read(text) == READER.read(text)


def test_time_grows_with_the_text_and_not_with_the_pairs_of_its_places() -> None:
    def effort(places: int) -> int:
        text = " ".join(f"Two people died in Tarsk{chr(97 + i % 26)}{chr(97 + i // 26)}, Syria." for i in range(places))
        return work(lambda: READER.read(text, published=DAY))

    effort(20)
    assert effort(400) < 6 * effort(100)
