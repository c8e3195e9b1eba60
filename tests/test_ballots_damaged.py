"""Files of ballots in hand that are damaged, missing, old or another meeting's: it is said."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.ballots_kept import ASIDE, COPY, LOST, SEAL
from facilitator.meeting import commands as c
from facilitator.plain import run
from facilitator.words import Words
from tests.test_secret_papers import Box

FILES = (ASIDE, COPY, SEAL)
ELECTION = "elect Chair from Member 1, Member 2 by plurality"


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    box = Box(tmp_path / "m")
    box.type("ballot for x4", "ballot against x3")
    yield box
    box.session.close()


def stopped(box: Box) -> None:
    box.session.close()


def resumed(box: Box) -> str:
    """Go on with the meeting; return what line mode says before the first line."""
    box.killed()
    return box.type("")


def damage(box: Box, *names: str, data: bytes | None = b"") -> None:
    for name in names:
        path = box.folder / name
        path.unlink()
        if data is not None:
            path.write_bytes(data)


def is_whole(box: Box) -> bool:
    return box.session.meeting.votes[-1].entries.get(1) == {"against": 3, "for": 4}


def test_what_is_whole_is_taken_up_without_a_word(box: Box) -> None:
    assert resumed(box) == ""
    assert is_whole(box)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("data", [None, b"", b"\xff\xfe", b"{", b"[]", b"{}"])
def test_one_damaged_file_loses_nothing(box: Box, name: str, data: bytes | None) -> None:
    damage(box, name, data=data)
    said = resumed(box)
    assert is_whole(box)
    if name != SEAL and data not in {b"{}", b"[]"}:
        assert name in said
        assert "7 ballots are in hand again" in said
    if data is not None and said:
        (kept,) = box.folder.glob("*damaged*")
        assert kept.name in said
        assert kept.read_bytes() == data
    assert resumed(box) == ""
    assert is_whole(box)


@pytest.mark.slow
def test_every_cut_and_every_flipped_bit_of_one_file_loses_nothing(box: Box) -> None:
    stopped(box)
    safe = box.folder.with_name("safe")
    shutil.copytree(box.folder, safe)
    for name in FILES:
        whole = (safe / name).read_bytes()
        for bad in mutations(whole):
            shutil.rmtree(box.folder)
            shutil.copytree(safe, box.folder)
            (box.folder / name).write_bytes(bad)
            resumed(box)
            assert is_whole(box), (name, bad)
            box.session.close()


def mutations(whole: bytes) -> Iterator[bytes]:
    for place in range(0, len(whole), 3):
        yield whole[:place]
        flipped = bytearray(whole)
        flipped[place] ^= 1 << (place % 8)
        yield bytes(flipped)


def test_no_damage_of_both_copies_takes_up_a_wrong_ballot(box: Box) -> None:
    stopped(box)
    safe = box.folder.with_name("safe")
    shutil.copytree(box.folder, safe)
    whole, copy = ((safe / name).read_bytes() for name in (ASIDE, COPY))
    for place in range(0, len(whole), 2):
        shutil.rmtree(box.folder)
        shutil.copytree(safe, box.folder)
        for name, data in ((ASIDE, whole), (COPY, copy)):
            flipped = bytearray(data)
            flipped[place - len(whole)] ^= 1
            (box.folder / name).write_bytes(bytes(flipped))
        said = resumed(box)
        assert "7 ballots that had been entered were lost" in said
        assert box.session.meeting.votes[-1].entries.get(1, {}) == {}
        box.session.close()


def test_lost_ballots_are_said_with_their_number_and_what_could_be_read(box: Box) -> None:
    stopped(box)
    data = (box.folder / ASIDE).read_bytes()
    damage(box, ASIDE, COPY, data=data[: data.index(b"for")])
    said = resumed(box)
    assert "7 ballots that had been entered were lost: enter them again" in said
    assert "Still readable, and not entered: against 3" in said
    assert len(list(box.folder.glob("*damaged*"))) == 3
    assert not (box.folder / ASIDE).exists()


@pytest.mark.parametrize("data", [None, b"", b"\0" * 40])
def test_the_number_is_known_while_one_seal_is_whole(box: Box, data: bytes | None) -> None:
    damage(box, ASIDE, COPY, data=data)
    assert "7 ballots that had been entered were lost" in resumed(box)


def test_without_any_seal_the_number_is_not_known(box: Box) -> None:
    damage(box, *FILES, data=b"?")
    assert "it is not known how many" in resumed(box)
    assert "it is not known how many" in box.type("ballot for", "close vote")


def test_the_chair_is_reminded_until_the_vote_is_closed(box: Box) -> None:
    damage(box, ASIDE, COPY)
    resumed(box)
    assert "7 ballots that had been entered were lost" in resumed(box)
    box.type("ballot for x5")
    assert "7 ballots" in resumed(box)
    assert "refused: " in box.type("close vote")
    assert box.session.meeting.open_vote is not None
    assert "When they are, write it with the word complete." in box.type("close vote")
    box.type("ballot for x2", "undo")
    assert "ok " in box.type("close vote complete")
    assert box.session.meeting.open_vote is None
    assert not (box.folder / LOST).exists()
    assert resumed(box) == ""
    assert "lost" not in box.type("vote Milk by ballot", "ballot for", "close vote")


def test_the_reminder_of_an_election(tmp_path: Path) -> None:
    box = Box(tmp_path / "m", ELECTION)
    box.type("ballot Member 1 x3")
    damage(box, ASIDE, COPY)
    assert "3 ballots that had been entered were lost" in resumed(box)
    box.type("ballot 1 x2")
    assert "Are all ballots in now?" in box.type("close election")
    assert "ok " in box.type("close election complete")
    assert not (box.folder / LOST).exists()


@pytest.mark.parametrize("line", ["annul vote : start again", "adjourn"])
def test_a_vote_that_ends_otherwise_needs_no_reminder(box: Box, line: str) -> None:
    damage(box, ASIDE, COPY)
    resumed(box)
    assert "ok " in box.type(line)
    assert not (box.folder / LOST).exists()


def test_complete_is_understood_where_nothing_was_lost(box: Box) -> None:
    assert "ok " in box.type("close vote complete")


def test_lost_twice_is_added_up(box: Box) -> None:
    damage(box, ASIDE, COPY)
    resumed(box)
    box.type("ballot for x2")
    damage(box, ASIDE, COPY)
    resumed(box)
    assert "9 ballots that had been entered were lost" in resumed(box)


def test_old_files_are_not_entered_a_second_time(box: Box) -> None:
    old = {name: (box.folder / name).read_bytes() for name in FILES}
    box.type("ballot for x10", "ballot against x12", "ballot for x10")
    assert sum(sum(batch.values()) for batch in box.batches) == 29
    for name, data in old.items():
        (box.folder / name).write_bytes(data)
    said = resumed(box)
    assert "older than the record" in said
    assert sum(box.tally.values()) == 29
    assert "it is not known how many" in said
    assert "Are all ballots in now?" in box.type("close vote")


def test_the_files_of_another_meeting_are_not_entered(box: Box, tmp_path: Path) -> None:
    other = Box(tmp_path / "other")
    other.clock.advance(60)
    other.session.close()
    later = other.folder / "journal.jsonl"
    assert later.exists()
    stranger = Stranger(tmp_path / "stranger")
    stranger.type("ballot for x2")
    for name in FILES:
        shutil.copy(box.folder / name, stranger.folder / name)
    assert "of another meeting" in resumed(stranger)
    assert stranger.session.meeting.votes[-1].entries.get(1, {}) == {}
    stranger.session.close()


class Stranger(Box):
    """A meeting that began at another time."""

    def __init__(self, folder: Path) -> None:
        import datetime as dt

        import tests.test_secret_papers as base

        start = base.START
        base.START = start + dt.timedelta(days=1)
        try:
            super().__init__(folder)
        finally:
            base.START = start


def test_a_copy_of_the_folder_has_its_ballots(box: Box, tmp_path: Path) -> None:
    stopped(box)
    shutil.copytree(box.folder, tmp_path / "copy")
    box.folder = tmp_path / "copy"
    assert resumed(box) == ""
    assert is_whole(box)


def test_a_record_that_was_cut_is_said(box: Box) -> None:
    stopped(box)
    journal = box.folder / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:-1]))
    assert "the record has been cut" in resumed(box)


def test_ballots_that_the_vote_refuses_are_said(box: Box) -> None:
    stopped(box)
    damage(box, COPY, SEAL, data=None)
    (box.folder / ASIDE).write_bytes(b'{"papers":{"votes":{"for":900}},"rest":{}}')
    said = resumed(box)
    assert "900 ballots that had been entered were lost" in said
    assert "60" in said


def test_ballots_of_a_vote_that_is_not_open_are_said(box: Box) -> None:
    old = {name: (box.folder / name).read_bytes() for name in FILES}
    box.type("close vote")
    for name, data in old.items():
        (box.folder / name).write_bytes(data)
    assert "older than the record" in resumed(box)
    assert not (box.folder / ASIDE).exists()


def test_a_folder_in_the_place_of_the_file_stops_nothing(box: Box) -> None:
    stopped(box)
    for name in (ASIDE, COPY):
        (box.folder / name).unlink()
        (box.folder / name).mkdir()
    assert "7 ballots that had been entered were lost" in resumed(box)
    box.type("ballot for x2")
    assert resumed(box).startswith("  7 ballots")
    assert box.tally == {"for": 2}


def test_a_file_of_an_earlier_version_is_taken_up(box: Box) -> None:
    damage(box, COPY, SEAL, data=None)
    assert resumed(box) == ""
    assert is_whole(box)


@pytest.mark.parametrize("stop", range(1, 30))
def test_a_kill_between_any_two_writes_loses_nothing_and_doubles_nothing(
    tmp_path: Path, stop: int
) -> None:
    """Eleven more ballots make a batch: the files and the journal are written several times."""
    box = Box(tmp_path / "m")
    box.type("ballot for x9")
    journal, left = box.session.journal, stop
    writes, appends = journal.keep_beside, journal.append

    def counted() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt

    def keep(name: str, data: bytes) -> None:
        counted()
        writes(name, data)

    def append(lines: object) -> None:
        counted()
        appends(lines)  # type: ignore[arg-type]

    journal.keep_beside = keep  # type: ignore[method-assign]
    journal.append = append  # type: ignore[method-assign]
    acknowledged = 9
    try:
        for _ in range(14):
            box.session.enter(c.EnterBallots(papers={"for": 1}))
            acknowledged += 1
    except KeyboardInterrupt:
        pass
    assert resumed(box) == ""
    assert box.tally["for"] in {acknowledged, acknowledged + 1}


def test_nothing_beside_the_journal_tells_an_order_or_a_time(tmp_path: Path) -> None:
    found = set()
    for order in (("for", "against", "for"), ("against", "for", "for")):
        box = Box(_made(tmp_path, order))
        box.type(*(f"ballot {word}" for word in order))
        found.add(tuple((box.folder / name).read_bytes() for name in FILES))
        box.session.close()
    assert len(found) == 1
    (files,) = found
    seal = json.loads(files[2].rpartition(b" ")[0])
    assert set(seal) == {"meeting", "of", "after", "ballots", "batch", "rest", "sha256"}
    assert re.search(rb'"votes":\{"against":1,"for":2\}', files[1])


def _made(folder: Path, order: tuple[str, ...]) -> Path:
    made = folder / "-".join(order)
    made.mkdir()
    return made / "m"


def test_it_is_said_in_vietnamese_too(box: Box) -> None:
    import io

    damage(box, ASIDE, COPY)
    box.killed()
    out = io.StringIO()
    run(box.session, [], out, Words("vi"), clock=box.clock)
    assert "7 phiếu" in out.getvalue()
