"""What a paper says, and whether it is valid (spec 6)."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What sort of paper it is."""

    VALID = "valid"
    BLANK = "blank"
    INVALID = "invalid"
    NO_TO_ALL = "no to all"
    ABSTAIN_FROM_ALL = "abstain from all"


class Answer(StrEnum):
    """What a paper says about one candidate."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Reason(StrEnum):
    """Why a paper is invalid."""

    DECLARED = "declared"
    """Whoever counted said so."""
    UNKNOWN = "unknown name"
    TWICE = "name twice"
    TOO_FEW = "too few"
    TOO_MANY = "too many"
    AMOUNT = "amount"
    """More, or less, than a candidate can be given."""
    ANSWER = "answer"
    """A letter that the method does not have."""
    NOT_ALLOWED = "not allowed"
    """No to all, or an abstention from all, where the body does not have them."""


class Paper(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A paper after it was judged, with the candidates by their numbers, in one form only.

    Two papers that say the same are equal, whatever the order in which their marks were read.
    """

    kind: Kind = Kind.VALID
    marks: tuple[int, ...] = ()
    """Candidates marked, ascending."""
    answers: tuple[tuple[int, Answer], ...] = ()
    amounts: tuple[tuple[int, int], ...] = ()
    """Candidates with what they are given; ascending, none with nothing."""
    ranks: tuple[tuple[int, ...], ...] = ()
    """The best first, equal ones together, ascending."""
    no_opinion: tuple[int, ...] = ()
    """Candidates left out of every comparison (Condorcet)."""
    reason: Reason | None = None
    """Of an invalid one."""
    detail: str = ""
    """The name, or the words, that the reason is about."""
    number: int = 0
    """How many, or how much, the paper has."""
    bound: int = 0
    """How many, or how much, it could have had."""


class Pile(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Papers that say the same."""

    paper: Paper
    count: int = 1


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One name on a paper as it is written."""

    candidate: int = 0
    """Its number; 0 for a name that nobody of that election has."""
    name: str = ""
    """What is written, when it is no candidate."""
    answer: str = ""
    """As written: yes, no, abstain, or something that the method does not have."""
    amount: int = 1
    rank: int = 0
    """Place of the candidate, from 1; equal ranks have the same."""


class Written(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paper as it is written, before anybody judges it."""

    kind: Kind = Kind.VALID
    """What whoever reads it out takes it for; marks decide about one that may be valid."""
    marks: tuple[Mark, ...] = ()
    no_opinion: tuple[int, ...] = ()
    detail: str = ""
    """Why it is declared invalid, in words."""
