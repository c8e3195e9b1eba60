"""Whether the entries of a list are items of the agenda, or explain one."""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda_file import lengths, marks
from facilitator.agenda_file.blocks import Entry, Listing, Text
from facilitator.agenda_file.pattern import pattern
from facilitator.agenda_file.sections import is_day_text
from facilitator.meeting.text import fold


class Place(msgspec.Struct):
    """Where a list stands."""

    owner: str
    """`zone`, `heading` or `entry`."""
    ordered: bool = False
    """Whether the list around it is ordered (owner `entry`)."""
    own: bool = False
    """The file is one of ours: under a heading only what is marked or timed is an item."""
    minutes: bool = False
    """The file also holds minutes: what hangs under an item was said there."""
    whole: bool = False
    """No heading says where the agenda is."""
    label: str = ""
    """The paragraph right above the list."""


_URL_ONLY = pattern(r"\W*(?:<?(?:https?://|www\.)\S+\W*)+")
_POINTER = pattern(
    r"(?:see(?: also)?|cf\.?|notes?|nb|aim|ref(?:erence)?s?|links?|slides?|fyi|context|"
    r"background|details?|"
    r"minutes|recording|xem(?: them)?|tai lieu|ghi chu)\b(?:\s*[:(]|\s+(?:https?:|#|the\b|"
    r"also\b)).*",
    re.DOTALL,
)
_RESOURCE = pattern(
    r"\[?(?:slides?|minutes|notes|recording|video|link|doc(?:ument)?|presentation|github|pr|"
    r"issues?|agenda)\]?"
)
_WHO = pattern(
    r"\W*(?:hosts?|note ?takers?|scribes?|attendees|participants|present|regrets|apologies|"
    r"moderators?|recording|location|anwesend|narvarande|deltagare)\s*:.*",
    re.DOTALL,
)
"""`Notetaker: Ada` among the items of a list."""
_VOTE = pattern(r"(?:straw )?(?:poll|vote|consensus call|motion|bieu quyet|omrostning)\b")
_SENTENCES = pattern(r"[.!?][\"”)]?\s+[\"“(]?[A-ZÀ-ỸĐ]")
_LABEL_OUT = pattern(
    r"(?:see|see also|links?|references?|resources?|reading|documents?|materials?|slides|"
    r".*\b(?:members|guests|attendees|participants|present|apologies|regrets|staff)|"
    r"scheduled .*|to ?do|next steps|action items?|"
    r"priorities|.* priorit(?:y|ies)\b.*|summary|goals?|notes|drafts in-scope include)\W*"
)
_KEY = pattern(r"[^:]{2,40}:(?:\s|$)")
_LOGISTIC_KEY = pattern(
    r"(?:host|dates?|times?|date (?:and|&) times?|dates and times|when|where|location|place|"
    r"venue|wi-?fi|dinner.*|contacts?|"
    r"phone|e?-?mail|name|address|video.*|live notes|notes|minutes|agenda|chat|irc|zoom.*|"
    r"webex|meet.*|password|passcode|"
    r"registration.*|attendee.*|attending|participants|present|chair|scribe|secretary|"
    r"moderator|facilitator|recording.*|"
    r"github.*|links?|call-?in|dial-?in.*|calendar.*|slides|duration|organi[sz]ers?|tags?|"
    r"ngay|thoi gian|dia diem|chu tri|thu ky|"
    r"total duration.*|contacts.*|regrets|absent|apologies|issues? list|drafts|blue ?sheets|"
    r"meetecho.*|teams.*|one tap.*|number.*)"
)
_EMPTY = pattern(r"\W*(?:none|n/?a|tbd|tba|tbc|cancell?ed|khong|\(?empty\)?)?\W*", re.IGNORECASE)


def is_pointer(text: Text) -> bool:
    """Tell whether an entry only points elsewhere or says nothing: `See https://…`, a bare URL."""
    plain = text.plain.strip()
    if not plain or _EMPTY.fullmatch(plain) or _URL_ONLY.fullmatch(plain):
        return True
    folded = fold(plain[:400])
    if _POINTER.fullmatch(folded) or _WHO.fullmatch(folded):
        return True
    if text.links and _RESOURCE.fullmatch(folded):
        return True
    if plain[0] == "[" and plain[-1] == "]" and lengths.whole(plain) is None:
        return True
    if re.match(r"minutes (?:are|will be|can be) ", folded):
        return True
    return is_day_text(re.sub(r"\([^()]*\)|: .*$", "", plain))


def is_day_entry(entry: Entry) -> bool:
    """Tell whether an entry is a day with its items under it."""
    plain = re.sub(r"\([^()]*\)", "", entry.text.plain).strip()
    holds = any(isinstance(block, Listing) for block in entry.blocks)
    return holds and is_day_text(plain) and not _KEY.match(plain)


def is_prose(text: Text) -> bool:
    """Tell whether an entry is a sentence that explains or reports, rather than a title."""
    plain = " ".join(text.plain.split())
    words = len(plain.split())
    if words > 45:
        return True
    bare = plain.rstrip("*_ ")
    if bare.endswith(".") and words >= 5 and not bare.endswith(("etc.", "...")):
        return True
    return words > 14 and bool(_SENTENCES.search(plain))


def is_timed(text: Text) -> bool:
    """Tell whether an entry states a length or a time of its own."""
    from facilitator.agenda_file.titles import state

    stated = state(text)
    return stated.plan.max_seconds is not None or stated.clock is not None or stated.marks.found


def is_logistics(listing: Listing, *, whole: bool) -> bool:
    """Tell whether a list tells where and when, or only links: `**Host**: …`, `[Minutes](…)`."""
    points = keys = links = 0
    for entry in listing.entries:
        plain = entry.text.plain.strip()
        if is_day_entry(entry):
            continue
        key = _KEY.match(plain)
        word = fold(plain[: key.end()]).strip(" :*_") if key else ""
        if key and _LOGISTIC_KEY.fullmatch(word):
            keys += 1
        elif is_timed(entry.text):
            continue
        elif entry.text.links and entry.text.share(entry.text.links) > 0.6:
            links += 1
        elif _LOGISTIC_KEY.fullmatch(fold(plain).strip(" :*_")) or is_pointer(entry.text):
            points += 1
    share = len(listing.entries) * 0.55
    # a list of nothing but linked titles may well be the agenda
    return keys + points + (links if whole and keys + points else 0) >= max(share, 1)


def items_of(listing: Listing, place: Place) -> list[bool]:
    """Return for each entry whether it is an item."""
    return (
        [_is_item(entry, listing, place) for entry in listing.entries]
        if not _settled(listing, place)
        else [is_timed(entry.text) and not _is_length(entry.text) for entry in listing.entries]
    )


def _is_length(text: Text) -> bool:
    return lengths.whole(text.plain) is not None


def is_label_out(label: str) -> bool:
    """Tell whether the words right above a list say that it holds no items."""
    words = fold(label).strip(" *_:")
    return bool(words) and len(words) < 80 and bool(_LABEL_OUT.fullmatch(words))


def _settled(listing: Listing, place: Place) -> bool:
    """Tell whether nothing but times can make items of this list."""
    if place.owner == "zone":
        return False
    if is_label_out(place.label):
        return True
    if place.own:
        return place.owner == "entry" or not listing.ordered
    if place.minutes:
        return place.owner == "entry"
    if place.owner == "entry" and place.ordered and not listing.ordered:
        return not any(_VOTE.match(fold(entry.text.plain[:80])) for entry in listing.entries)
    if place.owner == "entry" and listing.ordered:
        return False
    said = [entry.text for entry in listing.entries if any(c.isalnum() for c in entry.text.plain)]
    prose = sum(is_prose(text) or text.plain.rstrip("*_ ").endswith(".") for text in said)
    return prose * 2 > len(said)


def _is_item(entry: Entry, listing: Listing, place: Place) -> bool:
    text = entry.text
    if not _may_be_item(text):
        return False
    if is_timed(text):
        return True
    if is_pointer(text):
        return False
    if place.owner == "zone":
        return True
    return _is_item_below(text, listing, place)


def _may_be_item(text: Text) -> bool:
    if not any(char.isalnum() for char in text.plain) or _is_length(text):
        return False
    return not (marks.prompt(text.plain) or marks.motion(text.plain))


def _is_item_below(text: Text, listing: Listing, place: Place) -> bool:
    """Judge an entry that stands under a heading or another entry, and has no time of its own."""
    if place.minutes and not place.own:
        return _reported(text)
    if place.owner == "entry" and place.ordered and not listing.ordered:
        return bool(_VOTE.match(fold(text.plain[:80])))
    if place.owner == "entry" and listing.ordered:
        return not _explains(text)
    return not is_prose(text)


def _reported(text: Text) -> bool:
    """In minutes, an entry with a box to check or an issue's number is what was on the agenda."""
    if text.checked is not None:
        return True
    return bool(text.links) and text.share(text.links) < 0.8 and not is_prose(text)


def _explains(text: Text) -> bool:
    plain = " ".join(text.plain.split())
    if not _SENTENCES.search(plain) or len(plain.split()) <= 20:
        return False
    return "?" not in plain and not re.search(r"\([^()]*\)\s*$", plain)
