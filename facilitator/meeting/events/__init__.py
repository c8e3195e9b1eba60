"""What happened: the facts that the journal keeps. Past tense, nothing derived.

An event is one class: its fields, which are also its stored shape, `evolve` for the meeting after
it, and `told` for its sentence in the log. The instant, the author and the act that it belongs to
are in its envelope (`Recorded`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.author import Author
from facilitator.meeting.events.base import Event as Event
from facilitator.meeting.events.effects import *  # noqa: F403
from facilitator.meeting.events.elections import *  # noqa: F403
from facilitator.meeting.events.floor import *  # noqa: F403
from facilitator.meeting.events.motions import *  # noqa: F403
from facilitator.meeting.events.sitting import *  # noqa: F403
from facilitator.meeting.events.votes import *  # noqa: F403
from facilitator.meeting.events.writing import *  # noqa: F403

SCHEMA_VERSION = 2
"""Version of the events below; older journals are brought up to it when they are read."""

if TYPE_CHECKING:
    AnyEvent = Event
else:  # the decoder needs every kind by name
    AnyEvent = Union[tuple(Event.__subclasses__())]  # noqa: UP007


class Recorded(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event in its envelope, as one line of the journal holds it."""

    v: int = SCHEMA_VERSION
    seq: int
    """From 1, without gaps."""
    at: Instant
    by: Author
    act: int
    """Events of one command share it; undo takes back an act."""
    event: AnyEvent
