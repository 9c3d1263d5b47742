"""Values to plain JSON data and back, with the path of the first fault; cattrs does the work and is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from attrs import fields, has

from casualtylib.errors import DecodeError, FieldError
from casualtylib.model.outcome import Outcome
from casualtylib.model.scope import Side, Unknown
from casualtylib.model.window import Window

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")

_NAMES = {str: "a string", int: "a whole number", bool: "true or false"}


class _WrongTypeError(Exception):
    """A value of another type than the field takes; the message says which."""


def plain(value: Any) -> Any:
    """The value as dicts, lists, strings, numbers, booleans and None.

    >>> from casualtylib.model.count import Count
    >>> plain(Count.at_least(25))
    {'low': 25, 'high': None}
    """
    return _converter().unstructure(value)


def value(data: Any, kind: type[T], at: str = "") -> T:
    """The value of that kind that `data` stands for.

    Args:
        data: what `plain` made.
        kind: the class.
        at: the path of `data` in its document.

    Raises:
        DecodeError: for anything else, with the path of the first fault.

    >>> from casualtylib.model.count import Count
    >>> value({"low": 25, "high": None}, Count)
    Count.at_least(25)
    """
    from cattrs.errors import BaseValidationError, CattrsError

    try:
        return _converter().structure(data, kind)
    except (BaseValidationError, CattrsError, FieldError, ValueError, _WrongTypeError) as fault:
        path, problem = next(_faults(fault, at))
        raise DecodeError(path or "document", problem) from fault


def _faults(fault: BaseException, path: str) -> Iterator[tuple[str, str]]:
    """The faults inside an error of cattrs, each with its path, depth first."""
    from cattrs.errors import AttributeValidationNote, BaseValidationError, ForbiddenExtraKeysError, IterableValidationNote

    if isinstance(fault, BaseValidationError):
        for inner in fault.exceptions:
            at = path
            for note in getattr(inner, "__notes__", ()):
                if isinstance(note, AttributeValidationNote):
                    at = f"{path}.{note.name}" if path else note.name
                elif isinstance(note, IterableValidationNote):
                    at = f"{path}[{note.index}]"
            yield from _faults(inner, at)
    elif isinstance(fault, ForbiddenExtraKeysError):
        name = min(fault.extra_fields)
        yield (f"{path}.{name}" if path else name), "is no field of this format"
    elif isinstance(fault, FieldError):
        name = fault.field.rpartition(".")[2]
        yield (path if path.endswith(name) else f"{path}.{name}".lstrip(".")), fault.problem
    elif isinstance(fault, KeyError):
        yield path, "is missing"
    else:
        yield path, str(fault)


def _shown(data: Any) -> str:
    if isinstance(data, dict):
        return "an object"
    return "a list" if isinstance(data, list) else "null" if data is None else repr(data)[:60]


def _strict(kind: type) -> Callable[[Any, Any], Any]:
    """Just that JSON type: no string is taken for a number, no number for a truth value."""

    def structure(data: Any, _kind: Any) -> Any:
        if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
            raise _WrongTypeError(f"takes {_NAMES[kind]}, not {_shown(data)}")
        return data

    return structure


def _day(data: Any, _kind: Any) -> date:
    if not isinstance(data, str):
        raise _WrongTypeError(f"takes an ISO date, not {_shown(data)}")
    try:
        return date.fromisoformat(data) if len(data) <= 10 else datetime.fromisoformat(data)
    except ValueError as fault:
        raise _WrongTypeError(f"takes an ISO date, not {_shown(data)}") from fault


def _enum(data: Any, kind: type[Enum]) -> Enum:
    for member in kind:
        if member.value == data:
            return member
    raise _WrongTypeError(f"takes one of {', '.join(str(member.value) for member in kind)}, not {_shown(data)}")


def _outcome(data: Any, _kind: Any) -> Outcome:
    if not isinstance(data, str):
        raise _WrongTypeError(f"takes the name of an outcome, not {_shown(data)}")
    try:
        return Outcome(data)
    except FieldError as fault:
        raise _WrongTypeError(fault.problem) from fault


def _unknown(data: Any, _kind: Any) -> Unknown:
    if not isinstance(data, dict) or set(data) != {"unknown"} or not isinstance(data["unknown"], str):
        raise _WrongTypeError(f'takes {{"unknown": "a name"}}, not {_shown(data)}')
    return Unknown(data["unknown"])


def _side(data: Any, _kind: Any) -> Side:
    return data if data is None or isinstance(data, str) else _unknown(data, None)


def _window_side(data: Any, _kind: Any) -> Window | Unknown | None:
    if data is None:
        return None
    if isinstance(data, dict) and "unknown" in data:
        return _unknown(data, None)
    return _converter().structure(data, Window)


def _sequence(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """A tuple from a list: ``tuple[X, ...]`` or one of a fixed length."""
    from cattrs.errors import IterableValidationError, IterableValidationNote

    kinds = get_args(kind)
    uniform = kinds[-1] is Ellipsis

    def structure(data: Any, _kind: Any) -> Any:
        if not isinstance(data, list):
            raise _WrongTypeError(f"takes a list, not {_shown(data)}")
        if not uniform and len(data) != len(kinds):
            raise _WrongTypeError(f"takes a list of {len(kinds)}, not of {len(data)}")
        found = []
        for index, item in enumerate(data):
            item_kind = kinds[0] if uniform else kinds[index]
            try:
                found.append(converter.structure(item, item_kind))
            except Exception as fault:
                fault.add_note(IterableValidationNote(f"item {index}", index, item_kind))
                raise IterableValidationError(f"item {index}", [fault], kind) from fault
        return tuple(found)

    return structure


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _object(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    from cattrs.gen import make_dict_structure_fn

    inner = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)

    def structure(data: Any, _kind: Any) -> Any:
        if not isinstance(data, dict):
            raise _WrongTypeError(f"takes an object, not {_shown(data)}")
        made = inner(data, kind)
        for attribute in fields(kind):
            if attribute.name not in data:
                raise FieldError(f"{kind.__name__}.{attribute.name}", "is missing")
        return made

    return structure


@cache
def _converter() -> Converter:
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _strict(kind))
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook_func(lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _enum)
    converter.register_structure_hook_factory(has, _object)
    converter.register_structure_hook_factory(_is_tuple, _sequence)
    converter.register_structure_hook(Outcome, _outcome)
    converter.register_structure_hook(Unknown, _unknown)
    converter.register_structure_hook(Side, _side)
    converter.register_structure_hook(Window | Unknown | None, _window_side)
    converter.register_unstructure_hook(date, lambda day: day.isoformat())
    converter.register_unstructure_hook(Outcome, lambda outcome: outcome.value)
    converter.register_unstructure_hook(Unknown, lambda side: {"unknown": side.name})
    return converter
