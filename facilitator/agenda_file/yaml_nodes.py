"""YAML as it was typed: scalars stay texts, every value knows its line, nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from facilitator.agenda_file.source import UnreadableAgenda
from facilitator.meeting.phrase import say

if TYPE_CHECKING:
    import yaml

MOST_BYTES = 30_000_000
MOST_DEPTH = 12
MOST_EVENTS = 4_000_000
"""Room for 100,000 people with all that can be said of each."""

Value: TypeAlias = "str | list[Node] | dict[str, Node]"


class Node(msgspec.Struct, frozen=True):
    """A value with its line in the file; scalars stay the text that was typed.

    So `19:30` is no sexagesimal number, `no` no truth value and `2026-11-23` no date object.
    """

    line: int
    value: Value
    repeated: tuple[tuple[str, int], ...] = ()
    """Keys of a mapping that were given again (the last one counts), each with its line."""

    @property
    def text(self) -> str | None:
        """The scalar's text, or None for a list or a mapping."""
        return self.value.strip() if isinstance(self.value, str) else None


def read_yaml(raw: str, name: str, first_line: int) -> Node | None:
    """Return the YAML of a file whose first line here is its `first_line`; None for nothing.

    Raises UnreadableAgenda on YAML that cannot be read, or that refers to itself.
    """
    import yaml

    if len(raw) > MOST_BYTES:
        raise UnreadableAgenda(
            say(
                "{file}: this is longer than {most} characters; put the members into a roster "
                "file.",
                file=name,
                most=f"{MOST_BYTES:,}",
            )
        )
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _refuse_bombs(yaml.parse(raw, Loader=loader), name, first_line)
        root = yaml.compose(raw, Loader=loader)
    except yaml.MarkedYAMLError as error:
        # where a bracket or a quote was opened helps more than where its end was missed
        mark = error.context_mark or error.problem_mark
        raise UnreadableAgenda(
            say(
                "{file}, line {line}: this is not YAML ({problem}); "
                "put texts with a colon or a bracket into quotes.",
                file=name,
                line=mark.line + first_line if mark else 1,
                problem=error.problem or "?",
            )
        ) from None
    except yaml.YAMLError:
        raise UnreadableAgenda(
            say(
                "{file}, line {line}: this holds characters that YAML does not "
                "allow; type it again.",
                file=name,
                line=1,
            )
        ) from None
    return _node(root, first_line) if root is not None else None


def _refuse_bombs(events: object, name: str, first_line: int) -> None:
    import yaml

    depth = 0
    for count, event in enumerate(events):  # type: ignore[arg-type, var-annotated]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableAgenda(
                say(
                    "{file}, line {line}: anchors and aliases (& and *) are not read here; put "
                    "the text into quotes or write it out.",
                    file=name,
                    line=event.start_mark.line + first_line,
                )
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH or count > MOST_EVENTS:
            raise UnreadableAgenda(
                say(
                    "{file}, line {line}: this is nested too deeply or too long; "
                    "write plain `key: value` lines.",
                    file=name,
                    line=event.start_mark.line + first_line,
                )
            )


def _node(node: yaml.Node, first_line: int) -> Node:
    import yaml

    line = node.start_mark.line + first_line
    if isinstance(node, yaml.SequenceNode):
        return Node(line, [_node(child, first_line) for child in node.value])
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, Node] = {}
        repeated = []
        for key, child in node.value:
            word = key.value.strip() if isinstance(key.value, str) else "?"
            if word in entries:
                repeated.append((word, key.start_mark.line + first_line))
            entries[word] = _node(child, first_line)
        return Node(line, entries, tuple(repeated))
    return Node(line, str(node.value))
