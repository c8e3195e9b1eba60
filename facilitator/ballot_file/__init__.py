"""Files of ballots that others wrote -> candidates and papers, with complaints.

source       a path -> text, or one sentence why not
reading      which format it is
blt          BLT (OpenSTV, OpaVote, Droop); blt_text: its comments, quotes and options
table        CSV as rows; rank_rows (Elekto), civs, mark_rows, choice_rows, long_rows: its cells
columns      which columns of a table are candidates; best: which of its numbers is the best
records      JSON: cast vote records, scores
pile         papers as they are read, valid and invalid
"""

from __future__ import annotations

from facilitator.ballot_file.best import Best
from facilitator.ballot_file.contents import (
    BallotFile,
    Complaint,
    Invalid,
    Reading,
    UnclearBest,
    UnreadableBallots,
)
from facilitator.ballot_file.reading import parse_ballots, read_ballots

__all__ = [
    "BallotFile",
    "Best",
    "Complaint",
    "Invalid",
    "Reading",
    "UnclearBest",
    "UnreadableBallots",
    "parse_ballots",
    "read_ballots",
]
