"""More time: one digit, or a length in words with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Seconds
from facilitator.meeting.commands import Command, ExtendItem, ExtendSpeech
from facilitator.meeting.duration import clock, parse_duration
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, shown
from facilitator.words import Words

_WORDS = re.compile(r"(?P<length>\S+(?:\s+(?:phút|giờ|min|minutes|h|m|s|p|g)\b)?)\s*(?P<why>.*)")


def read_extension(text: str) -> tuple[Seconds | None, str | None]:
    """Return the length and the reason of `7m30 the guest came late`; no length when unreadable."""
    match = _WORDS.fullmatch(clean(text))
    if match is None:
        return None, None
    why = match["why"].lstrip(":,- ")
    return parse_duration(match["length"].rstrip(":,").lstrip("+")), why or None


class ExtendDialog(Sheet[Command]):
    """Answers with more time for the open item, or with `speech=True` for the speaker."""

    def __init__(self, meeting: Meeting, words: Words, *, speech: bool = False) -> None:
        super().__init__(words)
        self.meeting = meeting
        self._speech = speech

    def heading(self) -> Content:
        """Return for whom."""
        title = self.words(say("More time"))
        if not self._speech:
            return Content.assemble((title, "bold"), "   ", about_item(self.meeting, self.words))
        person = self.meeting.speech.person if self.meeting.speech else None
        return Content.assemble((title, "bold"), "   ", shown(self.meeting.name_of(person), MUTED))

    def content(self) -> Iterator[Widget]:
        """Yield the line."""
        hint = say("a digit takes so many minutes at once; space, then a length and a reason")
        yield self.line(Field(placeholder=self.words(hint)))
        yield self.told("understood")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("1", say("+1 minute")),
            ("2", say("+2")),
            ("5", say("+5")),
            ("0", say("+10")),
            ("space", say("another length, a reason")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Let a digit answer at once."""
        self.query_one(Field).shortcut = self._take_digit

    def on_key(self, event: events.Key) -> None:
        """Catch a digit that comes before the field has the focus."""
        if self.focused is not None or not self._take_digit(event):
            super().on_key(event)

    def _take_digit(self, event: events.Key) -> bool:
        digit = event.character or ""
        if self.typed or not (digit.isascii() and digit.isdigit()):
            return False
        self._extend((int(digit) or 10) * 60, None)
        return True

    def changed(self) -> None:
        """Show what was understood."""
        seconds, why = read_extension(self.typed)
        if not self.typed.strip():
            self.tell("understood", Content(""))
        elif seconds is None:
            told = say("Not a length yet: 7m, 1h30, 90s, 2:30")
            self.tell("understood", Content.styled(self.words(told), LATE))
        else:
            self.tell(
                "understood",
                Content.assemble((f"+{clock(seconds)}", f"bold {GOOD}"), "  ", shown(why or "")),
            )

    def taken(self) -> None:
        """Answer with the length that was typed."""
        seconds, why = read_extension(self.typed)
        if seconds is None:
            self.complain(say("That is no length of time: write 7m, 1h30, 90s or 2:30."))
        else:
            self._extend(seconds, why)

    def _extend(self, seconds: Seconds, why: str | None) -> None:
        more: Command = (
            ExtendSpeech(seconds=seconds)
            if self._speech
            else ExtendItem(seconds=seconds, reason=why)
        )
        self.reply(more, more)
