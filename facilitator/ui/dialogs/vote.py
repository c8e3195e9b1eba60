"""One dialog for a vote: method and rule, the numbers, and the verdict that they would have."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import Command
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules import Requirement
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method, Vote
from facilitator.typed.counts import TypedCount
from facilitator.ui.dialogs.consent import ConsentDialog
from facilitator.ui.dialogs.count import ROOMY, CountDialog
from facilitator.ui.dialogs.meaning import Meaning
from facilitator.ui.dialogs.method import method_after, method_line, method_named
from facilitator.ui.dialogs.poll import PollDialog
from facilitator.ui.dialogs.requirement import (
    OTHER,
    WRITTEN,
    RuleDialog,
    rule_line,
    rule_rows,
)
from facilitator.ui.dialogs.rollcall import RollCallDialog
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.setup import Setup
from facilitator.ui.dialogs.shown import MUTED
from facilitator.ui.dialogs.voting import Suppose, room_line
from facilitator.words import Words

HOW_TO_SET_UP = say(
    "A letter chooses the method and an arrow the rule; Enter opens the vote with both. A count "
    "typed at once opens, counts and closes it in one."
)


class VoteDialog(CountDialog):
    """Opens a vote, counts it and closes it: Enter alone opens it, Enter after numbers does all.

    On the pending motion, or on a text of its own.
    """

    EXPLAINED = (HOW_TO_SET_UP,)
    DEFAULT_CSS = """
    VoteDialog #method, VoteDialog Rows { display: none; }
    VoteDialog .-setup #method, VoteDialog .-setup Rows { display: block; }
    VoteDialog .-uncounted .line, VoteDialog .-uncounted Tally { display: none; }
    VoteDialog .-setup.-crowded Rows { display: none; }
    VoteDialog .-setup #rule { margin-top: 1; }
    VoteDialog .-setup #room { margin: 0; }
    """

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        suppose: Suppose,
        *,
        text: str | None = None,
    ) -> None:
        super().__init__(view, do, words, suppose)
        self.setup = Setup(view(), text)

    @property
    def before(self) -> tuple[Command, ...]:
        """Open the vote as it is set up, unless it is open."""
        return () if self.vote else (self.setup.opening(self.query_one(Rows).chosen),)

    @property
    def is_counted(self) -> bool:
        """The result comes from numbers that are typed here."""
        return (self.vote.method if self.vote else self.setup.method).is_counted

    @property
    def has_room(self) -> bool:
        """The numbers may stand large: the rules are gone, or the screen is high."""
        return self.vote is not None or self.app.size.height >= ROOMY

    def heading(self) -> Content:
        """Return what is voted on."""
        return super().heading() if self.vote else self.setup.heading(self.words)

    def content(self) -> Iterator[Widget]:
        """Yield methods and rules before the count."""
        yield self.told("method")
        yield Rows(tall=len(self.setup.rules) + 1, share=36)
        yield from super().content()

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        if not self.is_mounted or self.vote is not None:
            return super().keys()
        if self.is_counted and self.typed.strip():
            enter = ("enter", say("opens, counts and closes"))
            return (*self.number_keys(), enter, ("esc", say("back")))
        return (
            ("↑↓", say("rule")),
            ("w", say("rule in full")),
            ("o", say("other question")),
            *((("a", say("last vote")),) if self.view().votes else ()),
            ("enter", say("opens the vote")),
            ("esc", say("back")),
        )

    def reload(self) -> None:
        """Show the vote as it stands, or as it would be opened now."""
        if self._is_stating or not self.is_mounted:
            return
        sheet = self.query_one("#sheet")
        sheet.set_class(self.vote is None, "-setup")
        sheet.set_class(not self.is_counted, "-uncounted")
        if self.vote is None:
            self._show_setup()
        super().reload()

    def _show_setup(self) -> None:
        setup, rows, known = self.setup, self.query_one(Rows), self._known()
        self.tell("method", method_line(setup.method, self.words))
        rows.offer(rule_rows(setup.rules, known, self.words), rows.chosen)
        rule = setup.requirement(rows.chosen)
        self.tell("rule", rule_line(rule, known, self.words) if rule else Content(""))
        self.tell("room", room_line(self.view(), known, self.words))

    def _known(self) -> Vote | None:
        """Return the vote as the usual rule would open it: the room is the same under any."""
        frozen = self.supposed(self.setup.opening(None))
        return frozen if isinstance(frozen, Vote) else None

    def nothing_typed(self, vote: Vote) -> Meaning:
        """Return what to do, and how what was moved upon this motion has been decided."""
        if self.vote is not None:
            return super().nothing_typed(vote)
        told = say("Enter opens the vote now; or type the count at once: 18 2 3.")
        invited = Content.styled(self.words(told), MUTED)
        return Meaning(invited, self.setup.decided_before(self.view(), self.words))

    def action_move(self, step: int) -> None:
        """Choose another rule."""
        super().action_move(step)
        self.complain(None)
        self.reload()

    def pressed(self, event: events.Key) -> bool:
        """Take the letters of methods and the like, before the line of numbers does."""
        if self.is_counted and self.is_worded(event.character or ""):
            return super().pressed(event)
        if self.vote is None and self._set_up(event):
            return True
        return super().pressed(event)

    def on_key(self, event: events.Key) -> None:
        """Take letters while there is no line of numbers."""
        if self.pressed(event):
            event.stop()
        else:
            super().on_key(event)

    def wants_letters(self) -> bool:
        """Numbers belong into the line wherever there is one."""
        return self.is_counted

    def _set_up(self, event: events.Key) -> bool:
        letter = (event.character or "").lower()
        if (method := method_named(letter, self.words)) is not None:
            self._choose(method)
        elif event.key in {"left", "right"} and not (self.is_counted and self.typed):
            self._choose(method_after(self.setup.method, 1 if event.key == "right" else -1))
        elif letter == "w":
            self._write_rule()
        elif letter in {"o", "a"}:
            self._other_question()
        else:
            return False
        return True

    def _choose(self, method: Method) -> None:
        if method is Method.POLL:
            about = self.setup.about(self.words)
            self.then(PollDialog(self.view, self._do, self.words, self.suppose, text=about))
            return
        self.setup.method = method
        self.complain(None)
        self.reload()
        if self.is_counted:
            self.query_one("Field").focus()
        else:
            self.set_focus(None)

    def _write_rule(self) -> None:
        def written(rule: Requirement | None) -> None:
            if rule is not None:
                self.setup.rules[WRITTEN] = rule
                self.query_one(Rows).offer(rule_rows(self.setup.rules, None, self.words), WRITTEN)
            self.reload()

        self.app.push_screen(RuleDialog(self.words, self._known()), written)

    def _other_question(self) -> None:
        from facilitator.ui.dialogs.question import QuestionDialog

        text = self.setup.text or ""
        self.then(QuestionDialog(self.view, self._do, self.words, self.suppose, text=text))

    def action_back(self) -> None:
        """Go back: to the question, when it was typed, else to the meeting."""
        if self.vote is None and self.setup.text is not None:
            self._other_question()
        else:
            super().action_back()

    def taken(self) -> None:
        """Open the vote, or do all that the numbers ask for."""
        if self.vote is None and self.query_one(Rows).chosen == OTHER:
            self._write_rule()
        elif not self.is_counted:
            self._open_by_names()
        elif self.vote is None and not self.typed.strip():
            self.act(*self.before)
        else:
            super().taken()

    def _open_by_names(self) -> None:
        self._is_stating = True
        done = self.act(*self.before)
        self._is_stating = False
        if not done:
            self.reload()
        elif self.setup.method is Method.CONSENT:
            self.then(ConsentDialog(self.view(), self.words))
        else:
            self.then(RollCallDialog(self.view, self._do, self.words, self.suppose))

    def meaning(self, frozen: Vote | Phrase, stated: TypedCount | None) -> Meaning:
        """Return what numbers mean, or what Enter does where none are typed."""
        if self.is_counted or isinstance(frozen, Phrase):
            return super().meaning(frozen, stated)
        return Meaning(Content.styled(self.words(what_follows(self.view(), frozen)), MUTED))


def what_follows(meeting: Meeting, vote: Vote) -> Phrase:
    """Return what opening a vote leads to, where no numbers are typed."""
    if vote.method is Method.CONSENT:
        return say("Enter asks whether anybody objects.")
    first = meeting.name_of(vote.electors[0]) if vote.electors else "…"
    return nsay(
        "Enter calls {count} name, {name} first.",
        "Enter calls {count} names, {name} first.",
        len(vote.electors),
        name=first,
    )
