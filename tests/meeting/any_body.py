"""Bodies that differ in everything that a body can decide for itself."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.agenda import Agenda

FOLDER = Path(__file__).parent

_MEMBERS = """members:
  - {name: Ann Lee, role: chair, group: east}
  - {name: Bo Ek, role: secretary, group: west}
  - {name: Cy Roe, group: east, delegate: Bo Ek}
  - {name: Di Poe, group: west}
  - {name: Eva Fox, group: east}
  - {name: "Nguyễn Văn [b]", group: west}
  - {name: Guy, role: probationary, voting: no}
guests: [Hal]
"""
_ITEMS = """
## 1. News (15m)
- ? What is new?
- motion: We take note. (simple, by consent)
- motion: We act. (two-thirds, by rollcall)
### 1.1 More (5m)
## 2. Tasks (20-30m) {recurring}
## 3. Round {go-around 1m}
## 4. Break (10m) {hard}
## 5. ~~Done~~ (3m)
"""


def body(front: str, members: str = _MEMBERS) -> Agenda:
    """Return an agenda read from front matter; nothing in it is complained about."""
    text = f'---\ntitle: Any meeting\ntime: "19:15"\n{members}{front}---\n{_ITEMS}'
    reading = parse_agenda(text, name="body.md", folder=FOLDER)
    assert not reading.warnings, reading.warnings
    return reading.agenda


def weighted(agenda: Agenda) -> Agenda:
    """Return a body of shares: votes that weigh, held in bulk, one of them a veto."""
    given = {
        "Bo Ek": {"weight": Decimal("2.5"), "held": 3},
        "Cy Roe": {"weight": 3, "represented_by": "Di Poe", "delegate": None},
        "Eva Fox": {"veto": True},
    }
    people = tuple(replace(person, **given.get(person.name, {})) for person in agenda.people)
    return replace(agenda, people=people)


BODIES: dict[str, Agenda] = {
    "usual": body("turn: 90s\n"),
    "roberts": body("rules: roberts\norder: groups\nvote: present\n"),
    "model-un": body("rules: model-un\norder: alternate\nquorum: 1/3\n"),
    "own": body(
        "order: fewest\nvote: absolute\nturn: {plain: 2m, order: 30s, second: 1m}\n"
        "rules:\n"
        "  second: yes\n"
        "  casting-vote: no\n"
        "  entries: {plain: 2, order: 3}\n"
        "  ranks: [quorum, order]\n"
        "  pools: {east: 2m, west: 90s}\n"
        "  delegator-votes: no\n"
        "  no-to-all: yes\n"
        "  abstain-from-all: yes\n"
        "  procedures: {table: no, adjourn: {needs: two-thirds, second: yes}}\n"
    ),
    "weighted": weighted(body("vote: present\n")),
    "parted": body("vote: simple and simple in each group\n"),
    "nobody": body("quorum: none\nlanguage: vi\n", members=""),
}
