"""Members, guests and offices of the front matter -> the people of the meeting."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda_file.pattern import pattern
from facilitator.agenda_file.person_line import person_fields
from facilitator.agenda_file.proxies import settled
from facilitator.agenda_file.roles import column_of
from facilitator.agenda_file.roster import (
    MOST_ROSTER_BYTES,
    MOST_ROSTER_LINES,
    Roster,
    officers_meant,
    officers_nearly,
    read_roster,
    told_apart,
    with_officer,
)
from facilitator.agenda_file.settings import OpenMistake, Settings, nearest
from facilitator.agenda_file.source import UnreadableAgenda, beside, load
from facilitator.agenda_file.yaml_nodes import Node
from facilitator.meeting.agenda import Role, RosterEntry
from facilitator.meeting.mistakes import MistakeAbout
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import clean

_FIELDS = {
    "name", "short", "group", "role", "voting", "weight", "delegate", "represents", "proxies",
    "veto",
}  # fmt: skip
_DECIDING = ("role", "voting", "weight", "delegate", "represents", "proxies", "veto")
_SUFFIXES = (".md", ".markdown", ".csv", ".tsv", ".txt")
_FILE = pattern(r"[^,;\n]*[^,;\n\s]\.(?:[a-z]{3,7}|XLSX?|ODS|PDF|DOCX)")
"""A file that is no roster; else it would be a member of that name."""


def read_people(settings: Settings, entries: dict[str, Node], folder: Path | None) -> None:
    """Set the people, the roster they came from, and who chairs and writes."""
    roster = Roster()
    with settings.about(MistakeAbout.PEOPLE):
        if (members := entries.get("members")) is not None:
            _take(settings, roster, members, folder, Role.MEMBER)
    if (guests := entries.get("guests")) is not None:
        _take(settings, roster, guests, folder, Role.GUEST)
    settings.complaints.extend(roster.complaints)
    people, remarks = told_apart(roster.people)
    for nth, message in remarks:
        _remark(settings, roster.places[nth], message)
    for key, role in (("chair", Role.CHAIR), ("secretary", Role.SECRETARY)):
        node = entries.get(key)
        name = _office(settings, node, key)
        if name is not None and node is not None:
            if not _officer_is_clear(settings, node.line, key, name, people):
                continue
            people, full = with_officer(people, name, role)
            settings.set(**{key: full})
        else:
            holders = [person.name for person in people if person.role is role]
            if holders:
                settings.set(**{key: holders[0]})
    places = dict(zip((person.name for person in people), roster.places, strict=False))
    people, complaints = settled(people)
    for person, message in complaints:
        place = places.get(person, (1, None))
        _remark(settings, place, message)
        settings.mistakes.append(
            OpenMistake(line=place[0], message=message, about=MistakeAbout.PEOPLE, person=person)
        )
    for line, message, concerned in roster.mistakes:
        whom = people[concerned].name if concerned is not None else None
        settings.mistakes.append(
            OpenMistake(line=line, message=message, about=MistakeAbout.PEOPLE, person=whom)
        )
    settings.set(people=tuple(people))


def _remark(settings: Settings, place: tuple[int, str | None], message: Phrase) -> None:
    line, file = place
    settings.say(line, say("{file}: {message}", file=file, message=message) if file else message)


def _officer_is_clear(
    settings: Settings, line: int, key: str, name: str, people: list[RosterEntry]
) -> bool:
    """Return whether `name` is one person of the roster, or somebody who is added to it.

    Several, or one who is spelled a little differently, is a mistake: the chair has a vote.
    """
    meant = [person.name for person in officers_meant(people, name)]
    if len(meant) > 1:
        message = say(
            "{key}: {name} can be {names}; write more of the name.",
            key=key,
            name=name,
            names=", ".join(meant[:8]),
        )
    elif not meant and (near := officers_nearly(people, name)):
        message = say(
            "{key}: nobody on the roster is spelled {name}, but there is {names}; write the name "
            "as the roster has it.",
            key=key,
            name=name,
            names=", ".join(near[:8]),
        )
    else:
        return True
    with settings.about(MistakeAbout.PEOPLE):
        settings.say(line, message)
    return False


def _office(settings: Settings, node: Node | None, key: str) -> str | None:
    if node is None:
        return None
    if node.text is None:
        with settings.about(MistakeAbout.PEOPLE if key == "chair" else None):
            settings.say(node.line, say("{key} takes one name.", key=key))
        return None
    return clean(node.text) or None


def _take(settings: Settings, roster: Roster, node: Node, folder: Path | None, role: Role) -> None:
    if isinstance(node.value, list):
        for entry in node.value:
            _take_one(settings, roster, entry, role)
    elif isinstance(node.value, dict):
        # a mapping of names: `members: {An: chair, Binh: member}`
        for name, value in node.value.items():
            fields = _said_of(settings, roster, value) if not value.text else {"role": value.text}
            roster.add({**fields, "name": name}, value.line, default=role)
    elif node.text and node.text.lower().endswith(_SUFFIXES):
        _from_file(settings, roster, node, folder, role)
    elif node.text and _FILE.fullmatch(node.text):
        file = clean(node.text)
        settings.say(
            node.line,
            say("A roster is a file of Markdown or CSV; {file} was not read.", file=file),
        )
    elif node.text:
        for piece in node.text.replace("\n", ",").replace(";", ",").split(","):
            if piece.strip():
                roster.add({"name": piece}, node.line, default=role)


def _take_one(settings: Settings, roster: Roster, node: Node, role: Role) -> None:
    if node.text is not None:
        fields = person_fields(clean(node.text))
        if strange := fields.pop("strange", ""):
            roster.strange(node.line, fields["name"], strange)
        roster.add(fields, node.line, default=role)
        return
    if not isinstance(node.value, dict):
        settings.say(
            node.line, say("A list inside the list of people is not read; write one name each.")
        )
        return
    fields = _said_of(settings, roster, node)
    if not fields.get("name"):
        settings.say(node.line, say("Somebody without a name stands here; write name: first."))
        return
    roster.add(fields, node.line, default=role)


def _said_of(settings: Settings, roster: Roster, node: Node) -> dict[str, str]:
    """Return what a mapping says of the person to be added next.

    A key that is not known is a remark (`email`); a slip in one that decides (`wieght`), one that
    is given twice and one that has a list for its value are mistakes.
    """
    fields: dict[str, str] = {}
    for key, line in node.repeated:
        again = say("The key {key} stands here again; the last one counts.", key=clean(key))
        _not_used(settings, roster, line, again, decides=column_of(key) in _DECIDING)
    for key, value in node.value.items() if isinstance(node.value, dict) else ():
        column = key if key in _FIELDS else column_of(key)
        if column is None or value.text is None:
            unused = say("{key} is not used for people.", key=clean(key))
            decides = column in _DECIDING or bool(nearest(key, _DECIDING))
            _not_used(settings, roster, value.line, unused, decides=decides)
        else:
            fields[column] = value.text
    return fields


def _not_used(
    settings: Settings, roster: Roster, line: int, message: Phrase, *, decides: bool
) -> None:
    with settings.about(None):
        settings.say(line, message)
    if decides:
        roster.mistakes.append((line, message, len(roster.people)))


def _from_file(
    settings: Settings, roster: Roster, node: Node, folder: Path | None, role: Role
) -> None:
    words = node.text or ""
    path = beside(folder, words)
    if path is None:
        settings.say(
            node.line,
            say(
                "The roster {file} must lie beside the agenda or in a folder below it; it was "
                "not read.",
                file=clean(words),
            ),
        )
        return
    try:
        read = read_roster(load(path, most=MOST_ROSTER_BYTES, lines=MOST_ROSTER_LINES), path.name)
    except UnreadableAgenda as error:
        settings.say(node.line, say("The roster was not read: {reason}", reason=error.reason))
        return
    with settings.about(None):
        for line, message in read.complaints:
            settings.say(
                node.line,
                say("{file}, line {line}: {message}", file=path.name, line=line, message=message),
            )
    first = len(roster.people)
    for line, message, concerned in read.mistakes:
        # the complaint itself has been said above
        told = say("{file}, line {line}: {message}", file=path.name, line=line, message=message)
        place = None if concerned is None else first + concerned
        roster.mistakes.append((node.line, told, place))
    for person in read.people:
        if role is Role.GUEST and person.role is Role.MEMBER:
            roster.add(
                {"name": person.name, "short": person.short or "", "group": person.group or ""},
                node.line,
                default=role,
            )
        else:
            roster.people.append(person)
            roster.places.append((node.line, path.name))
    settings.set(roster=clean(words))
