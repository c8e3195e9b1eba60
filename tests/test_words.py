"""Every sentence that people read is complete in English and in Vietnamese."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from facilitator.meeting.phrase import nsay, say
from facilitator.words import (
    LANGUAGES,
    Words,
    chairs_language,
    named_language,
    nearest_language,
)

PACKAGE = Path(__file__).parent.parent / "facilitator"
KEYWORDS = {"say": None, "nsay": (1, 2)}
PLACEHOLDER = re.compile(r"\{(\w*)\}")
TRANSLATED = [language for language in LANGUAGES if language != "en"]


def phrases_in_the_code() -> set[str]:
    found = extract_from_dir(PACKAGE, keywords=KEYWORDS, method_map=[("**.py", "python")])
    return {m if isinstance(m, str) else m[0] for _, _, m, _, _ in found}


def catalogue(language: str) -> Catalog:
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "facilitator.po").open("rb") as file:
        return read_po(file, locale=language)


def translations(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_phrase_is_translated(language: str) -> None:
    known = catalogue(language)
    untranslated = [
        phrase
        for phrase in sorted(phrases_in_the_code())
        if (message := known.get(phrase)) is None or message.fuzzy or not all(translations(message))
    ]
    assert untranslated == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_every_placeholder(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        wanted = set(
            PLACEHOLDER.findall(message.id if isinstance(message.id, str) else message.id[1])
        )
        for text in translations(message):
            assert set(PLACEHOLDER.findall(text)) <= wanted | {"count"}, text
            missing = wanted - set(PLACEHOLDER.findall(text)) - {"count"}
            assert not missing, f"{text!r} lacks {missing}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    compiled = gettext.translation("facilitator", PACKAGE / "locale", [language])
    for message in catalogue(language):
        if message.id and not message.fuzzy:
            one = message.id if isinstance(message.id, str) else message.id[0]
            many = None if isinstance(message.id, str) else message.id[1]
            for text in filter(None, translations(message)):
                spoken = compiled.gettext(one) if many is None else compiled.ngettext(one, many, 1)
                assert spoken == text


def test_phrases_are_literal_so_that_they_can_be_collected() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "nsay"}:
                texts = node.args[: 1 if node.func.id == "say" else 2]
                assert all(isinstance(t, ast.Constant) for t in texts), f"{path}:{node.lineno}"


def test_the_collector_finds_every_phrase() -> None:
    """It does not look into f-strings: a phrase there would stay English for ever."""
    written = {
        node.args[0].value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "nsay"}
    }
    assert written <= phrases_in_the_code()


def test_a_phrase_is_spoken_with_its_arguments_whatever_they_hold() -> None:
    words = Words("en")
    assert words(say("{name} left", name="{0} {name} [/b]")) == "{0} {name} [/b] left"
    assert words(nsay("{count} item", "{count} items", 1)) == "1 item"
    assert words(nsay("{count} item", "{count} items", 2)) == "2 items"
    assert words(say("{a}; {b}", a=say("left"), b=say("absent"))) == "left; absent"


def test_numbers_follow_the_language() -> None:
    assert Words("en").percent(18, 23) == "78.3%"
    assert Words("vi").percent(18, 23) == "78,3%"
    assert Words("en").percent(1, 2) == "50.0%"


@pytest.mark.parametrize(
    ("tag", "language"),
    [("vi-VN", "vi"), ("vi_VN.UTF-8", "vi"), ("C", "en"), ("sv", "en"), ("", "en"), (None, "en")],
)
def test_a_language_tag_finds_the_language_spoken(tag: str | None, language: str) -> None:
    assert nearest_language(tag) == language


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "C.UTF-8"}, None),
        ({"LC_ALL": "POSIX", "LANG": "vi_VN.UTF-8"}, None),
        ({}, None),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C", "FACILITATOR_LANG": "vi"}, "vi"),
        ({"LANG": "sv_SE.UTF-8"}, "en"),
    ],
)
def test_a_system_without_a_language_names_none(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str | None
) -> None:
    for name in ("FACILITATOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert named_language() == language
    assert chairs_language() == (language or "en")
