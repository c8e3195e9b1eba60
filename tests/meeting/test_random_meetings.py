"""Whatever anybody does in whatever order, the meeting stays whole."""

from __future__ import annotations

import datetime as dt
from collections import Counter, deque
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.body import BodyRules
from facilitator.meeting.elections.words import outcome_phrase
from facilitator.meeting.events import MeetingPrepared, Recorded
from facilitator.meeting.evolve import begin
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.gate import unfinished
from facilitator.meeting.order import arranged, unheard
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import NeedsConfirmation, Phrase
from facilitator.meeting.reasons import why
from facilitator.meeting.rules import Counts
from facilitator.meeting.spans import length
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.timing import item_clock, projection, speech_clock
from facilitator.meeting.verdict_words import verdict_phrase
from facilitator.meeting.votes import Choice, Method
from facilitator.session import Session
from facilitator.words import Words

from .floor_invariants import check_the_floor
from .room import START, Room, agenda, lasting
from .wishes import WISHES, classes, counts, people, seconds, somebody, turns, yes_or_no

AGENDA = agenda(
    lasting(15),
    ("2", lasting(20, 30)),
    ("2.1", lasting(5)),
    ("2.2", lasting()),
    ("3", lasting(), {"go_around": 60}),
    ("4", lasting(10), {"hard": True}),
    ("5", lasting(3), {"done": True}),
    time="19:15",
    turn=90,
    body_rules=BodyRules(pools={"east": 300, "west": 60}, entries={"question": 2}),
)

SPEAKERS = (Words("en"), Words("vi"))


class RandomMeeting(RuleBasedStateMachine):
    """A chair who types anything at all, with clocks that run on and off."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Room(AGENDA, opened=False)
        # so few that undo both goes back to a kept state and folds anew
        self.room.session.timeline._before = deque(maxlen=3)

    @property
    def session(self) -> Session:
        return self.room.session

    @property
    def meeting(self) -> Meeting:
        return self.room.meeting

    @initialize(taken=yes_or_no, opened=yes_or_no)
    def gather(self, taken: bool, opened: bool) -> None:
        if taken:
            self.room.everybody_present()
        if opened:
            self.room.do(c.OpenMeeting())

    @rule(passed=seconds)
    def time_passes(self, passed: int) -> None:
        self.room.wait(seconds=passed)

    @rule(names=st.lists(people, min_size=2, max_size=4), kind=classes)
    def queue_up(self, names: list[str], kind: SpeechClass) -> None:
        for name in names:
            self.attempt(c.AskFloor(person=name, speech_class=kind))

    @rule(places=st.lists(st.integers(1, 4), min_size=2, max_size=4), order=st.sampled_from(Order))
    def arrange(self, places: list[int], order: Order) -> None:
        self.attempt(c.SetOrder(order=order))
        for number, place in enumerate(places):
            self.attempt(c.MoveEntry(entry=f"e{number * 4 + place}", place=place))

    @rule(lengths=st.lists(seconds, min_size=1, max_size=3), yields=yes_or_no)
    def debate(self, lengths: list[int], yields: bool) -> None:
        for passed in lengths:
            self.attempt(c.CallNext())
            self.room.wait(seconds=passed)
        self.attempt(c.YieldTime(entry="e1") if yields else c.FinishSpeech())

    @precondition(lambda self: len(self.meeting.turns) > 0)
    @rule(turn=turns, cut=st.integers(1, 90), person=somebody, merges=yes_or_no)
    def split_a_turn(self, turn: str, cut: int, person: str | None, merges: bool) -> None:
        wanted = self.meeting.turns[int(turn[1:]) % len(self.meeting.turns)]
        instant = wanted.began_at + dt.timedelta(seconds=cut)
        before, new = self.meeting, f"t{self.meeting.speeches + 1}"
        is_cut = self.attempt(c.SplitTurn(turn=wanted.id, at=instant, person=person), aim=False)
        if is_cut and merges:
            assert self.attempt(c.MergeTurns(turn=new, merged=wanted.id), aim=False)
            assert [t.net() for t in self.meeting.turns] == [t.net() for t in before.turns]
            assert self.meeting.people == before.people

    @rule(
        method=st.sampled_from(Method),
        answers=st.lists(st.sampled_from(Choice), min_size=6, max_size=8),
        tally=counts,
        closes=yes_or_no,
    )
    def take_a_vote(
        self, method: Method, answers: list[Choice], tally: Counts, closes: bool
    ) -> None:
        self.attempt(c.MoveMotion(text="We act", mover="p1"))
        self.attempt(c.SecondMotion(person="p2"))
        self.attempt(c.OpenVote(method=method))
        for number, answer in enumerate(answers, start=1):
            self.attempt(c.CastVote(person=f"p{number}", choice=answer))
        self.attempt(c.StateCount(counts=tally))
        if closes:
            self.attempt(c.CloseVote())
            self.attempt(c.GiveCastingVote(choice=answers[0]))
            self.attempt(c.Recount(counts=tally))

    @rule(wish=st.one_of(*WISHES["agenda"]))
    def walk_the_agenda(self, wish: c.Command) -> None:
        self.attempt(wish)

    @rule(wish=st.one_of(*WISHES["people"]))
    def come_and_go(self, wish: c.Command) -> None:
        self.attempt(wish)

    @rule(wish=st.one_of(*WISHES["list"]))
    def keep_the_list(self, wish: c.Command) -> None:
        self.attempt(wish)

    @rule(wish=st.one_of(*WISHES["floor"]))
    def give_the_floor(self, wish: c.Command) -> None:
        self.attempt(wish)

    @rule(wish=st.one_of(*WISHES["turns"]))
    def correct_turns(self, wish: c.Command) -> None:
        self.attempt(wish)

    @rule(wish=st.one_of(*WISHES["motions"]))
    def move(self, wish: c.Command) -> None:
        self.attempt(wish)

    @rule(wish=st.one_of(*WISHES["votes"]))
    def vote(self, wish: c.Command) -> None:
        self.attempt(wish)

    @rule(wish=st.one_of(*WISHES["elections"]))
    def hold_an_election(self, wish: c.Command) -> None:
        self.attempt(wish)

    @rule(wish=st.one_of(*WISHES["writing"]))
    def write(self, wish: c.Command) -> None:
        self.attempt(wish)

    @precondition(lambda self: self.meeting.phase is Phase.PREPARED)
    @rule()
    def open_the_meeting(self) -> None:
        self.attempt(c.OpenMeeting())

    @rule(to=st.sampled_from([None, "2026-12-01", "2020-01-01", "soon"]), sure=yes_or_no)
    def adjourn(self, to: str | None, sure: bool) -> None:
        assume(len(self.session.timeline.recorded) > 20)
        self.attempt(c.Adjourn(to=to, confirmed=sure))

    @rule(times=st.integers(1, 4))
    def take_back_and_restore(self, times: int) -> None:
        before, done = self.meeting, 0
        for _ in range(times):
            if self.attempt(c.Undo()):
                done += 1
        for _ in range(done):
            assert self.attempt(c.Redo())
        assert self.meeting == before

    @rule()
    def take_back(self) -> None:
        self.attempt(c.Undo())

    @rule()
    def restore(self) -> None:
        self.attempt(c.Redo())

    def attempt(self, wish: c.Command, *, aim: bool = True) -> bool:
        """Do it, or be refused for the reason foreseen with nothing changed."""
        command = self.aimed(wish) if aim else wish
        before, lines = self.meeting, len(self.room.journal.lines)
        foreseen = self.session.refusal(command)
        if foreseen is None:
            self.spoken(self.session.told(self.session.do(command)))
            assert len(self.room.journal.lines) > lines
            return True
        with pytest.raises(type(foreseen)) as refused:
            self.session.do(command)
        assert foreseen.reason == refused.value.reason
        assert self.meeting is before
        assert len(self.room.journal.lines) == lines
        self.spoken(foreseen.reason)
        if isinstance(foreseen, NeedsConfirmation):
            sure = msgspec.structs.replace(command, confirmed=True)
            assert not isinstance(self.session.refusal(sure), NeedsConfirmation)
        return False

    def aimed(self, wish: c.Command) -> c.Command:
        """Turn three in four of the ids and all instants into what there is."""
        live = {
            "entry": [entry.id for entry in arranged(self.meeting)],
            "turn": [t.id for t in (self.meeting.speech, *self.meeting.turns) if t],
        }
        live["merged"] = live["turn"]
        aims: dict[str, Any] = {}
        for field in wish.__struct_fields__:
            value = getattr(wish, field)
            if field in {"at", "began_at", "ended_at", "began", "ended"} and value is not None:
                aims[field] = self.room.now + (value - START)
            elif isinstance(value, str) and live.get(field) and int(value[1:]) % 4:
                aims[field] = live[field][int(value[1:]) % len(live[field])]
        return msgspec.structs.replace(wish, **aims)

    def spoken(self, phrase: Phrase) -> None:
        for words in SPEAKERS:
            words(phrase)

    @invariant()
    def one_item_is_open(self) -> None:
        open_ones = [i for i, s in self.meeting.items.items() if s.status is ItemStatus.OPEN]
        assert open_ones == ([self.meeting.current] if self.meeting.current else [])
        waits = any(s.status is ItemStatus.WAITING for s in self.meeting.items.values())
        if self.meeting.phase in {Phase.OPEN, Phase.PAUSED}:
            assert open_ones or not waits
        else:
            assert not open_ones

    @invariant()
    def the_clocks_run_only_in_session(self) -> None:
        meeting = self.meeting
        for item, state in meeting.items.items():
            runs = bool(state.spans) and state.spans[-1].ended is None
            assert runs == (meeting.in_session and item == meeting.current)
        if meeting.speech:
            assert meeting.speech.is_running == meeting.in_session
            assert meeting.speech.item == meeting.current
        if meeting.interrupted:
            assert meeting.speech is not None
            assert not meeting.interrupted.is_running
        assert not (meeting.phase is Phase.CLOSED and (meeting.speech or meeting.interrupted))

    @invariant()
    def tallies_are_those_of_the_turns(self) -> None:
        heard: Counter[str] = Counter()
        spoken: Counter[str] = Counter()
        sides: Counter[tuple[str, str]] = Counter()
        for turn in self.meeting.turns:
            assert turn.net() >= 0
            heard[turn.person or ""] += 1
            spoken[turn.person or ""] += turn.net()
            sides[turn.item, turn.speech_class] += turn.net()
        for person in self.meeting.people.values():
            assert (person.turns, person.seconds) == (heard[person.id], spoken[person.id])
        for item, state in self.meeting.items.items():
            assert state.seconds_for == sides[item, "for"]
            assert state.seconds_against == sides[item, "against"]

    @invariant()
    def open_time_and_recess_fill_the_meeting(self) -> None:
        meeting, now = self.meeting, self.room.now
        if meeting.opened_at is None:
            return
        until = meeting.closed_at or now
        for state in meeting.items.values():
            ends = [x for span in state.spans for x in (span.began, span.ended or until)]
            assert ends == sorted(ends)
        whole = int((until - meeting.opened_at).total_seconds())
        in_items = sum(length(state.spans, until) for state in meeting.items.values())
        recess = length(meeting.recesses, until)
        assert in_items + recess <= whole
        if all(s.status is not ItemStatus.SKIPPED for s in meeting.items.values()) and not any(
            s.status is ItemStatus.DEFERRED for s in meeting.items.values()
        ):
            assert in_items + recess == whole

    @invariant()
    def lists_are_sorted_by_class(self) -> None:
        for item in self.meeting.items:
            listed = arranged(self.meeting, item)
            assert sorted(e.id for e in listed) == sorted(
                e.id for e in self.meeting.items[item].waiting
            )
            ranks = [e.speech_class.rank for e in listed if not e.putback]
            assert ranks == sorted(ranks)
            for entry in listed:
                assert entry.person is None or not self.is_away(entry.person)
                self.spoken(why(self.meeting, entry))

    def is_away(self, person: str) -> bool:
        away = {Presence.LEFT, Presence.ABSENT, Presence.EXCUSED}
        return self.meeting.people[person].presence in away

    @invariant()
    def nobody_speaks_who_is_away(self) -> None:
        for turn in (self.meeting.speech, self.meeting.interrupted):
            assert turn is None or turn.person is None or not self.is_away(turn.person)
        assert all(self.meeting.people[p].is_present for p in unheard(self.meeting))
        check_the_floor(self.meeting, self.room.now)

    @invariant()
    def votes_add_up(self) -> None:
        assert sum(vote.is_open for vote in self.meeting.votes) <= 1
        for vote in self.meeting.votes:
            self.spoken(verdict_phrase(vote))
            ceiling = vote.ceiling
            assert ceiling is None or vote.tally.cast <= ceiling
            assert set(vote.roll) <= set(vote.electors)
            assert vote.is_open or vote.annulled is not None or vote.verdict is not None

    @invariant()
    def elections_add_up(self) -> None:
        assert sum(election.is_open for election in self.meeting.elections) <= 1
        for election in self.meeting.elections:
            self.spoken(outcome_phrase(election))
            ceiling = election.ceiling
            assert ceiling is None or election.entered <= ceiling
            if outcome := election.outcome:
                everybody = set(range(1, len(election.candidates) + 1))
                at_stake = outcome.tie.seats if outcome.tie else 0
                assert set(outcome.elected) <= everybody
                assert len(outcome.elected) <= election.terms.seats
                assert outcome.papers == election.entered
                if not outcome.tie or outcome.tie.about == "seat":
                    filled = len(outcome.elected) + at_stake + outcome.empty
                    assert filled == election.terms.seats

    @invariant()
    def what_is_shown_can_be_shown(self) -> None:
        meeting, now = self.meeting, self.room.now
        for item in meeting.items:
            assert item_clock(meeting, item, now).elapsed >= 0
        speech_clock(meeting, now)
        ends = projection(meeting, now)
        assert ends is None or now <= ends.likely <= ends.worst
        for phrase in unfinished(meeting, now):
            self.spoken(phrase)

    @invariant()
    def the_journal_tells_the_same(self) -> None:
        again = Timeline(through_the_codec(self.room.journal.lines))
        assert again.meeting == self.meeting
        assert again.told == self.session.timeline.told
        for phrase in again.told[-3:]:
            self.spoken(phrase or Phrase(""))

    def teardown(self) -> None:
        if self.meeting.phase is Phase.CLOSED:
            return
        while self.attempt(c.Undo()):
            pass
        first = self.room.journal.lines[0].event
        assert isinstance(first, MeetingPrepared)
        assert self.meeting == begin(first, self.meeting.zone)


def through_the_codec(lines: list[Recorded]) -> list[Recorded]:
    return msgspec.json.decode(msgspec.json.encode(lines), type=list[Recorded])


TestRandomMeeting = RandomMeeting.TestCase
TestRandomMeeting.settings = settings(
    max_examples=80,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def test_the_random_chair_knows_every_command() -> None:
    wishes = {type(wish) for wish in _examples()}
    own = {c.OpenMeeting, c.Adjourn, c.Undo, c.Redo}
    assert wishes | own == set(c.Command.__subclasses__())


def _examples() -> list[c.Command]:
    with pytest.warns(match="example"):
        return [wish.example() for group in WISHES.values() for wish in group]
