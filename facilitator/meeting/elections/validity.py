"""Whether a paper is valid, and if not, why (spec 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

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
    if terms.method.is_ranked:
        written = _once(written, terms.repeated)
    return _wrong_name(written, candidates) or _by_method(written, terms, candidates)


def _once(written: Written, rule: Repeated) -> Written:
    """Return a ranked paper with each candidate once, where the body's rule does so."""
    if rule is Repeated.INVALID:
        return written
    kept: list[Mark] = []
    last: int | None = None
    seen: set[int] = set()
    for mark in sorted(written.marks, key=lambda mark: mark.rank):
        if last is not None and mark.rank >= last:
            break
        if mark.candidate not in seen:
            seen.add(mark.candidate)
            kept.append(mark)
        elif rule is Repeated.STOP:
            last = mark.rank
            kept = [one for one in kept if one.rank < last]
    return replace(written, marks=tuple(kept))


def _invalid(reason: Reason, detail: str = "", number: int = 0, bound: int = 0) -> Paper:
    return Paper(kind=Kind.INVALID, reason=reason, detail=detail, number=number, bound=bound)


def _to_all(kind: Kind, *, allowed: bool) -> Paper:
    return Paper(kind=kind) if allowed else _invalid(Reason.NOT_ALLOWED, kind.value)


def _wrong_name(written: Written, candidates: Sequence[Candidate]) -> Paper | None:
    for mark in written.marks:
        if not 1 <= mark.candidate <= len(candidates):
            return _invalid(Reason.UNKNOWN, mark.name)
    if any(not 1 <= number <= len(candidates) for number in written.no_opinion):
        return _invalid(Reason.UNKNOWN)
    named = Counter([*(mark.candidate for mark in written.marks), *written.no_opinion])
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
    if wrong := _out_of_bounds(len(marks), terms):
        return wrong
    if terms.method is ElectionMethod.YNA:
        return Paper(answers=tuple((mark.candidate, Answer(mark.answer)) for mark in marks))
    if terms.method.is_ranked:
        return Paper(ranks=_ranks(marks), no_opinion=tuple(sorted(written.no_opinion)))
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


def _ranks(marks: Sequence[Mark]) -> tuple[tuple[int, ...], ...]:
    """Return the candidates by rank; ranks that the voter left out close up."""
    places = sorted({mark.rank for mark in marks})
    return tuple(tuple(mark.candidate for mark in marks if mark.rank == place) for place in places)
