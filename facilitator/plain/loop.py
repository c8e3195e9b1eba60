"""Reading commands, one a line, and answering each with one line that says what became of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import TextIO

from facilitator.clock import HandClock, SystemClock
from facilitator.in_hand import Entering, TakingOut
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.procedures import to_adjourn
from facilitator.meeting.elections.script import turning_point
from facilitator.meeting.gate import unfinished
from facilitator.meeting.phrase import NeedsConfirmation, Phrase, Refused, joined, say
from facilitator.meeting.script import script
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.text import clean, clean_lines
from facilitator.plain.alerts import Alerts
from facilitator.plain.grammar import check_letters, read_line
from facilitator.plain.lost import LOST_ACTS, on_resuming, on_waking
from facilitator.plain.narration import narrate
from facilitator.plain.queries import Desk
from facilitator.plain.reading import LEAVING, Question, read, usage
from facilitator.plain.room import Room
from facilitator.plain.times import read_time
from facilitator.session import Session
from facilitator.typed.line import Misunderstood, Text
from facilitator.words import Words

UNDERSTOOD, NOT_UNDERSTOOD, REFUSED = 0, 2, 3
"""Exit statuses; a line that was not understood outweighs a refusal."""


class Conversation:
    """A meeting held by lines: each read, carried out and answered before the next."""

    def __init__(
        self,
        session: Session,
        out: TextIO,
        words: Words,
        *,
        clock: HandClock | SystemClock,
    ) -> None:
        self._session = session
        self._out = out
        self._words = words
        self._clock = clock
        self._alerts = Alerts()
        self._number = 0
        self.status = UNDERSTOOD
        self.is_over = False
        """Somebody wants to leave."""

    def hear(self, line: str) -> None:
        """Carry out one line and answer it; blank lines and comments are not answered.

        Raises:
            BrokenPipeError: when nobody listens any more.
        """
        self._number += 1
        try:
            check_letters(line)
            time, text = read_line(line)
            self._hear(time, text)
        except Misunderstood as misunderstood:
            self.status = NOT_UNDERSTOOD
            reason = misunderstood.reason or say("not understood")
            self._answer(f"error: line {self._number}: {self._words(reason)}")
        except NeedsConfirmation as asked:
            # of what line mode asks at all: ballots that were lost
            told = say(
                "{question} When they are, write it with the word complete.", question=asked.reason
            )
            self._refuse(self._words(told))
        except Refused as refused:
            self._refuse(self._words(refused.reason))
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            what = error.strerror or type(error).__name__
            self._refuse(
                self._words(
                    say(
                        "This could not be written to disk ({error}), and was not done. Make "
                        "room, and try again.",
                        error=what,
                    )
                )
            )

    def _hear(self, time: str | None, line: Text) -> None:
        now = self._instant(time)
        if line.is_empty:
            self._move_clock(time, now)
            return
        if line.value.casefold() in LEAVING:
            self._move_clock(time, now)
            self.is_over = True
            self._answer("ok " + self._words(say("the meeting stays as it is; resume it any time")))
            return
        verb, rest = line.head()
        if verb in LOST_ACTS:
            self._keep_time(verb, line, rest)
            return
        room = Room(self._session.meeting, now)
        try:
            wanted = read(room, line)
            if isinstance(wanted, Question):
                self._print(wanted, now)
        except Misunderstood as misunderstood:
            if misunderstood.reason is None:
                raise usage(line) from misunderstood
            raise
        except Refused:
            self._move_clock(time, now)
            raise
        self._move_clock(time, now)
        if not isinstance(wanted, Question):
            self._do(wanted)
            self.mention(room.remarks)

    def _keep_time(self, verb: str, line: Text, rest: Text) -> None:
        try:
            told = LOST_ACTS[verb](self._session, self._clock, rest)
        except Misunderstood as misunderstood:
            raise (misunderstood if misunderstood.reason else usage(line)) from misunderstood
        self._answer("ok " + self._words(told))

    def mention(self, sentences: Iterable[Phrase]) -> None:
        """Say what is no answer to a line."""
        for sentence in sentences:
            self._write("  " + clean(self._words(sentence)))

    def _instant(self, time: str | None) -> Instant:
        now = self._session.now()
        if time is None:
            return now
        if isinstance(self._clock, SystemClock):
            raise Misunderstood(
                say(
                    "this meeting runs by the real clock; times in brackets are for scripts, "
                    "where the first command has one too"
                )
            )
        return read_time(time, now, self._session.meeting.zone)

    def _move_clock(self, time: str | None, now: Instant) -> None:
        if time is not None and isinstance(self._clock, HandClock):
            self._clock.set(now)

    def _print(self, question: Question, now: Instant) -> None:
        desk = Desk(self._session.timeline, self._session.meeting, self._words, now)
        printed = question.query(desk, question.about)
        self._answer(f"ok {printed.head}", printed.lines)

    def _do(self, commands: list[c.Command]) -> None:
        session = self._session
        if len(commands) > 1:
            # all of a line or nothing of it
            rehearsal = Room(session.meeting, session.now())
            for command in commands:
                rehearsal.rehearse(command)
        if isinstance(commands[-1], Entering | TakingOut):
            self._answer("ok " + self._words(session.enter(commands[-1])))
            return
        if isinstance(commands[-1], c.Undo | c.Redo) and session.hand.answers(commands[-1]):
            self._answer("ok " + self._words(session.hand.take_back(commands[-1])))
            return
        session.hand.settle(commands[-1])
        before, done = session.timeline.meeting, len(session.timeline.recorded)
        gate: tuple[Phrase, ...] = ()
        if isinstance(commands[-1], c.Adjourn) and session.refusal(commands[-1]) is None:
            gate = unfinished(session.meeting, session.now())
        for command in commands:
            session.do(command)
        for sentence in gate:
            self._write("  " + clean(self._words(say("unfinished: {what}", what=sentence))))
        told = joined(
            [
                narrate(before, session.timeline, done),
                *self._about_the_end(before),
                *self._aloud(before),
            ]
        )
        alerts = self._alerts.due(session.meeting, session.now())
        self._answer("ok " + self._words(joined([told, *alerts])))

    def _about_the_end(self, before: Meeting) -> list[Phrase]:
        """Say how the meeting is closed once it is decided to adjourn, and what can follow that."""
        meeting = self._session.meeting
        if to_adjourn(before, meeting):
            return [say("the meeting is closed with: adjourn")]
        if meeting.phase is Phase.CLOSED and not isinstance(self._clock, HandClock):
            return [say("undo takes the close back; quit leaves")]
        return []

    def _aloud(self, before: Meeting) -> list[Phrase]:
        """Return what the chair says of a question just put, an election opened or decided.

        In the meeting's language, whatever the chair's is.
        """
        meeting = self._session.meeting
        is_put = meeting.open_vote and before.open_vote is None
        is_asked = meeting.consent and before.consent is None
        if is_put or is_asked:
            sentences = script(meeting)
        elif before.elections != meeting.elections:
            sentences = tuple(turning_point(before.elections, meeting.elections))
        else:
            return []
        if not sentences:
            return []
        words = Words(meeting.agenda.language)
        return [say("say: {sentences}", sentences=" ".join(words(s) for s in sentences))]

    def _refuse(self, reason: str) -> None:
        if self.status == UNDERSTOOD:
            self.status = REFUSED
        self._answer(f"refused: {reason}")

    def _answer(self, line: str, below: Iterable[str] = ()) -> None:
        whole = [clean(line), *("  " + part for text in below for part in _lines(text))]
        self._write("\n".join(whole))

    def _write(self, text: str) -> None:
        try:
            self._out.write(text + "\n")
        except UnicodeEncodeError as error:
            # a terminal that cannot show every letter still gets an answer
            self._out.write(text.encode(error.encoding, "replace").decode(error.encoding) + "\n")
        self._out.flush()


def _lines(text: str) -> list[str]:
    return clean_lines(text).splitlines() or [""]


def run(
    session: Session,
    lines: Iterable[str] | TextIO,
    out: TextIO,
    words: Words,
    *,
    clock: HandClock | SystemClock,
    strict: bool = False,
) -> int:
    """Hold a meeting by lines of text until they end, and return the exit status.

    Args:
        session: The meeting, prepared or resumed.
        lines: The commands. A terminal is asked for each with a prompt.
        out: Where the answers go, flushed one by one.
        words: The chair's language.
        clock: The session's clock. One moved by hand is a script's: it obeys the times in
            brackets, and lines after the adjournment are answered too.
        strict: Stop at the first line that is refused or not understood.

    Returns:
        0; 3 when anything was refused; 2 when a line was not understood.
    """
    talk = Conversation(session, out, words, clock=clock)
    with contextlib.suppress(BrokenPipeError):
        talk.mention(session.hand.notices_once())
        talk.mention(on_resuming(session))
        for line in _prompted(lines, out):
            talk.mention(on_waking(session))
            talk.hear(line)
            if talk.is_over or (strict and talk.status != UNDERSTOOD):
                break
    return talk.status


def _prompted(lines: Iterable[str], out: TextIO) -> Iterator[str]:
    if not (_is_terminal(lines) and _is_terminal(out)):
        yield from lines
        return
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - gives `input` its line editing

    while True:
        try:
            yield input("> ")
        except EOFError:
            out.write("\n")
            return
        except KeyboardInterrupt:
            out.write("\n")


def _is_terminal(stream: Iterable[str] | TextIO) -> bool:
    asks = getattr(stream, "isatty", None)
    return asks is not None and bool(asks())
