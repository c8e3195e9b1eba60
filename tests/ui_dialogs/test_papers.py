"""Papers of a vote, one key each; straw polls of any options."""

import pytest

from facilitator.in_hand import BATCH
from facilitator.meeting.commands import OpenPoll, OpenVote
from facilitator.meeting.events import BallotsEntered
from facilitator.meeting.rules import Counts
from facilitator.meeting.votes import Method
from facilitator.ui.dialogs import (
    CastingDialog,
    OutcomeDialog,
    PapersDialog,
    PollCountDialog,
    PollDialog,
    VoteDialog,
)
from facilitator.words import Words


def dialog(room, kind, language="en", **given):
    made = kind(room.view, room.live, Words(language), room.session.supposing, **given)
    return made.asking(room.session.refusal)


def entered(room):
    events = (line.event for line in room.session.timeline.recorded)
    return [event.papers for event in events if isinstance(event, BallotsEntered)]


@pytest.fixture
def ballot(make_room):
    room = make_room(*(f"Member {n:02}" for n in range(40))).open()
    return room.do(OpenVote(text="Roof", method=Method.BALLOT))


class TestPapers:
    @pytest.mark.parametrize(("language", "typed"), [("en", "ffgaib"), ("vi", "ttkyhr")])
    async def test_a_letter_is_a_paper_and_enter_counts_them(self, ballot, play, language, typed):
        stage = await play(dialog(ballot, PapersDialog, language), typed, "@enter", "@enter")
        assert stage.answer is True
        vote = ballot.meeting.votes[-1]
        assert vote.tally == Counts(for_=2, against=1, abstain=2, invalid=1)
        assert vote.result == "carried"

    async def test_while_papers_are_missing_enter_asks_once_and_no_verdict_stands(
        self, ballot, play
    ):
        stage = await play(dialog(ballot, PapersDialog), "30f", "@enter")
        said = " ".join(stage.seen.split())
        assert "30 papers are in, 10 are missing. Enter again closes the vote." in said
        assert "so far carried: 30 for" in said
        assert "✓ decided: carried, whatever the others say" in said
        assert ballot.meeting.open_vote is not None

    async def test_a_paper_after_the_question_is_asked_about_anew(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "f", "@enter", "g", "@enter")
        assert stage.answers == []
        assert "2 papers are in, 38 are missing" in " ".join(stage.seen.split())

    async def test_one_paper_is_told_in_the_singular(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "f", "@enter")
        assert "1 paper is in, 39 are missing" in " ".join(stage.seen.split())

    async def test_when_all_papers_are_in_enter_closes_at_once(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "25f15g")
        assert "✓ carried: 25 for, 21 needed" in stage.seen
        assert "so far" not in stage.seen
        stage = await play(dialog(ballot, PapersDialog), "@enter")
        assert stage.answer is True

    async def test_a_number_before_it_is_so_many_alike(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "12f", "3g")
        assert "15 papers of 40" in stage.seen
        assert "… so far carried: 12 for" in stage.seen
        assert "still open" in stage.seen

    async def test_the_record_never_holds_a_paper_alone(self, ballot, play):
        await play(dialog(ballot, PapersDialog), "fgfgfgfgfgfgfgfgfgfgfgf", "@enter", "@enter")
        assert all(sum(papers.values()) >= BATCH for papers in entered(ballot))
        assert sum(sum(papers.values()) for papers in entered(ballot)) == 23

    async def test_the_last_is_taken_back(self, ballot, play):
        await play(dialog(ballot, PapersDialog), "ffg", "@backspace", "@enter", "@enter")
        assert ballot.meeting.votes[-1].tally == Counts(for_=2)

    async def test_more_papers_than_people_are_refused(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "41f")
        assert "only 40" in " ".join(stage.seen.split())
        assert entered(ballot) == []

    async def test_escape_keeps_what_was_typed(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "ffg", "@escape")
        assert stage.answer is None
        stage = await play(dialog(ballot, PapersDialog))
        assert "3 papers of 40" in stage.seen

    async def test_a_second_entry_is_blind_and_each_difference_is_shown(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "12f8ge")
        assert "second entry" in stage.seen
        assert "0 papers of 40" in stage.seen
        assert "carried" not in stage.seen
        stage = await play(dialog(ballot, PapersDialog), "11f9g", "@enter")
        assert stage.answers == []
        assert "for: 12 and 11" in " ".join(stage.seen.split())
        stage = await play(dialog(ballot, PapersDialog), "d", "@enter", "@enter")
        assert stage.answer is True
        assert ballot.meeting.votes[-1].tally == Counts(for_=12, against=8)

    async def test_two_entries_that_agree_close(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "12f8ge", "8g12f", "@enter", "@enter")
        assert stage.answer is True

    async def test_a_tie_offers_the_casting_vote(self, ballot, play):
        stage = await play(dialog(ballot, PapersDialog), "2f2g", "@enter", "@enter")
        assert isinstance(stage.answer.dialog, CastingDialog)

    async def test_from_the_dialog_of_votes(self, room, play):
        stage = await play(dialog(room, VoteDialog, text="Roof"), "b", "@enter", "p")
        assert isinstance(stage.answer.dialog, PapersDialog)
        assert room.meeting.open_vote.method is Method.BALLOT


class TestPoll:
    async def test_a_usual_set_is_two_keys(self, room, play):
        stage = await play(dialog(room, VoteDialog, text="Tea?"), "p")
        poll = stage.answer.dialog
        assert isinstance(poll, PollDialog)
        await play(poll, "@enter")
        assert room.meeting.open_vote.options == ("yes", "no")

    async def test_options_are_typed_with_commas(self, room, play):
        stage = await play(dialog(room, PollDialog, text="Drink"), "tea, [/coffee], x", "@enter")
        assert isinstance(stage.answer.dialog, PollCountDialog)
        assert room.meeting.open_vote.options == ("tea", "[/coffee]", "x")

    async def test_one_option_is_none(self, room, play):
        stage = await play(dialog(room, PollDialog, text="Drink"), "tea", "@enter")
        assert stage.answers == []
        assert "two options at least" in stage.seen

    @pytest.fixture
    def polled(self, room):
        return room.do(OpenPoll(text="Drink", options=("tea", "[/coffee]", "water")))

    async def test_numbers_bars_and_the_outcome_in_words(self, polled, play):
        stage = await play(dialog(polled, PollCountDialog), "5 2 =")
        line = next(x for x in stage.seen.splitlines() if "tea" in x)
        assert line.split()[-2:] == ["5", "50.0%"]
        assert "█" in line
        assert "10 of 10 so far" in stage.seen
        stage = await play(dialog(polled, PollCountDialog), "5 2 3", "@enter")
        outcome = stage.answer.dialog
        assert isinstance(outcome, OutcomeDialog)
        await play(outcome, "tea it is", "@enter")
        assert polled.meeting.votes[-1].outcome == "tea it is"
        assert polled.meeting.votes[-1].poll == {"tea": 5, "[/coffee]": 2, "water": 3}

    async def test_each_share_is_rounded_by_itself(self, polled, play):
        stage = await play(dialog(polled, PollCountDialog), "2 2 2")
        shares = [line.split()[-1] for line in stage.seen.splitlines() if line.endswith("%")]
        assert shares == ["33.3%", "33.3%", "33.3%"]

    async def test_the_option_whose_number_is_typed_stands_out(self, polled, play):
        options = polled.meeting.votes[-1].options
        for typed, place in (("", 0), ("3", 0), ("3 ", 1), ("3 5", 1), ("3 5 1 9 ", -1)):
            stage = await play(dialog(polled, PollCountDialog), typed)
            assert f"▸ {options[place]}" in stage.seen

    async def test_more_than_are_there_are_refused(self, polled, play):
        stage = await play(dialog(polled, PollCountDialog), "9 9", "@enter")
        assert stage.answers == []
        assert "only 10 can take part" in stage.seen
        assert polled.meeting.open_vote is not None
