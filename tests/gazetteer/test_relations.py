"""How places lie by the text and by any gazetteer: needs no package of data."""

import pickle
from collections.abc import Iterable, Sequence

import pytest
from attrs import frozen

import casualtylib as cl
from casualtylib.errors import FieldError, UsageError
from casualtylib.gazetteer import Gazetteer, GeoNames, Pairs, Relation
from casualtylib.gazetteer.names import PlaceName, direction_inside, directions_apart
from casualtylib.gazetteer.spots import country_words
from casualtylib.lexicon import load
from casualtylib.reading.events_places import Atlas, lie

DAY = "2023-05-15"


@frozen
class Made:
    """A gazetteer that says what it was given, of places that the text names."""

    said: tuple[Relation, ...]

    def relate(self, _text: str, places: Sequence[str], _told: Sequence[tuple[str, str]], /) -> Iterable[Relation]:
        return [one for one in self.said if one.place in places]


def test_pairs_hold_for_every_text_and_leave_no_note() -> None:
    report = cl.Reader(places=[("Tarsk", "Velland")]).read("Nine people were killed in Tarsk.", published=DAY)
    assert report.within == (("Tarsk", "Velland"),)
    assert not [note for note in report[0].notes if note.side == "place"]


def test_an_inferred_containment_is_noted_with_its_reason() -> None:
    reader = cl.Reader(places=Made((Relation("Tarsk", "Velland", why="sheet 4"),)))
    report = reader.read("Nine people were killed in Tarsk.", published=DAY)
    assert [(note.side, note.level.value, note.why) for note in report[0].notes] == [
        ("place", "inferred", "Tarsk lies in Velland: sheet 4")
    ]  # fmt: skip


def test_what_lies_inside_is_a_part_and_what_lies_apart_is_none() -> None:
    text = """At least 30 people were killed in Velland on Sunday, police said. The storm hit at dawn. Power was cut.
    Twelve people died in Tarsk."""
    inside = cl.Reader(places=Made((Relation("Tarsk", "Velland", why="sheet 4"),))).read(text, published=DAY)
    assert inside[1].part_of == inside[0].id
    apart = cl.Reader(places=Made((Relation("Tarsk", "Velland", inside=False, why="sheet 4"),))).read(text, published=DAY)
    assert apart[1].part_of is None


def test_the_text_wins_over_the_gazetteer() -> None:
    reader = cl.Reader(places=Made((Relation("Velland", "Tarsk", why="a"), Relation("Tarsk", "Velland", inside=False, why="b"))))
    report = reader.read("Nine people were killed in Tarsk, Velland.", published=DAY)
    assert report.within == (("Tarsk", "Velland"),)
    assert report.apart == ()


def test_places_known_to_lie_apart_add_up_within_what_holds_them() -> None:
    told = "At least 30 people were killed in Velland on Sunday. Twelve people died in the town of Anser alone. Nine died in Bruk alone."
    pairs = [("Anser", "Velland"), ("Bruk", "Velland")]
    apart = Relation("Anser", "Bruk", inside=False, why="sheet 4")
    reader = cl.Reader(places=Made((*(Relation(i, o, why="sheet 4") for i, o in pairs), apart)))
    report = reader.read(told, published=DAY)
    assert report.apart == (("Anser", "Bruk"),)
    assert cl.loads(cl.dumps(report)) == report


def test_opposite_parts_of_one_place_lie_apart_by_their_names() -> None:
    atlas = Atlas()
    assert atlas.apart(["northern Velland"], ["southern Velland"])
    assert not atlas.apart(["northern Velland"], ["eastern Velland"])
    assert not atlas.apart(["northern Velland"], ["Velland"])
    known = lie("", ["northern Velland"], [], Pairs())
    assert known.within == (("northern Velland", "Velland"),)


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("northwestern Syria", ("syria", "northwest", None)),
        ("Northern Velland", ("velland", "north", None)),
        ("North Kivu", ("north kivu", None, None)),
        ("South Sudan", ("south sudan", None, None)),
        ("Idlib province", ("idlib", None, "province")),
        ("north", ("north", None, None)),
        ("City", ("city", None, None)),
    ],
)
def test_the_parts_of_a_name(place: str, parts: tuple[str, str | None, str | None]) -> None:
    name = PlaceName.of(place)
    assert (name.name, name.direction, name.kind) == parts


def test_directions() -> None:
    assert direction_inside("northwest", "west")
    assert not direction_inside("west", "northwest")
    assert not direction_inside("north", "north")
    assert directions_apart("northwest", "southeast")
    assert not directions_apart("central", "north")


@pytest.mark.parametrize("wrong", [[("Tarsk",)], ["Tarsk"], 7, "geonamse", [("Tarsk", 3)]])
def test_what_is_no_gazetteer_is_an_error_that_says_what_one_is(wrong: object) -> None:
    with pytest.raises(FieldError, match=r"^places: takes a gazetteer, \"geonames\", or pairs"):
        cl.Reader(places=wrong)  # type: ignore[arg-type]


def test_a_reader_with_a_gazetteer_is_a_value_that_can_be_pickled() -> None:
    reader = cl.Reader(places=[("Tarsk", "Velland")])
    assert pickle.loads(pickle.dumps(reader)) == reader
    assert isinstance(reader.places, Gazetteer)


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casualtylib.gazetteer.geonames.find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r'pip install "casualtylib\[places\]"'):
        cl.Reader(places="geonames")


def test_a_lone_string_of_unknown_names_is_an_error() -> None:
    with pytest.raises(FieldError, match=r"^GeoNames\.unknown: takes a list of names"):
        GeoNames(unknown="Manbij")


def test_a_country_word_points_at_one_country() -> None:
    listed = [word for table in load("countries").values() for words in table.values() for word in words]
    assert len(listed) == len(set(listed)) == len(country_words())
    assert all(word == word.lower() for word in listed)
