"""Random systems, small enough for brute force."""

from __future__ import annotations

from random import Random

from casualtylib.model.box import Axis, Box, Side
from casualtylib.reconciling.system import Row, System

SHAPES = ((3,), (4,), (2, 2), (3, 2), (2, 2, 2), (3, 3), (4, 2))


def box(random: Random, axes: tuple[Axis, ...]) -> Box:
    """A box: along each axis everything, a stretch, or any of its elements."""
    sides: list[Side] = []
    for axis in axes:
        size = len(axis.elements)
        kind = random.random()
        if kind < 0.3:
            sides.append(None)
        elif kind < 0.6:
            start = random.randrange(size)
            sides.append(range(start, random.randint(start + 1, size)))
        else:
            sides.append(frozenset(random.sample(range(size), random.randint(1, size))))
    return Box(tuple(sides))


def row(random: Random, axes: tuple[Axis, ...], name: str, most: int, soft: float) -> Row:
    """A row with ends up to `most`, some of them soft, some of them no claim."""
    low = random.randint(0, most)
    kind = random.random()
    high = None if kind < 0.3 else low if kind < 0.6 else random.randint(low, most)
    soft_low, soft_high = random.random() < soft, high is not None and random.random() < soft
    low = 0 if random.random() < 0.2 else low
    return Row(name, box(random, axes), low, high, soft_low, soft_high, random.random() < 0.9, "", random.choice((1, 1, 1, 2, 3)))


def system(seed: int, *, rows: int = 5, most: int = 4, soft: float = 0.0) -> tuple[System, Box]:
    """A system and a query, the same for the same seed."""
    random = Random(seed)
    shape = random.choice(SHAPES)
    axes = tuple(Axis(f"side {i}", tuple(f"{i}.{e}" for e in range(size))) for i, size in enumerate(shape))
    made = [row(random, axes, f"row {i}", most, soft) for i in range(random.randint(1, rows))]
    if random.random() < 0.3:  # a copy of a figure, by the same voice
        first = made[0]
        copy = Row("copy", first.box, first.low, first.high, first.soft_low, first.soft_high, first.movable, first.id, first.weight)
        made.append(copy)
    return System(axes, tuple(made)), box(random, axes)
