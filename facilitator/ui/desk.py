"""The chair's desk: from a key to the session and back; every answer is said. No Textual here."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from facilitator.in_hand import Entering, TakingOut
from facilitator.meeting.commands import Command
from facilitator.meeting.events import PersonAdded, Recorded
from facilitator.meeting.order import asked_to_speak
from facilitator.meeting.phrase import NeedsConfirmation, Phrase, Refused, say
from facilitator.session import Session
from facilitator.ui.actions import Action, Ask, Run, Situation
from facilitator.ui.views.tones import Tone

DOUBLE_PRESS = 1.0
"""Seconds within which a second press of the same key believes what the first one saw."""
HELD_DOWN = 0.25
"""Presses closer than this come from a key that is held down, and go on believing it."""


class Front(Protocol):
    """What the desk needs of the screen."""

    def tell(self, reason: Phrase, tone: Tone) -> None:
        """Say something in the answer line."""

    def alarm(self, reason: Phrase) -> None:
        """Say something that must not be missed."""

    def confirm(self, question: Phrase, then: Callable[[], None]) -> None:
        """Ask really?, and go on when the answer is yes."""

    def open_dialog(self, name: str) -> None:
        """Open a dialog; its answer comes back to `Desk.answered`."""

    def run_deed(self, deed: str) -> None:
        """Do something that is no act of the meeting."""


class NewArrival(Protocol):
    """A dialog's answer: somebody to add first, and what they then want."""

    @property
    def arrival(self) -> Command:
        """The command that adds them."""

    def request(self, person: str) -> Command:
        """Return what they want, by the id that they were given."""


class _Press(Struct, frozen=True):
    acted: float
    pressed: float
    item: str
    turn: str
    asked: str


class Desk:
    """Asks the session for everything, and keeps a double press from being an act."""

    def __init__(
        self, session: Session, front: Front, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.session = session
        self._front = front
        self._monotonic = monotonic
        self._presses: dict[str, _Press] = {}

    def situation(self) -> Situation:
        """Return the situation as it is."""
        meeting = self.session.meeting
        turn = meeting.speech.id if meeting.speech else ""
        asked = asked_to_speak(meeting) or ""
        return Situation(meeting, self.session.now(), meeting.current or "", turn, asked)

    def refusal(self, action: Action, situation: Situation | None = None) -> Refused | None:
        """Return why a key would be refused now: the very reason for which it is dim."""
        deed = action.act(situation or self.situation())
        wanted = deed.to if isinstance(deed, Ask) else deed
        if not isinstance(wanted, Command | type):
            return None
        refused = self.session.refusal(wanted)
        return None if isinstance(refused, NeedsConfirmation) else refused

    def press(self, action: Action) -> None:
        """Do what a key stands for, or say why not."""
        now, situation = self._monotonic(), self.situation()
        believed = self._believed(action.id, now, situation)
        deed = action.act(believed)
        match deed:
            case Run():
                self._front.run_deed(deed.deed)
            case Ask():
                refused = self.refusal(action, believed)
                if refused is not None:
                    self._front.tell(refused.reason, Tone.LATE)
                else:
                    self._front.open_dialog(deed.dialog)
            case _:
                self.send(deed)
                self._remember(action.id, now, believed)

    def _believed(self, action: str, now: float, situation: Situation) -> Situation:
        """Return the situation that the chair saw when the finger went down.

        A second press of one key within a second was meant for what the first one changed.
        """
        last = self._presses.get(action)
        if last is None or now - last.acted >= DOUBLE_PRESS:
            return situation
        return Situation(situation.meeting, situation.now, last.item, last.turn, last.asked)

    def _remember(self, action: str, now: float, believed: Situation) -> None:
        last = self._presses.get(action)
        acted = now
        if last is not None and now - last.pressed >= HELD_DOWN and now - last.acted < DOUBLE_PRESS:
            acted = last.acted
        self._presses[action] = _Press(acted, now, believed.item, believed.turn, believed.asked)

    def send(self, command: Command) -> tuple[Recorded, ...]:
        """Do a command; return its events, or none after saying why not."""
        try:
            if isinstance(command, Entering | TakingOut):
                self.session.enter(command)
                return ()
            return self.session.do(command)
        except NeedsConfirmation as asked:
            self._front.confirm(asked.reason, lambda: self._confirmed(command))
        except Refused as refused:
            self._front.tell(refused.reason, Tone.LATE)
        except OSError as error:
            self._front.alarm(not_written(error))
        return ()

    def _confirmed(self, command: Command) -> None:
        self.send(replace(command, confirmed=True))

    def do(self, command: Command) -> Phrase | None:
        """Do a command of a dialog that stays open; return the refusal, None when it was done."""
        try:
            if isinstance(command, Entering | TakingOut):
                self.session.enter(command)
            else:
                self.session.do(command)
        except Refused as refused:
            return refused.reason
        except OSError as error:
            reason = not_written(error)
            self._front.alarm(reason)
            return reason
        return None

    def answered(self, answer: object) -> None:
        """Send what a dialog answered: commands, somebody new with a wish, or what to ask next."""
        match answer:
            case Ask():
                self._front.open_dialog(answer.dialog)
            case Command():
                self.send(answer)
            case tuple():
                for part in answer:
                    if isinstance(part, Ask):
                        self._front.open_dialog(part.dialog)
                    elif not isinstance(part, Command) or not self.send(part):
                        break
            case _ if hasattr(answer, "arrival"):
                self._arrived(answer)  # type: ignore[arg-type]

    def _arrived(self, answer: NewArrival) -> None:
        for line in self.send(answer.arrival):
            if isinstance(line.event, PersonAdded):
                self.send(answer.request(line.event.person.id))


def not_written(error: OSError) -> Phrase:
    """Return the sentence for a record that could not be written."""
    return say(
        "NOT WRITTEN, and so not done: {reason}. Free some space, then press the key again.",
        reason=error.strerror or str(error),
    )
