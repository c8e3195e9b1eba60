"""A counted file for people: what was read, the rounds or pairs, who is elected."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from decimal import Decimal

from facilitator.cli.count_outcome import Counted
from facilitator.counting import Count, chains_of, condorcet_winner
from facilitator.meeting.count_rules import count_rules_told
from facilitator.meeting.counted import (
    METHODS,
    amount,
    passed_over_told,
    places_of,
    rank_told,
    round_told,
    tie_told,
    without_votes_told,
)
from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.text import cells
from facilitator.words import Words

_MOST_SHOWN = 20
_LONGEST_NAME = 32
_METHODS = {
    "plurality": say("one choice, most votes"),
    "approval": say("approval, most votes"),
    "block": say("block vote, most votes"),
}
_BEST = {
    ("lowest", "asked"): say("the best number is 1, as asked"),
    ("lowest", "file"): say("the best number is 1, as the file says"),
    ("lowest", "shape"): say("the best number is 1, as the ballots show"),
    ("lowest", "usual"): say("the best number is 1, as is usual"),
    ("highest", "asked"): say("the best number is the highest, as asked"),
    ("highest", "file"): say("the best number is the highest, as the file says"),
    ("highest", "shape"): say("the best number is the highest, as the ballots show"),
}
Table = Sequence[Sequence[str]]


def report(counted: Counted, words: Words, width: int | None = None) -> str:
    """Return the outcome as text, tables at most `width` cells wide (the terminal's)."""
    width = width or shutil.get_terminal_size((100, 24)).columns
    parts = [
        list(_read(counted, words)),
        list(_numbers(counted, words, width)),
        list(_outcome(counted, words)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _read(counted: Counted, words: Words) -> Iterator[str]:
    source = counted.source
    method = _METHODS.get(counted.method) or METHODS[counted.count.method]
    yield source.title or counted.file
    yield words(
        say(
            "{candidates}, {seats}, {method}",
            candidates=nsay("{count} candidate", "{count} candidates", len(source.candidates)),
            seats=nsay("{count} seat", "{count} seats", counted.seats),
            method=method,
        )
    )
    if counted.rules:
        yield words(say("rules: {rules}", rules=count_rules_told(counted.rules)))
    if source.best and source.best_by:
        yield words(_BEST[source.best, source.best_by])
    if counted.left_out:
        yield words(say("left out: {names}", names=", ".join(counted.left_out)))
    invalid = sum(one.count for one in counted.invalid)
    yield words(
        say(
            "{ballots}: {valid} valid ({blank} of them blank), {invalid} invalid",
            ballots=_ballots(counted.in_ballots(counted.valid + invalid)),
            valid=counted.in_ballots(counted.valid),
            blank=counted.in_ballots(counted.blank),
            invalid=counted.in_ballots(invalid),
        )
    )
    lines = [(one.line, say("invalid: {reason}", reason=one.reason)) for one in counted.invalid]
    lines += [(one.line, one.message) for one in source.remarks]
    for line, phrase in lines[:_MOST_SHOWN]:
        said = say("line {line}: {what}", line=line, what=phrase) if line else phrase
        yield "  " + words(said)
    if len(lines) > _MOST_SHOWN:
        more = len(lines) - _MOST_SHOWN
        yield "  " + words(nsay("and {count} more", "and {count} more", more))


def _ballots(number: Number) -> Phrase:
    if isinstance(number, int):
        return nsay("{count} ballot", "{count} ballots", number)
    return say("the ballots weigh {weight}", weight=number)


def _numbers(counted: Counted, words: Words, width: int) -> Iterator[str]:
    count = counted.count
    if count.rounds:
        yield from _rounds(count, words, width)
    elif count.pairs:
        yield from _pairs(counted, words, width)
    else:
        yield from _tallies(count, words, width)


def _rounds(count: Count, words: Words, width: int) -> Iterator[str]:
    """Return votes by candidate and round; `*` marks who is elected in a round."""
    places = places_of(count)

    def shown(text: str) -> str:
        return words.figure(amount(text, places))

    order = sorted(
        count.candidates,
        key=lambda name: (
            count.elected.index(name) if name in count.elected else len(count.elected),
            -sum(name in round_.tallies for round_ in count.rounds),
        ),
    )
    columns = []
    for round_ in count.rounds:
        column = [words(say("round {number}", number=round_.number)) + " "]
        for name in order:
            mark = "*" if name in round_.elected else " "
            column.append(shown(round_.tallies[name]) + mark if name in round_.tallies else "")
        column.append(shown(round_.exhausted) + " ")
        if round_.quota:
            column.append(shown(round_.quota) + " ")
        columns.append(column)
    head = ["", *order, words(say("exhausted"))]
    if count.rounds[0].quota:
        head.append(words(say("quota")))
    yield from _columns(head, columns, width)
    yield ""
    for round_ in count.rounds:
        yield words(
            say("{number}. {what}", number=round_.number, what=round_told(round_, places=places))
        )


def _pairs(counted: Counted, words: Words, width: int) -> Iterator[str]:
    """Return how many ballots prefer the candidate of the row to that of the column."""
    count = counted.count

    def shown(row: str, other: str) -> str:
        if other == row:
            return "-"
        votes = counted.in_ballots(count.pairs[row][other])
        return str(votes) if isinstance(votes, int) else words.decimal(votes)

    order = [name for rank in count.ranking for name in rank]
    head = ["", *(f"{place} {name}" for place, name in enumerate(order, start=1))]
    columns = [
        [str(place), *(shown(row, other) for row in order)]
        for place, other in enumerate(order, start=1)
    ]
    yield words(say("Ballots that prefer the row to the column:"))
    yield from _columns(head, columns, width)
    yield ""
    winner = condorcet_winner(count.pairs)
    yield words(
        say("{name} wins every pair.", name=winner)
        if winner
        else say("Nobody wins every pair; the strongest chains of wins make the order.")
    )
    yield ""
    yield words(say("The order:"))
    place = 1
    ranks = chains_of(count.ranking, count.pairs)
    for chains in ranks:
        told = words(rank_told(chains, is_all=len(ranks) == 1))
        yield told if len(ranks) == 1 else f"{place}. {told}"
        place += len({name for chain in chains for name in chain})


def _tallies(count: Count, words: Words, width: int) -> Iterator[str]:
    order = [name for rank in count.ranking for name in rank]
    top = max((Decimal(votes) for votes in count.tallies.values()), default=Decimal(0))
    places = max(len(votes.partition(".")[2]) for votes in count.tallies.values())
    names = max(cells(_short(name)) for name in order)
    room = max(width - names - 12, 10)
    for name in order:
        votes = Decimal(count.tallies[name])
        told = words.figure(amount(count.tallies[name], places))
        mark = "*" if name in count.elected else " "
        bar = "█" * int(votes * min(room, 40) / top if top else 0)
        yield f"{_padded(_short(name), names)}  {told:>6}{mark} {bar}".rstrip()
    if any(name in count.elected for name in order):
        yield words(say("* elected"))


def _outcome(counted: Counted, words: Words) -> Iterator[str]:
    count = counted.count
    if count.elected:
        yield words(say("Elected: {names}", names=", ".join(count.elected)))
    elif count.tie is None:
        yield words(say("Nobody is elected."))
    if count.without_votes:
        yield _sentence(without_votes_told(count.without_votes), words)
    for passed in count.passed_over:
        yield _sentence(passed_over_told(passed, counted.cap or 0), words)
    yield from _orders(counted, words)
    if count.tie is not None:
        yield _sentence(tie_told(count.tie), words)
        yield words(
            say(
                "Ways out: another ballot among them, or a lot (--lot SEED; drawn by hand: "
                '--lot-by-hand "NAME, NAME").'
            )
        )
    elif len(count.elected) < counted.seats:
        empty = counted.seats - len(count.elected)
        yield words(
            nsay(
                "{count} seat stays empty; another round with those who remain can fill it.",
                "{count} seats stay empty; another round with those who remain can fill them.",
                empty,
            )
        )


def _orders(counted: Counted, words: Words) -> Iterator[str]:
    """Yield the orders by which ties were broken: lots, or the order of the file."""
    count = counted.count
    if counted.seed is not None:
        yield words(
            say(
                "Lot with the seed {seed}, the best first: {names}",
                seed=counted.seed,
                names=", ".join(count.lots),
            )
        )
    for drawn in counted.by_hand:
        lot = say("Lot drawn by hand, the best first: {names}", names=", ".join(drawn))
        unused = say("Lot drawn by hand, not needed: {names}", names=", ".join(drawn))
        yield words(lot if count.lots else unused)
    if count.stated:
        yield words(
            say(
                "Ties by the order that the file states, the first of the tied chosen each time: "
                "{names}",
                names=", ".join(count.stated),
            )
        )
    elif counted.source.tie_order and count.lots:
        yield words(say("The order for ties in the file is not used: a lot was asked for."))


def _sentence(phrase: Phrase, words: Words) -> str:
    said = words(phrase)
    return said[:1].upper() + said[1:] + "."


def _columns(head: Sequence[str], columns: Table, width: int) -> Iterator[str]:
    """Return a table whose columns go on below where the width ends."""
    head = [_short(text) for text in head]
    first = max(cells(text) for text in head)
    widths = [max(cells(text) for text in column) + 2 for column in columns]
    begin = 0
    while begin < len(columns):
        end, used = begin, first
        while end < len(columns) and (end == begin or used + widths[end] <= width):
            used += widths[end]
            end += 1
        if begin:
            yield ""
        for row, text in enumerate(head):
            line = _padded(text, first)
            for column in range(begin, end):
                cell = columns[column][row]
                line += " " * (widths[column] - cells(cell)) + cell
            yield line.rstrip()
        begin = end


def _short(name: str) -> str:
    """Return a name that fits beside a table."""
    if cells(name) <= _LONGEST_NAME:
        return name
    kept = name
    while cells(kept) > _LONGEST_NAME - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
