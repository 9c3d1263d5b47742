"""Many persons told of by name in one text without a date."""

from __future__ import annotations

import casualtylib as cl

NAMES = ("Ada", "Bo", "Cleo", "Dan", "Eva", "Finn", "Gus", "Ida", "Jon", "Kaja", "Leo", "Mia", "Noa", "Ole", "Pia", "Rolf")


def test_nobody_else_is_ruled_out_in_bounded_work() -> None:
    """Each name has parts that others lack: ruling out all others takes their product, which no machine has room for."""
    text = "\n".join(f"{name} {name}sen Hult, {20 + i}, was shot dead in a street of the city." for i, name in enumerate(NAMES))
    bounds = cl.reconcile(cl.read(text)).bounds("killed")
    assert bounds.low >= 1 and bounds.high is None
