"""The program run as a chair runs it, on computers whose clocks show different times."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import zoneinfo
from pathlib import Path

import pytest

AGENDA = """---
title: Rowing club
language: en
{more}members: [Ada Moss, Ben Ruhl, Cleo Dahl]
---
## 1. Boats (30m)
"""


def facilitator(*words: str, data: Path, zone: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "--data", str(data), *words],
        input=typed,
        env={**os.environ, "TZ": zone, "FACILITATOR_LANG": "en"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout


def typed_up(folder: Path, script: str, zone: str, more: str = "") -> Path:
    """Type up a meeting on a computer in a zone; return the data folder."""
    (folder / "agenda.md").write_text(AGENDA.format(more=more), encoding="utf-8")
    (folder / "script.txt").write_text(script, encoding="utf-8")
    data = folder / "data"
    words = ("run", str(folder / "agenda.md"), "--plain", "--script", str(folder / "script.txt"))
    facilitator(*words, data=data, zone=zone)
    return data


def meeting_in(data: Path) -> str:
    return next(path.name for path in data.iterdir() if path.is_dir())


def transcript(data: Path, zone: str) -> dict:
    meeting = meeting_in(data)
    return json.loads(facilitator("show", meeting, "--format", "json", data=data, zone=zone))


@pytest.fixture(autouse=True)
def _zones() -> None:
    try:
        zoneinfo.ZoneInfo("Europe/Berlin")
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("this computer has no table of zones")


NIGHT = """[2026-03-29 01:50] present all
open
queue Ada
call
[03:05] finish
[03:10] correct t1 ended 03:04
adjourn
"""


def test_a_night_typed_up_in_winter_has_the_offsets_of_that_night(tmp_path: Path) -> None:
    made = transcript(typed_up(tmp_path, NIGHT, "Europe/Berlin"), "Europe/Berlin")
    assert made["meeting"]["opened_at"] == "2026-03-29T01:50:00+01:00"
    assert made["meeting"]["closed_at"] == "2026-03-29T03:10:00+02:00"
    assert made["meeting"]["seconds"] == 20 * 60
    assert made["turns"][0]["ended_at"] == "2026-03-29T03:04:00+02:00"


def test_the_agenda_names_the_zone(tmp_path: Path) -> None:
    data = typed_up(tmp_path, NIGHT, "Asia/Tokyo", more="zone: Europe/Berlin\n")
    assert transcript(data, "Asia/Tokyo")["meeting"]["seconds"] == 20 * 60


def test_the_first_offset_of_a_script_is_the_zone_of_the_times_behind_it(tmp_path: Path) -> None:
    script = "[2026-03-28T23:50:00+01:00] present all\nopen\n[2026-03-29 03:05] adjourn\n"
    made = transcript(typed_up(tmp_path, script, "Asia/Tokyo"), "Asia/Tokyo")
    assert made["meeting"]["closed_at"] == "2026-03-29T03:05:00+01:00"
    assert made["meeting"]["seconds"] == 195 * 60


def test_a_zone_that_nobody_knows_is_a_complaint(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(AGENDA.format(more="zone: Mars/Base\n"), encoding="utf-8")
    said = facilitator("check", str(tmp_path / "a.md"), data=tmp_path, zone="UTC")
    assert "zone: this computer knows no zone “Mars/Base”" in said.replace("\n    ", " ")


def test_a_record_is_the_same_bytes_wherever_it_is_shown(tmp_path: Path) -> None:
    data = typed_up(tmp_path, NIGHT, "Europe/Berlin")
    meeting = meeting_in(data)
    for words in (("show", meeting, "--format", "json"), ("show", meeting, "--format", "md"),
                  ("list",), ("list", "--json"), ("verify", meeting)):  # fmt: skip
        told = {zone: facilitator(*words, data=data, zone=zone) for zone in ZONES}
        assert len(set(told.values())) == 1, words


ZONES = ("Europe/Berlin", "UTC", "Pacific/Kiritimati", "America/St_Johns")


def test_a_meeting_that_goes_on_elsewhere_is_told_in_one_zone(tmp_path: Path) -> None:
    hanoi = dt.timezone(dt.timedelta(hours=7))
    begun = dt.datetime.now(hanoi).replace(microsecond=0) - dt.timedelta(minutes=9)
    script = f"[{begun.isoformat()}] present all\nopen\nqueue Ada\ncall\n"
    data = typed_up(tmp_path, script, "UTC")
    meeting = meeting_in(data)
    typed = "status\nfinish\nadjourn\n"
    said = facilitator(
        "resume", meeting, "--plain", data=data, zone="America/St_Johns", typed=typed
    )
    assert f"planned end {begun + dt.timedelta(minutes=30):%H:%M}" in said
    made = transcript(data, "Asia/Tokyo")
    assert made["meeting"]["opened_at"] == begun.isoformat()
    assert made["meeting"]["closed_at"].endswith("+07:00")
    assert 540 <= made["meeting"]["seconds"] < 640
    told = facilitator("show", meeting, "--format", "md", data=data, zone="Asia/Tokyo")
    assert f"{begun:%H:%M}–" in told


def test_a_record_prepared_here_and_opened_there_is_told_as_there(tmp_path: Path) -> None:
    data = typed_up(tmp_path, f"[{dt.datetime.now(dt.UTC):%Y-%m-%d} 00:00] present all\n", "UTC")
    meeting = meeting_in(data)
    facilitator("resume", meeting, "--plain", data=data, zone="Asia/Tokyo", typed="open\nadjourn\n")
    assert transcript(data, "UTC")["meeting"]["opened_at"].endswith("+09:00")


def test_an_old_script_that_goes_on_by_hand_is_not_years_late(tmp_path: Path) -> None:
    script = "[2014-07-24T19:00:00+07:00] present all\nopen\n[19:10] note the oars\n"
    data = typed_up(tmp_path, script, "UTC")
    meeting = meeting_in(data)
    said = facilitator("resume", meeting, "--plain", data=data, zone="UTC", typed="status\n")
    assert "goes on from the last act" in said
    assert "item 1, Boats: 10:0" in said
    assert "planned end 19:30, likely 19:30 (in time)" in said
