"""A count told: one sentence for each round, for the tie and for who was passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from facilitator.counting import Chains, Count, CountTie, PassedOver, Round, are_equals
from facilitator.meeting.phrase import Figure, Phrase, joined, nsay, say

Namer = Callable[[str], str]
"""How a candidate is called, where counts know candidates by something else than the name."""

METHODS = {
    "irv": say("instant run-off"),
    "meek": say("single transferable vote, Meek's rules"),
    "scottish": say("single transferable vote, Scottish rules"),
    "schulze": say("Condorcet, completed by Schulze's method"),
    "most": say("most votes"),
}

PLACES = {"scottish": 5, "meek": 2}
"""Decimals that people are shown; all are in the count itself. Scottish returns print five."""


def amount(text: str, places: int) -> Figure:
    """Return an exact decimal cut to so many places, never rounded up to what was not reached."""
    whole, _, part = text.partition(".")
    return Figure(f"{whole}.{part[:places]:0<{places}}" if places else whole)


def places_of(count: Count) -> int:
    """Return how many decimals the amounts of a count are shown with."""
    texts = (text for round_ in count.rounds for text in (*round_.tallies.values(), round_.quota))
    longest = max((len(text.partition(".")[2].rstrip("0")) for text in texts), default=0)
    return PLACES.get(count.method, longest) if longest else 0


def round_told(round_: Round, name: Namer = str, places: int = 5) -> Phrase:
    """Return what happened in a round, in one sentence without a full stop."""
    parts = []
    if round_.elected:
        parts.append(_elected(round_.elected, name))
    if round_.transferred:
        parts.append(_transferred(round_, name, places))
    if round_.excluded:
        parts.append(_excluded(round_, name))
    if round_.tied and not round_.broken:
        parts.append(say("{names} are tied", names=_list(round_.tied, name)))
    return joined(parts)


def tie_told(tie: CountTie, name: Namer = str) -> Phrase:
    """Return what is tied and for what, in one sentence without a full stop."""
    names = _list(tie.candidates, name)
    if tie.about == "exclusion":
        return say(
            "a tie in round {round}: {names} have the fewest votes, and it decides the election "
            "which of them goes",
            round=tie.round,
            names=names,
        )
    if tie.about == "transfer":
        return say(
            "a tie in round {round}: {names} have equal surpluses, and it decides the election "
            "which is passed on first",
            round=tie.round,
            names=names,
        )
    return nsay(
        "a tie: {names} are equal, and there is one seat for them",
        "a tie: {names} are equal, and there are {count} seats for them",
        tie.seats,
        names=names,
    )


def passed_over_told(passed: PassedOver, cap: int, name: Namer = str) -> Phrase:
    """Return why a candidate was not seated, in one sentence without a full stop."""
    return nsay(
        "{name} is passed over: {group} has the {count} seat that a group may have",
        "{name} is passed over: {group} has the {count} seats that a group may have",
        cap,
        name=name(passed.candidate),
        group=passed.group,
    )


def rank_told(chains: Chains, name: Namer = str, *, is_all: bool = False) -> Phrase:
    """Return a rank of a Schulze order: equals, or what its paths decide among its candidates.

    `is_all`: the rank holds all candidates of the election.
    """
    if are_equals(chains):
        # nothing in it to be translated
        return Phrase("{names}", {"names": " = ".join(name(one) for (one,) in chains)})
    order = ", ".join(" > ".join(map(name, chain)) for chain in chains)
    if is_all:
        return say("{order}, nothing else decided", order=order)
    return say("{order}, nothing else decided among these", order=order)


def without_votes_told(names: Sequence[str], name: Namer = str) -> Phrase:
    """Return that seats were filled with candidates whom no ballot names, without a full stop."""
    return nsay(
        "{count} seat was filled without a vote: no ballot names {names}",
        "{count} seats were filled without a vote: no ballot names {names}",
        len(names),
        names=_list(names, name),
    )


def _list(names: Iterable[str], name: Namer) -> str:
    return ", ".join(name(one) for one in names)


def _elected(names: tuple[str, ...], name: Namer) -> Phrase:
    if len(names) == 1:
        return say("{name} is elected", name=name(names[0]))
    return say("{names} are elected", names=_list(names, name))


def _transferred(round_: Round, name: Namer, places: int) -> Phrase:
    moved = say(
        "the surplus of {name} ({amount}) is passed on",
        name=name(round_.transferred),
        amount=amount(round_.surplus, places),
    )
    names = _list(round_.tied, name)
    match round_.broken:
        case "earlier":
            return say(
                "{names} had equal surpluses, not so in an earlier round; {moved}",
                names=names,
                moved=moved,
            )
        case "lot":
            return say("{names} had equal surpluses; by lot {moved}", names=names, moved=moved)
        case "stated":
            return say(
                "{names} had equal surpluses; by the order stated for ties {moved}",
                names=names,
                moved=moved,
            )
        case "same":
            return say(
                "{names} had equal surpluses, and either way the same are elected; {moved}",
                names=names,
                moved=moved,
            )
        case _:
            return moved


def _excluded(round_: Round, name: Namer) -> Phrase:
    (one,) = round_.excluded
    names = _list(round_.tied, name)
    match round_.broken:
        case "earlier":
            return say(
                "{names} had the fewest votes; {name}, who had fewer in an earlier round, is out",
                names=names,
                name=name(one),
            )
        case "lot":
            return say(
                "{names} had the fewest votes; by lot {name} is out", names=names, name=name(one)
            )
        case "stated":
            return say(
                "{names} had the fewest votes; by the order stated for ties {name} is out",
                names=names,
                name=name(one),
            )
        case "same":
            return say(
                "{names} had the fewest votes, and either way the same are elected; {name} is out",
                names=names,
                name=name(one),
            )
        case _:
            return say("{name} had the fewest votes and is out", name=name(one))
