"""Lines about the meeting as a whole, its items and its time."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.phrase import say
from facilitator.meeting.quorum_words import read_quorum
from facilitator.meeting.rules.words import parse_requirement
from facilitator.meeting.spelling import meant
from facilitator.meeting.state import Phase
from facilitator.plain.room import Room
from facilitator.typed.dates import day_ahead
from facilitator.typed.line import Misunderstood, Text

Commands = list[c.Command]


def _open(_room: Room, rest: Text) -> Commands:
    match rest.value.casefold():
        case "":
            return [c.OpenMeeting()]
        case "list":
            return [c.OpenList()]
        case _:
            raise Misunderstood


def _close(_room: Room, rest: Text) -> Commands:
    match rest.value.casefold():
        case "list":
            return [c.CloseList()]
        case "vote":
            return [c.CloseVote()]
        case "vote complete":
            return [c.CloseVote(confirmed=True)]
        case _:
            raise Misunderstood


def _next(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.NextItem(confirmed=True)]


def _item(room: Room, rest: Text) -> Commands:
    return [c.OpenItem(item=room.item(rest), confirmed=True)]


def _reopen(room: Room, rest: Text) -> Commands:
    match rest.value.casefold():
        case "base" if room.meeting.open_vote is None and room.meeting.open_election is not None:
            return [c.ReopenElectionBase()]
        case "base election":
            return [c.ReopenElectionBase()]
        case "base" | "base vote":
            return [c.ReopenBase()]
    return [c.ReopenItem(item=room.item(rest), confirmed=True)]


def _defer(room: Room, rest: Text) -> Commands:
    return [c.DeferItem(item=_maybe_item(room, rest), confirmed=True)]


def _skip(room: Room, rest: Text) -> Commands:
    return [c.SkipItem(item=_maybe_item(room, rest), confirmed=True)]


def _maybe_item(room: Room, rest: Text) -> str | None:
    return None if rest.is_empty else room.item(rest)


def _extend(room: Room, rest: Text) -> Commands:
    length, reason = rest.at_colon()
    word, after = length.head()
    if word == "speech":
        return [c.ExtendSpeech(seconds=_seconds(after))]
    if word == "pool":
        return [_more_for_a_group(room, after)]
    return [c.ExtendItem(seconds=_seconds(length), reason=reason.value if reason else None)]


def _more_for_a_group(room: Room, rest: Text) -> c.Command:
    """Read `extend pool GROUP 5m`; the group's name may be of several words."""
    *_, length = rest.words() or [rest]
    named = rest.part(0, len(rest.raw) - len(length.raw))
    if named.is_empty:
        raise Misunderstood
    fits = meant(room.meeting.agenda.body_rules.pools, named.value)
    group = fits[0] if len(fits) == 1 else named.value
    return c.ExtendPool(group=group, seconds=_seconds(length))


def _seconds(text: Text) -> int:
    if text.is_empty:
        raise Misunderstood
    seconds = parse_duration(text.value)
    if seconds is None:
        raise Misunderstood(
            say("“{text}” is no length of time; write 5m, 1h30m or 90s", text=text.value)
        )
    return seconds


def _pause(_room: Room, rest: Text) -> Commands:
    before, reason = rest.at_colon()
    if not before.is_empty:
        raise Misunderstood
    return [c.PauseMeeting(reason=reason.value if reason else None)]


def _resume(room: Room, rest: Text) -> Commands:
    """Read `resume` after a recess, or `resume meeting` also after the close."""
    if rest.value.casefold() != "meeting":
        nothing_more(rest)
    elif room.meeting.phase is Phase.CLOSED:
        return [c.Undo()]
    return [c.ResumeMeeting()]


def _replan(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.Replan()]


def _adopt(_room: Room, rest: Text) -> Commands:
    match rest.value.casefold():
        case "minutes":
            return [c.AdoptMinutes()]
        case "consent":
            return [c.AdoptConsent()]
    raise Misunderstood


def _adjourn(room: Room, rest: Text) -> Commands:
    word, date = rest.head()
    if not word:
        return [c.Adjourn(confirmed=True)]
    if word != "to" or date.is_empty:
        raise Misunderstood
    day = day_ahead(date.value, room.today, room.language)
    return [c.Adjourn(to=day.isoformat(), confirmed=True)]


def nothing_more(rest: Text) -> None:
    """Refuse to understand words after a command that takes none."""
    if not rest.is_empty:
        raise Misunderstood


def _set(_room: Room, rest: Text) -> Commands:
    """Read `set quorum RULE` or `set vote RULE`."""
    what, words = rest.head()
    if words.is_empty:
        raise Misunderstood
    if what == "quorum":
        quorum = read_quorum(words.value)
        if quorum is None:
            raise Misunderstood(
                say("“{text}” is no quorum; write more than 1/2, 2/3 or at least 9",
                    text=words.value)
            )  # fmt: skip
        return [c.SetQuorum(quorum=quorum)]
    if what == "vote":
        requirement = parse_requirement(words.value)
        if requirement is None:
            raise Misunderstood(
                say("“{text}” is no rule; write simple, two-thirds or at least 9", text=words.value)
            )
        return [c.SetVoteRule(requirement=requirement)]
    raise Misunderstood


VERBS = {
    "set": _set,
    "open": _open,
    "close": _close,
    "next": _next,
    "item": _item,
    "reopen": _reopen,
    "defer": _defer,
    "skip": _skip,
    "extend": _extend,
    "pause": _pause,
    "resume": _resume,
    "replan": _replan,
    "adopt": _adopt,
    "adjourn": _adjourn,
}
