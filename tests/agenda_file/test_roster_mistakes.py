"""A roster is read whole, and what may decide who votes is never a mere remark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.agenda_file import UnreadableAgenda, outline, print_outline, read_agenda
from facilitator.agenda_file.reading import Reading, parse_agenda
from facilitator.words import Words

WORDS = Words("en")


def read(*front: str, body: str = "## 1. News (10m)\n", folder: Path | None = None) -> Reading:
    text = "\n".join(("---", "title: Village", *front, "---")) + "\n" + body
    return parse_agenda(text, name="a.md", folder=folder)


def stops(*front: str, **given: object) -> list[tuple[int, str, str | None]]:
    """What stops the opening: line, message and whom it concerns."""
    reading = read(*front, **given)  # type: ignore[arg-type]
    return [(one.line, WORDS(one.message), one.person) for one in reading.mistakes]


def roster(folder: Path, *rows: str, file: str = "r.csv") -> Reading:
    (folder / file).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return read(f"members: {file}", folder=folder)


def whole(reading: Reading) -> list[str]:
    return [WORDS(one.message) for one in reading.mistakes]


# sizes


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "list", "yaml"])
def test_twenty_thousand_people_are_twenty_thousand(tmp_path: Path, form: str) -> None:
    names = [f"Member {n:05} Lee" for n in range(20_000)]
    written = {
        "csv": "name,weight\n" + "".join(f"{name},2\n" for name in names),
        "list": "".join(f"- {name}, weight: 2\n" for name in names),
        "yaml": "",
    }[form]
    members = "members:\n" + "".join(f"  - {{name: {name}, weight: 2}}\n" for name in names)
    if form != "yaml":
        file = "r.csv" if form == "csv" else "r.md"
        (tmp_path / file).write_text(written, encoding="utf-8")
        members = f"members: {file}\n"
    agenda = tmp_path / "a.md"
    agenda.write_text(f"---\n{members}---\n## 1. News (5m)\n", encoding="utf-8")
    people = read_agenda(agenda).agenda.people
    assert [person.name for person in people] == names
    assert {person.weight for person in people} == {2}


def test_thousands_of_delegates_are_found(tmp_path: Path) -> None:
    pairs = [f"Member {n} a,\nMember {n} b,Member {n} a" for n in range(6_000)]
    reading = roster(tmp_path, "name,proxy", *pairs)
    assert whole(reading) == []
    assert sum(person.represented_by is not None for person in reading.agenda.people) == 6_000


def test_a_long_front_matter_is_no_long_agenda(tmp_path: Path) -> None:
    agenda = tmp_path / "a.md"
    agenda.write_text("# A\n" + "- item\n" * 9_000, encoding="utf-8")
    with pytest.raises(UnreadableAgenda, match="9002 lines, and an agenda has at most 8000"):
        read_agenda(agenda)
    agenda.write_text("# A\n" + "word " * 300_000, encoding="utf-8")
    with pytest.raises(UnreadableAgenda, match="1500 kB, and an agenda has at most 1000 kB"):
        read_agenda(agenda)


# tables


def test_a_column_that_is_nearly_one_that_decides_is_a_mistake(tmp_path: Path) -> None:
    assert whole(roster(tmp_path, "name,wieght", "Ann,2")) == [
        "r.csv, line 1: The column “wieght” is not known; the nearest is weight."
    ]
    assert whole(roster(tmp_path, "name,notes,e-mail,phone", "Ann,x,y,z")) == []


def test_two_columns_of_weights_are_a_mistake(tmp_path: Path) -> None:
    reading = roster(tmp_path, "name,weight,shares", "Ann,2,3")
    assert whole(reading) == ["r.csv, line 1: There are two columns “shares”; take one out."]


def test_a_comma_without_quotes_concerns_the_person_of_its_row(tmp_path: Path) -> None:
    reading = roster(tmp_path, "name,weight", "Lee, Ann,2", "Bo,1")
    assert [(WORDS(one.message), one.person) for one in reading.mistakes] == [
        ("r.csv, line 2: Lee: “2” was not understood.", "Lee"),
        ("r.csv, line 2: Lee: the weight “Ann” is not a number; write 1, 2.5 or 1/2.", "Lee"),
    ]


def test_a_quote_that_is_not_closed_leaves_no_half_of_a_roster(tmp_path: Path) -> None:
    reading = roster(tmp_path, "name,weight", "Ann,2", '"Bo,1', "Cy,1")
    assert len(whole(reading)) == 1
    assert whole(reading)[0].startswith("The roster was not read: line 3: this is not CSV")
    assert reading.agenda.people == ()


# entries


@pytest.mark.parametrize(
    ("entry", "message", "person"),
    [
        ("Ann (suspended)", "Ann: “suspended” was not understood.", "Ann"),
        ("{name: Ann, wieght: 2}", "wieght is not used for people.", "Ann"),
        ("{name: Ann, weight: [2]}", "weight is not used for people.", "Ann"),
        ("{name: Ann, weight: 2, weight: 3}",
         "The key weight stands here again; the last one counts.", "Ann"),
        ("{name: Ann, voting: no, veto: yes}", "Ann does not vote, and so has no veto.", "Ann"),
        ("{name: Ann, role: guest, voting: yes}",
         "Ann does not vote, being no full member; the yes is not used.", "Ann"),
        ("{weight: 2}", "Somebody without a name stands here; write name: first.", None),
        ("[Ann, Bo]", "A list inside the list of people is not read; write one name each.", None),
    ],
)  # fmt: skip
def test_what_may_decide_a_vote_stops_the_opening(
    entry: str, message: str, person: str | None
) -> None:
    assert stops("members:", f"  - {entry}", "  - Di") == [(4, message, person)]


def test_an_address_of_a_member_is_a_remark() -> None:
    reading = read("members:", "  - {name: Ann, email: ann@example.org}")
    assert reading.mistakes == ()
    assert [WORDS(one.message) for one in reading.warnings] == ["email is not used for people."]


def test_a_mapping_of_names_says_more_than_roles() -> None:
    (ann, bo) = read("members: {Ann: {weight: 2, group: East}, Bo: chair}").agenda.people
    assert (ann.weight, ann.group, bo.role) == (2, "East", "chair")


@pytest.mark.parametrize("file", ["people.tab", "members.numbers", "roll.xlsm"])
def test_a_file_of_another_kind_is_not_a_member(file: str) -> None:
    assert stops(f"members: {file}") == [
        (3, f"A roster is a file of Markdown or CSV; {file} was not read.", None)
    ]


# keys


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        (("quorum: half", "quorum: 2/3"), 4,
         "The key quorum stands here again; the last one counts."),
        (("casting-vote: no",), 3,
         "casting-vote is one of the body's rules; write it below rules:."),
        (("chair: [Ann, Bo]",), 3, "chair takes one name."),
    ],
)  # fmt: skip
def test_keys_that_decide_stop_the_opening(front: tuple[str, ...], line: int, message: str) -> None:
    assert stops(*front) == [(line, message, None)]


def test_keys_that_decide_nothing_are_remarks() -> None:
    reading = read("second: yes", "turn: 3m", "turn: 4m", "order: fifth")
    assert reading.mistakes == ()
    assert len(reading.warnings) == 3


def test_front_matter_without_an_end_stops_the_opening() -> None:
    reading = parse_agenda("---\nmembers: [Ann]\n## 1. News\n", name="a.md", folder=None)
    assert len(reading.mistakes) == 1


def test_a_rule_of_a_prepared_motion_that_cannot_be_read_stops_the_opening() -> None:
    body = "## 1. News (10m)\n- motion: We sell (needs two thirdz)\n"
    assert [(line, message[:21]) for line, message, _ in stops(body=body)] == [
        (5, "“needs two thirdz” is")
    ]


# check


def test_check_tells_mistakes_apart_from_remarks() -> None:
    reading = read("quorum: lots", "members:", "  - {name: Ann, email: a@b.org}")
    page = print_outline(reading, WORDS)
    assert page.index("1 mistake decides who votes or how") < page.index("The quorum “lots”")
    assert page.index("The quorum “lots”") < page.index("1 remark\n")
    data = json.loads(json.dumps(outline(reading, WORDS)))
    assert [one["line"] for one in data["mistakes"]] == [3]
    assert [one["line"] for one in data["warnings"]] == [3, 5]


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["()", "[]", ", ", "- ", "!", "\t", "(a) "])
def test_a_line_without_end_is_read_in_one_go(tmp_path: Path, sign: str) -> None:
    # read by trying each pair of signs, it would take hours
    for rows in ([f"- {sign * 200_000}x"], ["name,role", f"{sign * 200_000}x"]):
        reading = roster(tmp_path, *rows, file="r.md")
        assert len(reading.agenda.people) <= 1
