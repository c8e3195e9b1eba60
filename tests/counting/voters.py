"""Invented ballots, and how ballots are written short: `2: a > b = c`."""

from __future__ import annotations

from hypothesis import strategies as st

from facilitator.counting import Ballot, Ranking

LETTERS = "abcde"


def ballot(text: str) -> Ballot:
    """Return a ballot from `3: a > b = c`, with the number left out for one; `-` is blank."""
    number, colon, order = text.rpartition(":")
    ranks = [group.split("=") for group in order.split(">")] if order.strip() != "-" else []
    return Ballot(
        tuple(tuple(name.strip() for name in group) for group in ranks),
        int(number) if colon else 1,
    )


def ballots(*texts: str) -> list[Ballot]:
    return [ballot(text) for text in texts]


def _grouped(order: list[str], joints: list[bool]) -> Ranking:
    groups: list[list[str]] = []
    for name, joined in zip(order, [False, *joints], strict=False):
        if joined and groups:
            groups[-1].append(name)
        else:
            groups.append([name])
    return tuple(tuple(group) for group in groups)


@st.composite
def strict_ballots(draw: st.DrawFn, letters: str = LETTERS) -> Ballot:
    order = draw(st.permutations(letters))
    length = draw(st.integers(0, len(letters)))
    return Ballot(tuple((name,) for name in order[:length]), draw(st.integers(1, 4)))


@st.composite
def any_ballots(draw: st.DrawFn, letters: str = LETTERS) -> Ballot:
    order = draw(st.permutations(letters))
    length = draw(st.integers(0, len(letters)))
    joints = draw(st.lists(st.booleans(), min_size=len(letters), max_size=len(letters)))
    silent = draw(st.sets(st.sampled_from(order[length:]))) if length < len(letters) else set()
    return Ballot(
        _grouped(list(order[:length]), joints), draw(st.integers(1, 4)), tuple(sorted(silent))
    )


STRICT = st.lists(strict_ballots(), max_size=9)
ANY = st.lists(any_ballots(), max_size=9)
