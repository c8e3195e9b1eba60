"""Seeds for a lot: chance comes from here, and never from the meeting itself."""

from __future__ import annotations

import secrets


def fresh_seed() -> str:
    """Return eight digits that nobody could have foreseen, short enough to be read aloud."""
    return f"{secrets.randbelow(10**8):08}"
