"""Whatever happened before: each word of a reason for a place on the list is true (spec 3)."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.body import BodyRules
from facilitator.meeting.floor import Entry, SpeechClass
from facilitator.meeting.order import arranged
from facilitator.meeting.phrase import Refused
from facilitator.meeting.reasons import why

from .room import Room, agenda, english

SIDES = {SpeechClass.FOR, SpeechClass.AGAINST}
ACTS = ("ask",) * 6 + ("call",) * 3 + ("move", "putback", "order", "withdraw", "finish", "next")

steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 7), st.integers(0, 99), st.integers(0, 90)),
    max_size=40,
)


def step(room: Room, act: str, who: int, n: int) -> None:
    listed, person = arranged(room.meeting), f"p{who + 1}"
    match act:
        case "ask":
            kinds = [*SpeechClass, SpeechClass.PLAIN, *SIDES]
            room.do(c.AskFloor(person=person, speech_class=kinds[n % len(kinds)], rank=n % 3))
        case "call":
            room.do(c.CallNext())
        case "finish":
            room.finish()
        case "putback":
            room.do(c.PutBack())
        case "order":
            room.do(c.SetOrder(order=list(Order)[n % 6]))
        case "next":
            room.do(c.OpenItem(item=f"i{1 + n % 2}", confirmed=True))
        case "move" if listed:
            entry = listed[who % len(listed)]
            room.do(c.MoveEntry(entry=entry.id, place=1 + n % len(listed)))
        case "withdraw" if listed:
            room.do(c.WithdrawEntry(entry=listed[n % len(listed)].id))


@settings(max_examples=120, deadline=None)
@given(steps, st.integers(1, 2))
def test_every_reason_is_true(acts: list[tuple[str, int, int, int]], allowed: int) -> None:
    room = Room(agenda(body_rules=BodyRules(entries={"plain": allowed})))
    for act, who, n, seconds in acts:
        with contextlib.suppress(Refused):
            step(room, act, who, n)
        room.wait(seconds=seconds)
        for place, entry in enumerate(arranged(room.meeting)):
            check(room, entry, place)


def check(room: Room, entry: Entry, place: int) -> None:
    listed, told = arranged(room.meeting), english(why(room.meeting, entry))
    others = [x for x in listed if x.id != entry.id]
    by_hand = entry.placed or entry.putback
    assert told.endswith("by the chair") == by_hand
    if by_hand:
        return
    assert number(told, "whom the chair put in place") == sum(x.placed for x in others)
    if not entry.speech_class.is_plain:
        return
    higher = [x for x in listed[:place] if not x.speech_class.is_plain]
    assert number(told, r"of a higher class go(?:es)? before") == len(higher)
    rivals = [x for x in others if x.speech_class.is_plain and not x.placed]
    ORACLES[room.meeting.order](room, entry, rivals, told)


def number(told: str, what: str) -> int:
    found = re.search(rf"(\d+) {what}", told)
    return int(found[1]) if found else 0


def people(entries: Sequence[Entry]) -> int:
    return len({x.person for x in entries})


def earlier(entry: Entry, rivals: Sequence[Entry]) -> list[Entry]:
    return [x for x in rivals if int(x.id[1:]) < int(entry.id[1:])]


def spoken(room: Room, entry: Entry) -> tuple[int, int]:
    """Turns and seconds, a speech that is not over counted in full."""
    meeting, of = room.meeting, entry.person
    done = [turn.net() for turn in meeting.turns if turn.person == of]
    now = [turn.limit for turn in meeting.live if turn.person == of]
    return len(done + now), sum(done + now)


def by_arrival(_room: Room, entry: Entry, rivals: Sequence[Entry], told: str) -> None:
    before = people(earlier(entry, rivals))
    assert number(told, r"pe\w+ asked earlier") == before
    assert ("nobody asked earlier" in told) == (before == 0)


def by_turns(room: Room, entry: Entry, rivals: Sequence[Entry], told: str) -> None:
    fewer = [x for x in rivals if spoken(room, x)[0] < spoken(room, entry)[0]]
    assert number(told, r"pe\w+ who waits? ha\w+ fewer turns") == people(fewer)
    assert "nobody who waits has fewer turns" not in told or not fewer


def by_time(room: Room, entry: Entry, rivals: Sequence[Entry], told: str) -> None:
    less = [x for x in rivals if spoken(room, x)[1] < spoken(room, entry)[1]]
    assert number(told, r"pe\w+ who waits? ha\w+ spoken less") == people(less)
    assert "nobody who waits has spoken less" not in told or not less


def by_novelty(room: Room, entry: Entry, rivals: Sequence[Entry], told: str) -> None:
    new = [x for x in rivals if spoken(room, x)[0] == 0]
    if spoken(room, entry)[0]:
        assert number(told, r"first-timers? go(?:es)? before") == people(new)
    else:
        ahead = [x for x in earlier(entry, new) if x.person != entry.person]
        assert number(told, r"other first-timers? asked") == people(ahead)


def by_side(room: Room, entry: Entry, rivals: Sequence[Entry], told: str) -> None:
    side, both = entry.speech_class, [x for x in rivals if x.speech_class in SIDES]
    other = [x for x in both if x.speech_class is not side]
    if "nobody of either asked earlier" in told:
        assert not earlier(entry, both)
    if re.search(r"nobody of the other side waits(?! in)", told):
        assert not other
    if "the other side is speaking" in told:
        assert any(turn.speech_class in SIDES - {side} for turn in room.meeting.live)
    if "this one in fewer turns" in told:
        here = [t.speech_class for t in room.meeting.turns if t.item == room.meeting.current]
        assert here.count(side) < sum(here.count(x) for x in SIDES - {side})
    if "whoever speaks for or against goes before" in told:
        assert both


def by_group(room: Room, entry: Entry, rivals: Sequence[Entry], told: str) -> None:
    meeting = room.meeting

    def group(person: str | None) -> str | None:
        return meeting.people[person or ""].group

    heard = {
        group(turn.person)
        for turn in (*meeting.turns, *meeting.live)
        if turn.item == meeting.current and turn.speech_class.is_plain
    }
    own = [x for x in earlier(entry, rivals) if group(x.person) == group(entry.person)]
    assert number(told, r"of .* asked earlier, and the groups take turns") == people(own)
    if not own:
        assert ("has not spoken on this item" in told) == (group(entry.person) not in heard)


ORACLES: dict[Order, Callable[[Room, Entry, Sequence[Entry], str], None]] = {
    Order.FIFO: by_arrival,
    Order.FEWEST: by_turns,
    Order.LEAST_TIME: by_time,
    Order.FIRST_TIMERS: by_novelty,
    Order.ALTERNATE: by_side,
    Order.GROUPS: by_group,
}
