"""Facts of motions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant, Plan
from facilitator.meeting.change import with_item
from facilitator.meeting.duration import clock
from facilitator.meeting.effects import InForce, Kept, Part, Why
from facilitator.meeting.events.base import Event
from facilitator.meeting.motions import STATUS_NAMES, Motion, MotionStatus
from facilitator.meeting.parts import current, number_of, value_of, with_part
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.procedure import Effect
from facilitator.meeting.spans import Span, Spans
from facilitator.meeting.stack import heading, main_motion, procedure_of
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.votes import METHOD_NAMES, Method


class EffectRecorded(Event, frozen=True, kw_only=True):
    """What a carried motion has just done, with each changed part as it was before."""

    motion: int
    parts: tuple[Part, ...] = ()
    cut: tuple[str, ...] = ()
    """Ids of the turns that it ended."""
    made: tuple[int, ...] = ()
    """Numbers of the motions that it made."""
    recess: bool = False

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        longer = [meeting.items[part.of] for part in self.parts if part.field == "extended"]
        items = [part.of for part in self.parts if part.field == "extended"]
        effect = InForce(
            motion=self.motion,
            parts=self.parts,
            cut=self.cut,
            made=self.made,
            recess=self.recess,
            entries=meeting.entries,
            speeches=meeting.speeches,
            next_up=meeting.next_up,
            plans={
                item: (state.plan, state.extended)
                for item, state in zip(items, longer, strict=True)
            },
        )
        return replace(meeting, effect=effect)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        motion = meeting.motions[self.motion - 1]
        if _adjourns(meeting, motion):
            return say("it is decided to adjourn")
        if self.parts or self.cut or self.made or self.recess:
            return None
        return say("motion {number} changes nothing any more", number=motion.number)


def _adjourns(meeting: Meeting, motion: Motion) -> bool:
    procedure = procedure_of(meeting, motion)
    return procedure is not None and procedure.effect is Effect.ADJOURN


class EffectReversed(Event, frozen=True, kw_only=True):
    """A motion did not carry after all: parts got their values back, and some things stay."""

    motion: int
    parts: tuple[Part, ...] = ()
    """Each with the value that it has from now on."""
    kept: tuple[Kept, ...] = ()

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        for part in self.parts:
            meeting = with_part(meeting, part)
        if meeting.effect and meeting.effect.recess_over and meeting.recesses[-1] == Span(at, at):
            meeting = _without_recess(meeting)
        return replace(meeting, effect=None)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        after = meeting
        for part in self.parts:
            after = with_part(after, part)
        told = [*_set_back(meeting, after, self.parts)]
        if _adjourns(meeting, meeting.motions[self.motion - 1]):
            told.append(say("the meeting does not adjourn"))
        told += [_KEPT[kept.why](after, kept.of) for kept in self.kept]
        # a change of several parts may be told alike for each
        once = [phrase for place, phrase in enumerate(told) if phrase not in told[:place]]
        return joined(once) if once else None


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


def _set_back(before: Meeting, after: Meeting, parts: tuple[Part, ...]) -> Iterator[Phrase]:
    for part in sorted(parts, key=lambda p: number_of(p.of) is None):
        teller = _SET_BACK.get(part.field)
        if teller and current(before, part.of, part.field) != value_of(part):
            told = teller(before, after, part)
            if told is not None:
                yield told


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


def _item(meeting: Meeting, of: str) -> dict[str, str]:
    item = meeting.item_by_id(of)
    return {"number": item.number, "title": item.title}


def _list_closed(_before: Meeting, after: Meeting, part: Part) -> Phrase:
    if part.of != after.current:
        number = _item(after, part.of)["number"]
        if part.value:
            return say("the speakers' list of item {number} is closed again", number=number)
        return say("the speakers' list of item {number} is open again", number=number)
    if part.value:
        return say("the speakers' list is closed again")
    return say("the speakers' list is open again")


def _waiting(before: Meeting, after: Meeting, part: Part) -> Phrase | None:
    more = len(after.items[part.of].waiting) - len(before.items[part.of].waiting)
    if more <= 0:
        return None
    return nsay("{count} person is on the list again", "{count} people are on the list again", more)


def _limit(_before: Meeting, after: Meeting, part: Part) -> Phrase:
    limit = after.items[part.of].turn_limit
    if limit is None:
        return say("speeches are no longer limited by decision")
    return say("speeches are limited to {time} again", time=clock(limit))


def _plan(_before: Meeting, _after: Meeting, part: Part) -> Phrase:
    plan: Plan = value_of(part)
    number = _item(_after, part.of)["number"]
    if plan.max_seconds is None:
        return say("item {number} has no planned length again", number=number)
    return say("item {number} has {time} again", number=number, time=clock(plan.max_seconds))


def _next(_before: Meeting, after: Meeting, part: Part) -> Phrase:
    if after.next_up is None:
        return say("the items come in the order of the agenda again")
    return say("item {number}, {title}, comes next", **_item(after, str(part.value)))


def _turn(before: Meeting, _after: Meeting, part: Part) -> Phrase:
    turn = next(turn for turn in before.live if turn.id == part.of)
    name, time = before.name_of(turn.person), clock(int(part.value))
    return say("{name} has {time} now", name=name, time=time)


def _debate(_before: Meeting, after: Meeting, part: Part) -> Phrase:
    top = after.pending_motion
    if part.value and top is not None:
        return say("the debate is closed: vote on motion {number}", number=top.number)
    if part.value:
        return say("the debate is closed again")
    return say("the debate is open again")


def _method(_before: Meeting, after: Meeting, part: Part) -> Phrase:
    method = after.motions[(number_of(part.of) or 1) - 1].method
    if method is None:
        return say("the next vote is taken in the usual way")
    return say("the next vote is by {method}", method=METHOD_NAMES[Method(method)])


def _status(before: Meeting, after: Meeting, part: Part) -> Phrase | None:
    motion = after.motions[(number_of(part.of) or 1) - 1]
    if motion.status is MotionStatus.WITHDRAWN:
        return say("motion {number} withdrawn", number=motion.number)
    if not motion.is_main:
        return None
    if not motion.status.is_pending:
        if motion.status is MotionStatus.TABLED:
            return say("motion {number} lies on the table", number=motion.number)
        return say("motion {number} stays as it was decided: {result}",
                   number=motion.number, result=STATUS_NAMES[motion.status])  # fmt: skip
    if motion.item == before.current:
        return say("motion {number} is before the meeting again: {text}",
                   number=motion.number, text=motion.text)  # fmt: skip
    return say("motion {number} is undecided again, under item {item}: {text}", text=motion.text,
               number=motion.number, item=_item(after, motion.item)["number"])  # fmt: skip


def _to_divide(_before: Meeting, _after: Meeting, part: Part) -> Phrase:
    return say("motion {number} is not divided", number=number_of(part.of) or 0)


def _text(_before: Meeting, after: Meeting, part: Part) -> Phrase:
    motion = after.motions[(number_of(part.of) or 1) - 1]
    return say("motion {number} reads again: “{text}”", number=motion.number, text=motion.text)


def _speech(meeting: Meeting, turn: str) -> Phrase:
    person = next((t.person for t in reversed(meeting.turns) if t.id == turn), None)
    return say("the speech of {name} that was ended stays ended", name=meeting.name_of(person))


def _place(meeting: Meeting, of: str) -> Phrase:
    here = main_motion(meeting)
    number = number_of(of) or 0
    if here is None:
        return say("motion {number} waits on the table", number=number)
    return say("motion {number} waits on the table: motion {other} is before the meeting",
               number=number, other=here.number)  # fmt: skip


def _dealt_with(meeting: Meeting, of: str) -> Phrase:
    motion = meeting.motions[(number_of(of) or 1) - 1]
    return say("{motion} stays as it is ({status}): something was done with it since",
               motion=heading(motion), status=STATUS_NAMES[motion.status])  # fmt: skip


_SET_BACK: dict[str, Callable[[Meeting, Meeting, Part], Phrase | None]] = {
    "list_closed": _list_closed,
    "waiting": _waiting,
    "turn_limit": _limit,
    "plan": _plan,
    "next_up": _next,
    "limit": _turn,
    "debate_closed": _debate,
    "method": _method,
    "status": _status,
    "to_divide": _to_divide,
    "text": _text,
}
"""By field; the others go with one of these."""


_KEPT: dict[Why, Callable[[Meeting, str], Phrase]] = {
    Why.SPEECH: _speech,
    Why.RECESS: lambda _meeting, _of: say("the time of the recess stays in the record"),
    Why.TAKEN_UP: lambda meeting, of: say(
        "item {number}, {title}, has been taken up already", **_item(meeting, of)
    ),
    Why.TIME: lambda meeting, of: say(
        "item {number} keeps its time, which was planned again since",
        number=_item(meeting, of)["number"],
    ),
    Why.LIMIT: lambda _meeting, _of: say("the limit of speeches stays, which was set since"),
    Why.LIST: lambda meeting, of: (
        say("the speakers' list stays closed, as was decided since")
        if meeting.items[of].list_closed
        else say("the speakers' list stays open, as was decided since")
    ),
    Why.JOINED: lambda _meeting, _of: say(
        "those who asked for the floor in the meantime stay on the list"
    ),
    Why.SPOKEN: lambda meeting, of: say("{name} has spoken since", name=meeting.name_of(of)),
    Why.DEALT_WITH: _dealt_with,
    Why.PLACE: _place,
    Why.WORDS: lambda meeting, of: say(
        "{motion} keeps its words, which were changed since",
        motion=heading(meeting.motions[(number_of(of) or 1) - 1]),
    ),
    Why.OTHER: lambda _meeting, _of: say("what was changed again since stays as it is"),
    Why.UNRECORDED: lambda _meeting, of: say(
        "what motion {number} did was recorded by an earlier version of the program, and is not "
        "taken back by itself",
        number=number_of(of) or 0,
    ),
}
