"""The orders of the speakers' list, and why somebody stands where they stand (spec 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from facilitator.meeting.agenda import Order
from facilitator.meeting.duration import clock
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass, Turn, Waiting, head_length
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
    the head until somebody of a higher class asks for the floor. A speech that is not finished
    counts as a full turn, so that the list shows who will be called when it ends.
    """
    item = item or meeting.current
    if item is None:
        return ()
    state = meeting.items[item]
    length = head_length(state.waiting)
    head, rest = state.waiting[:length], state.waiting[length:]
    special = tuple(e for e in rest if not e.speech_class.is_plain)
    plain = [e for e in rest if e.speech_class.is_plain]
    free = iter(_sorted(meeting, state, [e for e in plain if not e.placed]))
    return head + special + tuple(e if e.placed else next(free) for e in plain)


def _arrival(entry: Entry) -> int:
    return int(entry.id[1:])


def _sorted(meeting: Meeting, state: ItemState, entries: list[Entry]) -> Iterable[Entry]:
    entries.sort(key=_arrival)
    if meeting.order is Order.ALTERNATE:
        return _alternate(_next_side(meeting, state, entries), entries)
    if meeting.order is Order.GROUPS:
        return _by_groups(meeting, entries)
    if (key := _KEYS.get(meeting.order)) is not None:
        entries.sort(key=lambda entry: key(*_spoken(meeting, entry)))
    return entries


def _spoken(meeting: Meeting, entry: Entry) -> tuple[int, int]:
    if entry.person is None:
        return 0, 0
    person = meeting.people[entry.person]
    now = [turn for turn in _unfinished(meeting) if turn.person == entry.person]
    return person.turns + len(now), person.seconds + sum(turn.limit for turn in now)


def _unfinished(meeting: Meeting) -> list[Turn]:
    return [turn for turn in (meeting.speech, meeting.interrupted) if turn]


_KEYS: dict[Order, Callable[[int, int], tuple[int, ...]]] = {
    Order.FEWEST: lambda turns, _: (turns,),
    Order.LEAST_TIME: lambda turns, seconds: (seconds, turns),
    Order.FIRST_TIMERS: lambda turns, _: (int(turns > 0),),
}


def _next_side(meeting: Meeting, state: ItemState, entries: list[Entry]) -> SpeechClass:
    """Return the side that comes next: not the one that speaks, else the one that spoke less."""
    for turn in _unfinished(meeting):
        if turn.speech_class in _OTHER_SIDE:
            return _OTHER_SIDE[turn.speech_class]
    if state.seconds_for != state.seconds_against:
        less = state.seconds_for < state.seconds_against
        return SpeechClass.FOR if less else SpeechClass.AGAINST
    spoken = Counter(t.speech_class for t in meeting.turns if meeting.items[t.item] is state)
    if spoken[SpeechClass.FOR] != spoken[SpeechClass.AGAINST]:
        return min(_OTHER_SIDE, key=lambda side: spoken[side])
    asked = (e.speech_class for e in entries if e.speech_class in _OTHER_SIDE)
    return next(asked, SpeechClass.FOR)


_OTHER_SIDE = {
    SpeechClass.FOR: SpeechClass.AGAINST,
    SpeechClass.AGAINST: SpeechClass.FOR,
}


def _alternate(side: SpeechClass, entries: list[Entry]) -> list[Entry]:
    sides = {
        SpeechClass.FOR: [e for e in entries if e.speech_class is SpeechClass.FOR],
        SpeechClass.AGAINST: [e for e in entries if e.speech_class is SpeechClass.AGAINST],
    }
    neither = [e for e in entries if e.speech_class is SpeechClass.PLAIN]
    served: list[Entry] = []
    while sides[SpeechClass.FOR] or sides[SpeechClass.AGAINST]:
        if sides[side]:
            served.append(sides[side].pop(0))
        side = _OTHER_SIDE[side]
    return served + neither


def group_turns(meeting: Meeting) -> Counter[str]:
    """Return how many finished turns each group has had; `""` stands for no group."""
    heard: Counter[str] = Counter()
    for person in meeting.people.values():
        heard[person.group or ""] += person.turns
    return heard


def _by_groups(meeting: Meeting, entries: list[Entry]) -> list[Entry]:
    heard = group_turns(meeting)
    for turn in _unfinished(meeting):
        heard[_group(meeting, turn)] += 1
    served: list[Entry] = []
    while entries:
        first = min(entries, key=lambda entry: heard[_group(meeting, entry)])
        entries.remove(first)
        heard[_group(meeting, first)] += 1
        served.append(first)
    return served


def _group(meeting: Meeting, entry: Entry | Turn) -> str:
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
        return say("{name} was put at the head of the list by the chair", name=name)
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
    speaking = {turn.person for turn in _unfinished(meeting)}
    silent = [
        person
        for person in meeting.people.values()
        if person.is_present and person.turns == 0 and person.id not in speaking
    ]
    silent.sort(key=lambda p: (p.declined, heard[p.group or ""], _shuffle(meeting.id + p.id)))
    return tuple(person.id for person in silent)


def _shuffle(text: str) -> int:
    """Return a number that spreads well and is the same on every machine (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
