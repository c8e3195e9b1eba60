"""What lasts of a meeting.

codec       an event <-> one line of the journal
journal     the append-only file, its lock, and what a kill leaves behind
library     the data folder: a folder for each meeting
transcript  the meeting as JSON, with its published schema
minutes     the meeting as Markdown, in its own language
archive     the index of finished meetings
finish      the files that are derived from the journal
verify      whether all of that still fits together
"""
