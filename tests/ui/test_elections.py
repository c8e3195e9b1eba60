"""Elections by keys alone, from the opening to the result: what the journal holds at the end."""

from __future__ import annotations

import pytest
import scenes
from hands import Hands

from facilitator.meeting import commands as c
from facilitator.meeting.elections import ElectionMethod, ElectionResult, Kind
from facilitator.meeting.people import Presence


def meeting(present: int = 23) -> scenes.Scene:
    return scenes.opened().at("19:20").do(c.NextItem())


def named(*numbers: int) -> tuple[str, ...]:
    """Return the keys that put people of the roster up, by parts of their names."""
    return tuple(key for n in numbers for key in (scenes.ENGLISH[n], "@enter"))


FOUR = (1, 5, 9, 13)  # Nina Bell, Neil Ford, Nora Jones, Vicky Owen
OPEN = ("@enter", "@enter")  # no more names; the rule as it stands


async def hold(hands: Hands, seats: int, numbers, *rule: str) -> None:
    """Open an election, and go on to its papers."""
    seats_typed = (str(seats),) if seats > 1 else ()
    await hands.type("B", "The board", "@enter", *seats_typed, "@enter", *named(*numbers))
    await hands.type("@enter", *rule, "@enter")
    assert "To be read aloud" in hands.seen
    await hands.type("@enter")


async def papers(hands: Hands, *lines: str) -> None:
    for line in lines:
        await hands.type(line, "@enter")


async def close(hands: Hands) -> None:
    await hands.type("@enter", "@enter")
    assert hands.election.closed_at is not None


METHODS = {
    "plurality": (1, (), ("a x12", "2 x7", "c x4"), ["Nina Bell"]),
    "majority": (1, ("2",), ("a x12", "b x7", "c x4"), ["Nina Bell"]),
    "block": (2, (), ("ab x12", "1 3 x5", "-ab x6"), ["Nina Bell", "Neil Ford"]),
    "approval": (2, ("4",), ("abc x9", "ab x5", "bd x9"), ["Neil Ford", "Nina Bell"]),
    "yna": (2, ("5",), ("yyna x12", "ny* x8", "a* x3"), ["Neil Ford", "Nina Bell"]),
    "cumulative": (2, ("6",), ("a2 x9", "bb x7", "c1d1 x7"), ["Nina Bell", "Neil Ford"]),
    "irv": (1, ("7",), ("abc x9", "bc x6", "cb x5", "db x3"), ["Neil Ford"]),
    "stv": (2, ("8",), ("ab x12", "ba x2", "cd x9"), ["Nina Bell", "Nora Jones"]),
    "scottish": (2, ("9",), ("ab x12", "ba x2", "cd x9"), ["Nina Bell", "Nora Jones"]),
    "condorcet": (1, ("0",), ("abc x9", "ba=c x8", "cba x6"), ["Neil Ford"]),
}


@pytest.mark.parametrize("way", METHODS)
async def test_every_method_from_the_opening_to_the_result_by_keys(stage, way):
    seats, rule, lines, elected = METHODS[way]
    async with stage(meeting(), size=(80, 24)) as at:
        hands = Hands(at)
        await hold(hands, seats, FOUR, *rule)
        await papers(hands, *lines)
        assert "23 of 23 papers" in hands.seen
        await close(hands)
        opened, *entered, closed = at.new_events
        assert (opened, closed) == ("ElectionOpened", "ElectionClosed")
        assert set(entered) == {"PapersEntered"}
        election = hands.election
        assert election.terms.method is ElectionMethod("stv" if way == "scottish" else way)
        assert election.terms.rules == ("scottish" if way == "scottish" else "meek")
        assert election.result is ElectionResult.ELECTED
        assert [election.candidate(n).name for n in election.outcome.elected] == elected
        for name in elected:
            assert name in hands.seen
        assert "✓ ELECTED" in hands.seen
        await hands.type("@escape")
        assert "✓ ELECTED" in str(at.app.screen.query_one("#card").border_title)


async def test_a_line_is_read_back_before_it_counts(stage):
    async with stage(meeting(), size=(80, 24)) as at:
        hands = Hands(at)
        await hold(hands, 2, FOUR)
        await hands.type("ab x3")
        assert "✓ 3 papers: Nina Bell, Neil Ford" in hands.seen
        await hands.type("@backspace", "@backspace", "@backspace", "c")
        assert "✗ invalid: 3 named, at most 2 can be" in hands.seen
        assert "Nina Bell, Neil Ford, Nora Jones" in hands.seen
        assert hands.election.entered == 0
        await hands.type("@enter", "0", "@enter", "! two on one", "@enter")
        assert "0 valid · 2 invalid · 1 blank" in hands.seen
        kinds = sorted(paper.kind for paper in hands.election.papers)
        assert kinds == [Kind.BLANK, Kind.INVALID, Kind.INVALID]


async def test_somebody_more_is_nominated_and_the_base_taken_anew_in_the_same_line(stage):
    async with stage(meeting(), size=(80, 24)) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        assert "one more stands" in hands.seen
        assert "base anew" not in hands.seen
        await hands.type("+ [b]Zoe Quist (East)")
        assert "✓ [b]Zoe Quist stands too; Enter takes it" in hands.seen
        await hands.type("@enter", "+", "@enter")
        assert "Write one name behind the plus sign" in hands.seen
        await hands.type("@backspace", "e x23", "@enter", "+ Bell", "@enter")
        assert "Nina Bell stands twice" in hands.seen
        await hands.type(*["@backspace"] * 6, "+ Olga Stone", "@enter")
        assert "23 papers are in that could not name Olga Stone" in hands.seen
        assert "one more stands" not in hands.seen
    scene = scenes.electing()
    scene.do(c.MarkPresence(people=(scene.id(20),), presence=Presence.LEFT))
    async with stage(scene, size=(80, 24)) as at:
        hands = Hands(at)
        await hands.type("B")
        assert "base anew" in hands.seen
        before = hands.election.present
        await hands.type("@ctrl+n")
        assert hands.election.present == before - 1
        assert "base anew" not in hands.seen
        await hands.type("@ctrl+n")
        assert "as many can vote as before" in hands.seen


async def test_one_key_takes_the_last_line_back_into_the_field(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await papers(hands, "a", "b x2")
        await hands.type("@backspace")
        assert hands.election.entered == 1
        await hands.type("@backspace", "5", "@enter")
        assert hands.election.entered == 6
        await hands.type("@backspace", *["@backspace"] * 4, "@backspace")
        assert hands.election.entered == 0


async def test_more_papers_than_people_are_refused_while_they_are_typed(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await papers(hands, "a x20")
        await hands.type("b x4")
        assert "20 papers + 4 = 24, but only 23 entitled to vote were present" in hands.seen
        await hands.type("@enter")
        assert hands.election.entered == 20
        assert "b x4" in hands.seen


async def test_two_entries_are_compared_and_settled_before_the_close(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hold(hands, 2, FOUR)
        await papers(hands, "ab x12", "cd x7", "abc", "0 x3")
        await hands.type("@tab")
        assert "Papers, second entry" in hands.seen
        await papers(hands, "ab x11", "ac", "cd x7", "0 x4")
        await hands.type("@enter")
        assert "4 differences" in hands.seen
        assert "ElectionClosed" not in at.new_events
        # 23 papers in each: one can be put in only where another one has gone out
        await hands.type("1", "1")
        assert "2 differences" in hands.seen
        assert "Nina Bell, Neil Ford" in hands.seen
        await hands.type("1")
        assert "settle first what it has too many of" in hands.seen
        await hands.type("2", "2")
        assert "both entries agree" in hands.seen
        election = hands.election
        assert sum(election.papers.values()) == sum(election.second.values())
        await hands.type("@enter")
        await close(hands)
        assert hands.election.result is ElectionResult.ELECTED


async def test_the_second_entry_can_be_given_up(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await papers(hands, "a x12")
        await hands.type("@tab", "@enter", "x", "x")
        assert at.new_events[-1] == "SecondEntryDropped"
        await close(hands)


async def test_a_tie_is_decided_by_lot_and_the_seed_is_in_the_record(stage):
    async with stage(meeting(), size=(80, 24)) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await papers(hands, "a x10", "b x10", "c x3")
        await close(hands)
        assert "= TIED" in hands.seen
        before = hands.strokes
        await hands.type("l", "@enter")
        assert hands.strokes - before == 2
        assert at.new_events[-1] == "LotDrawn"
        election = hands.election
        assert election.seed.isdecimal()
        assert len(election.seed) == 8
        assert f"with the seed {election.seed}" in hands.seen
        assert election.result is ElectionResult.ELECTED
        assert "✓ ELECTED" in hands.seen


async def test_a_seed_that_all_can_see_is_typed_and_gives_the_same_lot(stage):
    drawn = set()
    for _ in range(2):
        async with stage(meeting()) as at:
            hands = Hands(at)
            await hold(hands, 1, FOUR)
            await papers(hands, "a x10", "b x10", "c x3")
            await close(hands)
            await hands.type("l", "4711", "@enter")
            assert hands.election.seed == "4711"
            drawn.add(hands.election.outcome.elected)
    assert len(drawn) == 1


async def test_a_run_off_is_prefilled_with_the_first_two(stage):
    async with stage(meeting(), size=(80, 24)) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR, "2")
        await papers(hands, "a x9", "b x8", "c x6")
        await close(hands)
        assert "» RUN-OFF" in hands.seen
        await hands.type("r")
        assert "1 Nina Bell   2 Neil Ford" in hands.seen
        await hands.type("@enter", "@enter")
        await papers(hands, "b x14", "a x9")
        await close(hands)
        assert hands.election.previous == 1
        assert [hands.election.candidate(n).name for n in hands.election.outcome.elected] == [
            "Neil Ford"
        ]


async def test_seats_that_stay_empty_lead_to_another_round_with_those_who_remain(stage):
    async with stage(meeting(), size=(80, 24)) as at:
        hands = Hands(at)
        half = ("f", "more than 1/2 of valid", "@enter")
        await hold(hands, 2, FOUR, *half)
        await papers(hands, "ab x12", "ac x6", "cd x5")
        await close(hands)
        assert hands.election.result is ElectionResult.ELECTED
        await hands.type("@escape", "u", "B", "@backspace")
        await hands.type("@escape", "B")
        assert hands.election.is_open
        await papers(hands)
        await hands.type("@escape")
        at.scene.do(c.AnnulElection(reason="again"))
        await hold(hands, 2, FOUR, *half)
        await papers(hands, "ab x11", "ac x6", "cd x5", "ad")
        await close(hands)
        assert "↓ SEATS STAY EMPTY" in hands.seen
        assert "too few votes" in hands.seen
        await hands.type("r")
        assert "1 Neil Ford   2 Nora Jones   3 Vicky Owen" in hands.seen
        assert "The elected need: more" in hands.seen
        await hands.type("@enter", "@escape")
        assert hands.election.is_open
        assert hands.election.terms.seats == 1


async def test_an_election_is_annulled_with_a_reason(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await papers(hands, "a x10")
        await close(hands)
        await hands.type("a", "@enter")
        assert hands.election.annulled is None
        await hands.type("two boxes were mixed", "@enter")
        assert hands.election.annulled == "two boxes were mixed"
        assert "∅ ANNULLED" in hands.seen


async def test_the_key_of_votes_leads_to_the_papers_while_an_election_is_open(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await hands.type("@escape", "v", "a", "@enter")
        assert hands.election.entered == 1


async def test_totals_are_stated_and_counted_again(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await papers(hands, "# 12 7 3 0 / 22 1")
        await close(hands)
        assert hands.election.outcome.invalid == 1
        await hands.type("c", "# 7 12 3 0 / 22 1", "@enter")
        assert at.new_events[-1] == "ElectionRecounted"
        assert hands.election.outcome.elected == (2,)


async def test_names_from_outside_and_several_at_once(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hands.type("B", "The board", "@enter", "@enter", "bell, Ann Other (Town), ford")
        await hands.type("@enter", "Bell", "@down", "@enter", "@backspace", *OPEN)
        election = hands.election
        assert [(x.name, x.group, x.person is None) for x in election.candidates] == [
            ("Nina Bell", "B", False),
            ("Ann Other", "Town", True),
            ("Neil Ford", "B", False),
        ]


async def test_each_name_of_a_list_is_shown_as_it_is_understood(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hands.type("B", "The board", "@enter", "@enter", "bell, Ann Other, n, ford")
        told = [" ".join(line.split()) for line in hands.seen.splitlines()]
        first = told.index("✓ Nina Bell B")
        assert told[first : first + 4] == [
            "✓ Nina Bell B",
            "+ Ann Other from outside",
            "✗ “n” fits several: choose them one by one.",
            "✓ Neil Ford B",
        ]
        assert "▸ ✓" not in hands.seen


async def test_a_member_in_a_list_does_not_stand_twice(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hands.type("B", "The board", "@enter", "@enter", "bell, ford", "@enter")
        await hands.type("pam, bell", "@enter")
        assert "Nina Bell stands twice." in hands.seen
        assert "1 Nina Bell   2 Neil Ford" in hands.seen


async def test_nothing_that_was_said_is_lost_by_one_escape(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hands.type("B", "The board", "@enter", "2", "@enter", *named(*FOUR), "@enter")
        await hands.type("n", "@escape", "t", "@escape")
        assert "2 seats, 4 candidates" in hands.seen
        await hands.type("@escape", "@enter", "@enter")
        assert hands.election.terms.seats == 2


async def test_a_rule_that_cannot_be_is_said_in_place(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hands.type("B", "The board", "@enter", "2", "@enter", *named(*FOUR), "@enter", "7")
        assert "The instant run-off fills one seat" in hands.seen
        await hands.type("@enter")
        assert not at.meeting.elections
        await hands.type("8", "@enter")
        assert hands.election.terms.method is ElectionMethod.STV


async def test_an_election_before_the_opening_is_refused_with_the_reason(stage):
    async with stage(scenes.prepared()) as at:
        await at.press("B")
        assert "not open yet" in at.answer
        assert len(at.app.screen_stack) == 1


async def test_enter_alone_takes_the_title_of_the_item(stage):
    async with stage(meeting()) as at:
        hands = Hands(at)
        await hands.type("B")
        assert "enter alone: New policies and regulations" in hands.seen
        await hands.type("@enter", "@enter", *named(1, 5), *OPEN)
        assert hands.election.title == "New policies and regulations"
