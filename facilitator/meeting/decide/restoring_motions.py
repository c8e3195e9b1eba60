"""Motions on which a reversed vote had decided: before the meeting again, or decided as before.

set aside by it (tabled, postponed, referred, dropped)     is before the meeting again, with its
amendments; on the table when another
main motion is before the meeting
taken up by it (from the table, to be reconsidered)        back to what it was, unless something
was moved on it since
divided by it                                              whole again, unless something was done
with a part
"""

from __future__ import annotations

from facilitator.meeting.effects import InForce, Kept, Part, Why
from facilitator.meeting.motions import Motion, MotionStatus
from facilitator.meeting.parts import current, motion_id, number_of, part, value_of
from facilitator.meeting.procedure import Effect
from facilitator.meeting.stack import adhering, moved_about, procedure_of
from facilitator.meeting.state import Meeting

Back = tuple[list[Part], list[Kept]]

_ITS_OWN = frozenset({"text", "versions", "wording", "method", "debate_closed", "debated"})
"""What is set back on its own, whatever became of the motion otherwise."""


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
