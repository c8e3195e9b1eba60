"""Motions that are postponed: until when, and whether their time has come.

What was said with the motion is read once, when it is moved:

    until 19:10              that time of the meeting's day
    until item 3             when item 3 is taken up
    to the end               when no other item waits
    until the next meeting   the next meeting
    until May                kept in those words, and left to the next meeting
"""

from __future__ import annotations

import datetime as dt
import re

from facilitator.meeting.agenda import Agenda, Instant
from facilitator.meeting.motions import Motion, MotionStatus, Until, When
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import ItemStatus, Meeting
from facilitator.meeting.text import fold

_LEADING = re.compile(r"(?:until|till|to|up to|cho den|den|toi)\s+")
_TIME = re.compile(r"(\d{1,2})(?::(\d{2})|h(\d{2})?)(?: gio)?")
_ITEM = re.compile(r"(?:item|point|muc|noi dung)\s+(\S{1,20})")
_END = {"end", "the end", "the end of the meeting", "end of the meeting", "cuoi buoi",
        "cuoi hop", "cuoi buoi hop", "cuoi cuoc hop"}  # fmt: skip
_NEXT = {"next meeting", "the next meeting", "next time", "ky sau", "buoi sau", "ky hop sau",
         "cuoc hop sau", "buoi hop sau"}  # fmt: skip


def read_until(text: str, agenda: Agenda, now: Instant) -> Until:
    """Return until when `text` postpones a motion that is moved at `now`.

    Raises:
        Refused: if it names a time that is past, or an item that the agenda does not have.
    """
    words = _LEADING.sub("", fold(text) + " ", count=1).strip(" .")
    if words in _END:
        return Until(when=When.END)
    if words in _NEXT:
        return Until(when=When.NEXT_MEETING)
    if match := _TIME.fullmatch(words):
        return Until(when=When.TIME, at=_later_today(match, now))
    if match := _ITEM.fullmatch(words):
        wanted = match[1].rstrip(".")
        for item in agenda.items:
            if fold(item.number).rstrip(".") == wanted:
                return Until(when=When.ITEM, item=item.id)
        raise Refused(say("There is no item {number}.", number=match[1]))
    return Until(when=When.WORDS)


def _later_today(match: re.Match[str], now: Instant) -> Instant:
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if hour > 23 or minute > 59:
        raise Refused(say("{time} is not a time of day.", time=match[0]))
    at = now.replace(hour=hour, minute=minute, second=0)
    if at <= now:
        # a meeting that runs past midnight
        at += dt.timedelta(days=1)
        if at - now > dt.timedelta(hours=8):
            raise Refused(
                say(
                    "{time} is past: postpone the motion to a later time.",
                    time=f"{hour}:{minute:02}",
                )
            )
    return at


def postponed(meeting: Meeting) -> tuple[Motion, ...]:
    """Return the main motions that were postponed and have not come back."""
    return tuple(m for m in meeting.motions if m.is_main and m.status is MotionStatus.DEFERRED)


def is_due(meeting: Meeting, motion: Motion, now: Instant) -> bool:
    """Return whether the time has come that `motion` was postponed to."""
    until = motion.until
    if until is None:
        return False
    match until.when:
        case When.TIME:
            return until.at is not None and now >= until.at
        case When.ITEM:
            return until.item is not None and (
                until.item == meeting.current
                or meeting.items[until.item].status is not ItemStatus.WAITING
            )
        case When.END:
            return all(state.status is not ItemStatus.WAITING for state in meeting.items.values())
    return False


def due(meeting: Meeting, now: Instant) -> tuple[Motion, ...]:
    """Return the postponed motions whose time has come, the first one first."""
    return tuple(motion for motion in postponed(meeting) if is_due(meeting, motion, now))


def until_told(meeting: Meeting, motion: Motion) -> Phrase:
    """Return until when `motion` is postponed, as `until 19:10`."""
    until = motion.until
    match until.when if until else When.WORDS:
        case When.TIME if until and until.at:
            return say("until {time}", time=f"{until.at:%H:%M}")
        case When.ITEM if until and until.item:
            return say("until item {number}", number=meeting.item_by_id(until.item).number)
        case When.END:
            return say("until the end of this meeting")
        case When.NEXT_MEETING:
            return say("until the next meeting")
    return say("{text}", text=motion.to) if motion.to else say("until the next meeting")
