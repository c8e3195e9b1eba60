"""What the chair says when a question is put, word for word (spec 4)."""

from __future__ import annotations

from facilitator.meeting.elections.script import announcement, opening
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import describe
from facilitator.meeting.stack import depth, part_place, procedure_of, title
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method, Vote


def script(meeting: Meeting) -> tuple[Phrase, ...]:
    """Return the sentences for what is before the meeting, the first one naming the question.

    Of an open vote the question and how to answer it; of a pending motion what it is and what it
    needs; of the consent agenda the question whether somebody objects; of an election who stands
    and how to fill the paper in, and when it was the last thing decided, who is elected. Empty when
    nothing is.
    """
    if (vote := meeting.open_vote) is not None:
        return (question(meeting, vote), *answers(vote))
    if meeting.consent is not None:
        return _consent(meeting)
    if (motion := meeting.pending_motion) is not None:
        return (
            _the_question(meeting, motion),
            *_reading(meeting, motion),
            _debate(meeting, motion),
        )
    return _of_an_election(meeting)


def _of_an_election(meeting: Meeting) -> tuple[Phrase, ...]:
    if not meeting.elections:
        return ()
    election = meeting.elections[-1]
    if election.is_open:
        return tuple(opening(election, meeting.elections))
    is_last = not meeting.votes or meeting.votes[-1].opened_at < election.opened_at
    is_here = election.item == meeting.current
    return tuple(announcement(election)) if is_last and is_here else ()


def question(meeting: Meeting, vote: Vote) -> Phrase:
    """Return the sentence that puts the question of a vote."""
    if vote.motion is None:
        return say("The question is: “{text}”.", text=vote.title)
    return _the_question(meeting, meeting.motions[vote.motion - 1])


def _the_question(meeting: Meeting, motion: Motion) -> Phrase:
    if procedure_of(meeting, motion) is not None:
        return say("The question is on the motion {motion}.", motion=title(meeting, motion))
    if motion.part_of is not None:
        return say(
            "The question is on part {place} of the motion: “{text}”.",
            place=part_place(meeting, motion),
            text=motion.text,
        )
    if motion.amends is None and motion.versions:
        return say(
            "The question is on the adoption of the motion as amended: “{text}”.", text=motion.text
        )
    if motion.amends is None:
        return say("The question is on the adoption of the motion: “{text}”.", text=motion.text)
    if depth(meeting, motion) > 1:
        return say("The question is on the amendment to the amendment: “{text}”.", text=motion.text)
    return say("The question is on the amendment: “{text}”.", text=motion.text)


def _reading(meeting: Meeting, motion: Motion) -> tuple[Phrase, ...]:
    """Say how the motion would read, unless the amendment is that text itself."""
    if motion.amends is None or motion.wording in {None, motion.text}:
        return ()
    target = meeting.motions[motion.amends - 1]
    if target.amends is not None:
        return (say("The amendment would then read: “{text}”.", text=motion.wording or ""),)
    return (say("The motion would then read: “{text}”.", text=motion.wording or ""),)


def _debate(meeting: Meeting, motion: Motion) -> Phrase:
    if motion.debate_closed:
        return say("The debate is closed; it needs: {rule}.", rule=describe(motion.requirement))
    procedure = procedure_of(meeting, motion)
    if procedure is not None and not procedure.debatable:
        return say("It is not debated; it needs: {rule}.", rule=describe(motion.requirement))
    return say("It needs: {rule}. Is there any debate?", rule=describe(motion.requirement))


def answers(vote: Vote) -> tuple[Phrase, ...]:
    """Return how those who vote are asked to answer."""
    return _ANSWERS.get(vote.method, ())


_HANDS = (
    say("Those in favour, raise your hands."),
    say("Thank you. Those opposed?"),
    say("Abstentions?"),
)
_ANSWERS: dict[Method, tuple[Phrase, ...]] = {
    Method.HANDS: _HANDS,
    Method.VOICE: (
        say("Those in favour, say aye."),
        say("Those opposed, say no."),
    ),
    Method.ROLLCALL: (say("The roll will be called: answer for, against, abstain, or pass."),),
    Method.BALLOT: (
        say("Mark your papers for or against, and hand them in folded."),
        say("Has everybody voted? The ballot is closed."),
    ),
    Method.CONSENT: (
        say("Is there any objection?"),
        say("There being none, it is adopted."),
    ),
}


def _consent(meeting: Meeting) -> tuple[Phrase, ...]:
    block = meeting.consent
    if block is None:
        return ()
    if not block.places:
        return (say("Nothing is left of the block: drop it, and vote on each motion."),)
    if len(block.places) == 1:
        return (
            say("The consent agenda has motion {number}.", number=block.places[0]),
            say("Does anybody object?"),
            say("Without objection it is adopted."),
        )
    numbers = ", ".join(str(place) for place in block.places)
    return (
        say("The consent agenda has the motions {numbers}.", numbers=numbers),
        say("Does anybody object to one of them?"),
        say("Without objection they are adopted together."),
    )
