"""Keys in, events out."""

from __future__ import annotations

import pytest
import scenes

from facilitator.meeting import commands as c
from facilitator.meeting.events import FloorAsked, FloorGiven
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.state import Phase


@pytest.mark.parametrize("key", ["n", "space", "enter"])
async def test_a_prepared_meeting_is_opened_by_the_first_key_that_comes_to_mind(stage, key):
    async with stage(scenes.prepared()) as s:
        await s.press(key)
        assert s.new_events == ["MeetingOpened", "ItemOpened"]


async def test_space_gives_the_floor_to_the_next_and_ends_the_running_speech(stage):
    async with stage(scenes.debate()) as s:
        await s.press("space")
        assert s.new_events == ["SpeechEnded", "FloorGiven"]
        assert s.scene.events[-1].speech_class is SpeechClass.ORDER


async def test_two_letters_and_enter_put_somebody_on_the_list(stage):
    async with stage(scenes.opened()) as s:
        await s.press("a")
        await s.type("ni")
        assert s.new_events == ["FloorAsked"]
        assert s.meeting.name_of(s.scene.events[-1].person) == "Nina Bell"


async def test_a_point_of_order_takes_a_mark_before_the_name(stage):
    async with stage(scenes.opened()) as s:
        await s.press("a")
        await s.type("!le c")
        asked = s.scene.events[-1]
        assert isinstance(asked, FloorAsked)
        assert asked.speech_class is SpeechClass.ORDER
        assert s.meeting.name_of(asked.person) == "Lee Carder"


async def test_finish_recess_and_resume(stage):
    async with stage(scenes.debate()) as s:
        await s.press("f", "p", "p")
        assert s.new_events == ["SpeechEnded", "MeetingPaused", "MeetingResumed"]


async def test_a_decision_is_one_key_and_its_words(stage):
    async with stage(scenes.debate()) as s:
        await s.press("d")
        await s.type("paint the hall")
        assert s.scene.events[-1].text == "paint the hall"
        assert "paint the hall" in s.text("#log")


async def test_undo_and_redo_say_what_they_took_back(stage):
    async with stage(scenes.debate()) as s:
        await s.press("f", "u")
        assert s.meeting.speech is not None
        assert "taken back: Hugo Gray spoke" in s.text("#log")
        await s.press("U")
        assert s.meeting.speech is None


async def test_hear_invites_somebody_who_has_not_spoken(stage):
    async with stage(scenes.debate()) as s:
        await s.press("f", "h")
        given = s.scene.events[-1]
        assert isinstance(given, FloorGiven)
        assert given.invited
        assert s.meeting.people[given.person].turns == 0


async def test_the_panel_says_whom_h_invites_and_how_they_decline(stage):
    scene = scenes.opened().speech(1, 60)
    async with stage(scene, (80, 24)) as s:
        named = s.text("#speaker").splitlines()[1].strip()
        assert named.startswith("h invites ")
        await s.press("h")
        name = s.meeting.name_of(s.meeting.speech.person)
        assert f"h invites {name}".startswith(named.rstrip("…"))
        assert "H declines" in s.text("#speaker")
        await s.press("H")
        assert s.new_events[-1] == "InvitationDeclined"
        assert name not in s.text("#speaker")


async def test_h_struck_twice_invites_one_person(stage):
    async with stage(scenes.opened().speech(1, 60)) as s:
        await s.press("h")
        await s.press("h", apart=0.3)
        assert s.new_events.count("FloorGiven") == 1
        assert "has just changed" in s.answer


async def test_an_empty_list_and_no_concern_are_named_as_what_they_are(stage):
    async with stage(scenes.opened()) as s:
        await s.press("l")
        assert "Nobody is waiting" in s.answer
        await s.press("A")
        assert "No concern" in s.answer


async def test_a_long_answer_is_read_whole_on_80_columns(stage):
    async with stage(scenes.debate(), (80, 24)) as s:
        log = s.app.screen.query_one("#log").size.height
        await s.press("C")
        assert s.answer.endswith(".")
        assert "…" not in s.answer
        assert s.app.screen.query_one("#answer").size.height == 2
        assert s.app.screen.query_one("#log").size.height == log - 1
        await s.press("s", "escape")
        assert s.app.screen.query_one("#answer").size.height == 1


async def test_prompts_are_stepped_through_and_come_round(stage):
    async with stage(scenes.debate()) as s:
        seen = [s.text("#prompt")]
        for key in ("full_stop", "right_square_bracket", "comma", "left_square_bracket", "comma"):
            await s.press(key)
            seen.append(s.text("#prompt"))
        assert "1/3" in seen[0]
        assert [text[-3:] for text in seen] == ["1/3", "2/3", "3/3", "2/3", "1/3", "3/3"]


class TestDoublePress:
    async def test_a_second_press_within_a_second_skips_no_speaker(self, stage):
        async with stage(scenes.debate()) as s:
            await s.press("space")
            await s.press("space", apart=0.4)
            assert s.new_events == ["SpeechEnded", "FloorGiven"]
            assert "nothing was done" in s.answer

    async def test_a_second_press_after_a_second_is_meant(self, stage):
        async with stage(scenes.debate()) as s:
            await s.press("space")
            await s.press("space", apart=1.1)
            assert s.new_events.count("FloorGiven") == 2

    async def test_a_second_press_skips_no_item(self, stage):
        scene = scenes.opened()
        async with stage(scene) as s:
            await s.press("n")
            await s.press("n", apart=0.3)
            assert s.meeting.item.number == "2"

    async def test_opening_twice_does_not_pass_the_first_item_over(self, stage):
        async with stage(scenes.prepared()) as s:
            await s.press("n")
            await s.press("n", apart=0.3)
            assert s.meeting.item.number == "1"

    async def test_a_key_held_down_acts_once(self, stage):
        async with stage(scenes.debate()) as s:
            await s.press("space")
            for _ in range(60):
                await s.press("space", apart=0.05)
            assert s.new_events.count("FloorGiven") == 1

    async def test_an_impatient_chair_is_heard_a_second_after_the_act(self, stage):
        async with stage(scenes.debate()) as s:
            await s.press("space")
            await s.press("space", "space", apart=0.6)
            assert s.new_events.count("FloorGiven") == 2

    async def test_finish_and_next_in_quick_succession_are_two_acts(self, stage):
        async with stage(scenes.debate()) as s:
            await s.press("f")
            await s.press("space", apart=0.2)
            assert s.new_events == ["SpeechEnded", "FloorGiven"]

    async def test_a_single_key_never_opens_two_dialogs(self, stage):
        async with stage(scenes.debate()) as s:
            screen = s.app.screen
            screen.action_act("ask")
            screen.action_act("ask")
            await s.pilot.pause()
            assert len(s.app.screen_stack) == 2


class TestAsking:
    async def test_leaving_an_item_in_the_middle_of_things_asks_once_and_obeys(self, stage):
        async with stage(scenes.debate()) as s:
            await s.press("n")
            assert s.new_events == []
            await s.press("y")
            assert s.new_events == ["SpeechEnded", "ItemClosed", "ItemOpened"]

    @pytest.mark.parametrize("key", ["n", "escape"])
    async def test_no_is_no(self, stage, key):
        async with stage(scenes.debate()) as s:
            await s.press("n", key)
            assert s.new_events == []
            assert s.answer == "· Nothing was done."


class TestRefusals:
    async def test_a_key_out_of_order_says_why(self, stage):
        async with stage(scenes.opened()) as s:
            await s.press("f")
            assert s.answer == "▲ Nobody has the floor."

    async def test_a_dialog_that_would_be_refused_does_not_open(self, stage):
        async with stage(scenes.prepared()) as s:
            await s.press("m")
            assert len(s.app.screen_stack) == 1
            assert "not open yet" in s.answer

    async def test_the_next_key_takes_the_answer_away(self, stage):
        async with stage(scenes.opened()) as s:
            await s.press("f", "full_stop")
            assert s.answer == ""

    async def test_a_full_disk_is_loud_and_nothing_is_shown_as_done(self, stage):
        async with stage(scenes.debate()) as s:

            def full(_lines):
                raise OSError(28, "No space left on device")

            s.scene.journal.append = full
            await s.press("f")
            assert s.meeting.speech is not None
            assert "NOT WRITTEN" in s.answer
            assert "No space left on device" in s.answer
            assert "1:58" in s.text("#speaker")


async def test_keys_can_be_remapped_and_the_footer_says_so(stage):
    async with stage(scenes.debate(), keys={"finish": "z"}) as s:
        assert "z finish" in s.text("#footer")
        await s.press("f")
        assert s.new_events == []
        await s.press("z")
        assert s.new_events == ["SpeechEnded"]


class TestVote:
    """Keys on the whole screen; the figures of one vote are proven on the dialog alone."""

    @pytest.fixture
    def scene(self):
        return scenes.opened().do(c.MoveMotion(text="Buy chairs"))

    async def test_numbers_and_enter_do_it_all(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v")
            await s.type("18 2 3")
            assert s.new_events == ["VoteOpened", "VotesCounted", "VoteClosed"]
            assert s.meeting.votes[-1].result == "carried"
            assert "CARRIED" in str(s.app.screen.query_one("#card").border_title)

    async def test_enter_opens_and_the_same_dialog_counts(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v", "enter")
            assert s.meeting.open_vote is not None
            await s.type("18 2 3")
            assert s.meeting.votes[-1].result == "carried"

    async def test_a_vote_that_was_left_open_is_counted_by_the_same_key(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v", "enter", "escape", "v")
            await s.type("18 2 3")
            assert s.meeting.votes[-1].result == "carried"

    async def test_two_thirds_of_those_present_on_a_text_of_its_own(self, stage):
        async with stage(scenes.opened()) as s:
            await s.press("v")
            await s.type("tea")
            await s.press("down", "down", "down", "down")
            await s.type("15 2")
            vote = s.meeting.votes[-1]
            assert (vote.title, vote.verdict.needed, vote.result) == ("tea", 16, "lost")

    async def test_a_roll_call_runs_from_the_same_key_to_its_verdict(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v", "r", "enter")
            await s.press("p", "p", *"f" * 21, "g", "f", "enter")
            vote = s.meeting.votes[-1]
            assert (vote.tally.for_, vote.tally.against) == (22, 1)
            assert vote.result == "carried"
            assert s.app.screen is s.app.screen_stack[0]

    async def test_consent_is_three_keys(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v", "c", "enter", "enter")
            assert s.new_events == ["VoteOpened", "VoteClosed"]
            assert s.meeting.votes[-1].result == "carried"

    async def test_a_wrong_count_is_put_right_by_the_key_of_votes(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v")
            await s.type("8 2 3")
            await s.press("v", "enter")
            await s.type("18 2 3")
            assert s.new_events[-1] == "VoteRecounted"
            assert s.meeting.votes[-1].tally.for_ == 18

    async def test_a_wrong_count_is_put_right_by_the_key_of_corrections(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v")
            await s.type("8 2 3")
            await s.press("c")
            await s.type("18 2 3")
            assert s.meeting.votes[-1].tally.for_ == 18
            s.scene.speech(3, 20)
            await s.press("c")
            assert type(s.app.screen).__name__ == "CorrectTurnDialog"

    async def test_a_wrong_count_is_put_right_by_undo(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v")
            await s.type("8 2 3")
            await s.press("u", "v", *["backspace"] * 5)
            await s.type("18 2 3")
            assert s.meeting.votes[-1].tally.for_ == 18
            assert s.meeting.votes[-1].recounts == ()

    @pytest.mark.parametrize(("key", "result"), [("plus", "carried"), ("minus", "lost")])
    async def test_a_tie_is_broken_by_one_key_at_once_or_later(self, stage, scene, key, result):
        async with stage(scene) as s:
            await s.press("v")
            await s.type("9 9 2")
            await s.press(key)
            assert s.meeting.votes[-1].result == result
            await s.press("u", key)
            assert s.meeting.votes[-1].result == result
            assert s.new_events.count("CastingVoteGiven") == 2

    async def test_a_straw_poll_stands_on_the_card_with_its_outcome(self, stage):
        async with stage(scenes.opened()) as s:
            await s.press("v")
            await s.type("tea")
            await s.press("p", "enter")
            assert "yes · no" in s.text("#card")
            await s.type("9 2")
            await s.type("make some")
            assert s.new_events == ["VoteOpened", "PollCounted", "VoteClosed", "OutcomeStated"]
            card = s.text("#card")
            assert "9 yes" in card
            assert "make some" in card
            assert "UNDECIDED" not in str(s.app.screen.query_one("#card").border_title)

    async def test_a_second_enter_does_nothing(self, stage, scene):
        async with stage(scene) as s:
            await s.press("v", "1", "8", "enter")
            await s.press("enter", apart=0.1)
            assert s.new_events == ["VoteOpened", "VotesCounted", "VoteClosed"]

    @pytest.mark.parametrize("place", range(len(scenes.HOSTILE)))
    async def test_hostile_text_is_shown_as_it_is(self, stage, place):
        scene = scenes.hostile()
        text = scenes.HOSTILE[place]
        scene.do(c.MoveMotion(text=text, mover=scene.id(place)))
        async with stage(scene, size=(80, 24)) as s:
            await s.press("v", "r", "enter", *"f" * 12, "enter", "v", "escape")
            assert s.meeting.votes[-1].result == "carried"
            await s.press("v", "up", "enter")
            await s.type("x")
            assert s.meeting.votes[-1].annulled == "x"


async def test_leaving_closes_nothing(stage):
    async with stage(scenes.debate()) as s:
        await s.press("ctrl+q")
        assert s.app.return_code == 0
        assert s.meeting.phase is Phase.OPEN


async def test_a_closed_meeting_shows_who_spoke_and_raises_no_alarm(stage):
    async with stage(scenes.debate()) as s:
        await s.press("x", "enter", "enter")
        assert s.meeting.phase is Phase.CLOSED
        assert "✗" not in s.text("#head")
        assert "spoken 9 of 23" in s.text("#times")


async def test_the_same_done_to_many_is_one_line_of_the_log(stage):
    async with stage(scenes.prepared()) as s:
        await s.press("r", "A", "escape")
        assert ": present (and 24 more)" in s.text("#log")
