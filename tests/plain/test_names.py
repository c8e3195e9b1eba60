"""Names: any unambiguous part, hostile ones, and people whom no roster knows."""

from __future__ import annotations

import re

import pytest

from facilitator.meeting.agenda import RosterEntry


@pytest.mark.parametrize(
    "name", ["Nguyễn Vạn An", "nguyen van an", "An", "an", "ngu an", "nguy", '"Nguyễn Vạn An"']
)
def test_any_part_of_a_name_will_do(sitting, name):
    sitting.ok(f"queue {name}")
    assert sitting.waiting() == "Nguyễn Vạn An"


def test_who_has_the_word_as_a_whole_word_is_meant(sitting):
    """`An` is a part of Lan too, and nobody would think of Lan."""
    assert "Nguyễn Vạn An" in sitting.ok("queue An")


def test_an_ambiguous_name_is_refused_and_the_candidates_are_named(sitting):
    reason = sitting.refused("queue Van")
    assert "Nguyễn Vạn An" in reason
    assert "Phạm Văn Dũng" in reason
    assert "Lê Cường" not in reason


def test_an_unknown_name_is_refused_with_the_way_in(sitting):
    assert "guest Jo Cob" in sitting.refused("queue Jo Cob")


def test_a_guest_speaks_and_does_not_vote(sitting):
    sitting.ok("guest Jo Cob, Ann Lee")
    sitting.ok("queue Jo")
    sitting.ok("vote Tea by rollcall")
    assert "not entitled" in sitting.refused("cast Jo for")


def test_guests_of_one_line_come_together_or_not_at_all(sitting):
    before = len(sitting.meeting.people)
    assert "in this meeting already" in sitting.refused("guest Jo Cob, Jo Cob")
    assert len(sitting.meeting.people) == before


def test_a_name_with_a_keyword_in_it_goes_into_quotes(convene):
    sitting = convene(roster=(RosterEntry(name="Le For"), RosterEntry(name="As By Second")))
    sitting("present all", "open")
    sitting.ok('queue "Le For" as against')
    sitting.ok('queue "As By Second" for')
    assert sitting.waiting() == "Le For, As By Second"
    sitting.ok('motion Tea by "Le For" second "As By Second"')
    motion = sitting.meeting.motions[-1]
    assert (motion.text, motion.mover, motion.seconder) == ("Tea", "p1", "p2")
    sitting("vote by rollcall")
    sitting.ok('cast "Le For" for')


@pytest.mark.parametrize(
    "name",
    [
        "k[n",
        "<script>alert(1)</script>",
        "{name}",
        "%s %d",
        "[bold]x[/bold]",
        "O'Brien; DROP TABLE",
        "-rf",
        "*",
        "🙂 ok",
        "x" * 500,
    ],
)
def test_hostile_names_are_only_names(convene, name):
    sitting = convene(roster=(RosterEntry(name=name), RosterEntry(name="Somebody Else")))
    sitting("present all", "open")
    sitting.ok(f'queue "{name}"')
    assert sitting.waiting() == name
    for line in (f'why "{name}"', "who", "status", f'call "{name}"', "finish", "turns"):
        assert name in sitting.ok(line)


def test_names_with_commas_can_be_read_back_from_the_list(convene):
    sitting = convene(roster=(RosterEntry(name="Cox, Jo"), RosterEntry(name='Bob "B" Lee')))
    sitting("present all", "open", 'queue "Cox, Jo"', "queue Bob")
    listed = sitting.waiting()
    assert listed == '"Cox, Jo", "Bob ""B"" Lee"'
    sitting.ok('unqueue "Cox, Jo"')
    sitting.ok('unqueue "Bob ""B"" Lee"')
    assert sitting.waiting() == "nobody"


def test_without_a_roster_whoever_is_named_is_a_voting_member(strangers):
    strangers.ok("present An Duong, Binh, Chi")
    strangers.ok("queue Dung")
    strangers.ok("late Em")
    names = [person.name for person in strangers.meeting.people.values()]
    assert names == ["An Duong", "Binh", "Chi", "Dung", "Em"]
    assert all(person.voting and person.is_present for person in strangers.meeting.people.values())
    assert strangers.waiting() == "Dung"


def test_without_a_roster_a_part_of_another_name_is_a_new_one(strangers):
    strangers.ok("present Anh, Lan")
    strangers.ok("present An")
    assert [p.name for p in strangers.meeting.people.values()] == ["Anh", "Lan", "An"]
    strangers.ok("queue an")
    assert strangers.waiting() == "An"


def test_without_a_roster_a_refused_line_adds_nobody(strangers):
    strangers.ok("close list")
    strangers.refused("queue Binh")
    assert not strangers.meeting.people


def test_without_a_roster_a_motion_brings_its_mover(strangers):
    strangers.ok("motion Buy chairs by Binh second Chi")
    assert [p.name for p in strangers.meeting.people.values()] == ["Binh", "Chi"]


@pytest.mark.parametrize(
    "text", ["We travel by bus", "Done by Friday", "Stand by me", "Pay by 2027"]
)
def test_without_a_roster_a_motion_makes_no_people_of_its_words(strangers, text):
    strangers.ok(f"motion {text}")
    assert strangers.meeting.motions[-1].text == text
    assert not strangers.meeting.people


def test_with_a_roster_nobody_joins_by_accident(sitting):
    sitting.refused("present Jo Cob")
    sitting.refused("late Jo Cob")


def test_a_name_is_put_right(sitting):
    sitting.ok("rename Em to Võ Thị Êm")
    assert sitting.meeting.people["p5"].name == "Võ Thị Êm"


NAMES = (
    "Ann [Nan] Lee", "Bo (Bob) Dahl", "Cy {x} Wang", "Dee <y> Fox", "Eli *z* Orr", "Fay _u_ Poe",
    "Gil `v` Roe", "Hal \\ Sen", "Ike | Tan", "Jo #1 Ude",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_signs_in_a_name_stay_in_every_answer_and_in_the_minutes(strangers, name: str) -> None:
    strangers.ok(f"guest {name}")
    strangers.ok(f'guest "{name} Junior"')
    assert [person.name for person in strangers.meeting.people.values()] == [
        name, f"{name} Junior"
    ]  # fmt: skip
    strangers.ok(f'queue "{name}"')
    assert strangers.waiting() == name
    told = strangers.ok(f'motion "Buy a {name}" by "{name}" second "{name} Junior"')
    assert f"motion 1 by {name}: Buy a {name}" in told
    strangers.ok("vote by hands")
    strangers("count for 1 against 0", "close vote")
    text = strangers.ok("minutes")
    shown = re.sub(r"\\(.)", r"\1", text)
    assert f"Motion 1: Buy a {name} (moved by {name}, seconded by {name} Junior)" in (
        shown.replace("**", "")
    )
    strangers.ok(f'elect Chair from "{name}", Zoe')
    assert strangers.meeting.open_election.candidates[0].name == name
