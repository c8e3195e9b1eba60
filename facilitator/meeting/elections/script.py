"""What the chair says when an election opens, and when its outcome is announced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.meeting.counted import without_votes_told
from facilitator.meeting.elections.election import Election, rounds_before
from facilitator.meeting.elections.outcome import Outcome
from facilitator.meeting.elections.terms import ElectionMethod, Terms
from facilitator.meeting.elections.words import elected_with_votes, names, with_votes
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules import describe


def opening(election: Election, elections: Sequence[Election]) -> list[Phrase]:
    """Return the sentences that open an election, or a further round of one of the `elections`."""
    before = list(rounds_before(election, elections))
    told = [*_coming_to(election, before), _how(election.terms)]
    if before and _most_votes_decide_now(election.terms, before[0].terms):
        told.append(say("This time whoever has the most votes is elected."))
    if election.terms.floor:
        rule = describe(election.terms.floor)
        told.append(say("To be elected one needs {rule}.", rule=rule))
    if cap := election.terms.cap:
        told.append(
            nsay(
                "At most {count} of one group is elected.",
                "At most {count} of one group are elected.",
                cap,
            )
        )
    return told


def _slate(election: Election) -> Phrase:
    everybody = names(election.candidates, range(1, len(election.candidates) + 1))
    if len(election.candidates) == 1:
        return nsay(
            "We come to the election “{title}”: {count} seat. The only candidate is {names}.",
            "We come to the election “{title}”: {count} seats. The only candidate is {names}.",
            election.terms.seats,
            title=election.title,
            names=everybody,
        )
    return nsay(
        "We come to the election “{title}”: {count} seat. The candidates are {names}.",
        "We come to the election “{title}”: {count} seats. The candidates are {names}.",
        election.terms.seats,
        title=election.title,
        names=everybody,
    )


def _coming_to(election: Election, before: list[Election]) -> list[Phrase]:
    last = before[0].outcome if before else None
    if last is None:
        return [_slate(election)]
    everybody = names(election.candidates, range(1, len(election.candidates) + 1))
    figures: dict[str, str | int] = {"title": election.title, "round": len(before) + 1}
    if last.tie or last.run_off:
        decides = nsay(
            "We come to round {round} of the election “{title}”: it decides between {names}, for "
            "{count} seat.",
            "We come to round {round} of the election “{title}”: it decides between {names}, for "
            "{count} seats.",
            election.terms.seats,
            names=everybody,
            **figures,
        )
        return [decides]
    still_empty = nsay(
        "We come to round {round} of the election “{title}”: {count} seat is still empty.",
        "We come to round {round} of the election “{title}”: {count} seats are still empty.",
        election.terms.seats,
        **figures,
    )
    if len(election.candidates) == 1:
        return [still_empty, say("The only candidate is {name}.", name=everybody)]
    return [still_empty, say("The candidates are {names}.", names=everybody)]


def _most_votes_decide_now(terms: Terms, before: Terms) -> bool:
    """Tell whether the round before asked for more than most votes, and this one does not."""
    asked = before.floor is not None or before.method is ElectionMethod.MAJORITY
    return asked and terms.floor is None and terms.method is not ElectionMethod.MAJORITY


def _how(terms: Terms) -> Phrase:
    figures = {"least": terms.least, "most": terms.most}
    match terms.method:
        case ElectionMethod.PLURALITY | ElectionMethod.MAJORITY:
            return say("Mark one name.")
        case ElectionMethod.YNA:
            return say("Write yes, no or abstain for each candidate.")
        case ElectionMethod.CUMULATIVE:
            return say(
                "You have {most} votes; one candidate can be given up to {each} of them.",
                **figures,
                each=terms.each,
            )
        case ElectionMethod.IRV | ElectionMethod.STV | ElectionMethod.CONDORCET:
            return say("Number the candidates in the order in which you want them: 1, 2, 3.")
    if terms.least == terms.most:
        return nsay("Mark {count} name.", "Mark {count} names.", terms.most)
    if terms.least == 1:
        return nsay("Mark up to {count} name.", "Mark up to {count} names.", terms.most)
    return say("Mark {least} to {most} names.", **figures)


def announcement(election: Election) -> list[Phrase]:
    """Return the sentences that announce an outcome; none while there is none."""
    found = election.outcome
    if found is None or election.annulled is not None:
        return []
    told = [_papers(election, found), *_lots(election, found)]
    if found.elected:
        told.append(
            nsay(
                "Elected is {names}.",
                "Elected are {names}.",
                len(found.elected),
                names=elected_with_votes(election, found),
            )
        )
    if found.without_votes:
        silent = [election.candidate(number).name for number in found.without_votes]
        told.append(say("{what}.", what=without_votes_told(silent)))
    told += _still_to_do(election, found)
    if found.elected:
        told.append(
            nsay("Do you accept the election?", "Do you accept your election?", len(found.elected))
        )
    return told


def _lots(election: Election, found: Outcome) -> Iterator[Phrase]:
    """Yield a sentence for each lot that decided."""
    if election.in_advance and found.lots:
        order = names(election.candidates, election.in_advance)
        yield say("The order drawn by hand in advance decided: {names}.", names=order)
    for drawn in election.by_hand:
        yield say("A lot was drawn by hand: {names}.", names=names(election.candidates, drawn))
    if election.seed is not None and found.lots:
        order = names(election.candidates, found.lots)
        yield say(
            "A lot was drawn, with the seed {seed}: {names}.", seed=election.seed, names=order
        )


def turning_point(before: Sequence[Election], after: Sequence[Election]) -> list[Phrase]:
    """Return what is said when an election was opened or its outcome became another one."""
    if len(after) > len(before):
        return opening(after[-1], after)
    if not after or len(after) < len(before):
        return []
    earlier, now = before[-1], after[-1]
    return announcement(now) if now.outcome != earlier.outcome else []


def _papers(election: Election, found: Outcome) -> Phrase:
    return nsay(
        "In the election “{title}” {count} paper was handed in: {valid} valid, {invalid} "
        "invalid, {blank} blank.",
        "In the election “{title}” {count} papers were handed in: {valid} valid, {invalid} "
        "invalid, {blank} blank.",
        found.papers,
        title=election.title,
        valid=found.valid,
        invalid=found.invalid,
        blank=found.blank,
    )


def _still_to_do(election: Election, found: Outcome) -> list[Phrase]:
    if tie := found.tie:
        return [
            say(
                "The papers do not decide between {names}: a run-off or the lot does.",
                names=names(election.candidates, tie.candidates),
            )
        ]
    if found.run_off:
        return [
            say(
                "Nobody has what is needed: a run-off decides between {names}.",
                names=with_votes(election, found, found.run_off),
            )
        ]
    if found.empty:
        return [
            nsay(
                "{count} seat stays empty; another round can fill it.",
                "{count} seats stay empty; another round can fill them.",
                found.empty,
            )
        ]
    return []
