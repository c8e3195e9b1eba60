"""Whether a piece of a title is somebody's name, and which names it holds."""

from __future__ import annotations

import re

from facilitator.agenda_file.pattern import pattern

_SEPARATORS = pattern(
    r"\s*(?:[,;&+|]|(?<![đĐ])/|\band\b|\bvà\b|\boch\b|\bund\b|\bet al\b\.?|\bon behalf of\b|"
    r"\bwith\b)\s*"
)
_ROLES = frozenset(
    "chair chairs chairman chairwoman chairperson co-chair co-chairs editor editors host "
    "hosts secretary "
    "staff everyone everybody all champion champions team board president treasurer director "
    "chủ tịch,chủ trì,thư ký,bí thư,phó bí thư,chi ủy,tất cả,cả chi bộ,đ/c bí thư,"
    "ordförande,sekreterare,alla,remote,facilitator,moderator,tbd".replace(",", " ").split()
) | {
    "chủ tịch",
    "chủ trì",
    "thư ký",
    "bí thư",
    "phó bí thư",
    "chi ủy",
    "tất cả",
    "đ/c bí thư",
    "vice chair",
    "vice president",
    "tech lead",
    "all members",
    "the chair",
    "group chair",
}
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "la",
        "le",
        "el",
        "bin",
        "binti",
        "ibn",
        "al",
        "ten",
        "ter",
        "zu",
        "af",
        "av",
    ]
)
_NOT_NAMES = frozenset(
    [
        "stage",
        "stages",
        "slides",
        "slide",
        "spec",
        "specs",
        "issue",
        "issues",
        "pr",
        "prs",
        "pull",
        "draft",
        "drafts",
        "update",
        "updates",
        "public",
        "private",
        "optional",
        "new",
        "continued",
        "tentative",
        "part",
        "phase",
        "recap",
        "cancelled",
        "canceled",
        "postponed",
        "tbc",
        "tba",
        "todo",
        "notes",
        "note",
        "minutes",
        "agenda",
        "link",
        "links",
        "video",
        "demo",
        "document",
        "doc",
        "docs",
        "explainer",
        "repo",
        "repository",
        "proposal",
        "discussion",
        "presentation",
        "talk",
        "overview",
        "poll",
        "vote",
        "votes",
        "wed",
        "thu",
        "fri",
        "mon",
        "tue",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "lunch",
        "break",
        "day",
        "session",
        "if",
        "for",
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "to",
        "of",
        "is",
        "no",
        "yes",
        "intl",
        "rev",
        "revision",
        "version",
        "final",
        "open",
        "closed",
        "done",
        "skipped",
        "deferred",
        "time",
        "remaining",
        "approval",
        "review",
        "status",
        "report",
        "online",
        "onsite",
        "hybrid",
        "informational",
        "closed-session",
        "see",
        "nếu",
        "tiếp",
        "phần",
        "mục",
        "stretch",
        "goal",
        "goals",
        "first",
        "second",
        "third",
    ]
)
_WORD = pattern(r"[đĐ]/c|[^\W\d_][\w.'’\-]*\.?|@[\w\-.]+|[A-Z]\.", re.UNICODE)


def names_in(text: str) -> str | None:
    """Return the text as names (`A, B`) when each of its pieces is a name or an office."""
    pieces = [
        piece.strip(' .:?*_`"')
        for piece in _SEPARATORS.split(text.strip())
        if piece.strip(' .:?*_`"')
    ]
    if not pieces or len(pieces) > 12 or not all(_is_name(piece) for piece in pieces):
        return None
    return ", ".join(pieces)


def is_full_name(text: str) -> bool:
    """Tell whether each piece is a name of at least two words, or a handle."""
    pieces = [piece.strip() for piece in _SEPARATORS.split(text.strip()) if piece.strip()]
    if names_in(text) is None:
        return False
    return all(" " in piece or piece.startswith("@") for piece in pieces)


def _is_name(piece: str) -> bool:
    bare = re.sub(r"\s+[-–—]\s+.*$", "", piece)
    bare = re.sub(r"\s*\([^()]*\)$", "", bare)
    if bare.lower() in _ROLES:
        return True
    words = bare.split()
    if not 1 <= len(words) <= 5:
        return False
    if any(word.lower() in _NOT_NAMES and len(word) > 1 for word in words):
        return False
    return all(_fits(word, first=number == 0) for number, word in enumerate(words))


def _fits(word: str, *, first: bool) -> bool:
    if _WORD.fullmatch(word) is None:
        return False
    if word.startswith("@") or word[0].isupper() or word == "đ/c":
        return not (word.isupper() and len(word) > 4)
    return not first and word.lower() in _PARTICLES
