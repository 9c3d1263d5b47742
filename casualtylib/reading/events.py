"""Which harm, and which part of it, each figure covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from attrs import evolve, frozen

from casualtylib.gazetteer.relation import Gazetteer, Pairs
from casualtylib.grammar.events import Cue
from casualtylib.model.claim import Modality
from casualtylib.model.event import Event, EventKind
from casualtylib.model.group import EVERYONE, Group
from casualtylib.model.note import Confidence, Note
from casualtylib.model.outcome import Outcome
from casualtylib.model.scope import Side, Unknown
from casualtylib.model.window import Window
from casualtylib.reading.events_fates import fates, some_died
from casualtylib.reading.events_groups import alike, covers
from casualtylib.reading.events_kinds import Kind, kinds
from casualtylib.reading.events_link import Link
from casualtylib.reading.events_links import Linker
from casualtylib.reading.events_places import Atlas, Lie, lie, part_key
from casualtylib.reading.events_views import View, views
from casualtylib.reading.groups import group_of
from casualtylib.reading.mention import Attributions, Dating, Datings, Events, Mention, Placing
from casualtylib.text.document import Document

#: A part takes the group of a whole at most so many wholes up.
DEPTH = 8


def place_mentions(
    document: Document,
    seen: Sequence[Mention],
    sources: Attributions,
    datings: Datings,
    *,
    event: str | None = None,
    place: str | None = None,
    places: Gazetteer | None = None,
) -> Events:
    """The events of a text, and where among them each mention stands.

    Args:
        event: the user's key for the main event.
        place: where the main event was, if the text does not say.
        places: what is known of how places lie.
    """
    around, words = views(document, seen, sources, datings)
    named = [name for found in words for _, name in found.places]
    told = [pair for found in words for pair in found.within]
    known = lie(document.text, [*named, place] if place else named, told, places or Pairs())
    atlas = known.atlas
    of = kinds(around, atlas, published=document.published)
    around = fates(document.plain, around, of)
    links = _links(around, of, atlas)
    of = _moved(around, of, links)
    _none_hurt(around, of, links)
    names = {number: event or "e1" if number == 0 else f"e{number + 1}" for number in sorted({0, *(kind.event for kind in of)})}
    dated = _dated(around, of, links)
    taken = _taken(around, links)
    said: str | None = None  # the first place that the text names
    placings = []
    for view, kind in zip(around, of, strict=True):
        said = said or next(iter(view.places), None)
        placings.append(_reasoned(_placing(view, kind, names[kind.event], links, dated, around, taken, said), known))
    members: dict[int, list[View]] = {number: [] for number in names}
    for view, kind in zip(around, of, strict=True):
        members[kind.event].append(view)
    events = tuple(_event(names[n], n, document, members[n], placings, place if n == 0 else None, event) for n in names)
    parts = {placing.place for placing in placings if isinstance(placing.place, str)}
    apart = tuple(pair for pair in known.apart if parts.issuperset(pair))
    return Events(events, tuple(placings), known.within, apart, tuple(view.mention for view in around))


def _reasoned(placing: Placing, known: Lie) -> Placing:
    """The placing with the reason why its place is thought to lie in others, where a gazetteer says so."""
    why = known.reasons.get(placing.place_text or "")
    return evolve(placing, notes=(*placing.notes, Note("place", Confidence.INFERRED, why))) if why else placing


def _moved(around: Sequence[View], of: Sequence[Kind], links: Mapping[int, Link]) -> tuple[Kind, ...]:
    """The events when figures of other harms, with their parts and the other harms told with them, have been given events of their own."""
    result = list(of)
    fresh = max((kind.event for kind in of), default=0) + 1
    for i, link in sorted(links.items()):
        if not (link.foreign and link.same_as is None):
            continue
        if _behind_foreign(around[i], around, links):
            result[i] = result[i - 1]
        else:
            result[i], fresh = Kind(fresh, link.why[-1]), fresh + 1
    return tuple(result[top] for _, top in sorted(_tops(links).items()))


def _behind_foreign(view: View, around: Sequence[View], links: Mapping[int, Link]) -> bool:
    """Whether the figure before it is of another harm and has another outcome: "a bomb in Orlo left eight dead and 10 wounded"."""
    i = view.index - 1
    if i not in links or not links[i].foreign:
        return False
    return around[i].mention.sentence == view.mention.sentence and around[i].outcome != view.outcome


def _above(link: Link) -> int | None:
    """The figure that it restates, else the one that includes it."""
    return link.same_as if link.same_as is not None else link.part_of


def _tops(links: Mapping[int, Link]) -> Mapping[int, int]:
    """For each figure the one that includes or is restated by it, all the way up."""
    found: dict[int, int] = {}
    for start in sorted(links):
        path, at = [start], _above(links[start])
        while at is not None and at not in found:
            path.append(at)
            at = _above(links[at])
        top = path[-1] if at is None else found[at]
        found |= dict.fromkeys(path, top)
    return found


def _untangled(links: dict[int, Link]) -> dict[int, Link]:
    """The links without rings: of figures that include each other, the last one found stands by itself."""
    done: set[int] = set()
    for start in sorted(links):
        path: list[int] = []
        on: set[int] = set()
        at: int | None = start
        while at is not None and at not in done and at not in on:
            path.append(at)
            on.add(at)
            at = _above(links[at])
        if at is not None and at in on:
            links[path[-1]] = evolve(links[path[-1]], part_of=None, same_as=None)
        done |= on
    return links


@frozen
class _Level:
    """Figures that can include or restate each other: of one event, outcome, unit and kind of window."""

    event: int
    outcome: str
    unit: str
    series: bool
    asserted: bool


def _levels(around: Sequence[View], of: Sequence[Kind]) -> Mapping[_Level, list[View]]:
    found: dict[_Level, list[View]] = {}
    first: dict[int, View] = {}
    days: dict[tuple[int, Outcome], set[Window]] = {}
    for view, kind in zip(around, of, strict=True):
        first.setdefault(kind.event, view)
        if view.dating.window is not None and not view.dating.cumulative:
            days.setdefault((kind.event, view.outcome), set()).add(view.dating.window)
    for view, kind in zip(around, of, strict=True):
        m = view.mention
        series = _series(view, first[kind.event], days.get((kind.event, view.outcome), set()))
        level = _Level(kind.event, m.outcome.value, m.unit, series, m.modality is Modality.ASSERTED)
        found.setdefault(level, []).append(view)
    return found


def _series(view: View, first: View, days: Collection[Window]) -> bool:
    """Whether it is a running total of the main event's series: its window holds other figures' windows and is wider."""
    own = view.dating.window
    if _wider(view, first):
        return True
    if not view.dating.cumulative or own is None:
        return False
    if first.dating.cumulative and first.dating.window is not None and first.outcome == view.outcome:
        return first.dating.window != own and first.dating.window.is_subset(own)
    return any(window != own and window.is_subset(own) for window in days)


def _wider(view: View, first: View) -> bool:
    """Whether its window is the first figure's and as many days again, or more."""
    own, main = view.dating.window, first.dating.window
    if own is None or main is None or view.outcome != first.outcome or not main.is_subset(own):
        return False
    return main.days is not None and (own.days is None or own.days >= 2 * main.days + 1)


def _links(around: Sequence[View], of: Sequence[Kind], atlas: Atlas) -> dict[int, Link]:
    links: dict[int, Link] = {}
    levels = _levels(around, of)
    for number, (level, members) in enumerate(levels.items(), 1):
        links |= (
            Linker(members, f"list {number}", atlas, frozenset(v.index for v in members if _behind_foreign(v, around, links))).run()
            if level.asserted
            else {v.index: Link(part_of=v.mention.part_of) for v in members}
        )
    _under_casualties(levels, links)
    for level, members in levels.items():
        if level.series:
            day = levels.get(evolve(level, series=False), [])
            _under_series(members, day, links)
    return _untangled(links)


def _none_hurt(around: Sequence[View], of: Sequence[Kind], links: dict[int, Link]) -> None:
    """ "No one" is of all of its group only if none of it is said to have been hurt in the event: else it is of a part."""
    hurt: dict[tuple[int, str], set[Group]] = {}
    for view in around:
        if view.mention.figure.count.low > 0 and view.mention.modality is Modality.ASSERTED and not links[view.index].superseded:
            for part in view.outcome.parts:
                hurt.setdefault((of[view.index].event, part), set()).add(view.mention.group)
    for view in around:
        if view.mention.figure.count.high == 0 and any(
            covers(view.mention.group, group) for part in view.outcome.parts for group in hurt.get((of[view.index].event, part), ())
        ):
            why = "it cannot be about all, since others were hurt"
            links[view.index] = evolve(links[view.index], apart=True, why=(*links[view.index].why, why))


def _under_casualties(levels: Mapping[_Level, Sequence[View]], links: dict[int, Link]) -> None:
    """The killed and the injured told right after a number of casualties are among them, or before those of whom they died."""
    for level, members in levels.items():
        if level.outcome != Outcome.CASUALTIES.value or not level.asserted:
            continue
        told: dict[int, View] = {}
        for view in members:
            for sentence in range(view.mention.sentence, view.mention.sentence + 3):
                told.setdefault(sentence, view)
        for other in (evolve(level, outcome="killed"), evolve(level, outcome="injured")):
            for view in levels.get(other, ()):
                last = told.get(view.mention.sentence)
                if last is None or links[view.index] != Link() or not alike(last.group, view.group):
                    continue
                if last.index > view.index and not (last.mention.sentence == view.mention.sentence and some_died(last)):
                    continue
                if 0 < view.mention.figure.count.low <= (last.number or 0):
                    links[view.index] = Link(
                        part_of=last.index, why=("the dead and the injured are among the casualties told just before",)
                    )


def _under_series(series: Sequence[View], day: Sequence[View], links: dict[int, Link]) -> None:
    """The main event's whole is among its series' whole, where the same voice counts both or the one is said to raise the other."""
    wholes = [v for v in series if links[v.index].part_of is None and links[v.index].same_as is None]
    if len(wholes) != 1:
        return
    most = wholes[0].number or wholes[0].mention.figure.count.low
    for view in day:
        link = links[view.index]
        beside = view.mention.sentence == wholes[0].mention.sentence
        if view.number is None or not (beside or covers(wholes[0].mention.group, view.mention.group)):
            continue
        raised = beside or wholes[0].mention.new_total
        if not raised and (view.voice is None or view.voice != wholes[0].voice):
            continue
        if link.part_of is None and link.same_as is None and not link.superseded and view.mention.figure.count.low <= most:
            links[view.index] = evolve(link, part_of=wholes[0].index)


def _dated(around: Sequence[View], of: Sequence[Kind], links: Mapping[int, Link]) -> dict[int, Dating]:
    """The dating of each mention: its own, else that of the one it restates or is part of.

    A series says nothing of the day of its part, which takes the one day that the text gives for its event.
    """
    result = {view.index: view.dating for view in around}
    days: dict[int, dict[Window, Dating]] = {}
    for view in around:
        if view.dating.window and not view.dating.cumulative:
            days.setdefault(of[view.index].event, {})[view.dating.window] = view.dating
    for view in around:
        same, whole = links[view.index].same_as, links[view.index].part_of
        for other, word in ((same, "restates"), (whole, "is part of")):
            if other is None or not _undated(result[view.index]) or not result[other].window:
                continue
            there, why = result[other], f"that of the figure which it {word}, {result[other].words!r}"
            if there.cumulative and word == "is part of":
                single = list(days.get(of[view.index].event, {}).values())
                if len(single) != 1:
                    continue
                there = single[0]
                why = f"the one date of its event, {there.words!r}"
            result[view.index] = evolve(there, notes=(*there.notes, Note("window", Confidence.INFERRED, why)))
    return result


def _undated(dating: Dating) -> bool:
    return dating.window is None and dating.words is None and dating.recorded is None


def _taken(around: Sequence[View], links: Mapping[int, Link]) -> Mapping[tuple[str, str], int]:
    """How many items of each list are in each place."""
    return Counter(
        (link.breakdown, part_key(around[i].places[0]))
        for i, link in links.items()
        if link.breakdown is not None and link.same_as is None and around[i].places
    )


def _placing(
    view: View,
    kind: Kind,
    event: str,
    links: Mapping[int, Link],
    dated: Mapping[int, Dating],
    around: Sequence[View],
    taken: Mapping[tuple[str, str], int],
    said: str | None,
) -> Placing:
    link, m = links[view.index], view.mention
    root = _root(view.index, links)
    notes = [Note("event", Confidence.INFERRED, kind.why)] if kind.why else []
    notes += [Note("part_of", Confidence.INFERRED, why) for why in link.why]
    return Placing(
        event, place=_part_place(around[root], link, event, around, taken), place_text=next(iter(view.places), said),
        part_of=link.part_of, same_as=link.same_as, breakdown=link.breakdown, superseded=link.superseded or m.superseded,
        group=_group(view, link, links, around), dating=dated[view.index], notes=tuple(notes),
    )  # fmt: skip


def _root(index: int, links: Mapping[int, Link]) -> int:
    same = links[index].same_as
    return index if same is None else same


def _group(view: View, link: Link, links: Mapping[int, Link], around: Sequence[View]) -> Group:
    """Its own group; a part without one is of its whole's, and "he" or "the victim" of that of whoever was told of before."""
    group, whole = view.mention.group, link.part_of
    if view.mention.implicit and view.number == 1 and link.same_as is not None and group_of(view.mention.group_text) == EVERYONE:
        return around[link.same_as].mention.group
    for _ in range(DEPTH):
        if group != EVERYONE or whole is None:
            break
        group, whole = around[whole].mention.group, links[whole].part_of
    return group


def _part_place(view: View, link: Link, event: str, around: Sequence[View], taken: Mapping[tuple[str, str], int]) -> Side:
    """The part of the event's extent that the text singles out for it: its place, named where that tells it apart."""
    among = link.part_of is not None and around[link.part_of].outcome == view.outcome
    singled_out = among and (view.mention.distinct or Cue.PART in view.cues)
    if not (link.apart or singled_out):
        return None
    own = part_key(view.places[0]) if view.places else None
    whole = around[link.part_of].places if link.part_of is not None else ()
    if own is None or taken.get((link.breakdown or "", own), 0) > 1 or own in map(part_key, whole):
        return Unknown(f"{event}.part{view.index + 1}")
    return view.places[0]


def _event(
    name: str,
    number: int,
    document: Document,
    members: Sequence[View],
    placings: Sequence[Placing],
    place: str | None,
    key: str | None,
) -> Event:
    lead = next(iter(members), None)
    days = [d.window for v in members if (d := placings[v.index].dating).window and (not d.cumulative or v is lead)]
    whole = [d.window for v in members if (d := placings[v.index].dating).window]
    found = dict.fromkeys(p for v in members for p in v.places[:1])
    return Event(
        name,
        EventKind.BACKGROUND if number else EventKind.MAIN,
        label=members[0].mention.clause.of(document.text) if members else "",
        window=_hull(days or whole),
        places=tuple(found) or ((place,) if place else ()),
        causes=tuple(dict.fromkeys(cause for v in members for cause in sorted(v.causes))),
        perpetrators=tuple(dict.fromkeys(doer for v in members for doer in v.doers)),
        keyed=key is not None and number == 0,
    )


def _hull(windows: Sequence[Window | None]) -> Window | None:
    hull: Window | None = None
    for window in windows:
        hull = window if hull is None or window is None else hull.hull(window)
    return hull
