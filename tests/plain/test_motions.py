"""Motions under three sets of rules, as they are held by lines of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.procedure import PLAIN
from facilitator.meeting.state import Phase
from facilitator.record.minutes import minutes
from facilitator.record.transcript import transcript
from facilitator.words import Words

from .conftest import Sitting

AGENDA = """---
title: Club
rules: {rules}
quorum: at least 3
members: [Ann Lee, Bo Dahl, Cy Wang, Dee Fox, Eli Orr]
---
## 1. Roof (20m)
- motion: The club adopts its plan. (consent)
- motion: The club thanks Bo. (consent)
- motion: The club buys a drum. (consent)
## 2. Money (10m)
## 3. Other (10m)
"""


@pytest.fixture
def under() -> Callable[[str], Sitting]:
    def begun(rules: str) -> Sitting:
        read = parse_agenda(AGENDA.format(rules=rules), name="a.md", folder=None)
        assert not read.warnings
        sitting = Sitting(read.agenda)
        sitting("present all", "open")
        return sitting

    return begun


@pytest.fixture
def roberts(under) -> Sitting:
    return under("roberts")


def vote(sitting: Sitting, for_: int, against: int) -> str:
    """Take a vote by hands and return how it ended."""
    sitting.ok("vote by hands")
    sitting.ok(f"count for {for_} against {against} abstain 0")
    return sitting.ok("close vote")


def statuses(sitting: Sitting) -> list[str]:
    return [motion.status.value for motion in sitting.meeting.motions]


def motion(sitting: Sitting, number: int):
    return sitting.meeting.motions[number - 1]


PAYS = 'motion "The club pays 100 dollars for the roof." by Ann second Bo'


# amendments


def test_an_amendment_to_an_amendment_is_decided_first_and_both_change_the_text(roberts):
    roberts.ok(PAYS)
    told = roberts.ok('amend replace "100" with "150" by Cy second Dee')
    assert "amendment 2 to motion 1 by Cy Wang" in told
    assert "“The club pays 150 dollars for the roof.”" in told
    roberts.ok('amend replace "150" with "120" by Eli second Ann')
    assert "cannot be amended" in roberts.refused('amend strike "120"')
    assert 'motion 2 now reads: “replace "100" with "120"”' in vote(roberts, 4, 1)
    assert "motion 1 now reads: “The club pays 120 dollars for the roof.”" in vote(roberts, 5, 0)
    vote(roberts, 5, 0)
    assert statuses(roberts) == ["carried"] * 3
    main = motion(roberts, 1)
    assert main.original == "The club pays 100 dollars for the roof."
    assert main.text == "The club pays 120 dollars for the roof."
    assert roberts.meeting.votes[-1].title == main.text


def test_a_lost_amendment_leaves_the_text(roberts):
    roberts.ok(PAYS)
    roberts.ok('amend strike "for the roof" by Cy second Dee')
    assert "now reads" not in vote(roberts, 2, 3)
    assert motion(roberts, 1).versions == ()


def test_words_of_its_own_want_a_wording_before_the_vote(roberts):
    roberts.ok(PAYS)
    assert "wording TEXT" in roberts.ok("amend raise the sum a little by Cy second Dee")
    assert "Say first how motion 1 would read" in roberts.refused("vote")
    roberts.ok("wording The club pays 110 dollars for the roof.")
    vote(roberts, 5, 0)
    assert motion(roberts, 1).text == "The club pays 110 dollars for the roof."


def test_an_annulled_amendment_gives_the_text_back(roberts):
    roberts.ok(PAYS)
    roberts.ok('amend replace "100" with "150" by Cy second Dee')
    vote(roberts, 3, 2)
    assert "motion 1 reads again" in roberts.ok("annul vote : the door was locked")
    assert motion(roberts, 1).text == "The club pays 100 dollars for the roof."
    vote(roberts, 3, 2)
    assert "reads again" in roberts.ok("recount for 2 against 3 abstain 0")
    assert motion(roberts, 1).text == "The club pays 100 dollars for the roof."


def test_undo_of_a_carried_amendment_takes_vote_and_text_back_at_once(roberts):
    roberts.ok(PAYS)
    roberts.ok('amend replace "100" with "150" by Cy second Dee')
    roberts("vote", "count for 5 against 0 abstain 0")
    before = roberts.meeting
    roberts.ok("close vote")
    roberts.ok("undo")
    assert roberts.meeting == before


def test_a_withdrawn_motion_takes_its_amendments_with_it(roberts):
    roberts.ok(PAYS)
    roberts.ok('amend replace "100" with "150" by Cy second Dee')
    roberts.ok("withdraw 1")
    assert statuses(roberts) == ["withdrawn", "withdrawn"]
    assert roberts.meeting.pending_motion is None


# seconds


def test_nothing_is_voted_on_before_it_is_seconded_by_somebody_else(roberts):
    assert "needs a second" in roberts.ok("motion We sing by Ann")
    assert roberts.refused("vote") == "Motion 1 needs a second first."
    assert "Nobody can second their own motion." in roberts.refused("second Ann")
    roberts.ok("second Bo")
    assert "carried" in vote(roberts, 3, 2)


def test_without_objection_a_motion_needs_no_second(roberts):
    roberts("motion We sing by Ann", "vote by consent")
    assert "adopted" in roberts.ok("close vote")


# procedural motions


def test_an_evening_under_roberts_rules(roberts):
    roberts.ok(PAYS)
    roberts.ok("procedural previous question by Bo second Cy")
    assert "lost: 3 for, 4 needed" in vote(roberts, 3, 2)
    roberts.ok("procedural table by Dee second Eli")
    assert "motion 1 laid on the table" in vote(roberts, 3, 2)
    assert roberts.meeting.pending_motion is None
    roberts.ok("motion We sing by Ann second Bo")
    assert "goes before it" in roberts.refused("procedural take by Ann second Bo")
    vote(roberts, 5, 0)
    roberts.ok("procedural take by Ann second Bo")
    assert "motion 1 taken from the table" in vote(roberts, 3, 1)
    roberts.ok("queue Cy")
    roberts.ok("procedural close-debate by Bo second Cy")
    assert "the debate is closed: vote on motion 1" in vote(roberts, 4, 1)
    assert roberts.waiting() == "nobody"
    assert "list is closed" in roberts.refused("queue Ann")
    assert "The debate is closed" in roberts.refused("amend We wait")
    assert "The debate is closed" in roberts.refused("procedural refer by Ann second Bo")
    assert "carried" in vote(roberts, 4, 1)
    roberts.ok("queue Ann")


def test_what_is_out_of_order_is_listed_with_its_reason(roberts):
    roberts.ok(PAYS)
    roberts.ok('amend replace "100" with "150" by Cy second Dee')
    listed = roberts.ok("motions")
    assert "decided first: Amendment 2 to motion 1" in listed
    assert "in order: procedural table - to lay the motion on the table" in listed
    assert "not now: procedural drop - Motion 2 goes before it" in listed
    assert "Motion 2 goes before it" in roberts.refused("procedural drop by Bo second Eli")
    roberts.ok("procedural recess 10m by Ann second Bo")
    assert "Motion 3 goes before it" in roberts.refused("procedural table by Bo second Eli")
    roberts.ok("procedural adjourn by Bo second Eli")
    assert roberts.meeting.pending_motion.procedure == "adjourn"


def test_a_recess_can_be_amended_and_pauses_for_that_long(roberts):
    roberts.ok("procedural recess 10m by Ann second Bo")
    assert "length" in roberts.refused("amend soon by Cy second Dee")
    roberts.ok("amend 15m by Cy second Dee")
    vote(roberts, 4, 1)
    assert "recess of 15:00" in vote(roberts, 4, 1)
    assert roberts.meeting.phase is Phase.PAUSED
    assert roberts.meeting.pause_seconds == 900


def test_taking_another_item_needs_two_thirds_and_brings_it_next(roberts):
    roberts.ok("procedural reorder 3 by Ann second Bo")
    assert "lost" in vote(roberts, 3, 2)
    roberts.ok("procedural reorder 3 by Ann second Bo")
    assert "item 3, Other, comes next" in vote(roberts, 4, 1)
    assert "item 3: Other" in roberts.ok("next")
    assert "item 2: Money" in roberts.ok("next")


def test_a_motion_to_adjourn_waits_for_the_chair_who_closes_after_the_gate(roberts):
    roberts.ok(PAYS)
    roberts.ok("procedural adjourn by Bo second Eli")
    roberts("vote", "count for 4 against 1 abstain 0")
    assert "the meeting is closed with: adjourn" in roberts.ok("close vote")
    assert roberts.meeting.in_session
    answered = roberts("adjourn")
    assert "unfinished: Motion 1 has no result" in answered
    assert roberts.meeting.phase is Phase.CLOSED


def test_a_motion_waits_until_the_speech_is_over_unless_it_may_interrupt(roberts):
    roberts(PAYS, "call Ann")
    assert "Ann Lee has the floor" in roberts.refused("procedural table by Bo second Cy")
    roberts.ok("procedural privilege by Bo second Cy")


def test_postponed_indefinitely_is_lost_and_referred_says_whereto(roberts):
    roberts.ok(PAYS)
    roberts.ok("procedural postpone-indefinitely by Bo second Cy")
    vote(roberts, 3, 2)
    assert motion(roberts, 1).status is MotionStatus.LOST
    roberts.ok("motion We sing by Ann second Bo")
    roberts.ok("procedural refer the choir by Bo second Cy")
    assert "motion 3 referred: the choir" in vote(roberts, 3, 2)


def test_the_next_vote_is_by_roll_call_when_that_was_decided(under):
    plain = under("plain")
    plain("motion We sing by Ann", "procedural vote by roll call by Bo")
    assert plain.meeting.pending_motion.procedure == "vote-by"
    vote(plain, 3, 2)
    assert "by roll call" in plain.ok("vote")


def test_plain_rules_need_no_second_and_close_the_debate_by_a_majority(under):
    plain = under("plain")
    plain("motion We sing by Ann", 'amend insert "loudly" after "sing" by Bo', "queue Cy, Dee")
    plain("queue Cy")
    plain.ok("procedural close-debate by Dee")
    assert "the debate is closed: vote on motion 2" in vote(plain, 3, 2)
    vote(plain, 3, 2)
    assert "The debate is closed" in plain.refused("amend We hum")
    vote(plain, 3, 2)
    assert motion(plain, 1).text == "We sing loudly"


def test_speeches_are_limited_for_this_item(under):
    plain = under("plain")
    plain.ok("procedural limit 1m")
    vote(plain, 3, 2)
    plain("queue Ann", "call Ann")
    assert plain.meeting.speech.limit == 60
    plain("next", "queue Ann", "call Ann")
    assert plain.meeting.speech.limit == 180


def test_model_un_holds_caucuses(under):
    mun = under("model-un")
    mun.ok("procedural moderated 10m 45s on the roof by Ann second Bo")
    assert "Motion 1 goes before it" in mun.refused("procedural close-list by Cy second Dee")
    mun.ok("procedural unmoderated 5m by Cy second Dee")
    assert "recess of 5:00" in vote(mun, 3, 2)
    mun.ok("resume")
    assert "contributions of 0:45 each, until" in vote(mun, 3, 2)
    mun("queue Ann", "call Ann")
    assert mun.meeting.speech.limit == 45
    mun.ok("finish")
    assert "turns of 0:45 here" in mun.ok("status")
    mun.ok("[19:50] call Bo")
    assert mun.meeting.speech.limit == 180
    mun.ok("finish")
    mun.ok("procedural close debate by Ann second Bo")
    assert "lost" in vote(mun, 3, 2)


def test_the_plain_rules_that_ship_are_those_of_a_body_without_any(under):
    assert under("plain").meeting.agenda.body_rules.procedures == PLAIN


# the consent agenda


def test_a_block_is_adopted_but_for_what_somebody_objects_to(roberts):
    assert "3 motions" in roberts.ok("consent")
    assert "before the meeting" in roberts.refused("motion We sing")
    assert "leaves the block" in roberts.ok("object Cy to 3")
    told = roberts.ok("adopt consent")
    assert told.startswith("2 motions adopted together by consent")
    assert statuses(roberts) == ["carried", "carried"]
    assert "motion 3" in roberts.ok("motion by Ann second Bo")
    assert motion(roberts, 3).text == "The club buys a drum."


def test_a_block_can_be_named_and_dropped(roberts):
    roberts.ok("consent 1, 3")
    roberts.ok("consent drop")
    assert not roberts.meeting.motions
    roberts.ok("consent 2")
    before = roberts.meeting
    roberts.ok("adopt consent")
    roberts.ok("undo")
    assert roberts.meeting == before


def test_what_somebody_objected_to_comes_back_only_by_its_number(roberts):
    roberts("consent", "object Cy to 3", "adopt consent")
    assert "no motions for adoption by consent" in roberts.refused("consent")
    roberts.ok("consent 3")


def test_a_block_of_one_is_spoken_of_as_one(roberts):
    roberts("consent", "object Cy to 3", "object Bo to 1")
    assert "object NAME to N" in roberts.refused("object Cy")
    assert "The consent agenda has motion 2. Does anybody object?" in roberts.ok("script")
    roberts.ok("adopt consent")
    page = minutes(roberts.session.timeline, Words("en"), appendix=False)
    assert "Adopted by general consent" in page
    roberts("consent 1", "object Bo to 1")
    assert "Nothing is left of the block" in roberts.ok("script")


# what the chair says, what is written down


def test_the_chair_is_given_the_words(roberts):
    roberts.ok(PAYS)
    roberts.ok('amend replace "100" with "150" by Cy second Dee')
    said = roberts.ok("script")
    assert "The question is on the amendment" in said
    assert "The motion would then read: “The club pays 150 dollars for the roof.”" in said
    assert "Those in favour, raise your hands. Thank you. Those opposed?" in roberts.ok("vote")
    roberts("count for 5 against 0 abstain 0", "close vote")
    assert "as amended: “The club pays 150 dollars for the roof.”" in roberts.ok("vote by consent")
    assert "Is there any objection?" in roberts.ok("say")


def test_the_record_tells_the_text_as_moved_and_as_adopted(roberts):
    roberts.ok(PAYS)
    roberts.ok('amend replace "100" with "150" by Cy second Dee')
    vote(roberts, 5, 0)
    roberts.ok("procedural close-debate by Bo second Cy")
    vote(roberts, 5, 0)
    vote(roberts, 4, 1)
    roberts("consent", "object Cy to 3", "adopt consent")
    main, amendment, closing, *block = transcript(roberts.session.timeline).motions
    assert main.versions == [
        "The club pays 100 dollars for the roof.",
        "The club pays 150 dollars for the roof.",
    ]
    assert (main.original, main.text) == tuple(main.versions)
    assert (amendment.amends, amendment.status) == (1, "carried")
    assert (closing.procedure, closing.needs.share) == ("close-debate", "2/3")
    assert [part.by_consent for part in block] == [True, True]
    page = minutes(roberts.session.timeline, Words("en"), appendix=False)
    assert "**Motion 1:** The club pays 100 dollars for the roof" in page
    assert "**Amendment 2:**" in page
    assert "**As amended:** The club pays 150 dollars for the roof" in page
    assert "**Procedural motion 3:** to close the debate and vote at once" in page
    assert "Adopted by consent, together with others" in page
    assert "Cy Wang objected to adopting by consent" in page


def test_the_gate_asks_about_the_table_and_the_block(roberts):
    roberts(PAYS, "table", "consent")
    answered = roberts("adjourn")
    assert "Motion 1 lies on the table" in answered
    assert "The consent agenda is before the meeting" in answered


def test_the_chair_asks_for_debate_only_where_there_is_one(under):
    plain = under("plain")
    plain("motion We sing by Ann")
    assert "Is there any debate?" in plain("say")
    plain.ok("procedural close-debate by Dee")
    told = plain("say")
    assert "It is not debated; it needs: simple majority." in told
    assert "debate?" not in told


def test_a_slip_in_the_way_of_voting_is_no_text_to_vote_on(roberts):
    roberts.ok(PAYS)
    assert "error" in roberts("vote by clear")
    assert "error" in roberts("vote needs tow-thirds")
    assert roberts.meeting.open_vote is None
