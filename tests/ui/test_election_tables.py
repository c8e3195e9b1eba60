"""Candidates and results of elections as tables, in every place where they stand."""

from __future__ import annotations

import scenes
from hands import Hands

from facilitator.meeting import commands as c


async def test_a_result_without_rounds_says_so(stage):
    async with stage(scenes.elected()) as at:
        hands = Hands(at)
        await hands.type("W", "@tab")
        assert "This result has no rounds and no pairs." in hands.seen


async def test_the_table_of_an_election_stands_in_the_statistics(stage):
    async with stage(scenes.elected()) as at:
        hands = Hands(at)
        await hands.type("s", "@end")
        assert "Election 1  The board" in hands.seen
        assert "↓ seats stay empty" in hands.seen
        assert "too few votes" in hands.seen


async def test_many_candidates_are_all_in_sight_with_their_numbers_on_a_small_screen(stage):
    scene = scenes.opened()
    people = [scene.id(place) for place in range(23)]
    candidates = tuple(scenes.Candidate(name="?", person=person) for person in people)
    outside = tuple(scenes.Candidate(name=f"Guest Number {n}") for n in range(24, 37))
    scene.do(c.OpenElection(title="T", candidates=(*candidates, *outside), seats=5))
    async with stage(scene, size=(80, 24)) as at:
        hands = Hands(at)
        await hands.type("B")
        for number in range(1, 37):
            assert f" {number} " in hands.seen
        assert "G. Number 36" in hands.seen


async def test_one_more_can_stand_only_while_no_paper_is_in_of_either_entry(stage):
    async with stage(scenes.opened()) as at:
        hands = Hands(at)
        await hands.type("B", "Board", "@enter", "@enter", "bell, ford", *["@enter"] * 4)
        assert "+ one more stands" in hands.seen
        await hands.type("a x3", "@enter")
        assert "one more stands" not in hands.seen
        assert "⌫ last one back" in hands.seen
        await hands.type("@tab")
        assert "second entry" in hands.seen
        assert "one more stands" not in hands.seen
