"""The floor in transcript and minutes: shares, pools, answers, what was kept for nobody yet."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting.body import BodyRules
from facilitator.meeting.floor import SpeechClass
from facilitator.record.minutes import minutes
from facilitator.record.schema import schema
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .room import AGENDA, Room

RULES = BodyRules(pools={"east": 120, "west": 60}, ranks={"close the debate": 2})


def debate(rules: BodyRules = RULES) -> Room:
    """Cy speaks, somebody unknown asks, Cy answers and goes on; Bo overdraws; Ann to order."""
    room = Room(replace(AGENDA, body_rules=rules))
    room.present("Ann", "Bo", "Cy", "Eve").do(c.OpenMeeting())
    room.do(c.AskFloor(person=room.who("Cy")), c.CallNext()).wait(seconds=30)
    room.do(c.AskFloor(person=None, speech_class=SpeechClass.INTERPOSED), c.CallNext())
    room.do(c.AskFloor(person=room.who("Cy"), answers="e2")).wait(seconds=10)
    room.do(c.CallNext()).wait(seconds=20).do(c.FinishSpeech())
    room.wait(seconds=15).do(c.FinishSpeech())
    room.do(c.AskFloor(person=room.who("Bo"), speech_class=SpeechClass.AGAINST), c.CallNext())
    room.wait(seconds=80)
    room.do(c.AskFloor(person=room.who("Ann"), speech_class=SpeechClass.ORDER, rank=2))
    room.do(c.CallNext()).wait(seconds=5).do(c.FinishSpeech())
    return room.do(c.ExtendPool(group="west", seconds=30))


def transcript(room: Room) -> dict[str, Any]:
    made = json.loads(as_json(room.session.timeline))
    jsonschema.Draft202012Validator(schema()).validate(made)
    return made


def test_turns_say_what_they_answer_and_of_which_category_they_are() -> None:
    turns = transcript(debate())["turns"]
    told = [(turn["name"], turn["class"], turn["seconds"], turn["answers"]) for turn in turns]
    assert told == [
        ("Cy Dunn", "plain", 45, None),
        (None, "interposed", 10, None),
        ("Cy Dunn", "interposed", 20, 2),
        ("Bo Carr", "against", 80, None),
        ("Ann Lee", "order", 5, None),
    ]
    assert [turn["category"] for turn in turns] == [None] * 4 + ["close the debate"]


def test_pools_are_charged_for_plain_speeches_alone() -> None:
    room = debate().do(c.NextItem())
    pools = transcript(room)["statistics"]["pools"]
    assert pools == [
        pool("1", "east", 120, 0, 45),
        pool("1", "west", 60, 30, 80),
        pool("2", "east", 120, 0, 0),
        pool("2", "west", 60, 0, 0),
    ]
    whole = transcript(debate(replace(RULES, pools_of_meeting=True)))["statistics"]["pools"]
    assert whole == [pool(None, "east", 120, 0, 45), pool(None, "west", 60, 30, 80)]


def pool(item: str | None, group: str, initial: int, extra: int, used: int) -> dict[str, Any]:
    return {
        "group": group,
        "item": item,
        "initial_seconds": initial,
        "extra_seconds": extra,
        "used_seconds": used,
        "left_seconds": initial + extra - used,
    }


def test_groups_stand_against_their_share_of_the_room() -> None:
    figures = transcript(debate())["statistics"]
    assert (figures["turns"], figures["seconds"]) == (4, 150)
    groups = {row["group"]: row for row in figures["groups"]}
    assert (groups["west"]["share"], groups["west"]["room_share"]) == (0.5333, 0.25)
    assert (groups["east"]["share"], groups["east"]["room_share"]) == (0.4667, 0.5)
    assert (groups["east"]["people"], groups["east"]["spoke"]) == (2, 2)
    assert (groups[None]["spoke"], groups[None]["room_share"]) == (0, 0.25)


def test_the_minutes_name_the_category_the_answer_and_who_is_not_known() -> None:
    text = minutes(debate().session.timeline, Words("en"))
    assert "unnamed speaker (interposed question)" in text
    assert "Cy Dunn (answer to an interposed question)" in text
    assert "Ann Lee (point of order: close the debate)" in text
    assert "item 1, west: 1:20 of 1:30" in text
    assert "1:20 of 1:30" not in minutes(debate().session.timeline, Words("en"), appendix=False)


def test_a_speech_that_is_named_later_is_named_in_the_record() -> None:
    room = debate().do(c.NameSpeaker(person="p5"))
    assert transcript(room)["turns"][1]["name"] == "Eve Fox"
    assert "Eve Fox (interposed question)" in minutes(room.session.timeline, Words("en"))
