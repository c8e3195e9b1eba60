"""Lines of papers: what each method writes, and how many say the same."""

from __future__ import annotations

import re

from facilitator.meeting.commands.elections import the_open_election
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.papers import Answer, Kind, Mark, Written
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.phrase import Refused, say
from facilitator.plain.candidates import Slate
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text, number

_ALIKE = re.compile(r"(?:^|(?<=\s))[xX×]\s?(\d+)$")
_SIGNS = set(",=>")
_FORMS = {
    "marked": "ballot NAME, NAME",
    "yna": "ballot NAME=yes NAME=no",
    "cumulative": "ballot NAME=2 NAME=1",
    "ranked": "ballot NAME > NAME > NAME",
}
_ANSWERS = {
    **{answer.value: answer.value for answer in Answer},
    "y": "yes",
    "n": "no",
    "a": "abstain",
    "abstention": "abstain",
}


def read_papers(room: Room, rest: Text) -> tuple[tuple[Written, int], ...]:
    """Return the paper that a line holds, and how many say the same.

    Raises:
        Refused: when no election is open, a name can mean several, or the paper is written as
            another method has it.
        Misunderstood: when there is nothing on the line.
    """
    election = the_open_election(room.meeting)
    rest = _names_in_quotes(rest, election)
    text, alike = (rest, 1) if _ends_with_a_name(rest, election) else without_alike(rest)
    if text.is_empty:
        raise Misunderstood
    return ((_read(election, text), alike),)


def _names_in_quotes(rest: Text, election: Election) -> Text:
    """Return the line with candidates' own names in quotes that have a sign of papers in them.

    So `Doe, Jane` is one name where one of the candidates is called so, and else two.
    """
    names = [c.name for c in election.candidates if set(c.name) & _SIGNS]
    if not names:
        return rest
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    whole = re.compile(rf"(?<![^\s,=>])(?:{either})(?![^\s,=>])", re.IGNORECASE)
    raw, at = "", 0
    for found in whole.finditer(rest.shadow):
        name = rest.raw[found.start() : found.end()].replace('"', '""')
        raw, at = f'{raw}{rest.raw[at : found.start()]}"{name}"', found.end()
    return Text.of(raw + rest.raw[at:])


def _ends_with_a_name(rest: Text, election: Election) -> bool:
    """Tell whether what looks like `x2` belongs to a candidate, as in `Model X2`."""
    return any(
        rest.value.endswith(candidate.name) and _ALIKE.search(candidate.name)
        for candidate in election.candidates
    )


def without_alike(rest: Text) -> tuple[Text, int]:
    """Return a paper without the `xN` at its end, and the N; 1 without it."""
    found = _ALIKE.search(rest.shadow)
    if found is None:
        return rest, 1
    return rest.part(0, found.start()), number(Text.of(found[1]))


def _read(election: Election, text: Text) -> Written:
    slate = Slate(election)
    if (special := _special(election, text)) is not None:
        return special
    method = election.terms.method
    if method is ElectionMethod.YNA:
        return Written(marks=_answers(election, slate, text))
    if method is ElectionMethod.CUMULATIVE:
        return Written(marks=_amounts(slate, text))
    if method.is_ranked:
        return Written(marks=_ranks(slate, text))
    if re.search(r"[=>]", text.shadow):
        raise _otherwise("marked")
    return Written(marks=tuple(slate.marks(text)))


def _special(election: Election, text: Text) -> Written | None:
    """Return a paper that names nobody, unless a candidate has that very name."""
    before, reason = text.at_colon()
    word = before.value.casefold()
    if text.is_quoted or any(word == c.name.casefold() for c in election.candidates):
        return None
    if word == "invalid":
        return Written(kind=Kind.INVALID, detail=reason.value if reason else "")
    if reason is not None:
        return None
    if word == "blank":
        return Written(kind=Kind.BLANK)
    is_one_answer = election.terms.method is ElectionMethod.YNA and len(election.candidates) == 1
    if is_one_answer:
        return None
    if word in {"no", Kind.NO_TO_ALL}:
        return Written(kind=Kind.NO_TO_ALL)
    if word in {"abstain", Kind.ABSTAIN_FROM_ALL}:
        return Written(kind=Kind.ABSTAIN_FROM_ALL)
    return None


def _answers(election: Election, slate: Slate, text: Text) -> tuple[Mark, ...]:
    """Read `A=yes B=no`, or one letter for each candidate: `yna`."""
    if "=" not in text.shadow:
        word = text.value.casefold()
        letters = [word] if word in _ANSWERS else list(word.replace(" ", "").replace(",", ""))
        if len(letters) == len(election.candidates) and set(letters) <= set(_ANSWERS):
            return tuple(
                Mark(candidate=place, answer=_ANSWERS[letter])
                for place, letter in enumerate(letters, start=1)
            )
        raise _otherwise("yna")
    return tuple(
        _with(slate.mark(name), answer=_ANSWERS.get(said.casefold(), said))
        for name, said in _pairs(text, "yna")
    )


def _amounts(slate: Slate, text: Text) -> tuple[Mark, ...]:
    return tuple(
        _with(slate.mark(name), amount=_amount(said)) for name, said in _pairs(text, "cumulative")
    )


def _amount(said: str) -> int:
    if re.fullmatch(r"-?\d{1,9}", said) is None or not said.isascii():
        raise Misunderstood(say("“{text}” is no number", text=said))
    return int(said)


def _with(mark: Mark, *, answer: str = "", amount: int = 1, rank: int = 0) -> Mark:
    return Mark(candidate=mark.candidate, name=mark.name, answer=answer, amount=amount, rank=rank)


_PAIR = re.compile(r"\s*(?P<name>[^=,]+?)\s*=\s*(?P<said>[^\s=,]+)\s*,?")


def _pairs(text: Text, form: str) -> list[tuple[Text, str]]:
    """Return the names with what stands behind their equals signs."""
    pairs, at = [], 0
    while at < len(text.shadow):
        found = _PAIR.match(text.shadow, at)
        if found is None:
            raise _otherwise(form)
        pairs.append((text.part(*found.span("name")), text.part(*found.span("said")).value))
        at = found.end()
    return pairs


def _ranks(slate: Slate, text: Text) -> tuple[Mark, ...]:
    """Read `A > B = C > D`; names without such signs are in their order.

    `A > - > B` leaves the second rank blank.
    """
    if not re.search(r"[=>]", text.shadow):
        return tuple(_with(mark, rank=n) for n, mark in enumerate(slate.marks(text), start=1))
    marks = []
    for place, group in enumerate(text.parted(">"), start=1):
        if group.value == "-" and not group.is_quoted:
            continue
        if "," in group.shadow:
            raise _otherwise("ranked")
        marks += [_with(slate.mark(name), rank=place) for name in group.parted("=")]
    return tuple(marks)


def _otherwise(form: str) -> Refused:
    return Refused(say("In this election write a paper like this: {form}", form=_FORMS[form]))
