"""The loud clock: digits drawn with half blocks, at any whole scale. Knows no Textual."""

from __future__ import annotations

_FONT = {
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": ("██ ", " █ ", " █ ", " █ ", "███"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", "███", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", "  █", "  █"),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
    ":": (" ", "█", " ", "█", " "),
    "-": ("   ", "   ", "███", "   ", "   "),
    "+": ("   ", " █ ", "███", " █ ", "   "),
    " ": ("   ", "   ", "   ", "   ", "   "),
}
PIXEL_ROWS = 5


def width(text: str, scale: int) -> int:
    """Return how many cells `drawn` takes across."""
    across = sum(len(_FONT[char][0]) for char in text) + len(text) - 1
    return across * scale


def height(scale: int) -> int:
    """Return how many lines `drawn` takes: a pixel is `scale` cells wide and half as many high."""
    return (PIXEL_ROWS * scale + 1) // 2


def largest_scale(text: str, across: int, down: int, limit: int = 8) -> int:
    """Return the largest scale at which the text fits; 0 when even the smallest does not."""
    fitting = 0
    for scale in range(1, limit + 1):
        if width(text, scale) <= across and height(scale) <= down:
            fitting = scale
    return fitting


def drawn(text: str, scale: int) -> list[str]:
    """Return the lines of a text of digits, colons and signs."""
    pixels: list[str] = []
    for row in range(PIXEL_ROWS):
        line = " ".join(_FONT[char][row] for char in text)
        pixels += ["".join(pixel * scale for pixel in line)] * scale
    if len(pixels) % 2:
        pixels.append(" " * len(pixels[0]))
    return [
        "".join(_half(above, below) for above, below in zip(pixels[i], pixels[i + 1], strict=True))
        for i in range(0, len(pixels), 2)
    ]


def _half(above: str, below: str) -> str:
    if above == below:
        return above
    return "▀" if above == "█" else "▄"
