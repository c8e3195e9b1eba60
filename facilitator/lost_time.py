"""Time in which the program did not run, the computer slept, or its clock was set.

    kind    what was found                        without an answer          the other ways
    BEHIND  the clock is behind the last act      from the last act          set the clock
    GAP     10 minutes to half a day, no program  the time counts            a recess
    FAR     more than half a day, no program      from the last act          a recess, set the clock
    SLEPT   the computer slept for a minute       the time counts            a recess

A shorter gap is a program that was started again at once: the time counts without a word. Only a
meeting in session is asked about gaps; in a recess, and before it is opened, no clock runs.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

import msgspec

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Instant
from facilitator.meeting.events import ClockSet
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Phase
from facilitator.meeting.zone import Zone
from facilitator.session import Session
from facilitator.typed.dates import read_date

SHORT = dt.timedelta(minutes=10)
FAR = dt.timedelta(hours=12)
NOTICED = dt.timedelta(minutes=1)
"""A clock that is behind by less is not worth a question, nor is a shorter sleep."""


_CLOCK = re.compile(
    r"(?:(?P<day>\S.*?)[T\s]+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
)


class Kind(StrEnum):
    """What was found, see the head of this module."""

    BEHIND = "behind"
    GAP = "gap"
    FAR = "far"
    SLEPT = "slept"


class Lost(msgspec.Struct, frozen=True):
    """Time that can be told in two ways."""

    kind: Kind
    began: Instant
    """The last act, or the begin of the sleep."""
    ended: Instant
    """What the computer's clock said when it was found."""


def keep_time(session: Session) -> None:
    """See, when a meeting goes on, whether the clock fits its last act: `Session.to_ask`."""
    meeting, timeline = session.meeting, session.timeline
    last = meeting.zone.local(timeline.recorded[-1].at)
    clock = meeting.zone.local(session.clock.now())
    if last - clock >= NOTICED:
        session.to_ask = Lost(Kind.BEHIND, last, clock)
    elif meeting.phase is Phase.OPEN and clock - last >= SHORT:
        session.to_ask = Lost(Kind.FAR if clock - last > FAR else Kind.GAP, last, clock)
    session.lost = session.to_ask
    if session.to_ask is not None and session.to_ask.kind in {Kind.BEHIND, Kind.FAR}:
        session.ahead = last - clock  # while it is asked about, nothing has lasted for years


def notice_sleep(session: Session) -> Lost | None:
    """Return the sleep of the computer since this was asked last, None when it did not sleep."""
    asleep: int = getattr(session.clock, "asleep", 0)
    length = dt.timedelta(seconds=asleep - session.slept)
    session.slept = asleep
    meeting = session.meeting
    if length < NOTICED or meeting.phase is not Phase.OPEN:
        return None
    now = session.now()
    began = max(now - length, session.timeline.recorded[-1].at)
    session.lost = lost = Lost(Kind.SLEPT, meeting.zone.local(began), now)
    return lost


def set_clock(session: Session, to: Instant) -> None:
    """Let the time of the meeting go on from an instant.

    Raises:
        Refused: when it is earlier than the last act.
        OSError: when it could not be written down; nothing has changed.
    """
    last, zone = session.timeline.recorded[-1].at, session.meeting.zone
    if to < last:
        raise Refused(
            say(
                "The last act was at {time}, and times never run backwards.",
                time=f"{zone.local(last):%Y-%m-%d %H:%M:%S}",
            )
        )
    clock = zone.local(session.clock.now())
    session.record((ClockSet(computer=clock),), zone.local(to))
    session.ahead = to - clock


def read_clock(session: Session, text: str) -> Instant | None:
    """Return the instant that `20:15`, `2026-12-01 20:15` or `Friday 20:15` means; None for others.

    Days are counted from the meeting's; a time of day more than 12 hours smaller than the last
    act's lies past midnight. Of a time that comes twice, the first after the last act is meant.
    """
    found, zone = _CLOCK.fullmatch(text.strip()), session.meeting.zone
    if found is None:
        return None
    last = zone.local(session.timeline.recorded[-1].at)
    day: dt.date | None = last.date()
    if found["day"]:
        day = read_date(found["day"], session.now().date(), session.meeting.agenda.language)
    try:
        time = dt.time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
        if day is None:
            return None
        wall = dt.datetime.combine(day, time)
        if not found["day"] and last.replace(tzinfo=None) - wall > FAR:
            wall += dt.timedelta(days=1)
        instants = zone.instants(wall)
    except (ValueError, OverflowError):
        return None
    return next((one for one in instants if one >= last), instants[-1] if instants else None)


def from_the_last_act(session: Session) -> None:
    """Let the time of the meeting go on from its last act."""
    set_clock(session, session.timeline.recorded[-1].at)


def go_by_the_computer(session: Session) -> None:
    """Let the computer's clock hold, and all time count."""
    session.ahead = dt.timedelta()


def count_as_recess(session: Session) -> Phrase:
    """Let the time that was found count as a recess; return it in one phrase.

    Where the time went on from the last act, the computer's clock holds again, and all that it is
    ahead counts.

    Raises:
        Refused: when nothing was found, or it is no time of this sitting.
    """
    lost = session.lost
    if lost is None or lost.kind is Kind.BEHIND:
        raise Refused(say("No time was lost: the program ran, and the computer did not sleep."))
    if not session.ahead:
        return session.told(session.do(c.CountAsRecess(began=lost.began, ended=lost.ended)))
    zone = session.meeting.zone
    began, ended = session.now(), zone.local(session.clock.now())
    if began >= ended:
        raise Refused(say("The time of the meeting has gone past the computer's clock."))
    before, session.ahead = session.ahead, dt.timedelta()
    try:
        done = session.do(c.CountAsRecess(began=began, ended=ended))
    except BaseException:
        session.ahead = before
        raise
    session.lost = Lost(Kind.GAP, began, ended)
    return session.told(done)


def described(lost: Lost, zone: Zone) -> Phrase:
    """Return what was found, in one sentence."""
    began, ended = _told(lost.began, zone), _told(lost.ended, zone)
    if lost.began.date() == lost.ended.date():
        began, ended = began[11:], ended[11:]
    match lost.kind:
        case Kind.BEHIND:
            return say(
                "The computer's clock says {clock}, but the last act was at {last}.",
                clock=ended,
                last=began,
            )
        case Kind.SLEPT:
            return say("The computer slept from {began} to {ended}.", began=began, ended=ended)
        case _:
            return say(
                "The last act was at {began}; it is {ended} by the computer's clock.",
                began=began,
                ended=ended,
            )


def _told(instant: Instant, zone: Zone) -> str:
    return f"{zone.local(instant):%Y-%m-%d %H:%M}"
