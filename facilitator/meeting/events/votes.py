"""Facts of votes."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant
from facilitator.meeting.ballots import StatedCount, papers_of, without_group
from facilitator.meeting.electorate import Electorate
from facilitator.meeting.events.base import Event
from facilitator.meeting.events.motions import with_motion
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.not_voting import not_voting_phrases
from facilitator.meeting.papers import (
    FIRST,
    SECOND,
    Papers,
    added_papers,
    number_of,
    without_papers,
)
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.quorum_words import warned
from facilitator.meeting.rules import Counts, Requirement, Result, Verdict, Weights, describe
from facilitator.meeting.stack import title as motion_title
from facilitator.meeting.stack import vote_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdict_words import (
    casting_phrase,
    counts_phrase,
    judged_phrase,
    poll_phrase,
    verdict_phrase,
    weights_phrase,
)
from facilitator.meeting.votes import CHOICE_NAMES, METHOD_NAMES, Choice, Method, Vote

_AFTER = {
    Result.CARRIED: MotionStatus.CARRIED,
    Result.LOST: MotionStatus.LOST,
    Result.TIED: MotionStatus.TIED,
}


class VoteOpened(Event, frozen=True, kw_only=True):
    """A vote or a straw poll was opened, with everything its result will be judged by."""

    number: int
    title: str
    motion: int | None = None
    item: str
    method: Method
    requirement: Requirement
    entitled: int
    present: int | None
    quorum_met: bool | None = None
    electors: tuple[str, ...] = ()
    """Only in old journals; `electorate` says it since there are proxies and weights."""
    electorate: Electorate | None = None
    options: tuple[str, ...] = ()
    """Of a straw poll."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = Vote(
            number=self.number,
            title=self.title,
            motion=self.motion,
            item=self.item,
            method=self.method,
            requirement=self.requirement,
            electorate=self.electorate
            or Electorate(entitled=self.entitled, present=self.present, electors=self.electors),
            quorum_met=self.quorum_met,
            options=self.options,
            opened_at=at,
        )
        if self.motion:
            meeting = with_motion(meeting, self.motion, status=MotionStatus.VOTING)
        return replace(meeting, votes=meeting.votes.append(vote))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return warned(meeting, _opened_as(meeting, self))


def _opened_as(meeting: Meeting, event: VoteOpened) -> Phrase:
    title: str | Phrase = event.title
    if event.motion is not None and meeting.motions[event.motion - 1].procedure:
        title = motion_title(meeting, meeting.motions[event.motion - 1])
    if event.method is Method.POLL:
        options = ", ".join(event.options)
        return say("straw poll on “{title}”: {options}", title=title, options=options)
    method, rule = METHOD_NAMES[event.method], describe(event.requirement)
    if event.present is None:
        return say("vote on “{title}” by {method} ({rule})", title=title, method=method, rule=rule)
    opened = say(
        "vote on “{title}” by {method} ({rule}); {present} of {entitled} entitled are present",
        title=title,
        method=method,
        rule=rule,
        present=event.present - _by_proxy(event),
        entitled=event.entitled,
    )
    if proxies := _by_proxy(event):
        more = nsay("{count} more vote by proxy", "{count} more votes by proxy", proxies)
        return joined((opened, more))
    return opened


def _by_proxy(event: VoteOpened | BaseReopened) -> int:
    voters = event.electorate
    return voters.proxies if voters else 0


class BaseReopened(Event, frozen=True, kw_only=True):
    """The chair had the base of the open vote taken anew; a count stated before is void."""

    vote: int
    electorate: Electorate
    quorum_met: bool | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        return _with_vote(
            meeting,
            self.vote,
            electorate=self.electorate,
            # who passed and is gone has said nothing
            roll={who: said for who, said in vote.roll.items() if who in self.electorate.electors},
            base_reopened=vote.base_reopened + 1,
            counts=None,
            weighted=None,
            group_counts={},
            poll={},
            by_eye=None,
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        voters = self.electorate
        told = say(
            "the base was taken anew: {present} of {entitled} entitled can vote",
            present=voters.votes if voters.present is None else voters.present,
            entitled=voters.entitled,
        )
        vote = meeting.votes[self.vote - 1]
        said = (vote.group_counts, vote.by_eye, vote.poll)
        if vote.counts is None and not any(said):
            return told
        return joined((told, say("count again")))


def _with_vote(meeting: Meeting, number: int, **changes: Any) -> Meeting:
    vote = replace(meeting.votes[number - 1], **changes)
    return replace(meeting, votes=meeting.votes.replace(number - 1, vote))


class VotesCounted(Event, frozen=True, kw_only=True):
    """A count was stated: of the whole, or of one group."""

    vote: int
    counts: Counts
    weighted: Weights | None = None
    group: str | None = None
    entry: int = FIRST
    """Of a ballot: for which of the two entries."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        if vote.method is Method.BALLOT:
            return _ballot_counted(meeting, vote, self)
        if self.group is not None:
            groups = {**vote.group_counts, self.group: self.counts}
            return _with_vote(meeting, self.vote, group_counts=groups, by_eye=None)
        return _with_vote(
            meeting, self.vote, counts=self.counts, weighted=self.weighted, by_eye=None
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        vote = meeting.votes[self.vote - 1]
        counted = counts_phrase(self.counts)
        if self.weighted is not None:
            counted = joined((counted, weights_phrase(self.weighted)))
        if self.group is not None:
            return say("counted in {group}: {counts}", group=self.group, counts=counted)
        if self.entry == SECOND:
            return say("counted a second time: {counts}", counts=counted)
        silent = (vote.present or 0) - self.counts.cast
        told = say("counted: {counts}", counts=counted)
        if silent > 0 and vote.electorate.proxies:
            return joined((told, *not_voting_phrases(vote, self.counts, meeting.name_of)))
        if silent > 0:
            return nsay(
                "counted: {counts}; {count} did not vote",
                "counted: {counts}; {count} did not vote",
                silent,
                counts=counted,
            )
        return told


def _ballot_counted(meeting: Meeting, vote: Vote, event: VotesCounted) -> Meeting:
    """A count stands instead of the papers that it is of; of papers all alike it is just those."""
    papers, stated = vote.entered(event.entry)
    if event.group is not None:
        stated = replace(stated, groups={**stated.groups, event.group: event.counts})
        papers = without_group(papers, event.group)
    elif event.weighted is not None:
        stated, papers = StatedCount(whole=event.counts, weighted=event.weighted), {}
    elif vote.requirement.in_groups:
        stated, papers = replace(stated, whole=event.counts), without_group(papers, None)
    else:
        papers = papers_of(event.counts)
    return _with_vote(
        meeting,
        event.vote,
        entries={**vote.entries, event.entry: papers},
        stated={**vote.stated, event.entry: stated},
    )


class PollCounted(Event, frozen=True, kw_only=True):
    """The count of a straw poll was stated, by option."""

    vote: int
    counts: dict[str, int]

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _with_vote(meeting, self.vote, poll=self.counts)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("counted: {counts}", counts=poll_phrase(self.counts))


class OutcomeStated(Event, frozen=True, kw_only=True):
    """The chair said what a straw poll means."""

    vote: int
    text: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _with_vote(meeting, self.vote, outcome=self.text)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the chair's outcome of the poll: {text}", text=self.text)


class BallotsEntered(Event, frozen=True, kw_only=True):
    """A batch of papers of a secret vote: how many say the same, in the order of their text."""

    vote: int
    entry: int = FIRST
    papers: Papers

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        entered = added_papers(vote.entries.get(self.entry, {}), self.papers)
        return _with_vote(meeting, self.vote, entries={**vote.entries, self.entry: entered})

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        before = number_of(meeting.votes[self.vote - 1].entries.get(self.entry, {}))
        number = number_of(self.papers)
        return nsay(
            "{count} paper entered, {whole} in all",
            "{count} papers entered, {whole} in all",
            number,
            whole=before + number,
        )


class BallotsTakenOut(Event, frozen=True, kw_only=True):
    """Papers that had been read wrongly were taken out again."""

    vote: int
    entry: int = FIRST
    papers: Papers

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        left = without_papers(vote.entries.get(self.entry, {}), self.papers)
        return _with_vote(meeting, self.vote, entries={**vote.entries, self.entry: left})

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return nsay("{count} paper taken out", "{count} papers taken out", number_of(self.papers))


class BallotEntryChosen(Event, frozen=True, kw_only=True):
    """The first or the second entry of the papers is gone on with."""

    vote: int
    entry: int

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        entries = {self.entry: {}, **vote.entries}
        return _with_vote(meeting, self.vote, entry=self.entry, entries=entries)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.entry == SECOND:
            return say("the papers are entered a second time")
        return say("the first entry of the papers goes on")


class SecondBallotsDropped(Event, frozen=True, kw_only=True):
    """The second entry was given up."""

    vote: int

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        papers, stated = meeting.votes[self.vote - 1].entered(FIRST)
        return _with_vote(
            meeting, self.vote, entry=FIRST, entries={FIRST: papers}, stated={FIRST: stated}
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the second entry of the papers was given up")


class MajorityJudged(Event, frozen=True, kw_only=True):
    """The chair judged by eye: `clear majority` or `clear minority`."""

    vote: int
    by_eye: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _with_vote(meeting, self.vote, by_eye=self.by_eye, counts=None)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.by_eye == "clear majority":
            return say("a clear majority, judged by eye")
        return say("a clear minority, judged by eye")


class BallotCast(Event, frozen=True, kw_only=True):
    """An answer in a roll call."""

    vote: int
    person: str
    choice: Choice

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        roll = {**vote.roll, self.person: self.choice}
        splits = {who: split for who, split in vote.splits.items() if who != self.person}
        return _answered(meeting, vote, roll, splits)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        delegate = meeting.votes[self.vote - 1].electorate.represented.get(self.person)
        if delegate is not None:
            return say(
                "{delegate} for {name}: {choice}",
                delegate=meeting.name_of(delegate),
                name=meeting.name_of(self.person),
                choice=CHOICE_NAMES[self.choice],
            )
        return say(
            "{name}: {choice}", name=meeting.name_of(self.person), choice=CHOICE_NAMES[self.choice]
        )


def _answered(
    meeting: Meeting, vote: Vote, roll: dict[str, Choice], splits: dict[str, Counts]
) -> Meeting:
    asked_all = all(person in roll or person in splits for person in vote.electors)
    second = vote.second_round or (asked_all and Choice.PASS in roll.values())
    return _with_vote(meeting, vote.number, roll=roll, splits=splits, second_round=second)


class BulkCast(Event, frozen=True, kw_only=True):
    """Somebody cast the votes that they hold, not all of them alike."""

    vote: int
    person: str
    counts: Counts

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        roll = {who: choice for who, choice in vote.roll.items() if who != self.person}
        return _answered(meeting, vote, roll, {**vote.splits, self.person: self.counts})

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        name = meeting.name_of(self.person)
        return say("{name}: {choice}", name=name, choice=counts_phrase(self.counts))


class VetoDeclared(Event, frozen=True, kw_only=True):
    """A member with a veto declared it, in a vote where nobody sees who votes how."""

    vote: int
    person: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vetoes = (*meeting.votes[self.vote - 1].vetoes, self.person)
        return _with_vote(meeting, self.vote, vetoes=vetoes)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("{name} vetoes it", name=meeting.name_of(self.person))


class ObjectionRaised(Event, frozen=True, kw_only=True):
    """Somebody objected to general consent."""

    vote: int
    person: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        objections = (*meeting.votes[self.vote - 1].objections, self.person)
        return _with_vote(meeting, self.vote, objections=objections)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("{name} objects", name=meeting.name_of(self.person))


class VoteClosed(Event, frozen=True, kw_only=True):
    """The vote was closed, with the verdict as it was announced."""

    vote: int
    counts: Counts | None = None
    verdict: Verdict
    quorum_met: bool | None = None
    weighted: Weights | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        meeting = _with_vote(
            meeting,
            self.vote,
            counts=self.counts,
            weighted=self.weighted,
            verdict=self.verdict,
            quorum_met_at_close=self.quorum_met,
            closed_at=at,
        )
        return _settled(meeting, meeting.votes[self.vote - 1])

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        vote = meeting.votes[self.vote - 1]
        after = replace(
            vote, counts=self.counts, weighted=self.weighted, verdict=self.verdict, closed_at=at
        )
        return warned(meeting, verdict_phrase(after))


def _settled(meeting: Meeting, vote: Vote) -> Meeting:
    """The motion is what its vote made of it; undecided, it is before the meeting again."""
    if vote.motion is None or vote.verdict is None:
        return meeting
    status = _AFTER.get(vote.verdict.result, MotionStatus.DEBATED)
    return with_motion(meeting, vote.motion, status=status)


class VoteRecounted(Event, frozen=True, kw_only=True):
    """A second count of a closed vote; the earlier one stays beside it."""

    vote: int
    counts: Counts
    verdict: Verdict
    weighted: Weights | None = None
    group: str | None = None
    recounted: Counts | None = None
    """When one group was counted again: what it gave; `counts` is the whole."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        earlier, weights = vote.recounts, vote.recounted_weights
        if vote.counts is not None:
            earlier, weights = (*earlier, vote.counts), (*weights, vote.weighted)
        groups = vote.group_counts
        if self.group is not None:
            groups = {**groups, self.group: self.recounted or self.counts}
        meeting = _with_vote(
            meeting,
            self.vote,
            counts=self.counts,
            weighted=self.weighted,
            group_counts=groups,
            verdict=self.verdict,
            recounts=earlier,
            recounted_weights=weights,
            by_eye=None,
            doubted=vote.by_eye or vote.doubted,
            casting=None,
            casting_by=None,
        )
        return _settled(meeting, meeting.votes[self.vote - 1])

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        vote = meeting.votes[self.vote - 1]
        after = replace(
            vote,
            counts=self.counts,
            weighted=self.weighted,
            verdict=self.verdict,
            casting=None,
            by_eye=None,
        )
        return say(
            "recounted, {counts}: {verdict}",
            counts=counts_phrase(self.counts),
            verdict=judged_phrase(after, self.verdict),
        )


class CastingVoteGiven(Event, frozen=True, kw_only=True):
    """The chair broke a tie."""

    vote: int
    choice: Choice
    verdict: Verdict
    person: str | None = None
    """Who broke it."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        meeting = _with_vote(
            meeting, self.vote, casting=self.choice, casting_by=self.person, verdict=self.verdict
        )
        return _settled(meeting, meeting.votes[self.vote - 1])

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return casting_phrase(self.verdict, meeting.votes[self.vote - 1].taken.tally)


class VoteAnnulled(Event, frozen=True, kw_only=True):
    """A vote was set aside, with the reason."""

    vote: int
    reason: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        vote = meeting.votes[self.vote - 1]
        meeting = _with_vote(
            meeting, self.vote, annulled=self.reason, closed_at=vote.closed_at or at
        )
        made_of_it = _AFTER.get(vote.verdict.result) if vote.verdict else MotionStatus.VOTING
        if vote.motion is None or meeting.motions[vote.motion - 1].status is not made_of_it:
            return meeting
        return with_motion(meeting, vote.motion, status=MotionStatus.DEBATED)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        title = vote_title(meeting, meeting.votes[self.vote - 1])
        return say("the vote on “{title}” was annulled: {reason}", title=title, reason=self.reason)
