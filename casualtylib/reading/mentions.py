"""The figures of a text with their outcome and group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise, takewhile

from attrs import evolve

from casualtylib.lexicon import load
from casualtylib.model.claim import Confidence, Modality, Note
from casualtylib.model.codebook import LITERAL, Codebook
from casualtylib.model.figure import Figure
from casualtylib.model.group import Group
from casualtylib.model.outcome import Outcome
from casualtylib.model.report import Refusal
from casualtylib.model.span import Span
from casualtylib.reading import inferred
from casualtylib.reading.chunk import Chunk
from casualtylib.reading.chunker import chunks
from casualtylib.reading.events_groups import alike
from casualtylib.reading.figures import figures
from casualtylib.reading.groups import group_of, nouns
from casualtylib.reading.joining import Found, value
from casualtylib.reading.lexemes import modalities, outcomes, phrase_words, prefilter, words_of
from casualtylib.reading.mention import Mention
from casualtylib.reading.parting import read_chunks
from casualtylib.text.document import Document, Sentence

#: A figure that no longer stands is compared with so many before it.
_TOLD = 20
#: Figures so near before are the ones that a word takes up.
_JUST = 4
#: From here on a number is told from others by itself.
_TELLING = 10
#: Outcomes that are always so at a moment rather than happen in a window.
STATES = frozenset({"missing"})


def mentions(document: Document, codebook: Codebook = LITERAL) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
    """The mentions of a text in its order, and the numbers that were refused with the reason."""
    seen: list[Mention] = []
    refused: list[Refusal] = []
    for sentence in document.sentences:
        if not any(token.lower in prefilter() for token in sentence.tokens) and not _names_some(sentence):
            continue
        row = chunks(sentence.tokens, figures(document.plain, sentence.start, sentence.end, codebook))
        found = read_chunks(row)
        found = [item for item in found if row[item.number].figure or _has_number(row, item, found, sentence, seen)]
        found = [item for k, item in enumerate(found) if not _tells_again(row, item, found[:k], sentence, seen)]
        found = [item for k, item in enumerate(found) if _is_told(row, item, found[:k][-1:], sentence, seen)]
        seen += _mentions(sentence, row, found, seen)
        refused += _refusals(document, row, found)
    return tuple(seen), tuple(refused)


def _names_some(sentence: Sentence) -> bool:
    """Whether it names some of those told of right before: "Among them were two nurses."."""
    first, second = (*(token.lower for token in sentence.tokens[:2]), "", "")[:2]
    return second == "them" and first in words_of("among")


def _has_number(row: Sequence[Chunk], item: Found, found: Sequence[Found], sentence: Sentence, seen: Sequence[Mention]) -> bool:
    """Whether the number of words that have none of their own follows from another one."""
    match row[item.number].note:
        case inferred.HALF:
            return item.whole is not None and inferred.halves(row[item.whole].figure)
        case inferred.AS_MANY:
            return any(before.number < item.number for before in found if row[before.number].figure)
        case inferred.THEY:
            return _they_lived(row, item, found, sentence, seen)
    return _told_before(item, sentence, seen)


def _they_lived(row: Sequence[Chunk], item: Found, found: Sequence[Found], sentence: Sentence, seen: Sequence[Mention]) -> bool:
    """Whether "they died" is of several people right before of whom another harm was told."""
    here = [(row[before.number].figure, before.outcome) for before in found if before.number < item.number]
    near = [(m.figure, m.outcome.value) for m in seen[-1:] if sentence.index - m.sentence <= 1]
    return any(figure is not None and figure.count.low > 1 and outcome != item.outcome for figure, outcome in (here or near)[-1:])


def _told_before(item: Found, sentence: Sentence, seen: Sequence[Mention]) -> bool:
    """Whether people were counted shortly before, and something else happened to them."""
    return bool(seen) and sentence.index - seen[-1].sentence <= 2 and seen[-1].outcome.value != item.outcome


def _tells_again(row: Sequence[Chunk], item: Found, before: Sequence[Found], sentence: Sentence, seen: Sequence[Mention]) -> bool:
    """Whether "he was killed" or "his body was found" only repeats what was just said of one person, or of those whose bodies they are."""
    here = [other for other in before if other.outcome == item.outcome and other.number != item.number]
    body = sentence.tokens[row[item.trigger].start].lower in words_of("body") and row[item.trigger].symbol == "F"
    if row[item.number].head == "body" or (body and row[item.number].symbol == "U"):
        return bool(here) or any(m.outcome == Outcome.KILLED and sentence.index - m.sentence <= 2 for m in seen[-_TOLD:])
    if row[item.number].head == "pronoun":
        died = [other for other in before if other.outcome == "killed"] if item.outcome == "injured" else []
        return any(row[other.number].symbol in "sU" or value(row[other.number]) == 1 for other in (*here, *died))
    return not before and _that_person(row[item.number], item, sentence, seen)


def _that_person(chunk: Chunk, item: Found, sentence: Sentence, seen: Sequence[Mention]) -> bool:
    """Whether "the staff member" is the one person to whom the same happened in the sentence before: "an aid worker was hurt"."""
    last = seen[-1] if seen else None
    if last is None or last.outcome.value != item.outcome or sentence.index - last.sentence > 2 or last.figure.number != 1:
        return False
    whoever = chunk.symbol == "U" and chunk.head in words_of("whoever")
    kind = last.group_text.rpartition(" ")[2]
    generic = kind in words_of("whoever") or any(last.group_text.endswith(f" {one}") for one in words_of("whoever"))
    return whoever and generic and chunk.figure is not None and chunk.figure.words.lower() in ("the", "this")


def _is_told(row: Sequence[Chunk], item: Found, before: Sequence[Found], sentence: Sentence, seen: Sequence[Mention]) -> bool:
    """Whether "the figure" that a number is put at, and "among them", can only be of people told of right before."""
    trigger = row[item.trigger]
    near = bool(before) or (bool(seen) and sentence.index - seen[-1].sentence <= 1)
    if trigger.note == "them":
        return near
    if item.outcome != "as_before" or trigger.symbol != "M" or item.part:
        return True
    return near and row[item.number].symbol == "q"


def _mentions(sentence: Sentence, row: Sequence[Chunk], found: Sequence[Found], earlier: Sequence[Mention]) -> list[Mention]:
    offset = len(earlier)
    at: dict[tuple[int, str], int] = {}
    for k, item in enumerate(found):
        at.setdefault((item.number, item.outcome), offset + k)
    made: list[Mention] = []
    for item in found:
        made.append(_mention(sentence, row, item, made, at, earlier))
    return made


def _mention(
    sentence: Sentence,
    row: Sequence[Chunk],
    item: Found,
    made: Sequence[Mention],
    at: dict[tuple[int, str], int],
    earlier: Sequence[Mention],
) -> Mention:
    chunk, trigger = row[item.number], row[item.trigger]
    figure = chunk.figure or _figure_before(sentence, row, item, [*earlier, *made])
    tokens = sentence.tokens
    words = Span(tokens[trigger.start].start, tokens[trigger.end - 1].end)
    own = Span(tokens[chunk.start].start, tokens[chunk.end - 1].end)
    text = _group_text(row, item, made)
    single = chunk.symbol in ("U", "s", "e", "P", "B")
    outcome = _outcome(item, figure, trigger, made, earlier)
    part_of = at.get((item.whole, item.outcome)) if item.whole is not None else _of_new_total(sentence, chunk, outcome, made, len(earlier))
    return Mention(
        sentence=sentence.index, figure=figure, outcome=outcome, clause=own.join(words), trigger=words,
        rule=item.rule,
        group_text=text, group=_group(row, item, text), measure=_measure(sentence, trigger, outcome),
        modality=_modality(sentence, row, item), implicit=single, part_of=part_of,
        breakdown=None if item.breakdown is None else f"s{sentence.index}.{item.breakdown}",
        rest=_is_rest(sentence, row, item, made),
        new_total=_is_new_total(sentence, item),
        occasion=_is_occasion(sentence, row, item),
        notes=_notes(chunk),
        superseded=item.old or _earlier_toll(sentence, row, item, text, earlier) or _had_given(sentence, row, item, text, earlier)
        or _given_as_old(figure, outcome, text, earlier),
    )  # fmt: skip


def _is_occasion(sentence: Sentence, row: Sequence[Chunk], item: Found) -> bool:
    """Whether the harm is what a protest was about: "protested against the murder of …", "… over a raid in which two were killed"."""
    lows = [token.lower for token in sentence.tokens]
    protests = [k for k, low in enumerate(lows) if low in words_of("protest")]
    if not protests or row[item.trigger].symbol == "F":
        return bool(protests)
    relative = next((row[k].start for k in range(min(item.number, item.trigger) - 1, -1, -1) if row[k].symbol == "w"), 0)
    before = [k for k in protests if k < relative]
    return bool(before) and not words_of("grievance").isdisjoint(lows[before[-1] : relative])


def _of_new_total(sentence: Sentence, chunk: Chunk, outcome: Outcome, made: Sequence[Mention], offset: int) -> int | None:
    """The new total that already counts the further people who raised it: "the toll rose to 72 after nine more residents died"."""
    totals = [k for k, m in enumerate(made) if m.new_total and m.outcome == outcome and not m.superseded]
    further = any(token.lower in phrase_words("others") for token in sentence.tokens[chunk.start : chunk.end])
    return offset + totals[-1] if totals and further else None


def _group(row: Sequence[Chunk], item: Found, text: str) -> Group:
    """The group that the words name; of "he" and "she" no more is known than the sex, and that the sentence has told of a culprit."""
    chunk = row[item.number]
    if chunk.head != "pronoun" or chunk.figure is None:
        return group_of(text)
    last = next((k for k in range(item.number - 1, -1, -1) if row[k].symbol in "sU" and row[k].head != "pronoun"), None)
    pronoun = group_of("she" if chunk.figure.words.lower() == "her" else chunk.figure.words)
    if last is None or (item.trigger < item.number and all(one.symbol in "xdv" for one in row[last + 1 : item.trigger])):
        return pronoun  # "the robber shot him"
    return evolve(pronoun, role=group_of(row[last].group).role)


def _measure(sentence: Sentence, trigger: Chunk, outcome: Outcome) -> str:
    """ "state" for what is so at a moment: "are missing", "remain in hospital", "are in shelters"; else "flow"."""
    if outcome.value in STATES:
        return "state"
    if Outcome.KILLED.parts <= outcome.parts:
        return "flow"
    lows = [token.lower for token in sentence.tokens[trigger.start : trigger.end]]
    conditions = (outcomes().at(lows, k, ("condition",)) for k in range(len(lows)))
    staying = outcome != Outcome.INJURED and any(found and found.value == outcome.value for found in conditions)
    return "state" if staying or not words_of("lasting").isdisjoint(lows) else "flow"


def _notes(chunk: Chunk) -> tuple[Note, ...]:
    """That a number was inferred, and from what."""
    reason = inferred.reason(chunk)
    return (Note("count", Confidence.INFERRED, reason),) if reason else ()


def _is_rest(sentence: Sentence, row: Sequence[Chunk], item: Found, made: Sequence[Mention]) -> bool:
    """Whether people are counted beside those before: "two others", "while a guard was killed in the north"."""
    chunk = row[item.number]
    if chunk.note == "other":
        return not _by_one_of_them(row, item) and not _other_than(made, item.outcome)
    last = next((m for m in reversed(made) if m.outcome.value == item.outcome and m.part_of is None), None)
    if last is None or item.part:
        return False
    start = sentence.tokens[min(chunk.start, row[item.trigger].start)].start
    return any(token.lower in words_of("contrast") for token in sentence.tokens if last.trigger.end <= token.start < start)


def _by_one_of_them(row: Sequence[Chunk], item: Found) -> bool:
    """Whether "another man" is another than the one who killed him."""
    return item.rule == "active" and item.trigger > 0 and row[item.trigger - 1].symbol in "sU"


def _other_than(made: Sequence[Mention], outcome: str) -> bool:
    """Whether "others" are those whom the sentence has not just told of: "killed two and wounded nine others"."""
    told = {m.outcome.value for m in made if not m.implicit}
    return bool(told) and outcome not in told


def _figure_before(sentence: Sentence, row: Sequence[Chunk], item: Found, told: Sequence[Mention]) -> Figure:
    """The number of people whom "the victims" stands for, or from which "half of them" follows: the whole's, or the last one told of."""
    chunk = row[item.number]
    span = Span(sentence.tokens[chunk.start].start, sentence.tokens[(chunk.number_end or chunk.end) - 1].end)
    whole = None if item.whole is None else row[item.whole].figure
    return inferred.figure_of(chunk.note, span, sentence.plain[span.start : span.end], whole or told[-1].figure)


def _as_many_dead(number: Figure, earlier: Sequence[Mention]) -> bool:
    """Whether "the 105 casualties" are the 105 dead told of right before."""
    same = (m for m in earlier[-_JUST:] if m.outcome == Outcome.KILLED and not m.superseded)
    return number.number is not None and number.number >= _TELLING and any(m.figure.number == number.number for m in same)


def _outcome(item: Found, number: Figure, trigger: Chunk, made: Sequence[Mention], earlier: Sequence[Mention]) -> Outcome:
    """What happened; "the victims" suffered what was told of last, and "the figure" is of whatever was counted last."""
    if item.outcome == "casualties" and _as_many_dead(number, earlier):
        return Outcome.KILLED
    if item.outcome != "as_before":
        return Outcome(item.outcome)
    figure = trigger.symbol == "M"
    if not made and not figure and (last := earlier[-1:]):
        at_once = {m.outcome for m in earlier[-_TOLD:] if m.sentence == last[0].sentence}
        if {Outcome.KILLED, Outcome.INJURED} <= at_once:
            return Outcome.CASUALTIES  # "two were killed and ten injured. Five of the victims …"
    told = (m.outcome for m in chain(reversed(made), reversed(earlier)) if figure or m.outcome.parts <= Outcome.CASUALTIES.parts)
    return next(told, Outcome.CASUALTIES)


def _modality(sentence: Sentence, row: Sequence[Chunk], item: Found) -> Modality:
    """How sure it is: from the verb itself, from the verb of a toll, or from "fear that" and "denied that" before."""
    trigger, number = row[item.trigger], row[item.number]
    if trigger.modality:
        return Modality(trigger.modality)
    lows = [token.lower for token in sentence.tokens]
    if item.rule.startswith("toll"):
        tokens = sentence.tokens[min(trigger.end, number.end) : max(trigger.start, number.number_end)]
        describing = {after.start for before, after in pairwise(tokens) if before.lower in words_of("describing")}
        between = [token.lower for token in tokens if token.text != "May" and token.start not in describing]
        doubts = [modalities()[low] for low in between if low in modalities()]
        if words_of("future") & set(between) and ("will" in between or doubts[:1] == ["feared"]):
            return Modality.EXPECTED  # "the toll may rise to 300"
        return Modality(doubts[0]) if doubts else Modality.ASSERTED
    may = [low for low in lows[max(0, trigger.start - 3) : trigger.start] if low in words_of("modal") and low in modalities()]
    if may and lows[trigger.end - 1] == "of":
        return Modality(modalities()[may[0]])  # "may lead to the deaths of 300 people"
    before = lows[max(0, number.start - 8) : number.start]
    for verb, then in pairwise([*before, ""]):
        if verb in modalities() and (then in ("that", "") or (then == "be" and before[-1] == "be")):
            return Modality(modalities()[verb])  # "denied that 20 …", "fear 20 …", "there could be 20 …"
    return Modality.ASSERTED


def _earlier_toll(sentence: Sentence, row: Sequence[Chunk], item: Found, text: str, earlier: Sequence[Mention]) -> bool:
    """ "An earlier toll of 12", "the previous toll was 12 dead and 30 hurt" where the text has told who else was hurt."""
    toll = next((chunk for chunk in reversed(row[: item.number]) if chunk.symbol == "M"), None)
    if toll is None or toll.start == 0 or sentence.tokens[toll.start - 1].lower not in words_of("earlier"):
        return False
    behind = "".join("n" if chunk.figure is not None else chunk.symbol for chunk in row[: item.number] if chunk.start > toll.start)
    listed = "n" in behind and set(behind.rpartition("n")[2]) <= set("KD&,x")
    return item.rule == "toll" or (listed and _told_another(item, text, earlier))


def _told_another(item: Found, text: str, earlier: Sequence[Mention]) -> bool:
    """Whether the text has told another figure for such people."""
    told = (m for m in earlier[-_TOLD:] if m.outcome.value == item.outcome and not m.superseded)
    return any(alike(m.group, group_of(text)) for m in told)


def _had_given(sentence: Sentence, row: Sequence[Chunk], item: Found, text: str, earlier: Sequence[Mention]) -> bool:
    """ "The agency had given a toll of 12", "it earlier spoke of 12 dead": where the text has told another figure for such people."""
    lows = [token.lower for token in sentence.tokens[: row[item.number].start]]
    before = bool(words_of("earlier") & set(lows))
    had = "had" in lows and bool(words_of("gave") & set(lows[lows.index("had") + 1 :][:4]))
    if not (had and (before or item.rule == "toll")) and not (before and _gave_earlier(lows)):
        return False
    return _told_another(item, text, earlier)


def _gave_earlier(lows: Sequence[str]) -> bool:
    """Whether the words right before a number hold "earlier gave", or "said earlier"."""
    near = takewhile(lambda word: word != ",", reversed(lows))
    pairs = (({a, b} & words_of("earlier"), {a, b} & words_of("gave")) for a, b in pairwise(near))
    return any(when and said for when, said in pairs)


def _given_as_old(figure: Figure, outcome: Outcome, text: str, earlier: Sequence[Mention]) -> bool:
    """Whether the text has given the same number for such people as one that no longer stands."""
    if figure.number is None or figure.number < _TELLING:
        return False
    same = (m for m in earlier[-_TOLD:] if m.figure.number == figure.number and m.outcome == outcome)
    return any(m.superseded and alike(m.group, group_of(text)) for m in same)


def _is_new_total(sentence: Sentence, item: Found) -> bool:
    if item.rule == "toll in brackets":
        return True
    return item.rule.startswith("toll") and not item.old and any(token.lower in words_of("new_total") for token in sentence.tokens)


def _group_text(row: Sequence[Chunk], item: Found, made: Sequence[Mention]) -> str:
    """The words naming who: its own, those it is said to be ("14 were tourists"), or those of the number before."""
    chunk = row[item.number]
    if chunk.head == "pronoun":
        return "people"
    if chunk.symbol == "o" and chunk.group.rpartition(" ")[2] not in nouns():
        return "people"
    if chunk.group and chunk.head not in ("other", "more") and chunk.symbol != "q":
        return chunk.group
    if chunk.symbol == "o" or item.rule.startswith("toll") or item.rule == "number to toll":
        return row[item.trigger].group or "people"
    labelled = row[item.number - 2 : item.number]
    if chunk.symbol == "q" and item.part and "".join(before.symbol for before in labelled) == "P:":
        return labelled[0].group  # "45 (men: 20, women: 25)"
    said = _said_to_be(row, item.number) if chunk.symbol in "qm" else ""
    if said:
        return said
    for before in reversed(made):
        if before.part_of is None and not before.implicit:
            together = {m.group_text for m in made if m.trigger == before.trigger and m.part_of is None}
            plain = len(together) == 1 and before.group.age is None and before.group.sex is None
            return before.group_text if plain else "people"
    if made and chunk.note == "other":
        return made[-1].group_text if row[item.number].head == "" and made[-1].group_text in nouns() else "people"
    return "people"


def _said_to_be(row: Sequence[Chunk], i: int) -> str:
    ahead = row[i + 1 : i + 7]
    stops = set("vdATV," if row[i].note == "partitive" else "vdATVD,")  # "nine of the 14 dead were children"
    symbols = "".join(chunk.symbol for chunk in ahead)
    at = 0 if symbols.startswith("P") else symbols.find("vP") + 1
    between = symbols[: max(0, at - 1)]
    if at and symbols[at + 1 : at + 3] == "&P":
        return f"{ahead[at].group} and {ahead[at + 2].group}"
    return ahead[at].group if (at or symbols.startswith("P")) and not set(between) & stops else ""


def _refusals(document: Document, row: Sequence[Chunk], found: Sequence[Found]) -> list[Refusal]:
    taken = {item.number for item in found}
    reasons = load("groups")["reasons"]
    return [
        Refusal(chunk.figure.span.of(document.text), chunk.figure.span, reasons.get(note, note))
        for i, chunk in enumerate(row)
        if chunk.figure is not None and i not in taken and chunk.symbol in "Xnqy"
        for note in [chunk.note if chunk.symbol == "X" else "no outcome"]
    ]
