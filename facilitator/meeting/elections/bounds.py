"""Terms that an election can be held by: what is not said follows from the method."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec.structs import replace

from facilitator.meeting.body import Repeated
from facilitator.meeting.elections.terms import ElectionMethod, Terms
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.rules import Base, Requirement

HALF_OF_VALID = Requirement(base=Base.VALID)
SIMPLE = Requirement(name="simple")
"""More yes than no: the floor of yes, no or abstain, unless the body asks for another."""

MOST_CANDIDATES = 500
MOST_SEATS = 500


class Asked(NamedTuple):
    """What was said about an election, before it is filled up and checked."""

    candidates: int
    seats: int = 1
    method: str | None = None
    least: int | None = None
    most: int | None = None
    each: int | None = None
    floor: Requirement | None = None
    cap: int | None = None
    no_to_all: bool = False
    abstain_from_all: bool = False
    fill_seats: bool = False
    repeated: Repeated = Repeated.INVALID
    gaps: int | None = None


def terms_of(asked: Asked) -> Terms:
    """Return the terms of an election.

    Raises:
        Refused: when they contradict each other, with the sentence that says how.
    """
    method, rules = _method(asked)
    _check_seats(asked, method)
    least, most = _marks(asked, method)
    _check_cap(asked, method)
    to_all = method.is_marked or method is ElectionMethod.YNA
    return Terms(
        method=method,
        seats=asked.seats,
        least=least,
        most=most,
        each=_each(asked, method, most),
        floor=_floor(asked, method),
        cap=asked.cap,
        no_to_all=asked.no_to_all and to_all,
        abstain_from_all=asked.abstain_from_all and to_all,
        fill_seats=asked.fill_seats,
        repeated=asked.repeated if method.is_ranked else Repeated.INVALID,
        gaps=asked.gaps if method.is_ranked else None,
        rules=rules,
    )


def with_one_more(terms: Terms, candidates: int) -> Terms:
    """Return the terms of an election of so many candidates once one more stands.

    A paper that could name all of them still can; where each had to be answered, each has to be.

    Raises:
        Refused: when it would be too many candidates.
    """
    if candidates >= MOST_CANDIDATES:
        raise Refused(say("{count} candidates are too many.", count=candidates + 1))
    is_yna = terms.method is ElectionMethod.YNA
    named_all = terms.most == candidates and (
        is_yna
        or terms.method.is_ranked
        or terms.method is ElectionMethod.APPROVAL
        or (terms.method is ElectionMethod.BLOCK and candidates < terms.seats)
    )
    answered_all = is_yna and terms.least == candidates
    return replace(terms, most=terms.most + named_all, least=terms.least + answered_all)


_USUAL_FLOOR = {ElectionMethod.MAJORITY: HALF_OF_VALID, ElectionMethod.YNA: SIMPLE}
RELATIVE = Requirement(num=1, den=1, strict=False, base=Base.NUMBER, number=1, name="relative")
"""One vote: what is asked of the elected when nothing else is (`relative`)."""


def _method(asked: Asked) -> tuple[ElectionMethod, Literal["meek", "scottish"]]:
    several = asked.seats > 1
    match asked.method:
        case None:
            return (ElectionMethod.BLOCK if several else ElectionMethod.PLURALITY), "meek"
        case "ranked":
            return (ElectionMethod.STV if several else ElectionMethod.IRV), "meek"
        case "meek":
            return ElectionMethod.STV, "meek"
        case "scottish":
            return ElectionMethod.STV, "scottish"
        case word if word in set(ElectionMethod):
            return ElectionMethod(word), "meek"
        case word:
            known = ", ".join([*ElectionMethod, "ranked", "meek", "scottish"])
            raise Refused(
                say(
                    "There is no way to elect called {word}; known are {known}.",
                    word=word,
                    known=known,
                )
            )


def _check_seats(asked: Asked, method: ElectionMethod) -> None:
    if not asked.candidates:
        raise Refused(say("Nobody stands: name at least one candidate."))
    if asked.candidates > MOST_CANDIDATES:
        raise Refused(say("{count} candidates are too many.", count=asked.candidates))
    if not 1 <= asked.seats <= MOST_SEATS:
        raise Refused(
            say(
                "There is at least one seat to elect to, and not more than {most}.", most=MOST_SEATS
            )
        )
    if asked.seats > 1 and method is ElectionMethod.MAJORITY:
        raise Refused(
            say(
                "One choice with a run-off fills one seat. For several: by block needs more than "
                "1/2 of valid"
            )
        )
    if asked.seats > 1 and method is ElectionMethod.IRV:
        raise Refused(
            say("The instant run-off fills one seat; for several, take stv or condorcet.")
        )


def _marks(asked: Asked, method: ElectionMethod) -> tuple[int, int]:
    """Return how many marks a paper has at least and at most."""
    one_choice = method in {ElectionMethod.PLURALITY, ElectionMethod.MAJORITY}
    usual = {
        ElectionMethod.BLOCK: (1, min(asked.seats, asked.candidates)),
        ElectionMethod.YNA: (asked.candidates, asked.candidates),
        ElectionMethod.CUMULATIVE: (1, max(asked.seats, 1)),
    }
    low, high = (1, 1) if one_choice else usual.get(method, (1, asked.candidates))
    most = high if asked.most is None else asked.most
    least = min(low, most) if asked.least is None else asked.least
    if one_choice and (least, most) != (1, 1):
        raise Refused(say("One choice is one name on a paper; for several names, take block."))
    if least > most:
        raise Refused(say("At least {least} and at most {most} cannot be.", least=least, most=most))
    if least < 1:
        raise Refused(say("A paper without any name is blank: the least is 1."))
    if method is not ElectionMethod.CUMULATIVE and most > asked.candidates:
        raise Refused(
            say(
                "A paper cannot have {most} names: {count} candidates stand.",
                most=most,
                count=asked.candidates,
            )
        )
    return least, most


def _each(asked: Asked, method: ElectionMethod, most: int) -> int:
    if method is not ElectionMethod.CUMULATIVE:
        if asked.each is not None:
            raise Refused(say("Only cumulative votes give a candidate more than one vote."))
        return 0
    each = most if asked.each is None else asked.each
    if each < 1:
        raise Refused(say("A candidate can be given at least one vote."))
    return each


def _floor(asked: Asked, method: ElectionMethod) -> Requirement | None:
    floor = asked.floor
    if floor is None:
        return _USUAL_FLOOR.get(method)
    if floor == RELATIVE:
        return None
    if method in {ElectionMethod.STV, ElectionMethod.CONDORCET}:
        raise Refused(say("This count seats by its own rules: no floor can be asked beside it."))
    if method is ElectionMethod.CUMULATIVE and floor.base is not Base.NUMBER:
        raise Refused(
            say(
                "Votes of which a paper gives several are no share of papers: ask for a number, "
                "as in needs at least 9"
            )
        )
    return floor


def _check_cap(asked: Asked, method: ElectionMethod) -> None:
    if asked.cap is None:
        return
    if asked.cap < 1:
        raise Refused(say("At least one of a group must be able to be elected."))
    if method is ElectionMethod.STV:
        raise Refused(
            say(
                "A single transferable vote shares the seats out by itself and knows no cap for "
                "a group; take condorcet or block."
            )
        )
