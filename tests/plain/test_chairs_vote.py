"""The chair votes once, where the body's rule lets that vote decide; and what is told then."""

from __future__ import annotations

import json

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .conftest import Sitting


def body(casting: str, members: str = "[{name: Pat, role: chair}, Bo, Cy, Di]") -> Sitting:
    text = f"---\ntitle: T\nrules: {{casting-vote: {casting}}}\nmembers: {members}\n---\n## 1. A\n"
    sitting = Sitting(parse_agenda(text, name="a.md", folder=None).agenda)
    sitting("present all", "open")
    return sitting


def voted(casting: str, for_: int, against: int, needs: str = "simple") -> Sitting:
    room = body(casting)
    room(f"vote Tea by hands needs {needs}", f"count for {for_} against {against}")
    room.ok("close vote")
    return room


def vote_of(room: Sitting) -> dict[str, object]:
    made = json.loads(as_json(room.session.timeline))
    vote: dict[str, object] = made["votes"][-1]
    return vote


@pytest.mark.parametrize("casting", ["yes", "decides"])
def test_who_has_voted_by_name_has_no_second_vote(casting: str) -> None:
    room = body(casting)
    room(
        "vote Tea by rollcall", "cast Pat for", "cast Bo for", "cast Cy against", "cast Di against"
    )
    assert "tied" in room.ok("close vote")
    assert "has voted already" in room.refused("casting for")


@pytest.mark.parametrize("casting", ["yes", "decides"])
def test_when_every_ballot_is_in_the_chairs_is_among_them(casting: str) -> None:
    room = body(casting)
    room("vote Tea by ballot", "ballot for x2", "ballot against x2")
    assert "tied" in room.ok("close vote")
    assert "has no second vote" in room.refused("casting for")


def test_a_chair_who_only_passed_has_not_voted() -> None:
    room = body("yes")
    room("vote Tea by rollcall", "cast Pat pass", "cast Bo for", "cast Cy against")
    assert "tied" in room.ok("close vote")
    assert room.ok("casting for").startswith(
        "carried by the chair's casting vote (1 for, 1 against"
    )


def test_a_body_may_give_its_chair_a_second_vote() -> None:
    room = body("second")
    room(
        "vote Tea by rollcall", "cast Pat for", "cast Bo for", "cast Cy against", "cast Di against"
    )
    room.ok("close vote")
    assert room.ok("casting against").startswith("lost by the chair's casting vote")


def test_where_the_chair_has_no_vote_a_tie_is_lost() -> None:
    assert "no casting vote" in voted("no", 1, 1).refused("casting for")


@pytest.mark.parametrize(
    ("casting", "for_", "against", "choice", "result"),
    [
        ("decides", 1, 1, "for", "carried"),
        ("decides", 2, 1, "against", "lost"),
        ("decides", 2, 1, "for", None),
        ("decides", 1, 2, "for", None),
        ("yes", 2, 1, "against", None),
        ("second", 2, 1, "against", None),
    ],
)
def test_the_chair_votes_only_where_that_changes_the_result(
    casting: str, for_: int, against: int, choice: str, result: str | None
) -> None:
    room = voted(casting, for_, against)
    if result is None:
        room.refused(f"casting {choice}")
        return
    assert room.ok(f"casting {choice}").startswith(f"{result} by the chair's casting vote")
    assert vote_of(room)["result"] == result


def test_the_chairs_vote_can_reach_two_thirds_or_keep_from_them() -> None:
    members = "[{name: Pat, role: chair}, B, C, D, E, F]"
    room = body("decides", members)
    room("vote Tea by hands needs two-thirds", "count for 3 against 2", "close vote")
    assert room.ok("casting for").startswith("carried by the chair's casting vote")
    room("vote Cake by hands needs two-thirds", "count for 2 against 1", "close vote")
    assert room.ok("casting against").startswith("lost by the chair's casting vote")


def test_after_the_chairs_vote_no_margin_is_told_anywhere() -> None:
    room = voted("yes", 1, 1)
    told = room.ok("casting for") + room("tally") + minutes(room.session.timeline, Words("en"))
    assert "than needed" not in told
    assert "carried by the chair's casting vote" in told
    assert vote_of(room)["margin"] is None
    room.ok("recount for 2 against 1")
    assert vote_of(room)["margin"] == 0


def test_nothing_counted_is_nothing_decided() -> None:
    room = body("yes")
    for opened in ("by rollcall", "by hands", "by voice", "by ballot"):
        room.ok(f"vote Tea {opened}")
        room.refused("close vote")
        room.ok("annul vote : nobody answered")
    room.ok("motion We paint it by Bo")
    room.ok("vote by rollcall")
    room.ok("cast Bo pass")
    assert "Nobody has answered" in room.refused("close vote")
    assert room.meeting.pending_motion is not None


# what is told of a vote


def test_one_number_has_one_share() -> None:
    members = ", ".join(f"M{n}" for n in range(21))
    room = Sitting(
        parse_agenda(f"---\nmembers: [{members}]\n---\n## 1. A\n", name="a", folder=None).agenda
    )
    room("present all", "absent M20", "open", "vote Tea by hands needs absolute")
    room("count for 12 against 5 abstain 2", "close vote")
    for text in (room("tally"), minutes(room.session.timeline, Words("en"))):
        assert "2 abstaining (9.5%)" in text or "abstaining 2 (9.5%)" in text
        assert "2 not voting (9.5%)" in text or "not voting 2 (9.5%)" in text


def test_without_a_quorum_every_door_says_so() -> None:
    room = body("yes", "[A, B, C, D, E]")
    room("undo", "undo")
    room("present A, B")
    assert "no quorum: 2 of 5 entitled, 3 needed" in room.ok("open")
    for line in ("vote Tea by hands", "close vote", "elect Head from A, B", "close election"):
        if line == "close vote":
            room.ok("count for 2 against 0")
        if line == "close election":
            room.ok("ballot A x2")
        assert "no quorum: 2 of 5 entitled, 3 needed" in room.ok(line), line
    assert "no quorum" in room.ok("status")
    room.ok("present C")
    assert "no quorum" not in room.ok("vote Cake by hands")


def test_an_absent_member_is_not_one_of_those_present() -> None:
    room = body("yes", "[A, {name: B, delegate: A}, C, D]")
    room("absent B", "vote Tea by rollcall", "cast A for", "cast C against")
    told = room.ok("close vote")
    assert "1 of those present and entitled did not vote" in told
    assert "1 vote by proxy was not cast: B (A)" in told
    assert "Did not answer: D" in minutes(room.session.timeline, Words("en"))
