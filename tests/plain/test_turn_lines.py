"""Turns that are put right by lines: said as it is, and counted from now."""

from __future__ import annotations


def test_it_began_so_long_ago(sitting):
    sitting("call An", "[19:33] call Lan", "[19:34] correct began -90s")
    turns = {turn.id: turn.net(sitting.clock.now()) for turn in sitting.meeting.turns}
    assert turns == {"t1": 150}, "the speech before it ended when this one began"
    assert "began 19:32:30" in sitting.ok("turns")
    sitting("[19:35] finish", "[19:36] correct t2 ended -2m")
    assert "t2: Trần Thị Lan, contribution, began 19:32:30, 1:30" in sitting.ok("turns")
    assert "is no time" in sitting.error("correct began -soon")
    assert "before the meeting" in sitting.refused("correct t1 began -5h")


def test_turns_of_two_people_that_become_one_are_not_told_as_turns_of_one(sitting):
    sitting("call An", "[19:31] call Lan", "[19:32] finish")
    told = sitting.ok("merge t1 t2")
    assert told == "the turn of Trần Thị Lan is now a part of Nguyễn Vạn An's"
    sitting("[19:33] call An", "[19:34] finish")
    assert sitting.ok("merge t1 t3") == "two turns of Nguyễn Vạn An are one"
