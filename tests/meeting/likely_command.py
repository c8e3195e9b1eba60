# ruff: noqa: ARG005 - all likely commands have one shape
"""Commands as a chair gives them who knows what is going on: what leads deep into a meeting."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting.ballots import BALLOT_WORDS, Paper
from facilitator.meeting.elections.papers import Answer, Kind, Mark, Written
from facilitator.meeting.elections.tallies import Tally, Totals
from facilitator.meeting.elections.terms import Candidate, ElectionMethod
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.people import Presence
from facilitator.meeting.procedure import Asks, Procedure
from facilitator.meeting.rules import Counts, Weights, added
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Choice, Method

Likely = Callable[[Random, Meeting], c.Command]


def counts(dice: Random, meeting: Meeting) -> Counts:
    """A tally of no more than are there, nearly always."""
    vote = meeting.open_vote or (meeting.votes[-1] if meeting.votes else None)
    left = (vote.ceiling if vote else None) or 9
    parts = []
    for _ in range(4):
        parts.append(dice.randint(0, max(0, left)))
        left -= parts[-1]
    if dice.random() < 0.2:
        parts[1] = parts[0]
    return Counts(for_=parts[0], against=parts[1], abstain=parts[2], invalid=parts[3])


def election(dice: Random, meeting: Meeting) -> c.OpenElection:
    people = dice.sample([*meeting.people.values()], min(len(meeting.people), dice.randint(0, 4)))
    standing = [Candidate(name=p.name, person=p.id) for p in people]
    standing += [Candidate(name=f"Outsider {n}", group="east") for n in range(1, 3)]
    method = dice.choice([*ElectionMethod, None, "ranked", "scottish"])
    one = {ElectionMethod.MAJORITY, ElectionMethod.IRV}
    seats = 1 if method in one else dice.randint(1, 3)
    return c.OpenElection(title="The board", candidates=tuple(standing), seats=seats, method=method)


def papers(dice: Random, meeting: Meeting) -> tuple[tuple[Written, int], ...]:
    opened = meeting.open_election
    size = len(opened.candidates) if opened else 3
    most = opened.terms.most if opened else 1
    return tuple(
        (paper(dice, size, most), dice.choice((1, 1, 1, 2))) for _ in range(dice.randint(1, 3))
    )


def paper(dice: Random, size: int, most: int) -> Written:
    if dice.random() < 0.1:
        return Written(kind=dice.choice([*Kind]), detail="torn")
    chosen = dice.sample(range(1, size + 1), min(size, dice.randint(1, max(1, most))))
    marks = tuple(
        Mark(candidate=n, answer=dice.choice([*Answer]), amount=dice.randint(0, 2), rank=place)
        for place, n in enumerate(chosen, start=1)
    )
    return Written(marks=marks)


def totals(dice: Random, meeting: Meeting) -> Totals:
    held = meeting.open_election or (meeting.elections[-1] if meeting.elections else None)
    valid = dice.randint(0, (held.ceiling if held else None) or 4)
    return Totals(
        tallies=tuple(
            Tally(votes=dice.randint(0, valid)) for _ in range(len(held.candidates) if held else 2)
        ),
        valid=valid,
    )


def somebody(dice: Random, meeting: Meeting) -> str:
    here = [person.id for person in meeting.people.values() if person.is_present]
    return dice.choice(here or [*meeting.people] or ["p1"])


def to_be_asked(dice: Random, meeting: Meeting) -> str:
    asked = meeting.open_vote.to_be_asked if meeting.open_vote else ()
    return dice.choice(asked) if asked else somebody(dice, meeting)


def stated(kind: type, dice: Random, meeting: Meeting) -> c.Command:
    """A count in heads; where votes weigh, in weights too, and where groups are asked, of one."""
    vote = meeting.open_vote or (meeting.votes[-1] if meeting.votes else None)
    if vote is None or dice.random() < 0.2:
        return kind(counts=counts(dice, meeting))
    voters, heads, weights = vote.electorate, Counts(), Weights()
    group = dice.choice([None, *voters.sizes])
    for person in voters.electors:
        answer = dice.choice(["for_", "against", "abstain", "invalid", None])
        if answer and group in {None, voters.groups.get(person)}:
            heads = added(heads, Counts(**{answer: voters.heads_of(person)}))
            weights = added(weights, Weights(**{answer: voters.weight_of(person)}))
    return kind(counts=heads, weighted=weights if voters.is_weighted else None, group=group)


def ballots(dice: Random, meeting: Meeting) -> dict[str, int]:
    vote = meeting.open_vote
    if vote is not None and (vote.electorate.is_weighted or vote.electorate.sizes):
        person = dice.choice(vote.electors or ["p1"])
        weight, group = vote.electorate.weights.get(person, 1), vote.electorate.groups.get(person)
        return {str(Paper(dice.choice(BALLOT_WORDS), weight, group)): 1}
    left = (vote.ceiling if vote else None) or 9
    given: dict[str, int] = {}
    for word in BALLOT_WORDS:
        number = dice.randint(0, left)
        left -= number
        if number:
            given[word] = number
    return given


def poll(dice: Random, meeting: Meeting) -> dict[str, int]:
    vote = meeting.open_vote
    return {option: dice.randint(0, 1) for option in (vote.options if vote else ("A", "B"))}


def with_veto(dice: Random, meeting: Meeting) -> str:
    able = [p.id for p in meeting.people.values() if p.veto and p.is_present]
    return dice.choice(able) if able else somebody(dice, meeting)


def with_proxies(dice: Random, meeting: Meeting) -> str:
    able = [p.id for p in meeting.people.values() if p.held]
    return dice.choice(able) if able else somebody(dice, meeting)


def bulk(dice: Random, meeting: Meeting) -> c.CastBulk:
    person = with_proxies(dice, meeting)
    held = meeting.people[person].held + 1 if person in meeting.people else 1
    for_ = dice.randint(0, held)
    return c.CastBulk(person=person, counts=Counts(for_=for_, against=held - for_))


WORDINGS = ("We wait", "We act at once", "10m", "Ta làm")


def amendment(dice: Random, meeting: Meeting) -> c.MoveAmendment:
    """Words that fit what is pending, nearly always."""
    top = meeting.pending_motion
    text = top.text if top else "We act"
    words = text.split() or ["x"]
    first, last = words[0], words[-1]
    said = dice.choice(
        (f'replace "{first}" with "They"', f'insert "now" after "{last}"', f'strike "{last}"',
         f"{text} tomorrow", "reword it nicely", "5m")
    )  # fmt: skip
    mover, seconder = pair(dice, meeting)
    return c.MoveAmendment(text=said, whole=dice.random() < 0.2, mover=mover, seconder=seconder)


def procedure(dice: Random, meeting: Meeting) -> c.MoveProcedure:
    """One of the body's procedural motions, with what it asks."""
    table = meeting.agenda.body_rules.procedures
    kind = dice.choice(table) if table else Procedure(kind="adjourn")
    said = {
        Asks.LENGTH: "5m",
        Asks.LENGTHS: "10m 1m",
        Asks.ITEM: dice.choice([item.number for item in meeting.agenda.items]),
        Asks.METHOD: dice.choice(["ballot", "rollcall", "hands"]),
        Asks.WORDS: dice.choice(["the board", "until item 2", "to the end", "Act; wait"]),
    }
    mover, seconder = pair(dice, meeting)
    return c.MoveProcedure(
        kind=kind.kind, text=said.get(kind.asks, ""), mover=mover, seconder=seconder
    )


def pair(dice: Random, meeting: Meeting) -> tuple[str, str | None]:
    mover, seconder = somebody(dice, meeting), somebody(dice, meeting)
    return mover, None if mover == seconder else seconder


LIKELY: dict[type[Any], Likely] = {
    c.MarkPresence: lambda d, m: c.MarkPresence(people=(), presence=Presence.PRESENT),
    c.AskFloor: lambda d, m: c.AskFloor(
        person=somebody(d, m), speech_class=d.choice([*SpeechClass]), rank=d.randint(0, 2)
    ),
    c.CallNext: lambda d, m: c.CallNext(),
    c.FinishSpeech: lambda d, m: c.FinishSpeech(),
    c.MoveEntry: lambda d, m: c.MoveEntry(
        entry=d.choice([e.id for e in m.waiting] or ["e1"]), place=d.randint(1, 3)
    ),
    c.CallPerson: lambda d, m: c.CallPerson(person=somebody(d, m)),
    c.MoveMotion: lambda d, m: c.MoveMotion(
        text="We act", mover=somebody(d, m), seconder=somebody(d, m)
    ),
    c.MoveAmendment: amendment,
    c.SetWording: lambda d, m: c.SetWording(wording=d.choice(WORDINGS)),
    c.MoveProcedure: procedure,
    c.TakeMotion: lambda d, m: c.TakeMotion(confirmed=d.random() < 0.5),
    c.DivideMotion: lambda d, m: c.DivideMotion(parts=("We act", "They act")[: d.randint(1, 2)]),
    c.AskConsent: lambda d, m: c.AskConsent(places=d.choice(((), (1,), (1, 2)))),
    c.ObjectToConsent: lambda d, m: c.ObjectToConsent(
        place=d.choice(m.consent.places) if m.consent and m.consent.places else 1,
        person=d.choice([None, somebody(d, m)]),
    ),
    c.SecondMotion: lambda d, m: c.SecondMotion(person=somebody(d, m)),
    c.OpenVote: lambda d, m: c.OpenVote(
        text=None if m.pending_motion else "We act", method=d.choice([*Method])
    ),
    c.StateCount: lambda d, m: stated(c.StateCount, d, m),
    c.Recount: lambda d, m: stated(c.Recount, d, m),
    c.CastVote: lambda d, m: c.CastVote(person=to_be_asked(d, m), choice=d.choice([*Choice])),
    c.CastBulk: bulk,
    c.HoldProxies: lambda d, m: c.HoldProxies(person=somebody(d, m), number=d.randint(0, 40)),
    c.Veto: lambda d, m: c.Veto(person=with_veto(d, m)),
    c.OpenPoll: lambda d, m: c.OpenPoll(text="When?", options=("Now", "Later", "Never")),
    c.StatePoll: lambda d, m: c.StatePoll(counts=poll(d, m)),
    c.EnterBallots: lambda d, m: c.EnterBallots(papers=ballots(d, m)),
    c.TakeOutBallots: lambda d, m: c.TakeOutBallots(papers=ballots(d, m)),
    c.ChooseBallotEntry: lambda d, m: c.ChooseBallotEntry(entry=d.randint(1, 2)),
    c.ChooseEntry: lambda d, m: c.ChooseEntry(entry=d.randint(1, 2)),
    c.Object: lambda d, m: c.Object(person=somebody(d, m)),
    c.OpenElection: election,
    c.Nominate: lambda d, m: c.Nominate(candidate=Candidate(name=d.choice(("Zoe", "Yves")))),
    c.EnterPapers: lambda d, m: c.EnterPapers(papers=papers(d, m)),
    c.TakeOutPapers: lambda d, m: c.TakeOutPapers(papers=papers(d, m)),
    c.StateTotals: lambda d, m: c.StateTotals(totals=totals(d, m)),
    c.RestateTotals: lambda d, m: c.RestateTotals(totals=totals(d, m)),
}
