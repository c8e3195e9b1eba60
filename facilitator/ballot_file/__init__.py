"""Files of ranked ballots that others wrote -> candidates and papers, with complaints."""

from __future__ import annotations

from facilitator.ballot_file.contents import BallotFile, Complaint, Invalid, UnreadableBallots

__all__ = ["BallotFile", "Complaint", "Invalid", "UnreadableBallots"]
