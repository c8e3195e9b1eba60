"""How the floor was shared and what the groups have left, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.pools import Pool, pools
from facilitator.meeting.state import Meeting
from facilitator.meeting.statistics import (
    GroupHeard,
    Heard,
    SharedFloor,
    gini,
    shared_floor,
    shares,
)
from facilitator.meeting.text import sort_key
from facilitator.words import Words


def pools_told(meeting: Meeting, now: Instant) -> tuple[Phrase, list[Phrase]]:
    """Return the pools in short, and a line for each."""
    found = pools(meeting, now)
    if not found:
        return say("no group has a pool of speaking time"), []
    short = [say("{group} {time}", group=pool.group, time=clock(pool.left)) for pool in found]
    return joined(short), [_pool(pool) for pool in found]


def _pool(pool: Pool) -> Phrase:
    figures = {
        "group": pool.group,
        "left": clock(abs(pool.left)),
        "given": clock(pool.given),
        "used": clock(pool.used),
    }
    if pool.left < 0:
        told = say("{group}: {left} overdrawn, {used} used of {given}", **figures)
    else:
        told = say("{group}: {left} left, {used} used of {given}", **figures)
    if not pool.extra:
        return told
    return say("{told}, {extra} of it given later", told=told, extra=clock(pool.extra))


def statistics_told(meeting: Meeting, now: Instant, words: Words) -> tuple[Phrase, list[str]]:
    """Return the statistics in one sentence, and as tables."""
    floor = shared_floor(meeting, now)
    return _in_short(floor, words), [*_lines(meeting, floor, now, words)]


def _in_short(floor: SharedFloor, words: Words) -> Phrase:
    heard = floor.members - len(floor.silent)
    parts = [
        nsay("{count} turn, {time}", "{count} turns, {time}", floor.whole.turns,
             time=clock(floor.whole.seconds)),
        nsay(
            "{heard} of {count} member has spoken",
            "{heard} of {count} members have spoken",
            floor.members,
            heard=heard,
        ),
    ]  # fmt: skip
    if (uneven := gini(floor.even)) is not None:
        parts.append(say("Gini {number}", number=words.number(uneven, 2)))
    return joined(parts)


def _lines(meeting: Meeting, floor: SharedFloor, now: Instant, words: Words) -> Iterator[str]:
    if floor.people:
        heads = (say("turns"), say("time"), say("share"), say("median"), say("longest"))
        yield _row(words(say("name")), [words(head) for head in heads])
        tenths = shares([heard.seconds for heard in floor.people.values()])
        for (person, heard), share in zip(floor.people.items(), tenths, strict=True):
            yield _row(meeting.people[person].name, _figures(heard, share, words))
        yield _row(
            words(say("together")), _figures(floor.whole, 1000 if floor.whole.seconds else 0, words)
        )
    if floor.groups and floor.people:
        with_room = (say("spoke"), *heads, say("of the room"))
        yield _row(words(say("group")), [words(head) for head in with_room])
        tenths = shares([group.heard.seconds for group in floor.groups])
        of_room = shares([group.people for group in floor.groups])
        for group, share, room in zip(floor.groups, tenths, of_room, strict=True):
            name = group.group or words(say("(no group)"))
            spoke = words(say("{spoke} of {people}", spoke=group.spoke, people=group.people))
            figures = _figures(group.heard, share, words)
            against = words.percent(room, 1000) + _sign(group, floor)
            yield _row(name, (spoke, *figures, against))
    if floor.silent:
        language = meeting.agenda.language
        names = [meeting.people[person].name for person in floor.silent]
        listed = ", ".join(sorted(names, key=lambda name: sort_key(name, language)))
        count = len(names)
        silent = nsay(
            "{count} has not spoken: {names}", "{count} have not spoken: {names}", count,
            names=listed,
        )  # fmt: skip
        yield words(silent)
    for line in pools_told(meeting, now)[1]:
        yield words(say("pool of {pool}", pool=line))


def _figures(heard: Heard, tenths: int, words: Words) -> list[str]:
    return [
        str(heard.turns),
        clock(heard.seconds),
        words.percent(tenths, 1000),
        clock(heard.median),
        clock(heard.longest),
    ]


def _sign(group: GroupHeard, floor: SharedFloor) -> str:
    """Return `+` for a group with more of the time than of the room, `-` for one with less."""
    time = group.heard.seconds * floor.members
    room = group.people * floor.whole.seconds
    return " +" if time > room else " -" if time < room else ""


def _row(name: str, figures: Sequence[str]) -> str:
    return " | ".join((name, *figures))
