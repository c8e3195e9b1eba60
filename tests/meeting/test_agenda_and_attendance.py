"""The way through the agenda, who comes and goes, and the quorum (spec 1 and 2)."""

from __future__ import annotations

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Quorum, RosterEntry
from facilitator.meeting.people import Presence
from facilitator.meeting.state import ItemStatus, Phase

from .room import MINUTE, Room, agenda, lasting


def statuses(room: Room) -> list[str]:
    return [state.status.value for state in room.meeting.items.values()]


def test_the_meeting_opens_with_its_first_item_and_walks_on() -> None:
    room = Room()
    assert statuses(room) == ["open", "waiting", "waiting"]
    assert (room.next(), room.next()) == ("2", "3")
    assert statuses(room) == ["done", "done", "open"]
    assert "last item" in room.refused(c.NextItem())
    room.refused(c.OpenMeeting())


def test_a_stale_next_is_refused() -> None:
    room = Room()
    room.do(c.NextItem(believed="i1"))
    assert "just changed" in room.refused(c.NextItem(believed="i1"))
    room.do(c.NextItem(believed="i2"))
    assert room.open_item == "3"


def test_items_left_out_come_after_the_last() -> None:
    room = Room()
    room.take_up("3")
    assert room.next() == "2"
    assert "last item" in room.refused(c.NextItem())


def test_a_reopened_item_keeps_what_it_was_and_goes_on() -> None:
    room = Room()
    room.wait(minutes=3)
    room.next()
    room.do(c.ReopenItem(item="i1"))
    room.wait(minutes=2)
    assert statuses(room) == ["open", "done", "waiting"]
    assert room.meeting.elapsed("i1", room.now) == 5 * MINUTE
    assert "not been taken up" in room.refused(c.ReopenItem(item="i3"))
    assert "open already" in room.refused(c.OpenItem(item="i1"))
    assert "no such item" in room.refused(c.OpenItem(item="i9"))


def test_deferred_and_skipped_items_are_passed_by_and_can_be_taken_up() -> None:
    room = Room()
    room.do(c.DeferItem(item="i2"))
    assert "not waiting" in room.refused(c.SkipItem(item="i2"))
    room.do(c.SkipItem())
    assert statuses(room) == ["skipped", "deferred", "open"]
    room.do(c.DeferItem())
    assert room.open_item is None
    assert "No item is open" in room.refused(c.ExtendItem(seconds=60))
    assert "No item is open" in room.refused(c.AskFloor(person=room.id("Ann")))
    room.do(c.ReopenItem(item="i2"))
    assert statuses(room) == ["skipped", "open", "deferred"]


def test_putting_off_an_item_puts_off_its_parts_that_still_wait() -> None:
    nested = [("1", lasting(5)), ("2", lasting()), ("2.1", lasting()), ("2.2", lasting())]
    room = Room(agenda(*nested, ("3", lasting(5))))
    room.take_up("2.1")
    room.do(c.DeferItem(item="i2"))
    assert statuses(room) == ["done", "deferred", "open", "deferred", "waiting"]
    room.undo()
    room.take_up("2")
    room.do(c.SkipItem())
    assert statuses(room) == ["done", "skipped", "done", "skipped", "open"]


def test_leaving_asks_once_and_then_obeys() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    room.call()
    room.wait(seconds=75)
    for command in (c.NextItem(), c.SkipItem(), c.DeferItem(), c.OpenItem(item="i3")):
        assert "Ann is speaking" in room.asks_first(command)
    room.next(really=True)
    assert (room.speaker, room.turns) == (None, [("Ann", 75)])
    assert room.meeting.turns[-1].item == "i1"


def test_an_open_vote_asks_before_the_item_is_left() -> None:
    room = Room()
    room.opens_vote()
    assert "vote is open" in room.asks_first(c.NextItem())


def test_nothing_moves_in_a_recess_but_the_papers() -> None:
    room = Room()
    room.wait(minutes=5)
    room.do(c.PauseMeeting(reason="coffee"))
    room.wait(minutes=15)
    assert "in recess" in room.refused(c.PauseMeeting())
    for command in (c.NextItem(), c.SkipItem(), c.CallNext(), c.OpenVote(text="x"), c.Replan()):
        assert "in recess" in room.refused(command)
    room.note("coffee was cold")
    room.do(c.SkipItem(item="i3"))
    room.resume()
    assert "not in recess" in room.refused(c.ResumeMeeting())
    assert room.meeting.elapsed("i1", room.now) == 5 * MINUTE


def test_adjourned_in_a_recess_the_clocks_stop_where_it_began() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(minutes=2)
    room.pause()
    room.wait(minutes=8)
    room.do(c.Adjourn(confirmed=True))
    meeting = room.meeting
    assert meeting.phase is Phase.CLOSED
    assert meeting.elapsed("i1", room.now) == 2 * MINUTE
    assert room.turns == [("Ann", 2 * MINUTE)]
    assert meeting.recesses[-1].ended == meeting.closed_at
    assert not any(person.is_present for person in meeting.people.values())
    assert "undo" in room.refused(c.ResumeMeeting())
    room.do(c.Undo())
    assert room.meeting.phase is Phase.PAUSED, "the close is taken back, the recess goes on"
    assert meeting.people != room.meeting.people
    assert room.meeting.elapsed("i1", room.now) == 2 * MINUTE


def test_before_the_opening_only_preparations_are_in_order() -> None:
    room = Room(opened=False)
    for command in (c.NextItem(), c.AskFloor(person="p1"), c.Adjourn(confirmed=True), c.Replan()):
        assert "not open yet" in room.refused(command)
    room.everybody_present()
    room.do(c.AddPerson(name="Ida"))
    room.note("room 5")


# attendance


def test_presence_is_a_list_of_intervals() -> None:
    room = Room()
    room.wait(minutes=10)
    room.leaves("Ann")
    room.wait(minutes=5)
    room.mark(Presence.PRESENT, "Ann")
    room.wait(minutes=1)
    spans = room.person("Ann").spans
    assert len(spans) == 2
    assert spans[0].ended is not None
    assert (spans[1].began - spans[0].ended).total_seconds() == 5 * MINUTE
    assert "already present" in room.refused(
        c.MarkPresence(people=(room.id("Ann"),), presence=Presence.PRESENT)
    )


def test_who_was_taken_for_present_and_comes_late_was_not_there_before() -> None:
    room = Room()
    room.wait(minutes=10)
    room.mark(Presence.LATE, "Ann")
    (span,) = room.person("Ann").spans
    assert (span.began, span.ended) == (room.now, None)


def test_absent_with_a_reason_is_excused_and_was_never_here() -> None:
    room = Room()
    room.mark(Presence.ABSENT, "Ann", reason="ill")
    ann = room.person("Ann")
    assert (ann.presence, ann.reason, ann.spans) == (Presence.EXCUSED, "ill", ())
    room.mark(Presence.ABSENT, "Bob")
    assert room.person("Bob").presence is Presence.ABSENT
    assert "cannot leave" in room.refused(
        c.MarkPresence(people=(room.id("Bob"),), presence=Presence.LEFT)
    )


@pytest.mark.parametrize("presence", list(Presence))
def test_marking_again_what_is_so_is_refused_in_words(presence: Presence) -> None:
    room = Room(opened=False)
    if presence is Presence.LEFT:
        room.mark(Presence.PRESENT, "Ann")
    if presence is not Presence.EXPECTED:
        room.mark(presence, "Ann")
    assert room.refused(c.MarkPresence(people=(room.id("Ann"),), presence=presence))


def test_everybody_else_is_absent_and_does_not_go_on_speaking() -> None:
    room = Room(opened=False)
    room.do(c.OpenMeeting())
    room.ask("Ann", "Bob")
    room.call()
    room.mark(Presence.PRESENT, "Cat")
    room.do(c.MarkPresence(people=(), presence=Presence.ABSENT))
    assert (room.speaker, room.waiting) == (None, [])
    assert room.person("Cat").is_present
    assert "marked already" in room.refused(c.MarkPresence(people=(), presence=Presence.ABSENT))


def test_people_who_are_on_no_roster_join_on_the_fly() -> None:
    room = Room()
    room.do(c.AddPerson(name=" Ida \u202e Ek "))
    assert room.person("Ida Ek").is_present
    room.ask("Ida")
    assert room.call() == "Ida Ek"
    assert "already" in room.refused(c.AddPerson(name="Ida  Ek"))
    assert "no text" in room.refused(c.AddPerson(name="\u200b\u200d"))


def test_spelling_tells_people_apart() -> None:
    room = Room(agenda(people=(RosterEntry(name="Lê Hà"),)))
    room.do(c.AddPerson(name="Lê Hạ"))
    room.do(c.AddPerson(name="Le Ha"))
    assert "Lê Hà is in" in room.refused(c.AddPerson(name="Le\u0302 Ha\u0300"))
    room.do(c.RenamePerson(person="p2", name="Lê Hảo"))
    assert [p.name for p in room.meeting.people.values()] == ["Lê Hà", "Lê Hảo", "Le Ha"]


# quorum


@pytest.mark.parametrize(
    ("quorum", "entitled", "needed"),
    [
        (Quorum(), 25, 13),
        (Quorum(), 24, 13),
        (Quorum(), 0, 1),
        (Quorum(strict=False), 25, 13),
        (Quorum(strict=False), 24, 12),
        (Quorum(num=2, den=3, strict=False), 25, 17),
        (Quorum(num=2, den=3), 24, 17),
        (Quorum(number=9), 25, 9),
    ],
)
def test_how_many_make_a_quorum(quorum: Quorum, entitled: int, needed: int) -> None:
    assert quorum.needed(entitled) == needed


def test_only_voting_members_make_a_quorum_and_its_loss_is_said() -> None:
    room = Room()
    assert (room.meeting.quorum.present, room.meeting.quorum.needed) == (6, 4)
    leaving = c.MarkPresence(people=tuple(map(room.id, ("Guy", "Hal", "Ann", "Bob"))),
                             presence=Presence.LEFT)  # fmt: skip
    assert "quorum" not in room.told(leaving)
    assert "the quorum is lost: 3 of 6 entitled, 4 needed" in room.told(
        c.MarkPresence(people=(room.id("Cat"),), presence=Presence.LEFT)
    )
    assert not room.meeting.quorum.is_met
    assert "quorum met: 4 of 6 entitled" in room.told(
        c.MarkPresence(people=(room.id("Ann"),), presence=Presence.PRESENT)
    )


def test_each_vote_records_the_quorum_at_its_opening_and_its_close() -> None:
    room = Room()
    vote = room.opens_vote()
    assert vote.quorum_met is True
    room.leaves("Ann", "Bob", "Cat")
    room.counts(3)
    vote = room.closes_vote()
    assert (vote.quorum_met, vote.quorum_met_at_close) == (True, False)


def test_struck_out_items_are_done_before_the_meeting() -> None:
    room = Room(agenda(("1", lasting(), {"done": True}), lasting(5)))
    assert room.open_item == "2"
    assert room.meeting.items["i1"].status is ItemStatus.DONE
