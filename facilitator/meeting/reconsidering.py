"""Who may move to reconsider a vote, and which votes can be reconsidered again."""

from __future__ import annotations

from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.rules import Result
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Choice, Method, Vote


def last_vote_on(meeting: Meeting, motion: int) -> Vote | None:
    """Return the last vote on a motion that was closed and not annulled."""
    votes = (v for v in reversed(meeting.votes) if v.motion == motion and v.annulled is None)
    return next((vote for vote in votes if not vote.is_open), None)


def check_reconsidered(meeting: Meeting, number: int | None, mover: str | None) -> None:
    """Refuse to reconsider a vote by name unless a member of the prevailing side moves it.

    Also refuse a second time when the motion was not changed the first time. Where nobody's vote
    is known, whoever moves it is taken at their word.
    """
    if number is None:
        return
    motion = meeting.motions[number - 1]
    texts = [v.title for v in meeting.votes if v.motion == number and v.annulled is None]
    if motion.decided_as is not None and len(texts) > 1 and texts[-1] == texts[-2]:
        raise Refused(
            say(
                "Motion {number} has been reconsidered already, and was not changed.", number=number
            )
        )
    vote = last_vote_on(meeting, number)
    if vote is None or vote.method is not Method.ROLLCALL or vote.by_eye is not None:
        return
    side = Choice.FOR if vote.result is Result.CARRIED else Choice.AGAINST
    if mover is None:
        raise Refused(
            say(
                "This vote was by name: only a member who voted with the prevailing side can move "
                "to reconsider it; say who moves it."
            )
        )
    if vote.roll.get(mover) is not side:
        raise Refused(
            say(
                "{name} did not vote with the prevailing side: only a member who did can move to "
                "reconsider.",
                name=meeting.name_of(mover),
            )
        )
