"""What lasts of a meeting.

codec, scan, journal, lock  the append-only file: an act is on disk before anybody sees it
files                       private files that are whole or not there
library, rows               the data folder, and its meetings in a list
form, schema, transcript    the meeting as JSON: its published form, and how it is filled;
*_part, past                a part of it each, and what they are made from
minutes, markdown           the meeting as Markdown, in its own language
archive                     the index of finished meetings
finish, verify              write what is derived; check that all of it still fits together
"""
