"""Who was counted, from the words of a noun phrase."""

import pytest

from casualtylib.errors import QueryError
from casualtylib.model.group import Group
from casualtylib.reading.groups import group_of, nouns, plural, query_group

WOMEN, CHILDREN = Group(age="adult", sex="female"), Group(age="child")


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("people", Group()),
        ("children", CHILDREN),
        ("schoolgirls", Group(age="child", sex="female")),
        ("women", WOMEN),
        ("women and children", Group(any_of=(WOMEN, CHILDREN))),
        ("civilians", Group(status="civilian")),
        ("Syrian soldiers", Group(status="combatant", names=("soldier", "syrian"))),
        ("suicide bomber", Group(role="perpetrators")),
        ("female teachers", Group(sex="female", names=("teacher",))),
        ("other victims", Group()),
        ("children and other people", Group()),
    ],
)
def test_words_name_a_group(words: str, group: Group) -> None:
    assert group_of(words) == group


@pytest.mark.parametrize("word", ["childern", "adlts", "zorbs", "women and childern"])
def test_a_query_refuses_words_that_it_does_not_know(word: str) -> None:
    with pytest.raises(QueryError):
        query_group(word)


def test_a_query_knows_both_numbers_of_every_noun() -> None:
    assert all(query_group(noun) == query_group(plural(one)) for noun, (one, _) in nouns().items())
