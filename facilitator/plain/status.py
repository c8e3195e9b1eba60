"""Where the meeting stands, in a line and in detail."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meeting.agenda import Instant, Item, Plan, PreparedMotion
from facilitator.meeting.duration import clock, in_days, in_minutes
from facilitator.meeting.floor import Turn
from facilitator.meeting.order import arranged
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.pools import pools
from facilitator.meeting.postponing import postponed
from facilitator.meeting.prepared import ready
from facilitator.meeting.quorum_words import quorum_phrase, without_quorum
from facilitator.meeting.reasons import spoken_often
from facilitator.meeting.stack import adjournment_decided, stack, title, vote_title
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.timing import Projection, item_clock, projection
from facilitator.plain.pending import postponed_line


def plan_phrase(plan: Plan) -> Phrase:
    """Return a planned length or window, in minutes where it is whole ones."""
    low, high = plan.min_seconds, plan.max_seconds
    if high is None:
        return say("no planned length")
    if high % 60 or (low or 0) % 60:
        if low in {None, high}:
            return say("{time} min", time=clock(high))
        return say("{low} to {high} min", low=clock(low or 0), high=clock(high))
    if low in {None, high}:
        return say("{time} min", time=high // 60)
    return say("{low} to {high} min", low=(low or 0) // 60, high=high // 60)


def standing(meeting: Meeting, now: Instant) -> tuple[list[Phrase], list[Phrase]]:
    """Return the parts of the one line, and the lines of detail."""
    return [*_in_short(meeting, now)], [*_in_detail(meeting, now)]


def _in_short(meeting: Meeting, now: Instant) -> Iterator[Phrase]:
    yield _PHASES[meeting.phase]
    if adjournment_decided(meeting):
        yield say("it is decided to adjourn (adjourn closes the meeting)")
    item, phase = meeting.item, meeting.phase
    if item and phase is not Phase.CLOSED:
        running = item_clock(meeting, item.id, now)
        figures = {"number": item.number, "title": item.title, "time": clock(running.elapsed)}
        if running.plan.max_seconds is None:
            yield say("item {number}, {title}: {time}", **figures)
        else:
            plan = plan_phrase(running.plan)
            yield say("item {number}, {title}: {time} of {plan}", **figures, plan=plan)
    if meeting.speech:
        yield _speaking(meeting, meeting.speech, now)
    if meeting.in_session:
        waiting = len(meeting.waiting)
        yield nsay("{count} person waiting", "{count} people waiting", waiting)
    is_told = meeting.attendance_taken or without_quorum(meeting) is not None
    if is_told and phase is not Phase.CLOSED:
        yield quorum_phrase(meeting)


_PHASES: dict[Phase, Phrase] = {
    Phase.PREPARED: say("not open yet"),
    Phase.OPEN: say("in session"),
    Phase.PAUSED: say("in recess"),
    Phase.CLOSED: say("closed"),
}


def _speaking(meeting: Meeting, speech: Turn, now: Instant) -> Phrase:
    return say(
        "{name} speaks, {time} of {limit}",
        name=meeting.name_of(speech.person),
        time=clock(speech.net(now)),
        limit=clock(speech.limit),
    )


def _in_detail(meeting: Meeting, now: Instant) -> Iterator[Phrase]:
    yield say("time {time}", time=f"{now:%H:%M:%S}")
    if meeting.phase is Phase.PAUSED and meeting.pause_seconds:
        until = meeting.zone.after(meeting.recesses[-1].began, meeting.pause_seconds)
        yield say("recess until {time}", time=f"{until:%H:%M}")
    if ends := projection(meeting, now):
        yield _ends(ends)
    yield from _on_the_floor(meeting, now)
    for motion in reversed(stack(meeting)):
        yield say("motion {number}: {text}", number=motion.number, text=title(meeting, motion))
    for motion in postponed(meeting):
        yield postponed_line(meeting, motion, now)
    if vote := meeting.open_vote:
        yield say("open vote: {title}", title=vote_title(meeting, vote))
    if election := meeting.open_election:
        yield nsay(
            "open election: {title}, {count} paper",
            "open election: {title}, {count} papers",
            election.entered,
            title=election.title,
        )
    if meeting.item and meeting.phase is not Phase.CLOSED:
        yield from _of_the_agenda(meeting, meeting.item)


def _ends(ends: Projection) -> Phrase:
    late = in_minutes(ends.late)
    figures = {"planned": f"{ends.planned:%H:%M}", "likely": f"{ends.likely:%H:%M}"}
    if late <= 0:
        return say("planned end {planned}, likely {likely} (in time)", **figures)
    if days := in_days(ends.late):
        return nsay(
            "planned end {planned}, likely {likely} ({count} day late)",
            "planned end {planned}, likely {likely} ({count} days late)",
            days,
            **figures,
        )
    return say("planned end {planned}, likely {likely} ({late} min late)", **figures, late=late)


def _of_the_agenda(meeting: Meeting, item: Item) -> Iterator[Phrase]:
    """Say what the agenda tells the chair about the open item."""
    for line in item.notes.splitlines():
        if line.strip():
            yield say("for the chair: {text}", text=line.strip())
    for prompt in item.prompts:
        yield say("prompt: {text}", text=prompt)
    if prepared := prepared_motion(meeting):
        yield say("ready to be moved by writing motion: {text}", text=prepared.text)


def _on_the_floor(meeting: Meeting, now: Instant) -> Iterator[Phrase]:
    state = meeting.item_state
    if state and state.turn_limit and (state.limited_until is None or now < state.limited_until):
        yield say("turns of {time} here, by decision", time=clock(state.turn_limit))
    if meeting.interrupted:
        yield say("{name} is interrupted", name=meeting.name_of(meeting.interrupted.person))
    if entries := arranged(meeting):
        names = ", ".join(meeting.name_of(entry.person) for entry in entries)
        yield say("waiting: {names}", names=names)
        if entries[0].speech_class.is_plain and (sign := spoken_often(meeting, entries[0].person)):
            name = meeting.name_of(entries[0].person)
            yield say("next, {name}: {sign}", name=name, sign=sign)
    if left := pools(meeting, now):
        told = (say("{group} {time}", group=pool.group, time=clock(pool.left)) for pool in left)
        yield say("speaking time left: {pools}", pools=joined(told))


def prepared_motion(meeting: Meeting) -> PreparedMotion | None:
    """Return the first motion that the agenda prepared for the open item and nobody has moved."""
    if meeting.item is None:
        return None
    return next(iter(ready(meeting).values()), None)
