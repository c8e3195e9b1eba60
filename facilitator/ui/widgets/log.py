"""The last things that happened, and the one line that answers the last key."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from textual.content import Content
from textual.geometry import Size

from facilitator.ui.logbook import LogLine
from facilitator.ui.views.tones import Tone
from facilitator.ui.widgets.pane import Pane, quiet, toned, wrapped


class Log(Pane[tuple[LogLine, ...]]):
    """The newest on top, a shade brighter."""

    def lines(self, slice_: tuple[LogLine, ...], size: Size) -> Iterable[Content]:
        """Return one line for each."""
        width, height = size
        lines = []
        for index, line in enumerate(slice_[: height or None]):
            text = Content(line.text) if index == 0 else quiet(line.text)
            whole = Content.assemble(quiet(f"{line.time}  "), text)
            lines.append(whole.truncate(width, ellipsis=True))
        return lines


class Answer(Struct, frozen=True):
    """What is said to the chair about the last key, or about the time."""

    text: str = ""
    tone: Tone = Tone.QUIET


class AnswerLine(Pane[Answer]):
    """Why a key did nothing, a warning, a reminder; blank most of the time.

    A long one takes a second line, for as long as it stands, over the oldest line of the log.
    """

    def lines(self, slice_: Answer, size: Size) -> Iterable[Content]:
        """Return the line, with a mark that says how much it matters."""
        width = size.width
        if not slice_.text:
            return [Content("")]
        mark = {Tone.ALARM: "✗ ", Tone.LATE: "▲ ", Tone.GOOD: "✓ "}.get(slice_.tone, "· ")
        style = "bold" if slice_.tone is Tone.ALARM else ""
        said = wrapped(toned(slice_.text, slice_.tone, style), width - len(mark), 2)
        first, *more = said
        lines = [Content.assemble(toned(mark, slice_.tone, style), first)]
        return [*lines, *(Content.assemble("  ", line) for line in more)]
