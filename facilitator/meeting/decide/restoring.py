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

_SET_ASIDE = {
    Effect.TABLE: MotionStatus.TABLED,
    Effect.REFER: MotionStatus.REFERRED,
    Effect.POSTPONE: MotionStatus.DEFERRED,
    Effect.DROP: MotionStatus.LOST,
}


def undoing(meeting: Meeting, fallen: Motion, procedure: Procedure, now: Instant) -> Events:
    """Return the events that undo what the procedural motion `fallen` did."""
    found = fallen.found
    if found is None:  # it carried before the program kept what it found
        return _putting_back(meeting, fallen, procedure)
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
        for before in self._found.motions:
            number = before.number
            whole = self._meeting.motions[number - 1]
            parts = [m for m in self._meeting.motions if m.part_of == number]
            if before.status.is_pending and whole.status is MotionStatus.DIVIDED:
                if all(part.status.is_pending for part in parts):
                    return (e.MotionUndivided(motion=number),)
                return self._stays(e.Lasting.DIVISION)
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
        others = {motion.number for motion in stack(self._meeting) if motion.is_main}
        if mains[0].status.is_pending and others:
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


def _putting_back(meeting: Meeting, fallen: Motion, procedure: Procedure) -> Events:
    """Return what puts a motion back that was set aside, taken up or reconsidered.

    Nothing where the meeting has gone on to something else: that is not undone behind its back.
    """
    pending = [motion for motion in stack(meeting) if motion.number != fallen.number]
    if fallen.item != meeting.current:
        return ()
    if procedure.effect is Effect.RECONSIDER:
        return _decided_as_before(pending)
    status = _SET_ASIDE.get(procedure.effect)
    return () if pending or status is None else _before_the_meeting(meeting, fallen, status)


def _decided_as_before(pending: list[Motion]) -> Events:
    status = pending[0].decided_as if len(pending) == 1 else None
    return (e.MotionsRestored(motions=(pending[0].number,), status=status),) if status else ()


def _before_the_meeting(meeting: Meeting, fallen: Motion, status: MotionStatus) -> Events:
    is_dropped = status is MotionStatus.LOST
    gone = [
        motion
        for motion in meeting.motions[: fallen.number - 1]
        if motion.item == fallen.item and motion.procedure is None and motion.status is status
    ]
    mains = [motion for motion in gone if motion.is_main and motion.dropped is is_dropped]
    if len(mains) != 1:  # which of them it was cannot be told
        return ()
    voted_on = {vote.motion for vote in meeting.votes if vote.annulled is None}
    family = [mains[0].number]
    for motion in gone:
        if motion.amends in family and motion.number not in voted_on:
            family.append(motion.number)
    return (e.MotionsRestored(motions=tuple(family), status=MotionStatus.DEBATED),)
