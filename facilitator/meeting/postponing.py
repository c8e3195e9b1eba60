"""Postponed motions: when each comes back, and which ones are due.

What is said with a motion to postpone is read in English and in Vietnamese:

    until 19:10, đến 19g10, in 10 minutes      at that time of this meeting
    until item 3, after item 2, đến mục 3      when that item is taken up
    to the end of the meeting, cuối buổi họp   at the last item
    until the next meeting, Friday, 25/12      at a later meeting
    anything else                              nowhere in this meeting
"""

from __future__ import annotations

import datetime as dt
import re

from facilitator.meeting.agenda import Instant, Item
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.motions import Motion, MotionStatus, Until, UntilKind
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.stack import waiting_items
from facilitator.meeting.state import ItemStatus, Meeting
from facilitator.meeting.text import fold
from facilitator.meeting.zone import Zone

_HALF_A_DAY = dt.timedelta(hours=12)
_PAST_MIDNIGHT = dt.timedelta(hours=16)
"""A time of day that was longer ago is one of the coming night."""
_SAME_HALF = dt.timedelta(hours=4)
"""Within this time `7:10` said at 19:05 means ten past seven in the evening."""
_LEAD = re.compile(r"(?:(?:until|till|til|to|at|by|den|toi|luc|vao|cho|sang|khoang|hoan)\s+)+")
_CLOCK = re.compile(
    r"(?:(?P<day>\d{4}-\d\d-\d\d)[t ])?"
    r"(?P<hour>\d{1,2})\s*(?:(?P<colon>:|h|g|gio)\s*(?P<minute>\d\d)?(?::\d\d)?)?\s*"
    r"(?:o'?clock)?\s*(?:p|ph|phut)?\s*(?P<half>a\.?m\.?|p\.?m\.?|sang|trua|chieu|toi)?"
    r"(?:\s+(?:today|tonight|hom nay|toi nay))?"
)
_LATER_HALF = ("p", "trua", "chieu", "toi")
_SPAN = re.compile(r"(?:in|for|within|trong|sau)\s+(?P<span>.+?)(?:\s+(?:nua|from now))?")
_ITEM = re.compile(
    r"(?:(?P<after>after|sau(?: khi)?(?: xong| het)?)\s+)?(?:the\s+)?"
    r"(?:agenda item|item|point|muc|noi dung|diem|phan)\s+(?P<number>\S+)"
)
_NEXT_ITEM = re.compile(
    r"(?:the )?next (?:agenda )?item|(?:muc|noi dung) (?:sau|tiep theo|ke tiep)"
)
_END = re.compile(
    r"(?:the )?(?:very )?end(?: of (?:the |this |our )?"
    r"(?:meeting|session|sitting|agenda|evening|day))?"
    r"|later(?: (?:in|at) (?:the|this) (?:meeting|session))?|(?:the )?last item|(?:the )?close"
    r"|(?:cuoi|het|ket thuc)(?: (?:buoi|cuoc|phien|ky))?(?: (?:hop|sinh hoat|hoi nghi|dai hoi))?"
    r"(?: nay)?|muc cuoi(?: cung)?"
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_LATER_DAY = re.compile(
    r"\b(?:next|following|coming|another|a later|later)\b.*"
    r"\b(?:meeting|session|sitting|assembly|conference|time|week|month|quarter|year|\w+day)\b"
    r"|\b(?:tomorrow|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}\b|\b{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\b(?:buoi|cuoc|phien|ky|lan|hoi nghi|tuan|thang|quy|nam)\b.*"
    r"\b(?:sau|toi|ke tiep|tiep theo)\b"
    r"|\b(?:ngay mai|ngay kia|chu nhat|thu (?:hai|ba|tu|nam|sau|bay|[2-7]))\b"
    r"|\bthang \d{1,2}\b|\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b|\b\d{4}-\d\d-\d\d\b"
)


def read_until(meeting: Meeting, text: str, now: Instant) -> Until:
    """Return when a motion comes back that is postponed by `text`, said at `now`.

    Raises:
        Refused: when it names an item that there is not.
    """
    words = fold(text).strip(" .!")
    bare = _LEAD.sub("", words, count=1) if _LEAD.match(words) else words
    if not bare:
        return Until(kind=UntilKind.WORDS)
    if (at := _instant(bare, now, meeting.zone)) is not None:
        is_later = at.date() > now.date() and at - now > _HALF_A_DAY
        return Until(kind=UntilKind.NEXT) if is_later else Until(kind=UntilKind.INSTANT, at=at)
    if (found := _ITEM.fullmatch(bare)) is not None:
        return _at_item(meeting, found["number"], is_after=found["after"] is not None)
    if _NEXT_ITEM.fullmatch(bare):
        return _after(meeting, meeting.item)
    if (named := _titled(meeting, bare)) is not None:
        return Until(kind=UntilKind.ITEM, item=named.id)
    if _END.fullmatch(bare):
        return Until(kind=UntilKind.END)
    is_later = _LATER_DAY.search(bare) is not None
    return Until(kind=UntilKind.NEXT if is_later else UntilKind.WORDS)


def check_can_wait(meeting: Meeting, until: Until, now: Instant) -> None:
    """Refuse to postpone to a time that has passed, or to an item that is not still to come."""
    if until.at is not None and until.at <= now:
        raise Refused(say("{time} is past: name a later time.", time=f"{until.at:%H:%M}"))
    if until.item is not None and until.item not in waiting_items(meeting):
        number = meeting.item_by_id(until.item).number
        raise Refused(say("Item {number} is not waiting.", number=number))


def postponed(meeting: Meeting) -> tuple[Motion, ...]:
    """Return the main motions that were postponed and not taken up again."""
    return tuple(m for m in meeting.motions if m.is_main and m.status is MotionStatus.DEFERRED)


def is_due(meeting: Meeting, motion: Motion, now: Instant) -> bool:
    """Return whether the time has come that a postponed motion was postponed to."""
    until = motion.until
    if until is None or motion.status is not MotionStatus.DEFERRED:
        return False
    match until.kind:
        case UntilKind.INSTANT:
            return until.at is not None and now >= until.at
        case UntilKind.ITEM:
            status = meeting.items[until.item or ""].status
            # one that is passed over brings it back as well; a deferred one takes it along
            return status in {ItemStatus.OPEN, ItemStatus.DONE, ItemStatus.SKIPPED}
        case UntilKind.END:
            return not waiting_items(meeting)
    return False


def due(meeting: Meeting, now: Instant) -> tuple[Motion, ...]:
    """Return the postponed motions whose time has come, in the order in which they were made."""
    return tuple(motion for motion in postponed(meeting) if is_due(meeting, motion, now))


def when(meeting: Meeting, motion: Motion) -> Phrase:
    """Return until when a motion is postponed: `until 19:10`, `to the next meeting`."""
    return until_phrase(meeting, motion.until, motion.to)


def until_phrase(meeting: Meeting, until: Until | None, text: str | None) -> Phrase:
    """Return when a motion comes back that is postponed by `text`, as it was understood."""
    match until:
        case Until(kind=UntilKind.INSTANT, at=at) if at is not None:
            return say("until {time}", time=f"{meeting.zone.local(at):%H:%M}")
        case Until(kind=UntilKind.ITEM, item=item) if item is not None:
            return say("until item {number}", number=meeting.item_by_id(item).number)
        case Until(kind=UntilKind.END):
            return say("until the last item of this meeting")
        case Until(kind=UntilKind.NEXT):
            if text:
                return say("to a later meeting (“{text}”)", text=text)
            return say("to the next meeting")
    if until is None and text:
        return say("“{text}”", text=text)
    if text:
        return say("to no time of this meeting (“{text}”)", text=text)
    return say("to no time of this meeting")


def _instant(words: str, now: Instant, zone: Zone) -> Instant | None:
    if (found := _CLOCK.fullmatch(words)) is not None:
        is_time = found["colon"] or found["half"] or "clock" in words
        return _clock(found, now, zone) if is_time else None
    spoken = _SPAN.fullmatch(words)
    span = (spoken["span"] if spoken else words).replace("minutes", "min").replace("minute", "min")
    span = span.replace("hours", "h").replace("hour", "h").replace("phut", "min")
    span = re.sub(r"\bgio\b", "h", span)
    if not spoken and not re.search(r"[a-z]", span):
        return None
    seconds = parse_duration(span)
    return zone.after(now, seconds) if seconds is not None else None


def _clock(found: re.Match[str], now: Instant, zone: Zone) -> Instant | None:
    """Return the instant of a time of day: the next one, also past midnight, or one just past."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = found["half"] or ""
    if half.startswith(_LATER_HALF) and hour < 12:
        hour += 12
    elif half.startswith(("a", "sang")) and hour == 12:
        hour = 0
    try:
        day = dt.date.fromisoformat(found["day"]) if found["day"] else now.date()
        wall = dt.datetime.combine(day, dt.time(hour, minute))
        at = _shown(wall, now, zone)
        if found["day"]:
            return at
        if at <= now - _PAST_MIDNIGHT:
            at = _shown(wall + dt.timedelta(days=1), now, zone)
    except (ValueError, OverflowError):
        return None
    if at <= now and not half and hour < 12 and not found["hour"].startswith("0"):
        evening = _shown(wall + _HALF_A_DAY, now, zone)
        at = evening if now < evening <= now + _SAME_HALF else at
    return at


def _shown(wall: dt.datetime, now: Instant, zone: Zone) -> Instant:
    """Return the instant at which the clocks show `wall`; of two, the first that lies ahead.

    Of a time that the clocks are set forward over, the instant by the offset before.
    """
    found = zone.instants(wall)
    if not found:
        return zone.local(wall.replace(tzinfo=now.tzinfo))
    return next((instant for instant in found if instant > now), found[-1])


def _at_item(meeting: Meeting, number: str, *, is_after: bool) -> Until:
    items = meeting.agenda.items
    wanted = number.rstrip(".,)")
    found = next((i for i in items if fold(i.number).rstrip(".") == wanted), None)
    if found is None:
        raise Refused(say("There is no item {number}.", number=number))
    return _after(meeting, found) if is_after else Until(kind=UntilKind.ITEM, item=found.id)


def _after(meeting: Meeting, item: Item | None) -> Until:
    """Return the return at the first waiting item after one, at the end when there is none."""
    items = meeting.agenda.items
    place = items.index(item) if item is not None else -1
    waiting = set(waiting_items(meeting))
    later = next((i for i in items[place + 1 :] if i.id in waiting), None)
    return Until(kind=UntilKind.ITEM, item=later.id) if later else Until(kind=UntilKind.END)


def _titled(meeting: Meeting, words: str) -> Item | None:
    fits = [item for item in meeting.agenda.items if fold(item.title).strip(" .") == words]
    return fits[0] if len(fits) == 1 else None
