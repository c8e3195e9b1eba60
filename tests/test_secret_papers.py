"""What the record holds of a secret ballot, read from its bytes; and what a crash leaves."""

# ruff: noqa: S311 - papers are mixed the same way at every run

from __future__ import annotations

import datetime as dt
import io
import json
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from facilitator.clock import HandClock
from facilitator.in_hand import BATCH
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, Item, RosterEntry
from facilitator.meeting.elections.papers import Mark, Written
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.phrase import Refused
from facilitator.plain import run
from facilitator.record.journal import ASIDE, FileJournal, timeline_of
from facilitator.record.transcript import as_json
from facilitator.session import Session
from facilitator.words import Words

START = dt.datetime(2026, 11, 23, 19, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
AGENDA = Agenda(
    title="Assembly",
    items=(Item(id="i1", number="1", title="Vote"),),
    people=tuple(RosterEntry(name=f"Member {n}") for n in range(1, 61)),
)
PAPERS = ["for"] * 17 + ["against"] * 9 + ["abstain"] * 3 + ["blank"] * 2 + ["invalid: torn"]


class Box:
    """A meeting on disk with an open ballot."""

    def __init__(self, folder: Path, opening: str = "vote Tea by ballot") -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.clock = HandClock(START)
        prepared = MeetingPrepared.of(meeting="m", agenda=AGENDA, program="0")
        self.session = Session.prepare(prepared, FileJournal(folder), self.clock)
        self.type("present all", "open", opening)

    def type(self, *lines: str) -> str:
        out = io.StringIO()
        for line in lines:
            self.clock.advance(5)
            run(self.session, [line], out, Words("en"), clock=self.clock)
        return out.getvalue()

    def killed(self) -> None:
        """Stop without a word, and go on as `resume` does."""
        self.session.close()
        journal = FileJournal(self.folder)
        self.session = Session(timeline_of(journal.recorded, self.folder), journal, self.clock)

    @property
    def journal(self) -> bytes:
        return (self.folder / "journal.jsonl").read_bytes()

    @property
    def batches(self) -> list[dict[str, int]]:
        events = [json.loads(line)["event"] for line in self.journal.splitlines()]
        return [event["papers"] for event in events if event["type"] == "BallotsEntered"]

    @property
    def tally(self) -> dict[str, int]:
        return self.session.meeting.votes[-1].entries[1]


def typed(papers: list[str]) -> list[str]:
    return [f"ballot {paper}" for paper in papers]


def shuffled(seed: int) -> list[str]:
    papers = list(PAPERS)
    random.Random(seed).shuffle(papers)
    return papers


@pytest.mark.parametrize("seed", range(5))
def test_no_paper_stands_alone_in_the_record(tmp_path: Path, seed: int) -> None:
    box = Box(tmp_path / "m")
    box.type(*typed(shuffled(seed)), "note somebody coughs", "close vote")
    assert sum((Counter(batch) for batch in box.batches), Counter()) == Counter(PAPERS)
    assert all(sum(batch.values()) >= BATCH for batch in box.batches)
    assert all(list(batch) == sorted(batch) for batch in box.batches)
    assert not (tmp_path / "m" / ASIDE).exists()


def test_the_order_of_the_papers_leaves_no_trace(tmp_path: Path) -> None:
    """The same papers typed in another order within a batch give the same bytes."""
    first, rest = PAPERS[:6] + PAPERS[17:21], PAPERS[6:17] + PAPERS[21:]
    journals = set()
    for seed in range(6):
        order = list(first)
        random.Random(seed).shuffle(order)
        box = Box(tmp_path / f"m{seed}")
        box.type(*typed([*order, *rest]), "close vote")
        journals.add(box.journal)
        made = as_json(box.session.timeline)
    assert len(journals) == 1
    papers = json.loads(made)["votes"][0]["papers"]
    assert [p["paper"] for p in papers] == sorted(p["paper"] for p in papers)
    assert json.loads(made)["votes"][0]["roll"] == []


def test_acts_in_between_write_no_small_batch(tmp_path: Path) -> None:
    box = Box(tmp_path / "m")
    for paper in PAPERS[:8]:
        box.type(f"ballot {paper}", "note a bell rings", "queue Member 1", "unqueue Member 1")
    assert box.batches == []
    assert b"for" not in box.journal.split(b"VoteOpened")[1].replace(b"format", b"")
    assert box.tally == {"for": 8}


@pytest.mark.parametrize("after", [1, BATCH, 2 * BATCH - 1, 2 * BATCH, len(PAPERS)])
def test_a_crash_loses_no_paper_and_doubles_none(tmp_path: Path, after: int) -> None:
    box = Box(tmp_path / "m")
    papers = shuffled(7)
    box.type(*typed(papers[:after]))
    box.killed()
    assert Counter(box.tally) == Counter(papers[:after])
    box.type(*typed(papers[after:]), "close vote")
    assert Counter(box.tally) == Counter(PAPERS)


class StoppedError(Exception):
    pass


def test_a_crash_between_the_journal_and_the_file_doubles_nothing(tmp_path: Path) -> None:
    box = Box(tmp_path / "m")
    box.type(*typed(PAPERS[: 2 * BATCH - 1]))
    journal = box.session.journal
    kept = journal.keep_aside
    calls = []

    def dies(data: bytes) -> None:
        calls.append(data)
        if len(calls) == 3:
            raise StoppedError
        kept(data)

    journal.keep_aside = dies  # type: ignore[method-assign]
    with pytest.raises(StoppedError):
        box.session.enter(c.EnterBallots(papers={"for": 1}))
    assert len(box.batches) == 1, "the batch is in the journal, the file still has its papers"
    box.killed()
    assert sum(box.tally.values()) == 2 * BATCH


def test_a_crash_before_the_batch_is_written_loses_nothing(tmp_path: Path) -> None:
    box = Box(tmp_path / "m")
    box.type(*typed(PAPERS[: 2 * BATCH - 1]))
    journal = box.session.journal

    def full(_lines: object) -> None:
        raise OSError("full")

    journal.append = full  # type: ignore[method-assign]
    with pytest.raises(OSError, match="full"):
        box.session.enter(c.EnterBallots(papers={"for": 1}))
    box.killed()
    assert sum(box.tally.values()) == 2 * BATCH


def test_what_the_file_holds_is_sorted_too(tmp_path: Path) -> None:
    files = set()
    for seed in range(4):
        box = Box(tmp_path / f"m{seed}")
        order = PAPERS[:4] + PAPERS[17:20]
        random.Random(seed).shuffle(order)
        box.type(*typed(order))
        files.add((tmp_path / f"m{seed}" / ASIDE).read_bytes())
    assert files == {b'{"papers":{"votes":{"against":3,"for":4}},"rest":{}}'}


def test_undo_gives_up_paper_by_paper_and_then_acts(tmp_path: Path) -> None:
    box = Box(tmp_path / "m")
    box.type("ballot for", "note a bell rings", "ballot against x2", "undo")
    assert box.tally == {"for": 1}
    assert "bell" in box.type("undo")
    assert "papers" in box.type("undo")
    assert box.session.meeting.votes[-1].entries.get(1, {}) == {}
    assert "vote on" in box.type("undo")
    assert "vote on" in box.type("redo"), "what was undone last comes back first"
    box.type("redo", "redo", "redo")
    assert box.tally == {"against": 2, "for": 1}


def test_papers_end_what_redo_could_restore(tmp_path: Path) -> None:
    box = Box(tmp_path / "m")
    gone = ", ".join(f"Member {number}" for number in range(1, 59))
    box.type(f"left {gone}", "reopen base", "undo", "ballot for x5")
    assert "nothing to restore" in box.type("redo"), "five papers cannot stand on a base of two"
    assert box.tally == {"for": 5}
    box.killed()
    assert "nothing to restore" in box.type("redo")
    assert "papers" in box.type("undo")
    assert "papers" in box.type("redo")
    assert "carried" in box.type("close vote")


def test_a_paper_in_hand_is_taken_out_without_a_trace(tmp_path: Path) -> None:
    box = Box(tmp_path / "m")
    box.type("ballot for x3", "unballot for", "ballot against")
    assert box.tally == {"for": 2, "against": 1}
    assert "There is 1 such paper" in box.type("unballot against x2")
    box.type("close vote")
    assert b"TakenOut" not in box.journal


def test_papers_of_an_election_are_written_down_in_the_same_way(tmp_path: Path) -> None:
    names = "Member 1, Member 2, Member 3"
    box = Box(tmp_path / "m", f"elect Chair seats 1 from {names} by irv")
    papers = ["Member 1 > Member 2"] * 9 + ["Member 3"] * 8 + ["Member 2 > Member 1"] * 7
    random.Random(1).shuffle(papers)
    box.type(*typed(papers[:13]))
    box.killed()
    box.type(*typed(papers[13:]), "close election")
    lines = [msgspec.json.decode(line) for line in box.journal.splitlines()]
    batches = [line["event"] for line in lines if line["event"]["type"] == "PapersEntered"]
    sizes = [sum(pile.get("count", 1) for pile in batch["piles"]) for batch in batches]
    assert sum(sizes) == 24
    assert min(sizes) >= BATCH
    assert box.session.meeting.elections[-1].outcome is not None


def test_refused_papers_leave_nothing_behind(tmp_path: Path) -> None:
    box = Box(tmp_path / "m")
    before = box.journal
    with pytest.raises(Refused):
        box.session.enter(c.EnterBallots(papers={"for": 61}))
    with pytest.raises(Refused):
        box.session.enter(c.EnterBallots(papers={"perhaps": 1}))
    assert (box.journal, (tmp_path / "m" / ASIDE).exists()) == (before, False)


def test_whoever_listens_sees_each_paper_once_while_a_batch_is_written_down(tmp_path: Path) -> None:
    box = Box(tmp_path)
    seen: list[int] = []
    box.session.listen(lambda _: seen.append(sum(box.tally.values())))
    box.type(*typed(shuffled(7)))
    # 60 people can vote: papers counted twice would be refused, or show as a jump
    assert all(later - earlier in {0, 1} for earlier, later in pairwise(seen))
    assert seen[-1] == len(PAPERS)


def test_a_vote_is_taken_while_the_papers_of_an_election_are_read(tmp_path: Path) -> None:
    box = Box(tmp_path / "m", "elect The chair from Member 1, Member 2")
    paper = Written(marks=(Mark(candidate=1),))
    box.session.enter(c.EnterPapers(papers=((paper, 2),)))
    box.type("vote Tea by ballot")
    box.session.enter(c.EnterBallots(papers={"for": 3}))
    box.session.enter(c.EnterPapers(papers=((paper, 1),)))
    box.session.enter(c.EnterBallots(papers={"against": 1}))
    box.type("close vote", "close election")
    meeting = box.session.meeting
    assert meeting.votes[-1].entries[1] == {"against": 1, "for": 3}
    assert meeting.elections[-1].entered == 3


def test_papers_of_weight_are_in_hand_and_in_batches_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = tuple(RosterEntry(name=f"Member {n}", weight=1 + n % 2) for n in range(60))
    monkeypatch.setattr(f"{__name__}.AGENDA", msgspec.structs.replace(AGENDA, people=people))
    box = Box(tmp_path / "m")
    papers = ["for weight 2"] * 13 + ["against"] * 9 + ["invalid weight 2: torn"]
    lines = [*typed(papers[:14]), "ballot invalid weight 2 : torn", *typed(papers[14:22])]
    box.type(*lines[:12])
    box.killed()
    assert Counter(box.tally) == Counter(papers[:12])
    box.type(*lines[12:], "close vote")
    assert sum((Counter(batch) for batch in box.batches), Counter()) == Counter(papers)
    assert all(sum(batch.values()) >= BATCH for batch in box.batches)
    assert all(list(batch) == sorted(batch) for batch in box.batches)
    assert box.session.meeting.votes[-1].weighted.for_ == 26
