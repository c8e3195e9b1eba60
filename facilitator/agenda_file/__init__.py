"""Markdown -> agenda and roster, with complaints that name the line.

source        a path -> text, or one sentence why not
front_matter  the YAML at the top; settings and roster make a body and its people of it
indent        lists, comments and HTML as they were meant, line for line
markdown      Markdown -> sections, lists, tables, paragraphs (blocks, inline, html_blocks)
titles        one line -> title, length, time, presenter, marks (lengths, clocks, names, marks)
sections      what a heading announces; choose: which part of the file is the agenda
items         sections, lists, tables and lines -> drafts (entries, tables, rows)
finish        drafts -> numbered items, and what does not add up
outline       what was understood, for programs and for people
"""

from __future__ import annotations

from facilitator.agenda_file.outline import outline, print_outline
from facilitator.agenda_file.reading import Complaint, Reading, parse_agenda, read_agenda
from facilitator.agenda_file.source import UnreadableAgenda

__all__ = [
    "Complaint",
    "Reading",
    "UnreadableAgenda",
    "outline",
    "parse_agenda",
    "print_outline",
    "read_agenda",
]
