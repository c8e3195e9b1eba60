"""One dialog for a vote: few keys, the verdict live, nothing impossible, no dead end."""

import pytest

from facilitator.meeting.commands import (
    AnnulVote,
    CloseVote,
    GiveCastingVote,
    JudgeByEye,
    MarkPresence,
    MoveMotion,
    OpenVote,
    Recount,
    StateCount,
)
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import (
    NAMED,
    SIMPLE,
    Base,
    Counts,
    Requirement,
    parse_requirement,
)
from facilitator.meeting.votes import Choice, Method
from facilitator.ui.dialogs import (
    AnnulDialog,
    CastingDialog,
    ConsentDialog,
    CountDialog,
    QuestionDialog,
    RollCallDialog,
    Then,
    VoteDialog,
)
from facilitator.words import Words


@pytest.fixture
def moved(room):
    return room.do(MoveMotion(text="Thông qua [/kế hoạch]"))


@pytest.fixture
def voting(moved):
    return moved.do(OpenVote())


@pytest.fixture
def counted(voting):
    return voting.do(StateCount(counts=Counts(for_=6, against=2, abstain=1)), CloseVote())


def dialog(room, kind=VoteDialog, language="en", **given):
    made = kind(room.view, room.live, Words(language), room.session.supposing, **given)
    return made.asking(room.session.refusal)


class TestSettingUp:
    async def test_enter_alone_opens_the_vote_on_the_pending_motion_and_goes_on(self, moved, play):
        stage = await play(dialog(moved), "@enter")
        assert moved.done == [OpenVote(method=Method.HANDS, requirement=SIMPLE)]
        assert stage.answers == []
        assert "Count  ·  show of hands" in stage.seen

    async def test_numbers_and_enter_open_count_and_close(self, moved, play):
        stage = await play(dialog(moved), "6 2 1", "@enter")
        assert stage.answer is True
        assert moved.done == [
            OpenVote(method=Method.HANDS, requirement=SIMPLE),
            StateCount(counts=Counts(for_=6, against=2, abstain=1)),
            CloseVote(),
        ]
        assert moved.meeting.votes[-1].result == "carried"

    @pytest.mark.parametrize(
        ("language", "letter", "method"),
        [
            ("en", "v", Method.VOICE),
            ("en", "h", Method.HANDS),
            ("vi", "l", Method.VOICE),
            ("vi", "v", Method.VOICE),
            ("en", "@right", Method.VOICE),
        ],
    )
    async def test_a_letter_chooses_the_method(self, moved, play, language, letter, method):
        await play(dialog(moved, language=language), letter, "@enter")
        assert moved.done[0].method is method

    async def test_a_roll_call_goes_on_to_the_roll(self, moved, play):
        stage = await play(dialog(moved), "r", "@enter")
        assert isinstance(stage.answer, Then)
        assert isinstance(stage.answer.dialog, RollCallDialog)
        assert moved.meeting.open_vote.method is Method.ROLLCALL

    async def test_consent_goes_on_to_the_question(self, moved, play):
        stage = await play(dialog(moved), "c", "@enter")
        assert isinstance(stage.answer.dialog, ConsentDialog)

    async def test_digits_are_no_count_where_names_are_called(self, moved, play):
        stage = await play(dialog(moved), "r", "12")
        assert "12" not in stage.seen
        assert "Enter calls 10 names, Trần Văn Thênh first." in stage.seen

    async def test_two_thirds_of_those_present_stands_in_the_list_with_its_figure(
        self, moved, play
    ):
        stage = await play(dialog(moved))
        line = next(x for x in stage.seen.splitlines() if "two thirds of those present" in x)
        assert line.endswith("7 of 10 needed")
        await play(dialog(moved), *["@down"] * 4, "@enter")
        rule = Requirement(num=2, den=3, strict=False, base=Base.PRESENT)
        assert moved.done[0].requirement == rule

    async def test_the_rule_of_the_motion_comes_first(self, room, play):
        room.do(MoveMotion(text="X", requirement=NAMED["two-thirds"]))
        stage = await play(dialog(room), "@enter")
        assert room.done[0].requirement == NAMED["two-thirds"]
        assert stage.answers == []

    async def test_the_rule_of_the_body_stands_behind_that_of_the_motion(self, make_room, play):
        rule = parse_requirement("at least 3/5 of present")
        room = make_room(requirement=rule).open()
        room.do(MoveMotion(text="X", requirement=NAMED["simple"]))
        stage = await play(dialog(room))
        line = next(x for x in stage.seen.splitlines() if "the body's rule" in x)
        assert "6 of 10 needed" in line
        await play(dialog(room), "@down", "@enter")
        assert room.done[0].requirement == rule

    async def test_a_rule_is_written_in_full_and_says_what_it_means(self, moved, play):
        keys = ("w", "at least 2/3 of entitled")
        stage = await play(dialog(moved), *keys)
        assert "✓ at least 2/3 of the members entitled to vote  →  7 of 10 needed" in stage.seen
        stage = await play(dialog(moved), *keys, "@enter", "@enter")
        rule = Requirement(num=2, den=3, strict=False, base=Base.ENTITLED)
        assert moved.done[0].requirement == rule

    async def test_what_is_no_rule_is_not_taken_and_stays(self, moved, play):
        stage = await play(dialog(moved), "@up", "@enter", "most", "@enter")
        assert "That is no rule" in stage.seen
        assert "most" in stage.seen
        stage = await play(dialog(moved), "w", "most", "@escape")
        assert stage.answers == []
        assert "Vote on motion 1" in stage.seen

    async def test_escape_opens_nothing(self, moved, play):
        stage = await play(dialog(moved), "6 2", "@escape")
        assert stage.answer is None
        assert moved.done == []

    async def test_an_own_text_goes_back_to_its_line_with_the_text(self, room, play):
        stage = await play(dialog(room, text="[/Nghỉ] giải lao"), "@escape")
        stage = await play(stage.answer.dialog)
        assert "[/Nghỉ] giải lao" in stage.seen

    async def test_a_rule_without_its_base_says_why_and_what_helps(self, make_room, play):
        room = make_room().open(attendance=False).do(MoveMotion(text="X"))
        stage = await play(dialog(room), "@down", "6", "@enter")
        assert room.done == []
        assert "take the attendance first" in stage.seen
        assert "attendance was not taken: r says who is here" in stage.seen

    async def test_who_comes_while_the_dialog_is_open_counts(self, make_room, play):
        room = make_room().do(MarkPresence(people=(), presence=Presence.PRESENT))
        late = room.id("Bùi Thị Hoa")
        room.do(MarkPresence(people=(late,), presence=Presence.LEFT))
        room.open(attendance=False).do(MoveMotion(text="X"))
        stage = await play(dialog(room), "10", lambda app: app.screen.look())
        assert "but only 9" in stage.seen
        comes = MarkPresence(people=(late,), presence=Presence.LATE)
        stage = await play(dialog(room), "10", lambda app: (room.do(comes), app.screen.look()))
        assert "10 of 10 entitled to vote are present" in stage.seen
        assert "carried: 10 for" in stage.seen

    async def test_who_comes_after_the_opening_does_not(self, voting, play):
        voting.do(MarkPresence(people=(voting.id("Bùi Thị Hoa"),), presence=Presence.LEFT))
        stage = await play(dialog(voting, CountDialog), "=", "@enter")
        assert stage.answer is True
        assert voting.meeting.votes[-1].counts == Counts(for_=10)


class TestCounting:
    async def test_a_count_states_and_closes(self, voting, play):
        stage = await play(dialog(voting, CountDialog), "6 2 1", "@enter")
        assert stage.answer is True
        assert voting.done == [
            StateCount(counts=Counts(for_=6, against=2, abstain=1)),
            CloseVote(),
        ]

    async def test_the_verdict_and_the_silent_are_shown_before_it_is_stated(self, voting, play):
        stage = await play(dialog(voting, CountDialog), "6", "@tab", "2", "@tab", "1")
        assert "✓ carried: 6 for, 5 needed; 75.0% of 8" in stage.seen
        assert "1 vote to spare" in stage.seen
        assert "9 of 10 voted; 1 did not vote" in stage.seen
        stage = await play(dialog(voting, CountDialog), "3 3")
        assert "= tied, and so lost" in stage.seen
        assert "1 vote too few" in stage.seen
        stage = await play(dialog(voting, CountDialog), "3 4")
        assert "✗ lost: 3 for, 4 needed" in stage.seen

    async def test_an_impossible_count_is_refused_with_the_arithmetic(self, voting, play):
        stage = await play(dialog(voting, CountDialog), "6 2 11", "@enter")
        assert stage.answers == []
        assert voting.done == []
        assert "6 for + 2 against + 11 abstaining + 0 invalid = 19" in stage.seen
        assert "6 2 11" in stage.seen

    async def test_an_impossible_count_opens_nothing(self, moved, play):
        await play(dialog(moved), "11", "@enter")
        assert moved.done == []

    async def test_the_rest_is_one_key(self, voting, play):
        await play(dialog(voting, CountDialog), "6 2 =", "@enter")
        assert voting.done[0] == StateCount(counts=Counts(for_=6, against=2, abstain=2))

    async def test_by_eye_has_no_numbers(self, voting, play):
        stage = await play(dialog(voting, CountDialog), "-")
        assert "by a clear majority against, judged by eye" in stage.seen
        await play(dialog(voting, CountDialog), "+", "@enter")
        assert voting.done == [JudgeByEye(majority=True), CloseVote()]

    async def test_by_eye_is_refused_where_the_rule_wants_numbers(self, moved, play):
        moved.do(OpenVote(requirement=NAMED["absolute"]))
        stage = await play(dialog(moved, CountDialog), "+", "@enter")
        assert stage.answers == []
        assert "Only a simple majority can be judged by eye" in stage.seen
        assert "clear majority" not in (await play(dialog(moved, CountDialog))).seen

    async def test_enter_without_numbers_states_nothing(self, voting, play):
        stage = await play(dialog(voting, CountDialog), "@enter", "@enter")
        assert "No count has been stated yet." in stage.seen
        assert voting.done == []

    async def test_letters_do_not_get_into_the_numbers(self, voting, play):
        await play(dialog(voting, CountDialog), "6v 2x", "@enter")
        assert voting.done[0] == StateCount(counts=Counts(for_=6, against=2))

    async def test_a_stated_count_stands_in_the_line_to_be_put_right(self, voting, play):
        voting.do(StateCount(counts=Counts(for_=6, against=2)))
        stage = await play(dialog(voting, CountDialog), "@enter")
        assert stage.answer is True
        assert voting.done == [CloseVote()]

    async def test_a_full_disk_closes_nothing_and_keeps_what_was_typed(self, voting, play):
        def full(_command):
            return "NOT WRITTEN"

        made = CountDialog(voting.view, full, Words("en"), voting.session.supposing)
        stage = await play(made, "6 2", "@enter")
        assert stage.answers == []
        assert "NOT WRITTEN" in stage.seen
        assert "6 2" in stage.seen


class TestAfterwards:
    async def test_a_tie_offers_the_casting_vote(self, moved, play):
        stage = await play(dialog(moved), "4 4", "@enter")
        assert isinstance(stage.answer.dialog, CastingDialog)
        again = await play(stage.answer.dialog, "+")
        assert again.answer is True
        assert moved.done[-1] == GiveCastingVote(choice=Choice.FOR)
        assert moved.meeting.votes[-1].result == "carried"

    @pytest.mark.parametrize("key", ["@enter", "@escape"])
    async def test_a_tie_may_stand(self, voting, play, key):
        voting.do(StateCount(counts=Counts(for_=5, against=5)), CloseVote())
        await play(dialog(voting, CastingDialog), key)
        assert voting.done == []

    async def test_what_is_typed_is_the_question(self, room, play):
        stage = await play(dialog(room, QuestionDialog), "Nghỉ [giải] lao", "@enter")
        await play(stage.answer.dialog, "9", "@enter")
        assert room.done[0] == OpenVote(
            text="Nghỉ [giải] lao", method=Method.HANDS, requirement=SIMPLE
        )
        assert room.meeting.votes[-1].result == "carried"

    async def test_nothing_typed_and_nothing_to_choose_is_said(self, make_room, play):
        room = make_room().open()
        stage = await play(dialog(room, QuestionDialog), "@enter")
        assert stage.answers == []
        assert "Say what the vote is about." in stage.seen

    async def test_a_motion_of_the_agenda_is_moved_and_voted_on(self, room, play):
        room.do(*_to_the_second_item())
        stage = await play(dialog(room, QuestionDialog), "@enter")
        assert room.done == [MoveMotion(text="Thông qua kế hoạch công tác tháng 12")]
        assert isinstance(stage.answer.dialog, VoteDialog)

    async def test_a_wrong_count_is_put_right_from_the_same_key(self, counted, play):
        stage = await play(dialog(counted, QuestionDialog), "@enter")
        again = await play(stage.answer.dialog)
        assert "It was 6 2 1" in again.seen
        again = await play(dialog(counted, CountDialog, recount=True), "5 5", "@enter")
        assert counted.done == [Recount(counts=Counts(for_=5, against=5))]
        assert counted.meeting.votes[-1].recounts == (Counts(for_=6, against=2, abstain=1),)

    async def test_a_recount_keeps_to_numbers(self, counted, play):
        stage = await play(dialog(counted, CountDialog, recount=True), "+", "@enter")
        assert stage.answers == []
        assert counted.done == []

    async def test_the_last_vote_is_set_aside_with_a_reason(self, counted, play):
        stage = await play(dialog(counted, QuestionDialog), "@up", "@enter")
        stage = await play(stage.answer.dialog, "@enter")
        assert "never without" in stage.seen
        await play(dialog(counted, AnnulDialog), "[/sai]", "@enter")
        assert counted.done == [AnnulVote(reason="[/sai]")]

    async def test_nothing_is_offered_that_would_be_refused(self, counted, play):
        counted.do(AnnulVote(reason="x"))
        seen = (await play(dialog(counted, QuestionDialog))).seen
        assert "count again" not in seen
        assert "set it aside" not in seen
        assert "∅ annulled: x" in seen

    async def test_the_pending_motion_is_a_way_back(self, moved, play):
        stage = await play(dialog(moved), "o")
        stage = await play(stage.answer.dialog, "@enter")
        assert isinstance(stage.answer.dialog, VoteDialog)
        assert stage.answer.dialog.setup.text is None


def _to_the_second_item():
    from facilitator.meeting.commands import NextItem

    return (NextItem(),)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("language", ["en", "vi"])
async def test_all_keys_fit(moved, play, language, size):
    moved.do(OpenVote(), StateCount(counts=Counts(for_=1)), CloseVote(), MoveMotion(text="x" * 300))
    for keys in ((), ("1 2",), ("r",), ("@enter",)):
        stage = await play(dialog(moved, language=language), *keys, size=size)
        assert "esc " in stage.seen.splitlines()[-1], stage.seen
        if moved.meeting.open_vote:
            moved.session.do(AnnulVote(reason="x"))
