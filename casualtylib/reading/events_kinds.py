"""Which harm each figure is about: the main one of the text, or one in its background."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import regex
from attrs import frozen

from casualtylib.grammar.events import Cue
from casualtylib.lexicon import words
from casualtylib.model.claim import Modality
from casualtylib.model.outcome import Outcome
from casualtylib.reading.events_groups import alike
from casualtylib.reading.events_pairs import TELLS_SOME, apart_in_time, same_number, vaguely
from casualtylib.reading.events_places import Atlas
from casualtylib.reading.events_views import View

#: A running total that began so many days before the harm of the day is of the war, not of the day's harm.
WAR_DAYS = 300


#: A window of so many days is a period, not the time of one harm.
LONG = 60


#: A figure so large, and so many times the main event's, is of a war.
HUGE, TIMES = 1000, 20
#: A figure is compared with so many of the main event's first figures, and with so many before it.
REACH = 40
#: An undated main event is thought to be so many days old at most.
AGO = 21
#: Of the figures of the main event so many of the first and of the last are looked at for whether one gives a number again.
_LOOKED_AT = 100


_EARLIER = regex.compile(r"(?:in\s+)?last\s+(?:week(?:end)?|month|year)\b", regex.I)


@frozen
class Kind:
    """The event of one mention: 0 is the main one; and why it is thought so, where that was inferred."""

    event: int
    why: str = ""


def kinds(views: Sequence[View], atlas: Atlas, *, published: date | None) -> tuple[Kind, ...]:
    """The event of each mention, in order."""
    lead = _lead([view for view in views if not view.mention.occasion])
    if lead is None:
        return tuple(Kind(1, OCCASION) for _ in views)
    found: list[Kind] = []
    fresh = 1
    wars: int | None = None
    parts: dict[int | None, list[View]] = {}
    beside: dict[int, list[View]] = {}
    for view in views:
        parts.setdefault(view.mention.part_of, []).append(view)
        beside.setdefault(view.mention.sentence, []).append(view)
    main: list[View] = []
    for view in views:
        before = found[-1] if found else None
        previous = views[view.index - 1] if view.index else None
        again = _restates_main(view, main) or any(_restates_main(part, main) for part in parts.get(view.index, ()))
        why = (
            ""
            if again and not view.mention.occasion
            else _apart(view, lead, main, beside.get(view.mention.sentence, ()), atlas, published=published)
        )
        goes_on = before is not None and before.event and not view.mention.new_total and not again
        if before and previous and view.mention.rule in TELLS_SOME:
            found.append(before)
            continue
        if not why and before and goes_on and previous:
            why = before.why if view.mention.sentence == previous.mention.sentence else ""
        if why == OTHER_HARM and previous and before == Kind(0) and _one_list(previous, view):
            why = ""
        if not why:
            found.append(Kind(0))
            main = [*main[:REACH], *main[REACH:][-REACH:], view]
        elif why == WAR:
            if wars is None:
                wars, fresh = fresh, fresh + 1
            found.append(Kind(wars, why))
        elif before and before.event and before.event != wars and previous and _together(previous, view):
            found.append(Kind(before.event, why))
        else:
            found.append(Kind(fresh, why))
            fresh += 1
    return tuple(found)


OTHER_HARM = "it has a place of its own, and another cause or number"
OCCASION = "the text is about a protest or clash, of which this harm was the occasion"
WAR = "a running total of the war, not of the harm that the text is about"


def _lead(views: Sequence[View]) -> View | None:
    """The mention whose harm the text is about: the first that is asserted and that no words set apart."""
    asserted = [v for v in views if v.mention.modality is Modality.ASSERTED and not v.mention.superseded]
    leading = [v for v in asserted if not v.dating.background and not v.of_war and Cue.APART not in v.cues]
    some = [v for v in leading if v.number != 0]  # "no one was hurt" leads only where nothing else does
    return next(iter(some or leading or asserted or views), None)


def _one_list(previous: View, view: View) -> bool:
    """Whether two figures stand side by side in one sentence: "five were killed in the north, while two were killed in the south"."""
    return previous.mention.sentence == view.mention.sentence and previous.outcome == view.outcome


def _together(previous: View, view: View) -> bool:
    """Whether a background figure goes on with the harm of the one before it."""
    return view.mention.sentence == previous.mention.sentence or (
        view.mention.sentence == previous.mention.sentence + 1
        and (view.dating.window == previous.dating.window or view.dating.window is None)
    )


def _apart(view: View, lead: View, main: Sequence[View], beside: Sequence[View], atlas: Atlas, *, published: date | None) -> str:
    """Why a mention is not of the main event, whose figures so far are `main`; empty if it is. `beside` are those of its sentence."""
    if view.mention.occasion:
        return OCCASION
    if view is lead:
        return ""
    if _of_the_war(view, lead):
        return WAR
    if view.mention.new_total or (view.mention.rest and not _days_before(view, lead)):
        return ""
    if view.dating.background:
        return f"{view.dating.words or 'its words'!r} set it apart from the main event"
    if Cue.APART in view.cues:
        return "the text calls it another incident"
    if lead.dating.window is None and _long_ago(view, published):
        return f"it happened long before the text was published, {view.dating.words!r}"
    if _other_days(view, lead) and not _later_death(view, main):
        return f"it happened on other days, {view.dating.words!r}, than the main event, {lead.dating.words!r}"
    if _told_of_earlier(view, main):
        return f"it happened earlier, {view.dating.words!r}, than the main event"
    if _other_harm(view, lead, main, beside, atlas):
        return OTHER_HARM
    return ""


def _restates_main(view: View, main: Sequence[View]) -> bool:
    """Whether it gives a number of the main event again, one large enough not to be the same by chance."""
    if view.number is None or view.number < 5 or view.mention.rest or view.dating.background or Cue.APART in view.cues:
        return False
    near = main if len(main) <= 2 * _LOOKED_AT else (*main[:_LOOKED_AT], *main[-_LOOKED_AT:])
    like = [other for other in near if other.outcome == view.outcome and alike(other.group, view.group)]
    if any(other.number == view.number for other in like):
        return True
    uncounted = bool(like) and vaguely(like[0]) and all(other.number is None for other in like)
    return uncounted and same_number(view, like[0]) and not apart_in_time(like[0], view)  # "dozens dead … killing at least 40 people"


def _long_ago(view: View, published: date | None) -> bool:
    own = view.dating.window
    return bool(published and own and own.end and (published - own.end).days > AGO)


def _days_before(view: View, lead: View) -> bool:
    """Whether it happened before the main event; others of those hit may die after it."""
    own, main = view.dating.window, lead.dating.window
    return bool(own and own.end and main and main.start and own.end < main.start)


def _other_days(view: View, lead: View) -> bool:
    own, main = view.dating.window, lead.dating.window
    if not own or not main or view.mention.sentence == lead.mention.sentence:
        return False
    if _EARLIER.match(view.dating.words or "") and main.days == 1:
        return True  # "last week eight people were killed", beside what happened on a day of that week
    if view.dating.cumulative:
        return not lead.dating.cumulative and not main.is_subset(own)
    return own.is_disjoint(main)


def _told_of_earlier(view: View, main: Sequence[View]) -> bool:
    """Whether it was last weekend, and what was told before at some other time, of which no day is known: the text has no date."""
    if view.dating.window is not None or _EARLIER.match(view.dating.words or "") is None:
        return False
    others = [v.dating.words for v in main if v.dating.words and v.mention.sentence != view.mention.sentence]
    return any(_EARLIER.match(words) is None for words in others)


def _later_death(view: View, main: Sequence[View]) -> bool:
    """Whether it is the death of those whom the main event's last figure told another harm of: "he died the next day"."""
    last = main[-1] if main else None
    again = view.outcome == Outcome.KILLED and view.mention.figure.words.lower() in words("outcomes", "fate", "again")
    if last is None or not again or last.outcome == view.outcome or view.number != last.number or _days_before(view, last):
        return False
    return view.mention.sentence - last.mention.sentence <= 1


def _of_the_war(view: View, lead: View) -> bool:
    if view.of_war and (view.mention.sentence != lead.mention.sentence or view.dating.cumulative):
        return True
    own, main = view.dating.window, lead.dating.window
    least = lead.number or lead.mention.figure.count.low
    if (view.number or view.mention.figure.count.low) >= max(HUGE, TIMES * least) and view.outcome == lead.outcome:
        return True
    if view.dating.cumulative and (own is None or main is None) and not lead.dating.cumulative:
        return (view.number or view.mention.figure.count.low) > (lead.number or lead.mention.figure.count.low)
    if own is None or own.start is None or not (view.dating.cumulative or (own.days or LONG) >= LONG):
        return False
    end = (main.start if main else None) or own.end
    return end is not None and (end - own.start).days > WAR_DAYS and not lead.dating.cumulative


def _makes_up(view: View, lead: View, main: Sequence[View], beside: Sequence[View]) -> bool:
    """Whether the main event's first figure is the sum of this one and of those told of its parts, or of those of its sentence."""
    parts = [v.number or 0 for v in main if v.outcome == lead.outcome and v.number != lead.number and not v.mention.implicit]
    listed = [v.number or 0 for v in beside if v.outcome == lead.outcome]
    wholes = ([*parts, view.number or 0], listed)
    return lead.number is not None and any(len(numbers) > 1 and lead.number == sum(numbers) for numbers in wholes)


def _same_figure(other: View, lead: View) -> bool:
    return other.number is not None and other.number == lead.number and other.outcome == lead.outcome


def _other_harm(view: View, lead: View, main: Sequence[View], beside: Sequence[View], atlas: Atlas) -> bool:
    """Its words name a place apart from the main event's, and it is no part, total or rest of what was told."""
    m = view.mention
    told = m.part_of is not None or m.rest or m.new_total or bool(view.cues & {Cue.TOTAL, Cue.AMONG})
    told = told or any(o.mention.sentence == m.sentence and o.outcome != view.outcome for o in main[-1:])  # "… and several were hurt"
    told = told or (Cue.ALSO in view.cues and all(other.outcome != view.outcome for other in main))  # "ten were also wounded"
    if told or m.sentence - lead.mention.sentence < 2 or not view.places:
        return False
    places = [place for other in main if other is lead or _same_figure(other, lead) for place in other.places[:2]]
    if atlas.apart(view.places, places):
        return not _makes_up(view, lead, main, beside)
    causes = frozenset(cause for other in main for cause in other.causes)
    apart = view.paragraph != lead.paragraph and bool(causes) and bool(view.causes) and view.causes.isdisjoint(causes)
    return apart and view.places[0] not in places
