"""A carried procedural motion that does not stand after all: what it did is undone with it.

When the motion carries, it remembers what it finds (`motions.Standing`). The reversal puts back
each part that is still as the motion left it. A part that was decided on again since stays, and so
does what cannot be undone (a speech that was ended); the answer names both.
"""

from __future__ import annotations

from collections.abc import Callable

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, shorter
from facilitator.meeting.argument import Argument, read_argument
from facilitator.meeting.motions import Motion, MotionStatus, Standing
from facilitator.meeting.phrase import Refused
from facilitator.meeting.procedure import Effect, Procedure
from facilitator.meeting.stack import stack
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.votes import Method

Events = tuple[e.Event, ...]


def undoing(meeting: Meeting, fallen: Motion, procedure: Procedure, now: Instant) -> Events:
    """Return the events that undo what the procedural motion `fallen` did."""
    found = fallen.found
    if found is None:
        return ()
    undo = _Undoing(meeting, fallen, found, _said(meeting, fallen, procedure), procedure.effect)
    events = undo.events(now)
    return (*events, e.EffectsEnded(motion=fallen.number, lasting=undo.lasting))


def _said(meeting: Meeting, fallen: Motion, procedure: Procedure) -> Argument:
    try:
        return read_argument(meeting, procedure, fallen.text)
    except Refused:  # what it asked for is gone by now
        return Argument()


class _Undoing:
    """Goes through the parts that `effect` changes, and collects what has to last."""

    def __init__(
        self,
        meeting: Meeting,
        fallen: Motion,
        found: Standing,
        said: Argument,
        effect: Effect,
    ) -> None:
        self._meeting = meeting
        self._fallen = fallen
        self._found = found
        self._said = said
        self._effect = effect
        self._lasting: list[e.Lasting] = []

    @property
    def lasting(self) -> tuple[e.Lasting, ...]:
        """What could not be undone, once the events were made."""
        return tuple(self._lasting)

    def events(self, now: Instant) -> Events:
        """Return the events for all parts."""
        parts = {
            Effect.RECESS: (self._recess,),
            Effect.LIMIT_SPEECHES: (self._limit,),
            Effect.CAUCUS: (self._limit, self._list),
            Effect.EXTEND_DEBATE: (self._time, self._list, self._debate),
            Effect.CLOSE_LIST: (self._list,),
            Effect.OPEN_LIST: (self._list,),
            Effect.CLOSE_DEBATE: (self._debate, self._list),
            Effect.NEXT_ITEM: (self._next,),
            Effect.VOTE_BY: (self._method,),
            Effect.DIVIDE: (self._division,),
            **dict.fromkeys(_MOVES, (self._motions,)),
        }
        made = [event for part in parts.get(self._effect, ()) for event in part(now)]
        self._note_what_ended()
        return tuple(made)

    def _stays(self, what: e.Lasting) -> Events:
        self._lasting.append(what)
        return ()

    def _note_what_ended(self) -> None:
        if self._effect not in {Effect.CAUCUS, Effect.CLOSE_DEBATE}:
            return
        live = {turn.id for turn in self._meeting.live}
        if set(self._found.live) - live:
            self._stays(e.Lasting.SPEECH)
        if self._effect is Effect.CLOSE_DEBATE and self._found.waiting:
            self._stays(e.Lasting.CLEARED)

    def _recess(self, _now: Instant) -> Events:
        meeting = self._meeting
        if meeting.phase is Phase.PAUSED and meeting.pause_seconds == self._said.seconds:
            return (e.MeetingResumed(),)
        return self._stays(e.Lasting.RECESS)

    def _limit(self, now: Instant) -> Events:
        found, item = self._found, self._found.item or ""
        state = self._meeting.items[item]
        each = self._said.each or self._said.seconds
        if state.turn_limit != each:
            return self._stays(e.Lasting.LIMIT)
        before, until = found.turn_limit, found.limited_until
        if until is not None and until <= now:
            before = until = None
        return (e.SpeechesLimited(item=item, seconds=before, until=until),)

    def _time(self, _now: Instant) -> Events:
        item, seconds = self._found.item or "", self._said.seconds or 0
        state, before = self._meeting.items[item], self._found.plan
        if state.extended < seconds or not seconds:
            return ()
        alone = state.extended == seconds and before is not None
        plan = before if alone and before else shorter(state.plan, seconds)
        return (e.TimeTakenBack(item=item, seconds=seconds, plan=plan),)

    def _list(self, _now: Instant) -> Events:
        """Open or close the list as it was, unless that was done since."""
        meeting, found = self._meeting, self._found
        if found.item is None or found.item != meeting.current:
            return ()
        closed = meeting.items[found.item].list_closed
        closes = self._effect in {Effect.CLOSE_LIST, Effect.CLOSE_DEBATE}
        if found.list_closed == closes:  # it changed nothing
            return ()
        if closed != closes:
            return self._stays(e.Lasting.LIST)
        return (e.ListClosed(),) if found.list_closed else (e.ListOpened(),)

    def _debate(self, _now: Instant) -> Events:
        closed = tuple(m.number for m in stack(self._meeting) if m.debate_closed)
        opens = self._effect is Effect.CLOSE_DEBATE
        return (e.DebateReopened(motions=closed),) if closed and opens else ()

    def _next(self, _now: Instant) -> Events:
        meeting = self._meeting
        if self._said.item is None or meeting.next_up != self._said.item:
            return self._stays(e.Lasting.NEXT)
        before = self._found.next_up
        if before is not None and meeting.items[before].status is not ItemStatus.WAITING:
            before = None
        return (e.ItemPutNext(item=before),)

    def _division(self, _now: Instant) -> Events:
        """Make the motion one again, unless a part of it has been decided."""
        now = {motion.number: motion for motion in self._meeting.motions}
        for before in self._found.motions:
            whole = now[before.number]
            if not (before.status.is_pending and before.is_main) or whole == before:
                continue
            parts = [m for m in self._meeting.motions if m.part_of == whole.number]
            if not all(part.status.is_pending for part in parts):
                return self._stays(e.Lasting.DIVISION)
            gone = tuple(e.MotionWithdrawn(motion=part.number) for part in reversed(parts))
            restored = e.MotionsRestored(
                motions=(whole.number,), status=before.status, by=self._fallen.number
            )
            return (*gone, restored)
        return ()

    def _motions(self, _now: Instant) -> Events:
        """Return the event that puts the motions back which the effect had moved."""
        before, after = _MOVES[self._effect]
        now = {motion.number: motion for motion in self._meeting.motions}
        moved = [
            motion
            for motion in self._found.motions
            if before(motion) and after(now[motion.number]) and motion != now[motion.number]
        ]
        mains = [motion for motion in moved if motion.is_main]
        if not mains:
            return ()
        pending = stack(self._meeting)
        others = any(motion.is_main for motion in pending) and mains[0].status.is_pending
        # what is moved on a motion that was taken up goes on with it
        if others or any(motion.number > self._fallen.number for motion in pending):
            return self._stays(e.Lasting.MOTION)
        first = mains[0]
        fell = [motion.number for motion in moved if motion.number != first.number]
        return (
            e.MotionsRestored(
                motions=(first.number, *fell), status=first.status, by=self._fallen.number
            ),
        )

    def _method(self, _now: Instant) -> Events:
        changed: dict[str | None, list[int]] = {}
        pending = {motion.number: motion for motion in stack(self._meeting)}
        for before in self._found.motions:
            motion = pending.get(before.number)
            if motion is not None and motion.method == self._said.method:
                changed.setdefault(before.method, []).append(motion.number)
            elif motion is not None:
                self._lasting = [*dict.fromkeys((*self._lasting, e.Lasting.METHOD))]
        return tuple(
            e.VoteMethodSet(motions=tuple(numbers), method=Method(before) if before else None)
            for before, numbers in changed.items()
        )


Test = Callable[[Motion], bool]


def _is(*statuses: MotionStatus) -> Test:
    return lambda motion: motion.status in statuses


def _pending(motion: Motion) -> bool:
    return motion.status.is_pending


_DECIDED = (MotionStatus.CARRIED, MotionStatus.LOST, MotionStatus.TIED)
_MOVES: dict[Effect, tuple[Test, Test]] = {
    # what fell with a motion that was set aside is withdrawn
    Effect.TABLE: (_pending, _is(MotionStatus.TABLED, MotionStatus.WITHDRAWN)),
    Effect.REFER: (_pending, _is(MotionStatus.REFERRED, MotionStatus.WITHDRAWN)),
    Effect.POSTPONE: (_pending, _is(MotionStatus.DEFERRED, MotionStatus.WITHDRAWN)),
    Effect.DROP: (_pending, _is(MotionStatus.LOST, MotionStatus.WITHDRAWN)),
    Effect.TAKE_FROM_TABLE: (_is(MotionStatus.TABLED, MotionStatus.DEFERRED), _pending),
    Effect.RECONSIDER: (_is(*_DECIDED), _pending),
}
"""By effect: what the motions that it moves were before it, and what they are after it."""
