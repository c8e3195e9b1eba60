"""A paper typed in one line: candidates by letter or number, `x12` for twelve alike."""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from facilitator.meeting import names
from facilitator.meeting.elections import Candidate, Election, ElectionMethod, Kind, Mark, Written
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.text import clean, shortened

LETTERED = 26
"""Candidates up to whom each has a letter; from there on numbers alone are understood."""
ONE_DIGIT = 9
"""Candidates up to whom digits can be run together."""
ANSWERS: dict[str, str] = {"en": "yna", "vi": "tky"}
"""Letters for yes, no, abstain: tán thành, không, ý kiến khác, as in the roll call. The English
ones and the digits 1 to 3 are understood in every language."""
_SAID = ("yes", "no", "abstain")
_SYMBOL = re.compile(r"\d+|[^\W\d_]|\S")


class Line(NamedTuple):
    """What was typed: a paper, and how many say the same."""

    paper: Written
    alike: int = 1


def letter_of(number: int, candidates: int) -> str:
    """Return a candidate's letter; nothing where there are more candidates than letters."""
    return string.ascii_lowercase[number - 1] if candidates <= LETTERED else ""


def read_line(text: str, election: Election, language: str = "en") -> Line:
    """Read a paper as the election's method has it.

    Raises:
        Refused: when the line is no paper at all; one that is no valid paper is read.
    """
    standing = len(election.candidates)
    body, count = _without_alike(text.strip(), standing)
    if not body:
        raise Refused(say("Which paper? Write it before the number of those alike."))
    special = _special(body, election)
    return Line(special or _marked(body, election, language), count)


def _without_alike(text: str, standing: int) -> tuple[str, int]:
    """Take `x12` off the end; with a candidate x it must stand apart."""
    apart = r"(?:^|\s+)" if 24 <= standing <= LETTERED else r"\s*"
    found = re.search(rf"{apart}[xX×]\s?(\d{{1,7}})$", text, re.ASCII)
    return (text[: found.start()], int(found[1])) if found else (text, 1)


def _special(body: str, election: Election) -> Written | None:
    terms = election.terms
    if body.startswith("!"):
        return Written(kind=Kind.INVALID, detail=clean(body[1:]))
    if body == "0":
        return Written(kind=Kind.BLANK)
    if body == "N" and terms.no_to_all:
        return Written(kind=Kind.NO_TO_ALL)
    if body == "A" and terms.abstain_from_all:
        return Written(kind=Kind.ABSTAIN_FROM_ALL)
    return None


def _marked(body: str, election: Election, language: str) -> Written:
    method, candidates = election.terms.method, election.candidates
    if method is ElectionMethod.YNA:
        return Written(marks=_answers(body, len(candidates), language))
    if method is ElectionMethod.CUMULATIVE:
        return Written(marks=_amounts(body, candidates))
    if method.is_ranked:
        return Written(marks=_ranks(body, candidates))
    if body.startswith("-"):
        crossed = _numbers(body[1:], candidates)
        if not crossed:
            raise Refused(say("Which names are crossed out? Write them behind the minus sign."))
        kept = (n for n in range(1, len(candidates) + 1) if n not in crossed)
        return Written(marks=tuple(Mark(candidate=number) for number in kept))
    return Written(marks=tuple(Mark(candidate=number) for number in _numbers(body, candidates)))


def _numbers(body: str, candidates: tuple[Candidate, ...]) -> list[int]:
    """Return whom letters and numbers mean, in the order in which they stand."""
    found: list[int] = []
    for symbol in _SYMBOL.findall(body):
        if symbol in ",;.+":
            continue
        found += _meant(symbol, len(candidates))
    return found


def read_order(text: str, election: Election) -> tuple[int, ...]:
    """Read a lot drawn by hand, the best first: names between commas, or letters and numbers.

    Raises:
        Refused: when a name is no candidate's, or can mean several.
    """
    parts = (part.strip() for part in re.split(r"[,;>]", text))
    return tuple(number for part in parts if part for number in _drawn(part, election.candidates))


def _drawn(part: str, candidates: tuple[Candidate, ...]) -> list[int]:
    exact = [n for n, one in enumerate(candidates, 1) if one.name == part]
    if exact:
        return exact
    if len(part) == 1 or not any(sign.isalpha() for sign in part):
        return _numbers(part, candidates)
    people = [Person(id=str(n), name=one.name) for n, one in enumerate(candidates, 1)]
    found = names.resolve(people, part)
    letters = part.replace(" ", "").lower()
    is_letters = len(set(letters)) == len(letters) and set(letters) <= set(
        string.ascii_lowercase[: len(candidates)]
    )
    if len(found) + is_letters > 1:
        listed = ", ".join(f"{person.id} {person.name}" for person in found)
        raise Refused(say("“{name}” can be {names}: write the number.", name=part, names=listed))
    if found:
        return [int(found[0].id)]
    if is_letters:
        return _numbers(part, candidates)
    raise Refused(say("{name} is no candidate of this election.", name=part))


LONGEST_NUMBER = 9


def _meant(symbol: str, standing: int) -> list[int]:
    if symbol.isdecimal() and symbol.isascii():
        parts = list(symbol) if standing <= ONE_DIGIT else [symbol]
        # longer than any number of candidates, and `int` fails above 4,300 digits
        if len(symbol) > LONGEST_NUMBER and standing > ONE_DIGIT:
            return [_stands(0, shortened(symbol, LONGEST_NUMBER), standing)]
        return [_stands(int(part), part, standing) for part in parts]
    letter = symbol.lower()
    if letter not in string.ascii_lowercase:
        raise _nobody(symbol)
    if standing > LETTERED:
        raise Refused(
            say("{count} stand, more than there are letters: write numbers.", count=standing)
        )
    return [_stands(string.ascii_lowercase.index(letter) + 1, letter, standing)]


def _nobody(symbol: str) -> Refused:
    if symbol.isascii():
        return Refused(say("“{sign}” says nothing on this paper.", sign=symbol))
    return Refused(
        say(
            "“{letter}” is no candidate's letter: turn off the typing of accents, or write "
            "numbers.",
            letter=symbol,
        )
    )


def _stands(number: int, said: str, standing: int) -> int:
    if not 1 <= number <= standing:
        raise Refused(
            say("There is no candidate {number}: {count} stand.", number=said, count=standing)
        )
    return number


def _ranks(body: str, candidates: tuple[Candidate, ...]) -> tuple[Mark, ...]:
    """Read `cab` or `c > a = b`: the best first, `=` between equal ones, `-` for a blank rank."""
    marks: list[Mark] = []
    rank, is_equal = 0, False
    for symbol in _SYMBOL.findall(body):
        if symbol == "=":
            if not marks or is_equal:
                raise Refused(say("An equals sign stands between two candidates."))
            is_equal = True
        elif symbol == "-" and not is_equal:
            rank += 1
        elif symbol not in ",;.>":
            for number in _meant(symbol, len(candidates)):
                rank += not is_equal
                is_equal = False
                marks.append(Mark(candidate=number, rank=rank))
    if is_equal:
        raise Refused(say("An equals sign stands between two candidates."))
    return tuple(marks)


def _answers(body: str, standing: int, language: str) -> tuple[Mark, ...]:
    """Read one answer for each candidate in order: `yyna`; `*` repeats the last to the end."""
    said: list[str] = []
    for letter in body.lower():
        if letter.isspace() or letter in ",;":
            continue
        if letter == "*":
            if not said:
                raise Refused(say("A star repeats the answer before it."))
            said += [said[-1]] * (standing - len(said))
            continue
        said.append("" if letter in ".-" else _answer(letter, language))
    if len(said) > standing:
        raise Refused(
            say("{answers} answers, but {count} stand.", answers=len(said), count=standing)
        )
    return tuple(Mark(candidate=n, answer=one) for n, one in enumerate(said, start=1) if one)


def _answer(letter: str, language: str) -> str:
    for letters in (ANSWERS.get(language, ANSWERS["en"]), "123", ANSWERS["en"]):
        if letter in letters:
            return _SAID[letters.index(letter)]
    return letter


_AMOUNT = re.compile(r"(?:([A-Za-z])=?(\d{1,6})?|(\d{1,6})(?:=(\d{1,6}))?)", re.ASCII)


def _amounts(body: str, candidates: tuple[Candidate, ...]) -> tuple[Mark, ...]:
    """Read `a3 c2` or `1=3 3=2`; a letter as often as it has votes, `aaacc`, is the same."""
    marks: list[Mark] = []
    at = 0
    while at < len(body):
        if body[at].isspace() or body[at] in ",;":
            at += 1
            continue
        found = _AMOUNT.match(body, at)
        if found is None:
            raise _nobody(body[at])
        letter, amount, digits, equal = found.groups()
        number = (
            _meant(letter, len(candidates))[0]
            if letter
            else _stands(int(digits), digits, len(candidates))
        )
        given = amount or equal
        last = marks[-1] if marks else None
        if given is None and last is not None and last.candidate == number:
            marks[-1] = Mark(candidate=number, amount=last.amount + 1)
        else:
            marks.append(Mark(candidate=number, amount=int(given or 1)))
        at = found.end()
    return tuple(marks)
