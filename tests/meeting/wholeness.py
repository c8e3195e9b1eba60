"""What holds in every meeting at every moment, whoever did what before."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import jsonschema
from markdown_it import MarkdownIt

from facilitator.meeting.agenda import Instant
from facilitator.meeting.events import Recorded
from facilitator.meeting.order import arranged
from facilitator.meeting.reasons import why
from facilitator.meeting.spans import Spans
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.timeline import Timeline
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
    net_times_add_up(meeting)
    tallies_stay_within_the_electorate(meeting)
    elections_stay_within_the_electorate(meeting)


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


def tallies_stay_within_the_electorate(meeting: Meeting) -> None:
    assert sum(vote.is_open for vote in meeting.votes) <= 1
    for number, vote in enumerate(meeting.votes, start=1):
        assert vote.number == number
        assert vote.ceiling is None or vote.tally.cast <= vote.ceiling
        assert set(vote.roll) <= set(vote.electors)
        assert vote.is_open or vote.annulled is not None or vote.verdict is not None


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
