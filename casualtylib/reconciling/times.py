"""When: days of harm, days of coming to know, and the periods into which the windows in use cut them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from attrs import field, frozen

from casualtylib.model.window import Window

#: The calendar's last day.
_LAST = date.max.toordinal()
#: A stretch of day numbers; None: open.
Stretch = tuple[int | None, int | None]


@frozen(cache_hash=True)
class When:
    """One alternative of a side of time: days of harm, unknown windows in which it lies, days of coming to know."""

    harm: Window | None = None
    unknown: frozenset[str] = field(default=frozenset())
    recorded: Window | None = None

    @property
    def is_everything_known(self) -> bool:
        """Whether it is of all that had come to be known by some moment; not so what was recorded from one day to another."""
        first = self.recorded.start if self.recorded is not None else None
        return first is None or (self.harm is not None and self.harm.start is not None and first <= self.harm.start)

    def meet(self, other: When) -> When | None:
        """What lies in both; None if nothing does."""
        harm, apart = _meet(self.harm, other.harm)
        recorded, unheard = _meet(self.recorded, other.recorded)
        return None if apart or unheard else When(harm, self.unknown | other.unknown, recorded)

    def inside(self, other: When) -> bool:
        """Whether all of this lies in `other`."""
        return _inside(self.harm, other.harm) and self.unknown >= other.unknown and _inside(self.recorded, other.recorded)


#: A side of time: one of the alternatives holds.
Times = tuple[When, ...]
ANY_TIME: Times = (When(),)


@lru_cache(maxsize=4096)
def heard_by(day: date | None) -> Window:
    """The days by which everything known on a day had come to be known."""
    return Window(None, day)


def longest(whens: Iterable[When]) -> dict[date | None, Window]:
    """For each first day of harm the longest window of all that begin on it."""
    found: dict[date | None, Window] = {}
    for window in dict.fromkeys(when.harm for when in whens):
        if window is not None:
            known = found.setdefault(window.start, window)
            found[window.start] = window if known.is_subset(window) else known
    return found


def spread(when: When, longest: Mapping[date | None, Window]) -> When:
    """The same time, in the days of harm that others of the ledger have where its own say no more than its days of coming to know.

    Nothing is recorded before it happened: "since Monday, as of Friday" needs no last day, and neither does "as of Saturday".

    Args:
        longest: as of `longest`.
    """
    known_by = when.recorded.end if when.recorded is not None else None
    if when.harm is None or when.harm.end is None or known_by is None or when.harm.end < known_by:
        return when
    window = longest[when.harm.start]
    return when if window == when.harm else When(window, when.unknown, when.recorded)


def meet(a: Times, b: Times) -> Times:
    """What lies on both sides."""
    found = (x.meet(y) for x in a for y in b)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _meet(a: Window | None, b: Window | None) -> tuple[Window | None, bool]:
    if a is None or b is None:
        return b if a is None else a, False
    both = a & b
    return both, both is None


def _inside(a: Window | None, b: Window | None) -> bool:
    return b is None or (a is not None and a.is_subset(b))


@frozen
class Period:
    """A cell of time: a stretch of harm, the unknown windows that it lies in, a stretch of coming to know."""

    harm: Stretch
    unknown: frozenset[str]
    recorded: Stretch

    def __str__(self) -> str:
        words = [_words(self.harm)]
        words += ["in the unknown window" if self.unknown else ""]
        words += [f"recorded {_words(self.recorded)}" if self.recorded != (None, None) else ""]
        return ", ".join(word for word in words if word)

    def within(self, side: Times) -> bool:
        """Whether it lies on a side whose ends are among the breakpoints."""
        return any(
            _covers(when.harm, self.harm) and when.unknown <= self.unknown and _covers(when.recorded, self.recorded) for when in side
        )

    def hit_in(self, when: When) -> bool:
        """Whether harm of this period lies in the days of `when`, whenever it became known."""
        return _covers(when.harm, self.harm) and when.unknown <= self.unknown


def _covers(window: Window | None, stretch: Stretch) -> bool:
    if window is None:
        return True
    first, last = stretch_of(window)
    return (first is None or (stretch[0] is not None and first <= stretch[0])) and (
        last is None or (stretch[1] is not None and stretch[1] <= last)
    )


def stretch_of(window: Window) -> Stretch:
    """The day numbers of a window's ends."""
    return (window.start.toordinal() if window.start else None, window.end.toordinal() if window.end else None)


def _words(stretch: Stretch) -> str:
    first, last = (None if end is None else date.fromordinal(min(end, _LAST)) for end in stretch)
    return str(Window(first, last))


def stretches(windows: Iterable[Window | None]) -> list[Stretch]:
    """The stretches between all ends of the windows, in order; together they are all of time.

    >>> [str(_words(s)) for s in stretches([Window.on(date(2024, 12, 1))])]
    ['until 2024-11-30', '2024-12-01', 'since 2024-12-02']
    """
    cuts: set[int] = set()
    for window in dict.fromkeys(windows):
        if window is not None:
            first, last = stretch_of(window)
            cuts |= ({first} if first is not None else set()) | ({last + 1} if last is not None else set())
    ordered = sorted(cuts)
    starts: list[int | None] = [None, *ordered]
    ends: list[int | None] = [*(cut - 1 for cut in ordered), None]
    return list(zip(starts, ends, strict=True))


def heard_in_time(harm: Stretch, recorded: Stretch) -> bool:
    """Whether anything of `harm` can be recorded in `recorded`: nothing is recorded before it happened."""
    return harm[0] is None or recorded[1] is None or harm[0] <= recorded[1]


def periods(sides: Sequence[Times]) -> list[Period]:
    """The cells of time that the sides can tell apart, in the order of harm, then of coming to know."""
    parts = [when for side in sides for when in side]
    flags: list[frozenset[str]] = [frozenset()]
    for name in sorted({name for when in parts for name in when.unknown}):
        flags += [flag | {name} for flag in flags]
    harms = stretches(when.harm for when in parts)
    heard = stretches(when.recorded for when in parts)
    return [Period(harm, flag, r) for harm in harms for flag in flags for r in heard if heard_in_time(harm, r)]


@frozen(eq=False)
class Place:
    """Stretches of time that follow each other, and where a window lies among them.

    Args:
        stretches: the stretches.
        starts, ends: the index of the stretch that begins, or ends, on a day; None: at an open end.
    """

    stretches: tuple[Stretch, ...]
    starts: Mapping[int | None, int]
    ends: Mapping[int | None, int]

    @property
    def words(self) -> tuple[str, ...]:
        """The stretches in words."""
        return tuple(map(_words, self.stretches))

    def in_words(self, some: range) -> str:
        """Stretches that follow each other, as one in words."""
        return _words((self.stretches[some.start][0], self.stretches[some.stop - 1][1]))

    def of(self, window: Window | None) -> range:
        """The stretches of a window whose ends are among theirs."""
        first, last = (None, None) if window is None else stretch_of(window)
        return range(
            0 if first is None else self.starts.get(first, 0), len(self.stretches) if last is None else self.ends.get(last, -1) + 1
        )


def in_order(windows: Sequence[Window | None], since: Window | None) -> Place:
    """The stretches between the ends of windows.

    Args:
        windows: the windows.
        since: the stretches that end before this day are left out; None: none are.
    """
    first = since.start.toordinal() if since is not None and since.start is not None else None
    found = [s for s in stretches(windows) if first is None or s[1] is None or s[1] >= first]
    starts = {start: i for i, (start, _) in enumerate(found)}
    ends = {end: i for i, (_, end) in enumerate(found)}
    return Place(tuple(found), starts, ends)
