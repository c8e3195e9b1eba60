"""The rules of a ranked count in words, so that a result names what decided it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from facilitator.counting import Equal
from facilitator.meeting.body import Repeated
from facilitator.meeting.phrase import Phrase, joined, nsay, say


class CountRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a ranked count is held by."""

    method: str
    """irv, meek, scottish or schulze."""
    equal: Equal = "stop"
    """Of counts that need one candidate at a rank: irv and scottish."""
    gaps: int | None = None
    """The most blank ranks in a row that do not end a ballot; None: however many."""
    repeated: Repeated = Repeated.INVALID
    fill: bool = False
    """Every seat is filled, if need be with candidates whom no ballot names."""


REPEATED: dict[Repeated, Phrase] = {
    Repeated.INVALID: say("a ballot that names a candidate twice is invalid"),
    Repeated.SKIP: say("of a candidate named twice the first mention counts"),
    Repeated.STOP: say("a ballot ends where it names a candidate again"),
}
BEST: dict[str, Phrase] = {
    "lowest": say("in the file the best number is 1"),
    "highest": say("in the file the best number is the highest"),
}
FILLED = say("every seat is filled, also by a candidate whom no ballot names")
_EQUAL: dict[Equal, Phrase] = {
    "stop": say("a ballot ends at equal ranks"),
    "skip": say("equal ranks are passed over"),
}
_QUOTA = {
    "meek": say("Droop quota to nine decimals"),
    "scottish": say("Droop quota in whole ballots"),
    "irv": say("more than half of the ballots still in the count elect"),
    "schulze": say("pairs by winning votes; who is not ranked comes after all who are"),
}
_TIES = {
    "irv": say("a tie that decides: a lot or a run-off"),
    "meek": say("a tie that decides: a lot or a run-off"),
    "schulze": say("a tie that decides: a lot or a run-off"),
    "scottish": say("ties by earlier rounds; one that decides: a lot or a run-off"),
}


def count_rules_told(rules: CountRules) -> Phrase:
    """Return the rules in one sentence without a full stop."""
    return joined(_parts(rules))


def _parts(rules: CountRules) -> Iterator[Phrase]:
    yield _QUOTA[rules.method]
    if rules.method in {"irv", "scottish"}:
        yield _EQUAL[rules.equal]
    else:
        yield say("equal ranks are shared") if rules.method == "meek" else say("ranks may be equal")
    yield _gaps(rules.gaps)
    yield REPEATED[rules.repeated]
    yield _TIES[rules.method]
    if rules.fill:
        yield FILLED


def _gaps(gaps: int | None) -> Phrase:
    if gaps is None:
        return say("a ballot goes on after a gap")
    if not gaps:
        return say("a ballot ends at a gap")
    return nsay(
        "a ballot ends where more than {count} rank in a row is blank",
        "a ballot ends where more than {count} ranks in a row are blank",
        gaps,
    )
