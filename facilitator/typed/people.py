"""People in what is typed: somebody before a colon, and what they said behind it."""

from __future__ import annotations

from facilitator.typed.line import Text


def person_and_text(text: Text) -> tuple[Text | None, Text]:
    """Return the two parts of `NAME : TEXT`; None for the name where there is no colon.

    `: TEXT` has an empty name. A colon with a blank beside it goes before one without: in
    `Ann 19:30 : buy milk` the second one counts.
    """
    before, behind = text.at_colon(tight=True)
    return (None, before) if behind is None else (before, behind)
