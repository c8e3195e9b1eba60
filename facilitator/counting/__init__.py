"""Count ballots: pure and exact. The same ballots always give the same result.

ballots    what voters wrote, and counts without transfers
irv        instant run-off, for one seat
stv        single transferable vote, by the rules of meek or scottish
schulze    Condorcet's pairs, completed by Schulze's strongest paths
seating    who is elected from an order of candidates, with a cap for each group
ties       what breaks a tie: a lot, a stated order; and when a tie stops the count
results    what a count says
"""

from __future__ import annotations

from facilitator.counting.ballots import (
    Ballot,
    Equal,
    Ranking,
    cut_at_gap,
    each_once,
    first_choices,
    marks,
    named_twice,
    names_on,
    without,
)
from facilitator.counting.irv import irv
from facilitator.counting.results import Count, CountTie, PassedOver, Round, in_ballots
from facilitator.counting.schulze import Chains, are_equals, chains_of, condorcet_winner, schulze
from facilitator.counting.seating import Seated, most_votes, seat_in_order
from facilitator.counting.stv import Rules, stv
from facilitator.counting.ties import TieOrders, draw_lots, is_seed

__all__ = [
    "Ballot",
    "Chains",
    "Count",
    "CountTie",
    "Equal",
    "PassedOver",
    "Ranking",
    "Round",
    "Rules",
    "Seated",
    "TieOrders",
    "are_equals",
    "chains_of",
    "condorcet_winner",
    "cut_at_gap",
    "draw_lots",
    "each_once",
    "first_choices",
    "in_ballots",
    "irv",
    "is_seed",
    "marks",
    "most_votes",
    "named_twice",
    "names_on",
    "schulze",
    "seat_in_order",
    "stv",
    "without",
]
