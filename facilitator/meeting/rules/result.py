"""What can become of a vote."""

from enum import StrEnum


class Result(StrEnum):
    """What became of a vote."""

    CARRIED = "carried"
    LOST = "lost"
    TIED = "tied"
    ANNULLED = "annulled"
    UNDECIDED = "undecided"
