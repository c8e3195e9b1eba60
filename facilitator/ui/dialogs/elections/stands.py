"""An election as the slate shows it: votes so far, and what the paper in hand says."""

from __future__ import annotations

from textual.content import Content

from facilitator.meeting.elections import Election, ElectionMethod, Totals, Written
from facilitator.meeting.elections.tallies import totals_of
from facilitator.meeting.phrase import nsay, say
from facilitator.ui.dialogs.elections.line import letter_of
from facilitator.ui.dialogs.elections.slate import Stand
from facilitator.ui.dialogs.shown import BAD, GOOD, MUTED
from facilitator.words import Words

_SIGNS = {"yes": "✓", "no": "✗", "abstain": "○"}


def entry_totals(election: Election) -> Totals:
    """Return what the entry that is being made adds up to, or what the tellers stated."""
    return election.totals or totals_of(election.entry, len(election.candidates))


def stands(election: Election, marked: dict[int, str]) -> tuple[Stand, ...]:
    """Return the candidates in the order of their numbers."""
    totals = entry_totals(election)
    everybody = len(election.candidates)
    shown = []
    for number, (candidate, tally) in enumerate(
        zip(election.candidates, totals.tallies, strict=True), start=1
    ):
        told = str(tally.votes)
        if election.terms.method is ElectionMethod.YNA:
            told = f"{tally.votes}/{tally.against}/{tally.abstain}"
        letter = "" if election.terms.method is ElectionMethod.YNA else letter_of(number, everybody)
        mark = marked.get(number, "")
        shown.append(Stand(number, letter, candidate.name, tally.votes, told, mark))
    return tuple(shown)


def marks_of(paper: Written, election: Election) -> dict[int, str]:
    """Return what a paper says about each candidate, in one or two characters."""
    method = election.terms.method
    marked: dict[int, str] = {}
    for mark in paper.marks:
        if method is ElectionMethod.YNA:
            marked[mark.candidate] = _SIGNS.get(mark.answer, "?")
        elif method is ElectionMethod.CUMULATIVE:
            marked[mark.candidate] = str(mark.amount)
        elif method.is_ranked:
            marked[mark.candidate] = str(mark.rank)
        else:
            marked[mark.candidate] = "✓" if mark.candidate not in marked else "2"
    return marked


def counted(election: Election, words: Words) -> Content:
    """Return the papers so far by kind; a kind of which there are some stands out."""
    totals = entry_totals(election)
    parts = [Content(words(nsay("{count} valid", "{count} valid", totals.valid)))]
    for phrase, number in (
        (nsay("{count} invalid", "{count} invalid", totals.invalid), totals.invalid),
        (say("{count} blank", count=totals.blank), totals.blank),
    ):
        parts.append(Content.styled(words(phrase), BAD if number else MUTED))
    return Content.styled(" · ", MUTED).join(parts)


def of_all(election: Election, words: Words) -> Content:
    """Return how many papers are in, of how many there can be."""
    limit = election.ceiling
    told = nsay("{count} paper", "{count} papers", election.entered)
    if limit is not None:
        told = say("{papers} of {limit} papers", papers=election.entered, limit=limit)
    is_full = limit is not None and election.entered == limit
    return Content.styled(
        f"{'✓ ' if is_full else ''}{words(told)}", f"bold {GOOD}" if is_full else "bold"
    )
