"""The transcript as a whole: its published form, and the bytes of transcript.json."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from facilitator.meeting.agenda import Seconds
from facilitator.meeting.events import MeetingPrepared, Recorded
from facilitator.meeting.state import Phase
from facilitator.meeting.timeline import Timeline
from facilitator.record.codec import NO_LINE, encode_act
from facilitator.record.transcript.agenda import ItemPart, agenda
from facilitator.record.transcript.attendance import Attendee, QuorumPart, attendance, quorum
from facilitator.record.transcript.elections import ElectionPart, elections
from facilitator.record.transcript.floor import StatisticsPart, TurnPart, statistics, turns
from facilitator.record.transcript.part import (
    Date,
    Interval,
    Natural,
    Past,
    Time,
    TranscriptPart,
    intervals,
    past_of,
    stamp,
)
from facilitator.record.transcript.votes import MotionPart, VotePart, motions, votes
from facilitator.record.transcript.written import (
    CarriedPart,
    ConcernPart,
    DecisionPart,
    NotePart,
    TaskPart,
    UndonePart,
    carried_over,
    concerns,
    decisions,
    notes,
    tasks,
    undone,
)


class MeetingPart(TranscriptPart, frozen=True, kw_only=True):
    """The meeting as a whole."""

    id: str
    title: str
    body: str | None
    place: str | None
    language: str
    opened_at: Time | None
    closed_at: Time | None
    seconds: Annotated[
        int, Meta(ge=0, description="from the opening to the close, or to the last event")
    ]
    chair: str | None
    secretary: str | None
    status: Phase
    date: Annotated[str | None, Meta(description="as the agenda gives it, ISO")]
    time: Annotated[str | None, Meta(description="planned start as the agenda gives it, HH:MM")]
    recesses: list[Interval]
    next_date: Date | None


class RecordPart(TranscriptPart, frozen=True, kw_only=True):
    """What this transcript was made from."""

    version: int
    adopted_at: Time | None
    amendments: list[dict[str, Any]]
    events: Natural
    undone: Annotated[int, Meta(ge=0, description="events that were taken back")]
    head: Annotated[str, Meta(description="hash of the journal's last line", pattern="^sha256:")]
    program: Annotated[str, Meta(description="version that began the journal")]


class Transcript(TranscriptPart, frozen=True, kw_only=True):
    """A meeting, as `facilitator` writes it when it closes."""

    format: Literal["facilitator/transcript"]
    version: Literal[1]
    meeting: MeetingPart
    attendance: list[Attendee]
    quorum: QuorumPart
    agenda: list[ItemPart]
    turns: list[TurnPart]
    motions: list[MotionPart]
    votes: list[VotePart]
    elections: list[ElectionPart]
    decisions: list[DecisionPart]
    tasks: list[TaskPart]
    concerns: list[ConcernPart]
    notes: list[NotePart]
    evaluation: dict[str, Any] | None
    carried_over: list[CarriedPart]
    statistics: StatisticsPart
    record: RecordPart
    undone: list[UndonePart]


_encode = msgspec.json.Encoder(decimal_format="number").encode


def transcript(timeline: Timeline, head: str | None = None) -> Transcript:
    """Return the transcript. That of an unfinished meeting ends with its last event.

    `head` is the hash of the journal's last line. By default it is the hash of the line that this
    version of the program would have written.
    """
    past = past_of(timeline)
    return Transcript(
        format="facilitator/transcript",
        version=1,
        meeting=_meeting(past),
        attendance=attendance(past),
        quorum=quorum(past),
        agenda=agenda(past),
        turns=turns(past),
        motions=motions(past),
        votes=votes(past),
        elections=elections(past),
        decisions=decisions(past),
        tasks=tasks(past),
        concerns=concerns(past),
        notes=notes(past),
        evaluation=None,
        carried_over=carried_over(past),
        statistics=statistics(past),
        record=_record(timeline, head or head_of(timeline.recorded)),
        undone=undone(timeline),
    )


def as_json(timeline: Timeline, head: str | None = None) -> bytes:
    """Return the bytes of transcript.json: UTF-8, indented by two, with a final line feed."""
    plain = _encode(transcript(timeline, head))
    return msgspec.json.format(plain, indent=2) + b"\n"


def _meeting(past: Past) -> MeetingPart:
    meeting = past.meeting
    facts = meeting.agenda
    return MeetingPart(
        id=meeting.id,
        title=facts.title,
        body=facts.body,
        place=facts.place,
        language=facts.language,
        opened_at=stamp(meeting.opened_at) if meeting.opened_at else None,
        closed_at=stamp(meeting.closed_at) if meeting.closed_at else None,
        seconds=duration(past),
        chair=facts.chair,
        secretary=facts.secretary,
        status=meeting.phase,
        date=facts.date,
        time=facts.time,
        recesses=intervals(meeting.recesses),
        next_date=meeting.next_date,
    )


def duration(past: Past) -> Seconds:
    """Return the length of the meeting from its opening to its close, or to the last event."""
    opened = past.meeting.opened_at
    return int(((past.meeting.closed_at or past.last) - opened).total_seconds()) if opened else 0


def _record(timeline: Timeline, head: str) -> RecordPart:
    first = timeline.recorded[0].event
    adopted = timeline.meeting.adopted_at
    return RecordPart(
        version=1,
        adopted_at=stamp(adopted) if adopted else None,
        amendments=[],
        events=len(timeline.recorded),
        undone=len(undone(timeline)),
        head=f"sha256:{head}",
        program=first.program if isinstance(first, MeetingPrepared) else "",
    )


def head_of(recorded: list[Recorded]) -> str:
    """Return the hash of the last line of a journal with the events `recorded`."""
    head = NO_LINE
    act: list[Recorded] = []
    for line in recorded:
        if act and act[-1].act != line.act:
            _, head = encode_act(tuple(act), head)
            act = []
        act.append(line)
    return encode_act(tuple(act), head)[1]
