"""Sections, lists, tables and lines of the agenda -> items, in the order of the file."""

from __future__ import annotations

from facilitator.agenda_file import lengths
from facilitator.agenda_file.blocks import (
    Block,
    Entry,
    Listing,
    Paragraph,
    Section,
    Table,
)
from facilitator.agenda_file.details import Details
from facilitator.agenda_file.drafts import Draft, draft_of
from facilitator.agenda_file.entries import (
    Place,
    is_day_entry,
    is_label_out,
    is_logistics,
    is_timed,
    items_of,
)
from facilitator.agenda_file.lines import (
    cut_at,
    is_short_title,
    is_slot,
)
from facilitator.agenda_file.rows import Rows
from facilitator.agenda_file.sections import Kind, ends_meeting, is_numbered
from facilitator.meeting.text import clean


class Builder(Details):
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

    # sections

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

    # blocks

    def _blocks(
        self, blocks: list[Block], into: list[Draft], owner: Draft | None, *, preamble: bool = False
    ) -> None:
        label = ""
        for block in blocks:
            if isinstance(block, Paragraph):
                label = block.text.plain
                if owner is None and preamble and is_slot(block.text):
                    self.remarks.use(block.line, block.last)
                    continue
                self._paragraph(block, into, owner)
            elif isinstance(block, Listing):
                self._top_listing(block, into, owner, label, preamble=preamble)
                label = ""
            elif isinstance(block, Table):
                self._table(block, into, owner)
                label = ""
            elif owner is not None and block.kind == "quote":
                self._note(owner, block.text, block)

    def _top_listing(
        self,
        listing: Listing,
        into: list[Draft],
        owner: Draft | None,
        label: str,
        *,
        preamble: bool,
    ) -> None:
        if owner is None:
            if is_label_out(label):
                return
            whole = self.place.whole
            if is_logistics(listing, whole=whole):
                return
            if whole and preamble and not any(is_timed(e.text) for e in listing.entries):
                return
            place = self._where("zone", label=label)
        else:
            place = self._where("heading", label=label)
        self._listing(listing, into, owner, place)

    def _where(self, owner: str, *, ordered: bool = False, label: str = "") -> Place:
        here = self.place
        return Place(owner, ordered, here.own, here.minutes, here.whole, label)

    def _listing(
        self, listing: Listing, into: list[Draft], owner: Draft | None, place: Place
    ) -> None:
        for entry, is_item in zip(listing.entries, items_of(listing, place), strict=True):
            if place.owner == "zone" and is_day_entry(entry):
                self._day_entry(entry, into)
            elif is_item:
                self._entry(entry, listing, into)
            elif owner is not None:
                self._detail(entry, owner)

    def _day_entry(self, entry: Entry, into: list[Draft]) -> None:
        """Take what stands under `Tuesday, April 10th` or `Day 1` in a list."""
        self.remarks.use(entry.line, max(entry.line, entry.text.last))
        self.sequence += 1
        self.day = clean(entry.text.plain)
        for block in entry.blocks:
            if isinstance(block, Listing):
                self._listing(block, into, None, self._where("zone"))
            else:
                self._blocks([block], into, None)
        self.sequence += 1
        self.day = None

    def _entry(self, entry: Entry, listing: Listing, into: list[Draft]) -> None:
        text = entry.text
        first, _, rest = text.plain.partition("\n")
        draft = self._placed(draft_of(text))
        if draft.stated.length is None and rest and lengths.whole(rest.strip()):
            draft = self._placed(draft_of(cut_at(text, len(first))))
            self._set_length(draft, rest)
        self.remarks.use(entry.line, max(entry.line, text.last))
        into.append(draft)
        label = text.plain
        for block in entry.blocks:
            if isinstance(block, Listing):
                draft.group = True
                self._listing(
                    block,
                    draft.children,
                    draft,
                    self._where("entry", ordered=listing.ordered, label=label),
                )
            else:
                self._blocks([block], draft.children, draft)
            label = block.text.plain if isinstance(block, Paragraph) else ""

    # tables

    def _table(self, table: Table, into: list[Draft], owner: Draft | None) -> None:
        trusted = owner is not None or not self.place.whole
        rows = Rows(table, trusted=trusted)
        if rows.columns is None:
            if owner is not None:
                self.remarks.use(table.line, table.last)
            return
        if owner is not None:
            owner.group = True
        self.remarks.use(table.line, table.last)
        self.sequence += 1
        for row in rows.read():
            if row.listings:
                self.day, self.sequence = row.day, self.sequence + 1
                for listing in row.listings:
                    self._listing(listing, into, None, self._where("zone"))
                self.day = None
            elif row.draft is not None:
                draft = self._placed(row.draft)
                draft.day = row.day or draft.day
                draft.sequence = self.sequence + row.track
                into.append(draft)
        self.sequence += 100
