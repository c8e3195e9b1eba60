"""Without a quorum every answer that takes one says so, in the same words everywhere."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from facilitator.meeting.agenda import Agenda, PreparedMotion, Quorum, RosterEntry
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .conftest import ITEMS, Sitting

PEOPLE = tuple(
    RosterEntry(name=name) for name in ("Ann Lee", "Bo Ek", "Cy Roe", "Dee Fox", "Eli Or")
)
LACKING = "no quorum: 2 of 5 entitled, 3 needed"


def gathered(here: str = "present Ann, Bo", words: str = "en", **agenda: object) -> Sitting:
    agenda.setdefault("people", PEOPLE)
    motions = (PreparedMotion(text="We paint", method="consent"),)
    items = (replace(ITEMS[0], motions=motions), *ITEMS[1:])
    sitting = Sitting(Agenda(title="Club", items=items, **agenda), words=words)
    if here:
        sitting(here)
    return sitting


def test_every_door_says_it():
    sitting = gathered()
    for line in (
        "open",
        "vote Tea by hands",
        "close vote",
        "vote Tea by consent",
        "close vote",
        "poll Where options Hall, Yard",
        "close vote",
        "elect Clerk seats 1 from Ann, Bo by plurality",
        "close election",
        "consent 1",
        "adopt consent",
        "next",
        "status",
        "who",
    ):
        if line == "close vote" and sitting.meeting.votes[-1].method != "consent":
            sitting(
                "count Hall 1 Yard 1"
                if sitting.meeting.votes[-1].options
                else "count for 2 against 0"
            )
        if line == "close election":
            sitting("ballot Ann x2")
        answer = sitting(line).splitlines()[0]
        assert answer.startswith("ok"), (line, answer)
        assert LACKING in answer, (line, answer)


def test_it_is_said_in_vietnamese_too():
    sitting = gathered(words="vi", language="vi")
    for line in ("open", "vote Trà by hands"):
        assert "không đủ túc số: 2/5 người có quyền biểu quyết, cần 3" in sitting.ok(line)


def test_with_a_quorum_nothing_is_said_of_it():
    sitting = gathered("present Ann, Bo, Cy")
    for line in ("open", "vote Tea", "count for 2 against 1", "close vote", "next"):
        assert "quorum" not in sitting.ok(line)


def test_who_comes_and_goes_makes_and_breaks_it():
    sitting = gathered()
    sitting("open")
    assert sitting.ok("present Cy").endswith("quorum met: 3 of 5 entitled, 3 needed")
    assert "quorum" not in sitting.ok("present Dee")
    assert "quorum" not in sitting.ok("left Ann")
    assert sitting.ok("left Bo").endswith("the quorum is lost: 2 of 5 entitled, 3 needed")
    assert sitting.ok("undo").endswith("quorum met: 3 of 5 entitled, 3 needed")


def test_where_nobody_took_the_attendance_that_is_said_once_at_each_beginning():
    sitting = gathered(here="")
    untaken = "attendance not taken; a quorum needs 3 of 5"
    assert untaken in sitting.ok("open")
    assert untaken in sitting.ok("vote Tea")
    sitting("count for 2 against 1")
    assert "quorum" not in sitting.ok("close vote")
    assert untaken in sitting.ok("status")


@pytest.mark.parametrize(
    "agenda", [{"quorum": Quorum(number=0)}, {"people": ()}], ids=["none needed", "no roster"]
)
def test_a_body_that_needs_none_is_not_told_of_one(agenda):
    sitting = gathered(here="", **agenda)
    for line in ("open", "vote Tea", "count for 2 against 1", "close vote", "next"):
        assert "quorum" not in sitting.ok(line)


def test_heads_make_a_quorum_not_proxies_nor_weights():
    people = (
        RosterEntry(name="Ann Lee", weight=9),
        RosterEntry(name="Bo Ek"),
        *(RosterEntry(name=name, represented_by="Ann Lee") for name in ("Cy Roe", "Dee Fox")),
        RosterEntry(name="Eli Or"),
    )
    sitting = gathered(people=people)
    sitting("open")
    assert LACKING in sitting.ok("vote Tea by rollcall")


@pytest.mark.parametrize(
    ("lines", "said", "marks"),
    [
        (("vote Tea", "count for 2 against 0", "close vote"),
         "There was no quorum when voting began, nor when it ended.", (False, False)),
        (("vote Tea", "present Cy", "count for 2 against 0", "close vote"),
         "There was no quorum when voting began; there was one when it ended.", (False, True)),
        (("present Cy", "vote Tea", "left Cy", "count for 2 against 0", "close vote"),
         "The quorum was lost before voting ended.", (True, False)),
    ],
)  # fmt: skip
def test_the_record_says_it_of_the_vote(lines, said, marks):
    sitting = gathered()
    sitting("open", *lines)
    assert said[:-1] in minutes(sitting.session.timeline, Words("en"))
    vote = json.loads(as_json(sitting.session.timeline))["votes"][-1]
    assert (vote["quorum_at_opening"], vote["quorum_at_close"]) == marks
    assert said[:-1].lower() in sitting.ok("tally").lower()


def test_the_record_says_it_of_an_election():
    sitting = gathered("present Ann, Bo, Cy")
    sitting("open", "elect Clerk seats 1 from Ann, Bo by plurality", "ballot Ann x2", "left Cy")
    assert "no quorum" in sitting.ok("close election")
    told = minutes(sitting.session.timeline, Words("en"))
    assert "The quorum was lost before voting ended" in told
