"""Items while the file is being read: what each states, before numbers and inferred lengths."""

from __future__ import annotations

import copy

import msgspec

from facilitator.agenda_file.blocks import Text
from facilitator.agenda_file.clocks import Clock
from facilitator.agenda_file.lengths import Length
from facilitator.agenda_file.marks import Marks
from facilitator.agenda_file.stated import Stated
from facilitator.agenda_file.titles import state
from facilitator.meeting.agenda import Plan, PreparedMotion
from facilitator.meeting.phrase import Phrase


class Draft(msgspec.Struct):
    """One item to be; `children` are the items inside it."""

    title: str
    line: int
    plan: Plan
    stated: Stated
    heading: bool = False
    group: bool = False
    """It holds a table or a list of items, though that may be empty."""
    row: bool = False
    day: str | None = None
    """The day, track or session it stands under, as the file says it."""
    sequence: int = 0
    """Drafts of one sequence follow each other in time."""
    presenter: str | None = None
    clock: Clock | None = None
    children: list[Draft] = msgspec.field(default_factory=list)
    notes: list[str] = msgspec.field(default_factory=list)
    prompts: list[str] = msgspec.field(default_factory=list)
    motions: list[PreparedMotion] = msgspec.field(default_factory=list)

    @property
    def length(self) -> Length | None:
        """The length as it was written, if one was."""
        return self.stated.length

    @property
    def marks(self) -> Marks:
        """Our own marks after the title."""
        return self.stated.marks

    @property
    def timed(self) -> bool:
        """Whether a length or a time of day was written."""
        return self.plan.max_seconds is not None or self.clock is not None


def draft_of(text: Text, *, heading: bool = False) -> Draft:
    """Return a draft for a heading, an entry or a line."""
    stated = copy.copy(state(text, heading=heading))
    stated.complaints = list(stated.complaints)
    return Draft(
        title=stated.title,
        line=text.line,
        plan=stated.plan,
        stated=stated,
        heading=heading,
        group=stated.group,
        presenter=stated.presenter,
        clock=stated.clock,
    )


class Remarks:
    """What the reader has to say, and which lines it has used."""

    def __init__(self) -> None:
        self.complaints: list[tuple[int, Phrase]] = []
        self.mistakes: list[tuple[int, Phrase]] = []
        """Those complaints that decide how a vote is decided."""
        self.used: set[int] = set()
        self.left_out: list[tuple[str, int, int]] = []

    def say(self, line: int, message: Phrase) -> None:
        """Note a complaint about a line of the file."""
        self.complaints.append((line, message))

    def settle(self, line: int, message: Phrase) -> None:
        """Note a complaint about how a vote is decided: it stops the opening."""
        self.say(line, message)
        self.mistakes.append((line, message))

    def use(self, first: int, last: int) -> None:
        """Note that these lines were understood."""
        self.used.update(range(first, last + 1))

    def leave_out(self, title: str, first: int, last: int) -> None:
        """Note a part of the file that is no agenda."""
        self.left_out.append((title, first, last))
        self.use(first, last)


def count(drafts: list[Draft]) -> tuple[int, int]:
    """Return how many items carry a time, and how many there are, at all depths."""
    timed = items = 0
    stack = list(drafts)
    while stack:
        draft = stack.pop()
        items += 1
        timed += draft.timed
        stack.extend(draft.children)
    return timed, items
