"""The pages of a result: in front the votes and what is read aloud, behind the rounds or pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from facilitator.meeting.elections import Election
from facilitator.meeting.elections.script import announcement, opening
from facilitator.meeting.elections.words import lots_phrases, outcome_phrase
from facilitator.meeting.phrase import Phrase, say
from facilitator.ui.dialogs.elections.figures import notes, pairs, rounds, table
from facilitator.ui.dialogs.shown import LATE, MUTED, safe, shown
from facilitator.ui.widgets.pane import wrapped
from facilitator.words import Words


def front(elections: Sequence[Election], words: Words, room: Words, width: int) -> list[Content]:
    """Return, of the last election, what is read aloud at its opening, or the result.

    `room` speaks what is read.
    """
    election = elections[-1]
    if election.is_open:
        spoken = _spoken(opening(election, elections), words, room)
        return [*_lot(election, words, width), *spoken]
    if election.outcome is None or election.annulled is not None:
        return [shown(words(outcome_phrase(election)), "bold")]
    return [
        *_lot(election, words, width),
        *table(election, words, width),
        Content(""),
        *_spoken(announcement(election), words, room),
        Content(""),
        *notes(election, words),
    ]


def how_many_behind(election: Election) -> int:
    """Return how many rounds, or columns of pairs, there are."""
    outcome = election.outcome
    if outcome is None or election.annulled is not None:
        return 0
    return len(outcome.rounds) or len(outcome.pairs)


def behind(election: Election, words: Words, width: int, at: int) -> list[Content]:
    """Return the rounds or the pairs around a place; there must be some."""
    if election.outcome is not None and election.outcome.rounds:
        return rounds(election, words, width, at)
    return pairs(election, words, width, at)


def _lot(election: Election, words: Words, width: int) -> list[Content]:
    """Return the lots that were drawn, and how anybody can draw one from a seed again."""
    sign = Content.styled("⚂ ", f"bold {LATE}")
    lines: list[Content] = []
    for told in lots_phrases(election):
        drawn = wrapped(shown(_sentence(words(told)), "bold"), width - 2)
        lines += [Content.assemble("  " if at else sign, line) for at, line in enumerate(drawn)]
    if election.seed is not None:
        proof = say(
            "Anybody can draw it again: the names in the order of the SHA-256 of SEED:NAME."
        )
        again = wrapped(Content.styled(words(proof), MUTED), width - 2)
        lines += [Content.assemble("  ", line) for line in again]
    return [*lines, Content("")] if lines else []


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spoken(sentences: list[Phrase], words: Words, room: Words) -> list[Content]:
    if not sentences:
        return []
    title = Content.styled(words(say("To be read aloud:")), MUTED)
    return [title, *(Content(safe(room(sentence))) for sentence in sentences)]


def ways_on(election: Election, *, is_behind: bool) -> tuple[tuple[str, Phrase], ...]:
    """Return the keys of what can be done with the election as it stands."""
    keys = list(_left(election))
    if how_many_behind(election):
        rounds_or_pairs = say("rounds") if election.outcome and election.outcome.rounds else _PAIRS
        keys.append(("tab", say("result") if is_behind else rounds_or_pairs))
        keys += [("←→", say("before and next"))] if is_behind else []
    if election.is_open:
        keys.append(("enter", say("takes the papers")))
        keys.append(("h", say("order drawn by hand")))
    elif election.totals is not None:
        keys.append(("c", say("recount")))
    if election.annulled is None:
        keys.append(("a", say("annul the election")))
    if not election.is_open:
        keys.append(("n", say("new election")))
    return (*keys, ("↑↓", say("scroll")), ("esc", say("back")))


_PAIRS = say("pairs")


def _left(election: Election) -> Iterator[tuple[str, Phrase]]:
    """Yield the ways out of what the papers did not decide."""
    outcome = election.outcome
    if outcome is None or election.annulled is not None:
        return
    if outcome.tie:
        yield "l", say("draw the lot")
        yield "h", say("lot by hand")
    if outcome.tie or outcome.run_off or outcome.empty:
        yield "r", say("another round")
