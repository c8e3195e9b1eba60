"""Rules as people write and say them: `simple`, `at least 2/3 of present`, `... in each group`."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from unicodedata import normalize

from msgspec.structs import replace

from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules.requirement import NAMED, Base, GroupRule, Requirement
from facilitator.meeting.rules.spoken import parts_joined, plain_words

_FULL = re.compile(
    r"(?P<how>more than|at least)\s+"
    r"(?:(?P<num>\d{1,9})\s*/\s*(?P<den>\d{1,9})|(?P<percent>\d{1,3}(?:\.\d{1,6})?)\s*%)"
    r"\s+of\s+(?:the\s+)?(?:(?P<base>[a-z]+)|(?P<fixed>\d{1,9}))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<how>more than|at least)\s+(?P<number>\d{1,9})", re.IGNORECASE)
_NAMED_OF = re.compile(r"(?P<name>[a-z-]+)\s+of\s+(?:the\s+)?(?P<base>[a-z]+)", re.IGNORECASE)
_IN_GROUPS = re.compile(
    r"(?P<rule>.+?)\s+in\s+(?:(?P<every>each\s+group|every\s+group)|each\s+of\s+(?P<several>.+)"
    r"|(?P<one>.+))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"')
_SHARES = ("simple", "two-thirds", "three-quarters")
"""Names whose share may be taken of another base."""


def parse_requirement(text: str) -> Requirement | None:
    """Read a RULE of line mode, or as a verdict tells it; None when the words are not one.

    `RULE [and at least N] [and RULE in each group | in each of A, B | in A] ...`; a RULE alone
    with groups is asked of the whole as well. A group's name may stand in double quotes.
    """
    names: list[str] = []

    def kept(match: re.Match[str]) -> str:
        names.append(match[1])
        return f"\0{len(names) - 1}\0"

    words = parts_joined(" ".join(_QUOTED.sub(kept, normalize("NFC", text)).split()))
    first, *more = _AND.split(words)
    whole = _plain(first)
    groups: list[GroupRule] = []
    if whole is None:
        part = _group_rule(first, names)
        if part is None:
            return None
        whole, groups = part.requirement, [part]
    for clause in more:
        floor = _NUMBER.fullmatch(plain_words(clause))
        if floor and not groups and whole.floor is None and whole.base is not Base.NUMBER:
            whole = _with_floor(whole, _least(floor))
            continue
        part = _group_rule(clause, names)
        if part is None:
            return None
        groups.append(part)
    return replace(whole, in_groups=tuple(groups)) if groups else whole


def _least(match: re.Match[str]) -> int:
    return int(match["number"]) + (match["how"].lower() == "more than")


def _with_floor(rule: Requirement, floor: int) -> Requirement:
    # a name stands for the share alone
    return replace(rule, floor=floor, name=None)


def _group_rule(clause: str, names: list[str]) -> GroupRule | None:
    match = _IN_GROUPS.fullmatch(clause)
    rule = _plain(match["rule"]) if match else None
    if match is None or rule is None:
        return None
    if match["every"]:
        return GroupRule(requirement=rule)
    listed = match["several"].split(",") if match["several"] else [match["one"]]
    groups = tuple(
        re.sub(r"\0(\d+)\0", lambda m: names[int(m[1])], name).strip() for name in listed
    )
    return GroupRule(requirement=rule, groups=groups) if all(groups) else None


def _plain(words: str) -> Requirement | None:
    """Read a rule without floor and groups."""
    lower = plain_words(words)
    if lower in NAMED:
        return NAMED[lower]
    if match := _FULL.fullmatch(lower):
        return _full(match)
    if match := _NUMBER.fullmatch(lower):
        number = _least(match)
        if number < 1:
            return None
        return Requirement(num=1, den=1, strict=False, base=Base.NUMBER, number=number)
    match = _NAMED_OF.fullmatch(lower)
    if match and match["name"] in _SHARES and match["base"] in set(Base) - {Base.NUMBER}:
        return _known_by_name(replace(NAMED[match["name"]], base=Base(match["base"]), name=None))
    return None


def _full(match: re.Match[str]) -> Requirement | None:
    if match["base"] and match["base"] not in set(Base) - {Base.NUMBER}:
        return None
    if match["percent"]:
        num, den = (Decimal(match["percent"]) / 100).as_integer_ratio()
    else:
        num, den = int(match["num"]), int(match["den"])
    if not 0 < num <= den:
        return None
    strict = match["how"] == "more than"
    if strict and num == den:
        return None
    common = math.gcd(num, den)
    rule = Requirement(num=num // common, den=den // common, strict=strict)
    if match["fixed"]:
        number = int(match["fixed"])
        return replace(rule, base=Base.NUMBER, number=number) if number else None
    return _known_by_name(replace(rule, base=Base(match["base"])))


def _known_by_name(rule: Requirement) -> Requirement:
    for named in NAMED.values():
        if replace(named, name=None) == rule:
            return named
    return rule


def rule_words(requirement: Requirement) -> str:
    """Return the rule in the words of line mode, as `parse_requirement` reads them."""
    parts = [_plain_words(requirement)]
    if requirement.floor is not None:
        parts.append(f"at least {requirement.floor}")
    for part in requirement.in_groups:
        where = "each group"
        if part.groups:
            names = ", ".join(f'"{group}"' for group in part.groups)
            where = names if len(part.groups) == 1 else f"each of {names}"
        parts.append(f"{_plain_words(part.requirement)} in {where}")
    return " and ".join(parts)


def _plain_words(rule: Requirement) -> str:
    if rule.name and rule.floor is None:
        return rule.name
    if rule.base is Base.NUMBER and (rule.num, rule.den, rule.strict) == (1, 1, False):
        return f"at least {rule.number or 0}"
    how = "more than" if rule.strict else "at least"
    base = str(rule.number or 0) if rule.base is Base.NUMBER else rule.base.value
    return f"{how} {rule.share} of {base}"


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


def base_of(base: Base, size: Number) -> Phrase:
    """Return what so many of a base are called: `valid votes`, and of one `valid vote`."""
    number = 1 if size == 1 else 2
    match base:
        case Base.CAST:
            return nsay("vote for or against", "votes for and against", number)
        case Base.VOTES:
            return nsay("vote for, against or abstaining", "votes for, against and abstaining",
                        number)  # fmt: skip
        case Base.VALID:
            return nsay("valid vote", "valid votes", number)
        case Base.BALLOTS:
            return nsay("ballot cast", "ballots cast", number)
        case Base.PRESENT:
            return nsay("member present", "members present", number)
        case Base.ENTITLED:
            return nsay("member entitled to vote", "members entitled to vote", number)
        case Base.NUMBER:
            return nsay("vote required", "votes required", number)


def describe(requirement: Requirement) -> Phrase:
    """Return the requirement as people say it."""
    told = _described(requirement)
    for part in requirement.in_groups:
        rule = _described(part.requirement)
        told = (
            say(
                "{whole}, and in {groups}: {rule}",
                whole=told,
                groups=", ".join(part.groups),
                rule=rule,
            )
            if part.groups
            else say("{whole}, and in each group: {rule}", whole=told, rule=rule)
        )
    return told


def _described(requirement: Requirement) -> Phrase:
    if requirement.name in _NAMES:
        return _NAMES[requirement.name]
    share = _share(requirement)
    if requirement.floor is None:
        return share
    return say("{rule} and at least {floor}", rule=share, floor=requirement.floor)


def _share(rule: Requirement) -> Phrase:
    base = BASE_NAMES[rule.base]
    if rule.base is not Base.NUMBER:
        return (
            say("more than {share} of the {base}", share=rule.share, base=base)
            if rule.strict
            else say("at least {share} of the {base}", share=rule.share, base=base)
        )
    number = rule.number or 0
    if (rule.num, rule.den) == (1, 1):
        return say("at least {number}", number=number)
    return (
        say("more than {share} of {number}", share=rule.share, number=number)
        if rule.strict
        else say("at least {share} of {number}", share=rule.share, number=number)
    )
