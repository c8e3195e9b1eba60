"""The main states, small and wide, in both languages: pictures that a change has to answer for."""

from __future__ import annotations

import pytest
import scenes

from facilitator.ui.app import FacilitatorApp
from facilitator.words import Words

SMALL, WIDE, PROJECTOR = (80, 24), (120, 36), (160, 50)


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)


def app_of(scene: scenes.Scene, language: str, look: str | None = None) -> FacilitatorApp:
    return FacilitatorApp(scene.session, Words(language), look=look)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("state", ["prepared", "debate", "voting", "overtime"])
def test_state(snap_compare, state, language, size):
    scene = getattr(scenes, state)(language)
    assert snap_compare(app_of(scene, language), terminal_size=size)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
@pytest.mark.parametrize("state", ["pooled", "interposed"])
def test_floor(snap_compare, state, size):
    assert snap_compare(app_of(getattr(scenes, state)("en"), "en"), terminal_size=size)


@pytest.mark.parametrize("state", ["recess", "closed"])
def test_standing_still(snap_compare, state):
    assert snap_compare(app_of(getattr(scenes, state)("en"), "en"), terminal_size=SMALL)


@pytest.mark.parametrize("look", ["facilitator-light", "facilitator-contrast", "ansi-dark"])
def test_look(snap_compare, look):
    assert snap_compare(app_of(scenes.overtime("en"), "en", look), terminal_size=SMALL)


def test_projector(snap_compare):
    assert snap_compare(app_of(scenes.debate("en"), "en"), terminal_size=PROJECTOR)


def test_help(snap_compare):
    app = app_of(scenes.debate("en"), "en")
    assert snap_compare(app, press=["question_mark"], terminal_size=WIDE)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
def test_papers_of_an_election(snap_compare, size):
    app = app_of(scenes.electing("en"), "en")
    assert snap_compare(app, press=["B", *"acd", "space", "x", "3"], terminal_size=size)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_result_of_an_election(snap_compare, language, size):
    app = app_of(scenes.elected(language), language)
    assert snap_compare(app, press=["W"], terminal_size=size)


def test_card_of_an_election(snap_compare):
    assert snap_compare(app_of(scenes.elected("en"), "en"), terminal_size=SMALL)
