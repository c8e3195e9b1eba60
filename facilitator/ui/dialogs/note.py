"""Writing down: a note, a private note, a decision, the chair's conclusion."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import Conclude, TakeNote
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.words import Words

KIND_NAMES: dict[NoteKind, Phrase] = {
    NoteKind.NOTE: say("Note"),
    NoteKind.PRIVATE: say("Private note, in no minutes"),
    NoteKind.DECISION: say("Decision"),
    NoteKind.CONCLUSION: say("The chair's conclusion"),
}


def about_item(meeting: Meeting, words: Words) -> Content:
    """Return the open item, to stand behind a heading."""
    item = meeting.item
    if item is None:
        return Content.styled(words(say("no item is open")), MUTED)
    return shown(f"{item.number} {item.title}", MUTED)


class TakeNoteDialog(Sheet[TakeNote | Conclude]):
    """Answers with a line for the record of the open item."""

    def __init__(self, meeting: Meeting, words: Words, kind: NoteKind) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.kind = kind

    def heading(self) -> Content:
        """Return the kind of entry and the item that it will stand under."""
        title = self.words(KIND_NAMES[self.kind])
        return Content.assemble((title, "bold"), "   ", about_item(self.meeting, self.words))

    def content(self) -> Iterator[Widget]:
        """Yield the line to write, and what it will be tied to."""
        yield self.line(Field(placeholder=self.words(say("what is to stand in the minutes"))))
        yield self.told("tie")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("enter", say("writes it down")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Say whose speech the note will belong to, or what it will replace."""
        speech, state = self.meeting.speech, self.meeting.item_state
        if self.kind is NoteKind.NOTE and speech is not None:
            name = self.meeting.name_of(speech.person)
            told = self.words(say("{name} is speaking: the note is the gist.", name=name))
            self.tell("tie", shown(told, MUTED))
        elif self.kind is NoteKind.CONCLUSION and state is not None and state.conclusion:
            told = self.words(say("It will replace: {text}", text=state.conclusion))
            self.tell("tie", shown(told, MUTED))

    def taken(self) -> None:
        """Answer with the text."""
        if text := clean(self.typed):
            is_conclusion = self.kind is NoteKind.CONCLUSION
            note = Conclude(text=text) if is_conclusion else TakeNote(kind=self.kind, text=text)
            self.reply(note, note)
        else:
            self.complain(say("There is nothing to write down yet."))
