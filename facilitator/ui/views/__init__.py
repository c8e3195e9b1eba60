"""What the main screen shows, as frozen slices made from the meeting and the time.

Pure: no Textual here and no rules, only the meeting's own answers put into words. A widget gets
one slice and redraws when it differs from the one before.
"""
