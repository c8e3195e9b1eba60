"""Papers, reasons and outcomes in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facilitator.meeting.counted import without_votes_told
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.outcome import Outcome, Tie, TieAbout
from facilitator.meeting.elections.papers import Answer, Kind, Paper, Reason
from facilitator.meeting.elections.terms import Candidate, ElectionMethod
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.rules import describe

REASONS: dict[Reason, Phrase] = {
    Reason.DECLARED: say("found invalid by those who counted"),
    Reason.UNKNOWN: say("a name that is no candidate's"),
    Reason.TWICE: say("a name that stands twice"),
    Reason.TOO_FEW: say("too few names or votes"),
    Reason.TOO_MANY: say("too many names or votes"),
    Reason.AMOUNT: say("an amount that nobody can be given"),
    Reason.ANSWER: say("an answer that is none"),
    Reason.NOT_ALLOWED: say("one answer for all, which this body does not have"),
}
"""Reasons without what they are about, to count papers by."""

ANSWERS: dict[Answer, Phrase] = {
    Answer.YES: say("yes"),
    Answer.NO: say("no"),
    Answer.ABSTAIN: say("abstain"),
}


def reason_phrase(paper: Paper, method: ElectionMethod) -> Phrase:
    """Return why an invalid paper is invalid."""
    if paper.reason in {Reason.TOO_FEW, Reason.TOO_MANY}:
        return _out_of_bounds(paper, method)
    match paper.reason:
        case Reason.UNKNOWN:
            return say("{name} is no candidate", name=paper.detail or "?")
        case Reason.TWICE:
            return say("{name} stands on it twice", name=paper.detail)
        case Reason.AMOUNT:
            return say(
                "it gives {name} {number} votes, and a candidate gets 0 to {bound}",
                name=paper.detail,
                number=paper.number,
                bound=paper.bound,
            )
        case Reason.ANSWER:
            return say("“{answer}” is no answer: yes, no or abstain", answer=paper.detail)
        case Reason.NOT_ALLOWED:
            return say("this body has no “{answer}”", answer=paper.detail)
    return say("{reason}", reason=paper.detail or REASONS[Reason.DECLARED])


def _out_of_bounds(paper: Paper, method: ElectionMethod) -> Phrase:
    figures = {"number": paper.number, "bound": paper.bound}
    if method is ElectionMethod.CUMULATIVE:
        return (
            say("it gives {number} votes, and at least {bound} must be given", **figures)
            if paper.reason is Reason.TOO_FEW
            else say("it gives {number} votes, and at most {bound} can be given", **figures)
        )
    if paper.reason is Reason.TOO_FEW:
        return say("{number} named, at least {bound} must be", **figures)
    return say("{number} named, at most {bound} can be", **figures)


def names(candidates: Sequence[Candidate], numbers: Iterable[int]) -> str:
    """Return candidates' names with commas between them."""
    return ", ".join(candidates[number - 1].name for number in numbers)


def paper_phrase(paper: Paper, election: Election, *, is_read: bool = False) -> Phrase:
    """Return what a paper says; `invalid` is line mode's own word unless it is only read."""
    match paper.kind:
        case Kind.INVALID:
            reason = reason_phrase(paper, election.terms.method)
            verdict = say("invalid") if is_read else Kind.INVALID.value
            return say("{verdict}: {reason}", verdict=verdict, reason=reason)
        case Kind.BLANK:
            return say("blank")
        case Kind.NO_TO_ALL:
            return say("no to all")
        case Kind.ABSTAIN_FROM_ALL:
            return say("abstains from all")
    text = as_written(paper, election.candidates)
    if any(len(rank) > 1 for rank in paper.ranks) and not election.terms.shares_ranks:
        return say("{text} (counts up to the equal names)", text=text)
    return say("{text}", text=text)


def as_written(paper: Paper, candidates: Sequence[Candidate]) -> str:
    """Return a paper in the words of line mode, which are the same in every language."""

    def name(number: int) -> str:
        return _as_typed(candidates[number - 1].name)

    if paper.kind is not Kind.VALID:
        return paper.kind.value
    if paper.answers:
        return ", ".join(f"{name(n)} = {answer.value}" for n, answer in paper.answers)
    if paper.amounts:
        return ", ".join(f"{name(n)} = {amount}" for n, amount in paper.amounts)
    if paper.ranks:
        ranked = " > ".join(" = ".join(name(n) for n in group) for group in paper.ranks)
        silent = ", ".join(map(name, paper.no_opinion))
        return f"{ranked} (no opinion: {silent})" if silent else ranked
    return ", ".join(map(name, paper.marks))


def _as_typed(name: str) -> str:
    """Return a name as it can stand on a line of papers: in quotes if it has their signs in it."""
    return '"' + name.replace('"', '""') + '"' if set(name) & set(',=>"#') else name


def outcome_phrase(election: Election) -> Phrase:
    """Return how an election ended, in one sentence without a full stop."""
    if election.annulled is not None:
        return say("annulled: {reason}", reason=election.annulled)
    if election.outcome is None:
        return (
            say("still open")
            if election.is_open
            else say("undecided: the meeting ended before the papers were counted")
        )
    return joined(_parts(election, election.outcome))


def _parts(election: Election, outcome: Outcome) -> list[Phrase]:
    told = []
    if outcome.elected:
        told.append(say("elected: {names}", names=elected_with_votes(election, outcome)))
    elif not outcome.tie:
        told.append(say("nobody is elected"))
    if outcome.without_votes:
        told.append(without_votes_told(_named(election, outcome.without_votes)))
    if outcome.below_floor and election.terms.floor:
        told.append(
            say(
                "{names} did not have what is needed: {rule}",
                names=with_votes(election, outcome, outcome.below_floor),
                rule=describe(election.terms.floor),
            )
        )
    if outcome.passed_over:
        told.append(
            nsay(
                "passed over, because at most {count} of a group is elected: {names}",
                "passed over, because at most {count} of a group are elected: {names}",
                election.terms.cap or 0,
                names=names(election.candidates, outcome.passed_over),
            )
        )
    if outcome.tie:
        told.append(tie_phrase(election, outcome.tie))
    elif outcome.run_off:
        told.append(
            say("run-off between {names}", names=with_votes(election, outcome, outcome.run_off))
        )
    elif outcome.empty:
        told.append(nsay("{count} seat stays empty", "{count} seats stay empty", outcome.empty))
    return told


def _named(election: Election, numbers: Iterable[int]) -> list[str]:
    return [election.candidate(number).name for number in numbers]


def tie_phrase(election: Election, tie: Tie) -> Phrase:
    """Return between whom the papers do not decide, and the ways out."""
    tied = names(election.candidates, tie.candidates)
    match tie.about:
        case TieAbout.RUN_OFF:
            return say(
                "tie for a place in the run-off: {names} (a run-off or the lot decides)", names=tied
            )
        case TieAbout.EXCLUSION:
            return say(
                "tie in round {round} about who goes: {names} (a run-off or the lot decides)",
                names=tied,
                round=tie.round,
            )
        case TieAbout.TRANSFER:
            return say(
                "tie in round {round} about whose surplus is passed on first: {names} (a run-off "
                "or the lot decides)",
                names=tied,
                round=tie.round,
            )
    return nsay(
        "tie for the last seat: {names} (a run-off or the lot decides)",
        "tie for the last {count} seats: {names} (a run-off or the lot decides)",
        tie.seats,
        names=tied,
    )


def elected_with_votes(election: Election, outcome: Outcome) -> str:
    """Return the elected, with their votes where votes elected them."""
    return with_votes(election, outcome, outcome.elected)


def with_votes(election: Election, outcome: Outcome, numbers: Iterable[int]) -> str:
    """Return candidates with their votes where the method ends with votes for each."""
    if election.terms.method.is_ranked:
        return names(election.candidates, numbers)
    return ", ".join(
        f"{election.candidate(number).name} ({outcome.tallies[number - 1].votes})"
        for number in numbers
    )


def lots_phrases(election: Election) -> Iterator[Phrase]:
    """Yield each lot of an election: by hand in advance, by hand for a tie, from a seed."""
    if election.in_advance:
        order = names(election.candidates, election.in_advance)
        if election.outcome is None or election.outcome.lots:
            yield say("order drawn by hand in advance: {names}", names=order)
        else:
            yield say("order drawn by hand in advance, not needed: {names}", names=order)
    for drawn in election.by_hand:
        yield say("lot drawn by hand: {names}", names=names(election.candidates, drawn))
    if election.seed is not None and election.outcome:
        order = names(election.candidates, election.outcome.lots)
        yield say("lot drawn with the seed {seed}: {names}", seed=election.seed, names=order)
