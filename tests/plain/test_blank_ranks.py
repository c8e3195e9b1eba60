"""A ranked ballot of a file with blank ranks counts as the rules of the body say."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .conftest import Sitting


@pytest.mark.parametrize(("rule", "goes_on"), [("no", True), ("1", False), ("2", True)])
def test_blank_ranks_follow_the_rule_of_the_body(tmp_path: Path, rule: str, goes_on: bool) -> None:
    path = tmp_path / "gap.csv"
    path.write_text("Rank 1,Rank 2,Rank 3,Rank 4\nAnn,,,Cy\nBo,Cy,,\n")
    text = f"---\ntitle: T\nrules: {{gaps: {rule}}}\nmembers: [Pat, Bo, Di]\n---\n## 1. A\n"
    room = Sitting(parse_agenda(text, name="a.md", folder=None).agenda)
    room("present all", "open", "elect Clerk from Ann, Bo, Cy by irv", f"ballots from {path}")
    orders = {tuple(paper.ranks) for paper in room.meeting.elections[-1].papers}
    assert orders == {((1,), (3,)) if goes_on else ((1,),), ((2,), (3,))}
    room.ok("close election")
    page = minutes(room.session.timeline, Words("en"))
    assert ("more than 1 rank in a row is blank" in page) == (rule == "1")


def test_a_rule_that_cannot_be_read_is_a_mistake_about_votes() -> None:
    text = "---\ntitle: T\nrules: {gaps: many}\n---\n## 1. A\n"
    (mistake,) = parse_agenda(text, name="a.md", folder=None).mistakes
    assert "gaps" in Words("en")(mistake.message)
