"""The rules of a body: a set that ships, a file beside the agenda, or written where they hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.agenda_file import Reading, outline, parse_agenda, print_outline
from facilitator.agenda_file.rule_sets import RULE_KEYS, shipped
from facilitator.meeting.agenda import Agenda, Order, Quorum
from facilitator.meeting.body import USUAL, BodyRules
from facilitator.meeting.bylaws import PARTS, bylaws
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


def complaint(front: str, folder: Path | None = None) -> tuple[int, str]:
    """The one sentence about a mistake, and its line."""
    (found,) = read(front, folder).warnings
    return found.line, SPEAK(found.message)


# nothing is forgotten


def test_every_rule_can_be_written() -> None:
    keys = {key.replace("-", "_") for key in RULE_KEYS}
    assert set(BodyRules.__struct_fields__) <= keys


def test_every_rule_is_said_in_words() -> None:
    said = {field for _, clauses in PARTS for field in clauses}
    assert set(BodyRules.__struct_fields__) - {"name"} <= said
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
        casting_vote=False,
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


# one clear sentence for each mistake

MISTAKES = {
    "chair: Ann\nrules: [plain]\n": (
        3,
        (
            "rules takes the name of a rule set, a file, or keys with values; write for example "
            "rules: plain."
        ),
    ),
    "rules: robbers\n": (2, "There is no rule set robbers; the nearest is roberts."),
    "rules: statutes of 1887\n": (
        2,
        (
            "There is no rule set statutes of 1887; take model-un, plain, roberts, or name a YAML "
            "file beside the agenda."
        ),
    ),
    "rules: ../own.yaml\n": (
        2,
        (
            "The rules ../own.yaml must lie beside the agenda or in a folder below it; they were "
            "not read."
        ),
    ),
    "rules: missing.yaml\n": (
        2,
        (
            "The rules were not read: There is no file {folder}/missing.yaml; check the spelling and "
            "the folder."
        ),
    ),
    "rules: {base: missing}\n": (
        2,
        (
            "There is no rule set missing; take model-un, plain, roberts, or name a YAML file beside "
            "the agenda."
        ),
    ),
    "rules:\n  secund: yes\n": (3, "There is no rule secund; the nearest is second."),
    "rules:\n  second: yes\n  second: no\n": (
        4,
        "The key second stands here again; the last one counts.",
    ),
    "rules:\n  casting-vote: yes\n  casting_vote: no\n": (
        4,
        "The key casting-vote stands here again; the last one counts.",
    ),
    "rules:\n  second: maybe\n": (3, "second takes yes or no; “maybe” is neither."),
    "rules:\n  second: [yes]\n": (3, "second takes yes or no."),
    "rules:\n  entries: 2\n": (
        3,
        "entries takes names with values, for example {plain: 2}.",
    ),
    "rules:\n  entries: {plane: 2}\n": (
        3,
        "entries: there is no class plane; the nearest is plain.",
    ),
    "rules:\n  entries: {plain: many}\n": (
        3,
        "entries: “many” is no whole number from 1 to 99.",
    ),
    "rules:\n  ranks: {quorum: first}\n": (3, "ranks: “first” is no whole number from 0 to 99."),
    "rules:\n  ranks: [quorum, order, quorum]\n": (
        3,
        "ranks: quorum stands here again; the first one counts.",
    ),
    MEMBERS + "rules:\n  pools: {Riversde: 10m}\n": (
        4,
        "pools: the roster has no group Riversde; the nearest is Riverside.",
    ),
    MEMBERS + "rules:\n  pools: {Youth: 10m}\n": (
        4,
        "pools: the roster has no group Youth; it has North side, Riverside.",
    ),
    "members: [Ann, Bo]\nrules:\n  pools: {Youth: 10m}\n": (
        4,
        "pools: nobody on the roster has a group, so there is no Youth.",
    ),
    MEMBERS + "rules:\n  pools: {Riverside: long}\n": (
        4,
        "pools: “long” is no length; write for example 10m.",
    ),
    "vote: simple\nrules:\n  vote: absolute\n": (
        4,
        "vote stands below rules: and by itself; the one by itself counts.",
    ),
    "rules:\n  vote: half\n": (
        3,
        "vote: “half” is no rule; write simple, two-thirds, or “more than 1/2 of present”.",
    ),
    "chair: Ann\ncasting vote: no\n": (
        3,
        "casting-vote is one of the body's rules; write it below rules:.",
    ),
}


@pytest.mark.parametrize("front", MISTAKES, ids=lambda front: re.sub(r"\s+", " ", front))
def test_a_mistake_is_answered_with_its_line_and_a_way_out(front: str, tmp_path: Path) -> None:
    line, sentence = MISTAKES[front]
    assert complaint(front, tmp_path) == (line, sentence.replace("{folder}", str(tmp_path)))


def test_a_mistake_in_a_file_names_the_file_and_its_line(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("# ours\nsecond: yes\ncasting-vot: no\n")
    assert complaint("chair: Ann\nrules: own.yaml\n", tmp_path) == (
        3,
        "own.yaml, line 3: There is no rule casting-vot; the nearest is casting-vote.",
    )


def test_a_mistake_in_the_base_of_a_file_names_the_base(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("base: old.yaml\n")
    (tmp_path / "old.yaml").write_text("\n\nsecond: 7\n")
    assert complaint("rules: own.yaml\n", tmp_path) == (
        2,
        "old.yaml, line 3: second takes yes or no; “7” is neither.",
    )


def test_files_that_stand_on_each_other_are_said_to(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("base: b.yaml\nsecond: yes\n")
    (tmp_path / "b.yaml").write_text("base: a.yaml\ncasting-vote: no\n")
    line, sentence = complaint("rules: a.yaml\n", tmp_path)
    assert (line, sentence) == (
        2,
        (
            "b.yaml, line 1: These rules stand on themselves: a.yaml → b.yaml → a.yaml; take one "
            "base out."
        ),
    )
    found = read("rules: a.yaml\n", tmp_path).agenda.body_rules
    assert (found.second, found.casting_vote) == (True, False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- second: yes\n", "own.yaml holds no rules; write `key: value` lines into it."),
        ("# nothing yet\n", "own.yaml holds no rules; write `key: value` lines into it."),
        (
            "second: 'yes\n",
            "The rules were not read: own.yaml, line 1: this is not YAML",
        ),
        (
            "second: &a yes\n",
            "The rules were not read: own.yaml, line 1: anchors and aliases",
        ),
        ("", "The rules were not read: own.yaml is empty"),
    ],
)
def test_a_file_that_holds_no_rules_is_said_to(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(text)
    line, sentence = complaint("rules: own.yaml\n", tmp_path)
    assert line == 2
    assert sentence.startswith(reason)


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
