"""Actions of what is written down, of looking at things, of going back."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import say
from facilitator.ui.actions.kinds import Action, Ask, Group, Run


def _probe(kind: NoteKind) -> c.TakeNote:
    return c.TakeNote(kind=kind, text="?")


RECORD: tuple[Action, ...] = (
    Action(
        id="decision",
        keys="d",
        label=say("decision"),
        help=say("Write down a decision"),
        group=Group.RECORD,
        weight=2,
        act=lambda _: Ask("decision", _probe(NoteKind.DECISION)),
    ),
    Action(
        id="conclusion",
        keys="k",
        label=say("conclusion"),
        help=say("Write down the chair's conclusion of the item"),
        group=Group.RECORD,
        weight=6,
        act=lambda _: Ask("conclusion", _probe(NoteKind.CONCLUSION)),
    ),
    Action(
        id="task",
        keys="i",
        label=say("task"),
        help=say("Give a task: who, what, by when"),
        group=Group.RECORD,
        weight=3,
        act=lambda _: Ask("task", c.SetTask(text="?")),
    ),
    Action(
        id="concern",
        keys="o",
        label=say("concern"),
        help=say("Write down something that a member raised and that wants an answer"),
        group=Group.RECORD,
        weight=6,
        act=lambda _: Ask("concern", c.RaiseConcern(person=None, text="?")),
    ),
    Action(
        id="note",
        keys="t",
        label=say("note"),
        help=say("Write down a note; while somebody speaks it is the gist of the speech"),
        group=Group.RECORD,
        weight=4,
        act=lambda _: Ask("note", _probe(NoteKind.NOTE)),
    ),
    Action(
        id="private",
        keys="T",
        label=say("private"),
        help=say("A note for the chair alone: it stands in no minutes"),
        group=Group.RECORD,
        act=lambda _: Ask("private", _probe(NoteKind.PRIVATE)),
    ),
    Action(
        id="answer",
        keys="A",
        label=say("answer"),
        help=say("Write down the answer to a concern"),
        group=Group.RECORD,
        act=lambda _: Ask("answer", c.AnswerConcern(concern=1, answer="?")),
    ),
    Action(
        id="adopt",
        label=say("adopt minutes"),
        help=say("The minutes were read or shown, and adopted"),
        group=Group.RECORD,
        act=lambda _: c.AdoptMinutes(),
    ),
)

SEE: tuple[Action, ...] = (
    Action(
        id="attendance",
        keys="r",
        label=say("attendance"),
        help=say("Who is here, late, gone or absent; guests; who votes for whom"),
        group=Group.SEE,
        also=say("attendance roster present late excused quorum delegate proxy"),
        weight=3,
        act=lambda _: Ask("attendance", c.AddPerson(name="?")),
    ),
    Action(
        id="minutes",
        keys="w",
        label=say("minutes"),
        help=say("The minutes so far"),
        group=Group.SEE,
        weight=6,
        act=lambda _: Ask("minutes"),
    ),
    Action(
        id="statistics",
        keys="s",
        label=say("statistics"),
        help=say("Who has spoken how long"),
        group=Group.SEE,
        weight=6,
        act=lambda _: Ask("statistics"),
    ),
    Action(
        id="rules",
        label=say("rules"),
        help=say("The rules of this meeting"),
        group=Group.SEE,
        act=lambda _: Ask("rules"),
    ),
)

BACK: tuple[Action, ...] = (
    Action(
        id="undo",
        keys="u",
        label=say("undo"),
        help=say("Take back the last act, and again the one before"),
        group=Group.BACK,
        weight=1,
        act=lambda _: c.Undo(),
    ),
    Action(
        id="redo",
        keys="U",
        label=say("redo"),
        help=say("Restore what was taken back"),
        group=Group.BACK,
        weight=5,
        act=lambda _: c.Redo(),
    ),
    Action(
        id="help",
        keys="question_mark,f1",
        label=say("help"),
        help=say("All keys"),
        group=Group.BACK,
        weight=1,
        act=lambda _: Run("help"),
    ),
    Action(
        id="palette",
        keys="ctrl+p",
        label=say("all actions"),
        help=say("Everything there is, found by its words"),
        group=Group.BACK,
        weight=5,
        act=lambda _: Run("palette"),
    ),
    Action(
        id="leave",
        keys="ctrl+q",
        label=say("leave"),
        help=say("Leave the program; the meeting stays open and can be resumed"),
        group=Group.BACK,
        also=say("quit exit"),
        weight=6,
        act=lambda _: Run("leave"),
    ),
    Action(
        id="suspend",
        keys="ctrl+z",
        label=say("suspend"),
        help=say("Back to the shell for a moment; `fg` returns"),
        group=Group.BACK,
        act=lambda _: Run("suspend"),
    ),
    Action(
        id="look",
        label=say("look"),
        help=say("Change the look: dark, light, high contrast, the terminal's own colours"),
        group=Group.BACK,
        act=lambda _: Run("look"),
    ),
    Action(
        id="bell",
        label=say("bell"),
        help=say("Turn the bell of the warnings on or off"),
        group=Group.BACK,
        act=lambda _: Run("ring"),
    ),
)
