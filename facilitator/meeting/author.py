"""Who did an act: an operator at the chair's table, or a participant, on some device."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class AuthorRole(StrEnum):
    """What an author may answer for."""

    OPERATOR = "operator"
    """Runs the meeting: the chair, or a secretary beside the chair."""
    PARTICIPANT = "participant"
    """Takes part in it, on a device of their own."""


class Author(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """The author of an act, as the journal keeps it.

    An act on secret ballots has an operator as its author, never a voter.
    """

    name: str
    """The operator's account, or the participant's name."""
    role: AuthorRole = AuthorRole.OPERATOR
    person: str | None = None
    """Id of the person in this meeting, if the author is one of them."""
    device: str | None = None
    """What the author typed on; None for the computer that holds the meeting."""
