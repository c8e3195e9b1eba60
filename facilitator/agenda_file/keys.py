"""Front matter -> what the body set for the meeting: each key with what reads it."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda_file.bylaws import BYLAWS, rule_key
from facilitator.agenda_file.election_rules import ELECTION_RULES
from facilitator.agenda_file.front_matter import FrontMatter
from facilitator.agenda_file.habits import HABITS
from facilitator.agenda_file.moments import read_date, read_repeat, read_time, read_zone
from facilitator.agenda_file.people import read_people
from facilitator.agenda_file.rule_sets import read_rules
from facilitator.agenda_file.settings import (
    Reader,
    Settings,
    decided_by,
    nearest,
    read_entries,
    scalar,
)
from facilitator.agenda_file.yaml_nodes import Node
from facilitator.meeting.agenda import Agenda
from facilitator.meeting.mistakes import MistakeAbout
from facilitator.meeting.phrase import nsay, say
from facilitator.meeting.text import clean, fold


def _text(key: str) -> Reader:
    def read(settings: Settings, node: Node) -> None:
        if words := scalar(settings, node, key):
            settings.set(**{key: words})

    return read


_LANGUAGES = {
    "vietnamese": "vi",
    "tieng viet": "vi",
    "viet": "vi",
    "english": "en",
    "tieng anh": "en",
}


def _language(settings: Settings, node: Node) -> None:
    words = scalar(settings, node, "language")
    if words is None:
        return
    name = fold(words).replace("_", "-")
    code = _LANGUAGES.get(name, name.split("-")[0])
    if code not in {"vi", "en"}:
        settings.say(
            node.line,
            say(
                "The language {words} is not spoken here (en and vi are); the minutes will be "
                "in English.",
                words=words,
            ),
        )
        return
    settings.set(language=code)


_READERS: dict[str, Reader] = {
    "title": _text("title"),
    "body": _text("body"),
    "place": _text("place"),
    "date": read_date,
    "time": read_time,
    "zone": read_zone,
    "language": _language,
    **HABITS,
    **ELECTION_RULES,
    "repeat": read_repeat,
}
_PEOPLE = ("chair", "secretary", "members", "guests")
KEYS = (*_READERS, *_PEOPLE, "rules")
OWN_KEYS = frozenset(KEYS) - {"title", "date", "time", "place", "language", "zone"}
"""Keys that only an agenda of ours has; other people's front matter has titles and dates too."""


def read_settings(front: FrontMatter, folder: Path | None) -> Settings:
    """Read the front matter; `folder` is where a roster is looked for, None for nowhere."""
    settings = Settings(Agenda(title=""))
    own = bool(OWN_KEYS & set(front.entries))
    if front.unclosed:
        with settings.about(MistakeAbout.PEOPLE):
            settings.say(
                1, say("The front matter begins here and never ends; close it with a line ---.")
            )
    read_people(settings, front.entries, folder)
    if (rules := front.entries.get("rules")) is not None:
        # first, so that what the agenda says itself stands above its rule set
        with settings.about(MistakeAbout.VOTE):
            read_rules(settings, rules, folder)
        _said_twice(settings, front.entries, rules)
    for key in read_entries(settings, Node(1, front.entries, front.repeated), _READERS):
        if key not in {*_PEOPLE, "rules"}:
            _unknown(settings, key, front.entries[key], own=own)
    _reachable_quorum(settings, front.entries)
    return settings


def _reachable_quorum(settings: Settings, entries: dict[str, Node]) -> None:
    """Complain of a quorum of more voting members than there are."""
    agenda = settings.agenda
    entitled = sum(person.voting for person in agenda.people)
    node = entries.get("quorum") or entries.get("rules")
    if node is not None and entitled and agenda.quorum.needed(entitled) > entitled:
        settings.say(
            node.line,
            nsay(
                "The quorum of {needed} can never be met: {count} voting member is named.",
                "The quorum of {needed} can never be met: {count} voting members are named.",
                entitled,
                needed=agenda.quorum.needed(entitled),
            ),
        )


def _said_twice(settings: Settings, entries: dict[str, Node], rules: Node) -> None:
    inside = rules.value if isinstance(rules.value, dict) else {}
    for key in (*HABITS, *ELECTION_RULES):
        if key in entries and key in inside:
            settings.say(
                inside[key].line,
                say("{key} stands below rules: and by itself; the one by itself counts.", key=key),
            )


def _unknown(settings: Settings, key: str, node: Node, *, own: bool) -> None:
    if rule_key(key) in BYLAWS:
        with settings.about(decided_by(rule_key(key))):
            settings.say(
                node.line,
                say("{key} is one of the body's rules; write it below rules:.", key=rule_key(key)),
            )
    elif near := nearest(key, KEYS):
        with settings.about(decided_by(near)):
            settings.say(
                node.line,
                say("There is no key {key}; the nearest is {near}.", key=clean(key), near=near),
            )
    elif own or len(settings.complaints) < 3:
        settings.say(node.line, say("The key {key} is not used here.", key=clean(key)))
