"""Speaking time that a group has together (spec 3)."""

from __future__ import annotations

import datetime as dt

from facilitator.meeting import commands as c
from facilitator.meeting.body import BodyRules
from facilitator.meeting.pools import pools

from .room import START, Room, agenda

RULES = BodyRules(pools={"east": 300, "west": 60})


def hall(**rules: object) -> Room:
    return Room(agenda(body_rules=BodyRules(pools=RULES.pools, **rules)))  # type: ignore[arg-type]


def left(room: Room) -> dict[str, int]:
    return {pool.group: pool.left for pool in pools(room.meeting, room.now)}


def test_plain_speeches_are_charged_by_their_net_time_and_the_running_one_too() -> None:
    room = hall()
    room.speaks("Ann", 100)
    room.ask("Bob", to="for")
    room.call()
    room.wait(seconds=20)
    room.pause()
    room.wait(seconds=500)
    room.resume()
    room.wait(seconds=15)
    assert left(room) == {"east": 200, "west": 25}
    room.wait(seconds=50)
    assert left(room) == {"east": 200, "west": -25}, "overdrawn, and nothing is cut off"
    assert room.speaker == "Bob"


def test_nothing_else_is_charged() -> None:
    room = hall()
    room.ask("Ann")
    room.call()
    room.wait(seconds=10)
    room.ask("Bob", to="interposed")
    room.do(c.AskFloor(person=room.id("Dan"), answers="e2"))
    for _ in range(2):
        room.call()
        room.wait(seconds=30)
    room.finish()
    room.wait(seconds=5)
    room.finish()
    for kind in ("intervention", "order", "question", "reply"):
        room.speaks("Bob", 30, to=kind)
    room.speaks("Hal", 40)
    assert left(room) == {"east": 285, "west": 60}


def test_the_chair_gives_more_time() -> None:
    room = hall()
    room.speaks("Bob", 90)
    told = room.told(c.ExtendPool(group="west", seconds=120))
    assert told == "2:00 more speaking time for west"
    (_, west) = pools(room.meeting, room.now)
    assert (west.initial, west.extra, west.used, west.left) == (60, 120, 90, 90)
    room.undo()
    assert left(room)["west"] == -30
    assert "pool for: east, west" in room.refused(c.ExtendPool(group="north", seconds=60))
    assert "more than nothing" in room.refused(c.ExtendPool(group="west", seconds=0))
    assert "No group has a pool" in Room().refused(c.ExtendPool(group="west", seconds=60))


def test_a_correction_charges_anew() -> None:
    room = hall()
    room.speaks("Ann", 100)
    room.do(c.CorrectTurn(turn="t1", ended_at=START + dt.timedelta(seconds=40)))
    assert left(room) == {"east": 260, "west": 60}
    room.do(c.CorrectTurn(turn="t1", person=room.id("Bob")))
    assert left(room) == {"east": 300, "west": 20}


def test_each_item_has_its_pools_and_keeps_them() -> None:
    room = hall()
    room.speaks("Ann", 100)
    room.do(c.ExtendPool(group="east", seconds=60))
    room.next()
    room.speaks("Ann", 10)
    assert left(room) == {"east": 290, "west": 60}
    room.take_up("1")
    assert left(room) == {"east": 260, "west": 60}


def test_a_body_may_have_one_pool_for_the_whole_meeting() -> None:
    room = hall(pools_of_meeting=True)
    room.speaks("Ann", 100)
    room.do(c.ExtendPool(group="east", seconds=60))
    room.next()
    room.speaks("Ann", 10)
    assert left(room) == {"east": 250, "west": 60}
