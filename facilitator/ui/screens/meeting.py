"""The main screen: it shows the meeting, passes keys to the desk, and knows no rule."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from facilitator.meeting.agenda import Instant
from facilitator.meeting.events import Recorded
from facilitator.meeting.phrase import Phrase, say
from facilitator.session import Session
from facilitator.ui.actions import ACTIONS, BY_ID
from facilitator.ui.desk import Desk
from facilitator.ui.logbook import Logbook
from facilitator.ui.opening import Opening, load_dialogs
from facilitator.ui.reminders import Reminders
from facilitator.ui.screens.ground import Ground
from facilitator.ui.views.floor import floor_view
from facilitator.ui.views.footer import footer_groups
from facilitator.ui.views.head import head_view
from facilitator.ui.views.outline import outline_view
from facilitator.ui.views.question import card_view
from facilitator.ui.views.subject import clock_view, prompt_view, record_rows, title_view
from facilitator.ui.views.tones import Tone
from facilitator.ui.views.verdict import told_of
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.floor import Pools, Speaker, SpeakingTimes, WaitingList
from facilitator.ui.widgets.footer import Footer
from facilitator.ui.widgets.head import Head
from facilitator.ui.widgets.log import Answer, AnswerLine, Log
from facilitator.ui.widgets.outline import FoldedOutline, Outline
from facilitator.ui.widgets.subject import LoudClock, Prompt, Records, Title
from facilitator.words import Words

WIDTHS = [(0, "-tiny"), (80, "-narrow"), (110, "-wide"), (150, "-huge")]
HEIGHTS = [(0, "-low"), (24, "-short"), (30, "-tall"), (46, "-projector")]
TICKS_A_SECOND = 4
AFTER_OPENING = 0.5
"""Seconds after which the dialogs are loaded: neither the first frame nor the first key waits."""
ANSWER_STAYS = 12.0
"""Seconds for which an answer stays, unless the next key comes first."""


class MeetingScreen(Ground):
    """One frozen slice for each widget, made anew at every act and once a second."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            action.keys,
            f"act('{action.id}')",
            action.label.text,
            id=action.id,
            show=False,
            tooltip=action.help.text,
        )
        for action in ACTIONS
        if action.keys
    ]

    def __init__(
        self,
        session: Session,
        words: Words,
        room: Words,
        *,
        minutes: Callable[[], str] = str,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.session = session
        self.words: Words = words
        self.room: Words = room
        self.minutes = minutes
        self.desk = Desk(session, self, monotonic)
        self._opening = Opening(self, self.desk)
        self._logbook = Logbook(session.timeline.recorded, words)
        self._reminders = Reminders(session.meeting, session.now())
        self._monotonic = monotonic
        self._shown_at: Instant | None = None
        self._told_at = 0.0
        self._prompt = 0
        self._is_laid_out = False
        session.listen(self._happened)

    def compose(self) -> ComposeResult:
        """Lay the screen out; everything in it is placed by the style sheet."""
        self._take_classes()
        yield Head(id="head")
        with Container(id="panels"):
            yield Outline(id="outline")
            with Vertical(id="subject"):
                yield Title(id="title")
                yield LoudClock(id="clock")
                yield Prompt(id="prompt")
                yield Card(id="card")
                yield Records(id="records")
                yield FoldedOutline(id="folded")
            with Vertical(id="floor"):
                yield Speaker(id="speaker")
                yield WaitingList(id="waiting")
                yield Pools(id="pools")
                yield SpeakingTimes(id="times")
        with Vertical(id="said"):
            yield Log(id="log")
            yield AnswerLine(id="answer")
        yield Footer(id="footer")
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the meeting, and let the time run."""
        self._is_laid_out = True
        self.refresh_all()
        self.set_interval(1 / TICKS_A_SECOND, self.tick)
        self.set_timer(AFTER_OPENING, load_dialogs)
        self.call_after_refresh(self._opening.begin)
        self.app.app_resume_signal.subscribe(self, lambda _: self._back_again())
        if self.desk.session.meeting.mistakes:
            self.call_after_refresh(self._opening.dialog, "mistakes")

    def _take_classes(self) -> None:
        """Take the classes of the size beforehand: else the first layout is done twice."""
        for steps, cells in ((WIDTHS, self.app.size.width), (HEIGHTS, self.app.size.height)):
            self.add_class([name for least, name in steps if cells >= least][-1])

    def on_resize(self, event: Resize) -> None:
        """Say which size it takes, should this one be too small."""
        width, height = event.size
        if width >= WIDTHS[1][0] and height >= HEIGHTS[1][0]:
            return
        size = say(
            "{width} x {height} is too small: facilitator needs 80 x 24",
            width=width,
            height=height,
        )
        self.query_one("#too-small", Static).update(Content(self.words(size)))

    def _back_again(self) -> None:
        """Paint everything after a suspension: the terminal has forgotten it."""
        self.app.refresh(layout=True)
        self.refresh_all()

    def tick(self) -> None:
        """Redraw what the time has changed; called four times a second, shows each second once."""
        if self.session.now() != self._shown_at:
            self._opening.wake()
            self.refresh_times()
        if self._told_at and self._monotonic() - self._told_at > ANSWER_STAYS:
            self.quiet()

    def _happened(self, lines: tuple[Recorded, ...]) -> None:
        """Show an act that is on disk."""
        self._logbook.add(lines)
        self.quiet()
        self.refresh_all()
        if (told := told_of(self.session, lines)) is not None:
            self.tell(*told)
        self._opening.follow()
        self.call_after_refresh(self._opening.go_on)

    def on_screen_resume(self) -> None:
        """A dialog has gone, maybe the one in which it was decided to adjourn or to vote."""
        self._opening.go_on()

    def refresh_all(self) -> None:
        """Hand each widget its slice; those that are the same draw nothing."""
        if not self._is_laid_out:
            return
        meeting, words, now = self.session.meeting, self.words, self.session.now()
        self.query_one(Title).show(title_view(meeting, words))
        self.query_one(Prompt).show(prompt_view(meeting, self._prompt, words))
        self.query_one(Card).show(card_view(meeting, self.room))
        self.query_one(Records).show(record_rows(meeting, words, now))
        self.query_one(Log).show(self._logbook.latest(3))
        self.query_one(Footer).show(footer_groups(self.desk, words, self.app_keys))
        self.refresh_times()

    def refresh_times(self) -> None:
        """Hand new slices to those that show the time; nothing else changes without an act."""
        meeting, now, words = self.session.meeting, self.session.now(), self.words
        self._shown_at = now
        outline, floor = outline_view(meeting, now, words), floor_view(meeting, now, words)
        self.query_one(Head).show(head_view(meeting, now, words))
        self.query_one(Outline).show(outline)
        self.query_one(FoldedOutline).show(outline)
        self.query_one(LoudClock).show(clock_view(meeting, now, words))
        for part in (Speaker, WaitingList, Pools, SpeakingTimes):
            self.query_one(part).show(floor)
        self._remind(now)

    @property
    def app_keys(self) -> dict[str, str]:
        """Keys that the chair has chosen, by action."""
        return getattr(self.app, "chosen_keys", {})

    def _remind(self, now: Instant) -> None:
        for reminder in self._reminders.due(self.session.meeting, now):
            self.query_one(Records).show(record_rows(self.session.meeting, self.words, now))
            self.tell(reminder.phrase, reminder.tone)
            if reminder.rings and getattr(self.app, "rings", True):
                self.app.bell()

    def action_act(self, action: str) -> None:
        """Do what a key, a click or the palette stands for."""
        self.quiet()
        self.desk.press(BY_ID[action])

    def on_footer_pressed(self, event: Footer.Pressed) -> None:
        """A click on a key is the key."""
        self.action_act(event.action)

    def action_prompt(self, step: int) -> None:
        """Show another prompt."""
        self._prompt += step
        self.refresh_all()

    def quiet(self) -> None:
        """Take the answer away."""
        self._told_at = 0.0
        self.query_one(AnswerLine).show(Answer())

    def tell(self, reason: Phrase, tone: Tone) -> None:
        """Say something in the answer line."""
        self._told_at = self._monotonic() or 1.0
        self.query_one(AnswerLine).show(Answer(self.words(reason), tone))

    def alarm(self, reason: Phrase) -> None:
        """Say something that must not be missed: in the line, in a notice that stays, by bell."""
        self.tell(reason, Tone.ALARM)
        self.app.bell()
        self.app.notify(self.words(reason), severity="error", timeout=60, markup=False)

    def confirm(self, question: Phrase, then: Callable[[], None]) -> None:
        """Ask really?, and go on when the answer is yes."""
        self._opening.confirm(question, then)

    def open_dialog(self, name: str) -> None:
        """Open a dialog."""
        self._opening.dialog(name)

    def run_deed(self, deed: str) -> None:
        """Do something that is no act of the meeting."""
        self._opening.run(deed)
