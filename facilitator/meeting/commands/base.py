"""What all commands have in common."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.events.base import Events
from facilitator.meeting.state import Meeting

__all__ = ["Command", "Events"]


class Command(msgspec.Struct, frozen=True, kw_only=True, tag=True, forbid_unknown_fields=True):
    """The base of all commands: its fields, whether it is in order, and what it leads to.

    `in_order` asks what a key asks before anything is typed, so it takes no fields. `decide`
    begins with it wherever a class defines it, so that a command which carries out another one
    cannot get round it.
    """

    before_opening: ClassVar[bool] = False
    """Whether it is in order while the meeting is prepared and not yet open."""
    in_recess: ClassVar[bool] = True
    """Whether it is in order during a recess."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        """Check whether some command of this kind can be in order now, whatever its fields say.

        Raises:
            Refused: with the sentence that says why not.
        """

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        """Return the events that the command leads to, at least one.

        Raises:
            Refused: if it is out of order.
            NeedsConfirmation: if it would leave something unfinished and was not confirmed.
        """
        raise NotImplementedError
