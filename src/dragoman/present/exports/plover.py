"""A record's events in the ontology PLOVER, one JSON object a line (JSONL)."""

import msgspec

from dragoman.present.exports.exporter import Exporter, Material


def _jsonl(material: Material) -> bytes:
    from dragoman.present.plover.events import events

    return b"".join(msgspec.json.encode(event) + b"\n" for event in events(material.view))


PLOVER = Exporter(
    name="plover", suffix=".jsonl", what="events in PLOVER, one JSON object a line: who did what to whom", make=_jsonl
)
