"""What a vote needs, in exact integer arithmetic (spec 5)."""

from __future__ import annotations

import math
import re
from enum import StrEnum

import msgspec

from facilitator.meeting.phrase import Phrase, say


class Base(StrEnum):
    """Of what a requirement is a share; the values are the words of line mode."""

    CAST = "cast"
    """for + against, "of votes cast"."""
    VOTES = "votes"
    """for + against + abstain."""
    VALID = "valid"
    BALLOTS = "ballots"
    """All that were cast, invalid ones included."""
    PRESENT = "present"
    """Entitled and present when the vote was opened."""
    ENTITLED = "entitled"
    NUMBER = "number"
    """A fixed number, in `Requirement.number`."""


class Requirement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A share num/den of a base, strict ("more than") or not ("at least")."""

    num: int = 1
    den: int = 2
    strict: bool = True
    base: Base = Base.CAST
    floor: int | None = None
    """At least so many votes for, besides the share."""
    number: int | None = None
    name: str | None = None
    """The usual name, when it has one: `simple`, `absolute`, ..."""

    @property
    def share(self) -> str:
        """The share as `p/q`."""
        return f"{self.num}/{self.den}"


SIMPLE = Requirement(name="simple")
NAMED: dict[str, Requirement] = {
    "simple": SIMPLE,
    "absolute": Requirement(base=Base.ENTITLED, name="absolute"),
    "present": Requirement(base=Base.PRESENT, name="present"),
    "two-thirds": Requirement(num=2, den=3, strict=False, name="two-thirds"),
    "three-quarters": Requirement(num=3, den=4, strict=False, name="three-quarters"),
    "unanimous": Requirement(num=1, den=1, strict=False, name="unanimous"),
}


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """A tally, in heads."""

    for_: int = msgspec.field(default=0, name="for")
    against: int = 0
    abstain: int = 0
    invalid: int = 0

    @property
    def cast(self) -> int:
        """All that were cast, invalid ones included."""
        return self.for_ + self.against + self.abstain + self.invalid


class Result(StrEnum):
    """What became of a vote."""

    CARRIED = "carried"
    LOST = "lost"
    TIED = "tied"
    ANNULLED = "annulled"
    UNDECIDED = "undecided"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A result with the figures that explain it."""

    result: Result
    base_size: int
    needed: int
    """The smallest number of votes for that would have carried it on this base."""
    margin: int
    """Votes for less those needed: how many more it had, or (negative) lacked."""


def base_size(requirement: Requirement, counts: Counts, present: int, entitled: int) -> int:
    """Return the number that the share is taken of."""
    sizes = {
        Base.CAST: counts.for_ + counts.against,
        Base.VOTES: counts.for_ + counts.against + counts.abstain,
        Base.VALID: counts.cast - counts.invalid,
        Base.BALLOTS: counts.cast,
        Base.PRESENT: present,
        Base.ENTITLED: entitled,
        Base.NUMBER: requirement.number or 0,
    }
    return sizes[requirement.base]


def judge(requirement: Requirement, counts: Counts, present: int, entitled: int) -> Verdict:
    """Return the verdict on a tally; nothing carries on an empty base."""
    size = base_size(requirement, counts, present, entitled)
    needed = _needed(requirement, size)
    carried = size > 0 and counts.for_ >= needed
    result = Result.CARRIED if carried else Result.LOST
    if not carried and _is_tie(requirement, counts, present, entitled):
        result = Result.TIED
    return Verdict(result=result, base_size=size, needed=needed, margin=counts.for_ - needed)


def _needed(requirement: Requirement, size: int) -> int:
    exact = requirement.num * size
    share = exact // requirement.den + 1 if requirement.strict else -(-exact // requirement.den)
    # at least one vote for, whatever the share: a threshold of 0 is not met by 0 votes
    return max(share, requirement.floor or 0, 1)


def _is_tie(requirement: Requirement, counts: Counts, present: int, entitled: int) -> bool:
    """Tell whether for equals against and one vote more would have carried it."""
    if counts.for_ != counts.against or counts.for_ == 0:
        return False
    one_more = msgspec.structs.replace(counts, for_=counts.for_ + 1)
    size = base_size(requirement, one_more, present, entitled)
    return size > 0 and one_more.for_ >= _needed(requirement, size)


def decided_early(
    requirement: Requirement, counts: Counts, remaining: int, present: int, entitled: int
) -> Result | None:
    """Return the result that no remaining vote can change, or None while it is still open.

    The remaining votes may all be for, all against, all abstentions or never cast; the verdict
    is monotone in each, so the corners decide. Lost or tied is not decided yet: a casting vote
    breaks a tie.
    """
    results: set[Result] = set()
    for ahead in ((remaining, 0, 0), (0, remaining, 0), (0, 0, remaining), (0, 0, 0)):
        end = Counts(
            for_=counts.for_ + ahead[0],
            against=counts.against + ahead[1],
            abstain=counts.abstain + ahead[2],
            invalid=counts.invalid,
        )
        results.add(judge(requirement, end, present, entitled).result)
    return results.pop() if len(results) == 1 else None


_FULL = re.compile(
    r"(?P<how>more than|at least)\s+(?:(?P<num>\d+)\s*/\s*(?P<den>\d+)|(?P<percent>\d+)\s*%)"
    r"\s+of\s+(?:the\s+)?(?P<base>[a-z]+)(?:\s+and\s+at\s+least\s+(?P<floor>\d+))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<how>more than|at least)\s+(?P<number>\d+)", re.IGNORECASE)


def parse_requirement(text: str) -> Requirement | None:
    """Read a RULE of line mode; None when the words are not one."""
    words = " ".join(text.lower().split())
    if words in NAMED:
        return NAMED[words]
    if match := _FULL.fullmatch(words):
        return _full_requirement(match)
    if match := _NUMBER.fullmatch(words):
        number = int(match["number"]) + (match["how"] == "more than")
        if number < 1:
            return None
        return Requirement(num=1, den=1, strict=False, base=Base.NUMBER, number=number)
    return None


def _full_requirement(match: re.Match[str]) -> Requirement | None:
    if match["base"] not in set(Base) - {Base.NUMBER}:
        return None
    num = int(match["percent"] or match["num"])
    den = 100 if match["percent"] else int(match["den"])
    if not 0 < num <= den:
        return None
    strict = match["how"] == "more than"
    if strict and num == den:
        return None
    num, den = num // math.gcd(num, den), den // math.gcd(num, den)
    floor = int(match["floor"]) if match["floor"] else None
    plain = Requirement(num=num, den=den, strict=strict, base=Base(match["base"]), floor=floor)
    for named in NAMED.values():
        if msgspec.structs.replace(named, name=None) == plain:
            return named
    return plain


_NAMES: dict[str, Phrase] = {
    "simple": say("simple majority"),
    "absolute": say("absolute majority"),
    "present": say("majority of those present"),
    "two-thirds": say("two thirds of the votes cast"),
    "three-quarters": say("three quarters of the votes cast"),
    "unanimous": say("unanimously"),
}
BASE_NAMES: dict[Base, Phrase] = {
    Base.CAST: say("votes for and against"),
    Base.VOTES: say("votes for, against and abstaining"),
    Base.VALID: say("valid votes"),
    Base.BALLOTS: say("ballots cast"),
    Base.PRESENT: say("members present"),
    Base.ENTITLED: say("members entitled to vote"),
    Base.NUMBER: say("votes required"),
}


def describe(requirement: Requirement) -> Phrase:
    """Return the requirement as people say it."""
    if requirement.name in _NAMES:
        return _NAMES[requirement.name]
    if requirement.base is Base.NUMBER:
        return say("at least {number}", number=requirement.number or 0)
    share = (
        say("more than {share} of the {base}", share=requirement.share, base=_base(requirement))
        if requirement.strict
        else say("at least {share} of the {base}", share=requirement.share, base=_base(requirement))
    )
    if requirement.floor is None:
        return share
    return say("{rule} and at least {floor}", rule=share, floor=requirement.floor)


def _base(requirement: Requirement) -> Phrase:
    return BASE_NAMES[requirement.base]
