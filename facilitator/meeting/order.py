"""The orders of the speakers' list, and who has not been heard (spec 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import zip_longest

from facilitator.meeting.agenda import Order, Seconds
from facilitator.meeting.floor import Entry, SpeechClass, Waiting, head_length
from facilitator.meeting.people import MEMBERS, everybody, is_silent
from facilitator.meeting.phrase import Phrase, say
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
        return _alternate(next_side(meeting, state, entries), entries)
    if meeting.order is Order.GROUPS:
        return _by_groups(meeting, state, entries)
    if (key := _KEYS.get(meeting.order)) is not None:
        entries.sort(key=lambda entry: key(*counted(meeting, entry.person)))
    return entries


def counted(meeting: Meeting, person_id: str | None) -> tuple[int, Seconds]:
    """Return the turns and the time that the orders go by: a running speech counts in full."""
    if person_id is None:
        return 0, 0
    person = meeting.people[person_id]
    now = [turn for turn in meeting.live if turn.person == person_id]
    return person.turns + len(now), person.seconds + sum(turn.limit for turn in now)


_KEYS: dict[Order, Callable[[int, int], tuple[int, ...]]] = {
    Order.FEWEST: lambda turns, _: (turns,),
    Order.LEAST_TIME: lambda turns, seconds: (seconds, turns),
    Order.FIRST_TIMERS: lambda turns, _: (int(turns > 0),),
}


def next_side(meeting: Meeting, state: ItemState, entries: Sequence[Entry]) -> SpeechClass:
    """Return the side that comes next: not the one that speaks, else the one that spoke less."""
    for turn in reversed(meeting.live):
        if turn.speech_class in _OTHER_SIDE:
            return _OTHER_SIDE[turn.speech_class]
    if state.seconds_for != state.seconds_against:
        less = state.seconds_for < state.seconds_against
        return SpeechClass.FOR if less else SpeechClass.AGAINST
    spoken = turns_of_sides(meeting, state)
    if spoken[SpeechClass.FOR] != spoken[SpeechClass.AGAINST]:
        return min(_OTHER_SIDE, key=lambda side: spoken[side])
    asked = (e.speech_class for e in entries if e.speech_class in _OTHER_SIDE)
    return next(asked, SpeechClass.FOR)


def turns_of_sides(meeting: Meeting, state: ItemState) -> Counter[SpeechClass]:
    """Return how many finished speeches of each class an item has had."""
    return Counter(t.speech_class for t in meeting.turns if meeting.items[t.item] is state)


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


def _by_groups(meeting: Meeting, state: ItemState, entries: list[Entry]) -> list[Entry]:
    """Serve one of each group in turn, the group that spoke longest ago first."""
    last = last_of_groups(meeting, state)
    waiting: dict[str, list[Entry]] = {}
    for entry in entries:
        waiting.setdefault(group_of(meeting, entry.person), []).append(entry)
    queues = sorted(waiting.items(), key=lambda queue: last.get(queue[0], -1))
    rounds = zip_longest(*(queue for _, queue in queues))
    return [entry for one_round in rounds for entry in one_round if entry is not None]


def last_of_groups(meeting: Meeting, state: ItemState) -> dict[str, int]:
    """Return when each group last had a plain speech on an item: the later, the larger."""
    turns = (*meeting.turns, *meeting.live)
    here = [t for t in turns if t.speech_class.is_plain and meeting.items[t.item] is state]
    here.sort(key=lambda turn: (turn.began_at, int(turn.id[1:])))
    return {group_of(meeting, turn.person): place for place, turn in enumerate(here)}


def group_of(meeting: Meeting, person: str | None) -> str:
    """Return somebody's group; `""` stands for none."""
    return (meeting.people[person].group or "") if person else ""


def unheard(meeting: Meeting) -> tuple[str, ...]:
    """Return those present who have not spoken, in the order in which to invite them.

    Who declined comes later; guests and observers after the members; who waits, and will be heard
    without it, after who does not; then the least heard groups; then a shuffle that is the same
    each time, from the ids of the meeting and the person.
    """
    return tuple(_in_turn(meeting))


def _in_turn(meeting: Meeting) -> Iterator[str]:
    people = everybody(meeting.people)
    heard, heaps = people.tallies.turns, people.silent(meeting.id).heaps
    waiting = {entry.person for entry in meeting.waiting}
    speaking = {turn.person for turn in meeting.live}
    for declined, is_other in sorted({heap[:2] for heap in heaps}):
        groups = [heap[2] for heap in heaps if heap[:2] == (declined, is_other)]
        later = []
        for turns in sorted({heard.get(group, 0) for group in groups}):
            alike = (heaps[declined, is_other, g] for g in groups if heard.get(g, 0) == turns)
            for _, person in merge(*alike):
                if person in waiting:
                    later.append(person)
                elif person not in speaking:
                    yield person
        yield from (person for person in later if person not in speaking)


def is_unheard(meeting: Meeting, person: str) -> bool:
    """Return whether somebody is present and has not spoken."""
    found = meeting.people[person]
    speaking = any(turn.person == person for turn in meeting.live)
    return found.is_present and found.turns == 0 and not speaking


def first_unheard(meeting: Meeting) -> str | None:
    """Return who is to be invited next; None when everybody present has spoken."""
    return next(_in_turn(meeting), None)


def asked_to_speak(meeting: Meeting) -> str | None:
    """Return who has been invited and has the floor; else who would be invited next."""
    speech = meeting.speech
    if speech and speech.invited and speech.person:
        return speech.person
    return first_unheard(meeting)


def unheard_members(meeting: Meeting) -> int:
    """Return how many of the unheard are members: those for whose sake the chair is reminded."""
    silent = everybody(meeting.people).silent(meeting.id).members
    speaking = {turn.person for turn in meeting.live if turn.person}
    return silent - sum(
        is_silent(meeting.people[p]) and meeting.people[p].role in MEMBERS for p in speaking
    )
