"""What the dialogs of voting share: they see what an act would lead to before it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.content import Content

from facilitator.meeting.commands import Command
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Vote
from facilitator.ui.dialogs.sheet import LiveSheet, Sheet, Then
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED
from facilitator.words import Words

LOOKS_A_SECOND = 4
"""How often an open dialog looks whether the meeting has moved on without it."""


class Suppose(Protocol):
    """Gives the meeting as some acts would leave it; refuses as they would be refused."""

    def __call__(self, *wanted: Command | type[Command]) -> Meeting:
        """Return the meeting as it would be."""


class VotingSheet(LiveSheet["bool | str | Then"]):
    """A live dialog that can suppose acts, follows the meeting, and hands over to another."""

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        suppose: Suppose,
    ) -> None:
        super().__init__(view, do, words)
        self.suppose = suppose
        self._seen: Meeting | None = None

    def on_mount(self) -> None:
        """Follow the meeting while the dialog stands open."""
        self._seen = self.view()
        self.set_interval(1 / LOOKS_A_SECOND, self.look)

    def look(self) -> None:
        """Draw anew when something has happened meanwhile."""
        meeting = self.view()
        if meeting is not self._seen and not self._answered and self.is_current:
            self._seen = meeting
            self.reload()

    def act(self, command: Command) -> bool:
        """Do something; what it changed has been drawn by then."""
        done = super().act(command)
        self._seen = self.view()
        return done

    def supposed(self, *commands: Command) -> Vote | Phrase:
        """Return the last vote as the acts would leave it, or the sentence that refuses them."""
        try:
            return self.suppose(*commands).votes[-1]
        except Refused as refused:
            return refused.reason

    def refused(self, *wanted: Command | type[Command]) -> Phrase | None:
        """Return why acts would be refused, None when they are in order."""
        try:
            self.suppose(*wanted)
        except Refused as refused:
            return refused.reason
        return None

    def then(self, dialog: Sheet[Any]) -> None:
        """Put another dialog in the place of this one."""
        self.reply(Then(dialog))


def room_line(meeting: Meeting, vote: Vote | None, words: Words) -> Content:
    """Return who may vote in this room, now or when the vote was opened, and the quorum."""
    is_unknown = vote is None and meeting.attendance_taken
    if is_unknown or (vote is not None and not vote.is_open):
        return Content("")
    present = vote.present if vote else None
    entitled = vote.entitled if vote else meeting.quorum.entitled
    if present is None:
        untaken = say("attendance was not taken: r says who is here")
        return Content.styled(words(untaken), LATE if entitled else MUTED)
    here = nsay(
        "{present} of {count} entitled to vote is present",
        "{present} of {count} entitled to vote are present",
        entitled,
        present=present - (vote.electorate.proxies if vote else 0),
    )
    parts = [Content(words(here))]
    if vote is not None and (proxies := vote.electorate.proxies):
        more = nsay("{count} vote by proxy", "{count} votes by proxy", proxies)
        parts.append(Content(words(more)))
    if vote is not None and vote.quorum_met is not None:
        met = vote.quorum_met
        quorum = (
            say("quorum") if met else say("no quorum: {needed} needed", needed=_needed(meeting))
        )
        parts.append(Content.styled(f"{'✓' if met else '✗'} {words(quorum)}", GOOD if met else BAD))
    return Content.styled("  ·  ", MUTED).join(parts)


def _needed(meeting: Meeting) -> int:
    return meeting.quorum.needed
