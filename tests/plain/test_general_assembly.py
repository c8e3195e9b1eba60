"""A general assembly of 400 delegates in six districts, held from a script."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from facilitator.agenda_file import read_agenda
from facilitator.clock import HandClock
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.state import Phase
from facilitator.plain import first_time, run
from facilitator.record.minutes import minutes
from facilitator.record.schema import schema
from facilitator.record.transcript import as_json, transcript
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words

HERE = Path(__file__).parent
GIVEN = [
    "Ada",
    "Bela",
    "Cora",
    "Dora",
    "Emil",
    "Finn",
    "Gerda",
    "Hugo",
    "Ines",
    "Jon",
    "Karl",
    "Lene",
    "Mats",
    "Nora",
    "Otto",
    "Pia",
    "Rolf",
    "Sven",
    "Tora",
    "Ulla",
]
FAMILY = [
    "Abel",
    "Borg",
    "Cole",
    "Dahl",
    "Eder",
    "Fink",
    "Gold",
    "Hahn",
    "Iken",
    "Jung",
    "Kern",
    "Lang",
    "Moos",
    "Nagl",
    "Orth",
    "Popp",
    "Quast",
    "Rahn",
    "Sahl",
    "Todt",
]
DISTRICTS = ("North", "South", "East", "West", "Coast", "Hills")


def delegates() -> str:
    """Return a roster of 400 names, eleven of a district in turn."""
    rows = ["name,group,role,voting"]
    names = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    roles = {"Ada Abel": "chair", "Bela Abel": "secretary"}
    rows += [
        f"{name},{DISTRICTS[n // 11 % 6]},{roles.get(name, 'member')},yes"
        for n, name in enumerate(names)
    ]
    return "\n".join(rows) + "\n"


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """The meeting after its script, the answers, and the exit status."""
    folder = tmp_path_factory.mktemp("assembly")
    (folder / "delegates.csv").write_text(delegates(), encoding="utf-8")
    agenda = folder / "agenda.md"
    agenda.write_text((HERE / "general-assembly.md").read_text(encoding="utf-8"), encoding="utf-8")
    read = read_agenda(agenda).agenda
    lines = (HERE / "general-assembly.txt").read_text(encoding="utf-8").splitlines()
    first, again = first_time(lines, read.date, dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    clock = HandClock(first)
    prepared = MeetingPrepared.of(meeting="m", agenda=read, program="0")
    session = Session.prepare(prepared, MemoryJournal(), clock)
    out = io.StringIO()
    status = run(session, again, out, Words("en"), clock=clock)
    return session, out.getvalue(), status


BOARD = [
    "Ada Abel",
    "Bela Hahn",
    "Cora Iken",
    "Dora Jung",
    "Emil Kern",
    "Finn Lang",
    "Gerda Moos",
    "Hugo Nagl",
    "Ines Orth",
    "Jon Popp",
    "Karl Quast",
    "Lene Rahn",
]
PAPERS = (  # as the tellers had them, the valid ones
    (90, (1, 2, 3, 4, 5, 6, 7)),
    (60, (1, 2, 3, 8, 9, 10, 11)),
    (55, (1, 3, 5, 7, 9, 11, 12)),
    (50, (2, 4, 6, 8, 10, 12)),
    (40, (1, 2, 3, 4)),
    (30, (5, 6, 7, 8)),
    (25, (7, 8, 9, 10, 11, 12)),
    (20, (1, 12)),
    (1, (1,)),
)


def district(name: str) -> str:
    given, family = name.split()
    return DISTRICTS[(FAMILY.index(family) * 20 + GIVEN.index(given)) // 11 % 6]


def test_only_what_was_meant_to_be_is_refused(held):
    _, answers, status = held
    slips = [line for line in answers.splitlines() if line.startswith(("refused", "error"))]
    assert slips == [
        "refused: There is no motion before the meeting.",
        (
            "refused: 400 for + 0 against + 0 abstaining + 0 invalid = 400, but only 394 entitled "
            "to vote were present: count again."
        ),
        "refused: The two entries differ on 1 kind of paper: compare them, and put one right.",
    ]
    assert status == 3
    assert held[0].meeting.phase is Phase.CLOSED


def test_a_carried_amendment_changes_the_motion_and_a_lost_one_does_not(held):
    motions = transcript(held[0].timeline).motions
    fee = "The federation raises the fee to 20 euros a year from 2027, members under 25 pay half."
    assert [(motion.status, motion.amends) for motion in motions] == [
        ("carried", None), ("carried", None), ("lost", 2), ("carried", 2),
    ]  # fmt: skip
    assert motions[1].text == fee
    votes = transcript(held[0].timeline).votes
    assert [(vote.result, vote.base_size, vote.needed) for vote in votes] == [
        ("carried", 382, 192), ("lost", 380, 191), ("carried", 381, 191), ("carried", 380, 254),
    ]  # fmt: skip
    assert {(vote.entitled, vote.present) for vote in votes} == {(400, 394)}


def test_seven_of_the_board_are_elected_and_no_district_has_three(held):
    part = transcript(held[0].timeline).elections[0]
    votes: Counter[str] = Counter()
    for count, numbers in PAPERS:
        votes.update({BOARD[n - 1]: count for n in numbers})
    assert part.counts == {name: votes[name] for name in BOARD}
    valid = sum(count for count, _ in PAPERS)
    assert (part.ballots.valid, part.ballots.invalid, part.ballots.blank) == (valid, 9, 8)
    assert part.invalid_reasons == {
        "declared": 1, "unknown name": 1, "name twice": 2, "too many": 5,
    }  # fmt: skip
    elected: list[str] = []
    for name, count in votes.most_common():
        full = sum(district(other) == district(name) for other in elected) == 2
        if len(elected) < 7 and not full and 5 * count >= 2 * valid:
            elected.append(name)
    assert part.elected == elected
    assert len(elected) == 7
    assert part.passed_over == ["Emil Kern", "Hugo Nagl"]
    assert (part.result, part.entered_twice, part.rule.needed) == ("elected", True, 149)
    assert sum(paper.count for paper in part.papers) == 388


def test_the_ombudsperson_is_elected_in_the_third_round(held):
    part = transcript(held[0].timeline).elections[1]
    assert part.method == "irv"
    assert [turn.votes for turn in part.rounds] == [
        {"Mats Sahl": "120", "Nora Todt": "95", "Otto Uhde": "80", "Vera Wald": "85"},
        {"Mats Sahl": "120", "Nora Todt": "175", "Vera Wald": "85"},
        {"Mats Sahl": "120", "Nora Todt": "200"},
    ]
    assert [turn.exhausted for turn in part.rounds] == ["0", "0", "60"]
    assert part.elected == ["Nora Todt"]
    assert part.invalid_reasons == {"name twice": 1}
    assert part.slate[3].person is None  # from outside


def test_the_record_holds_no_order_of_the_papers(held):
    text = minutes(held[0].timeline, Words("en"))
    assert "papers so far" not in text.partition("Appendix: log")[2]
    papers = [paper.paper for paper in transcript(held[0].timeline).elections[1].papers]
    assert "Mats Sahl > Nora Todt > Otto Uhde" in papers


def test_transcript_and_minutes_are_whole(held):
    session, _, _ = held
    jsonschema.Draft202012Validator(schema()).validate(json.loads(as_json(session.timeline)))
    text = minutes(session.timeline, Words("en"))
    tokens = MarkdownIt("commonmark").parse(text)
    heads = [after.content for at, after in pairwise(tokens) if at.type == "heading_open"]
    assert heads[:3] == ["Minutes: General assembly, November 2026", "Attendance", "1. Opening"]
    assert heads[heads.index("Elections") :][:3] == ["Elections", "Board", "Ombudsperson"]
    table = next(token.content for token in tokens if token.type == "code_block")
    first = table.splitlines()[1]
    assert first.split() == ["Ada", "Abel", "266", "71.7%", "█" * 20, "elected"]
