"""Who was counted."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from casualtylib.model.checks import items, one_of

#: Axes whose two values are disjoint and together cover everyone.
AXES: dict[str, tuple[str, str]] = {
    "age": ("child", "adult"),
    "sex": ("female", "male"),
    "status": ("civilian", "combatant"),
    "role": ("victims", "perpetrators"),
}


def _names(value: object) -> object:
    words = isinstance(value, tuple | list | set | frozenset) and all(isinstance(word, str) for word in value)
    return tuple(sorted(set(value))) if words and isinstance(value, Iterable) else value


@frozen
class Group:
    """Who was counted: facets on axes that are disjoint and covering, and names that are neither by themselves.

    Everyone is ``Group()``. Names (nationality, affiliation, occupation, a fresh name for "others") all apply at once:
    ``Group(names=("syrian", "soldier"))`` are Syrian soldiers.

    Args:
        age: ``"child"`` or ``"adult"``.
        sex: ``"female"`` or ``"male"``.
        status: ``"civilian"`` or ``"combatant"``.
        role: ``"victims"`` or ``"perpetrators"``; None: both.
        names: other characteristics, singular and lower case.
        any_of: groups of which each person belongs to at least one ("women and children").

    Raises:
        FieldError: for a facet that its axis does not have.

    >>> Group(age="adult", sex="female")
    Group(age='adult', sex='female', status=None, role=None, names=(), any_of=())
    >>> str(Group(any_of=(Group(age="adult", sex="female"), Group(age="child"))))
    'adult female or child'
    """

    age: str | None = field(default=None, validator=one_of(*AXES["age"], optional=True))
    sex: str | None = field(default=None, validator=one_of(*AXES["sex"], optional=True))
    status: str | None = field(default=None, validator=one_of(*AXES["status"], optional=True))
    role: str | None = field(default=None, validator=one_of(*AXES["role"], optional=True))
    names: tuple[str, ...] = field(default=(), converter=_names, validator=items(str))
    any_of: tuple[Group, ...] = field(default=())

    @any_of.validator
    def _groups(self, attribute: object, value: object) -> None:
        items(Group)(self, attribute, value)

    @property
    def is_everyone(self) -> bool:
        """Whether it leaves nobody out."""
        return self == EVERYONE

    def __str__(self) -> str:
        if self.is_everyone:
            return "people"
        facets = [value for value in (self.age, self.status, self.sex, self.role) if value]
        words = " ".join([*facets, *self.names])
        union = " or ".join(map(str, self.any_of))
        return " ".join(part for part in (words, f"({union})" if words and union else union) if part)


EVERYONE = Group()
