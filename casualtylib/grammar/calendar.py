"""From the words of a date to days: arithmetic of the calendar, which knows no sentence."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, date, timedelta
from functools import cache

from attrs import evolve, frozen

from casualtylib.lexicon import load, words
from casualtylib.model.window import Window, days_before

#: Two-digit years up to this one are of this century where nothing else tells.
_PIVOT = 49
#: How many days a unit has.
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_EDGES = {"early": (1, 10), "beginning": (1, 10), "start": (1, 10), "mid": (15, 15), "middle": (11, 20), "late": (21, 31), "end": (21, 31)}


@frozen
class Known:
    """What a date may be resolved against.

    Args:
        day: the day of publication; None: unknown.
        order: ``"dmy"``, ``"mdy"`` or ``"ymd"`` for numeric dates; None: unknown.
        year: the year of a full date that the text gave before; used where `day` is unknown.
    """

    day: date | None = None
    order: str | None = None
    year: int | None = None


@frozen
class When:
    """What the words of a date mean.

    Args:
        window: the days; None: they cannot be resolved.
        kind: ``"day"``, ``"days"`` (a few stated days), ``"part"`` (a part of a calendar: week, month, year),
            ``"rolling"`` (the past n hours), ``"step"`` (counted from a day that the text gave before) or ``"vague"``.
        problem: why they cannot be resolved.
        step: for a step, days to add; None: the same period.
    """

    window: Window | None
    kind: str = "day"
    problem: str | None = None
    step: int | None = None


NO_DAY = "the day of publication is not known"


def _table(key: str) -> dict[str, int]:
    return {word: place for place, words in enumerate(load("time")[key].values(), 1) for word in words}


@cache
def months() -> Mapping[str, int]:
    """Each name of a month, 1 to 12."""
    return _table("months")


@cache
def weekdays() -> Mapping[str, int]:
    """Each name of a weekday, 1 (Monday) to 7."""
    return _table("weekdays")


@cache
def small_numbers() -> Mapping[str, int]:
    """Number words up to twelve."""
    return _table("numbers")


def whole_number(words: str | None) -> int | None:
    """A small whole number in digits or words.

    >>> whole_number("two"), whole_number("24"), whole_number("few")
    (2, 24, None)
    """
    plain = " ".join((words or "one").lower().split())
    if plain.isdecimal():
        return int(plain) if len(plain) < 5 else None
    return small_numbers().get(plain)


def _digits(ordinal: str | None) -> int:
    return int("".join(c for c in ordinal or "0" if c.isdecimal()))


def _month(word: str) -> int:
    return months()[word.lower().rstrip(".")]


def full_year(digits: str, known: Known) -> int:
    """A year written in two or four digits.

    >>> full_year("88", Known()), full_year("24", Known()), full_year("1975", Known())
    (1988, 2024, 1975)
    """
    year = int(digits)
    if len(digits) > 2:
        return year
    if known.day is not None:
        century = known.day.year - known.day.year % 100 + year
        return century if century <= known.day.year else century - 100
    return 2000 + year if year <= _PIVOT else 1900 + year


def span_of_days(year: int, month: int, first: int, last: int) -> When:
    """Days of one month; a day that does not exist is a problem.

    >>> span_of_days(2023, 2, 30, 30).problem
    'there is no 30 February 2023'
    """
    if not 1 <= year <= MAXYEAR or not 1 <= month <= 12:
        return When(None, problem=f"there is no month {month} of {year}")
    length = monthrange(year, month)[1]
    for day in (first, last):
        if not 1 <= day <= length:
            return When(None, problem=f"there is no {day} {date(2000, month, 1):%B} {year}")
    if last < first:
        return When(None, "days", problem=f"{first} to {last} ends before it starts")
    return When(Window(date(year, month, first), date(year, month, last)), "day" if first == last else "days")


def latest_year(month: int, day: int, known: Known) -> int | None:
    """The year of the last such day on or before publication."""
    if known.day is None:
        return known.year
    return known.day.year - ((month, day) > (known.day.month, known.day.day))


def days_of_month(parts: Mapping[str, str | None], known: Known) -> When:
    """ "2 December 2024", "Dec. 2", "14 to 15 December"."""
    month, first = _month(parts["month"] or ""), _digits(parts["day"])
    last = _digits(parts.get("last") or parts["day"])
    if parts.get("year"):
        return span_of_days(full_year(parts["year"] or "", known), month, first, last)
    year = latest_year(month, first, known)
    if year is None:
        return When(None, "day" if first == last else "days", problem=NO_DAY)
    return span_of_days(year, month, first, last)


def fixed_day(parts: Mapping[str, str | None], known: Known) -> When:
    """ "Christmas Eve", "New Year's Day 2020": a name for a fixed day."""
    name = " ".join((parts["name"] or "").lower().split())
    month, day = next((int(on[:2]), int(on[3:])) for on, names in load("time")["fixed"].items() if name in names)
    year = full_year(parts["year"] or "", known) if parts.get("year") else latest_year(month, day, known)
    return When(None, problem=NO_DAY) if year is None else span_of_days(year, month, day, day)


def numeric(parts: Mapping[str, str | None], known: Known) -> When:
    """ "2/12/2024" under the stated order; where only one order gives a date, that one."""
    a, b, c = parts["n1"] or "", parts["n2"] or "", parts["n3"] or ""
    if len(a) == 4:
        return span_of_days(int(a), int(b), int(c), int(c)) if len(c) < 3 else When(None, problem="no date")
    readings = {"dmy": (c, b, a), "mdy": (c, a, b), "ymd": (a, b, c)}
    orders = [known.order] if known.order else ["dmy", "mdy"]
    found = {order: _read(readings[order], known) for order in orders if order}
    days = {when.window for when in found.values() if when.window is not None}
    if len(days) == 1:
        return When(days.pop())
    return When(None, problem="ambiguous: day or month first is not stated" if days else "there is no such day")


def _read(texts: tuple[str, str, str], known: Known) -> When:
    year, month, day = texts
    return span_of_days(full_year(year, known), int(month), int(day), int(day))


def clipped(window: Window, known: Known) -> Window:
    """No later than publication, for harm that is told of."""
    if known.day is None or window.start is None or window.start > known.day:
        return window
    return Window(window.start, known.day) if window.end is None or window.end > known.day else window


def of_month(parts: Mapping[str, str | None], known: Known) -> When:
    """ "November 2014", "late October", "March this year"."""
    month = _month(parts["month"] or "")
    which = (parts.get("which") or "").lower()
    if parts.get("year"):
        year: int | None = full_year(parts["year"] or "", known)
    elif which and known.day and parts.get("of_year"):
        year = known.day.year - (which == "last")
    elif which == "last" and known.day:
        year = known.day.year - (month >= known.day.month)
    else:
        year = latest_year(month, 1, known)
    if year is None:
        return When(None, "part", problem=NO_DAY)
    first, last = _EDGES.get((parts.get("edge") or "").lower(), (1, 31))
    found = span_of_days(year, month, first, min(last, monthrange(max(1, year), month)[1]))
    return evolve(found, kind="part", window=found.window and clipped(found.window, known))


def of_year(parts: Mapping[str, str | None], known: Known) -> When:
    """ "2010", "the end of 2015", "the 1990s"."""
    year = int(parts["year"] or 0)
    edge = (parts.get("edge") or "").lower()
    first, last = {
        "early": (1, 3),
        "beginning": (1, 1),
        "start": (1, 1),
        "mid": (6, 7),
        "middle": (5, 8),
        "late": (10, 12),
        "end": (12, 12),
    }.get(edge, (1, 12))
    years = 9 if parts.get("decade") else 0
    window = Window(date(year, first, 1), date(year + years, last, monthrange(year + years, last)[1]))
    return When(clipped(window, known), "part")


def weekday(parts: Mapping[str, str | None], known: Known) -> When:
    """The last such day on or before publication; "last Monday" lies before it."""
    if known.day is None:
        return When(None, problem=NO_DAY)
    back = (known.day.isoweekday() - weekdays()[(parts["weekday"] or "").lower().rstrip(".")]) % 7
    if back == 0 and (parts.get("which") or "").lower() == "last":
        back = 7
    back += 7 * bool(parts.get("further"))
    return When(Window.on(days_before(known.day, back)))


def back(days: int, length: int = 1, kind: str = "day") -> object:
    """A resolver for a fixed distance from publication: `length` days that begin `days` before it."""

    def resolve(_parts: Mapping[str, str | None], known: Known) -> When:
        if known.day is None:
            return When(None, kind, problem=NO_DAY)
        start = days_before(known.day, days)
        return When(Window(start, min(known.day, start + timedelta(length - 1))), kind)

    return resolve


def _months_back(day: date, n: int) -> date:
    """The same day `n` months before; the calendar's first or last day where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 - n, 12)
    if not 1 <= year <= MAXYEAR:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def rolling(parts: Mapping[str, str | None], known: Known) -> When:
    """ "in the past 24 hours", "over the last three weeks": back from publication, which it includes."""
    n, unit = whole_number(parts.get("n")), (parts["unit"] or "").lower().rstrip("s")
    if n is None:
        return When(None, "vague", problem="the words give no number")
    if known.day is None:
        return When(None, "rolling", problem=NO_DAY)
    if unit in ("month", "year"):
        start = _months_back(known.day, n * (12 if unit == "year" else 1))
    else:
        start = days_before(known.day, -(-n // 24) if unit == "hour" else n * _DAYS[unit])
    return When(Window(start, known.day), "rolling")


def ago(parts: Mapping[str, str | None], known: Known) -> When:
    """ "two days ago": that day; "three months ago": that month."""
    n, unit = whole_number(parts.get("n")), (parts["unit"] or "").lower().rstrip("s")
    if known.day is None or n is None:
        return When(None, problem=NO_DAY if n is not None else "the words give no number")
    if unit == "hour" or unit in _DAYS:
        short = int(unit == "week" and bool(parts.get("nearly")))
        days = n // 24 if unit == "hour" else n * _DAYS[unit] - short
        return When(Window.on(days_before(known.day, days)), "part" if unit == "week" and n > 3 else "day")
    then = _months_back(known.day, n * (12 if unit == "year" else 1))
    return calendar_part(then, unit, known)


def calendar_part(day: date, unit: str, known: Known) -> When:
    """The week, month or year that holds `day`, no later than publication."""
    if unit == "week":
        start = days_before(day, day.weekday())
        end = start + timedelta(6) if (date.max - start).days >= 6 else date.max
    elif unit == "month":
        start, end = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    else:
        start, end = date(day.year, 1, 1), date(day.year, 12, 31)
    return When(clipped(Window(start, end), known), "part")


def this_part(parts: Mapping[str, str | None], known: Known) -> When:
    """ "this month", "so far this year", "last week"."""
    if known.day is None:
        return When(None, "part", problem=NO_DAY)
    unit, day = (parts["unit"] or "").lower(), known.day
    if (parts.get("which") or "").lower() == "last":
        day = days_before(day, 7) if unit == "week" else _months_back(day, 12 if unit == "year" else 1)
    return calendar_part(day, unit, known)


def first_day(parts: Mapping[str, str | None], known: Known) -> When:
    """ "the start of the year": its first day."""
    whole = this_part(parts, known)
    start = whole.window.start if whole.window else None
    return whole if start is None else When(Window.on(start))


def weekend(parts: Mapping[str, str | None], known: Known) -> When:
    """The last Saturday and Sunday that had begun by publication; "last weekend" ended before it."""
    if known.day is None:
        return When(None, "days", problem=NO_DAY)
    since_saturday = (known.day.isoweekday() - 6) % 7
    if since_saturday < 2 and (parts.get("which") or "").lower() == "last":
        since_saturday += 7
    start = days_before(known.day, since_saturday)
    return When(clipped(Window(start, start + timedelta(1)), known), "days")


def share(parts: Mapping[str, str | None], known: Known) -> When:
    """ "the first six months of 2016", "the last two weeks of June"."""
    if parts.get("month"):
        whole = of_month(parts, known)
    else:
        whole = of_year(parts, known) if parts.get("year") else this_part({**parts, "unit": "year"}, known)
    n, unit = whole_number(parts.get("n")), (parts["unit"] or "").lower().rstrip("s")
    window = whole.window
    if window is None or window.start is None or window.end is None or n is None:
        return evolve(whole, window=None)
    length = {"half": 6, "quarter": 3, "month": n}.get(unit)
    if (parts.get("end") or "").lower() in ("last", "final", "second"):
        if length is not None:
            start = _months_back(window.end.replace(day=1), length - 1)
            return When(clipped(Window(start, window.end), known), "part")
        start = days_before(window.end, n * _DAYS.get(unit, 1) - 1)
        return When(Window(max(window.start, start), window.end), "part")
    behind = _months_back(window.start, -length) if length is not None else window.start + timedelta(n * _DAYS.get(unit, 1))
    return When(clipped(Window(window.start, behind - timedelta(1)), known), "part")


def step(parts: Mapping[str, str | None], _known: Known) -> When:
    """ "the next day", "two days earlier": counted from a day that the text gave before."""
    n = whole_number(parts.get("n"))
    unit = (parts.get("unit") or "day").lower().rstrip("s")
    if unit == "hour":
        return When(None, "step")
    length = _DAYS.get(unit)
    if n is None or length is None:
        return When(None, "vague", problem="the words name no day")
    sign = -1 if (parts.get("way") or "").lower() in ("earlier", "before", "previous", "prior", "after") else 1
    return When(None, "step", step=sign * n * length)


def nth_day(parts: Mapping[str, str | None], _known: Known) -> When:
    """ "on the third day": counted from the first."""
    return When(None, "step", step=1 + words("time", "words", "nth").index((parts["nth"] or "").lower()))


def days_to(parts: Mapping[str, str | None], end: date) -> When:
    """ "the week to 9 June", "the 24 hours to Monday": so many days that end on that day."""
    n, unit = whole_number(parts.get("n")), (parts["unit"] or "").lower().rstrip("s")
    if n is None:
        return When(None, "vague", problem="the words give no number")
    if unit in ("month", "year"):
        return When(Window(_months_back(end, n * (12 if unit == "year" else 1)), end), "days")
    length = -(-n // 24) if unit == "hour" else n * _DAYS[unit] - 1
    return When(Window(days_before(end, length), end), "days")


def week_of(start: date, known: Known) -> When:
    """ "the week of 3 June": seven days from that day, no later than publication."""
    end = start + timedelta(6) if (date.max - start).days >= 6 else date.max
    return When(clipped(Window(start, end), known), "days")


def same(_parts: Mapping[str, str | None], _known: Known) -> When:
    """ "the same day", "during the same period"."""
    return When(None, "step")


def vague(_parts: Mapping[str, str | None], _known: Known) -> When:
    """Words that no day can be given to."""
    return When(None, "vague", problem="the words name no day")
