"""What a heading announces: the agenda, a day, an item, or something that is no part of it."""

from __future__ import annotations

import re
from enum import Enum, auto

from facilitator.agenda_file import lengths
from facilitator.agenda_file.blocks import Section, Text
from facilitator.agenda_file.pattern import pattern
from facilitator.meeting.text import fold


class Kind(Enum):
    """What a section is, by its heading."""

    AGENDA = auto()
    """The heading says nothing but that the agenda follows."""
    ABOUT_AGENDA = auto()
    """The heading speaks of an agenda among other things."""
    DAY = auto()
    CLOSING = auto()
    """Business that ends a meeting, and may stand beside the agenda."""
    OUT = auto()
    """Logistics, attendance, minutes, other meetings: never items."""
    SOFT_OUT = auto()
    """Not items when the whole file is read; but inside an agenda it is one."""
    PLAIN = auto()


_LEAD = (
    r"(?:(?:the|draft|proposed|tentative|call|meeting|todays|preliminary|final|our|detailed|"
    r"full|"
    r"suggested|provisional|current|planned|overall|general|open|main|updated|initial|du kien|"
    r"preliminar|\w+day|day \d+)\s+)*"
)
_AGENDA = pattern(
    _LEAD + r"(?:agendas?|agenda items?|agenda topics|agenda and schedule|"
    r"schedule and agenda|schedule|programme|program|timetable|topics?|"
    r"time ?table|itinerary|"
    r"discussion items|discussion topics|items for discussion|topics for discussion|"
    r"topics to discuss|items to discuss|order of business|"
    r"agenda points|items|run of show|running order|"
    r"chuong trinh(?: hop| cuoc hop| lam viec| dai hoi| nghi su| sinh hoat)?|noi dung(?: hop|"
    r" cuoc hop| chinh| chuong trinh| sinh hoat)?|"
    r"trong (?:cuoc )?hop|chuong trinh va noi dung|noi dung va chuong trinh|"
    r"dagordning|arenden|forslag till dagordning|tagesordnung|ablauf|ordre du jour|"
    r"orden del dia|pauta|ordem do dia|agendapunten|porzadek obrad)"
    r"(?:\s+(?:for today|of the day|for this meeting|items|and notes|and minutes|minutes|notes))?"
)
_ABOUT = pattern(
    r"\b(?:agenda|schedule|programme|timetable|topics|dagordning|tagesordnung|chuong trinh|"
    r"order of business)\b"
)
_NOT_ABOUT = pattern(
    r"\b(?:rules?|guidelines?|keys?|constraints?|future|next|previous|past|last|template|"
    r"process|how|"
    r"requests?|add|adding|propose|proposing|deadlines?|legend|format|github|upcoming|"
    r"overflow|submit|"
    r"adopt(?:ion)?|approv(?:e|al)|review|changes|bash(?:ing)?|amend(?:ments?)?|parking|"
    r"unconference|thong qua)\b"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|thang|januari|februari|mars|maj|juni|juli|"
    r"augusti|oktober)"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?|"
    r"thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag)"
)
_DAY_SIGN = pattern(
    rf"\b(?:days?|dag|ngay|tag|jour)\s*(?:\d+|one|two|three|four|five)\b|\b{_WEEKDAY}\b|"
    rf"\b{_MONTH}\.?\s*\d|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-/&]\s*\d+(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTH}\b|"
    rf"\b\d{{4}}-\d\d-\d\d\b|"
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
)
_DAY_WORDS = pattern(
    rf"\b(?:days?|dag|ngay|tag|jour|one|two|three|four|five|{_WEEKDAY}|{_MONTH}|and|of|to|the|"
    rf"from|am|pm|noon|utc|gmt|"
    r"[pmce][sd]?t|cest|cet|bst|ist|jst|kst|edt|ict|session|track|room|nam|buoi|sang|chieu|"
    r"morning|afternoon|evening|i{1,3}|iv|vi{0,3}|\d+(?:st|nd|rd|th)?)\b|[^a-z]+"
)
_HALF_DAY = pattern(
    r"(?:(?:morning|afternoon|evening)(?: sessions?)?|buoi (?:sang|chieu|toi)|track \w+|"
    r"room \w+|formiddag|eftermiddag)"
)

_OUT = pattern(
    r"(?:(?:the|meeting|general|other|our|tpac|important|call|conference|additional|practical|"
    r"\w+day)\s+)*(?:"
    r"logistics?(?: .*)?|attend(?:ees|ance|ants)\b.*|attending|participants?|participation|"
    r"present|regrets|absent|apologies|"
    r"roll ?call list|members present|in attendance|invitees|who|where|when|"
    r"date(?:s)?(?: and (?:times?|place|locations?))?(?: .*)?|times?|"
    r"registration|register|locations?(?: information)?|(?:physical )?locations?|venue|"
    r"hotels?|accommodations?|travel|wi-?fi|dinner|"
    r"holiday|(?:meeting )?roles|scheduled meetings|"
    r"directions|getting there|parking|transport(?:ation)?|"
    r"details|info(?:rmation)?|links?|useful links|resources|references?|related (?:documents|"
    r"links|issues)|remote (?:access|participation).*|"
    r"dial[- ]?in.*|to join .*|joining.*|how to (?:join|participate|attend).*|"
    r"connection details|zoom|irc.*|chat(?: log| room)?|backchannel|"
    r"contacts?|for assistance|scribes?|note ?takers?|"
    r"minutes?(?: of .*| from .*)?|(?:meeting |raw |discussion |detailed |call |"
    r"live )?(?:notes|minutes|transcript|log|recap)(?: template)?|"
    r"recordings?|video(?: recording)?|slides|media|"
    r"(?:dates? and )?(?:locations? (?:and dates? )?of )?(?:future|next|upcoming|previous|"
    r"past|last) (?:meetings?|calls?|sessions?|events?)\b.*|"
    r"(?:normal |late-?breaking )?(?:schedule )?constraints|agenda (?:topic )?rules|"
    r"agenda key|agenda and .*guidelines|.*\bguidelines|rules|"
    r"agenda (?:items |topics )?for (?:future|next|upcoming) .*|code of conduct|ipr policy|"
    r"antitrust.*|policies|out of scope|"
    r"(?:table of )?contents?|toc|annex(?:es)?|appendi(?:x|ces)|footnotes|templates?|"
    r".* template|help wanted|"
    r"(?:pre-?|before (?:the )?)meeting(?: .*)?|after (?:the )?meeting(?: .*)?|"
    r"truoc (?:cuoc )?hop.*|sau (?:cuoc )?hop.*|chuan bi.*|thanh phan(?: .*)?|dia diem.*|"
    r"thoi gian(?: .*)?|tai lieu.*|bien ban.*|lien ket|"
    r"nguoi tham (?:gia|du).*|diem danh|ghi chu|mau .*|muc luc|"
    r"narvarande|deltagare|plats|protokoll|teilnehmer|protokoll.*|participantes|presentes|aanwezig"
    r")"
)
_KEY_OUT = pattern(
    r"(?:(?:meeting )?(?:dates?|times?|date ?(?:/|&|and) ?time|duration|location|venue)|place|host|"
    r"when|where|moderators?|chairs?|scribes?|notes?|note ?takers?|attendees|"
    r"ngay|dia diem|chu tri|thu ky|thoi gian|datum|plats|ort|zeit)\s*:\s*\S"
)
"""`Location: Berlin`: a heading that only tells where, when or who."""
_SOFT_OUT = pattern(
    r"(?:(?:the|meeting|key|new|open|outstanding)\s+)*(?:"
    r"action items?(?: .*)?|actions|todos?|to ?do|resolutions?|decisions?(?: made| log)?|"
    r"summary|tl ?dr|overview|outcomes?|"
    r"conclusions? and .*|next steps|follow[- ]?ups?|future .* proposals?|background(?: .*)?|"
    r"about(?: .*)?|introduction to .*|"
    r"goals?|objectives? of .*|purpose|muc dich|description|audience|prerequisites?|"
    r"preparation|pre-?reading(?: .*)?|reading(?: list)?|"
    r"async updates.*|unconference.*|backlog|license|contributing|feedback|questions\?"
    r")"
)
_CLOSING = pattern(
    r"(?:q ?(?:&|and) ?a\b.*|questions?(?: and answers)?|(?:any )?other (?:business|matters|"
    r"topics|items|issues)|aob|a\.o\.b\.?|"
    r"adjourn(?:ment)?|clos(?:e|ing|ure)|wrap[- ]?up|open (?:floor|mic|discussion|forum)|"
    r"new business|old business|"
    r"ovriga fragor|ovrigt|motets avslutande|verschiedenes|questions diverses|be mac|"
    r"y kien khac|van de khac)\b.*"
)


def words_of(text: Text) -> str:
    """Return a heading for comparing: no case, diacritics, marks, numbers in front or brackets."""
    folded = fold(text.plain[:200])
    folded = re.sub(r"\([^()]*\)|[“”\"'’:*_#`]", "", folded)
    folded = re.sub(r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+|[ivx]{1,4}[.)]\s+)?", "", folded)
    return " ".join(re.sub(r"[^\w&/.\- ]+", " ", folded).split()).strip(" -.")


def kind_of(section: Section) -> Kind:
    """Return what a heading announces, judged by its words alone.

    A heading that states a length is an item, whatever it is called.
    """
    if any(lengths.find(section.title.plain[:200])):
        return Kind.DAY if _is_day(section.title) else Kind.PLAIN
    words = words_of(section.title)
    # a link to the agenda is not the agenda
    linked = section.title.share(section.title.links) > 0.8
    if _is_day(section.title):
        return Kind.DAY
    if _OUT.fullmatch(words) or _KEY_OUT.match(fold(section.title.plain[:60])):
        return Kind.OUT
    if _AGENDA.fullmatch(words) and not linked:
        return Kind.AGENDA
    if _ABOUT.search(words) and not _NOT_ABOUT.search(words) and not linked:
        return Kind.ABOUT_AGENDA
    if _CLOSING.fullmatch(words):
        return Kind.CLOSING
    if _SOFT_OUT.fullmatch(words):
        return Kind.SOFT_OUT
    return Kind.PLAIN


def _is_day(text: Text) -> bool:
    folded = fold(text.plain[:200]).strip()
    if _HALF_DAY.fullmatch(folded.strip(" :.")):
        return True
    if not _DAY_SIGN.search(folded):
        return False
    rest = _DAY_WORDS.sub(" ", folded).split()
    return len(rest) <= 1


_AROUND = pattern(
    r"(?:(?:meeting|general|other|event|important)\s+)?(?:logistics?|details?|info(?:rmation)?)\b.*"
)


def is_around(section: Section) -> bool:
    """Tell whether a part left out may hold the agenda all the same, its level being too low."""
    return bool(_AROUND.fullmatch(words_of(section.title)))


def is_day_text(text: str) -> bool:
    """Tell whether a line of text is a date or a day."""
    return len(text) < 80 and _is_day(Text(text, 0))


_ADJOURNED = pattern(
    r"(?:meeting )?(?:adjourn(?:ment|ed)?|close(?: of (?:the )?meeting)?|closure)|"
    r"motets avslutande|schluss der sitzung|be mac"
)


def ends_meeting(section: Section) -> bool:
    """Tell whether a heading is the meeting's end; reports may be appended behind it."""
    return bool(_ADJOURNED.fullmatch(words_of(section.title)))


_NUMBERED = pattern(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S")


def is_numbered(section: Section) -> bool:
    """Tell whether a heading begins with a number (`2.`, `2.1 `)."""
    match = _NUMBERED.match(section.title.plain)
    return match is not None and ("." in match[0] or ")" in match[0])
