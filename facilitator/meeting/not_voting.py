"""Sentences about those who could have voted and did not: in the room, or by proxy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules import Counts
from facilitator.meeting.votes import Choice, Method, Vote

Namer = Callable[[str], str]
"""Returns the name of a person by id."""


def not_voting_phrases(vote: Vote, tally: Counts, name: Namer) -> list[Phrase]:
    """Return how many votes were not cast, and in a roll call whose they are.

    A member who is away and whose delegate did not vote for them is not one of those present.
    """
    if vote.method is Method.ROLLCALL:
        return _by_name(vote, name)
    silent = 0 if vote.present is None else vote.present - tally.cast
    if silent <= 0:
        return []
    return [_counted(vote, silent)]


def _counted(vote: Vote, silent: int) -> Phrase:
    proxies = vote.electorate.proxies
    if not proxies:
        return _of_those_present(silent)
    # a count does not tell whether those in the room or the delegates were silent
    return nsay(
        "{count} vote was not cast, of {present} present and {proxies} by proxy",
        "{count} votes were not cast, of {present} present and {proxies} by proxy",
        silent,
        present=(vote.present or 0) - proxies,
        proxies=proxies,
    )


def _of_those_present(number: int) -> Phrase:
    return nsay(
        "{count} of those present and entitled did not vote",
        "{count} of those present and entitled did not vote",
        number,
    )


def _by_name(vote: Vote, name: Namer) -> list[Phrase]:
    voters, told = vote.electorate, []
    silent = [person for person in vote.electors if _is_silent(vote, person)]
    here = [person for person in silent if person not in voters.represented]
    away = [person for person in silent if person in voters.represented]
    if here and vote.present is not None:
        told.append(_of_those_present(len(here)))
    if here:
        told.append(say("did not answer: {names}", names=_listed(here, name)))
    if away:
        names = ", ".join(f"{name(person)} ({name(voters.represented[person])})" for person in away)
        told.append(
            nsay(
                "{count} vote by proxy was not cast: {names}",
                "{count} votes by proxy were not cast: {names}",
                len(away),
                names=names,
            )
        )
    return [*told, *_of_holders(vote, name)]


def _of_holders(vote: Vote, name: Namer) -> Iterator[Phrase]:
    """Yield how many of the votes of others each holder did not cast."""
    for person in vote.electorate.held:
        if left := _not_cast_for_others(vote, person):
            yield nsay(
                "{name} did not cast {count} vote of others",
                "{name} did not cast {count} votes of others",
                left,
                name=name(person),
            )


def _is_silent(vote: Vote, person: str) -> bool:
    return person not in vote.splits and vote.roll.get(person, Choice.PASS) is Choice.PASS


def _not_cast_for_others(vote: Vote, person: str) -> int:
    """Return how many of the votes that a holder casts for others were not cast."""
    if _is_silent(vote, person):
        return vote.electorate.held[person]
    split = vote.splits.get(person)
    left = vote.electorate.heads_of(person) - split.cast if split is not None else 0
    return min(left, vote.electorate.held[person])


def _listed(people: Iterable[str], name: Namer) -> str:
    return ", ".join(name(person) for person in people)
