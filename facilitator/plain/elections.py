"""Lines about elections: opening, papers, totals, closing, lot."""

from __future__ import annotations

import re
from typing import Any

from facilitator.chance import fresh_seed
from facilitator.meeting import commands as c
from facilitator.meeting.elections.bounds import RELATIVE
from facilitator.meeting.elections.terms import Candidate, ElectionMethod
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.rules import Requirement
from facilitator.plain.ballot_files import ballots, candidates_of
from facilitator.plain.candidates import Slate
from facilitator.plain.clauses import Reader, clauses, no_slip_in, rule_clause
from facilitator.plain.papers import read_papers
from facilitator.plain.room import Room
from facilitator.plain.totals import read_totals
from facilitator.typed.line import Misunderstood, Text

Commands = list[c.Command]

_METHODS: dict[str, str] = {
    **{method.value: method.value for method in ElectionMethod},
    "ranked": "ranked",
    "meek": "meek",
    "scottish": "scottish",
    "schulze": ElectionMethod.CONDORCET.value,
    "one choice": ElectionMethod.PLURALITY.value,
    "runoff": ElectionMethod.MAJORITY.value,
    "run-off": ElectionMethod.MAJORITY.value,
}


def _method(_room: Room, words: Text) -> str | None:
    return _METHODS.get(words.value.casefold())


def _number(_room: Room, words: Text) -> int | None:
    value = words.value
    return int(value) if value.isdecimal() and value.isascii() and len(value) < 7 else None


def _cap(_room: Room, words: Text) -> int | None:
    """Read `4`, `4 per group`, `4 from one group`."""
    found = re.fullmatch(
        r"(\d{1,6})(?:\s+(?:per|of one|of a|from one|from a|in a|in one)\s+group)?",
        words.value,
        re.ASCII,
    )
    return int(found[1]) if found else None


def _floor(room: Room, words: Text) -> Requirement | None:
    if words.value.casefold() == RELATIVE.name:
        return RELATIVE
    return rule_clause(room, words)


_CLAUSES: dict[str, Reader] = {
    "by": _method, "min": _number, "max": _number, "each": _number, "needs": _floor,
    "cap": _cap, "seats": _number, "seat": _number,
}  # fmt: skip


def _elect(room: Room, rest: Text) -> Commands:
    if rest.value.casefold() == "again":
        return [c.HoldAnotherRound()]
    title, seats, after = _title(_with_cap(rest))
    slate, read = clauses(room, after, _CLAUSES)
    if slate.head()[0] != "file":
        no_slip_in(slate, *_CLAUSES)
    behind = [read[word] for word in ("seats", "seat") if word in read]
    if len(behind) + (seats is not None) > 1:
        raise Misunderstood
    return [
        c.OpenElection(
            title=title.value,
            candidates=_candidates(room, slate),
            seats=next((n for n in (seats, *behind) if n is not None), 1),
            method=read.get("by"),
            least=read.get("min"),
            most=read.get("max"),
            each=read.get("each"),
            floor=read.get("needs"),
            cap=read.get("cap"),
        )
    ]


_AT_MOST = re.compile(r"\bat most (\d{1,6}) (?:from|of|in) (?:one|a|each) group\b", re.ASCII)


def _with_cap(rest: Text) -> Text:
    """Return the line with `cap 4` for `at most 4 from one group`, whose `from` is none."""
    found = _AT_MOST.search(rest.shadow)
    if found is None:
        return rest
    return Text.of(f"{rest.raw[: found.start()]}cap {found[1]}{rest.raw[found.end() :]}")


_SEATS = re.compile(r"\s+(\d{1,6})\s+from\s", re.ASCII)


def _title(rest: Text) -> tuple[Text, int | None, Text]:
    """Return title, seats if they stand before `from`, and what stands behind it."""
    for _, begin, end in rest.keywords("seats", "seat"):
        if seats := _SEATS.match(rest.shadow, end):
            title, slate = rest.part(0, begin), rest.part(seats.end())
            return _filled(title, int(seats[1]), slate)
    for _, begin, end in rest.keywords("from"):
        return _filled(rest.part(0, begin), None, rest.part(end))
    raise Misunderstood


def _filled(title: Text, seats: int | None, slate: Text) -> tuple[Text, int | None, Text]:
    if title.is_empty or slate.is_empty:
        raise Misunderstood
    return title, seats, slate


def _candidates(room: Room, slate: Text) -> tuple[Candidate, ...]:
    word, file = slate.head()
    if word == "file" and not file.is_empty:
        return candidates_of(room, file)
    return tuple(_candidate(room, name) for name in slate.parted(","))


_WITH_GROUP = re.compile(r"(?P<name>.+?)\s*\((?P<group>[^()]+)\)\s*$")


def _candidate(room: Room, text: Text) -> Candidate:
    """Return a member by any part of the name, or somebody from outside; `Name (Group)` too."""
    if text.is_empty:
        raise Misunderstood
    found = [] if text.is_quoted else room.candidates(text)
    exact = [p for p in room.meeting.people.values() if p.name == text.value]
    if exact or found:
        person = exact[0] if exact else room.meeting.people[room.person(text)]
        return Candidate(name=person.name, person=person.id, group=person.group)
    if not text.is_quoted and (with_group := _WITH_GROUP.fullmatch(text.value)):
        return Candidate(name=with_group["name"].strip('" '), group=with_group["group"].strip())
    return Candidate(name=text.value)


def _nominate(room: Room, rest: Text) -> Commands:
    commands: Commands = []
    for name in rest.parted(","):
        nominate = c.Nominate(candidate=_candidate(room, name))
        room.rehearse(nominate)
        commands.append(nominate)
    return commands


def _round(room: Room, rest: Text) -> Commands:
    text, read = clauses(room, Text.of(f" {rest.raw}"), {"by": _method, "needs": _floor})
    if not text.is_empty:
        raise Misunderstood
    return [c.HoldAnotherRound(method=read.get("by"), floor=read.get("needs"))]


def ballot(room: Room, rest: Text) -> Commands:
    """Read `ballot ...` of an election."""
    return [c.EnterPapers(papers=read_papers(room, rest))]


def _unballot(room: Room, rest: Text) -> Commands:
    return [c.TakeOutPapers(papers=read_papers(room, rest))]


def count(room: Room, rest: Text) -> Commands:
    """Read `count NAME N NAME N ...` of an election."""
    return [c.StateTotals(totals=read_totals(room, rest, room.meeting.open_election))]


def recount(room: Room, rest: Text) -> Commands:
    """Read `recount NAME N NAME N ...` of an election."""
    elections = room.meeting.elections
    return [c.RestateTotals(totals=read_totals(room, rest, elections[-1] if elections else None))]


_ENTRIES: dict[str, c.Command] = {
    "first": c.ChooseEntry(entry=1),
    "1": c.ChooseEntry(entry=1),
    "second": c.ChooseEntry(entry=2),
    "2": c.ChooseEntry(entry=2),
    "single": c.DropSecondEntry(),
}


def _entry(_room: Room, rest: Text) -> Commands:
    wish = _ENTRIES.get(rest.value.casefold())
    if wish is None:
        raise Misunderstood
    return [wish]


_BY_HAND = re.compile(r"by\s+hand(?=[\s:\",]|$)", re.IGNORECASE)


def _lot(room: Room, rest: Text) -> Commands:
    if found := _BY_HAND.match(rest.shadow):
        names = rest.part(found.end())
        return [_by_hand(room, names.part(1) if names.shadow.startswith(":") else names)]
    return [c.DrawLot(seed=fresh_seed() if rest.is_empty else rest.value)]


def _by_hand(room: Room, names: Text) -> c.Command:
    """Return the lot drawn by hand: names, numbers or letters, the best first."""
    elections = room.meeting.elections
    if names.is_empty:
        raise Misunderstood
    if not elections:
        raise Refused(say("There has been no election yet."))
    slate = Slate(elections[-1])
    parts = names.parted(">" if ">" in names.shadow else ",")
    return c.DrawLotByHand(order=tuple(slate.known(name) for name in parts))


def close(_room: Room, rest: Text) -> Commands:
    """Read `close election`."""
    words = rest.value.casefold().split()
    if words not in (["election"], ["election", "complete"]):
        raise Misunderstood
    return [c.CloseElection(confirmed=len(words) > 1)]


def annul(_room: Room, rest: Text) -> Commands:
    """Read `annul election : reason`."""
    what, reason = rest.at_colon()
    if what.value.casefold() != "election" or reason is None or reason.is_empty:
        raise Misunderstood
    return [c.AnnulElection(reason=reason.value)]


VERBS: dict[str, Any] = {
    "elect": _elect,
    "nominate": _nominate,
    "round": _round,
    "unballot": _unballot,
    "entry": _entry,
    "ballots": ballots,
    "lot": _lot,
}
