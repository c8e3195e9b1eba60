"""The roll call: one name at a time, one key for an answer, the tally always in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import CastVote, CloseVote, Command
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules import Result, describe
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import CHOICE_NAMES, RESULT_NAMES, Choice, Vote
from facilitator.ui.dialogs.sheet import LiveSheet
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED, shown
from facilitator.ui.dialogs.tally import TONES
from facilitator.words import Words

CHOICE_KEYS: dict[str, str] = {"en": "fgap", "vi": "tkys"}
"""Letters for for, against, abstain, pass: tán thành, không, ý kiến khác, để sau. The English
ones and the digits 1 to 4 are understood in every language."""
_CHOICES = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.PASS)
_MARKS = {
    Choice.FOR: ("✓", GOOD),
    Choice.AGAINST: ("✗", BAD),
    Choice.ABSTAIN: ("○", MUTED),
    Choice.PASS: ("…", LATE),
}


def choice_line(choice: Choice, words: Words) -> Content:
    """Return an answer with its mark: `✓ for`."""
    mark, style = _MARKS[choice]
    return Content.styled(f"{mark} {words(CHOICE_NAMES[choice])}", style)


def tally_line(vote: Vote, words: Words) -> Content:
    """Return how many have given each answer."""
    said = list(vote.roll.values())
    parts = []
    for choice in _CHOICES:
        mark, style = _MARKS[choice]
        number = (f"{mark} {said.count(choice)}", f"bold {style}")
        parts.append(Content.assemble(number, f" {words(CHOICE_NAMES[choice])}"))
    return Content("     ").join(parts)


def decided_line(vote: Vote, words: Words) -> Content:
    """Return whether the remaining answers can still change the result."""
    rule = words(describe(vote.requirement))
    if (decided := vote.decided) is None:
        told = say("still open ({rule})", rule=rule)
        return Content.styled(f"… {words(told)}", MUTED)
    mark, style = TONES[decided]
    told = say(
        "decided: {result}, whatever the others say ({rule})",
        result=RESULT_NAMES[Result(decided)],
        rule=rule,
    )
    return Content.styled(f"{mark} {words(told)}", f"bold {style}")


class RollCallDialog(LiveSheet[bool]):
    """Takes the open roll call to its end; answers True once the vote is closed."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    RollCallDialog #who {
        height: 3; margin: 1 0; padding: 1 2; background: $primary 25%; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    RollCallDialog #near { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    RollCallDialog #tally { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,left", "move(-1)", "Back", show=False),
        Binding("right", "move(1)", "On", show=False),
        Binding("c", "close_vote", "Close", show=False),
    ]

    def __init__(
        self, view: Callable[[], Meeting], do: Callable[[Command], str | None], words: Words
    ) -> None:
        super().__init__(view, do, words)
        self._letters = CHOICE_KEYS.get(words.language, CHOICE_KEYS["en"])
        self._place: int | None = None
        self._sure = False

    @property
    def vote(self) -> Vote:
        """The roll call as it stands."""
        return self.view().votes[-1]

    def heading(self) -> Content:
        """Return the question and how far the call has come."""
        vote = self.vote
        answered = len(vote.electors) - len(vote.to_be_asked)
        told = say("{answered} of {all}", answered=answered, all=len(vote.electors))
        title = self.words(say("Second round") if self._second_round else say("Roll call"))
        return Content.assemble(
            (title, "bold"),
            "   ",
            (self.words(told), f"bold {GOOD}"),
            "   ",
            shown(vote.title),
        )

    @property
    def _second_round(self) -> bool:
        vote = self.vote
        return bool(vote.to_be_asked) and len(vote.roll) == len(vote.electors)

    def content(self) -> Iterator[Widget]:
        """Yield the name, those around it, the tally and what it means so far."""
        yield self.told("who")
        yield self.told("near")
        yield self.told("tally")
        yield self.told("decided")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        answers = tuple(
            (letter, CHOICE_NAMES[choice])
            for letter, choice in zip(self._letters, _CHOICES, strict=True)
            if choice is not Choice.PASS or not self._second_round
        )
        return (
            *answers,
            ("←→", say("back and on")),
            ("c", say("closes the vote")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Call the first whose answer is wanted."""
        self._next()
        self.reload()

    def reload(self) -> None:
        """Show the roll call as it stands now."""
        if self.vote.closed_at is not None:
            self.reply(True)  # noqa: FBT003 - the answer itself
            return
        self.show_heading()
        self.show_keys()
        self.tell("who", self._who())
        self.tell("near", self._near())
        self.tell("tally", tally_line(self.vote, self.words))
        self.tell("decided", decided_line(self.vote, self.words))

    def _who(self) -> Content:
        vote, meeting = self.vote, self.view()
        if self._place is None:
            told = say("All have answered. Enter closes the vote.")
            return Content.styled(self.words(told), GOOD)
        person = meeting.people[vote.electors[self._place]]
        group = shown(f"   {person.group}", MUTED) if person.group else Content("")
        answer = vote.roll.get(person.id)
        said = choice_line(answer, self.words) if answer else Content("")
        return Content.assemble("▸ ", shown(person.name, "bold"), "   ", group, "   ", said)

    def _near(self) -> Content:
        vote, meeting = self.vote, self.view()
        if self._place is None:
            return Content("")
        before = self._place - 1
        parts = []
        if before >= 0:
            person = vote.electors[before]
            mark, style = _MARKS.get(vote.roll.get(person, Choice.PASS), ("·", MUTED))
            parts.append(Content.assemble((mark, style), " ", shown(meeting.name_of(person))))
        later = [p for p in vote.to_be_asked if p != vote.electors[self._place]]
        following = [p for p in later if vote.electors.index(p) > self._place] or later
        names = ", ".join(meeting.name_of(p) for p in following[:3])
        if names:
            parts.append(shown(self.words(say("then {names}", names=names)), MUTED))
        return Content.styled("   ", MUTED).join(parts)

    def on_key(self, event: events.Key) -> None:
        """Take an answer: by the letter of the language, the English letter or the digit."""
        key = (event.character or "").lower()
        if not key:
            return
        for letters in (self._letters, "1234", CHOICE_KEYS["en"]):
            if key in letters:
                event.stop()
                self._answer(_CHOICES[letters.index(key)])
                return

    def _answer(self, choice: Choice) -> None:
        self._sure = False
        if self._place is None:
            self.complain(say("All have answered: ← goes back to one of them."))
            return
        person = self.vote.electors[self._place]
        if self.act(CastVote(person=person, choice=choice)):
            self._next()
            self.reload()

    def _next(self) -> None:
        """Go on to the next one whose answer is wanted, around the end."""
        vote = self.vote
        places = [vote.electors.index(person) for person in vote.to_be_asked]
        here = -1 if self._place is None else self._place
        self._place = next((p for p in places if p > here), places[0] if places else None)

    def action_move(self, step: int) -> None:
        """Go back to change an answer, or on without one."""
        self._sure = False
        self.complain(None)
        last = len(self.vote.electors) - 1
        here = last + 1 if self._place is None else self._place
        place = here + (1 if step > 0 else -1)
        if place > last:
            self._place = None
            self._next()
        else:
            self._place = max(0, place)
        self.reload()

    def taken(self) -> None:
        """Close the vote when all have answered."""
        if self._place is None:
            self.action_close_vote()
        else:
            self.complain(say("An answer is one letter; c closes the vote."))

    def action_close_vote(self) -> None:
        """Close the vote; while answers are missing, after asking once."""
        missing = len(self.vote.to_be_asked)
        if missing and not self._sure:
            self._sure = True
            self.complain(
                nsay(
                    "{count} has not answered. c again closes the vote without them.",
                    "{count} have not answered. c again closes the vote without them.",
                    missing,
                )
            )
            return
        self.act(CloseVote())
