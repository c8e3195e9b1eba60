"""Actions of elections."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.elections import ElectionResult
from facilitator.meeting.phrase import Phrase, say
from facilitator.ui.actions.kinds import Action, Ask, Deed, Group, Situation

_UNFINISHED = {ElectionResult.TIED, ElectionResult.RUN_OFF, ElectionResult.INCOMPLETE}


def _election(situation: Situation) -> Deed:
    """One key all the way: open the election, take its papers, settle what it left."""
    meeting = situation.meeting
    if meeting.open_election is not None:
        return Ask("ballots")
    last = meeting.elections[-1] if meeting.elections else None
    if last is not None and last.item == meeting.current and last.result in _UNFINISHED:
        return Ask("election-result")
    return Ask("elect", c.OpenElection)


_LABELS = {"ballots": say("papers"), "election-result": say("result")}


def _label(situation: Situation) -> Phrase | None:
    deed = _election(situation)
    return _LABELS.get(deed.dialog) if isinstance(deed, Ask) else None


ELECTIONS: tuple[Action, ...] = (
    Action(
        id="election",
        keys="B",
        label=say("election"),
        help=say("Open an election; while one is open: take its papers, then close it"),
        group=Group.VOTE,
        also=say("elect candidates nomination seats ballot papers"),
        weight=7,
        act=_election,
        other=_label,
        others=tuple(_LABELS.values()),
    ),
    Action(
        id="election-result",
        keys="W",
        label=say("who won"),
        help=say("The last election: what is read aloud, the result, rounds, lot, another round"),
        group=Group.VOTE,
        act=lambda _: Ask("election-result", c.AnnulElection),
    ),
    Action(
        id="annul-election",
        label=say("annul election"),
        help=say("Set the open election, or the last one, aside, with a reason"),
        group=Group.VOTE,
        act=lambda _: Ask("annul-election", c.AnnulElection),
    ),
)
