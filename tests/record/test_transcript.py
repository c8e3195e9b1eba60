"""The transcript says all that happened, in one form, with the same bytes everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import NAMED, Counts
from facilitator.meeting.statistics import gini
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.votes import Method
from facilitator.record.journal import scan_journal
from facilitator.record.schema import schema
from facilitator.record.transcript import as_json

from .evening import evening
from .room import AGENDA, Room, open_room

GOLDEN = Path(__file__).parent / "evening.json"


def transcript(room: Room) -> dict[str, Any]:
    return json.loads(as_json(room.session.timeline))


def test_the_transcript_of_an_evening_is_the_one_that_was_read_and_found_right() -> None:
    """After a wanted change: write it anew, and read what is different before committing it."""
    made = as_json(evening().session.timeline)
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


def test_every_transcript_fits_the_published_schema() -> None:
    checker = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
    jsonschema.Draft202012Validator.check_schema(schema())
    room = Room()
    checker.validate(transcript(room))
    checker.validate(transcript(evening(room)))
    timeline = Timeline()
    for line in room.session.timeline.recorded:
        timeline.append(line)
        if line.seq % 5 == 1:
            checker.validate(json.loads(as_json(timeline)))


def test_the_schema_knows_every_field_and_allows_no_other() -> None:
    checker = jsonschema.Draft202012Validator(schema())
    made = transcript(evening())
    made["turns"][0]["mood"] = "good"
    assert not checker.is_valid(made)
    del made["turns"][0]["mood"]
    del made["turns"][0]["limit_seconds"]
    assert not checker.is_valid(made)


def test_the_fields_of_the_contract_come_in_its_order() -> None:
    made = transcript(evening())
    assert list(made)[:19] == [
        "format", "version", "meeting", "attendance", "quorum", "agenda", "turns", "motions",
        "votes", "elections", "decisions", "tasks", "concerns", "notes", "evaluation",
        "carried_over", "statistics", "record", "undone",
    ]  # fmt: skip
    first = {
        "meeting": "id title body place language opened_at closed_at seconds chair secretary "
        "status",
        "quorum": "rule entitled present_max met changes",
        "statistics": "speaking gini never_spoke plan",
        "record": "version adopted_at amendments events undone head",
    }
    for part, names in first.items():
        assert list(made[part])[: len(names.split())] == names.split()
    rows = {
        "attendance": "name role group voting weight status reason intervals",
        "agenda": "number title plan status seconds intervals presenter conclusion",
        "turns": "name item class note asked_at began_at ended_at seconds limit_seconds",
        "motions": "number text by second status amends item",
        "votes": "title motion item method rule entitled present base_size counts weighted result "
        "margin roll opened_at closed_at",
        "tasks": "text owner due item status",
        "concerns": "name text answer item status",
    }
    for part, names in rows.items():
        for row in made[part]:
            assert list(row)[: len(names.split())] == names.split()


def test_lengths_add_up() -> None:
    made = transcript(evening())
    assert made["meeting"]["seconds"] == 2520
    (recess,) = made["meeting"]["recesses"]
    assert recess == ["2026-11-23T19:49:45+07:00", "2026-11-23T19:59:45+07:00"]
    assert sum(item["seconds"] for item in made["agenda"]) == 2520 - 600
    assert made["statistics"]["plan"]["actual_seconds"] == 2520 - 600
    turns = {turn["name"]: turn["seconds"] for turn in made["turns"]}
    assert turns == {"Cy Dunn": 90, "Ann Lee": 60, "Bo Carr": 15}
    assert [row["share"] for row in made["statistics"]["speaking"]] == [0.5455, 0.3636, 0.0909]


def test_what_was_taken_back_is_under_undone_and_nowhere_else() -> None:
    room = evening()
    text = as_json(room.session.timeline).decode()
    assert text.count("slip of the pen") == 1
    (undone,) = transcript(room)["undone"]
    assert undone["event"] == "NoteTaken"
    assert undone["fields"]["text"] == "slip of the pen"
    assert undone["fields"]["item"] == "1"
    assert transcript(room)["record"]["undone"] == 1


def test_undo_and_redo_leave_the_same_transcript_but_for_the_record() -> None:
    plain, wavering = Room(), Room()
    for room in (plain, wavering):
        room.present("Ann", "Bo", "Cy").do(c.OpenMeeting()).wait(1)
    for _ in range(3):
        wavering.do(c.PauseMeeting(), c.Undo())
    vote = (
        c.OpenVote(text="Tea"),
        c.StateCount(counts=Counts(for_=3)),
        c.CloseVote(),
        c.SetTask(text="Buy tea", owner=plain.who("Cy")),
    )
    plain.do(*vote)
    wavering.do(*vote, *[c.Undo()] * 4, *[c.Redo()] * 4)
    one, other = transcript(plain), transcript(wavering)
    for made in (one, other):
        del made["record"]
        del made["undone"]
    assert one == other


def test_an_abandoned_branch_of_undone_acts_leaves_nothing_derived() -> None:
    room = Room().present("Ann", "Bo", "Cy").do(c.OpenMeeting())
    room.speaks("Cy", 60).do(c.Undo(), c.Undo(), c.Undo())
    made = transcript(room.do(c.TakeNote(kind=NoteKind.NOTE, text="another way")))
    assert made["turns"] == []
    assert made["statistics"]["speaking"] == []
    assert len(made["undone"]) >= 3


def test_a_private_note_is_in_the_transcript_and_marked() -> None:
    private = [note for note in transcript(evening())["notes"] if note["private"]]
    assert [(note["kind"], note["text"]) for note in private] == [("private", "Cy is tired")]


def test_votes_say_all_that_their_result_was_judged_by() -> None:
    hands, roll = transcript(evening())["votes"]
    assert hands["counts"] == {"for": 2, "against": 1, "abstain": 0, "invalid": 0, "cast": 3}
    assert hands["rule"] == {
        "share": "1/2", "strict": True, "base": "cast", "floor": None, "number": None,
        "name": "simple", "words": "simple", "groups": [],
    }  # fmt: skip
    assert (hands["result"], hands["base_size"], hands["margin"]) == ("carried", 3, 0)
    assert hands["recounts"] == [{"for": 1, "against": 2, "abstain": 0, "invalid": 0, "cast": 3}]
    assert roll["result"] == "lost"
    assert (roll["entitled"], roll["present"], roll["base_size"]) == (4, 3, 4)
    assert roll["roll"] == [
        {"name": "Ann Lee", "choice": "for", "for_whom": None, "votes": 1, "weight": 1},
        {"name": "Bo Carr", "choice": "against", "for_whom": None, "votes": 1, "weight": 1},
        {"name": "Cy Dunn", "choice": "abstain", "for_whom": None, "votes": 1, "weight": 1},
    ]


@pytest.mark.parametrize(
    ("end", "result", "counts"),
    [
        ((c.CloseVote(),), "carried", None),
        ((c.AnnulVote(reason="wrong text"),), "annulled", None),
        ((), "undecided", None),
    ],
)
def test_general_consent_has_a_result_and_no_invented_numbers(
    end: tuple[c.Command, ...], result: str, counts: None
) -> None:
    room = Room().present("Ann", "Bo", "Cy").do(c.OpenMeeting())
    room.do(c.OpenVote(text="The agenda", method=Method.CONSENT), *end)
    (vote,) = transcript(room)["votes"]
    assert vote["result"] == result
    assert vote["counts"] is counts
    assert vote["margin"] is None
    assert vote["base_size"] is None


def test_a_vote_that_the_close_cut_off_is_undecided() -> None:
    room = Room().present("Ann", "Bo", "Cy").do(c.OpenMeeting(), c.OpenVote(text="Tea"))
    room.do(c.StateCount(counts=Counts(for_=1)), c.Adjourn(confirmed=True))
    (vote,) = transcript(room)["votes"]
    assert vote["result"] == "undecided"
    assert vote["closed_at"] is not None


def test_the_quorum_follows_who_comes_and_goes() -> None:
    quorum = transcript(evening())["quorum"]
    assert quorum == {
        "rule": "more than 1/2",
        "entitled": 4,
        "present_max": 3,
        "met": True,
        "changes": [
            {"at": "2026-11-23T19:30:00+07:00", "present": 2, "met": False},
            {"at": "2026-11-23T19:32:00+07:00", "present": 3, "met": True},
            {"at": "2026-11-23T19:59:45+07:00", "present": 2, "met": False},
        ],
    }
    assert transcript(Room().do(c.OpenMeeting()))["quorum"]["met"] is None


def test_the_next_meeting_inherits_what_was_left() -> None:
    carried = transcript(evening())["carried_over"]
    assert [(row["kind"], row["reason"], row["text"]) for row in carried] == [
        ("item", "not reached", "Any other business"),
        ("task", "open", "Write to the council"),
        ("task", "open", "Mend the door"),
        ("concern", "unanswered", "The hall is cold"),
    ]


def test_a_name_that_was_put_right_is_right_everywhere() -> None:
    room = Room().present("Ann", "Cy").do(c.OpenMeeting()).speaks("Cy", 60)
    room.do(c.RenamePerson(person="p3", name="Cyril Dunn"))
    text = as_json(room.session.timeline).decode()
    assert "Cyril Dunn" in text
    assert '"Cy Dunn"' not in text


def test_an_unfinished_meeting_is_measured_up_to_its_last_event_at_any_hour() -> None:
    room = Room().present("Ann", "Cy").do(c.OpenMeeting()).wait(minutes=1)
    room.do(c.AskFloor(person=room.who("Cy")), c.CallNext()).wait(minutes=2)
    room.do(c.TakeNote(kind=NoteKind.NOTE, text="still speaking"))
    before = as_json(room.session.timeline)
    (turn,) = transcript(room)["turns"]
    assert (turn["seconds"], turn["ended_at"]) == (120, None)
    assert transcript(room)["agenda"][0]["intervals"] == [["2026-11-23T19:30:00+07:00", None]]
    room.wait(minutes=500)
    assert as_json(room.session.timeline) == before


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], None),
        ([0, 0], None),
        ([5], 0.0),
        ([7, 7, 7], 0.0),
        ([0, 0, 0, 8], 0.75),
        ([1, 2, 3, 4], 0.25),
    ],
)
def test_gini_of_speaking_time(lengths: list[int], expected: float | None) -> None:
    assert gini(lengths) == expected
    if lengths and sum(lengths):
        pairs = sum(abs(x - y) for x in lengths for y in lengths)
        assert gini(lengths) == round(pairs / (2 * len(lengths) * sum(lengths)), 4)


def test_who_was_absent_did_not_fail_to_speak_and_a_guest_is_no_silent_member() -> None:
    made = transcript(evening())["statistics"]
    assert made["never_spoke"] == ["Eve Fox"]
    assert made["gini"] == gini([90, 60, 15, 0])
    unknown = transcript(Room().do(c.OpenMeeting()))["statistics"]
    assert len(unknown["never_spoke"]) == 5


def test_the_head_is_the_hash_of_the_last_line_of_the_journal(tmp_path: Path) -> None:
    room = evening(open_room(tmp_path))
    room.session.close()
    assert transcript(room)["record"]["head"] == f"sha256:{scan_journal(tmp_path).head}"


_SHOW = """
import sys
from pathlib import Path
from facilitator.record.derived import derived
from facilitator.record.journal import read_journal, timeline_of
folder = Path(sys.argv[1])
for data in derived(timeline_of(read_journal(folder), folder)).values():
    sys.stdout.buffer.write(data)
"""


def test_the_same_journal_gives_the_same_bytes_in_any_zone_and_locale(tmp_path: Path) -> None:
    agenda = replace(AGENDA, title="Sinh hoạt chi bộ", language="vi")
    journal = open_room(tmp_path)
    journal.session.close()
    (tmp_path / "journal.jsonl").unlink()
    from facilitator.record.journal import open_journal

    evening(Room(agenda, open_journal(tmp_path)[0])).session.close()
    made = set()
    for zone, locale in (
        ("UTC", "C"),
        ("Asia/Tokyo", "vi_VN.UTF-8"),
        ("America/New_York", "POSIX"),
    ):
        env = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        env["PYTHONUTF8"] = "0"
        made.add(
            subprocess.run(
                [sys.executable, "-c", _SHOW, str(tmp_path)],
                env=env,
                capture_output=True,
                check=True,
            ).stdout
        )
    (only,) = made
    assert "Sinh hoạt chi bộ".encode() in only


def test_rules_with_a_number_a_floor_or_another_base_are_written_in_full() -> None:
    room = Room().present("Ann", "Bo", "Cy").do(c.OpenMeeting())
    room.do(c.OpenVote(text="Tea", requirement=NAMED["present"]))
    room.do(c.StateCount(counts=Counts(for_=2, abstain=1)), c.CloseVote())
    (vote,) = transcript(room)["votes"]
    assert vote["shares"] == {"for": 0.6667, "against": 0.0, "abstain": 0.3333}
    assert (vote["base_size"], vote["needed"], vote["margin"]) == (3, 2, 0)


def test_the_first_event_names_the_program_that_began_the_journal() -> None:
    room = Room()
    event = room.session.timeline.recorded[0].event
    assert isinstance(event, MeetingPrepared)
    assert transcript(room)["record"]["program"] == event.program


def test_somebody_who_left_and_came_back_has_two_intervals() -> None:
    room = Room().present("Ann", "Bo", "Cy").do(c.OpenMeeting()).wait(5)
    who = (room.who("Cy"),)
    room.do(c.MarkPresence(people=who, presence=Presence.LEFT)).wait(5)
    room.do(c.MarkPresence(people=who, presence=Presence.PRESENT)).wait(5)
    cy = transcript(room.do(c.Adjourn(confirmed=True)))["attendance"][2]
    assert cy["status"] == "present"
    assert [interval[1][11:16] for interval in cy["intervals"]] == ["19:35", "19:45"]
