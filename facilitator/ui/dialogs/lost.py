"""How time counts in which the program did not run, and which clock holds."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.lost_time import (
    Kind,
    Lost,
    count_as_recess,
    described,
    from_the_last_act,
    go_by_the_computer,
    read_clock,
    set_clock,
)
from facilitator.meeting.agenda import Instant
from facilitator.meeting.phrase import Phrase, say
from facilitator.session import Session
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import LATE, shown
from facilitator.words import Words


class Choice(StrEnum):
    """What can be answered besides a time."""

    COUNTS = "c"
    RECESS = "r"
    LAST_ACT = "l"


_USUAL = {
    Kind.BEHIND: Choice.LAST_ACT,
    Kind.FAR: Choice.LAST_ACT,
    Kind.GAP: Choice.COUNTS,
    Kind.SLEPT: Choice.COUNTS,
}
"""What Enter alone and Escape answer."""
_OTHERS: dict[Kind, tuple[Choice, ...]] = {
    Kind.BEHIND: (),
    Kind.FAR: (Choice.RECESS, Choice.COUNTS),
    Kind.GAP: (Choice.RECESS, Choice.LAST_ACT),
    Kind.SLEPT: (Choice.RECESS,),
}
_WORDS: dict[Choice, Phrase] = {
    Choice.COUNTS: say("that time counts"),
    Choice.RECESS: say("it was a recess"),
    Choice.LAST_ACT: say("go on from the last act"),
}


class LostTimeDialog(Sheet[Instant | Choice]):
    """Answers with a choice, or with the time of the meeting as typed; None is the usual choice."""

    DEFAULT_CSS = """
    LostTimeDialog > #sheet { border-top: tall $warning; }
    LostTimeDialog #heading { height: auto; text-wrap: wrap; }
    """

    def __init__(self, session: Session, lost: Lost, words: Words) -> None:
        super().__init__(words)
        self._session = session
        self._lost = lost

    def heading(self) -> Content:
        """Return what was found."""
        return shown(self.words(described(self._lost, self._session.meeting.zone)), "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the line for a time."""
        hint = say("or the time that it is now: 20:15, 2026-12-01 20:15")
        yield self.line(Field(placeholder=self.words(hint)))
        yield self.told("understood")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        kind = self._lost.kind
        return (
            ("enter", _WORDS[_USUAL[kind]]),
            *((choice.value, _WORDS[choice]) for choice in _OTHERS[kind]),
        )

    def on_mount(self) -> None:
        """Let a letter answer at once."""
        self.query_one(Field).shortcut = self._take_letter

    def on_key(self, event: events.Key) -> None:
        """Catch a letter that comes before the field has the focus."""
        if self.focused is not None or not self._take_letter(event):
            super().on_key(event)

    def _take_letter(self, event: events.Key) -> bool:
        kind = self._lost.kind
        if self.typed:
            return False
        for choice in (_USUAL[kind], *_OTHERS[kind]):
            if event.character == choice.value:
                self.reply(choice)
                return True
        return False

    def changed(self) -> None:
        """Show which time was understood."""
        to = read_clock(self._session, self.typed)
        told = f"{to:%Y-%m-%d %H:%M:%S}" if to else ""
        self.tell("understood", Content.styled(told, LATE))

    def taken(self) -> None:
        """Answer with the time that was typed, or with the usual choice."""
        if not self.typed.strip():
            self.reply(_USUAL[self._lost.kind])
            return
        to = read_clock(self._session, self.typed)
        last = self._session.meeting.zone.local(self._session.timeline.recorded[-1].at)
        if to is None:
            self.complain(say("That is no time: write 20:15 or 2026-12-01 20:15."))
        elif to < last:
            time = f"{last:%Y-%m-%d %H:%M:%S}"
            self.complain(
                say("The last act was at {time}, and times never run backwards.", time=time)
            )
        else:
            self.reply(to)


def take(session: Session, lost: Lost, answer: Instant | Choice | None) -> None:
    """Let the answer hold; None is the usual choice.

    Raises:
        Refused: when something has happened since that contradicts it.
        OSError: when it could not be written down.
    """
    if answer is None:
        answer = _USUAL[lost.kind]
    if not isinstance(answer, Choice):
        set_clock(session, answer)
    elif answer is Choice.COUNTS:
        go_by_the_computer(session)
    elif answer is Choice.RECESS:
        count_as_recess(session)
    else:
        from_the_last_act(session)
