"""Papers and candidates out of a file of ballots that others wrote."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from facilitator.ballot_file import BallotFile, Best, Invalid, ReadingOptions, read_ballots
from facilitator.counting import Ballot as Ranked
from facilitator.counting import without
from facilitator.meeting import commands as c
from facilitator.meeting.body import Repeated
from facilitator.meeting.commands.elections import the_open_election
from facilitator.meeting.count_rules import BEST
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.papers import Kind, Mark, Written
from facilitator.meeting.elections.terms import Candidate, ElectionMethod, Terms
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.spelling import same_names
from facilitator.meeting.text import clean, fold
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text

Papers = tuple[tuple[Written, int], ...]


def candidates_of(room: Room, text: Text) -> tuple[Candidate, ...]:
    """Return the candidates that a file of ballots names, without those it takes out.

    Raises:
        Refused: when the file cannot be read.
    """
    # whichever number is the best, the names are the same
    source = read_ballots(Path(text.value).expanduser(), ReadingOptions(best="lowest"))
    room.remarks += _remarks(source)
    return tuple(
        Candidate(name=clean(name)) for name in source.candidates if name not in source.withdrawn
    )


def ballots(room: Room, rest: Text) -> list[c.Command]:
    """Read `ballots from FILE [best lowest|highest]`.

    Raises:
        Refused: when the file cannot be read, or names others than the candidates.
    """
    word, name = rest.head()
    if word != "from" or name.is_empty:
        raise Misunderstood
    election = the_open_election(room.meeting)
    terms = election.terms
    name, best = _best(name)
    repeated = terms.repeated if terms.method.is_ranked else Repeated.INVALID
    source = read_ballots(
        Path(name.value).expanduser(), ReadingOptions(best=best, repeated=repeated)
    )
    taken = (source.best,) if source.best else ()
    papers = _papers(election, source)
    room.remarks += _remarks(source)
    if source.best:
        room.remarks.append(BEST[source.best])
    if source.tie_order:
        room.remarks.append(
            say("The order for ties in the file is not used: a tie is broken by lot.")
        )
    return [c.EnterPapers(papers=papers, best=taken)]


_MOST_SAID = 20


def _remarks(source: BallotFile) -> list[Phrase]:
    """Return what was wrong with a file or was not used of it, with the lines."""
    told = [
        say("line {line}: {what}", line=one.line, what=one.message) if one.line else one.message
        for one in source.remarks
    ]
    more = len(told) - _MOST_SAID
    last = [nsay("and {count} more", "and {count} more", more)] if more > 0 else []
    return [*told[:_MOST_SAID], *last]


_BEST: dict[str, Best] = {"lowest": "lowest", "highest": "highest"}


def _best(name: Text) -> tuple[Text, Best | None]:
    """Return the name of a file without `best lowest` or `best highest` at its end, and which."""
    for _, begin, end in name.keywords("best"):
        if (best := _BEST.get(name.part(end).value.casefold())) is not None:
            return name.part(0, begin), best
    return name, None


def _papers(election: Election, source: BallotFile) -> Papers:
    if source.places:
        raise Refused(
            say(
                "Papers in this file weigh a part of one, and here each counts once: count it with "
                "facilitator count."
            )
        )
    numbers = _numbers(election, source)
    method = election.terms.method
    if method in {ElectionMethod.YNA, ElectionMethod.CUMULATIVE}:
        raise Refused(say("A file of ranked papers cannot say what this method asks."))
    _check_form(source, method)
    papers = [without(paper, source.withdrawn) for paper in source.ballots]
    return (
        *((_written(paper, numbers, election.terms), paper.count) for paper in papers),
        *((_invalid(invalid), invalid.count) for invalid in source.invalid),
    )


def _check_form(source: BallotFile, method: ElectionMethod) -> None:
    """Refuse marks where ranks are wanted, and ranks where marks are."""
    if source.form == "csv-marks" and method.is_ranked:
        raise Refused(
            say("The file marks candidates and does not rank them: this election asks for ranks.")
        )
    several = any(len(paper.ranks) > 1 for paper in source.ballots)
    if source.best and several and method in {ElectionMethod.APPROVAL, ElectionMethod.BLOCK}:
        raise Refused(
            say("The file ranks candidates and does not mark them: this election asks for marks.")
        )


def _numbers(election: Election, source: BallotFile) -> dict[str, int]:
    """Return the number of each candidate by the name that the file has for them."""
    wanted = [name for name in source.candidates if name not in source.withdrawn]
    found = {name: _numbers_of(election, clean(name)) for name in wanted}
    if strangers := [name for name in wanted if not found[name]]:
        raise Refused(
            say(
                "The file names somebody who is no candidate of this election: {names}",
                names=", ".join(map(clean, strangers[:5])),
            )
        )
    numbers = {name: meant[0] for name, meant in found.items()}
    how_often = Counter(numbers.values())
    unclear = [name for name in wanted if len(found[name]) > 1 or not _spelled(election, name)]
    if unclear := unclear or [name for name, n in numbers.items() if how_often[n] > 1]:
        raise Refused(
            say(
                "It is not clear whom the file means by {names}: write the names in it as the "
                "candidates have them.",
                names=", ".join(map(clean, unclear[:5])),
            )
        )
    return numbers


def _numbers_of(election: Election, name: str) -> list[int]:
    """Return who can be meant: whoever is spelled so, else all who differ in accents only."""
    found = _spelled(election, name)
    return [
        number
        for number, c in enumerate(election.candidates, start=1)
        if c.name in found or (not found and fold(c.name) == fold(name))
    ]


def _spelled(election: Election, name: str) -> list[str]:
    return same_names((c.name for c in election.candidates), clean(name))


def _written(paper: Ranked, numbers: dict[str, int], terms: Terms) -> Written:
    """Return a paper as the method has it; of one choice, the name that stands first."""
    ranks = list(paper.ranks)
    if not any(ranks):
        return Written(kind=Kind.BLANK)
    if terms.method in {ElectionMethod.PLURALITY, ElectionMethod.MAJORITY}:
        ranks = [group for group in ranks if group][:1]
    if not terms.shares_ranks:
        ranks = _to_overvote(ranks, numbers)
    marks = tuple(
        Mark(candidate=numbers[name], rank=place)
        for place, group in enumerate(ranks, start=1)
        for name in group
        if name in numbers
    )
    if not marks:
        return Written(kind=Kind.INVALID, detail=_SEVERAL)
    silent = tuple(numbers[name] for name in paper.no_opinion if name in numbers)
    return Written(marks=marks, no_opinion=silent)


_SEVERAL = "several in the first place"


def _to_overvote(ranks: list[tuple[str, ...]], numbers: dict[str, int]) -> list[tuple[str, ...]]:
    """Return a paper up to where the file only says that a rank has several names."""
    for place, group in enumerate(ranks):
        if any(name not in numbers for name in group):
            return ranks[:place]
    return ranks


def _invalid(invalid: Invalid) -> Written:
    return Written(kind=Kind.INVALID, detail=str(Refused(invalid.reason)))
