"""The meeting as JSON: the same bytes from the same journal, on any machine at any hour."""

from __future__ import annotations

import msgspec

from facilitator.meeting.agenda import Seconds
from facilitator.meeting.events import MeetingPrepared, Recorded
from facilitator.meeting.timeline import Timeline
from facilitator.record.agenda_part import agenda
from facilitator.record.attendance_part import attendance, quorum
from facilitator.record.codec import NO_LINE, encode_act
from facilitator.record.elections_part import elections
from facilitator.record.floor_part import statistics, turns
from facilitator.record.form import MeetingPart, RecordPart, Transcript
from facilitator.record.past import Past, intervals, past_of, stamp
from facilitator.record.votes_part import motions, votes
from facilitator.record.written_part import (
    carried_over,
    concerns,
    decisions,
    notes,
    tasks,
    undone,
)

_encode = msgspec.json.Encoder(decimal_format="number").encode


def transcript(timeline: Timeline, head: str | None = None) -> Transcript:
    """Return the transcript; of an unfinished meeting, up to its last event.

    `head` is the hash of the journal's last line; without it, the one that this version of the
    program would have written.
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
    """Return the bytes of transcript.json: UTF-8, two blanks to a level, a line feed at the end."""
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
    """Return the hash of the last line of a journal that holds these events."""
    head = NO_LINE
    act: list[Recorded] = []
    for line in recorded:
        if act and act[-1].act != line.act:
            _, head = encode_act(tuple(act), head)
            act = []
        act.append(line)
    return encode_act(tuple(act), head)[1]
