"""Dialogs: quiet sheets at the foot of the screen that answer with commands, or with None."""

from facilitator.ui.dialogs.ballot import VoteDialog
from facilitator.ui.dialogs.confirm import ConfirmDialog
from facilitator.ui.dialogs.count import CountDialog
from facilitator.ui.dialogs.note import TakeNoteDialog
from facilitator.ui.dialogs.person import PickPerson
from facilitator.ui.dialogs.speaker import NewSpeaker, PickSpeaker
from facilitator.ui.dialogs.task import TaskDialog

__all__ = [
    "ConfirmDialog",
    "CountDialog",
    "NewSpeaker",
    "PickPerson",
    "PickSpeaker",
    "TakeNoteDialog",
    "TaskDialog",
    "VoteDialog",
]
