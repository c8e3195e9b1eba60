"""Lines about the papers of a vote: `ballot for x12`, a second entry, where the two differ."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.ballots import Paper, compared
from facilitator.meeting.commands.ballots import paper_phrase
from facilitator.meeting.exact import Number
from facilitator.meeting.papers import FIRST, SECOND
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.votes import Method, Vote
from facilitator.plain.papers import without_alike
from facilitator.plain.room import Room
from facilitator.typed.counts import cut, exact, group_named
from facilitator.typed.line import Misunderstood, Text

Commands = list[c.Command]

_WORDS = {
    "for": "for",
    "yes": "for",
    "y": "for",
    "against": "against",
    "no": "against",
    "n": "against",
    "abstain": "abstain",
    "a": "abstain",
    "invalid": "invalid",
    "blank": "blank",
}


def is_on_paper(room: Room) -> bool:
    """Tell whether the open vote is taken on paper."""
    vote = room.meeting.open_vote
    return vote is not None and vote.method is Method.BALLOT


def _papers(room: Room, rest: Text) -> dict[str, int]:
    if not is_on_paper(room):
        raise Misunderstood
    text, alike = without_alike(rest)
    before, reason = text.at_colon()
    before, group = cut(before, "in")
    before, weight = cut(before, "weight")
    word = _WORDS.get(before.value.casefold())
    if word is None or (reason is not None and word != "invalid"):
        if room.meeting.open_election is not None:
            raise Misunderstood
        raise Refused(say("In this vote write a paper like this: {form}", form=_form(room)))
    paper = Paper(
        word,
        weight=_weight(weight) if weight is not None else 1,
        group=group_named(room.meeting.open_vote, group.value) if group is not None else None,
        reason=reason.value if reason is not None else "",
    )
    return {str(paper): alike}


def _form(room: Room) -> str:
    vote = room.meeting.open_vote
    if vote is not None and vote.electorate.is_weighted:
        return f"ballot for weight {max(vote.electorate.votes_by_weight(), default=1)} x12"
    if vote is not None and vote.electorate.sizes:
        return f'ballot for in "{next(iter(vote.electorate.sizes))}" x12'
    return "ballot for x12"


def _weight(words: Text) -> Number:
    try:
        return exact(words)
    except Misunderstood as misunderstood:
        # a line that is no ballot of a vote would be tried as one of an election
        raise Refused(misunderstood.reason or say("not understood")) from None


def ballot(room: Room, rest: Text) -> Commands:
    """Read `ballot for|against|abstain|invalid|blank [weight N] [in GROUP] [: WHY] [xN]`."""
    return [c.EnterBallots(papers=_papers(room, rest))]


def unballot(room: Room, rest: Text) -> Commands:
    """Read the same of papers that were read wrongly."""
    return [c.TakeOutBallots(papers=_papers(room, rest))]


_ENTRIES: dict[str, c.Command] = {
    "first": c.ChooseBallotEntry(entry=FIRST),
    "1": c.ChooseBallotEntry(entry=FIRST),
    "second": c.ChooseBallotEntry(entry=SECOND),
    "2": c.ChooseBallotEntry(entry=SECOND),
    "single": c.DropSecondBallots(),
}


def entry(room: Room, rest: Text) -> Commands:
    """Read `entry first|second|single`."""
    wish = _ENTRIES.get(rest.value.casefold())
    if wish is None or not is_on_paper(room):
        raise Misunderstood
    return [wish]


def comparison(vote: Vote) -> tuple[Phrase, list[Phrase]]:
    """Return whether the two entries of a vote's papers agree, and each difference.

    Raises:
        Refused: when there are not two.
    """
    if SECOND not in vote.entries:
        raise Refused(say("The papers have been entered only once."))
    first = vote.entered(FIRST)
    found = compared(first, vote.entered(SECOND))
    if not found:
        number = first.heads.cast
        return nsay(
            "the two entries agree on {count} paper",
            "the two entries agree on {count} papers",
            number,
        ), []
    head = nsay("{count} difference", "{count} differences", len(found))
    lines = [
        say(
            "{paper}: {first} in the first entry, {second} in the second",
            paper=paper_phrase(each.paper),
            first=each.first,
            second=each.second,
        )
        for each in found
    ]
    return head, lines
