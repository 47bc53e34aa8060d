"""Values as JSON, whatever words are in them."""

from collections.abc import Iterable
from typing import Any

import msgspec

from dragoman.present.display import unbroken


def document(value: Any) -> bytes:  # noqa: ANN401  whatever can be encoded
    """One JSON document, UTF-8, one space of indent, with a final newline."""
    return msgspec.json.format(msgspec.json.encode(_writable(value)), indent=1) + b"\n"


def lines(values: Iterable[Any]) -> bytes:
    """A JSON document a line (JSON Lines)."""
    return b"".join(msgspec.json.encode(_writable(value)) + b"\n" for value in values)


def _writable(value: Any) -> Any:  # noqa: ANN401  the same as plain lists and dicts
    match value:
        case str():
            return unbroken(value)
        case dict():
            return {key: _writable(one) for key, one in value.items()}
        case list() | tuple():
            return [_writable(one) for one in value]
        case msgspec.Struct():
            return _writable(msgspec.to_builtins(value))
        case _:
            return value
