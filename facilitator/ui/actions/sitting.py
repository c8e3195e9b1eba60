"""Actions of the agenda, the time and the end of the meeting."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Phase
from facilitator.ui.actions.kinds import Action, Ask, Deed, Group, Run, Situation, opening


def _next_item(situation: Situation) -> Deed:
    if situation.meeting.phase is Phase.PREPARED:
        return opening(situation.meeting)
    return c.NextItem(believed=situation.item)


def _opens(situation: Situation) -> Phrase | None:
    return say("open") if situation.meeting.phase is Phase.PREPARED else None


def _enter(situation: Situation) -> Deed:
    """Enter opens a prepared meeting and ends a recess; at other times it does nothing."""
    if situation.meeting.phase is Phase.PAUSED:
        return c.ResumeMeeting()
    if situation.meeting.phase is Phase.PREPARED:
        return opening(situation.meeting)
    return c.OpenMeeting()


def _recess(situation: Situation) -> Deed:
    if situation.meeting.phase is Phase.PAUSED:
        return c.ResumeMeeting()
    return c.PauseMeeting()


AGENDA: tuple[Action, ...] = (
    Action(
        id="next-item",
        keys="n",
        label=say("next item"),
        help=say("Open the meeting; close the open item and take up the next one"),
        group=Group.AGENDA,
        weight=1,
        act=_next_item,
        other=_opens,
        others=(say("open"),),
    ),
    Action(
        id="extend",
        keys="e",
        label=say("extend"),
        help=say("Give the open item more time"),
        group=Group.AGENDA,
        weight=3,
        act=lambda _: Ask("extend", c.ExtendItem),
    ),
    Action(
        id="recess",
        keys="p",
        label=say("recess"),
        help=say("Begin a recess, or go on after it; all clocks stand meanwhile"),
        group=Group.AGENDA,
        also=say("pause break interruption"),
        weight=3,
        act=_recess,
        other=lambda s: say("resume") if s.meeting.phase is Phase.PAUSED else None,
        others=(say("resume"),),
    ),
    Action(
        id="agenda",
        keys="g",
        label=say("agenda"),
        help=say("The agenda: jump to an item, reopen, defer or skip one"),
        group=Group.AGENDA,
        weight=4,
        act=lambda _: Ask("agenda"),
    ),
    Action(
        id="open",
        keys="enter",
        label=say("open"),
        help=say("Open the meeting, or go on after a recess"),
        group=Group.AGENDA,
        act=_enter,
    ),
    Action(
        id="defer",
        keys="D",
        label=say("defer"),
        help=say("Put the open item off to the next meeting"),
        group=Group.AGENDA,
        act=lambda _: c.DeferItem(),
    ),
    Action(
        id="skip",
        keys="S",
        label=say("skip"),
        help=say("Pass the open item over"),
        group=Group.AGENDA,
        act=lambda _: c.SkipItem(),
    ),
    Action(
        id="replan",
        keys="R",
        label=say("re-plan"),
        help=say("Share what is late or early out over the items that remain"),
        group=Group.AGENDA,
        act=lambda _: c.Replan(),
    ),
    Action(
        id="next-prompt",
        keys="full_stop,right_square_bracket",
        label=say("next prompt"),
        help=say("Show the item's next prompt"),
        group=Group.AGENDA,
        act=lambda _: Run("prompt(1)"),
    ),
    Action(
        id="last-prompt",
        keys="comma,left_square_bracket",
        label=say("prompt before"),
        help=say("Show the item's prompt before this one"),
        group=Group.AGENDA,
        act=lambda _: Run("prompt(-1)"),
    ),
    Action(
        id="adjourn",
        keys="x",
        label=say("close"),
        help=say("Close the meeting, after a look at what is unfinished"),
        group=Group.AGENDA,
        weight=6,
        act=lambda _: Ask("adjourn", c.Adjourn()),
    ),
)
