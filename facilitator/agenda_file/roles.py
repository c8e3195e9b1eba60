"""What a roster's words mean, in English and Vietnamese: roles, columns, yes and no."""

from __future__ import annotations

import re

from facilitator.agenda_file.pattern import pattern
from facilitator.meeting.agenda import Role
from facilitator.meeting.text import fold

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.PROBATIONARY,
        pattern(
            r"(?:dang vien )?(?:du bi)|dv db|dvdb|probation(?:ary|er)?(?: member)?|"
            r"candidate(?: member)?|on probation"
        ),
    ),
    (
        Role.OBSERVER,
        pattern(
            r"observers?|quan sat(?: vien)?|theo doi|non-?voting member|advis[eo]rs?|advisory|"
            r"co van|liaison|cap uy theo doi"
        ),
    ),
    (
        Role.GUEST,
        pattern(
            r"guests?|visitors?|invite[ed]s?|invited guest|external|speaker|khach(?: moi)?|"
            r"dai bieu(?: .*)?|moi du|expert"
        ),
    ),
    (
        Role.SECRETARY,
        pattern(
            r"(?:recording |meeting )?secretary|minute[- ]?taker|note[- ]?taker|scribe|clerk|"
            r"recorder|thu ky(?: .*)?|ghi bien ban"
        ),
    ),
    (
        Role.CHAIR,
        pattern(
            r"(?:acting )?chair(?:man|woman|person)?|president|presiding(?: officer)?|"
            r"moderator|facilitator|bi thu(?: chi bo)?|"
            r"chu tri(?: .*)?|chu toa|chu tich(?: .*)?|truong ban"
        ),
    ),
    (
        Role.MEMBER,
        pattern(
            r"(?:full |ordinary |regular |voting )?members?|(?:dang vien |"
            r"thanh vien )?chinh thuc|dang vien|thanh vien|hoi vien|uy vien(?: .*)?|"
            r"chi uy(?: vien)?|vice[- ]?chair(?:man|woman|person)?|deputy(?: .*)?|pho bi thu|"
            r"pho .*|treasurer|thu quy|director|trustee|delegate|"
            r"to truong|to pho|officer|board member|vice president"
        ),
    ),
)
_YES = frozenset(
    {"yes", "y", "true", "1", "on", "x", "✓", "✔", "co", "voting", "votes", "duoc", "bieu quyet"}
)
_NO = frozenset(
    {
        "no",
        "n",
        "false",
        "0",
        "off",
        "",
        "-",
        "–",
        "khong",
        "none",
        "non-voting",
        "ko",
        "k",
        "nonvoting",
    }
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


COLUMNS: dict[str, frozenset[str]] = {
    "name": _words(
        "attendee|dai bieu|dang vien|full name|ho ten|ho ten day du|ho va ten|ho, ten|"
        "hoi vien|member|members|name|names|nguoi tham du|participant|people|person|ten|"
        "thanh vien"
    ),
    "short": _words(
        "alias|goi la|initials|nick|nickname|short|short name|ten goi|ten ngan|ten tat|viet tat"
    ),
    "group": _words(
        "affiliation|bo phan|company|delegation|doan|don vi|faction|group|nhom|"
        "organisation|organization|party|phong|section|team|to|to dang|unit"
    ),
    "role": _words(
        "chuc danh|chuc vu|dien|function|loai|nhiem vu|office|position|role|roles|status|"
        "title|tu cach|type|vai tro"
    ),
    "voting": _words(
        "bieu quyet|can vote|duoc bieu quyet|may vote|quyen bieu quyet|vote|votes?|"
        "voting|voting rights"
    ),
    "weight": _words(
        "co phan|number of votes|shares|so phieu|so phieu bau|trong so|votes|voting weight|weight"
    ),
    "delegate": _words(
        "alternate|delegate|deputy|nguoi duoc uy quyen|nguoi thay|proxy|represented by|substitute|"
        "uy quyen|uy quyen cho"
    ),
    "represents": _words(
        "alternate for|dai dien cho|delegate for|delegate of|duoc uy quyen boi|nguoi uy quyen|"
        "proxy for|represents|substitute for|thay|thay cho"
    ),
    "proxies": _words(
        "bulk proxies|held|phieu uy quyen|proxies|proxy votes|so phieu uy quyen|votes held"
    ),
    "veto": _words("phu quyet|quyen phu quyet|veto|veto right|vetoes"),
}
"""The headings of a column, by the field it fills; folded, without diacritics."""


def role_of(text: str) -> Role | None:
    """Return the role that a word means, None when it is none."""
    words = fold(text).strip(" .:*_()[]")
    for role, spelled in _ROLES:
        if spelled.fullmatch(words):
            return role
    return None


def truth_of(text: str) -> bool | None:
    """Return whether a word says yes or no, None when neither."""
    words = fold(text).strip(" .")
    if words in _YES:
        return True
    if words in _NO:
        return False
    return None


def column_of(text: str) -> str | None:
    """Return which field a column's heading names, None for another."""
    words = fold(text).strip(" *_:.#")
    words = re.sub(r"\s*\(.*\)$", "", words)
    for field, names in COLUMNS.items():
        if words in names:
            return field
    return None
