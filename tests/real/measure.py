"""How well the texts of this folder are read: right claims, sources, windows, parts and totals.

python tests/real/measure.py [--errors]
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

import casualtylib as cl

FILES = ("texts.toml", "more_texts.toml")
TEXTS = [row for name in FILES for row in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["text"]]


def expected(row: dict[str, object]) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in str(row["claims"]).splitlines() if line.strip()]


def said(claim: cl.Claim) -> str:
    if claim.hedge.value in ("about", "nearly"):
        return f"~{claim.number}"
    low, high = claim.count.low, claim.count.high
    return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"


def days(claim: cl.Claim) -> str:
    w = claim.window
    return "?" if w is None else str(w.start) if w.start == w.end else f"{w.start}/{w.end}"


def measured(*, errors: bool = False) -> Counter[str]:
    """How much of what a careful reader takes from the texts is read, as counts; `errors` prints what is not."""
    n: Counter[str] = Counter()
    for row in TEXTS:
        wrong = []
        text = row["text"]
        report = cl.read(text, published=row.get("published"))
        left = [c for c in report if not c.implicit or c.number_span.of(text).lower() in ("a", "an", "another")]
        words = {c.id: c.number_span.of(text) for c in report}
        want = expected(row)
        n["gold"] += len(want)
        n["pred"] += len([c for c in left if not c.implicit])
        for cells in want:
            number, outcome, count, source, window = cells[:5]
            part = cells[5] if len(cells) > 5 else ""
            found = next((c for c in left if words[c.id] == number and c.outcome.value == outcome), None)
            if found is None or said(found) != count:
                wrong.append(f"claim {cells} got {found and said(found)}")
                continue
            left.remove(found)
            n["pred"] += found.implicit
            n["right"] += 1
            got = found.source.name if found.source else ""
            whole = words.get(found.part_of or "", "")
            for side, a, b in (("source", source, got), ("window", window, days(found)), ("part", part, whole)):
                good = a == b or (side == "source" and a != "" and b != "" and (a.lower() in b.lower() or b.lower() in a.lower()))
                n[side] += good
                if not good:
                    wrong.append(f"{side} of {number!r}: {b!r}, want {a!r}")
        wrong += [f"extra {words[c.id]!r} {c.outcome.value} {said(c)}" for c in left if not c.implicit]
        result = cl.reconcile(report)
        for outcome, (low, high, best) in row.get("totals", {}).items():
            b = result.bounds("killed", group="children") if outcome == "children" else result.bounds(outcome)
            n["totals"] += 1
            quoted = b.low if b.best is None else b.best
            n["best"] += quoted == best
            n["ends"] += (b.low, b.high) == (low, None if high == -1 else high)
            if quoted != best or (b.low, b.high) != (low, None if high == -1 else high):
                wrong.append(f"total {outcome}: {b.low}-{b.high} best {b.best}, want {low, high, best}")
        if wrong and errors:
            print(row["id"], *wrong, sep="\n    ")
    return n


def main() -> None:
    n = measured(errors="--errors" in sys.argv)
    p, r = n["right"] / n["pred"], n["right"] / n["gold"]
    print(f"f1 {2 * p * r / (p + r):.3f} precision {p:.3f} recall {r:.3f}")
    print(
        *(f"{side} {n[side] / n['right']:.3f}" for side in ("source", "window", "part")),
        *(f"{k} {n[k]}/{n['totals']}" for k in ("best", "ends")),
    )


if __name__ == "__main__":
    main()
