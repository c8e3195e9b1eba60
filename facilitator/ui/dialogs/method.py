"""The methods of voting, each with its key."""

from __future__ import annotations

from textual.content import Content

from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.votes import Method
from facilitator.ui.dialogs.shown import KEY, MUTED
from facilitator.words import Words

METHODS: tuple[Method, ...] = (
    Method.HANDS,
    Method.VOICE,
    Method.ROLLCALL,
    Method.BALLOT,
    Method.CONSENT,
    Method.POLL,
)
SHORT_NAMES: dict[Method, Phrase] = {
    Method.HANDS: say("hands"),
    Method.VOICE: say("voice"),
    Method.ROLLCALL: say("roll call"),
    Method.BALLOT: say("ballot"),
    Method.CONSENT: say("consent"),
    Method.POLL: say("poll"),
}
"""Names that stand beside each other in one line."""
METHOD_KEYS: dict[str, str] = {"en": "hvrbcp", "vi": "gltpnd"}
"""A letter for each of `METHODS` by language: giơ tay, lời nói, tên, phiếu, nhất trí, dò. The
English ones are understood in every language, after its own."""


def letters(words: Words) -> str:
    """Return the letters that are shown."""
    return METHOD_KEYS.get(words.language, METHOD_KEYS["en"])


def method_named(letter: str, words: Words) -> Method | None:
    """Return the method that a letter stands for."""
    for known in (letters(words), METHOD_KEYS["en"]):
        if letter and letter in known:
            return METHODS[known.index(letter)]
    return None


def method_after(method: Method, step: int) -> Method:
    """Return the next method that decides something, around the ends."""
    deciding: list[Method] = [each for each in METHODS if each is not Method.POLL]
    return deciding[(deciding.index(method) + step) % len(deciding)]


def method_line(chosen: Method, words: Words) -> Content:
    """Return all methods with their keys, the chosen one reversed."""
    parts = []
    for letter, method in zip(letters(words), METHODS, strict=True):
        style = "bold reverse" if method is chosen else MUTED
        name = words(SHORT_NAMES[method])
        parts.append(Content.assemble((letter, KEY), (f" {name} ", style)))
    return Content("  ").join(parts)
