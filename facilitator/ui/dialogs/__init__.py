"""Dialogs: quiet sheets at the foot of the screen that answer with commands, or with None.

Escape always answers None. `asking(session.refusal)` on a dialog lets it say a refusal in place.
Live dialogs act while they stay open: they are given a view of the meeting and a way to do.
"""

from facilitator.ui.dialogs.adjourn import AdjournDialog
from facilitator.ui.dialogs.agenda import AgendaDialog
from facilitator.ui.dialogs.attendance import AttendanceDialog
from facilitator.ui.dialogs.ballot import VoteDialog
from facilitator.ui.dialogs.concern import AnswerDialog, ConcernDialog
from facilitator.ui.dialogs.confirm import ConfirmDialog
from facilitator.ui.dialogs.consent import ConsentDialog, VoteAfterDialog
from facilitator.ui.dialogs.count import CountDialog
from facilitator.ui.dialogs.extend import ExtendDialog
from facilitator.ui.dialogs.motion import MotionDialog
from facilitator.ui.dialogs.note import TakeNoteDialog
from facilitator.ui.dialogs.pages import StatisticsPages, TextPages, rules_text
from facilitator.ui.dialogs.person import PickPerson, SecondDialog
from facilitator.ui.dialogs.rollcall import RollCallDialog
from facilitator.ui.dialogs.sheet import LiveSheet, Sheet
from facilitator.ui.dialogs.speaker import NewSpeaker, PickSpeaker
from facilitator.ui.dialogs.statistics import statistics
from facilitator.ui.dialogs.task import TaskDialog
from facilitator.ui.dialogs.turn import CorrectTurnDialog
from facilitator.ui.dialogs.waiting import ListDialog

__all__ = [
    "AdjournDialog",
    "AgendaDialog",
    "AnswerDialog",
    "AttendanceDialog",
    "ConcernDialog",
    "ConfirmDialog",
    "ConsentDialog",
    "CorrectTurnDialog",
    "CountDialog",
    "ExtendDialog",
    "ListDialog",
    "LiveSheet",
    "MotionDialog",
    "NewSpeaker",
    "PickPerson",
    "PickSpeaker",
    "RollCallDialog",
    "SecondDialog",
    "Sheet",
    "StatisticsPages",
    "TakeNoteDialog",
    "TaskDialog",
    "TextPages",
    "VoteAfterDialog",
    "VoteDialog",
    "rules_text",
    "statistics",
]
