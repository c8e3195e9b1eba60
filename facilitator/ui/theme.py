"""The looks: dark, light, high contrast; the terminal's own colours come from Textual."""

from __future__ import annotations

from textual.theme import Theme

from facilitator.ui.views.tones import Tone

DARK = Theme(
    name="facilitator-dark",
    primary="#5b9bd5",
    secondary="#2b3b47",
    accent="#ffb454",
    success="#7fd89a",
    warning="#ffb454",
    error="#f2889b",
    foreground="#e6e6e6",
    background="#121314",
    surface="#1b1d1f",
    panel="#243039",
    dark=True,
    variables={
        "good": "#7fd89a",
        "late": "#ffb454",
        "alarm": "#f2889b",
        "quiet": "#a3a8ad",
        "hint": "#8d949b",
        "track": "#4b5157",
        "scrollbar": "#4b5157",
        "scrollbar-hover": "#4b5157",
        "scrollbar-active": "#4b5157",
        "scrollbar-background": "#1b1d1f",
        "scrollbar-background-hover": "#1b1d1f",
        "scrollbar-background-active": "#1b1d1f",
        "key": "#ffb454",
        "lift": "#2a2e32",
    },
)
LIGHT = Theme(
    name="facilitator-light",
    primary="#1f5f99",
    secondary="#d5dfe8",
    accent="#9a4b00",
    success="#17692f",
    warning="#9a4b00",
    error="#a61b36",
    foreground="#1a1a1a",
    background="#ffffff",
    surface="#f1f2f3",
    panel="#d9e2ea",
    dark=False,
    variables={
        "good": "#17692f",
        "late": "#9a4b00",
        "alarm": "#a61b36",
        "quiet": "#565b60",
        "hint": "#63696f",
        "track": "#b4b9be",
        "scrollbar": "#b4b9be",
        "scrollbar-hover": "#b4b9be",
        "scrollbar-active": "#b4b9be",
        "scrollbar-background": "#f1f2f3",
        "scrollbar-background-hover": "#f1f2f3",
        "scrollbar-background-active": "#f1f2f3",
        "key": "#8a4200",
        "lift": "#dfe3e7",
    },
)
CONTRAST = Theme(
    name="facilitator-contrast",
    primary="#ffffff",
    secondary="#000000",
    accent="#ffff00",
    success="#00ff66",
    warning="#ffff00",
    error="#ff6680",
    foreground="#ffffff",
    background="#000000",
    surface="#141414",
    panel="#2b2b2b",
    dark=True,
    variables={
        "good": "#00ff66",
        "late": "#ffff00",
        "alarm": "#ff6680",
        "quiet": "#ffffff",
        "hint": "#c4c4c4",
        "track": "#8c8c8c",
        "scrollbar": "#8c8c8c",
        "scrollbar-hover": "#8c8c8c",
        "scrollbar-active": "#8c8c8c",
        "scrollbar-background": "#141414",
        "scrollbar-background-hover": "#141414",
        "scrollbar-background-active": "#141414",
        "key": "#ffff00",
        "lift": "#333333",
    },
)
THEMES = (DARK, LIGHT, CONTRAST)

FALLBACKS = {
    "good": "text-success",
    "late": "text-warning",
    "alarm": "text-error",
    "quiet": "text-muted",
    "hint": "text-muted",
    "track": "text-disabled",
    "key": "text-accent",
    "lift": "panel",
}
"""Our variables in the words of any other theme, the terminal's own colours among them."""

STYLES: dict[Tone, str] = {
    Tone.PLAIN: "",
    Tone.QUIET: "$quiet",
    Tone.GOOD: "$good",
    Tone.LATE: "$late",
    Tone.ALARM: "$alarm",
}


def with_meanings(variables: dict[str, str], *, colours: bool = True) -> dict[str, str]:
    """Return a theme's variables with a value for each meaning that it does not know.

    Without colours all meanings are as bright as the text, so that the clock stays loud.
    """
    if not colours:
        bright = dict.fromkeys(("good", "late", "alarm", "key"), variables["foreground"])
        variables = {**variables, **bright}
    missing = {name: variables[other] for name, other in FALLBACKS.items() if name not in variables}
    return {**variables, **missing}
