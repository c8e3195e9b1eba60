"""Verbs that votes and elections share: whichever of the two a line can be about."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.meeting import commands as c
from facilitator.plain import agenda, elections, votes
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text

Handler = Callable[[Room, Text], list[c.Command]]


def _either(of_votes: Handler, of_elections: Handler) -> Handler:
    """Return a reader for an open vote's words first, if there is one, then for an election's."""

    def read(room: Room, rest: Text) -> list[c.Command]:
        first, second = of_votes, of_elections
        meeting = room.meeting
        if meeting.open_vote is None and meeting.open_election is not None:
            first, second = of_elections, of_votes
        try:
            return first(room, rest)
        except Misunderstood as misunderstood:
            try:
                return second(room, rest)
            except Misunderstood:
                raise misunderstood from None

    return read


VERBS: dict[str, Handler] = {
    "count": _either(votes.VERBS["count"], elections.count),
    "recount": _either(votes.VERBS["recount"], elections.recount),
    "annul": _either(votes.VERBS["annul"], elections.annul),
    "close": _either(agenda.VERBS["close"], elections.close),
    "ballot": _either(votes.VERBS["ballot"], elections.ballot),
    "unballot": _either(votes.VERBS["unballot"], elections.VERBS["unballot"]),
    "entry": _either(votes.VERBS["entry"], elections.VERBS["entry"]),
}
VERBS["b"] = VERBS["ballot"]
