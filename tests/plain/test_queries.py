"""What is printed and changes nothing."""

from __future__ import annotations

import pytest

from facilitator.meeting.agenda import Item
from facilitator.plain.later import NOT_YET
from facilitator.plain.queries import QUERIES
from facilitator.plain.reading import ACTS
from facilitator.plain.usage import FORMS


def test_the_list_is_answered_in_the_order_of_serving(sitting):
    assert sitting.ok("list") == "list: nobody"
    sitting("queue An", "queue Lan as reply", "queue Em as order")
    assert sitting.ok("list") == "list: Võ Thị Em, Trần Thị Lan, Nguyễn Vạn An"


def test_status_follows_the_meeting(prepared):
    assert prepared.ok("status").startswith("status: not open yet")
    prepared("present all", "open", "queue An", "queue Lan", "call", "[19:31] motion Tea")
    status = prepared.ok("status")
    head = status.splitlines()[0]
    assert "item 1, News: 1:00 of 10 to 15 min" in head
    assert "Nguyễn Vạn An speaks, 1:00 of 3:00" in head
    assert "1 person waiting" in head
    assert "quorum met: 5 of 5 entitled, 3 needed" in head
    assert "  motion 1: Tea" in status
    assert "  waiting: Trần Thị Lan" in status
    prepared("pause")
    assert "in recess" in prepared.ok("status")
    prepared("resume", "adjourn")
    assert "closed" in prepared.ok("status")


def test_what_the_agenda_says_about_an_item_is_told_while_it_is_open(convene):
    notes = "Nobody from the board counts.\n\nThe wording \x1b[2J went out."
    first = Item(id="i1", number="1", title="News", notes=notes, prompts=("What is new?",))
    second = Item(id="i2", number="2", title="Dues")
    sitting = convene(items=(first, second))
    assert "Nobody" not in sitting.ok("status")
    sitting("present Ann", "open")
    assert sitting.ok("status").splitlines()[-3:] == [
        "  for the chair: Nobody from the board counts.",
        "  for the chair: The wording [2J went out.",
        "  prompt: What is new?",
    ]
    sitting("next")
    assert "for the chair" not in sitting.ok("status")


def test_the_agenda_has_planned_and_actual_times(sitting):
    sitting("[19:42:30] next")
    lines = sitting.ok("agenda").splitlines()
    assert lines[0] == "agenda: 3 items"
    assert lines[1] == "  1 News; done; planned 10 to 15 min; actual 12:30"
    assert lines[2] == "  2 Tasks; open; planned 10 to 15 min; actual 0:00"
    assert lines[3] == "  3 Study; waiting; planned 10 to 15 min"


def test_who_is_here_and_who_is_not(sitting):
    sitting("absent Em : sick", "left Lan")
    answer = sitting.ok("who")
    assert answer.splitlines()[0] == ("who: 4 of 6 present; quorum met: 3 of 5 entitled, 3 needed")
    assert "  Võ Thị Em: excused (sick)" in answer
    assert "  Trần Thị Lan: left" in answer
    assert "  Hồ Kiên: present; does not vote" in answer


def test_why_somebody_stands_where_they_stand(sitting):
    sitting("order fewest", "queue An")
    assert "not spoken yet" in sitting.ok("why An")
    assert "not on the speakers' list" in sitting.refused("why Lan")


def test_help_knows_every_command():
    assert set(FORMS) >= set(ACTS) | set(QUERIES)
    assert not set(FORMS) & set(NOT_YET)


@pytest.mark.parametrize("verb", sorted(FORMS))
def test_every_form_begins_with_its_verb(sitting, verb):
    assert sitting.ok(f"help {verb}").startswith(f"help: {verb}")


def test_answers_of_several_lines_are_indented_below_the_ok(sitting):
    for question in ("status", "agenda", "who", "help"):
        first, *below = sitting(question).splitlines()
        assert first.startswith("ok ")
        assert below
        assert all(line.startswith("  ") for line in below)


@pytest.mark.parametrize("question", ["status", "agenda", "who", "list", "q?", "turns", "help"])
def test_questions_change_nothing(sitting, question):
    before = list(sitting.session.timeline.recorded)
    sitting.ok(question)
    assert sitting.session.timeline.recorded == before


def test_the_minutes_so_far_are_the_meetings_own(sitting):
    sitting("motion Buy chairs by An", "private never shown", "note two chairs are broken")
    answer = sitting.ok("minutes")
    assert answer.startswith("minutes: ")
    assert "Buy chairs" in answer
    assert "two chairs are broken" in answer
    assert "never shown" not in answer


def test_the_rules_are_said_in_words(sitting):
    answer = sitting.ok("rules").splitlines()
    assert answer[0] == "rules: the usual rules"
    assert "  - A motion needs no seconder." in answer
    assert "  - A quorum is more than 1/2 of the voting members present." in answer
