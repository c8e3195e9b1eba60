"""Each mistake in the rules of a body is one sentence with its line and a way out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda_file import Reading, parse_agenda
from facilitator.agenda_file.procedures import KEYS as PROCEDURE_KEYS
from facilitator.agenda_file.rule_sets import RULE_KEYS
from facilitator.meeting.agenda import Agenda
from facilitator.meeting.body import CastingVote
from facilitator.meeting.bylaws import bylaws
from facilitator.words import Words

SPEAK = Words("en")
MEMBERS = "members: [{name: Ann, group: North side}, {name: Bo, group: Riverside}]\n"


def read(front: str, folder: Path) -> Reading:
    return parse_agenda(f"---\n{front}---\n- news\n", name="a.md", folder=folder)


def complaint(front: str, folder: Path) -> tuple[int, str]:
    """The one sentence about a mistake, and its line."""
    (found,) = read(front, folder).warnings
    return found.line, SPEAK(found.message)


MISTAKES = {
    "members: [Ann]\nquorum: at least 3\n": (
        3,
        "The quorum of 3 can never be met: 1 voting member is named.",
    ),
    "rules: {quorum: {a: 1}}\n": (2, "quorum takes one text, not keys with values."),
    "rules: {quorum: [a]}\n": (2, "quorum takes one text, not a list."),
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
            "The rules were not read: There is no file {folder}/missing.yaml; check the "
            "spelling and the folder."
        ),
    ),
    "rules: {base: missing}\n": (
        2,
        (
            "There is no rule set missing; take model-un, plain, roberts, or name a YAML file "
            "beside the agenda."
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
        "entries: “plane” is not known; the nearest is plain.",
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
    MEMBERS + "quorum: at least 3\n": (
        3,
        "The quorum of 3 can never be met: 2 voting members are named.",
    ),
    MEMBERS + "vote: two-thirds and simple in Riversde\n": (
        3,
        "vote: the roster has no group Riversde; the nearest is Riverside.",
    ),
    "vote: simple\nrules:\n  vote: absolute\n": (
        4,
        "vote stands below rules: and by itself; the one by itself counts.",
    ),
    "rules:\n  vote: half\n": (
        3,
        "vote: “half” is no rule; write simple, two-thirds, or “more than 1/2 of present”.",
    ),
    "rules:\n  procedures: many\n": (
        3,
        (
            "procedures takes a list, or the kinds to change; write for example "
            "{adjourn: {needs: two-thirds}}."
        ),
    ),
    "rules:\n  procedures:\n  - adjurn\n": (
        4,
        "procedures: “adjurn” is not known; the nearest is adjourn.",
    ),
    "rules:\n  procedures:\n  - adjourn\n  - adjourn\n": (
        5,
        "procedures: adjourn stands here again; the last one counts.",
    ),
    "rules:\n  procedures:\n  - {effect: adjourn}\n": (
        4,
        "A procedural motion without a kind stands here; write kind: first.",
    ),
    "rules:\n  procedures:\n  - {kind: recss, effect: recess}\n": (
        4,
        (
            "There is no procedural motion recss; the nearest is recess, and one of your own has a "
            "name: in words."
        ),
    ),
    "rules:\n  procedures:\n  - {kind: 5, effect: recess}\n": (
        4,
        "5 is a procedural motion of your own; say what it wants with name:.",
    ),
    "rules:\n  procedures:\n  - {kind: limit, effect: limit-speeches}\n": (
        4,
        "limit: the effect limit-speeches cannot do without asks: length.",
    ),
    "rules:\n  procedures:\n  - {kind: refer, required: yes}\n": (
        4,
        "refer: required: yes needs asks: as well, for example asks: length.",
    ),
    "rules:\n  procedures:\n  - {kind: refer, debateable: yes}\n": (
        4,
        "refer: “debateable” is not known; the nearest is debatable.",
    ),
    "rules:\n  procedures:\n  - {kind: refer, effect: reffer}\n": (
        4,
        "effect: “reffer” is not known; the nearest is refer.",
    ),
    "rules:\n  procedures:\n  - {kind: refer, needs: most}\n": (
        4,
        "needs: “most” is no rule; write simple, two-thirds, or “more than 1/2 of present”.",
    ),
    "rules:\n  procedures:\n  - {kind: refer, precedence: high}\n": (
        4,
        "precedence: “high” is no whole number from 0 to 999.",
    ),
    "rules:\n  procedures: {adjourn: yes}\n": (
        3,
        "adjourn takes keys such as needs:, or no for none of it.",
    ),
    "rules:\n  procedures:\n    adjourn: {second: yes}\n    adjourn: {second: no}\n": (
        5,
        "procedures: adjourn stands here again; the last one counts.",
    ),
    "rules:\n  procedures:\n    adjourn: {second: yes}\n    Adjourn: {debatable: yes}\n": (
        5,
        "procedures: adjourn stands here again; the last one counts.",
    ),
    "rules:\n  procedures: {adjurn: no}\n": (
        3,
        "procedures: “adjurn” is not known; the nearest is adjourn.",
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


def test_a_table_without_end_is_not_read_at_all(tmp_path: Path) -> None:
    many = "".join(f"  - {{kind: k{n}, name: to do {n}}}\n" for n in range(61))
    front = f"rules:\n  procedures:\n{many}"
    assert complaint(front, tmp_path) == (
        64,
        "procedures: more than 60 are here, and none was read; take some out.",
    )


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
    assert (found.second, found.casting_vote) == (True, CastingVote.NO)


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
        ("", "The rules were not read: own.yaml is empty; write `key: value` lines into it."),
        ("\0\1\2", "own.yaml holds no rules; write `key: value` lines into it."),
    ],
)
def test_a_file_that_holds_no_rules_is_said_to(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(text)
    line, sentence = complaint("rules: own.yaml\n", tmp_path)
    assert line == 2
    assert sentence.startswith(reason)


KEYS = st.sampled_from([*RULE_KEYS, *PROCEDURE_KEYS, "base", "plain", "adjourn", "east", "x", "?"])
WORDS = st.sampled_from(
    ["yes", "no", "3", "-1", "2/3", "simple", "5m", "roberts", "plain", "adjourn", "length", "",
     "own.yaml", "a.yml", "limit-speeches", "\u202e", "{x}", "ệ"]
)  # fmt: skip
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_whatever_stands_below_rules_is_read_or_answered_with_sentences(value: object) -> None:
    found = read(f"rules: {json.dumps(value)}\n", Path(__file__).parent)
    for complaint in found.warnings:
        assert SPEAK(complaint.message).isprintable()
        assert 0 <= complaint.line <= 4
    for part in bylaws(found.agenda):
        assert all(SPEAK(sentence) for sentence in part.sentences)
    again = msgspec.json.decode(msgspec.json.encode(found.agenda), type=Agenda)
    assert again == found.agenda
