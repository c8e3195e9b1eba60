"""Opening a vote: on the pending motion or on a text, by a method, under a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import OpenVote
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import NAMED, Requirement, describe, parse_requirement
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.meeting.votes import METHOD_NAMES, Method
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import KEY, MUTED, shown
from facilitator.words import Words

METHODS: dict[str, Method] = {
    "h": Method.HANDS,
    "v": Method.VOICE,
    "r": Method.ROLLCALL,
    "c": Method.CONSENT,
}
"""By letter; the digits 1 to 4 mean the same in any language."""
_OTHER = "+other"


def rules_offered(usual: Requirement) -> dict[str, Requirement]:
    """Return the rules to choose from by key, the usual one first."""
    return {"usual": usual, **{k: rule for k, rule in NAMED.items() if rule != usual}}


class VoteDialog(Sheet[OpenVote]):
    """Answers with the vote to open: Enter alone takes the pending motion as it is."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Method", show=False),
        Binding("right", "turn(1)", "Method", show=False),
    ]
    DEFAULT_CSS = """
    VoteDialog #method { margin-top: 1; }
    VoteDialog .hidden { display: none; }
    """

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.motion = meeting.pending_motion
        usual = self.motion.requirement if self.motion else meeting.agenda.requirement
        self._rules = rules_offered(usual)
        moved = self.motion.method if self.motion else None
        self.method = Method(moved) if moved in set(METHODS.values()) else Method.HANDS
        self.text: str | None = None
        self._asks = "" if self.motion else "text"

    def heading(self) -> Content:
        """Return what is voted on."""
        if self.motion is not None:
            title = self.words(say("Vote on motion {number}", number=self.motion.number))
            about = shown(self.motion.text)
        elif self.text is not None:
            title, about = self.words(say("Vote on")), shown(self.text)
        else:
            title = self.words(say("What is the vote about?"))
            about = about_item(self.meeting, self.words)
        return Content.assemble((title, "bold"), "   ", about)

    def content(self) -> Iterator[Widget]:
        """Yield the line for the text or a rule in full, the methods and the rules."""
        yield self.line(Field(placeholder=self.words(say("the question, in a few words"))))
        yield self.told("method")
        yield Rows(tall=len(self._rules) + 1)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        if self._asks:
            return (("enter", say("goes on")), ("esc", say("back")))
        return (
            ("↑↓", say("what it needs")),
            ("enter", say("opens the vote")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the step that comes first."""
        self._show_step()

    def _show_step(self) -> None:
        asks = bool(self._asks)
        line = self.query_one(Field)
        if line.parent is not None:
            line.parent.set_class(not asks, "hidden")
        self.query_one("#method").set_class(asks, "hidden")
        self.query_one(Rows).set_class(asks, "hidden")
        if asks:
            line.focus()
        else:
            self.set_focus(None)
        self._show_rules()
        self._show_method()
        self.show_heading()
        self.show_keys()

    def _show_rules(self) -> None:
        rows = [
            Row(
                key,
                shown(self.words(describe(rule))),
                Content.styled(self.words(say("as usual")) if key == "usual" else "", MUTED),
            )
            for key, rule in self._rules.items()
        ]
        other = Row(_OTHER, Content(self.words(say("another rule, written in full"))))
        self.query_one(Rows).offer((*rows, other), self.query_one(Rows).chosen)

    def _show_method(self) -> None:
        parts = []
        for number, (letter, method) in enumerate(METHODS.items(), 1):
            name = self.words(METHOD_NAMES[method])
            here = method is self.method
            style = "bold reverse" if here else MUTED
            key = f"{number}" if self.words.language != "en" else letter
            parts.append(Content.assemble((key, KEY), " ", (f" {name} ", style)))
        self.tell("method", Content("  ").join(parts))

    def wants_letters(self) -> bool:
        """Letters choose the method, unless something is being written."""
        return bool(self._asks)

    def on_key(self, event: events.Key) -> None:
        """Choose the method by its letter or its number."""
        if self._asks:
            super().on_key(event)
            return
        letter = event.character or ""
        chosen = METHODS.get(letter.lower())
        if letter in {"1", "2", "3", "4"}:
            chosen = list(METHODS.values())[int(letter) - 1]
        if chosen is not None:
            event.stop()
            self.method = chosen
            self.complain(None)
            self._show_method()

    def action_turn(self, step: int) -> None:
        """Go to the next method, around the ends."""
        ways = list(METHODS.values())
        self.method = ways[(ways.index(self.method) + step) % len(ways)]
        self._show_method()

    def taken(self) -> None:
        """Go on to the next step, or answer."""
        match self._asks:
            case "text":
                self._take_text()
            case "rule":
                self._take_rule()
            case _ if self.query_one(Rows).chosen == _OTHER:
                self._asks = "rule"
                field = self.query_one(Field)
                field.value = ""
                field.placeholder = self.words(say("such as: at least 2/3 of entitled"))
                self._show_step()
            case _:
                self._open()

    def _take_text(self) -> None:
        self.text = clean(self.typed)
        if not self.text:
            self.complain(say("Say what the vote is about."))
            return
        self._asks = ""
        self._show_step()

    def _take_rule(self) -> None:
        rule = parse_requirement(self.typed)
        if rule is None:
            self.complain(
                say("That is no rule. Write for instance: more than 1/2 of present, at least 9.")
            )
            return
        self._rules["written"] = rule
        self._asks = ""
        self._show_step()
        self.query_one(Rows).offer(self.query_one(Rows).rows, "written")

    def _open(self) -> None:
        key = self.query_one(Rows).chosen or "usual"
        vote = OpenVote(
            text=self.text,
            method=self.method,
            requirement=self._rules[key],
        )
        self.reply(vote, vote)
