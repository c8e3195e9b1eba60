"""What holds of the floor at every moment of any meeting."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from facilitator.meeting.pools import pools
from facilitator.meeting.spans import length
from facilitator.meeting.state import Meeting


def check_the_floor(meeting: Meeting, now: dt.datetime) -> None:
    """Speeches fill no more than their item, pools are what was spoken, answers stand behind."""
    spoken: Counter[str] = Counter()
    charged: Counter[str] = Counter()
    for turn in (*meeting.turns, *meeting.live):
        spoken[turn.item] += turn.net(now)
        if turn.item == meeting.current and turn.person and turn.speech_class.is_plain:
            charged[meeting.people[turn.person].group or ""] += turn.net(now)
    for item, seconds in spoken.items():
        assert seconds <= length(meeting.items[item].spans, now)
    for pool in pools(meeting, now):
        assert pool.used == charged[pool.group]
    for state in meeting.items.values():
        ids = [entry.id for entry in state.waiting]
        if any(entry.placed for entry in state.waiting):
            continue  # the chair may put anybody between
        for place, entry in enumerate(state.waiting):
            if entry.answers in ids:
                before = state.waiting[place - 1]
                assert entry.answers in {before.id, before.answers}
