"""One reader for each thing that people type, for the screen and for line mode alike.

Pure: a reader knows the meeting and the words, and no front end. Each accepts the short form and
the worded one, in English and in Vietnamese:

line      what was typed as text: quotes, keywords, colons
dates     dates, and the date at the end of a task
"""
