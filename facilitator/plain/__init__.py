"""Line mode: the same meeting as lines of text, for screen readers, scripts and bad links.

alerts          the warnings of the clocks
grammar         a line: its time, its comment, its quotes
reading         verb -> commands or a question
agenda, attendance, floor, motions, votes, writing, turns, w3c
                what the words after a verb mean
room            names, items and dates resolved against the meeting
pending         what is before the meeting, what is in order, what the chair says
queries         what is printed and changes nothing
loop            one line in, one answer out, and the exit status
"""

from facilitator.plain.loop import run
from facilitator.plain.times import first_time

__all__ = ["first_time", "run"]
