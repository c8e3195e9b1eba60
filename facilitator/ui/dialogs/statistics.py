"""Figures of the meeting so far: who has spoken how long, who not at all, plan against actual."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock
from facilitator.meeting.phrase import Phrase, nsay, say
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
from facilitator.meeting.timing import projection
from facilitator.ui.dialogs.elections.figures import all_tables
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED, fitted, shown
from facilitator.ui.format import cells, lateness, overrun, plan_label
from facilitator.words import Words

_WIDE = 84
"""Cells from which the columns of figures have more air."""


def statistics(meeting: Meeting, words: Words, now: Instant, width: int = 72) -> Content:
    """Return the figures as lines of at most `width` cells."""
    floor = shared_floor(meeting, now)
    parts = [
        _speaking(meeting, floor, words, width),
        _groups(floor, words, width),
        _pools(pools(meeting, now), words, width),
        _unheard(meeting, floor, words),
        _times(meeting, words, now, width),
        all_tables(meeting, words, width),
    ]
    lines: list[Content] = []
    for part in parts:
        lines += [*([Content("")] if lines and part else []), *part]
    return Content("\n").join(lines)


def _speaking(meeting: Meeting, floor: SharedFloor, words: Words, width: int) -> list[Content]:
    title = nsay(
        "{spoke} of {count} person has spoken",
        "{spoke} of {count} people have spoken",
        floor.members,
        spoke=floor.members - len(floor.silent),
    )
    uneven = gini(floor.even)
    even = say(
        "{time} in all · Gini {gini}",
        time=clock(floor.whole.seconds),
        gini=words.number(uneven or 0, 2),
    )
    lines = [fitted(shown(words(title), "bold"), Content.styled(words(even), MUTED), width)]
    if not floor.people:
        return lines
    lines.append(fitted(Content(""), _heads(words, width), width))
    longest = max(heard.seconds for heard in floor.people.values())
    tenths = shares([heard.seconds for heard in floor.people.values()])
    for (person, heard), share in zip(floor.people.items(), tenths, strict=True):
        name = shown(meeting.people[person].name)
        lines.append(_bar(name, heard, share, longest, words, width))
    if len(floor.people) > 1:
        together = Content.styled(words(say("together")), MUTED)
        lines.append(
            fitted(
                together,
                _figures(floor.whole, 1000 if floor.whole.seconds else 0, words, width),
                width,
            )
        )
    return lines


def _names(width: int) -> int:
    """Return what `fitted` keeps for the name at the least, with the blank behind it."""
    return width // 3 + 1


def _heads(words: Words, width: int) -> Content:
    column = _column(words, width)
    return Content.styled("".join(f"{words(head):>{column}}" for head in _HEADS), MUTED)


_HEADS = (say("time"), say("share"), say("turns"), say("median"), say("longest"))


def _column(words: Words, width: int) -> int:
    """Return the cells of a figure: what its head needs, and a blank."""
    longest = max(len(words(head)) for head in _HEADS[1:])
    return max(9 if width >= _WIDE else 8, longest + 1)


def _figures(heard: Heard, tenths: int, words: Words, width: int) -> Content:
    time, *others = (
        f"{figure:>{_column(words, width)}}"
        for figure in (
            clock(heard.seconds),
            words.percent(tenths, 1000),
            heard.turns,
            clock(heard.median),
            clock(heard.longest),
        )
    )
    return Content.assemble(time, ("".join(others), MUTED))


def _bar(
    name: Content,
    heard: Heard,
    tenths: int,
    longest: int,
    words: Words,
    width: int,
) -> Content:
    right = _figures(heard, tenths, words, width)
    room = max(4, width - _names(width) - right.cell_length)
    filled = cells(heard.seconds, longest, room)
    bar = Content.assemble(("━" * filled, GOOD), " " * (room - filled))
    return fitted(name, Content.assemble(bar, right), width)


def _groups(floor: SharedFloor, words: Words, width: int) -> list[Content]:
    """Return each group's share of the time against its share of the room."""
    if not floor.groups or not floor.whole.seconds:
        return []
    heads = "".join(
        f"{words(head):>{cells_wide}}"
        for head, cells_wide in ((say("of the time"), 14), (say("of the room"), 14))
    )
    title = Content.styled(words(say("Groups, and how many spoke")), "bold")
    lines = [fitted(title, Content.styled(f"{heads}  ", MUTED), width)]
    of_time = shares([group.heard.seconds for group in floor.groups])
    of_room = shares([group.people for group in floor.groups])
    for group, *tenths in zip(floor.groups, of_time, of_room, strict=True):
        lines.append(_group(group, floor, tenths, words, width))
    return lines


def _group(
    group: GroupHeard, floor: SharedFloor, tenths: Sequence[int], words: Words, width: int
) -> Content:
    of_time, of_room = tenths
    time, whole = group.heard.seconds, floor.whole.seconds
    balance = time * floor.members - group.people * whole
    sign = "▲" if balance > 0 else "▼" if balance < 0 else " "
    right = Content.assemble(
        f"{words.percent(of_time, 1000):>14}",
        (f"{words.percent(of_room, 1000):>14}", MUTED),
        (f" {sign}", LATE if balance else MUTED),
    )
    room = max(8, width - _names(width) - right.cell_length)
    filled = cells(time, whole, room)
    mark = min(room - 1, group.people * room // (floor.members or 1))
    bar = Content.assemble(("━" * filled, GOOD), ("─" * (room - filled), MUTED))
    bar = Content.assemble(bar[:mark], ("┃", "bold"), bar[mark + 1 :])
    name = shown(group.group) if group.group else Content.styled(words(say("(no group)")), MUTED)
    spoke = words(say("{spoke} of {people}", spoke=group.spoke, people=group.people))
    name = fitted(name, Content.styled(f"  {spoke} ", MUTED), _names(width) - 1)
    return fitted(name, Content.assemble(bar, right), width)


def _pools(found: Sequence[Pool], words: Words, width: int) -> list[Content]:
    if not found:
        return []
    lines = [Content.styled(words(say("Speaking time of the groups")), "bold")]
    for pool in found:
        told = _pool_told(pool)
        style = BAD if pool.left < 0 else MUTED
        lines.append(fitted(shown(pool.group), Content.styled(words(told), style), width))
    return lines


def _pool_told(pool: Pool) -> Phrase:
    if pool.left < 0:
        return say("-{time} overdrawn, of {given}", time=clock(-pool.left), given=clock(pool.given))
    return say("{time} left of {given}", time=clock(pool.left), given=clock(pool.given))


def _unheard(meeting: Meeting, floor: SharedFloor, words: Words) -> list[Content]:
    if not floor.silent:
        told = words(say("Everybody who is here has spoken."))
        return [Content.styled(f"✓ {told}", GOOD)]
    title = nsay("{count} has not spoken yet", "{count} have not spoken yet", len(floor.silent))
    silent = (meeting.people[person].name for person in floor.silent)
    names = ", ".join(sorted(silent, key=lambda n: sort_key(n, meeting.agenda.language)))
    return [shown(words(title), f"bold {LATE}"), shown(names)]


def _times(meeting: Meeting, words: Words, now: Instant, width: int) -> list[Content]:
    actual, plan = words(say("actual")), words(say("plan"))
    head = Content.styled(f"{actual:>10}{plan:>9}", MUTED)
    lines = [fitted(Content.styled(words(say("Time")), "bold"), head, width)]
    for item in meeting.agenda.items:
        state = meeting.items[item.id]
        elapsed = meeting.elapsed(item.id, now)
        figures = Content.assemble(
            (f"{overrun(elapsed, state.plan):>5}", LATE),
            f"{clock(elapsed) if state.spans else '':>10}",
            (f"{plan_label(state.plan):>9}", MUTED),
        )
        title = shown(f"{'  ' * (item.level - 1)}{item.number} {item.title}")
        lines.append(fitted(title, figures, width))
    ends = projection(meeting, now)
    if ends is not None:
        told = say(
            "planned end {planned}, likely {likely}, at worst {worst}",
            planned=f"{ends.planned:%H:%M}",
            likely=f"{ends.likely:%H:%M}",
            worst=f"{ends.worst:%H:%M}",
        )
        late = Content.styled(lateness(ends.late), LATE)
        lines += [Content(""), fitted(shown(words(told)), late, width)]
    return lines
