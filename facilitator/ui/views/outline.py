"""The agenda's panel: what is done, what is on, what is still to come."""

from __future__ import annotations

from msgspec import Struct

from facilitator.meeting.agenda import Instant, Item, budget_items
from facilitator.meeting.duration import in_minutes
from facilitator.meeting.phrase import say
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.timing import projection
from facilitator.ui.format import lateness, overrun, plan_label
from facilitator.ui.views.tones import Tone
from facilitator.words import Words

MARKS: dict[ItemStatus, str] = {
    ItemStatus.WAITING: " ",
    ItemStatus.OPEN: "▶",
    ItemStatus.DONE: "✓",
    ItemStatus.DEFERRED: "↷",
    ItemStatus.SKIPPED: "⁃",
}


class OutlineRow(Struct, frozen=True):
    """One item."""

    status: ItemStatus
    mark: str
    number: str
    title: str
    level: int
    actual: str
    """Minutes spent so far, when any were."""
    over: str
    plan: str


class OutlineView(Struct, frozen=True):
    """The panel."""

    heading: str
    rows: tuple[OutlineRow, ...]
    current: int | None
    """Index of the row to keep in sight."""
    sum: str
    late: str
    late_tone: Tone
    empty: str


def outline_view(meeting: Meeting, now: Instant, words: Words) -> OutlineView:
    """Return the agenda's slice."""
    items = meeting.agenda.items
    sentence, late = _sum(meeting, now, words)
    return OutlineView(
        heading=words(say("Agenda")),
        rows=tuple(_row(meeting, item, now) for item in items),
        current=_in_sight(meeting),
        sum=sentence,
        late=lateness(late),
        late_tone=Tone.LATE if late > 0 else Tone.GOOD,
        empty=words(say("The agenda has no items.")),
    )


def _row(meeting: Meeting, item: Item, now: Instant) -> OutlineRow:
    state = meeting.items[item.id]
    elapsed = meeting.elapsed(item.id, now)
    return OutlineRow(
        status=state.status,
        mark=MARKS[state.status],
        number=item.number,
        title=item.title,
        level=item.level,
        actual=str(in_minutes(elapsed)) if state.spans else "",
        over=overrun(elapsed, state.plan),
        plan=plan_label(state.plan),
    )


def _in_sight(meeting: Meeting) -> int | None:
    if meeting.current is not None:
        return int(meeting.current[1:]) - 1
    statuses = [meeting.items[item.id].status for item in meeting.agenda.items]
    if ItemStatus.WAITING in statuses:
        return statuses.index(ItemStatus.WAITING)
    return len(statuses) - 1 if statuses else None


def _sum(meeting: Meeting, now: Instant, words: Words) -> tuple[str, int]:
    # reckoned as the planned end is: the middle of a window
    total = in_minutes(sum(item.plan.middle for item in budget_items(meeting.agenda.items)))
    if meeting.phase is Phase.PREPARED:
        return (words(say("{total} minutes planned", total=total)) if total else ""), 0
    passed = sum(meeting.elapsed(item.id, now) for item in meeting.agenda.items)
    ends = projection(meeting, now)
    if ends is None or not total:
        return words(say("passed {passed}", passed=in_minutes(passed))), 0
    left = in_minutes(max(0, int((ends.likely - now).total_seconds())))
    sentence = say(
        "passed {passed} / {total} · left {left}", passed=in_minutes(passed), total=total, left=left
    )
    return words(sentence), ends.late
