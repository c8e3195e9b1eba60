"""Whoever does whatever: it is done or refused with a sentence, and the meeting stays whole.

The commands are made from their types, so that a new one is tried from the day it is written;
`test_random_meetings` has the clocks and the corrections of turns at closer range.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from facilitator.meeting import commands as c
from facilitator.meeting.state import Phase

from .any_body import BODIES
from .any_command import ALL
from .walk import Walk
from .wholeness import whole

LONG = len(ALL) * 3 // 2
"""Subjects taken up in one long meeting: the more commands there are, the more of them."""


class AnyCommand(RuleBasedStateMachine):
    """Somebody who presses everything, in bodies with all sorts of rules."""

    @initialize(
        body=st.sampled_from(sorted(BODIES)),
        taken=st.sampled_from([True, True, True, False]),
        opened=st.sampled_from([True, True, True, False]),
    )
    def gather(self, body: str, taken: bool, opened: bool) -> None:
        self.walk = Walk(BODIES[body], taken=taken, opened=opened)

    @rule(seed=st.binary(min_size=4, max_size=4).map(int.from_bytes))
    def act(self, seed: int) -> None:
        self.walk.go(Random(seed))  # noqa: S311 - dice, not a secret

    @precondition(lambda self: self.walk.meeting.phase is Phase.PREPARED)
    @rule()
    def come_to_order(self) -> None:
        self.walk.do(c.OpenMeeting())

    @precondition(lambda self: len(self.walk.session.timeline.recorded) > 100)
    @rule(sure=st.booleans())
    def adjourn(self, sure: bool) -> None:
        self.walk.do(c.Adjourn(confirmed=sure))

    @precondition(lambda self: len(self.walk.session.timeline.recorded) % 7 == 0)
    @rule()
    def look_at_the_record(self) -> None:
        self.walk.look_at_the_record()

    @invariant()
    def the_meeting_is_whole(self) -> None:
        if hasattr(self, "walk"):
            whole(self.walk.meeting, self.walk.room.now)

    def teardown(self) -> None:
        if hasattr(self, "walk"):
            self.walk.look_at_the_record()


TestAnyCommand = AnyCommand.TestCase
TestAnyCommand.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("body", sorted(BODIES))
@pytest.mark.parametrize("number", range(3))
def test_a_long_meeting_stays_whole(body: str, number: int) -> None:
    dice = Random(f"{body} {number}")  # noqa: S311 - dice, not a secret
    walk = Walk(BODIES[body])
    for step in range(LONG):
        walk.go(dice)
        if step % 10 == 9:
            walk.look_at_the_record()
    walk.do(c.Adjourn(confirmed=True))
    walk.look_at_the_record()
    assert len(walk.did) > 12
