"""What a roster's words mean, in English and Vietnamese: roles, columns, yes and no."""

from __future__ import annotations

import re

from facilitator.meeting.agenda import Role
from facilitator.meeting.text import fold

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.PROBATIONARY,
        re.compile(
            r"(?:dang vien )?(?:du bi)|dv db|dvdb|probation(?:ary|er)?(?: member)?|candidate(?: member)?|on probation"
        ),
    ),
    (
        Role.OBSERVER,
        re.compile(
            r"observers?|quan sat(?: vien)?|theo doi|non-?voting member|advis[eo]rs?|advisory|co van|liaison|cap uy theo doi"
        ),
    ),
    (
        Role.GUEST,
        re.compile(
            r"guests?|visitors?|invite[ed]s?|invited guest|external|speaker|khach(?: moi)?|dai bieu(?: .*)?|moi du|expert"
        ),
    ),
    (
        Role.SECRETARY,
        re.compile(
            r"(?:recording |meeting )?secretary|minute[- ]?taker|note[- ]?taker|scribe|clerk|recorder|thu ky(?: .*)?|ghi bien ban"
        ),
    ),
    (
        Role.CHAIR,
        re.compile(
            r"(?:acting )?chair(?:man|woman|person)?|president|presiding(?: officer)?|moderator|facilitator|bi thu(?: chi bo)?|"
            r"chu tri(?: .*)?|chu toa|chu tich(?: .*)?|truong ban"
        ),
    ),
    (
        Role.MEMBER,
        re.compile(
            r"(?:full |ordinary |regular |voting )?members?|(?:dang vien |thanh vien )?chinh thuc|dang vien|thanh vien|hoi vien|uy vien(?: .*)?|"
            r"chi uy(?: vien)?|vice[- ]?chair(?:man|woman|person)?|deputy(?: .*)?|pho bi thu|pho .*|treasurer|thu quy|director|trustee|delegate|"
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

COLUMNS: dict[str, frozenset[str]] = {
    "name": frozenset(
        {"name", "names", "full name", "member", "members", "person", "people", "participant", "attendee", "ho ten", "ho va ten",
         "ten", "dang vien", "thanh vien", "hoi vien", "dai bieu", "ho, ten", "ho ten day du", "nguoi tham du"}
    ),
    "short": frozenset({"short", "short name", "nick", "nickname", "initials", "alias", "ten goi", "ten tat", "viet tat", "ten ngan", "goi la"}),
    "group": frozenset({"group", "party", "team", "organization", "organisation", "affiliation", "delegation", "section", "to", "nhom", "to dang",
                        "don vi", "bo phan", "phong", "company", "faction", "unit", "doan"}),
    "role": frozenset({"role", "roles", "position", "function", "office", "type", "status", "title", "vai tro", "chuc vu", "chuc danh",
                       "nhiem vu", "loai", "dien", "tu cach"}),
    "voting": frozenset({"voting", "vote", "votes?", "can vote", "may vote", "voting rights", "bieu quyet", "quyen bieu quyet", "duoc bieu quyet"}),
    "weight": frozenset({"weight", "votes", "shares", "number of votes", "voting weight", "so phieu", "trong so", "so phieu bau", "co phan"}),
    "delegate": frozenset({"delegate", "delegate of", "delegate for", "alternate for", "alternate", "proxy", "proxy for", "represents", "substitute for",
                           "thay", "thay cho", "uy quyen", "duoc uy quyen boi", "dai dien cho", "nguoi uy quyen"}),
}  # fmt: skip


def role_of(text: str) -> Role | None:
    """Return the role that a word means, None when it is none."""
    words = fold(text).strip(" .:*_()[]")
    for role, pattern in _ROLES:
        if pattern.fullmatch(words):
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
