"""Amending, procedural motions and the consent agenda by keys."""

from __future__ import annotations

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.agenda import Item, Plan, PreparedMotion
from facilitator.meeting.body import BodyRules
from facilitator.meeting.commands import (
    CloseVote,
    DivideMotion,
    MoveAmendment,
    MoveMotion,
    MoveProcedure,
    NextItem,
    OpenVote,
    SecondMotion,
    SetWording,
    StateCount,
    WithdrawMotion,
)
from facilitator.meeting.procedure import Procedure
from facilitator.meeting.rules import Counts
from facilitator.ui.dialogs import ConsentAgendaDialog, PendingDialog

ROBERTS = parse_agenda(
    "---\ntitle: T\nrules: roberts\n---\n- item\n", name="r.md", folder=None
).agenda.body_rules


@pytest.fixture
def moved(room):
    return room.do(MoveMotion(text="We pay 100", mover=room.id("Võ Thị Én")))


@pytest.fixture
def strict(make_room):
    room = make_room(body_rules=ROBERTS).open()
    return room.do(MoveMotion(text="We pay 100", mover=room.id("Võ Thị Én")))


def ask(room, words):
    return PendingDialog(room.meeting, words).asking(room.session.refusal)


async def test_what_a_row_cannot_hold_is_read_whole_when_it_is_chosen(room, words, play):
    room.do(MoveMotion(text="Sơn lại cổng và quét dọn nhà văn hóa", mover=None))
    made = PendingDialog(room.meeting, words)
    stage = await play(made)
    assert "d  to take a motion from the table" in stage.seen
    assert "decide that first" not in stage.seen
    stage = await play(PendingDialog(room.meeting, words), "?")
    assert "What is dim is not in order now" in stage.seen
    stage = await play(PendingDialog(room.meeting, words), "@up", "@up")
    told = " ".join(stage.seen.replace("█", " ").split())
    assert "▸ d to take a motion from the table" in told
    assert "decide that first (Sơn lại cổng và quét dọn nhà văn hóa)." in told


async def test_a_motion_is_divided_at_the_semicolons(moved, words, play):
    stage = await play(ask(moved, words), "/", " a head; we sing", "@enter")
    assert stage.answer == DivideMotion(parts=("We pay 100 a head", "we sing"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("until the next item", "until item"), ("to the end", "last item of this meeting"),
        ("when it suits us", "to no time of this meeting"), ("until item 77", "no item 77"),
    ],
)  # fmt: skip
async def test_when_a_postponed_motion_comes_back_is_shown_while_it_is_typed(
    moved, words, play, typed: str, told: str
):
    dialog = PendingDialog(moved.meeting, words, moved.session.now())
    stage = await play(dialog, "8", typed)
    assert "to postpone the motion" in stage.seen
    assert told in stage.seen


async def test_one_part_is_refused_and_the_line_stays(moved, words, play):
    stage = await play(ask(moved, words), "/", "@enter")
    assert stage.answers == []
    assert "at least two parts" in stage.seen
    assert "We pay 100" in stage.seen


async def test_a_carried_division_is_what_enter_goes_on_with(moved, words, play):
    moved.do(MoveProcedure(kind="divide"), OpenVote(), StateCount(counts=Counts(for_=3)))
    moved.do(CloseVote())
    stage = await play(ask(moved, words), "@enter", " a head; we sing", "@enter")
    assert stage.answer == DivideMotion(parts=("We pay 100 a head", "we sing"))


async def test_an_amendment_is_the_text_edited(moved, words, play):
    stage = await play(ask(moved, words), "a", "@backspace", "@backspace", "50", "@enter")
    assert stage.answer == MoveAmendment(text="We pay 150")


async def test_an_amendment_can_name_mover_and_seconder(moved, words, play):
    stage = await play(ask(moved, words), "a", " now / dung / hoa", "@enter")
    assert stage.answer == MoveAmendment(
        text="We pay 100 now",
        mover=moved.id("Phạm Thị Dung"),
        seconder=moved.id("Bùi Thị Hoa"),
    )


async def test_an_instruction_shows_how_the_text_would_read(moved, words, play):
    stage = await play(ask(moved, words), "a", "@ctrl+u", 'replace "100" with "120"')
    assert "would read: “We pay 120”" in stage.seen
    stage = await play(ask(moved, words), "a", "@ctrl+u", 'strike "door"')
    assert "does not occur" in stage.seen


async def test_a_text_unchanged_is_refused_and_stays(moved, words, play):
    stage = await play(ask(moved, words), "a", "@enter")
    assert stage.answers == []
    assert "The text reads so already." in stage.seen


async def test_the_wording_of_an_amendment_in_words_is_asked_for(moved, words, play):
    moved.do(MoveAmendment(text="raise it a little"))
    stage = await play(ask(moved, words), "r", "@backspace", "5", "@enter")
    assert stage.answer == SetWording(wording="We pay 105")


async def test_a_procedural_motion_is_one_key_in_the_list(moved, words, play):
    kinds = [p.kind for p in moved.meeting.agenda.body_rules.procedures]
    key = str(kinds.index("close-debate") + 1)
    stage = await play(ask(moved, words), key)
    assert stage.answer == MoveProcedure(kind="close-debate")


async def test_what_a_procedural_motion_asks_is_asked(moved, words, play):
    kinds = [p.kind for p in moved.meeting.agenda.body_rules.procedures]
    key = str(kinds.index("limit") + 1)
    stage = await play(ask(moved, words), key, "soon", "@enter")
    assert stage.answers == []
    assert "Say with it a length" in stage.seen
    stage = await play(ask(moved, words), key, "1m", "@enter")
    assert stage.answer == MoveProcedure(kind="limit", text="1m")


async def test_what_is_out_of_order_is_shown_with_its_reason_and_not_moved(strict, words, play):
    strict.do(MoveProcedure(kind="recess"))
    kinds = [p.kind for p in ROBERTS.procedures]
    key = str(kinds.index("table") + 1)
    stage = await play(ask(strict, words), key, size=(120, 36))
    assert stage.answers == []
    assert "✗ Motion 2 goes before it" in stage.seen


async def test_a_second_and_a_withdrawal_are_two_keys_away(strict, words, play):
    stage = await play(ask(strict, words), "s", "dung", "@enter")
    assert stage.answer == SecondMotion(person=strict.id("Phạm Thị Dung"))
    stage = await play(ask(strict, words), "w")
    assert stage.answer == WithdrawMotion()


async def test_back_from_the_text_is_back_in_the_list(moved, words, play):
    stage = await play(ask(moved, words), "a", "@escape", "w")
    assert stage.answer == WithdrawMotion()


async def test_what_has_no_key_left_is_listed_all_the_same(make_room, words, play):
    many = tuple(Procedure(kind=f"k{n}", name=f"to do {n}") for n in range(40))
    room = make_room(body_rules=BodyRules(procedures=many)).open()
    stage = await play(ask(room, words), *["@down"] * 39, "@enter")
    assert stage.answer == MoveProcedure(kind="k39")


@pytest.fixture
def prepared(room):
    return room.do(NextItem())


async def test_a_block_opens_at_once_and_enter_adopts_it(prepared, words, play):
    stage = await play(ConsentAgendaDialog(prepared.view, prepared.live, words), "@enter")
    assert stage.answers == [None]
    (motion,) = prepared.meeting.motions
    assert (motion.text, motion.status) == ("Quét dọn nhà văn hóa", "carried")


async def test_one_key_takes_a_motion_out(prepared, words, play):
    stage = await play(ConsentAgendaDialog(prepared.view, prepared.live, words), "2")
    assert "taken out" in stage.seen
    assert prepared.meeting.consent.places == ()
    stage = await play(ConsentAgendaDialog(prepared.view, prepared.live, words), "@enter")
    assert "Nothing is left of the block" in stage.seen
    await play(ConsentAgendaDialog(prepared.view, prepared.live, words), "d")
    assert prepared.meeting.consent is None


async def test_every_motion_of_a_long_block_has_a_key(make_room, words, play):
    motions = tuple(PreparedMotion(text=f"Motion {n}", method="consent") for n in range(1, 14))
    item = Item(id="i1", number="1", title="Reports", plan=Plan(), motions=motions)
    room = make_room(items=(item,)).open()
    await play(ConsentAgendaDialog(room.view, room.live, words), "c")
    assert room.meeting.consent.out == ((12, None),)
    stage = await play(ConsentAgendaDialog(room.view, room.live, words), "a")
    assert "10 Motion 10" in stage.seen
    assert "1-9 a-e takes one out" in " ".join(stage.seen.split())
    assert [place for place, _ in room.meeting.consent.out] == [12, 10]


async def test_an_open_vote_keeps_the_list_from_moving_anything(moved, words, play):
    moved.do(OpenVote())
    stage = await play(ask(moved, words), "1")
    assert stage.answers == []
    assert "A vote is open" in stage.seen


async def test_enter_does_what_the_motion_waits_for(strict, words, play):
    stage = await play(ask(strict, words), "@enter", "dung", "@enter")
    assert stage.answer == SecondMotion(person=strict.id("Phạm Thị Dung"))


async def test_a_procedural_motion_is_named_when_a_second_is_asked_for(strict, words, play):
    strict.do(SecondMotion(person=strict.id("Phạm Thị Dung")), MoveProcedure(kind="close-debate"))
    stage = await play(ask(strict, words), "s")
    assert "Who seconds “to close the debate" in stage.seen


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("7", "all, to close it on everything that is pending; or nothing"),
        ("c", "to whom, until when or about what, in words"),
        ("8", "a length, such as 10m"),
    ],
)
async def test_the_line_of_a_procedural_motion_says_what_can_be_said(
    strict, words, play, key, hint
):
    strict.do(SecondMotion(person=strict.id("Bùi Thị Hoa")))
    stage = await play(ask(strict, words), key)
    assert hint in stage.seen
