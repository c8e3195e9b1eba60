"""What stands under an item and explains it, and the lines of a programme written without lists."""

from __future__ import annotations

import re

from facilitator.agenda_file import lengths, marks
from facilitator.agenda_file.blocks import Block, Entry, Listing, Other, Paragraph, Text
from facilitator.agenda_file.drafts import Draft, Remarks, draft_of
from facilitator.agenda_file.entries import Place
from facilitator.agenda_file.lines import add_note, has_clocked, is_clocked, is_short_title, piece
from facilitator.agenda_file.pattern import pattern
from facilitator.meeting.text import clean

_PRESENTER = pattern(
    r"(?:presenters?|presented by|speakers?|leads?|leader|facilitators?|moderators?|owners?|"
    r"sponsors?|champions?|hosts?|"
    r"người trình bày|báo cáo viên|trình bày|chủ trì|phụ trách|"
    r"föredragande)(?:\s*[+&/]\s*\w+)?\s*:\s*(\S.*)",
    re.IGNORECASE,
)


class Details:
    """Gives drafts their notes, prompts, motions and lengths; makes drafts of single lines."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.remarks = Remarks()
        self.sequence = 0
        self.day: str | None = None

    def _placed(self, draft: Draft) -> Draft:
        draft.day, draft.sequence = self.day, self.sequence
        for complaint in draft.stated.complaints:
            self.remarks.say(draft.line, complaint)
        return draft

    def _detail(self, entry: Entry, owner: Draft) -> None:
        """Take an entry that is no item: a prompt, a motion, a length, or a note."""
        plain = entry.text.plain
        if words := marks.prompt(plain):
            owner.prompts.append(words)
        elif found := marks.motion(plain):
            owner.motions.append(found[0])
            for complaint in found[1]:
                self.remarks.settle(entry.line, complaint)
        elif not self._set_length(owner, plain):
            add_note(owner, f"- {plain}")
        self.remarks.use(entry.line, max(entry.line, entry.text.last))
        for block in entry.blocks:
            self._nested_detail(block, owner)

    def _nested_detail(self, block: Block, owner: Draft) -> None:
        if isinstance(block, Listing):
            for entry in block.entries:
                self._detail(entry, owner)
        elif isinstance(block, Paragraph):
            self._note(owner, block.text.plain, block)
        elif isinstance(block, Other):
            self._note(owner, block.text, block)

    def _note(self, owner: Draft, text: str, block: Block) -> None:
        add_note(owner, text)
        self.remarks.use(block.line, block.last)

    def _set_length(self, owner: Draft, text: str) -> bool:
        plain = text.strip()
        if lengths.is_open_end(plain.strip("*_ ")):
            owner.stated.open_end = True
            return True
        length = lengths.whole(plain)
        if length is None:
            return False
        if owner.plan.max_seconds is None:
            owner.plan, owner.stated.length = length.plan, length
            owner.stated.each = length.each
        return True

    def _paragraph(self, block: Paragraph, into: list[Draft], owner: Draft | None) -> None:
        text = block.text
        slanted = text.share(text.emphasis) > 0.9
        if owner is None and slanted and (is_clocked(text.plain) or lengths.whole(text.plain)):
            # the slot of a day or a session: its items sum to it
            self.remarks.use(block.line, block.last)
            return
        lines = text.plain.split("\n")
        if any(is_clocked(line) for line in lines) and not slanted:
            self._programme(block, lines, into)
        elif owner is not None and not self._is_timed_line(text):
            self._explain(block, lines, owner)
        elif self._is_timed_line(text) or (
            is_short_title(text) and has_clocked(into, self.sequence)
        ):
            into.append(self._line_draft(text))
            self.remarks.use(block.line, block.last)

    def _is_timed_line(self, text: Text) -> bool:
        plain = text.plain.strip()
        if "\n" in plain or len(plain.split()) > 24 or lengths.whole(plain) or self.place.own:
            return False
        found = lengths.find(plain)
        if not found or plain.endswith("."):
            return False
        at_end = not plain[found[-1].end :].strip(" )]*_") and plain[-1] in ")]*_"
        at_front = found[0].start <= 2 and bool(
            re.match(r"\s*[)\]]?\s*[-–—:]\s", plain[found[0].end :])
        )
        return (at_end or at_front) and draft_of(text).length is not None

    def _line_draft(self, text: Text) -> Draft:
        return self._placed(draft_of(text))

    def _programme(self, block: Paragraph, lines: list[str], into: list[Draft]) -> None:
        """Take lines that begin with times of day; the lines between belong to the one above."""
        current: Draft | None = None
        place = 0
        for number, line in enumerate(lines):
            if is_clocked(line):
                current = self._line_draft(piece(block.text, place, len(line), number))
                into.append(current)
            elif current is not None:
                add_note(current, line)
            place += len(line) + 1
        self.remarks.use(block.line, block.last)

    def _explain(self, block: Paragraph, lines: list[str], owner: Draft) -> None:
        notes = []
        for line in lines:
            bare = line.strip().strip("*_ ")
            match = _PRESENTER.fullmatch(bare)
            if match and owner.presenter is None:
                owner.presenter = clean(match[1].strip("*_ "))
            elif not self._set_length(owner, line):
                notes.append(line)
        if notes:
            add_note(owner, "\n".join(notes))
        self.remarks.use(block.line, block.last)
