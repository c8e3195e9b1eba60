"""Lines that put turns right afterwards: begin, end, who, split, merge."""

from __future__ import annotations

import re

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.floor import Turn
from facilitator.meeting.phrase import Refused, say
from facilitator.plain.room import Room
from facilitator.plain.times import time_near
from facilitator.typed.line import Misunderstood, Text

Commands = list[c.Command]


def _correct(room: Room, rest: Text) -> Commands:
    for keyword, begin, end in rest.keywords("began", "ended", "who"):
        turn = _turn(room, rest.part(0, begin))
        value = rest.part(end)
        if keyword == "who":
            return [c.CorrectTurn(turn=turn.id, person=room.person(value, joins=True))]
        if keyword == "began":
            began = _ago(room, value) or _instant(room, value, turn)
            return [c.CorrectTurn(turn=turn.id, began_at=began)]
        ended = _ago(room, value) or _instant(room, value, turn, not_before=turn.began_at)
        return [c.CorrectTurn(turn=turn.id, ended_at=ended)]
    raise Misunderstood


def _turn(room: Room, text: Text) -> Turn:
    """Return a turn by its name (`t3`), the running or last one when not named."""
    meeting = room.meeting
    turns = [*meeting.turns, *meeting.live]
    if not text.is_empty and re.fullmatch(r"t\d+", text.value.casefold()) is None:
        raise Misunderstood
    wanted = text.value.casefold() or (turns[-1].id if turns else "")
    found = next((turn for turn in turns if turn.id == wanted), None)
    if found is None:
        raise Refused(say("There is no such turn; write turns to see them."))
    return found


def _ago(room: Room, text: Text) -> Instant | None:
    """Read `-30s`: so long ago."""
    if not text.value.startswith("-"):
        return None
    seconds = parse_duration(text.value[1:].strip())
    return None if seconds is None else room.meeting.zone.after(room.now, -seconds)


def _instant(room: Room, text: Text, turn: Turn, *, not_before: Instant | None = None) -> Instant:
    if text.is_empty:
        raise Misunderstood
    return time_near(text.value, turn.began_at, room.meeting.zone, not_before=not_before)


def _split(room: Room, rest: Text) -> Commands:
    for _, begin, end in rest.keywords("at"):
        turn = _turn(room, rest.part(0, begin))
        time, *_ = rest.part(end).words() or [Text("", "")]
        name = rest.part(end + 1 + len(time.raw))
        person = None if name.is_empty else room.person(name, joins=True)
        return [
            c.SplitTurn(
                turn=turn.id, at=_instant(room, time, turn, not_before=turn.began_at), person=person
            )
        ]
    raise Misunderstood


def _merge(room: Room, rest: Text) -> Commands:
    words = rest.words()
    if len(words) != 2:
        raise Misunderstood
    turn, merged = (_turn(room, word) for word in words)
    return [c.MergeTurns(turn=turn.id, merged=merged.id)]


VERBS = {"correct": _correct, "split": _split, "merge": _merge}
