"""Line mode about lost time: what it takes without asking, `slept as recess` and `clock`."""

from __future__ import annotations

from facilitator.clock import HandClock, SystemClock
from facilitator.lost_time import (
    Kind,
    Lost,
    count_as_recess,
    described,
    from_the_last_act,
    notice_sleep,
    read_clock,
    set_clock,
)
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.session import Session
from facilitator.typed.line import Misunderstood, Text

AnyClock = HandClock | SystemClock


def on_resuming(session: Session) -> tuple[Phrase, ...]:
    """Take the usual answer to what was found when the meeting went on; return what to say."""
    lost, session.to_ask = session.to_ask, None
    if lost is None:
        return ()
    if lost.kind in {Kind.BEHIND, Kind.FAR}:
        from_the_last_act(session)
    return _said(session, lost)


def on_waking(session: Session) -> tuple[Phrase, ...]:
    """Return what to say when the computer has slept since the last line."""
    lost = notice_sleep(session)
    return () if lost is None else _said(session, lost)


def _said(session: Session, lost: Lost) -> tuple[Phrase, ...]:
    found = described(lost, session.meeting.zone)
    match lost.kind:
        case Kind.BEHIND:
            return (
                found,
                say("The time goes on from the last act. To set it: clock DATE TIME"),
            )
        case Kind.FAR:
            return (
                found,
                say("The time goes on from the last act. To set it: clock DATE TIME"),
                say("To go by the computer's clock, with a recess until now: slept as recess"),
            )
        case _:
            return (found, say("That time counts. To make it a recess: slept as recess"))


def _slept(session: Session, _clock: AnyClock, rest: Text) -> Phrase:
    if rest.value.casefold().split() != ["as", "recess"]:
        raise Misunderstood
    return count_as_recess(session)


def _set(session: Session, clock: AnyClock, rest: Text) -> Phrase:
    if rest.is_empty:
        raise Misunderstood
    to = read_clock(session, rest.value)
    if to is None:
        raise Misunderstood
    if not isinstance(clock, HandClock):
        set_clock(session, to)
    elif to < session.now():
        raise Refused(
            say(
                "The last act was at {time}, and times never run backwards.",
                time=f"{session.now():%Y-%m-%d %H:%M:%S}",
            )
        )
    else:
        clock.set(to)
    now = session.meeting.zone.local(to)
    return say("the time of the meeting is {time}", time=f"{now:%Y-%m-%d %H:%M:%S}")


LOST_ACTS = {"slept": _slept, "clock": _set}
"""By verb: the session's business, for no rule of a meeting knows its clock."""
