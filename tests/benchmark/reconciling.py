"""How fast the engines are, as ratios measured side by side in one run. Not a test: nothing is asserted about time.

    python -m tests.benchmark.reconciling            # about two minutes
    python -m tests.benchmark.reconciling --quick    # without the 100,000

The linear programs need scipy, which the extra `tests` brings. Every answer compared is checked to be the same. Seconds are
those of the processor, which other work on the machine lengthens least. `tests.benchmark.ledgers` goes the whole way of users.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from random import Random
from statistics import median
from time import process_time
from typing import Any

from casualtylib.model.box import Axis, Box
from casualtylib.model.checker import check_proof
from casualtylib.reconciling.paths import Line
from casualtylib.reconciling.solve import Budget, Solver
from casualtylib.reconciling.system import Row, System

DAYS = 3650
GROUP = Axis("group", ("child", "adult"))
WINDOW = Axis("window", tuple(f"day {i}" for i in range(DAYS)))


def one_sided(seed: int, count: int, planted: int = 0) -> System:
    """Nested, overlapping and cumulative tallies over ten years, each with one end; `planted` short ones are wrong."""
    random = Random(seed)
    sums = [0]
    for _ in range(DAYS):
        sums.append(sums[-1] + random.randint(0, 40))
    rows = []
    for i in range(count):
        start = 0 if random.random() < 0.3 else random.randrange(DAYS)
        end = min(DAYS, start + random.choice((random.randint(1, 7), random.randint(1, 365)))) if start else random.randint(1, DAYS)
        held, slack = sums[end] - sums[start], random.choice((0, 0, 1, 5))
        low, high = (max(0, held - slack), None) if random.random() < 0.5 else (0, held + slack)
        rows.append(Row(f"row {i}", Box((None, range(start, end))), low, high))
    for i in range(planted):
        start = random.randrange(DAYS - 10)
        end = start + random.randint(1, 9)
        held = sums[end] - sums[start]
        rows.append(Row(f"row {count + i}", Box((None, range(start, end))), held + 1, None))
    return System((GROUP, WINDOW), tuple(rows))


def bulletins(seed: int, days: int, wrong: int) -> System:
    """A daily and a cumulative figure a day, some of the daily ones off: like the bulletins of a ministry."""
    random = Random(seed)
    off = set(random.sample(range(days), wrong))
    rows, total = [], 0
    for day in range(days):
        dead = random.randint(0, 300)
        total += dead
        rows.append(Row(f"day {day}", Box((None, range(day, day + 1))), dead + (day in off), dead + (day in off)))
        rows.append(Row(f"to {day}", Box((None, range(0, day + 1))), total, total))
    return System((GROUP, Axis("window", WINDOW.elements[:days])), tuple(rows))


def columns(seed: int, days: int, wrong: int) -> System:
    """Running totals of everyone, of children, of women and of medics, a figure each a day; `wrong` of the parts are off."""
    random = Random(seed)
    who = Axis("group", ("child", "woman", "man"))
    medic = Axis("group", ("medic", "others"))
    parts: dict[str, Box] = {
        "all": Box((None, None, None)), "children": Box((frozenset({0}), None, None)),
        "women": Box((frozenset({1}), None, None)), "medics": Box((None, frozenset({0}), None)),
    }  # fmt: skip
    sums, rows = dict.fromkeys(parts, 0), []
    for day in range(days):
        dead = random.randint(0, 300)
        child, woman = random.randint(0, dead), 0
        woman = random.randint(0, dead - child)
        for name, more in (("all", dead), ("children", child), ("women", woman), ("medics", random.randint(0, min(dead, 5)))):
            sums[name] += more
            box = Box((*parts[name].sides[:2], range(0, day + 1)))
            rows.append(Row(f"{name} to {day}", box, sums[name], sums[name]))
    for place in random.sample([i for i, row in enumerate(rows) if not row.id.startswith("all")], wrong):
        row = rows[place]
        rows[place] = Row(row.id, row.box, row.low + 400, row.low + 400)
    return System((who, medic, Axis("window", WINDOW.elements[:days])), tuple(rows))


def moments(seed: int, days: int) -> System:
    """Every day a report of who died on each of the last days, as far as is known by then: days of harm and of coming to know."""
    random = Random(seed)
    deaths = [[random.randint(0, 9) for _ in range(day, days)] for day in range(days)]  # by day of harm, then of coming to know
    rows = []
    for known in range(days):
        for start in {max(0, known - random.randint(0, 6)), 0}:
            held = sum(sum(deaths[day][: known + 1 - day]) for day in range(start, known + 1))
            rows.append(Row(f"{start} to {known}", Box((range(start, known + 1), range(0, known + 1))), held, held))
    rows += [Row(f"not before day {day}", Box((range(day, day + 1), range(0, day))), 0, 0, movable=False) for day in range(1, days)]
    return System((Axis("window", WINDOW.elements[:days]), Axis("known", WINDOW.elements[:days])), tuple(rows))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the processor, and the result."""
    start = process_time()
    result = work()
    return process_time() - start, result


def windows(system: System, count: int) -> list[tuple[int, int]]:
    random = Random(count)
    size = len(system.axes[1].elements)
    starts = [random.randrange(size - 400) for _ in range(count)]
    return [(start, start + random.randint(1, 365)) for start in starts]


def linear_program(system: System, asked: list[tuple[int, int]], method: str = "highs") -> tuple[float, list[tuple[int, int | None]]]:
    """Both ends of each window by scipy's HiGHS, over the prefix sums (the smallest program there is for these rows).

    The seconds are those of the solver alone, without making the matrix.
    """
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import csr_matrix

    size = len(system.axes[1].elements)
    data, places, columns, bounds = [], [], [], []
    for row in system.rows:
        side = row.box.sides[1]
        assert isinstance(side, range)
        for limit, sign in ((row.high, 1), (row.low or None, -1)):
            if limit is not None:
                places += [len(bounds)] * 2
                columns += [side.start, side.stop]
                data += [-sign, sign]
                bounds.append(sign * limit)
    for i in range(size):
        places += [len(bounds)] * 2
        columns += [i, i + 1]
        data += [1, -1]
        bounds.append(0)
    matrix, limits, seconds = csr_matrix((data, (places, columns)), shape=(len(bounds), size + 1)), np.array(bounds), 0.0
    found: list[tuple[int, int | None]] = []
    for start, end in asked:
        ends: list[int | None] = []
        for sign in (1, -1):
            cost = np.zeros(size + 1)
            cost[end], cost[start] = sign, -sign
            took, result = timed(lambda: linprog(cost, A_ub=matrix, b_ub=limits, bounds=(None, None), method=method))  # noqa: B023
            seconds += took
            ends.append(round(sign * result.fun) if result.status == 0 else None)
        found.append((ends[0] or 0, ends[1]))
    return seconds, found


def plain_program(system: System, asked: list[tuple[int, int]]) -> tuple[float, list[tuple[int, int | None]]]:
    """The same by the program as it is written down at once: a number for each stretch that the rows and windows tell apart."""
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import csr_matrix

    spans = [span_of(row) for row in system.rows]
    points = sorted({0, DAYS}.union(*spans, *asked))
    place = {point: i for i, point in enumerate(points)}
    data, places, columns, bounds = [], [], [], []
    for row, (start, end) in zip(system.rows, spans, strict=True):
        for limit, sign in ((row.high, 1), (row.low or None, -1)):
            if limit is not None:
                inside = range(place[start], place[end])
                places += [len(bounds)] * len(inside)
                columns += inside
                data += [sign] * len(inside)
                bounds.append(sign * limit)
    matrix, limits, seconds = csr_matrix((data, (places, columns)), shape=(len(bounds), len(points) - 1)), np.array(bounds), 0.0
    found: list[tuple[int, int | None]] = []
    for start, end in asked:
        ends: list[int | None] = []
        for sign in (1, -1):
            cost = np.zeros(len(points) - 1)
            cost[place[start] : place[end]] = sign
            took, result = timed(lambda: linprog(cost, A_ub=matrix, b_ub=limits, method="highs"))  # noqa: B023
            seconds += took
            ends.append(round(sign * result.fun) if result.status == 0 else None)
        found.append((ends[0] or 0, ends[1]))
    return seconds, found


def against_linprog(count: int, queries: int, seeds: int) -> None:
    """Ours, with building the system and with proofs, against the solver's time alone, by the fastest of its methods."""
    ratios: list[float] = []
    for seed in range(1, seeds + 1):
        system = one_sided(seed, count)
        asked = windows(system, queries)
        mine, bounds = min((timed(lambda: _bounds(system, asked)) for _ in range(3)), key=lambda one: one[0])  # noqa: B023
        times = {method: linear_program(system, asked, method) for method in ("highs", "highs-ds", "highs-ipm")}
        assert all(answers == bounds for _, answers in times.values()), seed
        best = min(times, key=lambda method: times[method][0])
        ratios.append(times[best][0] / mine)
        print(f"{count} tallies, {queries} windows, ledger {seed}: {mine:.3f} s; prefix sums by {best} {times[best][0]:.2f} s")
        if seed == 1:
            plain, answers = plain_program(system, asked)
            print(f"        stretches {plain:.1f} s, {plain / mine:.0f} times as long; same answers: {answers == bounds}")
    print(f"        over prefix sums {median(ratios):.0f} times as long ({min(ratios):.0f} to {max(ratios):.0f}), with the same answers")


def _bounds(system: System, asked: list[tuple[int, int]]) -> list[tuple[int | None, int | None]]:
    solver = Solver(system)
    found = (solver.bound(Box((None, range(*window)))) for window in asked)
    return [(bound.low.value, bound.high.value) for bound in found]


def growth(counts: tuple[int, ...]) -> None:
    print("tallies    first conflict or none    for each tally    a further window    the same in searches alone")
    for count in counts:
        system = one_sided(2, count)
        build, solver = timed(lambda: Solver(system))  # noqa: B023
        settle, _ = timed(solver.consistent)
        solver.bound(Box((None, range(1000, 1099))))
        window, _ = timed(lambda: solver.bound(Box((None, range(1000, 1100)))))  # noqa: B023
        line = Line(DAYS, [(*span_of(row), row.low, row.high) for row in system.rows])
        line.settle()
        line.most(1000, 1100)
        one_search, _ = timed(lambda: line.most(1000, 1100))  # noqa: B023
        each = (build + settle) / count * 1e6
        print(
            f"{count:>7} {build + settle:>18.2f} s {each:>10.1f} µs {window * 1000:>14.1f} ms {window / one_search:>14.1f} times one search"
        )


def mixed() -> None:
    for name, system, query in (
        ("1,000 running totals of four columns", columns(5, 250, 0), Box((frozenset({2}), None, range(100, 200)))),
        ("4,000 running totals of four columns", columns(5, 1000, 0), Box((frozenset({2}), None, range(100, 200)))),
        ("the same, 5 wrong", columns(5, 1000, 5), Box((frozenset({2}), None, range(100, 200)))),
        ("reports of 40 moments over 40 days", moments(6, 40), Box((range(10, 20), range(0, 30)))),
    ):
        for programs in (True, False):
            solver = Solver(system, Budget(programs=programs))
            decided, consistent = timed(solver.consistent)
            took, bound = timed(lambda: solver.bound(query))  # noqa: B023
            ends = f"{bound.low.value} to {bound.high.value} (exact: {bound.low.exact}, {bound.high.exact})"
            print(f"{name}, {'with' if programs else 'without'} programs: holds: {consistent} in {decided:.2f} s; {ends} in {took:.2f} s")


def span_of(row: Row) -> tuple[int, int]:
    side = row.box.sides[1]
    assert isinstance(side, range)
    return side.start, side.stop


def repairs(large: bool) -> None:
    cases = [("2,000 bulletins, 8 wrong", bulletins(3, 1000, 8)), ("10,000 tallies, 20 wrong", one_sided(4, 10_000, 20))]
    if large:
        cases.append(("100,000 tallies, 20 wrong", one_sided(4, 100_000, 20)))
    for name, system in cases:
        took, repair = timed(Solver(system).repair)
        checked, holds = timed(lambda: repair.rest is not None and check_proof(repair.rest))  # noqa: B023
        print(f"{name}: smallest repair {repair.weight} (exact: {repair.exact}, unique: {repair.unique}) in {took:.2f} s")
        print(f"        the witness that the rest can hold, checked: {holds}, in {checked:.2f} s")


if __name__ == "__main__":
    quick = "--quick" in sys.argv
    against_linprog(1000, 10, 2 if quick else 5)
    growth((1000, 3000, 10_000, 30_000) if quick else (1000, 3000, 10_000, 30_000, 100_000))
    mixed()
    repairs(large=not quick)
