"""Keys as a fast hand gives them to a screen under test."""

from __future__ import annotations

from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text ahead, the letters at once, and wait until the last of them is answered.

    To wait behind each letter, as a pilot does by itself, takes longer than all the rest.
    """
    driver = pilot.app._driver
    assert driver is not None
    for letter in text[:-1]:
        name = letter if letter.isalnum() else _character_to_key(letter)
        event = Key(name, letter)
        event.set_sender(pilot.app)
        driver.send_message(event)
    await pilot.press(*text[-1:])
