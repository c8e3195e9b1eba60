"""Counting a file of ballots: what is wanted, by which method, and the count itself."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from facilitator import counting
from facilitator.ballot_file import BallotFile, Invalid, read_ballots
from facilitator.ballot_file.pile import Best
from facilitator.cli.count_lots import Orders, at_once, check_seed, in_rounds, names_of
from facilitator.cli.count_outcome import Counted, Method
from facilitator.cli.streams import write_json
from facilitator.counting import Count, Paper
from facilitator.errors import FacilitatorError
from facilitator.meeting.names import same_names
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean, fold
from facilitator.words import Words, chairs_language

_COMPARED = frozenset({"scores", "civs"})
_TRANSFERRED = frozenset({"irv", "stv"})


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the options ask for."""

    method: Method | None = None
    seats: int | None = None
    rules: counting.Rules | None = None
    without: tuple[str, ...] = ()
    cap: int | None = None
    group: tuple[str, ...] = ()
    more_than: str | None = None
    equal: counting.Equal | None = None
    gaps: int | None = None
    lot: str | None = None
    best: Best | None = None
    repeated: Literal["invalid", "skip", "stop"] = "invalid"
    fill_seats: bool = False
    lot_by_hand: tuple[str, ...] = ()
    as_json: bool = False


def count_file(file: str, wanted: Wanted) -> None:
    """Count a file of ballots and print the outcome."""
    counted = count_ballots(file, read_ballots(Path(file), wanted.best), wanted)
    if wanted.as_json:
        from facilitator.cli.count_json import as_json

        write_json(as_json(counted, Words(chairs_language())))
    else:
        from facilitator.cli.count_print import report

        sys.stdout.write(report(counted, Words(chairs_language())))


def count_ballots(file: str, source: BallotFile, wanted: Wanted) -> Counted:
    """Count ballots as is wanted; raises FacilitatorError for what cannot be counted so."""
    _check_direction(file, source)
    named = [_candidate(name, source.candidates) for name in wanted.without]
    left_out = tuple(dict.fromkeys((*source.withdrawn, *named)))
    candidates = tuple(name for name in source.candidates if name not in left_out)
    if not candidates:
        raise FacilitatorError(say("No candidate is left to be counted; leave fewer out."))
    again, twice = _repeated(source, wanted.repeated)
    papers = [counting.without(paper, left_out) for paper in (*source.papers, *again)]
    if wanted.gaps is not None:
        papers = [counting.cut_at_gap(paper, wanted.gaps) for paper in papers]
    seats = wanted.seats or source.seats or 1
    method = wanted.method or _usual(source, wanted, seats)
    _check(wanted, method, seats)
    papers, invalid = _marked(papers, method, seats)
    if source.places and method == "stv":
        _check_weights(file, wanted)
    named_ones = candidates if wanted.fill_seats else counting.named(candidates, papers)
    drawn = tuple(names_of(text, candidates, _candidate) for text in wanted.lot_by_hand)
    count = _drawn(
        candidates if method == "condorcet" else named_ones or candidates,
        papers,
        min(seats, len(named_ones)) or 1,
        method,
        _lots(source, candidates, wanted),
        drawn,
        wanted,
    )
    if not any(any(paper.ranks) for paper in papers):
        count = _of_nobody(count)
    if source.places:
        count = counting.in_papers(count, source.places)
    return Counted(
        file=Path(file).name,
        source=source,
        method=method,
        seats=seats,
        left_out=left_out,
        valid=sum(paper.count for paper in papers),
        blank=sum(paper.count for paper in papers if not any(paper.ranks)),
        invalid=(*source.invalid, *twice, *invalid),
        count=count,
        cap=wanted.cap,
        seed=wanted.lot if count.lots else None,
        repeated=wanted.repeated,
        by_hand=drawn,
    )


def _check_direction(file: str, source: BallotFile) -> None:
    if source.doubtful:
        raise FacilitatorError(
            say(
                "{file}: the numbers do not show whether the lowest or the highest is the best. "
                "Say it: --best lowest or --best highest.",
                file=Path(file).name,
            )
        )


def _check_weights(file: str, wanted: Wanted) -> None:
    if wanted.rules == "scottish":
        raise FacilitatorError(
            say(
                "The Scottish rules know whole papers only, and some of {file} weigh a part of "
                "one: use --rules meek.",
                file=Path(file).name,
            )
        )


def _repeated(
    source: BallotFile, rule: Literal["invalid", "skip", "stop"]
) -> tuple[list[Paper], list[Invalid]]:
    """Return what papers that name a candidate twice count as, and the invalid ones."""
    if rule == "invalid":
        return [], [
            Invalid(paper.line, say("{name} stands on it twice", name=paper.name), paper.count)
            for paper in source.repeated
        ]
    ranks = (counting.once(paper.ranks, stop=rule == "stop") for paper in source.repeated)
    papers = zip(ranks, source.repeated, strict=True)
    return [Paper(kept, paper.count, paper.no_opinion) for kept, paper in papers], []


def _lots(source: BallotFile, candidates: tuple[str, ...], wanted: Wanted) -> tuple[str, ...]:
    """Return the order that breaks ties: of the lot that is wanted, else the file's own."""
    if wanted.lot is not None:
        return counting.draw_lots(candidates, wanted.lot)
    stated = [name for name in source.ties if name in candidates]
    return tuple(stated) if len(stated) == len(candidates) else ()


def _usual(source: BallotFile, wanted: Wanted, seats: int) -> Method:
    """Return the method for papers of this kind, where none is named."""
    papers = source.papers
    if source.form == "csv-marks":
        return "approval"
    if wanted.rules is None and (
        source.form in _COMPARED
        or any(paper.no_opinion for paper in papers)
        or (source.form == "csv-ranks" and any(len(g) > 1 for p in papers for g in p.ranks))
    ):
        return "condorcet"
    return "stv" if seats > 1 or wanted.rules else "irv"


def _check(wanted: Wanted, method: Method, seats: int) -> None:
    """Refuse options that do not go together."""
    check_seed(wanted.lot)
    if wanted.lot is not None and wanted.lot_by_hand:
        raise FacilitatorError(
            say("A lot is drawn from a seed or by hand: leave --lot or --lot-by-hand out.")
        )
    if method == "irv" and seats > 1:
        raise FacilitatorError(
            say(
                "An instant run-off fills one seat: use --seats 1, or --method stv for {seats}.",
                seats=seats,
            )
        )
    if (wanted.cap or wanted.group) and method in _TRANSFERRED:
        raise FacilitatorError(
            say("A cap needs an order of all candidates; use it with --method condorcet.")
        )
    if (wanted.cap is None) != (not wanted.group):
        raise FacilitatorError(
            say("A cap needs groups, and groups a cap: --cap 2 --group Ann=North.")
        )
    if wanted.rules and method != "stv":
        raise FacilitatorError(say("--rules are for a single transferable vote: --method stv."))
    if wanted.more_than and method not in {"plurality", "approval", "block"}:
        raise FacilitatorError(
            say("--more-than is for plurality, approval and block votes; leave it out.")
        )


def _marked(papers: list[Paper], method: Method, seats: int) -> tuple[list[Paper], list[Invalid]]:
    """Return the papers that are valid for the method, and the others."""
    kept, invalid = [], []
    for number, paper in enumerate(papers, start=1):
        named = sum(len(group) for group in paper.ranks)
        first = next((group for group in paper.ranks if group), ())
        if method == "block" and named > seats:
            reason = say("paper {number} names more than {most}", number=number, most=seats)
            invalid.append(Invalid(0, reason, paper.count))
        elif method == "plurality" and len(first) > 1:
            reason = say("paper {number} puts several first", number=number)
            invalid.append(Invalid(0, reason, paper.count))
        else:
            kept.append(paper)
    return kept, invalid


def _drawn(
    candidates: tuple[str, ...],
    papers: Sequence[Paper],
    seats: int,
    method: Method,
    lots: tuple[str, ...],
    by_hand: Orders,
    wanted: Wanted,
) -> Count:
    """Count, with ties broken by the orders drawn by hand, by the order `lots`, or not at all."""

    def counted(lots: Sequence[str], orders: Orders) -> Count:
        return _count(candidates, papers, seats, method, lots, orders, wanted)

    if not by_hand:
        return counted(lots, ())
    by_hand = tuple(_of_the_counted(order, candidates) for order in by_hand)
    if method in _TRANSFERRED:
        return in_rounds(counted, by_hand)
    marks = method != "condorcet" and not wanted.cap
    return at_once(counted, by_hand, candidates, marks=marks)


def _of_the_counted(order: Sequence[str], candidates: Sequence[str]) -> tuple[str, ...]:
    """Return a whole order without those whom no paper names; a part of one as it is."""
    if set(order) >= set(candidates):
        return tuple(name for name in order if name in candidates)
    return tuple(order)


def _count(
    candidates: tuple[str, ...],
    papers: Sequence[Paper],
    seats: int,
    method: Method,
    lots: Sequence[str],
    by_hand: Orders,
    wanted: Wanted,
) -> Count:
    groups = _groups(wanted.group, candidates)
    match method:
        case "irv":
            return counting.irv(
                candidates, papers, lots=lots, by_hand=by_hand, equal=wanted.equal or "stop"
            )
        case "stv":
            rules = wanted.rules or "meek"
            equal = wanted.equal or "stop"
            return counting.stv(
                candidates, papers, seats, rules=rules, lots=lots, by_hand=by_hand, equal=equal
            )
        case "condorcet":
            return counting.schulze(
                candidates, papers, seats, cap=wanted.cap, groups=groups, lots=lots
            )
        case "plurality":
            tallies, _ = counting.first_choices(candidates, papers)
        case _:
            tallies, _ = counting.marks(candidates, papers)
    filled = sum(paper.count for paper in papers if any(paper.ranks))
    return counting.most_votes(
        tallies,
        seats,
        papers=sum(paper.count for paper in papers),
        more_than=_part(wanted.more_than, filled),
        cap=wanted.cap,
        groups=groups,
        lots=lots,
    )


def _of_nobody(count: Count) -> Count:
    """Return the count of papers that name nobody: they elect nobody, and a lot does not either."""
    rounds = tuple(replace(turn, elected=(), excluded=(), tied=()) for turn in count.rounds[:1])
    return replace(count, elected=(), rounds=rounds, tie=None, lots=())


def _groups(pairs: Iterable[str], candidates: Sequence[str]) -> dict[str, str]:
    groups = {}
    for pair in pairs:
        name, equals, group = pair.rpartition("=")
        if not equals or not clean(group):
            raise FacilitatorError(
                say("{text} names no group; write --group NAME=GROUP.", text=clean(pair))
            )
        groups[_candidate(name, candidates)] = clean(group)
    return groups


def _part(text: str | None, base: int) -> tuple[int, int, int] | None:
    if text is None:
        return None
    part, slash, whole = text.partition("/")
    numbers = [n.strip() for n in (part, whole)]
    if not slash or not all(n.isascii() and n.isdigit() and len(n) < 10 for n in numbers):
        raise FacilitatorError(say("{text} is no part; write --more-than 1/2.", text=clean(text)))
    if not 0 <= int(numbers[0]) <= int(numbers[1]) or not int(numbers[1]):
        raise FacilitatorError(say("{text} is no part; write --more-than 1/2.", text=clean(text)))
    return int(numbers[0]), int(numbers[1]), base


def _candidate(wanted: str, candidates: Sequence[str]) -> str:
    """Return the candidate whom a text names: wholly, or by a part that only one name has."""
    wanted = clean(wanted)
    whole = same_names(candidates, wanted)
    found = whole or [name for name in candidates if wanted and fold(wanted) in fold(name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise FacilitatorError(
            say(
                "There is no candidate {name}; there are: {names}.",
                name=wanted or "-",
                names=", ".join(candidates),
            )
        )
    raise FacilitatorError(
        say(
            "{name} may be any of these: {names}; write more of the name.",
            name=wanted,
            names=", ".join(found),
        )
    )
