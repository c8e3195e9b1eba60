"""Dialogs of elections: opened, papers taken, two entries compared, the result and its ways on.

line       a paper typed in one line; totals_line: what tellers counted
slate      the candidates with numbers, letters and bars
figures    the result as tables: votes, rounds, pairs
"""

from facilitator.ui.dialogs.elections.again import AnotherRoundDialog
from facilitator.ui.dialogs.elections.ballots import BallotsDialog
from facilitator.ui.dialogs.elections.entries import EntriesDialog
from facilitator.ui.dialogs.elections.opening import ElectDialog
from facilitator.ui.dialogs.elections.result import ElectedDialog

__all__ = [
    "AnotherRoundDialog",
    "BallotsDialog",
    "ElectDialog",
    "ElectedDialog",
    "EntriesDialog",
]
