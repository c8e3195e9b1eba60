"""Notes, decisions, tasks; and the question before leaving something unfinished."""

from textual.events import Paste

from facilitator.meeting.commands import AskFloor, CallNext, SetTask, TakeNote
from facilitator.meeting.notes import NoteKind
from facilitator.ui.dialogs import ConfirmDialog, TakeNoteDialog, TaskDialog


async def test_a_decision_is_written_and_enter_records_it(room, words, play):
    dialog = TakeNoteDialog(room.meeting, words, NoteKind.DECISION)
    stage = await play(dialog, "[/foo] giữ ngày mồng 3 ", "@enter")
    assert stage.answer == TakeNote(kind=NoteKind.DECISION, text="[/foo] giữ ngày mồng 3")


async def test_an_empty_note_is_refused_in_place(room, words, play):
    stage = await play(TakeNoteDialog(room.meeting, words, NoteKind.NOTE), "  ", "@enter")
    assert stage.answers == []
    assert "nothing to write down" in stage.seen


async def test_a_note_during_a_speech_says_whose_gist_it_is(room, words, play):
    room.do(AskFloor(person=room.id("Võ Thị Én")), CallNext())
    stage = await play(TakeNoteDialog(room.meeting, words, NoteKind.NOTE))
    assert "Võ Thị Én is speaking" in stage.seen


async def test_control_characters_never_get_into_a_field(room, words, play):
    def paste(app):
        app.post_message(Paste("a\x1b[2Jb\u202ec\td"))

    stage = await play(TakeNoteDialog(room.meeting, words, NoteKind.NOTE), paste, "e", "@enter")
    assert stage.answer.text == "a[2Jbc de"


async def test_letters_typed_before_the_dialog_is_ready_are_not_lost(room, words, play):
    dialog = TakeNoteDialog(room.meeting, words, NoteKind.NOTE)
    stage = await play(dialog, eager="abcdef")
    assert "› abcdef" in stage.seen


async def test_a_task_in_one_line_has_owner_text_and_date(room, words, play):
    dialog = TaskDialog(room.meeting, words, room.now())
    stage = await play(dialog, "vo : lập danh sách by 2026-12-05", "@enter")
    assert stage.answer == SetTask(
        text="lập danh sách", owner=room.id("Võ Thị Én"), due="2026-12-05"
    )


async def test_what_was_understood_is_shown_while_typing(room, words, play):
    dialog = TaskDialog(room.meeting, words, room.now())
    stage = await play(dialog, "vo : lập danh sách by 2026-12-05")
    understood = next(line for line in stage.seen.splitlines() if "by Saturday" in line)
    assert "Võ Thị Én" in understood
    assert "5 Dec 2026" in understood


async def test_words_that_are_no_date_stay_part_of_the_task(room, words, play):
    dialog = TaskDialog(room.meeting, words, room.now())
    stage = await play(dialog, "vo : stand by the door", "@enter")
    assert stage.answer.text == "stand by the door"
    assert stage.answer.due is None


async def test_tab_takes_the_owner_found(room, words, play):
    dialog = TaskDialog(room.meeting, words, room.now())
    stage = await play(dialog, "vo", "@tab", "sweep", "@enter")
    assert stage.answer == SetTask(text="sweep", owner=room.id("Võ Thị Én"))


async def test_a_task_for_nobody_is_asked_about_once(room, words, play):
    stage = await play(TaskDialog(room.meeting, words, room.now()), "sweep", "@enter")
    assert stage.answers == []
    assert "Enter again" in stage.seen
    stage = await play(TaskDialog(room.meeting, words, room.now()), "sweep", "@enter", "@enter")
    assert stage.answer == SetTask(text="sweep")
    stage = await play(TaskDialog(room.meeting, words, room.now()), ": hall: sweep", "@enter")
    assert stage.answer == SetTask(text="hall: sweep")


async def test_an_unknown_owner_is_refused_and_the_line_stays(room, words, play):
    stage = await play(TaskDialog(room.meeting, words, room.now()), "zzz : sweep", "@enter")
    assert stage.answers == []
    assert "Nobody here is called “zzz”" in stage.seen
    assert "zzz : sweep" in stage.seen


async def test_a_question_is_answered_by_one_key(words, play):
    assert (await play(ConfirmDialog(words, "Leave [/it]?"), "@enter")).answer is True
    assert (await play(ConfirmDialog(words, "Leave?"), "y")).answer is True
    assert (await play(ConfirmDialog(words, "Leave?"), "n")).answer is False
    assert (await play(ConfirmDialog(words, "Leave?"), "@escape")).answer is None
