"""What holds in every meeting at every moment, whoever did what before."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

import jsonschema
from markdown_it import MarkdownIt

from facilitator.meeting.agenda import Instant
from facilitator.meeting.events import Recorded
from facilitator.meeting.exact import Number
from facilitator.meeting.motions import MotionStatus, waits_for_part
from facilitator.meeting.order import arranged, unheard, unheard_members
from facilitator.meeting.people import MEMBERS, People, everybody
from facilitator.meeting.pools import pools
from facilitator.meeting.reasons import why
from facilitator.meeting.rules import Base, Requirement, Result, Tally
from facilitator.meeting.spans import Spans
from facilitator.meeting.stack import depth, precedence, procedure_of
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.statistics import gini, members_seconds, shared_floor
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.votes import Method
from facilitator.record.codec import encode_act, open_frame, read_frame
from facilitator.record.minutes import minutes
from facilitator.record.schema import schema
from facilitator.record.transcript import as_json
from facilitator.words import Words

SPEAKERS = (Words("en"), Words("vi"))


def whole(meeting: Meeting, now: Instant) -> None:
    """Assert everything that can be seen in the meeting itself."""
    one_item_is_open(meeting)
    lists_are_permutations_with_classes_in_order(meeting)
    presence_is_disjoint(meeting, now)
    the_quorum_is_counted(meeting)
    what_is_carried_along_is_what_a_count_finds(meeting, now)
    net_times_add_up(meeting)
    speeches_fill_no_more_than_their_item(meeting, now)
    pools_add_up(meeting, now)
    proxies_are_one_level_deep(meeting)
    tallies_stay_within_the_electorate(meeting)
    verdicts_follow_from_the_counts(meeting)
    elections_stay_within_the_electorate(meeting)
    motions_stand_one_upon_the_other(meeting)


def what_is_carried_along_is_what_a_count_finds(meeting: Meeting, now: Instant) -> None:
    """The tallies over all people, and the order in which the unheard are invited."""
    people, anew = everybody(meeting.people), People(dict(meeting.people))
    carried, counted = people.tallies, anew.tallies
    carried.turns = {group: turns for group, turns in carried.turns.items() if turns}
    assert carried == counted
    filled = {heap: of for heap, of in people.silent(meeting.id).heaps.items() if of}
    assert filled == anew.silent(meeting.id).heaps
    waiting = {entry.person for entry in meeting.waiting}
    speaking = {turn.person for turn in meeting.live}
    turns = Counter[str]()
    for person in meeting.people.values():
        turns[person.group or ""] += person.turns
    shuffle = {
        person: place for heap in anew.silent(meeting.id).heaps.values() for place, person in heap
    }
    silent = [
        person
        for person in meeting.people.values()
        if person.is_present and not person.turns and person.id not in speaking
    ]
    silent.sort(
        key=lambda p: (
            p.declined,
            p.role not in MEMBERS,
            p.id in waiting,
            turns[p.group or ""],
            shuffle[p.id],
        )
    )
    assert unheard(meeting) == tuple(person.id for person in silent)
    assert unheard_members(meeting) == sum(person.role in MEMBERS for person in silent)
    floor = shared_floor(meeting, now)
    seconds, there = members_seconds(meeting, now)
    zeros = [0] * (there - len(seconds))
    assert sorted((*seconds, *zeros)) == sorted(floor.even)
    assert gini(seconds, there) == gini(floor.even)


def motions_stand_one_upon_the_other(meeting: Meeting) -> None:
    """Each amendment above what it amends, twice at most; the higher rank on top."""
    for item in meeting.items:
        pending = [
            m
            for m in meeting.motions
            if m.item == item and m.status.is_pending and not waits_for_part(meeting.motions, m)
        ]
        for place, motion in enumerate(pending):
            below = pending[place - 1] if place else None
            if motion.amends is not None:
                target = meeting.motions[motion.amends - 1]
                upon = pending[pending.index(target) + 1 : place]
                assert all(m.procedure for m in upon)
                assert all(precedence(meeting, m) < precedence(meeting, motion) for m in upon)
                assert depth(meeting, motion) <= 2
            elif motion.procedure is None:
                assert below is None
            elif below is not None:
                rule = procedure_of(meeting, motion)
                assert rule is not None
                ranks = [precedence(meeting, other) for other in pending[:place]]
                assert rule.incidental or rule.precedence > max(ranks)
        vote = meeting.open_vote
        if vote and vote.motion and meeting.motions[vote.motion - 1].item == item:
            assert pending[-1].number == vote.motion
    for motion in meeting.motions:
        texts = (*motion.versions, motion.text)
        assert all(one != other for one, other in pairwise(texts))
        if motion.amends is not None and motion.status is MotionStatus.CARRIED:
            target = meeting.motions[motion.amends - 1]
            assert target.number < motion.number
            if target.status.is_pending or target.status is MotionStatus.TABLED:
                assert motion.wording in {*target.versions, target.text, None}


def one_item_is_open(meeting: Meeting) -> None:
    opened = [i for i, s in meeting.items.items() if s.status is ItemStatus.OPEN]
    assert opened == ([meeting.current] if meeting.current else [])
    if meeting.phase in {Phase.PREPARED, Phase.CLOSED}:
        assert not opened
        assert meeting.speech is None


def lists_are_permutations_with_classes_in_order(meeting: Meeting) -> None:
    ids: list[str] = []
    for item, state in meeting.items.items():
        listed = arranged(meeting, item)
        assert Counter(e.id for e in listed) == Counter(e.id for e in state.waiting)
        ranks = [entry.speech_class.rank for entry in listed if not entry.putback]
        assert ranks == sorted(ranks)
        ids += [entry.id for entry in listed]
        for entry in listed:
            assert entry.person is None or entry.person in meeting.people
            for words in SPEAKERS:
                assert words(why(meeting, entry))
    assert len(set(ids)) == len(ids)


def presence_is_disjoint(meeting: Meeting, now: Instant) -> None:
    for person in meeting.people.values():
        in_order(person.spans, now)
        assert person.is_present == (bool(person.spans) and person.spans[-1].ended is None)
    for state in meeting.items.values():
        in_order(state.spans, now)
    in_order(meeting.recesses, now)


def in_order(spans: Spans, now: Instant) -> None:
    """Spans follow each other; only the last may still run."""
    assert all(span.ended is not None for span in spans[:-1])
    ends = [at for span in spans for at in (span.began, span.ended or now)]
    assert ends == sorted(ends)


def the_quorum_is_counted(meeting: Meeting) -> None:
    voting = [person for person in meeting.people.values() if person.voting]
    here = sum(bool(p.spans) and p.spans[-1].ended is None for p in voting)
    assert (meeting.quorum.present, meeting.quorum.entitled) == (here, len(voting))


def net_times_add_up(meeting: Meeting) -> None:
    turns: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for turn in meeting.turns:
        assert turn.net() >= 0
        turns[turn.person or ""] += 1
        seconds[turn.person or ""] += turn.net()
    for person in meeting.people.values():
        assert (person.turns, person.seconds) == (turns[person.id], seconds[person.id])
    ids = [turn.id for turn in (*meeting.turns, meeting.speech, meeting.interrupted) if turn]
    assert len(set(ids)) == len(ids)


def speeches_fill_no_more_than_their_item(meeting: Meeting, now: Instant) -> None:
    spoken: Counter[str] = Counter()
    for turn in (*meeting.turns, meeting.speech, meeting.interrupted):
        if turn:
            in_order(turn.spans, now)
            spoken[turn.item] += turn.net(now)
    for item, seconds in spoken.items():
        assert seconds <= meeting.elapsed(item, now), item


def pools_add_up(meeting: Meeting, now: Instant) -> None:
    turns = [turn for turn in (*meeting.turns, meeting.speech, meeting.interrupted) if turn]
    plain = [turn for turn in turns if turn.speech_class in {"plain", "for", "against"}]
    for item in meeting.items:
        used: Counter[str | None] = Counter()
        for turn in plain:
            if turn.person and (turn.item == item or meeting.agenda.body_rules.pools_of_meeting):
                used[meeting.people[turn.person].group] += turn.net(now)
        for pool in pools(meeting, now, item):
            assert pool.used == used[pool.group]
            assert pool.left == pool.initial + pool.extra - pool.used


def proxies_are_one_level_deep(meeting: Meeting) -> None:
    for person in meeting.people.values():
        if person.represented_by:
            delegate = meeting.people[person.represented_by]
            assert delegate is not person
            assert person.voting
            assert delegate.represented_by is None


def tallies_stay_within_the_electorate(meeting: Meeting) -> None:
    assert sum(vote.is_open for vote in meeting.votes) <= 1
    for number, vote in enumerate(meeting.votes, start=1):
        assert vote.number == number
        assert vote.ceiling is None or vote.tally.cast <= vote.ceiling
        assert set(vote.roll) <= set(vote.electors)
        electorate = vote.electorate
        assert len(set(vote.electors)) == len(vote.electors)
        assert set(electorate.represented) <= set(vote.electors)
        assert electorate.present is None or electorate.votes <= electorate.entitled
        if vote.weighted and electorate.present_weight is not None:
            assert vote.weighted.cast <= electorate.present_weight
        if vote.ceiling is not None:
            assert all(vote.entered(n).heads.cast <= vote.ceiling for n in vote.entries)
        for group, counts in vote.counts_by_group().items():
            size = electorate.sizes[group]
            assert counts.cast <= (size.entitled if vote.present is None else size.present)
            assert sum(vote.poll.values()) <= vote.ceiling
        if not vote.is_open and vote.method is Method.POLL:
            assert vote.annulled is not None or vote.result is Result.UNDECIDED
        assert vote.is_open or vote.annulled is not None or vote.verdict is not None


def verdicts_follow_from_the_counts(meeting: Meeting) -> None:
    for vote in meeting.votes:
        counted = vote.method.is_counted or vote.method is Method.ROLLCALL
        if vote.verdict is None or not counted or vote.by_eye or vote.casting:
            continue
        if vote.verdict.result is Result.UNDECIDED:
            continue
        voters, parts = vote.electorate, vote.verdict.parts
        wanted = not vote.taken.vetoes and all(part.carried for part in parts)
        whole = carries(
            vote.requirement, vote.taken.tally, voters.present_base, voters.entitled_base
        )
        assert (vote.verdict.result is Result.CARRIED) == (wanted and whole)
        rules = [
            (r.requirement, g) for r in vote.requirement.in_groups for g in r.groups or voters.sizes
        ]
        assert len(rules) == len(parts)
        for (rule, group), part in zip(rules, parts, strict=True):
            size = voters.sizes[group]
            assert part.group == group
            assert part.carried == carries(rule, part.tally, size.present, size.entitled)


def carries(rule: Requirement, tally: Tally, present: Number, entitled: Number) -> bool:
    """Decide by fractions, from the words of the rule alone."""
    base = {
        Base.CAST: tally.for_ + tally.against,
        Base.VOTES: tally.for_ + tally.against + tally.abstain,
        Base.VALID: tally.for_ + tally.against + tally.abstain,
        Base.BALLOTS: tally.for_ + tally.against + tally.abstain + tally.invalid,
        Base.PRESENT: present,
        Base.ENTITLED: entitled,
        Base.NUMBER: rule.number or 0,
    }[rule.base]
    if base == 0 or tally.for_ == 0 or tally.for_ < (rule.floor or 0):
        return False
    share, wanted = Fraction(tally.for_) / Fraction(base), Fraction(rule.num, rule.den)
    return share > wanted if rule.strict else share >= wanted


def elections_stay_within_the_electorate(meeting: Meeting) -> None:
    assert sum(election.is_open for election in meeting.elections) <= 1
    for number, election in enumerate(meeting.elections, start=1):
        assert election.number == number
        if election.ceiling is not None:
            assert election.entered <= election.ceiling
        if election.outcome is not None:
            elected = election.outcome.elected
            assert len(set(elected)) == len(elected) <= election.terms.seats


@cache
def checker() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


_PROSE = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "code_block",
}  # fmt: skip
_WORDS = {"text", "strong_open", "strong_close", "softbreak"}


def record_is_whole(timeline: Timeline) -> None:
    """Assert what is written of the meeting: transcript, minutes, journal."""
    data = as_json(timeline)
    made: dict[str, Any] = json.loads(data)
    checker().validate(made)
    assert len(made["votes"]) == len(timeline.meeting.votes)
    for language in ("en", "vi"):
        for token in MarkdownIt("commonmark").parse(minutes(timeline, Words(language))):
            assert token.type in _PROSE, token
            for child in token.children or []:
                assert child.type in _WORDS, child
    again = Timeline(through_the_journal(timeline.recorded))
    assert again.meeting == timeline.meeting
    assert again.told == timeline.told
    assert as_json(again) == data


def through_the_journal(lines: list[Recorded]) -> list[Recorded]:
    """Return the events as they come back from the bytes on disk; the bytes come back the same."""
    acts: dict[int, list[Recorded]] = {}
    for line in lines:
        acts.setdefault(line.act, []).append(line)
    data, prev = b"", "0" * 64
    for act in acts.values():
        encoded, prev = encode_act(tuple(act), prev)
        data += encoded
    read = [read_frame(open_frame(line)) for line in data.splitlines()]
    assert read == lines
    return read


def folded(timeline: Timeline) -> Meeting:
    """Return the meeting as its standing events alone make it."""
    return Timeline(_renumbered([*timeline.standing()])).meeting


def _renumbered(lines: list[Recorded]) -> list[Recorded]:
    return [
        Recorded(seq=seq, at=line.at, by=line.by, act=line.act, event=line.event)
        for seq, line in enumerate(lines, start=1)
    ]
