"""How fast ledgers are, the whole way of users: from a table or a report to answers. Not a test: nothing is asserted about time.

    python -m tests.benchmark.ledgers            # about two minutes
    python -m tests.benchmark.ledgers --quick    # without the 100,000 and the seven columns

Seconds are those of the processor. What the decisions 30 and 50 say of ledgers is printed here.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from random import Random
from typing import Any

import casualtylib as cl
from casualtylib.reconciling.ledger import Ledger
from tests.benchmark.reconciling import one_sided, span_of, timed
from tests.reconciling.test_long_lists import listed

FIRST = date(2014, 1, 1)
GROUPS = ("children", "women", "medics", "journalists", "teachers")


def from_rows(count: int) -> Ledger:
    """Tallies over ten years, each with one end, from a table with a row for each."""
    table = [
        {"start": FIRST + timedelta(start), "end": FIRST + timedelta(end - 1), "low": row.low or None, "high": row.high}
        for row in one_sided(2, count).rows
        for start, end in [span_of(row)]
    ]
    return Ledger.from_rows(table, start="start", end="end", low="low", high="high")


def bulletins(days: int, wrong: int, groups: tuple[str, ...] = (), seed: int = 7) -> Ledger:
    """Daily and running figures of everyone, and running ones of some groups; `wrong` of each column are off."""
    random = Random(seed)
    columns: dict[str, Any] = {"dead": cl.TallyColumn("killed"), "all": cl.TallyColumn("killed", covers="cumulative", since=FIRST)}
    columns |= {group: cl.TallyColumn("killed", covers="cumulative", since=FIRST, group=group) for group in groups}
    sums = dict.fromkeys(("all", *groups), 0)
    rows = []
    for i in range(days):
        dead = random.randint(0, 300)
        children = random.randint(0, dead)
        shares = (children, random.randint(0, dead - children), *(random.randint(0, min(dead, 5)) for _ in GROUPS[2:]))
        for name, more in zip(("all", *GROUPS), (dead, *shares), strict=True):
            if name in sums:
                sums[name] += more
        rows.append({"day": FIRST + timedelta(i), "by": "ministry", "dead": dead, **sums})
    for name in ("dead", *groups):
        for i in random.sample(range(1, days), wrong):
            rows[i][name] += 400
    return Ledger.from_table(rows, date="day", source="by", columns=columns)


def tables(counts: tuple[int, ...]) -> None:
    print("tallies from rows    read    entered and decided    for each tally    a window    a further one")
    for count in counts:
        read, ledger = timed(lambda: from_rows(count))  # noqa: B023
        result = cl.reconcile(ledger)
        decided, _ = timed(lambda: result.consistent)  # noqa: B023
        one, _ = timed(lambda: result.bounds("killed", since="2016-09-27", until="2017-01-05"))  # noqa: B023
        more, _ = timed(lambda: result.bounds("killed", since="2016-09-28", until="2017-01-05"))  # noqa: B023
        each = (read + decided) / count * 1e6
        print(f"{count:>17} {read:>6.2f} s {decided:>17.2f} s {each:>14.0f} µs {one:>9.2f} s {more:>12.2f} s")


def courses(lengths: tuple[int, ...]) -> None:
    print("bulletins, 5 wrong    all changes    of one day that no figure states")
    for days in lengths:
        result = cl.reconcile(bulletins(days, 5))
        _ = result.bounds("killed")
        plain, _ = timed(lambda: result.changes("killed"))  # noqa: B023
        one, _ = timed(lambda: result.changes("killed", on=FIRST + timedelta(100)))  # noqa: B023
        print(f"{days:>18} {plain:>12.2f} s {one:>20.2f} s")


def seven_columns(days: int) -> None:
    """A large ledger of many lines that is wrong in many places; with the extra `lp`."""
    result = cl.reconcile(bulletins(days, 5, GROUPS))
    took, repair = timed(lambda: result.repair)
    checked = [timed(lambda: cl.check_proof(proof)) for proof in repair.proof]  # noqa: B023
    words = ", ".join(f"{holds} in {seconds:.2f} s" for seconds, holds in checked)
    print(
        f"{days} bulletins of seven columns: {repair.size} to set aside (the only way: {repair.unique}) in {took:.1f} s; checked: {words}"
    )


def long_lists(counts: tuple[int, ...]) -> None:
    print("places in one list    decided    the whole    one of them")
    for count in counts:
        result = cl.reconcile(listed(count))
        decided, _ = timed(lambda: result.consistent)  # noqa: B023
        whole, _ = timed(lambda: result.bounds("killed"))  # noqa: B023
        town, _ = timed(lambda: result.bounds("killed", place="town 7"))  # noqa: B023
        print(f"{count:>18} {decided:>8.2f} s {whole:>10.2f} s {town:>12.2f} s")


def an_article() -> None:
    """A report of ten figures over outcomes, groups, places and days, and one question to it."""
    text = (
        "At least 25 people, ten of them children, were killed on Sunday, rescuers said. Shelling killed seven in Barfoot and five in "
        "Melby. Since Wednesday 56 people had been killed, including 20 children, and 130 injured. Two medics and a teacher died."
    )
    report = cl.read(text, published="2024-12-02")
    times = []
    for _ in range(20):
        result = cl.reconcile(report)
        _ = result.claims
        times.append(timed(lambda: result.bounds("killed", on="2024-12-01"))[0])  # noqa: B023
    print(f"an article of {len(report.claims)} figures: one question, both ends with proofs, in {min(times) * 1000:.1f} ms")


if __name__ == "__main__":
    quick = "--quick" in sys.argv
    an_article()
    tables((1000, 10_000) if quick else (1000, 10_000, 30_000, 100_000))
    courses((250, 500, 1000))
    long_lists((100, 200, 400))
    if not quick:
        seven_columns(450)
