"""The rules of an agenda: as data for programs, and in words below the items of `check`."""

from __future__ import annotations

import msgspec

from facilitator.agenda_file.page import WIDTH, Speak, fold_line
from facilitator.meeting.agenda import Agenda
from facilitator.meeting.body import BodyRules
from facilitator.meeting.bylaws import bylaws, name_of_rules
from facilitator.meeting.phrase import say


def rules_as_data(agenda: Agenda, speak: Speak) -> dict[str, object]:
    """Return every rule with its value, and the same in words; lengths in whole seconds."""
    shared = {
        "quorum": msgspec.to_builtins(agenda.quorum),
        "turn": agenda.turn,
        "class_turns": agenda.class_turns,
        "second_turn": agenda.second_turn,
        "order": str(agenda.order),
        "vote": {
            "share": agenda.requirement.share,
            "strict": agenda.requirement.strict,
            "base": str(agenda.requirement.base),
            "floor": agenda.requirement.floor,
            "number": agenda.requirement.number,
        },
        "warnings": list(agenda.warnings),
    }
    own = {
        field: msgspec.to_builtins(getattr(agenda.body_rules, field))
        for field in BodyRules.__struct_fields__
    }
    words = [
        {
            "title": speak(part.title),
            "sentences": [speak(sentence) for sentence in part.sentences],
        }
        for part in bylaws(agenda)
    ]
    return {**shared, **own, "in_words": words}


def rules_page(agenda: Agenda, speak: Speak, width: int = WIDTH) -> list[str]:
    """Return the rules as lines: the name of the set, then each subject with its sentences."""
    lines = [speak(say("Rules: {rules}", rules=name_of_rules(agenda)))]
    for part in bylaws(agenda):
        lines.append(f"  {speak(part.title)}")
        for sentence in part.sentences:
            first, *others = fold_line(speak(sentence), width - 6)
            lines.append(f"    - {first}")
            lines.extend(f"      {line}" for line in others)
    return lines
