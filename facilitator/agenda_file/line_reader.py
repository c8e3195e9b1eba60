"""A line that is being read: what is found is taken off; links and presenters are found here."""

from __future__ import annotations

import re

from facilitator.agenda_file.blocks import Text
from facilitator.agenda_file.brackets import brackets
from facilitator.agenda_file.names import is_full_name, names_in
from facilitator.agenda_file.pattern import pattern
from facilitator.agenda_file.stated import Stated
from facilitator.meeting.text import clean

MOST = 3000
GONE = "\0"
"""Overwrites what was found."""
EDGES = " \t\0-–—:;·,|*_~/"
_URL = pattern(r"<?\b(?:https?://|www\.)[^\s<>)\]]+[)\]]?>?")
# Digits and signs are taken one by one: a repeat within the repeat would double the time with each.
_RESOURCE = pattern(
    r"(?:slides?|pdf|pptx?|spec(?:s|ification)?(?: text| draft)?|rough draft|notes|issues?|"
    r"links?|prs?|pull request|"
    r"proposal|repo(?:sitory)?|explainer|video|recording|minutes|doc(?:ument)?|presentation|"
    r"here|convert|"
    r"github|tests?|agenda|tài liệu|\d|\W|and)+",
    re.IGNORECASE,
)
_BY = pattern(
    r"\s*[\[(]?(?:requested|presented|proposed|led|moderated|"
    r"raised) by\s+([^()\[\]]{2,60})[\])]?\s*$",
    re.IGNORECASE,
)
_HANDLES = pattern(r"(?:[\s,]*@[A-Za-z][\w-]*)+[\s,]*$")


class LineReader:
    """Holds the line and what it has stated so far."""

    def __init__(self, text: Text, *, heading: bool) -> None:
        self.text = text
        self.heading = heading
        self.line = re.sub(r"\s", " ", text.plain[:MOST]).replace("\0", " ")
        self.stated = Stated("")

    # what is found is overwritten, so that the ranges of the markup keep their places
    def _blank(self, begin: int, end: int) -> None:
        self.line = self.line[:begin] + GONE * (end - begin) + self.line[end:]

    def _links(self) -> None:
        for match in _URL.finditer(self.line):
            self._blank(match.start(), match.end())
        for begin, end in brackets(self.line):
            inside = self.line[begin + 1 : end - 1].replace(GONE, " ")
            linked = any(begin <= a and b <= end for a, b in self.text.links)
            emptied = GONE in self.line[begin:end] and not inside.strip(" ,;:-")
            if emptied or (linked and _RESOURCE.fullmatch(inside.strip())):
                self._blank(begin, end)
        for a, b in reversed(self.text.links):
            inside = self.line[a:b].strip()
            behind = not self.line[b:].strip(EDGES + ".()[]")
            if inside and behind and self.line[:a].strip(EDGES) and _RESOURCE.fullmatch(inside):
                self._blank(a, b)

    def _presenter(self) -> None:
        if (match := _BY.search(self.line)) and match.start() > 0:
            self._name(match[1])
            self._blank(match.start(), match.end())
        for begin, end in reversed(brackets(self.line)):
            if self.line[end:].strip(EDGES + ".?"):
                break
            inside = self.line[begin + 1 : end - 1].replace(GONE, " ")
            if (
                self.line[begin] != "("
                or not self.line[:begin].strip(EDGES)
                or names_in(inside) is None
            ):
                break
            self._name(names_in(inside) or inside)
            self._blank(begin, end)
        line = self.line.replace(GONE, " ").rstrip()
        # only the end of a long line: the search begins anew at each blank
        begin = max(0, len(line) - 200)
        handles = _HANDLES.search(line[begin:])
        if handles and begin + handles.start() > 0:
            self._name(handles[0])
            self._blank(begin + handles.start(), begin + handles.end())
        if self.stated.presenter is None:
            self._name_after_dash()

    def _name_after_dash(self) -> None:
        match = re.search(
            r"\s[-–—]\s([^-–—(]{2,80}?)(\s*\((?:remote|onsite|online)\))?[\s/\0]*$", self.line
        )
        if match is None or not self.line[: match.start()].strip(EDGES):
            return
        begin, end = match.span(1)
        emphasised = any(a <= begin + 1 and end - 1 <= b for a, b in self.text.emphasis)
        timed = self.stated.length is not None or self.stated.clock is not None
        name = match[1].replace(GONE, " ")
        if (emphasised and names_in(name)) or (timed and is_full_name(name)):
            self._name(name)
            self._blank(match.start(), match.end())

    def _name(self, words: str) -> None:
        name = clean(words.replace(GONE, " ")).strip(" ,;")
        name = re.sub(r"\s+(?=@)", ", ", name) if name.count("@") > 1 and "," not in name else name
        if name and self.stated.presenter is None:
            self.stated.presenter = name
