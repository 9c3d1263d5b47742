"""Cases that must come out so for ever, each with what it guards against."""

from __future__ import annotations

from casualtylib.model.box import Axis, Box
from casualtylib.model.checker import check_proof
from casualtylib.reconciling.solve import Budget, Solver
from casualtylib.reconciling.system import Row, System

CHILD, ADULT = frozenset({0}), frozenset({1})
GROUP = Axis("group", ("child", "adult"))
DAYS = Axis("window", ("day 1", "day 2", "day 3"))


def box(first: int, last: int, group: frozenset[int] | None = None) -> Box:
    return Box((group, range(first - 1, last)))


def system(*rows: Row) -> System:
    return System((GROUP, DAYS), rows)


def exactly(name: str, where: Box, n: int) -> Row:
    return Row(name, where, n, n)


def test_fractions_that_add_up_where_no_whole_numbers_do() -> None:
    solver = Solver(
        system(
            exactly("children, days 1 to 3", box(1, 3, CHILD), 1),
            exactly("everyone, days 1 to 2", box(1, 2), 1),
            exactly("everyone, days 2 to 3", box(2, 3), 1),
            exactly("adults, day 1", box(1, 1, ADULT), 0),
            exactly("adults, day 3", box(3, 3, ADULT), 0),
            exactly("children, day 2", box(2, 2, CHILD), 0),
        )
    )
    assert solver.consistent() is False
    (clash,) = solver.conflicts()
    assert len(clash.rows) == 6
    assert check_proof(clash.proof)
    assert all(witness is not None and check_proof(witness) for witness in clash.witnesses)
    assert solver.repair().weight == 1
    assert len(solver.repair().others) == 5


def test_counting_twice_gives_what_the_four_laws_do_not() -> None:
    rows = (
        Row("children, days 1 to 3", box(1, 3, CHILD), high=2),
        Row("everyone, days 1 to 2", box(1, 2), high=2),
        Row("everyone, days 2 to 3", box(2, 3), high=2),
    )
    kinds = Axis("of the three", ("no", "yes"))  # the query is no box of group and window, so it is one of a third side
    asked, other = frozenset({1}), frozenset({0})
    laws = [
        Row(f"{name} is {'' if group is not None else 'not '}asked about", Box((g, d, side)), high=0, movable=False)
        for name, g, d, side, group in (
            ("child, day 1", CHILD, range(0, 1), other, 1),
            ("child, day 3", CHILD, range(2, 3), other, 1),
            ("adult, day 2", ADULT, range(1, 2), other, 1),
            ("child, day 2", CHILD, range(1, 2), asked, None),
            ("adult, day 1", ADULT, range(0, 1), asked, None),
            ("adult, day 3", ADULT, range(2, 3), asked, None),
        )
    ]
    wide = [Row(row.id, Box((*row.box.sides, None)), row.low, row.high) for row in rows]
    high = Solver(System((GROUP, DAYS, kinds), (*wide, *laws))).bound(Box((None, None, asked))).high
    assert (high.value, high.exact) == (3, True)
    assert high.proof is not None
    assert check_proof(high.proof)
    assert set(high.proof.rows) >= {row.id for row in rows}


def test_children_outside_sunday_leave_at_most_46() -> None:
    days = Axis("window", ("before", "Sunday", "Monday"))
    sunday = frozenset({1})
    rows = (
        Row("at least 25", Box((None, sunday)), 25),
        Row("at least seven, where one attack hit", Box((None, sunday)), 7),
        exactly("ten children", Box((CHILD, sunday)), 10),
        exactly("56", Box((None, None)), 56),
        exactly("20 children", Box((CHILD, None)), 20),
    )
    solver = Solver(System((GROUP, days), rows))
    bound = solver.bound(Box((None, sunday)))
    assert (bound.low.value, bound.high.value, bound.low.exact, bound.high.exact) == (25, 46, True, True)
    assert bound.low.proof is not None
    assert bound.high.proof is not None
    assert bound.low.proof.rows == ("at least 25",)
    assert set(bound.high.proof.rows) == {"ten children", "56", "20 children"}
    assert check_proof(bound.low.proof)
    assert check_proof(bound.high.proof)

    def ends(group: frozenset[int] | None, window: frozenset[int] | None) -> tuple[int | None, int | None]:
        found = solver.bound(Box((group, window)))
        return found.low.value, found.high.value

    assert ends(ADULT, sunday) == (15, 36)
    assert ends(ADULT, None) == (36, 36)
    assert ends(None, frozenset({0})) == (0, 31)
    assert ends(None, frozenset({0, 1})) == (25, 56)


def test_soft_ends_of_one_box_never_sharpen_each_other() -> None:
    here = box(1, 1)
    about = (Row("about 30", here, 25, 35, True, True), Row("about 40", here, 35, 45, True, True))
    bound = Solver(system(*about)).bound(here)
    assert (bound.low.value, bound.high.value) == (25, 45)


def test_a_soft_end_gives_way_to_a_hard_one_and_is_named() -> None:
    here = box(1, 1)
    solver = Solver(system(Row("about 30", here, 25, 35, True, True), exactly("36", here, 36)))
    bound = solver.bound(here)
    assert (bound.low.value, bound.high.value, bound.high.released) == (36, 36, ("about 30",))
    assert solver.consistent() is True
    (tension,) = solver.tensions()
    assert tension.rows == ("about 30", "36")


def test_an_end_below_the_other_on_one_box_is_a_conflict() -> None:
    """Two figures for one box share a line of the table; the search once overlooked that its ends cross."""
    solver = Solver(system(Row("at least two", box(1, 3), 2), Row("at most one", Box((frozenset({0, 1}), None)), high=1)))
    assert [clash.rows for clash in solver.conflicts()] == [("at least two", "at most one")]


def test_laws_alone_in_conflict_cannot_be_repaired() -> None:
    here = box(1, 1)
    laws = (Row("some", here, 1, movable=False), Row("none", here, high=0, movable=False))
    solver = Solver(system(*laws))
    assert solver.repair().weight is None
    bound = solver.bound(here)
    assert (bound.low.value, bound.high.value, bound.outer) == (0, None, True)


def test_copies_of_one_figure_go_together() -> None:
    here = box(1, 1)
    copies = tuple(Row(f"ten, copy {i}", here, 10, 10, unit="ten") for i in range(3))
    repair = Solver(system(*copies, exactly("twelve", here, 12))).repair()
    assert (repair.weight, repair.units, repair.others) == (1, ("ten",), (("twelve",),))
    assert repair.rows == ("ten, copy 0", "ten, copy 1", "ten, copy 2")


def test_weights_decide_what_goes() -> None:
    here = box(1, 1)
    rows = (Row("confirmed", here, 10, 10, weight=4), Row("weak", here, 12, 12), Row("fair", here, 13, 13, weight=2))
    repair = Solver(system(*rows)).repair()
    assert (repair.weight, repair.units, repair.unique) == (3, ("fair", "weak"), True)


def test_a_component_too_large_gives_sound_bounds_that_say_so() -> None:
    days = Axis("window", tuple(f"day {i}" for i in range(40)))
    rows = (*(exactly(f"day {i}", Box((None, frozenset({i}))), i) for i in range(40)), Row("a child", Box((CHILD, None)), 1))
    whole = Box((None, None))
    exact = Solver(System((GROUP, days), rows)).bound(whole)
    rough = Solver(System((GROUP, days), rows), Budget(atoms=10, programs=False)).bound(whole)
    assert (exact.low.value, exact.high.value, exact.low.exact) == (780, 780, True)
    assert (rough.low.value, rough.high.value) == (780, 780), "the line of all says so alone"
    assert (rough.low.exact, rough.high.exact) == (False, False)
    linked = System((GROUP, days), (*rows, Row("all", whole, 1)))
    assert Solver(linked, Budget(atoms=10, programs=False)).consistent() is None
    assert Solver(linked).consistent() is True
