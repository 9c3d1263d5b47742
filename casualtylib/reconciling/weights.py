"""What setting a figure aside costs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from casualtylib.errors import FieldError
from casualtylib.model.checks import shown, takes

#: Airwars' grades of an allegation, and what setting a figure of each aside costs.
GRADES: Mapping[str, int] = MappingProxyType({"confirmed": 5, "fair": 4, "weak": 3, "contested": 2, "discounted": 1})


def weighed(weights: Mapping[str, int] | None, grades: Mapping[str, str] | None) -> Mapping[str, int] | None:
    """The costs by claim or voice; weights go before grades.

    Raises:
        FieldError: for a weight that is no whole number of at least 1, or an unknown grade.

    >>> weighed({"c1": 3}, {"SOHR": "fair"})
    {'SOHR': 4, 'c1': 3}
    """
    if weights is None and grades is None:
        return None
    takes("weights", weights, Mapping, optional=True)
    takes("grades", grades, Mapping, optional=True)
    for name in (*(grades or {}), *(weights or {})):
        takes("weights", name, str)
    for grade in (grades or {}).values():
        if not isinstance(grade, str) or grade not in GRADES:
            raise FieldError("grades", f"{shown(grade)} is not one of {', '.join(GRADES)}")
    for name, weight in (weights or {}).items():
        if not isinstance(weight, int) or isinstance(weight, bool) or weight < 1:
            raise FieldError("weights", f"takes whole numbers of at least 1, not {shown(weight)} for {name!r}")
    return {**{name: GRADES[grade] for name, grade in (grades or {}).items()}, **(weights or {})}
