"""Counting ballot papers: pure and exact; the same papers give the same result, always.

papers     what a voter wrote
results    what a count says
irv        instant run-off, for one seat
stv        single transferable vote: meek, scottish
schulze    Condorcet with Schulze's completion; decided: what its paths decide inside a rank
ties       what breaks one, and when one stops a count; lots: an order drawn from a seed
marks      one choice, or a mark for each of several
in_order   who is seated from an order of candidates, with a cap for each group
"""

from __future__ import annotations

from facilitator.counting.decided import Chains, decided, is_of_equals
from facilitator.counting.in_order import Seated, most_votes, seat_in_order
from facilitator.counting.irv import irv
from facilitator.counting.lots import draw_lots, is_seed
from facilitator.counting.marks import first_choices, marks
from facilitator.counting.papers import (
    Equal,
    Paper,
    Ranking,
    cut_at_gap,
    each_once,
    named_twice,
    names_on,
    without,
)
from facilitator.counting.results import Count, PassedOver, Round, Tie, in_papers
from facilitator.counting.schulze import condorcet_winner, schulze
from facilitator.counting.stv import Rules, stv
from facilitator.counting.ties import TieOrders

__all__ = [
    "Chains",
    "Count",
    "Equal",
    "Paper",
    "PassedOver",
    "Ranking",
    "Round",
    "Rules",
    "Seated",
    "Tie",
    "TieOrders",
    "condorcet_winner",
    "cut_at_gap",
    "decided",
    "draw_lots",
    "each_once",
    "first_choices",
    "in_papers",
    "irv",
    "is_of_equals",
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
