"""A vote with weights, groups, a veto, or a base that is taken anew: in the same line."""

import re
from decimal import Decimal

import pytest

from facilitator.meeting.agenda import Agenda, Item, Role, RosterEntry
from facilitator.meeting.commands import MarkPresence, MoveMotion, OpenVote, StateCount
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import Counts, Weights, parse_requirement
from facilitator.meeting.votes import Method
from facilitator.ui.actions.kinds import Situation
from facilitator.ui.actions.voting import VOTE
from facilitator.ui.dialogs import CountDialog, QuestionDialog, VoteDialog
from facilitator.words import Words
from tests.ui_dialogs.conftest import Room


def dialog(room, kind=VoteDialog, **given):
    made = kind(room.view, room.live, Words("en"), room.session.supposing, **given)
    return made.asking(room.session.refusal)


def _room(people):
    items = (Item(id="i1", number="1", title="Roof"),)
    return Room(Agenda(title="Co-op", items=items, people=people, time="19:30")).open()


class TestWeighingAndParts:
    @pytest.fixture
    def assembly(self):
        people = (
            RosterEntry(name="Ann", group="East", role=Role.CHAIR, veto=True),
            RosterEntry(name="Bo", group="East"),
            RosterEntry(name="Cy", group="West"),
        )
        return _room(people)

    async def test_a_double_majority_is_typed_group_by_group(self, assembly, play):
        rule = parse_requirement("simple and simple in each group")
        assembly.do(MoveMotion(text="X", requirement=rule))
        stage = await play(dialog(assembly))
        assert "East / West: 9 1 0 / 9 1 3" in stage.seen
        stage = await play(dialog(assembly), "2 0 / 0 1")
        assert "✗ lost: 2 for, 2 needed" in stage.seen
        assert "East carried it: 2 for" in stage.seen
        assert "West did not carry it: 0 for" in stage.seen
        stage = await play(dialog(assembly), "2 / 1", "@enter")
        vote = assembly.meeting.votes[-1]
        assert (vote.result, vote.tally) == ("carried", Counts(for_=3))
        stage = await play(dialog(assembly, CountDialog, recount=True), "2 0 / 0 1", "@enter")
        assert stage.answer is True
        assert assembly.meeting.votes[-1].result == "lost"

    async def test_a_group_that_is_missing_is_named(self, assembly, play):
        rule = parse_requirement("simple in each group")
        assembly.do(MoveMotion(text="X", requirement=rule))
        stage = await play(dialog(assembly), "2", "@enter")
        assert stage.answers == []
        assert "state the count of West too" in " ".join(stage.seen.split())
        assert assembly.done == []

    async def test_a_veto_is_one_key_and_defeats_it(self, assembly, play):
        assembly.do(MoveMotion(text="X"))
        stage = await play(dialog(assembly), "x", "3")
        assert "vetoed by Ann" in stage.seen
        assert "lost by a veto" in stage.seen
        stage = await play(dialog(assembly, CountDialog), "3", "@enter")
        assert assembly.meeting.votes[-1].result == "lost"

    async def test_weights_are_stated_beside_heads(self, play):
        people = (RosterEntry(name="Ann", weight=Decimal("2.5")), RosterEntry(name="Bo"))
        room = _room(people).do(MoveMotion(text="X"))
        stage = await play(dialog(room), "1 1")
        assert "state the weights too" in " ".join(stage.seen.split())
        stage = await play(dialog(room), "1 1 / 2.5 1", "@enter")
        assert room.meeting.votes[-1].weighted.for_ == Decimal("2.5")
        assert room.meeting.votes[-1].result == "carried"

    async def test_where_a_group_decides_no_votes_are_to_spare(self, assembly, play):
        rule = parse_requirement("simple and simple in each group")
        assembly.do(MoveMotion(text="X", requirement=rule))
        stage = await play(dialog(assembly), "2 0 / 0 1")
        assert "West did not carry it" in stage.seen
        assert "to spare" not in stage.seen

    async def test_a_margin_in_weights_is_told_as_weight_also_where_it_is_whole(self, play):
        people = (RosterEntry(name="Ann", weight=5), RosterEntry(name="Bo"))
        room = _room(people).do(MoveMotion(text="X"))
        stage = await play(dialog(room), "1 1 / 5 1")
        assert "1 in weight to spare" in stage.seen
        stage = await play(dialog(room), "1 0 1 / 1 0 5")
        assert "just what was needed" in stage.seen

    async def test_a_ballot_that_was_stated_in_weights_is_there_to_be_put_right(self, play):
        people = (RosterEntry(name="Ann", weight=Decimal("2.5")), RosterEntry(name="Bo"))
        room = _room(people).do(OpenVote(text="X", method=Method.BALLOT))
        weighed = Weights(for_=Decimal("2.5"), against=1)
        room.do(StateCount(counts=Counts(for_=1, against=1), weighted=weighed))
        now = room.meeting.votes[-1].opened_at
        deed = VOTE[0].act(Situation(meeting=room.meeting, now=now, item="i1", turn=""))
        assert deed.dialog == "count"
        stage = await play(dialog(room, CountDialog))
        assert "1 1 0 / 2.5 1 0" in stage.seen
        assert "papers one by one" not in stage.seen, "a key each says no weight"

    async def test_the_base_is_taken_anew_by_one_key(self, assembly, play):
        late = assembly.id("Cy")
        assembly.do(MarkPresence(people=(late,), presence=Presence.LEFT), MoveMotion(text="X"))
        assembly.do(OpenVote())
        seen = (await play(dialog(assembly, CountDialog))).seen
        assert "base anew" not in seen
        assembly.do(MarkPresence(people=(late,), presence=Presence.PRESENT))
        stage = await play(dialog(assembly, CountDialog), "n", "=", "@enter")
        assert stage.answer is True
        assert assembly.meeting.votes[-1].counts == Counts(for_=3)

    async def test_each_kind_of_count_can_be_put_right(self, assembly, play):
        rule = parse_requirement("simple and simple in each group")
        assembly.do(MoveMotion(text="X", requirement=rule))
        await play(dialog(assembly), "2 / 1", "@enter")
        stage = await play(dialog(assembly, QuestionDialog), "@enter")
        stage = await play(stage.answer.dialog)
        assert "It was 2 0 0 / 1 0 0" in stage.seen

    async def test_a_long_verdict_leaves_the_keys_in_sight(self, assembly, play):
        rule = parse_requirement("simple and simple in each group")
        assembly.do(MoveMotion(text="X", requirement=rule))
        stage = await play(dialog(assembly), "x", "2 / 1")
        assert "vetoed by Ann" in stage.seen
        assert re.search(r"esc back\s+\? help$", stage.seen)
