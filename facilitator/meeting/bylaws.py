"""The rules of a meeting in sentences that a chair can read aloud, part by part (spec 2 to 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from facilitator.meeting.agenda import Agenda
from facilitator.meeting.body import USUAL, CastingVote, Repeated
from facilitator.meeting.duration import Seconds, clock
from facilitator.meeting.floor import CLASS_NAMES, SpeechClass
from facilitator.meeting.order import ORDER_NAMES
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.procedure import AMENDMENT, Procedure, procedure_name
from facilitator.meeting.rules import describe

Clause = Callable[[Agenda], Iterator[Phrase]]
"""Says what the body decided about one thing, in at least one sentence."""


class Part(msgspec.Struct, frozen=True):
    """Rules about one subject."""

    title: Phrase
    sentences: tuple[Phrase, ...]


def bylaws(agenda: Agenda) -> tuple[Part, ...]:
    """Return everything that holds in this meeting, in the order of the subjects."""
    return tuple(
        Part(title, tuple(phrase for clause in clauses.values() for phrase in clause(agenda)))
        for title, clauses in PARTS
    )


_SET_NAMES: dict[str, Phrase] = {
    "plain": say("plain rules"),
    "roberts": say("Robert's Rules of Order"),
    "model-un": say("rules of Model United Nations"),
}


def name_of_rules(agenda: Agenda) -> Phrase:
    """Return what the rules of the meeting are called."""
    name = agenda.body_rules.name
    if name is None:
        return say("the usual rules") if agenda.body_rules == USUAL else say("rules of the agenda")
    called = _SET_NAMES.get(name, say("{name}", name=name))
    if agenda.rules is None:
        return say("{rules}, changed by the agenda", rules=called)
    return called


def _length(seconds: Seconds) -> Phrase:
    return say("{time} min", time=clock(seconds) if seconds % 60 else seconds // 60)


def _quorum(agenda: Agenda) -> Iterator[Phrase]:
    quorum = agenda.quorum
    if quorum.number == 0:
        yield say("No quorum is needed.")
    elif quorum.number is not None:
        yield nsay(
            "A quorum is {count} voting member present.",
            "A quorum is {count} voting members present.",
            quorum.number,
        )
    else:
        share = f"{quorum.num}/{quorum.den}"
        yield (
            say("A quorum is more than {share} of the voting members present.", share=share)
            if quorum.strict
            else say("A quorum is at least {share} of the voting members present.", share=share)
        )
    entitled = sum(person.voting for person in agenda.people)
    if entitled and quorum.number is None:
        needed = quorum.needed(entitled)
        yield say("Of {entitled} on the roster that is {needed}.", entitled=entitled, needed=needed)


def _order(agenda: Agenda) -> Iterator[Phrase]:
    yield say("The list is served: {order}.", order=ORDER_NAMES[agenda.order])


def _turn(agenda: Agenda) -> Iterator[Phrase]:
    yield say("A turn lasts {length}.", length=_length(agenda.turn))


def _class_turns(agenda: Agenda) -> Iterator[Phrase]:
    for name, seconds in agenda.class_turns.items():
        yield say(
            "As {speech_class} it lasts {length}.",
            speech_class=CLASS_NAMES[SpeechClass(name)],
            length=_length(seconds),
        )


def _second_turn(agenda: Agenda) -> Iterator[Phrase]:
    if agenda.second_turn is not None:
        yield say("A second turn in an item lasts {length}.", length=_length(agenda.second_turn))


def _warnings(agenda: Agenda) -> Iterator[Phrase]:
    shares = ", ".join(f"{share} %" for share in agenda.warnings)
    yield say("Clocks warn at {shares} of the time.", shares=shares)


def _entries(agenda: Agenda) -> Iterator[Phrase]:
    yield say("One person waits with one request of a kind, if nothing else is said.")
    for name, number in agenda.body_rules.entries.items():
        yield nsay(
            "As {speech_class}: {count} request.",
            "As {speech_class}: up to {count} requests.",
            number,
            speech_class=CLASS_NAMES[SpeechClass(name)],
        )


def _ranks(agenda: Agenda) -> Iterator[Phrase]:
    ranks = agenda.body_rules.ranks
    if ranks:
        names = ", ".join(sorted(ranks, key=lambda name: ranks[name]))
        yield say("Points of order, served in this order: {names}.", names=names)
    else:
        yield say("Points of order have no ranks of their own.")


def _pools(agenda: Agenda) -> Iterator[Phrase]:
    pools = agenda.body_rules.pools
    if not pools:
        yield say("No group has a time of its own to speak.")
    for group, seconds in pools.items():
        yield say("{group} may speak for {length}.", group=group, length=_length(seconds))


def _pools_of_meeting(agenda: Agenda) -> Iterator[Phrase]:
    if agenda.body_rules.pools:
        yield (
            say("The time of a group is for the whole meeting.")
            if agenda.body_rules.pools_of_meeting
            else say("The time of a group begins anew with each item.")
        )


def _second(agenda: Agenda) -> Iterator[Phrase]:
    yield (
        say("A motion needs somebody who seconds it.")
        if agenda.body_rules.second
        else say("A motion needs no seconder.")
    )


def _procedures(agenda: Agenda) -> Iterator[Phrase]:
    procedures = sorted(agenda.body_rules.procedures, key=lambda p: -p.precedence)
    if not procedures:
        yield say("There are no procedural motions.")
        return
    before = [p for p in procedures if p.precedence > AMENDMENT]
    yield from (_rule_of(procedure) for procedure in before)
    yield say("to amend the motion.")
    yield from (_rule_of(procedure) for procedure in procedures[len(before) :])


def _rule_of(procedure: Procedure) -> Phrase:
    details = joined(_details(procedure))
    return say("{motion}: {details}.", motion=procedure_name(procedure), details=details)


def _details(procedure: Procedure) -> Iterator[Phrase]:
    yield describe(procedure.requirement)
    if procedure.second:
        yield say("needs a second")
    yield say("may be debated") if procedure.debatable else say("no debate")
    if procedure.amendable:
        yield say("may be amended")
    if procedure.interrupts:
        yield say("may interrupt a speech")
    if procedure.incidental:
        yield say("in order whatever is pending")
    if procedure.pending:
        yield say("only while a motion is before the meeting")
    if procedure.undebated:
        yield say("only until that motion is debated or amended")


def _requirement(agenda: Agenda) -> Iterator[Phrase]:
    yield say("A vote needs, if nothing else is said: {rule}.", rule=describe(agenda.requirement))


def _casting_vote(agenda: Agenda) -> Iterator[Phrase]:
    yield _CASTING_VOTES[agenda.body_rules.casting_vote]


_CASTING_VOTES = {
    CastingVote.YES: say("The chair may break a tie, if the chair has not voted."),
    CastingVote.NO: say("The chair has no casting vote; a tie is lost."),
    CastingVote.SECOND: say("The chair may break a tie, also by a second vote."),
    CastingVote.DECIDES: say(
        "The chair votes where that decides: to break a tie, or to make one; never twice."
    ),
}


def _delegator_votes(agenda: Agenda) -> Iterator[Phrase]:
    yield (
        say("A member who is present votes, and not the delegate.")
        if agenda.body_rules.delegator_votes
        else say("Where a delegate is present, the delegate votes, even beside the member.")
    )


def _no_to_all(agenda: Agenda) -> Iterator[Phrase]:
    yield (
        say("A paper may say no to all candidates at once.")
        if agenda.body_rules.no_to_all
        else say("A paper cannot say no to all candidates at once.")
    )


def _abstain_from_all(agenda: Agenda) -> Iterator[Phrase]:
    yield (
        say("A paper may abstain from all candidates at once.")
        if agenda.body_rules.abstain_from_all
        else say("A paper cannot abstain from all candidates at once.")
    )


def _veto(agenda: Agenda) -> Iterator[Phrase]:
    names = ", ".join(person.name for person in agenda.people if person.veto)
    if names:
        yield say("A vote against by one of these defeats a motion: {names}.", names=names)


_REPEATED = {
    Repeated.INVALID: say("A ranked ballot that names a candidate twice is invalid."),
    Repeated.SKIP: say("Of a ranked ballot that names a candidate twice the first mention counts."),
    Repeated.STOP: say("A ranked ballot that names a candidate twice ends at the second mention."),
}


def _repeated(agenda: Agenda) -> Iterator[Phrase]:
    yield _REPEATED[agenda.body_rules.repeated]


def _gaps(agenda: Agenda) -> Iterator[Phrase]:
    if agenda.body_rules.gaps is None:
        yield say("A ranked ballot goes on behind ranks that are blank.")
    else:
        yield say(
            "A ranked ballot ends where more than {count} ranks in a row are blank.",
            count=agenda.body_rules.gaps,
        )


def _fill_seats(agenda: Agenda) -> Iterator[Phrase]:
    if agenda.body_rules.fill_seats:
        yield say("Every seat is filled, if need be with candidates whom no ballot names.")
    else:
        yield say("Nobody is elected whom no ballot names.")


PARTS: tuple[tuple[Phrase, dict[str, Clause]], ...] = (
    (say("Attendance and clock"), {"quorum": _quorum, "warnings": _warnings}),
    (
        say("The floor"),
        {
            "order": _order,
            "turn": _turn,
            "class_turns": _class_turns,
            "second_turn": _second_turn,
            "entries": _entries,
            "ranks": _ranks,
            "pools": _pools,
            "pools_of_meeting": _pools_of_meeting,
        },
    ),
    (say("Motions"), {"second": _second}),
    (say("Procedural motions, the first decided first"), {"procedures": _procedures}),
    (
        say("Votes"),
        {
            "requirement": _requirement,
            "casting_vote": _casting_vote,
            "delegator_votes": _delegator_votes,
            "people": _veto,
        },
    ),
    (
        say("Elections"),
        {
            "no_to_all": _no_to_all,
            "abstain_from_all": _abstain_from_all,
            "repeated": _repeated,
            "gaps": _gaps,
            "fill_seats": _fill_seats,
        },
    ),
)
"""By subject: the field of `Agenda` or `BodyRules`, and what is said about it."""
