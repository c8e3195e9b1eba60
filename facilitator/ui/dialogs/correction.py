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

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_SHIFT = re.compile(r"(?P<ends>>?)\s*(?P<sign>[+-])\s*(?P<length>\S.*)")
_BOTH = re.compile(rf"(?P<began>{_TIME})\s*[-–]\s*(?P<ended>{_TIME})")
_BEGAN = re.compile(rf"(?P<began>{_TIME})")
_ENDED = re.compile(rf">\s*(?P<ended>{_TIME})")
_SPLIT = re.compile(rf"/\s*(?P<at>{_TIME})\s*(?P<who>.*)")


def read_correction(
    text: str, turn: Turn, before: Turn | None, people: Sequence[Person], now: Instant
) -> Command:
    """Return the command that puts `turn` right; `before` is the one that `&` joins it to.

    Raises:
        Refused: when the words are none of the forms, with the sentence that names them.
    """
    words = clean(text)
    if words == "&":
        return _merged(turn, before)
    if (found := _SPLIT.fullmatch(words)) is not None:
        person = _named(people, found["who"]) if found["who"] else None
        at = _instant(found["at"], turn, now)
        return SplitTurn(turn=turn.id, at=at, person=person)
    if (found := _BOTH.fullmatch(words)) is not None:
        began, ended = (_instant(found[end], turn, now) for end in ("began", "ended"))
        return CorrectTurn(turn=turn.id, began_at=began, ended_at=ended)
    if (found := _BEGAN.fullmatch(words)) is not None:
        return CorrectTurn(turn=turn.id, began_at=_instant(found["began"], turn, now))
    if (found := _ENDED.fullmatch(words)) is not None:
        return CorrectTurn(turn=turn.id, ended_at=_instant(found["ended"], turn, now))
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


def _instant(text: str, turn: Turn, now: Instant) -> Instant:
    """Return the clock time nearest to the begin of the turn, in the place's time.

    A meeting may go on past midnight.
    """
    hour, minute, second = (int(part) for part in f"{text}:00".split(":")[:3])
    began = turn.began_at.astimezone(now.tzinfo)
    try:
        today = began.replace(hour=hour, minute=minute, second=second, microsecond=0)
    except ValueError:
        raise Refused(_no_time(text)) from None
    days = (today + dt.timedelta(days=days) for days in (0, -1, 1))
    return min(days, key=lambda instant: abs(instant - began))


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
