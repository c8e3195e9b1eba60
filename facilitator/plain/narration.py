"""What an act did, told in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.electorate import Electorate
from facilitator.meeting.evolve import evolve
from facilitator.meeting.motions import UntilKind
from facilitator.meeting.not_voting import not_voting_phrases
from facilitator.meeting.order import unheard_members
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.postponing import read_until, until_phrase
from facilitator.meeting.procedure import Effect
from facilitator.meeting.quorum_words import quorum_changed, without_quorum
from facilitator.meeting.reasons import spoken_often
from facilitator.meeting.reconsidering import last_vote_on
from facilitator.meeting.rules import describe
from facilitator.meeting.stack import needs_second, not_debated, procedure_called
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.verdict_words import margin_phrase
from facilitator.meeting.votes import Method, Vote

_MOST_NAMED = 5
"""More people who do the same in one act are told as a number."""
_TURNS_BETWEEN_REMINDERS = 3


def narrate(before: Meeting, timeline: Timeline, done: int) -> Phrase:
    """Return what happened after the first `done` events.

    Args:
        before: The meeting before them.
        timeline: The events, with what they led to.
        done: How many events there were before.
    """
    lines = timeline.recorded[done:]
    told: list[Phrase] = []
    for line in lines:
        match line.event:
            case e.ActUndone(act=act):
                # the meeting is again as it was before that act
                undone = joined(_told(timeline.meeting, timeline.act(act), more=False))
                told.append(say("taken back: {what}", what=undone))
            case e.ActRedone(act=act):
                restored = joined(_told(before, timeline.act(act)))
                told.append(say("restored: {what}", what=restored))
    told += _told(before, lines)
    if before.phase is Phase.CLOSED and timeline.meeting.phase is not Phase.CLOSED:
        told.append(say("the meeting is open again"))
    if not _tells_quorum(before, lines):
        told += _quorum_change(before, timeline.meeting)
    told += _lack_of_quorum(timeline.meeting, lines)
    if not any(isinstance(line.event, e.ActUndone | e.ActRedone) for line in lines):
        told += _reminder(before, timeline.meeting)
    return joined(told) if told else say("done")


def _told(meeting: Meeting, lines: Sequence[e.Recorded], *, more: bool = True) -> Iterator[Phrase]:
    """Yield a sentence for each event; a crowd that does the same gets one."""
    crowds = Counter(_crowd(line.event) for line in lines)
    is_block = any(isinstance(line.event, e.ConsentAdopted) for line in lines)
    told: set[str | None] = {None}
    for line in lines:
        if isinstance(line.event, e.ActUndone | e.ActRedone):
            continue
        if is_block and isinstance(line.event, e.VoteOpened | e.VoteClosed):
            # the block was asked about once, and adopted as one
            meeting = evolve(meeting, line.event, line.at)
            continue
        crowd = _crowd(line.event)
        if crowd is not None and crowds[crowd] > _MOST_NAMED:
            if crowd not in told:
                yield _CROWDS[crowd](crowds[crowd])
            told.add(crowd)
        elif sentence := line.event.told(meeting, line.at):
            yield sentence
            if more and not is_block:
                yield from _more_about(meeting, line.event, line.at)
        meeting = evolve(meeting, line.event, line.at)


def _crowd(event: e.Event) -> str | None:
    match event:
        case e.PresenceChanged(presence=Presence.PRESENT):
            return "present"
        case e.FloorAsked():
            return "asked"
        case e.EntryWithdrawn():
            return "withdrawn"
        case _:
            return None


_CROWDS: dict[str, Callable[[int], Phrase]] = {
    "present": lambda n: nsay("{count} person present", "{count} people present", n),
    "asked": lambda n: nsay(
        "{count} person asks for the floor", "{count} people ask for the floor", n
    ),
    "withdrawn": lambda n: nsay(
        "{count} person is off the list", "{count} people are off the list", n
    ),
}


def _more_about(meeting: Meeting, event: e.Event, at: Instant) -> Iterator[Phrase]:
    """Say what the sentence alone does not, and a chair should know at once.

    How the clauses of a motion were read; how a place kept for nobody is named; by how much a vote
    was won or lost; and, quietly, that somebody is called a fourth time while others have not
    spoken.
    """
    match event:
        case e.MotionMoved():
            yield from _about_motion(meeting, event, at)
        case e.VoteOpened(method=Method.BALLOT, electorate=voters) if voters:
            yield from _known_by_weight(voters)
        case e.FloorAsked(person=None):
            yield say("when it is known who: name {entry} NAME", entry=event.entry)
        case e.FloorGiven(person=None):
            yield say("when it is known who: name {turn} NAME", turn=event.turn)
        case e.VoteClosed(vote=number) | e.VoteRecounted(vote=number):
            vote = evolve(meeting, event, at).votes[number - 1]
            yield from _silent(meeting, vote, event)
            if margin := margin_phrase(vote, event.verdict):
                yield margin
        case e.FloorGiven() if event.speech_class.is_plain:
            if (motion := not_debated(meeting)) is not None:
                yield say("motion {number} is not debated", number=motion.number)
            if sign := spoken_often(meeting, event.person):
                yield sign


def _silent(before: Meeting, vote: Vote, event: e.VoteClosed | e.VoteRecounted) -> Iterator[Phrase]:
    """Say who did not vote, unless a count of the whole said so before."""
    was_said = isinstance(event, e.VoteClosed) and before.votes[vote.number - 1].counts is not None
    if event.counts is not None and not was_said:
        yield from not_voting_phrases(vote, event.counts, before.name_of)


def _known_by_weight(voters: Electorate) -> Iterator[Phrase]:
    """Warn where the weight on a paper would tell whose it is."""
    alone = [weight for weight, votes in voters.votes_by_weight().items() if votes == 1]
    if voters.is_weighted and alone:
        weights = ", ".join(str(weight) for weight in alone)
        yield nsay(
            "only one vote weighs {weights}: a paper that says so is not secret; state the count "
            "instead",
            "only one vote weighs each of {weights}: a paper that says so is not secret; state the "
            "count instead",
            len(alone),
            weights=weights,
        )


def _about_motion(meeting: Meeting, event: e.MotionMoved, at: Instant) -> Iterator[Phrase]:
    if event.amends is not None:
        yield (
            say("say how it would read: wording TEXT")
            if event.wording is None
            else say("it would read: “{text}”", text=event.wording)
        )
    if event.seconder:
        yield say("seconded by {name}", name=meeting.name_of(event.seconder))
    yield from _about_procedure(meeting, event, at)
    moved = evolve(meeting, event, at)
    if needs_second(moved, moved.motions[event.number - 1]):
        yield say("needs a second: second NAME")
    if event.requirement != meeting.agenda.requirement or event.procedure:
        yield say("needs {rule}", rule=describe(event.requirement))


def _about_procedure(meeting: Meeting, event: e.MotionMoved, at: Instant) -> Iterator[Phrase]:
    """Yield how the argument of a procedural motion was understood, where that may surprise."""
    procedure = procedure_called(meeting, event.procedure) if event.procedure else None
    if procedure is None:
        return
    if procedure.effect is Effect.POSTPONE:
        until = read_until(meeting, event.text, at)
        if until.kind is UntilKind.WORDS:
            yield say(
                "no time, item or end of this meeting can be read in it: carried, it goes over to "
                "the next meeting"
            )
        else:
            yield say("that is {when}", when=until_phrase(meeting, until, event.text))
    if procedure.effect is Effect.RECONSIDER and event.text.isdecimal():
        vote = last_vote_on(meeting, int(event.text))
        if vote is None or vote.method is not Method.ROLLCALL:
            yield say("only a member who voted with the prevailing side may move it")


def _tells_quorum(meeting: Meeting, lines: Sequence[e.Recorded]) -> bool:
    """Tell whether the log's sentence of the last who came or went says what became of it."""
    is_told = False
    for line in lines:
        if isinstance(line.event, e.PersonAdded | e.PresenceChanged):
            later = evolve(meeting, line.event, line.at)
            is_told = bool(meeting.opened_at) and meeting.quorum.is_met != later.quorum.is_met
            meeting = later
    return is_told


def _quorum_change(before: Meeting, after: Meeting) -> Iterator[Phrase]:
    if before.people is after.people or not after.attendance_taken:
        return
    if Phase.CLOSED in {before.phase, after.phase}:
        return
    if changed := quorum_changed(before, after):
        yield changed


_BEGINNINGS = (e.MeetingOpened, e.VoteOpened, e.ElectionOpened, e.ConsentAsked)
"""Acts that take a quorum, and at which it is said that nobody took the attendance.

Where it was taken, the log's own sentence on each says that there is no quorum.
"""


def _lack_of_quorum(after: Meeting, lines: Sequence[e.Recorded]) -> Iterator[Phrase]:
    """Say at the beginnings that nobody knows of a quorum, and of an item that there is none."""
    is_beginning = any(isinstance(line.event, _BEGINNINGS) for line in lines)
    is_item = any(isinstance(line.event, e.ItemOpened) for line in lines)
    is_wanted = is_item and not is_beginning if after.attendance_taken else is_beginning
    if is_wanted and after.phase is not Phase.CLOSED and (lacking := without_quorum(after)):
        yield lacking


def _reminder(before: Meeting, after: Meeting) -> Iterator[Phrase]:
    """Remind the chair, after every third turn, of those who have not been heard (spec 3)."""
    thirds = len(after.turns) // _TURNS_BETWEEN_REMINDERS
    if not after.in_session or thirds <= len(before.turns) // _TURNS_BETWEEN_REMINDERS:
        return
    if silent := unheard_members(after):
        yield nsay(
            "{count} person has not spoken yet: invite",
            "{count} people have not spoken yet: invite",
            silent,
        )
