"""Ways kept while ends are added: the same as those sought anew after every end."""

from __future__ import annotations

from random import Random

import pytest

from casualtylib.reconciling.paths import Line
from casualtylib.reconciling.ways import Ways
from tests.work import work


def windows(random: Random, size: int, count: int) -> list[tuple[int, int, int, int | None]]:
    """Nested, overlapping and cumulative windows that one hidden course of numbers holds, each within some slack."""
    sums = [0]
    for _ in range(size):
        sums.append(sums[-1] + random.randint(0, 6))
    found = []
    for _ in range(count):
        start = random.choice((0, random.randrange(size)))
        end = random.randint(start + 1, size)
        held = sums[end] - sums[start]
        high = random.choice((None, held + random.randint(0, 3)))
        found.append((start, end, max(0, held - random.randint(0, 3)), high))
    return found


@pytest.mark.parametrize("seed", range(300))
def test_ways_that_are_kept_are_those_sought_anew(seed: int) -> None:
    random = Random(seed)
    size = random.randint(1, 12)
    drawn = windows(random, size, random.randint(1, 14))
    line = Line(size, drawn)
    line.start_over()
    ends = line.edges()
    random.shuffle(ends)
    point = random.randint(0, size)
    begun = random.randint(0, len(ends))
    kept: tuple[Ways, Ways] | None = None
    for i, end in enumerate(ends):
        assert line.insert(end) is None
        if i == begun:
            kept = Ways(line, point, back=False), Ways(line, point, back=True)
        elif kept:
            kept[0].add(end)
            kept[1].add(end)
        if kept:
            for other in range(point, size + 1):
                most, least = line.most(point, other), line.least(point, other)
                there, back = kept[0].way(other), kept[1].way(other)
                assert (there and (there[0], len(there[1]))) == (most and (most.length, len(most.ends))), (i, other)
                assert back is not None
                assert (-back[0], len(back[1])) == (least.length, len(least.ends)), (i, other)
                for way, sign in ((there, 1), (back, -1)):
                    assert way is None or way[0] == sum(_length(drawn, edge) for edge in way[1]), (i, other, sign)


@pytest.mark.parametrize("seed", range(200))
def test_values_of_a_way_hold_every_end_and_attain_it(seed: int) -> None:
    """Those of a way found before more ends come are still the values of then."""
    random = Random(seed)
    size = random.randint(1, 12)
    drawn = windows(random, size, random.randint(1, 14))
    line = Line(size, drawn)
    line.start_over()
    ends = line.edges()
    random.shuffle(ends)
    found = []
    for i, end in enumerate(ends):
        assert line.insert(end) is None
        start = random.randrange(size)
        stop = random.randint(start, size)
        most, least = line.most(start, stop), line.least(start, stop)
        found += [(i, start, stop, way) for way in (most, least) if way]
    for i, start, stop, way in found:
        place = way.values()
        assert place[stop] - place[start] == way.length
        assert place == sorted(place)
        for end in ends[: i + 1]:
            first, after, low, high = drawn[end // 2]
            held = place[after] - place[first]
            assert held <= (high or 0) if end & 1 else held >= low, end


def test_a_way_looks_at_few_points() -> None:
    """Running totals of many days: a way between two of them is found at once, however long the line is."""

    def sought(days: int) -> int:
        line = Line(days, [(0, day + 1, 3 * day, 3 * day) for day in range(days)])
        assert line.settle() is None
        line.most(days // 2, days // 2 + 30)
        return work(lambda: line.most(days // 2, days // 2 + 30))

    assert sought(4000) < 1.5 * sought(400)


def _length(drawn: list[tuple[int, int, int, int | None]], edge: int) -> int:
    _, _, low, high = drawn[edge // 2]
    if edge & 1:
        assert high is not None
        return high
    return -low


def test_an_end_costs_what_it_shortens() -> None:
    """Running totals that go on: the work for a further day does not grow with the days before."""

    def added(days: int) -> int:
        line = Line(days + 10, [(0, day + 1, 3 * day, 3 * day) for day in range(days + 10)])
        line.start_over()
        for day in range(days):
            assert line.insert(2 * day + 1) is None
            assert line.insert(2 * day) is None or day == 0
        ways = [Ways(line, 2, back=back) for back in (False, True)]

        def go_on() -> None:
            for day in range(days, days + 10):
                for end in (2 * day + 1, 2 * day):
                    assert line.insert(end) is None
                    for one in ways:
                        one.add(end)

        return work(go_on)

    assert added(2000) < 1.5 * added(200)
