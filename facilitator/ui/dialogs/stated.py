"""Counts as they are typed: `18 2 3`, with weights or groups behind slashes."""

from __future__ import annotations

import re
from typing import NamedTuple

from facilitator.meeting.commands import Recount, StateCount
from facilitator.meeting.exact import read_number
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Counts, Tally, Weights
from facilitator.meeting.verdicts import groups_asked
from facilitator.meeting.votes import Vote, sum_of

PLACES: tuple[Phrase, ...] = (
    say("for"),
    say("against"),
    say("abstaining"),
    say("invalid"),
)
_NUMBERS = re.compile(r"[\s,;./]+")


class Stated(NamedTuple):
    """What was typed: a judgement by eye, or counts (with how many of them were given)."""

    counts: Counts = Counts()
    given: int = 0
    by_eye: bool | None = None
    weighted: Weights | None = None
    groups: tuple[tuple[str, Counts], ...] = ()
    """Counts by group, which `counts` sums up unless the whole was given too."""
    has_whole: bool = True

    @property
    def is_empty(self) -> bool:
        """Nothing has been stated."""
        return not self.given and self.by_eye is None

    def commands(self, kind: type[StateCount | Recount]) -> tuple[StateCount | Recount, ...]:
        """Return what states it, or states it again."""
        parts = [kind(counts=counts, group=group) for group, counts in self.groups]
        if self.has_whole:
            parts.append(kind(counts=self.counts, weighted=self.weighted))
        return tuple(parts)


def read_count(text: str, ceiling: int | None) -> Stated | None:
    """Read `18 2 3`; `=` stands for all the rest, `+` and `-` for a clear majority or minority.

    Returns None when the words are no count. `ceiling` is the most that can be cast.
    """
    words = [word for word in _NUMBERS.split(text.strip()) if word]
    if words in (["+"], ["-"]):
        return Stated(by_eye=words == ["+"])
    if len(words) > len(PLACES) or words.count("=") > (ceiling is not None):
        return None
    if not all(word == "=" or (word.isascii() and word.isdigit()) for word in words):
        return None
    if any(len(word) > 6 for word in words):
        return None
    said = sum(int(word) for word in words if word != "=")
    rest = max(0, (ceiling or 0) - said)
    numbers = [rest if word == "=" else int(word) for word in words]
    padded = [*numbers, 0, 0, 0, 0]
    counts = Counts(for_=padded[0], against=padded[1], abstain=padded[2], invalid=padded[3])
    return Stated(counts=counts, given=len(words))


def written_count(counts: Tally | None) -> str:
    """Return counts as they are typed, `18 2 3`; empty for none."""
    if counts is None:
        return ""
    numbers = [counts.for_, counts.against, counts.abstain, counts.invalid]
    return " ".join(map(str, numbers if counts.invalid else numbers[:3]))


def read_stated(text: str, vote: Vote | None) -> Stated | None:
    """Read a count as the vote wants it.

    `heads / weights` where members weigh differently, one count for each group where the rule
    asks for groups (and the whole behind them, when not everybody is in one of them).
    """
    if vote is None or ("/" not in text and not vote.requirement.in_groups):
        return read_count(text, vote.ceiling if vote else None)
    if vote.electorate.is_weighted:
        return _read_weighed(text, vote)
    if vote.requirement.in_groups:
        return _read_groups(text, vote)
    return read_count(text, vote.ceiling)


def _read_weighed(text: str, vote: Vote) -> Stated | None:
    heads, weights, *more = [*text.split("/"), ""]
    stated = read_count(heads, vote.ceiling)
    numbers = [read_number(word) for word in weights.split()]
    if stated is None or "".join(more).strip() or len(numbers) > len(PLACES):
        return None
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    fields = dict(zip(("for_", "against", "abstain", "invalid"), known, strict=False))
    return stated._replace(weighted=Weights(**fields)) if known else stated


def _read_groups(text: str, vote: Vote) -> Stated | None:
    names = groups_asked(vote.requirement, vote.electorate)
    parts = text.split("/")
    if len(parts) > len(names) + 1:
        return None
    read: list[Stated] = []
    for place, part in enumerate(parts):
        ceiling = vote.ceiling
        if place < len(names):
            ceiling = int(vote.electorate.sizes[names[place]].present)
        stated = read_count(part, ceiling)
        if stated is None or stated.by_eye is not None:
            return None
        read.append(stated)
    groups = tuple(zip(names, (one.counts for one in read[: len(names)]), strict=False))
    whole = read[len(names)] if len(read) > len(names) and read[len(names)].given else None
    counts = whole.counts if whole else sum_of(dict(groups))
    given = max(one.given for one in read)
    return Stated(counts=counts, given=given, groups=groups, has_whole=whole is not None)


def written_stated(vote: Vote) -> str:
    """Return the count of a vote as it is typed; empty when there is none."""
    whole, weighted = vote.count_of_whole(vote.entry), vote.entered(vote.entry).stated.weighted
    parts: list[Tally | None] = [whole, vote.weighted or weighted]
    if groups := vote.counts_by_group(vote.entry):
        asked = groups_asked(vote.requirement, vote.electorate)
        parts = [*(groups.get(group) for group in asked), whole]
    return " / ".join(written_count(part) for part in parts if part is not None)


def how_to_state(vote: Vote | None) -> Phrase:
    """Return what is typed, as a hint."""
    if vote is not None and vote.requirement.in_groups and not vote.electorate.is_weighted:
        names = " / ".join(groups_asked(vote.requirement, vote.electorate))
        return say("{groups}: 9 1 0 / 9 1 3", groups=names)
    if vote is not None and vote.electorate.is_weighted:
        return say("heads / weights: 18 2 3 / 20.5 2 3")
    return say("for, against, abstaining: 18 2 3")
