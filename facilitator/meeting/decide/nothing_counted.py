"""A vote in which nothing was counted has no result: it is not closed, by whatever method."""

from __future__ import annotations

from facilitator.meeting.decide.electorate import electorate
from facilitator.meeting.papers import FIRST
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method, Vote


def check_something_counted(meeting: Meeting, vote: Vote) -> None:
    """Refuse to close a vote that nobody answered, and that no count was stated of.

    A count of 0 for and 0 against that the chair states is a count; a ballot without papers and a
    roll call in which everybody passed are not.
    """
    if vote.by_eye is not None:
        return
    match vote.method:
        case Method.CONSENT:
            _check_somebody_to_object(meeting, vote)
        case Method.ROLLCALL:
            _check_an_answer(vote)
        case Method.BALLOT:
            _check_a_paper(vote)
        case _:
            if not vote.poll and vote.counts is None and not vote.group_counts:
                raise Refused(say("State the count first."))


def _check_an_answer(vote: Vote) -> None:
    if not vote.tally.cast:
        raise Refused(
            say("Nobody has answered the roll call: call the names, or annul it with a reason.")
        )


def _check_a_paper(vote: Vote) -> None:
    if FIRST not in vote.entries:
        raise Refused(say("State the count first, or enter the papers."))
    if not vote.tally.cast:
        raise Refused(say("Nothing was counted: there is no paper. Enter the papers, or annul it."))


def _check_somebody_to_object(meeting: Meeting, vote: Vote) -> None:
    """Refuse consent of an empty room; an objection that was raised counts by itself."""
    if vote.objections or vote.vetoes:
        return
    if vote.present == 0 or electorate(meeting).present == 0:
        raise Refused(
            say("Nobody who may vote is present to consent or object: annul it, or wait for them.")
        )
