"""Rosters: CSV with a heading, a Markdown table or list, or what the front matter names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

import msgspec

from facilitator.agenda_file import indent
from facilitator.agenda_file.blocks import Block, Entry, Listing, Row, Section, Table
from facilitator.agenda_file.markdown import parse
from facilitator.agenda_file.person_line import person_fields
from facilitator.agenda_file.roles import role_of, truth_of
from facilitator.agenda_file.roster_table import add_row, looks_like_table, read_header, read_table
from facilitator.agenda_file.source import UnreadableAgenda
from facilitator.meeting.agenda import Role, RosterEntry
from facilitator.meeting.exact import Number, read_number
from facilitator.meeting.names import has_words, nearly, resolve
from facilitator.meeting.people import MOST_HELD, Person
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.text import clean, shortened

MOST_PEOPLE = 100_000
"""More than any body has that votes in one room; a longer list is refused, never cut."""
MOST_ROSTER_BYTES = 16_000_000
MOST_ROSTER_LINES = 200_000
_NOT_VOTING = frozenset({Role.PROBATIONARY, Role.OBSERVER, Role.GUEST})


class Roster(msgspec.Struct):
    """People, and what could not be read; lines are those of the roster's own text."""

    people: list[RosterEntry] = msgspec.field(default_factory=list)
    complaints: list[tuple[int, Phrase]] = msgspec.field(default_factory=list)
    mistakes: list[tuple[int, Phrase, int | None]] = msgspec.field(default_factory=list)
    """Those complaints that decide who votes, with the place in `people` of whom they concern."""
    places: list[tuple[int, str | None]] = msgspec.field(default_factory=list)
    """Beside `people`: the line that names them, and the roster's file if it is in one."""

    def add(self, fields: dict[str, str], line: int, *, default: Role = Role.MEMBER) -> None:
        """Add somebody by the fields of a row or a mapping."""
        entry = self._entry(fields, line, default)
        if entry is None:
            return
        if len(self.people) >= MOST_PEOPLE:
            raise UnreadableAgenda(
                say(
                    "line {line}: a roster has at most {most} people; is it the right file?",
                    line=line,
                    most=f"{MOST_PEOPLE:,}",
                )
            )
        self.people.append(entry)
        self.places.append((line, None))

    def _say(self, line: int, message: Phrase) -> None:
        """Remark on something that changes nobody's vote."""
        self.complaints.append((line, message))

    def _settle(self, line: int, message: Phrase) -> None:
        """Note a mistake that decides about the vote of the person who is being read."""
        self.complaints.append((line, message))
        self.mistakes.append((line, message, len(self.people)))

    def strange(self, line: int, name: str, words: str) -> None:
        """Note words beside a name that say nothing known: they may have been about its vote.

        Call it before the person is added.
        """
        self._settle(
            line, say("{name}: “{words}” was not understood.", name=name, words=shortened(words))
        )

    def fail(self, line: int, message: Phrase) -> None:
        """Note a mistake that leaves open who is on the roster."""
        self.complaints.append((line, message))
        self.mistakes.append((line, message, None))

    def _entry(self, fields: dict[str, str], line: int, default: Role) -> RosterEntry | None:
        name = clean(fields.get("name", "")).strip(" *_,;")
        if not name:
            if any(clean(value) for field, value in fields.items() if field != "group"):
                self.fail(line, say("Somebody without a name is on the list: add the name."))
            return None
        role = self._role(fields.get("role", ""), name, line, default)
        voting = role not in _NOT_VOTING
        if words := clean(fields.get("voting", "")):
            said = truth_of(words)
            if said is None:
                self._settle(
                    line,
                    say(
                        "{name}: “{words}” says neither yes nor no to voting.",
                        name=name,
                        words=words,
                    ),
                )
            elif said and role in {Role.GUEST, Role.PROBATIONARY}:
                self._settle(
                    line,
                    say(
                        "{name} does not vote, being no full member; the yes is not used.",
                        name=name,
                    ),
                )
            else:
                voting = said
        return RosterEntry(
            name=name,
            short=clean(fields.get("short", "")) or None,
            group=clean(fields.get("group", "")) or None,
            role=role,
            voting=voting,
            weight=self._weight(fields.get("weight", ""), name, line),
            delegate=clean(fields.get("represents", "")) or None,
            represented_by=clean(fields.get("delegate", "")) or None,
            held=self._held(fields.get("proxies", ""), name, line, voting=voting),
            veto=self._veto(fields.get("veto", ""), name, line, voting=voting),
        )

    def _role(self, words: str, name: str, line: int, default: Role) -> Role:
        found = [
            role
            for piece in re.split(r"[,;/]", words)
            if piece.strip() and (role := role_of(piece))
        ]
        if words.strip() and not found:
            unknown = say(
                "{name}: “{words}” is not a role known here.", name=name, words=clean(words)
            )
            # guests do not vote, whatever else they are called
            (self._say if default is Role.GUEST else self._settle)(line, unknown)
        special = [role for role in found if role is not Role.MEMBER]
        return special[0] if special else found[0] if found else default

    def _weight(self, words: str, name: str, line: int) -> Number:
        text = clean(words)
        if not text:
            return 1
        weight = read_number(text)
        if weight is not None:
            return weight
        self._settle(
            line,
            say(
                "{name}: the weight “{words}” is not a number; write 1, 2.5 or 1/2.",
                name=name,
                words=text,
            ),
        )
        return 0

    def _held(self, words: str, name: str, line: int, *, voting: bool) -> int:
        text = clean(words)
        if not text:
            return 0
        held = int(text) if re.fullmatch(r"[0-9]{1,6}", text) else MOST_HELD + 1
        if held <= MOST_HELD and (voting or not held):
            return held
        self._settle(
            line,
            say("{name} does not vote, and holds no votes of others in bulk.", name=name)
            if held <= MOST_HELD
            else say(
                "{name}: “{words}” is no number of votes that somebody casts for others.",
                name=name,
                words=text,
            ),
        )
        return 0

    def _veto(self, words: str, name: str, line: int, *, voting: bool) -> bool:
        text = clean(words)
        said = truth_of(text) if text else False
        if said is None:
            self._settle(
                line,
                say("{name}: “{words}” says neither yes nor no to a veto.", name=name, words=text),
            )
        elif said and not voting:
            self._settle(line, say("{name} does not vote, and so has no veto.", name=name))
        return bool(said) and voting


def read_roster(text: str, name: str) -> Roster:
    """Read a roster file's text: CSV when the name or the first line says so, else Markdown."""
    lines = text.strip("\n").split("\n")
    if name.lower().endswith((".csv", ".tsv")) or looks_like_table(lines[0]):
        roster = Roster()
        read_table(text, roster)
        return roster
    roster = Roster()
    _from_section(parse(indent.mend(text).lines), roster, {}, Role.MEMBER)
    if not roster.people:
        roster.fail(1, say("No names were found; write one list entry for each person."))
    return roster


def _from_section(section: Section, roster: Roster, common: dict[str, str], role: Role) -> None:
    title = clean(section.title.plain)
    if title and section.level > 1:
        if (found := role_of(title)) is not None:
            role = found
        else:
            common = {**common, "group": title}
    for block in section.blocks:
        _from_block(block, roster, common, role)
    for child in section.children:
        _from_section(child, roster, common, role)


def _from_block(block: Block, roster: Roster, common: dict[str, str], role: Role) -> None:
    if isinstance(block, Listing):
        for entry in block.entries:
            _from_entry(entry, roster, common, role)
    elif isinstance(block, Table):
        header, _ = read_header([cell.text.plain for cell in block.header], block.line, roster)
        for row in block.rows:
            _from_row(row, header, roster, common, role)


def _from_row(
    row: Row, header: list[str | None], roster: Roster, common: dict[str, str], role: Role
) -> None:
    cells = [cell.text.plain for cell in row.cells]
    add_row(cells, header, row.line, roster, common=common, role=role)


def _from_entry(entry: Entry, roster: Roster, common: dict[str, str], role: Role) -> None:
    words = clean(entry.text.plain)
    if words:
        if entry.blocks and words.endswith(":"):
            common = {**common, "group": words.rstrip(":")}
        else:
            fields = {**common, **person_fields(words)}
            if strange := fields.pop("strange", ""):
                roster.strange(entry.line, fields["name"], strange)
            roster.add(fields, entry.line, default=role)
    for block in entry.blocks:
        _from_block(block, roster, common, role)


def told_apart(people: Sequence[RosterEntry]) -> tuple[list[RosterEntry], list[tuple[int, Phrase]]]:
    """Return the people with namesakes told apart, and a remark for the first of each name.

    Two members may bear the same name. They are two people, and what tells them apart is added to
    the name: their groups, else their short names, else numbers.

        Nghiêm Văn Hùng, group Team 1      ->  Nghiêm Văn Hùng (Team 1)
        Nghiêm Văn Hùng, group Team 2      ->  Nghiêm Văn Hùng (Team 2)
    """
    bearers: dict[str, list[int]] = {}
    for place, person in enumerate(people):
        bearers.setdefault(person.name, []).append(place)
    kept, remarks = list(people), []
    for name, places in bearers.items():
        if len(places) == 1:
            continue
        added = _additions([people[place] for place in places], taken=set(bearers))
        for place, addition in zip(places, added, strict=True):
            kept[place] = msgspec.structs.replace(people[place], name=f"{name} ({addition})")
        remarks.append(
            (
                places[0],
                nsay(
                    "{name} is on the list {count} times: these are different people, shown as "
                    "{names}. If it is one person, take the line out.",
                    "{name} is on the list {count} times: these are different people, shown as "
                    "{names}. If it is one person, take the other lines out.",
                    len(places),
                    name=name,
                    names=", ".join(kept[place].name for place in places),
                ),
            )
        )
    return kept, remarks


def _additions(people: list[RosterEntry], taken: set[str]) -> list[str]:
    """Return what tells namesakes apart, so that no name comes out that somebody else has."""
    name = people[0].name
    for field in ("group", "short"):
        added = [getattr(person, field) or "" for person in people]
        shown = {f"{name} ({addition})" for addition in added}
        if all(added) and len(shown) == len(added) and not taken & shown:
            return added
    free = (str(n) for n in count(1) if f"{name} ({n})" not in taken)
    return [next(free) for _ in people]


def officers_meant(people: list[RosterEntry], name: str) -> list[RosterEntry]:
    """Return whom `name`, the chair or the secretary of the front matter, can mean."""
    named = _as_persons(people)
    return [people[int(p.id)] for p in resolve(named, name) if has_words(p, name)]


def officers_nearly(people: list[RosterEntry], name: str) -> list[str]:
    """Return the names that have the words of `name`, but for its marks: Dung for Dũng."""
    return [person.name for person in nearly(_as_persons(people), name)]


def _as_persons(people: list[RosterEntry]) -> list[Person]:
    return [Person(id=str(nth), name=p.name, short=p.short) for nth, p in enumerate(people)]


def with_officer(people: list[RosterEntry], name: str, role: Role) -> tuple[list[RosterEntry], str]:
    """Return the people with `role` given to `name`, added if nobody is called so; and who."""
    fitting = officers_meant(people, name)
    if len(fitting) == 1:
        found = fitting[0]
        changed = msgspec.structs.replace(found, role=role)
        return [changed if person is found else person for person in people], found.name
    return [*people, RosterEntry(name=name, role=role)], name
