"""Bounds, conflicts and their proofs in words that quote the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim
from casualtylib.model.proof import AT_LEAST, AT_MOST, Cited, Leaf, Proof, Split, Tree
from casualtylib.model.scope import Scope
from casualtylib.reconciling.assumptions import quoted


@frozen
class Explanation:
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


def explained(bounds: Bounds) -> Explanation:
    """The bounds in words."""
    least = " (every figure taken as a minimum)" if bounds.interpretation == "minimum" else ""
    said = [f"{scope_in_words(bounds.scope)}: {bounds}{least}"]
    if bounds.silent:
        said.append("  no figure speaks of this")
    if bounds.low_proof is not None:
        said += _end("at least", bounds.low, bounds.low_proof, bounds.low_exact)
    if bounds.high_proof is not None and bounds.high is not None:
        said += _end("at most", bounds.high, bounds.high_proof, bounds.high_exact)
    if bounds.set_aside:
        said.append("  the figures contradict each other: this is what holds whichever smallest set of them is set aside")
    said += [f"  {words}" for words in bounds.uncovered]
    if bounds.best_claim is not None:
        plain = bounds.low_proof is not None and bounds.low_proof.claims == (bounds.best_claim,)
        said += [] if plain else [f"  the figure to quote: {bounds.best:,}, from {cited_claim(bounds.best_claim)}"]
    elif bounds.candidates:
        said.append(f"  the sources disagree: {'; '.join(cited_claim(claim) for claim in bounds.candidates)}")
    if bounds.assumes:
        said.append("  this assumes:")
        said += [f"  - {words}" for words in bounds.assumes]
    return Explanation("\n".join(said), bounds, bounds.assumes)


def scope_in_words(scope: Scope) -> str:
    """A box for people.

    >>> from casualtylib.model.outcome import Outcome
    >>> scope_in_words(Scope(Outcome.KILLED))
    'killed'
    """
    words = [str(scope.outcome)]
    words += [] if scope.group.is_everyone else [str(scope.group)]
    words += [f"{name} {side}" for name, side in (("in", scope.place), ("by", scope.cause), ("by", scope.by)) if side]
    if scope.window is not None:
        one_day = not isinstance(scope.window, type(None)) and getattr(scope.window, "days", None) == 1
        words.append(f"on {scope.window}" if one_day else str(scope.window))
    return ", ".join(words)


def cited_claim(claim: Claim) -> str:
    """A claim by its words, its source and its window."""
    window = f", {claim.window}" if claim.window else ""
    group = f" {claim.group_text}" if claim.group_text not in ("people", "") else ""
    who = claim.source.name if claim.source else claim.voice
    return f"{quoted(claim)}{group} ({who}{window})"


def _end(word: str, value: int, proof: Proof, exact: bool) -> list[str]:
    claims = {claim.id: claim for claim in proof.claims}
    if len(proof.cited) == 1 and proof.cited[0].box == proof.box and proof.cited[0].row in claims:
        return [f"  {word} {value:,}, as stated: {cited_claim(claims[proof.cited[0].row])}"]
    said = [f"  {word} {value:,}{'' if exact else ' (or closer: the search was cut short)'}, because:"]
    return [*said, *_tree(proof.tree, proof, claims, (), "    ")]


def _tree(tree: Tree | None, proof: Proof, claims: dict[str, Claim], above: tuple[Cited, ...], indent: str) -> list[str]:
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


def _leaf(leaf: Leaf, proof: Proof, claims: dict[str, Claim], above: Sequence[Cited], indent: str) -> list[str]:
    known = (*proof.cited, *above)
    used = [(known[i], times) for i, times in leaf.ends]
    lines = [f"{indent}{_times(times)}{_cited(cited, claims, proof)}" for cited, times in used]
    sum_ = _sum(used, leaf, proof)
    return [*lines, f"{indent}{sum_}"] if sum_ else lines


def _times(times: int) -> str:
    return "" if times == 1 else f"{times} times "


def _cited(cited: Cited, claims: dict[str, Claim], proof: Proof) -> str:
    claim = claims.get(cited.row)
    if claim is not None:
        return f"{cited.side} {cited.value:,}: {cited_claim(claim)}"
    return f"{cited.side} {cited.value:,}: {cited.row or 'the case taken, ' + _box_in_words(cited.box.sides, proof)}"


def _sum(used: Sequence[tuple[Cited, int]], leaf: Leaf, proof: Proof) -> str:
    """The figures added up, as a line of arithmetic."""
    plus = AT_LEAST if proof.kind == AT_LEAST else AT_MOST
    terms = sorted(((cited.side == plus, cited.value * times) for cited, times in used), reverse=True)
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
    listed = "; ".join(cited_claim(claim) for claim in claims)
    laws = [cited.row for cited in proof.cited if cited.row not in {claim.id for claim in claims}]
    return f"cannot all hold: {listed}" + (f" ({'; '.join(dict.fromkeys(laws))})" if laws else "")
