"""Chair a live meeting from a terminal.

meeting      what a meeting is and which acts are in order: pure, no disk, clock or screen
agenda_file  Markdown -> agenda and roster, with complaints that name the line
record       what lasts: journal, transcript, minutes, archive
session      the one door to a live meeting: decide -> journal -> evolve -> tell the listeners
ui, plain    the full screen and the line mode: they show the state and send commands
cli          the front door
"""

__version__ = "0.1.0"
