"""What happened: the facts that the journal keeps. Past tense, nothing derived.

The instant, the author and the act that an event belongs to are in its envelope (`Recorded`).
"""

from __future__ import annotations

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.author import Author
from facilitator.meeting.events.base import Fact as Fact
from facilitator.meeting.events.elections import *  # noqa: F403
from facilitator.meeting.events.elections import ElectionEvent
from facilitator.meeting.events.floor import *  # noqa: F403
from facilitator.meeting.events.floor import FloorEvent
from facilitator.meeting.events.motions import *  # noqa: F403
from facilitator.meeting.events.motions import MotionEvent
from facilitator.meeting.events.sitting import *  # noqa: F403
from facilitator.meeting.events.sitting import SittingEvent
from facilitator.meeting.events.votes import *  # noqa: F403
from facilitator.meeting.events.votes import VoteEvent
from facilitator.meeting.events.writing import *  # noqa: F403
from facilitator.meeting.events.writing import WritingEvent

SCHEMA_VERSION = 2
"""Version of the events below; older journals are brought up to it when they are read."""

Event = SittingEvent | FloorEvent | MotionEvent | VoteEvent | ElectionEvent | WritingEvent


class Recorded(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event in its envelope, as one line of the journal holds it."""

    v: int = SCHEMA_VERSION
    seq: int
    """From 1, without gaps."""
    at: Instant
    by: Author
    act: int
    """Events of one command share it; undo takes back an act."""
    event: Event
