"""People whose names differ by a tone, an accent or a capital, and people of one name."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda_file.reading import Reading, parse_agenda
from facilitator.meeting.names import resolve
from facilitator.meeting.people import Person
from facilitator.meeting.spelling import meant
from facilitator.meeting.votes import Choice
from facilitator.record.journal import FileJournal, open_journal, timeline_of
from facilitator.session import Session
from facilitator.words import Words

from .conftest import Sitting


def reading(members: str, *keys: str) -> Reading:
    front = "\n".join(("---", "title: Village", f"members: {members}", *keys, "---"))
    return parse_agenda(front + "\n\n## 1. News (10m)\n", name="a.md", folder=None)


def held(members: str, *keys: str) -> Sitting:
    """A meeting in session, in which everybody on the roster is present."""
    sitting = Sitting(reading(members, *keys).agenda)
    sitting("present all", "open")
    return sitting


def listed(names: list[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def name_of(sitting: Sitting, person: str | None) -> str:
    return sitting.meeting.name_of(person)


# what was typed with a mark is meant


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Đỗ Văn Dung", "Dũng"), ("Vũ Thị Hoa", "Vũ Thị Hòa"), ("Zoe Orr", "Zoë"),
     ("Lars Oyen", "Øyen"), ("Lê Ánh", "Lê Ảnh")],
)  # fmt: skip
def test_a_mark_that_nobody_has_finds_nobody(name: str, typed: str) -> None:
    room = held(listed([name, "Bo Ek"]))
    assert f"there is {name}" in room.refused(f"queue {typed}")
    assert f"there is {name}" in room.refused(f"task {typed} : Sweep")
    room("vote Tea by rollcall")
    assert f"there is {name}" in room.refused(f"cast {typed} for")


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Vũ Nguyễn Bảo", "Nguyên Bao"), ("Anne‑Marie Roy", "anne–marie"), ("Sean O'Neil", "O’Neil"),
     ("Ægir Ström", "aegir strom"), ("Đinh Ý", "Ðinh Y"), ("Weiß", "WEISS"),
     ("Łucja Zar", "lucja")],
)  # fmt: skip
def test_fewer_marks_and_other_quotes_or_dashes_find(name: str, typed: str) -> None:
    room = held(listed([name, "Bo Ek"]))
    assert room.ok(f"queue {typed}").startswith(name)


def test_who_is_spelled_so_goes_before_a_sibling_by_short_or_whole_name() -> None:
    room = held("[{name: Tạ Văn Minh, short: hoa}, Hoá, Vũ Thị Hòa, Vũ Thị Hoa]")
    assert room.ok("queue Hoa").startswith("Vũ Thị Hoa")
    assert room.ok("queue Hòa").startswith("Vũ Thị Hòa")
    assert room.ok("queue Hóa").startswith("Hoá")
    assert room.ok("queue hoa").startswith("Tạ Văn Minh")


@pytest.mark.parametrize("typed", ["hoa", "HOA"])
def test_a_whole_name_without_its_marks_is_asked_about_beside_a_sibling(typed: str) -> None:
    room = held("[Hoá, Vũ Thị Hòa]")
    assert "can be Hoá, Vũ Thị Hòa" in room.refused(f"queue {typed}")
    room.ok("elect Head from Hoá, Vũ Thị Hòa by plurality")
    assert "can be" in room.refused(f"ballot {typed}")


def test_a_whole_name_goes_before_a_longer_one_of_the_same_spelling() -> None:
    room = held("[Lý Văn An, Lý Văn An Bình]")
    assert room.ok("queue ly van an").startswith("Lý Văn An asks")


# without a roster


def test_without_a_roster_siblings_are_two_voters(strangers: Sitting) -> None:
    strangers.ok("present Vũ Thị Hòa, Vũ Thị Hoa, Dũng")
    assert "or somebody new" in strangers.refused("present Dung")
    strangers.ok('present "Dung", Vũ Thị Hoạ')
    names = [person.name for person in strangers.meeting.people.values()]
    assert names == ["Vũ Thị Hòa", "Vũ Thị Hoa", "Dũng", "Dung", "Vũ Thị Hoạ"]
    strangers.ok("vote Tea by rollcall")
    strangers("cast Dung for", "cast Dũng against")
    assert "can be" in strangers.refused("cast dung for")
    roll = strangers.meeting.votes[-1].roll
    assert {name_of(strangers, p): said for p, said in roll.items()} == {
        "Dung": Choice.FOR, "Dũng": Choice.AGAINST,
    }  # fmt: skip


def test_without_a_roster_a_motion_has_no_guessed_mover(strangers: Sitting) -> None:
    strangers.ok("present Dũng")
    assert "or somebody new" in strangers.refused("motion Buy chairs by Dung")
    assert not strangers.meeting.motions


# who joins, and whoever is renamed


def test_a_tone_on_the_other_vowel_is_no_other_name() -> None:
    room = held("[Vũ Thị Hòa, Bo Ek]")
    assert "Vũ Thị Hòa is in this meeting already" in room.refused("guest Vũ Thị Hoà")
    assert "in this meeting already" in room.refused("rename Bo Ek to Vũ Thị Hoà")
    room.ok("rename Vũ Thị Hòa to Vũ Thị Hoà")
    assert [p.name for p in room.meeting.people.values()] == ["Vũ Thị Hoà", "Bo Ek"]


# namesakes


TWO = "[{name: Lâm Hùng, group: Team 1}, {name: Lâm Hùng, group: Team 2}, Ann Lee, Lý An, Lý An]"


def test_what_tells_namesakes_apart_is_typed_as_it_is_seen() -> None:
    room = held(TWO)
    told = room.ok("motion Buy chairs by Hùng Team 1 second Lý An 2")
    assert "motion 1 by Lâm Hùng (Team 1): Buy chairs; seconded by Lý An (2)" in told
    room("vote by rollcall")
    room.ok("cast hung 2 for")
    room.ok("cast Lý An (1) against")
    assert "can be Lý An (1), Lý An (2)" in room.refused("cast Lý An for")
    tally = room.ok("tally")
    assert "Lâm Hùng (Team 2): for" in tally
    assert "still to be asked: Lâm Hùng (Team 1), Ann Lee, Lý An (2)" in tally
    room.ok("undo")
    assert "Lý An (1), Lý An (2)" in room.ok("tally")


def test_namesakes_stand_and_are_elected_apart() -> None:
    room = held(TWO)
    room.ok("elect Head from Hùng Team 1, Hùng Team 2, An 1 by plurality")
    room("ballot Hùng Team 2 x2", "ballot hung team 1", "ballot An 1")
    assert "elected: Lâm Hùng (Team 2)" in room.ok("close election")


# the chair and the secretary of the front matter


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("chair: Lâm Hùng", "chair: Lâm Hùng can be Lâm Hùng (Team 1), Lâm Hùng (Team 2)"),
        ("secretary: hung", "secretary: hung can be"),
        ("chair: Lý Ân", "chair: nobody on the roster is spelled Lý Ân, but there is Lý An (1)"),
    ],
)
def test_an_officer_is_not_guessed(key: str, told: str) -> None:
    read = reading(TWO, key)
    (mistake,) = read.mistakes
    assert told in Words("en")(mistake.message)
    assert len(read.agenda.people) == 5


@pytest.mark.parametrize(
    ("key", "name"),
    [("chair: Hùng Team 2", "Lâm Hùng (Team 2)"), ("chair: an 1", "Lý An (1)"),
     ("chair: ann", "Ann Lee"), ("chair: Le", "Le")],
)  # fmt: skip
def test_an_officer_is_found_by_whole_words(key: str, name: str) -> None:
    agenda = reading(TWO, key).agenda
    assert agenda.chair == name
    assert len(agenda.people) == 5 + (name == "Le")


# groups and options


def test_a_group_from_outside_is_the_one_of_the_roster_however_it_is_written() -> None:
    room = held("[{name: Ann, group: Phía Bắc}, {name: Bo, group: Phía Bắc}, {name: Cy, group: B}]")
    room.ok("elect Board seats 2 from Ann, Zoe (phia bac), Cy by block max 2 cap 1")
    assert room.meeting.open_election.candidates[1].group == "Phía Bắc"
    room("ballot 1, 2 x2", "ballot 2, 3")
    assert "at most 1 of a group is elected: Ann;" in room.ok("close election")


@pytest.mark.parametrize(
    ("typed", "options"),
    [("Hà", ["Hà"]), ("ha", ["Hà", "Hạ"]), ("Há", []), ("tea", ["Tea"]),
     ("te", ["Tea", "Tea time"]),
     ("TEA T", ["Tea time"])],
)  # fmt: skip
def test_an_option_is_found_as_it_is_spelled_or_begins(typed: str, options: list[str]) -> None:
    assert meant(["Hà", "Hạ", "Tea", "Tea time"], typed) == options


# any order and spelling

GIVEN = ("Hoa", "Hòa", "Hoà", "hoa", "Dung", "Dũng", "Bình", "Bính", "O'Neil", "O’Neil")
NAMES = st.builds(
    lambda family, own: f"{family} {own}", st.sampled_from(("Lê", "Le", "Vũ Thị")),
    st.sampled_from(GIVEN),
)  # fmt: skip
SEVERAL = st.lists(NAMES, min_size=1, max_size=7)


@settings(deadline=None, max_examples=50)
@given(SEVERAL)
def test_every_name_that_is_shown_finds_its_own_bearer(names: list[str]) -> None:
    room = held(listed(names))
    people = room.meeting.people.values()
    for person in people:
        for form in ("NFC", "NFD"):
            assert resolve(people, unicodedata.normalize(form, person.name)) == [person]


@settings(deadline=None, max_examples=30)
@given(SEVERAL, st.data())
def test_the_order_and_spelling_of_the_acts_change_no_vote(
    names: list[str], data: st.DataObject
) -> None:
    people = [person.name for person in reading(listed(names)).agenda.people]
    said = {name: data.draw(st.sampled_from(["for", "against", "abstain"])) for name in people}
    results = []
    for _ in range(2):
        room = held(listed(data.draw(st.permutations(names))))
        room("vote Tea by rollcall needs absolute")
        for name in data.draw(st.permutations(people)):
            form = data.draw(st.sampled_from(["NFC", "NFD"]))
            room.ok(f'cast "{unicodedata.normalize(form, name)}" {said[name]}')
        roll = room.meeting.votes[-1].roll
        assert {name_of(room, p): choice.value for p, choice in roll.items()} == said
        results.append(room.ok("close vote"))
    assert results[0] == results[1]


@settings(deadline=None, max_examples=40)
@given(SEVERAL, NAMES)
def test_one_more_person_never_lowers_people_voters_or_quorum(names: list[str], more: str) -> None:
    before, after = held(listed(names)).meeting, held(listed([*names, more])).meeting
    assert len(after.people) == len(before.people) + 1
    assert after.quorum.entitled == before.quorum.entitled + 1
    assert after.quorum.needed >= before.quorum.needed


@given(st.lists(st.sampled_from(GIVEN), min_size=1, max_size=6), st.sampled_from(GIVEN))
def test_what_is_typed_means_one_of_that_spelling_or_is_asked(names: list[str], typed: str) -> None:
    people = [Person(id=f"p{n}", name=f"Vũ {name}") for n, name in enumerate(names)]
    found = resolve(people, typed)
    spelled = [person for person in people if person.name == f"Vũ {typed}"]
    if spelled:
        assert found == spelled
    elif len(found) == 1:
        marks = {c for c in unicodedata.normalize("NFD", typed) if unicodedata.combining(c)}
        assert marks <= set(unicodedata.normalize("NFD", found[0].name))


def test_a_record_keeps_siblings_apart_when_it_is_resumed(tmp_path: Path) -> None:
    room = Sitting(reading(TWO).agenda, FileJournal(tmp_path))
    room("present all", "open", "vote Tea by rollcall", "cast Hùng Team 2 for")
    room.session.close()
    journal, recorded = open_journal(tmp_path)
    room.session = Session(timeline_of(recorded, tmp_path), journal, room.clock)
    room.ok("cast hung team 1 against")
    told = room.ok("tally")
    assert "Lâm Hùng (Team 2): for" in told
    assert "Lâm Hùng (Team 1): against" in told
    room.session.close()
