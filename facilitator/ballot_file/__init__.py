"""Read files of ballots that other programs wrote, with remarks on what was wrong with them.

reading    from a path or a text to candidates and ballots; the format is known by its looks
blt        BLT (OpenSTV, OpaVote, Droop)
table      CSV as rows, and which of its columns are candidates
ranks      tables with a rank in each cell (Elekto, spreadsheets), and CIVS
marks      tables with a mark in each cell
choices    tables whose cells name candidates
records    JSON: cast vote records, and scores
best       which number of a table of ranks is the best
contents   what a file holds, and the builder that gathers it
"""

from __future__ import annotations

from facilitator.ballot_file.best import Best
from facilitator.ballot_file.contents import (
    BallotFile,
    FileRemark,
    Invalid,
    ReadingOptions,
    UnclearBest,
    UnreadableBallots,
)
from facilitator.ballot_file.reading import parse_ballots, read_ballots

__all__ = [
    "BallotFile",
    "Best",
    "FileRemark",
    "Invalid",
    "ReadingOptions",
    "UnclearBest",
    "UnreadableBallots",
    "parse_ballots",
    "read_ballots",
]
