"""What all events have in common."""

from __future__ import annotations

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.phrase import Phrase
from facilitator.meeting.state import Meeting


class Event(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag=True,
):
    """The base of all events; the tag in the journal is the name of the class."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        """Return the meeting after the event, which happened at the instant `at`."""
        raise NotImplementedError

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        """Return what happened in one sentence without a full stop; None needs no telling.

        `meeting` is the one before the event, so that what the event removes can be named.
        """
        return None


Events = tuple[Event, ...]
"""The events of one act."""
