"""Actions of motions and votes."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.stack import needs_second
from facilitator.meeting.votes import Choice, Method
from facilitator.ui.actions.kinds import Action, Ask, Deed, Group, Situation


def _vote(situation: Situation) -> Deed:
    """One key all the way: set a vote up, take it, put it right."""
    meeting = situation.meeting
    if (vote := meeting.open_vote) is not None:
        # a count that was stated is stated again, papers go on
        has_papers = vote.entries and not vote.entered().is_stated
        return Ask("papers" if has_papers else _OPEN.get(vote.method, "count"))
    if meeting.open_election is not None:
        return Ask("ballots")
    if (motion := meeting.pending_motion) is not None:
        if meeting.in_session and needs_second(meeting, motion):
            return Ask("second-first")
        return Ask("vote", c.OpenVote)
    can_annul = meeting.votes and meeting.votes[-1].annulled is None
    return Ask("question", c.AnnulVote if can_annul else c.OpenVote)


_OPEN = {
    Method.ROLLCALL: "roll-call",
    Method.CONSENT: "consent",
    Method.POLL: "poll-count",
}
_VOTE_LABELS = {
    "roll-call": say("call"),
    "count": say("count"),
    "consent": say("consent"),
    "poll-count": say("count"),
    "papers": say("papers"),
    "ballots": say("papers"),
    "second-first": say("second"),
}


def _vote_label(situation: Situation) -> Phrase | None:
    deed = _vote(situation)
    return _VOTE_LABELS.get(deed.dialog) if isinstance(deed, Ask) else None


def _motion(situation: Situation) -> Deed:
    """One key for what can be moved: a motion, or something about the one that is pending."""
    meeting = situation.meeting
    if meeting.consent is not None:
        return Ask("block")
    if meeting.pending_motion is not None and meeting.open_vote is None:
        return Ask("pending")
    return Ask("motion", c.MoveMotion)


def _procedural(situation: Situation) -> Deed:
    """Open the list while an item is open; else ask with a motion why not."""
    meeting = situation.meeting
    is_time = meeting.in_session and meeting.item is not None
    return Ask("pending", None if is_time else c.MoveMotion)


VOTE: tuple[Action, ...] = (
    Action(
        id="vote",
        keys="v",
        label=say("vote"),
        help=say(
            "A vote: how, by which rule (two thirds of those present, ...), and the count; or put "
            "the last count right"
        ),
        group=Group.VOTE,
        also=say("ballot secret roll call show of hands poll majority verdict wrong count"),
        weight=2,
        act=_vote,
        other=_vote_label,
        others=tuple(_VOTE_LABELS.values()),
    ),
    Action(
        id="motion",
        keys="m",
        label=say("motion"),
        help=say("Put a motion before the meeting; while one is pending: amend, second, withdraw"),
        group=Group.VOTE,
        weight=3,
        act=_motion,
        other=lambda s: say("amend") if s.meeting.pending_motion else None,
        others=(say("amend"),),
    ),
    Action(
        id="procedural",
        keys="M",
        label=say("procedural"),
        help=say("Procedural motions: those in order by one key each, the others with the reason"),
        group=Group.VOTE,
        also=say("close the debate, adjourn, postpone, lay on the table, refer, appeal"),
        act=_procedural,
    ),
    Action(
        id="consent-agenda",
        keys="C",
        label=say("consent agenda"),
        help=say("Adopt several prepared motions at once, unless somebody objects to one"),
        group=Group.VOTE,
        act=lambda s: Ask("block", None if s.meeting.consent else c.AskConsent()),
    ),
    Action(
        id="close-vote",
        keys="V",
        label=say("close vote"),
        help=say("Close the open vote and judge it"),
        group=Group.VOTE,
        act=lambda _: c.CloseVote(),
    ),
    Action(
        id="object",
        label=say("objection"),
        help=say("Somebody objects to general consent"),
        group=Group.VOTE,
        act=lambda _: Ask("consent", c.Object),
    ),
    Action(
        id="annul",
        label=say("annul"),
        help=say("Set the last vote aside, with a reason"),
        group=Group.VOTE,
        act=lambda _: Ask("annul", c.AnnulVote),
    ),
    Action(
        id="recount",
        label=say("recount"),
        help=say("State a second count of the last vote; both stay"),
        group=Group.VOTE,
        act=lambda _: Ask("recount", c.Recount),
    ),
    Action(
        id="casting-for",
        keys="plus",
        label=say("casting vote for"),
        help=say("The chair's casting vote: for"),
        group=Group.VOTE,
        act=lambda _: c.GiveCastingVote(choice=Choice.FOR),
    ),
    Action(
        id="casting-against",
        keys="minus",
        label=say("casting vote against"),
        help=say("The chair's casting vote: against"),
        group=Group.VOTE,
        act=lambda _: c.GiveCastingVote(choice=Choice.AGAINST),
    ),
    Action(
        id="second",
        label=say("second"),
        help=say("Somebody seconds the motion"),
        group=Group.VOTE,
        act=lambda _: Ask("second", c.SecondMotion),
    ),
    Action(
        id="withdraw-motion",
        label=say("withdraw motion"),
        help=say("The motion is withdrawn by its mover"),
        group=Group.VOTE,
        act=lambda _: c.WithdrawMotion(),
    ),
    Action(
        id="table-motion",
        label=say("table motion"),
        help=say("Lay the motion on the table"),
        group=Group.VOTE,
        act=lambda _: c.TableMotion(),
    ),
    Action(
        id="take-motion",
        label=say("take from the table"),
        help=say("Take up a postponed motion that is due, or the one laid on the table last"),
        group=Group.VOTE,
        act=lambda _: c.TakeMotion(),
    ),
    Action(
        id="divide-motion",
        label=say("divide motion"),
        help=say("Divide the motion into parts that are voted on one by one"),
        group=Group.VOTE,
        act=lambda _: Ask("divide", c.DivideMotion),
    ),
    Action(
        id="refer-motion",
        label=say("refer motion"),
        help=say("Refer the motion elsewhere"),
        group=Group.VOTE,
        act=lambda _: c.ReferMotion(),
    ),
)
