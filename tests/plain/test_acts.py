"""Every act of the contract's table, in order and out of order."""

from __future__ import annotations

import pytest

from facilitator.meeting.agenda import Item, Order, PreparedMotion
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import NAMED
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.meeting.votes import Method


def test_opening_takes_up_the_first_item(prepared):
    assert "item 1" in prepared.ok("open")
    assert "open already" in prepared.refused("open")


def test_nothing_is_in_order_before_the_opening(prepared):
    for line in ("next", "queue An", "vote Tea", "motion Tea", "adjourn", "pause"):
        assert "not open yet" in prepared.refused(line)


def test_attendance(prepared):
    assert "quorum met: 3 of 5" in prepared.ok("present An, Lan, Cuong")
    prepared.ok("absent Dung : sick, since Monday")
    prepared.ok("absent Em")
    people = prepared.meeting.people
    assert people["p4"].presence is Presence.EXCUSED
    assert people["p4"].reason == "sick, since Monday"
    assert people["p5"].presence is Presence.ABSENT
    prepared.ok("open")
    prepared.ok("late Em")
    assert prepared.meeting.people["p5"].presence is Presence.LATE
    prepared("left Em")
    assert prepared.ok("left Lan").endswith(": left; the quorum is lost: 2 of 5 entitled, 3 needed")
    assert prepared.ok("present Lan").endswith("; quorum met: 3 of 5 entitled, 3 needed")
    assert prepared.ok("undo").endswith("; the quorum is lost: 2 of 5 entitled, 3 needed")
    prepared.ok("redo")
    gone = prepared.ok("left Lan, Cuong")
    assert "; the quorum is lost: 2 of 5 entitled, 3 needed; " in gone
    assert gone.endswith("; the quorum is lost: 1 of 5 entitled, 3 needed")
    prepared.ok("undo")
    assert "cannot leave" in prepared.refused("left Dung")


def test_a_long_list_of_arrivals_is_told_as_a_number(prepared):
    assert prepared.ok("present all").startswith("6 people present; quorum met: 5 of 5 entitled")
    assert "marked already" in prepared.refused("present all")


def test_the_way_through_the_agenda(sitting):
    def status(number: int) -> ItemStatus:
        return sitting.meeting.items[f"i{number}"].status

    sitting.ok("next")
    sitting.ok("item 3")
    assert status(2) is ItemStatus.DONE
    sitting.ok("reopen 1")
    assert (status(1), status(3)) == (ItemStatus.OPEN, ItemStatus.DONE)
    assert "no item 9" in sitting.refused("item 9")
    assert "last item" in sitting.refused("next")
    sitting.ok("item 2.")
    assert "open already" in sitting.refused("item 2")


def test_items_are_deferred_and_skipped_by_number_or_as_they_are_open(sitting):
    sitting.ok("defer 3")
    sitting.ok("skip")
    statuses = [state.status for state in sitting.meeting.items.values()]
    assert statuses == [ItemStatus.SKIPPED, ItemStatus.OPEN, ItemStatus.DEFERRED]
    assert "not waiting" in sitting.refused("skip 3")
    assert "not been taken up" not in sitting.ok("reopen 3")


def test_leaving_an_item_is_obeyed_without_asking(sitting):
    sitting("queue An", "call", "queue Lan")
    assert "Nguyễn Vạn An spoke" in sitting.ok("next")


def test_time(sitting):
    sitting.ok("extend 5m : many questions")
    assert sitting.meeting.items["i1"].plan.max_seconds == 1200
    sitting.ok("extend 1:30")
    assert sitting.meeting.items["i1"].plan.max_seconds == 1290
    sitting.ok("pause : coffee")
    assert sitting.meeting.pause_reason == "coffee"
    assert "in recess" in sitting.refused("next")
    sitting.ok("[19:45] resume")
    assert sitting.meeting.phase is Phase.OPEN
    assert "not in recess" in sitting.refused("resume")


def test_replanning_takes_the_proposal(sitting):
    assert "on time" in sitting.refused("replan")
    sitting("[19:41] next")
    assert "re-planned" in sitting.ok("replan")
    assert sitting.meeting.items["i2"].plan.max_seconds > 900


@pytest.mark.parametrize("speech_class", [c for c in SpeechClass if c is not SpeechClass.PLAIN])
def test_the_floor_is_asked_for_in_every_class(sitting, speech_class):
    sitting.ok(f"queue An as {speech_class.value} : a word")
    entry = sitting.meeting.waiting[0]
    assert (entry.speech_class, entry.note) == (speech_class, "a word")


def test_points_of_order_go_by_rank(sitting):
    sitting("queue An as order rank 3", "queue Lan as order rank 1 : the window: it is open")
    assert sitting.waiting() == "Trần Thị Lan, Nguyễn Vạn An"
    assert sitting.meeting.waiting[0].note == "the window: it is open"


def test_the_list(sitting):
    sitting("queue An", "queue Lan", "queue Em")
    assert "waiting already" in sitting.refused("queue An")
    sitting.ok("move Em 1")
    assert sitting.waiting() == "Võ Thị Em, Nguyễn Vạn An, Trần Thị Lan"
    assert "places 1 to 3" in sitting.refused("move Em 7")
    sitting.ok("unqueue An")
    assert "not on the speakers' list" in sitting.refused("unqueue An")
    sitting.ok("close list")
    assert "closed" in sitting.refused("queue Dung")
    sitting.ok("queue Dung as order")
    sitting.ok("open list")
    assert sitting.waiting() == "Phạm Văn Dũng, Võ Thị Em, Trần Thị Lan"


def test_one_of_two_requests_is_taken_back_by_its_class(sitting):
    sitting("queue An", "queue An as order")
    sitting.ok("unqueue An as order")
    assert [entry.speech_class for entry in sitting.meeting.waiting] == [SpeechClass.PLAIN]


@pytest.mark.parametrize("order", [o for o in Order if o is not Order.FIFO])
def test_the_list_is_served_in_any_order(sitting, order):
    sitting.ok(f"order {order.value}")
    assert sitting.meeting.order is order
    assert "already" in sitting.refused(f"order {order.value}")


def test_the_floor(sitting):
    assert "Nobody is waiting" in sitting.refused("call")
    assert "Nobody has the floor" in sitting.refused("finish")
    sitting("queue An", "queue Lan", "call")
    assert sitting.ok("[19:31] call Em").startswith("Nguyễn Vạn An spoke 1:00")
    sitting.ok("[19:32] yield Lan")
    assert sitting.meeting.waiting[0].bonus == 120
    sitting.ok("call")
    sitting.ok("finish")
    sitting.ok("putback")
    assert sitting.waiting() == "Trần Thị Lan"
    sitting("queue Dung", "queue Cuong")
    sitting.ok("lastword Dung")
    assert sitting.waiting() == "nobody"
    assert "closed" in sitting.refused("queue Lan")
    sitting.ok("extend speech 1m")
    assert sitting.meeting.speech.limit == 240


def test_an_interposed_question_gives_the_floor_back(sitting):
    sitting("queue An", "call", "queue Lan as interposed")
    assert "interrupted" in sitting.ok("call")
    assert "Nguyễn Vạn An goes on" in sitting.ok("finish")


def test_who_has_not_spoken_is_invited(sitting):
    sitting.ok("invite Em")
    sitting.ok("decline")
    assert sitting.meeting.people["p5"].declined == 1
    assert sitting.meeting.speech is None
    sitting.ok("invite")
    assert sitting.meeting.speech.invited
    sitting.ok("decline Lan")


def test_after_every_third_turn_the_silent_are_remembered(sitting):
    answers = [sitting.ok(f"call {name}") for name in ("An", "Lan", "Cuong", "Dung")]
    assert "2 people have not spoken yet" in answers[3]
    assert not any("not spoken yet" in answer for answer in answers[:3])


def test_habits_of_w3c(sitting):
    sitting.ok("q+ An to ask about money")
    sitting.ok("q+ Lan")
    assert sitting.meeting.waiting[0].note == "ask about money"
    assert sitting.ok("q?") == "list: Nguyễn Vạn An, Trần Thị Lan"
    sitting.ok("q- An")
    sitting.ok("ack Lan")
    assert sitting.meeting.name_of(sitting.meeting.speech.person) == "Trần Thị Lan"
    sitting.refused("q- An")
    sitting.error("q+")


def test_what_is_written_down(sitting):
    sitting.ok("note one")
    sitting.ok("decision two")
    assert "secret" not in sitting.ok("private secret")
    sitting.ok("conclusion three")
    assert [note.text for note in sitting.meeting.notes] == ["one", "two", "secret", "three"]
    sitting.ok("concern Em : the roof leaks: badly")
    sitting.ok("concern : nobody's in particular")
    sitting.ok("answer 1 : on Monday")
    assert sitting.meeting.concerns[0].answer == "on Monday"
    assert "no concern 7" in sitting.refused("answer 7 : late")


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("task An : buy chairs", "buy chairs", None),
        ("task An: buy chairs by Friday", "buy chairs", "2026-11-27"),
        ("task An:buy chairs", "buy chairs", None),
        ("task An : stand by the door", "stand by the door", None),
        ("task An : go by bus by 25/12", "go by bus", "2026-12-25"),
        ('task An : "write it by Friday" by in two weeks', "write it by Friday", "2026-12-07"),
        ('task An : "write it by Friday"', "write it by Friday", None),
        ("task An : họp by thứ sáu tuần sau", "họp", "2026-12-04"),
        ("task An : meet at 19:30 by 2026-12-01", "meet at 19:30", "2026-12-01"),
        ("task : who takes it?", "who takes it?", None),
    ],
)
def test_tasks(sitting, line, text, due):
    sitting.ok(line)
    task = sitting.meeting.tasks[-1]
    assert (task.text, task.due) == (text, due)


def test_a_task_is_not_due_in_the_past(sitting):
    assert "2020-01-01 is past" in sitting.refused("task An : hurry by 2020-01-01")


def test_undo_and_redo_say_what_they_took_back(sitting):
    sitting("note one", "queue An")
    assert sitting.ok("undo") == "taken back: Nguyễn Vạn An asks for the floor"
    assert sitting.ok("undo") == "taken back: note: one"
    assert sitting.ok("redo") == "restored: note: one"
    assert sitting.ok("redo") == "restored: Nguyễn Vạn An asks for the floor"
    assert "nothing to restore" in sitting.refused("redo")


def test_turns_are_put_right(sitting):
    sitting("call An", "[19:33] call Lan", "[19:35] finish")
    assert "t1: Nguyễn Vạn An, contribution, began 19:30:00, 3:00" in sitting.ok("turns")
    sitting.ok("correct began 19:34")
    sitting.ok("correct t1 ended 19:32:30")
    sitting.ok("correct t2 who Em")
    sitting.ok("split t1 at 19:31 Dung")
    lengths = {t.id: (sitting.meeting.name_of(t.person), t.net()) for t in sitting.meeting.turns}
    assert lengths == {
        "t1": ("Nguyễn Vạn An", 60),
        "t2": ("Võ Thị Em", 60),
        "t3": ("Phạm Văn Dũng", 90),
    }
    sitting.ok("merge t1 t3")
    assert "no such turn" in sitting.refused("correct t9 began 19:30")
    sitting.error("correct x began 19:30")
    sitting.error("split t1 at")
    sitting.error("merge t1")


def test_adjourning_says_first_what_is_unfinished(sitting):
    sitting("concern Em : the roof leaks", "adopt minutes")
    answers = sitting("adjourn to 3/12").splitlines()
    assert answers[0] == "  unfinished: Concern 1 has no answer: “the roof leaks”."
    assert answers[-1].startswith("ok ")
    assert "the next one is on 3 Dec 2026" in answers[-1]
    assert sitting.meeting.phase is Phase.CLOSED
    assert sitting.meeting.next_date == "2026-12-03"
    assert "closed" in sitting.refused("note too late")
    assert sitting.waiting() == "nobody"


def test_the_next_meeting_is_not_in_the_past(sitting):
    assert "past" in sitting.refused("adjourn to 2026-01-01")


@pytest.mark.parametrize(
    "line",
    ["score order 3"],
)  # fmt: skip
def test_what_this_version_does_not_do_is_refused_with_a_way_round(sitting, line):
    assert "yet" in sitting.refused(line)


def test_leaving_keeps_the_meeting_open(sitting):
    assert len(sitting("quit", "note never").splitlines()) == 1
    assert sitting.meeting.phase is Phase.OPEN


def test_the_clocks_warnings_are_said_once(sitting):
    answers = sitting(
        "queue An",
        "call",
        "[19:32:10] note a",
        "[19:32:11] note b",
        "[19:33:20] note c",
        "extend speech 5m",
        "[19:41] finish",
        "[19:45] note d",
        "[19:50] note e",
        "[19:50:10] note f",
    ).splitlines()[2:]
    assert [answer.partition("; ")[2] for answer in answers] == [
        "Nguyễn Vạn An has 0:50 left",
        "",
        "Nguyễn Vạn An is 0:20 over the time",
        "",
        "item 1 has 4:00 left",
        "the time of item 1 is up",
        "item 1 is 5:00 over its time",
        "",
    ]


def test_a_prepared_motion_is_moved_without_a_text(convene):
    ready = PreparedMotion(text="We adopt it.", requirement=NAMED["absolute"], method="rollcall")
    sitting = convene(items=(Item(id="i1", number="1", title="Plan", motions=(ready,)),))
    sitting("present all", "open")
    assert "ready to be moved by writing motion: We adopt it." in sitting.ok("status")
    sitting.ok("motion by An second Lan")
    motion = sitting.meeting.motions[-1]
    assert (motion.text, motion.mover, motion.seconder) == ("We adopt it.", "p1", "p2")
    sitting.ok("vote")
    vote = sitting.meeting.open_vote
    assert (vote.method, vote.requirement) == (Method.ROLLCALL, NAMED["absolute"])
    sitting("close vote")
    sitting.error("motion")


def test_a_go_around_is_told_as_a_number(convene):
    sitting = convene(items=(Item(id="i1", number="1", title="Round", go_around=30),))
    sitting("present all")
    assert sitting.ok("open") == ("the meeting is open; item 1: Round; 6 people ask for the floor")
    assert sitting.ok("undo").startswith("taken back: the meeting is open")
