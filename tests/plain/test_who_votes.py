"""Nothing that decides who votes is dropped, merged, cut or guessed: people, rosters, rules."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda_file import read_agenda
from facilitator.agenda_file.reading import Reading, parse_agenda
from facilitator.meeting.agenda import Agenda, Item, RosterEntry
from facilitator.meeting.commands import ForceOpening
from facilitator.meeting.mistakes import Mistake, MistakeAbout
from facilitator.meeting.names import resolve
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Refused
from facilitator.meeting.spelling import same_names
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .conftest import Sitting

VILLAGE = ("Vũ Thị Hoa", "Vũ Thị Hòa", "Đỗ Văn Dũng", "Đỗ Văn Dung", "Lý Văn Bình", "Lý Văn Bính")


def held(members: str, *keys: str, folder: Path | None = None) -> Sitting:
    """A prepared meeting of an agenda with these members and keys, with its mistakes."""
    front = "\n".join(("---", "title: Village", f"members: {members}", *keys, "---"))
    reading = parse_agenda(front + "\n## 1. News (10m)\n", name="a.md", folder=folder)
    return Sitting(reading.agenda, mistakes=mistakes_of(reading))


def mistakes_of(reading: Reading) -> tuple[Mistake, ...]:
    words = Words("en")
    return tuple(
        Mistake(
            line=one.line, text=words(one.message), about=MistakeAbout(one.about), person=one.person
        )
        for one in reading.mistakes
    )


def listed(*names: str) -> str:
    return "[" + ", ".join(names) + "]"


# names


def test_names_that_differ_by_a_tone_are_different_voters() -> None:
    village = held(listed(*VILLAGE))
    assert "6 of 6" in village.ok("present all")
    village.ok("open")
    village.ok("vote Tea by rollcall needs absolute")
    for name, choice in zip(VILLAGE, ("for", "against") * 3, strict=True):
        assert village.ok(f'cast "{name}" {choice}') == f"{name}: {choice}"
    assert "3 for, 4 needed; 50.0% of 6" in village.ok("close vote")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Vũ Thị Hòa", "Vũ Thị Hòa"),
        ("Vũ Thị Hoà", "Vũ Thị Hòa"),
        (unicodedata.normalize("NFD", "Vũ Thị Hòa"), "Vũ Thị Hòa"),
        ("Vũ Thị Hoa", "Vũ Thị Hoa"),
        ("VŨ THỊ HOÀ", "Vũ Thị Hòa"),
        ("Hòa", "Vũ Thị Hòa"),
        ("Dũng", "Đỗ Văn Dũng"),
        ("Đỗ Văn Dung", "Đỗ Văn Dung"),
    ],
)
def test_a_spelling_finds_its_own_person(typed: str, meant: str) -> None:
    village = held(listed(*VILLAGE))
    village("present all", "open")
    assert village.ok(f'queue "{typed}"').startswith(meant)


@pytest.mark.parametrize("typed", ["hoa", "vu thi hoa", "dung", "do van dung", "binh"])
def test_a_spelling_without_marks_that_fits_several_is_asked_about(typed: str) -> None:
    village = held(listed(*VILLAGE))
    village("present all", "open")
    assert "can be" in village.refused(f"queue {typed}")


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Sean O’Neil", "o'neil"), ("Anne‑Marie Roy", "anne-marie"), ("Işıl Ay", "isil"),
     ("Øyvind Ås", "oyvind"), ("Þóra Jóns", "thora"), ("Đặng Ân", "dang")],
)  # fmt: skip
def test_what_a_keyboard_has_finds_what_a_name_has(name: str, typed: str) -> None:
    room = held(listed(f'"{name}"', "Bo Ek"))
    room("present all", "open")
    assert room.ok(f"queue {typed}").startswith(name)


def test_namesakes_are_two_voters_told_apart() -> None:
    room = held(
        "[{name: Lâm Hùng, group: Team 1}, {name: Lâm Hùng, group: Team 2}, Ann Lee, "
        "{name: Bo Ek, short: BE}, Bo Ek, {name: Cy, group: a}, {name: Cy, group: a}]"
    )
    assert "7 of 7" in room.ok("present all")
    names = [person.name for person in room.meeting.people.values()]
    assert names == ["Lâm Hùng (Team 1)", "Lâm Hùng (Team 2)", "Ann Lee", "Bo Ek (1)", "Bo Ek (2)",
                     "Cy (1)", "Cy (2)"]  # fmt: skip
    room.ok("open")
    assert room.ok("queue hung team 2").startswith("Lâm Hùng (Team 2)")
    assert "can be" in room.refused("queue Lâm Hùng")
    assert room.ok("queue Bo Ek (2)").startswith("Bo Ek (2)")
    room.ok("vote Tea by rollcall")
    room.ok("cast hung team 1 for")
    room.ok("cast hung team 2 against")
    told = minutes(room.session.timeline, Words("en"))
    assert "Lâm Hùng (Team 1)" in told
    assert "Lâm Hùng (Team 2)" in told


def test_somebody_who_joins_with_a_sibling_of_a_name_is_somebody_else() -> None:
    village = held(listed(*VILLAGE))
    village("present all", "open")
    assert "joined" in village.ok("guest Vu Thi Hoa")
    assert "in this meeting already" in village.refused("guest Vũ Thị Hoa")
    assert len(village.meeting.people) == 7


def test_candidates_and_options_are_as_they_are_spelled() -> None:
    village = held(listed(*VILLAGE))
    village("present all", "open")
    village.ok("elect Head from Vũ Thị Hoa, Vũ Thị Hòa by plurality")
    assert "can be" in village.refused("ballot hoa")
    village("ballot Vũ Thị Hòa x3", "ballot Vũ Thị Hoa x1")
    assert "Vũ Thị Hòa" in village.ok("close election").split(";")[0]
    village.ok("poll Where? options Hà, Hạ")
    village.ok("count Hà 2 Hạ 4")
    assert village.meeting.votes[-1].poll == {"Hà": 2, "Hạ": 4}


TONED = st.sampled_from(["Hoa", "Hòa", "Hoà", "Hoả", "hoa", "Dung", "Dũng", "O'Neil", "O’Neil"])


@given(st.lists(TONED, min_size=1, max_size=8))
def test_adding_a_person_never_lowers_the_number_of_people(names: list[str]) -> None:
    sizes = []
    for count in range(1, len(names) + 1):
        front = (
            f"---\nmembers: {listed(*(chr(34) + name + chr(34) for name in names[:count]))}\n---\n"
        )
        people = parse_agenda(front + "## 1. A\n", name="a.md", folder=None).agenda.people
        assert len({person.name for person in people}) == len(people)
        sizes.append(len(people))
    assert sizes == list(range(1, len(names) + 1))


@given(st.lists(TONED, min_size=1, max_size=8, unique=True), st.data())
def test_every_name_finds_its_own_bearer_in_any_order_and_spelling(
    names: list[str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(names))
    people = [Person(id=name, name=name) for name in order]
    for name in names:
        form = data.draw(st.sampled_from(["NFC", "NFD"]))
        assert [p.id for p in resolve(people, unicodedata.normalize(form, name))] == [name]
        assert same_names(order, name) == [name]


# rosters


@pytest.mark.slow
def test_a_roster_of_thousands_is_read_whole(tmp_path: Path) -> None:
    rows = ["name,group", *(f"Member {n} of the village,Team {n % 9}" for n in range(12_010))]
    (tmp_path / "roster.csv").write_text("\n".join(rows), encoding="utf-8")
    agenda = tmp_path / "a.md"
    agenda.write_text("---\nmembers: roster.csv\n---\n## 1. A (5m)\n", encoding="utf-8")
    reading = read_agenda(agenda)
    assert (len(reading.agenda.people), reading.mistakes) == (12_010, ())
    sitting = Sitting(reading.agenda)
    sitting("present all", "open", "vote X by hands needs absolute")
    sitting("count for 6005 against 2")
    assert sitting.ok("close vote").startswith("lost: 6005 for, 6006 needed")


def test_a_roster_over_its_limit_is_refused_and_never_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.agenda_file.roster.MOST_PEOPLE", 3)
    (tmp_path / "roster.csv").write_text("name\nAnn\nBo\nCy\nDi\n", encoding="utf-8")
    room = held("roster.csv", folder=tmp_path)
    reason = room.refused("open")
    assert "line 5: a roster has at most 3 people" in reason
    assert not room.meeting.people


@pytest.mark.parametrize("weight", ["0", "1/2", "2.5", '"1,5"', "3"])
def test_weights_are_exact(weight: str) -> None:
    room = held(f"[{{name: Ann, weight: {weight}}}, {{name: Bo, weight: 1}}]")
    room("present all", "open", "vote Tea by rollcall", "cast Ann for", "cast Bo against")
    wanted = {"0": "0", "1/2": "0.5", "2.5": "2.5", '"1,5"': "1.5", "3": "3"}[weight]
    assert f"{wanted} for" in room.ok("close vote")


def test_a_weight_of_nothing_decides_nothing() -> None:
    room = held("[{name: Ann, weight: 1}, {name: Bo, weight: 0}, {name: Cy, weight: 0}]")
    room("present all", "open", "vote Sell the hall by rollcall")
    room("cast Ann against", "cast Bo for", "cast Cy for")
    assert room.ok("close vote").startswith("lost: 0 for")


MISTAKES = [
    ("[{name: Ann, weight: heavy}, Bo]", "the weight “heavy” is not a number"),
    ("[{name: Ann, weight: 1/3}, Bo]", "the weight “1/3” is not a number"),
    ("[{name: Ann, voting: perhaps}, Bo]", "says neither yes nor no"),
    ("[{name: Ann, role: wizard}, Bo]", "not a role known here"),
    ("[{name: Ann, wieght: 3}, Bo]", "wieght is not used"),
    ("[{name: Ann, delegate: Nobody}, Bo]", "not on the roster"),
    ("[{name: Ann, proxies: many}, Bo]", "no number of votes"),
]


@pytest.mark.parametrize(("members", "said"), MISTAKES)
def test_what_decides_a_vote_and_cannot_be_read_stops_the_opening(members: str, said: str) -> None:
    room = held(members)
    assert said in room.refused("open")
    assert "open it first" in room.refused("vote Tea")
    room.session.do(ForceOpening())
    room("present all")
    assert "the meeting is open" in room.ok("open")
    voting = [person.name for person in room.meeting.people.values() if person.voting]
    assert voting == ["Bo"]
    room.ok("undo")
    room.ok("undo")


@pytest.mark.parametrize(
    ("key", "said", "asks"),
    [
        ("qourum: 2/3", "the nearest is quorum", "set quorum 2/3"),
        ("quorum: plenty", "was not understood", "set quorum at least 2"),
        ("vote: tow thirds", "is no rule", "set vote two-thirds"),
        ("rules: nowhere.yaml", "must lie beside", "set vote simple"),
        ("rules: {casting-vote: sometimes}", "is not known", "set vote simple"),
    ],
)
def test_a_rule_that_cannot_be_read_is_asked_for(key: str, said: str, asks: str) -> None:
    room = held("[Ann, Bo, Cy]", key)
    assert said in room.refused("open")
    room.session.do(ForceOpening())
    room("present all", "open")
    assert "could not be read" in room.refused("vote Tea")
    room.ok(asks)
    assert "vote on “Tea”" in room.ok("vote Tea")


def test_mistakes_survive_a_stop_before_the_opening() -> None:
    room = held("[{name: Ann, weight: heavy}, Bo]")
    from facilitator.meeting.timeline import Timeline

    again = Timeline(room.session.timeline.recorded)
    assert again.meeting.mistakes == room.meeting.mistakes


def test_an_agenda_without_mistakes_opens() -> None:
    agenda = Agenda(title="T", items=(Item(id="i1", number="1", title="A"),),
                    people=(RosterEntry(name="Ann"),))  # fmt: skip
    room = Sitting(agenda)
    with pytest.raises(Refused):
        room.session.do(ForceOpening())
    assert "the meeting is open" in room.ok("open")


def test_numbers_of_thousands_of_digits_are_no_lengths(sitting: Sitting) -> None:
    digits = "1" * 5000
    for line in (f"extend {digits}m", f"pause {digits}s", f"extend speech {digits}"):
        assert sitting(line).startswith(("error: ", "refused: ", "ok recess: ")), line
