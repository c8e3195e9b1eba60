"""A file -> an agenda with its complaints."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import msgspec

from facilitator.agenda_file import indent
from facilitator.agenda_file.blocks import Section
from facilitator.agenda_file.choose import Chosen, choose, is_marked
from facilitator.agenda_file.finish import finish
from facilitator.agenda_file.front_matter import split
from facilitator.agenda_file.keys import OWN_KEYS, read_settings
from facilitator.agenda_file.markdown import parse
from facilitator.agenda_file.settings import OpenMistake, Settings, known_groups
from facilitator.agenda_file.source import MOST_BYTES, MOST_BYTES_WITH_PEOPLE, check_length, load
from facilitator.agenda_file.unused import unused
from facilitator.meeting.agenda import Agenda, Item
from facilitator.meeting.mistakes import MistakeAbout
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Requirement
from facilitator.meeting.text import clean


class Complaint(msgspec.Struct, frozen=True):
    """Something that was ambiguous, wrong or not used; line 0 is the file as a whole."""

    line: int
    message: Phrase


class Reading(msgspec.Struct, frozen=True):
    """What was understood of a file."""

    agenda: Agenda
    warnings: tuple[Complaint, ...]
    source: str
    """The text as loaded."""
    days: tuple[tuple[str, str], ...] = ()
    """Day, track or session headings: the id of the first item under each, and its words."""
    mistakes: tuple[OpenMistake, ...] = ()
    """Those of the complaints that have to be settled before the meeting opens."""
    rule_files: tuple[Path, ...] = ()
    """Files that the body's rules were read from, the one that the agenda names first."""


def read_agenda(path: Path) -> Reading:
    """Read a file; raises UnreadableAgenda when it can be no agenda at all."""
    text = load(path, most=MOST_BYTES_WITH_PEOPLE, lines=MOST_BYTES_WITH_PEOPLE)
    return _read(text, path.name, path.parent, most=MOST_BYTES)


def parse_agenda(text: str, *, name: str, folder: Path | None) -> Reading:
    """Read an agenda's text. `folder` is where a roster is looked for; None forbids it.

    Raises UnreadableAgenda on front matter that is not YAML.
    """
    return _read(text, name, folder)


def _read(text: str, name: str, folder: Path | None, *, most: int | None = None) -> Reading:
    """Read an agenda's text. `most` limits its bytes behind the front matter; None: no limit."""
    front, body = split(unicodedata.normalize("NFC", text), name)
    if most is not None:
        check_length(body[front.begins :], name, most)
    settings = read_settings(front, folder)
    mended = indent.mend(body)
    document = parse(mended.lines)
    own = bool(OWN_KEYS & set(front.entries)) or is_marked(body)
    chosen = choose(document, own=own, name=settings.agenda.title)
    items = finish(chosen.drafts, chosen.remarks, own=own)
    items = tuple(_with_groups_of_the_roster(settings, item) for item in items)
    complaints = [Complaint(line, message) for line, message in settings.complaints]
    complaints += [Complaint(line, message) for line, message in chosen.remarks.complaints]
    complaints += [Complaint(line, message) for line, message in unused(chosen, mended.lines)]
    complaints += _on_structure(mended, chosen, items_found=bool(items))
    agenda = msgspec.structs.replace(
        settings.agenda, title=_title(settings, document, name, own=own), items=items
    )
    complaints.sort(key=lambda complaint: complaint.line)
    rule_files = tuple(settings.rule_files)
    settings.mistakes += [
        OpenMistake(line=line, message=message, about=MistakeAbout.VOTE)
        for line, message in chosen.remarks.mistakes
    ]
    mistakes = tuple(sorted(settings.mistakes, key=lambda mistake: mistake.line))
    return Reading(agenda, tuple(complaints), text, _days(chosen, items), mistakes, rule_files)


def _with_groups_of_the_roster(settings: Settings, item: Item) -> Item:
    """Return an item whose motions ask for groups as the roster has them.

    A group that nobody is in stays: the rule of a motion is never made weaker by a slip.
    """
    if not any(motion.requirement and motion.requirement.in_groups for motion in item.motions):
        return item
    motions = tuple(
        msgspec.structs.replace(motion, requirement=_known(settings, item.line, motion.requirement))
        for motion in item.motions
    )
    return msgspec.structs.replace(item, motions=motions)


def _known(settings: Settings, line: int, rule: Requirement | None) -> Requirement | None:
    if rule is None:
        return None
    with settings.about(MistakeAbout.VOTE):
        known = known_groups(settings, line, "motion", rule)
    asked, found = ([len(part.groups) for part in r.in_groups] for r in (rule, known))
    return known if asked == found else rule


def _title(settings: Settings, document: Section, name: str, *, own: bool) -> str:
    if settings.agenda.title:
        return settings.agenda.title
    for deepest in (1,) if own else (1, 2, 6):
        for section in document.children:
            if section.level <= deepest and clean(section.title.plain):
                return clean(section.title.plain)
    return clean(Path(name).stem.replace("_", " ")) or name


def _on_structure(mended: indent.Mended, chosen: Chosen, *, items_found: bool) -> list[Complaint]:
    complaints = []
    if mended.unclosed_comment is not None:
        complaints.append(
            Complaint(
                mended.unclosed_comment,
                say("A comment begins here and never ends; what follows it may be missing."),
            )
        )
    moved = [line for line in mended.moved if any(r.line <= line <= r.last for r in chosen.roots)]
    if moved:
        complaints.append(
            Complaint(
                moved[0],
                say(
                    "The indents of this list are not those of Markdown (first in line "
                    "{line}, {number} in all); "
                    "its levels are read as they look.",
                    line=moved[0],
                    number=len(moved),
                ),
            )
        )
    if not items_found:
        complaints.append(
            Complaint(0, say("No item was found; write one heading or list entry for each item."))
        )
    return complaints


def _days(chosen: Chosen, items: tuple[object, ...]) -> tuple[tuple[str, str], ...]:
    days = []
    previous: str | None = None
    number = 0
    stack = list(reversed(chosen.drafts))
    while stack:
        draft = stack.pop()
        number += 1
        stack.extend(reversed(draft.children))
        if draft.day and draft.day != previous:
            days.append((f"i{number}", draft.day))
        previous = draft.day or previous
    return tuple(days) if number == len(items) else ()
