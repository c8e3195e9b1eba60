"""The rules of a body: a set that ships, a file beside the agenda, or written where they hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda_file import Reading, outline, parse_agenda, print_outline, procedures
from facilitator.agenda_file.rule_sets import RULE_KEYS, shipped
from facilitator.meeting.agenda import Agenda, Order, Quorum
from facilitator.meeting.body import USUAL, BodyRules, CastingVote
from facilitator.meeting.bylaws import PARTS, bylaws
from facilitator.meeting.procedure import PLAIN, Asks, Effect, Procedure
from facilitator.meeting.rules import NAMED
from facilitator.meeting.text import cells
from facilitator.words import Words

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SPEAK = Words("en")
MEMBERS = "members: [{name: Ann, group: North side}, {name: Bo, group: Riverside}]\n"


def read(front: str, folder: Path | None = None) -> Reading:
    return parse_agenda(f"---\n{front}---\n- news\n", name="a.md", folder=folder)


def rules(front: str, folder: Path | None = None) -> BodyRules:
    reading = read(front, folder)
    assert [SPEAK(c.message) for c in reading.warnings] == []
    return reading.agenda.body_rules


# nothing is forgotten


def test_every_rule_can_be_written() -> None:
    keys = {key.replace("-", "_") for key in RULE_KEYS}
    assert set(BodyRules.__struct_fields__) <= keys, "give it a reader in agenda_file/bylaws.py"


def test_every_rule_is_said_in_words() -> None:
    said = {field for _, clauses in PARTS for field in clauses}
    assert set(BodyRules.__struct_fields__) - {"name"} <= said, "say it in meeting/bylaws.py"
    assert said - set(BodyRules.__struct_fields__) <= set(Agenda.__struct_fields__)
    for part in bylaws(Agenda(title="T")):
        assert part.sentences
        assert all(SPEAK(sentence).endswith((".", ":")) for sentence in part.sentences)


def test_every_rule_is_in_the_readme() -> None:
    section = README.split("### The rules of a body")[1].split("\n## ")[0]
    for key in RULE_KEYS:
        assert f"`{key}`" in section or f"`{key}:" in section, key
    for name in shipped():
        assert f"`{name}`" in section


def test_every_rule_is_in_the_data_for_programs() -> None:
    data = outline(read("rules: plain\n"), SPEAK)["rules"]
    assert isinstance(data, dict)
    assert set(BodyRules.__struct_fields__) <= set(data)
    assert data["name"] == "plain"
    assert data["second"] is False
    assert data["quorum"] == {}
    assert next(part["title"] for part in data["in_words"]) == "Attendance and clock"


# where rules may stand


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_set_that_ships_is_read_without_a_complaint(name: str) -> None:
    assert rules(f"rules: {name}\n").name == name
    assert read(f"rules: {name}\n").agenda.rules == name


def test_the_three_promised_sets_ship() -> None:
    assert {"plain", "roberts", "model-un"} <= set(shipped())


@pytest.mark.parametrize("words", ["Roberts", "Robert's Rules", "Robert’s rules of order"])
def test_a_set_is_found_by_what_people_call_it(words: str) -> None:
    assert rules(f'rules: "{words}"\n') == rules("rules: roberts\n")


def test_without_a_word_the_usual_rules_hold() -> None:
    assert rules("chair: Ann\n") == USUAL


def test_rules_are_written_into_the_agenda() -> None:
    found = rules(
        MEMBERS + "rules:\n"
        "  second: yes\n"
        "  Casting vote: no\n"
        "  entries: {plain: 2, order: 3}\n"
        "  ranks: [question of quorum, question of order]\n"
        "  pools: {north side: 15m, Riverside: 10m}\n"
        "  delegator_votes: no\n"
    )
    assert found == BodyRules(
        second=True,
        casting_vote=CastingVote.NO,
        entries={"plain": 2, "order": 3},
        ranks={"question of quorum": 1, "question of order": 2},
        pools={"North side": 900, "Riverside": 600},
        delegator_votes=False,
    )


def test_a_file_beside_the_agenda_stands_on_a_set_that_ships(tmp_path: Path) -> None:
    (tmp_path / "statutes.yaml").write_text("base: roberts\nsecond: no\nvote: absolute\nturn: 2m\n")
    reading = read("rules: statutes.yaml\n", tmp_path)
    assert list(reading.warnings) == []
    assert (reading.agenda.rules, reading.agenda.body_rules.name) == ("statutes.yaml",) * 2
    assert not reading.agenda.body_rules.second
    assert reading.agenda.turn == 120
    assert reading.agenda.requirement == NAMED["absolute"]


def test_what_the_agenda_says_itself_stands_above_its_rules(tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text(
        "name: Our statutes\nquorum: at least 9\norder: groups\nturn: {plain: 4m, order: 1m}\n"
    )
    agenda = read("order: fewest\nturn: 2m\nrules: own.yml\n", tmp_path).agenda
    assert (agenda.order, agenda.quorum) == (Order.FEWEST, Quorum(number=9))
    assert (agenda.turn, agenda.class_turns) == (120, {"order": 60})
    assert agenda.body_rules.name == "Our statutes"


def test_an_agenda_changes_the_set_that_it_stands_on() -> None:
    reading = read("rules: {base: roberts, second: no}\n")
    assert reading.agenda.body_rules.name == "roberts"
    assert not reading.agenda.body_rules.second
    page = print_outline(reading, SPEAK)
    assert "Rules: Robert's Rules of Order, changed by the agenda\n" in page


def test_a_list_of_procedural_motions_is_the_whole_table() -> None:
    found = rules(
        "rules:\n  procedures:\n"
        "    - adjourn\n"
        "    - {kind: recess, effect: recess, asks: length, precedence: 90, needs: two-thirds,\n"
        "       second: yes, interrupts: yes, source: statutes 12}\n"
        "    - {kind: sing, name: to sing the anthem, precedence: 1}\n"
    ).procedures
    assert found == (
        PLAIN[0],
        Procedure(
            kind="recess",
            effect=Effect.RECESS,
            asks=Asks.LENGTH,
            precedence=90,
            requirement=NAMED["two-thirds"],
            second=True,
            interrupts=True,
            source="statutes 12",
        ),
        Procedure(kind="sing", name="to sing the anthem", precedence=1),
    )


def test_a_mapping_changes_the_table_that_it_stands_on() -> None:
    found = rules("rules:\n  procedures: {table: no, adjourn: {needs: two-thirds}}\n").procedures
    assert [p.kind for p in found] == [p.kind for p in PLAIN if p.kind != "table"]
    assert found[0] == replace(PLAIN[0], requirement=NAMED["two-thirds"])
    assert found[1:] == tuple(p for p in PLAIN[1:] if p.kind != "table")


def test_every_field_of_a_procedural_motion_can_be_written() -> None:
    fields = {key.replace("needs", "requirement") for key in procedures.KEYS}
    assert fields == set(Procedure.__struct_fields__)
    section = README.split("### The rules of a body")[1].split("\n## ")[0]
    assert [key for key in procedures.KEYS if f"`{key}`" not in section] == []


# what `check` prints


def test_check_says_the_rules_in_the_chairs_language() -> None:
    reading = read("quorum: 2/3\nvote: two-thirds\nrules: {second: yes}\n" + MEMBERS)
    page = print_outline(reading, SPEAK)
    for sentence in (
        "A quorum is at least 2/3 of the voting members present.",
        "A motion needs somebody who seconds it.",
        "two thirds of the votes cast",
    ):
        assert sentence in re.sub(r"\s+", " ", page)
    assert all(cells(line) <= 80 for line in page.splitlines())


def test_check_names_who_has_a_veto() -> None:
    page = print_outline(read("members: [{name: Ann, veto: yes}, Bo]\n"), SPEAK)
    assert "A vote against by one of these defeats a motion: Ann." in page


def test_the_example_of_the_readme_is_read_as_it_stands() -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    found = rules(MEMBERS + example)
    assert (found.name, found.casting_vote, found.entries) == (
        "roberts",
        CastingVote.NO,
        {"plain": 2},
    )


def test_check_says_what_goes_before_an_amendment_and_what_after() -> None:
    page = print_outline(read("rules: roberts\n"), SPEAK)
    wants = re.findall(r"^    - (to [^:.]*)", re.sub(r"\n      ", " ", page), re.MULTILINE)
    amending = wants.index("to amend the motion")
    assert wants[0] == "to fix the time of the next meeting"
    assert "to refer the motion to a committee" in wants[:amending]
    assert "to postpone the motion indefinitely" in wants[amending:]


def test_in_vietnamese_a_motion_needs_a_second_and_has_not_got_one() -> None:
    agenda = read("rules: roberts\n").agenda
    told = [Words("vi")(sentence) for part in bylaws(agenda) for sentence in part.sentences]
    assert not [sentence for sentence in told if "đã có người ủng hộ" in sentence]


def test_a_folder_or_a_mountain_of_rules_is_told_as_what_it_is(tmp_path):
    (tmp_path / "own.yaml").mkdir()
    (tmp_path / "big.yaml").write_text("a" * 2_000_000, encoding="utf-8")
    for name, told in (
        ("own.yaml", "own.yaml is no ordinary file; name a YAML file."),
        ("big.yaml", "big.yaml has 2000 kB, and rules have at most 1000 kB"),
    ):
        reading = parse_agenda(f"---\nrules: {name}\n---\n- news\n", name="a.md", folder=tmp_path)
        (found,) = reading.warnings
        assert told in Words("en")(found.message)


def test_mistakes_in_a_file_of_rules_come_in_the_order_of_its_lines(tmp_path):
    (tmp_path / "own.yaml").write_text(
        "lott: yes\nbase: low.yaml\nsecond: perhaps\nlots: no\nturn: soon\n", encoding="utf-8"
    )
    (tmp_path / "low.yaml").write_text("secnd: yes\nturn: soon\n", encoding="utf-8")
    reading = parse_agenda("---\nrules: own.yaml\n---\n- news\n", name="a.md", folder=tmp_path)
    told = [Words("en")(found.message) for found in reading.warnings]
    begins = [re.match(r"\w+\.yaml, line \d+", line)[0] for line in told]
    assert begins == [
        "low.yaml, line 1",
        "low.yaml, line 2",
        "own.yaml, line 1",
        "own.yaml, line 3",
        "own.yaml, line 4",
        "own.yaml, line 5",
    ]
