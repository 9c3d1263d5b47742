"""What an answer rests on beyond the figures, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casualtylib.model.bounds import Bounds
from casualtylib.model.claim import Claim
from casualtylib.model.hedge import Hedge
from casualtylib.model.note import Confidence, Note
from casualtylib.model.proof import AT_MOST, Proof
from casualtylib.reconciling.citations import number_words, quoted
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.query import Query
from casualtylib.reconciling.selection import Terms
from casualtylib.reconciling.sides import names_in


def assumed(
    bounds: Bounds, by_id: Mapping[str, Entry], query: Query, terms: Terms, merged: Mapping[str, str], released: Iterable[str]
) -> tuple[str, ...]:
    """What the bounds assume, each once: of the figures that they rest on, and of how these were read."""
    used = [by_id[claim.id] for claim in (*bounds.claims, *((bounds.best_claim,) if bounds.best_claim else ())) if claim.id in by_id]
    used = list({entry.claim.id: entry for entry in used}.values())
    said: list[str] = []
    for proof in (bounds.low_proof, bounds.high_proof):
        said += _complete(proof)
    said += _grown_up(used, query)
    said += _rising(used, by_id.values())
    said += _together((entry, what) for entry in used for what in (*_inferred(entry), *_supplied(entry.claim)))
    gone = list(dict.fromkeys(quoted(by_id[id].claim) for id in released))
    if gone:
        said.append(f"the ends that a codebook supplied for {listed(gone)} do not hold: the other figures leave no room for them")
    voices = list(dict.fromkeys(entry.voice for entry in used))
    if terms.interpretation == "minimum":
        said.append("every figure is the least there was: what was recorded may be incomplete")
    elif len(voices) > 1:
        said.append(f"{listed(voices)} count the same harm, on one register")
    events = dict.fromkeys(entry.event for entry in used)
    said += [merged[event] for event in events if event in merged]
    if any(entry.claim.measure == "state" for entry in used):
        said.append("the figures describe a state at one moment; those of other moments are not compared with them")
    return tuple(dict.fromkeys(said))


def _complete(proof: Proof | None) -> list[str]:
    """Exact figures whose upper end is used are taken as complete."""
    if proof is None:
        return []
    upper = {cited.row for cited in proof.cited if cited.side == AT_MOST}
    claims = [claim for claim in proof.claims if claim.id in upper and claim.hedge is Hedge.EXACT]
    if not claims:
        return []
    first = claims[0]
    words = listed(list(dict.fromkeys(map(quoted, claims))))
    return [f"unhedged figures are complete: {words} — {number_words(first)} is {first.count}, not {first.count} so far"]


def _grown_up(used: Iterable[Entry], query: Query) -> list[str]:
    groups = [query.region.group, *(entry.region.group for entry in used)]
    adults = any(("child", False) in literals for side in groups for literals in side)
    children = any(("child", True) in literals for side in groups for literals in side)
    return ["adults are all who are not counted as children"] if adults and children and names_in(query.region.group) else []


def _rising(used: Iterable[Entry], entries: Iterable[Entry]) -> list[str]:
    """Lower figures of the day of one that the bounds rest on, taken to be earlier."""
    ids = {entry.claim.id for entry in used}
    lower = [quoted(entry.claim) for entry in entries if entry.followed is not None and entry.followed.id in ids]
    if not lower:
        return []
    return [f"{listed(list(dict.fromkeys(lower)))}: given earlier in the day than the higher figure of another report, since tolls rise"]


def _together(told: Iterable[tuple[Entry, str]]) -> list[str]:
    """What is said of each figure, once for all of which it is said."""
    figures: dict[str, list[str]] = {}
    for entry, what in told:
        figures.setdefault(what, []).append(quoted(entry.claim))
    return [f"{listed(list(dict.fromkeys(words)))}: {what}" for what, words in figures.items()]


def _inferred(entry: Entry) -> list[str]:
    """What was inferred of a figure; of one side the last word."""
    claim = entry.claim
    levels = (Confidence.INFERRED, Confidence.GUESSED)
    last = {note.side: note for note in claim.notes if note.level in levels and note.side != "count"}
    said = [_noted(entry, note) for note in last.values() if note.side != "window" or entry.dated is None]
    if entry.dated is not None:
        said.append(f"the harm of {entry.dated} was inferred, the day that is stated for its event")
    if entry.hedged is not None:
        said.append(f"no more exact than {quoted(entry.hedged)}, which restates it")
    if entry.called is not None:
        said.append(f"that {entry.called} and {entry.voice} are one voice was inferred from their names")
    if entry.spoken is not None:
        said.append(f"as of {entry.spoken} was inferred, since until then {entry.voice} gave lower figures")
    return said


def _noted(entry: Entry, note: Note) -> str:
    if note.side in ("part_of", "same_as"):
        return f"{note.level.value}: {note.why}"
    if note.side == "event":
        return f"{note.level.value} to be of another event: {note.why}"
    return f"the {note.side}, {_side(entry, note.side)}, was {note.level.value}: {note.why}"


def _side(entry: Entry, side: str) -> str:
    claim = entry.claim
    words = {
        "window": str(claim.window or "unknown"),
        "source": str(claim.source or "the reporter"),
        "group": str(claim.scope.group),
        "place": str(claim.scope.place or "the whole event's"),
        "outcome": str(claim.outcome),
    }
    return words.get(side, "as read")


def _supplied(claim: Claim) -> list[str]:
    if not (claim.soft_low or claim.soft_high):
        return []
    return [f"read as {claim.count}, as the codebook has it"]


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
