"""An event comes back from its line as it was, and nothing unknown is ever skipped."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
import pytest

from facilitator.errors import FacilitatorError
from facilitator.meeting import events
from facilitator.meeting.author import Author
from facilitator.meeting.events import Event, NoteTaken, Recorded
from facilitator.meeting.notes import NoteKind
from facilitator.record.codec import (
    NO_LINE,
    BrokenLine,
    encode_act,
    encode_line,
    line_hash,
    open_frame,
    read_frame,
)

from .room import START, Room

NOTE = Recorded(
    seq=7,
    at=START,
    by=Author(name="ann"),
    act=4,
    event=NoteTaken(number=1, kind=NoteKind.NOTE, text='Đ/c "Bưởi" \\ 1 < 2', item="i1"),
)


def framed(body: bytes, prev: str = NO_LINE) -> bytes:
    """A line with a right check around whatever somebody else's program put into it."""
    line = b'{"prev":"%s","more":0,%s,' % (prev.encode(), body.strip()[1:-1])
    return line + b'"crc":"%08x"}' % zlib.crc32(line)


def read(line: bytes) -> Recorded:
    return read_frame(open_frame(line))


def body_of(recorded: Recorded, **changes: Any) -> bytes:
    plain = msgspec.json.decode(msgspec.json.encode(recorded))
    plain["event"].update(changes)
    return msgspec.json.encode(plain)


def test_a_line_is_readable_as_it_stands_in_the_file() -> None:
    assert encode_line(NOTE, NO_LINE, 0) == (
        b'{"prev":"' + b"0" * 64 + b'","more":0,"v":2,"seq":7,"at":"2026-11-23T19:30:00+07:00",'
        b'"by":{"name":"ann"},"act":4,"event":{"type":"NoteTaken","number":1,"kind":"note",'
        b'"text":"\xc4\x90/c \\"B\xc6\xb0\xe1\xbb\x9fi\\" \\\\ 1 < 2","item":"i1"},'
        b'"crc":"f1e1e03b"}'
    )


def test_every_kind_of_event_can_be_written() -> None:
    kinds = {kind for kind in vars(events).values() if isinstance(kind, type)}
    kinds = {kind for kind in kinds if issubclass(kind, Event) and kind is not Event}
    assert kinds == set(events.AnyEvent.__args__)


def test_the_events_of_a_meeting_come_back_with_their_offsets() -> None:
    room = Room().present("Ann", "Bo")
    head = NO_LINE
    for act in room.acts:
        data, head = encode_act(act, head)
        assert tuple(read(line) for line in data.splitlines()) == act
    assert read(data.splitlines()[-1]).at.isoformat() == "2026-11-23T19:30:00+07:00"


def test_the_lines_of_an_act_say_how_many_are_still_to_come() -> None:
    act = Room().present("Ann", "Bo", "Cy").acts[-1]
    data, _ = encode_act(act, NO_LINE)
    assert [open_frame(line).more for line in data.splitlines()] == [2, 1, 0]


def test_each_line_carries_the_hash_of_the_one_before() -> None:
    data, head = encode_act(Room().present("Ann", "Bo").acts[-1], "a" * 64)
    first, second = data.splitlines()
    assert open_frame(first).prev == "a" * 64
    assert open_frame(second).prev == line_hash(first)
    assert head == line_hash(second)


def test_any_changed_byte_is_found() -> None:
    line = encode_line(NOTE, NO_LINE, 0)
    for place in range(len(line)):
        for flip in (1, 32, 128):
            changed = bytearray(line)
            changed[place] ^= flip
            with pytest.raises(BrokenLine):
                read(bytes(changed))


def test_an_unknown_event_is_an_error_that_names_it() -> None:
    line = framed(body_of(NOTE, type="TeaServed"))
    with pytest.raises(BrokenLine) as error:
        read(line)
    assert error.value.problem.args["kind"] == "TeaServed"
    assert error.value.remedy is not None


def test_an_unknown_field_is_an_error_that_names_it() -> None:
    line = framed(body_of(NOTE, mood="good"))
    with pytest.raises(BrokenLine) as error:
        read(line)
    assert error.value.problem.args["field"] == "event.mood"
    assert error.value.remedy is not None


def test_an_unknown_field_deep_inside_is_found_too() -> None:
    (prepared,) = Room().acts[0]
    agenda = msgspec.json.decode(msgspec.json.encode(prepared))["event"]["agenda"]
    agenda["items"][1]["plan"]["overtime"] = 5
    with pytest.raises(BrokenLine) as error:
        read(framed(body_of(prepared, agenda=agenda)))
    assert error.value.problem.args["field"] == "event.agenda.items[1].plan.overtime"


@pytest.mark.parametrize(
    "changes", [{"number": "1"}, {"kind": "rumour"}, {"text": None}, {"number": 1.5}]
)
def test_values_of_another_kind_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BrokenLine):
        read(framed(body_of(NOTE, **changes)))


def test_a_line_of_a_newer_program_asks_for_the_newer_program() -> None:
    body = body_of(NOTE).replace(b'"v":2', b'"v":3')
    with pytest.raises(BrokenLine) as error:
        read(framed(body))
    assert "newer" in error.value.problem.text
    assert error.value.remedy is not None


def test_an_older_line_is_brought_up_version_by_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.record.codec.SCHEMA_VERSION", 4)
    old = framed(body_of(NOTE).replace(b'"text"', b'"words"'))

    def words_became_text(plain: dict[str, Any]) -> dict[str, Any]:
        event = dict(plain["event"])
        event["text"] = event.pop("words")
        return {**plain, "event": event}

    def louder(plain: dict[str, Any]) -> dict[str, Any]:
        return {**plain, "event": {**plain["event"], "text": plain["event"]["text"] + "!"}}

    recorded = read_frame(open_frame(old), {2: words_became_text, 3: louder})
    assert isinstance(recorded.event, NoteTaken)
    assert recorded.event.text.endswith("1 < 2!")
    assert recorded.v == 4
    with pytest.raises(BrokenLine):
        read_frame(open_frame(old), {})


def test_an_error_for_the_chair_is_one_sentence_with_its_arguments_filled_in() -> None:
    from facilitator.meeting.phrase import say

    error = FacilitatorError(say("{path} is full.", path="disk"))
    assert str(error) == "disk is full."
    assert error.exit_status == 2


def test_what_was_written_before_postponing_and_dividing_were_understood_reads_the_same() -> None:
    bodies = (
        b'{"type":"MotionPostponed","motion":1,"to":"until 19:10"}',
        b'{"type":"MotionTaken","motion":1,"item":"i2"}',
        b'{"type":"MotionMoved","number":1,"text":"2","requirement":{},"item":"i1"}',
    )
    for event in bodies:
        body = (
            b'{"v":1,"seq":9,"at":"2026-11-23T19:30:00+07:00","by":"a","act":4,"event":%s}' % event
        )
        recorded = read(framed(body))
        assert msgspec.json.encode(recorded.event) == event
