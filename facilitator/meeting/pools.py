"""Speaking time that a group has together: what it was given less what its people spoke (spec 3).

Charged are plain speeches (for, against and plain): questions, replies, points of order, what is
interposed and answers to it cost a group nothing. A pool may be overdrawn; nothing is cut off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.floor import Turn
from facilitator.meeting.state import Meeting


class Pool(msgspec.Struct, frozen=True, kw_only=True):
    """A group's speaking time."""

    group: str
    initial: Seconds
    extra: Seconds
    """More time that the chair gave."""
    used: Seconds
    item: str | None = None
    """Id of the item that it is for; None when it is the whole meeting's."""

    @property
    def given(self) -> Seconds:
        """All that the group may use."""
        return self.initial + self.extra

    @property
    def left(self) -> Seconds:
        """What is left, negative when overdrawn."""
        return self.given - self.used


def pools(meeting: Meeting, now: Instant, item: str | None = None) -> tuple[Pool, ...]:
    """Return the pools of an item (the open one's), or of the meeting where they are one for all.

    Nothing while no item is open, unless the pools are the whole meeting's.
    """
    rules = meeting.agenda.body_rules
    item = item or meeting.current
    if not rules.pools or (item is None and not rules.pools_of_meeting):
        return ()
    items = list(meeting.items) if rules.pools_of_meeting else [item or ""]
    used = _used(meeting, now, set(items))
    return tuple(
        Pool(
            group=group,
            initial=initial,
            extra=sum(meeting.items[i].pool_extra.get(group, 0) for i in items),
            used=used[group],
            item=None if rules.pools_of_meeting else item,
        )
        for group, initial in rules.pools.items()
    )


def _used(meeting: Meeting, now: Instant, items: set[str]) -> Counter[str]:
    used: Counter[str] = Counter()
    for turn in charged(meeting):
        if turn.item in items and turn.person:
            used[meeting.people[turn.person].group or ""] += turn.net(now)
    return used


def charged(meeting: Meeting) -> Iterable[Turn]:
    """Return the speeches, running ones included, that groups pay for."""
    return (t for t in (*meeting.turns, *meeting.live) if t.speech_class.is_plain)


def pool_of(meeting: Meeting, person: str | None, now: Instant) -> Pool | None:
    """Return the pool that somebody's plain speeches are charged to."""
    group = meeting.people[person].group if person else None
    return next((pool for pool in pools(meeting, now) if pool.group == group), None)
