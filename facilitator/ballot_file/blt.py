"""BLT: numbers of candidates and seats, papers as numbers of candidates, then the names.

After Hill, Wichmann and Woodall (Algorithm 123), with the extensions of OpenSTV, OpaVote and
Droop: equal ranks (`2=3` or `(2 3)`), skipped ranks (`-`, or `0` inside a line), identities of
papers (`(7)` in place of the weight), weights with decimals (`2.5`), comments (`#` to the end of
the line, `/* */`, and what follows the quotes around a name), a doubled quote for one inside a
name, and option lines in square brackets:

    [withdrawn 4]     candidate 4 is taken out
    [nick a b c d]    papers name the candidates so
    [tie 3 2 1]       ties are broken in this order, the first one first
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from facilitator.ballot_file.contents import BallotFile, UnreadableBallots
from facilitator.ballot_file.pile import MOST_CANDIDATES, Pile, weight, whole
from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import nsay, say

_HEADER = re.compile(r"\s*\d{1,9}\s+\d{1,9}(?=\s|$)")
_ZERO = re.compile(r'(?:^|\s)0(?=\s|"|$)')
_WITHDRAWN = re.compile(r"-\d{1,9}\Z")
_EQUAL = re.compile(r"\s*=\s*")
_BRACKETED = re.compile(r"\(\s*(\d+(?:\s+\d+)+)\s*\)")
_BETWEEN_NAMES = re.compile(r'"\s+"')
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"')
_OPTION = re.compile(r"\[\s*(\w+)\s*([^\]]*)\]")
_NOT_USED = frozenset({"droop", "source", "date", "time", "contact", "comment", "order"})
"""Options that say something about the file, or how another program shows it."""


class _Token(NamedTuple):
    text: str
    line: int


def looks_like_blt(text: str) -> bool:
    """Say whether a text begins as BLT does, with two numbers, and has the 0 that ends papers."""
    bare = _without_block_comments(text)
    begin = next((line for line in bare.split("\n") if line.partition("#")[0].strip()), "")
    return bool(_HEADER.match(begin)) and _ZERO.search(bare) is not None


def read_blt(text: str, file: str) -> BallotFile:
    """Read a BLT file; raises UnreadableBallots when its first line cannot be right."""
    return _Reader(text, file).read()


def _bare_lines(text: str) -> list[str]:
    """Return the lines without comments; a `#` in a name is none."""
    return [
        line if line.lstrip().startswith('"') else line.partition("#")[0]
        for line in _without_block_comments(text).split("\n")
    ]


def _without_block_comments(text: str) -> str:
    """Return a text with each `/* */` replaced by its line ends."""
    parts = []
    begin = 0
    while (at := text.find("/*", begin)) >= 0 and (end := text.find("*/", at + 2)) >= 0:
        parts += [text[begin:at], "\n" * text.count("\n", at, end)]
        begin = end + 2
    return "".join((*parts, text[begin:]))


def _names_in(line: str) -> list[str]:
    """Return the texts in quotes; what follows the last one is a comment.

    Quotes inside a name that are not doubled are taken for what they look like.
    """
    names, at = [], 0
    while match := _QUOTED.match(line, at):
        names.append(match[1].replace('""', '"'))
        at = match.end()
    if names and '"' not in line[at:]:
        return names
    return _BETWEEN_NAMES.split(line[1:].removesuffix('"'))


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._pile = Pile(file, "blt")
        self._lines = _bare_lines(text)
        self._at = 0
        self._places = 0
        self._gone: list[int] = []
        self._nicks: dict[str, int] = {}
        self._ties: list[int] = []
        self._papers: list[tuple[int, Number, list[list[int]]]] = []

    def read(self) -> BallotFile:
        while not self._lines[self._at].strip():
            self._at += 1
        head = self._tokens(self._at)
        self._places, seats = (whole(token.text) or 0 for token in head[:2])
        if not 0 < self._places <= MOST_CANDIDATES or not seats:
            raise UnreadableBallots(
                say(
                    "{file}, line {line}: a BLT file begins with the number of candidates (at most "
                    "{most}) and of seats; mend that line.",
                    file=self._pile.file,
                    line=self._at + 1,
                    most=MOST_CANDIDATES,
                )
            )
        rest = self._withdrawn(head[2:])
        self._at += 1
        ended = self._from_stream(rest) if rest else self._from_lines()
        if not ended:
            self._pile.complain(
                min(self._at, len(self._lines)),
                say("The papers do not end with a line `0`; some may be missing."),
            )
        return self._named(seats)

    def _tokens(self, at: int) -> list[_Token]:
        line = _EQUAL.sub("=", self._lines[at])
        line = _BRACKETED.sub(lambda group: "=".join(group[1].split()), line)
        return [_Token(text, at + 1) for text in line.split()]

    def _withdrawn(self, tokens: list[_Token]) -> list[_Token]:
        """Note the candidates withdrawn; return the tokens that follow."""
        for place, token in enumerate(tokens):
            if not _WITHDRAWN.match(token.text):
                return tokens[place:]
            number = int(token.text[1:])
            if 1 <= number <= self._places:
                self._gone.append(number - 1)
            else:
                self._pile.complain(
                    token.line, say("There is no candidate {number} to withdraw.", number=number)
                )
        return []

    def _from_lines(self) -> bool:
        """Read one paper a line, up to the line `0`; a paper's own 0 may be missing."""
        while self._at < len(self._lines):
            if self._lines[self._at].lstrip().startswith('"'):
                return False
            tokens = self._tokens(self._at)
            self._at += 1
            if not tokens:
                continue
            if self._lines[self._at - 1].lstrip().startswith("["):
                self._options(self._lines[self._at - 1], self._at)
                continue
            if not self._papers and not (tokens := self._withdrawn(tokens)):
                continue
            if tokens[0].text == "0" and len(tokens) == 1:
                return True
            self._paper(tokens[:-1] if tokens[-1].text == "0" else tokens)
        return False

    def _options(self, text: str, line: int) -> None:
        """Obey an option line, or refuse the file with the line that is not understood."""
        rest = _OPTION.sub("", text).strip()
        found = _OPTION.findall(text)
        known = {"withdrawn", "tie", "nick", *_NOT_USED}
        if rest or not found or any(name.lower() not in known for name, _ in found):
            raise UnreadableBallots(
                say(
                    "{file}, line {line}: the option {text} is not known here; take the line out, "
                    "or write [withdrawn N], [tie N N] or [nick a b].",
                    file=self._pile.file,
                    line=line,
                    text=text.strip(),
                )
            )
        for name, words in found:
            self._option(name.lower(), words.split(), line)

    def _option(self, name: str, words: list[str], line: int) -> None:
        if name in _NOT_USED:
            self._pile.complain(line, say("The option {name} is not used here.", name=name))
            return
        if name == "nick":
            if len(words) != self._places or len(set(words)) < len(words):
                raise self._bad_option(name, line)
            self._nicks = {word: number for number, word in enumerate(words, start=1)}
            return
        numbers = [self._number(word) for word in words]
        if not all(0 < number <= self._places for number in numbers):
            raise self._bad_option(name, line)
        if name == "withdrawn":
            self._gone += [number - 1 for number in numbers]
        else:
            self._ties = [number - 1 for number in dict.fromkeys(numbers)]

    def _bad_option(self, name: str, line: int) -> UnreadableBallots:
        return UnreadableBallots(
            say(
                "{file}, line {line}: the option {name} does not name the candidates; mend it.",
                file=self._pile.file,
                line=line,
                name=name,
            )
        )

    def _number(self, word: str) -> int:
        """Return the number of the candidate that a word on a paper names; 0 for none."""
        return self._nicks.get(word) or whole(word) or 0

    def _from_stream(self, tokens: list[_Token]) -> bool:
        """Read papers that follow each other without line ends, up to a 0 alone."""
        paper: list[_Token] = []
        for token in self._stream(tokens):
            if token.text != "0":
                paper.append(token)
            elif paper:
                self._paper(paper)
                paper = []
            else:
                self._cut_at_names()
                return True
        return False

    def _stream(self, tokens: list[_Token]) -> Iterator[_Token]:
        """Yield tokens up to the names, which are left where they are."""
        self._at -= 1
        while True:
            for token in tokens:
                if token.text.startswith('"'):
                    self._cut_at_names()
                    return
                yield token
            self._at += 1
            if self._at >= len(self._lines):
                return
            tokens = self._tokens(self._at)

    def _cut_at_names(self) -> None:
        """Leave of the line that is being read what follows the papers."""
        _, quote, rest = self._lines[self._at].partition('"')
        self._lines[self._at] = quote + rest

    def _paper(self, tokens: list[_Token]) -> None:
        first = tokens[0]
        count = 1 if first.text.startswith("(") else weight(first.text)
        if not count:
            reason = say("{text} is no number of papers alike", text=first.text)
            self._pile.refuse(first.line, reason)
            return
        ranks: list[list[int]] = []
        for token in tokens[1:]:
            parts = [] if token.text in {"-", "0"} else token.text.split("=")
            group = [self._number(part) for part in parts]
            wrong = [
                part for part, n in zip(parts, group, strict=True) if not 0 < n <= self._places
            ]
            if wrong:
                reason = say("there is no candidate {number}", number=wrong[0])
                self._pile.refuse(token.line, reason, count)
                return
            ranks.append([number - 1 for number in group])
        self._papers.append((first.line, count, ranks))

    def _named(self, seats: int) -> BallotFile:
        """Read the names and the title, and put the names on the papers."""
        texts = list(self._texts())
        raw = texts[: self._places]
        missing = self._places - len(raw)
        if missing:
            self._pile.complain(
                len(self._lines),
                nsay(
                    "{count} candidate has no name at the end of the file.",
                    "{count} candidates have no name at the end of the file.",
                    missing,
                ),
            )
            raw += [(len(self._lines), "")] * missing
        names = self._pile.names(raw)
        for line, count, ranks in self._papers:
            self._pile.add(line, tuple(tuple(names[n] for n in group) for group in ranks), count)
        title = texts[self._places][1] if len(texts) > self._places else ""
        withdrawn = tuple(names[place] for place in dict.fromkeys(self._gone))
        ties = tuple(names[place] for place in self._ties)
        return self._pile.finished(names, seats=seats, title=title, withdrawn=withdrawn, ties=ties)

    def _texts(self) -> Iterator[tuple[int, str]]:
        for at in range(self._at, len(self._lines)):
            line = self._lines[at].strip()
            if line.startswith('"'):
                for text in _names_in(line):
                    yield at + 1, text
            elif line:
                yield at + 1, line
