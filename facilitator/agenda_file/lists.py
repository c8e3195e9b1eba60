"""The lists, tables and lines of a part of the agenda -> items."""

from __future__ import annotations

from facilitator.agenda_file import lengths
from facilitator.agenda_file.blocks import Block, Entry, Listing, Paragraph, Table
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
from facilitator.agenda_file.lines import cut_at, is_slot
from facilitator.agenda_file.rows import Rows
from facilitator.meeting.text import clean


class Lists(Details):
    """Takes what stands under one heading: lists, tables, paragraphs."""

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
