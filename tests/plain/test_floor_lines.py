"""The floor in lines: places for nobody yet, answers, ranks by name, pools, figures, reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.meeting.agenda import Agenda, Item, RosterEntry
from facilitator.meeting.body import BodyRules
from facilitator.meeting.floor import SpeechClass

from .conftest import Sitting

GROUPED = (
    RosterEntry(name="Ann Lee", group="East"),
    RosterEntry(name="Bo Ek", group="West"),
    RosterEntry(name="Cy Orr", group="East"),
    RosterEntry(name="Di Poe", group="North Side"),
)


def grouped(**rules: object) -> Sitting:
    agenda = Agenda(
        title="Assembly",
        items=(Item(id="i1", number="1", title="News"), Item(id="i2", number="2", title="Tasks")),
        people=GROUPED,
        body_rules=BodyRules(**rules),  # type: ignore[arg-type]
    )
    sitting = Sitting(agenda)
    sitting("present all", "open")
    return sitting


# nobody yet


def test_a_place_for_nobody_is_kept_called_and_named(sitting):
    told = sitting.ok("queue - as interposed : the roof")
    assert told == ("… asks for the floor: interposed question; when it is known who: name e1 NAME")
    sitting("queue An", "call An")
    assert "name t2 NAME" in sitting.ok("[19:31] call -")
    assert sitting.ok("[19:31:20] name Lan") == "the turn of … was Trần Thị Lan's"
    assert "Nguyễn Vạn An goes on" in sitting.ok("[19:31:30] finish")
    assert sitting.meeting.turns[0].net() == 30


def test_places_for_nobody_are_named_by_their_own_names(sitting):
    sitting("queue - as intervention", "queue An", "queue -")
    assert sitting.waiting() == "…, Nguyễn Vạn An, …"
    sitting.ok("name e3 Em")
    sitting.ok("name e1 Lan")
    assert sitting.waiting() == "Trần Thị Lan, Nguyễn Vạn An, Võ Thị Em"
    assert "has a name" in sitting.refused("name Dung")
    sitting.ok("name e2 Dung")
    assert sitting.waiting() == "Trần Thị Lan, Phạm Văn Dũng, Võ Thị Em"
    sitting("call", "[19:32] finish")
    sitting.ok("name t1 An")
    assert sitting.meeting.people["p1"].seconds == 120


def test_a_place_for_nobody_is_moved_and_taken_off(sitting):
    sitting("queue An", "queue -")
    sitting.ok("move - 1")
    assert sitting.waiting() == "…, Nguyễn Vạn An"
    assert "put in this place" in sitting.ok("why -")
    sitting.ok("unqueue -")
    assert sitting.waiting() == "Nguyễn Vạn An"
    assert "No place is kept" in sitting.refused("unqueue -")
    sitting.error("name")


def test_a_name_that_nobody_bore_joins_where_there_is_no_roster(strangers):
    strangers("queue - as interposed", "call")
    strangers.ok("name Nina")
    assert strangers.meeting.name_of(strangers.meeting.speech.person) == "Nina"


# answers


def test_question_answer_and_the_speech_goes_on(sitting):
    sitting("queue An", "queue Em", "call", "[19:31] queue Lan as interposed", "call Lan")
    assert "answer to an interposed question" in sitting.ok("[19:31:10] queue An as answer")
    assert sitting.waiting() == "Nguyễn Vạn An, Võ Thị Em"
    sitting.ok("[19:31:20] call")
    assert "Nguyễn Vạn An goes on" in sitting.ok("[19:31:50] finish")
    sitting.ok("[19:32:00] call")
    sitting.ok("[19:33:00] finish")
    assert [turn.net() for turn in sitting.meeting.turns] == [20, 30, 70, 60]
    assert sum(turn.net() for turn in sitting.meeting.turns) == 3 * 60


def test_an_answer_without_a_question_is_refused(sitting):
    sitting("queue An")
    assert "no question or intervention" in sitting.refused("queue Lan as answer")
    sitting("queue Em as intervention", "queue Dung as intervention")
    sitting.ok("queue Lan answer")
    assert sitting.waiting() == "Võ Thị Em, Phạm Văn Dũng, Trần Thị Lan, Nguyễn Vạn An"
    assert "right behind what it answers" in sitting.ok("why Lan")


# what the body has ruled


def test_points_of_order_by_the_names_of_their_categories():
    sitting = grouped(ranks={"close the debate": 1, "recess": 2, "other": 9})
    sitting("queue Ann as order rank other", "queue Bo as order rank recess : tea")
    told = sitting.ok("queue Cy as order rank close")
    assert told == "Cy Orr asks for the floor: point of order: close the debate"
    assert sitting.waiting() == "Cy Orr, Bo Ek, Ann Lee"
    assert sitting.meeting.waiting[1].note == "tea"
    assert "behind ranks up to 2" in sitting.ok("why Bo")
    assert "close the debate, recess, other" in sitting.error("queue Di as order rank tea")
    sitting.ok("queue Di as order rank 3")
    assert sitting.waiting() == "Cy Orr, Bo Ek, Di Poe, Ann Lee"


def test_a_body_may_allow_more_requests_of_a_class_or_none():
    sitting = grouped(entries={"plain": 2, "reply": 0})
    sitting("queue Ann", "queue Ann as for")
    assert sitting.waiting() == "Ann Lee, Ann Lee"
    assert "waiting already" in sitting.refused("queue Ann as against")
    sitting.ok("queue Ann as order")
    assert "waiting already" in sitting.refused("queue Ann as order")
    assert "know no reply" in sitting.refused("queue Bo as reply")


def test_pools_of_groups():
    sitting = grouped(pools={"East": 120, "West": 60, "North Side": 60})
    assert sitting.ok("pools") == (
        "pools: East 2:00; West 1:00; North Side 1:00\n"
        "  East: 2:00 left, 0:00 used of 2:00\n"
        "  West: 1:00 left, 0:00 used of 1:00\n"
        "  North Side: 1:00 left, 0:00 used of 1:00"
    )
    sitting("[19:30] queue Bo", "call", "[19:31:30] queue Ann as question", "call")
    sitting("[19:33] finish")
    assert sitting.ok("pools").startswith("pools: East 2:00; West -0:30;")
    assert "West: 0:30 overdrawn, 1:30 used of 1:00" in sitting.ok("pools")
    assert sitting.ok("extend pool north 90s") == "1:30 more speaking time for North Side"
    sitting.ok("extend pool North Side 5m")
    assert "North Side: 7:30 left, 0:00 used of 7:30, 6:30 of it given later" in sitting.ok("pools")
    assert "There is a pool for" in sitting.refused("extend pool South 5m")
    sitting.error("extend pool 5m")
    assert "speaking time left: East 2:00; West -0:30" in sitting.ok("status")


def test_a_pool_that_is_used_up_is_said_once_and_again_after_more_time():
    sitting = grouped(pools={"West": 60}, pools_of_meeting=True)
    lines = (
        "[19:30] queue Bo", "call", "[19:30:59] note a", "[19:31] note b", "[19:31:30] note c",
        "extend pool West 1m", "[19:32] note d", "next", "queue Bo", "call", "[19:32:10] note e",
    )  # fmt: skip
    said = dict(zip(lines, sitting(*lines).splitlines(), strict=True))
    told = [line for line in lines if "the speaking time of West is used up" in said[line]]
    assert told == ["[19:31] note b", "[19:32] note d"]


def test_without_pools_that_is_said(sitting):
    assert sitting.ok("pools") == "pools: no group has a pool of speaking time"
    assert "No group has a pool" in sitting.refused("extend pool East 5m")


# the gentle sign


def test_a_fourth_turn_while_others_are_unheard_is_pointed_out(sitting):
    for minute in range(3):
        assert "already" not in sitting.ok(f"[19:{30 + 2 * minute}] call An")
        sitting.ok(f"[19:{31 + 2 * minute}] finish")
    sitting("queue An", "queue Lan")
    sign = "3 turns already, and 5 people have not spoken yet"
    assert sign in sitting.ok("why An")
    assert f"next, Nguyễn Vạn An: {sign}" in sitting.ok("status")
    assert "already" not in sitting.ok("why Lan")
    assert sitting.ok("call").endswith(sign)
    assert "already" not in sitting.ok("call Lan")
    assert "already" not in sitting.ok("queue An as order")


def test_when_everybody_has_spoken_nothing_is_pointed_out(sitting):
    for name in ("An", "An", "An", "Lan", "Cuong", "Dung", "Em", "Kien"):
        sitting(f"call {name}", "finish")
    assert "already" not in sitting.ok("call An")


def test_guests_are_not_counted_among_the_unheard(sitting):
    sitting("present all", "guest Zed Zu", "call An", "[19:31] call Lan", "[19:32] call Cuong")
    answer = sitting.ok("[19:33] finish")
    assert "3 people have not spoken yet: invite" in answer
    assert "3 of 6 members have spoken" in sitting.ok("statistics")
    assert "invite" not in sitting.ok("undo") + sitting.ok("redo"), "it was said once"


# figures


def test_statistics_by_person_and_by_group():
    sitting = grouped()
    sitting("[19:30] call Ann", "[19:31] call Bo", "[19:31:20] call Ann", "[19:34:20] finish")
    head, *lines = sitting.ok("statistics").splitlines()
    assert head == "statistics: 3 turns, 4:20; 2 of 4 members have spoken; Gini 0.71"
    assert lines[:8] == [
        "  name | turns | time | share | median | longest",
        "  Ann Lee | 2 | 4:00 | 92.3% | 2:00 | 3:00",
        "  Bo Ek | 1 | 0:20 | 7.7% | 0:20 | 0:20",
        "  together | 3 | 4:20 | 100.0% | 1:00 | 3:00",
        "  group | spoke | turns | time | share | median | longest | of the room",
        "  East | 1 of 2 | 2 | 4:00 | 92.3% | 2:00 | 3:00 | 50.0% +",
        "  West | 1 of 1 | 1 | 0:20 | 7.7% | 0:20 | 0:20 | 25.0% -",
        "  North Side | 0 of 1 | 0 | 0:00 | 0.0% | 0:00 | 0:00 | 25.0% -",
    ]
    assert lines[-1] == "  2 have not spoken: Cy Orr, Di Poe"


def test_statistics_before_anybody_spoke(sitting):
    head, silent = sitting.ok("statistics").splitlines()
    assert head == "statistics: 0 turns, 0:00; 0 of 6 members have spoken"
    assert silent.startswith("  6 have not spoken: ")


# a queue that other people kept

QUEUE = (
    Path(__file__).parents[2].parent
    / "shared"
    / "realdata"
    / "minutes"
    / "w3c__scribejs__test__irccloud.txt"
)
_LINE = re.compile(
    r"^\[\S+ \S+\] (?:<(?P<nick>[^>]+)> (?P<verb>q\+|q-|ack)\s*(?P<who>\S*)\s*$"
    r"|— Zakim sees (?P<queue>.+) on the speaker queue)"
)


@pytest.mark.skipif(not QUEUE.exists(), reason="the recorded queue is not beside the project")
def test_the_thirty_queues_of_a_real_meeting_come_out_as_its_bot_printed_them(strangers):
    states = 0
    for line in QUEUE.read_text(encoding="utf-8").splitlines():
        if (found := _LINE.match(line)) is None:
            continue
        if found["queue"]:
            shown = "nobody" if found["queue"] == "no one" else found["queue"]
            assert strangers.waiting() == shown
            states += 1
        else:
            strangers.ok(f'{found["verb"]} "{found["who"] or found["nick"]}"')
    assert states == 30


@pytest.mark.parametrize("speech_class", [c for c in SpeechClass if not c.can_be_answered])
def test_nothing_else_can_be_answered(sitting, speech_class):
    sitting.ok(f"queue An as {speech_class.value}")
    assert "no question" in sitting.refused("queue Lan as answer")


def test_an_interrupted_speech_is_put_right_by_its_name(sitting):
    sitting("call An", "[19:31] queue Lan as interposed", "call Lan", "[19:31:30] note x")
    assert "Nguyễn Vạn An's turn was from 19:30:20" in sitting.ok("correct t1 began 19:30:20")
    assert sitting.ok("turns").splitlines()[1] == (
        "  t1: Nguyễn Vạn An, contribution, began 19:30:20, 0:40"
    )
