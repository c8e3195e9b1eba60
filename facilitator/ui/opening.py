"""From the name of a dialog to the dialog, and what the screen does besides acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from facilitator.chance import fresh_seed
from facilitator.lost_time import notice_sleep
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import Command
from facilitator.meeting.commands.procedures import to_adjourn, to_divide, to_vote
from facilitator.meeting.gate import unfinished
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.ui.actions import Ask
from facilitator.ui.desk import not_written
from facilitator.ui.views.tones import Tone

if TYPE_CHECKING:
    from facilitator.lost_time import Lost
    from facilitator.ui.desk import Desk
    from facilitator.ui.dialogs.lost import Choice
    from facilitator.ui.screens.meeting import MeetingScreen


def _itself(answer: object) -> object:
    return answer


Maker = Callable[["Opening", Any], Screen[Any]]


def load_dialogs() -> None:
    """Import the dialogs and the palette ahead of the first key that wants one."""
    from facilitator.ui import dialogs, palette

    del dialogs, palette


class Opening:
    """Opens one dialog at a time; what it answers goes to the desk."""

    def __init__(self, screen: MeetingScreen, desk: Desk) -> None:
        self.screen: MeetingScreen = screen
        self.desk: Desk = desk
        self._seen = desk.session.meeting
        self._next: str | None = None

    @property
    def is_free(self) -> bool:
        """No dialog stands before the meeting, and none is about to."""
        return self.screen.app.screen is self.screen

    def follow(self) -> None:
        """See whether the last act decided to adjourn, or to vote without more debate."""
        before, meeting = self._seen, self.desk.session.meeting
        self._seen = meeting
        self._next = None
        if to_adjourn(before, meeting):
            self._next = "adjourn"
        elif to_divide(before, meeting):
            self._next = "divide"
        elif to_vote(before, meeting):
            self._next = "vote"

    def wake(self) -> None:
        """Ask about the time in which the computer has just slept, if it has."""
        session = self.desk.session
        if (slept := notice_sleep(session)) is not None:
            session.to_ask = slept
            self.go_on()

    def begin(self) -> None:
        """Tell what became of ballots in hand, and go on."""
        for notice in self.desk.session.hand.notices_once():
            self.screen.alarm(notice)
        self.go_on()

    def go_on(self) -> None:
        """Open, once and when nothing else is open, what is to be asked or was decided on."""
        session = self.desk.session
        if session.to_ask is not None and self.is_free:
            lost, session.to_ask = session.to_ask, None
            self._ask_about(lost)
            return
        if self._next is not None and self.is_free:
            name, self._next = self._next, None
            self.dialog(name)

    def dialog(self, name: str) -> None:
        """Open a dialog by its name in the table."""
        from facilitator.ui import dialogs

        if self.is_free:
            self._show(DIALOGS[name](self, dialogs), MEANINGS.get(name, _itself))

    def _ask_about(self, lost: Lost) -> None:
        """Ask how lost time counts; to go back is the answer that line mode takes."""
        from facilitator.ui.dialogs.lost import LostTimeDialog, take

        session = self.desk.session

        def answered(answer: Instant | Choice | None) -> None:
            try:
                take(session, lost, answer)
            except Refused as refused:
                self.screen.tell(refused.reason, Tone.LATE)
            except OSError as error:
                self.screen.alarm(not_written(error))
            self.screen.refresh_all()

        dialog = LostTimeDialog(session, lost, self.screen.words)
        self.screen.app.push_screen(dialog, answered)

    def _show(self, dialog: Screen[Any], meaning: Callable[[Any], object]) -> None:
        from facilitator.ui import dialogs

        def answered(answer: object) -> None:
            if isinstance(answer, dialogs.Then):
                self._show(answer.dialog, _itself)
            elif answer is not None:
                self.desk.answered(meaning(answer))

        if isinstance(dialog, dialogs.Sheet):
            dialog.asking(self.desk.session.refusal)
        self.screen.app.push_screen(dialog, answered)

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.desk.session.meeting

    def view(self) -> Meeting:
        """Return the meeting as it stands, for dialogs that stay open."""
        return self.desk.session.meeting

    def now(self) -> Instant:
        """Return the time of the meeting."""
        return self.desk.session.now()

    def confirm(self, question: Phrase, then: Callable[[], None]) -> None:
        """Ask really?, and go on when the answer is yes."""
        from facilitator.ui.dialogs import ConfirmDialog

        def answered(sure: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
            if sure:
                then()
            else:
                self.screen.tell(say("Nothing was done."), Tone.QUIET)

        if self.is_free:
            self.screen.app.push_screen(ConfirmDialog(self.screen.words, question), answered)

    def run(self, deed: str) -> None:
        """Do something that is no act of the meeting."""
        screen, app = self.screen, self.screen.app
        match deed:
            case "prompt(1)":
                screen.action_prompt(1)
            case "prompt(-1)":
                screen.action_prompt(-1)
            case "help" if self.is_free:
                from facilitator.ui.screens.help import HelpScreen

                app.push_screen(HelpScreen(screen.words, screen.app_keys))
            case "palette":
                app.call_later(app.run_action, "command_palette")
            case "leave":
                app.call_later(app.run_action, "quit")
            case "suspend":
                app.call_later(app.run_action, "suspend_process")
            case _:
                app.call_later(app.run_action, deed)

    def do(self, command: Any) -> str | None:
        """Do a command for a dialog that stays open; return the sentence of a refusal."""
        refusal = self.desk.do(command)
        return None if refusal is None else self.screen.words(refusal)


def _note(kind: NoteKind) -> Maker:
    return lambda o, d: d.TakeNoteDialog(o.meeting, o.screen.words, kind)


def _simple(name: str) -> Maker:
    return lambda o, d: getattr(d, name)(o.meeting, o.screen.words)


def _live(name: str) -> Maker:
    return lambda o, d: getattr(d, name)(o.view, o.do, o.screen.words)


def _voting(name: str, **given: Any) -> Maker:
    def make(o: Opening, d: Any) -> Screen[Any]:
        dialog: Screen[Any] = getattr(d, name)(
            o.view, o.do, o.screen.words, o.desk.session.supposing, **given
        )
        return dialog

    return make


def _gate(opening: Opening, dialogs: Any) -> Screen[Any]:
    session = opening.desk.session
    open_ends = unfinished(session.meeting, session.now())
    dialog: Screen[Any] = dialogs.AdjournDialog(
        session.meeting, opening.screen.words, open_ends, session.now()
    )
    return dialog


def _minutes(opening: Opening, dialogs: Any) -> Screen[Any]:
    title = say("The minutes so far")
    pages: Screen[Any] = dialogs.MinutesPages(opening.screen.words, title, opening.screen.minutes())
    return pages


def _then_its_words(command: Command) -> object:
    """Show, once an election is open, what the chair reads aloud."""
    return command, Ask("election-result")


def _elected(asks: str = "") -> Maker:
    def made(opening: Opening, dialogs: Any) -> Screen[Any]:
        screen = opening.screen
        dialog: Screen[Any] = dialogs.ElectedDialog(
            opening.view, opening.do, screen.words, seed=fresh_seed, room=screen.room, asks=asks
        )
        return dialog

    return made


DIALOGS: dict[str, Maker] = {
    "speaker": _simple("PickSpeaker"),
    "list": _live("ListDialog"),
    "name": _simple("NameSheet"),
    "pools": lambda o, d: d.PoolsDialog(o.view, o.do, o.screen.words, o.now),
    "correct": lambda o, d: d.CorrectTurnDialog(o.meeting, o.screen.words, o.now()),
    "extend": _simple("ExtendDialog"),
    "agenda": lambda o, d: d.AgendaDialog(o.view, o.do, o.screen.words, o.now),
    "adjourn": _gate,
    "mistakes": _simple("MistakesDialog"),
    "vote": _voting("VoteDialog"),
    "question": _voting("QuestionDialog"),
    "motion": lambda o, d: d.MotionDialog(o.meeting, o.screen.words, o.now()),
    "pending": lambda o, d: d.PendingDialog(o.meeting, o.screen.words, o.now()),
    "divide": _simple("DivideDialog"),
    "block": _live("ConsentAgendaDialog"),
    "count": _voting("CountDialog"),
    "papers": _voting("PapersDialog"),
    "poll-count": _voting("PollCountDialog"),
    "recount": _voting("CountDialog", recount=True),
    "roll-call": _voting("RollCallDialog"),
    "consent": _simple("ConsentDialog"),
    **dict.fromkeys(("second", "second-first"), _simple("SecondDialog")),
    "annul": _voting("AnnulDialog"),
    "elect": lambda o, d: d.ElectDialog(o.meeting, o.screen.words, o.now()),
    "ballots": _live("BallotsDialog"),
    "entries": _live("EntriesDialog"),
    "election-result": _elected(),
    "another-round": lambda o, d: d.AnotherRoundDialog(o.meeting, o.screen.words, o.now()),
    "annul-election": _elected("annul"),
    "decision": _note(NoteKind.DECISION),
    "conclusion": _note(NoteKind.CONCLUSION),
    "note": _note(NoteKind.NOTE),
    "private": _note(NoteKind.PRIVATE),
    "task": lambda o, d: d.TaskDialog(o.meeting, o.screen.words, o.now()),
    "concern": _simple("ConcernDialog"),
    "answer": _simple("AnswerDialog"),
    "attendance": _live("AttendanceDialog"),
    "minutes": _minutes,
    "rules": lambda o, d: d.RulesPages(o.meeting.agenda, o.screen.words),
    "statistics": lambda o, d: d.StatisticsPages(
        o.meeting, o.screen.words, o.now(), lambda: (o.view(), o.now())
    ),
}

MEANINGS: dict[str, Callable[[Any], object]] = {
    "recount": lambda other: Ask(other) if isinstance(other, str) else other,
    "second-first": lambda seconded: (seconded, Ask("vote")),
    **dict.fromkeys(("elect", "another-round"), _then_its_words),
    **dict.fromkeys(("ballots", "entries", "election-result", "annul-election"), Ask),
}
"""What an answer means, where it is not a command itself."""
