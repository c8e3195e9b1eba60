"""What becomes of the record of what a carried motion did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.effects import InForce, Part
from facilitator.meeting.evolve.change import with_item
from facilitator.meeting.parts import current, with_part
from facilitator.meeting.spans import Span, Spans
from facilitator.meeting.state import Meeting, Phase


def _recorded(meeting: Meeting, event: e.EffectRecorded, _at: Instant) -> Meeting:
    longer = [meeting.items[part.of] for part in event.parts if part.field == "extended"]
    items = [part.of for part in event.parts if part.field == "extended"]
    effect = InForce(
        motion=event.motion,
        parts=event.parts,
        cut=event.cut,
        made=event.made,
        recess=event.recess,
        entries=meeting.entries,
        speeches=meeting.speeches,
        next_up=meeting.next_up,
        plans={
            item: (state.plan, state.extended) for item, state in zip(items, longer, strict=True)
        },
    )
    return replace(meeting, effect=effect)


def _reversed(meeting: Meeting, event: e.EffectReversed, at: Instant) -> Meeting:
    for part in event.parts:
        meeting = with_part(meeting, part)
    if meeting.effect and meeting.effect.recess_over and meeting.recesses[-1] == Span(at, at):
        meeting = _without_recess(meeting)
    return replace(meeting, effect=None)


def _without_recess(meeting: Meeting) -> Meeting:
    """Return the meeting without its last recess, which took no time."""
    meeting = replace(meeting, recesses=meeting.recesses[:-1])
    if meeting.current:
        spans = _closed_up(meeting.items[meeting.current].spans)
        meeting = with_item(meeting, meeting.current, spans=spans)
    if meeting.speech:
        spans = _closed_up(meeting.speech.spans)
        meeting = replace(meeting, speech=replace(meeting.speech, spans=spans))
    return meeting


def _closed_up(spans: Spans) -> Spans:
    """Return the spans with the last two as one, where no time lies between them."""
    if len(spans) > 1 and spans[-2].ended == spans[-1].began:
        return (*spans[:-2], Span(spans[-2].began, spans[-1].ended))
    return spans


def followed(before: Meeting, after: Meeting) -> Meeting:
    """Return the meeting after an event, with the parts that it changed noted as changed since.

    A part stays noted when it changes back: the last change was not the motion's.
    """
    effect = before.effect
    if effect is None or after.effect is not effect:
        return after
    changed = tuple(part for part in effect.parts if _differs(before, after, part))
    is_over = effect.recess and before.phase is Phase.PAUSED and after.phase is not Phase.PAUSED
    if not changed and not is_over:
        return after
    left = tuple(part for part in effect.parts if part not in changed)
    effect = replace(effect, parts=left, changed=(*effect.changed, *changed))
    if is_over:
        effect = replace(effect, recess=False, recess_over=True)
    return replace(after, effect=effect)


def _differs(before: Meeting, after: Meeting, part: Part) -> bool:
    one, other = current(before, part.of, part.field), current(after, part.of, part.field)
    if one is other or one == other:
        return False
    # a speech on a motion that is before the meeting leaves it there
    return part.field != "status" or not (one.is_pending and other.is_pending)


EVOLVERS: dict[type, Callable[[Meeting, Any, Instant], Meeting]] = {
    e.EffectRecorded: _recorded,
    e.EffectReversed: _reversed,
}
