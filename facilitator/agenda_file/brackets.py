"""Brackets in a line of text."""

from __future__ import annotations


def brackets(line: str) -> list[tuple[int, int]]:
    """Return the outermost round or square brackets; one left open ends with the line."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for place, char in enumerate(line):
        if char in "([":
            stack.append((")" if char == "(" else "]", place))
        elif stack and char == stack[-1][0]:
            begin = stack.pop()[1]
            if not stack:
                pairs.append((begin, place + 1))
    if stack:
        begin = stack[0][1]
        if len(line) - begin <= 60 and (not pairs or pairs[-1][1] <= begin):
            pairs.append((begin, len(line)))
    return pairs
