"""How a vote is set up before it is opened: on what, by which method, under which rules."""

from __future__ import annotations

from textual.content import Content

from facilitator.meeting.commands import OpenVote
from facilitator.meeting.phrase import say
from facilitator.meeting.rules import Requirement
from facilitator.meeting.stack import heading as motion_heading
from facilitator.meeting.stack import title as motion_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method
from facilitator.ui.dialogs.method import METHODS
from facilitator.ui.dialogs.requirement import OTHER, rules_offered
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.ui.dialogs.tally import verdict_line
from facilitator.words import Words


class Setup:
    """The vote to open: on the pending motion, or on a text of its own; the usual rule leads."""

    def __init__(self, meeting: Meeting, text: str | None) -> None:
        self.text = text
        self._meeting = meeting
        self.motion = meeting.pending_motion if text is None else None
        usual = self.motion.requirement if self.motion else meeting.agenda.requirement
        self.rules = rules_offered(usual, meeting.agenda.requirement)
        moved = self.motion.method if self.motion else None
        known = moved in set(METHODS) - {Method.POLL}
        self.method = Method(moved) if moved and known and not self._objected else Method.HANDS

    @property
    def _objected(self) -> bool:
        """Somebody has objected to this motion: asking for consent again leads nowhere."""
        last = self._meeting.votes[-1] if self._meeting.votes else None
        return (
            self.motion is not None
            and last is not None
            and last.motion == self.motion.number
            and bool(last.objections)
        )

    def about(self, words: Words) -> str:
        """Return what is voted on."""
        if self.motion is not None:
            return words(motion_title(self._meeting, self.motion))
        return self.text or ""

    def requirement(self, key: str | None) -> Requirement | None:
        """Return the rule behind a line of the list; None for the line that asks for one."""
        return None if key == OTHER else self.rules.get(key or "", self.rules["usual"])

    def opening(self, key: str | None) -> OpenVote:
        """Return the command that opens it under the rule of a line."""
        rule = self.requirement(key) or self.rules["usual"]
        return OpenVote(text=self.text, method=self.method, requirement=rule)

    def decided_before(self, meeting: Meeting, words: Words) -> Content:
        """Return the last verdict, if it was on something that was moved upon this motion."""
        last = meeting.votes[-1] if meeting.votes else None
        if self.motion is None or last is None or (last.motion or 0) <= self.motion.number:
            return Content("")
        about = words(motion_heading(meeting.motions[(last.motion or 0) - 1]))
        return Content.assemble((f"{about}  ", MUTED), verdict_line(last, words, meeting))

    def heading(self, words: Words) -> Content:
        """Return what is voted on."""
        title = say("Vote on")
        if self.motion is not None and self.motion.is_main:
            title = say("Vote on motion {number}", number=self.motion.number)
        elif self.motion is not None:
            title = motion_heading(self.motion)
        return Content.assemble((words(title), "bold"), "   ", shown(self.about(words)))
