"""From the name of a dialog to the dialog, and what the screen does besides acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from facilitator.meeting.gate import unfinished
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import Phrase, say
from facilitator.ui.views.tones import Tone

if TYPE_CHECKING:
    from facilitator.ui.desk import Desk
    from facilitator.ui.screens.meeting import MeetingScreen

Maker = Callable[["Opening", Any], Screen[Any]]


class Opening:
    """Opens one dialog at a time; what it answers goes to the desk."""

    def __init__(self, screen: MeetingScreen, desk: Desk) -> None:
        self.screen: MeetingScreen = screen
        self.desk: Desk = desk

    @property
    def is_free(self) -> bool:
        """No dialog stands before the meeting, and none is about to."""
        return self.screen.app.screen is self.screen

    def dialog(self, name: str) -> None:
        """Open a dialog by its name in the table."""
        from facilitator.ui import dialogs

        if not self.is_free:
            return
        try:
            dialog = DIALOGS[name](self, dialogs)
        except AttributeError:
            self.screen.tell(say("This dialog is not there yet."), Tone.LATE)
            return
        if hasattr(dialog, "asking"):
            dialog.asking(self.desk.session.refusal)
        self.screen.app.push_screen(dialog, self._answered)

    def _answered(self, answer: object) -> None:
        if answer is not None:
            self.desk.answered(answer)

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


def _view(opening: Opening) -> Callable[[], Any]:
    return lambda: opening.desk.session.meeting


def _note(kind: NoteKind) -> Maker:
    return lambda o, d: d.TakeNoteDialog(o.desk.session.meeting, o.screen.words, kind)


def _simple(name: str) -> Maker:
    return lambda o, d: getattr(d, name)(o.desk.session.meeting, o.screen.words)


def _live(name: str) -> Maker:
    return lambda o, d: getattr(d, name)(_view(o), o.do, o.screen.words)


def _gate(opening: Opening, dialogs: Any) -> Screen[Any]:
    session = opening.desk.session
    open_ends = unfinished(session.meeting, session.now())
    dialog: Screen[Any] = dialogs.AdjournDialog(
        session.meeting, opening.screen.words, open_ends, session.now()
    )
    return dialog


DIALOGS: dict[str, Maker] = {
    "speaker": _simple("PickSpeaker"),
    "list": _live("ListDialog"),
    "correct": _simple("CorrectTurnDialog"),
    "extend": _simple("ExtendDialog"),
    "agenda": _live("AgendaDialog"),
    "adjourn": _gate,
    "vote": _simple("VoteDialog"),
    "motion": _simple("MotionDialog"),
    "count": _simple("CountDialog"),
    "recount": lambda o, d: d.CountDialog(o.desk.session.meeting, o.screen.words, recount=True),
    "roll-call": _live("RollCallDialog"),
    "object": _simple("ObjectDialog"),
    "second": _simple("SecondDialog"),
    "annul": _simple("AnnulDialog"),
    "decision": _note(NoteKind.DECISION),
    "conclusion": _note(NoteKind.CONCLUSION),
    "note": _note(NoteKind.NOTE),
    "private": _note(NoteKind.PRIVATE),
    "task": lambda o, d: d.TaskDialog(o.desk.session.meeting, o.screen.words, o.desk.session.now()),
    "concern": _simple("ConcernDialog"),
    "answer": _simple("AnswerDialog"),
    "attendance": _live("AttendanceDialog"),
}
