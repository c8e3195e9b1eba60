"""What a body set for the meeting, while it is being read; what cannot be used is a complaint."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import msgspec

from facilitator.agenda_file.roles import truth_of
from facilitator.agenda_file.yaml_nodes import Node
from facilitator.meeting.agenda import Agenda
from facilitator.meeting.mistakes import MistakeAbout
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Requirement
from facilitator.meeting.spelling import same_names
from facilitator.meeting.text import clean, fold


class OpenMistake(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint about something that decides who votes or how, not settled yet."""

    line: int
    message: Phrase
    about: MistakeAbout
    person: str | None = None
    """Name of whom it concerns, if it is one person."""


DECIDES: dict[str, MistakeAbout] = {
    "quorum": MistakeAbout.QUORUM,
    **dict.fromkeys(
        (
            "vote",
            "casting-vote",
            "delegator-votes",
            "no-to-all",
            "abstain-from-all",
            "fill-seats",
            "repeated",
            "gaps",
            "procedures",
        ),
        MistakeAbout.VOTE,
    ),
}
"""By key: what a value that cannot be read leaves undecided. Other keys only lose a habit."""


_PEOPLE = ("chair", "members", "guests")
_SETS = ("rules", "base")


def decided_by(key: str) -> MistakeAbout | None:
    """Return what a key of the front matter or of the rules decides; None for nothing."""
    if key in _PEOPLE:
        return MistakeAbout.PEOPLE
    return MistakeAbout.VOTE if key in _SETS else DECIDES.get(key)


@dataclass(slots=True)
class Settings:
    """The agenda without its items, and the complaints with their lines."""

    agenda: Agenda
    complaints: list[tuple[int, Phrase]] = field(default_factory=list)
    mistakes: list[OpenMistake] = field(default_factory=list)
    """Those complaints that decide who votes or how: the meeting opens when they are settled."""
    deciding: MistakeAbout | None = None
    """What the key that is being read decides; None for nothing."""
    rule_files: list[Path] = field(default_factory=list)
    """Files beside the agenda that its rules were read from."""
    _file: tuple[str, int] | None = None
    """While another file is read: its name, and the line of the agenda that names it."""

    def set(self, **fields: object) -> None:
        """Replace fields of the agenda."""
        self.agenda = msgspec.structs.replace(self.agenda, **fields)

    def set_rules(self, **fields: object) -> None:
        """Replace fields of the rules that the body has given itself."""
        self.set(body_rules=msgspec.structs.replace(self.agenda.body_rules, **fields))

    def say(self, line: int, message: Phrase) -> None:
        """Note a complaint on a line of the agenda, or of the file that is being read."""
        if self._file is not None:
            file, named = self._file
            message = say("{file}, line {line}: {message}", file=file, line=line, message=message)
            line = named
        self.complaints.append((line, message))
        if self.deciding is not None:
            self.mistakes.append(OpenMistake(line=line, message=message, about=self.deciding))

    @contextmanager
    def about(self, what: MistakeAbout | None) -> Iterator[None]:
        """Record complaints made in this block as mistakes about `what`; with None, as remarks."""
        before, self.deciding = self.deciding, what
        try:
            yield
        finally:
            self.deciding = before

    @contextmanager
    def within(self, file: str, line: int) -> Iterator[None]:
        """Let the complaints be those of another file, which a line of the agenda names.

        They come in the order of its lines, behind those of a file that it stands on.
        """
        outer, before = self._file, len(self.complaints)
        self._file = (file, outer[1] if outer else line)
        try:
            yield
        finally:
            self._file = outer
            own = self.complaints[before:]
            self.complaints[before:] = sorted(own, key=lambda one: _line_in(file, one[1]))


def _line_in(file: str, message: Phrase) -> int:
    """Return the line of a file that a complaint is of; 0 of another file."""
    line = message.args.get("line")
    return line if isinstance(line, int) and message.args.get("file") == file else 0


Reader: TypeAlias = Callable[[Settings, Node], None]
"""Sets what a key's value says, or complains."""


def read_entries(settings: Settings, mapping: Node, readers: dict[str, Reader]) -> list[str]:
    """Read the keys that are known; return the others. Says which key stands twice."""
    entries = mapping.value if isinstance(mapping.value, dict) else {}
    for key, line in mapping.repeated:
        with settings.about(decided_by(key)):
            settings.say(
                line, say("The key {key} stands here again; the last one counts.", key=clean(key))
            )
    for key, node in entries.items():
        if key in readers:
            with settings.about(DECIDES.get(key)):
                readers[key](settings, node)
    return [key for key in entries if key not in readers]


def nearest(words: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known word that is most like the one typed, None when none is like it."""
    near = difflib.get_close_matches(words.lower(), [*known], n=1, cutoff=cutoff)
    return near[0] if near else None


def scalar(settings: Settings, node: Node, key: str) -> str | None:
    """Return the text of a value, cleaned; None when it has none, with a complaint of a list."""
    text = node.text
    if text is None:
        settings.say(
            node.line,
            say("{key} takes one text, not keys with values.", key=key)
            if isinstance(node.value, dict)
            else say("{key} takes one text, not a list.", key=key),
        )
        return None
    return clean(text) or None


def truth(settings: Settings, node: Node, key: str) -> bool | None:
    """Return whether a value says yes or no; None, with a complaint, when neither."""
    words = clean(node.text or "")
    said = truth_of(words) if words else None
    if said is None:
        settings.say(
            node.line,
            say("{key} takes yes or no; “{words}” is neither.", key=key, words=words)
            if words
            else say("{key} takes yes or no.", key=key),
        )
    return said


def whole_number(settings: Settings, node: Node, key: str, least: int, most: int) -> int | None:
    """Return a whole number between two others; None, with a complaint, when it is none."""
    words = clean(node.text or "")
    if words.isascii() and words.isdigit() and len(words) < 9 and least <= int(words) <= most:
        return int(words)
    settings.say(
        node.line,
        say(
            "{key}: “{words}” is no whole number from {least} to {most}.",
            key=key,
            words=words or "?",
            least=least,
            most=most,
        ),
    )
    return None


def unknown(settings: Settings, line: int, key: str, words: str, known: Iterable[str]) -> None:
    """Complain of a word that a key does not take; name the nearest, or all that it takes."""
    words, known = clean(words) or "?", [*known]
    near = nearest(words, known)
    settings.say(
        line,
        say(
            "{key}: “{words}” is not known; the nearest is {near}.", key=key, words=words, near=near
        )
        if near
        else say(
            "{key}: “{words}” is not known; known are {known}.",
            key=key,
            words=words,
            known=", ".join(known),
        ),
    )


def known_group(settings: Settings, line: int, key: str, name: str) -> str | None:
    """Return a group as the roster has it, however it is written; None, with a complaint, for none.

    Without a roster every group may come in by the door.
    """
    people = settings.agenda.people
    known = list(dict.fromkeys(person.group for person in people if person.group))
    found = same_names(known, name)
    if not people or found:
        if len(found) > 1:
            settings.say(
                line,
                say("{key}: {name} can be {known}.", key=key, name=name, known=", ".join(found)),
            )
            return None
        return found[0] if found else name
    groups = {fold(group): group for group in known}
    if not groups:
        settings.say(
            line,
            say(
                "{key}: nobody on the roster has a group, so there is no {name}.",
                key=key,
                name=name,
            ),
        )
        return None
    near = nearest(fold(name), groups)
    settings.say(
        line,
        say(
            "{key}: the roster has no group {name}; the nearest is {near}.",
            key=key,
            name=name,
            near=groups[near],
        )
        if near
        else say(
            "{key}: the roster has no group {name}; it has {known}.",
            key=key,
            name=name,
            known=", ".join(sorted(groups.values())),
        ),
    )
    return None


def known_groups(settings: Settings, line: int, key: str, rule: Requirement) -> Requirement:
    """Return a rule with the groups that it asks for as the roster has them."""
    parts = []
    for part in rule.in_groups:
        named = [known_group(settings, line, key, group) for group in part.groups]
        groups = tuple(group for group in named if group is not None)
        if groups or not part.groups:
            parts.append(msgspec.structs.replace(part, groups=groups))
    return msgspec.structs.replace(rule, in_groups=tuple(parts))
