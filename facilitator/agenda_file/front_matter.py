"""The YAML between `---` lines: split from the text, checked, and read without guessing types."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from facilitator.agenda_file.source import UnreadableAgenda
from facilitator.meeting.phrase import say

if TYPE_CHECKING:
    import yaml

MOST_BYTES = 200_000
MOST_DEPTH = 12
MOST_EVENTS = 60_000

Value: TypeAlias = "str | list[Node] | dict[str, Node]"


class Node(msgspec.Struct, frozen=True):
    """A value of the front matter with its line; scalars stay the text that was typed.

    So `19:30` is no sexagesimal number, `no` no truth value and `2026-11-23` no date object.
    """

    line: int
    value: Value

    @property
    def text(self) -> str | None:
        """The scalar's text, or None for a list or a mapping."""
        return self.value.strip() if isinstance(self.value, str) else None


class FrontMatter(msgspec.Struct, frozen=True):
    """The keys as typed, each with its value; and where the text begins."""

    entries: dict[str, Node] = {}
    repeated: tuple[tuple[str, int], ...] = ()
    """Keys that were given again (the last one counts), each with its line."""
    body_line: int = 1
    """The first line of the file that is not front matter."""
    unclosed: bool = False


def split(text: str, name: str) -> tuple[FrontMatter, str]:
    """Return the front matter and the text with those lines blank, so that lines keep numbers.

    Raises UnreadableAgenda on YAML that cannot be read, or that refers to itself.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter(), text
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() in {"---", "..."}), None)
    if end is None:
        looks_like_keys = len(lines) > 1 and ":" in lines[1]
        return FrontMatter(unclosed=looks_like_keys), text
    raw = "\n".join(lines[1:end])
    root = _load(raw, name)
    if root is None or not isinstance(root.value, dict):
        if root is not None and isinstance(root.value, list):
            raise UnreadableAgenda(
                say(
                    "{file}, line {line}: the front matter is a list; write `key: value` lines.",
                    file=name,
                    line=root.line,
                )
            )
        # a text between two rules is no front matter; without any text there is nothing to lose
        return (
            (FrontMatter(body_line=end + 2), _blank(lines, end))
            if root is None
            else (
                FrontMatter(),
                text,
            )
        )
    return (
        FrontMatter(root.value, _repeated(raw), body_line=end + 2),
        _blank(lines, end),
    )


def _blank(lines: list[str], end: int) -> str:
    return "\n".join([""] * (end + 1) + lines[end + 1 :])


def _repeated(raw: str) -> tuple[tuple[str, int], ...]:
    seen: set[str] = set()
    again = []
    for number, line in enumerate(raw.split("\n"), start=2):
        key, colon, _ = line.partition(":")
        if not colon or not key or key[0] in " \t#-":
            continue
        if key.strip() in seen:
            again.append((key.strip(), number))
        seen.add(key.strip())
    return tuple(again)


def _load(raw: str, name: str) -> Node | None:
    import yaml

    if len(raw) > MOST_BYTES:
        raise UnreadableAgenda(
            say(
                "{file}: the front matter is too long; put the members into a roster file.",
                file=name,
            )
        )
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _refuse_bombs(yaml.parse(raw, Loader=loader), name)
        root = yaml.compose(raw, Loader=loader)
    except yaml.MarkedYAMLError as error:
        # where a bracket or a quote was opened helps more than where its end was missed
        mark = error.context_mark or error.problem_mark
        raise UnreadableAgenda(
            say(
                "{file}, line {line}: the front matter is not YAML ({problem}); "
                "put texts with a colon or a bracket into quotes.",
                file=name,
                line=mark.line + 2 if mark else 1,
                problem=error.problem or "?",
            )
        ) from None
    except yaml.YAMLError:
        raise UnreadableAgenda(
            say(
                "{file}, line {line}: the front matter holds characters that YAML does not "
                "allow; type it again.",
                file=name,
                line=1,
            )
        ) from None
    return _node(root) if root is not None else None


def _refuse_bombs(events: object, name: str) -> None:
    import yaml

    depth = 0
    for count, event in enumerate(events):  # type: ignore[arg-type, var-annotated]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableAgenda(
                say(
                    "{file}, line {line}: anchors and aliases (& and *) are not read in front "
                    "matter; put the text into quotes or write it out.",
                    file=name,
                    line=event.start_mark.line + 2,
                )
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH or count > MOST_EVENTS:
            raise UnreadableAgenda(
                say(
                    "{file}, line {line}: the front matter is nested too deeply or too long; "
                    "write plain `key: value` lines.",
                    file=name,
                    line=event.start_mark.line + 2,
                )
            )


def _node(node: yaml.Node) -> Node:
    import yaml

    line = node.start_mark.line + 2
    if isinstance(node, yaml.SequenceNode):
        return Node(line, [_node(child) for child in node.value])
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, Node] = {}
        for key, child in node.value:
            word = key.value if isinstance(key.value, str) else "?"
            entries[word.strip()] = _node(child)
        return Node(line, entries)
    return Node(line, str(node.value))
