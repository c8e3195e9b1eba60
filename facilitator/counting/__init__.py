"""Counting ballot papers: pure and exact; the same papers give the same result, always.

papers     what a voter wrote
results    what a count says
irv        instant run-off, for one seat
stv        single transferable vote: meek, scottish
schulze    Condorcet with Schulze's completion
ties       what breaks one, and when one stops a count; lots: an order drawn from a seed
marks      one choice, or a mark for each of several
in_order   who is seated from an order of candidates, with a cap for each group
"""

from __future__ import annotations

from facilitator.counting.in_order import Seated, most_votes, seat_in_order
from facilitator.counting.irv import irv
from facilitator.counting.lots import draw_lots, is_seed
from facilitator.counting.marks import first_choices, marks
from facilitator.counting.papers import Equal, Paper, Ranking, cut_at_gap, named, once, without
from facilitator.counting.results import Count, PassedOver, Round, Tie, in_papers
from facilitator.counting.schulze import chains, condorcet_winner, schulze
from facilitator.counting.stv import Rules, stv

__all__ = [
    "Count",
    "Equal",
    "Paper",
    "PassedOver",
    "Ranking",
    "Round",
    "Rules",
    "Seated",
    "Tie",
    "chains",
    "condorcet_winner",
    "cut_at_gap",
    "draw_lots",
    "first_choices",
    "in_papers",
    "irv",
    "is_seed",
    "marks",
    "most_votes",
    "named",
    "once",
    "schulze",
    "seat_in_order",
    "stv",
    "without",
]
