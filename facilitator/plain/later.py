"""Commands of the contract that this version does not carry out yet, and the way round them."""

from __future__ import annotations

from facilitator.meeting.phrase import Phrase, say

NOT_YET: dict[str, Phrase] = {
    "score": say("This version does not score meetings yet. Write it down: note TEXT"),
}
"""By verb."""
