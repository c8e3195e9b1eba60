"""A lot drawn by hand, and an order drawn in advance, entered by keys."""

from __future__ import annotations

import pytest
from hands import Hands
from test_elections import FOUR, close, hold, meeting, papers


@pytest.mark.parametrize("typed", ["Neil Ford", "b", "ba", "2", "Ford, Bell"])
async def test_a_lot_drawn_by_hand_is_entered_as_names_letters_or_numbers(stage, typed):
    async with stage(meeting(), size=(80, 24)) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await papers(hands, "a x10", "b x10", "c x3")
        await close(hands)
        assert "lot by hand" in hands.seen
        await hands.type("l", "Neil Ford", "@enter")
        assert "is not a seed" in hands.seen
        assert at.new_events[-1] == "ElectionClosed"
        await hands.type("@escape", "h", "c", "@enter")
        assert "Nora Jones is not tied" in hands.seen
        await hands.type("@backspace", typed, "@enter")
        assert at.new_events[-1] == "LotDrawnByHand"
        assert "✓ ELECTED" in hands.seen
        assert "Lot drawn by hand: Neil Ford, Nina Bell" in hands.seen
        assert hands.election.outcome.elected == (2,)


async def test_an_order_drawn_in_advance_is_entered_while_the_election_is_open(stage):
    async with stage(meeting(), size=(80, 24)) as at:
        hands = Hands(at)
        await hold(hands, 1, FOUR)
        await papers(hands, "a x10", "b x10", "c x3")
        await hands.type("@escape", "W", "h", "dc", "@enter")
        assert "Nina Bell, Neil Ford are missing" in hands.seen
        await hands.type("ba", "@enter")
        assert at.new_events[-1] == "LotDrawnByHand"
        assert "Order drawn by hand in advance: Vicky Owen, Nora Jones" in hands.seen
        await hands.type("@enter", "@enter", "@enter")
        assert hands.election.outcome.elected == (2,)
