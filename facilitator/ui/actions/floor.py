"""Actions of the floor: the list, the speech, the invitation."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.order import ORDER_NAMES, arranged
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting, Phase
from facilitator.ui.actions.kinds import Action, Ask, Deed, Group, Situation, opening

ONE_MINUTE = 60


def _next_speaker(situation: Situation) -> Deed:
    if situation.meeting.phase is Phase.PREPARED:
        return opening(situation.meeting)
    if _gives_back(situation.meeting):
        return c.FinishSpeech(believed=situation.turn)
    return c.CallNext(believed=situation.turn)


def _gives_back(meeting: Meeting) -> bool:
    """After what was interposed the interrupted speaker comes next, before the list."""
    if meeting.interrupted is None:
        return False
    listed = arranged(meeting)
    return not listed or listed[0].speech_class is not SpeechClass.INTERPOSED


def _next_label(situation: Situation) -> Phrase | None:
    if situation.meeting.phase is Phase.PREPARED:
        return say("open")
    return say("goes on") if _gives_back(situation.meeting) else None


def _toggle_list(situation: Situation) -> Deed:
    state = situation.meeting.item_state
    return c.OpenList() if state and state.list_closed else c.CloseList()


def _next_order(situation: Situation) -> Deed:
    orders = list(Order)
    place = orders.index(situation.meeting.order)
    return c.SetOrder(order=orders[(place + 1) % len(orders)])


def _correct(situation: Situation) -> Deed:
    """Put right what was last: a count, else a turn."""
    if _counted_last(situation.meeting):
        return Ask("recount")
    return Ask("correct", c.CorrectTurn)


def _counted_last(meeting: Meeting) -> bool:
    """Tell whether the last thing that could be corrected is the count of a vote."""
    if not meeting.votes or meeting.phase not in {Phase.OPEN, Phase.PAUSED}:
        return False
    vote, turns = meeting.votes[-1], meeting.turns
    if not vote.can_be_recounted or vote.closed_at is None:
        return False
    if meeting.speech is not None:  # one that goes on after the vote may have begun before it
        return vote.closed_at >= meeting.speech.began_at
    ended = turns[-1].ended_at if turns else None
    return ended is None or vote.closed_at >= ended


FLOOR: tuple[Action, ...] = (
    Action(
        id="next-speaker",
        keys="space",
        label=say("next speaker"),
        help=say(
            "Give the floor to the next one on the list, or back to who was interrupted; ends the "
            "running speech"
        ),
        group=Group.FLOOR,
        weight=1,
        act=_next_speaker,
        other=_next_label,
        others=(say("open"), say("goes on")),
    ),
    Action(
        id="ask",
        keys="a",
        label=say("add"),
        help=say("Put somebody on the speakers' list: two letters, then Enter"),
        group=Group.FLOOR,
        weight=1,
        act=lambda _: Ask("speaker", c.AskFloor),
    ),
    Action(
        id="finish",
        keys="f",
        label=say("finish"),
        help=say("End the running speech; an interrupted speaker goes on"),
        group=Group.FLOOR,
        weight=1,
        act=lambda s: c.FinishSpeech(believed=s.turn),
    ),
    Action(
        id="hear",
        keys="h",
        label=say("hear"),
        help=say("Invite somebody who has not spoken yet: the floor's panel says whom"),
        group=Group.FLOOR,
        weight=4,
        act=lambda s: c.InviteNext(believed=s.turn),
    ),
    Action(
        id="decline",
        keys="H",
        label=say("declined"),
        help=say("The one who was invited does not wish to speak"),
        group=Group.FLOOR,
        act=lambda s: c.DeclineInvitation(believed=s.asked),
    ),
    Action(
        id="list",
        keys="l",
        label=say("list"),
        help=say("The waiting list: move, take off, yield to, last word, and why"),
        group=Group.FLOOR,
        weight=5,
        act=lambda _: Ask("list", c.WithdrawEntry),
    ),
    Action(
        id="name",
        keys="N",
        label=say("who?"),
        help=say("Say who it is that waits or speaks without a name"),
        group=Group.FLOOR,
        act=lambda _: Ask("name", c.NameSpeaker),
    ),
    Action(
        id="extend-speech",
        keys="E",
        label=say("+1 minute"),
        help=say("Give the speaker one minute more"),
        group=Group.FLOOR,
        act=lambda _: c.ExtendSpeech(seconds=ONE_MINUTE),
    ),
    Action(
        id="pools",
        keys="P",
        label=say("pools"),
        help=say("Speaking time of the groups: what is left, and more of it"),
        group=Group.FLOOR,
        act=lambda _: Ask("pools", c.ExtendPool),
    ),
    Action(
        id="put-back",
        keys="b",
        label=say("put back"),
        help=say("Put the last speaker at the head of the list again"),
        group=Group.FLOOR,
        act=lambda _: c.PutBack(),
    ),
    Action(
        id="yield",
        keys="y",
        label=say("yield"),
        help=say("The speaker gives what is left of the time to somebody who waits"),
        group=Group.FLOOR,
        act=lambda _: Ask("list", c.YieldTime),
    ),
    Action(
        id="toggle-list",
        keys="L",
        label=say("close list"),
        help=say("Close the list for plain requests, or open it again"),
        group=Group.FLOOR,
        act=_toggle_list,
        other=lambda s: (
            say("open list") if s.meeting.item_state and s.meeting.item_state.list_closed else None
        ),
    ),
    Action(
        id="order",
        keys="O",
        label=say("order"),
        help=say("Serve the list in the next kind of order"),
        group=Group.FLOOR,
        act=_next_order,
    ),
    Action(
        id="correct",
        keys="c",
        label=say("correct"),
        help=say("Put right what was last: a count, or who spoke, from when, until when"),
        group=Group.FLOOR,
        act=_correct,
    ),
)


def _setting(order: Order) -> Action:
    return Action(
        id=f"order-{order.value}",
        label=ORDER_NAMES[order],
        help=say("Order of the list: {order}", order=ORDER_NAMES[order]),
        group=Group.FLOOR,
        act=lambda _: c.SetOrder(order=order),
    )


ORDERS: tuple[Action, ...] = tuple(_setting(order) for order in Order)
