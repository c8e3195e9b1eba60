"""A carried vote never lacks votes, and a lost one never has any to spare, wherever it is told."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.meeting.rules import Requirement, Result
from facilitator.meeting.verdict_words import margin_phrase, part_phrase
from facilitator.meeting.verdicts import verdict_on
from facilitator.meeting.votes import Choice, Method, Vote, margin_of
from facilitator.words import Words

from .any_vote import body, member, rules, vote_of

WORDS = Words("en")
bodies = st.lists(member, min_size=1, max_size=6)
answers = st.lists(st.sampled_from([*Choice, None]), min_size=6, max_size=6)


def voted(rule: Requirement, members: list[dict], away: int, said: list, *, weighted: bool) -> Vote:
    voters = body(members, away, weighted=weighted)
    roll = {p: choice for p, choice in zip(voters.electors, said, strict=False) if choice}
    vote = msgspec.structs.replace(vote_of(Method.ROLLCALL, rule, voters), roll=roll)
    return msgspec.structs.replace(vote, verdict=verdict_on(rule, voters, vote.taken))


@settings(deadline=None, max_examples=400)
@given(rules, bodies, st.integers(0, 3), st.booleans(), answers)
def test_the_margin_has_the_sign_of_the_result(
    rule: Requirement, members: list[dict], away: int, weighted: bool, said: list
) -> None:
    vote = voted(rule, members, away, said, weighted=weighted)
    assert vote.verdict is not None
    verdict = vote.verdict
    margin, told = margin_of(vote, verdict), margin_phrase(vote, verdict)
    assert (margin is None) == (told is None)
    if margin is not None:
        assert (margin >= 0) == (verdict.result is Result.CARRIED)
        assert "less than needed" not in WORDS(told) or verdict.result is not Result.CARRIED  # type: ignore[arg-type]
    elif verdict.result is Result.CARRIED:
        raise AssertionError("a carried vote has a margin")
    for part in verdict.parts:
        told_of_group = WORDS(part_phrase(part))
        assert ("did not carry" in told_of_group) != part.carried
        if part.base_size:
            assert part.carried == (part.tally.for_ >= part.needed)


@settings(deadline=None, max_examples=200)
@given(rules, bodies, st.booleans(), answers, st.sampled_from([Choice.FOR, Choice.AGAINST]))
def test_after_a_casting_vote_there_is_none(
    rule: Requirement, members: list[dict], weighted: bool, said: list, choice: Choice
) -> None:
    vote = voted(rule, members, 0, said, weighted=weighted)
    assert vote.verdict is not None
    result = Result.CARRIED if choice is Choice.FOR else Result.LOST
    verdict = msgspec.structs.replace(vote.verdict, result=result)
    broken = msgspec.structs.replace(vote, casting=choice, verdict=verdict)
    assert margin_of(broken, verdict) is None
    assert margin_phrase(broken, verdict) is None
