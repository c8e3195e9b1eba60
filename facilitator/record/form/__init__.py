"""The published form of transcript.json: its fields, their order, and what each one means.

Instants are ISO 8601 with offset as text, lengths whole seconds, people appear by name, items by
the number that the agenda gives them. The JSON Schema is made from this page.
"""

from __future__ import annotations

from typing import Any, Literal

from facilitator.record.form.base import *  # noqa: F403
from facilitator.record.form.base import Part
from facilitator.record.form.elections import *  # noqa: F403
from facilitator.record.form.elections import ElectionPart
from facilitator.record.form.floor import *  # noqa: F403
from facilitator.record.form.floor import StatisticsPart, TurnPart
from facilitator.record.form.sitting import *  # noqa: F403
from facilitator.record.form.sitting import Attendee, ItemPart, MeetingPart, QuorumPart
from facilitator.record.form.votes import *  # noqa: F403
from facilitator.record.form.votes import MotionPart, VotePart
from facilitator.record.form.writing import *  # noqa: F403
from facilitator.record.form.writing import (
    CarriedPart,
    ConcernPart,
    DecisionPart,
    NotePart,
    RecordPart,
    TaskPart,
    UndonePart,
)


class Transcript(Part, frozen=True, kw_only=True):
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
