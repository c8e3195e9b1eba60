"""Figures of the meeting so far: who has spoken how long, who not at all, plan against actual."""

from __future__ import annotations

from textual.content import Content

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.duration import clock
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.timing import projection
from facilitator.ui.dialogs.people import can_speak, in_order
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, fitted, shown
from facilitator.ui.format import cells, gini, lateness, overrun, plan_label
from facilitator.words import Words


def spoken_so_far(meeting: Meeting, now: Instant) -> dict[str, tuple[Seconds, int]]:
    """Return time and turns by person, those of the running speech included."""
    heard = {p.id: (p.seconds, p.turns) for p in meeting.people.values()}
    for turn in (meeting.speech, meeting.interrupted):
        if turn is not None and turn.person is not None:
            seconds, turns = heard[turn.person]
            heard[turn.person] = (seconds + turn.net(now), turns + 1)
    return heard


def statistics(meeting: Meeting, words: Words, now: Instant, width: int = 72) -> Content:
    """Return the figures as lines of at most `width` cells."""
    lines = [*_speaking(meeting, words, now, width), Content("")]
    lines += _unheard(meeting, words, now)
    lines += [Content(""), *_times(meeting, words, now, width)]
    return Content("\n").join(lines)


def _speaking(meeting: Meeting, words: Words, now: Instant, width: int) -> list[Content]:
    heard = spoken_so_far(meeting, now)
    there = [p for p in meeting.people.values() if can_speak(meeting, p) or heard[p.id][1]]
    spoke = sorted((p for p in there if heard[p.id][1]), key=lambda p: -heard[p.id][0])
    total = sum(seconds for seconds, _ in heard.values())
    title = nsay(
        "{spoke} of {count} person has spoken",
        "{spoke} of {count} people have spoken",
        len(there),
        spoke=len(spoke),
    )
    even = say(
        "{time} in all · Gini {gini}",
        time=clock(total),
        gini=words.number(gini([heard[p.id][0] for p in there]), 2),
    )
    lines = [fitted(shown(words(title), "bold"), Content.styled(words(even), MUTED), width)]
    longest = heard[spoke[0].id][0] if spoke else 0
    lines += [_bar(p, heard[p.id], total, longest, words, width) for p in spoke]
    return lines


def _bar(
    person: Person,
    heard: tuple[Seconds, int],
    total: Seconds,
    longest: Seconds,
    words: Words,
    width: int,
) -> Content:
    seconds, turns = heard
    names = max(16, width // 3)
    right = Content.assemble(
        f"{clock(seconds):>8}",
        (f"{words.percent(seconds, total) if total else '':>8}", MUTED),
        (f"  {words(nsay('{count} turn', '{count} turns', turns)):>9}", MUTED),
    )
    room = max(4, width - names - right.cell_length - 1)
    filled = cells(seconds, longest, room)
    bar = Content.assemble(("━" * filled, GOOD), " " * (room - filled))
    return fitted(shown(person.name), Content.assemble(bar, right), width)


def _unheard(meeting: Meeting, words: Words, now: Instant) -> list[Content]:
    heard = spoken_so_far(meeting, now)
    silent = [p for p in in_order(meeting) if can_speak(meeting, p) and not heard[p.id][1]]
    if not silent:
        told = words(say("Everybody who is here has spoken."))
        return [Content.styled(f"✓ {told}", GOOD)]
    title = nsay("{count} has not spoken yet", "{count} have not spoken yet", len(silent))
    names = ", ".join(person.name for person in silent)
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
