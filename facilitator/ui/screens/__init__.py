"""The screens: the meeting, and the help."""
