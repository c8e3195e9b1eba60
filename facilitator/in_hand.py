"""Papers of a secret ballot that are typed and not yet in the record.

A record that had every paper as it was typed would tell its order and time (spec 5). Papers are
therefore written down in batches of at least `BATCH`, each sorted; which of them came first is then
unknown. What is in hand meanwhile survives a crash beside the journal, sorted too, in a file that
goes away with the batch; it is never a part of the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from facilitator.meeting import commands as c
from facilitator.meeting.elections.papers import Written
from facilitator.meeting.events import BallotsEntered, PapersEntered, Recorded

BATCH = 10
"""So many papers at least are written down together, unless there are no more."""

Entering = c.EnterBallots | c.EnterPapers
"""Commands that put papers in: of a vote, and of an election."""

Lots = tuple[tuple[Entering, int | None], ...]
"""What was typed, one line each, with the act of the record that it came after."""

TakingOut = c.TakeOutBallots | c.TakeOutPapers
"""Commands that take papers out again."""

NEEDS_ALL: frozenset[type] = frozenset(
    {
        c.CloseVote, c.CloseElection, c.AnnulVote, c.AnnulElection, c.Adjourn, c.ReopenBase,
        c.StateCount, c.StateTotals, c.TakeOutBallots, c.TakeOutPapers, c.ChooseBallotEntry,
        c.ChooseEntry, c.DropSecondBallots, c.DropSecondEntry, c.JudgeByEye, c.DrawLot,
        c.DrawLotByHand,
    }
)  # fmt: skip
"""Commands before which everything in hand is written down."""


class _Papers(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    votes: dict[str, int] = {}
    election: list[tuple[Written, int]] = []
    best: tuple[str, ...] = ()


class _Kept(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The file of what is in hand."""

    papers: _Papers
    batch: int = 0
    """Number of the event that writes some of them down; if it is in the record, `rest` is left."""
    rest: _Papers = msgspec.field(default_factory=_Papers)


class InHand:
    """The papers in hand, the newest last; it forgets their order when it gives them away.

    It keeps back at least a batch, so that the last one written down is no small one, and so that a
    slip of the finger can be taken back paper by paper.
    """

    def __init__(self) -> None:
        self.lots: Lots = ()

    def __len__(self) -> int:
        return len(self.lots)

    def __bool__(self) -> bool:
        return bool(self.lots)

    @property
    def all(self) -> Entering | None:
        """Everything in hand as one command; None when there is nothing."""
        return _merged([lot for lot, _ in self.lots])

    @property
    def newest(self) -> int | None:
        """The act of the record that the last of them came after."""
        return self.lots[-1][1] if self.lots else None

    def are_others(self, papers: Entering | TakingOut) -> bool:
        """Tell whether what is in hand are papers of a vote, and these of an election, or so."""
        of_a_vote = c.EnterBallots | c.TakeOutBallots
        return bool(self.lots) and (
            isinstance(self.lots[0][0], of_a_vote) != isinstance(papers, of_a_vote)
        )

    def put(self, papers: Entering, after: int | None) -> None:
        """Take papers in hand that come after an act of the record."""
        self.lots = (*self.lots, (papers, after))

    def take_back(self) -> Entering:
        """Give up what was typed last."""
        papers, _ = self.lots[-1]
        self.lots = self.lots[:-1]
        return papers

    def remove(self, papers: TakingOut) -> bool:
        """Take papers away again if all of them are in hand; tell whether they were."""
        wanted = _counter(papers)
        left = Counter(wanted)
        lots: list[tuple[Entering, int | None]] = []
        for lot, act in reversed(self.lots):
            kept = _counter(lot)
            taken = kept & left
            left -= taken
            kept -= taken
            if kept:
                lots.append((_command(kept, lot), act))
        if left or not wanted:
            return False
        self.lots = tuple(reversed(lots))
        return True

    def due(self) -> int:
        """Return how many of the oldest lots may be written down now; 0 while they are too few."""
        sizes = [_size(lot) for lot, _ in self.lots]
        take, taken = 0, 0
        for place, size in enumerate(sizes, start=1):
            taken += size
            if sum(sizes) - taken < BATCH:
                break
            if taken >= BATCH:
                take = place
        return take

    def oldest(self, lots: int) -> Entering | None:
        """Return the oldest lots as one command."""
        return _merged([lot for lot, _ in self.lots[:lots]])

    def drop(self, lots: int, act: int | None) -> None:
        """Forget the oldest lots, which are an act of the record now; the rest comes after it."""
        self.lots = tuple((lot, act) for lot, _ in self.lots[lots:])

    def as_bytes(self, lots: int = 0, batch: int = 0) -> bytes:
        """Return what is in hand for the file beside the journal; empty for nothing.

        With `lots` the oldest so many are about to be written down as the event `batch`: whoever
        finds the file after a crash looks whether they are.
        """
        if not self.lots:
            return b""
        rest = _merged([lot for lot, _ in self.lots[lots:]]) if lots else None
        return msgspec.json.encode(
            _Kept(papers=_as_papers(self.all), batch=batch, rest=_as_papers(rest))
        )


def read_in_hand(data: bytes, recorded: Sequence[Recorded]) -> Entering | None:
    """Return what a file beside the journal holds; None when there is nothing left of it."""
    try:
        kept = msgspec.json.decode(data, type=_Kept)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    papers = kept.rest if entered_by(kept.batch, recorded) else kept.papers
    if papers.election:
        return c.EnterPapers(papers=tuple(papers.election), best=papers.best)
    return c.EnterBallots(papers=papers.votes) if papers.votes else None


def entered_by(batch: int, recorded: Sequence[Recorded]) -> bool:
    """Return whether the event of this number is in the record, and entered papers."""
    return 0 < batch <= len(recorded) and isinstance(
        recorded[batch - 1].event, BallotsEntered | PapersEntered
    )


def size_of(papers: Entering | None) -> int:
    """Return how many papers a command enters."""
    return _size(papers) if papers is not None else 0


def _as_papers(lot: Entering | None) -> _Papers:
    match lot:
        case c.EnterBallots(papers=papers):
            return _Papers(votes=papers)
        case c.EnterPapers(papers=written, best=best):
            return _Papers(election=list(written), best=best)
        case _:
            return _Papers()


def _size(lot: Entering) -> int:
    return _counter(lot).total()


def _counter(lot: Entering | TakingOut) -> Counter[Any]:
    """Return how many of each paper a command has: words of a vote, writing of an election."""
    papers: Counter[Any] = Counter()
    pairs = lot.papers.items() if isinstance(lot.papers, dict) else lot.papers
    for paper, number in pairs:
        papers[paper] += number
    return papers


def _command(papers: Counter[Any], like: Entering) -> Entering:
    """Return papers as a command, in an order that tells nothing of theirs."""
    in_order = sorted(papers.items(), key=lambda pair: msgspec.json.encode(pair[0]))
    if isinstance(like, c.EnterBallots):
        return c.EnterBallots(papers=dict(in_order))
    return c.EnterPapers(papers=tuple(in_order), best=like.best)


def _merged(lots: list[Entering]) -> Entering | None:
    """Return several lots as one."""
    if not lots:
        return None
    best = dict.fromkeys(b for lot in lots if isinstance(lot, c.EnterPapers) for b in lot.best)
    like = lots[0]
    if isinstance(like, c.EnterPapers):
        like = c.EnterPapers(papers=(), best=tuple(best))
    return _command(sum((_counter(lot) for lot in lots), Counter()), like)
