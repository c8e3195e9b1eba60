"""The form of the journal is for ever: what each landed version wrote is read and rendered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import msgspec.inspect
import pytest

from facilitator.counting.results import Round
from facilitator.meeting import agenda as working
from facilitator.meeting import stored
from facilitator.meeting.body import BodyRules
from facilitator.meeting.elections.outcome import Outcome, Tie
from facilitator.meeting.events import SCHEMA_VERSION, Event, Recorded, TurnCorrected
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Refused
from facilitator.meeting.spans import Span
from facilitator.record.codec import BrokenLine, open_frame, read_frame
from facilitator.record.journal import scan, timeline_of
from facilitator.record.minutes import minutes
from facilitator.record.schema import journal_schema
from facilitator.record.transcript import as_json
from facilitator.record.upcasting import UPCASTS
from facilitator.words import Words

from .test_codec import framed

ROOT = Path(__file__).parents[2]
JOURNALS = Path(__file__).parent / "journals"
STORED = sorted(JOURNALS.glob("v*.jsonl"))


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()


# stored journals


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_stored_journal_is_read_told_and_rendered(path: Path) -> None:
    found = scan(path.read_bytes(), path)
    assert (len(found.recorded), found.torn) == (len(lines_of(path)), 0)
    timeline = timeline_of(found.recorded, path.parent)
    assert all(Words("vi")(phrase) for phrase in timeline.told if phrase is not None)
    made = json.loads(as_json(timeline))
    expected = json.loads(path.with_suffix(".facts.json").read_text(encoding="utf-8"))
    for where, value in expected.items():
        part: Any = made
        for key in where.split("."):
            part = part[int(key)] if isinstance(part, list) else part[key]
        assert part == value, where
    assert minutes(timeline, Words(timeline.meeting.agenda.language))


def test_there_is_a_stored_journal_of_every_version_and_an_upcast_from_each_older_one() -> None:
    versions = {int(path.stem[1:].split("-")[0]) for path in STORED}
    assert versions == set(range(1, SCHEMA_VERSION + 1))
    assert set(UPCASTS) == set(range(1, SCHEMA_VERSION))


def test_the_present_version_has_every_kind_of_event_stored() -> None:
    newest = [path for path in STORED if path.stem.startswith(f"v{SCHEMA_VERSION}")]
    written = {json.loads(line)["event"]["type"] for path in newest for line in lines_of(path)}
    assert {kind.__name__ for kind in Event.__subclasses__()} - written == set()


def test_what_version_1_wrote_about_authors_and_spans_is_brought_up() -> None:
    path = JOURNALS / "v1.jsonl"
    recorded = scan(path.read_bytes(), path).recorded
    assert {line.by.name for line in recorded} == {"bo"}
    corrected = [line.event for line in recorded if isinstance(line.event, TurnCorrected)]
    assert any(event.spans and event.spans[0].ended for event in corrected)
    assert len(timeline_of(recorded, path).meeting.agenda.body_rules.procedures) == 12


# the schema


def test_the_form_of_the_journal_changes_only_on_purpose() -> None:
    kept = json.loads((ROOT / "docs" / "journal-schema.json").read_text(encoding="utf-8"))
    assert journal_schema() == kept, (
        "The form of the journal has changed. Can journals written before be read, and mean the "
        "same? If not, raise SCHEMA_VERSION and add an upcast and a stored journal. Then run "
        "`facilitator schema journal > docs/journal-schema.json` and commit the difference."
    )


def test_nothing_unknown_can_hide_in_an_event() -> None:
    schema = journal_schema()
    objects = [part for part in schema["$defs"].values() if part.get("type") == "object"]
    assert len(objects) > 90
    for part in [schema, *objects]:
        assert part["additionalProperties"] is False


def test_the_schema_describes_the_stored_journals() -> None:
    import jsonschema

    validator = jsonschema.Draft202012Validator(journal_schema())
    for path in STORED:
        if path.stem.startswith(f"v{SCHEMA_VERSION}"):
            for line in lines_of(path):
                validator.validate(json.loads(line))


# the stored shapes


TWINS = [
    (stored.StoredAgenda, working.Agenda, set()),
    (stored.StoredItem, working.Item, set()),
    (stored.StoredRosterEntry, working.RosterEntry, set()),
    (stored.StoredBodyRules, BodyRules, set()),
    (stored.StoredPerson, Person, {"turns", "seconds", "declined"}),
    (stored.StoredSpan, Span, set()),
    (stored.StoredRound, Round, set()),
    (stored.StoredTie, Tie, set()),
    (stored.StoredOutcome, Outcome, set()),
]


@pytest.mark.parametrize(("twin", "cls", "derived"), TWINS)
def test_a_stored_shape_has_every_field_of_what_it_stores(
    twin: type[msgspec.Struct], cls: type[msgspec.Struct], derived: set[str]
) -> None:
    kept = set(twin.__struct_fields__)
    assert set(cls.__struct_fields__) - kept == derived
    assert kept <= set(cls.__struct_fields__)


def stored_structs() -> set[type[msgspec.Struct]]:
    """All classes that a line of the journal can hold."""
    found: set[type[msgspec.Struct]] = set()

    def walk(part: Any) -> None:
        if isinstance(part, msgspec.inspect.StructType):
            if part.cls in found:
                return
            found.add(part.cls)
        for name in getattr(part, "__struct_fields__", ()):
            value = getattr(part, name)
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, msgspec.inspect.Type | msgspec.inspect.Field):
                    walk(inner)

    walk(msgspec.inspect.type_info(Recorded))
    return found


def test_every_stored_value_omits_its_defaults_and_forbids_unknown_fields() -> None:
    found = stored_structs()
    assert len(found) > 110
    for cls in found - {Recorded}:
        config = cls.__struct_config__
        assert (config.omit_defaults, config.forbid_unknown_fields) == (True, True), cls
        assert not config.array_like, cls


def test_a_value_that_is_stored_in_full_though_it_is_a_default_means_the_same() -> None:
    """Another version may have had another default: what is written is believed."""
    line = next(line for line in lines_of(JOURNALS / "v1.jsonl") if b'"FloorAsked"' in line)
    plain = json.loads(line)
    body = {key: plain[key] for key in ("v", "seq", "at", "by", "act", "event")}
    full = {**body, "event": {**body["event"], "rank": 0, "answers": None}}
    assert read_frame(open_frame(framed(msgspec.json.encode(full)))) == read_frame(open_frame(line))


def objects_in(value: Any) -> list[dict[str, Any]]:
    found = [value] if isinstance(value, dict) else []
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*found, *(inner for part in parts for inner in objects_in(part))]


def test_an_unknown_field_is_refused_at_every_depth() -> None:
    """No map of names to values is harmed: only objects with a fixed set of fields are tried."""
    tried = 0
    for line in lines_of(STORED[-1])[:60]:
        body = {k: v for k, v in json.loads(line).items() if k not in {"prev", "more", "crc"}}
        for place in range(len(objects_in(body))):
            changed = json.loads(json.dumps(body))
            holder = objects_in(changed)[place]
            if all(isinstance(value, int) for value in holder.values()):
                continue
            holder["mood"] = "good"
            with pytest.raises(BrokenLine) as error:
                read_frame(open_frame(framed(msgspec.json.encode(changed))))
            assert "mood" in Refused(error.value.problem).args[0]
            tried += 1
    assert tried > 100
