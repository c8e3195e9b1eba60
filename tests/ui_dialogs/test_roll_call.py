"""The roll call: one key an answer, a second round, a way back, and the close."""

import pytest

from facilitator.meeting.agenda import Agenda, Item, Role, RosterEntry
from facilitator.meeting.commands import (
    AnnulVote,
    CastBulk,
    CastVote,
    CloseVote,
    MarkPresence,
    OpenVote,
)
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import NAMED, Counts
from facilitator.meeting.votes import Choice, Method
from facilitator.ui.dialogs import CastingDialog, RollCallDialog
from facilitator.words import Words
from tests.ui_dialogs.conftest import Room


@pytest.fixture
def calling(make_room):
    room = make_room("An", "[/foo] Bình", "Cường", "Dung").open()
    return room.do(OpenVote(text="Thông qua", method=Method.ROLLCALL))


def dialog(room, language="en"):
    made = RollCallDialog(room.view, room.live, Words(language), room.session.supposing)
    return made.asking(room.session.refusal)


def answers(room):
    return [command.choice for command in room.done if isinstance(command, CastVote)]


async def test_one_key_for_each_member_and_enter_closes(calling, play):
    stage = await play(dialog(calling), "fgaf", "@enter")
    assert stage.answer is True
    assert answers(calling) == [Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.FOR]
    assert calling.done[-1] == CloseVote()
    assert calling.meeting.votes[-1].result == "carried"


@pytest.mark.parametrize(("language", "letters"), [("vi", "tkyt"), ("vi", "fgaf"), ("en", "1231")])
async def test_letters_of_the_language_and_digits_mean_the_same(calling, play, language, letters):
    await play(dialog(calling, language), letters)
    assert answers(calling) == [Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.FOR]


async def test_vietnamese_letters_are_no_answers_in_english(calling, play):
    await play(dialog(calling), "tky")
    assert answers(calling) == []


async def test_those_who_passed_are_asked_again_and_cannot_pass(calling, play):
    stage = await play(dialog(calling), "fpfp")
    assert "Second round" in stage.seen
    assert "▸ [/foo] Bình" in stage.seen
    stage = await play(dialog(calling), "p")
    assert "In the second round nobody can pass." in stage.seen
    stage = await play(dialog(calling), "ff", "@enter")
    assert stage.answer is True
    assert calling.meeting.votes[-1].tally.for_ == 4


async def test_going_back_changes_an_answer_and_goes_on_where_it_was(calling, play):
    stage = await play(dialog(calling), "ff", "@left", "g", "ff", "@enter")
    assert stage.answer is True
    tally = calling.meeting.votes[-1].tally
    assert (tally.for_, tally.against) == (3, 1)


async def test_the_tally_and_what_it_means_are_shown_live(calling, play):
    stage = await play(dialog(calling), "ff")
    assert "✓ 2 for" in stage.seen
    assert "still open (simple majority)" in stage.seen
    assert "2 of 4" in stage.seen
    stage = await play(dialog(calling), "f")
    assert "decided: carried, whatever the others say" in stage.seen


async def test_closing_early_asks_once(calling, play):
    stage = await play(dialog(calling), "ff", "c")
    assert stage.answers == []
    assert "2 have not answered" in stage.seen
    assert calling.meeting.open_vote is not None
    stage = await play(dialog(calling), "cc")
    assert stage.answer is True


async def test_escape_leaves_the_vote_open_and_it_goes_on_later(calling, play):
    stage = await play(dialog(calling), "ff", "@escape")
    assert stage.answer is None
    stage = await play(dialog(calling))
    assert "▸ Cường" in stage.seen


async def test_a_hundred_members_fit(make_room, play):
    room = make_room(*(f"Nguyễn Văn {n:03}" for n in range(100))).open()
    room.do(OpenVote(text="x" * 200, method=Method.ROLLCALL, requirement=NAMED["absolute"]))
    stage = await play(dialog(room), "f" * 51)
    assert "51 of 100" in stage.seen
    assert "decided: carried" in stage.seen


@pytest.fixture
def delegates():
    people = (
        RosterEntry(name="Bo Ek", group="East", role=Role.CHAIR),
        RosterEntry(name="Cy Roe", group="West", weight=2),
        RosterEntry(name="Ann Lee", group="East", represented_by="Bo Ek"),
        RosterEntry(name="Di [/Poe]", veto=True),
    )
    items = (Item(id="i1", number="1", title="Roof"),)
    room = Room(Agenda(title="Co-op", items=items, people=people, time="19:30"))
    here = tuple(room.id(name) for name in ("Bo Ek", "Cy Roe", "Di [/Poe]"))
    room.do(MarkPresence(people=here, presence=Presence.PRESENT)).open(attendance=False)
    return room.do(OpenVote(text="Roof", method=Method.ROLLCALL))


async def test_who_answers_for_somebody_is_called_with_them(delegates, play):
    stage = await play(dialog(delegates))
    assert "▸ Bo Ek, and for Ann Lee" in stage.seen
    stage = await play(dialog(delegates), "f")
    assert "▸ Bo Ek for Ann Lee" in stage.seen
    stage = await play(dialog(delegates), "g")
    assert "▸ Cy Roe" in stage.seen
    assert "weight 2" in stage.seen
    votes = [(delegates.meeting.name_of(c.person), c.choice) for c in delegates.done]
    assert votes == [("Bo Ek", Choice.FOR), ("Ann Lee", Choice.AGAINST)]


async def test_a_capital_answers_for_all_whom_somebody_represents(delegates, play):
    stage = await play(dialog(delegates), "F")
    assert answers(delegates) == [Choice.FOR, Choice.FOR]
    assert "▸ Cy Roe" in stage.seen


async def test_weights_stand_beside_heads_and_a_veto_is_named(delegates, play):
    stage = await play(dialog(delegates), "Ff")
    assert "✓ 3 for" in stage.seen
    assert "in weights 4 for" in stage.seen
    assert "has a veto" in stage.seen
    stage = await play(dialog(delegates), "g", "@enter")
    assert delegates.meeting.votes[-1].verdict.vetoed_by == (delegates.id("Di [/Poe]"),)
    assert delegates.meeting.votes[-1].result == "lost"


@pytest.fixture
def holder():
    people = (RosterEntry(name="Bo Ek", held=99), RosterEntry(name="Cy Roe"))
    items = (Item(id="i1", number="1", title="Roof"),)
    room = Room(Agenda(title="Co-op", items=items, people=people, time="19:30")).open()
    return room.do(OpenVote(text="Roof", method=Method.ROLLCALL))


async def test_votes_held_in_bulk_are_one_act(holder, play):
    stage = await play(dialog(holder))
    assert "100 votes" in stage.seen
    stage = await play(dialog(holder), "b", "70 31", "@enter")
    assert "more than the 100 votes" in stage.seen
    stage = await play(dialog(holder), "b", "70 30", "@enter")
    assert holder.done == [CastBulk(person=holder.id("Bo Ek"), counts=Counts(for_=70, against=30))]
    assert "✓ 70 for" in stage.seen
    assert "▸ Cy Roe" in stage.seen


async def test_the_base_is_taken_anew_when_somebody_has_come(calling, play):
    late = calling.id("Dung")
    calling.do(AnnulVote(reason="x"), MarkPresence(people=(late,), presence=Presence.LEFT))
    calling.do(OpenVote(text="Y", method=Method.ROLLCALL))
    stage = await play(dialog(calling))
    assert "of 3" in stage.seen
    assert "base anew" not in stage.seen
    calling.do(MarkPresence(people=(late,), presence=Presence.PRESENT))
    stage = await play(dialog(calling), "ff", "n")
    assert "2 of 4" in stage.seen


async def test_a_tie_offers_the_casting_vote(calling, play):
    stage = await play(dialog(calling), "@right", "fga", "c", "c")
    assert isinstance(stage.answer.dialog, CastingDialog)


async def test_who_was_passed_over_has_not_passed_and_several_ways_are_told_as_numbers(
    calling, holder, play
):
    stage = await play(dialog(calling), "@right")
    assert "· An" in stage.seen
    assert "… An" not in stage.seen
    stage = await play(dialog(calling), "p")
    assert "… An" in stage.seen
    stage = await play(dialog(holder), "b", "70 30", "@enter")
    assert "70 – 30 – 0 " in stage.seen


async def test_somebody_is_called_out_of_turn_by_their_name(calling, play):
    stage = await play(dialog(calling), "f", "/", "dung", "@enter")
    assert "▸ Dung" in stage.seen
    stage = await play(dialog(calling), "/", "dung", "@enter", "g")
    assert calling.done[-1] == CastVote(person=calling.id("Dung"), choice=Choice.AGAINST)
    assert "▸ [/foo] Bình" in stage.seen
    stage = await play(dialog(calling), "/", "an", "@enter", "a", "f")
    assert answers(calling)[-2:] == [Choice.ABSTAIN, Choice.FOR]
    assert calling.meeting.open_vote.tally == Counts(for_=1, against=1, abstain=1)
    stage = await play(dialog(calling), "/")
    beside = [
        line.split()[-1] for line in stage.seen.splitlines() if "Dung" in line or "An" in line
    ]
    assert beside == ["○", "✗"]
    stage = await play(dialog(calling), "/", "zzz", "@enter", "@escape")
    assert "▸ Cường" in stage.seen


async def test_a_page_back_and_on_in_a_long_roll(make_room, play):
    room = make_room(*(f"Member {n:02}" for n in range(30))).open()
    room.do(OpenVote(text="X", method=Method.ROLLCALL))
    stage = await play(dialog(room), "@pagedown", "@pagedown", "@up")
    assert "▸ Member 15" in stage.seen
    stage = await play(dialog(room), "@pageup")
    assert "▸ Member 00" in stage.seen
    stage = await play(dialog(room), *["@pagedown"] * 5)
    assert "▸ Member 29" in stage.seen
