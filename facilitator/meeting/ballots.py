"""Papers of a vote: what one says, and what one entry of all of them adds up to (spec 5)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import msgspec

from facilitator.meeting.exact import Number, whole
from facilitator.meeting.papers import Difference, Papers, differences, sorted_papers
from facilitator.meeting.rules import Counts, Tally, Weights, added

BALLOT_WORDS = ("for", "against", "abstain", "invalid", "blank")
"""What can stand on a paper of a vote, behind `invalid:` why; a blank one is an abstention."""

_FIELDS = {
    "for": "for_", "against": "against", "abstain": "abstain", "blank": "abstain",
    "invalid": "invalid",
}  # fmt: skip
_PAPER = re.compile(
    r"(?P<word>[a-z]+)(?: weight (?P<weight>\d{1,9}(?:\.\d{1,6})?))?"
    r'(?: in (?P<group>"(?:[^"\\]|\\.)*"))?(?:: (?P<reason>.*))?',
    re.DOTALL,
)


class Paper(NamedTuple):
    """A paper of a vote as it is read out."""

    word: str
    """One of `BALLOT_WORDS`."""
    weight: Number = 1
    group: str | None = None
    """Where the rule asks for groups: whose paper it is."""
    reason: str = ""
    """Of an invalid one."""

    def __str__(self) -> str:
        """Return it in the one spelling that the record has for it."""
        weight = f" weight {whole(self.weight)}" if self.weight != 1 else ""
        group = f" in {json.dumps(self.group, ensure_ascii=False)}" if self.group else ""
        reason = f": {self.reason}" if self.reason else ""
        return f"{self.word}{weight}{group}{reason}"


def read_paper(text: str) -> Paper | None:
    """Return what a paper in the spelling of the record says; None when it is none."""
    match = _PAPER.fullmatch(text)
    if match is None or match["word"] not in BALLOT_WORDS:
        return None
    if match["reason"] is not None and match["word"] != "invalid":
        return None
    return Paper(
        word=match["word"],
        weight=whole(Decimal(match["weight"])) if match["weight"] else 1,
        group=json.loads(match["group"]) if match["group"] else None,
        reason=match["reason"] or "",
    )


class StatedCount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was stated of an entry as a count, where papers are not all alike."""

    whole: Counts | None = None
    weighted: Weights | None = None
    """The whole, weighed."""
    groups: dict[str, Counts] = {}


class BallotEntry(NamedTuple):
    """All that was entered of the papers at one time: single ones, and counts that were stated."""

    papers: Papers
    stated: StatedCount = StatedCount()

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self.papers) or self.is_stated

    @property
    def is_stated(self) -> bool:
        """A count was stated, of the whole or of a group."""
        return self.stated != StatedCount()

    @property
    def heads(self) -> Counts:
        """The tally in heads."""
        if self.stated.whole is not None:
            return self.stated.whole
        total = counts_of(self.papers)
        for counts in self.stated.groups.values():
            total = added(total, counts)
        return total

    @property
    def weights(self) -> Weights:
        """The tally in weights: as stated, or of the papers."""
        if self.stated.weighted is not None:
            return self.stated.weighted
        total = Weights()
        for paper, number in _read(self.papers):
            total = added(total, Weights(**{_FIELDS[paper.word]: whole(paper.weight * number)}))
        return total

    @property
    def groups(self) -> dict[str, Counts]:
        """The tally of each group that anything was entered of."""
        total = dict(self.stated.groups)
        for paper, number in _read(self.papers):
            if paper.group is not None:
                more = Counts(**{_FIELDS[paper.word]: number})
                total[paper.group] = added(total.get(paper.group, Counts()), more)
        return total

    @property
    def ungrouped(self) -> int:
        """How many of the papers say no group."""
        return sum(number for paper, number in _read(self.papers) if paper.group is None)


def _read(papers: Mapping[str, int]) -> list[tuple[Paper, int]]:
    pairs = ((read_paper(text), number) for text, number in papers.items())
    return [(paper, number) for paper, number in pairs if paper is not None]


def counts_of(papers: Mapping[str, int]) -> Counts:
    """Return the tally of the papers of a vote in heads; a blank one abstains."""
    total = Counts()
    for paper, number in _read(papers):
        total = added(total, Counts(**{_FIELDS[paper.word]: number}))
    return total


def papers_of(counts: Counts) -> Papers:
    """Return a stated tally as the papers of an entry."""
    return sorted_papers(_rows(counts))


def without_group(papers: Mapping[str, int], group: str | None) -> Papers:
    """Return papers less those of a group; None: less those that say none."""
    return sorted_papers(
        {str(paper): number for paper, number in _read(papers) if paper.group != group}
    )


def _compared_papers(first: Papers, second: Papers) -> tuple[Difference, ...]:
    one, two = _without_reasons(first), _without_reasons(second)
    differing = {each.paper for each in differences(one, two)}
    found = differences(first, second)
    return tuple(each for each in found if _without_reason(each.paper) in differing)


def _without_reason(text: str) -> str:
    paper = read_paper(text)
    return str(paper._replace(reason="")) if paper else text


def _without_reasons(papers: Mapping[str, int]) -> Papers:
    plain: Counter[str] = Counter()
    for text, number in papers.items():
        plain[_without_reason(text)] += number
    return sorted_papers(plain)


def _rows(tally: Tally) -> dict[str, int]:
    return {
        "for": int(tally.for_),
        "against": int(tally.against),
        "abstain": int(tally.abstain),
        "invalid": int(tally.invalid),
    }


def compared(first: BallotEntry, second: BallotEntry) -> tuple[Difference, ...]:
    """Return every difference between two entries; none when they agree.

    Papers are compared one kind with the other; once a count was stated, the tallies are. Two
    people need not say in the same words why a paper is invalid.
    """
    if not (first.is_stated or second.is_stated):
        return _compared_papers(first.papers, second.papers)
    found = list(differences(_rows(first.heads), _rows(second.heads)))
    one, two = first.groups, second.groups
    for group in dict.fromkeys((*one, *two)):
        rows = (
            {str(Paper(word, group=group)): n for word, n in _rows(tally).items()}
            for tally in (one.get(group, Counts()), two.get(group, Counts()))
        )
        found += differences(*rows)
    return (*found, *_compared_weights(first, second))


WEIGHED = "weights: "
"""Stands before the word in a difference between the weights of two entries."""


def _compared_weights(first: BallotEntry, second: BallotEntry) -> list[Difference]:
    if first.stated.weighted is None and second.stated.weighted is None:
        return []
    one, two = first.weights, second.weights
    pairs = (
        ("for", one.for_, two.for_),
        ("against", one.against, two.against),
        ("abstain", one.abstain, two.abstain),
        ("invalid", one.invalid, two.invalid),
    )
    return [Difference(f"{WEIGHED}{word}", a, b) for word, a, b in pairs if a != b]
