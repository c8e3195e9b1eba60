"""The meeting as JSON: the same bytes from the same journal, on any machine at any hour.

part        the base class, types and instants of all parts
attendance, agenda, floor, votes, elections, written
            a part each: its published form, then how it is filled
document    all parts together, and the bytes of transcript.json

Instants are ISO 8601 text with an offset, lengths are whole seconds, people appear by name, and
items by their number in the agenda. The JSON Schema is made from these classes.
"""

from facilitator.record.transcript.document import Transcript, as_json, duration, transcript

__all__ = ["Transcript", "as_json", "duration", "transcript"]
