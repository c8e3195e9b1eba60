"""Taking back what a carried motion did, once its vote is reversed.

recorded when it carried     since then               now
turns of 3:00                nothing                  turns of 3:00 again
the list was open            opened, closed again     stays closed, and the answer says so
10 min for the item          5 min more by the chair  15 min: only its own 10 are taken off
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, Plan
from facilitator.meeting.commands.floor import turn_limit
from facilitator.meeting.effects import InForce, Kept, Part, Why
from facilitator.meeting.events.base import Events
from facilitator.meeting.evolve import evolve
from facilitator.meeting.floor import Entry, Waiting, insert
from facilitator.meeting.motions import Motion, MotionStatus
from facilitator.meeting.parts import current, motion_id, number_of, part, value_of, with_part
from facilitator.meeting.procedure import Effect
from facilitator.meeting.rewording import read_again
from facilitator.meeting.stack import adhering, moved_about, procedure_of
from facilitator.meeting.state import ItemStatus, Meeting, Phase

_WHY = {
    "turn_limit": Why.LIMIT,
    "limited_until": Why.LIMIT,
    "list_closed": Why.LIST,
    "text": Why.WORDS,
    "versions": Why.WORDS,
    "wording": Why.WORDS,
}


Back = tuple[list[Part], list[Kept]]


_ITS_OWN = frozenset({"text", "versions", "wording", "method", "debate_closed", "debated"})
"""What is set back on its own, whatever became of the motion otherwise."""


def reversing(meeting: Meeting, fallen: Motion, now: Instant) -> Events:
    """Return what takes back all that `fallen` did, which has just ceased to be carried.

    Args:
        meeting: The meeting in which it is not carried any more.
        fallen: The motion.
        now: The time of the reversal.
    """
    effect = meeting.effect
    if effect is None or effect.motion != fallen.number:
        unrecorded = Kept(of=f"m{fallen.number}", why=Why.UNRECORDED)
        return (e.EffectReversed(motion=fallen.number, kept=(unrecorded,)),)
    resumed, kept = _recess(meeting, effect, now)
    parts: list[Part] = []
    for more, stays in (_fields(meeting, effect), set_back(meeting, effect, fallen)):
        parts += more
        kept += stays
    after = meeting
    for each in parts:
        after = with_part(after, each)
    parts += _running_speeches(meeting, after, effect)
    kept += _named(meeting, effect, parts)
    unique = tuple(dict.fromkeys(kept))
    back = e.EffectReversed(motion=fallen.number, parts=tuple(parts), kept=unique)
    events: Events = (*resumed, back)
    return (*events, *_read_again(meeting, events, fallen, now))


def _recess(meeting: Meeting, effect: InForce, now: Instant) -> tuple[Events, list[Kept]]:
    if effect.recess_over:
        return (), [Kept(why=Why.RECESS)]
    if not effect.recess or meeting.phase is not Phase.PAUSED:
        return (), []
    went_by = now > meeting.recesses[-1].began
    return (e.MeetingResumed(),), [Kept(why=Why.RECESS)] if went_by else []


def _fields(meeting: Meeting, effect: InForce) -> Back:
    """Set back what is not of a motion."""
    own = [each for each in effect.parts if number_of(each.of) is None]
    parts = [each for each in own if each.field != "waiting"]
    kept: list[Kept] = []
    for each in (*(each for each in own if each.field == "waiting"), *effect.changed):
        if number_of(each.of) is not None:
            continue
        if current(meeting, each.of, each.field) == value_of(each):
            continue
        match each.field:
            case "waiting":
                listed, spoken = _list_again(meeting, effect, each)
                parts.append(listed)
                kept += spoken
            case "plan" | "extended":
                more, stays = _less_time(meeting, effect, each)
                parts += more
                kept += stays
            case "next_up":
                parts += _next_again(meeting, each)
            case _:
                kept.append(Kept(of=each.of, why=_WHY.get(each.field, Why.OTHER)))
    return parts, kept


def _list_again(meeting: Meeting, effect: InForce, cleared: Part) -> tuple[Part, list[Kept]]:
    """Put people back on the list from which they were taken, before those who came since."""
    now: Waiting = current(meeting, cleared.of, "waiting")
    spoken = {
        turn.person
        for turn in (*meeting.turns, *meeting.live)
        if turn.person and turn.item == cleared.of and int(turn.id[1:]) > effect.speeches
    }
    asked = {(entry.person, entry.speech_class.is_plain) for entry in now if entry.person}
    before: tuple[Entry, ...] = value_of(cleared)
    listed = tuple(
        entry
        for entry in before
        if entry.person not in spoken and (entry.person, entry.speech_class.is_plain) not in asked
    )
    for entry in now:
        listed = insert(listed, entry)
    kept = [Kept(of=x.person, why=Why.SPOKEN) for x in before if x.person and x.person in spoken]
    return part(cleared.of, "waiting", listed), kept


def _less_time(meeting: Meeting, effect: InForce, longer: Part) -> Back:
    """Take the seconds that the motion gave off an item that got more time since."""
    item = longer.of
    state, (plan, extended) = meeting.items[item], effect.plans[item]
    own = {p.field: value_of(p) for p in (*effect.parts, *effect.changed) if p.of == item}
    given = extended - own["extended"]
    if longer.field == "extended":
        return [part(item, "extended", state.extended - given)], []
    since = state.extended - extended
    high, low = state.plan.max_seconds, state.plan.min_seconds
    if high is None or plan.max_seconds is None or high - plan.max_seconds != since:
        return [], [Kept(of=item, why=Why.TIME)]
    low = high - given if low == high else low
    return [part(item, "plan", Plan(min_seconds=low, max_seconds=high - given))], []


def _next_again(meeting: Meeting, before: Part) -> list[Part]:
    """Let the item come next that was to come next before, if it still waits."""
    item = value_of(before)
    waits = item is not None and meeting.items[item].status is ItemStatus.WAITING
    return [before] if waits and meeting.next_up is None else []


def _running_speeches(meeting: Meeting, after: Meeting, effect: InForce) -> list[Part]:
    """Give the running speech the length that it would have had without the decision."""
    alone, later = (replace(m, speech=None, interrupted=None) for m in (meeting, after))
    found = []
    for turn in meeting.live:
        if turn.item != meeting.current or int(turn.id[1:]) <= effect.speeches:
            continue
        who = (turn.speech_class, turn.person, turn.began_at)
        was, would_be = turn_limit(alone, *who), turn_limit(later, *who)
        if was != would_be:
            found.append(part(turn.id, "limit", turn.limit - was + would_be))
    return found


def _named(meeting: Meeting, effect: InForce, parts: Iterable[Part]) -> list[Kept]:
    """Name what went by or was done in the meantime, beside the parts themselves."""
    kept = [Kept(of=turn, why=Why.SPEECH) for turn in effect.cut]
    item = effect.next_up
    is_next = any(each.field == "next_up" for each in effect.changed)
    if is_next and item and meeting.items[item].status is not ItemStatus.WAITING:
        kept.append(Kept(of=item, why=Why.TAKEN_UP))
    for each in parts:
        if each.field == "list_closed" and each.value is True:
            waiting: Waiting = current(meeting, each.of, "waiting")
            if any(x.speech_class.is_plain and int(x.id[1:]) > effect.entries for x in waiting):
                kept.append(Kept(of=each.of, why=Why.JOINED))
    return kept


def _read_again(
    meeting: Meeting, events: Events, fallen: Motion, now: Instant
) -> tuple[e.WordingSet, ...]:
    """Return the wordings of amendments that were made to a text which is set back."""
    after = meeting
    for event in events:
        after = evolve(after, event, now)
    if fallen.amends is None or after.motions[fallen.amends - 1].text == current(
        meeting, f"m{fallen.amends}", "text"
    ):
        return ()
    target = after.motions[fallen.amends - 1]
    set_already = {
        number_of(each.of)
        for event in events
        if isinstance(event, e.EffectReversed)
        for each in event.parts
        if each.field == "wording"
    }
    return tuple(
        reading
        for reading in read_again(after, target, target.text)
        if reading.motion != fallen.number
        and reading.motion not in set_already
        and reading.wording != after.motions[reading.motion - 1].wording
    )


def set_back(meeting: Meeting, effect: InForce, fallen: Motion) -> Back:
    """Return the parts of motions to set back, and the motions that stay as they are."""
    own = [p for p in effect.parts if number_of(p.of) is not None and p.field in _ITS_OWN]
    parts, kept = own, _own_fields_kept(meeting, effect)
    for number in _numbers(effect):
        more, stays = _set_back(meeting, effect, fallen, meeting.motions[number - 1])
        parts += more
        kept += stays
    more, stays = _parts_worded_since(meeting, effect, fallen)
    return parts + more, kept + stays


def _own_fields_kept(meeting: Meeting, effect: InForce) -> list[Kept]:
    return [
        Kept(of=p.of, why=Why.WORDS if p.field in {"text", "wording"} else Why.OTHER)
        for p in effect.changed
        if number_of(p.of) is not None
        and p.field in _ITS_OWN
        and current(meeting, p.of, p.field) != value_of(p)
    ]


def _numbers(effect: InForce) -> list[int]:
    """Return the main motions whose state changed, then the others."""
    found = (number_of(p.of) for p in (*effect.parts, *effect.changed) if p.field not in _ITS_OWN)
    return sorted({number for number in found if number is not None})


def _family(meeting: Meeting, motion: Motion) -> Motion:
    """Return the motion at the root of an amendment; any other motion is its own."""
    while motion.amends is not None:
        motion = meeting.motions[motion.amends - 1]
    return motion


def _set_back(meeting: Meeting, effect: InForce, fallen: Motion, motion: Motion) -> Back:
    of = motion_id(motion.number)
    fields = [p for p in effect.parts if p.of == of and p.field not in _ITS_OWN]
    root = _family(meeting, motion)
    named = [Kept(of=of, why=Why.DEALT_WITH)] if motion is root else []
    if _is_dealt_with(effect, motion) or (root is not motion and _is_dealt_with(effect, root)):
        return [], named
    if motion.status.is_pending and _something_upon(meeting, root, fallen):
        return [], named
    if motion.status is MotionStatus.DIVIDED:
        made = [meeting.motions[number - 1] for number in effect.made]
        if not all(one.status.is_pending for one in made):
            return [], named
        fields += _withdrawn(meeting, made)
    before = next((value_of(p) for p in fields if p.field == "status"), motion.status)
    if before.is_pending and not motion.status.is_pending and _place_taken(meeting, root):
        if motion.procedure is not None or root.procedure is not None:
            return [], []
        fields = [p for p in fields if p.field != "status"]
        fields.append(part(of, "status", MotionStatus.TABLED))
        return fields, [Kept(of=of, why=Why.PLACE)] if motion is root else []
    return fields, []


def _is_dealt_with(effect: InForce, motion: Motion) -> bool:
    of = motion_id(motion.number)
    return any(p.of == of and p.field in {"status", "item"} for p in effect.changed)


def _something_upon(meeting: Meeting, main: Motion, fallen: Motion) -> bool:
    upon = (*adhering(meeting, main), *moved_about(meeting, main))
    return any(m.status.is_pending and m.number > fallen.number for m in upon)


def _place_taken(meeting: Meeting, main: Motion) -> bool:
    """Return whether another main motion is pending that is no part of the same divided motion."""
    return any(
        other.is_main
        and other.status.is_pending
        and other.item == main.item
        and other.number != main.number
        and other.part_of not in {main.number, main.part_of or 0}
        for other in meeting.motions
    )


def _withdrawn(meeting: Meeting, made: list[Motion]) -> list[Part]:
    gone = [*made, *(x for one in made for x in adhering(meeting, one))]
    return [part(motion_id(m.number), "status", MotionStatus.WITHDRAWN) for m in gone]


def _parts_worded_since(meeting: Meeting, effect: InForce, fallen: Motion) -> Back:
    """Make a motion whole whose parts the chair worded after the meeting decided to divide it."""
    procedure = procedure_of(meeting, fallen)
    if procedure is None or procedure.effect is not Effect.DIVIDE:
        return [], []
    numbers = [number_of(p.of) or 0 for p in effect.changed if p.field == "to_divide"]
    wholes = [meeting.motions[number - 1] for number in numbers]
    divided = [whole for whole in wholes if whole.status is MotionStatus.DIVIDED]
    parts: list[Part] = []
    for whole in divided:
        made = [m for m in meeting.motions if m.part_of == whole.number]
        if not all(m.status.is_pending for m in made):
            return [], [Kept(of=motion_id(whole.number), why=Why.DEALT_WITH)]
        parts += _withdrawn(meeting, made)
        parts.append(part(motion_id(whole.number), "status", MotionStatus.DEBATED))
    return parts, []
