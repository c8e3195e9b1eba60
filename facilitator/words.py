"""Phrases spoken in a language: the chair's for the program, the meeting's for what it sees."""

from __future__ import annotations

import datetime as dt
import gettext
import os
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from facilitator.meeting.phrase import Argument, Day, Figure, Listed, Percent, Phrase

LANGUAGES = ("en", "vi")
"""The languages that the program speaks in full."""

LOCALE = Path(__file__).parent / "locale"
"""Where the catalogues are."""


class Words:
    """Speaks phrases in one language; a language it does not know is spoken as English."""

    def __init__(self, language: str) -> None:
        self.language = nearest_language(language)
        self._catalogue = _catalogue(self.language)

    def __call__(self, phrase: Phrase) -> str:
        """Return the sentence; arguments that are phrases are spoken in the same language."""
        if not phrase.text:  # gettext answers the empty message with its header
            return ""
        if phrase.plural is None:
            text = self._catalogue.gettext(phrase.text)
        else:
            text = self._catalogue.ngettext(phrase.text, phrase.plural, phrase.count)
        if not phrase.args:
            return text.replace("{{", "{").replace("}}", "}")
        return text.format_map({name: self._spoken(value) for name, value in phrase.args.items()})

    def _spoken(self, value: Argument) -> str:
        match value:
            case Phrase():
                return self(value)
            case Percent(part, whole):
                return self.percent(part, whole)
            case Decimal():
                return self.decimal(value)
            case Figure():
                return self.figure(value)
            case Listed(parts):
                return ", ".join(map(self, parts))
            case Day(iso):
                return self.short_date(dt.date.fromisoformat(iso))
            case _:
                return str(value)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with the language's decimal sign, rounded half up to `digits`."""
        text = f"{value:.{digits}f}"
        return text.replace(".", ",") if self.language == "vi" else text

    def decimal(self, value: Decimal) -> str:
        """Return an exact number with the language's decimal sign: `2.5`, in Vietnamese `2,5`."""
        text = f"{value.normalize():f}"
        return text.replace(".", ",") if self.language == "vi" else text

    def figure(self, value: Figure) -> str:
        """Return a decimal with all its places: `2.50`, in Vietnamese `2,50`."""
        return value.text.replace(".", ",") if self.language == "vi" else value.text

    def percent(self, part: int, whole: int) -> str:
        """Return `78.3%` (English) or `78,3%` (Vietnamese); rounded half up, in integers."""
        tenths = (2000 * part + whole) // (2 * whole)
        return self.number(tenths / 10, 1) + "%"

    def date(self, day: dt.date) -> str:
        """Return a date in full, as the language writes it."""
        if self.language == "vi":  # the form of official papers; Babel has a comma for "năm"
            return f"{day.day} tháng {day.month} năm {day.year}"
        from babel.dates import format_date

        return format_date(day, format="long", locale=self.language)

    def short_date(self, day: dt.date) -> str:
        """Return `03/12/2026` (Vietnamese) or `3 Dec 2026` (English)."""
        if self.language == "vi":
            return f"{day:%d/%m/%Y}"
        from babel.dates import format_date

        return format_date(day, format="d MMM yyyy", locale="en")


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("facilitator", LOCALE, [language], fallback=True)


def nearest_language(name: str | None) -> str:
    """Return the language spoken for a tag such as `vi-VN`, `vi_VN.UTF-8`, `C`; English if none."""
    code = (name or "").replace("-", "_").split(".")[0].split("_")[0].lower()
    return code if code in LANGUAGES else "en"


def named_language() -> str | None:
    """Return the language that FACILITATOR_LANG or the usual LC_*/LANG name; None if none does."""
    for variable in ("FACILITATOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return None if value.split(".")[0] in _NO_LANGUAGE else nearest_language(value)
    return None


_NO_LANGUAGE = {"C", "POSIX"}
"""Locales of systems that were told no language."""


def chairs_language() -> str:
    """Return the language of the program: the named one, else English."""
    return named_language() or "en"
