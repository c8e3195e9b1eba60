"""What one line states about an item, and whether its times agree with each other."""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda_file.clocks import Clock
from facilitator.agenda_file.lengths import Length
from facilitator.agenda_file.marks import Marks
from facilitator.meeting.agenda import Plan
from facilitator.meeting.phrase import Phrase, say


class Stated(msgspec.Struct):
    """What one line states about an item."""

    title: str
    plan: Plan = msgspec.field(default_factory=Plan)
    length: Length | None = None
    each: bool = False
    group: bool = False
    """The title says what kind of items follow: `15 Minute Items`."""
    open_end: bool = False
    clock: Clock | None = None
    presenter: str | None = None
    done: bool = False
    number: str | None = None
    marks: Marks = msgspec.field(default_factory=Marks)
    complaints: list[Phrase] = msgspec.field(default_factory=list)


def check_clock(stated: Stated) -> None:
    """Give the plan the length of the clock times, and say where they do not fit."""
    clock = stated.clock
    if clock is None:
        return
    if clock.doubtful:
        stated.complaints.append(
            say(
                "The times of “{title}” do not fit together; it has no length.",
                title=stated.title,
            )
        )
    elif clock.repaired:
        stated.complaints.append(
            say(
                "The times of “{title}” look like a typing error; read as {start} for "
                "{minutes} minutes.",
                title=stated.title,
                start=clock.hhmm,
                minutes=clock.minutes or 0,
            )
        )
    minutes = clock.minutes
    if minutes is None:
        return
    if stated.length is None:
        stated.plan = Plan(min_seconds=minutes * 60, max_seconds=minutes * 60)
    elif stated.length.high != minutes * 60 and not stated.each:
        stated.complaints.append(
            say(
                "“{title}”: the clock times give {minutes} minutes, but {stated} are "
                "stated; the stated length is taken.",
                title=stated.title,
                minutes=minutes,
                stated=stated.length.high // 60,
            )
        )


def summed(found: list[Length], inside: str) -> Length:
    """Add up `20 min presentation, 20 min discussion`; `60m (maybe 70m)` is the first alone."""
    first = found[0]
    if len(found) == 1:
        return first
    between = inside[first.end : found[1].start].lower()
    activities = re.search(r"[a-z]{4,}[^a-z]*[,;+]|\+|\band\b", between)
    if not activities or "maybe" in between or re.search(r"\bor\b", between):
        return first
    low = sum(length.low if length.low is not None else length.high for length in found)
    return Length(
        start=first.start, end=found[-1].end, low=low, high=sum(length.high for length in found)
    )
