"""Rosters beside the agenda."""

# ruff: noqa: E501 - an agenda's text is easier to judge on the line on which it stands

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda_file import parse_agenda, read_agenda
from facilitator.meeting.agenda import Agenda, Role, RosterEntry
from facilitator.words import Words


def with_roster(folder: Path, name: str, text: str, *, more: str = "") -> tuple[Agenda, list[str]]:
    (folder / name).write_text(text, "utf-8")
    path = folder / "agenda.md"
    path.write_text(f"---\nmembers: {name}\n{more}---\n- Roof\n", "utf-8")
    reading = read_agenda(path)
    words = Words("en")
    return reading.agenda, [words(c.message) for c in reading.warnings]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_in_vietnamese(tmp_path, mark):
    rows = [
        ("Họ tên", "Tổ", "Chức vụ", "Biểu quyết"),
        ("Trần Văn An", "Tổ 1", "Bí thư", "có"),
        ("Lê Thị Hoa", "Tổ 2", "Đảng viên dự bị", ""),
        ("Phạm Đức", "", "Quan sát", "không"),
        ("Vũ Nam", "", "Đại biểu", ""),
    ]
    agenda, said = with_roster(tmp_path, "so.csv", "\n".join(mark.join(row) for row in rows))
    assert [(p.name, p.group, p.role, p.voting) for p in agenda.people] == [
        ("Trần Văn An", "Tổ 1", Role.CHAIR, True),
        ("Lê Thị Hoa", "Tổ 2", Role.PROBATIONARY, False),
        ("Phạm Đức", None, Role.OBSERVER, False),
        ("Vũ Nam", None, Role.GUEST, False),
    ]
    assert (agenda.chair, agenda.roster, said) == ("Trần Văn An", "so.csv", [])


def test_csv_with_everything(tmp_path):
    text = 'name,short,group,role,voting,weight,delegate\n"Berg, Ada",Ada,North,secretary,yes,3,\nBo Ek,,,,no,,"Berg, Ada"\n'
    agenda, said = with_roster(tmp_path, "r.csv", text)
    assert agenda.people == (
        RosterEntry(name="Berg, Ada", short="Ada", group="North", role=Role.SECRETARY, weight=3),
        RosterEntry(name="Bo Ek", voting=False, delegate="Berg, Ada"),
    )
    assert said == []


def test_a_markdown_list_with_sections(tmp_path):
    text = """# Members

## Tổ 1

- **Trần Văn An** (bí thư)
- Lê Hoa, thư ký
- Bùi Cúc (wizard)

## Khách mời

1. Vũ Nam

## Đảng viên dự bị

- Đỗ Mai
"""
    agenda, said = with_roster(tmp_path, "r.md", text)
    assert [(p.name, p.group, p.role) for p in agenda.people] == [
        ("Trần Văn An", "Tổ 1", Role.CHAIR),
        ("Lê Hoa", "Tổ 1", Role.SECRETARY),
        ("Bùi Cúc", "Tổ 1", Role.MEMBER),
        ("Vũ Nam", None, Role.GUEST),
        ("Đỗ Mai", None, Role.PROBATIONARY),
    ]
    assert len(said) == 1
    assert "r.md, line 7" in said[0]
    assert "wizard" in said[0]


def test_a_markdown_table(tmp_path):
    text = "| # | Name | Role | Votes |\n|-|-|-|-|\n| 1 | Ada Berg | chair | 2 |\n| 2 | Bo Ek | | zero |\n"
    agenda, said = with_roster(tmp_path, "r.md", text)
    assert [(p.name, p.role, p.weight) for p in agenda.people] == [
        ("Ada Berg", Role.CHAIR, 2),
        ("Bo Ek", Role.MEMBER, 0),
    ]
    assert len(said) == 1
    assert "zero" in said[0]


def test_two_of_one_name_are_two_people_and_so_are_two_spellings(tmp_path):
    agenda, said = with_roster(tmp_path, "r.csv", "name\nNguyễn An\nNguyen An\nNguyễn An\n")
    assert [p.name for p in agenda.people] == ["Nguyễn An (1)", "Nguyen An", "Nguyễn An (2)"]
    assert any("Nguyễn An" in words for words in said)


def test_the_chair_is_found_by_a_part_of_the_name(tmp_path):
    agenda, _ = with_roster(tmp_path, "r.csv", "name\nAda Berg\nBo Ek\n", more="chair: ada\n")
    assert [(p.name, p.role) for p in agenda.people] == [
        ("Ada Berg", Role.CHAIR),
        ("Bo Ek", Role.MEMBER),
    ]
    assert agenda.chair == "Ada Berg"


@pytest.mark.parametrize("name", ["../outside.csv", "/etc/passwd.csv", "missing.csv"])
def test_a_roster_elsewhere_or_missing_is_said(tmp_path, name):
    (tmp_path / "outside.csv").write_text("name\nAda\n", "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    path = inner / "agenda.md"
    path.write_text(f"---\nmembers: {name}\n---\n- Roof\n", "utf-8")
    reading = read_agenda(path)
    assert reading.agenda.people == ()
    assert [complaint.line for complaint in reading.warnings] == [2]


def test_a_roster_that_cannot_be_read_is_no_member_of_that_name(tmp_path):
    reading = parse_agenda("---\nmembers: people.xlsx\n---\n- news\n", name="a.md", folder=tmp_path)
    assert reading.agenda.people == ()
    (found,) = reading.warnings
    assert found.line == 2
    assert "Markdown or CSV; people.xlsx was not read" in Words("en")(found.message)


@pytest.mark.parametrize("name", ["Ann [Nan] Lee", "Bo (Bob) Dahl", "Cy {x} Wang", "Dee <y> Fox"])
def test_brackets_within_a_name_belong_to_it(name: str) -> None:
    text = (
        f"---\nmembers:\n  - {name}\n  - {name[0]}x (chair) Orr\n  - {name}x (observer)\n---\n- A\n"
    )
    people = parse_agenda(text, name="a.md", folder=None).agenda.people
    assert people[0].name == name
    assert (people[1].name, people[1].role) == (f"{name[0]}x Orr", Role.CHAIR)
