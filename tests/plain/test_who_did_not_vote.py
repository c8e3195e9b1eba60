"""Who could have voted and did not: those in the room apart from those represented."""

from __future__ import annotations

from facilitator.meeting.agenda import Agenda, RosterEntry
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .conftest import ITEMS, Sitting

PEOPLE = (
    RosterEntry(name="Ann Lee"),
    RosterEntry(name="Bo Ek", represented_by="Ann Lee"),
    RosterEntry(name="Cy Roe"),
    RosterEntry(name="Dee Fox"),
)


def gathered(*people: RosterEntry, here: str = "present Ann, Cy, Dee") -> Sitting:
    sitting = Sitting(Agenda(title="Club", items=ITEMS, people=people or PEOPLE))
    sitting(here, "open")
    return sitting


def everywhere(sitting: Sitting, answer: str) -> tuple[str, str, str]:
    return answer, sitting.ok("tally"), minutes(sitting.session.timeline, Words("en"))


def test_an_absent_member_whose_delegate_did_not_vote_is_not_one_of_those_present():
    sitting = gathered()
    sitting("vote Tea by rollcall", "cast Ann for", "cast Cy for", "cast Dee against")
    for text in everywhere(sitting, sitting.ok("close vote")):
        assert "of those present" not in text
        assert "1 vote by proxy was not cast: Bo Ek (Ann Lee)" in text.replace("1 Vote", "1 vote")


def test_those_who_did_not_answer_are_named():
    sitting = gathered()
    sitting("vote Tea by rollcall needs present", "cast Ann for", "cast Bo for", "cast Dee pass")
    for text in everywhere(sitting, sitting.ok("close vote")):
        assert "2 of those present and entitled did not vote" in text
        assert "id not answer: Cy Roe, Dee Fox" in text
        assert "by proxy was" not in text
    assert "50.0% of 4 members present or represented" in sitting.ok("tally")


def test_of_a_count_nobody_can_say_who_was_silent():
    for by, count in (("hands", "count for 2 against 0"), ("ballot", "ballot for x2")):
        sitting = gathered()
        sitting(f"vote Tea by {by}")
        counted = sitting.ok(count)
        closed = sitting.ok("close vote")
        for text in everywhere(sitting, f"{counted} {closed}"):
            assert "of those present" not in text
            assert "2 votes were not cast, of 3 present and 1 by proxy" in text


def test_votes_held_in_bulk_are_told_apart():
    people = (RosterEntry(name="Ann Lee", held=3), RosterEntry(name="Bo Ek", held=2), *PEOPLE[2:])
    sitting = gathered(*people, here="present all")
    sitting("vote Tea by rollcall", "cast Ann for 2 against 0", "cast Cy for")
    for text in everywhere(sitting, sitting.ok("close vote")):
        assert "2 of those present and entitled did not vote" in text
        assert "id not answer: Bo Ek, Dee Fox" in text
        assert "Ann Lee did not cast 2 votes of others" in text
        assert "Bo Ek did not cast 2 votes of others" in text


def test_without_proxies_the_sentence_is_as_short_as_ever():
    sitting = gathered(*PEOPLE[:1], *PEOPLE[2:], here="present all")
    sitting("vote Tea by ballot", "ballot for x2")
    assert "; 1 of those present and entitled did not vote" in sitting.ok("close vote")
