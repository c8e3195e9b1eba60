"""The YAML between `---` lines: split from the text, and read without guessing types."""

from __future__ import annotations

import msgspec

from facilitator.agenda_file.source import UnreadableAgenda
from facilitator.agenda_file.yaml_nodes import Node, read_yaml
from facilitator.meeting.phrase import say


class FrontMatter(msgspec.Struct, frozen=True):
    """The keys as typed, each with its value; and where the text begins."""

    entries: dict[str, Node] = {}
    repeated: tuple[tuple[str, int], ...] = ()
    """Keys that were given again (the last one counts), each with its line."""
    body_line: int = 1
    """The first line of the file that is not front matter."""
    begins: int = 0
    """Where the text behind the front matter begins, in characters."""
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
    root = read_yaml(raw, name, first_line=2)
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
            (FrontMatter(body_line=end + 2, begins=end + 1), _blank(lines, end))
            if root is None
            else (
                FrontMatter(),
                text,
            )
        )
    return (
        FrontMatter(root.value, root.repeated, body_line=end + 2, begins=end + 1),
        _blank(lines, end),
    )


def _blank(lines: list[str], end: int) -> str:
    return "\n".join([""] * (end + 1) + lines[end + 1 :])
