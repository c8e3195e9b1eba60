"""The sections of the agenda -> items, in the order of the file."""

from __future__ import annotations

from facilitator.agenda_file.blocks import Listing, Paragraph, Section, Table
from facilitator.agenda_file.drafts import Draft, draft_of
from facilitator.agenda_file.entries import Place
from facilitator.agenda_file.lines import is_short_title
from facilitator.agenda_file.lists import Lists
from facilitator.agenda_file.sections import Kind, ends_meeting, is_numbered
from facilitator.meeting.text import clean


class Builder(Lists):
    """Walks one part of the file; asks for what it is told, keeps no state between parts."""

    def __init__(self, kinds: dict[Section, Kind], place: Place, *, numbered: bool = False) -> None:
        super().__init__(place)
        self.kinds = kinds
        self.numbered = numbered

    def build(self, roots: list[Section]) -> list[Draft]:
        """Return the items of these sections; their own headings are no items."""
        drafts: list[Draft] = []
        for section in roots:
            self.remarks.use(section.line, section.line)
            self._section(section, drafts, None)
        return drafts

    def beside(self, section: Section, drafts: list[Draft], level: int) -> None:
        """Take a section that stands beside the agenda as an item of it.

        Sub-headings at the items' `level` are items beside it: its own heading was set too high.
        """
        draft = self._heading_draft(section)
        drafts.append(draft)
        self._blocks(section.blocks, draft.children, draft)
        for child in section.children:
            if self._is_out(child):
                self._leave_out(child)
            elif child.level <= level:
                self.beside(child, drafts, level)
            else:
                self._child(child, draft.children)

    def _section(self, section: Section, into: list[Draft], owner: Draft | None) -> None:
        self._blocks(section.blocks, into, owner, preamble=bool(section.children))
        ended = False
        for child in section.children:
            if ended and not self._goes_on(child):
                self._leave_out(child)
                continue
            self._child(child, into)
            ended = ended or (not self.place.own and ends_meeting(child))

    def _goes_on(self, section: Section) -> bool:
        """Tell whether a heading after the adjournment is an item all the same."""
        if self.kinds.get(section) in {Kind.DAY, Kind.CLOSING, Kind.AGENDA}:
            return True
        return draft_of(section.title, heading=True).timed or is_numbered(section)

    def _child(self, child: Section, into: list[Draft]) -> None:
        if self._is_out(child):
            self._leave_out(child)
        elif self._is_transparent(child):
            self._transparent(child, into)
        else:
            draft = self._heading_draft(child)
            into.append(draft)
            self._section(child, draft.children, draft)

    def _heading_draft(self, section: Section) -> Draft:
        self.remarks.use(section.line, section.title.last or section.line)
        draft = draft_of(section.title, heading=True)
        return self._placed(draft)

    def _transparent(self, child: Section, into: list[Draft]) -> None:
        self.remarks.use(child.line, child.title.last or child.line)
        before, day = len(into), self.day
        self.sequence += 1
        if self.kinds.get(child) is Kind.DAY:
            self.day = clean(child.title.plain)
        self._section(child, into, None)
        if len(into) == before:
            self._only_line(child, into)
        self.sequence += 1
        self.day = day

    def _only_line(self, section: Section, into: list[Draft]) -> None:
        """Take a day's only words as its item: `[Hackathon](…)`."""
        for block in section.blocks:
            if isinstance(block, Paragraph) and is_short_title(block.text):
                into.append(self._line_draft(block.text))
                self.remarks.use(block.line, block.last)
                return

    def _is_transparent(self, section: Section) -> bool:
        kind = self.kinds.get(section)
        if self.place.own and kind is Kind.AGENDA:
            return self._is_wrapper(section)
        if kind in {Kind.DAY, Kind.AGENDA}:
            return True
        if self.place.own or kind is Kind.CLOSING:
            return False
        return any(self.kinds.get(child) in {Kind.DAY, Kind.AGENDA} for child in section.children)

    def _is_wrapper(self, section: Section) -> bool:
        """Tell whether `Agenda` in a file of ours stands over the items and is none of them."""
        if is_numbered(section):
            return False
        holds = any(isinstance(block, Listing | Table) for block in section.blocks)
        first = section.parent is not None and section.parent.children[0] is section
        return bool(section.children) or holds or (first and not section.blocks)

    def _is_out(self, section: Section) -> bool:
        kind = self.kinds.get(section)
        if kind is Kind.DAY or self.place.own:
            return False
        if self.numbered and not is_numbered(section):
            return True
        soft = kind is Kind.SOFT_OUT and self.place.whole
        if kind is not Kind.OUT and not soft:
            return False
        return not draft_of(section.title, heading=True).timed and not is_numbered(section)

    def _leave_out(self, section: Section) -> None:
        title = clean(section.title.plain)
        self.remarks.leave_out(title, section.line, max(section.line, section.last))
