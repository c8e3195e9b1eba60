"""The rules of a body for its elections, in a rule set or in the front matter of an agenda."""

from __future__ import annotations

from facilitator.agenda_file.settings import Reader, Settings, truth, unknown
from facilitator.agenda_file.yaml_nodes import Node
from facilitator.meeting.body import Repeated
from facilitator.meeting.text import clean

_GAPS: dict[str, int | None] = {"skip": None, "no": None, "không": None, "stop": 0}
"""Words for the most blank ranks in a row that do not end a ballot; None: however many."""


def _repeated(settings: Settings, node: Node) -> None:
    """Read what a ranked ballot counts that names a candidate twice."""
    words = clean(node.text or "").casefold()
    known = [kind.value for kind in Repeated]
    if words in known:
        settings.set_rules(repeated=Repeated(words))
    else:
        unknown(settings, node.line, "repeated", words, known)


def _gaps(settings: Settings, node: Node) -> None:
    """Read how many blank ranks do not end a ranked ballot: `skip`, `stop` or a number."""
    words = clean(node.text or "").casefold()
    if words in _GAPS:
        settings.set_rules(gaps=_GAPS[words])
    elif words.isascii() and words.isdigit() and len(words) < 4:
        settings.set_rules(gaps=int(words))
    else:
        unknown(settings, node.line, "gaps", words, ["skip", "stop"])


def _fill_seats(settings: Settings, node: Node) -> None:
    said = truth(settings, node, "fill-seats")
    if said is not None:
        settings.set_rules(fill_seats=said)


ELECTION_RULES: dict[str, Reader] = {
    "repeated": _repeated,
    "gaps": _gaps,
    "fill-seats": _fill_seats,
}
"""Keys that an agenda and a rule set share; the agenda's own goes before its rule set's."""
