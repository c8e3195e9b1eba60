"""The published form of transcript.json: its fields, their order, and what each one means.

Instants are ISO 8601 with offset as text, lengths whole seconds, people appear by name, items by
the number that the agenda gives them. The JSON Schema is made from this page.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

from facilitator.meeting.agenda import Role
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import Base, Result
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.meeting.votes import Choice, Method

Time: TypeAlias = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
Date: TypeAlias = Annotated[str, Meta(extra_json_schema={"format": "date"})]
Length: TypeAlias = Annotated[int, Meta(description="whole seconds")]
Count: TypeAlias = Annotated[int, Meta(ge=0)]
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1, description="0 to 1, four decimals")]
Interval: TypeAlias = tuple[Time, Time | None]
"""From and to; `to` is null while it runs."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all parts: nothing is left out, nothing else may come in."""


class MeetingPart(Part, frozen=True, kw_only=True):
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


class Attendee(Part, frozen=True, kw_only=True):
    """Somebody on the roster, or who joined."""

    name: str
    role: Role
    group: str | None
    voting: bool
    weight: int
    status: Presence
    reason: str | None
    intervals: Annotated[list[Interval], Meta(description="when they were in the room")]
    id: Annotated[str, Meta(description="tells people of the same name apart")]


class QuorumChange(Part, frozen=True, kw_only=True):
    """How many voting members were present from an instant on."""

    at: Time
    present: Count
    met: bool


class QuorumPart(Part, frozen=True, kw_only=True):
    """The quorum over the meeting; `met` is null when attendance was not taken."""

    rule: str
    entitled: Count
    present_max: Count
    met: Annotated[
        bool | None, Meta(description="there was a quorum at some time of the session; see changes")
    ]
    changes: list[QuorumChange]


class PlanPart(Part, frozen=True, kw_only=True):
    """A length (both ends equal), a window, or nothing."""

    min_seconds: Length | None
    max_seconds: Length | None


class ItemPart(Part, frozen=True, kw_only=True):
    """An item of the agenda."""

    number: str
    title: str
    plan: Annotated[PlanPart, Meta(description="as the agenda gave it")]
    status: ItemStatus
    seconds: Length
    intervals: list[Interval]
    presenter: str | None
    conclusion: str | None
    level: Annotated[int, Meta(ge=1)]
    plan_at_end: Annotated[PlanPart, Meta(description="after extensions and re-planning")]
    extensions: Annotated[list[str], Meta(description="reasons given for more time")]
    private: bool


class TurnPart(Part, frozen=True, kw_only=True):
    """A speech. `seconds` is net: pauses and interposed questions are taken out."""

    name: str | None
    item: str
    speech_class: SpeechClass = msgspec.field(name="class")
    note: Annotated[str | None, Meta(description="what they asked the floor for")]
    asked_at: Time | None
    began_at: Time
    ended_at: Time | None
    seconds: Length
    limit_seconds: Length
    invited: bool
    person: str | None


class MotionPart(Part, frozen=True, kw_only=True):
    """A motion."""

    number: int
    text: str
    by: str | None
    second: str | None
    status: MotionStatus
    amends: int | None
    item: str


class RulePart(Part, frozen=True, kw_only=True):
    """What a vote needed: a share of a base, strict ("more than") or not ("at least")."""

    share: str
    strict: bool
    base: Base
    floor: Annotated[int | None, Meta(description="at least so many votes for, besides")]
    number: Annotated[int | None, Meta(description="the base when it is a fixed number")]
    name: str | None


class CountsPart(Part, frozen=True, kw_only=True):
    """A tally, in heads."""

    for_: Count = msgspec.field(name="for")
    against: Count
    abstain: Count
    invalid: Count
    cast: Annotated[int, Meta(ge=0, description="for + against + abstain + invalid")]


class SharesPart(Part, frozen=True, kw_only=True):
    """Shares of the base; null for what the base does not count."""

    for_: Share | None = msgspec.field(name="for")
    against: Share | None
    abstain: Share | None


class RollPart(Part, frozen=True, kw_only=True):
    """An answer in a roll call."""

    name: str
    choice: Choice
    for_whom: Annotated[str | None, Meta(description="whom a proxy voted for")]


class VotePart(Part, frozen=True, kw_only=True):
    """A vote, with everything its result was judged by."""

    title: str
    motion: int | None
    item: str
    method: Method
    rule: RulePart
    entitled: Count
    present: Annotated[
        int | None, Meta(description="entitled and present at the opening; null: not taken")
    ]
    base_size: int | None
    counts: Annotated[CountsPart | None, Meta(description="null: judged without numbers")]
    weighted: CountsPart | None
    result: Result
    margin: Annotated[int | None, Meta(description="votes for less those needed")]
    roll: list[RollPart]
    opened_at: Time
    closed_at: Time | None
    number: int
    needed: int | None
    shares: SharesPart | None
    by_eye: str | None
    objections: list[str]
    recounts: Annotated[list[CountsPart], Meta(description="tallies replaced by a later one")]
    casting: Annotated[Choice | None, Meta(description="the chair's casting vote")]
    annulled: Annotated[str | None, Meta(description="the reason")]
    quorum_at_opening: bool | None
    quorum_at_close: bool | None


class DecisionPart(Part, frozen=True, kw_only=True):
    """A decision as it was written down."""

    text: str
    item: str | None
    at: Time


class TaskPart(Part, frozen=True, kw_only=True):
    """A task."""

    text: str
    owner: str | None
    due: Date | None
    item: str | None
    status: Literal["open", "done"]
    number: int
    at: Time


class ConcernPart(Part, frozen=True, kw_only=True):
    """Something that somebody raised and that wants an answer."""

    name: str | None
    text: str
    answer: str | None
    item: str | None
    status: Literal["open", "answered"]
    number: int
    at: Time


class NotePart(Part, frozen=True, kw_only=True):
    """A note or a conclusion; a private one is in no minutes."""

    kind: Literal["note", "private", "conclusion"]
    text: str
    name: Annotated[str | None, Meta(description="who was speaking: the gist of that speech")]
    item: str | None
    at: Time
    private: bool


class CarriedPart(Part, frozen=True, kw_only=True):
    """Something for the next meeting to take up."""

    kind: Literal["item", "task", "concern"]
    reason: Literal["deferred", "not reached", "open", "unanswered"]
    text: str
    item: str | None
    name: str | None
    due: Date | None


class SpeakingPart(Part, frozen=True, kw_only=True):
    """How much somebody spoke."""

    name: str
    turns: Count
    seconds: Length
    share: Annotated[float, Meta(ge=0, le=1, description="of the time of all that are named")]
    person: str


class PlannedItemPart(Part, frozen=True, kw_only=True):
    """An item with a plan, its parts included, and how it went."""

    number: str
    min_seconds: Length
    max_seconds: Length
    seconds: Length
    deviation_seconds: Annotated[
        int | None,
        Meta(description="above the upper end; below the lower one (negative); null: not taken up"),
    ]


class PlanStatisticsPart(Part, frozen=True, kw_only=True):
    """The plan against what happened."""

    min_seconds: Length
    max_seconds: Length
    actual_seconds: Annotated[int, Meta(description="all items, recesses taken out")]
    start_deviation_seconds: Annotated[
        int | None, Meta(description="opened later than planned; null: no time was planned")
    ]
    items_done: Count
    items: list[PlannedItemPart]


class StatisticsPart(Part, frozen=True, kw_only=True):
    """Figures that follow from the rest."""

    speaking: list[SpeakingPart]
    gini: Annotated[
        Share | None,
        Meta(
            description="of net speaking time over all members (roles chair, secretary, member, "
            "probationary) who were present at any time - all on the roster when attendance was "
            "not taken - silent ones with 0: sum over all pairs |x_i - x_j| / (2 n sum x); 0 is "
            "even, (n-1)/n one speaker; null when nobody spoke",
        ),
    ]
    never_spoke: Annotated[list[str], Meta(description="of the same members")]
    plan: PlanStatisticsPart


class UndonePart(Part, frozen=True, kw_only=True):
    """An event that was taken back, and does not count anywhere else."""

    seq: int
    at: Time
    by: str
    event: str
    fields: dict[str, Any]


class RecordPart(Part, frozen=True, kw_only=True):
    """What this transcript was made from."""

    version: int
    adopted_at: Time | None
    amendments: list[dict[str, Any]]
    events: Count
    undone: Annotated[int, Meta(ge=0, description="events that were taken back")]
    head: Annotated[str, Meta(description="hash of the journal's last line", pattern="^sha256:")]
    program: Annotated[str, Meta(description="version that began the journal")]


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
    elections: list[dict[str, Any]]
    decisions: list[DecisionPart]
    tasks: list[TaskPart]
    concerns: list[ConcernPart]
    notes: list[NotePart]
    evaluation: dict[str, Any] | None
    carried_over: list[CarriedPart]
    statistics: StatisticsPart
    record: RecordPart
    undone: list[UndonePart]
