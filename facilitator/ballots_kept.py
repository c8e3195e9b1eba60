"""What lies beside the journal of ballots in hand, and what a damage of it leaves.

    in-hand.json       the ballots
    in-hand.copy.json  a seal in the first line, then the same ballots
    in-hand.seal       the seal once more

A seal has no ballot: how many there are, of what, and the hash of the ballots. Whichever file is
damaged or missing, another one replaces it, or says at least how many ballots are lost. The seal
and the copy are written first: a kill between two writes leaves the copy whole, and it is read
first. `in-hand.lost` reminds of ballots that were lost until their vote or election is closed.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from typing import Protocol

import msgspec

from facilitator.in_hand import Entering, InHand, entered_by, read_in_hand, size_of
from facilitator.meeting import commands as c
from facilitator.meeting.ballots import read_paper
from facilitator.meeting.commands.ballots import paper_phrase
from facilitator.meeting.events import (
    BallotsEntered,
    BallotsTakenOut,
    ElectionAnnulled,
    ElectionClosed,
    MeetingPrepared,
    PapersEntered,
    PapersTakenOut,
    Recorded,
    VoteAnnulled,
    VoteClosed,
)
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method

ASIDE, COPY, SEAL, LOST = "in-hand.json", "in-hand.copy.json", "in-hand.seal", "in-hand.lost"
_AFTER_THE_HAND = (
    BallotsEntered, BallotsTakenOut, PapersEntered, PapersTakenOut,
    VoteClosed, VoteAnnulled, ElectionClosed, ElectionAnnulled,
)  # fmt: skip
"""Events before which everything in hand is written down: a file from before them is old."""


class Beside(Protocol):
    """Small files beside a journal."""

    def keep_beside(self, name: str, data: bytes) -> None:
        """Put a file in place in one step; without data, remove it."""

    def beside(self, name: str) -> bytes | None:
        """Return a file; None when it is missing, empty when it cannot be read."""

    def set_aside(self, name: str) -> str:
        """Give a damaged file another name, and return it."""


class Seal(msgspec.Struct, forbid_unknown_fields=True):
    """What is known of ballots in hand without them."""

    meeting: str
    of: str
    """`vote 3` or `election 2`."""
    after: int
    """Events in the record when they were kept."""
    ballots: int
    batch: int
    """Number of the event that writes some of them down; if it is in the record, `rest` is left."""
    rest: int
    sha256: str

    def left(self, recorded: Sequence[Recorded]) -> int:
        """Return how many ballots are not in the record."""
        return self.rest if entered_by(self.batch, recorded) else self.ballots


class LostBallots(msgspec.Struct, forbid_unknown_fields=True):
    """Ballots that had been entered and are neither in hand nor in the record."""

    of: str
    """`vote 3` or `election 2`; empty when none is open that they can be of."""
    ballots: int
    """How many; 0 when that is not known."""


class Found(msgspec.Struct):
    """What was found beside the journal."""

    papers: Entering | None = None
    damaged: tuple[str, ...] = ()
    """Files that are damaged or missing although the ballots are whole."""
    readable: dict[str, int] = {}
    """Of a vote: what can still be read in a damaged file, and nothing vouches for."""
    reason: Phrase | None = None
    """Why the ballots cannot be taken in hand; None when they can, or there are none."""
    ballots: int = 0
    """How many they are; 0 when that is not known."""
    of: str = ""


def keep(
    beside: Beside, papers: InHand, meeting: Meeting, recorded: Sequence[Recorded], lots: int = 0
) -> bytes:
    """Keep a sealed copy of the papers in hand, and return the bytes for the file itself.

    With `lots` the oldest of them are about to be written down as the next event.
    """
    batch = len(recorded) + 1 if lots else 0
    data = papers.as_bytes(lots, batch)
    if not data:
        beside.keep_beside(SEAL, b"")
        beside.keep_beside(COPY, b"")
        return data
    seal = Seal(
        meeting=_id(recorded),
        of=_of(papers.all, meeting),
        after=len(recorded),
        ballots=size_of(papers.all),
        batch=batch,
        rest=size_of(papers.all) - size_of(papers.oldest(lots)),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    line = _written(seal)
    try:
        beside.keep_beside(SEAL, line)
        beside.keep_beside(COPY, line + b"\n" + data)
    except BaseException:
        forget_copy(beside)
        raise
    return data


def forget_copy(beside: Beside) -> None:
    """Remove a copy that is newer than the file, which could not be written."""
    beside.keep_beside(COPY, b"")
    beside.keep_beside(SEAL, b"")


def find(beside: Beside, meeting: Meeting, recorded: Sequence[Recorded]) -> Found:
    """Return the ballots in hand when the program stopped, or why they cannot be had."""
    main, copy, line = (beside.beside(name) for name in (ASIDE, COPY, SEAL))
    if main is None and copy is None and line is None:
        return Found()
    head, _, body = (copy or b"").partition(b"\n")
    of_copy, apart = read_seal(head), read_seal(line or b"")
    seal = of_copy or apart
    if of_copy and _is(body, of_copy):
        bad = (ASIDE,) if main is None or not _can_be_read(main) else ()
        return _checked(body, of_copy, meeting, recorded, bad)
    if main and (sealed := next((s for s in (apart, of_copy) if s and _is(main, s)), None)):
        return _checked(main, sealed, meeting, recorded, (COPY,))
    if main and copy is None and line is None and _can_be_read(main):
        return _checked(main, None, meeting, recorded, ())
    if seal is not None and not seal.left(recorded):
        return Found()
    missing = main is None and copy is None
    return Found(
        reason=say("they are missing") if missing else say("they are damaged"),
        ballots=seal.left(recorded) if seal else 0,
        of=seal.of if seal else _open_ballots(meeting),
        readable=max((_readable(data) for data in (main, body) if data), key=_total, default={}),
    )


_FIRST_PILE = re.compile(rb'"papers":\{"votes":\{')
_PILE = re.compile(rb'"((?:[^"\\]|\\.)*)":(\d{1,9})[,}]')


def _readable(data: bytes) -> dict[str, int]:
    """Return the papers of a vote that stand in a damaged file, up to where it is damaged."""
    found: dict[str, int] = {}
    begin = _FIRST_PILE.search(data)
    at = begin.end() if begin else len(data)
    while pile := _PILE.match(data, at):
        paper = pile[1].decode("utf-8", "replace")
        if read_paper(paper) is not None:
            found[paper] = int(pile[2])
        at = pile.end()
        if data[at - 1 : at] == b"}":
            break
    return found


def _total(papers: dict[str, int]) -> int:
    return sum(papers.values())


def _checked(
    data: bytes,
    seal: Seal | None,
    meeting: Meeting,
    recorded: Sequence[Recorded],
    damaged: tuple[str, ...],
) -> Found:
    papers = read_in_hand(data, recorded)
    if papers is None:
        return Found()
    of = _of(papers, meeting)
    found = Found(papers=papers, damaged=damaged, ballots=size_of(papers), of=of)
    if seal is None:
        return found
    if seal.meeting != _id(recorded):
        found.reason = say("they are of another meeting")
    elif seal.after > len(recorded):
        found.reason = say("the record has been cut since they were kept")
    elif any(
        isinstance(line.event, _AFTER_THE_HAND) and line.seq != seal.batch
        for line in recorded[seal.after :]
    ):
        found.reason = say("they are older than the record, which may have them already")
    elif seal.of != of:
        found.reason = say("what they are of is not open any more")
    if found.reason is not None:
        # these are not the ones that were in hand: nothing is known of those
        found.papers, found.ballots = None, 0
        found.of = _open_ballots(meeting)
    return found


def told(found: Found, kept: tuple[str, ...]) -> Phrase:
    """Return what became of the ballots, with the names under which damaged files were `kept`."""
    files = ", ".join(kept) or "-"
    if found.reason is None:
        return nsay(
            "A file with the ballots in hand was damaged or missing ({file}), and its copy was "
            "whole: {count} ballot is in hand again. Kept aside: {kept}.",
            "A file with the ballots in hand was damaged or missing ({file}), and its copy was "
            "whole: {count} ballots are in hand again. Kept aside: {kept}.",
            found.ballots,
            file=", ".join(found.damaged),
            kept=files,
        )
    lost = say(
        "{what} Why: {reason}. Kept aside: {kept}.",
        what=lost_phrase(LostBallots(of=found.of, ballots=found.ballots)),
        reason=found.reason,
        kept=files,
    )
    if not found.readable:
        return lost
    piles = (
        say("{paper} {count}", paper=paper_phrase(paper), count=count)
        for paper, count in found.readable.items()
    )
    return say("{lost} Still readable, and not entered: {papers}.", lost=lost, papers=joined(piles))


def set_all_aside(beside: Beside) -> tuple[str, ...]:
    """Give every file of ballots in hand another name, and return the new names."""
    names = (ASIDE, COPY, SEAL)
    return tuple(beside.set_aside(name) for name in names if beside.beside(name) is not None)


def remember_lost(beside: Beside, lost: LostBallots | None) -> None:
    """Keep what is to be reminded of; None forgets it."""
    beside.keep_beside(LOST, msgspec.json.encode(lost) if lost else b"")


def lost_before(beside: Beside, meeting: Meeting) -> LostBallots | None:
    """Return the ballots that an earlier start found lost, if their vote or election is open."""
    data = beside.beside(LOST)
    if data is None:
        return None
    try:
        lost = msgspec.json.decode(data, type=LostBallots)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        lost = LostBallots(of=_open_ballots(meeting), ballots=0)
    return lost if lost.of and lost.of in all_open(meeting) else None


def lost_phrase(lost: LostBallots) -> Phrase:
    """Return what is missing, and what to do about it."""
    if not lost.ballots:
        return say(
            "Ballots that had been entered may be lost, and it is not known how many: compare the "
            "tally with the ballot papers, and enter what is missing."
        )
    return nsay(
        "{count} ballot that had been entered was lost: enter it again from the ballot papers.",
        "{count} ballots that had been entered were lost: enter them again from the ballot papers.",
        lost.ballots,
    )


def read_seal(line: bytes) -> Seal | None:
    """Return a seal; None when it is damaged."""
    text, _, crc = line.rpartition(b" ")
    if crc != b"%08x" % zlib.crc32(text):
        return None
    try:
        return msgspec.json.decode(text, type=Seal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _written(seal: Seal) -> bytes:
    text = msgspec.json.encode(seal)
    return b"%s %08x" % (text, zlib.crc32(text))


def _is(data: bytes, seal: Seal) -> bool:
    return hashlib.sha256(data).hexdigest() == seal.sha256


def _can_be_read(data: bytes) -> bool:
    try:
        msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def _id(recorded: Sequence[Recorded]) -> str:
    """Return what tells the record of one meeting from others; a copy of it has the same."""
    first = recorded[0]
    named = first.event.meeting if isinstance(first.event, MeetingPrepared) else ""
    return f"{named} {first.at.isoformat()}"


def all_open(meeting: Meeting) -> tuple[str, ...]:
    """Return the open vote and election that ballots can be of: `vote 3`, `election 2`."""
    vote, election = meeting.open_vote, meeting.open_election
    return (
        *((f"vote {vote.number}",) if vote and vote.method is Method.BALLOT else ()),
        *((f"election {election.number}",) if election else ()),
    )


def _open_ballots(meeting: Meeting) -> str:
    return next(iter(all_open(meeting)), "")


def _of(papers: Entering | None, meeting: Meeting) -> str:
    kind = "vote" if isinstance(papers, c.EnterBallots) else "election"
    return next((each for each in all_open(meeting) if each.startswith(kind)), "")
