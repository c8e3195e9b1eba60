"""Dates that people type, read for a dialog."""

from __future__ import annotations

import datetime as dt


def read_due(text: str, today: dt.date) -> dt.date | None:
    """Return the day that the words mean, None when they are no date."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
