"""The full screen: shows the state, sends commands, knows no rule. Imports Textual when it runs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping

from facilitator.session import Session
from facilitator.words import Words


def run_app(
    session: Session,
    words: Words,
    *,
    look: str | None = None,
    keys: Mapping[str, str] | None = None,
    rings: bool = True,
    minutes: Callable[[], str] = str,
) -> int:
    """Run a meeting in the full screen; return the exit code of the program.

    Leaving closes nothing: the meeting stays open in its journal. `look` names a theme, `keys`
    gives other keys to actions by their ids, `minutes` makes the text of the minutes so far.
    """
    from facilitator.ui.app import FacilitatorApp

    gc.freeze()  # what is loaded stays to the end: no pause at a key for looking through it
    gc.set_threshold(10_000, 20, 50)  # and what comes with the keys is looked through in small lots
    app = FacilitatorApp(session, words, look=look, keys=keys, rings=rings, minutes=minutes)
    app.run()
    return app.exit_status
