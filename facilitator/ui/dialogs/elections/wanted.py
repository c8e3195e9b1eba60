"""What a line wants that is typed while papers are taken: a paper, totals, one more who stands."""

from __future__ import annotations

from textual.content import Content

from facilitator.meeting.commands import Command, EnterPapers, Nominate, StateTotals
from facilitator.meeting.elections import Election
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.elections.draft import several
from facilitator.ui.dialogs.elections.how import read_back
from facilitator.ui.dialogs.elections.line import read_line
from facilitator.ui.dialogs.elections.totals_line import SIGN, read_totals
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, shown
from facilitator.words import Words

PLUS = "+"
"""With this sign a line is no paper but the name of one more who stands."""


def wanted(
    text: str, meeting: Meeting, election: Election, language: str
) -> Command | Refused | None:
    """Return what Enter would do with a line, or why it cannot be read; None for an empty one."""
    text = text.strip()
    try:
        if not text:
            return None
        if text.startswith(PLUS):
            return _nominated(text.removeprefix(PLUS), meeting)
        if text.startswith(SIGN):
            return StateTotals(totals=read_totals(text, election))
        line = read_line(text, election, language)
    except Refused as refused:
        return refused
    return EnterPapers(papers=((line.paper, line.alike),))


def _nominated(name: str, meeting: Meeting) -> Nominate:
    """Read who stands too: a member by any part of the name, or somebody from outside."""
    found = several(name, tuple(meeting.people.values()))
    if len(found) != 1:
        raise Refused(say("Who stands too? Write one name behind the plus sign."))
    return Nominate(candidate=found[0])


def understood(
    wish: Command | Refused, refused: Refused | None, election: Election, words: Words
) -> Content:
    """Return how a line was read, or why what it wants would be refused."""
    if isinstance(wish, Refused):
        return Content.styled(f"… {words(wish.reason)}", LATE)
    if refused is not None:
        return Content.styled(f"✗ {words(refused.reason)}", BAD)
    if isinstance(wish, EnterPapers):
        ((paper, count),) = wish.papers
        return read_back(paper, count, election, words)
    told = say("the totals of all papers; Enter states them")
    if isinstance(wish, Nominate):
        told = say("{name} stands too; Enter takes it", name=wish.candidate.name)
    return shown(f"✓ {words(told)}", GOOD)
