"""Minutes that a secretary can sign: complete, in order, in the language of the meeting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, Item, RosterEntry
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.people import Presence
from facilitator.meeting.prepared import bare_number
from facilitator.meeting.rules import NAMED, Counts
from facilitator.meeting.text import clean
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.votes import Method
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .evening import evening
from .room import AGENDA, Room, item
from .test_markdown import NASTY

HERE = Path(__file__).parent


def written(room: Room, *, appendix: bool = True, language: str = "en") -> str:
    return minutes(room.session.timeline, Words(language), appendix=appendix)


def headings(text: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(text)
    return [
        "".join(child.content for child in tokens[n + 1].children or [])
        for n, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def entries(text: str) -> list[str]:
    """The lines of all lists, as text."""
    tokens = MarkdownIt("commonmark").parse(text)
    return [
        "".join(child.content for child in tokens[n + 2].children or [])
        for n, token in enumerate(tokens)
        if token.type == "list_item_open"
    ]


def test_the_minutes_of_an_evening_are_those_that_were_read_and_found_right() -> None:
    """After a wanted change: write them anew, and read them before committing."""
    made = written(evening())
    golden = HERE / "evening.md"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_the_sections_come_in_the_order_in_which_minutes_are_read() -> None:
    assert headings(written(evening())) == [
        "Minutes: Branch meeting, November 2026",
        "Attendance",
        "1. News of the month",
        "2. Next month's tasks",
        "3. Any other business",
        "Open tasks",
        "Carried over to the next meeting",
        "Close",
        "Appendix: length of speeches",
        "Appendix: log",
    ]


def test_the_appendix_can_be_left_out() -> None:
    whole, short = written(evening()), written(evening(), appendix=False)
    assert whole.startswith(short.rstrip("\n"))
    assert headings(short)[-1] == "Close"


def test_nothing_private_and_nothing_taken_back_is_in_the_minutes() -> None:
    text = written(evening())
    assert "tired" not in text
    assert "private" not in text
    assert "slip of the pen" not in text
    assert "taken back" not in text


def test_who_came_late_left_or_stayed_away_is_named_with_the_reason() -> None:
    found = entries(written(evening()))
    assert (
        "Present (4): Ann Lee, Bo Carr (until 19:59), Cy Dunn (from 19:32, 2 minutes late), Eve Fox"
        in found
    )
    assert "Absent with a reason (1): Di Ek (ill)" in found
    assert "Guests and observers (1): Guy Holt" in found
    assert "Members: 5 in all, 4 full and 1 probationary" in found


def test_who_was_called_just_after_the_opening_was_a_quorum_at_the_opening() -> None:
    room = Room().do(c.OpenMeeting()).wait(1).present("Ann", "Bo", "Cy")
    assert "Quorum: present, with 3 of 4 entitled to vote (3 needed)" in entries(written(room))


def test_a_meeting_typed_up_all_in_one_second_had_the_quorum_it_had() -> None:
    room = Room().present("Ann", "Bo", "Cy").do(c.OpenMeeting(), c.Adjourn(confirmed=True))
    assert "Quorum: present, with 3 of 4 entitled to vote (3 needed)" in entries(written(room))


def test_a_quorum_lost_and_found_again_is_told() -> None:
    room = Room().present("Ann", "Bo", "Cy").do(c.OpenMeeting()).wait(minutes=5)
    who = (room.who("Cy"),)
    room.do(c.MarkPresence(people=who, presence=Presence.LEFT)).wait(minutes=5)
    room.do(c.MarkPresence(people=who, presence=Presence.PRESENT))
    found = entries(written(room))
    assert (
        "Quorum: present, with 3 of 4 entitled to vote (3 needed); lost at 19:35, with 2; "
        "present from 19:40, with 3" in found
    )
    assert "Present (3): Ann Lee, Bo Carr, Cy Dunn (away from 19:35 to 19:40)" in found


def test_without_a_roll_call_the_minutes_say_so() -> None:
    assert "Attendance was not taken." in written(Room().do(c.OpenMeeting()))


def test_each_speaker_is_listed_with_the_gist_of_what_they_said() -> None:
    found = entries(written(evening()))
    assert "Cy Dunn:" in found
    assert found[found.index("Cy Dunn:") + 1 :][:2] == ["the dues are late", "asks for a reminder"]
    assert "Bo Carr (interposed question)" in found
    assert "The hall is booked" in found


def test_speakers_of_whom_nothing_was_noted_are_one_line() -> None:
    room = Room().present("Ann", "Bo").do(c.OpenMeeting())
    room.speaks("Bo", 60).speaks("Ann", 60).speaks("Bo", 60)
    assert "**Contributions:** Bo Carr, Ann Lee\n" in written(room)


def test_a_vote_states_rule_counts_shares_and_result() -> None:
    found = entries(written(evening()))
    at = found.index("Motion 1: Adopt the plan (moved by Cy Dunn, seconded by Ann Lee)")
    assert found[at + 1 : at + 4] == [
        "Show of hands: carried (simple majority; votes for needed: 2); just what was needed",
        "2 for (66.7%), 1 against (33.3%) of 3 votes for and against; 0 abstaining",
        "An earlier count, replaced: 1 for, 2 against, 0 abstaining",
    ]
    at = found.index("Vote: Tea")
    assert found[at + 1 : at + 6] == [
        "Roll call: lost (absolute majority; votes for needed: 3); 2 votes less than needed",
        (
            "1 for (25.0%), 1 against (25.0%), 1 abstaining (25.0%) of 4 members entitled to vote; "
            "1 not voting (25.0%)"
        ),
        "For (1): Ann Lee",
        "Against (1): Bo Carr",
        "Abstain (1): Cy Dunn",
    ]


@pytest.mark.parametrize(
    ("wishes", "lines"),
    [
        (
            (c.OpenVote(text="Tea", method=Method.CONSENT), c.CloseVote()),
            ["Adopted by general consent"],
        ),
        (
            (c.OpenVote(text="Tea"), c.JudgeByEye(majority=True), c.CloseVote()),
            ["Show of hands: carried by a clear majority, judged by eye"],
        ),
        (
            (
                c.OpenVote(text="Tea"),
                c.StateCount(counts=Counts(for_=1, against=1)),
                c.CloseVote(),
                c.AnnulVote(reason="counted in the dark"),
            ),
            [
                "Show of hands: annulled: counted in the dark",
                "1 for (50.0%), 1 against (50.0%) of 2 votes for and against; 0 abstaining",
                "1 of those present and entitled did not vote",
            ],
        ),
        (
            (
                c.OpenVote(text="Tea", requirement=NAMED["present"]),
                c.StateCount(counts=Counts(for_=2, against=1)),
                c.CloseVote(),
            ),
            [
                (
                    "Show of hands: carried (majority of those present; votes for needed: 2); "
                    "just what was needed"
                ),
                "2 for (66.7%), 1 against (33.3%), 0 abstaining (0.0%) of 3 members present",
            ],
        ),
    ],
)
def test_each_way_of_voting_is_told_in_its_own_words(
    wishes: tuple[c.Command, ...], lines: list[str]
) -> None:
    room = Room().present("Ann", "Bo", "Cy").do(c.OpenMeeting(), *wishes)
    found = entries(written(room, appendix=False))
    at = found.index("Vote: Tea")
    assert found[at + 1 :] == lines


def test_a_motion_without_a_vote_tells_its_fate() -> None:
    room = Room().present("Ann").do(c.OpenMeeting())
    room.do(c.MoveMotion(text="Buy a boat"), c.WithdrawMotion(), c.MoveMotion(text="Buy a horse"))
    found = entries(written(room))
    assert found[found.index("Motion 1: Buy a boat") + 1] == "Withdrawn"
    assert found[found.index("Motion 2: Buy a horse") + 1] == "Without a result"


def test_tasks_stand_with_owner_and_date_the_earliest_first() -> None:
    room = Room().present("Ann", "Bo").do(c.OpenMeeting())
    room.do(c.SetTask(text="third"), c.SetTask(text="second", owner="p1", due="2026-12-24"))
    room.do(c.SetTask(text="first", owner="p2", due="2026-12-01"))
    text = written(room, appendix=False)
    assert entries(text[text.index("## Open tasks") :]) == [
        "Bo Carr: first (by 1 Dec 2026)",
        "Ann Lee: second (by 24 Dec 2026)",
        "third (not assigned yet)",
    ]


def test_the_end_says_adoption_close_and_next_date_and_leaves_room_to_sign() -> None:
    text = written(evening(), appendix=False)
    end = text[text.index("## Close") :]
    assert "adopted at 20:11. The meeting closed at 20:12." in end
    assert "The next meeting is on 23 December 2026." in end
    code = next(t for t in MarkdownIt("commonmark").parse(text) if t.type == "code_block")
    first, *_, last = code.content.splitlines()
    assert first.split("  ")[0] == "MINUTE-TAKER"
    assert first.endswith("CHAIR")
    assert last.split("  ")[0] == "Bo Carr"
    assert last.endswith("Ann Lee")


def test_minutes_of_an_unfinished_meeting_are_a_draft() -> None:
    assert "**Draft.** The meeting is not closed" in written(Room().do(c.OpenMeeting()))
    assert "Draft" not in written(evening())


def test_items_that_were_not_discussed_say_what_became_of_them() -> None:
    items = (item(1, "One"), item(2, "Two"), item(3, "Three"), replace(item(4, "Four"), done=True))
    room = Room(replace(AGENDA, items=items)).do(c.OpenMeeting())
    room.do(c.DeferItem(item="i2"), c.SkipItem(item="i3"), c.Adjourn(confirmed=True))
    text = written(room, appendix=False)
    for number, fate in ((2, "Deferred to the next meeting."), (3, "Skipped.")):
        assert f"## {number}. {items[number - 1].title}\n\n{fate}\n" in text
    assert "## 4. Four\n\nDealt with before the meeting.\n" in text


def test_what_a_private_item_was_about_stays_in_the_room() -> None:
    items = (replace(item(1, "Personnel"), private=True), item(2, "Open again"))
    room = Room(replace(AGENDA, items=items)).present("Ann", "Bo").do(c.OpenMeeting())
    room.speaks("Bo", 60, "HUSH one").do(c.TakeNote(kind=NoteKind.DECISION, text="HUSH two"))
    room.do(c.SetTask(text="HUSH three"), c.RaiseConcern(person=None, text="HUSH four"))
    room.do(c.MoveMotion(text="HUSH five"), c.NextItem()).speaks("Ann", 60, "audible")
    text = written(room.do(c.Adjourn(confirmed=True)))
    assert "HUSH" not in text
    assert "This item was taken in private." in text
    assert "audible" in text


def test_a_title_that_names_its_month_is_not_told_the_month_again() -> None:
    for title in ("November meeting", "Assembly 2026"):
        text = written(Room(replace(AGENDA, title=title)).do(c.OpenMeeting()))
        assert headings(text)[0] == f"Minutes: {title}"


def test_what_was_noted_while_no_item_was_open_is_kept() -> None:
    room = Room().do(c.TakeNote(kind=NoteKind.NOTE, text="Coffee first"))
    room.do(c.SetTask(text="Bring cups"))
    assert {"Coffee first", "Bring cups (not assigned yet)"} <= set(entries(written(room)))


def test_minutes_can_be_read_at_every_moment_of_a_meeting() -> None:
    timeline = Timeline()
    for line in evening().session.timeline.recorded:
        timeline.append(line)
        text = minutes(timeline, Words("en"))
        assert headings(text)[:3] == [
            "Minutes: Branch meeting" + (", November 2026" if timeline.meeting.opened_at else ""),
            "Attendance",
            "1. News of the month",
        ]


def test_a_place_kept_for_nobody_is_a_speech_without_a_name() -> None:
    room = Room().present("Ann").do(c.OpenMeeting())
    room.do(c.AskFloor(person=None, note="from the floor"), c.CallNext())
    assert "unnamed speaker: from the floor" in entries(written(room.wait(1).do(c.FinishSpeech())))


def test_empty_parts_are_left_out() -> None:
    text = written(Room(Agenda(title="Talk", items=(item(1, "One"),))).do(c.OpenMeeting()))
    assert headings(text) == ["Minutes: Talk, November 2026", "1. One", "Close", "Appendix: log"]
    assert "Place" not in text


def test_a_roll_call_and_a_go_around_do_not_flood_the_log() -> None:
    items = (item(1, "One"), replace(item(2, "All speak"), go_around=60))
    room = Room(replace(AGENDA, items=items)).present("Ann", "Bo", "Cy")
    room.do(c.MarkPresence(people=(room.who("Di"),), presence=Presence.ABSENT, reason="ill"))
    room.do(c.OpenMeeting(), c.NextItem())
    text = written(room)
    assert entries(text[text.index("## Appendix: log") :]) == [
        "19:30:00 Ann Lee, Bo Carr, Cy Dunn: present",
        "19:30:00 Di Ek: excused (ill)",
        "19:30:00 the meeting is open",
        "19:30:00 item 1: One",
        "19:30:00 item 1 done after 0:00",
        "19:30:00 item 2: All speak",
    ]


NAMES = ("Giáp Văn Hoạch", "Thân Thị Nhài", "Đỗ Văn An", "Vũ Đình Ân", "Trần Thị Ánh", "Lê Bá")


def test_vietnamese_minutes_read_as_a_clerk_writes_them() -> None:
    roster = tuple(RosterEntry(name=name) for name in NAMES)
    facts = replace(
        AGENDA, title="Sinh hoạt chi bộ", body="Chi bộ Bến Trúc", language="vi", people=roster,
        chair=NAMES[0], secretary=NAMES[1],
    )  # fmt: skip
    room = Room(facts).present(*NAMES[:5])
    room.do(c.MarkPresence(people=("p6",), presence=Presence.ABSENT), c.OpenMeeting())
    room.do(c.OpenVote(text="Nghị quyết", requirement=NAMED["absolute"]))
    room.do(c.StateCount(counts=Counts(for_=4, against=0, abstain=1)), c.CloseVote())
    room.do(c.SetTask(text="Trồng cây", owner="p3", due="2026-12-03")).wait(minutes=95)
    text = written(room.do(c.Adjourn(confirmed=True)), language="vi", appendix=False)
    assert text.startswith("**Chi bộ Bến Trúc**\n")
    assert headings(text)[:3] == [
        "Biên bản: Sinh hoạt chi bộ, tháng 11 năm 2026",
        "Điểm danh",
        "1. News of the month",
    ]
    found = entries(text)
    assert "Thời gian: từ 19 giờ 30 đến 21 giờ 05, ngày 23 tháng 11 năm 2026 (95 phút)" in found
    present = "Đỗ Văn An, Trần Thị Ánh, Vũ Đình Ân, Giáp Văn Hoạch, Thân Thị Nhài"
    assert f"Có mặt (5): {present}" in found
    assert "Vắng không lý do (1): Lê Bá" in found
    assert any("4 tán thành (66,7%), 0 không tán thành (0,0%)" in entry for entry in found)
    assert "Đỗ Văn An: Trồng cây (hạn 03/12/2026)" in found
    code = next(t for t in MarkdownIt("commonmark").parse(text) if t.type == "code_block")
    assert code.content.split()[:2] == ["THƯ", "KÝ"]
    assert code.content.splitlines()[-1].endswith("Giáp Văn Hoạch")


def is_more_than_a_number(text: str) -> bool:
    """A number alone is refused as the text of a motion."""
    return bare_number(text) is None


typed = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=15)).map(clean).filter(bool)


@settings(deadline=None, max_examples=60)
@given(
    title=typed,
    names=st.lists(typed, min_size=2, max_size=2, unique=True),
    words=typed.filter(is_more_than_a_number),
)
def test_whatever_was_typed_comes_back_as_the_same_headings_and_lists(
    title: str, names: list[str], words: str
) -> None:
    roster = tuple(RosterEntry(name=name) for name in names)
    items = (Item(id="i1", number="1", title=title),)
    room = Room(Agenda(title="Talk 2026", items=items, people=roster, body=title, place=words))
    room.do(c.MarkPresence(people=("p1",), presence=Presence.PRESENT), c.OpenMeeting())
    room.do(c.AskFloor(person="p1", note=words), c.CallNext(), c.FinishSpeech())
    room.do(c.TakeNote(kind=NoteKind.NOTE, text=words))
    room.do(c.TakeNote(kind=NoteKind.DECISION, text=words), c.MoveMotion(text=words))
    room.do(c.OpenVote(text=words), c.StateCount(counts=Counts(for_=1)), c.CloseVote())
    text = written(room)
    assert headings(text)[:3] == ["Minutes: Talk 2026", "Attendance", f"1. {title}"]
    found = entries(text)
    assert f"Place: {words}" in found
    assert f"Present (1): {names[0]}" in found
    assert f"{names[0]}: {words}" in found
    assert found.count(words) == 2
    assert f"Motion 1: {words}" in found
    assert f"Vote: {words}" in found
