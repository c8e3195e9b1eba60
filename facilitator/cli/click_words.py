"""Click's own words: it asks gettext's current domain, so ours speaks for it too."""

from __future__ import annotations

import gettext
import os

from facilitator.meeting.phrase import say
from facilitator.words import LOCALE

WORDS = (
    say("Usage:"),
    say("Options"),
    say("Commands"),
    say("Positional arguments"),
    say("Show this message and exit."),
    say("Show the version and exit."),
    say("default: {default}"),
    say("Error: {message}"),
    say("Invalid value for {param_hint}: {message}"),
    say("Missing argument"),
    say("No such command {name!r}."),
    say("No such option {name!r}."),
    say("Try '{command} {option}' for help."),
)
"""What a chair can meet of it; collected here because Click's files are not ours to collect."""


def speak_for_click(language: str) -> None:
    """Let Click speak a language of ours; before its messages are made."""
    gettext.bindtextdomain("facilitator", str(LOCALE))
    gettext.textdomain("facilitator")
    os.environ["LANGUAGE"] = language
