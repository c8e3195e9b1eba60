"""`rules:` of an agenda: a set that ships, a file beside the agenda, or rules written there."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda_file.bylaws import BYLAWS, rule_key
from facilitator.agenda_file.election_rules import ELECTION_RULES
from facilitator.agenda_file.habits import HABITS
from facilitator.agenda_file.settings import Settings, decided_by, nearest, read_entries, scalar
from facilitator.agenda_file.source import EmptyFile, NoText, UnreadableAgenda, beside, load
from facilitator.agenda_file.yaml_nodes import Node, read_yaml
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import clean, fold
from facilitator.text_file import Kind

FOLDER = Path(__file__).parent.parent / "rule_sets"
"""Where the rule sets that come with the program are."""

RULE_KEYS = {**HABITS, **BYLAWS, **ELECTION_RULES}
_SUFFIXES = (".yaml", ".yml")
_BASE = "base"


def _no_rules(file: str) -> Phrase:
    return say("{file} is no ordinary file; name a YAML file.", file=file)


_RULES = Kind(
    refusal=UnreadableAgenda,
    folder=_no_rules,
    unordinary=_no_rules,
    too_large=lambda file, size, most: say(
        "{file} has {size} kB, and rules have at most {most} kB; is it the right file?",
        file=file,
        size=size // 1000,
        most=most // 1000,
    ),
)


def shipped() -> dict[str, Path]:
    """Return the rule sets that come with the program, by name."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}


def read_rules(settings: Settings, node: Node, folder: Path | None) -> None:
    """Read what the body decided once for all its meetings; `folder` is the agenda's."""
    if isinstance(node.value, list):
        settings.say(
            node.line,
            say(
                "rules takes the name of a rule set, a file, or keys with values; write for "
                "example rules: plain."
            ),
        )
    elif isinstance(node.value, dict):
        _read_set(settings, node, folder, ())
    else:
        settings.set(rules=clean(node.text or "") or None)
        _read_named(settings, node, folder, ())


def _read_named(
    settings: Settings, node: Node, folder: Path | None, chain: tuple[Path, ...]
) -> None:
    """Read the rule set that a name or a path means; `chain` are the files that led here."""
    words = scalar(settings, node, "rules")
    if words is None:
        return
    if words.lower().endswith(_SUFFIXES):
        path = beside(folder, words)
        if path is None:
            settings.say(
                node.line,
                say(
                    "The rules {file} must lie beside the agenda or in a folder below it; they "
                    "were not read.",
                    file=words,
                ),
            )
            return
        _read_file(settings, node, path, folder, chain)
        return
    name = rule_key(words.replace("'", "").replace("’", ""))
    found = shipped().get(_OTHER_NAMES.get(fold(name), name))
    if found is None:
        near = nearest(name, shipped())
        settings.say(
            node.line,
            say("There is no rule set {words}; the nearest is {near}.", words=words, near=near)
            if near
            else say(
                "There is no rule set {words}; take {known}, or name a YAML file beside the "
                "agenda.",
                words=words,
                known=", ".join(shipped()),
            ),
        )
        return
    _read_file(settings, node, found, folder, chain)


_OTHER_NAMES = {
    "roberts-rules": "roberts",
    "roberts-rules-of-order": "roberts",
    "robert": "roberts",
    "rror": "roberts",
    "mun": "model-un",
    "model-united-nations": "model-un",
}


def _read_file(
    settings: Settings, node: Node, path: Path, folder: Path | None, chain: tuple[Path, ...]
) -> None:
    if path in chain:
        loop = [*(file.name for file in chain[chain.index(path) :]), path.name]
        settings.say(
            node.line,
            say(
                "These rules stand on themselves: {files}; take one base out.",
                files=" → ".join(loop),
            ),
        )
        return
    try:
        root = read_yaml(load(path, kind=_RULES), path.name, first_line=1)
    except EmptyFile:
        reason = say("{file} is empty; write `key: value` lines into it.", file=path.name)
        settings.say(node.line, say("The rules were not read: {reason}", reason=reason))
        return
    except NoText:
        root = None
    except UnreadableAgenda as error:
        settings.say(node.line, say("The rules were not read: {reason}", reason=error.reason))
        return
    if root is None or not isinstance(root.value, dict):
        settings.say(
            node.line,
            say("{file} holds no rules; write `key: value` lines into it.", file=path.name),
        )
        return
    if path.parent != FOLDER:
        settings.rule_files.append(path)
    with settings.within(path.name, node.line):
        settings.set_rules(name=path.stem if path.parent == FOLDER else path.name)
        _read_set(settings, root, folder, (*chain, path))


def _read_set(settings: Settings, node: Node, folder: Path | None, chain: tuple[Path, ...]) -> None:
    """Read what a set stands on, then its own keys above that."""
    entries = node.value if isinstance(node.value, dict) else {}
    named: dict[str, Node] = {}
    again = [*node.repeated]
    for typed, value in entries.items():
        key = rule_key(typed)
        if key in named:
            again.append((key, value.line))
        named[key] = value
    if (base := named.pop(_BASE, None)) is not None:
        name = settings.agenda.body_rules.name
        _read_named(settings, base, folder, chain)
        if chain:
            settings.set_rules(name=name)
    for key in read_entries(settings, Node(node.line, named, tuple(again)), RULE_KEYS):
        near = nearest(key, [*RULE_KEYS, _BASE])
        with settings.about(decided_by(near or "")):
            settings.say(
                named[key].line,
                say("There is no rule {key}; the nearest is {near}.", key=key, near=near)
                if near
                else say(
                    "There is no rule {key}; known are {known}.",
                    key=key,
                    known=", ".join([*RULE_KEYS, _BASE]),
                ),
            )
