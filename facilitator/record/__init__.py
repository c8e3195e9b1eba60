"""What remains of a meeting: its journal, and everything that is derived from it.

journal      the append-only file: an act is on disk before anyone sees it
codec        an event and its envelope <-> a line of the journal; upcasting: lines of old versions
files        private files that are written whole or not at all, and locks
library      the data folder: finding a meeting, and the list of all meetings
transcript/  the meeting as JSON: each part with its published form and how it is filled
minutes/     the meeting as Markdown, in its own language
derived      transcript and minutes written at the close, and checked against the journal
archive      the index of finished meetings
schema       JSON Schemas of the transcript and of a line of the journal
"""
