"""The result of an election as tables: votes with bars, rounds, pairs."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from facilitator.counting import Round
from facilitator.meeting.counted import amount
from facilitator.meeting.elections import Election, ElectionMethod, ElectionResult, Outcome
from facilitator.meeting.elections.report import (
    STANDINGS,
    Row,
    Standing,
    invalid_by_reason,
    order_phrase,
    papers_phrase,
    places,
    round_story,
    rows,
    rules_of,
    so_far,
    totals,
)
from facilitator.meeting.elections.words import REASONS
from facilitator.meeting.phrase import Phrase, joined, say
from facilitator.meeting.rules import describe
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.elections.slate import shortened
from facilitator.ui.dialogs.shown import BAD, GOOD, KEY, LATE, MUTED, fitted, safe, shown
from facilitator.ui.format import cells
from facilitator.words import Words

SIGNS: dict[Standing, tuple[str, str]] = {
    Standing.ELECTED: ("✓", GOOD),
    Standing.TIED: ("=", LATE),
    Standing.RUN_OFF: ("»", LATE),
    Standing.BELOW_FLOOR: ("↓", BAD),
    Standing.PASSED_OVER: ("–", MUTED),
    Standing.NOT_ELECTED: ("·", MUTED),
}
RESULT_WORDS: dict[ElectionResult, tuple[str, Phrase, str]] = {
    ElectionResult.ELECTED: ("✓", say("elected"), GOOD),
    ElectionResult.TIED: ("=", say("tied"), LATE),
    ElectionResult.RUN_OFF: ("»", say("run-off"), LATE),
    ElectionResult.INCOMPLETE: ("↓", say("seats stay empty"), LATE),
    ElectionResult.ANNULLED: ("∅", say("annulled"), MUTED),
    ElectionResult.UNDECIDED: ("…", say("undecided"), LATE),
}


class _Shape(NamedTuple):
    """Where the parts of a line stand: the same in all."""

    width: int
    names: int
    figures: int
    word: int
    most: int


_LABEL = 5
_SHARE = 8
_SHORTEST_BAR = 8


def table(election: Election, words: Words, width: int) -> list[Content]:
    """Return a line for each candidate, the elected first, and the papers by kind."""
    listed = rows(election)
    most = max([row.tally.votes for row in listed] + [row.needed or 0 for row in listed])
    word = max(len(words(phrase)) for phrase in STANDINGS.values())
    figures = 1 + max(len(_told(election, row)) for row in listed)
    right = figures + _SHARE + 2 + word
    longest = max(_named(row).cell_length for row in listed)
    names = min(longest, width - _LABEL - right - 1 - _SHORTEST_BAR)
    shape = _Shape(width, max(8, names), figures, word, most)
    lines = [_row(election, row, shape, words) for row in listed]
    return [*lines, Content.styled(words(papers_phrase(totals(election))), MUTED)]


def all_tables(meeting: Meeting, words: Words, width: int) -> list[Content]:
    """Return every election of the meeting with its result and its table."""
    lines: list[Content] = []
    for election in meeting.elections:
        if election.result is None:
            continue
        sign, word, style = RESULT_WORDS[election.result]
        title = shown(words(say("Election {number}", number=election.number)), "bold")
        verdict = Content.styled(f"{sign} {words(word)}", f"bold {style}")
        head = Content.assemble(title, "  ", shown(election.title, "bold"))
        lines.append(fitted(head, verdict, width))
        if election.outcome is not None and election.annulled is None:
            lines += table(election, words, width)
    return lines


def notes(election: Election, words: Words) -> list[Content]:
    """Return why papers were invalid, what the elected needed, and what the bars are."""
    told: list[Phrase] = [
        say("invalid, {reason}: {number}", reason=REASONS[reason], number=count)
        for reason, count in invalid_by_reason(election).items()
    ]
    lines = [shown(words(joined(told)), MUTED)] if told else []
    if election.terms.floor:
        rule = say("┃ needs {rule}", rule=describe(election.terms.floor))
        found = so_far(election)
        if found.needed is not None:
            rule = say(
                "┃ needs {rule}: {needed}", rule=describe(election.terms.floor), needed=found.needed
            )
        lines.append(Content.styled(words(rule), MUTED))
    lines += [shown(words(rule), MUTED) for rule in rules_of(election)]
    if election.terms.method is ElectionMethod.CONDORCET:
        order = order_phrase(election, so_far(election))
        lines += [shown(words(order))] if order is not None else []
    elif election.terms.method.is_ranked:
        lines.append(Content.styled(words(say("The bars are first places.")), MUTED))
    return lines


def _told(election: Election, row: Row) -> str:
    if election.terms.method is ElectionMethod.CONDORCET:
        return ""  # the pairs decide, and first places would be amounts that do not
    if election.terms.method is ElectionMethod.YNA:
        return f"{row.tally.votes}/{row.tally.against}/{row.tally.abstain}"
    return str(row.tally.votes)


def _named(row: Row, width: int = 0) -> Content:
    """Return the name with the group; in exactly `width` cells, if one is given."""
    group = (
        Content.styled(f"  {safe(row.candidate.group)}", MUTED)
        if row.candidate.group
        else Content("")
    )
    style = "bold" if row.standing is Standing.ELECTED else ""
    name = shown(row.candidate.name, style)
    if not width:
        return Content.assemble(name, group)
    room = width - group.cell_length
    if room < width // 2:
        return shortened(row.candidate.name, width, style)
    return Content.assemble(shortened(row.candidate.name, room, style).rstrip(), group).truncate(
        width, pad=True
    )


def _row(election: Election, row: Row, shape: _Shape, words: Words) -> Content:
    sign, style = SIGNS[row.standing]
    is_counted = election.terms.method is not ElectionMethod.CONDORCET
    share = words.percent(row.tenths, 1000) if row.whole and is_counted else ""
    room = shape.width - _LABEL - shape.names - 1 - shape.figures - _SHARE - 2 - shape.word
    return Content.assemble(
        (f"{sign} ", f"bold {style}"),
        (f"{row.number:>2} ", KEY),
        _named(row, shape.names),
        " ",
        _bar(row.tally.votes if is_counted else 0, row.needed, shape.most, max(1, room), style),
        (f"{_told(election, row):>{shape.figures}}", "bold"),
        (f"{share:>{_SHARE}}", MUTED),
        (f"  {words(STANDINGS[row.standing]):<{shape.word}}", style),
    )


def _bar(votes: int, needed: int | None, most: int, room: int, style: str) -> Content:
    """Return the bar of the votes, with a mark where the floor lies."""
    filled = cells(votes, most, room)
    mark = min(room - 1, needed * room // most) if needed and most else None
    parts = []
    for at in range(room):
        if at == mark:
            parts.append(Content.styled("┃", "bold"))
        else:
            parts.append(Content.styled("━", style) if at < filled else Content(" "))
    return Content.assemble(*parts)


_ROUND = 10
_PAIR = 6


def rounds(election: Election, words: Words, width: int, at: int) -> list[Content]:
    """Return the rounds as columns around the one at a place, and what happened in that one."""
    found = so_far(election)
    decimals = places(election, found)
    names = max(16, width // 4)
    fit = max(1, (width - names) // _ROUND)
    first = min(max(0, at - fit + 1), max(0, len(found.rounds) - fit))
    here = found.rounds[first : first + fit]
    head = Content("").join(
        Content.styled(
            f"{words(say('round {number}', number=turn.number)):>{_ROUND}}",
            "bold reverse" if first + n == at else MUTED,
        )
        for n, turn in enumerate(here)
    )
    lines = [_aligned(_place(at, len(found.rounds), words), head, names)]
    for row in rows(election):
        figures = Content("").join(
            _in_round(row.number, here[n], decimals, words) for n in range(len(here))
        )
        sign, style = SIGNS[row.standing]
        name = Content.assemble((f"{sign} ", f"bold {style}"), shown(row.candidate.name))
        lines.append(_aligned(name, figures, names))
    told = round_story(election, found.rounds[at], decimals)
    return [*lines, Content(""), shown(words(told))]


def _aligned(left: Content, figures: Content, width: int) -> Content:
    return Content.assemble(left.truncate(width, ellipsis=True, pad=True), figures)


def _place(at: int, count: int, words: Words) -> Content:
    return Content.styled(words(say("{place} of {all}", place=at + 1, all=count)), MUTED)


def _in_round(number: int, turn: Round, decimals: int, words: Words) -> Content:
    """Return a candidate's votes in a round, with what became of them in it."""
    key = str(number)
    if key not in turn.tallies:
        return Content.styled(f"{'':>{_ROUND}}", MUTED)
    votes = words.figure(amount(turn.tallies[key], decimals))
    if key in turn.elected:
        return Content.styled(f"{f'✓{votes}':>{_ROUND}}", f"bold {GOOD}")
    if key in turn.excluded:
        return Content.styled(f"{f'✗{votes}':>{_ROUND}}", BAD)
    return Content(f"{votes:>{_ROUND}}")


def pairs(election: Election, words: Words, width: int, at: int) -> list[Content]:
    """Return how many papers prefer the candidate of the row to that of the column."""
    found = so_far(election)
    names = max(18, width // 4)
    fit = max(1, (width - names) // _PAIR)
    standing = rows(election)
    first = min(at, max(0, len(standing) - fit))
    columns = standing[first : first + fit]
    head = Content("").join(Content.styled(f"{row.number:>{_PAIR}}", KEY) for row in columns)
    lines = [_aligned(Content.styled(words(say("preferred to")), MUTED), head, names)]
    for row in standing:
        figures = Content("").join(_pair(found, row.number, other.number) for other in columns)
        sign, style = SIGNS[row.standing]
        name = Content.assemble(
            (f"{sign} ", f"bold {style}"), (f"{row.number:>2} ", KEY), shown(row.candidate.name)
        )
        lines.append(_aligned(name, figures, names))
    told = say("With a star: more papers prefer the candidate of the row to that of the column.")
    return [*lines, Content(""), Content.styled(words(told), MUTED)]


def _pair(found: Outcome, row: int, column: int) -> Content:
    if row == column:
        return Content.styled(f"{'·':>{_PAIR}}", MUTED)
    ahead, behind = found.pairs[row - 1][column - 1], found.pairs[column - 1][row - 1]
    if ahead > behind:
        return Content.styled(f"{f'*{ahead}':>{_PAIR}}", f"bold {GOOD}")
    return Content.styled(f"{ahead:>{_PAIR}}", "" if ahead == behind else MUTED)
