"""Ballots in hand whose files were damaged: the screen says it, and asks before the close."""

from __future__ import annotations

import pytest
import scenes
from hands import Hands

from facilitator.ballots_kept import ASIDE, COPY
from facilitator.meeting import commands as c
from facilitator.meeting.elections.papers import Mark, Written
from facilitator.meeting.votes import Method
from facilitator.session import Session


def resumed(scene: scenes.Scene, *damaged: str) -> scenes.Scene:
    """Return the meeting as it goes on after a stop, with files cut in the middle."""
    for name in damaged:
        data = scene.journal.beside(name)
        scene.journal.keep_beside(name, data[: len(data) // 2])
    scene.session = Session(scene.session.timeline, scene.journal, scene.clock)
    return scene


def voting() -> scenes.Scene:
    scene = scenes.opened().at("19:20").do(c.NextItem())
    scene.do(c.OpenVote(text="Roof", method=Method.BALLOT))
    scene.session.enter(c.EnterBallots(papers={"for": 5, "against": 2}))
    return scene


async def test_a_whole_copy_brings_the_ballots_back_and_that_is_said(stage) -> None:
    async with stage(resumed(voting(), ASIDE)) as at:
        hands = Hands(at)
        await hands.type()
        assert "7 ballots are in hand again" in " ".join(hands.seen.split())
        assert at.meeting.votes[-1].entries[1] == {"for": 5, "against": 2}


@pytest.mark.parametrize("papers", ["20f3g"])
async def test_lost_ballots_are_said_and_asked_about_before_the_vote_is_closed(
    stage, papers: str
) -> None:
    async with stage(resumed(voting(), ASIDE, COPY)) as at:
        hands = Hands(at)
        await hands.type()
        assert "7 ballots that had been entered were" in " ".join(hands.seen.split())
        await hands.type("v", "p", papers, "@enter")
        assert at.meeting.open_vote is not None
        assert "Are all ballots in now?" in hands.seen
        await hands.type("@enter")
        assert at.meeting.open_vote is None
        assert at.scene.session.hand.lost is None


async def test_lost_ballots_of_an_election_are_asked_about_too(stage) -> None:
    scene = scenes.electing()
    while scene.session.hand.answers(c.Undo()):
        scene.session.do(c.Undo())
    scene.session.enter(c.EnterPapers(papers=((Written(marks=(Mark(candidate=1),)), 4),)))
    async with stage(resumed(scene, ASIDE, COPY)) as at:
        hands = Hands(at)
        await hands.type("B", "a", "@enter", "@enter")
        assert "Are all ballots in now?" in hands.seen
        assert at.meeting.open_election is not None
        await hands.type("@enter")
        assert at.meeting.open_election is None
