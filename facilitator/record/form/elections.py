"""Elections. Candidates appear by their names, which differ within an election."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from facilitator.meeting.elections.election import ElectionResult
from facilitator.meeting.elections.outcome import TieAbout
from facilitator.meeting.elections.papers import Reason
from facilitator.meeting.elections.report import Standing
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.rules import Base
from facilitator.record.form.base import Count, Part, Share, Time


class BallotsPart(Part, frozen=True, kw_only=True):
    """Papers by kind; they add up to all that were handed in."""

    valid: Count
    invalid: Count
    blank: Count


class AnswersPart(Part, frozen=True, kw_only=True):
    """What a candidate has, where papers say yes, no or abstain."""

    yes: Count
    no: Count
    abstain: Count


class FloorPart(Part, frozen=True, kw_only=True):
    """What was asked of everybody who was to be elected."""

    share: str
    strict: bool
    base: Base
    floor: Annotated[int | None, Meta(description="at least so many votes, besides")]
    number: Annotated[int | None, Meta(description="the base when it is a fixed number")]
    name: str | None
    base_size: Annotated[int | None, Meta(description="null: differs from candidate to candidate")]
    needed: int | None


class SlatePart(Part, frozen=True, kw_only=True):
    """A candidate: where they stand on the paper, and what became of them."""

    number: Annotated[int, Meta(ge=1, description="place on the paper")]
    name: str
    person: Annotated[str | None, Meta(description="null: from outside")]
    group: str | None
    share: Annotated[
        Share | None,
        Meta(description="votes / valid papers, of cumulative ones / all given"),
    ]
    needed: int | None
    standing: Annotated[Standing | None, Meta(description="null: still open, or annulled")]
    without_vote: Annotated[bool, Meta(description="elected though no ballot names them")]


class RoundPart(Part, frozen=True, kw_only=True):
    """A round of a ranked count; amounts are exact decimals as text."""

    number: int
    votes: dict[str, str]
    exhausted: Annotated[str, Meta(description="papers that name nobody any more")]
    lost: Annotated[str, Meta(description="by the rules' rounding")]
    quota: str | None
    elected: list[str]
    excluded: list[str]
    transferred: Annotated[str | None, Meta(description="whose surplus was passed on")]
    surplus: str | None
    tied: list[str]
    settled_by: Annotated[str | None, Meta(description="earlier (round), lot, same (result)")]


class TiePart(Part, frozen=True, kw_only=True):
    """Candidates among whom the papers did not decide."""

    candidates: list[str]
    seats: Annotated[int, Meta(ge=1, description="places at stake among them")]
    about: TieAbout
    round: int | None


class LotPart(Part, frozen=True, kw_only=True):
    """A lot: sort by the SHA-256, in hexadecimal, of `SEED:NAME` in UTF-8 to draw it again.

    One drawn by hand has no seed. `order` is the last order that decided, the best first, and
    empty while none was needed.
    """

    seed: str | None
    order: list[str]
    by_hand: Annotated[list[list[str]], Meta(description="orders drawn by hand for ties")]
    in_advance: Annotated[
        list[str] | None, Meta(description="order of all candidates drawn by hand in advance")
    ]


class BallotPart(Part, frozen=True, kw_only=True):
    """Papers that say the same, in the words of line mode; sorted by what they say."""

    paper: str
    count: Annotated[int, Meta(ge=1)]


class CountedPart(Part, frozen=True, kw_only=True):
    """An outcome that a later count replaced."""

    ballots: BallotsPart
    counts: dict[str, int | AnswersPart]
    elected: list[str]


class CountedByPart(Part, frozen=True, kw_only=True):
    """The rules of the count."""

    repeated: Annotated[
        str | None,
        Meta(description="a ranked ballot that names somebody again: invalid, skip or stop"),
    ]
    gaps: Annotated[
        int | None,
        Meta(description="blank ranks in a row that do not end a ballot; null: however many"),
    ]
    equal: Annotated[
        str | None, Meta(description="equal ranks on a ranked ballot: shared, or stop there")
    ]
    fill_seats: Annotated[bool, Meta(description="also with candidates whom no ballot names")]
    best: Annotated[
        list[str], Meta(description="the best number in files of ballots: lowest, highest")
    ]


class OrderPart(Part, frozen=True, kw_only=True):
    """A rank of a Condorcet count: ahead of all later ones, but not necessarily of equals."""

    place: Annotated[int, Meta(ge=1)]
    candidates: list[str]
    chains: Annotated[
        list[list[str]],
        Meta(description="what the strongest paths decide among them, each ahead of the next"),
    ]


class ElectionPart(Part, frozen=True, kw_only=True):
    """An election, with everything its outcome was counted by."""

    title: str
    seats: Annotated[int, Meta(ge=1)]
    method: ElectionMethod
    candidates: list[str]
    ballots: BallotsPart
    counts: Annotated[
        dict[str, int | AnswersPart],
        Meta(description="votes of each candidate; of ranked papers, first places"),
    ]
    rounds: list[RoundPart]
    elected: Annotated[list[str], Meta(description="nobody while it is open, nor once annulled")]
    tie: TiePart | None
    result: Annotated[ElectionResult | None, Meta(description="null: still open")]
    number: Annotated[int, Meta(ge=1)]
    item: str
    previous: Annotated[
        int | None, Meta(description="the election whose seats, run-off or tie this one is about")
    ]
    min: Annotated[int, Meta(ge=1, description="names, answers or votes on a valid paper")]
    max: Annotated[int, Meta(ge=1)]
    each: Annotated[int | None, Meta(description="most cumulative votes for one candidate")]
    rule: FloorPart | None
    cap: Annotated[int | None, Meta(description="most elected of one group")]
    transfer_rules: Annotated[str | None, Meta(description="meek or scottish")]
    counted_by: CountedByPart
    entitled: Count
    present: Annotated[
        int | None, Meta(description="entitled and present at the opening; null: not taken")
    ]
    proxies: Count
    base_reopened: Annotated[int, Meta(ge=0, description="how often the base was taken anew")]
    weights_ignored: Annotated[
        bool, Meta(description="members have weights, papers have none: each counts once")
    ]
    slate: list[SlatePart]
    invalid_reasons: dict[Reason, int]
    pairs: Annotated[
        dict[str, dict[str, int]],
        Meta(description="papers that prefer the first to the second (Condorcet)"),
    ]
    ranking: Annotated[
        list[list[str]],
        Meta(
            description="the best first; empty where a method has none; of a Condorcet count "
            "layers, in which `order` says what is decided"
        ),
    ]
    order: Annotated[list[OrderPart], Meta(description="of a Condorcet count")]
    run_off: list[str]
    passed_over: Annotated[list[str], Meta(description="for the cap of their group")]
    below_floor: list[str]
    empty_seats: Count
    lot: LotPart | None
    papers: Annotated[
        list[BallotPart], Meta(description="never in the order of the box; empty: totals only")
    ]
    by_totals: Annotated[bool, Meta(description="tellers stated totals instead of papers")]
    entered_twice: bool
    recounts: list[CountedPart]
    annulled: Annotated[str | None, Meta(description="the reason")]
    quorum_at_opening: bool | None
    quorum_at_close: bool | None
    opened_at: Time
    closed_at: Time | None
