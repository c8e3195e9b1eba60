"""Attendance by keys: present, late, left, absent, excused, guests; the quorum live."""

from facilitator.meeting.agenda import Role
from facilitator.meeting.commands import MarkPresence
from facilitator.meeting.people import Presence
from facilitator.ui.dialogs import AttendanceDialog


def dialog(room, words):
    return AttendanceDialog(room.view, room.live, words).asking(room.session.refusal)


async def test_space_marks_one_after_the_other(make_room, words, play):
    room = make_room("Cường", "An", "Bình", language="vi")
    await play(dialog(room, words), " ", "a", "p")
    assert [room.person(n).presence for n in ("An", "Bình", "Cường")] == [
        Presence.PRESENT,
        Presence.ABSENT,
        Presence.PRESENT,
    ]


async def test_everybody_is_sorted_by_the_given_name(make_room, words, play):
    stage = await play(dialog(make_room("Lê Văn Ích", "Võ Thị Ánh", "Bùi Đức An"), words))
    places = [stage.seen.index(name) for name in ("Bùi Đức An", "Võ Thị Ánh", "Lê Văn Ích")]
    assert places == sorted(places)


async def test_all_the_rest_are_present_with_one_key(make_room, words, play):
    room = make_room("An", "Bình", "Cường")
    stage = await play(dialog(room, words), "a", "A")
    assert room.person("An").presence is Presence.ABSENT
    assert room.meeting.quorum.present == 2
    assert "2 of 3 voting" in stage.seen
    assert "✓ quorum (2)" in stage.seen


async def test_the_loss_of_the_quorum_is_seen_at_once(make_room, words, play):
    room = make_room("An", "Bình", "Cường")
    stage = await play(dialog(room, words), "aa", " ")
    assert "✗ no quorum: 2 needed" in stage.seen


async def test_excused_with_a_reason(room, words, play):
    stage = await play(dialog(room, words), "e", "ốm [/nặng]", "@enter")
    excused = [p for p in room.meeting.people.values() if p.presence is Presence.EXCUSED]
    assert [p.reason for p in excused] == ["ốm [/nặng]"]
    assert "ốm [/nặng]" in stage.seen


async def test_who_left_comes_back_with_enter(room, words, play):
    room.wait(60).do(MarkPresence(people=(room.id("Võ Thị Én"),), presence=Presence.LEFT))
    await play(dialog(room, words), "/", "vo", "@enter")
    assert room.person("Võ Thị Én").presence is Presence.PRESENT


async def test_who_was_never_there_arrives_late(make_room, words, play):
    room = make_room()
    room.do(MarkPresence(people=(room.id("Võ Thị Én"),), presence=Presence.ABSENT))
    room.open()
    await play(dialog(room, words), "/", "vo", "@enter")
    assert room.person("Võ Thị Én").presence is Presence.LATE


async def test_leaving(room, words, play):
    await play(dialog(room, words), "/", "vo", "@escape", "x")
    assert room.person("Võ Thị Én").presence is Presence.LEFT


async def test_a_guest_is_added(room, words, play):
    stage = await play(dialog(room, words), "g", "Zoë [/q]", "@enter")
    guest = room.person("Zoë [/q]")
    assert (guest.role, guest.voting, guest.is_present) == (Role.GUEST, False, True)
    assert "guest" in stage.seen


async def test_a_name_already_there_is_refused_and_the_words_stay(room, words, play):
    stage = await play(dialog(room, words), "g", "Võ Thị Én", "@enter")
    assert "is in this meeting already" in stage.seen
    assert "› Võ Thị Én" in stage.seen
    assert len(room.meeting.people) == 10


async def test_a_name_is_mended(room, words, play):
    await play(dialog(room, words), "/", "vo", "@escape", "n", "@backspace", "m", "@enter")
    assert room.person("Võ Thị Ém")


async def test_escape_leaves_the_question_first(room, words, play):
    stage = await play(dialog(room, words), "g", "x", "@escape")
    assert stage.answers == []
    stage = await play(dialog(room, words), "g", "x", "@escape", "@escape")
    assert stage.answer is None


async def test_hundreds_of_hostile_names_fit_on_a_small_screen(make_room, words, play):
    room = make_room(*(f"[/x]{n} \x1b[31m山田" + "ự" * n for n in range(300)))
    stage = await play(dialog(room, words), "@end", " ")
    assert "\x1b" not in stage.seen
    assert "[/x]299" in stage.seen
    assert room.meeting.quorum.present == 1


async def test_finding_somebody_who_is_here_goes_to_them_so_that_x_marks_who_left(
    make_room, words, play
):
    room = make_room("An", "Bình", "Cường").open()
    await play(dialog(room, words), "/", "cuo", "@enter", "x")
    assert room.person("Cường").presence is Presence.LEFT
    assert room.person("An").presence is Presence.PRESENT


async def test_a_quick_hand_marks_nobody_while_it_looks_for_somebody(make_room, words, play):
    room = make_room("An", "Bình", "Léna").open()
    await play(dialog(room, words), "/lena", "@enter", "x")
    assert [str(room.person(n).presence) for n in ("An", "Bình", "Léna")] == [
        "present",
        "present",
        "left",
    ]


async def test_a_delegate_is_named_shown_and_taken_away(make_room, words, play):
    room = make_room("An", "Bình", "Cường").open()
    stage = await play(dialog(room, words), "d", "cuo", "@enter", "a")
    assert room.person("An").represented_by == room.id("Cường")
    assert not room.person("An").is_present
    assert "delegate: Cường" in stage.seen
    stage = await play(dialog(room, words), "@home", "d", "@up", "@up", "@enter")
    assert room.person("An").represented_by is None
    assert "delegate:" not in stage.seen


async def test_a_delegation_that_cannot_be_is_refused_in_place(make_room, words, play):
    room = make_room("An", "Bình", "Cường").open()
    stage = await play(
        dialog(room, words), "d", "binh", "@enter", "@down", "d", "@home", "cuo", "@enter"
    )
    assert room.person("An").represented_by == room.id("Bình")
    assert room.person("Bình").represented_by is None
    assert "Who votes for Bình while they are away?" in stage.seen
    assert "not passed on" in stage.seen


async def test_a_number_is_how_many_votes_of_others_somebody_casts(make_room, words, play):
    room = make_room("An", "Bình", "Cường").open()
    stage = await play(dialog(room, words), "d", "70", "@enter")
    assert room.person("An").held == 70
    assert "casts 70 votes of others" in stage.seen


async def test_a_number_without_end_is_refused_as_too_large(make_room, words, play):
    room = make_room("An", "Bình").open()
    stage = await play(dialog(room, words), "d", "9" * 4400, "@enter")
    assert room.person("An").held == 0
    assert "Somebody can cast from 0 to" in stage.seen


async def test_enter_alone_names_no_delegate(make_room, words, play):
    room = make_room("An", "Bình", "Cường").open()
    stage = await play(dialog(room, words), "d", "@enter", "a")
    assert room.person("An").represented_by is None
    assert not room.person("An").is_present
    assert "✗ " not in stage.seen.split("Cường")[1]
