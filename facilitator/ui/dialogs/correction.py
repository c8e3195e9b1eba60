"""Corrections of a turn as a chair types them: `-30s`, `19:42-19:45`, a name, `/19:43`, `&`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import Command, CorrectTurn, MergeTurns, SplitTurn
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.floor import Turn
from facilitator.meeting.names import resolve
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.text import clean
from facilitator.meeting.zone import Zone

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_SHIFT = re.compile(r"(?P<ends>>?)\s*(?P<sign>[+-])\s*(?P<length>\S.*)")
_BOTH = re.compile(rf"(?P<began>{_TIME})\s*[-–]\s*(?P<ended>{_TIME})")
_BEGAN = re.compile(rf"(?P<began>{_TIME})")
_ENDED = re.compile(rf">\s*(?P<ended>{_TIME})")
_SPLIT = re.compile(rf"/\s*(?P<at>{_TIME})\s*(?P<who>.*)")


def read_correction(
    text: str, turn: Turn, before: Turn | None, people: Sequence[Person], zone: Zone
) -> Command:
    """Return the command that puts `turn` right; `before` is the one that `&` joins it to.

    Times of day are read in the zone of the meeting.

    Raises:
        Refused: when the words are none of the forms, with the sentence that names them.
    """
    words = clean(text)
    if words == "&":
        return _merged(turn, before)
    if (found := _SPLIT.fullmatch(words)) is not None:
        person = _named(people, found["who"]) if found["who"] else None
        at = _instant(found["at"], turn, zone, not_before=turn.began_at)
        return SplitTurn(turn=turn.id, at=at, person=person)
    if (found := _BOTH.fullmatch(words)) is not None:
        began = _instant(found["began"], turn, zone)
        ended = _instant(found["ended"], turn, zone, not_before=began)
        return CorrectTurn(turn=turn.id, began_at=began, ended_at=ended)
    if (found := _BEGAN.fullmatch(words)) is not None:
        return CorrectTurn(turn=turn.id, began_at=_instant(found["began"], turn, zone))
    if (found := _ENDED.fullmatch(words)) is not None:
        ended = _instant(found["ended"], turn, zone, not_before=turn.began_at)
        return CorrectTurn(turn=turn.id, ended_at=ended)
    if (found := _SHIFT.fullmatch(words)) is not None:
        return _shifted(turn, found)
    return CorrectTurn(turn=turn.id, person=_named(people, words))


def _merged(turn: Turn, before: Turn | None) -> Command:
    if before is None:
        raise Refused(say("There is no turn before this one in the same item."))
    return MergeTurns(turn=before.id, merged=turn.id)


def _shifted(turn: Turn, found: re.Match[str]) -> Command:
    seconds = parse_duration(found["length"])
    if seconds is None:
        raise Refused(say("That is no length of time: write 7m, 1h30, 90s or 2:30."))
    shift = dt.timedelta(seconds=seconds if found["sign"] == "+" else -seconds)
    if not found["ends"]:
        return CorrectTurn(turn=turn.id, began_at=turn.began_at + shift)
    if turn.ended_at is None:
        raise Refused(say("The turn has not ended yet."))
    return CorrectTurn(turn=turn.id, ended_at=turn.ended_at + shift)


def _instant(text: str, turn: Turn, zone: Zone, *, not_before: Instant | None = None) -> Instant:
    """Return the instant nearest to the begin of the turn at which the clocks show a time.

    A meeting may go on past midnight. Of a time that comes twice, one before `not_before` is
    passed over.
    """
    hour, minute, second = (int(part) for part in f"{text}:00".split(":")[:3])
    try:
        time = dt.time(hour, minute, second)
    except ValueError:
        raise Refused(_no_time(text)) from None
    instant = zone.nearest(time, turn.began_at, not_before=not_before)
    if instant is None:
        raise Refused(
            say("There was no {time} then: the clocks were set forward over it.", time=text)
        )
    return instant


def _no_time(text: str) -> Phrase:
    return say("{time} is no time of day.", time=text)


def _named(people: Sequence[Person], name: str) -> str:
    named = resolve(people, name) if name else []
    if not named:
        raise Refused(
            say(
                "“{text}” is no correction: write -30s, 19:42, >19:45, 19:42-19:45, a name, "
                "/19:43 or &.",
                text=name,
            )
        )
    if len(named) > 1:
        names = ", ".join(person.name for person in named[:4])
        raise Refused(say("“{text}” may be: {names}.", text=name, names=names))
    return named[0].id
