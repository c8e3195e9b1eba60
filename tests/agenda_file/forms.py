"""Short words for reading an invented agenda and looking at what came of it."""

from __future__ import annotations

from facilitator.agenda_file import Reading, parse_agenda
from facilitator.meeting.agenda import Item
from facilitator.words import Words


def read(text: str) -> Reading:
    return parse_agenda(text, name="agenda.md", folder=None)


def items(text: str) -> list[Item]:
    return list(read(text).agenda.items)


def one(line: str) -> Item:
    """The only item of an agenda with this list entry."""
    found = items(f"# Board\n\n## Agenda\n\n{line}\n")
    assert len(found) == 1, found
    return found[0]


def minutes(item: Item) -> tuple[float | None, float | None]:
    low, high = item.plan.min_seconds, item.plan.max_seconds
    return (None if low is None else low / 60, None if high is None else high / 60)


def shape(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in items(text)]


def remarks(text: str) -> list[tuple[int, str]]:
    words = Words("en")
    return [(complaint.line, words(complaint.message)) for complaint in read(text).warnings]
