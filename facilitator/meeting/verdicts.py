"""The verdict on a whole vote, its groups and vetoes; and whether it can still change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from facilitator.meeting.ballots import BallotEntry
from facilitator.meeting.electorate import Electorate, GroupSize
from facilitator.meeting.exact import Number, whole
from facilitator.meeting.rules import (
    Base,
    Counts,
    PartVerdict,
    Requirement,
    Result,
    Tally,
    Verdict,
    Weights,
    added,
    judge,
)


class Taken(NamedTuple):
    """All that was said in a vote so far."""

    heads: Counts
    weights: Weights | None = None
    """In a body with weights: the same votes, weighed; all of a ratio is taken from here."""
    groups: Mapping[str, Tally] = {}
    """By group, in weights where there are any."""
    vetoes: tuple[str, ...] = ()
    """Ids of members with a veto who voted against."""

    @property
    def tally(self) -> Tally:
        """What ratios are made of."""
        return self.weights or self.heads


class Rest(NamedTuple):
    """Votes that may still come, in weights where there are any."""

    votes: Number
    groups: Mapping[str, Number] = {}
    vetoes: tuple[str, ...] = ()
    """Ids of members with a veto who have not voted yet."""


def rest_of_roll(voters: Electorate, left: Collection[str]) -> Rest:
    """Return what those who are left can still cast in a roll call."""
    groups: dict[str, Number] = {}
    votes: Number = 0
    for person in left:
        weight = voters.weight_of(person) if voters.is_weighted else voters.heads_of(person)
        votes = whole(votes + weight)
        if group := voters.groups.get(person):
            groups[group] = whole(groups.get(group, 0) + weight)
    return Rest(votes, groups, tuple(person for person in voters.vetoes if person in left))


def rest_of_papers(voters: Electorate, entered: BallotEntry) -> Rest | None:
    """Return the papers that may still come; None where nobody can tell.

    A count that was stated is of all the papers there are, and has no rest.
    """
    if voters.ceiling is None or entered.is_stated:
        return None
    known = voters.present is not None
    if voters.is_weighted:
        most = voters.present_base if known else voters.entitled_base
        return Rest(whole(max(0, most - entered.weights.cast)), {}, voters.vetoes)
    groups: dict[str, Number] = {}
    counted = entered.groups
    for group, size in voters.sizes.items():
        most = size.present if known else size.entitled
        groups[group] = max(0, most - counted.get(group, Counts()).cast)
    return Rest(max(0, voters.ceiling - entered.heads.cast), groups, voters.vetoes)


def verdict_on(requirement: Requirement, electorate: Electorate, taken: Taken) -> Verdict:
    """Return the verdict; it carries only if the whole and each group do and nobody vetoes it."""
    verdict = judge(
        requirement,
        taken.tally,
        electorate.present_base,
        electorate.entitled_base,
        one=electorate.smallest,
    )
    parts = tuple(_parts(requirement, electorate, taken))
    result = verdict.result
    if taken.vetoes or not all(part.carried for part in parts):
        result = Result.LOST
    return replace(verdict, result=result, parts=parts, vetoed_by=taken.vetoes)


def groups_asked(requirement: Requirement, electorate: Electorate) -> tuple[str, ...]:
    """Return the groups that must carry it too, in the order of the roster."""
    asked = {name for part in requirement.in_groups for name in part.groups or electorate.sizes}
    return tuple(name for name in electorate.sizes if name in asked)


def _parts(requirement: Requirement, electorate: Electorate, taken: Taken) -> list[PartVerdict]:
    parts = []
    for rule in requirement.in_groups:
        for group in rule.groups or electorate.sizes:
            size = electorate.sizes.get(group, GroupSize())
            tally = taken.groups.get(group, Counts())
            part = judge(rule.requirement, tally, size.present, size.entitled)
            parts.append(
                PartVerdict(
                    group=group,
                    tally=_weighed(tally),
                    base=rule.requirement.base,
                    base_size=part.base_size,
                    needed=part.needed,
                    carried=part.result is Result.CARRIED,
                )
            )
    return parts


def _weighed(tally: Tally) -> Weights:
    return Weights(
        for_=tally.for_, against=tally.against, abstain=tally.abstain, invalid=tally.invalid
    )


def decided(
    requirement: Requirement, electorate: Electorate, taken: Taken, rest: Rest
) -> Result | None:
    """Return the result that no remaining vote can change, or None while it is still open.

    The remaining votes may all be for, all against, all abstentions or never cast; the verdict
    is monotone in each, so the corners decide. Lost or tied is not decided yet: a casting vote
    breaks a tie.
    """
    results = {
        verdict_on(requirement, electorate, _ahead(taken, rest, field)).result
        for field in ("for_", "against", "abstain", None)
    }
    return results.pop() if len(results) == 1 else None


def _ahead(taken: Taken, rest: Rest, field: str | None) -> Taken:
    """Return the end at which all that is left goes one way; None: nobody votes any more."""
    if field is None:
        return taken
    heads, weights = taken.heads, taken.weights
    if weights is None:
        heads = added(heads, Counts(**{field: int(rest.votes)}))
    else:
        weights = added(weights, Weights(**{field: rest.votes}))
    groups = dict(taken.groups)
    for group, votes in rest.groups.items():
        groups[group] = added(_weighed(groups.get(group, Counts())), Weights(**{field: votes}))
    vetoes = (*taken.vetoes, *rest.vetoes) if field == "against" else taken.vetoes
    return Taken(heads, weights, groups, vetoes)


def base_rows(
    requirement: Requirement, tally: Tally, size: Number
) -> tuple[tuple[str, Number, int], ...]:
    """Return what the base is made of: name, votes, and their share in tenths of a percent.

    Names are `for`, `against`, `abstain`, `invalid`, `silent` (did not vote). A fixed number is
    made of nothing, nor is an empty base.
    """
    if requirement.base is Base.NUMBER or size <= 0:
        return ()
    rows: list[tuple[str, Number]] = [("for", tally.for_), ("against", tally.against)]
    if requirement.base is not Base.CAST:
        rows.append(("abstain", tally.abstain))
    if requirement.base in {Base.BALLOTS, Base.PRESENT, Base.ENTITLED}:
        rows.append(("invalid", tally.invalid))
    if requirement.base in {Base.PRESENT, Base.ENTITLED}:
        rows.append(("silent", whole(size - tally.cast)))
    tenths = shares_of((votes for _, votes in rows), size)
    return tuple((name, votes, part) for (name, votes), part in zip(rows, tenths, strict=True))


def shares_of(votes: Iterable[Number], size: Number, parts: int = 1000) -> list[int]:
    """Return each of `votes` as a share of `size`, in units of `1 / parts`.

    Each is rounded half up by itself, so that one number has one share wherever it is shown. The
    shares of a whole need not add up to it.
    """
    return [rounded(part, size, parts) for part in votes]


def rounded(part: Number, whole: Number, parts: int) -> int:
    """Return `part / whole` in units of `1 / parts`, rounded half up."""
    return int((2 * parts * part + whole) // (2 * whole))
