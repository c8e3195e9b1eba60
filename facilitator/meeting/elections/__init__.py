"""Elections: candidates, papers, counts and ties (spec 6).

terms      method, seats and bounds, with what the body asks of the elected
papers     what a paper says, and whether it is valid
pile       papers as they lie counted; two entries of the same papers compared
tallies    votes of each candidate, from papers or from the tellers' totals
outcome    who is elected, what is tied, which seats stay empty
result     the outcome of an election by its method
lot        an order drawn from a seed that anybody can check
election   the election as it stands
"""

from __future__ import annotations

from facilitator.meeting.elections.election import Election, ElectionResult
from facilitator.meeting.elections.outcome import Outcome, Tie, TieAbout
from facilitator.meeting.elections.papers import (
    Answer,
    Kind,
    Mark,
    Paper,
    Pile,
    Reason,
    Written,
)
from facilitator.meeting.elections.tallies import Tally, Totals
from facilitator.meeting.elections.terms import Candidate, ElectionMethod, Terms

__all__ = [
    "Answer",
    "Candidate",
    "Election",
    "ElectionMethod",
    "ElectionResult",
    "Kind",
    "Mark",
    "Outcome",
    "Paper",
    "Pile",
    "Reason",
    "Tally",
    "Terms",
    "Tie",
    "TieAbout",
    "Totals",
    "Written",
]
