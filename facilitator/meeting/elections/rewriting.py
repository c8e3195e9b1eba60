"""A paper as somebody could have written it: the way back from what was judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.meeting.elections.papers import Kind, Mark, Paper, Reason, Written
from facilitator.meeting.elections.terms import Candidate, ElectionMethod, Terms


def written_again(paper: Paper, terms: Terms, candidates: Sequence[Candidate]) -> Written:
    """Return a paper that is judged to be the same; which names made it invalid may be others."""
    if paper.kind is Kind.INVALID:
        return _invalid(paper, terms, candidates)
    if paper.kind is not Kind.VALID:
        return Written(kind=paper.kind)
    ranks = [
        Mark(candidate=n, rank=rank) for rank, group in enumerate(paper.ranks, 1) for n in group
    ]
    return Written(
        marks=(
            *(Mark(candidate=number) for number in paper.marks),
            *(Mark(candidate=number, answer=answer) for number, answer in paper.answers),
            *(Mark(candidate=number, amount=amount) for number, amount in paper.amounts),
            *ranks,
        ),
        no_opinion=paper.no_opinion,
    )


def _invalid(paper: Paper, terms: Terms, candidates: Sequence[Candidate]) -> Written:
    named = {candidate.name: number for number, candidate in enumerate(candidates, start=1)}
    match paper.reason:
        case Reason.UNKNOWN:
            return Written(marks=(Mark(name=paper.detail),))
        case Reason.TWICE:
            return Written(marks=(Mark(candidate=named[paper.detail]),) * 2)
        case Reason.TOO_FEW | Reason.TOO_MANY:
            return Written(marks=_so_many(paper.number, terms, len(candidates)))
        case Reason.AMOUNT:
            mark = Mark(candidate=named[paper.detail], amount=paper.number)
            return Written(marks=(mark,))
        case Reason.ANSWER:
            return Written(marks=(Mark(candidate=1, answer=paper.detail),))
        case Reason.NOT_ALLOWED:
            return Written(kind=Kind(paper.detail))
    return Written(kind=Kind.INVALID, detail=paper.detail)


def _so_many(number: int, terms: Terms, standing: int) -> tuple[Mark, ...]:
    """Return marks that are `number` names or votes in all."""
    if terms.method is not ElectionMethod.CUMULATIVE:
        return tuple(Mark(candidate=n, answer="yes", rank=n) for n in range(1, number + 1))
    marks, left = [], number
    for candidate in range(1, standing + 1):
        given = min(left, terms.each)
        marks.append(Mark(candidate=candidate, amount=given))
        left -= given
    return tuple(marks)


def alike(paper: Paper, papers: Mapping[Paper, int], count: int) -> list[tuple[Paper, int]]:
    """Return `count` papers to take out that are compared as this one.

    Invalid papers are compared without their reasons, so that any of them will do.
    """
    if paper.kind is not Kind.INVALID:
        return [(paper, count)]
    found = []
    for other, there in papers.items():
        if other.kind is Kind.INVALID and count > 0:
            found.append((other, min(there, count)))
            count -= there
    return found
