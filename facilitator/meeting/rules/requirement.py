"""What a vote needs: a share of a base, a floor, and what groups must give besides (spec 5)."""

from __future__ import annotations

from enum import StrEnum

import msgspec


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
    """Entitled and present when the vote was opened, in person or by proxy."""
    ENTITLED = "entitled"
    NUMBER = "number"
    """A fixed number, in `Requirement.number`."""


class GroupRule(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What groups must give besides: each of those named, or every one when none is named."""

    requirement: Requirement
    groups: tuple[str, ...] = ()


class Requirement(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
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
    in_groups: tuple[GroupRule, ...] = ()
    """Double majority: it carries only if each of these does too."""

    @property
    def share(self) -> str:
        """The share as `p/q`."""
        return f"{self.num}/{self.den}"

    @property
    def is_plain_majority(self) -> bool:
        """More than half of for and against, and nothing besides: what can be judged by eye."""
        usual = Requirement(name=self.name)
        return self == usual


SIMPLE = Requirement(name="simple")
NAMED: dict[str, Requirement] = {
    "simple": SIMPLE,
    "absolute": Requirement(base=Base.ENTITLED, name="absolute"),
    "present": Requirement(base=Base.PRESENT, name="present"),
    "two-thirds": Requirement(num=2, den=3, strict=False, name="two-thirds"),
    "three-quarters": Requirement(num=3, den=4, strict=False, name="three-quarters"),
    "unanimous": Requirement(num=1, den=1, strict=False, name="unanimous"),
}
