"""The text of a BLT file: its comments, the strings of its names, its options.

4 2                       # a comment, to the end of the line
[withdrawn 4] [tie 3 2 1] options, before or between the ballots
/* a comment, also of several lines; such comments may be nested */
"Amy"  the first of them  text after a closing quote is a comment
"Jo ""Red"" Lee"          a doubled quote is one
"Robert "Bob" Lee"        so are quotes that cannot end the name
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SIGNS = re.compile(r'"|#|/\*|\*/')
_OPTION = re.compile(r"\[([^\[\]]*)\]")
_BETWEEN_NAMES = re.compile(r'"\s+"')
_AFTER_QUOTE = frozenset(" \t,;")


class Option(NamedTuple):
    """An option such as `[tie 3 2 1]`: its name in small letters, and the words after it."""

    line: int
    name: str
    words: tuple[str, ...]


def bare_lines(text: str) -> list[str]:
    """Return the lines of a text without its comments; signs of comments in quotes are kept.

    A comment that begins and never ends is none, so that it hides no ballot.
    """
    lines, depth = [], 0
    for line in text.split("\n"):
        bare, depth = _bare(line, depth)
        lines.append(bare)
    return lines if not depth else [_bare(line, None)[0] for line in text.split("\n")]


def _bare(line: str, depth: int | None) -> tuple[str, int]:
    """Return a line without its comments, and how many are open at its end.

    `depth` is how many were open at its begin; None knows comments after `#` only.
    """
    if not depth and "#" not in line and "/*" not in line:
        return line, 0
    blocks, depth = depth is not None, depth or 0
    kept, is_quoted, at = [], False, 0
    for sign in _SIGNS.finditer(line):
        if sign.start() < at:
            continue
        if not depth:
            kept.append(line[at : sign.start()])
        at = sign.start()
        if sign[0] == '"' and not depth:
            is_quoted = not is_quoted
        elif sign[0] == "#" and not depth and not is_quoted:
            return "".join(kept), 0
        elif blocks and not is_quoted and sign[0] in {"/*", "*/"}:
            depth = max(depth + (1 if sign[0] == "/*" else -1), 0)
            at = sign.end()
    return "".join((*kept, "" if depth else line[at:])), depth


def without_options(line: str, number: int) -> tuple[str, list[Option], str]:
    """Return a line of ballots without its options, these, and what of a broken one is left.

    Names, which begin with a quote, may have brackets of their own and stay as they are.
    """
    ballots, quote, names = line.partition('"')
    options = [
        Option(number, words[0].lower(), tuple(words[1:]))
        for found in _OPTION.finditer(ballots)
        if (words := found[1].split())
    ]
    bare = _OPTION.sub(" ", ballots)
    broken = re.search(r"[\[\]].*", bare)
    return bare + quote + names, options, broken[0].strip() if broken else ""


def strings_in(line: str) -> list[str]:
    """Return the strings of a line that begins with a quote, without what is between them."""
    found: list[str] = []
    at = line.find('"')
    while at >= 0:
        string, end = _string(line, at + 1)
        if end < 0 or (line[end:] and line[end] not in _AFTER_QUOTE):
            return _BETWEEN_NAMES.split(line[line.index('"') + 1 : line.rindex('"')])
        found.append(string)
        at = line.find('"', end)
        if line[end:at].strip(" \t,;"):
            break  # a comment, whatever it quotes
    return found


def _string(line: str, begin: int) -> tuple[str, int]:
    """Return a string up to its closing quote, and the place behind that; -1 if there is none."""
    end = line.find('"', begin)
    while end >= 0 and line[end + 1 : end + 2] == '"':
        end = line.find('"', end + 2)
    return (line[begin:end].replace('""', '"'), end + 1) if end >= 0 else ("", -1)
