"""Whatever verifies is true; what is altered fails, unless what it says still follows."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from casualtylib.model.box import Axis, Box
from casualtylib.model.checker import check_proof
from casualtylib.model.proof import AT_LEAST, AT_MOST, Cited, Leaf, Proof
from casualtylib.reconciling.solve import Solver
from tests.oracle import brute, cases


def proofs(first: int, count: int) -> Iterator[tuple[int, Proof]]:
    for seed in range(first, first + count):
        system, query = cases.system(seed)
        bound = Solver(system).bound(query)
        for end in (bound.low, bound.high):
            if end.proof is not None:
                yield seed, end.proof
        for clash in Solver(system).conflicts():
            yield seed, clash.proof


def altered(proof: Proof, random: Random) -> Proof:
    """The proof with another bound, another cited number, another cited box, or another multiplier."""
    kind = random.randrange(4)
    if kind == 0 and proof.value is not None:
        return evolve(proof, value=max(0, proof.value + random.choice((-2, -1, 1, 2))))
    if not proof.cited:
        return evolve(proof, value=(proof.value or 0) + 1)
    index = random.randrange(len(proof.cited))
    cited = proof.cited[index]
    if kind == 1:
        changed = evolve(cited, box=cases.box(random, proof.axes))
    elif kind == 2 and isinstance(proof.tree, Leaf) and proof.tree.ends:
        (place, times), *rest = proof.tree.ends
        return evolve(proof, tree=evolve(proof.tree, ends=((place, max(0, times + random.choice((-1, 1)))), *rest)))
    else:
        changed = evolve(cited, value=max(0, cited.value + random.choice((-2, -1, 1, 2))))
    return evolve(proof, cited=(*proof.cited[:index], changed, *proof.cited[index + 1 :]))


def follows(proof: Proof) -> bool:
    """Whether the statement follows from the cited ends, by brute force."""
    bars = [(c.box, c.value if c.side == AT_LEAST else 0, c.value if c.side == AT_MOST else None) for c in proof.cited]
    ends = brute.extremes(proof.axes, bars, proof.box)
    if ends is None:
        return True
    if proof.box is None or proof.value is None:
        return False
    return ends[0] >= proof.value if proof.kind == AT_LEAST else ends[1] is not None and ends[1] <= proof.value


def test_what_verifies_is_true() -> None:
    for seed, proof in proofs(80_000, 500):
        assert check_proof(proof), seed
        assert follows(proof), seed


def test_what_is_altered_fails_or_still_follows() -> None:
    random = Random(7)
    failed = 0
    for seed, proof in proofs(90_000, 500):
        for _ in range(4):
            changed = altered(proof, random)
            if check_proof(changed):
                assert follows(changed), (seed, changed)
            else:
                failed += 1
    assert failed > 1000


def test_a_bound_sharper_by_one_never_verifies() -> None:
    for seed, proof in proofs(100_000, 300):
        if proof.value is not None and proof.kind in (AT_LEAST, AT_MOST) and brute.extremes(proof.axes, _bars(proof), proof.box):
            sharper = evolve(proof, value=proof.value + (1 if proof.kind == AT_LEAST else -1))
            assert not check_proof(sharper), seed


def _bars(proof: Proof) -> list[brute.Bar]:
    return [(c.box, c.value if c.side == AT_LEAST else 0, c.value if c.side == AT_MOST else None) for c in proof.cited]


def test_a_repair_proof_for_one_more_never_verifies() -> None:
    seen = 0
    for seed in range(110_000, 110_600):
        lower = Solver(cases.system(seed, rows=6)[0]).repair().lower
        if lower is not None and lower.value is not None:
            seen += 1
            assert check_proof(lower), seed
            assert not check_proof(evolve(lower, value=lower.value + 1)), seed
    assert seen > 100


def test_a_unit_has_one_weight() -> None:
    for seed in range(110_000, 110_100):
        lower = Solver(cases.system(seed, rows=6)[0]).repair().lower
        if lower is not None:
            conflict = lower.conflicts[0]
            place = next(i for i, cited in enumerate(conflict.cited) if cited.unit)
            heavier = evolve(conflict.cited[place], weight=conflict.cited[place].weight + 9)
            changed = evolve(conflict, cited=(*conflict.cited[:place], heavier, *conflict.cited[place + 1 :]))
            assert not check_proof(evolve(lower, conflicts=(changed, *lower.conflicts[1:]))), seed


def test_nonsense_is_no_proof_and_raises_nothing() -> None:
    _, proof = next(proofs(80_003, 1))
    wrong = Box((None,) * (len(proof.axes) + 1))
    assert not check_proof(evolve(proof, box=wrong))
    assert not check_proof(evolve(proof, tree=None))
    assert not check_proof(evolve(proof, tree=Leaf(-1)))
    assert not check_proof(evolve(proof, tree=Leaf(1, ((99, 1),))))
    assert not check_proof(evolve(proof, kind="hearsay"))
    assert not check_proof(evolve(proof, cited=(Cited("x", "around", 3, Box((None,) * len(proof.axes))),)))


def test_an_altered_repair_proof_fails_or_its_conflicts_still_hold() -> None:
    random, failed = Random(11), 0
    for seed in range(110_000, 110_300):
        system = cases.system(seed, rows=6)[0]
        lower = Solver(system).repair().lower
        if lower is None or lower.value is None:
            continue
        place = random.randrange(len(lower.conflicts))
        changed = altered(lower.conflicts[place], random)
        fewer = tuple(max(1, weight - 1) for weight in lower.weights)
        for other in (
            evolve(lower, conflicts=(*lower.conflicts[:place], changed, *lower.conflicts[place + 1 :])),
            evolve(lower, weights=fewer),
            evolve(lower, cited=(evolve(lower.cited[0], value=2), *lower.cited[1:])),
            evolve(lower, cited=(evolve(lower.cited[0], box=Box((frozenset(),))), *lower.cited[1:])),
        ):
            if check_proof(other):
                assert all(follows(conflict) for conflict in other.conflicts), seed
                assert other.weights == lower.weights and other.cited == lower.cited, seed
            else:
                failed += 1
    assert failed > 200


def test_a_witness_is_of_whole_numbers_in_cells_that_there_are() -> None:
    day = Axis("window", ("Friday", "Saturday", "Sunday"))
    both = Box((frozenset({0, 2}),))
    proof = Proof("attained", (day,), (Cited("a", AT_LEAST, 3, both), Cited("b", AT_MOST, 5, Box((range(3),)))), both, 3)
    assert check_proof(evolve(proof, witness=(((0,), 1), ((2,), 2), ((1,), 2))))
    for wrong in ((((0,), 1), ((0,), 2)), (((0,), 1), ((3,), 2)), (((0,), 4), ((1,), -1), ((2,), -1)), (((0, 0), 3),), (((1,), 3),)):
        assert not check_proof(evolve(proof, witness=wrong)), wrong
    every_other = Box((range(0, 3, 2),))
    assert check_proof(evolve(proof, box=every_other, witness=(((0,), 1), ((2,), 2), ((1,), 2))))
