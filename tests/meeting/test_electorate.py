"""Who may vote: nobody twice, nobody by a proxy that cannot be, and the intervals of presence."""

from __future__ import annotations

import contextlib
from collections import Counter
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import RosterEntry
from facilitator.meeting.body import BodyRules
from facilitator.meeting.delegations import bad_delegations, delegations
from facilitator.meeting.eligibility import electorate
from facilitator.meeting.events import AnyEvent
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Refused

from .room import Room, agenda

NAMES = ("Ann", "Bob", "Cat", "Dan", "Eve")
IDS = [f"p{n}" for n in range(1, len(NAMES) + 1)]
people = st.sampled_from(IDS)
wishes = st.one_of(
    st.builds(c.NameDelegate, person=people, delegate=st.none() | people),
    st.builds(c.HoldProxies, person=people, number=st.integers(0, 3)),
    st.builds(
        c.MarkPresence,
        people=st.lists(people, min_size=1, max_size=3).map(tuple),
        presence=st.sampled_from(Presence),
    ),
)
rosters = st.tuples(
    *(
        st.builds(
            RosterEntry,
            name=st.just(name),
            voting=st.booleans() | st.just(True),
            represented_by=st.none() | st.sampled_from(NAMES),
            delegate=st.none() | st.none() | st.sampled_from(NAMES),
        )
        for name in NAMES
    )
)


def held(roster: tuple[RosterEntry, ...], acts: list[c.Command], *, delegators: bool) -> Room:
    rules = BodyRules(delegator_votes=delegators)
    room = Room(agenda(people=roster, body_rules=rules), opened=False)
    room.do(c.OpenMeeting())
    for act in acts:
        room.wait(seconds=7)
        with contextlib.suppress(Refused):
            room.do(act)
    return room


@settings(max_examples=150, deadline=None)
@given(rosters, st.lists(wishes, max_size=12), st.booleans())
def test_nobody_is_counted_twice(roster, acts, delegators):
    room = held(roster, acts, delegators=delegators)
    meeting = room.meeting
    voters = electorate(meeting)
    counted = Counter(voters.electors)
    assert all(n == 1 for n in counted.values())
    for person in voters.electors:
        assert meeting.people[person].voting
    for person, delegate in voters.represented.items():
        assert person in counted
        assert meeting.people[delegate].is_present
        assert meeting.people[delegate].represented_by is None, "a proxy is not passed on"
        assert delegate != person
        assert not delegators or not meeting.people[person].is_present
    themselves = [p for p in voters.electors if p not in voters.represented]
    if voters.present is not None:
        assert all(meeting.people[p].is_present for p in themselves)
        present = sum(p.voting and p.is_present for p in meeting.people.values())
        proxies = sum(not meeting.people[p].is_present for p in voters.represented)
        assert len(counted) == present + proxies
        assert voters.present == len(counted) + sum(voters.held.values()) == voters.votes
    assert voters.votes <= voters.entitled or not meeting.attendance_taken


@settings(max_examples=150, deadline=None)
@given(rosters)
def test_a_roster_gives_only_delegations_that_can_be(roster):
    given_away = delegations(roster)
    known = {entry.name: entry for entry in roster}
    for person, delegate in given_away.items():
        assert person != delegate
        assert known[person].voting
        assert delegate not in given_away
    wished = sum(bool(e.represented_by) + bool(e.delegate) for e in roster)
    assert len(given_away) + len(bad_delegations(roster)) <= wished
    assert wished == 0 or given_away or bad_delegations(roster)


@settings(max_examples=150, deadline=None)
@given(st.lists(wishes, max_size=25))
def test_intervals_of_presence_are_disjoint_and_in_order(acts):
    room = held(tuple(RosterEntry(name=name) for name in NAMES), acts, delegators=True)
    for person in room.meeting.people.values():
        assert person.is_present == (bool(person.spans) and person.spans[-1].ended is None)
        for span in person.spans:
            assert span.ended is None or span.began <= span.ended
        for before, after in pairwise(person.spans):
            assert before.ended is not None
            assert before.ended <= after.began


OLD = (
    (
        b'{"type":"VoteOpened","number":1,"title":"Tea","item":"i1","method":"hands",'
        b'"requirement":{"name":"simple"},"entitled":6,"present":5,"quorum_met":true,'
        b'"electors":["p1","p2"]}'
    ),
    b'{"type":"VotesCounted","vote":1,"counts":{"for":3,"against":1,"abstain":0,"invalid":0}}',
    (
        b'{"type":"VoteClosed","vote":1,"counts":{"for":3,"against":1,"abstain":0,"invalid":0},'
        b'"verdict":{"result":"carried","base_size":4,"needed":3,"margin":0},"quorum_met":true}'
    ),
    (
        b'{"type":"VoteRecounted","vote":1,"counts":{"for":2,"against":1,"abstain":0,"invalid":0},'
        b'"verdict":{"result":"carried","base_size":3,"needed":2,"margin":0}}'
    ),
    (
        b'{"type":"CastingVoteGiven","vote":1,"choice":"for",'
        b'"verdict":{"result":"carried","base_size":4,"needed":3,"margin":-1}}'
    ),
    b'{"type":"BallotCast","vote":1,"person":"p1","choice":"for"}',
    b'{"type":"PersonAdded","person":{"id":"p9","name":"Ida","weight":3,"presence":"present"}}',
)


@pytest.mark.parametrize("line", OLD, ids=lambda line: line[9:24].decode())
def test_what_earlier_versions_wrote_is_read_and_means_the_same_when_it_is_written_anew(line):
    event = msgspec.json.decode(line, type=AnyEvent, strict=True)
    assert msgspec.json.decode(msgspec.json.encode(event), type=AnyEvent, strict=True) == event


def test_an_old_vote_is_judged_by_the_base_that_it_was_opened_with():
    room = Room()
    opened = msgspec.json.decode(OLD[0], type=AnyEvent)
    room.session.record((opened,), room.now)
    assert (room.vote.present, room.vote.entitled, room.vote.electors) == (5, 6, ("p1", "p2"))
    room.counts(3, 1)
    assert room.closes_vote().result == "carried"
