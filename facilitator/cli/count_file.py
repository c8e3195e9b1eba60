"""Counting a file of ballots: what is wanted, by which method, and the count itself."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from facilitator import counting
from facilitator.ballot_file import (
    BallotFile,
    Best,
    Invalid,
    ReadingOptions,
    UnclearBest,
    read_ballots,
)
from facilitator.cli.count_lots import check_seed, names_of
from facilitator.cli.count_methods import IN_ROUNDS, RANKED, Task, count_of
from facilitator.cli.count_outcome import Counted, Method
from facilitator.cli.streams import write_json
from facilitator.counting import Ballot, Count
from facilitator.errors import FacilitatorError
from facilitator.meeting.body import Repeated
from facilitator.meeting.count_rules import CountRules
from facilitator.meeting.names import begins_words, resolve
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean
from facilitator.words import Words, chairs_language

_COMPARED = frozenset({"scores", "civs"})
_OF_NUMBERS = frozenset({"csv-ranks", "civs", "scores"})


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
    repeated: Repeated = Repeated.INVALID
    best: Best | None = None
    fill_seats: bool = False
    lot: str | None = None
    lot_by_hand: tuple[str, ...] = ()
    as_json: bool = False


def count_file(file: str, wanted: Wanted) -> None:
    """Count a file of ballots and print the outcome."""
    reading = ReadingOptions(best=wanted.best, repeated=wanted.repeated)
    try:
        source = read_ballots(Path(file), reading)
    except UnclearBest as unclear:
        raise FacilitatorError(
            say(
                "{file} does not show whether 1 or the highest number is the best: add --best "
                "lowest (1 is the best) or --best highest.",
                file=unclear.file,
            )
        ) from None
    counted = count_ballots(file, source, wanted)
    if wanted.as_json:
        from facilitator.cli.count_json import as_json

        write_json(as_json(counted, Words(chairs_language())))
    else:
        from facilitator.cli.count_print import report

        sys.stdout.write(report(counted, Words(chairs_language())))


def count_ballots(file: str, source: BallotFile, wanted: Wanted) -> Counted:
    """Count ballots as is wanted; raises FacilitatorError for what cannot be counted so."""
    named = [_candidate(name, source.candidates) for name in wanted.without]
    left_out = tuple(dict.fromkeys((*source.withdrawn, *named)))
    candidates = tuple(name for name in source.candidates if name not in left_out)
    if not candidates:
        raise FacilitatorError(say("No candidate is left to be counted; leave fewer out."))
    seats = wanted.seats or source.seats or 1
    method = wanted.method or _usual(source, wanted, seats)
    _check(wanted, method, seats)
    _check_form(file, source, method)
    ballots = [counting.without(_cut(ballot, wanted.gaps), left_out) for ballot in source.ballots]
    ballots, invalid = _marked(ballots, source.lines, method, seats)
    by_hand = tuple(names_of(text, candidates, _candidate) for text in wanted.lot_by_hand)
    _check_weights(file, source, wanted, method)
    count = count_of(
        Task(
            candidates=candidates,
            ballots=ballots,
            seats=seats,
            method=method,
            rules=wanted.rules or "meek",
            equal=wanted.equal or "stop",
            fill=wanted.fill_seats,
            cap=wanted.cap,
            groups=_groups(wanted.group, candidates),
            more_than=_part(wanted.more_than, _filled(ballots)),
            lots=counting.draw_lots(candidates, wanted.lot) if wanted.lot is not None else (),
            by_hand=by_hand,
            stated=tuple(name for name in source.tie_order if name in candidates),
        )
    )
    if source.places:
        count = counting.in_ballots(count, source.places)
    return Counted(
        file=Path(file).name,
        source=source,
        method=method,
        seats=seats,
        left_out=left_out,
        valid=sum(ballot.count for ballot in ballots),
        blank=sum(ballot.count for ballot in ballots if not any(ballot.ranks)),
        invalid=(*source.invalid, *invalid),
        count=count,
        cap=wanted.cap,
        seed=wanted.lot if count.lots else None,
        rules=_rules(count, wanted) if method in RANKED else None,
        by_hand=by_hand,
    )


def _filled(ballots: Sequence[Ballot]) -> int:
    """Return how many ballots name somebody."""
    return sum(ballot.count for ballot in ballots if any(ballot.ranks))


def _check_weights(file: str, source: BallotFile, wanted: Wanted, method: Method) -> None:
    if source.places and method == "stv" and wanted.rules == "scottish":
        raise FacilitatorError(
            say(
                "The Scottish rules count whole ballots only, and some in {file} weigh a "
                "fraction of one: use --rules meek.",
                file=Path(file).name,
            )
        )


def _cut(ballot: Ballot, gaps: int | None) -> Ballot:
    """Return a ballot up to the gap at which it ends by the rule for gaps."""
    return ballot if gaps is None else counting.cut_at_gap(ballot, gaps)


def _rules(count: Count, wanted: Wanted) -> CountRules:
    return CountRules(
        method=count.method,
        equal=wanted.equal or "stop",
        gaps=wanted.gaps,
        repeated=wanted.repeated,
        fill=wanted.fill_seats,
    )


def _usual(source: BallotFile, wanted: Wanted, seats: int) -> Method:
    """Return the method for ballots of this kind, where none is named."""
    ballots = source.ballots
    if source.form == "csv-marks" and wanted.rules is None:
        return "approval"
    if wanted.rules is None and (
        source.form in _COMPARED
        or any(ballot.no_opinion for ballot in ballots)
        or (source.form == "csv-ranks" and any(len(g) > 1 for b in ballots for g in b.ranks))
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
    if (wanted.cap or wanted.group) and method in IN_ROUNDS:
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


def _check_form(file: str, source: BallotFile, method: Method) -> None:
    """Refuse to count marks as ranks, or ranks as marks."""
    several = any(len(ballot.ranks) > 1 for ballot in source.ballots)
    if source.form == "csv-marks" and method in RANKED:
        raise FacilitatorError(
            say(
                "{file} marks candidates and does not rank them: use --method approval, block or "
                "plurality.",
                file=Path(file).name,
            )
        )
    if source.form in _OF_NUMBERS and method in {"approval", "block"} and several:
        raise FacilitatorError(
            say(
                "{file} ranks candidates and does not mark them, so that every ranked one would "
                "be approved: use --method condorcet, irv or stv.",
                file=Path(file).name,
            )
        )


def _marked(
    ballots: list[Ballot], lines: Sequence[int], method: Method, seats: int
) -> tuple[list[Ballot], list[Invalid]]:
    """Return the ballots that are valid for the method, and the others."""
    kept, invalid = [], []
    for line, ballot in zip(lines, ballots, strict=True):
        named = sum(len(group) for group in ballot.ranks)
        first = next((group for group in ballot.ranks if group), ())
        if method == "block" and named > seats:
            reason = say("it names {number}, and at most {most} can be", number=named, most=seats)
            invalid.append(Invalid(line, reason, ballot.count))
        elif method == "plurality" and len(first) > 1:
            invalid.append(Invalid(line, say("it puts several first"), ballot.count))
        else:
            kept.append(ballot)
    return kept, invalid


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
    people = [Person(id=name, name=name) for name in candidates]
    fits = [person.name for person in resolve(people, wanted)] if wanted else []
    found = [name for name in fits if begins_words(name, wanted)]
    if len(found) == 1:
        return found[0]
    # Lan is not meant by An, though nobody else has it in the name
    if not fits:
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
            names=", ".join(found or fits),
        )
    )
