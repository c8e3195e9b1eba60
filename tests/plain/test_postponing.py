"""A postponed motion comes back at its time, and until then nobody loses sight of it."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.motions import MotionStatus, UntilKind
from facilitator.record.minutes import minutes
from facilitator.record.transcript import transcript
from facilitator.words import Words

from .conftest import START, Sitting

AGENDA = """---
title: Rowing club
rules: {rules}
members: [Ida Holm, Jon Reed, Kim Vale, Lea Wirth, Max Yost]
---
## 1. Boats (20m)
## 2. Dues (10m)
## 3. Any other business (10m)
"""
MOVED = 'motion "Buy a boat" by Ida second Jon'


def begun(rules: str = "roberts", words: str = "en") -> Sitting:
    read = parse_agenda(AGENDA.format(rules=rules), name="a.md", folder=None)
    sitting = Sitting(read.agenda, words=words)
    sitting("present all", "open", MOVED)
    return sitting


def postpone(sitting: Sitting, until: str) -> str:
    """Postpone the motion by vote; return what was said when it was moved."""
    told = sitting.ok(f'procedural postpone "{until}" by Kim second Lea')
    sitting("vote by hands", "count for 4 against 1 abstain 0")
    sitting.ok("close vote")
    return told


@pytest.fixture
def club() -> Sitting:
    return begun()


def at(hour: int, minute: int, days: int = 0) -> dt.datetime:
    return START.replace(hour=hour, minute=minute) + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("until 20:10", at(20, 10)),
        ("20:10", at(20, 10)),
        ("to 8:10 pm", at(20, 10)),
        ("until 8:10", at(20, 10)),
        ("till 9 pm", at(21, 0)),
        ("in 10 minutes", at(19, 40)),
        ("for 1h", at(20, 30)),
        ("15m", at(19, 45)),
        ("until 00:15", at(0, 15, 1)),
        ("đến 20h10", at(20, 10)),
        ("đến 20 giờ 10", at(20, 10)),
        ("8 giờ tối", at(20, 0)),
        ("sau 10 phút nữa", at(19, 40)),
        ("until 2026-11-23 20:10", at(20, 10)),
    ],
)
def test_a_time_of_this_meeting(club, words: str, instant: dt.datetime) -> None:
    told = postpone(club, words)
    assert f"until {instant:%H:%M}" in told
    until = club.meeting.motions[0].until
    assert (until.kind, until.at) == (UntilKind.INSTANT, instant)


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("until item 2", "i2"), ("item 3.", "i3"), ("until after item 2", "i3"),
        ("until the next item", "i2"), ("đến mục 3", "i3"), ("sau mục 2", "i3"),
        ("until Dues", "i2"), ("until any other business", "i3"),
    ],
)  # fmt: skip
def test_an_item_of_this_meeting(club, words: str, item: str) -> None:
    assert f"until item {item[1:]}" in postpone(club, words)
    assert club.meeting.motions[0].until.item == item


@pytest.mark.parametrize(
    "words",
    ["to the end", "until the end of the meeting", "to the end of this session", "after item 3",
     "cuối buổi họp", "đến cuối buổi sinh hoạt", "hết buổi họp"],
)  # fmt: skip
def test_the_end_of_this_meeting(club, words: str) -> None:
    assert "last item" in postpone(club, words)
    assert club.meeting.motions[0].until.kind is UntilKind.END


@pytest.mark.parametrize(
    "words",
    ["until the next meeting", "to next month", "until Friday", "until 25/12", "to 2026-12-24",
     "until 4 December", "tomorrow", "sang buổi họp sau", "đến tháng sau", "đến thứ sáu",
     "until 2026-12-24 19:00"],
)  # fmt: skip
def test_a_later_meeting(club, words: str) -> None:
    assert "to a later meeting" in postpone(club, words)
    assert club.meeting.motions[0].until.kind is UntilKind.NEXT


@pytest.mark.parametrize("words", ["until the mayor answers", "until 19", "when we know more"])
def test_words_that_name_no_time_go_over_to_the_next_meeting_and_that_is_said(
    club, words: str
) -> None:
    assert "goes over to the next meeting" in postpone(club, words)
    assert club.meeting.motions[0].until.kind is UntilKind.WORDS
    assert words in club.ok("motions")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("until 19:10", "19:10 is past"),
        ("until 07:00", "07:00 is past"),
        ("until item 1", "Item 1 is not waiting"),
        ("until item 9", "no item 9"),
    ],
)
def test_what_is_past_or_not_there_is_refused(club, words: str, reason: str) -> None:
    assert reason in club.refused(f'procedural postpone "{words}" by Kim second Lea')


def test_an_amendment_of_the_time_is_checked_and_understood(club) -> None:
    club.ok('procedural postpone "until 20:10" by Kim second Lea')
    assert "is past" in club.refused('amend "until 19:10" by Max second Jon')
    club.ok('amend "until item 3" by Max second Jon')
    for _ in range(2):
        club("vote by hands", "count for 5 against 0 abstain 0")
        club.ok("close vote")
    assert club.meeting.motions[0].until.item == "i3"


def test_a_time_that_passes_before_the_vote_is_still_that_time(club) -> None:
    club.ok('procedural postpone "until 19:32" by Kim second Lea')
    club("[19:35] vote by hands", "count for 5 against 0 abstain 0")
    told = club.ok("close vote")
    assert "postponed until 19:32" in told
    assert "is due: take 1" in told


def test_at_its_time_the_next_answer_says_so_once_and_take_brings_it_up(club) -> None:
    postpone(club, "until 20:10")
    assert "postponed until 20:10: motion 1 “Buy a boat”" in club.ok("motions")
    assert "postponed until 20:10: motion 1 “Buy a boat”" in club.ok("[20:09] status")
    lines = club("[20:10] note the lamp flickers", "note it is mended").splitlines()
    assert "motion 1 was postponed until 20:10 and is due: take 1" in lines[0]
    assert "is due" not in lines[1]
    for question in ("status", "motions"):
        assert "due: motion 1 “Buy a boat”" in club.ok(question)
    assert "is before the meeting again: Buy a boat" in club.ok("take 1")
    main = club.meeting.motions[0]
    assert main.status is MotionStatus.SECONDED
    assert main.until is None
    assert "due" not in club.ok("motions").replace("Dues", "")


def test_when_its_item_opens_next_says_so(club) -> None:
    postpone(club, "until item 3")
    assert "is due" not in club.ok("next")
    assert "motion 1 was postponed until item 3 and is due: take 1" in club.ok("next")
    club.ok("take")
    assert club.meeting.pending_motion.item == "i3"


def test_an_item_that_is_passed_over_brings_it_back_and_a_deferred_one_does_not() -> None:
    for line, is_due in (("skip 3", True), ("defer 3", False)):
        club = begun()
        postpone(club, "until item 3")
        assert ("is due: take 1" in club.ok(line)) is is_due
        assert ("due: motion 1" in club.ok("status")) is is_due


def test_at_the_last_item_what_was_postponed_to_the_end_is_due(club) -> None:
    postpone(club, "to the end of the meeting")
    assert "is due" not in club.ok("next")
    assert "is due: take 1" in club.ok("next")


def test_before_its_time_it_is_taken_up_only_on_purpose(club) -> None:
    postpone(club, "until 20:10")
    assert "postponed until 20:10" in club.refused("take 1")
    assert "no postponed one is due" in club.refused("take")
    assert "before the time it was postponed to" in club.ok("take 1 now")


def test_nothing_is_taken_up_over_a_pending_motion(club) -> None:
    postpone(club, "until 20:10")
    club.ok("[20:11] motion Sing by Ida second Jon")
    assert "is before the meeting" in club.refused("take 1")


def test_a_motion_comes_back_with_its_amendments_and_as_far_as_it_was_debated(club) -> None:
    club("queue Ida", "call", "finish", 'amend replace "boat" with "kayak" by Kim second Lea')
    postpone(club, "until 20:10")
    club.ok("[20:10] take 1")
    assert club.meeting.pending_motion.amends == 1
    club.ok("withdraw")
    assert club.meeting.pending_motion.status is MotionStatus.DEBATED
    assert "debated or amended" in club.refused("procedural object by Eli")


@pytest.mark.parametrize("words", ["until 21:00", "until item 3", "to the end", "next meeting", ""])
def test_what_was_not_reached_is_in_the_check_and_carried_over(club, words: str) -> None:
    postpone(club, words)
    answer = club("adjourn")
    assert "unfinished: Motion 1 is postponed" in answer
    part = next(p for p in transcript(club.session.timeline).carried_over if p.kind == "motion")
    assert (part.reason, part.text, part.name, part.item) == (
        "postponed", "Buy a boat", "Ida Holm", "1"
    )  # fmt: skip
    text = minutes(club.session.timeline, Words("en"), appendix=False)
    assert "Motion 1, postponed" in text[text.index("Carried over to the next meeting") :]


def test_pending_and_tabled_motions_are_carried_over_and_decided_ones_are_not(club) -> None:
    club("table", 'motion "Sing" by Ida second Jon', "vote by hands", "count for 5 against 0")
    club("close vote", 'motion "Dance" by Ida second Jon', "next", 'motion "Row" by Kim second Lea')
    club("vote by hands", "adjourn")
    carried = transcript(club.session.timeline).carried_over
    assert [(p.text, p.reason, p.item) for p in carried if p.kind == "motion"] == [
        ("Buy a boat", "on the table", "1"),
        ("Dance", "pending", "1"),
        ("Row", "pending", "2"),
    ]


def test_a_recount_or_an_undo_of_the_vote_brings_the_motion_back_without_a_time(club) -> None:
    postpone(club, "until 20:10")
    club.ok("recount for 1 against 4 abstain 0")
    assert club.meeting.pending_motion is club.meeting.motions[0]
    assert club.meeting.motions[0].until is None
    club("undo", "undo")
    assert "[20:30]" not in club.ok("[20:30] motions")
    assert club.meeting.motions[0].status is not MotionStatus.DEFERRED


def test_what_was_taken_back_names_the_item_by_its_number(club) -> None:
    postpone(club, "until item 3")
    club.ok("undo")
    undone = transcript(club.session.timeline).undone
    fields = next(part.fields for part in undone if part.event == "MotionPostponed")
    assert fields["until"] == {"kind": "item", "item": "3"}


def test_the_same_in_vietnamese() -> None:
    club = begun("plain", words="vi")
    assert "tức là đến 20:10" in postpone(club, "đến 20g10")
    assert "hoãn đến 20:10" in club.ok("motions")
    assert "nay đã đến lúc: take 1" in club.ok("[20:11] note có khách")
    assert "Kiến nghị 1 hoãn đến 20:10" in club("adjourn")
