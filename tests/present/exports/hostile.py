"""Records whose every word is hostile: control characters, halves of characters, formulas, markup, right to left."""

from typing import Any

import msgspec

from dragoman.record.record import Record
from tests.present.build import record

HOSTILE = {
    "control": "a\x00b\x07c\x0bd\x1be\x7ff\x85g\u2028h\r\ni\tj",
    "nothing": "\x00\x01\ufffe\uffff",
    "surrogate": "a\ud800b\udfffc",
    "formula": '=HYPERLINK("http://evil.test","x")',
    "command": "@SUM(1)|cmd' /c calc'!A1",
    "markup": "</text><script>alert(1)</script>]]>&amp;&#0;<!--",
    "paragraph": "<para><b>x</i></para> <a href='http://evil.test'>",
    "lines": "BEGIN:VEVENT\r\nSUMMARY:x;,\\n\r\nEND:VCALENDAR\r\n",
    "right to left": "\u202eمحادثات\u202c עברית \u2067x\u2069",
    "marks": "e" + "\u0301" * 3000,
    "astral": "\U0001f54a\U000e0041\U0010ffff",
    "long": "long words " * 10_000,
    "unbroken": "x" * 100_000,
    "empty": "",
}
WORDS = (
    "text", "quote", "name", "title", "outlet", "file", "what", "content", "venue", "condition", "consequence",
    "target", "counts", "value", "channel", "addressee", "duration", "reason",
)  # fmt: skip


def hostile(words: str) -> Record:
    """The hand-made record with all its words replaced."""
    made: Record = _replaced(record(), words)
    return made


def _replaced(value: Any, words: str) -> Any:  # noqa: ANN401  whatever a record is made of
    if isinstance(value, tuple):
        return tuple(_replaced(one, words) for one in value)
    if not isinstance(value, msgspec.Struct):
        return value
    held = {name: getattr(value, name) for name in value.__struct_fields__}
    new = {
        name: words if name in WORDS and isinstance(one, str) else _replaced(one, words) for name, one in held.items()
    }
    return msgspec.structs.replace(value, **new)
