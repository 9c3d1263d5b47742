"""Bounds, conflicts and their proofs in words that quote the figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attrs import frozen

from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim
from casualtylib.model.proof import AT_LEAST, AT_MOST, Cited, Leaf, Proof, Split, Tree
from casualtylib.model.scope import Scope
from casualtylib.model.views import Shown
from casualtylib.reading.groups import in_words
from casualtylib.reconciling.citations import cited


@frozen
class Explanation(Shown):
    """Bounds in words.

    Args:
        text: what follows, why, and what it assumes.
        bounds: the bounds themselves.
        assumes: what they rest on beyond the figures.
    """

    text: str
    bounds: Bounds
    assumes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


def explained(bounds: Bounds, claims: Iterable[Claim] = ()) -> Explanation:
    """The bounds in words.

    Args:
        bounds: the bounds.
        claims: where those that were set aside are looked for.
    """
    asked = bounds.scope
    least = " (every figure taken as a minimum)" if bounds.interpretation == "minimum" else ""
    moment = f", as known by {bounds.known_by}" if bounds.known_by is not None else ""
    said = [f"{scope_in_words(asked)}{moment}: {bounds}{least}"]
    if bounds.silent:
        said.append("  no figure speaks of this")
    if bounds.low_proof is not None:
        said += _end("at least", bounds.low, bounds.low_proof, bounds.low_exact, asked)
    if bounds.high_proof is not None and bounds.high is not None:
        said += _end("at most", bounds.high, bounds.high_proof, bounds.high_exact, asked)
    said += [f"  no upper end: {bounds.unlimited}"] if bounds.unlimited else []
    said += [f"  {words}" for words in bounds.uncovered]
    gone = _each_once(claim for claim in claims if claim.id in bounds.set_aside)
    said += _set_aside(bounds, gone.values())
    if bounds.best_claim is not None:
        plain = bounds.low_proof is not None and bounds.low_proof.claims == (bounds.best_claim,) and not bounds.set_aside
        said += [] if plain else [f"  the figure to quote: {bounds.best:,}, from {cited(bounds.best_claim, asked)}"]
    elif bounds.candidates:
        others = [cited(claim, asked) for key, claim in _each_once(bounds.candidates).items() if key not in gone]
        beside = "; besides those set aside:" if len(others) < len(_each_once(bounds.candidates)) else ":"
        said.append(f"  the sources give different figures, so that none is the one to quote{beside if others else ''}")
        said += [f"  - {words}" for words in others]
    if bounds.assumes:
        said.append("  this assumes:")
        said += [f"  - {words}" for words in bounds.assumes]
    return Explanation("\n".join(said), bounds, bounds.assumes)


def _each_once(claims: Iterable[Claim]) -> dict[object, Claim]:
    """The figures that voices give of a group, each once however often it was given, in its latest words."""
    return {(claim.voice, claim.count, claim.scope.outcome, claim.scope.group): claim for claim in claims}


def _set_aside(bounds: Bounds, gone: Collection[Claim]) -> list[str]:
    """That figures contradict each other, and which of them are set aside for the others to hold."""
    if not bounds.set_aside:
        return []
    said = "  figures contradict each other; the answer holds whichever smallest set of them is set aside"
    of_these = [claim for claim in gone if claim.scope.group == bounds.scope.group] or list(gone)
    found = [cited(claim, bounds.scope) for claim in of_these]
    others = len(gone) - len(of_these)
    if len(gone) == 1:
        return [f"  figures contradict each other; this one is set aside, and all others can hold: {found[0]}"]
    more = [f"  - and {others} of other groups"] if others else []
    return [f"{said}:", *(f"  - {words}" for words in found), *more] if found else [said]


def scope_in_words(scope: Scope) -> str:
    """A box for people.

    >>> from casualtylib.model.outcome import Outcome
    >>> scope_in_words(Scope(Outcome.KILLED))
    'killed'
    """
    words = [str(scope.outcome)]
    words += [] if scope.group.is_everyone else [in_words(scope.group)]
    words += [f"{name} {side}" for name, side in (("in", scope.place), ("by", scope.cause), ("by", scope.by)) if side]
    if scope.window is not None:
        one_day = not isinstance(scope.window, type(None)) and getattr(scope.window, "days", None) == 1
        words.append(f"on {scope.window}" if one_day else str(scope.window))
    words += [f"recorded {scope.recorded}"] if scope.recorded is not None else []
    return ", ".join(words)


def _end(word: str, value: int, proof: Proof, exact: bool, asked: Scope) -> list[str]:
    claims = {claim.id: cited(claim, asked) for claim in proof.claims}
    only = proof.cited[0] if len(proof.cited) == 1 else None
    if only is not None and only.row in claims and only.value == value:
        stated = ", as stated" if only.box == proof.box else ""
        return [f"  {word} {value:,}{stated}: {claims[only.row]}"]
    said = [f"  {word} {value:,}{'' if exact else ' (or closer: the search was cut short)'}, because:"]
    return [*said, *_tree(proof.tree, proof, claims, (), "    ")]


def _tree(tree: Tree | None, proof: Proof, claims: dict[str, str], above: tuple[Cited, ...], indent: str) -> list[str]:
    if isinstance(tree, Leaf):
        return _leaf(tree, proof, claims, above, indent)
    if isinstance(tree, Split):
        where = _box_in_words(tree.box.sides, proof)
        (most, less), (least, more) = tree.cases
        return [
            f"{indent}either {where} holds at most {tree.value:,}:",
            *_tree(less, proof, claims, (*above, most), indent + "  "),
            f"{indent}or at least {tree.value + 1:,}:",
            *_tree(more, proof, claims, (*above, least), indent + "  "),
        ]
    return []


def _leaf(leaf: Leaf, proof: Proof, claims: dict[str, str], above: Sequence[Cited], indent: str) -> list[str]:
    known = (*proof.cited, *above)
    used = [(known[i], times) for i, times in leaf.ends]
    lines = [f"{indent}{_times(times)}{_end_in_words(end, claims, proof)}" for end, times in used]
    sum_ = _sum(used, leaf, proof)
    return [*lines, f"{indent}{sum_}"] if sum_ else lines


def _times(times: int) -> str:
    return "" if times == 1 else f"{times} times "


def _end_in_words(end: Cited, claims: dict[str, str], proof: Proof) -> str:
    said = claims.get(end.row) or end.row or f"the case taken, {_box_in_words(end.box.sides, proof)}"
    return f"{end.side} {end.value:,}: {said}"


def _sum(used: Sequence[tuple[Cited, int]], leaf: Leaf, proof: Proof) -> str:
    """The figures added up, as a line of arithmetic."""
    plus = AT_LEAST if proof.kind == AT_LEAST else AT_MOST
    terms = sorted(((end.side == plus, end.value * times) for end, times in used), reverse=True)
    terms = [(adds, value) for adds, value in terms if value]
    if len(terms) < 2 or proof.kind not in (AT_LEAST, AT_MOST):
        return ""
    total = sum(value if adds else -value for adds, value in terms)
    words = "".join(f"{' + ' if adds else ' − '}{value:,}" for adds, value in terms).removeprefix(" + ").strip()
    parts = "" if leaf.times == 1 else f", for {leaf.times} times the number asked for"
    return f"{words} = {total:,}{parts}"


def _box_in_words(sides: Iterable[object], proof: Proof) -> str:
    words = []
    for axis, side in zip(proof.axes, sides, strict=True):
        if side is not None and isinstance(side, Iterable):
            members = [axis.elements[i] for i in side]
            words.append(" or ".join(members[:3]) + (" or …" if len(members) > 3 else ""))
    return f"what lies in {'; '.join(words)}" if words else "the whole"


def clash_in_words(claims: Sequence[Claim], proof: Proof) -> str:
    """A conflict for people."""
    listed = "; ".join(cited(claim) for claim in claims)
    laws = [end.row for end in proof.cited if end.row not in {claim.id for claim in claims}]
    many = "both" if len(claims) == 2 else "all"
    return f"cannot {many} hold: {listed}" + (f" ({'; '.join(dict.fromkeys(laws))})" if laws else "")
