"""The figures of a text with their outcome and group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import regex
from attrs import evolve, frozen

from casualtylib.grammar.rule import Rule, compiled
from casualtylib.grammar.tolls import CLASSES, TOLLS
from casualtylib.model.claim import Modality
from casualtylib.model.codebook import LITERAL, Codebook
from casualtylib.model.outcome import Outcome
from casualtylib.model.report import Refusal
from casualtylib.model.span import Span
from casualtylib.reading.chunk import Chunk
from casualtylib.reading.chunker import chunks
from casualtylib.reading.figures import figures
from casualtylib.reading.groups import group_of
from casualtylib.reading.lexemes import prefilter, words_of
from casualtylib.reading.mention import Mention
from casualtylib.text.document import Document, Sentence

STATES = frozenset({"missing"})


@frozen
class Found:
    """One number of a sentence joined to an outcome; indexes are those of its chunks."""

    number: int
    outcome: str
    trigger: int
    rule: str
    part: bool = False
    old: bool = False
    breakdown: int | None = None
    whole: int | None = None


@cache
def _patterns() -> tuple[tuple[Rule, regex.Pattern[str]], ...]:
    classes = CLASSES
    return tuple((rule, regex.compile(compiled(rule.pattern, classes).pattern, regex.V1)) for rule in TOLLS)


def mentions(document: Document, codebook: Codebook = LITERAL) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
    """The mentions of a text in its order, and the numbers that were refused with the reason."""
    seen: list[Mention] = []
    refused: list[Refusal] = []
    for sentence in document.sentences:
        if not any(token.lower in prefilter() for token in sentence.tokens):
            continue
        row = chunks(sentence.tokens, figures(document.plain, sentence.start, sentence.end, codebook))
        found = read_chunks(row)
        seen += _mentions(sentence, row, found, len(seen))
        refused += _refusals(document, row, found)
    return tuple(seen), tuple(refused)


def read_chunks(row: Sequence[Chunk]) -> list[Found]:
    """What the rows of the grammar find in the chunks of one sentence, in the order of the numbers."""
    kept, parts = _without_parts(row)
    symbols = "".join(row[i].symbol for i in kept)
    found: dict[int, list[Found]] = {}
    for rule, pattern in _patterns():
        for match in pattern.finditer(symbols):
            _take(row, kept, rule, match, found)
    _take_described(row, found)
    _inherit(row, kept, symbols, found)
    _attach_among(kept, symbols, found)
    _sums(row, found)
    _attach(row, parts, found)
    return [item for i in sorted(found) for item in found[i]]


def _take(row: Sequence[Chunk], kept: Sequence[int], rule: Rule, match: regex.Match[str], found: dict[int, list[Found]]) -> None:
    groups = match.groupdict()
    numbers = [(at, False) for at in match.starts("n")] if "n" in groups else []
    if "d" in groups:
        numbers += [(at, True) for at in match.starts("d")]
    trigger = kept[match.start("t")] if groups.get("t") else None
    if trigger is not None and (
        row[trigger].note == "not" or (rule.name == "active" and any(f.trigger == trigger for fs in found.values() for f in fs))
    ):
        return
    if rule.make == "them":
        last = max((i for i in kept[: match.start("t")] if row[i].symbol in "nqsy"), default=None)
        if last is not None and trigger is not None:
            found.setdefault(last, []).extend(Found(last, outcome, trigger, rule.name) for outcome in row[trigger].outcomes)
        return
    skipped = _named_again([kept[at] for at, _ in numbers], row)
    for at, old in numbers:
        i = kept[at]
        if i in skipped:
            continue
        if rule.make == "also" and trigger is not None:
            _also(row, trigger, i, rule, found)
            continue
        if i in found or (row[i].head == "pronoun" and match.start("n") != at):
            continue
        chunk = row[i]
        if trigger is not None:
            outcomes = row[trigger].outcomes
        elif rule.make in ("killed", "injured"):
            outcomes = (rule.make,)
        else:
            outcomes = chunk.outcomes
        where = i if trigger is None else trigger
        found[i] = [Found(i, outcome, where, rule.name, part=rule.make == "part" or chunk.symbol == "m", old=old) for outcome in outcomes]


def _also(row: Sequence[Chunk], trigger: int, i: int, rule: Rule, found: dict[int, list[Found]]) -> None:
    """A further outcome of people who have one already."""
    have = {item.outcome for item in found.get(i, ())}
    if "killed" not in have:
        found.setdefault(i, []).extend(Found(i, outcome, trigger, rule.name) for outcome in row[trigger].outcomes if outcome not in have)


def _named_again(numbers: Sequence[int], row: Sequence[Chunk]) -> set[int]:
    """Items of a list that only name or describe the one before: "Ahmed Khan, a teacher", "two officers, A and B"."""
    again: set[int] = set()
    for before, i in pairwise(numbers):
        comma = "".join(chunk.symbol for chunk in row[before + 1 : i]) == ","
        described = row[before].head == "name" and row[i].symbol == "s" and comma
        count = row[before].figure
        named = row[i].head == "name" and (before in again or comma) and (before in again or (count is not None and count.count.low > 1))
        if described or named:
            again.add(i)
    return again


def _take_described(row: Sequence[Chunk], found: dict[int, list[Found]]) -> None:
    """Numbers whose own words say what happened: "two wounded soldiers"."""
    for i, chunk in enumerate(row):
        if chunk.symbol in "nsm" and chunk.outcomes and i not in found:
            found[i] = [Found(i, outcome, i, "hurt people counted", part=chunk.symbol == "m") for outcome in chunk.outcomes]


def _without_parts(row: Sequence[Chunk]) -> tuple[list[int], list[list[int]]]:
    """The chunks without "including …" phrases and brackets of parts, and the numbers in each of those."""
    symbols = "".join(chunk.symbol for chunk in row)
    gone: set[int] = set()
    parts: list[list[int]] = []
    for match in _PARTS.finditer(symbols):
        if match.start() == 0 or row[match.start() - 1].symbol == "B":
            continue
        numbers = list(match.starts("n"))
        if not numbers and not match["p"]:
            continue
        gone.update(range(match.start(), match.end()))
        if numbers:
            parts.append(numbers)
    return [i for i in range(len(row)) if i not in gone], parts


_NUM = "[nqysU]"
_ITEM = rf"(?:x{{0,3}}(?:(?P<n>{_NUM})|P)(?:[pfr][xPU]{{1,4}})?+|x{{1,4}})"
_PARTS = regex.compile(
    rf"""
    ,?+i(?P<p>{_ITEM})(?:(?:,&?|&){_ITEM}(?![xpf]{{0,4}}[AVK]))*+,?
    | ,?+i[xPUfpr]{{1,10}}(?P<p>,|(?=[AKVD]))
    | \([^()nqsyoKADTVM]{{0,8}}(?P<p>\))
    | \((?P<n>[ns])(?:(?:,&?|&)(?P<n>[ns]))*+(?P<p>\))
    | :(?P<n>[ns])(?:(?:,&?|&)(?P<n>[ns]))++(?P<p>:)
    """,
    regex.V1 | regex.X,
)


def _inherit(row: Sequence[Chunk], kept: Sequence[int], symbols: str, found: dict[int, list[Found]]) -> None:
    """Numbers that repeat the outcome of the one before: "killed three in the north and five in the south"."""
    for match in _ELLIPSIS.finditer(symbols):
        i = kept[match.start("n")]
        if i in found:
            continue
        before = [k for k in found if k < i]
        if not before:
            continue
        last = max(before)
        between = "".join(row[k].symbol for k in range(last + 1, i))
        one_verb = set(between) <= set("AK,&xpfruPUX") and between.count("A") + between.count("K") == 1
        if set(between) & set("vTKAVL:") and not one_verb:
            continue
        found[i] = [evolve(item, number=i, rule="ellipsis", part=False, old=False) for item in found[last]]


_ELLIPSIS = regex.compile(r"[,&]x?(?P<n>[nqs])(?=[pr])", regex.V1)


def _sums(row: Sequence[Chunk], found: dict[int, list[Found]]) -> None:
    """A number followed by a list that adds up to it: "seven people, two men and five women"."""
    numbers = sorted(found)
    for at, whole in enumerate(numbers):
        total = _value(row[whole])
        rest: list[int] = []
        for i in numbers[at + 1 :]:
            if found[i][0].outcome != found[whole][0].outcome or found[i][0].part or row[i].note == "other":
                break
            rest.append(i)
            sum_ = sum(_value(row[k]) for k in rest)
            if sum_ == total and len(rest) > 1 and _nothing_new(row, whole, rest[-1]):
                for k in rest:
                    found[k] = [evolve(item, part=True, whole=whole, breakdown=whole + 1000) for item in found[k]]
                break
            if sum_ > total:
                break


def _nothing_new(row: Sequence[Chunk], start: int, end: int) -> bool:
    """Whether no further verb of harm stands between two numbers, or only one before the list of parts."""
    return sum(chunk.symbol in "AVKT" for chunk in row[start:end]) <= 1


def _value(chunk: Chunk) -> int:
    return chunk.figure.count.low if chunk.figure else 0


_AMONG = regex.compile(r"(?P<n>[nqs])(?:(?:,&?|&)(?P<n>[nqs]))*+[xvp]{0,5}gx{0,2}(?P<w>[nq])", regex.V1)


def _attach_among(kept: Sequence[int], symbols: str, found: dict[int, list[Found]]) -> None:
    """Parts of a number behind them: "ten children were among the 25 people killed"."""
    for match in _AMONG.finditer(symbols):
        whole = kept[match.start("w")]
        for at in match.starts("n"):
            if whole in found:
                items = [evolve(item, number=kept[at], rule="among a number", part=True, whole=whole, old=False) for item in found[whole]]
                found.setdefault(kept[at], items)


def _attach(row: Sequence[Chunk], parts: Sequence[Sequence[int]], found: dict[int, list[Found]]) -> None:
    """Give parts the outcome of the number before them."""
    for k, numbers in enumerate(parts):
        before = [i for i in found if i < numbers[0]]
        if not before:
            after = [i for i in found if i > numbers[-1]]
            if not after:
                continue
            whole = min(after)
        else:
            whole = max(before)
        for i in numbers:
            if i not in found:
                found[i] = [evolve(item, number=i, rule="part", part=True, whole=whole, breakdown=k, old=False) for item in found[whole]]
    for i, chunk in enumerate(row):
        if chunk.symbol == "m" and i not in found:
            before = [k for k in found if k < i]
            if before:
                whole = max(before)
                found[i] = [evolve(item, number=i, rule="some of them", part=True, whole=whole, old=False) for item in found[whole]]


def _mentions(sentence: Sentence, row: Sequence[Chunk], found: Sequence[Found], offset: int) -> list[Mention]:
    made: list[Mention] = []
    at: dict[tuple[int, str], int] = {}
    for item in found:
        at[item.number, item.outcome] = offset + len(made)
        made.append(_mention(sentence, row, item, made, at))
    return made


def _mention(sentence: Sentence, row: Sequence[Chunk], item: Found, made: Sequence[Mention], at: dict[tuple[int, str], int]) -> Mention:
    chunk, trigger = row[item.number], row[item.trigger]
    assert chunk.figure is not None
    tokens = sentence.tokens
    words = Span(tokens[trigger.start].start, tokens[trigger.end - 1].end)
    own = Span(tokens[chunk.start].start, tokens[chunk.end - 1].end)
    text = _group_text(row, item, made)
    single = chunk.symbol in ("U", "s", "e")
    part_of = at.get((item.whole, item.outcome)) if item.whole is not None else None
    return Mention(
        sentence=sentence.index, figure=chunk.figure, outcome=Outcome(item.outcome), clause=own.join(words), trigger=words, rule=item.rule,
        group_text=text, group=group_of(text), measure="state" if item.outcome in STATES else "flow",
        modality=Modality(trigger.modality) if trigger.modality else Modality.ASSERTED, implicit=single, part_of=part_of,
        breakdown=None if item.breakdown is None else f"s{sentence.index}.{item.breakdown}", rest=chunk.note == "other",
        new_total=_is_new_total(sentence, item),
        superseded=item.old,
    )  # fmt: skip


def _is_new_total(sentence: Sentence, item: Found) -> bool:
    return item.rule.startswith("toll") and not item.old and any(token.lower in words_of("new_total") for token in sentence.tokens)


def _group_text(row: Sequence[Chunk], item: Found, made: Sequence[Mention]) -> str:
    chunk = row[item.number]
    if chunk.group and chunk.head not in ("other", "more") and chunk.symbol != "q":
        return chunk.group
    if made and made[-1].sentence is not None and item.rule != "toll":
        return made[-1].group_text if chunk.symbol != "o" else "people"
    return "people"


def _refusals(document: Document, row: Sequence[Chunk], found: Sequence[Found]) -> list[Refusal]:
    taken = {item.number for item in found}
    return [
        Refusal(chunk.figure.span.of(document.text), chunk.figure.span, chunk.note if chunk.symbol == "X" else "no outcome")
        for i, chunk in enumerate(row)
        if chunk.figure is not None and i not in taken and chunk.symbol in "Xnqy"
    ]
