"""Why somebody stands where they stand on the list, in words to say aloud (spec 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from facilitator.meeting.agenda import Order
from facilitator.meeting.duration import clock
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass
from facilitator.meeting.order import (
    ORDER_NAMES,
    arranged,
    counted,
    group_of,
    last_of_groups,
    next_side,
    turns_of_sides,
    unheard_members,
)
from facilitator.meeting.phrase import Argument, Phrase, joined, nsay, say
from facilitator.meeting.state import Meeting

OFTEN = 3
"""After so many turns the next one is pointed out while others have not spoken."""


def spoken(meeting: Meeting, person: str | None) -> Phrase:
    """Return how much somebody has spoken: `not spoken yet`, `2 turns, 6:40`."""
    if person is None or meeting.people[person].turns == 0:
        return say("not spoken yet")
    who = meeting.people[person]
    return nsay("{count} turn, {time}", "{count} turns, {time}", who.turns, time=clock(who.seconds))


def spoken_or_speaking(meeting: Meeting, person: str | None) -> tuple[Phrase, bool]:
    """Return how much somebody has spoken, and whether it is nothing so far."""
    is_new = person is not None and meeting.people[person].turns == 0
    if is_new and any(turn.person == person for turn in meeting.live):
        return say("speaking now"), False
    return spoken(meeting, person), is_new


class Speech(Protocol):
    """What has a class: a request, a turn, or the event of either."""

    @property
    def speech_class(self) -> SpeechClass:
        """Its class."""

    @property
    def rank(self) -> int:
        """Of a point of order."""

    @property
    def answers(self) -> str | None:
        """Id of the request that it answers."""


def class_told(meeting: Meeting, speech: Speech) -> Phrase:
    """Return the class in words: of a point of order its category, of an answer that it is one."""
    name = CLASS_NAMES[speech.speech_class]
    if speech.answers is not None:
        return say(
            "answer to {speech_class}", speech_class=_ANSWERED.get(speech.speech_class, name)
        )
    if speech.speech_class is SpeechClass.ORDER and (named := category(meeting, speech.rank)):
        return say("{speech_class}: {category}", speech_class=name, category=named)
    return name


_ANSWERED = {
    SpeechClass.INTERPOSED: say("an interposed question"),
    SpeechClass.INTERVENTION: say("an intervention"),
}


def category(meeting: Meeting, rank: int) -> str | None:
    """Return what the body's rules call points of order of a rank; None when they do not."""
    ranks = meeting.agenda.body_rules.ranks
    return next((name for name, of_it in ranks.items() if of_it == rank), None)


def why(meeting: Meeting, entry: Entry) -> Phrase:
    """Return the reason for an entry's place."""
    name = meeting.name_of(entry.person)
    if entry.putback:
        return say("{name} was put at the head of the list by the chair", name=name)
    if entry.placed:
        return say("{name} was put in this place by the chair", name=name)
    if not entry.speech_class.is_plain:
        return joined([_special(meeting, entry), *_by_the_chair(meeting, entry)])
    before = _ahead(meeting, entry)
    ahead = [x for x in before if x.speech_class.is_plain and not x.placed]
    if meeting.order is not Order.ALTERNATE:
        # where a body allows several requests, somebody with two is one person all the same
        ahead = [*{x.person or x.id: x for x in ahead}.values()]
    reasons = [_REASONS[meeting.order](meeting, entry, ahead), *_by_the_chair(meeting, entry)]
    if higher := sum(not x.speech_class.is_plain for x in before):
        reasons.append(
            nsay(
                "{count} of a higher class goes before",
                "{count} of a higher class go before",
                higher,
            )
        )
    if (often := spoken_often(meeting, entry.person)) is not None:
        reasons.append(often)
    return say(
        "{name}: {spoken}, asked at {time}; {order}: {reason}",
        name=name,
        spoken=_so_far(meeting, entry.person),
        time=f"{entry.asked_at:%H:%M:%S}",
        order=ORDER_NAMES[meeting.order],
        reason=joined(reasons),
    )


def _by_the_chair(meeting: Meeting, entry: Entry) -> Iterator[Phrase]:
    """Say that the reason leaves out those who stand on the list by the chair's hand, if any do."""
    if by_hand := sum(x.placed or x.putback for x in meeting.waiting if x.id != entry.id):
        yield nsay(
            "not counting {count} whom the chair put in place",
            "not counting {count} whom the chair put in place",
            by_hand,
        )


def _ahead(meeting: Meeting, entry: Entry) -> list[Entry]:
    listed = arranged(meeting)
    return list(listed[: next((i for i, x in enumerate(listed) if x.id == entry.id), 0)])


def _special(meeting: Meeting, entry: Entry) -> Phrase:
    figures: dict[str, Argument] = {
        "name": meeting.name_of(entry.person),
        "speech_class": class_told(meeting, entry),
        "time": f"{entry.asked_at:%H:%M:%S}",
    }
    if entry.answers is not None:
        return say(
            "{name}: {speech_class}, right behind what it answers, asked at {time}", **figures
        )
    if entry.speech_class is SpeechClass.ORDER and entry.rank:
        return say(
            "{name}: {speech_class}, ahead of all lower classes and behind ranks up to {rank}, "
            "asked at {time}",
            **figures,
            rank=entry.rank,
        )
    return say("{name}: {speech_class}, ahead of all lower classes, asked at {time}", **figures)


def _so_far(meeting: Meeting, person: str | None) -> Phrase:
    told = spoken(meeting, person)
    if person is not None and any(turn.person == person for turn in meeting.live):
        return say("{spoken}, speaking now", spoken=told)
    return told


def _by_arrival(_meeting: Meeting, _entry: Entry, ahead: Sequence[Entry]) -> Phrase:
    if not ahead:
        return say("nobody asked earlier")
    return nsay("{count} person asked earlier", "{count} people asked earlier", len(ahead))


def _by_turns(meeting: Meeting, entry: Entry, ahead: Sequence[Entry]) -> Phrase:
    own, _ = counted(meeting, entry.person)
    fewer = sum(counted(meeting, x.person)[0] < own for x in ahead)
    parts = []
    if fewer:
        parts.append(
            nsay(
                "{count} person who waits has fewer turns",
                "{count} people who wait have fewer turns",
                fewer,
            )
        )
    if alike := len(ahead) - fewer:
        parts.append(
            nsay(
                "{count} person has as many turns and asked earlier",
                "{count} people have as many turns and asked earlier",
                alike,
            )
        )
    return joined(parts) if parts else say("nobody who waits has fewer turns")


def _by_time(meeting: Meeting, entry: Entry, ahead: Sequence[Entry]) -> Phrase:
    turns, seconds = counted(meeting, entry.person)
    less = sum(counted(meeting, x.person)[1] < seconds for x in ahead)
    parts = []
    if less:
        parts.append(
            nsay(
                "{count} person who waits has spoken less",
                "{count} people who wait have spoken less",
                less,
            )
        )
    as_long = [x for x in ahead if counted(meeting, x.person)[1] == seconds]
    in_fewer = sum(counted(meeting, x.person)[0] < turns for x in as_long)
    if in_fewer:
        parts.append(
            nsay(
                "{count} person has spoken as long in fewer turns",
                "{count} people have spoken as long in fewer turns",
                in_fewer,
            )
        )
    if alike := len(as_long) - in_fewer:
        parts.append(
            nsay(
                "{count} person has spoken as long and asked earlier",
                "{count} people have spoken as long and asked earlier",
                alike,
            )
        )
    return joined(parts) if parts else say("nobody who waits has spoken less")


def _by_novelty(meeting: Meeting, entry: Entry, ahead: Sequence[Entry]) -> Phrase:
    new = sum(counted(meeting, x.person)[0] == 0 for x in ahead)
    if counted(meeting, entry.person)[0] == 0:
        new -= entry.person is not None and entry.person in {x.person for x in ahead}
        if not new:
            return say("the first of those who have not spoken")
        return nsay(
            "{count} other first-timer asked earlier",
            "{count} other first-timers asked earlier",
            new,
        )
    parts = []
    if new:
        parts.append(nsay("{count} first-timer goes before", "{count} first-timers go before", new))
    if others := len(ahead) - new:
        parts.append(nsay("{count} person asked earlier", "{count} people asked earlier", others))
    return joined(parts) if parts else say("no first-timer waits, and nobody asked earlier")


def _by_side(meeting: Meeting, entry: Entry, ahead: Sequence[Entry]) -> Phrase:
    side = entry.speech_class
    if side is SpeechClass.PLAIN:
        if any(x.speech_class is not SpeechClass.PLAIN for x in ahead):
            return say("whoever speaks for or against goes before")
        return _by_arrival(meeting, entry, ahead)
    if not ahead:
        return _first_side(meeting, entry)
    if ahead[-1].speech_class is side:
        return say("nobody of the other side waits in between")
    alike = sum(x.speech_class is side for x in ahead)
    if not alike:
        return say("one of the other side goes before")
    return nsay(
        "one of the other side after each; {count} of this side asked earlier",
        "one of the other side after each; {count} of this side asked earlier",
        alike,
    )


def _first_side(meeting: Meeting, entry: Entry) -> Phrase:
    sides = {SpeechClass.FOR, SpeechClass.AGAINST}
    if any(turn.speech_class in sides - {entry.speech_class} for turn in meeting.live):
        return say("the other side is speaking")
    state = meeting.item_state
    if state is None:
        return say("nobody asked earlier")
    if next_side(meeting, state, (entry,)) is not entry.speech_class:
        return say("nobody of the other side waits")
    if state.seconds_for == state.seconds_against:
        turns = turns_of_sides(meeting, state)
        if turns[SpeechClass.FOR] != turns[SpeechClass.AGAINST]:
            return say("both sides have spoken as long, this one in fewer turns")
        return say("both sides have spoken alike, and nobody of either asked earlier")
    return say(
        "the side that has spoken less: for {for_time}, against {against_time}",
        for_time=clock(state.seconds_for),
        against_time=clock(state.seconds_against),
    )


def _by_group(meeting: Meeting, entry: Entry, ahead: Sequence[Entry]) -> Phrase:
    group = group_of(meeting, entry.person)
    named: Phrase | str = group or say("(no group)")
    alike = sum(group_of(meeting, x.person) == group for x in ahead)
    if alike:
        return nsay(
            "{count} of {group} asked earlier, and the groups take turns",
            "{count} of {group} asked earlier, and the groups take turns",
            alike,
            group=named,
        )
    state = meeting.item_state
    last = last_of_groups(meeting, state) if state else {}
    if group not in last:
        silent = say("{group} has not spoken on this item", group=named)
        return joined([silent, _by_arrival(meeting, entry, ahead)]) if ahead else silent
    if not ahead:
        return say("no other group that waits has been silent for longer than {group}", group=named)
    return nsay(
        "{count} group has been silent for longer than {group}",
        "{count} groups have been silent for longer than {group}",
        len({group_of(meeting, x.person) for x in ahead}),
        group=named,
    )


_REASONS: dict[Order, Callable[[Meeting, Entry, Sequence[Entry]], Phrase]] = {
    Order.FIFO: _by_arrival,
    Order.FEWEST: _by_turns,
    Order.LEAST_TIME: _by_time,
    Order.FIRST_TIMERS: _by_novelty,
    Order.ALTERNATE: _by_side,
    Order.GROUPS: _by_group,
}


def spoken_often(meeting: Meeting, person: str | None) -> Phrase | None:
    """Return the gentle sign before somebody's fourth turn, or a later one, while others wait.

    Meant for plain contributions: who asks a question or rises to order has a reason of their
    own. Others are those present who have not spoken; of an attendance that was not taken, those
    on the list.
    """
    found = often_while_unheard(meeting, person)
    if found is None:
        return None
    turns, silent = found
    return nsay(
        "{turns} turns already, and {count} person has not spoken yet",
        "{turns} turns already, and {count} people have not spoken yet",
        silent,
        turns=turns,
    )


def often_while_unheard(meeting: Meeting, person: str | None) -> tuple[int, int] | None:
    """Return somebody's turns and how many have none, when that is worth a sign."""
    turns, _ = counted(meeting, person)
    if turns < OFTEN:
        return None
    if meeting.attendance_taken:
        silent = unheard_members(meeting)
    else:
        waiting = {x.person for x in meeting.waiting}
        silent = sum(1 for p in waiting if p and counted(meeting, p)[0] == 0)
    return (turns, silent) if silent else None
