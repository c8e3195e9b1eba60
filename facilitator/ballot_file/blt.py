"""BLT: the numbers of candidates and seats, ballots as numbers of candidates, then the names.

After Hill, Wichmann and Woodall (Algorithm 123), with the extensions of OpenSTV, OpaVote and
Droop: equal ranks (`2=3` or `(2 3)`), skipped ranks (`-`, or `0` inside a line), identities of
ballots (`(7)` in place of the weight), weights with decimals (`2.5`), and

    4 2                       # a comment, to the end of the line
    [withdrawn 4] [tie 3 2 1] options, before or between the ballots
    [nick amy bo cy]          words for the numbers of candidates
    /* a comment, also of several lines; such comments may be nested */
    "Amy"  the first of them  text after a closing quote is a comment
    "Jo ""Red"" Lee"          a doubled quote is one quote
    "Robert "Bob" Lee"        so is a quote that cannot end the name

The option `[droop ...]` configures that program and is ignored; any other option is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from facilitator.ballot_file.contents import (
    MOST_CANDIDATES,
    BallotFile,
    BallotFileBuilder,
    ReadingOptions,
    UnreadableBallots,
    weight,
    whole,
)
from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.text import clean

_SIGNS = re.compile(r'"|#|/\*|\*/')
_OPTION = re.compile(r"\[([^\[\]]*)\]")
_BETWEEN_NAMES = re.compile(r'"\s+"')
_AFTER_QUOTE = frozenset(" \t,;")


class Option(NamedTuple):
    """An option such as `[tie 3 2 1]`: its line, its name in lower case, and the words after it."""

    line: int
    name: str
    words: tuple[str, ...]


def bare_lines(text: str) -> list[str]:
    """Return the lines of `text` without comments. Comment signs inside quotes are kept.

    A comment that never ends does not count as one, so that it cannot hide ballots.
    """
    lines, depth = [], 0
    for line in text.split("\n"):
        bare, depth = _bare(line, depth)
        lines.append(bare)
    return lines if not depth else [_bare(line, None)[0] for line in text.split("\n")]


def _bare(line: str, depth: int | None) -> tuple[str, int]:
    """Return `line` without comments, and how many nested comments are open at its end.

    `depth` is the number open at its begin; with None only comments after `#` are recognised.
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
    """Return `line` without its options, the options, and the rest of an incomplete one.

    Names, which begin with a quote, may contain brackets and stay as they are.
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
    """Return the quoted strings of a line that begins with a quote."""
    found: list[str] = []
    at = line.find('"')
    while at >= 0:
        string, end = _string(line, at + 1)
        if end < 0 or (line[end:] and line[end] not in _AFTER_QUOTE):
            return _BETWEEN_NAMES.split(line[line.index('"') + 1 : line.rindex('"')])
        found.append(string)
        at = line.find('"', end)
        if line[end:at].strip(" \t,;"):
            break  # a comment, even if it contains quotes
    return found


def _string(line: str, begin: int) -> tuple[str, int]:
    """Return the string up to its closing quote, and the index after it, -1 without one."""
    end = line.find('"', begin)
    while end >= 0 and line[end + 1 : end + 2] == '"':
        end = line.find('"', end + 2)
    return (line[begin:end].replace('""', '"'), end + 1) if end >= 0 else ("", -1)


_HEADER = re.compile(r"\s*\d{1,9}\s+\d{1,9}(?=\s|$)")
_ZERO = re.compile(r'(?:^|\s)0(?=\s|"|$)')
_WITHDRAWN = re.compile(r"-\d{1,9}\Z")
_EQUAL = re.compile(r"\s*=\s*")
_BRACKETED = re.compile(r"\(\s*(\w+(?:\s+\w+)+)\s*\)")
_IDENTITY = re.compile(r"^(\s*)\(([^()]*)\)")
_ONE_IN_BRACKETS = re.compile(r"\(\s*([^()\s]+)\s*\)")


class _Token(NamedTuple):
    text: str
    line: int


def looks_like_blt(text: str) -> bool:
    """Return whether `text` begins as BLT does, with two numbers, and has a 0 that ends ballots."""
    lines = bare_lines(text)
    begin = next((line for line in lines if line.strip()), "")
    return bool(_HEADER.match(begin)) and any(map(_ZERO.search, lines))


def read_blt(text: str, file: str, options: ReadingOptions) -> BallotFile:
    """Read a BLT file.

    Raises:
        UnreadableBallots: if its first line or one of its options is wrong.
    """
    return _BltReader(text, file, options).read()


class _BltReader:
    def __init__(self, text: str, file: str, options: ReadingOptions) -> None:
        self._builder = BallotFileBuilder(file, "blt", options)
        self._lines = bare_lines(text)
        self._at = 0
        self._places = 0
        self._gone: list[int] = []
        self._ballots: list[tuple[int, Number, list[list[int]]]] = []
        self._nicks: dict[str, int] = {}
        self._tie_order: list[int] = []
        self._identities: set[str] = set()

    def read(self) -> BallotFile:
        while not self._lines[self._at].strip():
            self._at += 1
        self._places, seats = (whole(text) or 0 for text in self._lines[self._at].split()[:2])
        if not 0 < self._places <= MOST_CANDIDATES or not seats:
            raise UnreadableBallots(
                say(
                    "{file}, line {line}: a BLT file begins with the number of candidates (at "
                    "most {most}) and of seats; correct that line.",
                    file=self._builder.file,
                    line=self._at + 1,
                    most=MOST_CANDIDATES,
                )
            )
        rest = self._withdrawn(self._tokens(self._at)[2:])
        self._at += 1
        ended = self._from_stream(rest) if rest else self._from_lines()
        if not ended:
            self._builder.remark(
                min(self._at, len(self._lines)),
                say("The ballots do not end with a line `0`; some may be missing."),
            )
        return self._named(seats)

    def _tokens(self, at: int) -> list[_Token]:
        """Return the tokens of the line at index `at`, after obeying its options."""
        line, options, broken = without_options(self._lines[at], at + 1)
        if broken:
            raise self._refused(
                at + 1, say("“{text}” is not a complete option: a bracket is missing", text=broken)
            )
        for option in options:
            self._obey(option)
        self._lines[at] = line
        line = _IDENTITY.sub(lambda found: f"{found[1]}({'_'.join(found[2].split())})", line)
        line = _EQUAL.sub("=", line)
        line = _BRACKETED.sub(lambda group: "=".join(group[1].split()), line)
        line = _ONE_IN_BRACKETS.sub(r"(\1)", line)
        return [_Token(text, at + 1) for text in line.split()]

    def _refused(self, line: int, why: Phrase) -> UnreadableBallots:
        """Return the error that refuses the file because of `line`."""
        return UnreadableBallots(
            say("{file}, line {line}: {why}.", file=self._builder.file, line=line, why=why)
        )

    def _obey(self, option: Option) -> None:
        """Do what `option` says, or refuse the file."""
        match option.name:
            case "withdrawn":
                self._gone += self._meant(option)
            case "tie":
                self._tie_order = list(dict.fromkeys(self._meant(option)))
            case "nick":
                self._nicks = dict(zip(option.words, range(1, self._places + 1), strict=False))
                if len(self._nicks) != self._places or len(option.words) != self._places:
                    wanted = say("nick needs a word for each of the candidates")
                    raise self._refused(option.line, wanted)
            case "droop":
                self._builder.remark(
                    option.line,
                    say("The option [droop] is for another program and is ignored here."),
                )
            case name:
                known = "withdrawn, tie, nick, droop"
                raise self._refused(
                    option.line,
                    say(
                        "there is no option [{name}]; the options are {known}",
                        name=clean(name),
                        known=known,
                    ),
                )

    def _meant(self, option: Option) -> list[int]:
        """Return the indexes of the candidates whom `option` names."""
        found = [self._number(word) for word in option.words]
        for number, word in zip(found, option.words, strict=True):
            if not number:
                raise self._refused(
                    option.line,
                    say(
                        "[{name}] names {word}, but there is no such candidate",
                        name=option.name,
                        word=clean(word),
                    ),
                )
        return [number - 1 for number in found]

    def _number(self, text: str) -> int:
        """Return the number of the candidate that `text` means, also by nick; 0 for none."""
        number = self._nicks.get(text) or whole(text) or 0
        return number if number <= self._places else 0

    def _withdrawn(self, tokens: list[_Token]) -> list[_Token]:
        """Note the candidates who are withdrawn, and return the tokens after them."""
        for place, token in enumerate(tokens):
            if not _WITHDRAWN.match(token.text):
                return tokens[place:]
            number = int(token.text[1:])
            if 1 <= number <= self._places:
                self._gone.append(number - 1)
            else:
                self._builder.remark(
                    token.line, say("There is no candidate {number} to withdraw.", number=number)
                )
        return []

    def _from_lines(self) -> bool:
        """Read a ballot from each line, up to the line `0`. The 0 of a ballot may be missing.

        Return whether that line was found.
        """
        while self._at < len(self._lines):
            if self._lines[self._at].lstrip().startswith('"'):
                return False
            tokens = self._tokens(self._at)
            self._at += 1
            if not tokens:
                continue
            if not self._ballots and not (tokens := self._withdrawn(tokens)):
                continue
            if tokens[0].text == "0" and len(tokens) == 1:
                return True
            self._ballot(tokens[:-1] if tokens[-1].text == "0" else tokens)
        return False

    def _from_stream(self, tokens: list[_Token]) -> bool:
        """Read ballots that follow each other without line breaks, up to an empty one.

        Return whether that one was found.
        """
        ballot: list[_Token] = []
        for token in self._stream(tokens):
            if token.text != "0":
                ballot.append(token)
            elif ballot:
                self._ballot(ballot)
                ballot = []
            else:
                self._cut_at_names()
                return True
        return False

    def _stream(self, tokens: list[_Token]) -> Iterator[_Token]:
        """Yield tokens up to the names, which stay in the lines."""
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
        """Keep only the names of the current line."""
        _, quote, rest = self._lines[self._at].partition('"')
        self._lines[self._at] = quote + rest

    def _ballot(self, tokens: list[_Token]) -> None:
        first = tokens[0]
        count = self._count(first)
        if not count:
            return
        ranks: list[list[int]] = []
        for token in tokens[1:]:
            parts = [] if token.text in {"-", "0"} else token.text.split("=")
            group = [self._number(part) for part in parts]
            wrong = [part for part, number in zip(parts, group, strict=True) if not number]
            if wrong:
                reason = say("there is no candidate {number}", number=wrong[0])
                self._builder.refuse(token.line, reason, count)
                return
            ranks.append([number - 1 for number in group])
        self._ballots.append((first.line, count, ranks))

    def _count(self, token: _Token) -> Number:
        """Return how many ballots the line stands for; for none, note why and return 0."""
        if token.text.startswith("("):
            if token.text in self._identities:
                self._builder.remark(
                    token.line,
                    say("The ballot {id} appears here again; both are counted.", id=token.text),
                )
            self._identities.add(token.text)
            return 1
        count = weight(token.text)
        if count is None:
            reason = say("{text} is not a number of ballots", text=token.text)
            self._builder.refuse(token.line, reason)
        elif not count:
            self._builder.unweighted(token.line)
        return count or 0

    def _named(self, seats: int) -> BallotFile:
        """Read the names and the title, and return the file with names on its ballots."""
        texts = list(self._texts())
        raw = texts[: self._places]
        missing = self._places - len(raw)
        if missing:
            self._builder.remark(
                len(self._lines),
                nsay(
                    "{count} candidate has no name at the end of the file.",
                    "{count} candidates have no name at the end of the file.",
                    missing,
                ),
            )
            raw += [(len(self._lines), "")] * missing
        names = self._builder.names(raw)
        for line, count, ranks in self._ballots:
            self._builder.add(line, tuple(tuple(names[n] for n in group) for group in ranks), count)
        title = texts[self._places][1] if len(texts) > self._places else ""
        for line, text in texts[self._places + 1 :]:
            self._builder.remark(
                line, say("“{text}” comes after the title and is ignored.", text=clean(text))
            )
        return self._builder.finished(
            names,
            seats=seats,
            title=title,
            withdrawn=tuple(names[place] for place in dict.fromkeys(self._gone)),
            tie_order=tuple(names[place] for place in self._tie_order),
        )

    def _texts(self) -> Iterator[tuple[int, str]]:
        for at in range(self._at, len(self._lines)):
            line = self._lines[at].strip()
            if line.startswith('"'):
                for text in strings_in(line):
                    yield at + 1, text
            elif line:
                yield at + 1, line
