"""Text from people: cleaned at the door, folded for search, sorted by the language's rules."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BIDI = {chr(c) for c in (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_LINE_BREAKS = {"\n", "\r", "\t", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"}
_JOINERS = "\u200c\u200d"
"""Joiners: Persian, Indic scripts and family emoji need them."""

_VIETNAMESE = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Level, grave, hook, tilde, acute, dot below: the order of a Vietnamese dictionary."""


def clean(text: str) -> str:
    """Return one line of NFC text without control, bidi-override or unassigned characters.

    What would break a line becomes a blank; runs of blanks become one.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = []
    for char in unicodedata.normalize("NFC", text):
        if char in _LINE_BREAKS:
            kept.append(" ")
        elif _is_safe(char):
            kept.append(char)
    # a joiner joins: alone or at an edge it would be a name or a text that nobody sees
    words = (word.strip(_JOINERS) for word in "".join(kept).split())
    return " ".join(word for word in words if word)


def shortened(text: str, most: int = 60) -> str:
    """Return text with at most `most` characters, the end of a longer one as an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def clean_lines(text: str) -> str:
    """Return text of several lines, each one cleaned; leading blanks of a line are kept."""
    lines = []
    for line in text.expandtabs(4).splitlines():
        indent = len(line) - len(line.lstrip(" "))
        lines.append(" " * min(indent, 12) + clean(line))
    return "\n".join(lines).strip("\n")


def _is_safe(char: str) -> bool:
    if char in _JOINERS:
        return True
    if char in _BIDI:
        return False
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return text for finding: no case, no diacritics, plain quotes and dashes, single blanks.

    Two names that fold to the same text are two names: folding finds, it never identifies.
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.translate(TYPED).split())


TYPED = str.maketrans(
    {
        "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h",
        "ŧ": "t", "ɖ": "d",
        **dict.fromkeys("’‘ʼʹ´`′＇ʻ", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("“”„‟″＂", '"'),
    }
)  # fmt: skip
"""What a keyboard without the letter types for it."""


@lru_cache(maxsize=4096)
def with_tones_last(text: str) -> str:
    """Return text with the tones of each word behind it, so that their place makes no difference.

    Vietnamese writes the tone of `oa`, `oe` and `uy` on either vowel: Hoà and Hòa are one name.
    """
    words = []
    for word in unicodedata.normalize("NFD", text).split():
        tones = "".join(char for char in word if char in TONES)
        bare = "".join(char for char in word if char not in TONES)
        words.append(unicodedata.normalize("NFC", bare) + tones)
    return " ".join(words)


@lru_cache(maxsize=4096)
def sort_key(name: str, language: str) -> tuple[object, ...]:
    """Return the place of a personal name in a list, by the custom of the language.

    Vietnamese lists go by the given name (the last word), then the family name, then the rest,
    word by word, with ă â đ ê ô ơ ư as letters and the tones after them; others go by the name
    as written, diacritics deciding only between equals. Composed or decomposed is the same.
    """
    name = unicodedata.normalize("NFC", name)
    if language == "vi":
        words = name.split()
        ordered = words[-1:] + words[:-1]
        return (tuple((_vietnamese_letters(w), _vietnamese_tones(w)) for w in ordered), name)
    return (fold(name), unicodedata.normalize("NFD", name.casefold()), name)


def _vietnamese_letters(word: str) -> tuple[int, ...]:
    bare = "".join(c for c in _decompose(word) if c not in TONES)
    places = []
    for char in unicodedata.normalize("NFC", bare):
        place = _VIETNAMESE.find(char)
        places.append(place if place >= 0 else len(_VIETNAMESE) + ord(char))
    return tuple(places)


def _vietnamese_tones(word: str) -> tuple[int, ...]:
    return tuple(TONES[c] for c in _decompose(word) if c in TONES)


def _decompose(word: str) -> str:
    return unicodedata.normalize("NFD", word.casefold())


def cells(text: str) -> int:
    """Return how many terminal cells a text takes: wide characters two, combining ones none."""
    return sum(_cells_of(char) for char in text)


@lru_cache(maxsize=4096)
def _cells_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
