"""Dialogs: quiet sheets at the foot of the screen that answer with commands, or with None.

Escape always answers None. `asking(session.refusal)` on a dialog lets it say a refusal in place.
Live dialogs act while they stay open: they are given a view of the meeting and a way to do.
"""

from facilitator.ui.dialogs.adjourn import AdjournDialog
from facilitator.ui.dialogs.after import AnnulDialog, CastingDialog
from facilitator.ui.dialogs.agenda import AgendaDialog
from facilitator.ui.dialogs.attendance import AttendanceDialog
from facilitator.ui.dialogs.block import ConsentAgendaDialog
from facilitator.ui.dialogs.concern import AnswerDialog, ConcernDialog
from facilitator.ui.dialogs.confirm import ConfirmDialog
from facilitator.ui.dialogs.consent import ConsentDialog
from facilitator.ui.dialogs.count import CountDialog
from facilitator.ui.dialogs.divide import DivideDialog
from facilitator.ui.dialogs.elections import (
    AnotherRoundDialog,
    BallotsDialog,
    ElectDialog,
    ElectedDialog,
    EntriesDialog,
)
from facilitator.ui.dialogs.extend import ExtendDialog
from facilitator.ui.dialogs.mistakes import MistakesDialog
from facilitator.ui.dialogs.motion import MotionDialog
from facilitator.ui.dialogs.naming import NameSheet
from facilitator.ui.dialogs.note import TakeNoteDialog
from facilitator.ui.dialogs.pages import MinutesPages, RulesPages, StatisticsPages, TextPages
from facilitator.ui.dialogs.papers import PapersDialog
from facilitator.ui.dialogs.pending import PendingDialog
from facilitator.ui.dialogs.person import PickPerson, SecondDialog
from facilitator.ui.dialogs.poll import OutcomeDialog, PollCountDialog, PollDialog
from facilitator.ui.dialogs.pools import PoolsDialog
from facilitator.ui.dialogs.question import QuestionDialog
from facilitator.ui.dialogs.rollcall import RollCallDialog
from facilitator.ui.dialogs.sheet import LiveSheet, Sheet, Then
from facilitator.ui.dialogs.speaker import NewSpeaker, PickSpeaker
from facilitator.ui.dialogs.statistics import statistics
from facilitator.ui.dialogs.task import TaskDialog
from facilitator.ui.dialogs.turn import CorrectTurnDialog
from facilitator.ui.dialogs.vote import VoteDialog
from facilitator.ui.dialogs.waiting import ListDialog

__all__ = [
    "AdjournDialog",
    "AgendaDialog",
    "AnnulDialog",
    "AnotherRoundDialog",
    "AnswerDialog",
    "AttendanceDialog",
    "BallotsDialog",
    "CastingDialog",
    "ConcernDialog",
    "ConfirmDialog",
    "ConsentAgendaDialog",
    "ConsentDialog",
    "CorrectTurnDialog",
    "CountDialog",
    "DivideDialog",
    "ElectDialog",
    "ElectedDialog",
    "EntriesDialog",
    "ExtendDialog",
    "ListDialog",
    "LiveSheet",
    "MinutesPages",
    "MistakesDialog",
    "MotionDialog",
    "NameSheet",
    "NewSpeaker",
    "OutcomeDialog",
    "PapersDialog",
    "PendingDialog",
    "PickPerson",
    "PickSpeaker",
    "PollCountDialog",
    "PollDialog",
    "PoolsDialog",
    "QuestionDialog",
    "RollCallDialog",
    "RulesPages",
    "SecondDialog",
    "Sheet",
    "StatisticsPages",
    "TakeNoteDialog",
    "TaskDialog",
    "TextPages",
    "Then",
    "VoteDialog",
    "statistics",
]
