"""A meeting that tests hold by lines of text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest

from facilitator.clock import HandClock
from facilitator.meeting.agenda import Agenda, Item, Plan, Role, RosterEntry
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.mistakes import Mistake
from facilitator.meeting.state import Meeting
from facilitator.plain import run
from facilitator.session import Journal, MemoryJournal, Session
from facilitator.words import Words

HANOI = dt.timezone(dt.timedelta(hours=7))
START = dt.datetime(2026, 11, 23, 19, 30, tzinfo=HANOI)
ITEMS = tuple(
    Item(
        id=f"i{n}",
        number=str(n),
        title=title,
        plan=Plan(min_seconds=600, max_seconds=900),
    )
    for n, title in enumerate(("News", "Tasks", "Study"), start=1)
)
ROSTER = (
    RosterEntry(name="Nguyễn Vạn An", role=Role.CHAIR),
    RosterEntry(name="Trần Thị Lan"),
    RosterEntry(name="Lê Cường"),
    RosterEntry(name="Phạm Văn Dũng"),
    RosterEntry(name="Võ Thị Em"),
    RosterEntry(name="Hồ Kiên", role=Role.PROBATIONARY, voting=False),
)


class Sitting:
    """A meeting and what line mode answered so far."""

    def __init__(
        self,
        agenda: Agenda,
        journal: Journal | None = None,
        words: str = "en",
        mistakes: tuple[Mistake, ...] = (),
    ) -> None:
        self.clock = HandClock(START)
        prepared = MeetingPrepared.of(meeting="m", agenda=agenda, program="0", mistakes=mistakes)
        self.session = Session.prepare(prepared, journal or MemoryJournal(), self.clock)
        self.words = Words(words)
        self.status = 0

    @property
    def meeting(self) -> Meeting:
        return self.session.meeting

    def __call__(self, *lines: str, strict: bool = False) -> str:
        """Write lines and return everything that was answered to them."""
        out = io.StringIO()
        self.status = run(self.session, lines, out, self.words, clock=self.clock, strict=strict)
        return out.getvalue()

    def ok(self, line: str) -> str:
        """Write a line that must be done; return the answer without its `ok`."""
        answer = self(line)
        assert answer.startswith("ok "), answer
        return answer.removeprefix("ok ").removesuffix("\n")

    def refused(self, line: str) -> str:
        """Write a line that must be refused, and must change nothing; return the reason."""
        before = list(self.session.timeline.recorded)
        answer = self(line)
        assert answer.startswith("refused: "), answer
        assert self.session.timeline.recorded == before
        assert self.status == 3
        return answer.removeprefix("refused: ").removesuffix("\n")

    def error(self, line: str) -> str:
        """Write a line that must not be understood, and must change nothing."""
        before = list(self.session.timeline.recorded)
        answer = self(line)
        assert answer.startswith("error: line 1: "), answer
        assert self.session.timeline.recorded == before
        assert self.status == 2
        return answer.removeprefix("error: line 1: ").removesuffix("\n")

    def waiting(self) -> str:
        return self.ok("list").removeprefix("list: ")


@pytest.fixture
def convene() -> Callable[..., Sitting]:
    def convene(
        *,
        roster: tuple[RosterEntry, ...] = ROSTER,
        items: tuple[Item, ...] = ITEMS,
        language: str = "en",
        **kept: object,
    ) -> Sitting:
        agenda = Agenda(title="Branch meeting", items=items, people=roster, language=language)
        return Sitting(agenda, **kept)  # type: ignore[arg-type]

    return convene


@pytest.fixture
def prepared(convene: Callable[..., Sitting]) -> Sitting:
    """A meeting that has not been opened."""
    return convene()


@pytest.fixture
def sitting(convene: Callable[..., Sitting]) -> Sitting:
    """A meeting in session with everybody present."""
    begun = convene()
    begun("present all", "open")
    return begun


@pytest.fixture
def strangers(convene: Callable[..., Sitting]) -> Sitting:
    """A meeting in session without any roster."""
    begun = convene(roster=())
    begun("open")
    return begun
