"""A branch meeting at half past seven, and a bare program to put one dialog on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from facilitator.clock import HandClock
from facilitator.in_hand import Entering, TakingOut
from facilitator.meeting.agenda import Agenda, Item, Plan, PreparedMotion, Role, RosterEntry
from facilitator.meeting.commands import Command, MarkPresence, OpenMeeting
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.people import Person, Presence
from facilitator.meeting.phrase import Refused
from facilitator.meeting.state import Meeting
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words
from tests.keyboard import write

NAMES = (
    "Trần Văn Thênh", "Nguyễn Vạn An", "Nguyễn Thị Ánh", "Lê Văn Cường", "Phạm Thị Dung",
    "Võ Thị Én", "Đặng Văn Giang", "Nguyễn Vạn An", "Bùi Thị Hoa", "Hoàng Văn Ích",
)  # fmt: skip


def minutes(count: int) -> Plan:
    return Plan(min_seconds=count * 60, max_seconds=count * 60)


def agenda(names: tuple[str, ...] = NAMES, **changes: Any) -> Agenda:
    people = tuple(
        RosterEntry(
            name=name,
            group=f"Tổ {1 + i % 3}",
            role=Role.CHAIR if i == 0 else Role.MEMBER,
        )
        for i, name in enumerate(names)
    )
    items = (
        Item(id="i1", number="1", title="Thông báo thời sự, chính trị", plan=minutes(15)),
        Item(
            id="i2",
            number="2",
            title="Nhiệm vụ tháng 12",
            plan=Plan(min_seconds=1200, max_seconds=1800),
            motions=(
                PreparedMotion(text="Thông qua kế hoạch công tác tháng 12"),
                PreparedMotion(text="Quét dọn nhà văn hóa", method="consent"),
            ),
        ),
        Item(id="i3", number="3", title="Kết luận, biểu quyết", plan=minutes(10)),
    )
    given: dict[str, Any] = {"language": "vi", "time": "19:30", "items": items, **changes}
    return Agenda(title="Chi bộ Khu Đình Giã", people=people, **given)


class Room:
    """A live meeting with a clock moved by hand; people are called by their names."""

    def __init__(self, prepared: Agenda) -> None:
        self.clock = HandClock(
            dt.datetime(2026, 11, 23, 19, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
        )
        self.session = Session.prepare(
            MeetingPrepared.of(meeting="m1", agenda=prepared, program="test"),
            MemoryJournal(),
            self.clock,
        )
        self.done: list[Command] = []

    @property
    def meeting(self) -> Meeting:
        return self.session.meeting

    def view(self) -> Meeting:
        return self.session.meeting

    def now(self) -> dt.datetime:
        return self.clock.now()

    def do(self, *commands: Command) -> Room:
        for command in commands:
            self.session.do(command)
        return self

    def wait(self, seconds: int) -> Room:
        self.clock.advance(seconds)
        return self

    def live(self, command: Command) -> str | None:
        """What a live dialog is given: the sentence of a refusal, else the act is done."""
        try:
            if isinstance(command, Entering | TakingOut):
                self.session.enter(command)
            else:
                self.session.do(command)
        except Refused as refused:
            return str(refused)
        self.done.append(command)
        return None

    def person(self, name: str) -> Person:
        return next(p for p in self.meeting.people.values() if p.name == name)

    def id(self, name: str) -> str:
        return self.person(name).id

    def open(self, *, attendance: bool = True) -> Room:
        if attendance:
            self.do(MarkPresence(people=(), presence=Presence.PRESENT))
        return self.do(OpenMeeting())


class Stage(App[None]):
    """Nothing but a background and the dialog; keeps the answer."""

    def __init__(self, dialog: Screen[Any], eager: str = "") -> None:
        super().__init__()
        self.dialog = dialog
        self.eager = eager
        self.answers: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Static("·")

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.answers.append)
        for letter in self.eager:
            key = "enter" if letter == "\n" else letter
            self.post_message(Key(key, letter))

    @property
    def answer(self) -> Any:
        assert len(self.answers) == 1, f"answered {len(self.answers)} times"
        return self.answers[0]

    @property
    def picture(self) -> str:
        """What is on the screen, as lines of text."""
        width, height = self.size
        lines = self.screen._compositor.render_strips()
        assert len(lines) == height
        return "\n".join(strip.text[:width].rstrip() for strip in lines)


Played = Callable[..., Any]


@pytest.fixture
def room() -> Room:
    return Room(agenda()).open()


@pytest.fixture
def words() -> Words:
    return Words("en")


@pytest.fixture
def make_room() -> Callable[..., Room]:
    def make(*names: str, **changes: Any) -> Room:
        return Room(agenda(names or NAMES, **changes))

    return make


@pytest.fixture
def play() -> Played:
    """Put a dialog on an 80x24 screen, press the keys, give back the stage."""

    async def played(
        dialog: Screen[Any], *keys: Any, size: tuple[int, int] = (80, 24), eager: str = ""
    ) -> Stage:
        stage = Stage(dialog, eager)
        async with stage.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await type_in(pilot, *keys)
            stage.seen = stage.picture
        return stage

    return played


async def type_in(pilot: Pilot[Any], *keys: Any) -> None:
    """Type texts letter by letter; `@enter` is a key by its name; a function gets the program."""
    for key in keys:
        if callable(key):
            key(pilot.app)
            await pilot.pause()
        elif key.startswith("@"):
            await pilot.press(key[1:])
        else:
            await write(pilot, key)
    await pilot.pause()
