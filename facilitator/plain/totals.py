"""Totals that tellers counted: `NAME N NAME N valid N invalid N blank N`."""

from __future__ import annotations

from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.papers import Answer
from facilitator.meeting.elections.tallies import Tally, Totals
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.phrase import Refused, say
from facilitator.plain.candidates import Slate
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text, number

_SUMS = {"valid", "invalid", "blank", "papers"}
_COLUMNS = {Answer.YES: 0, Answer.NO: 1, Answer.ABSTAIN: 2}


def read_totals(_room: Room, rest: Text, election: Election | None) -> Totals:
    """Return what a line says was counted; candidates that are not named have nothing.

    Raises:
        Refused: when somebody is no candidate, or it cannot be known how many papers there were.
        Misunderstood: when it is none of the grammar, or there is no election to count.
    """
    if election is None:
        raise Misunderstood
    columns, sums = _figures(Slate(election), rest, election)
    tallies = tuple(Tally(votes=a, against=b, abstain=c) for a, b, c in columns)
    return Totals(
        tallies=tallies,
        valid=_valid(election, tallies, sums),
        invalid=sums.get("invalid", 0),
        blank=sums.get("blank", 0),
    )


def _figures(
    slate: Slate, rest: Text, election: Election
) -> tuple[list[list[int]], dict[str, int]]:
    has_answers = election.terms.method is ElectionMethod.YNA
    columns = [[0, 0, 0] for _ in election.candidates]
    sums: dict[str, int] = {}
    said: set[tuple[int, int]] = set()
    candidate: int | None = None
    for what, how_many in _by_number(rest):
        name, words = what, what.words()
        keyword = words[-1].raw.casefold()
        if len(words) == 1 and keyword in _SUMS and keyword not in sums:
            sums[keyword], candidate = how_many, None
            continue
        column = 0
        if has_answers and keyword in set(Answer):
            column = _COLUMNS[Answer(keyword)]
            name = what.part(0, len(what.raw) - len(words[-1].raw))
        if not (name.is_empty and has_answers and candidate is not None):
            candidate = slate.known(name)
        if (candidate, column) in said:
            raise Misunderstood
        said.add((candidate, column))
        columns[candidate - 1][column] = how_many
    return columns, sums


def _by_number(rest: Text) -> list[tuple[Text, int]]:
    """Return the words before each number, with the number.

    A candidate may be meant by a number: of two in a row, the first is the candidate.
    """
    figures: list[tuple[Text, int]] = []
    for part in rest.parted(","):
        words, begin = part.words(), 0
        place = 0
        offsets = _offsets(part)
        while place < len(words):
            is_first = place == begin
            if words[place].raw.isdecimal() and not is_first:
                name = part.part(offsets[begin], offsets[place])
                figures.append((name, number(words[place])))
                begin = place + 1
            place += 1
        if begin != len(words):
            raise Misunderstood
    if not figures:
        raise Misunderstood
    return figures


def _offsets(text: Text) -> list[int]:
    found, at = [], 0
    for word in text.words():
        at = text.shadow.index(word.shadow, at)
        found.append(at)
        at += len(word.shadow)
    return found


def _valid(election: Election, tallies: tuple[Tally, ...], sums: dict[str, int]) -> int:
    if "valid" in sums and "papers" in sums:
        raise Misunderstood
    if "valid" in sums:
        return sums["valid"]
    if "papers" in sums:
        return sums["papers"] - sums.get("invalid", 0) - sums.get("blank", 0)
    if election.terms.most == 1 and election.terms.method.is_marked:
        return sum(tally.votes for tally in tallies)
    if election.terms.method is ElectionMethod.YNA:
        given = {tally.votes + tally.against + tally.abstain for tally in tallies}
        if len(given) == 1:
            return given.pop()
    raise Refused(
        say("Say how many papers there were, or how many of them were valid: papers N or valid N")
    )
