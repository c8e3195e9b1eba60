"""What a session does with ballots that are typed and not yet in the record."""

from __future__ import annotations

import contextlib
from typing import Protocol

from facilitator.ballots_kept import (
    Beside,
    LostBallots,
    all_open,
    find,
    forget_copy,
    keep,
    lost_before,
    lost_phrase,
    remember_lost,
    set_all_aside,
)
from facilitator.ballots_kept import told as told_of
from facilitator.in_hand import NEEDS_ALL, Entering, InHand, Lots, TakingOut
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import CloseElection, CloseVote, Command, Redo, Undo
from facilitator.meeting.decide import decide
from facilitator.meeting.events import Event, Recorded
from facilitator.meeting.evolve import evolve
from facilitator.meeting.phrase import NeedsConfirmation, Phrase, Refused, joined, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.timeline import Timeline


class Journal(Beside, Protocol):
    """Where the record and the ballots in hand are kept."""

    def keep_aside(self, data: bytes) -> None:
        """Keep the ballots in hand in the place of those that were kept before."""


class Session(Protocol):
    """What ballots in hand need of a live meeting; see `facilitator.session.Session`."""

    timeline: Timeline

    @property
    def journal(self) -> Journal:
        """Where it is kept."""

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands, with the ballots in hand."""

    def now(self) -> Instant:
        """Return the time of the meeting."""

    def do(self, command: Command) -> tuple[Recorded, ...]:
        """Carry out a command and return its events."""

    def refusal(self, command: Command) -> Refused | None:
        """Return why a command would be refused now."""

    def record(
        self, events: tuple[Event, ...], at: Instant, *, tells: bool = True
    ) -> tuple[Recorded, ...]:
        """Write down what was decided, as one act."""

    def told(self, lines: tuple[Recorded, ...]) -> Phrase:
        """Return what the events of an act were."""

    def call(self, lines: tuple[Recorded, ...] = ()) -> None:
        """Tell the listeners."""


class Hand:
    """What a session does with papers in hand: keeps, shows and writes them down."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._papers = InHand()
        self._given_up: Lots = ()
        self._seen: tuple[Meeting, Meeting] | None = None
        """A meeting, and the same with the papers entered."""
        self._typed_at = 0
        """Events there were when papers were typed last."""
        self.lost: LostBallots | None = None
        """Ballots that had been entered and are lost, of the open vote or election."""
        self.notices: tuple[Phrase, ...] = ()
        """What is to be told of the files of the ballots when the meeting goes on."""

    def take_up(self) -> None:
        """Take in hand again what was there when the program stopped, if it still fits.

        What was damaged or does not fit is kept under another name, and told in `notices`.
        """
        session, timeline = self._session, self._session.timeline
        if not timeline.recorded:
            return
        meeting, journal = timeline.meeting, session.journal
        found = find(journal, meeting, timeline.recorded)
        if found.papers is not None:
            try:
                decide(meeting, found.papers, session.now())
            except Refused as refused:
                found.reason = refused.reason
        if found.reason is not None:
            self.notices = (told_of(found, set_all_aside(journal)),)
            self._remember(LostBallots(of=found.of, ballots=found.ballots))
        elif (lost := lost_before(journal, meeting)) is not None:
            self.lost = lost
            self.notices = (lost_phrase(lost),)
        if found.reason is None and found.papers is not None:
            self._papers.put(found.papers, timeline.to_undo)
            self._typed_at = len(timeline.recorded)
            if found.damaged:
                damaged = [name for name in found.damaged if journal.beside(name) is not None]
                kept = tuple(journal.set_aside(name) for name in damaged)
                self.notices = (*self.notices, told_of(found, kept))
            self._keep(self._papers.lots)

    def notices_once(self) -> tuple[Phrase, ...]:
        """Return what is to be told of the files of the ballots; nothing the second time."""
        notices, self.notices = self.notices, ()
        return notices

    def _remember(self, lost: LostBallots) -> None:
        """Add ballots to those that are lost, until their vote or election is closed."""
        session = self._session
        if lost.of not in all_open(session.timeline.meeting):
            return
        before = lost_before(session.journal, session.timeline.meeting)
        if before is not None and before.of == lost.of:
            known = before.ballots and lost.ballots
            lost = LostBallots(of=lost.of, ballots=before.ballots + lost.ballots if known else 0)
        self.lost = lost
        remember_lost(session.journal, lost)

    def check_lost(self, command: Command) -> None:
        """Ask, before a vote or election is closed that lost ballots, whether all are in again.

        Raises:
            NeedsConfirmation: when it is not confirmed.
        """
        meeting = self._session.timeline.meeting
        if self.lost is None or getattr(command, "confirmed", True):
            return
        kind = {CloseVote: "vote", CloseElection: "election"}.get(type(command))
        if kind and self.lost.of.startswith(kind) and self.lost.of in all_open(meeting):
            raise NeedsConfirmation(
                say("Are all ballots in now? {lost}", lost=lost_phrase(self.lost))
            )

    def forget_lost(self) -> None:
        """Forget lost ballots whose vote or election is closed."""
        if self.lost and self.lost.of not in all_open(self._session.timeline.meeting):
            self.lost = None
            remember_lost(self._session.journal, None)

    @property
    def came_since(self) -> bool:
        """Papers were typed after the record's last event: as any act, they end what redo had.

        Otherwise redo could restore what they cannot stand beside, a smaller base for instance.
        """
        return bool(self._papers) and self._typed_at == len(self._session.timeline.recorded)

    def entered(self, meeting: Meeting) -> Meeting:
        """Return the meeting as the record has it, with the papers entered."""
        papers = self._papers.all
        if papers is None:
            return meeting
        if self._seen is None or self._seen[0] is not meeting:
            now, after = self._session.now(), meeting
            for event in decide(meeting, papers, now):
                after = evolve(after, event, now)
            self._seen = (meeting, after)
        return self._seen[1]

    def enter(self, papers: Entering | TakingOut) -> Phrase:
        """See `Session.enter`."""
        session = self._session
        before, now = session.meeting, session.now()
        events = decide(before, papers, now)
        if self._papers.are_others(papers):
            self._write_down(len(self._papers))
        held = self._papers.lots
        if isinstance(papers, TakingOut) and not self._papers.remove(papers):
            return session.told(session.do(papers))
        told = joined(said for event in events if (said := event.told(before, now)) is not None)
        if isinstance(papers, Entering):
            self._papers.put(papers, session.timeline.to_undo)
        self._keep(held)
        self._given_up = ()
        self._write_down(self._papers.due())
        self._typed_at = len(session.timeline.recorded)
        session.call()
        return told

    def answers(self, command: Undo | Redo) -> bool:
        """Tell whether undo would give up papers in hand, or redo take them in hand again."""
        last = self._session.timeline.to_undo
        if isinstance(command, Undo):
            return bool(self._papers) and self._papers.newest == last
        return bool(self._given_up) and self._given_up[-1][1] == last

    def take_back(self, command: Undo | Redo) -> Phrase:
        """Give up the papers typed last, or take them in hand again; return it in one phrase."""
        held = self._papers.lots
        if isinstance(command, Undo):
            act = self._papers.newest
            self._given_up = (*self._given_up, (self._papers.take_back(), act))
            told = say("the last papers typed are taken back")
        else:
            self._papers.put(*self._given_up[-1])
            self._given_up = self._given_up[:-1]
            told = say("the papers taken back are there again")
        self._keep(held)
        self._session.call()
        return told

    def settle(self, command: Command) -> None:
        """Write all papers down, when they are wanted there before a command is carried out."""
        if not isinstance(command, Undo | Redo):
            self._given_up = ()
        if self._papers and type(command) in NEEDS_ALL and self._session.refusal(command) is None:
            self._write_down(len(self._papers))

    def _keep(self, before: Lots) -> None:
        """Keep the papers on disk, or have in hand again what was there before."""
        self._seen = None
        try:
            self._keep_files()
        except BaseException:
            self._papers.lots = before
            raise

    def _keep_files(self, lots: int = 0) -> None:
        """Keep the papers; the oldest `lots` of them are about to be recorded."""
        journal, timeline = self._session.journal, self._session.timeline
        data = keep(journal, self._papers, timeline.meeting, timeline.recorded, lots)
        try:
            journal.keep_aside(data)
        except BaseException:
            with contextlib.suppress(OSError):
                forget_copy(journal)
            raise

    def _write_down(self, lots: int) -> None:
        papers = self._papers.oldest(lots)
        if papers is None:
            return
        session = self._session
        now, timeline = session.now(), session.timeline
        events = decide(timeline.meeting, papers, now)
        # a crash between the two files must neither lose papers nor enter them twice
        self._keep_files(lots)
        # nobody may look at the meeting while the same papers are both written down and in hand
        lines = session.record(events, now, tells=False)
        self._papers.drop(lots, timeline.to_undo)
        try:
            self._keep(self._papers.lots)
        finally:
            session.call(lines)
