"""Whether an event is one by the schema that is published beside the reference."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from jsonschema import Draft202012Validator

from dragoman.present.plover.event import Event

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "docs" / "reference" / "plover.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(event: Event) -> Iterator[str]:
    """What is wrong with an event as it is written."""
    for error in VALIDATOR.iter_errors(json.loads(msgspec.json.encode(event))):
        yield f"{error.json_path}: {error.message}"
