"""Whether a paper is valid, and if not, why (spec 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from facilitator.counting import Ballot as Ranked
from facilitator.counting import Ranking, cut_at_gap, each_once
from facilitator.meeting.body import Repeated
from facilitator.meeting.elections.papers import Answer, Kind, Mark, Paper, Reason, Written
from facilitator.meeting.elections.terms import Candidate, ElectionMethod, Terms


def judged(written: Written, terms: Terms, candidates: Sequence[Candidate]) -> Paper:
    """Return the paper that somebody wrote: valid, blank, or invalid with the first reason."""
    match written.kind:
        case Kind.INVALID:
            return _invalid(Reason.DECLARED, written.detail)
        case Kind.NO_TO_ALL:
            return _to_all(written.kind, allowed=terms.no_to_all)
        case Kind.ABSTAIN_FROM_ALL:
            return _to_all(written.kind, allowed=terms.abstain_from_all)
        case Kind.BLANK:
            return Paper(kind=Kind.BLANK)
    if not written.marks:
        return Paper(kind=Kind.BLANK)
    return _wrong_name(written, terms, candidates) or _by_method(written, terms, candidates)


def _invalid(reason: Reason, detail: str = "", number: int = 0, bound: int = 0) -> Paper:
    return Paper(kind=Kind.INVALID, reason=reason, detail=detail, number=number, bound=bound)


def _to_all(kind: Kind, *, allowed: bool) -> Paper:
    return Paper(kind=kind) if allowed else _invalid(Reason.NOT_ALLOWED, kind.value)


def _wrong_name(written: Written, terms: Terms, candidates: Sequence[Candidate]) -> Paper | None:
    for mark in written.marks:
        if not 1 <= mark.candidate <= len(candidates):
            return _invalid(Reason.UNKNOWN, mark.name)
    if any(not 1 <= number <= len(candidates) for number in written.no_opinion):
        return _invalid(Reason.UNKNOWN)
    marked = [mark.candidate for mark in written.marks]
    if terms.method.is_ranked and terms.repeated is not Repeated.INVALID:
        marked = list(dict.fromkeys(marked))
    named = Counter([*marked, *written.no_opinion])
    for number, times in named.items():
        if times > 1:
            return _invalid(Reason.TWICE, candidates[number - 1].name)
    return None


def _by_method(written: Written, terms: Terms, candidates: Sequence[Candidate]) -> Paper:
    marks = sorted(written.marks, key=lambda mark: mark.candidate)
    if terms.method is ElectionMethod.CUMULATIVE:
        return _amounts(marks, terms, candidates)
    if terms.method is ElectionMethod.YNA:
        for mark in marks:
            if mark.answer not in set(Answer):
                return _invalid(Reason.ANSWER, mark.answer)
    if terms.method.is_ranked:
        return _ranked(marks, terms, written.no_opinion)
    if wrong := _out_of_bounds(len(marks), terms):
        return wrong
    if terms.method is ElectionMethod.YNA:
        return Paper(answers=tuple((mark.candidate, Answer(mark.answer)) for mark in marks))
    return Paper(marks=tuple(mark.candidate for mark in marks))


def _out_of_bounds(number: int, terms: Terms) -> Paper | None:
    if number < terms.least:
        return _invalid(Reason.TOO_FEW, number=number, bound=terms.least)
    if number > terms.most:
        return _invalid(Reason.TOO_MANY, number=number, bound=terms.most)
    return None


def _amounts(marks: Sequence[Mark], terms: Terms, candidates: Sequence[Candidate]) -> Paper:
    for mark in marks:
        if not 0 <= mark.amount <= terms.each:
            name = candidates[mark.candidate - 1].name
            return _invalid(Reason.AMOUNT, name, number=mark.amount, bound=terms.each)
    total = sum(mark.amount for mark in marks)
    given = tuple((mark.candidate, mark.amount) for mark in marks if mark.amount)
    return _out_of_bounds(total, terms) or Paper(amounts=given)


def _ranked(marks: Sequence[Mark], terms: Terms, no_opinion: Sequence[int]) -> Paper:
    """Return a ranked paper, its repeated names and its gaps by the rules for them."""
    ranks = _ranks(marks, 0 if terms.gaps is None else terms.gaps + 1)
    if terms.repeated is not Repeated.INVALID:
        ranks = each_once(ranks, stop=terms.repeated is Repeated.STOP)
    if terms.gaps is not None:
        ranks = cut_at_gap(Ranked(ranks), terms.gaps).ranks
    kept = tuple(tuple(map(int, group)) for group in ranks if group)
    if not kept:
        return Paper(kind=Kind.BLANK)
    if wrong := _out_of_bounds(sum(map(len, kept)), terms):
        return wrong
    return Paper(ranks=kept, no_opinion=tuple(sorted(no_opinion)))


def _ranks(marks: Sequence[Mark], most: int) -> Ranking:
    """Return the candidates by rank, with an empty group for each blank rank.

    Of blank ranks in a row no more than `most` are there: it makes no difference how many more.
    """
    ranks: list[tuple[str, ...]] = []
    last = 0
    for place in sorted({mark.rank for mark in marks}):
        ranks += [()] * min(place - last - 1, most)
        ranks.append(tuple(str(mark.candidate) for mark in marks if mark.rank == place))
        last = place
    return tuple(ranks)
