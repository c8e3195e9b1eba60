"""Votes of each candidate, from papers or from the tellers' totals."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from facilitator.meeting.elections.papers import Answer, Kind, Paper


class Tally(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What one candidate has."""

    votes: int = 0
    """Marks, yes answers, or the sum of the amounts; of ranked papers, first places."""
    against: int = 0
    abstain: int = 0


class Totals(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What tellers counted, without the papers."""

    tallies: tuple[Tally, ...]
    """In the order of the candidates."""
    valid: int
    """Valid papers, those that say no to all or abstain from all among them."""
    invalid: int = 0
    blank: int = 0
    abstained: int = 0
    """Of the valid ones, those that abstain from all."""

    @property
    def papers(self) -> int:
        """All papers."""
        return self.valid + self.invalid + self.blank


def totals_of(papers: Mapping[Paper, int], candidates: int) -> Totals:
    """Return what papers add up to; the order in which they came makes no difference."""
    votes, against, abstain = ([0] * candidates for _ in range(3))
    kinds = dict.fromkeys(Kind, 0)
    columns = {Answer.YES: votes, Answer.NO: against, Answer.ABSTAIN: abstain}
    for paper, count in papers.items():
        kinds[paper.kind] += count
        for number, answer in paper.answers:
            columns[answer][number - 1] += count
        for number, amount in paper.amounts:
            votes[number - 1] += amount * count
        for number in _named(paper):
            votes[number - 1] += count
    no, away = kinds[Kind.NO_TO_ALL], kinds[Kind.ABSTAIN_FROM_ALL]
    return Totals(
        tallies=tuple(
            Tally(votes=for_, against=not_ + no, abstain=silent + away)
            for for_, not_, silent in zip(votes, against, abstain, strict=True)
        ),
        valid=kinds[Kind.VALID] + no + away,
        invalid=kinds[Kind.INVALID],
        blank=kinds[Kind.BLANK],
        abstained=away,
    )


def _named(paper: Paper) -> tuple[int, ...]:
    """Return whom a paper marks, or puts first and alone."""
    if not paper.ranks:
        return paper.marks
    first = paper.ranks[0]
    return first if len(first) == 1 else ()
