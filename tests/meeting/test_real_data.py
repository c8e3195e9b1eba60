"""Votes and a speakers' queue that other people recorded, judged and replayed by our rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda
from facilitator.meeting.names import resolve
from facilitator.meeting.rules import (
    NAMED,
    SIMPLE,
    Base,
    Counts,
    Requirement,
    Result,
    judge,
    parse_requirement,
)
from facilitator.meeting.votes import Choice

from .room import Room, items, lasting

REAL = Path(__file__).parents[2].parent / "shared" / "realdata"
VOTES = REAL / "votes.jsonl"
QUEUE = REAL / "minutes" / "w3c__scribejs__test__irccloud.txt"


def recorded_votes() -> list[dict[str, Any]]:
    if not VOTES.exists():
        return []
    return [json.loads(line) for line in VOTES.read_text(encoding="utf-8").splitlines()]


def rule_of(vote: dict[str, Any]) -> Requirement | None:
    """The rule that the source states, the plain majority where none; None when it is no vote."""
    if vote["yes"] is None or vote["no"] is None or vote["options"]:
        return None
    published = (vote["required_published"] or "").split("%")[0].split(" ")[0]
    named = {
        "": SIMPLE,
        "1/2": SIMPLE,
        "50": SIMPLE,
        "1/2A": NAMED["absolute"],
        "2/3": NAMED["two-thirds"],
        "66": NAMED["two-thirds"],
    }
    if published in named:
        return named[published]
    of_all = "all members" in (vote["base_inferred"] or "")
    return parse_requirement(f"at least {published} of {'entitled' if of_all else 'cast'}")


def votes_with_a_rule() -> list[dict[str, Any]]:
    return [vote for vote in recorded_votes() if rule_of(vote)]


@pytest.mark.skipif(not VOTES.exists(), reason="the recorded votes are not beside the project")
@pytest.mark.parametrize("vote", votes_with_a_rule(), ids=lambda vote: vote["id"])
def test_a_recorded_vote_ends_as_it_was_published(vote: dict[str, Any]) -> None:
    rule = rule_of(vote)
    assert rule is not None
    tally = Counts(for_=vote["yes"], against=vote["no"], abstain=vote["abstain"] or 0)
    entitled = vote["members_entitled"] or tally.cast
    verdict = judge(rule, tally, tally.cast, entitled)
    tie_breaker = vote["tie_breaker"] or ""
    if verdict.result is Result.TIED and "Yea" in tie_breaker:
        tally = Counts(for_=tally.for_ + 1, against=tally.against, abstain=tally.abstain)
        verdict = judge(rule, tally, tally.cast, entitled)
    assert (verdict.result is Result.CARRIED) == (vote["outcome"] == "passed")


@pytest.mark.skipif(not VOTES.exists(), reason="the recorded votes are not beside the project")
def test_most_of_the_recorded_votes_can_be_expressed() -> None:
    rules = [rule_of(vote) for vote in votes_with_a_rule()]
    assert len(rules) == 51, "the other ten are polls, elections and a quorum call"
    assert {rule.base for rule in rules if rule} == {Base.CAST, Base.ENTITLED}


@pytest.mark.skipif(not VOTES.exists(), reason="the recorded votes are not beside the project")
def test_a_tie_broken_by_the_chair_goes_through_the_room() -> None:
    (vote,) = [vote for vote in recorded_votes() if vote["tie_breaker"]]
    room = Room(Agenda(title="A senate", items=items(lasting(10))))
    room.opens_vote()
    room.counts(vote["yes"], vote["no"])
    assert room.closes_vote().result is Result.TIED
    room.do(c.GiveCastingVote(choice=Choice.FOR))
    assert room.vote.result is Result.CARRIED


_LINE = re.compile(
    r"^\[\S+ (?P<time>\S+)\] (?:<(?P<nick>[^>]+)> (?P<verb>q\+|q-|ack)\s*(?P<who>\S*)\s*$"
    r"|— Zakim sees (?P<queue>.+) on the speaker queue)"
)


def printed_lines() -> Iterator[re.Match[str]]:
    for line in QUEUE.read_text(encoding="utf-8").splitlines():
        if match := _LINE.match(line):
            yield match


@pytest.mark.skipif(not QUEUE.exists(), reason="the recorded queue is not beside the project")
def test_the_queue_of_a_real_meeting_is_as_its_bot_printed_it() -> None:
    room = Room(Agenda(title="A telecon", items=items(lasting(60))))
    states = 0
    for line in printed_lines():
        if line["queue"]:
            shown = [] if line["queue"] == "no one" else line["queue"].split(", ")
            assert room.waiting == shown, line["time"]
            states += 1
            continue
        name = line["who"] or line["nick"]
        if not resolve(room.meeting.people.values(), name):
            room.do(c.AddPerson(name=name))
        room.wait(seconds=5)
        match line["verb"]:
            case "q+":
                room.ask(name)
            case "q-":
                room.do(c.WithdrawEntry(entry=room.entry(name).id))
            case _:
                assert room.call(name) == name
    assert states == 30
    room.finish()
    assert sum(person.turns for person in room.meeting.people.values()) == 14
