"""Straw polls of any options: counted, and left to the chair to read (spec 5)."""

from __future__ import annotations

from typing import ClassVar

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import open_item, the_open_vote, written
from facilitator.meeting.eligibility import electorate
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.rules import SIMPLE
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method, Vote


class OpenPoll(Command, frozen=True, kw_only=True):
    """Open a straw poll of any options."""

    in_recess: ClassVar[bool] = False

    text: str
    options: tuple[str, ...]

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        if meeting.open_vote:
            raise Refused(say("A vote is open already: close it first."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        item = open_item(meeting)
        options = tuple(written(option) for option in self.options)
        if len(options) < 2:
            raise Refused(say("A straw poll has two options at least."))
        if len(set(options)) < len(options):
            raise Refused(say("An option of the straw poll stands twice."))
        voters = electorate(meeting)
        opened = e.VoteOpened(
            number=len(meeting.votes) + 1,
            title=written(self.text),
            item=item.id,
            method=Method.POLL,
            requirement=SIMPLE,
            entitled=voters.entitled,
            present=voters.present,
            quorum_met=meeting.quorum.is_met if meeting.attendance_taken else None,
            electorate=voters,
            options=options,
        )
        return (opened,)


class StatePoll(Command, frozen=True, kw_only=True):
    """State how many are for each option of the open straw poll."""

    in_recess: ClassVar[bool] = False

    counts: dict[str, int]

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if the_open_vote(meeting).method is not Method.POLL:
            raise Refused(say("This is no straw poll: count for, against and abstain."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = the_open_vote(meeting)
        strange = [option for option in self.counts if option not in vote.options]
        if strange:
            known = ", ".join(vote.options)
            raise Refused(
                say("“{option}” is no option; options are {known}.", option=strange[0], known=known)
            )
        if min(self.counts.values(), default=0) < 0:
            raise Refused(say("A count cannot be less than nothing."))
        counts = {option: self.counts.get(option, 0) for option in vote.options}
        total = sum(counts.values())
        if vote.ceiling is not None and total > vote.ceiling:
            sums = " + ".join(str(number) for number in counts.values())
            raise Refused(
                say(
                    "{sum} = {total}, but only {limit} can take part: count again.",
                    sum=sums,
                    total=total,
                    limit=vote.ceiling,
                )
            )
        return (e.PollCounted(vote=vote.number, counts=counts),)


class StateOutcome(Command, frozen=True, kw_only=True):
    """Say what the last straw poll means."""

    text: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if not _last_poll(meeting).poll:
            raise Refused(say("State the count first."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = _last_poll(meeting)
        return (e.OutcomeStated(vote=vote.number, text=written(self.text)),)


def _last_poll(meeting: Meeting) -> Vote:
    if meeting.open_vote and meeting.open_vote.method is not Method.POLL:
        raise Refused(say("A vote's outcome follows from its count: nobody states it."))
    for vote in reversed(meeting.votes):
        if vote.method is Method.POLL and vote.annulled is None:
            return vote
    raise Refused(say("There has been no straw poll yet."))
