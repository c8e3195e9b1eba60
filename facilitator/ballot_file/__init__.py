"""Files of ballots that others wrote -> candidates and papers, with complaints.

source       a path -> text, or one sentence why not
reading      which format it is
blt          BLT (OpenSTV, OpaVote, Droop)
table        CSV as rows; rank_rows (Elekto, CIVS), choice_rows, long_rows: what its cells are
records      JSON: cast vote records, scores
pile         papers as they are read, valid and invalid
"""

from __future__ import annotations

from facilitator.ballot_file.contents import BallotFile, Complaint, Invalid, UnreadableBallots
from facilitator.ballot_file.reading import parse_ballots, read_ballots

__all__ = [
    "BallotFile",
    "Complaint",
    "Invalid",
    "UnreadableBallots",
    "parse_ballots",
    "read_ballots",
]
