"""The orders of the speakers' list, and why somebody stands where they stand (spec 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import takewhile

from facilitator.meeting.agenda import Order
from facilitator.meeting.duration import clock
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass, Waiting
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.state import ItemState, Meeting

ORDER_NAMES: dict[Order, Phrase] = {
    Order.FIFO: say("first come"),
    Order.FEWEST: say("fewest turns first"),
    Order.LEAST_TIME: say("least time first"),
    Order.FIRST_TIMERS: say("first-timers first"),
    Order.ALTERNATE: say("for and against in turn"),
    Order.GROUPS: say("groups in turn"),
}


def arranged(meeting: Meeting, item: str | None = None) -> Waiting:
    """Return an item's list (the open one's) in the order in which it is served.

    Classes above plain keep the order of the list; in the plain class the entries that the chair
    placed keep their places and the others are sorted into the rest. Who was put back stands at
    the head until somebody of a higher class asks for the floor.
    """
    item = item or meeting.current
    if item is None:
        return ()
    state = meeting.items[item]
    head = tuple(takewhile(lambda entry: entry.putback, state.waiting))
    rest = state.waiting[len(head) :]
    special = tuple(e for e in rest if not e.speech_class.is_plain)
    plain = [e for e in rest if e.speech_class.is_plain]
    free = iter(_sorted(meeting, state, [e for e in plain if not e.placed]))
    return head + special + tuple(e if e.placed else next(free) for e in plain)


def _arrival(entry: Entry) -> int:
    return int(entry.id[1:])


def _sorted(meeting: Meeting, state: ItemState, entries: list[Entry]) -> Iterable[Entry]:
    entries.sort(key=_arrival)
    if meeting.order is Order.ALTERNATE:
        return _alternate(state, entries)
    if meeting.order is Order.GROUPS:
        return _by_groups(meeting, entries)
    if (key := _KEYS.get(meeting.order)) is not None:
        entries.sort(key=lambda entry: key(*_spoken(meeting, entry)))
    return entries


def _spoken(meeting: Meeting, entry: Entry) -> tuple[int, int]:
    if entry.person is None:
        return 0, 0
    person = meeting.people[entry.person]
    return person.turns, person.seconds


_KEYS: dict[Order, Callable[[int, int], tuple[int, ...]]] = {
    Order.FEWEST: lambda turns, _: (turns,),
    Order.LEAST_TIME: lambda turns, seconds: (seconds, turns),
    Order.FIRST_TIMERS: lambda turns, _: (int(turns > 0),),
}


def _alternate(state: ItemState, entries: list[Entry]) -> list[Entry]:
    sides = {
        SpeechClass.FOR: [e for e in entries if e.speech_class is SpeechClass.FOR],
        SpeechClass.AGAINST: [e for e in entries if e.speech_class is SpeechClass.AGAINST],
    }
    neither = [e for e in entries if e.speech_class is SpeechClass.PLAIN]
    side = SpeechClass.FOR
    if state.seconds_against < state.seconds_for:
        side = SpeechClass.AGAINST
    elif state.seconds_against == state.seconds_for and entries:
        firsts = [e.speech_class for e in entries if e.speech_class is not SpeechClass.PLAIN]
        side = firsts[0] if firsts else side
    served: list[Entry] = []
    while sides[SpeechClass.FOR] or sides[SpeechClass.AGAINST]:
        if sides[side]:
            served.append(sides[side].pop(0))
        side = SpeechClass.AGAINST if side is SpeechClass.FOR else SpeechClass.FOR
    return served + neither


def group_turns(meeting: Meeting) -> Counter[str]:
    """Return how many finished turns each group has had; `""` stands for no group."""
    heard: Counter[str] = Counter()
    for person in meeting.people.values():
        heard[person.group or ""] += person.turns
    return heard


def _by_groups(meeting: Meeting, entries: list[Entry]) -> list[Entry]:
    heard = group_turns(meeting)
    served: list[Entry] = []
    while entries:
        first = min(entries, key=lambda entry: heard[_group(meeting, entry)])
        entries.remove(first)
        heard[_group(meeting, first)] += 1
        served.append(first)
    return served


def _group(meeting: Meeting, entry: Entry) -> str:
    return (meeting.people[entry.person].group or "") if entry.person else ""


def spoken(meeting: Meeting, person: str | None) -> Phrase:
    """Return how much somebody has spoken: `not spoken yet`, `2 turns, 6:40`."""
    if person is None or meeting.people[person].turns == 0:
        return say("not spoken yet")
    who = meeting.people[person]
    return nsay("{count} turn, {time}", "{count} turns, {time}", who.turns, time=clock(who.seconds))


def why(meeting: Meeting, entry: Entry) -> Phrase:
    """Return the reason for an entry's place."""
    name = meeting.name_of(entry.person)
    if entry.putback:
        return say("{name} was put back at the head of the list by the chair", name=name)
    if entry.placed:
        return say("{name} was put in this place by the chair", name=name)
    if not entry.speech_class.is_plain:
        return say(
            "{name}: {speech_class}, ahead of all lower classes, asked at {time}",
            name=name,
            speech_class=CLASS_NAMES[entry.speech_class],
            time=f"{entry.asked_at:%H:%M:%S}",
        )
    return say(
        "{name}: {spoken}, asked at {time}; the order is {order}",
        name=name,
        spoken=spoken(meeting, entry.person),
        time=f"{entry.asked_at:%H:%M:%S}",
        order=ORDER_NAMES[meeting.order],
    )


def unheard(meeting: Meeting) -> tuple[str, ...]:
    """Return those present who have not spoken, in the order in which to invite them (spec 3).

    Who declined comes later; then the least heard groups; then a shuffle that is the same each
    time, from the ids of the meeting and the person.
    """
    heard = group_turns(meeting)
    speaking = meeting.speech.person if meeting.speech else None
    silent = [
        person
        for person in meeting.people.values()
        if person.is_present and person.turns == 0 and person.id != speaking
    ]
    silent.sort(key=lambda p: (p.declined, heard[p.group or ""], _shuffle(meeting.id + p.id)))
    return tuple(person.id for person in silent)


def _shuffle(text: str) -> int:
    """Return a number that spreads well and is the same on every machine (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
